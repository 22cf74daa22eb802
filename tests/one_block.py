"""A page of one block of body text, as annotate reads it; the tables are read once a run."""

from __future__ import annotations

from functools import cache
from typing import Any

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def read_block(text: str, **given: Any) -> Reading:
    """What the page says; `given`: further fields of its article."""
    body = Block(span=Span(0, len(text)), role="body", rule="test")
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[body], **given)
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    return reading


def spoken(text: str) -> list[Statement]:
    """The statements that are not the page's own."""
    return [statement for statement in read_block(text).statements if statement.voice != "narrated"]
