"""Trace a sentence: which claims say it, more or less, deny or contradict it, and by which chains they reach us.

The sentence is compared with statements as these are with one another (`align`, `likeness`). Those that share its
rarest words are compared alone, so that it does not matter how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import NamedTuple

from tawatur.codec import publication_key
from tawatur.corroborate.align import Aligner
from tawatur.corroborate.likeness import Counted, Weights, compare
from tawatur.corroborate.sketch import Sketch
from tawatur.corroborate.terms import ABOUT, Term
from tawatur.model import Article, Claim, Evidence, Reading, Span, Statement
from tawatur.settings import CorroborateSettings
from tawatur.traced import Asked, Attributed, Carried, Match, Searched, Traced, TraceRelation, asked_of

_NEAR = 200  # statements that are compared with one of the sentence, those that share its rarest words
_SHOWN = 10  # claims that are shown
_DENIED = frozenset(("negation", "antonym", "polarity"))  # barriers by which one says that the other is not so
_OTHER_THING = frozenset(("subject", "act"))  # barriers by which the two are of different things
_OTHER_WORD = "actor"  # the barrier that only says that the words are put on another's account
_NOBODY = frozenset(("place", "event", "document", "platform", "facility"))  # kinds of names that say nothing
_VOICE = 0.1  # what it adds to the rank of a claim that it is on the word of whom the sentence names


class Found(NamedTuple):
    """A statement that a statement of the sentence is like: how much, and what it says beside it."""

    sketch: Sketch
    score: float
    relation: TraceRelation


class Index:
    """Statements by what could make a term like another one, for the terms that tell something."""

    def __init__(self, sketches: Iterable[Sketch], counted: Counted | None = None) -> None:
        self.sketches = sorted(sketches, key=lambda s: s.id)
        self.weights = Weights(self.sketches, counted)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, sketch in enumerate(self.sketches):
            for mark in {mark for term in sketch.terms for mark in _marks(term)}:
                self._places[mark].append(place)

    def near(self, asked: Sketch) -> list[Sketch]:
        """The statements that share most with one, each term by its weight, at most so many."""
        shared: dict[int, float] = defaultdict(float)
        for term in asked.terms:
            weight = self.weights.of(term)
            for place in {place for mark in _marks(term) for place in self._places.get(mark, ())}:
                shared[place] += weight
        best = nsmallest(_NEAR, shared, key=lambda place: (-shared[place], place))
        return [self.sketches[place] for place in best]


def _marks(term: Term) -> set[str]:
    return {term.key, term.kin, *term.concepts, ABOUT + term.skeleton} - {"", ABOUT}


class Tracer:
    """Finds the claims that a sentence touches among some, with the pages that carry them."""

    def __init__(
        self,
        aligner: Aligner,
        settings: CorroborateSettings,
        sketches: Iterable[Sketch],
        claims: Iterable[Claim],
        named: Mapping[str, frozenset[str]],
        counted: Counted | None = None,
    ) -> None:
        """`sketches`: the statements of the claims, and those that no event gathers; `named`: see `name_sources`;
        `counted`: how many statements hold which words, where only the likest of very many are given."""
        self._aligner = aligner
        self._settings = settings
        self._named = dict(named)
        self._index = Index((s for s in sketches if not s.asks), counted)
        self._by_id = {s.id: s for s in self._index.sketches}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: (-len(c.statements), c.id)):
            for statement in claim.statements:
                self._claims[statement].append(claim)

    def trace(self, reading: Reading, asked: list[Sketch], searched: Searched) -> Traced:
        """The claims that the statements of a text touch, the likest first: as it is read, and as it is compared."""
        named = name_sources([reading])
        matches = [
            match
            for at, sketch in enumerate(asked)
            for found in self._matches(sketch)
            for match in [self._match(at, sketch, named.get(sketch.id, frozenset()), found)]
        ]
        ordered = sorted(matches, key=lambda m: (-m.score - _VOICE * (m.attributed == "same"), m.asked, m.claim or ""))
        statements: list[Asked] = [asked_of(s.statement) for s in asked]
        return Traced(text=reading.article.text, asked=statements, matches=ordered[:_SHOWN], searched=searched)

    def _matches(self, asked: Sketch) -> list[Found]:
        """Of every claim that a statement touches, its likest statement."""
        best: dict[str, Found] = {}
        for found in (self._find(asked, sketch) for sketch in self._index.near(asked)):
            if found is not None:
                claims = self._claims.get(found.sketch.id)
                key = claims[0].id if claims else found.sketch.id
                if key not in best or (found.score, best[key].sketch.id) > (best[key].score, found.sketch.id):
                    best[key] = found
        return [best[key] for key in sorted(best)]

    def _find(self, asked: Sketch, sketch: Sketch) -> Found | None:
        """A statement beside one of the sentence; null when they have too little in common, or are of other things.

        What counts is how much of the sentence is found, however much more the page says.
        """
        weights, settings = self._index.weights, self._settings
        likeness = compare(asked, sketch, weights)
        mine, theirs = weights.sum(asked.terms), weights.mass(sketch)
        shared = likeness.dice * (mine + theirs) / 2
        found, held = (min(1.0, shared / mass) if mass else 0.0 for mass in (mine, theirs))
        score = max(likeness.dice, settings.part_weight * found)
        if likeness.mass < settings.traced_words or found < settings.traced_part or score < settings.traced:
            return None
        barrier = self._aligner.barrier(asked, sketch)
        if barrier in _OTHER_THING:
            return None
        if barrier in _DENIED:
            return Found(sketch, score, "denied")
        if barrier not in ("", _OTHER_WORD) or _on_other_days(asked, sketch):
            return Found(sketch, score, "contradicted")
        if found >= settings.held > held:
            return Found(sketch, score, "stronger")
        less = held >= settings.held > found and likeness.dice < settings.sure_claim
        return Found(sketch, score, "weaker" if less else "same")

    def _match(self, at: int, asked: Sketch, named: frozenset[str], found: Found) -> Match:
        claim = next(iter(self._claims.get(found.sketch.id, ())), None)
        members = [self._by_id[i] for i in claim.statements if i in self._by_id] if claim else [found.sketch]
        linked = [self._by_id[x.statement] for x in claim.linked if x.relation == "denies"
                  and x.statement in self._by_id] if claim else []  # fmt: skip
        denying = linked if found.relation != "denied" else members
        return Match(
            asked=at,
            claim=claim.id if claim else None,
            event=claim.event if claim else None,
            relation=found.relation,
            score=round(found.score, 3),
            attributed=self._attributed(asked, named, members),
            standing=claim.standing if claim else None,
            origins=claim.origins if claim else [[o] for o in [found.sketch.statement.origin] if o],
            articles=sorted({s.article.id for s in members}),
            carried=_earliest(members),
            denied_by=_earliest(denying),
        )

    def _attributed(self, asked: Sketch, named: frozenset[str], members: list[Sketch]) -> Attributed:
        """Whether any member is on the word of whom the sentence names, or all are on that of others.

        They are others only where both are named, and both are persons, or neither is: who speaks for whom is open.
        """
        if any(not asked.actors.isdisjoint(s.actors) or _called_alike(asked, s) for s in members):
            return "same"
        theirs = [self._named.get(s.id, frozenset()) for s in members]
        apart = all(their and _persons(their) == _persons(named) and named.isdisjoint(their) for their in theirs)
        return "other" if named and apart else "unknown"


def _on_other_days(one: Sketch, other: Sketch) -> bool:
    """Whether each gives one time, and no day of the one is a day of the other."""
    if not len(one.times) == len(other.times) == 1:
        return False
    mine, theirs = one.times[0], other.times[0]
    return str(mine.latest)[:10] < str(theirs.earliest)[:10] or str(theirs.latest)[:10] < str(mine.earliest)[:10]


def name_sources(readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """{statement: the refs that its source names by a name}: a title alone leaves open who it is."""
    found: dict[str, frozenset[str]] = {}
    for reading in readings:
        for statement in (s for s in reading.statements if s.source):
            inside = (m for m in reading.mentions if statement.source and _within(m.span, statement.source))
            named = frozenset(m.ref for m in inside if m.ref and m.form == "name" and m.kind not in _NOBODY)
            found[statement.id] = named
    return found


def _within(span: Span, source: Span) -> bool:
    return source.start <= span.start and span.end <= source.end


def _called_alike(one: Sketch, other: Sketch) -> bool:
    """Whether one source is called by the last word of the other, as a person is again, or by its first words."""
    words = [s.article.text[slice(*s.statement.source)].split() for s in (one, other) if s.statement.source]
    if len(words) < 2:
        return False
    short, long = sorted(words, key=len)
    return short == long[: len(short)] or short == long[-1:]


def _persons(refs: Iterable[str]) -> bool:
    return any(ref.startswith("person:") for ref in refs)


def _earliest(members: Iterable[Sketch]) -> list[Carried]:
    """The earliest page of every way by which something reaches us, earliest first."""
    ways: dict[tuple[str | None, ...], Carried] = {}
    for sketch in sorted(members, key=lambda s: (publication_key(s.article), s.statement.content, s.id)):
        ways.setdefault(_way(sketch.statement, sketch.article), _carried(sketch))
    return list(ways.values())


def _way(statement: Statement, article: Article) -> tuple[str | None, ...]:
    return (statement.origin, *(hop.authority for hop in statement.chain), None if statement.chain else article.outlet)


def _carried(sketch: Sketch) -> Carried:
    statement, article = sketch.statement, sketch.article
    return Carried(
        statement=statement.id,
        evidence=[Evidence(article=article.id, span=span) for span in statement.content],
        origin=statement.origin,
        chain=statement.chain,
        outlet=article.outlet,
        published=article.published,
    )
