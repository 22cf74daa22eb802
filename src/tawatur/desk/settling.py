"""Brings what was added, corrected or read anew together with what is there, and notes what has become of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from tawatur import codec
from tawatur.decisions import Ruling
from tawatur.desk.changes import Line, compare_dossiers, trace_events
from tawatur.desk.searching import Searcher
from tawatur.desk.tracing import Tracing
from tawatur.model import Dossier, Event, Reading, Rejected
from tawatur.pipeline.decisions import Marked, Placed, account, mark, place, rule_over, say_gone
from tawatur.pipeline.dependencies import Step, digest_read
from tawatur.pipeline.incremental import Regrouped, Regrouper, stand
from tawatur.pipeline.runners import Runner
from tawatur.pipeline.stages import On, Setup, Task, correct, made_with, rooms, unique_articles
from tawatur.store import Store
from tawatur.version import __version__

_HELD = 512  # readings that are kept at hand


class Made(NamedTuple):
    """Digests of what each step is made with: the version, the tables it reads, and the settings of its room."""

    reading: str
    link: str
    dossier: str
    search: str


def made_by(setup: Setup) -> Made:
    """The digests for a setup."""
    settings = setup.settings

    def digest(step: Step, *of: Any) -> str:
        return codec.digest([__version__, digest_read(setup.data, step), *of])

    return Made(
        digest("reading", settings.ingest, settings.annotate),
        digest("link", settings.link),
        digest("corroborate", settings.corroborate),
        digest("search"),
    )


class Decided(NamedTuple):
    """The decisions that stand, placed on articles, and those of them that merge and split events and claims."""

    placed: list[Placed]
    events: list[Ruling]
    claims: list[Ruling]
    ruled: set[str]


class Settler:
    """Works inside the store's `writing`: what it does is wholly in or wholly not."""

    def __init__(self, store: Store, searcher: Searcher, setup: Setup, runner: Runner) -> None:
        self._store = store
        self._searcher = searcher
        self._setup = setup
        self._runner = runner
        self._made = made_by(setup)
        self._held: dict[str, Reading] = {}

    def settle(self, now: str) -> bool:
        """Group what waits; whether there was anything. `now`: the time that is noted (ISO 8601)."""
        self._held = {}
        self._index()
        self._store.set_fact("made with", codec.encode_plain(made_with(self._setup)))
        decided = self._decide()
        if self._store.fact("linked with") != self._made.link:
            self._store.pages.unsettle()
        whole = self._store.fact("stands by") != self._made.dossier
        changed = self._store.pages.changed()
        if not (changed or decided.ruled or whole):
            return self._decided_anew(decided.placed) and self._account(decided.placed)
        gone = self._store.pages.orphans()
        self._store.pages.drop_readings(gone)
        regrouper = Regrouper(self._store, self._setup, self._runner)
        found = regrouper.regroup(changed, decided.events, decided.ruled)
        touched = {*changed, *found.articles, *decided.ruled}
        self._keep(found, self._standing(found, touched, decided.claims, whole), regrouper, now)
        self._decided_anew(decided.placed)
        self._account(decided.placed)
        self._forget(gone)
        self._store.pages.settled(changed)
        Tracing(self._store, self._searcher, self._setup).count(self._made.dossier)
        for name, value in (
            ("linked with", self._made.link),
            ("stands by", self._made.dossier),
            ("changed", now),
        ):
            self._store.set_fact(name, value)
        return True

    def _index(self) -> None:
        """Let all be found by its words as they are parted now."""
        known = self._store.fact("searched with")
        self._store.set_fact("searched with", self._made.search)
        if known in (None, self._made.search):
            return
        for article in self._store.pages.ids():
            if reading := self._store.pages.reading(article):
                self._searcher.index(reading)
        for event in self._store.events.ids():
            if dossier := self._store.events.dossier(event):
                self._searcher.index_claims([], dossier.claims, self._readings(dossier.event.articles))

    def _forget(self, gone: list[str]) -> None:
        for article in gone:
            self._searcher.forget(article)
        self._store.pages.drop(gone)

    # --- what people decided -------------------------------------------------------------------------------------

    def _decide(self) -> Decided:
        """Carry out what corrects articles, and bring onto statements what merges and splits."""
        pages, decisions = self._store.pages, self._store.decisions.standing()
        anchored = {anchor.article for decision in decisions for anchor in decision.on}
        named = {anchor.page for decision in decisions for anchor in decision.on if anchor.page}
        versions = pages.of_pages(named | pages.pages_of(anchored))
        articles = [a for each in versions if (of := pages.of_article(each)) for a in unique_articles(of)]
        placed = place(decisions, articles)
        kept = {marked.article.id: marked for marked in mark(articles, placed)}
        for article in sorted({*pages.corrected(), *kept}):
            same = pages.of_article(article)
            if same:
                self._correct(kept.get(article) or Marked(article=unique_articles(same)[0]), placed)
        readings = pages.readings(versions)
        events = rule_over(placed, readings, "event")
        claims = rule_over(placed, readings, "claim")
        return Decided(placed, events, claims, self._ruled([*events, *claims]))

    def _correct(self, marked: Marked, placed: list[Placed]) -> None:
        """Read an article anew when other corrections hold of it than before."""
        article = marked.article
        gone = [p.decision.id for p in placed if article.id in p.gone]
        inputs = inputs_of(marked, gone)
        kept = self._store.pages.article(article.id)
        if kept and (kept.inputs, kept.made) == (inputs, self._made.reading):
            return
        reading = correct(self._setup, marked)
        if isinstance(reading, Rejected):
            return
        (reading,) = say_gone([reading], placed)
        corrected = bool(marked.corrections or gone)
        if self._store.pages.keep(reading, (self._made.reading, inputs, corrected), ""):
            self._searcher.index(reading)

    def _ruled(self, rulings: list[Ruling]) -> set[str]:
        """The articles of rulings that are new, undone or fall on other statements than before."""
        now = {codec.digest(r): sorted({h.article for on in r.on for h in on}) for r in rulings}
        before = msgspec.json.decode(self._store.fact("rulings") or "{}", type=dict[str, list[str]])
        self._store.set_fact("rulings", codec.encode_plain(now))
        return {a for i in now.keys() ^ before.keys() for a in (now.get(i) or before.get(i, []))}

    def _decided_anew(self, placed: list[Placed]) -> bool:
        """Whether other decisions stand than before."""
        now = codec.digest(sorted(each.decision.id for each in placed))
        before = self._store.fact("decided") or codec.digest([])
        self._store.set_fact("decided", now)
        return now != before

    def _account(self, placed: list[Placed]) -> bool:
        """Note what has become of each decision; then something was done."""
        articles = {at.article for each in placed for found in each.places for at in found}
        articles |= {article for each in placed for article in each.gone}
        events = {e for found in self._store.events.of_articles(articles).values() for e in found}
        dossiers = [d for event in sorted(events) if (d := self._store.events.dossier(event))]
        for decision in account(placed, self._store.pages.readings(articles), dossiers):
            self._store.decisions.account(decision)
        return True

    # --- what stands ---------------------------------------------------------------------------------------------

    def _standing(
        self, found: Regrouped, touched: set[str], rulings: list[Ruling], whole: bool
    ) -> Iterator[tuple[Dossier, str, str]]:
        """(what stands, the digest of what it was made from, the cluster) of each event that may be another now."""
        after = {event.id: (cluster, event) for cluster, event in found.after}
        gone = {event.id for event in found.before}
        near = {e for of in self._store.events.of_articles(touched).values() for e in of}
        for other in sorted((near | {*(self._store.events.ids() if whole else ())}) - gone - after.keys()):
            event, known = self._store.events.event(other), self._store.events.inputs(other)
            if event and known:
                after[other] = (known[1], event)
        wanted = list[tuple[Task, str, str]]()
        for event_id in sorted(after, key=lambda i: (after[i][1].articles, i)):
            cluster, event = after[event_id]
            task, inputs = self._task(event, rulings)
            known = self._store.events.inputs(event_id)
            if known is None or known[0] != inputs:
                wanted.append((task, inputs, cluster))
            elif (old := self._store.events.dossier(event_id)) and (old.event != event or known[1] != cluster):
                readings = self._readings(event.articles)
                yield msgspec.structs.replace(old, event=event, readings=readings), inputs, cluster
        tasks = (t._replace(readings=self._readings(t.event.articles)) for t, _, _ in wanted)
        for dossier, (_, inputs, cluster) in zip(self._runner.map(On(self._setup, stand), tasks), wanted, strict=True):
            yield dossier, inputs, cluster

    def _task(self, event: Event, rulings: list[Ruling]) -> tuple[Task, str]:
        """What an event is made from, without the readings, and its digest. Why it was grouped says nothing of it."""
        cited = {*event.articles}
        reuses = [r for r in self._store.linking.reuses_of(cited) if r.copy in cited and r.original in {*cited, None}]
        mine = [r for r in rulings if r.touches(event.statements)]
        readings = sorted(self._store.pages.digests(cited).items())
        bare = msgspec.structs.replace(event, why=[])
        return Task(event, [], reuses, mine), codec.digest([self._made.dossier, bare, readings, reuses, mine])

    def _readings(self, articles: Iterable[str]) -> list[Reading]:
        given = list(articles)
        if len(self._held) > _HELD:
            self._held = {}
        missing = [a for a in given if a not in self._held]
        self._held |= {r.article.id: r for r in self._store.pages.readings(missing)}
        return sorted((self._held[a] for a in given), key=lambda r: codec.publication_key(r.article))

    def _keep(
        self, found: Regrouped, standing: Iterator[tuple[Dossier, str, str]], regrouper: Regrouper, now: str
    ) -> None:
        """Keep what stands now, forget what does not, and write the log."""
        events, linking = self._store.events, self._store.linking
        renamed, lines = trace_events(found.before, [event for _, event in found.after])
        gone = {e.id for e in found.before} - {e.id for _, e in found.after}
        keys = linking.event_keys(gone)
        fresh = {event for event, what, _ in lines if what == "new"}
        for dossier, inputs, cluster in standing:
            event, old = dossier.event, events.dossier(dossier.event.id)
            keys |= linking.event_keys([event.id])
            changes = compare_dossiers(old, dossier) if old else {}
            stays = old is not None and not changes
            events.put(dossier, inputs, cluster, (events.updated(event.id) if stays else None) or now)
            mine = rooms(self._setup).linker.storylines.keys(event)
            linking.put_event_keys(event.id, mine)
            keys |= {*mine}
            if changes and event.id not in fresh:
                lines.append((event.id, "changed", changes))
            self._searcher.index_claims(old.claims if old else [], dossier.claims, dossier.readings)
            events.regain(event.id)
        for event_id in sorted(gone):
            left = events.dossier(event_id)
            self._searcher.index_claims(left.claims if left else [], [], [])
        events.drop(gone)
        for former, event_id in sorted(renamed.items()):
            events.rename(former, event_id, now)
        events.put_unsure(found.clusters, found.unsure)
        linking.put_edges(keys, regrouper.edges(keys))
        events.put_storylines(rooms(self._setup).linker.storylines.thread(linking.edges()))
        self._log(lines, now)

    def _log(self, lines: list[Line], now: str) -> None:
        run = int(self._store.fact("run") or 0) + 1
        self._store.set_fact("run", str(run))
        self._store.events.log(now, run, lines)


def inputs_of(marked: Marked, gone: list[str]) -> str:
    """The digest of what an article is read from: itself, what a person corrects, and what could not be."""
    parts: list[Any] = [marked.article, marked.corrections, sorted(gone)]
    return codec.digest(parts)
