"""Whom a verb of warning warns is no source; who belongs to security or to an agency is named whole."""

from __future__ import annotations

import pytest

from one_block import read_block
from tawatur.model import Statement


def read(text: str) -> list[Statement]:
    """All statements of a page of one block."""
    return read_block(text).statements


def sources(text: str) -> list[str | None]:
    return [text[s.source.start : s.source.end] if s.source else None for s in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ودعت هيئة السدود إلى صيانة القنوات، وحذرت سكان القرى وملاكها من خطورة السباحة في الخزانات.",
        "ودعت هيئة السدود إلى صيانة القنوات، محذرة سكان القرى وملاكها من خطورة السباحة في الخزانات.",
        "وأكدت هيئة السدود أن القنوات نظيفة، وحذرت أصحاب المزارع والعمال من خطورة السباحة فيها.",
    ],
)
def test_those_who_are_warned_are_not_the_source(text: str) -> None:
    assert sources(text) == ["هيئة السدود"] * 2


def test_those_who_warn_with_no_other_verb_before_them_are_the_source() -> None:
    assert sources("وحذر سكان القرى من خطورة السباحة في الخزانات.") == ["سكان القرى"]
    assert sources("أكد مدير السدود أن القنوات نظيفة، وحذر خبراء من السباحة فيها.")[-1] == "خبراء"


def test_officials_of_security_are_named_whole_and_no_verb_is_read_in_them() -> None:
    assert sources("وقال مسؤولو أمن في الميناء إن السيارة انفجرت.") == ["مسؤولو أمن"]


def test_journalists_of_an_agency_are_the_agency() -> None:
    first, second = (read(f"أغلق الميناء أبوابه على ما أفاد {who} وكالة الأناضول.")[0] for who in ("صحافيو", "مراسلو"))
    assert first.origin == second.origin == "agency:anadolu"
