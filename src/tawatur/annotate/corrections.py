"""What a person corrects of what an article says: whom a mention means, and whose a statement is."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.annotate.origins import kind_of
from tawatur.codec import statement_id
from tawatur.decisions import NOT_APPLIED, Correction, overlap
from tawatur.model import Article, Finding, Hop, Mention, MentionKind, Span, Statement
from tawatur.registry import Registry

_MOST = 0.5  # share of the letters of a name and of an anchor, above which the anchor is on that name
_BESIDE = 2  # letters between a title and the name that it belongs to
_MENTION_KIND: dict[str, MentionKind] = {
    "person": "person", "office": "office", "body": "organisation", "group": "group", "agency": "agency",
    "outlet": "outlet", "state": "place", "place": "place", "facility": "facility", "event": "event",
    "doc": "document", "platform": "platform", "anon": "anonymous",
}  # fmt: skip


def not_applied(correction: Correction, why: str) -> Finding:
    """The finding that a decision could not be carried out on an article."""
    return Finding(kind=NOT_APPLIED, spans=correction.spans, detail=f"{correction.kind}: {why}", rule=correction.rule)


def rename(
    mentions: list[Mention], corrections: Iterable[Correction], registry: Registry
) -> tuple[list[Mention], list[Finding]]:
    """The mentions, each that a person corrects with the ref it means; and what could not be carried out.

    A title goes on naming its office, and stands for the person. Where no name was seen, a person sees one.
    """
    found, findings = list(mentions), list[Finding]()
    for correction in sorted((c for c in corrections if c.kind == "ref"), key=lambda c: c.decision):
        for span in correction.spans:
            at = _best([m.span for m in found], span, _MOST)
            if len(at) == 1:
                for place in (at[0], *_titles_of(found, found[at[0]])):
                    found[place] = _meaning(found[place], correction, registry)
            elif not at and correction.value and span.end > span.start:
                kind = _MENTION_KIND[correction.value.partition(":")[0]]
                found.append(_meaning(Mention(span=span, kind=kind, rule=correction.rule), correction, registry))
            else:
                findings.append(not_applied(correction, f"{len(at)} names there"))
    return sorted(found, key=lambda m: m.span) if corrections else mentions, findings


def _titles_of(mentions: list[Mention], name: Mention) -> list[int]:
    """The titles right beside a name that stand for whom it named: they go with it."""
    return [
        at
        for at, m in enumerate(mentions)
        if m.kind == "office" and m.stands_for and m.stands_for == name.ref and m is not name
        and min(abs(m.span.end - name.span.start), abs(name.span.end - m.span.start)) <= _BESIDE
    ]  # fmt: skip


def _meaning(mention: Mention, correction: Correction, registry: Registry) -> Mention:
    ref = correction.value
    prefix = (ref or "").partition(":")[0]
    listed = bool(ref and registry.name_of(ref))
    if mention.kind == "office" and prefix == "person":
        return msgspec.structs.replace(mention, stands_for=ref, rule=correction.rule)
    return msgspec.structs.replace(
        mention,
        ref=ref,
        refs=[],
        stands_for=None,
        name=None,
        kind=_MENTION_KIND.get(prefix, mention.kind),
        listed=listed,
        rule=correction.rule,
    )


def reattribute(
    article: Article, statements: list[Statement], corrections: Iterable[Correction]
) -> tuple[list[Statement], list[Finding]]:
    """The statements, each that a person corrects on the word of another; and what could not be carried out.

    The first anchor is what is said, the second one, if there is one, the letters that name who says it.
    """
    found, findings = list(statements), list[Finding]()
    for correction in sorted((c for c in corrections if c.kind == "source"), key=lambda c: c.decision):
        at = _said_at(found, correction.spans[0])
        if len(at) != 1:
            findings.append(not_applied(correction, f"{len(at)} statements there"))
            continue
        old = found[at[0]]
        new = _on_word_of(article, old, correction)
        found[at[0]] = new
        found = [msgspec.structs.replace(s, joint=[new.id if i == old.id else i for i in s.joint]) for s in found]
    return found, findings


def _on_word_of(article: Article, statement: Statement, correction: Correction) -> Statement:
    """The statement with its source, its origin and the last link of its chain as a person says; its id follows."""
    ref = correction.value
    letters = correction.spans[1] if ref and len(correction.spans) > 1 else None
    source = letters or (statement.source if ref else None)
    cue = statement.cue if ref else []
    origin = ref or article.outlet
    own = origin == article.outlet
    return msgspec.structs.replace(
        statement,
        id=statement_id(article.id, statement.content, cue, source),
        source=source,
        cue=cue,
        origin=origin,
        origin_kind=kind_of(origin) if origin else None,
        voice=("indirect" if statement.voice == "narrated" else statement.voice) if ref else "narrated",
        anonymous=bool(ref and ref.startswith("anon:")),
        implied=False,
        speaker=statement.speaker if ref else None,
        chain=[] if own else _chain(article, statement, ref, letters),
        rule=correction.rule,
    )


def _chain(article: Article, statement: Statement, ref: str, letters: Span | None) -> list[Hop]:
    """The links as they were, the last one to whom the person names."""
    *before, last = statement.chain or [Hop(carrier=article.outlet, relation="says", authority=ref, how="given")]
    return [*before, msgspec.structs.replace(last, authority=ref, how="given", evidence=letters)]


def _said_at(statements: list[Statement], span: Span) -> list[int]:
    return _best([Span(s.content[0].start, s.content[-1].end) for s in statements], span)


def _best(spans: list[Span], wanted: Span, least: float = 0.0) -> list[int]:
    """The places of the spans that share most with another one, in letters of both; none that share no more than that.

    `least`: a share, 0 to 1.
    """
    shares = [overlap(s, wanted) / (max(s.end, wanted.end) - min(s.start, wanted.start) or 1) for s in spans]
    most = max(shares, default=0.0)
    return [i for i, share in enumerate(shares) if share == most > least]
