"""Every row of the reporting tables fires on its example and not on its counter; time grows with length."""

from __future__ import annotations

import time

import pytest

from tawatur.annotate.attribution import AttributionReader
from tawatur.annotate.clauses import find_verb
from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text
from tawatur.language import Language, Row
from tawatur.model import Article, Block, Span
from tawatur.registry import Registry
from tawatur.settings import Settings

LANGUAGE = Language("ar")
CUES = Cues(LANGUAGE)
READER = AttributionReader(LANGUAGE, Registry(), Settings())


def page(text: str) -> Text:
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    article = Article(id="a", input="a", raw="", page="a", text=text, language="ar", blocks=[block])
    return Text(article, LANGUAGE)


def verbs(sentence: str) -> set[str]:
    found = (find_verb(word, CUES, "وف") for word in page(sentence).words)
    return {hit[1].row["form"] for hit in found if hit}


@pytest.mark.parametrize("row", LANGUAGE.table("reporting_verbs"), ids=lambda row: row.rule)
def test_verb_row(row: Row) -> None:
    assert LANGUAGE.plain(row["form"]) in {LANGUAGE.plain(form) for form in verbs(row["example"])}
    assert row["form"] not in verbs(row["counter"])


@pytest.mark.parametrize("name", ["attribution_phrases", "hedges", "denials", "background_openers"])
def test_phrase_rows(name: str) -> None:
    for row in LANGUAGE.table(name):
        matcher = LANGUAGE.lexicon([(row["form"], row)])
        assert not matcher.find(LANGUAGE.plain(row["counter"])), row.rule


@pytest.mark.parametrize("piece", ["قال خالد إن «الجسر» فتح. ", "«((«قال ", "وأكد أن وأن "])
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = page((piece * (size // len(piece) + 1))[:size])
        start = time.perf_counter()
        READER.read(text, [], [])
        return time.perf_counter() - start

    small, large = seconds(20_000), seconds(200_000)
    assert large < 40 * max(small, 0.005)
