"""Times of English wire copy, read by the same grammar from data/languages/en. Sentences are about invented events."""

from __future__ import annotations

import pytest

from tawatur.annotate.times import TimeReader
from tawatur.language import Language

READER = TimeReader(Language("en"))
DAY = "2031-03-12"  # a Wednesday
CASES = [
    ("The ferry sank on 4 March 2031.", "4 March 2031", "2031-03-04"),
    ("The ferry sank on March 4, 2031.", "March 4, 2031", "2031-03-04"),
    ("The ferry sank on the 4th of March 2031.", "4th of March 2031", "2031-03-04"),
    ("The ferry sank on Mar. 4, 2031.", "Mar. 4, 2031", "2031-03-04"),
    ("The ferry sank on 2031-03-04.", "2031-03-04", "2031-03-04"),
    ("The ferry sank on 04/03/2031.", "04/03/2031", "2031-03-04"),
    ("The ferry sank on Tuesday, March 4, 2031.", "Tuesday, March 4, 2031", "2031-03-04"),
    ("The ferry sank on March 4.", "March 4", "2031-03-04"),
    ("The ferry sank on Tuesday.", "Tuesday", "2031-03-11"),
    ("The ferry will sail on Tuesday.", "Tuesday", "2031-03-18"),
    ("The ferry sank last Friday.", "last Friday", "2031-03-07"),
    ("The ferry sails next Friday.", "next Friday", "2031-03-14"),
    ("The ferry sank on Friday night.", "Friday night", "2031-03-07TNI"),
    ("The ferry sank yesterday.", "yesterday", "2031-03-11"),
    ("The ferry sails today.", "today", "2031-03-12"),
    ("The ferry sails tomorrow.", "tomorrow", "2031-03-13"),
    ("The ferry sank the day before yesterday.", "the day before yesterday", "2031-03-10"),
    ("The ferry sank last night.", "last night", "2031-03-11TNI"),
    ("The ferry sank two days ago.", "two days ago", "2031-03-10"),
    ("The ferry sank about two weeks ago.", "about two weeks ago", "2031-W09"),
    ("The ferry sank a year ago.", "a year ago", "2030"),
    ("The ferry sank last month.", "last month", "2031-02"),
    ("The ferry sails next week.", "next week", "2031-W12"),
    ("The ferry was built this year.", "this year", "2031"),
    ("The ferry was built in March 2029.", "March 2029", "2029-03"),
    ("The ferry was built in March.", "March", "2031-03"),
    ("The ferry was built last March.", "last March", "2030-03"),
    ("The ferry was built in early March 2029.", "early March 2029", "2029-03"),
    ("The ferry was built at the end of March 2029.", "the end of March 2029", "2029-03"),
    ("The ferry was built in 2029.", "2029", "2029"),
    ("The ferry has sailed since 2011.", "2011", "2011"),
    ("The ferry was built in late 2029.", "late 2029", "2029"),
    ("The ferry was built in the 1990s.", "1990s", "199"),
    ("The ferry was built in the third quarter of 2029.", "third quarter of 2029", "2029-Q3"),
    ("The ferry was built in summer 2029.", "summer 2029", "2029-SU"),
    ("The line was closed from 3 to 5 March 2031.", "3 to 5 March 2031", "2031-03-03/2031-03-05"),
    ("The line was closed between 2011 and 2014.", "2011 and 2014", "2011/2014"),
    ("The line was closed in 2011-2014.", "2011-2014", "2011/2014"),
    ("The line was closed from Monday to Tuesday.", "Monday to Tuesday", "2031-03-10/2031-03-11"),
    ("The line was closed for three years.", "three years", "P3Y"),
    ("The line was closed for more than a year.", "more than a year", "P1Y"),
    ("The crossing took two and a half hours.", None, None),
    ("The crossing took 48 hours.", "48 hours", "PT48H"),
    ("The past three days were calm.", "past three days", "P3D"),
    ("The next two weeks will be calm.", "next two weeks", "P2W"),
    ("The ferry sails every Friday.", "every Friday", "XXXX-WXX-5"),
    ("The ferry sails at 8:30 a.m. GMT.", "8:30 a.m. GMT", "T08:30"),
    ("The ferry sails at 5 pm.", "5 pm", "T17"),
    ("The ferry sails on Eid al-Fitr 1452.", "Eid al-Fitr 1452", "1452-10-01"),
    ("The ferry sails on Christmas 2031.", "Christmas 2031", "2031-12-25"),
    ("The annual ferry race was held.", "annual", "P1Y"),
    ("The ferry was recently painted.", "recently", "PAST_REF"),
]
UNREAD = {"The crossing took two and a half hours."}  # a half between a number and its unit


def read(line: str) -> list[tuple[str, str | None]]:
    return [(line[t.span.start : t.span.end], t.value) for t in READER.read_plain(line, DAY)]


@pytest.mark.parametrize(("line", "words", "value"), [case for case in CASES if case[0] not in UNREAD])
def test_english_times(line: str, words: str, value: str) -> None:
    assert read(line) == [(words, value)]


@pytest.mark.parametrize("line", ["It may rain.", "They march on.", "Flight 2254 was late."])
def test_what_is_no_time(line: str) -> None:
    assert read(line) == []
