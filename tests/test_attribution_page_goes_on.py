"""Where what somebody said ends inside a sentence, as the page goes on by itself."""

from __future__ import annotations

import pytest

from one_block import read_block


def voices(text: str) -> list[str]:
    """How each statement of a page of one block is told."""
    return [s.voice for s in read_block(text).statements]


@pytest.mark.parametrize(
    "rest",
    [
        "فيما زار وزير النقل الموقع أمس",
        "في حين عرضت قناة الجزيرة صور العمال",
        "لكنه لم يكشف عن حجم الأضرار",
        "ولم يتضح بعد من يقف وراء الحريق",
    ],
)
def test_the_page_goes_on_behind_what_a_spokesman_said(rest: str) -> None:
    assert voices(f"وقال المتحدث باسم الميناء سامي حداد إن الرصيف تضرر كثيرا، {rest}.") == ["indirect", "narrated"]


@pytest.mark.parametrize("rest", ["فيما أصيب ثلاثة آخرون بجروح", "لكن العمل يتواصل في المرفأ"])
def test_what_has_no_subject_of_its_own_stays_with_who_spoke(rest: str) -> None:
    said = voices(f"وقال المتحدث باسم الميناء سامي حداد إن الرصيف تضرر كثيرا، {rest}.")
    assert set(said) == {"indirect"}


def test_the_page_goes_on_behind_a_noun_that_is_said() -> None:
    assert voices("وأكدت الشرطة سقوط قتلى في الحادث، لكنها لم تتمكن من تحديد عددهم.") == ["indirect", "narrated"]
