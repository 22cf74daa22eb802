"""Which refs are one person by the names that the pages of one event give."""

from __future__ import annotations

import pytest

from corroborate_cases import LANGUAGE, Page, corroborate
from tawatur.corroborate.persons import Persons
from tawatur.model import Mention, Span


def page(called: str, name: str) -> Page:
    made = Page(called)
    made.say(f"زار {name} المعرض أمس")
    start = made.text.index(name)
    ref = "person:" + name.replace(" ", "-")
    span = Span(start, start + len(name))
    made.mentions.append(Mention(span=span, kind="person", form="name", ref=ref, name=name, rule="test"))
    return made


def joined(*names: str, known: tuple[str, ...] = ()) -> dict[str, str]:
    pages = [page(str(n), name).reading() for n, name in enumerate(names)]
    known = tuple("person:" + name.replace(" ", "-") for name in known)
    found = Persons(LANGUAGE).joined(pages, lambda ref: ref in known)
    return {a.removeprefix("person:"): b.removeprefix("person:") for a, b in found.items()}


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("سامر بن رامي الدهشوري", "سامر الدهشوري", True),  # without the father
        ("عبد العزيز الدهشوري", "عبدالعزيز الدهشوري", True),  # a name in two words
        ("سامر بن رامي آل دهشور", "سامر بن رامي", True),  # without the family
        ("سامر الدهشوري", "الدهشوري", True),  # the family alone
        ("يصافح سامر الدهشوري", "سامر الدهشوري", True),  # a word that is none of his name
        ("رامي بن سامر الدهشوري", "سامر الدهشوري", False),  # his son
        ("رامي بن سامر", "سامر", False),  # a given name alone
        ("سامر الدهشوري", "نبيل الدهشوري", False),
        ("سامر بن رامي الدهشوري", "سامر بن نبيل الدهشوري", False),
    ],
)
def test_names_of_one_man(name: str, other: str, one: bool) -> None:
    assert bool(joined(name, other)) is one


def test_a_family_name_that_two_bear_is_nobodys() -> None:
    assert joined("سامر الدهشوري", "نبيل الدهشوري", "الدهشوري") == {}


def test_who_is_listed_keeps_his_ref_and_two_listed_are_two() -> None:
    long, short = "سامر بن رامي الدهشوري", "سامر الدهشوري"
    assert joined(long, short, known=(short,)) == {long.replace(" ", "-"): short.replace(" ", "-")}
    assert joined(long, short, known=(long, short)) == {}


@pytest.mark.parametrize(("other", "claims"), [("سامر الدهشوري", 1), ("نبيل الوهداني", 2)])
def test_one_thing_told_of_a_man_under_two_names_is_one_claim(other: str, claims: int) -> None:
    found = corroborate(page("a", "سامر بن رامي الدهشوري"), page("b", other))
    assert len(found.claims) == claims
