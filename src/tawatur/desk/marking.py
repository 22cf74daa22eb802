"""Shows where a text holds what a question asks for.

A form of a word is always a stretch of its letters, so only words that hold a form that is asked for are looked at; and
only where words are shown is it asked where their letters stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import ahocorasick

from tawatur.desk.terms import Part, Terms, letters
from tawatur.language import Language, word_texts, words
from tawatur.model import Span

_WINDOW = 28  # words of a snippet
_BEFORE = 3  # … of which stand before the first one that was found
_PIECE = 400  # letters that are folded at once, up to the next blank


class _Hit(NamedTuple):
    """A word that is asked for: its place among the words of a text, and the number of the part that asks for it."""

    at: int
    part: int


class _Piece(NamedTuple):
    """A stretch of a text that ends at a blank, with its words."""

    start: int
    text: str
    words: list[str]


class Marker:
    """Knows what one question asks for."""

    def __init__(self, language: Language, terms: Terms, parts: list[Part]) -> None:
        self._language = language
        self._terms = terms
        self._parts = parts
        self._known: dict[str, int | None] = {}
        self._forms = ahocorasick.Automaton()
        for form in frozenset[str]().union(*(part.forms for part in parts)):
            self._forms.add_word(form, None)
        self._forms.make_automaton()

    def marks(self, text: str, inside: Span) -> list[Span]:
        """The words of a stretch of a text that are asked for."""
        pieces = self._pieces(text[inside.start : inside.end])
        given = [word for piece in pieces for word in piece.words]
        spans = self._places(pieces, 0, len(given))
        found = (spans[hit.at] for hit in self._hits(given))
        return [Span(inside.start + start, inside.start + end) for start, end in found]

    def snippet(self, text: str) -> tuple[Span, list[Span]]:
        """The place of a text that holds most of what is asked for, the first of several, and the words that were."""
        pieces = self._pieces(text)
        given = [word for piece in pieces for word in piece.words]
        if not given:
            return Span(0, 0), []
        hits = self._hits(given)
        best = max(hits, key=lambda hit: (_held(hits, hit.at), -hit.at), default=_Hit(0, 0)).at
        first = max(0, min(best - _BEFORE, len(given) - _WINDOW))
        spans = self._places(pieces, first, min(first + _WINDOW, len(given)))
        marks = [spans[hit.at - first] for hit in hits if 0 <= hit.at - first < len(spans)]
        return Span(spans[0].start, spans[-1].end), marks

    def _pieces(self, text: str) -> list[_Piece]:
        found, start = list[_Piece](), 0
        while start < len(text):
            end = text.find(" ", start + _PIECE)
            part = text[start : end if end >= 0 else len(text)]
            given = word_texts(self._language.plain(part))
            found.append(_Piece(start, part, given if "".join(given).isalnum() else [*map(letters, given)]))
            start += len(part)
        return found

    def _places(self, pieces: list[_Piece], first: int, end: int) -> list[Span]:
        """Where the words of a text from one to another stand."""
        spans, at = list[Span](), 0
        for piece in pieces:
            wanted = slice(max(0, first - at), max(0, end - at))
            at += len(piece.words)
            if wanted.start < len(piece.words) and wanted.stop:
                folded = self._language.fold(piece.text)
                found = (folded.span(word.start, word.end) for word in words(folded.text)[wanted])
                spans += [Span(piece.start + a, piece.start + b) for a, b in found]
        return spans

    def _hits(self, given: list[str]) -> list[_Hit]:
        """The words that a part asks for."""
        asked = ((at, self._part(given[at])) for at in self._holding(given))
        return [_Hit(at, part) for at, part in asked if part is not None]

    def _holding(self, given: list[str]) -> Iterator[int]:
        """The places of the words that hold a form that is asked for."""
        if not self._parts:
            return
        joined = " ".join(given)
        at, seen, last = 0, 0, -1
        for end, _ in self._forms.iter(joined):
            at, seen = at + joined.count(" ", seen, end), end
            if at != last:
                yield at
            last = at

    def _part(self, word: str) -> int | None:
        """The number of the first part that asks for a word."""
        if word not in self._known:
            forms = self._terms.forms(word)
            holding = (number for number, part in enumerate(self._parts) if not part.forms.isdisjoint(forms))
            self._known[word] = next(holding, None)
        return self._known[word]


def _held(hits: list[_Hit], start: int) -> tuple[int, int]:
    """(different parts, words) that are asked for in the window that begins with one of them."""
    inside = [hit.part for hit in hits if start <= hit.at < start + _WINDOW - _BEFORE]
    return len(set(inside)), len(inside)
