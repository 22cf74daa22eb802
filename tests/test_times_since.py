"""What follows «since» is behind the page, though its clause tells of what is to come."""

from __future__ import annotations

import pytest

from one_block import read_block
from tawatur.model import Published


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("وستبقى القيود التي فرضت منذ 29 يناير سارية.", ["2031-01-29"]),
        ("وستبدأ القيود في 29 مارس.", ["2031-03-29"]),
    ],
)
def test_a_day_after_since_is_the_last_one(text: str, days: list[str]) -> None:
    day = Published(earliest="2031-03-12", latest="2031-03-12", granularity="day", rule="test")
    assert [t.earliest for t in read_block(text, published=day).times] == days


def test_the_morning_of_the_next_day_is_not_that_of_the_page() -> None:
    day = Published(earliest="2031-03-12", latest="2031-03-12", granularity="day", rule="test")
    found = read_block("وصل في 4 آذار 2031 وغادر صباح اليوم التالي.", published=day).times
    assert [t.value for t in found] == ["2031-03-04", "2031-03-05TMO"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ناقش الطرفان ذلك بعد عقد صفقة جديدة.", []),
        ("وتبلغ مدة العقد خمسة أشهر.", ["P5M"]),
        ("عاد بعد عقد من الزمن.", ["P10Y"]),
    ],
)
def test_a_contract_and_a_deed_are_no_decades(text: str, values: list[str]) -> None:
    day = Published(earliest="2031-03-12", latest="2031-03-12", granularity="day", rule="test")
    found = read_block(text, published=day).times
    assert [t.value for t in found if t.type == "DURATION"] == values
