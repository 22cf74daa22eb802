"""The lines of a page, with what can be seen of each without knowing what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, pairwise, repeat

import msgspec

from tawatur.ingest.markup import NO_HINTS, Hints
from tawatur.language import Language
from tawatur.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\x85\x0b\x0c]+")
_BULLET = re.compile(
    r"(?:[-\u2013\u2022\u25cf\u25aa\u25e6*\u00b7\u2023>\u00bb\u2192\u25c4\u25c0]+|\d{1,2}[.)-])\s+(?=\S)"
)
_STOPS = ".!\u061f?\u2026:\u061b;"
_CLOSERS = "\"\u201c\u201d\u00bb\u2019')]"
_ENDINGS = _STOPS + _CLOSERS
_DOTS = 3  # that show words left out
_DOTTED = re.compile(r"(?:\.\s?){2}\.|\u2026")
_SIGNS = re.compile(r"\W*")
_WORD = re.compile(r"\w+")


class Line(msgspec.Struct, frozen=True):
    """A line, or a part of one that holds several, without the blanks at its edges.

    `plain`: folded; `words`: its folded words; `key`: the words joined by blanks; `stop`: the sign of a sentence's
    end at its own end, "" when there is none; `bullet`: it begins like an item of a list; `gap`: empty lines before;
    `glued`: it stands in one line with the part before it.
    """

    index: int
    span: Span
    text: str
    plain: str
    words: tuple[str, ...]
    key: str
    stop: str
    bullet: bool
    gap: int
    hints: Hints = NO_HINTS
    glued: bool = False

    @property
    def sentence(self) -> bool:
        """Whether it ends as a sentence ends."""
        return self.stop != "" and self.stop in ".!\u061f?\u2026"

    @property
    def dotted(self) -> bool:
        """Whether its last words are cut off by dots."""
        if self.plain.count(".") < _DOTS and "\u2026" not in self.plain:
            return False
        signs = _SIGNS.match(self.plain[::-1])  # backwards, so that a line of dots is read once
        return signs is not None and _DOTTED.search(self.plain, len(self.plain) - signs.end()) is not None


def split_lines(text: str, language: Language, hints: Iterable[Hints] = ()) -> list[Line]:
    """The lines of a text that hold more than blanks."""
    spans = [
        Span(found.start() + len(line) - len(line.lstrip()), found.start() + len(line.rstrip()))
        for found in _LINE.finditer(text)
        if (line := found[0]) and not line.isspace()
    ]
    parts = [text[start:end] for start, end in spans]
    plains = language.plain("\n".join(parts)).split("\n")  # a page is folded in much less time than each of its lines
    gaps = [0, *(_gap(text, above.end, below.start) for above, below in pairwise(spans))]
    seen = zip(spans, parts, plains, gaps, chain(hints, repeat(NO_HINTS)), strict=False)
    return [
        make_line(index, span, part, plain, gap=gap, hints=hint)
        for index, (span, part, plain, gap, hint) in enumerate(seen)
    ]


def _gap(text: str, end: int, start: int) -> int:
    """The empty lines between the end of a line and the start of the next."""
    return max(0, text.count("\n", end, start) - 1) if start - end > 1 else 0


def make_line(index: int, span: Span, part: str, plain: str, *, gap: int = 0, hints: Hints = NO_HINTS) -> Line:
    """A range of a text with what can be seen of its letters alone, after some empty lines, with what its markup says.

    `plain`: its letters, folded.
    """
    bullet = _BULLET.match(plain)
    words = tuple(_WORD.findall(plain, bullet.end() if bullet else 0))
    stop = part[-1:]
    if stop in _ENDINGS:
        tail = part.rstrip(_CLOSERS + " ")
        stop = next((sign for sign in (tail[-1:], stop) if sign in _STOPS), "")
    else:
        stop = ""
    return Line(index, span, part, plain, words, " ".join(words), stop, bullet is not None, gap, hints)


def bare(text: str) -> str:
    """A text without the signs at its edges. (A pattern for a trailing run would be tried at every sign.)"""
    start, end = 0, len(text)
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]
