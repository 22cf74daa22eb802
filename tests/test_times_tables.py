"""Every row of the tables of times fires on its example and keeps silent on its counter."""

from __future__ import annotations

import pytest

from tawatur.annotate.times import TimeReader
from tawatur.language import Language, Row

READERS = {code: TimeReader(Language(code)) for code in ("ar", "en")}
BESIDE = ("in", "of", "between", "since", "during", "throughout")  # rows that stand before a time and are no part of it
SILENT = ("other", "future", "future-start", "not-future", "past", "not-past")  # rows that keep a reader from something


def covers(code: str, row: Row, line: str) -> bool:
    """Whether a time takes in the form as it stands in a line."""
    plain = Language(code).plain
    times = READERS[code].read_plain(line, "2031-03-12")
    if row.cells.get("class") in BESIDE and times:
        return True
    return any(plain(row["form"]).strip(".") in plain(line[t.span.start : t.span.end]) for t in times)


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("table", ["months", "weekdays", "holidays", "zones", "time_words"])
def test_rows(table: str, code: str) -> None:
    failed = []
    for row in Language(code).table(table):
        silent = row["class"] in SILENT if table == "time_words" else False
        if row["example"] and covers(code, row, row["example"]) == silent:
            failed.append((row["form"], row["example"]))
        if row["counter"] and covers(code, row, row["counter"]):
            failed.append((row["form"], row["counter"]))
    assert failed == []
