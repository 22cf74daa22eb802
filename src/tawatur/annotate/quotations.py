"""Quotation marks: which belong together, and how much of a range stands between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import pairwise

from tawatur.model import Voice

OPENING, CLOSING, EITHER = "\u00ab\u2039", "\u00bb\u203a", '"\u201c\u201d\u201e'
MARKS = OPENING + CLOSING + EITHER
_STOPS = (". ", ".\n", "!", "\u061f", "?", "\n")
_BEFORE = (" ", ":", "(")
_INTRODUCED = ": "  # before a mark that opens, whatever stands behind it
_CARRIED = 6  # lines over which a quotation goes, at most
_LONGEST = 1000  # letters of the longest quotation that is known by its closing mark alone
_SHORT = 40  # letters of a name in quotation marks that the next mark closes for certain


class _Opened:
    """The marks that are open in a line: guillemets, and those that may also close."""

    def __init__(self) -> None:
        self.angled: list[int] = []
        self.either: list[int] = []

    def close(self, *, angled: bool) -> int:
        """The last open mark of a kind, closed with all that were opened after it; -1 when none is open."""
        own, other = (self.angled, self.either) if angled else (self.either, self.angled)
        if not own:
            return -1
        at = own.pop()
        while other and other[-1] > at:
            other.pop()
        return at


class Quotations:
    """The pairs of quotation marks of a text, line by line; a mark that has no partner opens nothing.

    Newsrooms mix their marks (“x“, ”x”, "x"), so all marks but guillemets may open as well as close.
    """

    def __init__(
        self, text: str, start: int = 0, end: int | None = None, names: Mapping[int, int] | None = None
    ) -> None:
        """`names`: where names start, by their ends: they may stand between quotation marks inside a quotation."""
        self.pairs: list[tuple[int, int]] = []  # (opening mark, closing mark)
        stop = len(text) if end is None else end
        opened = _Opened()
        self.pairs += _carried(text, start, stop)
        lone = {at for pair in self.pairs for at in pair} | _lone_marks(text, start, stop)
        for at in (i for i in range(start, stop) if text[i] in MARKS or text[i] == "\n"):
            mark = text[at]
            if at in lone:
                continue
            if mark == "\n":
                if opened.either and (late := _late_mark(text, at, stop)):
                    self.pairs.append((opened.close(angled=False), _sentence_stop(text, at)))
                    lone.add(late)
                self._leave_open(text, opened, stop)
            elif mark in OPENING or (mark in EITHER and not self._closes(text, opened, at)):
                (opened.angled if mark in OPENING else opened.either).append(at)
            elif (partner := opened.close(angled=mark in CLOSING)) >= 0:
                self.pairs.append((partner, at))
            elif mark in CLOSING and (colon := self._unopened(text, at)):
                self.pairs.append((colon, at))
        self._leave_open(text, opened, stop)
        self.pairs = _with_names(text, sorted(self.pairs), names or {})
        self._starts = [p[0] for p in self.pairs]

    def _leave_open(self, text: str, opened: _Opened, stop: int) -> None:
        """Ends what a line opens and never closes with its sentence; a mark that may close something opens nothing."""
        line = -1
        for at in sorted(opened.angled + opened.either):
            surely = text[at] in OPENING or (text[at - 1 : at] in _BEFORE and text[at + 1 : at + 2].isalnum())
            told = text[max(at - 2, 0) : at] == _INTRODUCED
            if not (surely or told) or at < line:
                continue
            line = _sentence_end(text, at, stop)
            if told or line - at > _SHORT:
                self.pairs.append((at, line))
        opened.angled.clear()
        opened.either.clear()

    def _unopened(self, text: str, at: int) -> int:
        """The blank behind the colon at which a quotation opens that has only a closing mark; 0: no colon."""
        least = max(0, at - _LONGEST)
        since = max(text.rfind("\n", least, at), self.pairs[-1][1] if self.pairs else 0, least)
        colon = text.rfind(_INTRODUCED, since, at)
        return colon + 1 if colon > 0 and at - colon > _SHORT else 0

    def _closes(self, text: str, opened: _Opened, at: int) -> bool:
        """Whether a mark that may do both closes: one of its kind is open, and no word hangs on it from the right."""
        if not opened.either:
            return False
        last = max(opened.angled[-1:] + opened.either[-1:])
        after = text[at + 1 : at + 2]
        before = text[at - 1 : at]
        return not (after.isalnum() and before in " (" and at - last > _SHORT and before != "")

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


def _sentence_end(text: str, at: int, stop: int) -> int:
    """Where the sentence or line ends that a place stands in."""
    ends = [end for end in (text.find(mark, at, stop) for mark in _STOPS) if end >= 0]
    return min(ends, default=stop)


def _late_mark(text: str, line: int, stop: int) -> int:
    """The mark that opens the next line and stands before a blank: it closes what the line before left open; else 0."""
    at = line + 1
    while at < stop and text[at].isspace():
        at += 1
    return at if at + 1 < stop and text[at] in EITHER and text[at + 1].isspace() else 0


def _sentence_stop(text: str, end: int) -> int:
    """Where the final stop and blanks of a line start."""
    while end > 0 and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    return end


def _carried(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The quotations that go over line breaks, one pair a line: what opens last in a line closes first in another.

    Each of the two lines has a mark without a partner, and only lines without marks stand between them. Where a line
    has no mark of its own, the break before it or its end stands for one.
    """
    pairs: list[tuple[int, int]] = []
    lines: list[tuple[int, int]] = []
    opened, at = -1, start
    while at < stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        marks = [i for i in range(at, end) if text[i] in MARKS]
        if marks and opened >= 0 and _is_odd(text, marks) and _may_close(text, at, marks[0]):
            first, *between = lines
            pairs.append((opened, _sentence_stop(text, first[1])))
            pairs += [(a - 1, _sentence_stop(text, b)) for a, b in between if text[a:b].strip()] + [(at - 1, marks[0])]
            marks = marks[1:]
            opened = -1
        elif marks:
            opened = marks[-1] if _is_odd(text, marks) and _may_open(text, marks[-1]) else -1
            lines = []
        lines = [*lines, (at, end)] if opened >= 0 and len(lines) < _CARRIED else []
        opened = opened if lines else -1
        at = end + 1
    return pairs


def _is_odd(text: str, marks: list[int]) -> bool:
    """Whether one of the marks of a line has no partner."""
    angled = [text[i] in OPENING for i in marks if text[i] not in EITHER]
    if angled and len(angled) < len(marks):
        return False  # mixed marks tell nothing
    return len(marks) % 2 == 1 and (not angled or abs(2 * sum(angled) - len(angled)) == 1)


def _may_open(text: str, at: int) -> bool:
    """Whether a mark stands where a quotation opens: behind a blank or colon, before a word."""
    ahead = text[at + 1 : at + 3].lstrip()[:1].isalnum()
    return text[at] not in CLOSING and text[at - 1 : at] in _BEFORE and ahead


def _may_close(text: str, line: int, at: int) -> bool:
    """Whether a mark of a line stands where a quotation closes: behind a word or stop, before no word."""
    behind = text[max(at - 2, line) : at].rstrip()[-1:]
    return text[at] not in OPENING and behind not in ("", ":", "(") and not text[at + 1 : at + 3].strip()[:1].isalnum()


def _lone_marks(text: str, start: int, stop: int) -> set[int]:
    """Of each line whose marks stand between blanks and are odd in number, the one without which least is quoted.

    Between blanks a mark does not show whether it opens or closes, so one without a partner would turn all others.
    """
    lone: set[int] = set()
    at = start
    while at < stop:
        end = text.find("\n", at, stop)
        end = stop if end < 0 else end
        marks = [i for i in range(at, end) if text[i] in MARKS]
        blank = all(not text[i - 1 : i].strip() and not text[i + 1 : i + 2].strip() for i in marks)
        if len(marks) % 2 and len(marks) > 1 and blank and all(text[i] in EITHER for i in marks):
            lone.add(_odd_one(marks))
        at = end + 1
    return lone


def _odd_one(marks: list[int]) -> int:
    """The mark without which least stands between marks that open and close by turns; of equal ones the first.

    To leave out the next mark instead of one moves the letters between the two into a quotation, or out of one.
    """
    lone, quoted = marks[0], 0
    least = quoted
    for number, (before, mark) in enumerate(pairwise(marks), 1):
        quoted += mark - before if number % 2 else before - mark
        if quoted < least:
            lone, least = mark, quoted
    return lone
