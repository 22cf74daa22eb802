"""Reads one article: times, quantities, mentions, statements."""

from __future__ import annotations

from tawatur.annotate.attribution import AttributionReader
from tawatur.annotate.entities import EntityReader
from tawatur.annotate.quantities import QuantityReader
from tawatur.annotate.text import Text
from tawatur.annotate.times import TimeReader
from tawatur.language import Language
from tawatur.model import Article, Reading, Rejected
from tawatur.registry import Registry
from tawatur.settings import Settings


class Annotator:
    """Knows the tables; keeps nothing of one article for the next."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        self._language = language
        self._times = TimeReader(language)
        self._quantities = QuantityReader(language)
        self._entities = EntityReader(language, registry)
        self._statements = AttributionReader(language, registry, settings)

    def annotate(self, article: Article) -> Reading | Rejected:
        """All that the article says; Rejected `internal` when reading it failed, which is a defect of ours."""
        try:
            return self.read(article)
        except RecursionError as error:
            return Rejected(input=article.input, stage="annotate", reason="internal", detail=str(error))

    def read(self, article: Article) -> Reading:
        """All that the article says."""
        text = Text(article, self._language)
        times, findings = self._times.read(text)
        quantities = self._quantities.read(text, times)
        mentions = self._entities.read(text, times)
        statements = self._statements.read(text, times, mentions)
        return Reading(
            article=article,
            times=times,
            quantities=quantities,
            mentions=mentions,
            statements=statements,
            findings=findings,
        )
