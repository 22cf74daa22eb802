"""Small drawings as numbers for the templates: outlets against voices, the timeline to scale, how an event grew."""

from __future__ import annotations

from datetime import date
from itertools import accumulate

import msgspec

from tawatur.desk import EventRow
from tawatur.render.view import View

_MOST = 12  # outlets or voices that are drawn one by one
_STEP, _RADIUS = 11, 4  # pixels between two, and of one
WIDTH, _ROW = 960, 26  # pixels of a timeline, and of one of its rows
_LEAST = 6  # pixels of the shortest bar
_LETTER, _GAP = 7.5, 8  # pixels of a letter of a date, and between it and its bar


class Dot(msgspec.Struct, frozen=True):
    """An outlet that carries an event, or an independent voice in it."""

    x: int
    y: int
    kind: str


class Voices(msgspec.Struct, frozen=True):
    """The outlets of an event in one row, the independent voices below: the gap between the rows is the message."""

    width: int
    height: int
    radius: int
    dots: list[Dot]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of a timeline: an interval as wide as it is uncertain; `middle`: of its date, written beside it."""

    x: float
    y: int
    width: float
    middle: float
    certain: bool
    title: str


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """A timeline drawn to scale, between two days."""

    width: int
    height: int
    bars: list[Bar]
    first: str
    last: str


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages told of an event by the end of each day."""

    days: list[tuple[str, int]]
    most: int


def draw_voices(row: EventRow) -> Voices:
    """The picture of one row of the list of events."""
    dots = [
        Dot(_RADIUS + 1 + n * _STEP, _RADIUS + 1 + line * 2 * (_RADIUS + 2), kind)
        for line, (kind, number) in enumerate((("outlet", row.outlets), ("origin", row.origins)))
        for n in range(min(number, _MOST))
    ]
    return Voices(_STEP * min(max(row.outlets, row.origins, 1), _MOST), 4 * (_RADIUS + 1) + 2, _RADIUS, dots)


def draw_timeline(view: View) -> Scale | None:
    """The dated moments of an event to scale; null where fewer than two days are told."""
    dated = [(m, a, b) for m in view.moments if (a := _day(m.when.earliest)) and (b := _day(m.when.latest))]
    if len({day for _, a, b in dated for day in (a, b)}) < 2:
        return None
    first, last = min(a for _, a, _ in dated), max(b for _, _, b in dated)
    unit = WIDTH / (last - first + 1)
    bars = []
    for number, (moment, a, b) in enumerate(dated):
        width = max((b - a + 1) * unit, _LEAST)
        x = min((a - first) * unit, WIDTH - width)
        mirrored = WIDTH - x - width if view.m.direction == "rtl" else x
        title = view.m.when(moment.when)
        bars.append(
            Bar(x=round(mirrored, 1), y=number * _ROW, width=round(width, 1), certain=a == b, title=title,
                middle=round(_beside(mirrored, width, len(title) * _LETTER), 1))
        )  # fmt: skip
    ends = (date.fromordinal(day).isoformat() for day in (first, last))
    return Scale(
        width=WIDTH, height=len(bars) * _ROW, bars=bars, first=view.m.day(next(ends)), last=view.m.day(next(ends))
    )


def _beside(x: float, width: float, text: float) -> float:
    """The middle of a text beside a bar: after it, else before it, else upon it."""
    if x + width + text + _GAP <= WIDTH:
        return x + width + _GAP + text / 2
    return x - _GAP - text / 2 if x >= text + _GAP else x + width / 2


def draw_growth(view: View) -> Growth:
    """The pages that lead with an event, counted day by day of their publication."""
    leads = set(view.dossier.event.lead_articles)
    days = sorted(a.published.earliest[:10] for a in view.articles.values() if a.id in leads and a.published)
    counted = {day: days.count(day) for day in days}
    totals = list(accumulate(counted.values()))
    return Growth(days=list(zip(counted, totals, strict=True)), most=totals[-1] if totals else 0)


def _day(iso: str | None) -> int | None:
    """The number of a day, for its distance to others; null when it is not known to the day."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None
