"""What time expressions mean: a period of the calendar, from the words and the day they are read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from tawatur.annotate import calendar
from tawatur.annotate.calendar import Period
from tawatur.annotate.terms import OTHER, Term

BEFORE_CHRIST = "bc"  # the calendar of a year that has no days of ours
EVE = "EVE"  # the value of words for the evening of a day or the one before it
HOURS = 12  # on a clock
SOON = 45  # days: without any cue, a day this near ahead is meant rather than the one of last year


class Year(NamedTuple):
    """A year as written, with its calendar where an era says it."""

    number: int
    calendar: str = ""


class Meaning(NamedTuple):
    """TIMEX3 type and value with the days they take in, and what does not fit."""

    type: str
    value: str | None
    first: date | None = None
    last: date | None = None
    granularity: str | None = None
    mod: str | None = None
    anchor: str = "none"
    calendar: str = "gregorian"
    finding: tuple[str, str] | None = None
    zone: str = ""


class At(NamedTuple):
    """Where an expression stands: the day it is read from, the codes beside it, whether its clause is in the future,
    the last day named before it, and the last day, month or year; whether a verb tells right after it what happened."""

    day: date | None
    before: str
    after: str
    future: Callable[[], bool]
    last: Meaning | None
    lately: Meaning | None = None
    told: bool = False


class Found:
    """A match of the grammar with the terms of its groups."""

    def __init__(self, match: re.Match[str], terms: list[Term]) -> None:
        self._match = match
        self._terms = terms

    def term(self, *names: str) -> Term | None:
        """The term of the first of these groups that matched."""
        groups = self._match.re.groupindex
        for name in names:
            if name in groups and (at := self._match.start(name)) >= 0:
                return self._terms[at]
        return None

    def value(self, *names: str) -> Any:
        """Its value; None when none matched."""
        term = self.term(*names)
        return None if term is None else term.value

    def ends_with(self, code: str) -> bool:
        """Whether its last term has this code."""
        return self._match[0].endswith(code)

    def of_definite(self) -> bool:
        """Whether a word with the article follows that no table holds: «the days of the campaign»."""
        after = self._terms[self._match.end()] if self._match.end() < len(self._terms) else None
        return after is not None and after.code == OTHER and after.value is None and after.definite

    def bare(self) -> bool:
        """Whether it is a single term."""
        return self._match.end() - self._match.start() == 1


def of(period: Period, type_: str = "DATE", **more: Any) -> Meaning:
    """A period as the meaning of an expression."""
    return Meaning(type_, period.value, period.first, period.last, period.granularity, calendar=period.calendar, **more)


# --- years that are not said ---------------------------------------------------------------------------------------


def year_of(f: Found, at: At) -> Year | None:
    """The year that is said, in figures, as «last year», or as the same year. Raises ValueError before the year 1."""
    month = f.value("month")
    if (said := f.value("year", "year2")) is not None:
        said = said if isinstance(said, Year) else Year(int(said))
        if said.calendar == BEFORE_CHRIST:
            raise ValueError("before the year 1")
        return said
    if f.value("same") == "Y" and at.lately is not None and at.lately.first is not None:
        return Year(at.lately.first.year)
    if at.day is not None and f.term("yr", "yu") is not None:
        this = calendar.hijri_date(at.day)[0] if month is not None and month[0] == "hijri" else at.day.year
        return Year(this + (f.value("yr") or 0))
    return None


def nearest(periods: Iterable[Period], rel: int | None, at: At) -> Period | None:
    """Which of the periods is meant from the reference day: the last, the next, or the one tense and nearness say."""
    day = at.day
    assert day is not None
    options = sorted(periods, key=lambda p: p.first)
    past = [p for p in options if p.last < day]
    ahead = [p for p in options if p.first > day]
    if rel in (-1, 1):
        return (past[-1:] or ahead[:1] if rel < 0 else ahead[:1] or past[-1:] or options)[0]
    if now := [p for p in options if p.first <= day <= p.last]:
        return now[0]
    if past and at.before == "c":
        return past[-1]  # «since», whatever is still to come in its clause
    if not past or not ahead:
        return (past or ahead or [None])[0]  # type: ignore[list-item]
    to_past, to_ahead = (day - past[-1].last).days, (ahead[0].first - day).days
    soon = to_ahead <= SOON and 2 * to_ahead < to_past and not at.told
    if at.future() or (rel == 0 and to_ahead < to_past) or soon:
        return ahead[0]
    return past[-1]


def by_year(
    make: Callable[[int], Period], year: int | None, rel: int | None, at: At, weekday: int | None = None
) -> Period | None:
    """A period that comes once a year, in the year said or the one that is meant. Raises ValueError if there is none.

    A weekday beside it decides between the years in which it falls on that day and the others.
    """
    if year is not None:
        return make(year)
    if at.day is None:
        return None
    options = []
    around = (at.day.year - 1, at.day.year, at.day.year + 1)
    for number in (*around, *(calendar.hijri_date(at.day)[0] + n for n in (-1, 0, 1))):
        try:
            option = make(number)
        except ValueError:
            continue
        if abs((option.first - at.day).days) < 800:
            options.append(option)
    if not options:
        raise ValueError("no such day near the reference")
    if fitting := [option for option in options if option.first.weekday() == weekday]:
        options = fitting
    return nearest(options, rel, at)


def month_of(kind: str, year: int, number: int) -> Period:
    return calendar.hijri(year, number) if kind == "hijri" else calendar.month(year, number)


def day_in(kind: str, year: int, number: int, on: int) -> Period:
    return calendar.hijri(year, number, on) if kind == "hijri" else calendar.day(date(year, number, on))


# --- days -----------------------------------------------------------------------------------------------------------


def day_of_month(f: Found, at: At) -> Meaning | None:
    """«12 من شباط», with or without weekday and year."""
    kind, number = f.value("month")
    on, year = int(f.value("day")), year_of(f, at)
    if on > 31:
        return None
    if f.value("wrel") is not None and f.value("rel") is None and year is None:
        return None  # a relative weekday and a date are two expressions
    meaning = _dated(f, at, lambda y: day_in(kind, y, number, on), year, f"XXXX-{number:02d}-{on:02d}")
    ordinal = f.term("day").code == "o" and f.term("w3") is not None  # type: ignore[union-attr]
    if ordinal and on <= 5 and meaning.finding and meaning.finding[0] == "weekday-mismatch":
        return None  # the so-manieth weekday of the month
    return meaning


def yearly(f: Found, at: At) -> Meaning | None:
    """«13 أيار من كل عام»."""
    (kind, number), on = f.value("month"), int(f.value("day"))
    if on > 31:
        return None
    return Meaning("SET", f"XXXX-{number:02d}-{on:02d}", granularity="day", calendar=kind)


def _dated(f: Found, at: At, make: Callable[[int], Period], year: Year | None, unsaid: str) -> Meaning:
    """A day with the weekday and the «today» beside it checked, and its part of the day added."""
    try:
        weekday = f.value("w1", "w2", "w3", "w4")
        found = by_year(make, year.number if year else None, f.value("rel"), at, weekday[0] if weekday else None)
    except ValueError as error:
        return Meaning("DATE", None, finding=("impossible-date", str(error)))
    anchor = "calendar" if year and f.term("yr", "yu") is None else "published"
    if found is None:
        kind = f.value("month")
        return Meaning(
            "DATE", unsaid, granularity="day", calendar="hijri" if kind and kind[0] == "hijri" else "gregorian"
        )
    return with_part(
        of(found, anchor=anchor, finding=_misfit(f, at, found)), f.value("part", "part2", "part3", "part4")
    )


def _misfit(f: Found, at: At, found: Period) -> tuple[str, str] | None:
    """What beside a date does not fit it."""
    weekday = f.value("w1", "w2", "w3", "w4")
    if weekday is not None and found.granularity == "day":
        days = {(found.first + timedelta(n)).weekday() for n in range((found.last - found.first).days + 1)}
        if weekday[0] not in days:
            return "weekday-mismatch", f"{found.value} is no such weekday"
    offset = f.value("deictic")
    if offset is not None and at.day is not None and not found.first <= at.day + timedelta(offset) <= found.last:
        return "dates-disagree", f"{found.value} is not the day beside it"
    return None


def part_code(value: str | None) -> str | None:
    """The part of the day that a word names, without the clock time it stands for when it is alone."""
    return None if value is None else value.partition("@")[0]


def with_part(meaning: Meaning, part: str | None) -> Meaning:
    """The morning or evening of a day; its eve may be the evening before."""
    if part is None or meaning.value is None:
        return meaning
    first = meaning.first
    if part == EVE and first is not None:
        first -= timedelta(1)
    code = "EV" if part == EVE else part_code(part)
    return meaning._replace(type="TIME", value=f"{meaning.value}T{code}", first=first, granularity="part")


def day_of_relative_month(f: Found, at: At) -> Meaning | None:
    """«15 الجاري», «العاشر من الشهر المقبل»."""
    rel, on = f.value("rel", "rel2") or 0, int(f.value("day"))
    if on > 31 or at.day is None or at.before == "m":
        return None
    near = at.day
    if f.term("same") is not None:
        if f.value("same") != "M" or at.lately is None or at.lately.first is None or at.lately.calendar == "hijri":
            return None
        near = at.lately.first
    base = calendar.shift_months(near.replace(day=1), rel)
    meaning = _dated(f, at, lambda y: calendar.day(base.replace(day=on)), Year(base.year), "XXXX-XX")
    if meaning.finding and meaning.finding[0] in ("weekday-mismatch", "impossible-date"):
        year, month = calendar.hijri_date(near)
        months = year * 12 + month - 1 + rel
        other = _dated(f, at, lambda y: calendar.hijri(months // 12, months % 12 + 1, on), Year(year), "XXXX-XX")
        meaning = meaning if other.finding else other  # where the weekday shows that the month is a Hijri one
    return meaning._replace(anchor="published")


def figures(f: Found, at: At) -> Meaning | None:
    """«2025/02/12», «12-2-2025»: day before month, unless the month were none."""
    parts = [int(p) for p in re.findall(r"\d+", f.value("figures"))]
    lengths = [len(p) for p in re.findall(r"\d+", f.value("figures"))]
    if lengths[0] == 4:
        y, m, d = parts
    elif lengths[2] == 4 or (lengths[2] == 2 and f.value("figures").count("/") == 2):
        d, m, y = parts
        y += 2000 if lengths[2] == 2 else 0
    else:
        return None
    if m > 12 >= d:
        d, m = m, d
    if not (1 <= m <= 12 and 1 <= d <= 31 and 1000 <= y < 2200):
        return None
    kind = "hijri" if y in calendar.HIJRI_YEARS and f.value("era") != "gregorian" else "gregorian"
    return _dated(f, at, lambda number: day_in(kind, number, m, d), Year(y), "")._replace(anchor="calendar")


def short_figures(f: Found, at: At) -> Meaning | None:
    """«8/2» beside a weekday or after «in»."""
    said = re.findall(r"\d+", f.value("figures"))
    d, m = (int(p) for p in said)
    padded = any(len(p) == 2 and p.startswith("0") for p in said)  # no fraction is written so
    if f.bare() and at.before not in ("k", "i") and not padded:
        return None
    if m > 12 >= d:
        d, m = m, d
    if not (1 <= m <= 12 and 1 <= d <= 31):
        return None
    return _dated(f, at, lambda y: calendar.day(date(y, m, d)), year_of(f, at), f"XXXX-{m:02d}-{d:02d}")


def dashed_figures(f: Found, at: At) -> Meaning | None:
    """«22-4» after «in», where one figure can only be the day: else it is a score or a stretch."""
    a, b = f.term("a"), f.term("b")
    assert a is not None and b is not None
    if at.before != "i" or (a.rule, b.rule) != ("figures", "figures") or (a.value > 12) == (b.value > 12):
        return None
    d, m = (a.value, b.value) if a.value > 12 else (b.value, a.value)
    return _dated(f, at, lambda y: calendar.day(date(y, m, d)), None, f"XXXX-{m:02d}-{d:02d}")


def month_figures(f: Found, at: At) -> Meaning | None:
    """«2025/02»."""
    a, b = (int(p) for p in re.findall(r"\d+", f.value("figures")))
    y, m = (a, b) if a > 31 else (b, a)
    if not (1 <= m <= 12 and 1900 <= y < 2100):
        return None
    return of(calendar.month(y, m), anchor="calendar")


def deictic(f: Found, at: At) -> Meaning | None:
    """«اليوم», «أمس الثلاثاء», «مساء غد»."""
    part = f.value("part", "part2")
    if f.bare() and f.value("deictic") == 0 and at.before == "i" and " " not in f.term("deictic").rule:  # type: ignore[union-attr]
        return None  # so many a day
    if at.day is None:
        weekday = f.value("w1", "w2")
        value = "XXXX-XX-XX" if weekday is None else f"XXXX-WXX-{weekday[0] + 1}"
        return with_part(Meaning("DATE", value, granularity="day"), part)
    offset = f.value("drel") or f.value("deictic")
    if f.value("drel") is not None and f.value("deictic"):
        return None  # «yesterday» with «last» is no other day
    found = calendar.day(at.day + timedelta(offset))
    if at.before == "C":
        return Meaning("DURATION", "P1D", found.first, found.last, "day", anchor="published")
    misfit = _misfit(f, at, found)
    meaning = of(found, anchor="published", finding=misfit)
    before = found.first - timedelta(1)
    if misfit and misfit[0] == "weekday-mismatch" and before.weekday() == f.value("w1", "w2")[0]:
        meaning = meaning._replace(value=before.isoformat(), first=before)  # written the day before it was published
    return with_part(meaning, part)


def this_part(f: Found, at: At) -> Meaning | None:
    """«هذا المساء»."""
    if not f.term("part").definite or at.day is None or f.value("part") not in ("MO", "EV"):  # type: ignore[union-attr]
        return None  # «this afternoon» is written as «this age»
    return with_part(of(calendar.day(at.day), anchor="published"), f.value("part"))


def night(f: Found, at: At) -> Meaning:
    """«الليلة الماضية»: the night from the day before."""
    if at.day is None:
        return Meaning("TIME", "XXXX-XX-XXTNI", granularity="part")
    found = calendar.day(at.day + timedelta(f.value("night")))
    until = at.day if f.value("night") < 0 else found.last
    return Meaning("TIME", f"{found.value}TNI", found.first, until, "part", anchor="published")


def weekday(f: Found, at: At) -> Meaning | None:
    """«الأربعاء», «الجمعة المقبل», «الخميس من الأسبوع الماضي»; a lone weekday is the last one, today included.

    One until which something is, where the clause does not tell what was, is the next one.
    """
    number, needs_company = f.value("w")
    if needs_company and f.bare() and at.before not in ("k", "*", "(", "="):
        return None
    part = f.value("part", "part2")
    if at.day is None:
        return with_part(Meaning("DATE", f"XXXX-WXX-{number + 1}", granularity="day"), part)
    unit = f.term("week", "week2")
    if unit is not None:
        if unit.value != "W":
            return None
        on = calendar.week(at.day + timedelta(weeks=f.value("wrel") or 0)).first + timedelta(number)
    else:
        rel = f.value("rel", "rel2", "pairrel")
        back = (at.day.weekday() - number) % 7
        ahead = (number - at.day.weekday()) % 7
        if rel is None and at.before == "w" and at.last is not None and at.last.first is not None:
            on = at.last.first + timedelta((number - at.last.first.weekday()) % 7)  # «Friday and Saturday»
        elif rel in (1, -1):
            on = at.day + (timedelta(ahead or 7) if rel > 0 else -timedelta(back or 7))
        else:
            until = at.before == "t" and part is None and not at.told  # «open until Friday», not «fought until its eve»
            on = at.day + timedelta(ahead) if until or at.future() else at.day - timedelta(back)
    return with_part(of(calendar.day(on), anchor="published"), part)


def then(f: Found, at: At) -> Meaning | None:
    """«حينها»: the last day named; «العام نفسه»: the year of the last date."""
    if unit := f.value("then"):
        return _same(f, at, unit)
    said = at.last or at.lately
    if said is None or said.value is None:
        return Meaning("DATE", "PAST_REF")
    return said._replace(anchor="block", finding=None)


def _same(f: Found, at: At, unit: str) -> Meaning | None:
    """The month or year of the last date; the month in another year where one is said."""
    if at.lately is None or at.lately.first is None:
        return None
    year, hijri = year_of(f, at), at.lately.calendar == "hijri"
    if unit == "M" and year is None and at.after in "fv":
        return Meaning("DATE", None, granularity="month", anchor="block")
    if unit == "M" and year is not None and not hijri:
        return of(calendar.month(year.number, at.lately.first.month), anchor="block")
    return None if hijri else of(calendar.around(at.lately.first, unit), anchor="block")


def nth_day(f: Found, at: At) -> Meaning | None:
    """«اليوم الثالث من أكتوبر», «أول أيام رمضان», «آخر يوم في هذا الشهر»."""
    which = f.value("nth", "o", "o2", "o3")
    if f.term("days") is not None and f.value("days") != "D+":
        return None
    if f.term("month") is None:
        if at.day is None:
            return None
        month: Period | None = calendar.around(calendar.shift_months(at.day.replace(day=1), f.value("srel") or 0), "M")
    else:
        kind, number = f.value("month")
        year = year_of(f, at)
        month = by_year(lambda y: month_of(kind, y, number), year.number if year else None, f.value("rel"), at)
    if month is None or which == "START":
        return None
    if which in ("END", "MID"):
        return of(calendar.day(month.last), anchor="published") if which == "END" else None
    if not isinstance(which, int) or not 1 <= which <= 31:
        return None
    return of(_of_month(month, which), anchor="calendar" if f.term("year") else "published")


def _of_month(month: Period, on: int) -> Period:
    """A day of a month that is found. Raises ValueError when it has no such day."""
    y, m = int(month.value[:4]), int(month.value[5:7])
    return day_in("hijri" if month.calendar == "hijri" else "gregorian", y, m, on)


def day_number(f: Found, at: At) -> Meaning | None:
    """«يوم 27», «في 27»: the nearest such day, where the sentence ends; a smaller number alone may be an hour."""
    on = f.value("day")
    if f.term("day").rule != "figures" or at.before == "*":  # type: ignore[union-attr]
        return None
    if f.term("word") is None and not (at.before == "i" and on > HOURS):
        return None
    if at.day is None:
        return Meaning("DATE", f"XXXX-XX-{on:02d}", granularity="day")
    found = nearest(_such_days(at.day, on), None, at)
    return None if found is None else of(found, anchor="published")


def weekday_number(f: Found, at: At) -> Meaning | None:
    """«الخميس 21», «الجمعة في الثاني والعشرين»: only where that day of a month near by is that weekday.

    A small ordinal that fits no date counts the weekdays of the month: «السبت الثاني».
    """
    (number, _), on = f.value("w"), int(f.value("day"))
    if at.day is None or on > 31:
        return None
    ordinal = f.term("day").code == "o"  # type: ignore[union-attr]
    days = [day for day in _such_days(at.day, on) if day.first.weekday() == number]
    if days:
        found = min(days, key=lambda d: (abs((d.first - at.day).days), d.first))  # type: ignore[operator]
        return of(found, anchor="published")
    if not ordinal or on > 5:
        return None
    begin = at.day.replace(day=1)
    day = begin + timedelta((number - begin.weekday()) % 7 + 7 * (on - 1))
    return of(calendar.day(day), anchor="published") if day.month == begin.month else None


def _such_days(near: date, on: int) -> list[Period]:
    """The days with a number in the month of a day and in those beside it."""
    days = []
    for step in (-1, 0, 1):
        begin = calendar.shift_months(near.replace(day=1), step)
        try:
            days.append(calendar.day(begin.replace(day=on)))
        except ValueError:
            continue
    return days
