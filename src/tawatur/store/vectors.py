"""Words in PostgreSQL: a `tsvector` of the desk's own words for each entry, under an index of their kind.

Nothing is parsed or stemmed there. Entries are weighed as FTS5 weighs them, by BM25 with the same constants, so that a
desk gives the same answers in both places. Two bounds are PostgreSQL's own: it keeps the first 255 places of a word in
an entry, and a row of words (a month of two words, or what stands in quotation marks) counts once however often it
stands there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Any

from tawatur.store.packing import AMONG_NUMBERS, listed
from tawatur.store.rows import Filter, Kind
from tawatur.store.search import HEAD, Asked, Entry, Found, Search, conditions

_LONGEST = 500  # letters of a word that are kept: 2,000 bytes, where the engine takes 2,046
_ROOM = 900_000  # bytes of words that an entry may have, where the engine takes 1,048,575; what is further is not found
_PLACES = 255  # places of one word that the engine keeps
_BY_WORD = 16  # bytes that each word takes beside its letters, at most
_GAP = 2  # places between head and body, so that no row of words runs from one into the other
# `ts_rank` of a word that stands n times is (1 + 1/4 + … + 1/n²) / 1.64493406685, times the weight of its places; n is
# told by the bounds half way from each such number to the next.
_RANKS = [0.0, *(total / 1.64493406685 for total in accumulate(1 / n**2 for n in range(1, _PLACES + 1)))]
_BOUNDS = "{" + ",".join(f"{(a + b) / 2:.8f}" for a, b in pairwise(_RANKS)) + "}"
_TIMES = "width_bucket(ts_rank('{weights}', e.words, a.word)::float8, r.bounds)"
_OFTEN = (  # a word in a headline counts HEAD times
    f"{_TIMES.format(weights='{1,1,1,1}')} + {HEAD - 1} * {_TIMES.format(weights='{0,0,0,1}')}"
)
# Okapi BM25 as in FTS5: k1 = 1.2, b = 0.75, and a word of more than half of the entries still counts a little.
_WEIGHED = (
    "WITH asked AS MATERIALIZED (SELECT a.word, s.words::float8 / s.entries AS usual, "
    "greatest(ln((s.entries - n.entries + 0.5::float8) / (n.entries + 0.5)), 1e-6) AS rare "
    "FROM sizes s CROSS JOIN LATERAL unnest(?::tsquery[]) AS a(word) CROSS JOIN LATERAL "
    "(SELECT count(*) AS entries FROM found f WHERE f.kind = '{kind}' AND f.words @@ a.word) n "
    "WHERE s.kind = '{kind}' AND n.entries > 0), "
    "matched AS MATERIALIZED (SELECT f.id, f.article, f.size, f.words || '' AS words FROM found f "
    "WHERE f.kind = '{kind}' AND f.words @@ ?::tsquery{narrowed}), "
    "counted AS (SELECT e.id, e.article, a.rare, 1.2 * (0.25 + 0.75 * e.size / a.usual) AS long, "
    "CASE WHEN numnode(a.word) = 1 THEN {often} ELSE 1 END AS often "
    "FROM matched e JOIN asked a ON e.words @@ a.word CROSS JOIN (SELECT ?::float8[] AS bounds) r) "
    "SELECT id, article, -sum(rare * often * 2.2 / (often + long)) AS score FROM counted "
    "GROUP BY id, article ORDER BY score, id LIMIT ?"
)


class VectorSearch(Search):
    """The index of words, as PostgreSQL keeps it."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Let entries be found, instead of what was there under their kind and id."""
        for entry in entries:
            words, size = _vector(entry)
            same = (entry.kind, entry.id, entry.article or "", entry.published, words, size)
            held = "SELECT 1 FROM found WHERE kind = ? AND id = ? AND coalesce(article, '') = ? AND published = ? "
            if self._db.row(f"{held}AND words = ?::tsvector AND size = ?", same):
                continue  # most names have been met before
            self._drop(entry.kind, "id = ?", [entry.id])
            row = "INSERT INTO found (kind, id, article, published, words, size) VALUES (?, ?, ?, ?, ?::tsvector, ?)"
            self._db.run(row, (entry.kind, entry.id, entry.article, entry.published, words, size))
            self._count(entry.kind, 1, size)

    def _drop(self, kind: Kind, which: str, values: list[str]) -> None:
        gone = self._db.rows(f"DELETE FROM found WHERE kind = ? AND {which} RETURNING size", [kind, *values])
        if gone:
            self._count(kind, -len(gone), -sum(row[0] for row in gone))

    def _count(self, kind: Kind, entries: int, words: int) -> None:
        sql = "UPDATE sizes SET entries = entries + ?, words = words + ? WHERE kind = ?"
        self._db.run(sql, (entries, words, kind))

    def rows(self, asked: Asked, kind: Kind) -> list[int]:
        """The numbers of the entries that match."""
        sql = f"SELECT row FROM found WHERE kind = '{kind}' AND words @@ ?::tsquery"
        return [row[0] for row in self._db.rows(sql, [_query(asked)])]

    def count(self, asked: Asked, kind: Kind, most: int) -> int:
        """How many entries match, counted up to so many."""
        those = f"SELECT 1 FROM found WHERE kind = '{kind}' AND words @@ ?::tsquery LIMIT ?"
        row = self._db.row(f"SELECT count(*) FROM ({those}) AS those", [_query(asked), most])
        return int(row[0]) if row else 0

    def find(self, asked: Asked, kind: Kind, wanted: Filter, among: Iterable[int] | None = None) -> list[Found]:
        """The entries that match, or those of them that are among some numbers, the best first, of equal ones by id."""
        narrowed = list(conditions(wanted, kind))
        if among is not None:
            narrowed.append((f"f.row {AMONG_NUMBERS}", [listed(among)]))
        words = [_row(phrase) for phrases in asked.parts for phrase in phrases]
        values: list[Any] = [words, _query(asked), *(v for _, given in narrowed for v in given), _BOUNDS, wanted.limit]
        which = "".join(f" AND {part}" for part, _ in narrowed)
        rows = self._db.rows(_WEIGHED.format(kind=kind, narrowed=which, often=_OFTEN), values)
        return [Found(kind, *row) for row in rows]

    def _astray(self) -> bool:
        counted = "SELECT s.entries, s.words, count(f.row), coalesce(sum(f.size), 0) FROM sizes s"
        sql = f"{counted} LEFT JOIN found f ON f.kind = s.kind GROUP BY s.kind, s.entries, s.words"
        return any((entries, words) != (there, size) for entries, words, there, size in self._db.rows(sql))


def _vector(entry: Entry) -> tuple[str, int]:
    """(the words of an entry with their places, how many there are)."""
    head, body = (part.lower().split() for part in (entry.head, entry.body))
    places: dict[str, list[str]] = {}
    room = _ROOM
    marked = ((f"{at}A", word) for at, word in enumerate(head, 1))
    plain = ((str(at), word) for at, word in enumerate(body, len(head) + _GAP))
    for place, word in (*marked, *plain):
        held = places.get(word := word[:_LONGEST])
        if held is None:
            room -= len(word.encode()) + _BY_WORD
            if room < 0:
                continue
            held = places[word] = []
        if len(held) < _PLACES:
            room -= 2
            held.append(place)
    return " ".join(f"{_quoted(word)}:{','.join(at)}" for word, at in places.items()), len(head) + len(body)


def _query(asked: Asked) -> str:
    """What is looked for as the engine asks."""
    parts = ("(" + " | ".join(_row(phrase) for phrase in phrases) + ")" for phrases in asked.parts)
    return (" | " if asked.either else " & ").join(parts)


def _row(phrase: Iterable[str]) -> str:
    return " <-> ".join(_quoted(word.lower()[:_LONGEST]) for word in phrase)


def _quoted(word: str) -> str:
    """A word as it stands in vectors and questions of the engine, which takes these two letters for its own."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
