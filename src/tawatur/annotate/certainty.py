"""How sure a statement is, by its cue and its content."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from tawatur.annotate.clauses import Range
from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text
from tawatur.model import Certainty, Span


class CertaintyReader:
    """Reads hedges and denials of the tables once for a page, then answers for ranges of it."""

    def __init__(self, cues: Cues, text: Text) -> None:
        self._text = text
        plain = text.plain
        hedges = {(h.start, h.end) for h in cues.hedges.find(plain) if not cues.is_given_to(plain, h.start)}
        self._hedges = sorted(hedges | set(_possible(cues, text)))
        self._denials = sorted({(h.start, h.end) for h in cues.denials.find(plain)})

    def read(self, ranges: list[Range], committed: str) -> tuple[Certainty, list[Span]]:
        """Certainty and hedging words of folded ranges; `committed` is what the cue says of them."""
        found = [pair for start, end in ranges for pair in _inside(self._hedges, start, end)]
        spans = [self._text.span(a, b) for a, b in found]
        if committed == "denied":
            return "denied", spans
        return ("hedged" if spans or committed == "hedged" else "asserted"), spans

    def denies(self, start: int, end: int) -> bool:
        """Whether words that deny stand in a range."""
        return bool(_inside(self._denials, start, end))


def _possible(cues: Cues, text: Text) -> list[Range]:
    """«may» before an imperfect."""
    may, joined = cues.kinds["may"], cues.joined
    return [
        (word.start + (word.text[:1] in joined), word.end)
        for word, after in pairwise(text.words)
        if word[2] in may or (word[2][:1] in joined and word[2][1:] in may)
        if after.text[:1] in cues.imperfect and cues.looks_imperfect(after.text) and not cues.is_past(after.text)
    ]


def _inside(pairs: list[Range], start: int, end: int) -> list[Range]:
    first, last = bisect_left(pairs, (start, 0)), bisect_left(pairs, (end, 0))
    return [p for p in pairs[first:last] if p[1] <= end]
