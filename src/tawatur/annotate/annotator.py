"""Reads one article: times, quantities, mentions, statements."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.annotate.attribution import AttributionReader
from tawatur.annotate.corrections import reattribute, rename
from tawatur.annotate.entities import EntityReader
from tawatur.annotate.quantities import QuantityReader
from tawatur.annotate.text import Text
from tawatur.annotate.times import TimeReader
from tawatur.decisions import Correction
from tawatur.language import Language
from tawatur.model import Article, Mention, Reading, Rejected
from tawatur.registry import Registry
from tawatur.settings import Settings


class Annotator:
    """Knows the tables; keeps nothing of one article for the next."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        self._language = language
        self._registry = registry
        self._times = TimeReader(language)
        self._quantities = QuantityReader(language)
        self._entities = EntityReader(language, registry)
        self._statements = AttributionReader(language, registry, settings)

    def annotate(self, article: Article, corrections: Sequence[Correction] = ()) -> Reading | Rejected:
        """All that the article says; Rejected `internal` when reading it failed, which is a defect of ours."""
        try:
            return self.read(article, corrections)
        except RecursionError as error:
            return Rejected(input=article.input, stage="annotate", reason="internal", detail=str(error))

    def read(self, article: Article, corrections: Sequence[Correction] = ()) -> Reading:
        """All that the article says, with what a person corrects of it."""
        text = Text(article, self._language)
        times, findings = self._times.read(text)
        quantities = self._quantities.read(text, times)
        mentions = name_itself(text, self._entities.read(text, times))
        mentions, unnamed = rename(mentions, corrections, self._registry)
        statements = self._statements.read(text, times, mentions)
        statements, unsaid = reattribute(article, statements, corrections)
        return Reading(
            article=article,
            times=times,
            quantities=quantities,
            mentions=mentions,
            statements=statements,
            findings=[*findings, *unnamed, *unsaid],
        )


def name_itself(text: Text, mentions: list[Mention]) -> list[Mention]:
    """The mentions, where an unlisted outlet or agency that is called as the page calls itself is the page's outlet.

    A noun may stand before the name: «the agency Shati» on the page of «Shati».
    """
    article = text.article
    if article.outlet is None or article.outlet_evidence is None:
        return mentions
    own = text.language.plain(article.text[slice(*article.outlet_evidence)]).split()

    def is_own(mention: Mention) -> bool:
        called = text.language.plain(article.text[slice(*mention.span)]).split()
        carries = mention.kind in ("outlet", "agency") and mention.form == "name" and not mention.listed
        return carries and called[-len(own) :] == own and len(called) <= len(own) + 1

    return [msgspec.structs.replace(m, ref=article.outlet) if is_own(m) else m for m in mentions]
