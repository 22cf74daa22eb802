"""What expressions of weeks, months and longer mean, and of days that are counted within them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tawatur.annotate import calendar
from tawatur.annotate.calendar import Period
from tawatur.annotate.time_grammar import CLOSERS, COMPANY, ENDS, TWICE
from tawatur.annotate.time_meanings import (
    BEFORE_CHRIST,
    At,
    Found,
    Meaning,
    Year,
    by_year,
    deictic,
    month_of,
    of,
    weekday,
    with_part,
    year_of,
)

LAST_WEEK = 5  # the number of the last week of a month in a value


def within(f: Found, at: At) -> Meaning | None:
    """«في وقت سابق من اليوم»: no more exact than the day."""
    for name, read in (("deictic", deictic), ("w", weekday), ("u", unit), ("u2", unit)):
        if f.term(name) is not None:
            if name == "w" and f.value(name)[1]:
                return None  # «earlier, one of …»
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
    if f.bare() and at.before not in COMPANY and TWICE not in f.term("month").rule:  # type: ignore[union-attr]
        return None
    year = year_of(f, at)
    if year and year.calendar == "hijri" and kind != "hijri":
        return None
    if year is None and f.term("this") is not None and kind != "hijri" and at.day is not None:
        year = Year(at.day.year)
    try:
        if year and kind == "hijri" and year.number not in calendar.HIJRI_YEARS:
            found: Period | None = _hijri_month_in(year.number, number)
        else:
            rel = f.value("rel", "rel2")
            found = by_year(lambda y: month_of(kind, y, number), year.number if year else None, rel, at)
    except ValueError:
        return None
    if found is None:
        which = "hijri" if kind == "hijri" else "gregorian"
        return Meaning("DATE", f"XXXX-{number:02d}", granularity="month", mod=f.value("edge"), calendar=which)
    anchor = "calendar" if year and f.term("yr", "yu") is None else "published"
    return with_edge(of(found, anchor=anchor), found, f.value("edge"))


def _hijri_month_in(year: int, number: int) -> Period:
    """A Hijri month in a Gregorian year: «رمضان 2001». Raises ValueError for a year that is not tabulated."""
    around = [calendar.hijri(calendar.hijri_date(date(year, m, 1))[0], number) for m in (1, 12)]
    return next((period for period in around if period.first.year == year), around[1])


def year(f: Found, at: At) -> Meaning | None:
    """«عام 2015», «أواخر 2013»; four figures alone only where no count can stand."""
    said: Any = f.value("year", "year2")
    if f.value("pair") not in (None, "Y-"):
        return None
    if isinstance(said, int) and 100 <= said < 1000:
        said = Year(said)
    if not isinstance(said, Year):
        return None
    if said.calendar == BEFORE_CHRIST:
        return Meaning("DATE", f"BC{said.number:04d}", granularity="year", anchor="calendar")
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
    if term is not None and term.rule != "figures" and at.before == "i" and at.after in ".\n":
        return 1500 <= number <= 2100 and number % 100 != 0  # in words, where nothing counted follows
    if term is None or term.rule != "figures" or not 1900 <= number <= 2100 or at.after in ("u", "%", "H"):
        return False
    if at.before == "(" and at.after == "/":
        return False  # the number of a letter or a law
    if at.before == "Y":
        return True
    return number % 100 != 0 and (at.before in COMPANY or at.before in "(-/" or at.after in CLOSERS or at.after == "i")


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
    if edge == "END" and term.value == "W" and f.term("this") is not None:
        return of(calendar.weekend(at.day), anchor="published")
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
    if year_ is None and f.term("this") is not None and at.day is not None:
        year_ = Year(at.day.year)
    if year_ is None and rel is None:
        season_ = f.term("season")
        general = at.before in "iv" and at.after in ENDS and season_ is not None and season_.definite and name != "SP"
        return Meaning("DATE", f"XXXX-{name}", granularity="season") if general else None
    found = by_year(lambda y: calendar.season(y, name), year_.number if year_ else None, rel, at)
    if found is None:
        return Meaning("DATE", f"XXXX-{name}", granularity="season")
    return with_edge(of(found, anchor="calendar" if year_ else "published"), found, f.value("edge"))


def part_of_year(f: Found, at: At) -> Meaning | None:
    """«الربع الثالث من عام 2016», «النصف الأول من العام الجاري»; halves only with their year."""
    parts, which, year_ = int(f.value("q", "q2")), int(f.value("o", "o2")), year_of(f, at)
    if f.term("now") is not None and at.day is not None:
        year_ = Year(at.day.year)
    if which > parts or (year_ is None and parts == 2):
        return None
    found = by_year(lambda y: calendar.part_of_year(y, parts, which), year_.number if year_ else None, None, at)
    if found is None:
        return Meaning("DATE", f"XXXX-Q{which}", granularity="quarter")
    anchor = "calendar" if year_ and f.term("yr", "yu", "now") is None else "published"
    return with_edge(of(found, anchor=anchor), found, f.value("edge"))


def decade(f: Found, at: At) -> Meaning | None:
    """«سبعينيات القرن الماضي»; the twentieth century unless another is said."""
    century, ten = 1900, f.term("ten")
    if ten is not None and ten.value != "10Y":
        return None
    if f.term("o") is not None:
        century = (int(f.value("o")) - 1) * 100
    elif at.day is not None and f.value("u") is not None:
        century = (at.day.year // 100 + (f.value("rel") or 0)) * 100
    said = int(f.value("decade"))
    found = calendar.years(said if said >= 1000 else century + said, 10)
    return with_edge(of(found, anchor="calendar"), found, f.value("edge"))


def feast(f: Found, at: At) -> Meaning | None:
    """«عيد الفطر الماضي», «عاشوراء 1446», «ثاني أيام عيد الأضحى»."""
    when, year_ = f.value("feast"), year_of(f, at)
    if not when:  # another day in each country: no more than its year is known
        return of(calendar.year(year_.number), anchor="calendar") if year_ else None
    if f.term("days") is not None and (f.value("days") != "D+" or f.term("days").definite):  # type: ignore[union-attr]
        return None
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
        fixed = when.startswith(("gregorian", "hijri"))
        return Meaning("DATE", f"XXXX-{at_}" if fixed else None, granularity="day")
    if (nth := f.value("nth", "nth2", "nth3")) is not None:
        found = _nth_of(found, when, nth)
    return with_part(of(found, anchor="calendar" if year_ else "published"), f.value("part"))


def _nth_of(feast: Period, when: str, nth: int) -> Period:
    """One of the days of a feast; the days after it are counted on, as people do. Raises ValueError for no such day."""
    kind, at, _ = when.split(":")
    if kind != "hijri":
        return calendar.day(feast.first + timedelta(nth - 1))
    month_, on = map(int, at.split("-"))
    return calendar.hijri(int(feast.value[:4]), month_, on + nth - 1)


# --- counted within a month -----------------------------------------------------------------------------------------


def _within_month(f: Found, at: At) -> tuple[Period | None, bool]:
    """(the month that is named, whether its year is said)."""
    if f.term("month") is None:
        if at.day is None:
            return None, False
        return calendar.around(calendar.shift_months(at.day.replace(day=1), f.value("srel") or 0), "M"), False
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
    """«الأسبوع الأول من أكتوبر»: seven days of the month, counted from its first, or its last seven."""
    which, unit_ = _which(f), f.value("u", "u2")
    month_, said = _within_month(f, at)
    if which is None or month_ is None or unit_ != "W":
        return None
    first = month_.last - timedelta(6) if which < 0 else month_.first + timedelta(7 * (which - 1))
    last = min(first + timedelta(6), month_.last)
    value = f"{month_.value}-W{which if which > 0 else LAST_WEEK:02d}"
    meaning = of(month_, anchor="calendar" if said else "published")
    return meaning._replace(value=value, first=first, last=last, granularity="week")


def week_of_year(f: Found, at: At) -> Meaning | None:
    """«الأسبوع الثالث من عام 2027»: the ISO week."""
    which, unit_, said = f.value("o", "o2"), f.value("u", "u2"), year_of(f, at)
    if unit_ != "W" or said is None or not isinstance(which, int):
        return None
    return of(calendar.week(date.fromisocalendar(said.number, which, 1)), anchor="calendar")


def part_of_month(f: Found, at: At) -> Meaning | None:
    """«النصف الثاني من الشهر الماضي», «النصف الأول من رمضان»."""
    parts, which = int(f.value("q", "q2")), int(f.value("o", "o2"))
    month_, said = _within_month(f, at)
    if parts != 2 or which > 2 or month_ is None:
        return None
    middle = month_.first + timedelta(14 + (month_.calendar == "hijri"))
    first, last = (month_.first, middle) if which == 1 else (middle + timedelta(1), month_.last)
    mod = "START" if which == 1 else "END"
    return of(month_, anchor="calendar" if said else "published")._replace(first=first, last=last, mod=mod)


def sequel(f: Found, at: At) -> Meaning | None:
    """«صباح اليوم التالي», «الشهر السابق»: counted from the last day named before it, else from the day of the page."""
    unit_, step = f.term("u", "u2"), f.term("step", "step2")
    assert unit_ is not None and step is not None
    kind = "D" if unit_.code == "d" else unit_.value
    base = at.last.first if at.last is not None else at.day
    if kind not in calendar.GRAIN or unit_.definite != step.definite or (unit_.code == "d" and unit_.value):
        return None
    if base is None:
        if f.term("part") is not None:
            return Meaning("TIME", None, granularity="part", anchor="event")
        return Meaning("DATE", None, granularity=calendar.GRAIN[kind], anchor="event")
    base = base.replace(day=1) if kind in calendar.MONTHS else base
    anchor = "block" if at.last is not None else "published"
    return with_part(of(calendar.around(calendar.shift(base, kind, step.value), kind), anchor=anchor), f.value("part"))


def rest(f: Found, at: At) -> Meaning | None:
    """«بقية الأسبوع»: from the day of the page to its end."""
    unit_ = f.term("u")
    assert unit_ is not None
    kind = "D" if unit_.code == "d" else unit_.value
    if kind not in calendar.GRAIN or not unit_.definite:
        return None
    if at.day is None:
        return Meaning("DATE", None, granularity=calendar.GRAIN[kind])
    found = calendar.around(at.day, kind)
    value = f"{at.day.isoformat()}/{found.last.isoformat()}"
    return Meaning("DATE", value, at.day, found.last, found.granularity, anchor="published")


def century(f: Found, at: At) -> Meaning | None:
    """«القرن التاسع عشر»."""
    which = f.value("o")
    if f.value("u") != "100Y" or not isinstance(which, int) or not 1 < which <= 22:
        return None
    if f.value("era") == BEFORE_CHRIST:
        return Meaning("DATE", f"BC{which - 1:02d}", granularity="century", mod=f.value("edge"), anchor="calendar")
    found = calendar.years((which - 1) * 100, 100)
    return with_edge(of(found, anchor="calendar"), found, f.value("edge"))
