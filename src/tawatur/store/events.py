"""What stands: events with their dossiers, claims and conflicts; and what has become of events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tawatur.model import Claim, Dossier, Event, Reading, Statement, Storyline, Unsure, When
from tawatur.store.database import Database, Row
from tawatur.store.packing import AMONG, listed, packed, plain, unpacked, unplain
from tawatur.store.pages import said
from tawatur.store.rows import Change, EventRow, Filter

_EVENT = (
    "id, kind, status, gist, text, earliest, latest, leads, pages, outlets, origins, claims, conflicts, standing, "
    "published, published_to, updated, noun"
)
_STANDINGS = ("corroborated", "single-sourced", "anonymous", "unattributed")
_UNKNOWN = "9999"
# Who has told of little is looked up; who has told of much is met soon on the way from the last event backwards.
_TELLS = "id IN (SELECT e.event FROM articles a JOIN event_articles e ON e.article = a.id WHERE a.outlet = ?)"
TOLD_BY = (  # of the event {event}, one by one
    "EXISTS (SELECT 1 FROM event_articles m CROSS JOIN articles a ON a.id = m.article "
    "WHERE m.event = {event} AND a.outlet = ?)"
)
_TELLS_MUCH = "SELECT count(*) FROM (SELECT 1 FROM articles WHERE outlet = ? LIMIT ?) AS known"
_MANY = 3_000  # articles from which on the second way is the shorter one


class Events:
    """The tables of what stands."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # --- writing -------------------------------------------------------------------------------------------------

    def put(self, dossier: Dossier, inputs: str, cluster: str, updated: str) -> None:
        """Keep what stands of an event, instead of what stood before.

        `inputs`: the digest of what it was made from; `cluster`: that of the tellings it was gathered from.
        """
        event = dossier.event
        self.drop([event.id])
        row = _event(dossier, (updated, inputs, cluster))
        self._db.run(f"INSERT INTO events VALUES ({', '.join('?' * len(row))})", row)
        bare = msgspec.structs.replace(dossier, readings=[])
        self._db.run("INSERT INTO dossiers VALUES (?, ?)", (event.id, packed(bare)))
        leads = {*event.lead_articles}
        self._db.many(
            "INSERT INTO event_articles VALUES (?, ?, ?)", ((event.id, a, a in leads) for a in event.articles)
        )
        words = _words(dossier.readings)
        self._db.many(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (_claim(c, words) for c in dossier.claims)
        )
        members = sorted({(c.event, c.id, *member) for c in dossier.claims for member in _members(c)})
        self._db.many("INSERT INTO claim_statements VALUES (?, ?, ?, ?)", members)
        origins = {
            (c.event, c.id, n, ref) for c in dossier.claims for n, group in enumerate(c.origins) for ref in group
        }
        self._db.many("INSERT INTO claim_origins VALUES (?, ?, ?, ?)", sorted(origins))
        conflicts = ((c.event, c.id, c.type, c.severity, c.verdict, c.slot, plain(c)) for c in dossier.conflicts)
        self._db.many("INSERT INTO conflicts VALUES (?, ?, ?, ?, ?, ?, ?)", conflicts)
        named = "INSERT INTO names VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET name = excluded.name"
        self._db.many(named, sorted(dossier.names.items()))

    def drop(self, events: Iterable[str]) -> None:
        """Forget events with all that stands of them."""
        self._db.run(f"DELETE FROM events WHERE id {AMONG}", [listed(events)])

    def put_unsure(self, clusters: Iterable[str], unsure: Iterable[tuple[str, Unsure]]) -> None:
        """Keep the pairs of clusters that may be one, instead of those before."""
        self._db.run(f"DELETE FROM unsure WHERE cluster {AMONG}", [listed(clusters)])
        rows = ((u.id, u.a, u.b, cluster, plain(u)) for cluster, u in unsure)
        self._db.many("INSERT INTO unsure VALUES (?, ?, ?, ?, ?)", rows)

    def put_storylines(self, storylines: Iterable[Storyline]) -> None:
        """Keep the storylines, instead of those before."""
        now = {s.id: s for s in storylines}
        before = {row[0] for row in self._db.rows("SELECT id FROM storylines")}
        self._db.run(f"DELETE FROM storylines WHERE id {AMONG}", [listed(before)])
        given = list(now.values())
        self._db.many("INSERT INTO storylines VALUES (?, ?)", ((s.id, plain(s)) for s in given))
        self._db.many("INSERT INTO storyline_events VALUES (?, ?)", ((e, s.id) for s in given for e in s.events))

    def log(self, at: str, run: int, changes: Iterable[tuple[str, str, dict[str, Any]]]) -> None:
        """Note what has become of events: (event, what, from what)."""
        rows = ((at, run, event, what, plain(detail)) for event, what, detail in changes)
        self._db.many("INSERT INTO event_log (at, run, event, what, detail) VALUES (?, ?, ?, ?, ?)", rows)

    def rename(self, former: str, event: str, since: str) -> None:
        """Let a former id lead to an event; what led to the former one does too."""
        self._db.run("UPDATE aliases SET event = ? WHERE event = ?", (event, former))
        self._db.run("DELETE FROM aliases WHERE former = ?", [event])
        row = "INSERT INTO aliases VALUES (?, ?, ?) ON CONFLICT (former) DO UPDATE SET event = excluded.event"
        self._db.run(row, (former, event, since))

    def regain(self, event: str) -> None:
        """An id that was a former one is an event's again."""
        self._db.run("DELETE FROM aliases WHERE former = ?", [event])

    # --- reading -------------------------------------------------------------------------------------------------

    def inputs(self, event: str) -> tuple[str, str] | None:
        """The digest of what an event was made from, and its cluster."""
        row = self._db.row("SELECT inputs, cluster FROM events WHERE id = ?", [event])
        return (row[0], row[1]) if row else None

    def ids(self) -> list[str]:
        """The ids of all events."""
        return [row[0] for row in self._db.rows("SELECT id FROM events ORDER BY id")]

    def in_clusters(self, clusters: Iterable[str]) -> list[Event]:
        """The events that were gathered in clusters of tellings, by id."""
        sql = f"SELECT noun FROM events WHERE cluster {AMONG} ORDER BY id"
        return [unplain(row[0], Event) for row in self._db.rows(sql, [listed(clusters)])]

    def updated(self, event: str) -> str | None:
        """When what stands of an event last changed."""
        row = self._db.row("SELECT updated FROM events WHERE id = ?", [event])
        return str(row[0]) if row else None

    def resolve(self, event: str) -> str | None:
        """The id of an event now, by that one or a former one."""
        row = self._db.row("SELECT id FROM events WHERE id = ?", [event]) or self._db.row(
            "SELECT event FROM aliases WHERE former = ?", [event]
        )
        return str(row[0]) if row else None

    def dossier(self, event: str) -> Dossier | None:
        """What stands of an event, without the readings it cites."""
        row = self._db.row("SELECT noun FROM dossiers WHERE event = ?", [event])
        return unpacked(row[0], Dossier) if row else None

    def dossiers(self) -> list[Dossier]:
        """What stands of all events, by id, without their readings."""
        return [unpacked(row[0], Dossier) for row in self._db.rows("SELECT noun FROM dossiers ORDER BY event")]

    def event(self, event: str) -> Event | None:
        """An event."""
        row = self._db.row("SELECT noun FROM events WHERE id = ?", [event])
        return unplain(row[0], Event) if row else None

    def rows(self, wanted: Filter) -> list[EventRow]:
        """Events, the last reported first. A former id may stand as `after`."""
        sql, values = (
            "SELECT * FROM events WHERE published_to >= ? AND published <= ?",
            [wanted.since or "", f"{wanted.until or ''}~"],
        )
        sql = sql.replace("*", _EVENT)
        for column, value in (("kind", wanted.kind), ("standing", wanted.standing)):
            if value:
                sql, values = f"{sql} AND {column} = ?", [*values, value]
        if wanted.contested is not None:
            sql += " AND conflicts > 0" if wanted.contested else " AND conflicts = 0"
        if wanted.led is not None:
            sql += f" AND {'' if wanted.led else 'NOT '}(leads > 0 OR pages > 1)"
        if wanted.outlet:
            (known,) = self._db.row(_TELLS_MUCH, (wanted.outlet, _MANY)) or (0,)
            told = TOLD_BY.format(event="events.id") if known >= _MANY else _TELLS
            sql, values = f"{sql} AND {told}", [*values, wanted.outlet]
        if wanted.source:
            sql += " AND id IN (SELECT event FROM claim_origins WHERE ref = ?)"
            values.append(wanted.source)
        if wanted.event:
            sql, values = f"{sql} AND id = ?", [*values, wanted.event]
        if wanted.after:
            sql += " AND (published_to, id) < (SELECT published_to, id FROM events WHERE id = ?)"
            values.append(self.resolve(wanted.after) or wanted.after)
        rows = self._db.rows(f"{sql} ORDER BY published_to DESC, id DESC LIMIT ?", [*values, wanted.limit])
        return [_row(row) for row in rows]

    def unsure(self) -> list[Unsure]:
        """The pairs of events that may be one, by id."""
        return [unplain(row[0], Unsure) for row in self._db.rows("SELECT noun FROM unsure ORDER BY id")]

    def unsure_of(self, event: str) -> list[Unsure]:
        """Those that an event is in."""
        sql = "SELECT noun FROM unsure WHERE a = ? UNION SELECT noun FROM unsure WHERE b = ? ORDER BY 1"
        return [unplain(row[0], Unsure) for row in self._db.rows(sql, [event, event])]

    def storylines(self) -> list[Storyline]:
        """The storylines, by id."""
        return [unplain(row[0], Storyline) for row in self._db.rows("SELECT noun FROM storylines ORDER BY id")]

    def claims(self, claim: str) -> list[Claim]:
        """The claims with an id: one, or the same statements in several events."""
        rows = self._db.rows("SELECT noun FROM claims WHERE id = ? ORDER BY event", [claim])
        return [unplain(row[0], Claim) for row in rows]

    def gists(self, claims: Iterable[str]) -> dict[str, str]:
        """The gists of claims, each a statement."""
        sql = f"SELECT id, gist FROM claims WHERE id {AMONG} ORDER BY event DESC"
        return dict(self._db.rows(sql, [listed(claims)]))

    def claims_with(self, statements: Iterable[str]) -> list[Claim]:
        """The claims that statements say or touch, by event and id."""
        sql = (
            "SELECT DISTINCT c.event, c.id, c.noun FROM claim_statements m JOIN claims c ON c.event = m.event "
            f"AND c.id = m.claim WHERE m.statement {AMONG} ORDER BY c.event, c.id"
        )
        return [unplain(row[2], Claim) for row in self._db.rows(sql, [listed(statements)])]

    def of_articles(self, articles: Iterable[str]) -> dict[str, list[str]]:
        """The events of articles."""
        sql = f"SELECT article, event FROM event_articles WHERE article {AMONG} ORDER BY article, event"
        found: dict[str, list[str]] = {}
        for article, event in self._db.rows(sql, [listed(articles)]):
            found.setdefault(article, []).append(event)
        return found

    def changes(self, since: str | int, event: str | None = None) -> list[Change]:
        """What has become of events since a time (ISO 8601) or after a run, in that order; of one event where named."""
        column, than = ("run", ">") if isinstance(since, int) else ("at", ">=")
        sql = f"SELECT number, at, run, event, what, detail FROM event_log WHERE {column} {than} ?"
        values: list[str | int] = [since]
        if event is not None:
            sql, values = f"{sql} AND event = ?", [since, event]
        rows = self._db.rows(f"{sql} ORDER BY {column}, number", values)
        return [
            Change(number=n, at=at, run=run, event=e, what=what, detail=unplain(detail, dict))
            for n, at, run, e, what, detail in rows
        ]

    def names(self, refs: Iterable[str]) -> dict[str, str]:
        """What the tables call refs."""
        return dict(self._db.rows(f"SELECT ref, name FROM names WHERE ref {AMONG}", [listed(refs)]))


def _event(dossier: Dossier, how: tuple[str, str, str]) -> Row:
    event, articles = dossier.event, [r.article for r in dossier.readings]
    words = _words(dossier.readings)
    published = [a.published.earliest for a in articles if a.published]
    standings = {c.standing for c in dossier.claims}
    return (
        event.id,
        event.kind,
        event.status,
        event.gist,
        words.get(event.gist or "", ""),
        event.when.earliest if event.when else None,
        event.when.latest if event.when else None,
        len(event.lead_articles),
        len(articles),
        len({a.outlet for a in articles if a.outlet}),
        len(dossier.origins),
        len(dossier.claims),
        len(dossier.conflicts),
        next((s for s in _STANDINGS if s in standings), None),
        min(published, default=_UNKNOWN),
        max(published, default=_UNKNOWN),
        *how,
        plain(event),
    )


def _words(readings: Iterable[Reading]) -> dict[str, str]:
    def of(statement: Statement, reading: Reading) -> str:
        return said(statement, reading.article.text)

    return {s.id: of(s, reading) for reading in readings for s in reading.statements}


def _claim(claim: Claim, words: dict[str, str]) -> Row:
    return (
        claim.event,
        claim.id,
        claim.gist,
        words.get(claim.gist, ""),
        claim.standing,
        len(claim.origins),
        len(claim.articles),
        len(claim.outlets),
        len(claim.contested),
        plain(claim),
    )


def _members(claim: Claim) -> list[tuple[str, str]]:
    """(statement, relation): those that say the claim, and those that touch it."""
    said_by = [(s, str(claim.relations.get(s, "says"))) for s in claim.statements]
    return said_by + [(linked.statement, str(linked.relation)) for linked in claim.linked]


def _row(row: Row) -> EventRow:
    values = dict(zip(_EVENT.split(", "), row, strict=True))
    event = unplain(values["noun"], Event)
    when: When | None = event.when
    return EventRow(
        **{k: v for k, v in values.items() if k in EventRow.__struct_fields__},
        when=when,
        first=values["published"],
        last=values["published_to"],
    )
