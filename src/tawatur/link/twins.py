"""What tells two events of one sort apart where words, people and place agree: one is still to come on one page and
over on the other, or two reports of a market have no figure in common, or a page is too short to say which it means."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.link.tellings import Telling

_MARKET = "price"  # the kind of event whose reports are full of figures
_FIGURES = 3  # figures that both must give before none in common means another session
_ROUND = 100.0  # below it a whole number is a count or a day, and no figure of a market
_YEARS = (1350.0, 2100.0)  # whole numbers between which one may be a year
_TERMS = 8  # content words below which a page says too little of its event


class Doubt(NamedTuple):
    """What speaks against two tellings being one: `forbids` it, or leaves it unsure."""

    forbids: bool
    why: str


def lies_ahead(telling: Telling) -> bool:
    """Whether the days told lie ahead of the page: it may be dated by what it announces, another page by the
    announcement."""
    return bool(telling.when and telling.page_days and telling.when.first > telling.page_days.last + 1)


def came_before(a: Telling, b: Telling) -> bool:
    """Whether one page opens on what is still to come, and the other, not published before it, on what is over."""
    if {a.ahead, b.ahead} != {True, False} or (a.planned and b.planned):
        return False
    first, second = (a, b) if a.ahead else (b, a)
    early = not (first.page_days and second.page_days) or first.page_days.first <= second.page_days.last
    return early and not lies_ahead(second)


def other_market(a: Telling, b: Telling) -> bool:
    """Whether two reports of a market give figures, and none in common."""
    if not all(t.kinds and t.kinds[0] == _MARKET for t in (a, b)):
        return False
    mine, theirs = _figures(a), _figures(b)
    return min(len(mine), len(theirs)) >= _FIGURES and not mine & theirs


def too_short(a: Telling, b: Telling) -> bool:
    """Whether one page has so few words that their being alike says little."""
    return min(len(a.terms), len(b.terms)) < _TERMS


def _figures(telling: Telling) -> set[float]:
    """The exact figures among the words of a telling: with decimals, or large ones that are no year."""
    found = {value for term in telling.terms if (value := _number(term)) is not None}
    return {v for v in found if v % 1 or (v >= _ROUND and not _YEARS[0] <= v <= _YEARS[1])}


def _number(term: str) -> float | None:
    """The value of a figure; null for a word."""
    if not term[0].isdigit():
        return None
    try:
        return float(term.replace(",", ""))
    except ValueError:
        return None
