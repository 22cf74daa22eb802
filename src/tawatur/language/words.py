"""Cut folded text into words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A word is a run of letters and digits; a number keeps its separators.
_WORD = re.compile(r"\d+(?:[.,/:٫٬-]\d+)*|[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+")
# A sentence ends at a stop that no letter or digit follows, at a question or exclamation mark, and at a line break.
_STOP = re.compile(r"[.!?\u061f\u06d4\u2026]+[\"\u201c\u201d\u00bb\u2019)\]]*(?=\s|$)|\n+")


class Word(NamedTuple):
    """A word of a folded text, with folded indices."""

    start: int
    end: int
    text: str


_new = tuple.__new__  # what `Word(…)` calls: a page has thousands


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a folded text, or of a part of it."""
    stop = len(text) if end is None else end
    return [_new(Word, (*m.span(), m[0])) for m in _WORD.finditer(text, start, stop)]


def word_texts(text: str) -> list[str]:
    """The words of a folded text alone, without the cost of their places."""
    return _WORD.findall(text)


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences of a folded text, without blanks at their edges.

    A stop inside an abbreviation of single letters (a. f. p.) or a number ends nothing.
    """
    stop = len(text) if end is None else end
    at = start
    for found in _STOP.finditer(text, start, stop):
        if found[0].startswith(".") and len(found[0]) == 1 and _is_initial(text, found.start()):
            continue
        yield from _trimmed(text, at, found.end())
        at = found.end()
    yield from _trimmed(text, at, stop)


def _is_initial(text: str, dot: int) -> bool:
    """Whether the letter before the dot stands alone, as in initials."""
    return dot >= 1 and text[dot - 1].isalpha() and (dot == 1 or not text[dot - 2].isalnum())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
