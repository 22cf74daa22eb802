"""Finds articles, statements, claims and names by their words, and shows the letters that were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tawatur.desk.marking import Marker
from tawatur.desk.terms import Part, Terms
from tawatur.language import Language
from tawatur.model import Claim, Reading, Span, Statement
from tawatur.store import Entry, Filter, Found, Hit, Kind, Store

_ASKED = 12  # parts of a question that are looked for, the first ones
_MISSING = 2  # parts that may be missing before any one is enough
_ENOUGH = 5  # hits that hold all words, below which those that hold some are shown too
_WEIGHED = 5_000  # entries that are weighed at most for a sentence that is traced
_UNKNOWN = "9999"


class Searcher:
    """Keeps the index in step, and asks it."""

    def __init__(self, store: Store, language: Language) -> None:
        self._store = store
        self._language = language
        self._terms = Terms(language)

    # --- what can be found ---------------------------------------------------------------------------------------

    def index(self, reading: Reading) -> None:
        """Let an article, its statements and the names in it be found, inside `writing`."""
        self._store.search.drop_article(reading.article.id)
        self._store.search.put(self._entries(reading))

    def forget(self, article: str) -> None:
        """Let an article be found no more, inside `writing`."""
        self._store.search.drop_article(article)

    def _entries(self, reading: Reading) -> Iterator[Entry]:
        article, indexed = reading.article, self._terms.indexed
        published = article.published.earliest if article.published else _UNKNOWN
        headline = article.text[slice(*article.headline)] if article.headline else ""
        yield Entry("article", article.id, article.id, published, indexed(headline), indexed(article.text))
        for statement in {s.id: s for s in reading.statements}.values():
            yield Entry(
                "statement", statement.id, article.id, published, "", indexed(_who_said(statement, article.text))
            )
        named = {(m.ref, m.name) for m in reading.mentions if m.ref and m.name}
        for ref, name in sorted(named):
            yield Entry("name", f"{ref} {name}", None, "", indexed(name), "")

    def index_claims(self, gone: Iterable[Claim], claims: Iterable[Claim], readings: Iterable[Reading]) -> None:
        """Let the claims of an event be found, and those it had before no more, inside `writing`."""
        self._store.search.drop("claim", [claim.id for claim in gone])
        said = {s.id: (s, r.article) for r in readings for s in r.statements}
        entries = []
        for claim in {c.id: c for c in claims}.values():
            if claim.gist in said:
                statement, article = said[claim.gist]
                published = article.published.earliest if article.published else _UNKNOWN
                body = self._terms.indexed(_who_said(statement, article.text))
                entries.append(Entry("claim", claim.id, article.id, published, "", body))
        self._store.search.put(entries)

    # --- asking --------------------------------------------------------------------------------------------------

    def search(self, text: str, kind: Kind, wanted: Filter) -> list[Hit]:
        """What holds all words of a question, the best first; where that is little, what lacks one, two, or more."""
        parts = self._terms.parts(text)
        if not parts:
            return []
        parts, enough = parts[:_ASKED], min(_ENOUGH, wanted.limit)
        found = {hit.id: hit for hit in self._store.search.find(self._terms.asked(parts), kind, wanted)}
        if len(found) < enough and len(parts) > 1:
            for hits in self._lacking(parts, kind, wanted):
                found |= {hit.id: hit for hit in hits if hit.id not in found}
                if len(found) >= enough:
                    break
        return self._hits(list(found.values())[: wanted.limit], parts)

    def _lacking(self, parts: list[Part], kind: Kind, wanted: Filter) -> Iterator[list[Found]]:
        """What lacks one part of a question or none, then two, then all that has any, each time the best first."""
        any_one = self._terms.asked(parts, either=True)
        held = Counter(row for part in parts for row in self._store.search.rows(self._terms.asked([part]), kind))
        for missing in range(1, min(_MISSING + 1, len(parts) - 1)):
            rows = [row for row, count in held.items() if count >= len(parts) - missing]
            yield self._store.search.find(any_one, kind, wanted, rows) if rows else []
        yield self._store.search.find(any_one, kind, wanted)

    def alike(self, text: str, limit: int) -> list[str]:
        """The statements that have most words of a text, by id; where it stands on no statement, none."""
        parts = self._terms.parts(text.replace('"', " "))
        if not parts:
            return []
        asked = self._terms.asked(self._telling(parts, "statement"), either=True)
        return [f.id for f in self._store.search.find(asked, "statement", Filter(limit=limit))]

    def _telling(self, parts: list[Part], kind: Kind) -> list[Part]:
        """The rarest parts, as many as stand together in no more entries than can be weighed; one at least."""
        count = self._store.search.count
        rare = sorted((count(self._terms.asked([part]), kind, _WEIGHED), at) for at, part in enumerate(parts))
        kept, met = [rare[0][1]], rare[0][0]
        for number, at in rare[1:]:
            met += number
            if met > _WEIGHED:
                break
            kept.append(at)
        return [parts[at] for at in sorted(kept)]

    def _hits(self, found: list[Found], parts: list[Part]) -> list[Hit]:
        """What was found with its letters: of a claim those of its gist."""
        articles = {f.article for f in found if f.article}
        events = self._store.events.of_articles(articles)
        gists = {f.id: f.id for f in found} | self._store.events.gists(f.id for f in found if f.kind == "claim")
        said = self._store.pages.contents(gists.values()) if any(f.kind != "article" for f in found) else {}
        texts, marker = self._store.pages.texts(articles), Marker(self._language, self._terms, parts)
        hits = []
        for each in found:
            hit = Hit(kind=each.kind, id=each.id, score=round(-each.score, 3))
            if each.article not in texts:
                hits.append(_named(hit))
            else:
                placed = _placed(texts[each.article], said.get(gists[each.id], []), marker)
                about = {"article": each.article, "events": events.get(each.article, [])}
                hits.append(msgspec.structs.replace(hit, **placed, **about))
        return hits


def _named(hit: Hit) -> Hit:
    ref, _, name = hit.id.partition(" ")
    return msgspec.structs.replace(hit, ref=ref, text=name)


def _placed(text: str, content: list[Span], marker: Marker) -> dict[str, Any]:
    """The letters of a hit: the best place of an article, or the content of a statement."""
    if content:
        place = Span(content[0].start, content[-1].end)
        marks = [mark for span in content for mark in marker.marks(text, span)]
    else:
        place, marks = marker.snippet(text)
    return {"snippet": place, "text": text[slice(*place)], "marks": marks}


def _who_said(statement: Statement, text: str) -> str:
    """The content with the source, by whose name a statement is looked for too."""
    source = text[slice(*statement.source)] if statement.source else ""
    return f"{_said(statement, text)} {source}"


def _said(statement: Statement, text: str) -> str:
    return " ".join(text[a:b] for a, b in statement.content)
