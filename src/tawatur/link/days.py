"""Days as numbers, and whether intervals of days can mean the same day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tawatur.model import Article

_FETCHED = 1  # days before it is fetched in which an undated page of a watched outlet was published


class Days(NamedTuple):
    """An interval of days, both included, as proleptic ordinals."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def meets(self, other: Days, slack: int = 0) -> bool:
        """Whether the two share a day, or are at most `slack` days apart."""
        return self.first - slack <= other.last and other.first - slack <= self.last

    def gap(self, other: Days) -> int:
        """Days between the two; 0 when they share one."""
        return max(0, other.first - self.last, self.first - other.last)


def days_of(earliest: str | None, latest: str | None) -> Days | None:
    """The days of two ISO dates or date-times; null when one is missing or no date."""
    try:
        first, last = (date.fromisoformat((x or "")[:10]).toordinal() for x in (earliest, latest))
    except ValueError:
        return None
    return Days(first, last) if first <= last else None


def page_days(article: Article) -> Days | None:
    """The days of a page: of its publication, else those right before it was fetched; null when neither is known."""
    if article.published:
        return days_of(article.published.earliest, article.published.latest)
    fetched = days_of(article.retrieved, article.retrieved)
    return Days(fetched.first - _FETCHED, fetched.last) if fetched else None


def hull(days: Iterable[Days]) -> Days:
    """The interval from the first day of any to the last of any."""
    given = list(days)
    return Days(min(d.first for d in given), max(d.last for d in given))


def iso(day: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(day).isoformat()


def grain(days: Days) -> str:
    """The granularity that an interval's length amounts to."""
    for name, longest in (("day", 3), ("week", 8), ("month", 31), ("year", 366)):
        if days.length <= longest:
            return name
    return "decade"
