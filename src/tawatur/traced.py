"""What comes of tracing a sentence: who said it, as far as it was found, and where it was searched."""

from __future__ import annotations

from typing import Literal

from tawatur.model import Evidence, Hop, Noun, Published, Span, Standing, Statement

TraceRelation = Literal["same", "stronger", "weaker", "denied", "contradicted"]
Attributed = Literal["same", "other", "unknown"]


class Carried(Noun, frozen=True):
    """One page on which a claim stands: the words, on whose word, by which chain, and when it was published."""

    statement: str
    evidence: list[Evidence]
    origin: str | None
    chain: list[Hop]
    outlet: str | None
    published: Published | None


class Match(Noun, frozen=True):
    """A claim that a sentence touches.

    `asked`: the place of the statement of the sentence; `relation`: what the pages say beside it: the same, more
    (stronger), less (weaker), that it is not so (denied), or another number, day or place (contradicted); `score`: how
    much the words have in common, 0 to 1; `attributed`: whether it is on the word of whom the sentence names, of
    another, or unknown: one of the two names nobody by a name. `claim`, `event`: null where no event gathers it.
    `carried`: for each way by which it reaches us its earliest page, earliest first; `denied_by`: who says that it is
    not so.
    """

    asked: int
    claim: str | None
    event: str | None
    relation: TraceRelation
    score: float
    attributed: Attributed
    standing: Standing | None
    origins: list[list[str]]
    articles: list[str]
    carried: list[Carried]
    denied_by: list[Carried]


class Searched(Noun, frozen=True):
    """Where a sentence was searched: pages, outlets that they name, and the days between which they were published."""

    articles: int
    outlets: int
    earliest: str | None
    latest: str | None


class Asked(Noun, frozen=True):
    """A statement of a sentence: its content, and the letters that name who says it."""

    content: list[Span]
    source: Span | None
    act: str


class Traced(Noun, frozen=True):
    """A sentence and the claims it touches, the likest first; none: it was not found in what was searched."""

    text: str
    asked: list[Asked]
    matches: list[Match]
    searched: Searched
    names: dict[str, str] = {}


def asked_of(statement: Statement) -> Asked:
    """A statement of a sentence that is traced."""
    return Asked(content=statement.content, source=statement.source, act=statement.act)
