"""What linking remembers: samples and the pairs that share them, reuses, tellings, links, and edges between events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawatur.model import Edge, Reuse
from tawatur.store.database import Database
from tawatur.store.packing import AMONG, AMONG_NUMBERS, listed, plain, unplain


class Sampled(NamedTuple):
    """A shingle of an article, and whose page it is."""

    shingle: int
    article: str
    outlet: str


class Told(NamedTuple):
    """A telling as JSON, by its article and place, with the cluster of tellings it hangs together with."""

    article: str
    place: int
    cluster: str
    noun: str


class Linked(NamedTuple):
    """A link as JSON, by the key it was found under and the two tellings it joins."""

    key: str
    a: str
    a_place: int
    b: str
    b_place: int
    noun: str


class Linking:
    """The tables of what linking remembers. The nouns of its room are kept as JSON, which that room reads."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # --- who shares text -----------------------------------------------------------------------------------------

    def samples(self, articles: Iterable[str]) -> list[Sampled]:
        """The samples of articles."""
        sql = f"SELECT shingle, article, outlet FROM samples WHERE article {AMONG}"
        return [Sampled(*row) for row in self._db.rows(sql, [listed(articles)])]

    def holders(self, shingles: Iterable[int]) -> list[Sampled]:
        """All samples of some shingles."""
        sql = f"SELECT shingle, article, outlet FROM samples WHERE shingle {AMONG_NUMBERS}"
        return [Sampled(*row) for row in self._db.rows(sql, [listed(shingles)])]

    def put_samples(self, gone: Iterable[Sampled], come: Iterable[Sampled]) -> None:
        """Forget samples and keep others."""
        self._db.many("DELETE FROM samples WHERE shingle = ? AND article = ?", ((s.shingle, s.article) for s in gone))
        self._db.many("INSERT INTO samples VALUES (?, ?, ?)", come)

    def shift_pairs(self, shifts: dict[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        """Add to what pairs share, and take away; what they share now."""
        more = "ON CONFLICT (a, b) DO UPDATE SET shared = pairs.shared + excluded.shared"
        shifted = ((a, b, shift) for (a, b), shift in sorted(shifts.items()))
        self._db.many(f"INSERT INTO pairs VALUES (?, ?, ?) {more}", shifted)
        wanted = plain(sorted(map(list, shifts)))
        sql = (
            "SELECT p.a, p.b, p.shared FROM json_each(?) j CROSS JOIN pairs p "
            "ON p.a = json_extract(j.value, '$[0]') AND p.b = json_extract(j.value, '$[1]')"
        )
        now = {(a, b): shared for a, b, shared in self._db.rows(sql, [wanted])}
        self._db.many("DELETE FROM pairs WHERE a = ? AND b = ?", (pair for pair, shared in now.items() if not shared))
        return now

    def pairs_of(self, articles: Iterable[str]) -> dict[tuple[str, str], int]:
        """What articles share with others."""
        ids = listed(articles)
        sql = f"SELECT a, b, shared FROM pairs WHERE a {AMONG} UNION SELECT a, b, shared FROM pairs WHERE b {AMONG}"
        return {(a, b): shared for a, b, shared in self._db.rows(sql, [ids, ids])}

    def put_reuse(self, pair: tuple[str, str], reuse: Reuse | None) -> bool:
        """Keep what a pair shares, or that it shares nothing; whether that is other than before."""
        held = self._db.row("SELECT noun FROM reuses WHERE a = ? AND b = ?", pair)
        noun = plain(reuse) if reuse else None
        if (held[0] if held else None) == noun:
            return False
        self._db.run("DELETE FROM reuses WHERE a = ? AND b = ?", pair)
        if reuse:
            row = (*pair, reuse.id, reuse.copy, reuse.original, reuse.relation, reuse.share, noun)
            self._db.run("INSERT INTO reuses VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        return True

    def reuses_of(self, articles: Iterable[str]) -> list[Reuse]:
        """What articles share with one another or with others, by id."""
        ids = listed(articles)
        sql = (
            f"SELECT id, noun FROM reuses WHERE a {AMONG} UNION SELECT id, noun FROM reuses WHERE b {AMONG} ORDER BY 1"
        )
        return [unplain(row[1], Reuse) for row in self._db.rows(sql, [ids, ids])]

    def reuses(self) -> list[Reuse]:
        """All that is shared, by id."""
        return [unplain(row[0], Reuse) for row in self._db.rows("SELECT noun FROM reuses ORDER BY id")]

    # --- what is told --------------------------------------------------------------------------------------------

    def told(self, articles: Iterable[str]) -> list[Told]:
        """The tellings of articles, in their order."""
        sql = f"SELECT article, place, cluster, noun FROM tellings WHERE article {AMONG} ORDER BY article, place"
        return [Told(*row) for row in self._db.rows(sql, [listed(articles)])]

    def told_under(self, key: str) -> list[Told]:
        """The tellings of a group, in their order."""
        sql = (
            "SELECT t.article, t.place, t.cluster, t.noun FROM telling_keys k JOIN tellings t "
            "ON t.article = k.article AND t.place = k.place WHERE k.key = ? ORDER BY t.article, t.place"
        )
        return [Told(*row) for row in self._db.rows(sql, [key])]

    def told_in(self, clusters: Iterable[str]) -> list[Told]:
        """The tellings of clusters, in their order."""
        sql = f"SELECT article, place, cluster, noun FROM tellings WHERE cluster {AMONG} ORDER BY article, place"
        return [Told(*row) for row in self._db.rows(sql, [listed(clusters)])]

    def clusters(self, articles: Iterable[str]) -> list[tuple[str, int, str]]:
        """(article, place, cluster) of the tellings of articles, without what they tell."""
        sql = f"SELECT article, place, cluster FROM tellings WHERE article {AMONG}"
        return [(a, p, c) for a, p, c in self._db.rows(sql, [listed(articles)])]

    def keys(self, articles: Iterable[str]) -> set[str]:
        """The groups in which the tellings of articles are."""
        sql = f"SELECT DISTINCT key FROM telling_keys WHERE article {AMONG}"
        return {row[0] for row in self._db.rows(sql, [listed(articles)])}

    def any_undated(self, key: str) -> bool:
        """Whether a group holds a telling without a day."""
        return self._db.row("SELECT 1 FROM telling_keys WHERE key = ? AND dated = FALSE LIMIT 1", [key]) is not None

    def put_told(self, article: str, told: Iterable[tuple[Told, Iterable[str], bool]]) -> None:
        """Keep what an article tells, with the groups of each telling and whether its page has a day."""
        self._db.run("DELETE FROM tellings WHERE article = ?", [article])
        self._db.run("DELETE FROM telling_keys WHERE article = ?", [article])
        for telling, keys, dated in told:
            self._db.run("INSERT INTO tellings VALUES (?, ?, ?, ?)", telling)
            rows = ((key, telling.article, telling.place, dated) for key in keys)
            self._db.many("INSERT INTO telling_keys VALUES (?, ?, ?, ?)", rows)

    def put_clusters(self, clusters: Iterable[tuple[str, str, int]]) -> None:
        """Keep the (cluster, article, place) of tellings."""
        self._db.many("UPDATE tellings SET cluster = ? WHERE article = ? AND place = ?", clusters)

    # --- which are one -------------------------------------------------------------------------------------------

    def put_links(self, key: str, links: Iterable[Linked]) -> list[Linked]:
        """Keep the links of a group; those that have come, gone or changed."""
        now = {link[:-1]: link for link in links}
        sql = "SELECT key, a, a_place, b, b_place, noun FROM links WHERE key = ?"
        before = {link[:-1]: link for link in (Linked(*row) for row in self._db.rows(sql, [key]))}
        gone = [link for at, link in before.items() if now.get(at) != link]
        come = [link for at, link in now.items() if before.get(at) != link]
        where = "key = ? AND a = ? AND a_place = ? AND b = ? AND b_place = ?"
        self._db.many(f"DELETE FROM links WHERE {where}", (link[:-1] for link in gone))
        self._db.many("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?)", come)
        return gone + come

    def links_of(self, articles: Iterable[str]) -> list[Linked]:
        """The links of the tellings of articles."""
        ids, columns = listed(articles), "key, a, a_place, b, b_place, noun"
        sql = f"SELECT {columns} FROM links WHERE a {AMONG} UNION SELECT {columns} FROM links WHERE b {AMONG}"
        return [Linked(*row) for row in self._db.rows(sql, [ids, ids])]

    # --- how events hang together --------------------------------------------------------------------------------

    def put_event_keys(self, event: str, keys: Iterable[str]) -> None:
        """Keep the groups in which an event is."""
        self._db.many("INSERT INTO event_keys VALUES (?, ?)", ((key, event) for key in sorted(set(keys))))

    def event_keys(self, events: Iterable[str]) -> set[str]:
        """The groups in which events are."""
        sql = f"SELECT DISTINCT key FROM event_keys WHERE event {AMONG}"
        return {row[0] for row in self._db.rows(sql, [listed(events)])}

    def events_under(self, keys: Iterable[str]) -> Iterator[tuple[str, str]]:
        """(key, event as JSON) of groups, in the order of both."""
        sql = (
            "SELECT k.key, e.noun FROM event_keys k JOIN events e ON e.id = k.event "
            f"WHERE k.key {AMONG} ORDER BY k.key, k.event"
        )
        yield from ((key, noun) for key, noun in self._db.rows(sql, [listed(keys)]))

    def put_edges(self, keys: Iterable[str], edges: Iterable[tuple[str, list[Edge]]]) -> None:
        """Keep the edges of groups, instead of those before."""
        self._db.run(f"DELETE FROM edges WHERE key {AMONG}", [listed(keys)])
        self._db.many("INSERT INTO edges VALUES (?, ?)", ((key, plain(found)) for key, found in edges if found))

    def edges(self) -> list[Edge]:
        """The edges of all groups."""
        rows = self._db.rows("SELECT noun FROM edges ORDER BY key")
        return [edge for row in rows for edge in unplain(row[0], list[Edge])]
