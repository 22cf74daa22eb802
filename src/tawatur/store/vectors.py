"""Words in PostgreSQL: a `tsvector` of the desk's own words for each entry, under an index of their kind.

Nothing is parsed or stemmed there. Entries are weighed as FTS5 weighs them, by BM25 with the same constants, so that a
desk gives the same answers in both places. Some bounds are PostgreSQL's own: it keeps the first 255 places of a word in
an entry, all places from the 16,383rd on as one, and a row of words (a month of two words, or what stands in quotation
marks) counts once however often it stands there.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import Any

from tawatur.store.database import Row
from tawatur.store.packing import AMONG, AMONG_NUMBERS, listed
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
_PUT = (  # most names have been met before: then nothing is written
    "INSERT INTO found (kind, id, article, published, words, size) VALUES (?, ?, ?, ?, ?::tsvector, ?) "
    "ON CONFLICT (kind, id) DO UPDATE SET article = excluded.article, published = excluded.published, "
    "words = excluded.words, size = excluded.size WHERE (found.article, found.published, found.words, found.size) "
    "IS DISTINCT FROM (excluded.article, excluded.published, excluded.words, excluded.size)"
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
    "SELECT id, article, round((-sum(rare * often * 2.2 / (often + long)))::numeric, 9)::float8 AS score FROM counted "
    "GROUP BY id, article ORDER BY score, id LIMIT ?"
)


class VectorSearch(Search):
    """The index of words, as PostgreSQL keeps it."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Let entries be found, instead of what was there under their kind and id."""
        given: dict[Kind, dict[str, Entry]] = {}
        for entry in entries:
            given.setdefault(entry.kind, {})[entry.id] = entry
        for kind, by_id in given.items():
            these = (f"id {AMONG}", [listed(by_id)])
            self._count(kind, -1, *these)
            self._db.many(_PUT, (_row_of(entry) for entry in by_id.values()))
            self._count(kind, +1, *these)

    def _drop(self, kind: Kind, which: str, values: list[str]) -> None:
        self._count(kind, -1, which, values)
        self._db.run(f"DELETE FROM found WHERE kind = ? AND {which}", [kind, *values])

    def _count(self, kind: Kind, sign: int, which: str, values: list[str]) -> None:
        """Add what entries hold to the size of their kind, or take it away."""
        held = f"SELECT count(*), coalesce(sum(size), 0) FROM found WHERE kind = ? AND {which}"
        sql = (
            "UPDATE sizes SET entries = sizes.entries + ? * held.entries, words = sizes.words + ? * held.words "
            f"FROM ({held}) AS held (entries, words) WHERE sizes.kind = ? AND held.entries > 0"
        )
        self._db.run(sql, [sign, sign, kind, *values, kind])

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
        if wanted.limit < 1:
            return []
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


def _row_of(entry: Entry) -> Row:
    """An entry as `found` has it: its words with their places, and how many there are."""
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
    words = " ".join(f"{_quoted(word)}:{','.join(at)}" for word, at in places.items())
    return entry.kind, entry.id, entry.article, entry.published, words, len(head) + len(body)


def _query(asked: Asked) -> str:
    """What is looked for as the engine asks."""
    parts = ("(" + " | ".join(_row(phrase) for phrase in phrases) + ")" for phrases in asked.parts)
    return (" | " if asked.either else " & ").join(parts)


def _row(phrase: Iterable[str]) -> str:
    return " <-> ".join(_quoted(word.lower()[:_LONGEST]) for word in phrase)


def _quoted(word: str) -> str:
    """A word as it stands in vectors and questions of the engine, which takes these two letters for its own."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
