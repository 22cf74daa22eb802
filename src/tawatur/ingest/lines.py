"""The lines of a page, with what can be seen of each without knowing what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
        signs = _SIGNS.match(self.plain[::-1])  # backwards, so that a line of dots is read once
        return signs is not None and _DOTTED.search(self.plain, len(self.plain) - signs.end()) is not None


def split_lines(text: str, language: Language, hints: Iterable[Hints] = ()) -> list[Line]:
    """The lines of a text that hold more than blanks."""
    given = list(hints)
    lines: list[Line] = []
    end = 0
    for found in _LINE.finditer(text):
        line = found[0]
        start = found.start() + len(line) - len(line.lstrip())
        stop = found.start() + len(line.rstrip())
        if start >= stop:
            continue
        index = len(lines)
        gap = max(0, text.count("\n", end, found.start()) - 1) if lines and found.start() - end > 1 else 0
        hint = given[index] if index < len(given) else NO_HINTS
        lines.append(make_line(index, text, Span(start, stop), language, gap=gap, hints=hint))
        end = stop
    return lines


def make_line(index: int, text: str, span: Span, language: Language, *, gap: int = 0, hints: Hints = NO_HINTS) -> Line:
    """A range of a text with what can be seen of it alone, after some empty lines, with what its markup says."""
    part = text[span.start : span.end]
    plain = language.plain(part)
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
