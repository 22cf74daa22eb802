"""What follows «since» is behind the page, though its clause tells of what is to come."""

from __future__ import annotations

import pytest

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Published, Reading, Span
from tawatur.registry import Registry
from tawatur.settings import Settings


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("وستبقى القيود التي فرضت منذ 29 يناير سارية.", ["2031-01-29"]),
        ("وستبدأ القيود في 29 مارس.", ["2031-03-29"]),
    ],
)
def test_a_day_after_since_is_the_last_one(text: str, days: list[str]) -> None:
    body = Block(span=Span(0, len(text)), role="body", rule="test")
    day = Published(earliest="2031-03-12", latest="2031-03-12", granularity="day", rule="test")
    article = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[body], published=day)
    reading = Annotator(Language("ar"), Registry(), Settings()).annotate(article)
    assert isinstance(reading, Reading)
    assert [t.earliest for t in reading.times] == days
