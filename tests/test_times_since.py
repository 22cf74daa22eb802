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
