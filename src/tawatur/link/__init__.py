"""Link: which of these are about the same thing, and who copied whom?"""

from __future__ import annotations

from tawatur.language import Language
from tawatur.link.events import Gatherer
from tawatur.link.pairs import Link, Pairer
from tawatur.link.reuse import Pair, ReuseFinder, Sample
from tawatur.link.storylines import StorylineFinder
from tawatur.link.tellings import Telling, TellingReader
from tawatur.link.wording import Wording
from tawatur.registry import Registry
from tawatur.settings import Settings

__all__ = ["Link", "Linker", "Pair", "Sample", "Telling", "Wording"]


class Linker:
    """The room: its parts, which the pipeline deals out to a runner."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self.reuse = ReuseFinder(language, settings.link)
        self.tellings = TellingReader(language)
        self.pairs = Pairer(self.tellings.event_words, self.tellings.terms, settings.link)
        self.events = Gatherer(self.pairs, settings.link)
        self.storylines = StorylineFinder(settings.link)
