"""The order, once: ingest, annotate, reuse, events, corroborate, storylines.

A stage is a plain module-level function of values: first the `Setup` that names its tables and settings, small enough
to send to another process and furnished there once, then what it works on. `On` binds the two for a runner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from tawatur import codec
from tawatur.annotate import Annotator
from tawatur.corroborate import Corroborator
from tawatur.decisions import Ruling
from tawatur.ingest import Page, PageReader
from tawatur.language import Language
from tawatur.link import Link, Linker, Pair, Sample, Telling, Wording
from tawatur.model import (
    Analysis,
    Article,
    Comparison,
    Decision,
    Dossier,
    Edge,
    Event,
    Reading,
    Rejected,
    Reuse,
    Storyline,
    Unsure,
)
from tawatur.pipeline.decisions import Marked, Placed, account, mark, one_event, place, rule_over, say_gone
from tawatur.pipeline.dependencies import digest_all
from tawatur.pipeline.runners import LoopRunner, Runner
from tawatur.registry import Registry
from tawatur.settings import Settings
from tawatur.version import __version__


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """Which tables and settings a run uses: the folders laid over the shipped data, and the settings."""

    data: tuple[Path, ...] = ()
    settings: Settings = Settings()


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided of a run: decisions on letters, and whether all its pages are one event."""

    decisions: tuple[Decision, ...] = ()
    one_event: bool = False


class Grouping(NamedTuple):
    """What belongs together among articles, what was not used, and where decisions of a person stand."""

    readings: list[Reading]
    reuses: list[Reuse]
    events: list[Event]
    unsure: list[Unsure]
    storylines: list[Storyline]
    rejected: list[Rejected]
    placed: list[Placed] = []


class Task(NamedTuple):
    """An event with the readings it cites, what these share, and what a person decided of its claims."""

    event: Event
    readings: list[Reading]
    reuses: list[Reuse]
    rulings: list[Ruling] = []


class Rooms:
    """The rooms, each furnished for one setup when it is first entered."""

    def __init__(self, setup: Setup) -> None:
        self.registry = Registry(setup.data)
        self.language = Language("ar", setup.data)
        self._settings = setup.settings

    @cached_property
    def reader(self) -> PageReader:
        """Reads pages."""
        return PageReader(self.language, self.registry, self._settings)

    @cached_property
    def annotator(self) -> Annotator:
        """Reads articles."""
        return Annotator(self.language, self.registry, self._settings)

    @cached_property
    def linker(self) -> Linker:
        """Finds what belongs together."""
        return Linker(self.language, self.registry, self._settings)

    @cached_property
    def corroborator(self) -> Corroborator:
        """Says what stands."""
        return Corroborator(self.language, self.registry, self._settings)


@lru_cache(maxsize=4)
def rooms(setup: Setup) -> Rooms:
    """The rooms for a setup, built once a process."""
    return Rooms(setup)


class On:
    """A stage on a setup: a function of what the stage works on, named like it, that can be sent to a process."""

    def __init__(self, setup: Setup, stage: Callable[..., Any]) -> None:
        self._setup = setup
        self._stage = stage
        self.__name__ = stage.__name__

    def __call__(self, *work: Any) -> Any:
        return self._stage(self._setup, *work)


# --- stages ------------------------------------------------------------------------------------------------------


def ingest(setup: Setup, page: Page | Rejected) -> Article | Rejected:
    """A page as an article; Rejected when it is none."""
    return page if isinstance(page, Rejected) else rooms(setup).reader.read(page)


def annotate(setup: Setup, article: Article) -> Reading | Rejected:
    """All that an article says, read alone."""
    return rooms(setup).annotator.annotate(article)


def correct(setup: Setup, marked: Marked) -> Reading | Rejected:
    """All that an article says, with what a person corrects of the article and of what it says."""
    article = rooms(setup).reader.correct(marked.article, marked.corrections)
    return rooms(setup).annotator.annotate(article, marked.corrections)


def word(setup: Setup, reading: Reading) -> tuple[Wording, list[tuple[int, Sample]]]:
    """The words of an article that can be shared, and a sample of them under the bands of their shingles."""
    finder = rooms(setup).linker.reuse
    wording = finder.read(reading)
    return wording, finder.sample(wording)


def share(setup: Setup, band: int, samples: list[Sample]) -> list[Pair]:
    """The pairs of articles that share samples of one band."""
    return rooms(setup).linker.reuse.pair(samples)


def compare(setup: Setup, pair: tuple[Wording, Wording]) -> Reuse | None:
    """The text that two articles share, word by word; set phrases are none."""
    found = rooms(setup).linker.reuse.compare(*pair)
    return found if found and found.relation != "formula" else None


def tell(setup: Setup, reading: Reading) -> list[tuple[Telling, list[str]]]:
    """What an article tells of which events, each telling with the windows and actors under which it meets others."""
    linker = rooms(setup).linker
    return [(telling, linker.pairs.keys(telling)) for telling in linker.tellings.read(reading)]


def meet(setup: Setup, key: str, tellings: list[Telling]) -> list[Link]:
    """Which tellings of a group tell of one event."""
    return rooms(setup).linker.pairs.link(key, tellings)


def corroborate(setup: Setup, event: str, parts: list[Task]) -> Dossier:
    """What stands of an event, its claims as a person has them, and what the tables call those it is about."""
    dossier = rooms(setup).corroborator.corroborate(*parts[0])
    return msgspec.structs.replace(dossier, names=name_refs(setup, _refs(dossier)))


def thread(setup: Setup, key: str, events: list[Event]) -> list[Edge]:
    """How the events of one actor or one article hang together."""
    return rooms(setup).linker.storylines.link(key, events)


# --- the order ---------------------------------------------------------------------------------------------------


def analyse_pages(
    pages: Iterable[Page | Rejected],
    setup: Setup | None = None,
    runner: Runner | None = None,
    decided: Decided | None = None,
) -> Analysis:
    """All stages over pages: every page ends in an article or in Rejected, and the order of pages changes nothing."""
    setup, runner = setup or Setup(), runner or LoopRunner()
    return _corroborated(group_pages(pages, setup, runner, decided), setup, runner)


def analyse_articles(
    articles: Iterable[Article],
    setup: Setup | None = None,
    runner: Runner | None = None,
    rejected: Iterable[Rejected] = (),
    decided: Decided | None = None,
) -> Analysis:
    """The stages after ingest. Articles with one id are one article: the other inputs are its `copies`."""
    setup, runner = setup or Setup(), runner or LoopRunner()
    return _corroborated(group_articles(articles, setup, runner, rejected, decided), setup, runner)


def group_pages(
    pages: Iterable[Page | Rejected], setup: Setup, runner: Runner, decided: Decided | None = None
) -> Grouping:
    """What belongs together among pages: the stages up to storylines, and nothing of what stands."""
    read, rejected = _parted(runner.map(On(setup, ingest), pages))
    return group_articles(read, setup, runner, rejected, decided)


def read_pages(pages: Iterable[Page | Rejected], setup: Setup, runner: Runner) -> tuple[list[Reading], list[Rejected]]:
    """What pages say, each alone, in the contract's order; and what was not used."""
    read, rejected = _parted(runner.map(On(setup, ingest), pages))
    return read_articles(read, setup, runner, rejected)


def read_articles(
    articles: Iterable[Article], setup: Setup, runner: Runner, rejected: Iterable[Rejected]
) -> tuple[list[Reading], list[Rejected]]:
    """What articles say, each alone, in the contract's order; and what was not used, with what was not before."""
    return _sorted(runner.map(On(setup, annotate), unique_articles(articles)), rejected)


def read_decided(
    articles: Iterable[Article], placed: list[Placed], setup: Setup, runner: Runner, rejected: Iterable[Rejected]
) -> tuple[list[Reading], list[Rejected]]:
    """The same with what a person corrects of them; what could not be carried out is a finding."""
    readings, failed = _sorted(runner.map(On(setup, correct), mark(articles, placed)), rejected)
    return say_gone(readings, placed), failed


def _sorted(
    results: Iterable[Reading | Rejected], rejected: Iterable[Rejected]
) -> tuple[list[Reading], list[Rejected]]:
    readings, failed = _parted(results)
    readings.sort(key=lambda r: codec.publication_key(r.article))
    return readings, sorted([*rejected, *failed], key=lambda r: (r.input, r.reason, r.detail))


def group_articles(
    articles: Iterable[Article],
    setup: Setup,
    runner: Runner,
    rejected: Iterable[Rejected] = (),
    decided: Decided | None = None,
) -> Grouping:
    """What belongs together among articles, as a person has it where he decided."""
    if decided is None:
        return _grouped(*read_articles(articles, setup, runner, rejected), setup, runner)
    unique = unique_articles(articles)
    placed = place(decided.decisions, unique)
    readings, rejected = read_decided(unique, placed, setup, runner, rejected)
    rulings = rule_over(placed, readings, "event") + [one_event(readings)] * decided.one_event
    return _grouped(readings, rejected, setup, runner, rulings)._replace(placed=placed)


def _grouped(
    readings: list[Reading], rejected: list[Rejected], setup: Setup, runner: Runner, rulings: Iterable[Ruling] = ()
) -> Grouping:
    reuses = find_reuses(readings, setup, runner)
    events, unsure = find_events(readings, reuses, setup, runner, rulings)
    return Grouping(
        readings=readings,
        reuses=reuses,
        events=events,
        unsure=unsure,
        storylines=find_storylines(events, setup, runner),
        rejected=rejected,
    )


def _corroborated(found: Grouping, setup: Setup, runner: Runner) -> Analysis:
    """What stands of each event of a grouping."""
    dossiers = sorted(runner.group(On(setup, corroborate), tasks(found)), key=lambda d: d.event.id)
    return Analysis(
        readings=found.readings,
        dossiers=dossiers,
        decisions=account(found.placed, found.readings, dossiers),
        reuses=found.reuses,
        unsure=found.unsure,
        storylines=found.storylines,
        rejected=found.rejected,
        made_with=made_with(setup),
    )


def compare_articles(setup: Setup, one: str, other: str, among: Grouping) -> Comparison:
    """Why two articles of a grouping, by id, are together or apart."""
    leads = [lead for r in among.readings for lead, _ in tell(setup, r) if lead.role == "lead"]
    by_article = {t.article: t for t in leads}
    a, b = (by_article[article] for article in sorted((one, other)))
    weighing = rooms(setup).linker.pairs.weigh(a, b, leads)
    events = [next((e.id for e in among.events if t.article in e.lead_articles), "") for t in (a, b)]
    beside = any({u.a, u.b} == {*events} for u in among.unsure)
    return Comparison(
        articles=[a.article, b.article],
        verdict="same" if events[0] and events[0] == events[1] else "unsure" if beside else "different",
        score=round(weighing.score, 3),
        agrees=list(weighing.why),
        against=[doubt.why for doubt in weighing.doubts],
        events=events,
        reuse=next((r for r in among.reuses if {r.copy, r.original} == {a.article, b.article}), None),
    )


def compare_texts(setup: Setup, one: Reading, other: Reading) -> Reuse | None:
    """What two articles share, be it only set phrases, whatever other articles have."""
    finder = rooms(setup).linker.reuse
    return finder.compare(finder.read(one), finder.read(other))


def find_reuses(readings: list[Reading], setup: Setup, runner: Runner) -> list[Reuse]:
    """Who has text from whom, by id: words by article, pairs by band, then word by word."""
    worded = list(runner.map(On(setup, word), readings))
    wordings = {wording.article: wording for wording, _ in worded}
    pairs = runner.group(On(setup, share), chain.from_iterable(samples for _, samples in worded))
    meeting = rooms(setup).linker.reuse.candidates(chain.from_iterable(pairs))
    found = runner.map(On(setup, compare), ((wordings[a], wordings[b]) for a, b in meeting))
    return sorted((reuse for reuse in found if reuse), key=lambda r: r.id)


def find_events(
    readings: list[Reading], reuses: list[Reuse], setup: Setup, runner: Runner, rulings: Iterable[Ruling] = ()
) -> tuple[list[Event], list[Unsure]]:
    """The events, and the pairs that may be one, by id: tellings by article, links by window and actor, then merged.

    `rulings`: what a person merges and splits.
    """
    told = [pair for pairs in runner.map(On(setup, tell), readings) for pair in pairs]
    links = runner.group(On(setup, meet), ((key, telling) for telling, keys in told for key in keys))
    tellings = (telling for telling, _ in told)
    return rooms(setup).linker.events.gather(tellings, chain.from_iterable(links), reuses, rulings)


def find_storylines(events: list[Event], setup: Setup, runner: Runner) -> list[Storyline]:
    """The storylines, by id: edges by actor and by article, then joined."""
    finder = rooms(setup).linker.storylines
    edges = runner.group(On(setup, thread), ((key, event) for event in events for key in finder.keys(event)))
    return finder.thread(chain.from_iterable(edges))


def names_of(setup: Setup, readings: Iterable[Reading]) -> dict[str, str]:
    """What the tables call those whom readings name, by ref; who is in no table is left out."""
    given = list(readings)
    mentioned = {ref for r in given for m in r.mentions for ref in (m.ref, m.stands_for, *m.refs) if ref}
    return name_refs(setup, mentioned.union(*map(_refs_of, given)))


def made_with(setup: Setup) -> dict[str, Any]:
    """The version, and digests of tables and settings, that an analysis was made with."""
    return {
        "version": __version__,
        "data": digest_all(setup.data),
        "settings": codec.digest(setup.settings),
        "extras": [],
    }


def tasks(found: Grouping) -> Iterator[tuple[str, Task]]:
    """Each event under its id, with the readings it cites and what these share, both in the order they are given."""
    place = {reading.article.id: at for at, reading in enumerate(found.readings)}
    rulings = rule_over(found.placed, found.readings, "claim")
    shared: dict[str, list[tuple[int, Reuse]]] = {}
    for at, reuse in enumerate(found.reuses):
        shared.setdefault(reuse.copy, []).append((at, reuse))
    for event in found.events:
        cited = set(event.articles)
        mine = [found.readings[at] for at in sorted(place[article] for article in cited)]
        among = sorted((held for article in cited for held in shared.get(article, ())), key=itemgetter(0))
        reuses = [reuse for _, reuse in among if reuse.original in {*cited, None}]
        yield event.id, Task(event, mine, reuses, [r for r in rulings if r.touches(event.statements)])


def _refs(dossier: Dossier) -> set[str]:
    """The refs that a reader of a dossier meets."""
    met = {*dossier.event.participants, *dossier.event.places, *(cell.side for cell in dossier.matrix)}
    met |= {ref for claim in dossier.claims for group in claim.origins for ref in group}
    return met.union(*map(_refs_of, dossier.readings)) - {""}


def _refs_of(reading: Reading) -> set[str]:
    """The refs on whose word an article speaks."""
    article = reading.article
    met = {article.outlet or "", *(credit.ref for credit in article.credits)}
    met |= {article.republished_from.ref} if article.republished_from else set()
    for statement in reading.statements:
        met |= {statement.origin or "", statement.speaker.ref if statement.speaker else ""}
        met |= {hop.authority for hop in statement.chain}
    return met - {""}


def name_refs(setup: Setup, refs: set[str]) -> dict[str, str]:
    """What the tables call refs; who is in no table is left out."""
    named = ((ref, rooms(setup).registry.name_of(ref)) for ref in sorted(refs))
    return {ref: name for ref, name in named if name}


def unique_articles(articles: Iterable[Article]) -> list[Article]:
    """Each article once: the first by input stands for all, the others are its `copies`."""
    by_id: dict[str, list[Article]] = {}
    for article in articles:
        by_id.setdefault(article.id, []).append(article)
    merged = []
    for same in by_id.values():
        inputs = sorted({i for a in same for i in (a.input, *a.copies)})
        first = min(same, key=lambda a: a.input)
        merged.append(msgspec.structs.replace(first, copies=[i for i in inputs if i != first.input]))
    return merged


def _parted(results: Iterable[Any]) -> tuple[list[Any], list[Rejected]]:
    used: list[Any] = []
    rejected: list[Rejected] = []
    for result in results:
        (rejected if isinstance(result, Rejected) else used).append(result)
    return used, rejected
