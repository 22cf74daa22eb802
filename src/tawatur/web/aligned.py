"""Words beside words: the statements of a claim, two versions of a page, the letters that a link points at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from tawatur.ingest import changes
from tawatur.language import Language
from tawatur.model import Article, Claim, Span
from tawatur.render.page import PageView, Run
from tawatur.render.view import Line, Quote, View

_LETTERS = 2_000  # characters of a statement that are compared and shown; hardly one has more than 400
_LONGEST = 200_000  # characters of a version that are compared; a long page has 30,000


class Bit(NamedTuple):
    """Letters, and whether the other side has not the like."""

    text: str
    other: bool


class Aligned(NamedTuple):
    """A statement of a claim beside the words that head it. `column`: by whose word; `way`: from page to origin."""

    quote: Quote
    column: str
    bits: list[Bit]
    way: list[str]


class Support(NamedTuple):
    """An independent origin of a claim: those who are counted as one, and the pages that carry its words."""

    refs: list[str]
    pages: list[Article]
    ways: list[list[str]]


# --- a claim -------------------------------------------------------------------------------------------------------


def lay_beside(view: View, line: Line) -> list[Aligned]:
    """The statements of a claim, column by column, each with the words that its gist has not."""
    gist = view.words(line.gist.statement) if line.gist.statement else ""
    found = []
    for column, cell in zip(view.columns, line.cells, strict=True):
        for quote in cell.quotes:
            if statement := quote.statement:
                bits = list(_compared(view.words(statement), gist))
                way = [] if statement.voice == "narrated" else view.chain(statement)
                found.append(Aligned(quote, column, bits, way))
    return found


def support_of(view: View, claim: Claim) -> list[Support]:
    """The origins of a claim, each with the pages and the ways by which its words come."""
    said = [view.statements[i] for i in claim.statements if i in view.statements]
    found = []
    for group in claim.origins:
        mine = [s for s in said if s.origin in group]
        pages = {s.article: view.articles[s.article] for s in mine}
        ways = {tuple(view.chain(s)): None for s in mine}
        found.append(Support(group, [pages[i] for i in sorted(pages)], [list(way) for way in sorted(ways)]))
    return found


def _compared(mine: str, other: str) -> Iterator[Bit]:
    """Words, told apart into those that the other text has in the same order, and those that it has not."""
    words, others = (text[:_LETTERS].split() for text in (mine, other))
    matcher = SequenceMatcher(a=[_plain(w) for w in words], b=[_plain(w) for w in others], autojunk=False)
    same = {n for block in matcher.get_matching_blocks() for n in range(block.a, block.a + block.size)}
    edges = [0, *(n for n in range(1, len(words)) if (n in same) != (n - 1 in same)), len(words)]
    for start, end in pairwise(edges):
        yield Bit(" " if start else "", False)
        yield Bit(" ".join(words[start:end]), start not in same)


@lru_cache
def _language() -> Language:
    return Language("ar")


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """A word without the differences of spelling, and without what stands around it."""
    return "".join(c for c in _language().fold(word).text if c.isalnum())


# --- a page --------------------------------------------------------------------------------------------------------


def light_up(view: PageView, statement: str, most: int) -> list[list[tuple[Run, bool]]]:
    """The runs of each block of a page, each with whether it is of the content of one statement.

    Of a block that is longer than any paragraph (`most` characters) the beginning is shown.
    """
    wanted = {n for n, s in enumerate(view.statements, 1) if s.id == statement}
    inside, rows = False, []
    for _, runs, _ in view.rows:
        row = []
        for run in runs:
            inside = inside or bool(wanted.intersection(run.opens))
            row.append((run, inside))
            inside = inside and not wanted.intersection(run.closes)
        rows.append(list(_first(row, most)))
    return rows


def _first(row: list[tuple[Run, bool]], most: int) -> Iterator[tuple[Run, bool]]:
    left = most
    for run, lit in row:
        if len(run.text) > left:
            yield msgspec.structs.replace(run, text=run.text[:left] + "…"), lit
            return
        yield run, lit
        left -= len(run.text)


def version_bits(before: Article, after: Article) -> tuple[list[Bit], list[Bit]]:
    """Two versions of a page, each with the words that the other has not."""
    old, new = before.text[:_LONGEST], after.text[:_LONGEST]
    found = changes(old, new)
    return list(_cut(old, (change.before for change in found))), list(_cut(new, (change.after for change in found)))


def _cut(text: str, spans: Iterable[Span]) -> Iterator[Bit]:
    at = 0
    for start, end in sorted(spans):
        if at < start:
            yield Bit(text[at:start], False)
        if start < end:
            yield Bit(text[start:end], True)
        at = max(at, end)
    if at < len(text):
        yield Bit(text[at:], False)
