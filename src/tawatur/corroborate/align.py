"""Bring together what says the same: how much two statements have in common, and the groups that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from math import log
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.sketch import ABOUT, BASIS, POINT, SHORTEST_ACCOUNT, TOLLS, Sketch, Term, cut, marks_of
from tawatur.model import Quantity
from tawatur.settings import CorroborateSettings

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
# To take a side on a thing is another claim than to talk about it.
_PLEDGES = frozenset(("support", "commit", "reject", "wish", "demand", "offer", "invite", "threaten", "warn", "agree"))
# Barriers that are a conflict of values by themselves.
_VALUES = frozenset(("negation", "antonym", "number", "place"))
EARLY = 5  # words that say something, from the start of a statement, among which its predicate stands
_KINDS = ("person:", "state:", "body:", "place:")  # what a statement may be about
_COUNTS = frozenset(("count", "number", "toll"))
_TELLING = frozenset(("word", "act", "setting", "count", "toll"))  # kinds of terms that say something of what they name
ENCOUNTERS = frozenset(("contact", "call", "meet", "visit", "talks", "message", "invite"))
# What is said of a number as it grows, and what is counted («the toll of dead rose to 21»): no other subject.
_COUNTING = frozenset(("rise", "drop", "death", "injury", "arrest", "displaced"))


class Likeness(NamedTuple):
    """What two statements share: `dice` of both, `part` of the smaller, `mass` in words that only they hold."""

    dice: float
    part: float
    mass: float


class Weights:
    """The weight of terms within an event: what few statements hold tells more."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        held = list(sketches)
        self._total = len(held)
        self._counts = Counter(kind for sketch in held for kind in {_class(term) for term in sketch.terms})
        self._known: dict[tuple[str, str], float] = {}
        self._masses = {sketch.id: (sketch.terms, self.sum(sketch.terms)) for sketch in held}

    def of(self, term: Term) -> float:
        """The weight of a term, above 0; that of an ordinary word which no other statement holds is 1."""
        known = self._known.get((term.key, term.kind))
        if known is None:
            rarity = log(2 + self._total / max(self._counts[_class(term)], 1)) / log(2 + self._total)
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
        return 0.0
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
    words = sum(v * min(weights.of(a), weights.of(b)) for a, b, v in pairs if a.kind in _TELLING)
    left, right = weights.mass(one), weights.mass(other)
    if not left or not right:
        return Likeness(0.0, 0.0, 0.0)
    dice = 2 * shared / (left + right)
    bare = _one_encounter(one, other, {c for a, b, _ in pairs for c in a.concepts & b.concepts})
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
        if one.utterance == other.utterance or self.barrier(one, other):
            return -1.0
        return topic_score(found, self._settings)

    def barrier(self, one: Sketch, other: Sketch) -> str:
        """Why two statements, however alike, do not say the same; "" when nothing speaks against it."""
        if _denies(one, other) or self._negates(one, other) or self._negates(other, one):
            return "negation"
        if self._opposed(one, other):
            return "antonym"
        if not one.denied and not other.denied and bool(one.negated) != bool(other.negated):
            return "polarity"
        if unlike_numbers(one, other):
            return "number"
        if _other_figures(one, other):
            return "figure"
        if len(one.cities) == len(other.cities) == 1 and one.cities != other.cities:
            return "place"
        if _other_subject(one, other) or _other_kind(one, other):
            return "subject"
        apart = bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)
        if "discuss" in (one.act, other.act) and not _PLEDGES.isdisjoint((one.act, other.act)):
            return "act"
        if any(a.act == "discuss" != b.act and b.narrated and not a.narrated for a, b in ((one, other), (other, one))):
            return "act"
        own = one.stance or other.stance or bool(one.statement.speaker and other.statement.speaker)
        own = own or (one.of_self and other.of_self) or (one.denies and other.denies and _briefly(one, other))
        return "actor" if apart and own else ""

    def _negates(self, one: Sketch, other: Sketch) -> bool:
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

    def _opposed(self, one: Sketch, other: Sketch) -> list[tuple[str, str]]:
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

    def pairs_apart(self, alignment: Alignment) -> dict[str, list[tuple[Sketch, Sketch]]]:
        """{why: pairs about one thing that this barrier keeps apart}, in the order of ids; who negates stands first."""
        apart: dict[str, list[tuple[Sketch, Sketch]]] = {}
        for (a, b), found in sorted(alignment.likeness.items()):
            one, other = alignment.sketches[a], alignment.sketches[b]
            counted = bool(one.quantities and other.quantities)  # unlike numbers make what is one thing look like two
            if _one_passage(one, other) or not (counted or topic_score(found, self._settings)):
                continue
            why = self.barrier(one, other)
            if why == "negation" and one.denied == other.denied and one.doubted and other.doubted:
                continue  # each negates something: what one leaves out the other may say in other words
            if why == "negation" and not one.denied and not other.denied and not self._negates_first(one, other):
                continue
            if why == "number":
                alike = self._measured_alike(one, other, alignment.weights)
            else:
                alike = topic_score(found, self._settings) > 0
            if why in _VALUES and alike and self._about_one(one, other, why, alignment.weights):
                pair = (other, one) if self._stands_second(one, other) else (one, other)
                apart.setdefault(why, []).append(pair)
        return apart

    def _negates_first(self, one: Sketch, other: Sketch) -> bool:
        """Whether what is negated stands among the first words: a clause at the end is seldom what is told."""
        early = {t.key for s in (one, other) for t in s.terms[:EARLY] if t.key in s.negated}
        return bool(early)

    def _about_one(self, one: Sketch, other: Sketch, why: str, weights: Weights) -> bool:
        """Whether two statements, less what is opposed in them, share most, and do not each name another subject."""
        asked = {concept for pair in self._opposed(one, other) for concept in pair}
        asked |= _COUNTING if why == "number" else set()
        left, right = _without(one, asked, why), _without(other, asked, why)
        found = compare(left, right, weights)
        near = found.dice >= self._settings.opposed_claim and found.mass >= self._settings.least_contested
        if why == "antonym" and (_other_subject(one, other, _KINDS) or _each_names(left, right, weights)):
            return False
        return near and not self._about_two(left, right, weights)

    def _measured_alike(self, one: Sketch, other: Sketch, weights: Weights) -> bool:
        """Whether two numbers measure one thing: no other subject, no other period, and for all but tolls one wording.

        Reports give the same measure of one company after the other, of one year after the other.
        """
        if _other_subject(one, other, _KINDS) or _other_kind(one, other) or _other_period(one, other):
            return False
        if any(mine.unit in TOLLS for mine, _ in unlike_numbers(one, other)):
            return True
        one, other = _without(one, set(), "number"), _without(other, set(), "number")
        pairs = [(a, b) for a, b, value in paired_terms(one, other, weights) if value >= SAME_SKELETON]
        if _each_names(one, other, weights):
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
        if self._negates(one, other) != self._negates(other, one):
            return self._negates(other, one)
        return any(a > b for a, b in self._opposed(one, other)[:1])


def _briefly(one: Sketch, other: Sketch) -> bool:
    """Whether one of two says so little («any violation») that only he himself can be meant."""
    return min(len(one.terms), len(other.terms)) < SHORTEST_ACCOUNT


def _denies(one: Sketch, other: Sketch) -> bool:
    """Whether one is denied as a whole while the other says it: what the other negates itself is not said."""
    if one.denied == other.denied:
        return False
    return not (other if one.denied else one).negated


def _one_passage(one: Sketch, other: Sketch) -> bool:
    """Whether two statements stand in the body of one page: what differs there is two things, or told in turn."""
    return one.article.id == other.article.id and one.role == other.role


def _alone(one: Sketch, other: Sketch) -> set[str]:
    """The concepts of the words of one that the other has nothing like."""
    index = other.index
    near = {t.key: [other.terms[i] for mark in marks_of(t) for i in index.get(mark, ())] for t in one.terms}
    return {c for t in one.terms if not any(closeness(t, u) for u in near[t.key]) for c in t.concepts}


def _without(sketch: Sketch, concepts: set[str], why: str) -> Sketch:
    """A statement less its words of some concepts; where numbers are unlike, less its numbers."""
    kept = (t for t in sketch.terms if why != "number" or t.kind not in _COUNTS)
    return cut(sketch, (t for t in kept if t.concepts.isdisjoint(concepts)))


def topic_score(found: Likeness, settings: CorroborateSettings) -> float:
    """How surely two statements are about one thing, 0 to 1, whatever they say of it."""
    if found.mass < 2 * settings.least_shared * (1 - found.dice):
        return 0.0  # names alone say what a statement is about, not what it says
    return max(found.dice, settings.part_weight * found.part)


def shares_topic(alignment: Alignment, one: str, other: str, settings: CorroborateSettings) -> bool:
    """Whether two statements are about one thing."""
    return topic_score(alignment.like(one, other), settings) >= settings.same_claim


def _other_subject(one: Sketch, other: Sketch, kinds: tuple[str, ...] = ("person:", "state:")) -> bool:
    """Whether each names a person, or a state, that the other does not name or imply: one sentence of two subjects."""
    return any(
        left and right and not (left & right)
        for left, right in ((_named_only(one, other, kind), _named_only(other, one, kind)) for kind in kinds)
    )


def _named_only(one: Sketch, other: Sketch, kind: str) -> set[str]:
    known = {k for t in other.terms for k in (t.key, t.kin)} | other.actors
    return {t.key for t in one.terms if t.key.startswith(kind) and t.kind != "nominal"} - known


def _each_names(one: Sketch, other: Sketch, weights: Weights) -> bool:
    """Whether each holds something that the other lacks, and a name is among it: one sentence of two subjects."""
    pairs = [(a, b) for a, b, value in paired_terms(one, other, weights) if value >= SAME_SKELETON]
    odd = [[t for t in s.terms if all(t not in pair for pair in pairs)] for s in (one, other)]
    return all(odd) and any(":" in t.key for terms in odd for t in terms)


def _other_kind(one: Sketch, other: Sketch) -> bool:
    """Whether one is of a kind that the other excepts («residents», «non-residents»), or of another rank."""
    ranked = bool(one.ranks and other.ranks) and one.ranks != other.ranks
    return one.excepted != other.excepted or ranked


def _other_period(one: Sketch, other: Sketch) -> bool:
    """Whether both give times, and none of one meets any of the other."""
    spans = [[(str(t.earliest), str(t.latest)) for t in s.times] for s in (one, other)]
    return all(spans) and all(a[1] < b[0] or b[1] < a[0] for a in spans[0] for b in spans[1])


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


def _other_figures(one: Sketch, other: Sketch) -> bool:
    """Whether two tolls are unlike, or one gives a bare figure («rose to 17») and nothing in the other is as many."""
    tolls = [{t.key for t in s.terms if t.kind == "toll"} for s in (one, other)]
    if all(tolls):
        return tolls[0].isdisjoint(tolls[1])
    if not one.figures and not other.figures:
        return False
    mine, theirs = ([*((f, f) for f in s.figures), *(_bounds(q) for q in s.quantities)] for s in (one, other))
    return bool(mine and theirs) and not any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs)


def _fit(one: Quantity, other: Quantity) -> bool:
    low, high = _bounds(one)
    least, most = _bounds(other)
    if one.unit == other.unit == POINT and (low * BASIS == least or least * BASIS == low):
        return True
    return low <= most and least <= high


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value
    return (low, float("inf")) if quantity.approx == "at-least" else (low, high)


def _touch(one: Sketch, other: Sketch) -> bool:
    """Whether two statements share a word at all: most pairs do not, and need no comparison."""
    return not one.index.keys().isdisjoint(other.index)
