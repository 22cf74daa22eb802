"""Every row of the tables that name readers use fires on its example."""

from __future__ import annotations

import pytest

from tawatur.annotate.entities import EntityReader
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Mention, Span
from tawatur.registry import Registry

LANGUAGE = Language("ar")
RULES = EntityReader(LANGUAGE, Registry())


def read(line: str) -> list[Mention]:
    block = Block(span=Span(0, len(line)), role="body", rule="test")
    article = Article(id="t", input="t", raw="", page="", text=line, language="ar", blocks=[block])
    return RULES.read(Text(article, LANGUAGE), [])


def over(form: str, line: str, kinds: tuple[str, ...]) -> bool:
    """Whether a mention of one of the kinds covers the form in the line, or begins with it."""
    at = (" " + line).index(" " + form)
    return any(m.kind in kinds and m.span.start < at + len(form) and m.span.end > at for m in read(line))


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        ("titles", ("office",)),
        ("org_words", ("organisation", "group", "agency", "outlet")),
        ("anonymous_sources", ("anonymous",)),
        ("platforms", ("platform",)),
        ("portfolios", ("office",)),
    ],
)
def test_every_row_fires_on_its_example(table: str, kinds: tuple[str, ...]) -> None:
    rows = [row for row in LANGUAGE.table(table) if row["example"]]
    assert rows
    assert [row["form"] for row in rows if not over(row["form"], row["example"], kinds)] == []


def test_bodies_of_states_fire_on_their_examples() -> None:
    registry = Registry()
    kinds = ("organisation", "office")
    rows = registry._rows("state_bodies")
    assert [row["role"] for row in rows if not over(row["name"], row["example"], kinds)] == []


@pytest.mark.parametrize("table", ["given_names", "common_words"])
def test_word_lists_hold_single_words_once(table: str) -> None:
    forms = [row["form"] for row in LANGUAGE.table(table)]
    assert len(forms) == len(set(forms))
    assert [form for form in forms if len(form.split()) != 1] == []
