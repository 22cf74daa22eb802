"""What expressions of weeks, months and longer mean, and of days that are counted within them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tawatur.annotate import calendar
from tawatur.annotate.calendar import Period
from tawatur.annotate.time_grammar import CLOSERS, COMPANY
from tawatur.annotate.time_meanings import (
    At,
    Found,
    Meaning,
    Year,
    by_year,
    deictic,
    month_of,
    of,
    span_of,
    weekday,
    year_of,
)


def within(f: Found, at: At) -> Meaning | None:
    """«في وقت سابق من اليوم»: no more exact than the day."""
    for name, read in (("deictic", deictic), ("w", weekday), ("u", unit), ("u2", unit)):
        if f.term(name) is not None:
            return read(f, at)
    value = f.value("vague")
    return Meaning("DATE", value) if value else None


# --- longer stretches -----------------------------------------------------------------------------------------------


def with_edge(meaning: Meaning, period: Period, edge: str | None) -> Meaning:
    """The start, middle or end of a period."""
    if edge is None:
        return meaning
    first, last = calendar.third(period, edge)
    return meaning._replace(first=first, last=last, mod=edge)


def month(f: Found, at: At) -> Meaning | None:
    """«ديسمبر الماضي», «نهاية كانون الثاني», «شباط 2025»; a lone name only after a preposition."""
    kind, number = f.value("month")
    if f.bare() and at.before not in COMPANY:
        return None
    year = year_of(f, at)
    if year and year.calendar == "hijri" and kind != "hijri":
        return None
    try:
        found = by_year(lambda y: month_of(kind, y, number), year.number if year else None, f.value("rel"), at)
    except ValueError:
        return None
    if found is None:
        which = "hijri" if kind == "hijri" else "gregorian"
        return Meaning("DATE", f"XXXX-{number:02d}", granularity="month", mod=f.value("edge"), calendar=which)
    anchor = "calendar" if year and f.term("yr", "yu") is None else "published"
    return with_edge(of(found, anchor=anchor), found, f.value("edge"))


def month_range(f: Found, at: At) -> Meaning | None:
    """«من أيار إلى تموز 2014», «بين حزيران وآب», «شهري يناير وفبراير»."""
    if f.term("and") is not None and at.before != "b" and f.term("pair") is None:
        return None
    (kind, a), (_, b), year = f.value("a"), f.value("b"), year_of(f, at)
    try:
        last = by_year(lambda y: month_of(kind, y, b), year.number if year else None, f.value("rel"), at)
        if last is None:
            return Meaning("DATE", f"XXXX-{a:02d}/XXXX-{b:02d}", granularity="month")
        first = month_of(kind, int(last.value[:4]) - (a > b), a)
    except ValueError:
        return None
    return span_of(first, last, "calendar" if year else "published")


def year(f: Found, at: At) -> Meaning | None:
    """«عام 2015», «أواخر 2013»; four figures alone only where no count can stand."""
    said: Any = f.value("year", "year2")
    if not isinstance(said, Year):
        return None
    if f.bare() and not said.calendar and not _is_year(f, at, said.number):
        return None
    hijri = said.calendar == "hijri" or (not said.calendar and said.number in range(1300, 1500) and not f.bare())
    try:
        found = calendar.hijri_year(said.number) if hijri else calendar.year(said.number)
    except ValueError:
        return None
    return with_edge(of(found, anchor="calendar"), found, f.value("edge"))


def _is_year(f: Found, at: At, number: int) -> bool:
    term = f.term("year2")
    if term is None or term.rule != "figures" or not 1900 <= number <= 2100 or at.after in ("u", "%", "H"):
        return False
    if at.before == "Y":
        return True
    return number % 100 != 0 and (at.before in COMPANY or at.before in "(-/" or at.after in CLOSERS or at.after == "i")


def year_range(f: Found, at: At) -> Meaning | None:
    """«2011-2014», «بين عامي 2011 و2014»."""
    a, b = f.value("a"), f.value("b")
    if (f.term("and") is not None and at.before != "b" and f.term("pair") is None) or not a.number < b.number:
        return None
    kind = "hijri" if "hijri" in (a.calendar, b.calendar) else ""
    make = calendar.hijri_year if kind else calendar.year
    if not kind and not (a.number >= 1800 and b.number <= 2100):
        return None
    try:
        return span_of(make(a.number), make(b.number), "calendar")
    except ValueError:
        return None


def unit(f: Found, at: At) -> Meaning | None:
    """«الشهر الماضي», «هذا العام», «مطلع الأسبوع المقبل», «العام قبل الماضي»."""
    term = f.term("u", "u2", "u3", "bare")
    assert term is not None
    rel = f.value("rel", "rel2", "rel3") or 0
    bare = f.term("bare") is not None
    if term.value not in calendar.GRAIN or (bare and not term.definite) or term.value == "D":
        return None
    edge = f.value("edge")
    if at.day is None:
        value = {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(term.value)
        return Meaning("DATE", value, granularity=calendar.GRAIN[term.value], mod=edge)
    count = 2 * rel if f.term("before") is not None else rel
    base = at.day.replace(day=1) if term.value in calendar.MONTHS else at.day
    found = calendar.around(calendar.shift(base, term.value, count), term.value)
    return with_edge(of(found, anchor="published"), found, edge)


def weekend(f: Found, at: At) -> Meaning | None:
    """«نهاية الأسبوع الماضي»."""
    rel = f.value("rel", "rel2")
    if at.day is None:
        return Meaning("DATE", "XXXX-WXX-WE", granularity="weekend")
    return of(calendar.weekend(at.day + timedelta(weeks=rel or 0)), anchor="published")


def season(f: Found, at: At) -> Meaning | None:
    """«صيف 2016», «الشتاء الماضي»; never alone, for springs and summers have other senses."""
    year_, rel, name = year_of(f, at), f.value("rel"), f.value("season")
    if year_ is None and rel is None:
        return None
    found = by_year(lambda y: calendar.season(y, name), year_.number if year_ else None, rel, at)
    if found is None:
        return Meaning("DATE", f"XXXX-{name}", granularity="season")
    return with_edge(of(found, anchor="calendar" if year_ else "published"), found, f.value("edge"))


def part_of_year(f: Found, at: At) -> Meaning | None:
    """«الربع الثالث من عام 2016», «النصف الأول من العام الجاري»; halves only with their year."""
    parts, which, year_ = int(f.value("q", "q2")), int(f.value("o", "o2")), year_of(f, at)
    if which > parts or (year_ is None and parts == 2):
        return None
    found = by_year(lambda y: calendar.part_of_year(y, parts, which), year_.number if year_ else None, None, at)
    if found is None:
        return Meaning("DATE", f"XXXX-Q{which}", granularity="quarter")
    return of(found, anchor="calendar" if year_ and f.term("yr", "yu") is None else "published")


def decade(f: Found, at: At) -> Meaning:
    """«سبعينيات القرن الماضي»; the twentieth century unless another is said."""
    century = 1900 if at.day is None or f.value("u") is None else (at.day.year // 100 + (f.value("rel") or 0)) * 100
    found = calendar.years(century + int(f.value("decade")), 10)
    return with_edge(of(found, anchor="calendar"), found, f.value("edge"))


def feast(f: Found, at: At) -> Meaning | None:
    """«عيد الفطر الماضي», «عاشوراء 1446»."""
    when, year_ = f.value("feast"), year_of(f, at)
    try:
        if year_ and when.startswith("hijri") and year_.number not in calendar.HIJRI_YEARS:
            inside = [calendar.holiday(when, calendar.hijri_date(date(year_.number, m, 1))[0]) for m in (1, 12)]
            found: Period | None = next((p for p in inside if p.first.year == year_.number), inside[0])
        else:
            found = by_year(lambda y: calendar.holiday(when, y), year_.number if year_ else None, f.value("rel"), at)
    except ValueError:
        return None
    if found is None:
        at_ = when.split(":")[1]
        fixed = not when.startswith("easter")
        return Meaning("DATE", f"XXXX-{at_}" if fixed else None, granularity="day")
    return of(found, anchor="calendar" if year_ else "published")


# --- counted within a month -----------------------------------------------------------------------------------------


def _within_month(f: Found, at: At) -> tuple[Period | None, bool]:
    """(the month that is named, whether its year is said)."""
    kind, number = f.value("month")
    said = year_of(f, at)
    return by_year(lambda y: month_of(kind, y, number), said.number if said else None, f.value("rel"), at), bool(said)


def _which(f: Found) -> int | None:
    """The ordinal of what is counted; -1 for the last; None for other words."""
    term, said = f.term("o", "o2"), f.value("o", "o2")
    if term is not None and (term.code == "z" or said == "END"):
        return -1
    return said if isinstance(said, int) and 1 <= said <= 5 else None


def weekday_of_month(f: Found, at: At) -> Meaning | None:
    """«أول جمعة من مايو», «الاثنين الأخير من آذار»: no day when the month has no such one."""
    which, number = _which(f), f.value("w", "w2")[0]
    month_, said = _within_month(f, at)
    if which is None or month_ is None or month_.calendar == "hijri":
        return None
    length = (month_.last - month_.first).days + 1
    days = [month_.first + timedelta(n) for n in range(length)]
    days = [on for on in days if on.weekday() == number]
    if which > len(days):
        return None
    on = days[which - 1] if which > 0 else days[-1]
    return of(calendar.day(on), anchor="calendar" if said else "published")


def week_of_month(f: Found, at: At) -> Meaning | None:
    """«الأسبوع الأول من أكتوبر»: seven days of the month, which is its value."""
    which, unit_ = _which(f), f.value("u", "u2")
    month_, said = _within_month(f, at)
    if which is None or month_ is None or unit_ != "W":
        return None
    first = month_.last - timedelta(6) if which < 0 else month_.first + timedelta(7 * (which - 1))
    last = min(first + timedelta(6), month_.last)
    return of(month_, anchor="calendar" if said else "published")._replace(first=first, last=last, granularity="week")


def century(f: Found, at: At) -> Meaning | None:
    """«القرن التاسع عشر»."""
    which = f.value("o")
    if f.value("u") != "100Y" or not isinstance(which, int) or not 1 < which <= 22:
        return None
    found = calendar.years((which - 1) * 100, 100)
    return with_edge(of(found, anchor="calendar"), found, f.value("edge"))
