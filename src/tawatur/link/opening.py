"""What headline and first sentences of a page say, and which lines tell of another event of the same sort.

The earlier round, the other partner's call, the next stop of a tour and the answer to a demand share the people, the
place and often the day of what the page leads with: only how they are told keeps them apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.link.event_words import EventWord
from tawatur.link.scene import Line, Scene, inside
from tawatur.model import Span


class Opening:
    """Headline and first sentences of one page; `people`: those of them who have a part in what the page leads with."""

    def __init__(self, scene: Scene, spans: list[Span], people: Iterable[str]) -> None:
        self.spans = spans
        self.people = frozenset(people)
        self.terms = scene.terms_in(spans)
        self.days = scene.yearless_in(spans)
        self._counts = scene.counts_in(spans)
        named = [w for s in spans for w in inside(scene.words, s, _place)]
        self._occasions = frozenset(w.kind.name for w in named if w.kind.rank == "occasion")
        said = [line.statement for line in scene.lines if not line.narrated and self.holds(line)]
        self.speakers = frozenset({*(s.origin for s in said), scene.agent_in(spans)} - {None})

    def holds(self, line: Line) -> bool:
        """Whether a line begins here."""
        return any(s.start <= line.statement.content[0].start < s.end for s in self.spans)

    def after(self, line: Line, heads: Iterable[EventWord]) -> bool:
        """Whether a line means, as known, the occasion after which this has something said."""
        head = line.head
        if head is None or line.dated or line.past or any(w.kind.own for w in heads):
            return False
        return head.definite and head.kind.rank == "occasion" and head.kind.name in self._occasions

    def other(self, line: Line, heads: list[EventWord], heard: frozenset[str]) -> bool:
        """Whether a line tells of an event of the same sort that is another: still to come, of another count, with
        another partner, or the answer of whom it was said to. `heard`: who has spoken of the lead before."""
        planned = line.planned or (line.head is not None and line.head.planned)
        if planned and line.narrated and line.head is not None and line.head.kind.own:
            return not named_by(line.head, heads)
        return self._counted(line) or self._with_another(line, heads, heard) or self._answered(line, heads)

    def _counted(self, line: Line) -> bool:
        """Whether a line goes back to a time at which there were more or fewer of what is counted here."""
        both = line.counts.keys() & self._counts.keys()
        return line.past and line.narrated and any(line.counts[noun] != self._counts[noun] for noun in both)

    def _with_another(self, line: Line, heads: list[EventWord], heard: frozenset[str]) -> bool:
        """Whether a line tells, on the word of a new voice, that one of these people met with somebody else."""
        head = line.head
        if line.narrated or head is None or head.kind.rank != "occasion" or head.definite or head.setting:
            return False
        persons = {p for p in line.people if p.startswith("person:")}
        known = named_by(head, heads) or any(w.setting for w in (*line.named, *line.around))
        new = line.statement.origin not in heard | self.people
        return new and not known and bool(persons & self.people) and bool(persons - self.people)

    def _answered(self, line: Line, heads: list[EventWord]) -> bool:
        """Whether a line quotes whom this names beside the one who speaks, where no event brings the two together:
        what is answered, or the answer."""
        origin = line.statement.origin
        apart = bool(heads) and not any(w.kind.own for w in heads) and bool(self.speakers)
        return apart and not line.narrated and origin in self.people and origin not in self.speakers


def named_by(head: EventWord, others: Iterable[EventWord]) -> bool:
    """Whether an event word may name the same event as one of the others, or one of them a part of the other."""
    kind = head.kind
    return any(kind == o.kind or kind.name in o.kind.fits or o.kind.name in kind.fits for o in others)


def _place(word: EventWord) -> Span:
    return word.span
