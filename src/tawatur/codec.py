"""Nouns to the JSON contract and back, and the recipes of ids.

The same nouns give the same bytes: keys are sorted, lists stand in the order of the contract.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from tawatur import model
from tawatur.model import (
    SCHEMA,
    Analysis,
    Article,
    Dossier,
    Event,
    Mention,
    Noun,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
)  # fmt: skip
from tawatur.traced import Traced

_JSON = msgspec.json.Encoder(order="sorted")


class ArticleDocument(Article, frozen=True):
    """An article of the contract: as it was read in, with all that it says."""

    times: list[Time] = []
    quantities: list[Quantity] = []
    mentions: list[Mention] = []
    statements: list[Statement] = []


class Document(Noun, frozen=True):
    """The one JSON document of the contract (`docs/contract.md`)."""

    schema: Literal["tawatur/1"]
    made_with: dict[str, Any]
    names: dict[str, str]
    articles: list[ArticleDocument]
    reuses: list[model.Reuse]
    events: list[Event]
    unsure: list[model.Unsure]
    storylines: list[model.Storyline]
    claims: list[model.Claim]
    conflicts: list[model.Conflict]
    matrix: list[model.Cell]
    omissions: list[model.Omission]
    timeline: list[model.Moment]
    origins: list[model.Origin]
    decisions: list[model.Decision]
    rejected: list[model.Rejected]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract, made from the types. Every key is always present.

    What `trace` prints is `$defs/Traced`.
    """
    (root, _), parts = msgspec.json.schema_components([Document, Traced], ref_template="#/$defs/{name}")
    for part in parts.values():
        if "properties" in part:
            part["required"] = sorted(part["properties"])
            for value in part["properties"].values():
                value.pop("default", None)
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **root}
    return {**about, "$defs": dict(sorted(parts.items()))}


def digest(value: Any) -> str:
    """The first 16 hex digits of SHA-256 over canonical JSON (sorted keys, no spaces, UTF-8)."""
    return hashlib.sha256(_JSON.encode(msgspec.to_builtins(value))).hexdigest()[:16]


def article_id(given_outlet: str | None, url: str | None, text: str) -> str:
    """The id of an article: by the outlet a person gave (or null), the canonical URL (or null) and the text."""
    return digest([given_outlet, url, text])


def statement_id(article: str, content: list[Span], cue: list[Span], source: Span | None) -> str:
    """The id of a statement: its article and its three spans."""
    return digest([article, content, cue, source])


def claim_id(statements: Iterable[str]) -> str:
    """The id of a claim: its statements, sorted."""
    return digest(sorted(statements))


def led_event_id(anchor: str) -> str:
    """The id of an event that articles lead with: its anchor, the least lead article by (publication, id)."""
    return digest(["leads", anchor])


def told_event_id(kind: str | None, least_statement: str) -> str:
    """The id of an event that no page leads with."""
    return digest(["told", kind, least_statement])


def decision_id(kind: str, on: Iterable[tuple[str, Span]], value: Any) -> str:
    """The id of a decision: its kind, the articles and spans that it is anchored on, its value."""
    return digest([kind, [[article, span] for article, span in on], value])


def publication_key(article: Article) -> tuple[str, str]:
    """The contract's order of articles."""
    return (article.published.earliest if article.published else "9999", article.id)


def _spanned(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=lambda x: (x["span"], msgspec.json.encode(x, order="sorted")))


def _reading(reading: Reading) -> dict[str, Any]:
    out: dict[str, Any] = msgspec.to_builtins(reading.article)
    inner: dict[str, Any] = msgspec.to_builtins(reading)
    for key in ("times", "quantities", "mentions"):
        out[key] = _spanned(inner[key])
    out["statements"] = sorted(inner["statements"], key=lambda s: (s["content"], s["cue"], s["id"]))
    for statement in out["statements"]:
        statement["joint"] = sorted(statement["joint"])
    out["blocks"] = _spanned(out["blocks"])
    out["findings"] = sorted(out["findings"] + inner["findings"], key=lambda f: (f["spans"], f["kind"], f["detail"]))
    out["credits"] = sorted(out["credits"], key=lambda c: (c["kind"], c["ref"], c["evidence"] or []))
    return out


def _by_id(nouns: Iterable[Any]) -> list[dict[str, Any]]:
    return sorted((msgspec.to_builtins(n) for n in nouns), key=lambda n: str(n["id"]))


def _plain(nouns: Iterable[Any], *keys: str) -> list[dict[str, Any]]:
    built = [msgspec.to_builtins(n) for n in nouns]
    return sorted(built, key=lambda n: (*(str(n[k]) for k in keys), _JSON.encode(n)))


def document(analysis: Analysis) -> dict[str, Any]:
    """An analysis as the contract's document, made of plain values."""
    dossiers = analysis.dossiers
    readings = sorted(analysis.readings, key=lambda r: publication_key(r.article))
    return {
        "schema": SCHEMA,
        "made_with": analysis.made_with,
        "names": {ref: name for d in dossiers for ref, name in d.names.items()},
        "articles": [_reading(r) for r in readings],
        "reuses": _by_id(analysis.reuses),
        "events": _by_id(d.event for d in dossiers),
        "unsure": _by_id(analysis.unsure),
        "storylines": _by_id(analysis.storylines),
        "claims": _by_id(c for d in dossiers for c in d.claims),
        "conflicts": _by_id(c for d in dossiers for c in d.conflicts),
        "matrix": _plain((c for d in dossiers for c in d.matrix), "event", "claim", "side"),
        "omissions": _plain((o for d in dossiers for o in d.omissions), "event", "claim", "side"),
        "timeline": _plain((m for d in dossiers for m in d.timeline), "event", "when"),
        "origins": _plain((o for d in dossiers for o in d.origins), "event", "refs"),
        "decisions": _by_id(analysis.decisions),
        "rejected": _plain(analysis.rejected, "input", "reason", "detail"),
    }


def encode(analysis: Analysis) -> bytes:
    """An analysis as the contract's JSON, byte for byte the same for the same nouns."""
    return msgspec.json.format(_JSON.encode(document(analysis)), indent=1) + b"\n"


def encode_part(reading: Reading, keys: Iterable[str]) -> str:
    """Some keys of the contract's article as a line of JSON Lines."""
    whole = _reading(reading)
    return _JSON.encode({key: whole[key] for key in keys}).decode("utf-8") + "\n"


def encode_plain(nouns: Any) -> str:
    """A noun, or a list of nouns, as JSON with sorted keys."""
    return msgspec.json.format(_JSON.encode(nouns), indent=1).decode("utf-8") + "\n"


def encode_grouping(
    readings: Iterable[Reading],
    reuses: Iterable[model.Reuse],
    events: Iterable[Event],
    unsure: Iterable[model.Unsure],
    storylines: Iterable[model.Storyline],
) -> str:
    """What belongs together, in the keys of the contract; of the articles only what names them."""
    named = [{"id": r.article.id, "input": r.article.input, "outlet": r.article.outlet} for r in readings]
    parts = {"reuses": reuses, "events": events, "unsure": unsure, "storylines": storylines}
    return encode_plain({"articles": named, **{key: _by_id(nouns) for key, nouns in parts.items()}})


def _decode_reading(data: dict[str, Any]) -> Reading:
    article = msgspec.convert(data, Article, strict=False)
    statements = [{**s, "article": data["id"]} for s in data["statements"]]
    return Reading(
        article=article,
        times=msgspec.convert(data["times"], list[Time]),
        quantities=msgspec.convert(data.get("quantities") or [], list[Quantity]),
        mentions=msgspec.convert(data["mentions"], list[Mention]),
        statements=msgspec.convert(statements, list[Statement]),
    )


def decode(text: bytes | str) -> Analysis:
    """The nouns of a document of the contract. A finding comes back as a finding of its article.

    Raises msgspec.ValidationError when the document is not one of the contract.
    """
    data = msgspec.json.decode(text)
    readings = [_decode_reading(a) for a in data["articles"]]
    by_id = {r.article.id: r for r in readings}
    dossiers = []
    for event in msgspec.convert(data["events"], list[Event]):
        mine = {
            "names": data.get("names") or {},
            "reuses": [r for r in data["reuses"] if {r["copy"], r["original"]} <= {*event.articles, None}],
            **{
                key: [row for row in data.get(key) or [] if row["event"] == event.id]
                for key in ("claims", "conflicts", "matrix", "omissions", "timeline", "origins")
            },
        }
        parts = msgspec.convert({"event": {}, "readings": [], **mine} | {"event": msgspec.to_builtins(event)}, Dossier)
        cited = [by_id[a] for a in event.articles if a in by_id]
        dossiers.append(msgspec.structs.replace(parts, readings=cited))
    return Analysis(
        readings=readings,
        dossiers=dossiers,
        reuses=msgspec.convert(data["reuses"], list[model.Reuse]),
        unsure=msgspec.convert(data["unsure"], list[model.Unsure]),
        storylines=msgspec.convert(data["storylines"], list[model.Storyline]),
        decisions=msgspec.convert(data["decisions"], list[model.Decision]),
        rejected=msgspec.convert(data["rejected"], list[model.Rejected]),
        made_with=data["made_with"],
    )
