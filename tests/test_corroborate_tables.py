"""Every row of the tables of comparison fires on its example and not on its counter."""

from __future__ import annotations

import pytest

from corroborate_cases import LANGUAGE, ROOM, Page
from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.likeness import Weights
from tawatur.corroborate.sketch import Sketch
from tawatur.language import Row, words

LEXIS = Lexis(LANGUAGE)


def sketch(*lines: str) -> list[Sketch]:
    page = Page("a")
    for line in lines:
        page.say(line)
    return ROOM._sketcher.sketch(page.reading(), ROOM._voices)


def rows(table: str) -> list[Row]:
    return LANGUAGE.table(table, ())


def stems(text: str) -> set[str]:
    return {LEXIS.stem(word.text) for word in words(LANGUAGE.plain(text))}


@pytest.mark.parametrize("row", rows("synonyms"), ids=lambda row: row.rule)
def test_synonyms(row: Row) -> None:
    fires, silent = sketch(row["example"], row["counter"])
    assert row["concept"] in fires.concepts
    assert row["concept"] not in silent.concepts


@pytest.mark.parametrize("row", rows("synonyms"), ids=lambda row: row.rule)
def test_every_form_of_a_row_says_its_concept(row: Row) -> None:
    for form in row.split("forms"):
        found = sketch(f"ذكر الكاتب {form} هنا")[0]
        silent = all(word.text in LEXIS.function_words for word in words(LANGUAGE.plain(form)))
        assert silent or row["concept"] in found.concepts, form


@pytest.mark.parametrize("row", rows("antonyms"), ids=lambda row: f"{row.rule}-{row['against']}")
def test_antonyms(row: Row) -> None:
    for column, expected in (("example", True), ("counter", False)):
        left, right = sketch(*row[column].split(" / "))
        opposed = LEXIS.opposed(left.concepts, right.concepts)
        assert ({row["concept"], row["against"]} in [set(pair) for pair in opposed]) is expected


@pytest.mark.parametrize("row", rows("negations"), ids=lambda row: row.rule)
def test_negations(row: Row) -> None:
    fires, silent = sketch(row["example"], row["counter"])
    assert bool(fires.negated or fires.denied) is (row["kind"] != "exempt")
    assert not silent.negated and not silent.denied


@pytest.mark.parametrize("row", rows("scope_words"), ids=lambda row: row.rule)
def test_scope_words(row: Row) -> None:
    fires, silent = sketch(row["example"], row["counter"])
    assert row["scope"] in {scope.kind for scope in fires.scopes}
    assert row["scope"] not in {scope.kind for scope in silent.scopes}


@pytest.mark.parametrize("row", rows("act_words"), ids=lambda row: row.rule)
def test_act_words(row: Row) -> None:
    fires, silent = sketch(row["example"], row["counter"])
    assert (fires.act, silent.act) == (row["act"], "assert")


@pytest.mark.parametrize("row", rows("function_words"), ids=lambda row: row.rule)
def test_function_words_say_nothing(row: Row) -> None:
    form = LANGUAGE.plain(row["form"])
    assert all(term.key not in (form, LEXIS.stem(form)) for term in sketch(row["example"])[0].terms)


@pytest.mark.parametrize("row", rows("setting_words"), ids=lambda row: row.rule)
def test_setting_words(row: Row) -> None:
    fires, silent = sketch(row["example"], row["counter"])
    assert [t.kind for t in fires.terms].count("setting") == 2
    assert all(t.kind != "setting" for t in silent.terms)


@pytest.mark.parametrize("row", rows("word_patterns"), ids=lambda row: row.rule)
def test_word_patterns(row: Row) -> None:
    word = LANGUAGE.plain(row["example"])
    assert len(word) == len(row["pattern"])
    assert not row["root"] or LEXIS.root(word)
    assert LEXIS.root(LANGUAGE.plain(row["counter"])) == ""
    assert not row["base"] or LEXIS.root(word) == LEXIS.root(LEXIS.past(word) or word)


@pytest.mark.parametrize("row", rows("stem_letters"), ids=lambda row: row.rule)
def test_stem_letters(row: Row) -> None:
    word, kept = LANGUAGE.plain(row["example"]), LANGUAGE.plain(row["counter"])
    if row["kind"] == "weak":
        assert "~" in LEXIS.root(word) and "~" not in LEXIS.root(kept)
    elif row["kind"] in ("long", "conjunction", "through"):
        assert word.startswith(LANGUAGE.plain(row["form"])) or LANGUAGE.plain(row["form"]) in word[:-1]
        assert not kept.startswith(LANGUAGE.plain(row["form"]))
    elif row["kind"] == "kept":
        assert LEXIS._without_endings(word) == word[:-1]
    else:
        assert not LEXIS.stem(word).endswith(LANGUAGE.plain(row["form"]))
        assert LEXIS.stem(kept) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [("زيارة", "يزور"), ("مناقشة", "يناقش"), ("التجارية", "بالتجارة"), ("وسيادتها", "السيادة"), ("المعلمون", "معلم")],
)
def test_forms_of_one_word_share_its_root(one: str, other: str) -> None:
    roots = [LEXIS.root(LEXIS.stem(LANGUAGE.plain(word))) for word in (one, other)]
    assert roots[0] and roots[0] == roots[1]


def test_what_few_statements_hold_weighs_more() -> None:
    made = sketch("وصل القطار", "تأخر القطار", "تعطل القطار", "غرق القارب")
    weights = Weights(made)
    train, boat = made[0].terms[-1], made[3].terms[-1]
    assert weights.of(train) < weights.of(boat) <= 1
