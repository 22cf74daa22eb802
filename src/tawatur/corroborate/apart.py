"""Which named voices of one event are shown to be of several parties, and which are not shown to be.

The number of parties is a lower bound: a voice has a place of its own only beside voices of which names, titles and
texts show that it is another one. What a headline gives to a body, and the page below it to a man, is said once.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from tawatur.corroborate.align import Alignment
from tawatur.corroborate.independence import HEADS, Independence
from tawatur.corroborate.parties import REPORTERS, Parties
from tawatur.corroborate.sketch import Sketch
from tawatur.model import Origin
from tawatur.settings import CorroborateSettings


class Apart:
    """Tells the voices of an event apart."""

    def __init__(
        self, independence: Independence, parties: Parties, sketches: Iterable[Sketch], alignment: Alignment,
        settings: CorroborateSettings,
    ) -> None:  # fmt: skip
        self._independence = independence
        self._parties = parties
        self._alignment = alignment
        self._settings = settings
        self._said: dict[str, list[Sketch]] = {}  # by voice
        ordered = sorted(sketches, key=lambda s: s.id)
        self._told = {s.article.id for s in ordered}
        for sketch in ordered:
            if independence.is_named(sketch) and not sketch.asks:
                self._said.setdefault(independence.voice(sketch), []).append(sketch)

    def origins(self, event: str) -> list[Origin]:
        """The parties in the order of their refs, each with the voices that are not shown to be another's.

        A voice without a name (a description, a word taken for a name) is no party beside those that have one.
        """
        called = [v for v in self._said if self._parties.is_called(v, self._refs(v))] or list(self._said)
        named = sorted(called, key=self._order)
        heard = [v for v in named if self._is_heard(v)] or named
        # Two who may both be of a third are not shown to be two, be it that he himself speaks of something else.
        groups = self._gather(named)
        heads = [next((v for v in (k, *beside) if v in heard), "") for k, beside in groups.items()]
        kept = self._gather(v for v in named if v in heads)
        for voice in (v for v in named if v not in heads):
            kept[self._nearest(voice, [k for k in kept if self._in_doubt(k, voice)] or list(kept))].append(voice)
        found = (
            Origin(event=event, refs=self._refs(k), doubtful=sorted(self._refs(v) for v in beside))
            for k, beside in kept.items()
        )
        return sorted(found, key=lambda o: o.refs)

    def _gather(self, voices: Iterable[str]) -> dict[str, list[str]]:
        """{voice shown to be another than those before it: the voices after it that may be its own}."""
        kept: dict[str, list[str]] = {}
        for voice in voices:
            if near := [k for k in kept if self._in_doubt(k, voice)]:
                kept[self._nearest(voice, near)].append(voice)
            else:
                kept[voice] = []
        return kept

    def _nearest(self, voice: str, near: list[str]) -> str:
        """The best known voice of some, rather one that speaks on a page of this one's."""
        return min(near, key=lambda k: (self._pages(k).isdisjoint(self._pages(voice)), self._order(k)))

    def _order(self, voice: str) -> tuple[bool, bool, bool, tuple[bool, int, str]]:
        """Who keeps his place first: no agency or paper, who speaks below a headline, who can be nobody else."""
        reports, loose = voice.startswith(REPORTERS), self._parties.is_loose(voice)
        return reports, not self._below(voice), loose, self._parties.firmness(voice)

    def _is_heard(self, voice: str) -> bool:
        """Whether something that a voice says touches what another page of the event tells.

        Who speaks on one page, of what no other page has, may speak of another event.
        """
        pages = self._pages(voice)
        if len(pages) > 1 or len(self._told) == 1:
            return True
        mine = [s.id for s in self._said[voice]]
        return any(
            self._touch(i, other.id)
            for other in self._alignment.sketches.values()
            if other.article.id not in pages
            for i in mine
        )

    def _touch(self, one: str, other: str) -> bool:
        found = self._alignment.like(one, other)
        return found.mass >= 2 * self._settings.least_shared and found.dice >= self._settings.touching

    def _refs(self, voice: str) -> list[str]:
        return sorted({s.statement.origin or "" for s in self._said[voice]})

    def _pages(self, voice: str) -> set[str]:
        return {s.statement.article for s in self._said[voice]}

    def _below(self, voice: str) -> set[str]:
        """The pages in whose text a voice speaks, and not only above it."""
        return {s.statement.article for s in self._said[voice] if s.role not in HEADS}

    def _in_doubt(self, one: str, other: str) -> bool:
        """Whether nothing shows that two voices are of two parties."""
        if self._parties.may_be_one(one, other, self._refs(one), self._refs(other)):
            return True
        if self._parties.are_never_beside(self._refs(one), self._refs(other)):
            return True
        if any(self._only_above(a, b) for a, b in ((one, other), (other, one))):
            return True
        pairs = product(self._said[one], self._said[other])
        return any(self._independence.is_one_text(a, b) for a, b in pairs)

    def _only_above(self, voice: str, other: str) -> bool:
        """Whether a voice speaks in headlines alone, and the other one in the text below one of them."""
        return not self._below(voice) and not self._pages(voice).isdisjoint(self._below(other))
