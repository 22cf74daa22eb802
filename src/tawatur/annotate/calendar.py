"""Periods of the calendar: their TIMEX3 value, their first and last day, their granularity."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian, Hijri

HIJRI_YEARS = range(1343, 1501)  # the years for which Umm al-Qura is tabulated in hijridate
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # first month; meteorological seasons of the northern half
DAYS = {"D": 1, "W": 7}
MONTHS = {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}
GRAIN = {"D": "day", "W": "week", "M": "month", "Y": "year", "10Y": "decade", "100Y": "century"}


class Period(NamedTuple):
    """A stretch of days; `value` is TIMEX3, in the calendar named; first and last are Gregorian days."""

    value: str
    first: date
    last: date
    granularity: str
    calendar: str = "gregorian"


def day(on: date) -> Period:
    """One day."""
    return Period(on.isoformat(), on, on, "day")


def month(year: int, number: int) -> Period:
    """A Gregorian month. Raises ValueError outside the years 1 to 9999."""
    first = date(year, number, 1)
    return Period(first.isoformat()[:7], first, first.replace(day=monthrange(year, number)[1]), "month")


def year(number: int) -> Period:
    """A Gregorian year."""
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31), "year")


def week(of: date) -> Period:
    """The ISO week of a day."""
    first = of - timedelta(days=of.weekday())
    iso = first.isocalendar()
    return Period(f"{iso.year}-W{iso.week:02d}", first, first + timedelta(days=6), "week")


def years(first: int, count: int) -> Period:
    """A decade (10) or a century (100) by the first of its years; its value is the figures all of them share."""
    value = f"{first:04d}"[: 3 if count == 10 else 2]
    return Period(value, date(max(first, 1), 1, 1), date(first + count - 1, 12, 31), GRAIN[f"{count}Y"])


def part_of_year(number: int, parts: int, which: int) -> Period:
    """The `which`-th of 2 halves or 4 quarters of a year, counted from 1. Raises ValueError beyond the last."""
    if not 1 <= which <= parts:
        raise ValueError(f"no part {which} of {parts}")
    length = 12 // parts
    first, last = month(number, (which - 1) * length + 1), month(number, which * length)
    letter = "H" if parts == 2 else "Q"
    return Period(f"{number:04d}-{letter}{which}", first.first, last.last, "half" if parts == 2 else "quarter")


def season(number: int, name: str) -> Period:
    """A season of a year; winter begins in December of that year."""
    start = SEASONS[name]
    last = month(number + (start == 12), (start + 1) % 12 + 1)
    return Period(f"{number:04d}-{name}", date(number, start, 1), last.last, "season")


def weekend(of: date) -> Period:
    """Friday to Sunday of an ISO week: which of the days are free differs from country to country."""
    whole = week(of)
    return Period(f"{whole.value}-WE", whole.first + timedelta(days=4), whole.last, "weekend")


def hijri(number: int, of_month: int, of_day: int | None = None, length: int = 1) -> Period:
    """A Hijri month, or `length` days of it from a day on, give or take a day: months begin by sighting.

    Raises ValueError for days that no month has and outside the tabulated years (Umm al-Qura, hijridate).
    """
    if number not in HIJRI_YEARS:
        raise ValueError(f"Hijri year {number} is not tabulated")
    begin = Hijri(number, of_month, min(of_day or 1, 29))
    first = begin.to_gregorian() + timedelta(days=max((of_day or 1) - 29, 0))
    if of_day and of_day > 30:
        raise ValueError(f"no day {of_day} in a Hijri month")
    last = first + timedelta(days=length - 1 if of_day else begin.month_length() - 1)
    value = f"{number:04d}-{of_month:02d}" + (f"-{of_day:02d}" if of_day else "")
    one = timedelta(days=1)
    return Period(value, _plain(first - one), _plain(last + one), "day" if of_day else "month", "hijri")


def hijri_year(number: int) -> Period:
    """A Hijri year, give or take a day."""
    first, last = hijri(number, 1), hijri(number, 12)
    return Period(f"{number:04d}", first.first, last.last, "year", "hijri")


def hijri_date(on: date) -> tuple[int, int]:
    """The Hijri year and month of a day."""
    converted = Gregorian(on.year, on.month, on.day).to_hijri()
    return converted.year, converted.month


def easter(number: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, 8)."""
    a, b, c = number % 19, *divmod(number, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    at_month, at_day = divmod(h + m - 7 * n + 114, 31)
    return date(number, at_month, at_day + 1)


def holiday(when: str, number: int) -> Period:
    """A feast by its rule in a year of its calendar.

    Rules are `gregorian:MM-DD:days`, `hijri:MM-DD:days`, `easter:offset:days` and `weekday:MM-n-d:days`, the n-th
    weekday (1 Monday to 7 Sunday) of a month. Moving feasts have the days they fall on as their value's first day.
    """
    kind, at, length = when.split(":")
    if kind == "weekday":
        return day(nth_weekday(number, *map(int, at.split("-"))))
    if kind == "hijri":
        m, d = map(int, at.split("-"))
        return hijri(number, m, d, int(length))
    first = date.fromisoformat(f"{number:04d}-{at}") if kind == "gregorian" else easter(number) + timedelta(int(at))
    return Period(first.isoformat(), first, first + timedelta(days=int(length) - 1), "day")


def nth_weekday(number: int, of_month: int, nth: int, weekday: int) -> date:
    """The n-th weekday (1 Monday to 7 Sunday) of a month of a year."""
    begin = date(number, of_month, 1)
    return begin + timedelta(days=(weekday - begin.isoweekday()) % 7 + 7 * (nth - 1))


def third(of: Period, which: str) -> tuple[date, date]:
    """The days that the START, MID or END of a period takes in: a third of it.

    Of a month that is ten days, of a year four months.
    """
    if of.granularity == "year" and of.calendar == "gregorian":
        begin = {"START": 1, "MID": 5, "END": 9}[which]
        return month(of.first.year, begin).first, month(of.first.year, begin + 3).last
    length = 10 if of.granularity == "month" else max(((of.last - of.first).days + 1) // 3, 1)
    one, two = of.first + timedelta(days=length), of.first + timedelta(days=2 * length)
    if which == "START":
        return of.first, max(one - timedelta(days=1), of.first)
    return (
        (min(one, of.last), min(two - timedelta(days=1), of.last)) if which == "MID" else (min(two, of.last), of.last)
    )


def shift_months(on: date, count: int) -> date:
    """The day so many months on, or the last day of that month when it is shorter."""
    total = on.year * 12 + on.month - 1 + count
    to_year, to_month = divmod(total, 12)
    if not 1 <= to_year <= 9999:
        raise ValueError(f"year {to_year} is out of range")
    return date(to_year, to_month + 1, min(on.day, monthrange(to_year, to_month + 1)[1]))


def shift(on: date, unit: str, count: int) -> date:
    """The day so many units on. Raises ValueError beyond year 9999, KeyError for units shorter than a day."""
    try:
        return on + timedelta(days=count * DAYS[unit]) if unit in DAYS else shift_months(on, count * MONTHS[unit])
    except OverflowError as error:
        raise ValueError(str(error)) from error


def around(on: date, unit: str) -> Period:
    """The day, week, month, year, decade or century that holds a day."""
    match unit:
        case "D":
            return day(on)
        case "W":
            return week(on)
        case "M":
            return month(on.year, on.month)
        case "Y":
            return year(on.year)
    count = MONTHS[unit] // 12
    return years(on.year - on.year % count, count)


def candidates(number: int | None, near: list[int]) -> Iterator[int]:
    """The years to try: the one that is said, or those near the reference day."""
    yield from near if number is None else [number]


def _plain(on: date) -> date:
    return date(on.year, on.month, on.day)
