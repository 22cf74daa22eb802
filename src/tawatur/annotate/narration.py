"""What the page says in its own voice."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.annotate.clauses import Piece, Report, Sentence
from tawatur.annotate.cutting import Cutter
from tawatur.annotate.quotations import MARKS
from tawatur.annotate.undisclosed import is_undisclosed

_LEAST = 3  # words below which a sentence without a cue says nothing: a label
_MARKUP = ("](", "http:", "https:", "www.")
_QUESTION = "\u061f?"


class Narrator:
    """Cuts what no report governs."""

    def __init__(self, s: Sentence) -> None:
        self._s = s
        self._cutter = Cutter(s, told=False)

    def read(self, start: int, end: int) -> Iterator[Piece]:
        """The narrated propositions of a range."""
        s = self._s
        first, stop = s.index(start), s.index(end)
        if s.is_kind(first, "tagline") and first == 0:
            return  # a line of tags or links
        if stop - first < _LEAST or any(mark in s.text[start:end] for mark in _MARKUP):
            return
        turn = s.match(first, "turn") or (s.match(first, "contrast") if first else 0)
        first += turn if stop - first - turn >= _LEAST - 1 else 0
        while stop - first > _LEAST and self._is_opening(first):
            first += 1
        for content in self._cutter.cut(self._begin(first), end):
            if s.index(content[-1][1]) - s.index(content[0][0]) >= _LEAST - 1:
                yield Piece(content, None, None)

    def _begin(self, first: int) -> int:
        s = self._s
        conjunction = s.joined(first) or (
            s.text_at(first)[:1] in s.cues.joined
            and s.starts(first) is None
            and s.cues.is_happening(s.text_at(first)[1:])
        )
        return s.words[first].start + (1 if conjunction else 0)

    def _is_opening(self, first: int) -> bool:
        """Whether a word only opens the sentence: «it is recalled that», «had», «also», «this, and … waits»."""
        s = self._s
        rest = s.text_at(first + 1)[1:] if s.is_kind(first, "this") else ""
        joined = s.text_at(first + 1)[:1] in s.cues.joined and bool(rest) and s.cues.is_finite(rest)
        return joined or s.is_kind(first, "emphasis") or s.is_kind(first, "opener")

    def is_question(self) -> bool:
        """Whether the sentence asks."""
        s = self._s
        tail = s.text[s.end : s.end + 3]
        pair = s.quotes.around(s.end - 1)
        if any(mark in tail for mark in MARKS) or (pair and s.start < pair[0]):
            return False  # the one who is quoted asks
        return any(q in tail for q in _QUESTION) and "\n" not in tail.split(_QUESTION[0])[0]

    def split_aside(self, report: Report) -> None:
        """Takes the remark of the page off the end of a content: «…, in the first contact since»."""
        s = self._s
        if report.pair and report.end <= report.pair[1]:
            return
        for k in range(s.index(report.at) + 2, s.index(report.end)):
            if (s.breaks(k) and s.match(k, "aside")) or s.match(k, "remark") or is_undisclosed(s, k):
                report.asides_narrated.append((s.words[k].start, report.end))
                report.end = s.words[k - 1].end
                return
