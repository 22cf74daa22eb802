"""How much two statements have in common: terms paired one to one, each by the weight it has in the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from tawatur.corroborate.sketch import Sketch
from tawatur.corroborate.terms import Term

# How much a pair of terms has in common, 1 for the same word; set by reading aligned pairs by eye.
SAME_CONCEPT = 0.85
SAME_ROOT = 0.8
SAME_SKELETON = 0.75
SAME_KINDRED = 0.6
SAME_SPELLING = 0.8
LONG = 5  # letters from which words that differ by one letter are taken for one word with a slip of spelling
SAME_STATE = 0.75
# How much a kind of term weighs beside an ordinary word: names are shared by all that is told of an event.
KIND_WEIGHT = {"word": 1.0, "act": 0.6, "setting": 0.35, "report": 0.2, "number": 0.3, "count": 0.6, "toll": 1.2}
NAME_WEIGHT = 0.45
TELLING = frozenset(("word", "act", "setting", "count", "toll"))  # kinds of terms that say something of what they name
ENCOUNTERS = frozenset(("contact", "call", "meet", "visit", "talks", "message", "invite"))


class Likeness(NamedTuple):
    """What two statements share: `dice` of both, `part` of the smaller, `mass` in words that only they hold."""

    dice: float
    part: float
    mass: float


class Counted(NamedTuple):
    """How many statements there are, and how many of them hold each group of words."""

    total: int
    counts: dict[str, int]


def count_terms(sketches: Iterable[Sketch]) -> Counted:
    """The counts of some statements."""
    held = list(sketches)
    return Counted(len(held), Counter(kind for sketch in held for kind in {_class(term) for term in sketch.terms}))


class Weights:
    """The weight of terms within an event: what few statements hold tells more."""

    def __init__(self, sketches: Iterable[Sketch], counted: Counted | None = None) -> None:
        """`counted`: what the weights go by, where it is not the statements themselves."""
        held = list(sketches)
        self._total, self._counts = counted or count_terms(held)
        self._known: dict[tuple[str, str], float] = {}
        self._masses = {sketch.id: (sketch.terms, self.sum(sketch.terms)) for sketch in held}

    def of(self, term: Term) -> float:
        """The weight of a term, above 0; that of an ordinary word which no other statement holds is 1."""
        known = self._known.get((term.key, term.kind))
        if known is None:
            rarity = log(2 + self._total / max(self._counts.get(_class(term), 0), 1)) / log(2 + self._total)
            known = self._known[term.key, term.kind] = rarity * KIND_WEIGHT.get(term.kind, NAME_WEIGHT)
        return known

    def mass(self, sketch: Sketch) -> float:
        """The weight of a statement, or of what it was cut down to."""
        terms, mass = self._masses.get(sketch.id, ((), 0.0))
        return mass if terms is sketch.terms else self.sum(sketch.terms)

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
        return SAME_KINDRED if one.concepts & other.kindred or one.kindred & other.concepts else 0.0
    if one.kin and one.kin == other.kin:
        return SAME_ROOT
    if one.skeleton and one.skeleton == other.skeleton:
        return SAME_SKELETON
    if one.concepts & other.kindred or one.kindred & other.concepts:
        return SAME_KINDRED
    return SAME_SPELLING if _misspelt(one.key, other.key) else 0.0


def _misspelt(one: str, other: str) -> bool:
    alike = min(len(one), len(other)) >= LONG and one[0] == other[0] and one.isalpha()
    return alike and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1


def paired_terms(one: Sketch, other: Sketch, weights: Weights) -> list[tuple[Term, Term, float]]:
    """Terms of two statements one to one, the closest and weightiest first."""
    small, large = (one.index, other.index) if len(one.index) <= len(other.index) else (other.index, one.index)
    shared = [mark for mark in small if mark in large]
    places = {(i, j) for mark in shared for i in one.index[mark] for j in other.index[mark]}
    pairs_of = ((one.terms[i], other.terms[j]) for i, j in places)
    edges = [(value, a, b) for a, b in pairs_of if (value := closeness(a, b))]
    edges.sort(key=lambda e: (-e[0], -weights.of(e[1]), e[1].key, e[2].key))
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
    words = sum(v * min(weights.of(a), weights.of(b)) for a, b, v in pairs if {a.kind, b.kind} <= TELLING)
    left, right = weights.mass(one), weights.mass(other)
    if not left or not right:
        return Likeness(0.0, 0.0, 0.0)
    dice = 2 * shared / (left + right)
    told = [a.concepts & b.concepts for a, b, _ in pairs if "setting" not in (a.kind, b.kind)]
    bare = _one_encounter(one, other, {concept for concepts in told for concept in concepts})
    return Likeness(dice, min(1.0, shared / min(left, right)), max(words, dice) if bare else words)


def _one_encounter(one: Sketch, other: Sketch, shared: set[str]) -> bool:
    """Whether two statements tell an encounter of the same two parties: then the names are what is told.

    What was said there is another matter, and told by its own words.
    """
    sides = [{t.kin or t.key for t in s.terms if ":" in t.key} for s in (one, other)]
    named = all(any(":" in t.key and t.kind != "nominal" for t in s.terms) for s in (one, other))
    return (
        named
        and len(sides[0] & sides[1]) > 1
        and not shared.isdisjoint(ENCOUNTERS)
        and "discuss" not in (one.act, other.act)
    )
