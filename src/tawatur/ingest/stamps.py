"""Dates as pages stamp them: whole days and months in figures or words, with the clock and the weekday beside them.

Only stamps: expressions that name their own day. What «اليوم» means is worked out from them elsewhere.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from hijridate import Hijri

from tawatur.errors import LexiconError
from tawatur.language import Language, Row

# Posts are dated in English whatever their language.
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS_EN = _MONTH_NAMES.split()
_YEARS = range(1990, 2100)
_HIJRI_YEARS = range(1400, 1500)
_NO_STAMP = ("joining", "ago", "ago-unit", "ago-behind")  # parts of the table whose words stand in sentences
_NEVER = re.compile(r"(?!)")
_ANY_LEAP_YEAR = 2000  # where only the letters of a date matter, not its day
_NEAR = 40  # signs before a stamp in which its weekday stands
_CLOCK = r"(?P<h>[01]?\d|2[0-3])\s?:\s?(?P<min>[0-5]\d)(?:\s?:\s?[0-5]\d)?"
_CLOCK_NEAR = re.compile(_CLOCK)
_ROW = 3  # dates of the shortest row of them
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_YEAR_LONG = re.compile(r"\d{4}")
_BETWEEN = re.compile(r"[\W_]*")
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_KNOWN = 1 << 12  # folded texts whose stamps are remembered: the parts of one page are asked for several times
_CLOCK_BARE = r"(?:[01]?\d|2[0-3])\s?:\s?[0-5]\d(?:\s?:\s?[0-5]\d)?"


class Stamp(NamedTuple):
    """A date in folded text, [start, end): ISO first and last day, granularity (day, month), the weekday named
    beside it (0: Monday), the clock (hour, minute), the year as written ("" when it is not), the rule."""

    start: int
    end: int
    earliest: date
    latest: date
    granularity: str
    rule: str
    weekday: int | None = None
    clock: tuple[int, int] | None = None


class StampReader:
    """Finds stamps by the month and weekday names of a language."""

    def __init__(self, language: Language) -> None:
        """Tables `months`, `weekdays` and `date_stamps`; without the first two only figures and English are read."""
        self._months: dict[str, tuple[str, int]] = {n: ("gregorian", i) for i, n in enumerate(_MONTHS_EN, 1)}
        self._months |= {n[:3]: ("gregorian", i) for i, n in enumerate(_MONTHS_EN, 1)} | {"sept": ("gregorian", 9)}
        for row in _rows(language, "months", ("form", "month", "calendar")):
            self._months[language.plain(row["form"])] = (row["calendar"], row.number("month"))
        self._weekdays = {
            language.plain(row["form"]): row.number("weekday")
            for row in _rows(language, "weekdays", ("form", "weekday"))
        }
        parts: dict[str, list[str]] = {}
        for row in language.table("date_stamps", ("form", "part")):
            parts.setdefault(row["part"], []).append(language.plain(row["form"]))
        self._parts = parts
        self._pm = frozenset(parts.get("pm", ()))
        today = _either(parts.get("today", ()))
        self._today_words = frozenset(form.split()[0] for form in parts.get("today", ()))
        self._today = re.compile(rf"(?<!\w)(?:{today})\s?[,\u060c(]?\s?(\w+)") if today else None
        self._stamp_words = frozenset(
            w for part, forms in parts.items() if part not in _NO_STAMP for form in forms for w in form.split()
        )
        self._stamp_words |= frozenset(self._weekdays)
        self._joining = frozenset(parts.get("joining", []) + parts.get("correspond", []))
        labels = [f for part in ("published", "updated", "hour") for f in parts.get(part, ())]
        after = [f for part in ("am", "pm", "era", "era-hijri", "zone", "correspond") for f in parts.get(part, ())]
        either = _either([*labels, *self._weekdays])
        self._labels = tuple(f for part in ("published", "updated") for f in parts.get(part, ()))
        self._company_before = re.compile(rf"(?:(?<!\w)(?:{either})|(?<!\d){_CLOCK_BARE})\W*$")
        self._company_after = re.compile(rf"\W*(?:{_either([*labels, *after, *self._weekdays])}|{_CLOCK_BARE})(?!\w)")
        ago, unit = _either(parts.get("ago", ())), _either(parts.get("ago-unit", ()))
        # Two at least: one alone may stand in a sentence.
        self.agos = re.compile(rf"(?<!\w)(?:(?:{ago})\s(?:\d{{1,3}}\s)?(?:{unit})(?!\w)\W*){{2,}}") if ago else _NEVER
        behind = _either(parts.get("ago-behind", ())) or unit
        one = rf"(?:{ago})\s(?:\d{{1,3}}\s)?(?:{unit})|\d{{1,3}}\s(?:{behind})"
        self.ago = re.compile(rf"\W*(?:{one})\W*") if ago else _NEVER  # of a line that holds nothing else
        self._patterns = self._build()
        self.found = lru_cache(maxsize=_KNOWN)(self._find)
        self.share = lru_cache(maxsize=_KNOWN)(self._measure)

    def _build(self) -> list[tuple[str, re.Pattern[str]]]:
        month = rf"(?P<month>{_either(self._months)})"
        other = rf"(?:\s?[/(\-|]\s?(?:{_either(self._months)})\s?\)?)?"
        weekday = _either([*self._weekdays, *self._parts.get("weekday", ())])
        of_month = rf"(?:(?:{_either(self._parts.get('of-month', ['of']))})\s)?"
        of_year = rf"(?:(?:{_either(self._parts.get('of-year', ['of']))})\s)?"
        day, year, sep = r"(?P<d>\d{1,2})", r"(?P<y>\d{4})", r"\s?(?P<sep>[-/.])\s?"
        edge, tail = r"(?<![\w.,/\-])", r"(?![\w/]|[.,]\d)"
        return [
            ("iso", re.compile(rf"{edge}{year}{sep}(?P<m>\d{{1,2}})\s?(?P=sep)\s?{day}(?!\d)")),
            ("figures", re.compile(rf"{edge}{day}{sep}(?P<m>\d{{1,2}})\s?(?P=sep)\s?{year}{tail}")),
            (
                "day-month-year",
                re.compile(rf"(?<!\d){day}\s?[-/]?\s?{of_month}{month}{other}\s?[,،/-]?\s?{of_year}{year}(?!\d)"),
            ),
            ("month-day-year", re.compile(rf"(?<!\w){month}{other}\s{day}(?:st|nd|rd|th)?\s?[,،]?\s{year}(?!\d)")),
            (
                "day-month",
                re.compile(rf"(?<!\d){day}\s{of_month}{month}{other}(?!\w)(?!\s?[,،/-]?\s?{of_year}\d{{4}})"),
            ),
            (
                "year-weekday-day",
                re.compile(rf"(?<!\d){year}\s(?:{weekday})\s{day}\s{of_month}{month}{other}(?!\w)"),
            ),
            ("month-year", re.compile(rf"(?<!\w)(?<!\d\s){month}{other}\s?[,،/-]?\s?{of_year}{year}(?!\d)")),
        ]

    def find(self, plain: str, *, year: int | None = None) -> list[Stamp]:
        """The stamps of a folded text, in order. A day and month without a year are read only when `year` is said."""
        return list(self.found(plain, year)) if _DIGIT.search(plain) else []

    def _find(self, plain: str, year: int | None) -> tuple[Stamp, ...]:
        found: list[Stamp] = []
        taken = bytearray(len(plain))
        dated = _YEAR_LONG.search(plain) is not None
        for name, pattern in self._patterns:
            if (year is None) if name == "day-month" else not dated:
                continue
            for match in pattern.finditer(plain):
                if any(taken[match.start() : match.end()]):
                    continue
                if stamp := self._stamp(name, match, year):
                    stamp = self._with_company(plain, stamp)
                    taken[stamp.start : stamp.end] = b"\1" * (stamp.end - stamp.start)
                    found.append(stamp)
        return tuple(sorted(found))

    def _stamp(self, name: str, match: re.Match[str], year: int | None) -> Stamp | None:
        parts = match.groupdict()
        y = int(parts["y"]) if parts.get("y") else (year or 0)
        d = int(parts["d"]) if parts.get("d") else 0
        if "month" in parts:
            calendar, m = self._months[parts["month"]]
        else:
            calendar, m = "gregorian", int(parts["m"])
            if name == "figures" and m > 12 >= d:
                d, m = m, d
            if y in _HIJRI_YEARS:
                calendar = "hijri"
        days = _hijri(y, m, d) if calendar == "hijri" else _gregorian(y, m, d)
        if days is None:
            return None
        rule = f"stamp:{'hijri-' if calendar == 'hijri' else ''}{name}"
        return Stamp(match.start(), match.end(), *days, "day" if d else "month", rule)

    def _with_company(self, plain: str, stamp: Stamp) -> Stamp:
        """The stamp with the weekday before it and the clock beside it, where they touch it."""
        near = max(0, stamp.start - _NEAR)
        before = re.search(r"(\w+)\s?[,\u060c:\-)(]?\s?$", plain[near : stamp.start])
        weekday = self._weekdays.get(before[1]) if before else None
        start = near + before.start(1) if before and weekday is not None else stamp.start
        clock = self.clock(plain, stamp.end)
        return stamp._replace(weekday=weekday, clock=clock, start=stamp.start if weekday is None else start)

    def clock(self, plain: str, at: int = 0) -> tuple[int, int] | None:
        """The hour and minute that stand within a few signs after an index; None when there are none."""
        found = _CLOCK_NEAR.search(plain, at, at + _NEAR)
        if not found or (at and re.search(r"[^\W\d_]{5,}", plain[at : found.start()])):
            return None
        hour, rest = int(found["h"]), plain[found.end() : found.end() + _NEAR].lstrip()
        if hour < 12 and any(
            rest.startswith(form) and not rest[len(form) : len(form) + 1].isalpha() for form in self._pm
        ):
            hour += 12
        return hour, int(found["min"])

    def reach(self, plain: str, start: int, end: int) -> tuple[int, int]:
        """A stamp's range with the labels, weekdays, clocks and eras that stand beside it."""
        while before := self._company_before.search(plain, max(0, start - 40), start):
            start = before.start()
        while after := self._company_after.match(plain, end):
            end = after.end()
        return start, end

    def is_update(self, plain: str, start: int, end: int) -> bool:
        """Whether the label of a stamp says that the page was changed then, and not published."""
        first = self.reach(plain, start, end)[0]
        return any(label in plain[first:start] for label in self._parts.get("updated", ()))

    def is_labelled(self, plain: str) -> bool:
        """Whether folded text has words that label a time of publication, and figures."""
        return any(label in plain for label in self._labels) and any(map(str.isdigit, plain))

    def in_a_row(self, plain: str) -> bool:
        """Whether dates follow one another with nothing between them: those of a list whose titles are lost."""
        if len(_YEAR.findall(plain)) < _ROW:
            return False
        close = [_BETWEEN.fullmatch(plain, a.end, b.start) is not None for a, b in pairwise(self.find(plain))]
        return any(all(close[at : at + _ROW - 1]) for at in range(len(close) - _ROW + 2))

    def in_sentence(self, plain: str, at: int) -> bool:
        """Whether the word before an index puts what follows into a sentence, as a preposition does."""
        before = re.search(r"(\w+)\W*$", plain[max(0, at - 30) : at])
        return before is not None and bool({before[1], before[1][1:]} & self._joining)

    def is_weekday(self, word: str) -> bool:
        """Whether a folded word names a day of the week."""
        return word in self._weekdays

    def weekday_in(self, plain: str) -> tuple[int, int, int] | None:
        """(weekday, start, end) of the first weekday that «today» stands before; None when there is none."""
        if not self._today or not any(word in plain for word in self._today_words):
            return None
        for match in self._today.finditer(plain):
            if (weekday := self._weekdays.get(match[1])) is not None:
                return weekday, match.start(), match.end()
        return None

    def _measure(self, plain: str) -> float:
        """The share of letters and digits of a folded line that belong to dates, clocks, weekdays and their words."""
        total = sum(map(str.isalnum, plain))
        if not total:
            return 0.0
        rest = list(plain)
        for stamp in self.find(plain, year=_ANY_LEAP_YEAR):
            rest[stamp.start : stamp.end] = " " * (stamp.end - stamp.start)
        words = _WORD.findall(_CLOCK_NEAR.sub(" ", "".join(rest)))
        return 1 - sum(sum(map(str.isalnum, word)) for word in words if word not in self._stamp_words) / total


def _either(forms: Iterable[str]) -> str:
    ordered = sorted(forms, key=lambda f: (-len(f), f))
    return "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in ordered)


def _rows(language: Language, table: str, columns: tuple[str, ...]) -> list[Row]:
    try:
        return language.table(table, columns)
    except LexiconError as error:
        if "no such table" in str(error):
            return []
        raise


def _gregorian(year: int, month: int, day: int) -> tuple[date, date] | None:
    if year not in _YEARS or not 1 <= month <= 12 or day > monthrange(year, month)[1]:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or 1), date(year, month, day or last)


def _hijri(year: int, month: int, day: int) -> tuple[date, date] | None:
    """Umm al-Qura, give or take a day: months begin by sighting."""
    try:
        first = Hijri(year, month, day or 1).to_gregorian()
        last = first if day else Hijri(year, month, 1).to_gregorian() + timedelta(days=29)
    except (ValueError, OverflowError):
        return None
    one = timedelta(days=1)
    return date.fromisoformat(first.isoformat()) - one, date.fromisoformat(last.isoformat()) + one
