"""What two statements differ in, however alike they are: whom they name, how many, when, what they deny."""

from __future__ import annotations

from tawatur.corroborate.likeness import SAME_SKELETON, Weights, paired_terms
from tawatur.corroborate.sketch import BASIS, CONTACTS, ENCOUNTERS, POINT, SHORTEST_ACCOUNT, TOLLS, Sketch
from tawatur.corroborate.terms import Term
from tawatur.model import Quantity

THOUSAND = 1000
MILLION = 1_000_000  # the figure from which pages round as they like
HUNDRED = 100  # the figure from which a headline may round
ROUNDING = 0.01  # part of a figure by which it then differs at most
TELLING_COUNT = 13  # the number from which two counts are seldom the same by chance
# To take a side on a thing is another claim than to talk about it.
PLEDGES = frozenset(("support", "commit", "reject", "wish", "demand", "offer", "invite", "threaten", "warn", "agree"))
GOING_ON = frozenset(("continue", "resume"))
_PEOPLE = (None, "people")


def denies(one: Sketch, other: Sketch) -> bool:
    """Whether one is denied as a whole while the other says it: what the other negates itself is not said."""
    if one.denied == other.denied:
        return False
    return not (other if one.denied else one).negated


def briefly_said(one: Sketch, other: Sketch) -> bool:
    """Whether one of two says so little («any violation») that only he himself can be meant."""
    return min(len(one.terms), len(other.terms)) < SHORTEST_ACCOUNT


def other_subject(one: Sketch, other: Sketch, kinds: tuple[str, ...] = ("person:", "state:")) -> bool:
    """Whether each names a person, or a state, that the other does not name or imply: one sentence of two subjects.

    Behind two prepositions they have two parts («in the north», «from the south»): neither stands for the other.
    """
    return any(
        _stand_for_each_other(left, right)
        for left, right in ((_named_only(one, other, kind), _named_only(other, one, kind)) for kind in kinds)
    )


def _stand_for_each_other(left: list[Term], right: list[Term]) -> bool:
    apart = {t.key for t in left}.isdisjoint(t.key for t in right)
    return apart and any(not a.head or not b.head or a.head == b.head for a in left for b in right)


def _named_only(one: Sketch, other: Sketch, kind: str) -> list[Term]:
    known = {k for t in other.terms for k in (t.key, t.kin)} | other.actors | other.homes
    return [t for t in one.terms if t.key.startswith(kind) and t.kind != "nominal" and t.key not in known]


def names_one_place(sketch: Sketch) -> bool:
    """Whether a statement names one place below its state, so that it is of that place alone."""
    return len({t.key for t in sketch.terms if t.key.startswith("place:")}) == 1


def other_kind(one: Sketch, other: Sketch) -> bool:
    """Whether one is of a kind that the other excepts («residents», «non-residents»), or of another rank."""
    ranked = bool(one.ranks and other.ranks) and one.ranks != other.ranks
    return one.excepted != other.excepted or ranked


def each_names(one: Sketch, other: Sketch, weights: Weights) -> bool:
    """Whether each holds something that the other lacks, and a name is among it: one sentence of two subjects."""
    pairs = [(a, b) for a, b, value in paired_terms(one, other, weights) if value >= SAME_SKELETON]
    odd = [[t for t in s.terms if all(t not in pair for pair in pairs)] for s in (one, other)]
    return all(odd) and any(":" in t.key for terms in odd for t in terms)


def other_act(one: Sketch, other: Sketch) -> bool:
    """Whether one takes a side where the other tells of talks, or judges an encounter that the other tells."""
    acts = {one.act, other.act}
    if "discuss" in acts and not PLEDGES.isdisjoint(acts):
        return True
    if any(a.act == "discuss" != b.act and b.narrated and not a.narrated for a, b in ((one, other), (other, one))):
        return True
    return "evaluate" in acts and len(acts) > 1 and not ENCOUNTERS.isdisjoint(one.concepts & other.concepts)


def other_stage(one: Sketch, other: Sketch) -> bool:
    """Whether one tells that an encounter took place, and the other what was agreed there or that contacts go on.

    What tells of no encounter at all says something else too, though it names the same persons and places.
    """
    goes_on = [s.act == "agree" or not GOING_ON.isdisjoint(s.concepts) for s in (one, other)]
    met = [s.meets for s in (one, other)]
    if any(met) and goes_on[0] != goes_on[1]:
        return True
    return met[0] != met[1] and any(s.concepts.isdisjoint(ENCOUNTERS) for s in (one, other))


def other_reach(one: Sketch, other: Sketch) -> bool:
    """Whether one only says that a thing was the first, or calls another kind of thing so («contact», «call»)."""
    return one.only_first != other.only_first or (one.only_first and not one_first(one, other))


def one_first(one: Sketch, other: Sketch) -> bool:
    """Whether what two statements call the first may be one thing: a call is a contact of its own kind."""
    return len({bool(s.firsts & CONTACTS) for s in (one, other) if s.firsts}) < 2


def other_period(one: Sketch, other: Sketch) -> bool:
    """Whether both give times, and none of one meets any of the other."""
    spans = [[(str(t.earliest), str(t.latest)) for t in s.times] for s in (one, other)]
    return all(spans) and all(a[1] < b[0] or b[1] < a[0] for a in spans[0] for b in spans[1])


def unlike_numbers(one: Sketch, other: Sketch) -> list[tuple[Quantity, Quantity]]:
    """Numbers of the same unit, given once by each statement, that no value fits both of."""
    found = []
    for mine in one.quantities:
        unit = _counted(mine)
        alone = [q for q in one.quantities if _counted(q) == unit] == [mine]
        theirs = [q for q in other.quantities if _counted(q) == unit]
        if alone and len(theirs) == 1 and unit != (None, None) and not _fit(mine, theirs[0]):
            found.append((mine, theirs[0]))
    return found


def _counted(quantity: Quantity) -> tuple[str | None, str | None]:
    """What a quantity counts; «12 injured people» are 12 injured."""
    return quantity.unit, None if quantity.of in _PEOPLE else quantity.of


def same_count(one: Sketch, other: Sketch) -> bool:
    """Whether both count as many of one thing: the same toll first, or the same high figure beside the same noun."""
    tolls = [[(q.unit, q.value) for q in s.quantities if q.unit in TOLLS][:1] for s in (one, other)]
    if any(tolls):
        return tolls[0] == tolls[1]
    figures = [set(s.figures) | {q.value[0] for q in s.quantities if q.unit in _PEOPLE} for s in (one, other)]
    nouns = [{t.skeleton or t.key for t in s.terms if t.kind in ("count", "word")} for s in (one, other)]
    return any(f >= TELLING_COUNT for f in figures[0] & figures[1]) and not nouns[0].isdisjoint(nouns[1])


def one_judgement(one: Sketch, other: Sketch) -> bool:
    """Whether one party is quoted in two places with words that open alike: each page quotes as much as it likes."""
    return one.judgement == other.judgement != "" and not one.actors.isdisjoint(other.actors)


def other_figures(one: Sketch, other: Sketch) -> bool:
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
    if low == high and least == most and (_other_separator(*sorted((low, least))) or _rounded(low, least)):
        return True
    if low == high and least == most and one.unit not in TOLLS and _about(low, least):
        return True
    return low <= most and least <= high


def _other_separator(small: float, large: float) -> bool:
    """Whether two values are one figure written with a point or a comma between its thousands («973.092»)."""
    return small != int(small) and round(small * THOUSAND, 3) in (large, large / THOUSAND)


def _rounded(one: float, other: float) -> bool:
    """Whether one of two large figures is the other one with fewer digits: «10.1 thousand million» of 10.11."""
    if min(one, other) < MILLION:
        return False
    digits = min(_digits(one), _digits(other))
    return float(f"{one:.{max(digits - 1, 0)}e}") == float(f"{other:.{max(digits - 1, 0)}e}")


def _digits(value: float) -> int:
    """How many digits a figure gives, without the zeros at its end."""
    return len(f"{value:.12g}".split("e")[0].replace(".", "").rstrip("0"))


def _about(one: float, other: float) -> bool:
    """Whether one of two figures is the other one in round numbers: «600 lamps» of 601; no toll is rounded so."""
    small, large = sorted((one, other))
    return small >= HUNDRED and large - small <= ROUNDING * large and min(_digits(one), _digits(other)) == 1


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low, high = quantity.value
    return (low, float("inf")) if quantity.approx == "at-least" else (low, high)
