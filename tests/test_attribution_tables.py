"""Every row of the attribution tables fires on its example and not on its counter."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.annotate.attribution import AttributionReader
from tawatur.annotate.cues import KINDS, Cues
from tawatur.language import Language, Row, words
from tawatur.model import Article, Block, Reading, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings

LANGUAGE = Language("ar")
CUES = Cues(LANGUAGE)


@cache
def annotator() -> Annotator:
    return Annotator(LANGUAGE, Registry(), Settings())


def statements(text: str) -> list[Statement]:
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    article = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[block])
    reading = annotator().annotate(article)
    assert isinstance(reading, Reading)
    return reading.statements


def rules(text: str) -> set[str]:
    return {s.rule for s in statements(text) if s.voice != "narrated"}


def plain_words(text: str) -> list[str]:
    return [word.text for word in words(LANGUAGE.plain(text))]


def rows(name: str) -> list[Row]:
    return LANGUAGE.table(name)


@pytest.mark.parametrize("row", rows("reporting_verbs"), ids=lambda row: row.rule)
def test_a_verb_reports_in_its_example_and_not_in_its_counter(row: Row) -> None:
    if row["frame"] == "act":
        forms = {form for form, verb in CUES.verbs.items() if verb.row == row}
        assert forms & set(plain_words(row["example"]))
        assert rules(row["example"])
    else:
        assert row.rule in rules(row["example"])
    assert row.rule not in rules(row["counter"])


@pytest.mark.parametrize("row", rows("reporting_verbs"), ids=lambda row: row.rule)
def test_the_certainty_of_a_verb_reaches_its_statement(row: Row) -> None:
    for statement in statements(row["example"]):
        if statement.rule == row.rule and not statement.hedges:
            assert statement.certainty == row["certainty"]


@pytest.mark.parametrize("row", rows("attribution_phrases"), ids=lambda row: row.rule)
def test_a_phrase_attributes_in_its_example_and_not_in_its_counter(row: Row) -> None:
    if row["kind"] == "own":
        assert LANGUAGE.plain(row["form"]) in LANGUAGE.plain(row["example"])
        contents = [row["example"][a:b] for s in statements(row["example"]) for a, b in s.content]
        assert not any(row["form"] in content for content in contents)
    else:
        assert row.rule in rules(row["example"])
    assert row.rule not in rules(row["counter"])


@pytest.mark.parametrize("row", rows("hedges"), ids=lambda row: row.rule)
def test_a_hedge_hedges(row: Row) -> None:
    assert {s.certainty for s in statements(row["example"])} == {"hedged"}
    assert "hedged" not in {s.certainty for s in statements(row["counter"])}


@pytest.mark.parametrize("row", rows("denials"), ids=lambda row: row.rule)
def test_a_denial_is_found(row: Row) -> None:
    assert CUES.denials.find(LANGUAGE.plain(row["example"]))
    assert not CUES.denials.find(LANGUAGE.plain(row["counter"]))


@pytest.mark.parametrize("row", rows("background_openers"), ids=lambda row: row.rule)
def test_what_is_recalled_is_narrated(row: Row) -> None:
    assert {s.voice for s in statements(row["example"])} == {"narrated"}
    assert not any(s.content[0].start == 0 for s in statements(row["example"]))


@pytest.mark.parametrize("row", rows("statement_channels"), ids=lambda row: row.rule)
def test_a_channel_is_found(row: Row) -> None:
    assert row["channel"] in {h.value for h in CUES.channels.find(LANGUAGE.plain(row["example"]))}
    assert not CUES.channels.find(LANGUAGE.plain(row["counter"]))


@pytest.mark.parametrize("row", rows("clause_words"), ids=lambda row: f"{row['kind']}:{row['form']}")
def test_a_clause_word_is_known(row: Row) -> None:
    assert row["kind"] in KINDS
    assert LANGUAGE.plain(row["form"]) in CUES.kinds[row["kind"]]
    assert LANGUAGE.plain(row["form"]) in LANGUAGE.plain(row["example"])


@pytest.mark.parametrize("row", rows("complement_nouns"), ids=lambda row: row.rule)
def test_a_noun_that_is_said_gives_the_act(row: Row) -> None:
    said = [s for s in statements(row["example"]) if s.voice != "narrated"]
    assert [s.act for s in said] == [row["act"]]


@pytest.mark.parametrize("row", rows("measures"), ids=lambda row: row.rule)
def test_a_measure_fits(row: Row) -> None:
    fits = {"masdar": CUES.is_verbal_noun, "imperfect": CUES.looks_imperfect, "past": CUES.looks_past}[row["kind"]]
    assert fits(LANGUAGE.plain(row["example"]))
    assert not fits(LANGUAGE.plain(row["counter"]))


@pytest.mark.parametrize("row", rows("event_verbs"), ids=lambda row: row.rule)
def test_an_event_verb_is_a_verb(row: Row) -> None:
    assert CUES.is_happening(plain_words(row["example"])[0])
    assert not any(CUES.is_happening(word) for word in plain_words(row["counter"]))


@pytest.mark.parametrize("row", rows("complementisers"), ids=lambda row: row.rule)
def test_a_complementiser_opens_a_clause(row: Row) -> None:
    assert LANGUAGE.plain(row["form"]) in plain_words(row["example"])
    assert not set(plain_words(row["counter"])) & CUES.complementisers


@pytest.mark.parametrize("row", rows("verb_endings"), ids=lambda row: f"{row['of']}:{row['form']}")
def test_an_ending_makes_a_form(row: Row) -> None:
    if row["of"] in ("past", "past-weak", "imperfect", "participle", "feminine"):
        assert LANGUAGE.plain(row["example"]) in CUES.verbs


def test_the_reader_needs_its_tables() -> None:
    assert AttributionReader(LANGUAGE, Registry(), Settings()).cues.verbs
