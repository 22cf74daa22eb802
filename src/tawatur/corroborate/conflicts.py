"""Values of one thing that do not fit: dates, numbers, places, who it was, said and denied. Never resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple

from tawatur.codec import digest
from tawatur.corroborate.align import shares_topic
from tawatur.corroborate.compared import Compared
from tawatur.corroborate.differences import unlike_numbers
from tawatur.corroborate.opposition import Oppositions
from tawatur.corroborate.sketch import TOLLS, Sketch
from tawatur.corroborate.terms import Term
from tawatur.model import Conflict, ConflictType, Evidence, Quantity, Severity, Span, Time, Value, Verdict

# What is counted while it goes on: a later page with a higher number tells of more, not of something else.
_RISING = frozenset(("killed", "injured", "arrested", "displaced", "missing", "hostages", "people", "house"))

# What is quoted anew each day.
_MOVING = frozenset(("percent", "point", "cent", "usd", "barrel", "degree"))
# What changes while a market is open: what pages tell of it is of different hours.
_TICKING = frozenset(("cent", "point"))

Pair = tuple[Sketch, Sketch]
Use = tuple[Sketch, Quantity]  # a statement and a number that it gives


class Kind(NamedTuple):
    """What a conflict is and which rule found it."""

    type: ConflictType
    severity: Severity
    verdict: Verdict
    slot: str
    rule: str


class Side(NamedTuple):
    """One side of a conflict: what is said, by which statements, with the letters that say it."""

    value: Any
    members: list[Sketch]
    spans: list[Evidence]


def make_conflict(event: str, kind: Kind, sides: Iterable[Side], compatible: Iterable[Evidence] = ()) -> Conflict:
    """A conflict with its sides in the order of their statements; its id is a digest of what it says."""
    values = sorted((_value(side) for side in sides), key=lambda v: (v.statements, str(v.value)))
    cited = {e for value in values for e in _keys(value.evidence)}
    beside = sorted(_unique(e for e in compatible if _key(e) not in cited), key=_key)
    return Conflict(
        id=digest([event, kind.type, kind.slot, kind.rule, values]), event=event, type=kind.type,
        severity=kind.severity, verdict=kind.verdict, slot=kind.slot, values=values, compatible=beside, rule=kind.rule,
    )  # fmt: skip


def _value(side: Side) -> Value:
    return Value(
        value=side.value,
        evidence=sorted(_unique(side.spans), key=_key),
        statements=sorted({s.id for s in side.members}),
    )


def _key(evidence: Evidence) -> tuple[str, Span]:
    return evidence.article, evidence.span


def _keys(evidence: Iterable[Evidence]) -> set[tuple[str, Span]]:
    return {_key(e) for e in evidence}


def _unique(evidence: Iterable[Evidence]) -> list[Evidence]:
    return list({_key(e): e for e in evidence}.values())


def whole(sketch: Sketch) -> list[Evidence]:
    """All letters of a statement's content as evidence."""
    return [Evidence(article=sketch.statement.article, span=span) for span in sketch.statement.content]


def at(sketch: Sketch, span: Span) -> Evidence:
    """Letters of a statement's page as evidence."""
    return Evidence(article=sketch.statement.article, span=span)


class ValueConflicts:
    """Finds values that do not fit, within one event."""

    def __init__(self, compared: Compared) -> None:
        self._event, self._aligner, self._alignment, self._independence, self._settings = compared

    def find(self) -> Iterator[Conflict]:
        """The conflicts of values; what one outlet reports of two days or two places is of two things, and none."""
        return (c for c in self._found() if c.verdict == "update" or not self._of_one_outlet(c))

    def _of_one_outlet(self, conflict: Conflict) -> bool:
        """Whether several pages, all of one outlet, give all the values."""
        told = [self._alignment.sketches[i].article for value in conflict.values for i in value.statements]
        outlets = {article.outlet for article in told}
        return len({article.id for article in told}) > 1 and len(outlets) == 1 and None not in outlets

    def _found(self) -> Iterator[Conflict]:
        """The conflicts of values, group by group, then between groups."""
        for group in self._alignment.groups:
            yield from self._identities(self._alignment.distinct(group))
        for thing in self._dated():
            yield from self._dates(thing)
        oppositions = Oppositions(self._aligner, self._alignment, self._settings)
        apart = oppositions.pairs()
        yield from self._numbers(apart.get("number", []))
        yield from self._opposites(apart.get("negation", []), apart.get("antonym", []))
        yield from self._places(apart.get("place", []))
        yield from self._exchanged(oppositions, apart.get("name", []))

    # --- dates ---------------------------------------------------------------------------------------------------

    def _dated(self) -> Iterator[list[Sketch]]:
        """Statements that give a day, gathered where they are about one thing that befell the same persons."""
        left = {s.id: s for s in self._alignment.distinct(self._alignment.sketches) if self._day(s)}
        while left:
            taken, fresh = [], [left.pop(min(left))]
            while fresh:
                taken.extend(fresh)
                near = [s for s in left.values() if any(self._one_thing(s, f) for f in fresh)]
                fresh = [left.pop(s.id) for s in sorted(near, key=lambda s: s.id)]
            yield taken

    def _one_thing(self, one: Sketch, other: Sketch) -> bool:
        persons = [{r for r in s.refs if r.startswith("person:")} for s in (one, other)]
        nested = persons[0] <= persons[1] or persons[1] <= persons[0]
        near = shares_topic(self._alignment, one.id, other.id, self._settings)
        return near and nested and not self._aligner.barrier(one, other)

    def _dates(self, members: list[Sketch]) -> Iterator[Conflict]:
        """Two exact days for one thing, that no time takes in both of."""
        days: dict[tuple[str, str], list[tuple[Sketch, Time]]] = {}
        for sketch in members:
            if time := self._day(sketch):
                days.setdefault((str(time.earliest)[:10], str(time.latest)[:10]), []).append((sketch, time))
        apart = [d for d in sorted(days) if all(d == o or not _meet(d, o) for o in days)]
        near = [d for d in apart if any(0 < _gap(d, o) <= self._settings.date_gap for o in apart if o != d)]
        told = {(s.article.id, s.role) for d in near for s, _ in days[d]}
        if len(near) < 2 or len(told) < 2:
            return
        sides = [
            Side("/".join(dict.fromkeys(d)), [s for s, _ in days[d]], [at(s, t.span) for s, t in days[d]]) for d in near
        ]
        kind = Kind("date", "high", "contradiction", "when", "corroborate:dates")
        yield make_conflict(self._event, kind, sides, self._loose_times(near, members))

    def _day(self, sketch: Sketch) -> Time | None:
        """The one day of the calendar that a statement gives, exact enough to differ; None when it gives several.

        A day told from the page's own («yesterday») is as sure as the date of the page, and contradicts nothing.
        """
        exact = {
            (str(t.earliest)[:10], str(t.latest)[:10]): t
            for t in sketch.times
            if t.span in sketch.calendar_days and _length(t) <= self._settings.exact_days
        }
        return next(iter(exact.values())) if len(exact) == 1 else None

    def _loose_times(self, days: list[tuple[str, str]], members: list[Sketch]) -> Iterator[Evidence]:
        """Times that take in all the days in question, in statements that touch the claim."""
        touched = {s.id for s in members}
        for sketch in self._alignment.sketches.values():
            close = max((self._alignment.like(sketch.id, i).part for i in touched), default=0.0)
            if sketch.id in touched or close >= self._settings.same_claim:
                yield from (at(sketch, t.span) for t in sketch.times if all(_holds(t, d) for d in days))

    # --- numbers -------------------------------------------------------------------------------------------------

    def _numbers(self, apart: list[Pair]) -> Iterator[Conflict]:
        """Two numbers of the same thing: a contradiction, or an update when a later page counts more."""
        found: dict[str, list[Use]] = {}
        for one, other in apart:
            for mine, theirs in unlike_numbers(one, other):
                unit = str(mine.unit or mine.of)
                found.setdefault(unit, []).extend(((one, mine), (other, theirs)))
        for unit, every in sorted(found.items()):
            uses = self._whole_tolls(unit, every) if unit in TOLLS else every
            told: dict[frozenset[tuple[float, float]], list[Use]] = {}
            for cluster in _clusters(uses, {frozenset((a.id, b.id)) for a, b in apart}):
                told.setdefault(frozenset(q.value for _, q in cluster), []).extend(cluster)
            for cluster in told.values():
                yield from self._number(unit, cluster)

    def _whole_tolls(self, unit: str, uses: list[Use]) -> list[Use]:
        """The tolls of dated pages, if any are: of each page the highest, since others are parts or earlier."""
        highest: dict[str, float] = {}
        for sketch in self._alignment.sketches.values():
            for value in (q.value[1] for q in sketch.quantities if q.unit == unit):
                highest[sketch.article.id] = max(value, highest.get(sketch.article.id, 0))
        whole = [(s, q) for s, q in uses if q.value[1] == highest[s.article.id]]
        dated = [(s, q) for s, q in whole if s.article.published]
        return dated if len({q.value for _, q in dated}) > 1 else whole

    def _number(self, unit: str, uses: list[Use]) -> Iterator[Conflict]:
        """What one time says of a number is a contradiction; what later pages say more is an update of it."""
        by_value: dict[tuple[float, float], list[Use]] = {}
        for sketch, quantity in sorted(uses, key=lambda u: (u[0].id, u[1].span)):
            by_value.setdefault((quantity.value[0], quantity.value[1]), []).append((sketch, quantity))
        sides = [
            Side(_figure(value), [s for s, _ in held], [at(s, q.span) for s, q in held])
            for value, held in sorted(by_value.items())
        ]
        if unit not in TOLLS and (self._told_together(uses) or (unit in _MOVING and _of_other_days(sides))):
            return
        if unit in _TICKING and all(s.narrated for s, _ in uses):
            return
        steps = _steps(sides) if unit in _RISING else [sides]
        if unit in _RISING and len(steps) == 1 and self._counted_anew(unit, sides):
            steps = [[side] for side in sides]
        for step in steps:
            if len(step) > 1 and not (unit in TOLLS and self._far_apart(step)):
                kind = Kind("number", "high", "contradiction", unit, "corroborate:numbers")
                yield make_conflict(self._event, kind, step)
        if len(steps) > 1:
            kind = Kind("number", "low", "update", unit, "corroborate:numbers")
            yield make_conflict(self._event, kind, [_together(step) for step in steps])

    def _counted_anew(self, unit: str, sides: list[Side]) -> bool:
        """Whether who alone gives the lower numbers gives the highest too, and no page shows that a higher is older."""
        given = [self._givers(unit, side.value) for side in sides]
        if len(sides) < 2 or len(frozenset().union(*given[:-1])) != 1 or not frozenset.intersection(*given):
            return False
        pairs = combinations(sides, 2)
        return not any(_is_later(s, t) for low, high in pairs for s in low.members for t in high.members)

    def _givers(self, unit: str, value: Any) -> frozenset[str]:
        """The named voices that give a number of a unit in the event, on whatever page."""
        held = [
            s
            for s in self._alignment.sketches.values()
            if any(q.unit == unit and _figure((q.value[0], q.value[1])) == value for q in s.quantities)
        ]
        return self._independence.weigh(held).voices if held else frozenset()

    def _far_apart(self, step: list[Side]) -> bool:
        """Whether tolls of one time are so unlike that they are rather of two things, or one is a part of the other."""
        values = [v for side in step for v in (side.value if isinstance(side.value, list) else [side.value])]
        return bool(max(values) > self._settings.far_tolls * min(values))

    def _told_together(self, uses: list[Use]) -> bool:
        """Whether a page that gives one of the values gives another one too, be it above its text.

        Then they are of two things.
        """
        asked = {(q.value, q.unit, q.of) for _, q in uses}
        pages = {s.article.id for s, _ in uses}
        given: dict[str, set[tuple[Any, ...]]] = {}
        for sketch in self._alignment.sketches.values():
            if sketch.article.id in pages:
                told = {(q.value, q.unit, q.of) for q in sketch.quantities}
                given.setdefault(sketch.article.id, set()).update(told & asked)
        return any(len(values) > 1 for values in given.values())

    # --- said and denied -----------------------------------------------------------------------------------------

    def _opposites(self, negated: list[Pair], opposed: list[Pair]) -> Iterator[Conflict]:
        """One thing said and denied, or said with opposite words."""
        for left, right in joined(negated):
            kind = Kind("denial", "high", "contradiction", "what", "corroborate:negation")
            yield make_conflict(self._event, kind, [_told("negative", left), _told("positive", right)])
        for left, right in joined([pair for pair in opposed if not self._says_both(*pair)]):
            kind = Kind("fact", "high", "contradiction", "what", "corroborate:antonyms")
            sides = [_told("one", left), _told("opposite", right)]
            if not _of_other_days(sides):
                yield make_conflict(self._event, kind, sides)

    def _says_both(self, one: Sketch, other: Sketch) -> bool:
        """Whether a page of one claim says the opposite claim too: then it tells of two things."""
        claims = [{i for group in self._alignment.groups if s.id in group for i in group} for s in (one, other)]
        pages = [{self._alignment.sketches[i].article.id for i in claim} for claim in claims]
        return not pages[0].isdisjoint(pages[1])

    # --- places and persons --------------------------------------------------------------------------------------

    def _places(self, apart: list[Pair]) -> Iterator[Conflict]:
        """One thing put in two places, all else being equal; a page that names both puts it in one of them."""
        for one, other in apart:
            if other.cities & self._cities_of(one) or one.cities & self._cities_of(other):
                continue
            kind = Kind("place", "high", "contradiction", "where", "corroborate:places")
            sides = [Side(ref, [s], _named(s, ref)) for s, ref in _odd_places(one, other)]
            yield make_conflict(self._event, kind, sides)

    def _cities_of(self, sketch: Sketch) -> set[str]:
        """The cities that the page of a statement names in any of its statements of the event."""
        mine = (s for s in self._alignment.sketches.values() if s.article.id == sketch.article.id)
        return {city for s in mine for city in s.cities}

    def _exchanged(self, oppositions: Oppositions, apart: list[Pair]) -> Iterator[Conflict]:
        """One headline with two names: of persons or bodies it is who it was, of places where; or with two words."""
        for one, other in apart:
            if names := oppositions.exchanged(one, other):
                kind = _exchange(names[0])
                sides = [Side(t.key, [s], [at(s, t.span)]) for s, t in zip((one, other), names, strict=True)]
                yield make_conflict(self._event, kind, sides)

    def _identities(self, members: list[Sketch]) -> Iterator[Conflict]:
        """One office given to two persons in what is otherwise the same."""
        for one, other in combinations(members, 2):
            if one.statement.article == other.statement.article:
                continue
            for office, first, name in one.holders:
                for seat, second, called in other.holders:
                    if office == seat and first != second and set(name.split()).isdisjoint(called.split()):
                        kind = Kind("identity", "high", "contradiction", office, "corroborate:identities")
                        sides = [Side(p, [s], _named(s, p)) for s, p in ((one, first), (other, second))]
                        yield make_conflict(self._event, kind, sides)


def _exchange(term: Term) -> Kind:
    """What kind of conflict it is when another headline has something else in the place of a term."""
    if ":" not in term.key:
        return Kind("wording", "medium", "tension", "words", "corroborate:words")
    if term.key.startswith(("place:", "state:")):
        return Kind("place", "high", "contradiction", "where", "corroborate:names")
    return Kind("identity", "high", "contradiction", "who", "corroborate:names")


def _told(value: str, members: list[Sketch]) -> Side:
    return Side(value, members, [e for s in members for e in whole(s)])


def joined(pairs: list[tuple[Sketch, Sketch]]) -> Iterator[tuple[list[Sketch], list[Sketch]]]:
    """The pairs gathered: those with a statement, or an utterance, on one side in common are one conflict."""
    gathered: list[tuple[dict[str, Sketch], dict[str, Sketch]]] = []
    for one, other in pairs:
        mine, theirs = {one.id: one}, {other.id: other}
        for found in [g for g in gathered if _one_utterance(g[0], mine) or _one_utterance(g[1], theirs)]:
            gathered.remove(found)
            mine, theirs = mine | found[0], theirs | found[1]
        gathered.append((mine, theirs))
    return (([*left.values()], [*right.values()]) for left, right in gathered)


def _one_utterance(one: dict[str, Sketch], other: dict[str, Sketch]) -> bool:
    return not {s.utterance for s in one.values()}.isdisjoint(s.utterance for s in other.values())


def _named(sketch: Sketch, ref: str) -> list[Evidence]:
    return [at(sketch, t.span) for t in sketch.terms if t.key == ref] or whole(sketch)


def _odd_places(one: Sketch, other: Sketch) -> list[tuple[Sketch, str]]:
    return [(one, min(one.cities - other.cities)), (other, min(other.cities - one.cities))]


def _figure(value: tuple[float, float]) -> Any:
    return value[0] if value[0] == value[1] else list(value)


def _of_other_days(sides: list[Side]) -> bool:
    """Whether each side stands on pages of other days than the rest, so that what is told may have changed."""
    pairs = ((a, b) for one, other in combinations(sides, 2) for a in one.members for b in other.members)
    return all(_is_later(a, b) or _is_later(b, a) or _fetched_apart(a, b) for a, b in pairs)


def _steps(sides: list[Side]) -> list[list[Side]]:
    """Numbers that rise, cut where all pages of the higher ones are later than all pages before."""
    steps = [sides[:1]]
    for side in sides[1:]:
        before = [s for step in steps for earlier in step for s in earlier.members]
        if all(_is_later(late, early) for late in side.members for early in before):
            steps.append([side])
        else:
            steps[-1].append(side)
    return steps


def _is_later(one: Sketch, other: Sketch) -> bool:
    late, early = one.article.published, other.article.published
    return late is not None and early is not None and late.earliest > early.latest


def _fetched_apart(one: Sketch, other: Sketch) -> bool:
    """Whether two pages are of different days, where one has no date and counts as of the day that it was fetched."""
    if one.article.published and other.article.published:
        return False
    days = {(a.published.earliest if a.published else a.retrieved or "")[:10] for a in (one.article, other.article)}
    return len(days - {""}) > 1


def _together(step: list[Side]) -> Side:
    """The sides of one step as one side."""
    values = [side.value for side in step]
    return Side(
        values[0] if len(values) == 1 else values,
        [s for x in step for s in x.members],
        [e for x in step for e in x.spans],
    )


def _clusters(uses: list[Use], near: set[frozenset[str]]) -> Iterator[list[Use]]:
    """Uses of a unit that are of one thing: joined by the pairs of statements that differ in it."""
    left = {s.id: (s, q) for s, q in sorted(uses, key=lambda u: u[0].id)}
    while left:
        first = min(left)
        taken, fresh = {first}, {first}
        while fresh:
            fresh = {i for i in left if i not in taken and any(frozenset((i, j)) in near for j in fresh)}
            taken |= fresh
        yield [left.pop(i) for i in sorted(taken)]


def _number_of(day: str) -> int | None:
    """An ISO day as a number; None when it is none of our calendar."""
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def _length(time: Time) -> float:
    first, last = _number_of(str(time.earliest)), _number_of(str(time.latest))
    return float("inf") if first is None or last is None else last - first + 1


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _gap(one: tuple[str, str], other: tuple[str, str]) -> float:
    earlier, later = sorted((one, other))
    first, last = _number_of(earlier[1]), _number_of(later[0])
    return float("inf") if first is None or last is None else last - first


def _holds(time: Time, days: tuple[str, str]) -> bool:
    return str(time.earliest)[:10] <= days[0] and days[1] <= str(time.latest)[:10]
