"""What stretches between two days, months or years mean, and how two expressions become one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from tawatur.annotate import calendar
from tawatur.annotate.calendar import Period
from tawatur.annotate.terms import Term
from tawatur.annotate.time_grammar import CLOSERS
from tawatur.annotate.time_meanings import At, Found, Meaning, by_year, day_in, month_of, year_of

UNTIL = "until"  # the value of a word that closes a stretch, and is no preposition of place
DATED = frozenset("m13")  # codes by which an expression is a date of its own
RANGED = ("day", "month", "year")


class Piece(NamedTuple):
    """An expression found: terms [start, end), its meaning, its rule."""

    start: int
    end: int
    meaning: Meaning
    rule: str


def span_of(first: Period, last: Period, anchor: str) -> Meaning:
    """From the first day of one period to the last day of another."""
    value = f"{first.value}/{last.value}"
    return Meaning("DATE", value, first.first, last.last, last.granularity, anchor=anchor, calendar=last.calendar)


def day_range(f: Found, at: At) -> Meaning | None:
    """«من 3 إلى 5 مايو», «يومي 3 و4 آذار», «نوفمبر بين 15 و19», «من 4 إلى 22 هذا الشهر»."""
    a, b, year = int(f.value("a")), int(f.value("b")), year_of(f, at)
    beside = at.before == "i" and b == a + 1  # «on 14 and 15 March»
    listed = f.term("and") is not None and at.before != "b" and f.value("pair") != "D-" and f.term("between") is None
    if listed and not beside:
        return None
    if not a < b <= 31:
        return None
    if f.term("month") is None:
        return _of_this_month(f, at, a, b)
    kind, number = f.value("month")
    try:
        last = by_year(lambda y: day_in(kind, y, number, b), year.number if year else None, f.value("rel"), at)
        if last is None:
            return Meaning("DATE", f"XXXX-{number:02d}-{a:02d}/XXXX-{number:02d}-{b:02d}", granularity="day")
        first = day_in(kind, int(last.value[:4]), number, a)
    except ValueError as error:
        return Meaning("DATE", None, finding=("impossible-date", str(error)))
    return span_of(first, last, "calendar" if year else "published")


def _of_this_month(f: Found, at: At, a: int, b: int) -> Meaning | None:
    """Two days of this month or of the one before or after it."""
    near = at.day
    if f.term("same") is not None:
        if f.value("same") != "M" or at.lately is None or at.lately.calendar == "hijri":
            return None
        near = at.lately.first
    if near is None:
        return Meaning("DATE", f"XXXX-XX-{a:02d}/XXXX-XX-{b:02d}", granularity="day")
    begin = calendar.shift_months(near.replace(day=1), f.value("srel") or 0)
    try:
        return span_of(calendar.day(begin.replace(day=a)), calendar.day(begin.replace(day=b)), "published")
    except ValueError as error:
        return Meaning("DATE", None, finding=("impossible-date", str(error)))


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


def year_range(f: Found, at: At) -> Meaning | None:
    """«2011-2014», «بين عامي 2011 و2014»; in words only where nothing counted can follow."""
    a, b, last = f.value("a"), f.value("b"), f.term("b")
    if (f.term("and") is not None and at.before != "b" and f.term("pair") is None) or not a.number < b.number:
        return None
    if last is not None and last.rule != "figures" and f.term("pair") is None and at.after not in CLOSERS:
        return None
    kind = "hijri" if "hijri" in (a.calendar, b.calendar) else ""
    make = calendar.hijri_year if kind else calendar.year
    if not kind and not (a.number >= 1800 and b.number <= 2100):
        return None
    try:
        return span_of(make(a.number), make(b.number), "calendar")
    except ValueError:
        return None


def weekday_range(f: Found, at: At) -> Meaning | None:
    """«من الجمعة إلى الأحد المقبل», «الأسبوع المقبل بين الأربعاء والجمعة»."""
    a, b = f.value("w")[0], f.value("w2")[0]
    if at.day is None or a == b:
        return Meaning("DATE", None if a == b else f"XXXX-WXX-{a + 1}/XXXX-WXX-{b + 1}", granularity="day")
    if (unit := f.term("week", "week2")) is not None:
        if unit.value != "W":
            return None
        begin = calendar.week(at.day + timedelta(weeks=f.value("wrel") or 0)).first
        first, last = begin + timedelta(a), begin + timedelta(b)
    else:
        rel = f.value("rel")
        ahead = rel == 1 or (rel is None and at.future())
        away = (b - at.day.weekday()) % 7 if ahead else -((at.day.weekday() - b) % 7)
        last = at.day + timedelta(away or (7 * rel if rel else 0))
        first = last - timedelta((b - a) % 7)
    return span_of(calendar.day(first), calendar.day(last), "published") if first < last else None


# --- two expressions that are one ----------------------------------------------------------------------------------


def join_ranges(pieces: list[Piece], terms: list[Term], codes: str) -> list[Piece]:
    """The pieces with «from A to B» and «between A and B» made one, where both ends are of one kind."""
    out: list[Piece] = []
    for piece in pieces:
        out[-1:] = _paired(out[-1], piece, terms, codes) if out else [piece]
    return out


def _paired(a: Piece, b: Piece, terms: list[Term], codes: str) -> list[Piece]:
    """Two pieces, or the one stretch that they are; two dates that each name their month are two expressions."""
    if not _may_join(a.meaning, b.meaning) or not _connected(a, b, terms, codes):
        return [a, b]
    if all(DATED & set(codes[piece.start : piece.end]) for piece in (a, b)):
        return [a if "r" in codes[a.start : a.end] else _before_end(a, b.meaning), b]
    joined = _joined(a, b)
    return [joined] if joined else [a, b]


def _before_end(a: Piece, end: Meaning) -> Piece:
    """The first end of a stretch, which when it has no year of its own is within a year of the other end."""
    first, last, month = a.meaning.first, end.first, a.meaning.granularity == "month"
    if first is None or last is None or a.meaning.anchor != "published" or a.meaning.calendar == "hijri":
        return a
    if a.meaning.granularity == "year" or (moved := _same_year(first, last)) == first:
        return a
    period = calendar.month(moved.year, moved.month) if month else calendar.day(moved)
    return a._replace(
        meaning=a.meaning._replace(value=period.value, first=period.first, last=period.last, finding=None)
    )


def _joined(a: Piece, b: Piece) -> Piece | None:
    first, last = a.meaning, b.meaning
    if first.first is None or last.first is None:
        meaning = last._replace(value=f"{first.value}/{last.value}") if first.value != last.value else None
    else:
        meaning = _stretch(first, last)
    return None if meaning is None else Piece(a.start, b.end, meaning, "time:range")


def _may_join(a: Meaning, b: Meaning) -> bool:
    """Whether two meanings can be the ends of one stretch."""
    alike = (a.type, a.granularity, a.calendar) == (b.type, b.granularity, b.calendar)
    whole = alike and a.granularity in RANGED and a.type == "DATE" and None not in (a.value, b.value)
    return whole and "/" not in f"{a.value}{b.value}" and (a.first is None) == (b.first is None)


def _connected(a: Piece, b: Piece, terms: list[Term], codes: str) -> bool:
    """Whether only the word between the ends of a stretch stands between two pieces."""
    between, before = codes[a.end : b.start], codes[a.start - 1] if a.start else "\n"
    if between in ("t", "&t"):
        named = a.meaning.anchor == "calendar" or "m" in codes[a.start : a.end]
        return named or terms[b.start - 1].value == UNTIL or before == "f"
    if between == "-":
        return a.meaning.anchor == b.meaning.anchor == "calendar" or "m" in codes[a.start : a.end]
    return between == "&" and before == "b"


def _stretch(a: Meaning, b: Meaning) -> Meaning | None:
    """From one day, month or year to another; a first end without its year has that of the second."""
    assert a.first is not None and b.first is not None and b.last is not None
    first = a.first
    if a.anchor == "published" and (b.anchor == "calendar" or first > b.first):
        first = _same_year(first, b.first)
    if first >= b.first or (first != a.first and b.calendar == "hijri"):
        return None
    value = a.value if first == a.first else first.isoformat()[: 7 if b.granularity == "month" else 10]
    return b._replace(value=f"{value}/{b.value}", first=first, mod=a.mod if a.mod == b.mod else None, finding=None)


def _same_year(on: date, last: date) -> date:
    """A day of a month in the year of another day, or in the year before it; itself where that year has no such day."""
    try:
        moved = on.replace(year=last.year)
        return moved if moved < last else on.replace(year=last.year - 1)
    except ValueError:
        return on
