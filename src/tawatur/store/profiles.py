"""What is looked at beside events: what a source has said, how an outlet works, what moves, what shares its text."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.model import Edge, Rejected, Reuse
from tawatur.store.database import Database
from tawatur.store.events import TOLD_BY
from tawatur.store.packing import AMONG, listed, unplain
from tawatur.store.rows import Filter, Head, Move, OutletProfile, SaidRow, Shared, Told
from tawatur.traced import Searched

_SAID = (
    "SELECT s.id, s.article, a.outlet, a.published, s.text, s.act, s.voice, s.certainty, "
    "(SELECT c.event FROM claim_statements c WHERE c.statement = s.id ORDER BY c.event, c.claim LIMIT 1), "
    "(SELECT c.claim FROM claim_statements c WHERE c.statement = s.id ORDER BY c.event, c.claim LIMIT 1), "
    "a.published_to FROM {tables} WHERE a.published >= '' AND s.{column} = ? "
    "ORDER BY a.published DESC, a.id DESC, s.position, s.id LIMIT ? OFFSET ?"
)
# Who has said little is looked up; who has said much is met soon on the way from the last page backwards.
_LITTLE = "statements s CROSS JOIN articles a ON a.id = s.article"
_MUCH = "articles a CROSS JOIN statements s INDEXED BY statements_article ON s.article = a.id"
_SAYS_MUCH = "SELECT count(*) FROM (SELECT 1 FROM statements WHERE {column} = ? LIMIT ?) AS known"
_MANY = 2_000  # statements from which on the second way is the shorter one
# An outlet is judged by the last pages of it, as much as a person would look through.
_LAST = "WITH last(id) AS (SELECT id FROM articles WHERE outlet = ? ORDER BY published DESC, id DESC LIMIT ?) "
_QUOTED = (  # those who are not named are counted together
    f"{_LAST}SELECT CASE WHEN s.origin LIKE 'anon:%' THEN 'anon:' ELSE s.origin END, count(*) FROM last a "
    "JOIN statements s ON s.article = a.id WHERE s.origin IS NOT NULL AND s.origin <> ? "
    "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
)
_SHARED = (
    f"{_LAST}SELECT o.outlet, r.relation, coalesce(json_array_length(r.noun, '$.credited'), 0) > 0, count(*), "
    "min(r.copy), min(r.original) FROM last a JOIN reuses r ON r.copy = a.id JOIN articles o ON o.id = r.original "
    "WHERE coalesce(o.outlet, '') <> ? GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1 NULLS FIRST, 2, 3 LIMIT ?"
)
_CLAIMS = (
    f"{_LAST}SELECT count(*), count(*) FILTER (WHERE outlets = 1) FROM (SELECT DISTINCT c.event, c.id, c.outlets "
    "FROM last a JOIN statements s ON s.article = a.id JOIN claim_statements m ON m.statement = s.id "
    "JOIN claims c ON c.event = m.event AND c.id = m.claim) AS made"
)
_MOVES = (
    "SELECT l.event, max(l.number), max(l.at) FROM event_log l JOIN events e ON e.id = l.event "
    f"WHERE l.number > ? AND l.what {AMONG}"
)
_CAME = (
    "SELECT event, sum(coalesce(json_array_length(detail, '$.articles.come'), 0)) FROM event_log "
    f"WHERE event {AMONG} AND number > ? AND what {AMONG} GROUP BY event"
)
_NEXT_OF = (  # each value once, by a jump in the index to the next one
    "WITH RECURSIVE each(value) AS (SELECT (SELECT min({column}) FROM {table}) UNION ALL "
    "SELECT (SELECT min({column}) FROM {table} WHERE {column} > each.value) FROM each WHERE each.value IS NOT NULL) "
    "SELECT value FROM each WHERE value IS NOT NULL LIMIT ?"
)
FIRST_AND_LAST = (
    "(SELECT min(published) FROM articles WHERE published < '9999'), "
    "(SELECT max(published) FROM articles WHERE published < '9999')"
)
_REFUSED = (
    "SELECT input, stage, reason, detail FROM unread WHERE input > '' UNION ALL "
    "SELECT input, stage, reason, detail FROM pages WHERE reason > '' ORDER BY 3, 1, 4 LIMIT ? OFFSET ?"
)
_ALL = 2**60  # rows: more than there can be
_RECENT = 20_000  # lines of the log, the last ones, in which it is looked for what moves
_STEP = 500  # of them, those that are looked through first; most often they are enough


class Profiles:
    """Questions that cross events, over all that is kept."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def said(self, ref: str, *, inside: bool = False, limit: int = 50, skip: int = 0) -> list[SaidRow]:
        """What is said on the word of a ref, the last published first; `inside`: what others report that it said."""
        column = "speaker" if inside else "origin"
        (known,) = self._db.row(_SAYS_MUCH.format(column=column), (ref, _MANY)) or (0,)
        sql = _SAID.format(column=column, tables=_MUCH if known >= _MANY else _LITTLE)
        names = SaidRow.__struct_fields__
        rows = self._db.rows(sql, (ref, limit, skip))
        return [SaidRow(**dict(zip(names, row, strict=True))) for row in rows]

    def outlet(self, ref: str, last: int = 200, limit: int = 20) -> OutletProfile:
        """How an outlet works, in counts over the last pages of it, so many at most."""
        (articles,) = self._db.row("SELECT count(*) FROM articles WHERE outlet = ?", [ref]) or (0,)
        claims, alone = self._db.row(_CLAIMS, [ref, last]) or (0, 0)
        return OutletProfile(
            articles=articles,
            counted=min(articles, last),
            claims=claims,
            alone=alone,
            quoted=[Told(ref=r, statements=n) for r, n in self._db.rows(_QUOTED, (ref, last, ref, limit))],
            shared=[
                Shared(outlet=o, relation=relation, credited=bool(credited), pages=n, copy=copy, original=original)
                for o, relation, credited, n, copy, original in self._db.rows(_SHARED, (ref, last, ref, limit))
            ],
        )

    # --- what moves, and what there is ---------------------------------------------------------------------------

    def moves(self, what: Iterable[str], wanted: Filter, skip: int = 0) -> list[Move]:
        """The events to which something of `what` (as in `Change`) happened lately, the last first.

        Of `wanted` the outlet, the kind, `led` and the limit count.
        """
        conditions, values = "", list[str | int]()
        if wanted.led:
            conditions += " AND (e.leads > 0 OR e.pages > 1)"
        if wanted.kind:
            conditions, values = f"{conditions} AND e.kind = ?", [*values, wanted.kind]
        if wanted.outlet:
            conditions, values = f"{conditions} AND {TOLD_BY.format(event='e.id')}", [*values, wanted.outlet]
        kinds = listed(what)
        (end,) = self._db.row("SELECT coalesce(max(number), 0) FROM event_log") or (0,)
        sql, room = f"{_MOVES}{conditions} GROUP BY l.event ORDER BY 2 DESC LIMIT ?", _STEP
        while True:  # what stands further back comes later in the list, whatever it is
            rows = self._db.rows(sql, [end - room, kinds, *values, skip + wanted.limit])
            if len(rows) == skip + wanted.limit or room >= min(_RECENT, end):
                break
            room *= 4
        rows = rows[skip:]
        came: dict[str, int] = dict(self._db.rows(_CAME, [listed(row[0] for row in rows), end - _RECENT, kinds]))
        return [Move(event=event, at=at, pages=came[event]) for event, _, at in rows]

    def extent(self) -> Searched:
        """How much is searched where everything is: without the counts that take long."""
        outlets = f"SELECT count(*) FROM ({_NEXT_OF.format(column='outlet', table='articles')}) AS outlets"
        row = self._db.row(f"SELECT (SELECT count(*) FROM articles), ({outlets}), {FIRST_AND_LAST}", [_ALL])
        return Searched(**dict(zip(("articles", "outlets", "earliest", "latest"), row or (), strict=True)))

    def outlets(self, limit: int) -> list[str]:
        """The outlets of which there is a page, by ref."""
        return [row[0] for row in self._db.rows(_NEXT_OF.format(column="outlet", table="articles"), [limit])]

    def kinds(self, limit: int) -> list[str]:
        """The kinds of events that there are, by name."""
        return [row[0] for row in self._db.rows(_NEXT_OF.format(column="kind", table="events"), [limit])]

    def refused(self, limit: int, skip: int = 0) -> list[Rejected]:
        """What was not used, by reason."""
        rows = self._db.rows(_REFUSED, (limit, skip))
        return [Rejected(input=a, stage=b, reason=c, detail=d) for a, b, c, d in rows]

    # --- what belongs beside something ---------------------------------------------------------------------------

    def heads(self, articles: Iterable[str]) -> dict[str, Head]:
        """How articles are called in a list, by id."""
        sql = f"SELECT id, headline, input, outlet, published, published_to, version FROM articles WHERE id {AMONG}"
        names = Head.__struct_fields__
        return {row[0]: Head(**dict(zip(names, row, strict=True))) for row in self._db.rows(sql, [listed(articles)])}

    def twins(self, article: str) -> list[Reuse]:
        """The text that an article shares with others, most first."""
        sql = "SELECT share, id, noun FROM reuses WHERE a = ? UNION SELECT share, id, noun FROM reuses WHERE b = ?"
        rows = self._db.rows(f"{sql} ORDER BY 1 DESC, 2", (article, article))
        return [unplain(row[2], Reuse) for row in rows]

    def edges(self, event: str) -> list[Edge]:
        """How an event hangs together with others: what it follows from, and what follows from it."""
        under = "FROM event_keys k JOIN edges e ON e.key = k.key WHERE k.event = ? ORDER BY e.key"
        sql = f"SELECT DISTINCT e.noun, e.key {under}"
        found = (edge for row in self._db.rows(sql, [event]) for edge in unplain(row[0], list[Edge]))
        mine = {(e.from_, e.relation, e.to): e for e in found if event in (e.from_, e.to)}
        return [mine[key] for key in sorted(mine)]

    def claim_of(self, statement: str) -> str | None:
        """The claim that a statement makes, in the first of its events by id; null when none."""
        sql = "SELECT claim FROM claim_statements WHERE statement = ? ORDER BY event, claim LIMIT 1"
        row = self._db.row(sql, [statement])
        return str(row[0]) if row else None
