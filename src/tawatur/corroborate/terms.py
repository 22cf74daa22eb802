"""A word or a name as it is compared, and all that can make it like another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from tawatur.model import Span

ABOUT = "~~"  # before the first letters of a word: what begins alike may be one word with a slip of spelling


class Term(NamedTuple):
    """A word or a name: `key` is its stem or ref, `kin` the root or the state it shares with others.

    `kind`: of a word how it counts, of a name the kind of its mention, or `nominal` where it is only understood.
    `head`: what is written together with it in front, or the preposition before a name; "" where there is none.
    """

    key: str
    kin: str
    concepts: frozenset[str]
    kindred: frozenset[str]
    kind: str
    span: Span
    skeleton: str = ""
    head: str = ""


def marks_of(term: Term) -> set[str]:
    """All that could make a term like another one: terms without a mark in common are not alike."""
    return {term.key, term.kin, *term.concepts, *term.kindred, ABOUT + term.key[:3], ABOUT + term.skeleton} - {""}


def index_terms(terms: tuple[Term, ...]) -> dict[str, tuple[int, ...]]:
    """The places of the terms by all that could make them like another term."""
    index: dict[str, list[int]] = {}
    for place, term in enumerate(terms):
        for mark in marks_of(term):
            index.setdefault(mark, []).append(place)
    return {mark: tuple(places) for mark, places in index.items()}


def concepts_of(terms: Iterable[Term]) -> frozenset[str]:
    return frozenset(c for term in terms for c in term.concepts)


class Letters:
    """Letters that some spans hold, asked after word by word."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._ends = list(accumulate((span.end for span in ordered), max))  # how far those up to here reach

    def touch(self, place: Span) -> bool:
        """Whether any of them is among those of a place."""
        before = bisect_left(self._starts, place.end)
        return before > 0 and self._ends[before - 1] > place.start
