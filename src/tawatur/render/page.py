"""Pages as they were read: roles shaded, statements bracketed, source, cue and content told apart, chains beside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise

import msgspec

from tawatur.model import Block, Reading, Span, Statement
from tawatur.render.html import environment, font_faces
from tawatur.render.messages import messages
from tawatur.render.names import Names

_RANK = {"cue": 0, "source": 1, "content": 2}  # which of several parts the same letters are shown as


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Letters of a block that are one thing: part of a cue, a source, a content, or of nothing.

    `opens`, `closes`: the numbers of the statements whose content begins before them, or ends after them.
    """

    text: str
    role: str
    opens: list[int]
    closes: list[int]


class PageView:
    """One page with its statements numbered in the order of their letters."""

    def __init__(self, reading: Reading, names: Mapping[str, str], lang: str) -> None:
        self.article = reading.article
        self.m = messages(lang)
        self.name = Names(names, [reading], self.m)
        self.statements = sorted(reading.statements, key=lambda s: (s.content, s.cue, s.id))
        self.spoken = sum(s.voice != "narrated" for s in self.statements)

    @cached_property
    def rows(self) -> list[tuple[Block, list[Run], list[tuple[int, Statement]]]]:
        """The blocks in their order, each with its letters and the numbered statements that begin in it."""
        return [(block, self._runs(block.span), self._beginning(block.span)) for block in self.article.blocks]

    @cached_property
    def headline(self) -> str:
        """The words that head the page."""
        span = self.article.headline
        return " ".join(self.article.text[span.start : span.end].split()) if span else self.article.input

    def chain(self, statement: Statement) -> list[str]:
        """The names from the page's outlet to who vouches for the words."""
        return self.name.chain(self.article, statement)

    def _beginning(self, block: Span) -> list[tuple[int, Statement]]:
        numbered = enumerate(self.statements, 1)
        return [(n, s) for n, s in numbered if block.start <= s.content[0].start < block.end]

    @cached_property
    def _parts(self) -> list[tuple[Span, str, int]]:
        """What of the numbered statements stands where: (span, what it is, number)."""
        return [
            (span, role, number)
            for number, s in enumerate(self.statements, 1)
            for role, spans in (("content", s.content), ("cue", s.cue), ("source", [s.source] if s.source else []))
            for span in spans
        ]

    def _runs(self, block: Span) -> list[Run]:
        parts = [p for p in self._parts if block.start <= p[0].start and p[0].end <= block.end]
        contents = [(span, number) for span, role, number in parts if role == "content"]
        cuts = sorted({block.start, block.end, *(edge for span, _, _ in parts for edge in span)})
        runs = []
        for start, end in pairwise(cuts):
            roles = [role for span, role, _ in parts if span.start <= start and end <= span.end]
            runs.append(
                Run(
                    text=self.article.text[start:end],
                    role=min(roles, key=_RANK.__getitem__) if roles else "",
                    opens=[number for span, number in contents if span.start == start],
                    closes=[number for span, number in contents if span.end == end],
                )
            )
        return runs


def render_pages(readings: Iterable[Reading], lang: str, names: Mapping[str, str]) -> str:
    """One self-contained HTML page with all readings, one after the other.

    `lang`: of the labels; `names`: what the tables call refs. Raises ValueError when there is no such language.
    """
    views = [PageView(reading, names, lang) for reading in readings]
    template = environment().get_template("page.html")
    return template.render(m=messages(lang), fonts=font_faces(), views=views)
