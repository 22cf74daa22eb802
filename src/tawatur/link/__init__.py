"""Link: which of these are about the same thing, and who copied whom?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tawatur.language import Language
from tawatur.link.events import Gatherer
from tawatur.link.pairs import Link, Pairer
from tawatur.link.reuse import Pair, ReuseFinder, Sample
from tawatur.link.storylines import StorylineFinder
from tawatur.link.tellings import Telling, TellingReader
from tawatur.link.wording import Wording
from tawatur.model import Event, Reading, Reuse, Storyline, Unsure
from tawatur.registry import Registry
from tawatur.settings import Settings

__all__ = ["Link", "Linker", "Pair", "Sample", "Telling", "Wording"]


class Linker:
    """The room: its parts for a runner to deal out, and the whole for readings at hand."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self.reuse = ReuseFinder(language, settings.link)
        self.tellings = TellingReader(language)
        self.pairs = Pairer(self.tellings.event_words, self.tellings.terms, settings.link)
        self.events = Gatherer(self.pairs, settings.link)
        self.storylines = StorylineFinder(settings.link)

    def find_reuse(self, readings: Iterable[Reading]) -> list[Reuse]:
        """Who has text from whom, by id."""
        return self.reuse.find(readings)

    def find_events(self, readings: Iterable[Reading], reuses: Iterable[Reuse]) -> tuple[list[Event], list[Unsure]]:
        """The events that readings tell of, and the pairs of events that may be one, by id."""
        tellings = [t for reading in readings for t in self.tellings.read(reading)]
        groups: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings:
            for key in self.pairs.keys(telling):
                groups[key].append(telling)
        links = [link for key, group in groups.items() for link in self.pairs.link(key, group)]
        return self.events.gather(tellings, links, reuses)

    def find_storylines(self, events: Iterable[Event], readings: Iterable[Reading]) -> list[Storyline]:
        """The storylines of events, by id."""
        groups: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            for key in self.storylines.keys(event):
                groups[key].append(event)
        return self.storylines.thread(e for key, group in groups.items() for e in self.storylines.link(key, group))
