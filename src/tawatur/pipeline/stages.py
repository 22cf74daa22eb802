"""The order, once: ingest, annotate, reuse, events, corroborate, storylines.

A stage is a plain module-level function of values. What a stage needs to know (tables, settings) is named by a
`Setup`, small enough to send to another process, and built there once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from tawatur import __version__, codec
from tawatur.annotate import Annotator
from tawatur.corroborate import Corroborator
from tawatur.ingest import Page, PageReader
from tawatur.language import Language
from tawatur.link import Linker
from tawatur.model import Analysis, Article, Dossier, Event, Reading, Rejected, Reuse
from tawatur.pipeline.runners import LoopRunner, Runner
from tawatur.registry import Registry
from tawatur.settings import Settings


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """Which tables and settings a run uses: the folders laid over the shipped data, and the settings."""

    data: tuple[Path, ...] = ()
    settings: Settings = Settings()


class Rooms:
    """The rooms, furnished for one setup."""

    def __init__(self, setup: Setup) -> None:
        self.registry = Registry(setup.data)
        self.language = Language("ar", setup.data)
        self.reader = PageReader(self.language, self.registry, setup.settings)
        self.annotator = Annotator(self.language, self.registry, setup.settings)
        self.linker = Linker(self.language, self.registry, setup.settings)
        self.corroborator = Corroborator(self.language, self.registry, setup.settings)


@lru_cache(maxsize=4)
def rooms(setup: Setup) -> Rooms:
    """The rooms for a setup, built once a process."""
    return Rooms(setup)


def ingest(setup: Setup, page: Page) -> Article | Rejected:
    """A page as an article; Rejected when it is none."""
    return rooms(setup).reader.read(page)


def annotate(setup: Setup, article: Article) -> Reading | Rejected:
    """All that an article says, read alone."""
    return rooms(setup).annotator.annotate(article)


def corroborate(setup: Setup, task: tuple[Event, list[Reading], list[Reuse]]) -> Dossier:
    """What stands of an event."""
    event, readings, reuses = task
    return rooms(setup).corroborator.corroborate(event, readings, reuses)


def analyse_pages(
    pages: Iterable[Page | Rejected], setup: Setup | None = None, runner: Runner | None = None
) -> Analysis:
    """All stages over pages: every page ends in an article or in Rejected, and the order of pages changes nothing."""
    setup, runner = setup or Setup(), runner or LoopRunner()
    read, rejected = _parted(runner.map(_ingest_one, ((setup, page) for page in pages)))
    return analyse_articles(read, setup, runner, rejected)


def analyse_articles(
    articles: Iterable[Article],
    setup: Setup | None = None,
    runner: Runner | None = None,
    rejected: Iterable[Rejected] = (),
) -> Analysis:
    """The stages after ingest. Articles with one id are one article: the other inputs are its `copies`."""
    setup, runner = setup or Setup(), runner or LoopRunner()
    unique = _unique(articles)
    readings, failed = _parted(runner.map(_annotate_one, ((setup, article) for article in unique)))
    readings.sort(key=lambda r: codec.publication_key(r.article))
    linker = rooms(setup).linker
    reuses = linker.find_reuse(readings)
    events, unsure = linker.find_events(readings, reuses)
    dossiers = list(runner.map(_corroborate_one, ((setup, t) for t in _tasks(events, readings, reuses))))
    return Analysis(
        readings=readings,
        dossiers=sorted(dossiers, key=lambda d: d.event.id),
        reuses=reuses,
        unsure=unsure,
        storylines=linker.find_storylines(events, readings),
        rejected=sorted([*rejected, *failed], key=lambda r: (r.input, r.reason, r.detail)),
        made_with=made_with(setup),
    )


def made_with(setup: Setup) -> dict[str, Any]:
    """The version, and digests of tables and settings, that an analysis was made with."""
    return {
        "version": __version__,
        "data": _data_digest(setup.data),
        "settings": codec.digest(setup.settings),
        "extras": [],
    }


@lru_cache(maxsize=4)
def _data_digest(data: tuple[Path, ...]) -> str:
    shipped = Path(__file__).resolve().parent.parent / "data"
    files = [
        (path.relative_to(root).as_posix(), path.read_text("utf-8"))
        for root in (shipped, *data)
        for part in ("languages", "world", "outlets")
        for path in sorted((root / part).rglob("*.t[so][vm]*"))
    ]
    return codec.digest(files)


def _tasks(
    events: list[Event], readings: list[Reading], reuses: list[Reuse]
) -> Iterator[tuple[Event, list[Reading], list[Reuse]]]:
    by_id = {reading.article.id: reading for reading in readings}
    for event in events:
        cited = set(event.articles)
        mine = [by_id[a] for a in event.articles]
        shared = [r for r in reuses if r.copy in cited and (r.original is None or r.original in cited)]
        yield event, mine, shared


def _unique(articles: Iterable[Article]) -> list[Article]:
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
    used, rejected = [], []
    for result in results:
        (rejected if isinstance(result, Rejected) else used).append(result)
    return used, rejected


def _ingest_one(task: tuple[Setup, Page | Rejected]) -> Article | Rejected:
    setup, page = task
    return page if isinstance(page, Rejected) else ingest(setup, page)


def _annotate_one(task: tuple[Setup, Article]) -> Reading | Rejected:
    return annotate(*task)


def _corroborate_one(task: tuple[Setup, tuple[Event, list[Reading], list[Reuse]]]) -> Dossier:
    return corroborate(*task)
