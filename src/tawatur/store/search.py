"""Full text: words that the desk has folded and stemmed, under articles, statements, claims and names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, get_args

from tawatur.store.database import Database
from tawatur.store.packing import listed
from tawatur.store.rows import Filter, Kind

_HEAD = 4.0  # what a word of a headline counts, beside 1 for any other; set by hand
_TIES = 1_000  # entries beyond those wanted that are asked for at first, should they be as good as the last one
_IDS = "IN (SELECT value FROM json_each(?))"
_STRAY = (  # (words without an entry, entries without words) of a kind
    "SELECT (SELECT count(*) FROM words_{kind}_docsize) - (SELECT count(*) FROM found WHERE kind = '{kind}'), "
    "(SELECT count(*) FROM found f LEFT JOIN words_{kind}_docsize w ON w.id = f.row "
    "WHERE f.kind = '{kind}' AND w.id IS NULL)"
)


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
        for entry in entries:
            held = f"SELECT 1 FROM found f JOIN words_{entry.kind} w ON w.rowid = f.row WHERE f.kind = ? AND f.id = ?"
            same = [entry.kind, entry.id, entry.article, entry.published, entry.head, entry.body]
            if self._db.row(f"{held} AND f.article IS ? AND f.published = ? AND w.head = ? AND w.body = ?", same):
                continue  # most names have been met before
            self._drop(entry.kind, "id = ?", [entry.id])
            row = "INSERT INTO found (kind, id, article, published) VALUES (?, ?, ?, ?)"
            self._db.run(row, (entry.kind, entry.id, entry.article, entry.published))
            words = f"INSERT INTO words_{entry.kind} (rowid, head, body) VALUES (last_insert_rowid(), ?, ?)"
            self._db.run(words, (entry.head, entry.body))

    def drop_article(self, article: str) -> None:
        """Forget an article and its statements."""
        self._drop("article", "article = ?", [article])
        self._drop("statement", "article = ?", [article])

    def drop(self, kind: Kind, ids: Iterable[str]) -> None:
        """Forget entries of a kind."""
        self._drop(kind, f"id {_IDS}", [listed(ids)])

    def _drop(self, kind: Kind, which: str, values: list[str]) -> None:
        rows = f"FROM found WHERE kind = ? AND {which}"
        self._db.run(f"DELETE FROM words_{kind} WHERE rowid IN (SELECT row {rows})", [kind, *values])
        self._db.run(f"DELETE {rows}", [kind, *values])

    def rows(self, query: str, kind: Kind) -> list[int]:
        """The numbers of the entries that a query of the engine matches."""
        sql = f"SELECT rowid FROM words_{kind} WHERE words_{kind} MATCH ?"
        return [row[0] for row in self._db.rows(sql, [query])]

    def count(self, query: str, kind: Kind, most: int) -> int:
        """How many entries a query of the engine matches, counted up to so many."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM words_{kind} WHERE words_{kind} MATCH ? LIMIT ?)"
        row = self._db.row(sql, [query, most])
        return int(row[0]) if row else 0

    def find(self, query: str, kind: Kind, wanted: Filter, among: Iterable[int] | None = None) -> list[Found]:
        """The entries that a query of the engine matches, or those of them that are among some numbers, the best
        first, of equal ones by id."""
        conditions = list(_conditions(wanted, kind))
        if among is not None:
            conditions.insert(0, (f"+words_{kind}.rowid {_IDS}", [listed(among)]))  # +: not sought one by one
        if wanted.limit < 1:
            return []
        return self._narrowed(query, kind, wanted.limit, conditions) if conditions else self._best(query, kind, wanted)

    def _narrowed(self, query: str, kind: Kind, limit: int, conditions: list[tuple[str, list[str]]]) -> list[Found]:
        """The best of those that hold of some conditions: all that match are looked up."""
        sql = (
            f"SELECT f.kind, f.id, f.article, bm25(words_{kind}, {_HEAD}, 1.0) AS score FROM words_{kind} "
            f"JOIN found f ON f.row = words_{kind}.rowid WHERE words_{kind} MATCH ?"
        )
        values: list[str | int] = [query]
        for part, value in conditions:
            sql, values = f"{sql} AND {part}", [*values, *value]
        rows = self._db.rows(f"{sql} ORDER BY score, f.id LIMIT ?", [*values, limit])
        return [Found(*row) for row in rows]

    def _best(self, query: str, kind: Kind, wanted: Filter) -> list[Found]:
        """The best of all: only these are looked up, with those that are as good as the last one."""
        sql = f"SELECT rowid, rank FROM words_{kind} WHERE words_{kind} MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?"
        room = wanted.limit + _TIES
        while True:
            rows = self._db.rows(sql, [query, f"bm25({_HEAD}, 1.0)", room])
            if len(rows) < room or rows[-1][1] > rows[wanted.limit - 1][1]:
                break
            room *= 10
        scores = {row: score for row, score in rows if score <= rows[: wanted.limit][-1][1]}
        about = self._db.rows(f"SELECT row, id, article FROM found WHERE row {_IDS}", [listed(scores)])
        found = (Found(kind, id_, article, scores[row]) for row, id_, article in about)
        return sorted(found, key=lambda f: (f.score, f.id))[: wanted.limit]

    def missing(self) -> list[str]:
        """What is out of step: articles that cannot be found, and words without an entry."""
        lost = self._db.rows(
            "SELECT a.id FROM articles a LEFT JOIN found f ON f.kind = 'article' AND f.id = a.id WHERE f.row IS NULL "
            "ORDER BY a.id"
        )
        stray = [self._db.row(_STRAY.format(kind=kind)) for kind in get_args(Kind)]
        found = [f"article {row[0]} cannot be searched for" for row in lost]
        stands_for = any(each and any(each) for each in stray)
        return found + ["the index of words does not fit what it stands for"] * stands_for


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
