"""Words in SQLite: a table of FTS5 for each kind, whose engine cuts at the spaces that the desk has put."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from tawatur.store.packing import AMONG_NUMBERS, listed
from tawatur.store.rows import Filter, Kind
from tawatur.store.search import HEAD, Asked, Entry, Found, Search, conditions

_TIES = 1_000  # entries beyond those wanted that are asked for at first, should they be as good as the last one
_STRAY = (  # (words without an entry, entries without words) of a kind
    "SELECT (SELECT count(*) FROM words_{kind}_docsize) - (SELECT count(*) FROM found WHERE kind = '{kind}'), "
    "(SELECT count(*) FROM found f LEFT JOIN words_{kind}_docsize w ON w.id = f.row "
    "WHERE f.kind = '{kind}' AND w.id IS NULL)"
)


class FtsSearch(Search):
    """The index of words, as FTS5 keeps it."""

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

    def _drop(self, kind: Kind, which: str, values: list[str]) -> None:
        rows = f"FROM found WHERE kind = ? AND {which}"
        self._db.run(f"DELETE FROM words_{kind} WHERE rowid IN (SELECT row {rows})", [kind, *values])
        self._db.run(f"DELETE {rows}", [kind, *values])

    def rows(self, asked: Asked, kind: Kind) -> list[int]:
        """The numbers of the entries that match."""
        sql = f"SELECT rowid FROM words_{kind} WHERE words_{kind} MATCH ?"
        return [row[0] for row in self._db.rows(sql, [_query(asked)])]

    def count(self, asked: Asked, kind: Kind, most: int) -> int:
        """How many entries match, counted up to so many."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM words_{kind} WHERE words_{kind} MATCH ? LIMIT ?)"
        row = self._db.row(sql, [_query(asked), most])
        return int(row[0]) if row else 0

    def find(self, asked: Asked, kind: Kind, wanted: Filter, among: Iterable[int] | None = None) -> list[Found]:
        """The entries that match, or those of them that are among some numbers, the best first, of equal ones by id."""
        narrowed = list(conditions(wanted, kind))
        if among is not None:
            narrowed.insert(0, (f"+words_{kind}.rowid {AMONG_NUMBERS}", [listed(among)]))  # +: not sought one by one
        if wanted.limit < 1:
            return []
        query = _query(asked)
        return self._narrowed(query, kind, wanted.limit, narrowed) if narrowed else self._best(query, kind, wanted)

    def _narrowed(self, query: str, kind: Kind, limit: int, narrowed: list[tuple[str, list[str]]]) -> list[Found]:
        """The best of those that hold of some conditions: all that match are looked up."""
        sql = (
            f"SELECT f.kind, f.id, f.article, bm25(words_{kind}, {HEAD}, 1.0) AS score FROM words_{kind} "
            f"JOIN found f ON f.row = words_{kind}.rowid WHERE words_{kind} MATCH ?"
        )
        values: list[str | int] = [query]
        for part, value in narrowed:
            sql, values = f"{sql} AND {part}", [*values, *value]
        rows = self._db.rows(f"{sql} ORDER BY score, f.id LIMIT ?", [*values, limit])
        return [Found(*row) for row in rows]

    def _best(self, query: str, kind: Kind, wanted: Filter) -> list[Found]:
        """The best of all: only these are looked up, with those that are as good as the last one."""
        sql = f"SELECT rowid, rank FROM words_{kind} WHERE words_{kind} MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?"
        room = wanted.limit + _TIES
        while True:
            rows = self._db.rows(sql, [query, f"bm25({HEAD}, 1.0)", room])
            if len(rows) < room or rows[-1][1] > rows[wanted.limit - 1][1]:
                break
            room *= 10
        scores = {row: score for row, score in rows if score <= rows[: wanted.limit][-1][1]}
        about = self._db.rows(f"SELECT row, id, article FROM found WHERE row {AMONG_NUMBERS}", [listed(scores)])
        found = (Found(kind, id_, article, scores[row]) for row, id_, article in about)
        return sorted(found, key=lambda f: (f.score, f.id))[: wanted.limit]

    def _astray(self) -> bool:
        counted = [self._db.row(_STRAY.format(kind=kind)) for kind in get_args(Kind)]
        return any(each and any(each) for each in counted)


def _query(asked: Asked) -> str:
    """What is looked for as FTS5 asks."""
    parts = ("(" + " OR ".join(f'"{" ".join(row)}"' for row in phrases) + ")" for phrases in asked.parts)
    return (" OR " if asked.either else " AND ").join(parts)
