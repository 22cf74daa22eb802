"""Every row of the tables that name readers use fires on its example."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.annotate import names
from tawatur.annotate.entities import EntityReader
from tawatur.annotate.text import Text
from tawatur.language import Language, Row
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
        ("org_words", ("organisation", "group", "agency", "outlet", "facility")),
        ("anonymous_sources", ("anonymous",)),
        ("platforms", ("platform",)),
        ("portfolios", ("office",)),
        ("qualifiers", ("office",)),
        ("coreference", ("office", "place", "group", "document", "organisation", "person", "agency", "outlet")),
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


def is_strict(row: Row) -> bool:
    return bool(row["strict"])


def test_a_noun_of_other_senses_names_an_organisation_only_before_a_name() -> None:
    rows = [row for row in LANGUAGE.table("org_words") if is_strict(row)]
    assert rows
    kinds = ("organisation", "group", "agency", "outlet")
    assert [row["form"] for row in rows if over(row["form"], row["counter"], kinds)] == []


LINES = {"first": "قال {} القحطاني ذلك", "doubtful": "قال {} القحطاني ذلك", "last": "قال محمد {} ذلك"}


def test_every_word_of_names_belongs_to_one_after_its_like() -> None:
    rows = LANGUAGE.table("given_names", ("form", "part"))
    missed = [r["form"] for r in rows if not over(r["form"], LINES[r["part"]].format(r["form"]), ("person",))]
    assert missed == []


def test_common_words_are_no_names_after_a_title() -> None:
    words = [row["form"] for row in LANGUAGE.table("common_words")][::97]
    found = {w: m.kind for w in words for m in read(f"قال السيد {w} ذلك") if m.kind == "person"}
    assert found == {}


def test_every_kind_of_particle_is_asked_for() -> None:
    source = Path(names.__file__).parent
    code = "".join(path.read_text("utf-8") for path in source.glob("*.py"))
    kinds = {row["kind"] for row in LANGUAGE.table("person_words", ("form", "kind"))}
    assert [kind for kind in sorted(kinds) if f'"{kind}"' not in code] == []


@pytest.mark.parametrize("table", ["given_names", "common_words"])
def test_word_lists_hold_single_words_once(table: str) -> None:
    forms = [row["form"] for row in LANGUAGE.table(table)]
    assert len(forms) == len(set(forms))
    assert [form for form in forms if len(form.split()) != 1] == []
