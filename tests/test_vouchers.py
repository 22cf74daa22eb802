"""Whom «according to» names when no table lists him."""

from __future__ import annotations

import pytest

from one_block import spoken


def said(text: str) -> list[tuple[str, str]]:
    """(source, content) of what is attributed."""
    return [(text[slice(*s.source)], text[slice(*s.content[0])]) for s in spoken(text) if s.source]


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
