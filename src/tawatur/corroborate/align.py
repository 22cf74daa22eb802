"""Bring together what says the same: how much two statements have in common, and the groups that follow."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from tawatur.corroborate.differences import (
    briefly_said,
    denies,
    other_figures,
    other_kind,
    other_subject,
    unlike_numbers,
)  # fmt: skip
from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.likeness import Likeness, Weights, closeness, compare
from tawatur.corroborate.sketch import ABOUT, Sketch, Term, cut, marks_of
from tawatur.settings import CorroborateSettings

# To take a side on a thing is another claim than to talk about it.
_PLEDGES = frozenset(("support", "commit", "reject", "wish", "demand", "offer", "invite", "threaten", "warn", "agree"))


class Alignment(NamedTuple):
    """The groups of statements that say the same, and what led to them."""

    sketches: dict[str, Sketch]
    groups: list[list[str]]
    likeness: dict[tuple[str, str], Likeness]
    weights: Weights

    def like(self, one: str, other: str) -> Likeness:
        """The likeness of two statements; nothing for a pair without a common term."""
        return self.likeness.get((min(one, other), max(one, other)), Likeness(0.0, 0.0, 0.0))


class _Scores(dict[tuple[str, str], float]):
    """Scores of pairs, made when they are first asked for: most never are."""

    def __init__(self, by_id: dict[str, Sketch], likeness: dict[tuple[str, str], Likeness], aligner: Aligner) -> None:
        super().__init__()
        self._by_id, self._likeness, self._aligner = by_id, likeness, aligner

    def __missing__(self, pair: tuple[str, str]) -> float:
        found = self._likeness.get(pair, Likeness(0.0, 0.0, 0.0))
        self[pair] = self._aligner.score(self._by_id[pair[0]], self._by_id[pair[1]], found)
        return self[pair]


class Aligner:
    """Groups statements that say the same, with the likeness of every pair that was compared."""

    def __init__(self, lexis: Lexis, settings: CorroborateSettings) -> None:
        self._lexis = lexis
        self._settings = settings

    def align(self, sketches: list[Sketch]) -> Alignment:
        """The groups, in the order of their least id; the order of the sketches changes nothing."""
        ordered = sorted(sketches, key=lambda s: s.id)
        weights = Weights(ordered)
        likeness = {
            (a.id, b.id): found
            for a, b in combinations(ordered, 2)
            if _touch(a, b) and (found := compare(a, b, weights)).dice > 0
        }
        by_id = {s.id: s for s in ordered}
        groups = self._gather(by_id, likeness)
        return Alignment(by_id, groups, likeness, weights)

    def _gather(self, by_id: dict[str, Sketch], likeness: dict[tuple[str, str], Likeness]) -> list[list[str]]:
        """Average linkage, closest pairs first."""
        topics = {pair: topic_score(found, self._settings) for pair, found in likeness.items()}
        scores = _Scores(by_id, likeness, self)
        near = [pair for pair, value in topics.items() if value >= self._settings.same_claim and scores[pair] > 0]
        group_of = {i: frozenset((i,)) for i in by_id}
        for pair in sorted(near, key=lambda p: (-topics[p], p)):
            left, right = group_of[pair[0]], group_of[pair[1]]
            if left != right and self._joins(left, right, scores):
                joined = left | right
                group_of |= dict.fromkeys(joined, joined)
        return sorted(sorted(group) for group in set(group_of.values()))

    def _joins(self, left: frozenset[str], right: frozenset[str], scores: _Scores) -> bool:
        values = [scores[min(a, b), max(a, b)] for a in left for b in right]
        average = sum(values) / len(values)
        return min(values) >= 0 and average >= self._settings.same_claim * self._settings.linkage

    def score(self, one: Sketch, other: Sketch, found: Likeness) -> float:
        """How surely two statements say the same, 0 to 1; below 0 when something forbids it."""
        if (one.utterance == other.utterance and not _repeats(one, other)) or self.barrier(one, other):
            return -1.0
        return topic_score(found, self._settings)

    def barrier(self, one: Sketch, other: Sketch) -> str:
        """Why two statements, however alike, do not say the same; "" when nothing speaks against it."""
        if denies(one, other) or self.negates(one, other) or self.negates(other, one):
            return "negation"
        if self.opposed(one, other):
            return "antonym"
        if not one.denied and not other.denied and one.negates != other.negates:
            return "polarity"
        if unlike_numbers(one, other):
            return "number"
        if other_figures(one, other):
            return "figure"
        if len(one.cities) == len(other.cities) == 1 and one.cities != other.cities:
            return "place"
        if other_subject(one, other) or other_kind(one, other):
            return "subject"
        apart = bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)
        if "discuss" in (one.act, other.act) and not _PLEDGES.isdisjoint((one.act, other.act)):
            return "act"
        if any(a.act == "discuss" != b.act and b.narrated and not a.narrated for a, b in ((one, other), (other, one))):
            return "act"
        own = one.stance or other.stance or bool(one.statement.speaker and other.statement.speaker)
        own = own or (one.of_self and other.of_self) or (one.denies and other.denies and briefly_said(one, other))
        return "actor" if apart and own else ""

    def negates(self, one: Sketch, other: Sketch) -> bool:
        """Whether one negates a word that the other says, and negates nowhere."""
        denied = [t for t in other.terms if t.key in other.doubted]
        said = [t for t in other.terms if t.key not in other.negated]
        return any(
            any(self._one_word(t, u) for u in said) and not any(self._one_word(t, u) for u in denied)
            for t in one.terms
            if t.key in one.negated
        )

    def _one_word(self, one: Term, other: Term) -> bool:
        """Whether two terms are forms of one word, whatever weak letters they lose; a root in common is too little."""
        forms = [{t.key, self._lexis.past(t.key), ABOUT + t.skeleton} - {"", ABOUT} for t in (one, other)]
        one_group = one.kin == other.kin != "" and not one.concepts.isdisjoint(other.concepts)
        return one_group or not forms[0].isdisjoint(forms[1])

    def opposed(self, one: Sketch, other: Sketch) -> list[tuple[str, str]]:
        """Where a word of one is the opposite of a word of the other, and neither has a like there: both concepts.

        «They do not stop» is no opposite of «it goes on».
        """
        if one.doubted or other.doubted:
            one, other = (cut(s, (t for t in s.terms if t.key not in s.doubted)) for s in (one, other))
        if not self._lexis.opposed(one.concepts - other.concepts, other.concepts - one.concepts):
            return []
        return self._lexis.opposed(_alone(one, other) - other.concepts, _alone(other, one) - one.concepts)

    def ask(self, alignment: Alignment, told: Sketch, question: Sketch) -> Likeness:
        """How much of a question a statement answers."""
        return compare(told, question, alignment.weights) if _touch(told, question) else Likeness(0.0, 0.0, 0.0)


def _repeats(one: Sketch, other: Sketch) -> bool:
    """Whether a page says the same words twice without a stop between, as a headline that is printed again."""
    return {t.key for t in one.terms} == {t.key for t in other.terms}


def _alone(one: Sketch, other: Sketch) -> set[str]:
    """The concepts of the words of one that the other has nothing like."""
    index = other.index
    near = {t.key: [other.terms[i] for mark in marks_of(t) for i in index.get(mark, ())] for t in one.terms}
    return {c for t in one.terms if not any(closeness(t, u) for u in near[t.key]) for c in t.concepts}


def topic_score(found: Likeness, settings: CorroborateSettings) -> float:
    """How surely two statements are about one thing, 0 to 1, whatever they say of it."""
    if found.mass < 2 * settings.least_shared * (1 - found.dice):
        return 0.0  # names alone say what a statement is about, not what it says
    return max(found.dice, settings.part_weight * found.part)


def shares_topic(alignment: Alignment, one: str, other: str, settings: CorroborateSettings) -> bool:
    """Whether two statements are about one thing."""
    return topic_score(alignment.like(one, other), settings) >= settings.same_claim


def _touch(one: Sketch, other: Sketch) -> bool:
    """Whether two statements share a word at all: most pairs do not, and need no comparison."""
    return not one.index.keys().isdisjoint(other.index)
