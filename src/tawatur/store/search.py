"""Full text: words that the desk has folded and stemmed, under articles, statements, claims and names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.store.database import Database
from tawatur.store.packing import listed
from tawatur.store.rows import Filter, Kind

_HEAD = 4.0  # what a word of a headline counts, beside 1 for any other; set by hand


class Entry(NamedTuple):
    """What can be found: words of its head and of its body, put between spaces; the article it stands in."""

    kind: Kind
    id: str
    article: str | None
    published: str
    head: str
    body: str


class Found(NamedTuple):
    """A hit, before its letters are looked up: the lower the score, the better."""

    kind: Kind
    id: str
    article: str | None
    score: float


class Search:
    """The index of words."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def put(self, entries: Iterable[Entry]) -> None:
        """Let entries be found, instead of what was there under their kind and id."""
        held = "SELECT 1 FROM found f JOIN words w ON w.rowid = f.row WHERE f.kind = ? AND f.id = ?"
        for entry in entries:
            same = [entry.kind, entry.id, entry.article, entry.published, entry.head, entry.body]
            if self._db.row(f"{held} AND f.article IS ? AND f.published = ? AND w.head = ? AND w.body = ?", same):
                continue  # most names have been met before
            self._drop("kind = ? AND id = ?", [entry.kind, entry.id])
            row = "INSERT INTO found (kind, id, article, published) VALUES (?, ?, ?, ?)"
            self._db.run(row, (entry.kind, entry.id, entry.article, entry.published))
            words = "INSERT INTO words (rowid, head, body) VALUES (last_insert_rowid(), ?, ?)"
            self._db.run(words, (entry.head, entry.body))

    def drop_article(self, article: str) -> None:
        """Forget an article and its statements."""
        self._drop("article = ? AND kind <> 'claim'", [article])

    def drop(self, kind: Kind, ids: Iterable[str]) -> None:
        """Forget entries of a kind."""
        self._drop("kind = ? AND id IN (SELECT value FROM json_each(?))", [kind, listed(ids)])

    def _drop(self, which: str, values: list[str]) -> None:
        self._db.run(f"DELETE FROM words WHERE rowid IN (SELECT row FROM found WHERE {which})", values)
        self._db.run(f"DELETE FROM found WHERE {which}", values)

    def find(self, query: str, kind: Kind, wanted: Filter) -> list[Found]:
        """The entries that a query of the engine matches, the best first."""
        sql = (
            f"SELECT f.kind, f.id, f.article, bm25(words, {_HEAD}, 1.0) AS score FROM words "
            "JOIN found f ON f.row = words.rowid WHERE words MATCH ? AND f.kind = ?"
        )
        values: list[str | int] = [query, kind]
        for part, value in _conditions(wanted, kind):
            sql, values = f"{sql} AND {part}", [*values, *value]
        rows = self._db.rows(f"{sql} ORDER BY score, f.id LIMIT ?", [*values, wanted.limit])
        return [Found(*row) for row in rows]

    def missing(self) -> list[str]:
        """What is out of step: articles that cannot be found, and words without an entry."""
        lost = self._db.rows(
            "SELECT a.id FROM articles a LEFT JOIN found f ON f.kind = 'article' AND f.id = a.id WHERE f.row IS NULL "
            "ORDER BY a.id"
        )
        stray = self._db.row(
            "SELECT (SELECT count(*) FROM words_docsize) - (SELECT count(*) FROM found), "
            "(SELECT count(*) FROM found f LEFT JOIN words_docsize w ON w.id = f.row WHERE w.id IS NULL)"
        )
        found = [f"article {row[0]} cannot be searched for" for row in lost]
        return found + (["the index of words does not fit what it stands for"] if stray and any(stray) else [])


def _conditions(wanted: Filter, kind: Kind) -> Iterable[tuple[str, list[str]]]:
    """The conditions of a filter on what was found."""
    if wanted.since:
        yield "f.published >= ?", [wanted.since]
    if wanted.until:
        yield "f.published <= ?", [f"{wanted.until}~"]
    if wanted.outlet:
        yield "f.article IN (SELECT id FROM articles WHERE outlet = ?)", [wanted.outlet]
    if wanted.event:
        yield "f.article IN (SELECT article FROM event_articles WHERE event = ?)", [wanted.event]
    if wanted.source:
        yield _SPOKEN[kind], [wanted.source] * _SPOKEN[kind].count("?")
    if wanted.standing:
        yield _STANDS[kind], [wanted.standing]


_OF_CLAIM = "FROM claim_statements m JOIN claims c ON c.event = m.event AND c.id = m.claim WHERE c.standing = ?"
_STANDS: dict[Kind, str] = {
    "claim": "f.id IN (SELECT id FROM claims WHERE standing = ?)",
    "statement": f"f.id IN (SELECT m.statement {_OF_CLAIM})",
    "article": "f.id IN (SELECT e.article FROM events v JOIN event_articles e ON e.event = v.id WHERE v.standing = ?)",
    "name": "? IS NULL",
}
_SAID = "FROM statements WHERE origin = ? UNION SELECT"
_SPOKEN: dict[Kind, str] = {
    "claim": "f.id IN (SELECT claim FROM claim_origins WHERE ref = ?)",
    "statement": f"f.id IN (SELECT id {_SAID} id FROM statements WHERE speaker = ?)",
    "article": f"f.id IN (SELECT article {_SAID} article FROM statements WHERE speaker = ?)",
    "name": "f.id = ?",
}
