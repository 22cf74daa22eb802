"""Which statements that do not say the same are about one thing, so that what keeps them apart is a conflict."""

from __future__ import annotations

from tawatur.corroborate.align import Aligner, Alignment, topic_score
from tawatur.corroborate.differences import (
    each_names,
    names_one_place,
    other_kind,
    other_period,
    other_subject,
    unlike_numbers,
)  # fmt: skip
from tawatur.corroborate.likeness import SAME_SKELETON, Weights, compare, paired_terms
from tawatur.corroborate.sketch import TOLLS, Sketch, cut
from tawatur.settings import CorroborateSettings

EARLY = 5  # words that say something, from the start of a statement, among which its predicate stands
KINDS = ("person:", "state:", "body:", "place:")  # what a statement may be about
# What is said of a number as it grows, and what is counted («the toll of dead rose to 21»): no other subject.
COUNTING = frozenset(("rise", "drop", "death", "injury", "arrest", "displaced"))
COUNTS = frozenset(("count", "number", "toll"))


class Oppositions:
    """Finds the pairs of one event whose values do not fit."""

    def __init__(self, aligner: Aligner, alignment: Alignment, settings: CorroborateSettings) -> None:
        self._aligner = aligner
        self._alignment = alignment
        self._settings = settings

    def pairs(self) -> dict[str, list[tuple[Sketch, Sketch]]]:
        """{why: pairs about one thing that this barrier keeps apart}, in the order of ids; who negates stands first."""
        apart: dict[str, list[tuple[Sketch, Sketch]]] = {}
        for a, b in sorted(self._alignment.likeness):
            one, other = self._alignment.sketches[a], self._alignment.sketches[b]
            near = self._near(a, b) or (one.quantities and other.quantities)  # unlike numbers make one thing look two
            if not near or _one_passage(one, other):
                continue
            why = self._aligner.barrier(one, other)
            if self._contradicts(one, other, why) and self._about_one(one, other, why, self._alignment.weights):
                apart.setdefault(why, []).append((other, one) if self._stands_second(one, other) else (one, other))
        return apart

    def _near(self, one: str, other: str) -> bool:
        return topic_score(self._alignment.like(one, other), self._settings) > 0

    def _contradicts(self, one: Sketch, other: Sketch, why: str) -> bool:
        """Whether what keeps two statements apart is a value of one thing, said of that alone."""
        if why == "number":
            return self._measured_alike(one, other, self._alignment.weights)
        if not self._near(one.id, other.id):
            return False
        if why == "negation":
            return one.denied != other.denied or _negates_first(one, other)
        return why == "antonym" or (why == "place" and names_one_place(one) and names_one_place(other))

    def _about_one(self, one: Sketch, other: Sketch, why: str, weights: Weights) -> bool:
        """Whether two statements, less what is opposed in them, share most, and do not each name another subject."""
        asked = {concept for pair in self._aligner.opposed(one, other) for concept in pair}
        asked |= COUNTING if why == "number" else set()
        left, right = _without(one, asked, why), _without(other, asked, why)
        found = compare(left, right, weights)
        least = self._settings.denied_claim if why == "negation" else self._settings.opposed_claim
        near = found.dice >= least and found.mass >= self._settings.least_contested
        if why == "antonym" and (other_subject(one, other, KINDS) or each_names(left, right, weights)):
            return False
        return near and not self._about_two(left, right, weights)

    def _measured_alike(self, one: Sketch, other: Sketch, weights: Weights) -> bool:
        """Whether two numbers measure one thing: no other subject, no other period, and for all but tolls one wording.

        Reports give the same measure of one company after the other, of one year after the other.
        """
        if other_subject(one, other, KINDS) or other_kind(one, other) or other_period(one, other):
            return False
        if any(mine.unit in TOLLS for mine, _ in unlike_numbers(one, other)):
            return True
        one, other = _without(one, set(), "number"), _without(other, set(), "number")
        pairs = [(a, b) for a, b, value in paired_terms(one, other, weights) if value >= SAME_SKELETON]
        if each_names(one, other, weights):
            return False
        shared = sum(weights.of(a) + weights.of(b) for a, b in pairs)
        return shared >= self._settings.same_measure * (weights.mass(one) + weights.mass(other))

    def _about_two(self, one: Sketch, other: Sketch, weights: Weights) -> bool:
        """Whether each names something weighty that the other does not: one sentence of two subjects."""
        pairs = paired_terms(one, other, weights)
        paired = [{a.key for a, _, _ in pairs}, {b.key for _, b, _ in pairs}]
        odd = [
            [t for t in sketch.terms if t.key not in keys and t.key not in sketch.cities]
            for sketch, keys in zip((one, other), paired, strict=True)
        ]
        return all(any(weights.of(t) >= self._settings.odd_word for t in terms) for terms in odd)

    def _stands_second(self, one: Sketch, other: Sketch) -> bool:
        if one.denied != other.denied:
            return other.denied
        if self._aligner.negates(one, other) != self._aligner.negates(other, one):
            return self._aligner.negates(other, one)
        return any(a > b for a, b in self._aligner.opposed(one, other)[:1])


def _negates_first(one: Sketch, other: Sketch) -> bool:
    """Whether one alone negates, and among its first words: a clause at the end is seldom what is told.

    Where both negate something, one may say in other words what the other leaves out.
    """
    early = any(t.key in s.negated for s in (one, other) for t in s.terms[:EARLY])
    return early and not (one.doubted and other.doubted)


def _one_passage(one: Sketch, other: Sketch) -> bool:
    """Whether two statements stand in the body of one page: what differs there is two things, or told in turn."""
    return one.article.id == other.article.id and one.role == other.role


def _without(sketch: Sketch, concepts: set[str], why: str) -> Sketch:
    """A statement less its words of some concepts; where numbers are unlike, less its numbers."""
    kept = (t for t in sketch.terms if why != "number" or t.kind not in COUNTS)
    return cut(sketch, (t for t in kept if t.concepts.isdisjoint(concepts)))
