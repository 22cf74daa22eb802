"""Which statements that do not say the same are about one thing, so that what keeps them apart is a conflict."""

from __future__ import annotations

from itertools import pairwise

from tawatur.corroborate.align import Aligner, Alignment, topic_score
from tawatur.corroborate.differences import (
    each_names,
    names_one_place,
    other_kind,
    other_period,
    other_subject,
    unlike_numbers,
)  # fmt: skip
from tawatur.corroborate.likeness import SAME_SKELETON, Weights, closeness, compare, paired_terms
from tawatur.corroborate.sketch import TOLLS, Sketch, cut
from tawatur.corroborate.terms import Term
from tawatur.settings import CorroborateSettings

EARLY = 5  # words that say something, from the start of a statement, among which its predicate stands
KINDS = ("person:", "state:", "body:", "place:")  # what a statement may be about
LED = KINDS[:-1]  # … of what pages lead with, whose place each may call by another name
# What is said of a number as it grows, and what is counted («the toll of dead rose to 21»): no other subject.
COUNTING = frozenset(("rise", "drop", "death", "injury", "arrest", "displaced"))
COUNTS = frozenset(("count", "number", "toll"))
# What many parties do about one thing: another name in its place is another party.
REACTIONS = frozenset(
    ("condemn", "support", "praise", "critique", "reject", "welcome", "wish", "warn", "demand", "join")
)
MEASURED = 2  # words that say of what a number is, which two statements must share when one holds all of the other
SLACK = 3  # words that one of two headlines with another name may have beside it
LEAST = 3  # words or names that they must share


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
            if why in ("", "subject", "place", "actor") and self.exchanged(one, other):
                apart.setdefault("name", []).append((one, other))
            elif self._contradicts(one, other, why) and self._about_one(one, other, why, self._alignment.weights):
                apart.setdefault(why, []).append((other, one) if self._stands_second(one, other) else (one, other))
        return apart

    def exchanged(self, one: Sketch, other: Sketch) -> tuple[Term, Term] | None:
        """The name, or the noun, in the place of which another headline has another, all else being the same."""
        if not _two_headlines(one, other):
            return None
        weights = self._alignment.weights
        pairs = [(a, b) for a, b, value in paired_terms(one, other, weights) if value >= SAME_SKELETON]
        odd = [[t for t in s.terms if all(t not in pair for pair in pairs)] for s in (one, other)]
        found = _odd_names(odd) or _odd_nouns(one, other, odd)
        beside = None if found else _names_beside(one, other, odd, pairs)
        if found and not _words_of(one, found[0]).isdisjoint(_words_of(other, found[1])):
            return None  # a name and a part of it
        if beside and len(pairs) >= LEAST:
            near = compare(one, other, weights)
            return beside if near.part >= self._settings.beside_headline and not _react(one, other, beside) else None
        if not found or len(pairs) < LEAST or _react(one, other, found):
            return None
        shared = sum(weights.of(a) + weights.of(b) for a, b in pairs)
        rest = shared + sum(weights.of(t) for terms in odd for t in terms if t not in found)
        return found if shared >= self._settings.same_headline * rest else None

    def _near(self, one: str, other: str) -> bool:
        return topic_score(self._alignment.like(one, other), self._settings) > 0

    def _contradicts(self, one: Sketch, other: Sketch, why: str) -> bool:
        """Whether what keeps two statements apart is a value of one thing, said of that alone."""
        if why == "number":
            return self._measured_alike(one, other, self._alignment.weights)
        if not self._near(one.id, other.id):
            return False
        if why == "negation":
            return one.denied != other.denied or (
                _negates_first(one, other) and _negates_what_is_told(one, other) and _negates_what_is_told(other, one)
            )
        return why == "antonym" or (why == "place" and names_one_place(one) and names_one_place(other))

    def _about_one(self, one: Sketch, other: Sketch, why: str, weights: Weights) -> bool:
        """Whether two statements, less what is opposed in them, share most, and do not each name another subject."""
        asked = {concept for pair in self._aligner.opposed(one, other) for concept in pair}
        asked |= COUNTING if why == "number" else set()
        left, right = _without(one, asked, why), _without(other, asked, why)
        found = compare(left, right, weights)
        least = self._settings.denied_claim if why == "negation" else self._settings.opposed_claim
        if _two_headlines(one, other):
            near = max(found.dice, self._settings.part_weight * found.part) >= self._settings.headline_topic
            return near and not other_subject(one, other, KINDS)
        if why == "number" and any(mine.unit in TOLLS for mine, _ in unlike_numbers(one, other)):
            return True  # in one event the dead are the same dead, whatever else is said of them
        whole = why == "number" and found.part >= self._settings.whole_measure
        near = (whole or found.dice >= least) and found.mass >= self._settings.least_contested
        if why == "antonym" and (other_subject(one, other, KINDS) or each_names(left, right, weights)):
            return False
        return near and not self._about_two(left, right, weights)

    def _measured_alike(self, one: Sketch, other: Sketch, weights: Weights) -> bool:
        """Whether two numbers measure one thing: no other subject, no other period, and for all but tolls one wording.

        Reports give the same measure of one company after the other, of one year after the other.
        """
        toll = any(mine.unit in TOLLS for mine, _ in unlike_numbers(one, other))
        led = toll and _two_headlines(one, other)  # one names the district, one the road
        if other_subject(one, other, LED if led else KINDS) or other_kind(one, other) or other_period(one, other):
            return False
        if toll:
            return True
        one, other = _without(one, set(), "number"), _without(other, set(), "number")
        pairs = [(a, b) for a, b, value in paired_terms(one, other, weights) if value >= SAME_SKELETON]
        if each_names(one, other, weights):
            return False
        shared = sum(weights.of(a) + weights.of(b) for a, b in pairs)
        held = [weights.mass(one), weights.mass(other)]
        said = [a for a, _ in pairs if a.kind in ("word", "act")]
        whole = len(said) >= MEASURED and shared >= 2 * self._settings.whole_measure * min(held)
        return whole or shared >= self._settings.same_measure * sum(held)

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


def _two_headlines(one: Sketch, other: Sketch) -> bool:
    """Whether two statements are what two pages lead with: in one event these are about one thing."""
    return one.article.id != other.article.id and one.role == other.role == "headline"


def _reacts(sketch: Sketch, name: Term) -> bool:
    """Whether a name stands beside a word of reaction, so that it is he who reacts."""
    terms = sorted(sketch.terms, key=lambda t: t.span)
    place = terms.index(name)
    return any(not REACTIONS.isdisjoint(t.concepts) for t in terms[max(0, place - 1) : place + 2])


def _odd_names(odd: list[list[Term]]) -> tuple[Term, Term] | None:
    """The one name of one sort that each of two headlines has alone."""
    names = [[t for t in terms if ":" in t.key and t.kind != "nominal"] for terms in odd]
    if any(len(n) != 1 for n in names) or sum(map(len, odd)) > 2 + SLACK:
        return None
    mine, theirs = names[0][0], names[1][0]
    return (mine, theirs) if _one_sort(mine, theirs) else None


def _names_beside(
    one: Sketch, other: Sketch, odd: list[list[Term]], pairs: list[tuple[Term, Term]]
) -> tuple[Term, Term] | None:
    """The names of one sort that two headlines have behind one and the same word («the ports of …»)."""
    names = [[t for t in terms if ":" in t.key and t.kind != "nominal"] for terms in odd]
    met = [
        (mine, theirs)
        for mine in names[0]
        for theirs in names[1]
        if _one_sort(mine, theirs)
        and (before := (_before(one, mine), _before(other, theirs))) in pairs
        and before[0] is not None
        and (":" not in before[0].key or before[0] == before[1])
    ]
    return met[0] if len(met) == 1 else None


def _before(sketch: Sketch, term: Term) -> Term | None:
    """The word right before another one."""
    terms = sorted(sketch.terms, key=lambda t: t.span)
    place = terms.index(term)
    return terms[place - 1] if place else None


def _react(one: Sketch, other: Sketch, names: tuple[Term, Term]) -> bool:
    return _reacts(one, names[0]) and _reacts(other, names[1])


def _odd_nouns(one: Sketch, other: Sketch, odd: list[list[Term]]) -> tuple[Term, Term] | None:
    """The one word that each of two headlines has alone, between words that both have in that order.

    Where both count as many of a thing, it is another word for what was done («paving», «surfacing»).
    """
    if any(len(terms) != 1 or terms[0].kind != "word" for terms in odd):
        return None
    mine, theirs = odd[0][0], odd[1][0]
    counts = [{t.key for t in s.terms if t.kind in COUNTS} for s in (one, other)]
    if not counts[0].isdisjoint(counts[1]):
        return None
    if one.doubted != other.doubted or mine.key in one.verbs or theirs.key in other.verbs:
        return None
    beside = [_beside(s, t) for s, t in ((one, mine), (other, theirs))]
    return (mine, theirs) if beside[0] == beside[1] else None


def _words_of(sketch: Sketch, term: Term) -> set[str]:
    return set(sketch.article.text[term.span.start : term.span.end].split())


def _beside(sketch: Sketch, term: Term) -> list[str]:
    """The words before and after a word; "" where it begins or ends what is said."""
    terms = ["", *(t.skeleton or t.key for t in sorted(sketch.terms, key=lambda t: t.span)), ""]
    place = terms.index(term.skeleton or term.key)
    return [terms[place - 1], terms[place + 1]]


def _one_sort(one: Term, other: Term) -> bool:
    """Whether two names are of persons, of bodies, or of places or states; a border beside a state is none for it."""
    kinds = [t.key.partition(":")[0] for t in (one, other)]
    if kinds[0] == kinds[1]:
        return True
    return set(kinds) == {"place", "state"} and all(t.kin for t in (one, other))


def _negates_first(one: Sketch, other: Sketch) -> bool:
    """Whether one alone negates, and among its first words: a clause at the end is seldom what is told.

    Where both negate something, one may say in other words what the other leaves out.
    """
    early = any(t.key in s.negated for s in (one, other) for t in s.terms[:EARLY])
    return early and not (one.doubted and other.doubted)


def _negates_what_is_told(no: Sketch, yes: Sketch) -> bool:
    """Whether the other tells what a negated word is about, the one after it: «caused no deaths» denies no injuries.

    The verb alone, which both may have, does not say what it is that was not.
    """
    if _two_headlines(no, yes):  # they are of one thing, and short of words
        return True
    told = sorted(no.terms, key=lambda t: t.span)
    objects = [b for a, b in pairwise(told) if a.key in no.negated]
    return not objects or any(closeness(t, u) for t in objects for u in yes.terms)


def _one_passage(one: Sketch, other: Sketch) -> bool:
    """Whether two statements stand in the body of one page: what differs there is two things, or told in turn."""
    return one.article.id == other.article.id and one.role == other.role


def _without(sketch: Sketch, concepts: set[str], why: str) -> Sketch:
    """A statement less its words of some concepts; where numbers are unlike, less its numbers."""
    kept = (t for t in sketch.terms if why != "number" or t.kind not in COUNTS)
    return cut(sketch, (t for t in kept if t.concepts.isdisjoint(concepts)))
