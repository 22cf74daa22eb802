"""A refusal to let somebody do a thing is an act; a refusal of a claim or a plan is told as speech."""

from __future__ import annotations

import pytest

from test_sources_back import read

ACTS = [
    "رفضت وزارة الزراعة السماح بدخول خمسة تجار إلى السوق.",
    "رفضت السلطات الكينية السماح بدخول خمسة تجار.",
    "رفضت وزارة الزراعة دخول خمسة تجار إلى السوق.",
]


@pytest.mark.parametrize("text", ACTS)
def test_not_letting_people_in_reports_nothing(text: str) -> None:
    assert read(text)[1] == []


def test_a_plan_that_is_refused_is_still_told() -> None:
    assert len(read("رفض الوزير سامي المنصور مقترح اللجنة.")[1]) == 1


def test_who_refuses_to_be_named_denies_nothing_of_what_he_says() -> None:
    text, (said,) = read('وقال أحد الحراس ورفض نشر اسمه لرويترز "كل ما رأيناه يدل على حريق متعمد في الميناء".')
    assert said.act != "deny"
    assert text[slice(*said.cue[0])] == "قال"
