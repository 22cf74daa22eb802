"""The order for a desk, which adds to what it knows: every result is that of all articles at once.

A store remembers what linking found. Where articles are new or changed, only what they touch is found anew: the
shingles that they have, the groups in which their tellings meet others, and the clusters of tellings that hang together
by links. Nothing links two clusters, so events are gathered in each by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

import msgspec

from tawatur.decisions import Ruling
from tawatur.ingest import Page
from tawatur.link import Link, Pair, Sample, Telling, Wording
from tawatur.model import Article, Dossier, Edge, Event, Reading, Rejected, Reuse, Unsure
from tawatur.pipeline.runners import Runner
from tawatur.pipeline.stages import (
    On,
    Setup,
    Task,
    annotate,
    compare,
    corroborate,
    ingest,
    meet,
    rooms,
    share,
    tell,
    word,
)
from tawatur.store import Store
from tawatur.store.linking import Linked, Sampled, Told

A = TypeVar("A")
Key = tuple[str, int]  # a telling: its article and its place there
_BATCH = 256  # articles, pairs or groups that are worked on together
_HELD = 2_000  # wordings that are kept at hand
_UNDATED = "any"  # the group in which pages without a day meet all others; where all have one it links nothing


class Regrouped(NamedTuple):
    """What has become of the clusters that were touched: the events in them before and now, each with its cluster.

    `articles`: those whose text is shared otherwise than before.
    """

    before: list[Event]
    after: list[tuple[str, Event]]
    unsure: list[tuple[str, Unsure]]
    clusters: set[str]
    articles: set[str]


# --- stages ------------------------------------------------------------------------------------------------------


def take_in(setup: Setup, item: Page | Article) -> tuple[Article | Rejected, Reading | Rejected | None]:
    """A page alone: its article and what that says; why not, where it ended."""
    article = item if isinstance(item, Article) else ingest(setup, item)
    return (article, None) if isinstance(article, Rejected) else (article, annotate(setup, article))


def meet_under(setup: Setup, group: tuple[str, list[Telling]]) -> tuple[str, list[Link]]:
    """The links of a group, under its key."""
    return group[0], meet(setup, *group)


def stand(setup: Setup, task: Task) -> Dossier:
    """What stands of an event."""
    return corroborate(setup, task.event.id, [task])


# --- the order ---------------------------------------------------------------------------------------------------


class Regrouper:
    """Brings new and changed articles together with those that a store remembers; inside the store's `writing`."""

    def __init__(self, store: Store, setup: Setup, runner: Runner) -> None:
        self._store = store
        self._memory = store.linking
        self._setup = setup
        self._runner = runner
        self._linker = rooms(setup).linker

    def regroup(self, changed: list[str], rulings: list[Ruling], ruled: set[str]) -> Regrouped:
        """Link changed articles, and gather the events of all clusters that this touches.

        A changed article without a reading is gone. `rulings`: what a person merges and splits; `ruled`: the articles
        of those that are new or undone.
        """
        shared = self._share(changed)
        clusters = {cluster for _, _, cluster in self._memory.clusters({*changed, *shared, *ruled})}
        moved = self._tell(changed)
        clusters |= {c for a, place, c in self._memory.clusters({a for a, _ in moved}) if (a, place) in moved}
        return self._gather(clusters, {*changed, *ruled}, rulings)._replace(articles=shared)

    # --- who shares text with whom -------------------------------------------------------------------------------

    def _share(self, changed: list[str]) -> set[str]:
        """Find anew what changed articles share with others; the articles for which that is other than before."""
        shifts: Counter[tuple[str, str]] = Counter()
        now = dict[tuple[str, str], int]()
        for batch in in_batches(changed, _BATCH):
            shift, shared = self._sample(batch)
            now |= dict.fromkeys(shift, 0) | shared
            for pair, by in shift.items():
                shifts[pair] += by
        for batch in in_batches(changed, _BATCH):
            now |= self._memory.pairs_of(batch)
        close = {*self._linker.reuse.candidates(Pair(a=a, b=b, shared=n) for (a, b), n in now.items())}
        before = (Pair(a=a, b=b, shared=n - shifts[a, b]) for (a, b), n in now.items())
        was_close = {*self._linker.reuse.candidates(before)}
        mine = {*changed}
        wanted = sorted(p for p in close if p not in was_close or not mine.isdisjoint(p))
        moved = [pair for pair in sorted(was_close - close) if self._memory.put_reuse(pair, None)]
        moved += [pair for pair, reuse in self._compare(wanted) if self._memory.put_reuse(pair, reuse)]
        return {article for pair in moved for article in pair}

    def _sample(self, articles: list[str]) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
        """(by how much the pairs that share samples of articles have shifted, what these share now)."""
        readings = self._store.pages.readings(articles)
        worded = self._runner.map(On(self._setup, word), readings)
        come = {Sampled(*sample) for _, samples in worded for _, sample in samples}
        gone = {*self._memory.samples(articles)}
        gone, come = gone - come, come - gone
        shingles = {s.shingle for s in gone | come}
        before = self._paired(self._memory.holders(shingles))
        self._memory.put_samples(sorted(gone), sorted(come))
        after = self._paired(self._memory.holders(shingles))
        shifts = {p: by for p in {*before, *after} if (by := after.get(p, 0) - before.get(p, 0))}
        return shifts, self._memory.shift_pairs(shifts)

    def _paired(self, samples: Iterable[Sampled]) -> dict[tuple[str, str], int]:
        """What pairs share of samples; it adds up over shingles, so that some can be counted without the others."""
        return {(p.a, p.b): p.shared for p in share(self._setup, 0, [Sample(*s) for s in samples])}

    def _compare(self, pairs: list[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Reuse | None]]:
        held: dict[str, Wording] = {}
        for batch in in_batches(pairs, _BATCH):
            held = held if len(held) < _HELD else {a: held[a] for pair in batch for a in pair if a in held}
            missing = {article for pair in batch for article in pair} - held.keys()
            readings = self._store.pages.readings(missing)
            held |= {w.article: w for w, _ in self._runner.map(On(self._setup, word), readings)}
            yield from zip(
                batch, self._runner.map(On(self._setup, compare), [(held[a], held[b]) for a, b in batch]), strict=True
            )

    # --- what they tell ------------------------------------------------------------------------------------------

    def _tell(self, changed: list[str]) -> set[Key]:
        """Keep what changed articles tell, and link it anew; the tellings that are linked otherwise than before."""
        keys: set[str] = set()
        for batch in in_batches(changed, _BATCH):
            keys |= self._put_told(batch)
        moved: set[Key] = set()
        for groups in in_batches(sorted(keys), _BATCH):
            met = self._runner.map(
                On(self._setup, meet_under), (group for key in groups if (group := self._group(key)))
            )
            found = {key: list[Link]() for key in groups} | dict(met)
            for key, links in found.items():
                for link in self._memory.put_links(key, (_linked(key, link) for link in links)):
                    moved |= {(link.a, link.a_place), (link.b, link.b_place)}
        return moved

    def _put_told(self, articles: list[str]) -> set[str]:
        """The groups in which what articles tell is, or was."""
        readings = self._store.pages.readings(articles)
        told = dict(
            zip((r.article.id for r in readings), self._runner.map(On(self._setup, tell), readings), strict=True)
        )
        keys = self._memory.keys(articles)
        for article in articles:
            rows = [(_told(telling), under, telling.page_days is not None) for telling, under in told.get(article, [])]
            keys.update(*(under for _, under, _ in rows))
            self._memory.put_told(article, rows)
        return keys

    def _group(self, key: str) -> tuple[str, list[Telling]] | None:
        if key == _UNDATED and not self._memory.any_undated(key):
            return None
        return key, [_telling(t) for t in self._memory.told_under(key)]

    # --- which are one event -------------------------------------------------------------------------------------

    def _gather(self, clusters: set[str], changed: set[str], rulings: list[Ruling]) -> Regrouped:
        """The events of clusters, and of what changed articles tell, after these have been parted and joined anew."""
        known = {(t.article, t.place): t for t in (*self._memory.told_in(clusters), *self._memory.told(changed))}
        links, reuses = self._joints(known, rulings)
        clusters |= {t.cluster for t in known.values()}
        before = self._store.events.in_clusters(clusters)
        tellings = {key: _telling(t) for key, t in known.items()}
        after: list[tuple[str, Event]] = []
        unsure: list[tuple[str, Unsure]] = []
        groups = _clustered(known, _edges(links, reuses, rulings, known))
        by_group = _dealt(groups, links)
        for cluster, keys in groups.items():
            articles = {article for article, _ in keys}
            events, beside = self._linker.events.gather(
                [tellings[key] for key in keys],
                [msgspec.json.decode(link.noun, type=Link) for link in by_group[cluster]],
                _among(reuses, articles),
                [r for r in rulings if not articles.isdisjoint(_articles_of(r))],
            )
            after += [(cluster, event) for event in events]
            unsure += [(cluster, each) for each in beside]
        moved = ((cluster, *key) for cluster, keys in groups.items() for key in keys if known[key].cluster != cluster)
        self._memory.put_clusters(moved)
        return Regrouped(before, after, unsure, clusters | groups.keys(), set())

    def _joints(self, known: dict[Key, Told], rulings: list[Ruling]) -> tuple[list[Linked], dict[str, list[Reuse]]]:
        """The links and the shared text of tellings; what these hang together with beside them is added to them."""
        links: dict[tuple[str | int, ...], Linked] = {}
        reuses: dict[str, dict[str, Reuse]] = defaultdict(dict)
        fresh = {article for article, _ in known}
        while fresh:
            ends, near = set[Key](), set[str]()
            for batch in in_batches(sorted(fresh), _BATCH):
                for link in self._memory.links_of(batch):
                    joined = {(link.a, link.a_place), (link.b, link.b_place)}
                    if not joined.isdisjoint(known):
                        links[link[:-1]] = link
                        ends |= joined - known.keys()
                for reuse in self._memory.reuses_of(batch):
                    if reuse.original and reuse.share >= self._setup.settings.link.copy_share:
                        reuses[reuse.copy][reuse.id] = reuses[reuse.original][reuse.id] = reuse
                        near |= {reuse.copy, reuse.original}
            near |= {a for r in rulings if not fresh.isdisjoint(_articles_of(r)) for a in _articles_of(r)}
            places = self._memory.clusters(near | {article for article, _ in ends})
            wider = self._memory.told_in({c for a, place, c in places if a in near or (a, place) in ends})
            fresh = {t.article for t in wider if (t.article, t.place) not in known}
            known |= {(t.article, t.place): t for t in wider}
        return list(links.values()), {article: list(found.values()) for article, found in reuses.items()}

    # --- how events hang together --------------------------------------------------------------------------------

    def edges(self, keys: Iterable[str]) -> Iterator[tuple[str, list[Edge]]]:
        """The edges of groups of events, anew."""
        finder = self._linker.storylines
        groups: dict[str, list[Event]] = defaultdict(list)
        for key, noun in self._memory.events_under(keys):
            groups[key].append(msgspec.json.decode(noun, type=Event))
        yield from ((key, finder.link(key, events)) for key, events in groups.items() if len(events) > 1)


def in_batches(items: Iterable[A], size: int) -> Iterator[list[A]]:
    """The items, so many at a time; the last ones may be fewer."""
    given = iter(items)
    while batch := list(islice(given, size)):
        yield batch


def _told(telling: Telling) -> Told:
    # Not sorted: the order of names tells.
    return Told(telling.article, telling.at, _name(telling.key), msgspec.json.encode(telling).decode())


def _telling(told: Told) -> Telling:
    return msgspec.json.decode(told.noun, type=Telling)


def _linked(key: str, link: Link) -> Linked:
    return Linked(key, *link.a, *link.b, msgspec.json.encode(link).decode())


def _name(key: Key) -> str:
    return f"{key[0]} {key[1]}"


def _articles_of(ruling: Ruling) -> set[str]:
    return {held.article for anchor in ruling.on for held in anchor}


def _among(reuses: dict[str, list[Reuse]], articles: set[str]) -> list[Reuse]:
    """The shared text of articles among themselves, each once, by id."""
    found = {r.id: r for a in articles for r in reuses.get(a, ()) if {r.copy, r.original} <= articles}
    return [found[i] for i in sorted(found)]


def _edges(
    links: Iterable[Linked], reuses: dict[str, list[Reuse]], rulings: Iterable[Ruling], known: dict[Key, Told]
) -> Iterator[tuple[Key, Key]]:
    """What holds tellings together: links, and all tellings of two articles of which one is mostly the other's text,
    or which a person put together: who leads with what is seen when they are gathered."""
    at = defaultdict[str, list[Key]](list)
    for key in sorted(known):
        at[key[0]].append(key)
    yield from (((link.a, link.a_place), (link.b, link.b_place)) for link in links)
    pairs = [(r.copy, r.original or "") for found in reuses.values() for r in found]
    pairs += [(one, other) for r in rulings for one in (min(_articles_of(r), default=""),) for other in _articles_of(r)]
    for one, other in pairs:
        yield from ((at[one][0], key) for key in (*at[one], *at[other]) if at[one])


def _clustered(known: dict[Key, Told], edges: Iterable[tuple[Key, Key]]) -> dict[str, list[Key]]:
    """The tellings that hang together, under the name of the least of them."""
    root = {key: key for key in known}

    def top(key: Key) -> Key:
        while root[key] != key:
            root[key] = root[root[key]]
            key = root[key]
        return key

    for a, b in edges:
        one, other = top(a), top(b)
        root[max(one, other)] = min(one, other)
    groups: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(known):
        groups[_name(top(key))].append(key)
    return groups


def _dealt(groups: dict[str, list[Key]], links: Iterable[Linked]) -> dict[str, list[Linked]]:
    """The links of each cluster."""
    cluster = {key: name for name, keys in groups.items() for key in keys}
    dealt: dict[str, list[Linked]] = defaultdict(list)
    for link in links:
        dealt[cluster[link.a, link.a_place]].append(link)
    return dealt
