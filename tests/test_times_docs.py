"""The pages «How dates are read» say what the program does: every row of their tables is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.annotate.time_grammar import RULES
from tawatur.annotate.times import TimeReader
from tawatur.language import Language

DOCS = Path(__file__).resolve().parent.parent / "docs"
READERS = {code: TimeReader(Language(code)) for code in ("ar", "en")}
DAY = "2031-03-12"


def rows(page: str) -> list[list[str]]:
    """The cells of the tables of forms of a page."""
    lines = (DOCS / page).read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in cells if "**" in row[0]]


def read(shown: str) -> list[str]:
    """The row of the table for a line whose expression is in bold."""
    line = shown.replace("**", "")
    start = shown.index("**")
    code = "en" if line.isascii() else "ar"
    time = next(t for t in READERS[code].read_plain(line, DAY) if t.span.start == start)
    days = " … ".join(dict.fromkeys(day for day in (time.earliest, time.latest) if day))
    bold = f"{line[:start]}**{line[start : time.span.end]}**{line[time.span.end :]}"
    return [bold, time.type, time.value or "", days, time.mod or "", time.rule.removeprefix("time:")]


@pytest.mark.parametrize("page", ["times.md", "times.ar.md"])
def test_every_row_is_read_as_it_says(page: str) -> None:
    assert [row for row in rows(page) if read(row[0]) != row] == []


def test_every_form_of_the_grammar_has_a_row() -> None:
    assert {rule.name for rule in RULES} - {row[5] for row in rows("times.md")} == set()
