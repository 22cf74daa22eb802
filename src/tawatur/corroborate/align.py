"""Bring together what says the same: how much two statements have in common, and the groups that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from math import log
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.sketch import Sketch, Term
from tawatur.model import Quantity
from tawatur.settings import CorroborateSettings

# How much a pair of terms has in common, 1 for the same word; set by reading aligned pairs by eye.
SAME_CONCEPT = 0.85
SAME_ROOT = 0.8
SAME_KINDRED = 0.6
SAME_SPELLING = 0.8
LONG = 5  # letters from which words that differ by one letter are taken for one word with a slip of spelling
SAME_STATE = 0.75
# How much a kind of term weighs beside an ordinary word: names are shared by all that is told of an event.
KIND_WEIGHT = {"word": 1.0, "act": 0.6, "report": 0.2, "number": 0.3}
NAME_WEIGHT = 0.45


class Likeness(NamedTuple):
    """What two statements share: `dice` of both, `part` of the smaller, `mass` in words that only they hold."""

    dice: float
    part: float
    mass: float


class Weights:
    """The weight of terms within an event: what few statements hold tells more."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sketch in sketches:
            total += 1
            counts.update({_class(term) for term in sketch.terms})
        self._total = total
        self._counts = counts

    def of(self, term: Term) -> float:
        """The weight of a term, above 0; that of an ordinary word which no other statement holds is 1."""
        rarity = log(2 + self._total / max(self._counts[_class(term)], 1)) / log(2 + self._total)
        return rarity * KIND_WEIGHT.get(term.kind, NAME_WEIGHT)

    def sum(self, terms: Iterable[Term]) -> float:
        """The weight of several terms."""
        return sum(self.of(term) for term in terms)


def _class(term: Term) -> str:
    """What a term counts as: its group of words, else its root, else itself."""
    return min(term.concepts, default="") or term.kin or term.key


def closeness(one: Term, other: Term) -> float:
    """How much two terms have in common, 0 to 1."""
    if one.key == other.key:
        return 1.0
    if one.concepts & other.concepts:
        return SAME_CONCEPT
    named = (one.kind in KIND_WEIGHT, other.kind in KIND_WEIGHT)
    if named == (False, False):
        return SAME_STATE if one.kin and one.kin == other.kin and "person" not in (one.kind, other.kind) else 0.0
    if named != (True, True):
        return 0.0
    if one.kin and one.kin == other.kin:
        return SAME_ROOT
    if one.concepts & other.kindred or one.kindred & other.concepts:
        return SAME_KINDRED
    return SAME_SPELLING if _misspelt(one.key, other.key) else 0.0


def _misspelt(one: str, other: str) -> bool:
    alike = min(len(one), len(other)) >= LONG and one[0] == other[0] and one.isalpha()
    return alike and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def paired_terms(one: Sketch, other: Sketch, weights: Weights) -> list[tuple[Term, Term, float]]:
    """Terms of two statements one to one, the closest and weightiest first."""
    edges = [(closeness(a, b), a, b) for a in one.terms for b in other.terms]
    edges = sorted((e for e in edges if e[0]), key=lambda e: (-e[0], -weights.of(e[1]), e[1].key, e[2].key))
    taken: set[tuple[int, str]] = set()
    pairs = []
    for value, a, b in edges:
        if (0, a.key) not in taken and (1, b.key) not in taken:
            taken |= {(0, a.key), (1, b.key)}
            pairs.append((a, b, value))
    return pairs


def compare(one: Sketch, other: Sketch, weights: Weights) -> Likeness:
    """How much of their weight two statements share."""
    pairs = paired_terms(one, other, weights)
    shared = sum(v * (weights.of(a) + weights.of(b)) / 2 for a, b, v in pairs)
    words = sum(v * min(weights.of(a), weights.of(b)) for a, b, v in pairs if a.kind in ("word", "act"))
    left, right = weights.sum(one.terms), weights.sum(other.terms)
    if not left or not right:
        return Likeness(0.0, 0.0, 0.0)
    return Likeness(2 * shared / (left + right), min(1.0, shared / min(left, right)), words)


class Alignment(NamedTuple):
    """The groups of statements that say the same, and what led to them."""

    sketches: dict[str, Sketch]
    groups: list[list[str]]
    likeness: dict[tuple[str, str], Likeness]
    weights: Weights

    def like(self, one: str, other: str) -> Likeness:
        """The likeness of two statements; nothing for a pair without a common term."""
        return self.likeness.get((min(one, other), max(one, other)), Likeness(0.0, 0.0, 0.0))


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
        scores = {
            pair: self.score(by_id[pair[0]], by_id[pair[1]], found) for pair, found in likeness.items()
        }
        group_of = {i: frozenset((i,)) for i in by_id}
        for pair in sorted((p for p in scores if scores[p] >= self._settings.same_claim), key=lambda p: (-scores[p], p)):
            left, right = group_of[pair[0]], group_of[pair[1]]
            if left != right and self._joins(left, right, scores):
                joined = left | right
                group_of |= dict.fromkeys(joined, joined)
        return sorted(sorted(group) for group in set(group_of.values()))

    def _joins(self, left: frozenset[str], right: frozenset[str], scores: dict[tuple[str, str], float]) -> bool:
        values = [scores.get((min(a, b), max(a, b)), 0.0) for a in left for b in right]
        average = sum(max(v, 0.0) for v in values) / len(values)
        return min(values) >= 0 and average >= self._settings.same_claim * self._settings.linkage

    def score(self, one: Sketch, other: Sketch, found: Likeness) -> float:
        """How surely two statements say the same, 0 to 1; below 0 when something forbids it."""
        if one.utterance == other.utterance or self.barrier(one, other):
            return -1.0
        return topic_score(found, self._settings)

    def barrier(self, one: Sketch, other: Sketch) -> str:
        """Why two statements, however alike, do not say the same; "" when nothing speaks against it."""
        if one.denied != other.denied or _negates(one, other) or _negates(other, one):
            return "negation"
        if self._opposed(one, other):
            return "antonym"
        if unlike_numbers(one, other):
            return "number"
        if len(one.cities - other.cities) == len(other.cities - one.cities) == 1:
            return "place"
        apart = bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)
        own = one.stance or other.stance or bool(one.statement.speaker and other.statement.speaker)
        return "actor" if apart and own else ""

    def _opposed(self, one: Sketch, other: Sketch) -> bool:
        """Whether one says the opposite of a word of the other, and does not say that word too."""
        mine, theirs = one.concepts, other.concepts
        return self._lexis.opposed(mine - theirs, theirs - mine)

    def ask(self, alignment: Alignment, told: Sketch, question: Sketch) -> Likeness:
        """How much of a question a statement answers."""
        return compare(told, question, alignment.weights) if _touch(told, question) else Likeness(0.0, 0.0, 0.0)

    def pairs_apart_by(self, alignment: Alignment, why: str) -> Iterator[tuple[Sketch, Sketch]]:
        """Pairs about one thing that only this barrier keeps apart, in the order of their ids."""
        for (a, b), found in sorted(alignment.likeness.items()):
            one, other = alignment.sketches[a], alignment.sketches[b]
            if topic_score(found, self._settings) < self._settings.opposed_claim or one.utterance == other.utterance:
                continue
            if self.barrier(one, other) == why:
                yield one, other


def topic_score(found: Likeness, settings: CorroborateSettings) -> float:
    """How surely two statements are about one thing, 0 to 1, whatever they say of it."""
    if found.mass < 2 * settings.least_shared * (1 - found.dice):
        return 0.0  # names alone say what a statement is about, not what it says
    return max(found.dice, settings.part_weight * found.part)


def shares_topic(alignment: Alignment, one: str, other: str, settings: CorroborateSettings) -> bool:
    """Whether two statements are about one thing."""
    return topic_score(alignment.like(one, other), settings) >= settings.same_claim


def _negates(one: Sketch, other: Sketch) -> bool:
    """Whether one negates a word that the other says without negation."""
    said = [t for t in other.terms if t.key not in other.negated]
    return any(closeness(t, u) >= SAME_ROOT for t in one.terms if t.key in one.negated for u in said)


def unlike_numbers(one: Sketch, other: Sketch) -> list[tuple[Quantity, Quantity]]:
    """Numbers of the same unit, given once by each statement, that no value fits both of."""
    found = []
    for mine in one.quantities:
        unit = (mine.unit, mine.of)
        alone = [q for q in one.quantities if (q.unit, q.of) == unit] == [mine]
        theirs = [q for q in other.quantities if (q.unit, q.of) == unit]
        if alone and len(theirs) == 1 and unit != (None, None) and not _fit(mine, theirs[0]):
            found.append((mine, theirs[0]))
    return found


def _fit(one: Quantity, other: Quantity) -> bool:
    low, high = _bounds(one)
    least, most = _bounds(other)
    return low <= most and least <= high


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value
    return (low, float("inf")) if quantity.approx == "at-least" else (low, high)


def _touch(one: Sketch, other: Sketch) -> bool:
    """Whether two statements share a word at all: most pairs do not, and need no comparison."""
    return not one.tokens.isdisjoint(other.tokens)
