"""What a speaker did not tell is told by the page, and so is when and to what question he spoke."""

from __future__ import annotations

import pytest

from one_block import read_block, spoken

CUT = [
    ("أشارت المديرة سعاد الهلالي إلى أن الجسر سيفتح، من دون أن تكشف عن الموعد.", "الجسر سيفتح"),
    ("قال المدير سامي المنصور إن الجسر مغلق، ولم يحدد موعداً لفتحه.", "الجسر مغلق"),
    ("قال المدير سامي المنصور إن الجسر مغلق، إلا أنه امتنع عن ذكر السبب.", "الجسر مغلق"),
    ("قال المدير سامي المنصور إن الجسر مغلق، ورفض الإدلاء بتفاصيل.", "الجسر مغلق"),
]
WHOLE = [
    "قال المدير سامي المنصور إن المصنع أغلق دون أن يدفع الأجور.",
    "قال المدير سامي المنصور إن العمال رفضوا العرض.",
]
UNNAMED = [
    "بحسب مسؤول طلب عدم كشف هويته، فإن الجسر مغلق منذ شهر.",
    "أوضح مصدر عسكري، فضل عدم ذكر اسمه، أن الجسر مغلق منذ شهر.",
]


def _contents(text: str) -> list[str]:
    return [" ".join(text[a:b] for a, b in s.content).rstrip(".") for s in spoken(text)]


@pytest.mark.parametrize(("text", "content"), CUT)
def test_what_is_not_disclosed_is_no_part_of_what_is_said(text: str, content: str) -> None:
    assert _contents(text) == [content]


@pytest.mark.parametrize("text", WHOLE)
def test_what_others_did_not_do_stays_in_what_is_said(text: str) -> None:
    (content,) = _contents(text)
    assert text.rstrip(".").endswith(content)


@pytest.mark.parametrize("text", UNNAMED)
def test_who_withholds_a_name_is_described_and_says_the_rest(text: str) -> None:
    assert _contents(text) == ["الجسر مغلق منذ شهر"]


def test_a_question_that_is_answered_is_no_statement() -> None:
    text = "ورداً على سؤال حول الجسر، قال المدير سامي المنصور إنه مغلق."
    assert [s.voice for s in read_block(text).statements] == ["indirect"]
