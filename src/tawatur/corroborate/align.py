"""Bring together what says the same: how much two statements have in common, and the groups that follow."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from tawatur.corroborate.differences import (
    briefly_said,
    denies,
    one_judgement,
    other_act,
    other_figures,
    other_kind,
    other_reach,
    other_stage,
    other_subject,
    same_count,
    unlike_numbers,
)  # fmt: skip
from tawatur.corroborate.lexis import WEAK, Lexis
from tawatur.corroborate.likeness import Likeness, Weights, closeness, compare
from tawatur.corroborate.predicates import Predicates
from tawatur.corroborate.sketch import Sketch, cut
from tawatur.corroborate.terms import ABOUT, Term, marks_of
from tawatur.settings import CorroborateSettings

RECEIVING = "receive"  # the group of words by which he tells it to whom something is done
TINY = 1e-9  # what is no words
EARLY = 2  # words that say something, from the start of a statement: its predicate is among these, or the last


class Alignment(NamedTuple):
    """The groups of statements that say the same, and what led to them.

    `first`: of every statement, the first one of its page that says the very same; only these were compared.
    """

    sketches: dict[str, Sketch]
    groups: list[list[str]]
    likeness: dict[tuple[str, str], Likeness]
    weights: Weights
    first: dict[str, str]

    def like(self, one: str, other: str) -> Likeness:
        """The likeness of two statements; nothing for a pair without a common term."""
        one, other = self.first[one], self.first[other]
        if one == other:
            return Likeness(1.0, 1.0, self.weights.mass(self.sketches[one]))
        return self.likeness.get((min(one, other), max(one, other)), Likeness(0.0, 0.0, 0.0))

    def distinct(self, ids: Iterable[str]) -> list[Sketch]:
        """Some statements without what a page says again in the same words, in the order of their ids."""
        kept: dict[str, str] = {}
        for i in sorted(ids, key=lambda i: (self.first[i] != i, i)):
            kept.setdefault(self.first[i], i)
        return [self.sketches[i] for i in sorted(kept.values())]


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
        self._predicates = Predicates(lexis)
        self._settings = settings

    def align(self, sketches: list[Sketch]) -> Alignment:
        """The groups, in the order of their least id; the order of the sketches changes nothing."""
        ordered = sorted(sketches, key=lambda s: s.id)
        weights = Weights(ordered)
        first = _first_said(ordered)
        told = [s for s in ordered if first[s.id] == s.id]
        likeness = {
            (a.id, b.id): found
            for a, b in combinations(told, 2)
            if _touch(a, b) and (found := compare(a, b, weights)).dice > 0
        }
        again: dict[str, list[str]] = {}
        for sketch in ordered:
            again.setdefault(first[sketch.id], []).append(sketch.id)
        gathered = self._gather({s.id: s for s in told}, likeness)
        groups = sorted(sorted(i for kept in group for i in again[kept]) for group in gathered)
        return Alignment({s.id: s for s in ordered}, groups, likeness, weights, first)

    def _gather(self, by_id: dict[str, Sketch], likeness: dict[tuple[str, str], Likeness]) -> list[list[str]]:
        """Average linkage, closest pairs first."""
        topics = {(a, b): self._topic(by_id[a], by_id[b], found) for (a, b), found in likeness.items()}
        scores = _Scores(by_id, likeness, self)
        near = [pair for pair, value in topics.items() if value >= self._settings.same_claim and scores[pair] > 0]
        group_of = {i: frozenset((i,)) for i in by_id}
        for pair in sorted(near, key=lambda p: (-topics[p], p)):
            left, right = group_of[pair[0]], group_of[pair[1]]
            if left != right and self._joins(left, right, scores):
                joined = left | right
                group_of |= dict.fromkeys(joined, joined)
        return [sorted(group) for group in set(group_of.values())]

    def _joins(self, left: frozenset[str], right: frozenset[str], scores: _Scores) -> bool:
        values = [scores[min(a, b), max(a, b)] for a in left for b in right]
        average = sum(values) / len(values)
        return min(values) >= 0 and average >= self._settings.same_claim * self._settings.linkage

    def score(self, one: Sketch, other: Sketch, found: Likeness) -> float:
        """How surely two statements say the same, 0 to 1; below 0 when something forbids it."""
        if (one.utterance == other.utterance and not _repeats(one, other)) or self.barrier(one, other):
            return -1.0
        found = self._in_short(one, other, found)
        return max(_soft_score(found, self._settings), self._settings.same_claim * _one_thing(one, other))

    def _topic(self, one: Sketch, other: Sketch, found: Likeness) -> float:
        found = self._in_short(one, other, found)
        return max(topic_score(found, self._settings), self._settings.same_claim * _one_thing(one, other))

    def _in_short(self, one: Sketch, other: Sketch, found: Likeness) -> Likeness:
        """A headline says in short what its own page says at length: what it holds of that counts more."""
        if one.article.id != other.article.id or (one.role == "headline") == (other.role == "headline"):
            return found
        return found._replace(dice=max(found.dice, self._settings.headline_weight * found.part))

    def barrier(self, one: Sketch, other: Sketch) -> str:
        """Why two statements, however alike, do not say the same; "" when nothing speaks against it."""
        if denies(one, other) or self.negates(one, other) or self.negates(other, one):
            return "negation"
        if self.opposed(one, other):
            return "antonym"
        if not one.denied and not other.denied and (self._unlike_polarity(one, other)):
            return "polarity"
        if unlike_numbers(one, other):
            return "number"
        if other_figures(one, other):
            return "figure"
        if len(one.cities) == len(other.cities) == 1 and one.cities != other.cities:
            return "place"
        if other_subject(one, other) or other_kind(one, other):
            return "subject"
        if other_reach(one, other):
            return "reach"
        if other_act(one, other) or other_stage(one, other):
            return "act"
        apart = bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)
        own = one.stance or other.stance or bool(one.statement.speaker and other.statement.speaker)
        own = own or (one.of_self and other.of_self) or (one.denies and other.denies and briefly_said(one, other))
        apart = apart and own and not self._undergoes(one, other) and not self._one_text(one, other)
        return "actor" if apart else ""

    def _one_text(self, one: Sketch, other: Sketch) -> bool:
        """Whether two statements are one long text: whose act pages take it for is another matter."""
        mine, theirs = ({t.key for t in s.terms} for s in (one, other))
        both = len(mine & theirs)
        return both >= self._settings.long_text and both >= self._settings.copied_share * len(mine | theirs)

    def _undergoes(self, one: Sketch, other: Sketch) -> bool:
        """Whether one only tells what the other's actor does, and names him («received an invitation from …»)."""
        return any(
            doer.stance
            and (not told.stance or RECEIVING in told.concepts)
            and not told.of_self
            and not doer.actors.isdisjoint(told.named)
            for doer, told in ((one, other), (other, one))
        )

    def _unlike_polarity(self, one: Sketch, other: Sketch) -> bool:
        """Whether one alone negates, and of what it negates something is told by the other, or it is what it tells."""
        if one.negates == other.negates:
            return False
        no, yes = (one, other) if one.negates else (other, one)
        told = [t for t in no.terms if t.key in no.doubted - no.excepted]
        opens = any(t in told for t in (*no.terms[:EARLY], *no.terms[-1:]))
        return not told or opens or any(closeness(t, u) for t in told for u in yes.terms)

    def negates(self, one: Sketch, other: Sketch) -> bool:
        """Whether one negates a word that the other says, and negates nowhere."""
        denied = [t for t in other.terms if t.key in other.doubted]
        said = [t for t in other.terms if t.key not in other.negated]
        headlines = one.role == other.role == "headline"
        return any(
            any(self._one_word(t, u) or (headlines and _one_root(t, u)) for u in said)
            and not any(self._one_word(t, u) for u in denied)
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

        «They do not stop» is no opposite of «it goes on»; what was before or after is no part of what is told.
        """
        if not self._lexis.opposed(one.concepts, other.concepts) and not self._predicates.undoes(one, other):
            return []
        one, other = (
            cut(s, (t for t in s.terms if t.key not in s.doubted and t.kind != "setting")) for s in (one, other)
        )
        alone = self._lexis.opposed(_alone(one, other) - other.concepts, _alone(other, one) - one.concepts)
        return alone or self._predicates.opposed(one, other)

    def ask(self, alignment: Alignment, told: Sketch, question: Sketch) -> Likeness:
        """How much of a question a statement answers."""
        return compare(told, question, alignment.weights) if _touch(told, question) else Likeness(0.0, 0.0, 0.0)


def _one_thing(one: Sketch, other: Sketch) -> bool:
    return same_count(one, other) or one_judgement(one, other)


def _first_said(ordered: list[Sketch]) -> dict[str, str]:
    """{statement: the first of its page that says the very same on the same word}."""
    first: dict[tuple[object, ...], str] = {}
    for sketch in sorted(ordered, key=lambda s: (s.statement.content, s.id)):
        first.setdefault(sketch.wording, sketch.id)
    return {s.id: first[s.wording] for s in ordered}


def _one_root(one: Term, other: Term) -> bool:
    """Whether two words are of one root of strong letters: in headlines, which say one thing, that is one word."""
    return one.kin == other.kin != "" and ":" not in one.kin and WEAK not in one.kin


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
    return _score(found, settings) if found.mass >= _enough(found, settings) else 0.0


def _soft_score(found: Likeness, settings: CorroborateSettings) -> float:
    """The same within a group, where some pairs share few words: the fewer they are, the less it is."""
    return _score(found, settings) * min(1.0, found.mass / max(_enough(found, settings), TINY))


def _score(found: Likeness, settings: CorroborateSettings) -> float:
    return max(found.dice, settings.part_weight * found.part)


def _enough(found: Likeness, settings: CorroborateSettings) -> float:
    """The words that two statements must share: names alone say what a statement is about, not what it says."""
    return 2 * settings.least_shared * (1 - found.dice)


def shares_topic(alignment: Alignment, one: str, other: str, settings: CorroborateSettings) -> bool:
    """Whether two statements are about one thing."""
    return topic_score(alignment.like(one, other), settings) >= settings.same_claim


def _touch(one: Sketch, other: Sketch) -> bool:
    """Whether two statements share a word at all: most pairs do not, and need no comparison."""
    return not one.index.keys().isdisjoint(other.index)
