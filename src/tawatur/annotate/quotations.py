"""Quotation marks: which belong together, and how much of a range stands between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from tawatur.annotate.marks import EITHER, MARKS, Signs, read_pairs
from tawatur.model import Voice

__all__ = ["MARKS", "Quotations"]

_SHORT = 40  # letters of a name in quotation marks that the next mark closes for certain


class Quotations:
    """The pairs of quotation marks of a text, line by line; a mark that has no partner opens nothing.

    Newsrooms mix their marks (“x“, ”x”, "x"), so all marks but guillemets may open as well as close.
    """

    def __init__(
        self, text: str, start: int = 0, end: int | None = None, names: Mapping[int, int] | None = None,
        signs: Signs | None = None,
    ) -> None:  # fmt: skip
        """`names`: where names start, by their ends: they may stand between quotation marks inside a quotation.

        `signs`: what the words beside the marks say of them.
        """
        pairs = read_pairs(text, start, len(text) if end is None else end, signs or Signs())
        self.pairs = _with_names(text, pairs, names or {})  # (opening mark, closing mark)
        self._starts = [p[0] for p in self.pairs]

    def around(self, at: int) -> tuple[int, int] | None:
        """The outermost pair that a place stands in."""
        last = bisect_right(self._starts, at)
        for pair in self.pairs[max(0, last - 8) : last]:
            if pair[0] < at < pair[1]:
                return pair
        return None

    def innermost(self, at: int) -> tuple[int, int] | None:
        """The pair that a place stands in and that opens last."""
        last = bisect_right(self._starts, at)
        return next((p for p in reversed(self.pairs[max(0, last - 8) : last]) if p[0] < at < p[1]), None)

    def opened_between(self, start: int, end: int) -> tuple[int, int] | None:
        """The first pair whose opening mark stands in a range."""
        first = bisect_left(self._starts, start)
        return self.pairs[first] if first < len(self.pairs) and self.pairs[first][0] < end else None

    def inside(self, start: int, end: int) -> list[tuple[int, int]]:
        """What of a range stands between quotation marks, without them."""
        found: list[tuple[int, int]] = []
        for left, right in self.pairs[max(0, bisect_left(self._starts, start) - 8) :]:
            if left >= end:
                break
            a, b = max(left + 1, start), min(right, end)
            if a < b and (not found or a >= found[-1][1]):
                found.append((a, b))
        return found

    def voice(self, ranges: list[tuple[int, int]]) -> tuple[Voice, list[tuple[int, int]]]:
        """Direct when nearly all letters stand in quotation marks, mixed when more than a word does."""
        quoted = [piece for a, b in ranges for piece in self.inside(a, b)]
        whole = sum(b - a for a, b in ranges)
        share = sum(b - a for a, b in quoted)
        if not share:
            return "indirect", []
        return ("direct" if share >= whole - 4 else "mixed"), quoted


def _with_names(
    text: str, pairs: list[tuple[int, int]], names: Mapping[int, int]
) -> list[tuple[int, int]]:  # fmt: skip
    """The pairs, with two of them as one quotation where only a name between its own marks parts them."""
    joined: list[tuple[int, int]] = []
    for left, right in pairs:
        before = joined[-1] if joined else (0, 0)
        between = text[before[1] + 1 : left]
        first, last = left - len(between.lstrip()), left - len(between) + len(between.rstrip())
        named = any(names.get(end, first + 1) <= first for end in (last, left + 1))
        long = before[1] - before[0] > _SHORT > len(between)
        if long and named and text[before[1]] in EITHER and text[left] in EITHER:
            joined[-1] = (before[0], right)
            joined.append((before[1], left))
        else:
            joined.append((left, right))
    return sorted(joined)
