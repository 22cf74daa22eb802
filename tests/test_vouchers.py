"""Whom «according to» names when no table lists him."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Span
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def said(text: str) -> list[tuple[str, str]]:
    """(source, content) of what is attributed."""
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[block])
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    told = [s for s in reading.statements if s.voice != "narrated" and s.source]
    return [(text[slice(*s.source)], text[slice(*s.content[0])]) for s in told if s.source]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("وبحسب «زلوفو» فإن الجسر فتح أمس أمام السيارات", "زلوفو", "الجسر فتح أمس أمام السيارات"),
        ("وبحسب الباحثين، فإن القمح ينضج في الربيع", "الباحثين", "القمح ينضج في الربيع"),
        ("يعمل في المصنع مئة عامل، بحسب الشركة اليابانية", "الشركة اليابانية", "يعمل في المصنع مئة عامل"),
        ("قتل جنديان قرب الجسر بحسب مصادر أمنية وطبية", "مصادر أمنية وطبية", "قتل جنديان قرب الجسر"),
    ],
)
def test_a_phrase_names_who_answers(text: str, source: str, content: str) -> None:
    assert said(text) == [(source, content)]


def test_what_nobody_says_names_no_source() -> None:
    assert said("وبحسب الظروف فإن سعر القمح يرتفع في الربيع") == []
