"""Groups of statements become claims: how each stands, its gist, what touches it without saying it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.codec import claim_id, publication_key
from tawatur.corroborate.align import shares_topic
from tawatur.corroborate.compared import Compared
from tawatur.corroborate.differences import one_first
from tawatur.corroborate.sketch import Sketch
from tawatur.decisions import Ruling, regroup, rule_of
from tawatur.model import Claim, Conflict, Linked, LinkRelation, MemberRelation

_LATER = ("summary", "headline", "caption", "subhead")  # roles whose words stand for a claim only when no others do
_PAIRED = (("\u00ab", "\u00bb"), ("\u201c", "\u201d"), ("(", ")"))  # marks that open and close
_DISTORTING = ("corroborate:summaries",)


class ClaimMaker:
    """Makes the claims of one event."""

    def __init__(self, compared: Compared, rulings: Sequence[Ruling] = ()) -> None:
        self._event, self._aligner, self._alignment, self._independence, self._settings = compared
        self._rulings = rulings

    def make(self, conflicts: list[Conflict], questions: list[Sketch], parties: frozenset[str]) -> list[Claim]:
        """One claim for each group, and one for each part of it that says more («on the 3rd», «for the first time»)."""
        distorting = set(self._distorting(conflicts))
        groups = [g for group in self._alignment.groups for g in self._parts(group, distorting)]
        decided = regroup(self._one_first(groups), self._rulings, lambda held: held.statements)
        rules = {claim_id(each.members): rule_of(each.decisions) for each in decided if each.decisions}
        groups = [each.members for each in decided]
        for conflict in conflicts:
            if conflict.type == "date":
                groups.extend(v.statements for v in conflict.values)
        claims = {c.id: c for g in groups for c in [self._claim(g, distorting, questions, parties)]}
        claims |= {i: msgspec.structs.replace(claims[i], rule=rule) for i, rule in rules.items()}
        return [_contested(claims[i], conflicts) for i in sorted(claims)]

    def _distorting(self, conflicts: list[Conflict]) -> Iterator[str]:
        """The statements of summaries that do not say what the body says."""
        for conflict in conflicts:
            if conflict.rule in _DISTORTING:
                ids = [i for value in conflict.values for i in value.statements]
                yield from (i for i in ids if self._alignment.sketches[i].role == "summary")

    def _parts(self, group: list[str], distorting: set[str]) -> Iterator[list[str]]:
        told = [i for i in group if i not in distorting]
        first = [i for i in told if any(s.kind == "first" for s in self._alignment.sketches[i].scopes)]
        # «This call is the first» says how many there were, and not that it took place.
        only = {i for i in first if self._alignment.sketches[i].ranks} if len(first) < len(told) else set()
        rest = [i for i in told if i not in only]
        yield from ([rest] if rest else [])
        yield from ([i] for i in group if i in distorting)
        if first and len(first) < len(told):
            yield first

    def _one_first(self, groups: list[list[str]]) -> Iterator[list[str]]:
        """The groups, those together that only say of one thing that it was the first."""
        firsts: list[list[str]] = []
        for group in groups:
            if not all(self._names_first(i) for i in group):
                yield group
                continue
            near = [f for f in firsts if any(self._calls_one_first(a, b) for a in f for b in group)]
            firsts = [f for f in firsts if f not in near] + [sorted({*group, *(i for f in near for i in f)})]
        yield from firsts

    def _names_first(self, statement: str) -> bool:
        """Whether a statement names what it calls the first: «for the first time» does not."""
        return any(s.kind == "first" and s.head for s in self._alignment.sketches[statement].scopes)

    def _calls_one_first(self, one: str, other: str) -> bool:
        mine, theirs = self._alignment.sketches[one], self._alignment.sketches[other]
        return shares_topic(self._alignment, one, other, self._settings) and one_first(mine, theirs)

    def _claim(self, group: list[str], distorting: set[str], questions: list[Sketch], parties: frozenset[str]) -> Claim:
        members = [self._alignment.sketches[i] for i in sorted(group)]
        told = self._alignment.distinct(group)
        support = self._independence.weigh(told)
        gist = self._gist(told)
        articles = {s.article.id: s.article for s in members}
        counted = [s for s in members if s.role != "summary"] or members
        first = min(counted, key=lambda s: (publication_key(s.article), s.statement.content, s.id))
        return Claim(
            id=claim_id(s.id for s in members),
            event=self._event,
            gist=gist.id,
            statements=[s.id for s in members],
            relations=self._relations(gist, members),
            linked=self._linked(gist, members, distorting, questions),
            origins=support.origins,
            chains=support.chains,
            narrations=support.narrations,
            standing=support.standing,
            parties_only=bool(support.voices) and support.voices <= parties,
            articles=sorted(articles),
            outlets=sorted({a.outlet for a in articles.values() if a.outlet}),
            first=first.id,
            rule="corroborate:alignment",
        )

    def _gist(self, members: list[Sketch]) -> Sketch:
        """The statement nearest to all others, of those that are whole, from the body, with a source if there are such;
        of equal ones the least by id."""

        def rank(sketch: Sketch) -> tuple[bool, bool, bool, float, str]:
            near = sum(self._alignment.like(sketch.id, other.id).dice for other in members if other is not sketch)
            return (sketch.role in _LATER, _broken(sketch), sketch.narrated, -round(near, 6), sketch.id)

        return min(members, key=rank)

    def _relations(self, gist: Sketch, members: list[Sketch]) -> dict[str, MemberRelation]:
        return {s.id: self._relation(gist, s) for s in members if s is not gist}

    def _relation(self, gist: Sketch, other: Sketch) -> MemberRelation:
        """Stronger when it holds all of the gist and more, weaker when it is held in it, else a variant."""
        weights = self._alignment.weights
        found = self._alignment.like(gist.id, other.id)
        if found.part < self._settings.held or found.dice >= self._settings.held:
            return "variant"
        return "stronger" if weights.sum(other.terms) > weights.sum(gist.terms) else "weaker"

    def _linked(
        self, gist: Sketch, members: list[Sketch], distorting: set[str], questions: list[Sketch]
    ) -> list[Linked]:
        """What touches the claim without saying it; of a distorting summary, the claim it distorts."""
        inside = {s.id for s in members}
        links: dict[str, LinkRelation] = {}
        for other in sorted(self._alignment.sketches.values(), key=lambda s: s.id):
            if other.id not in inside and (relation := self._link(gist, other, distorting)):
                links[other.id] = relation
        for question in questions:
            found = self._aligner.ask(self._alignment, gist, question)
            if found.part >= self._settings.held and found.mass >= self._settings.least_shared:
                links[question.id] = "asks"
        return [Linked(statement=i, relation=links[i]) for i in sorted(links)]

    def _link(self, gist: Sketch, other: Sketch, distorting: set[str]) -> LinkRelation | None:
        if not shares_topic(self._alignment, gist.id, other.id, self._settings):
            return None
        barrier = self._aligner.barrier(gist, other)
        if other.id in distorting:
            return "distorts"
        if barrier:
            return "denies" if barrier == "negation" else None
        if self._alignment.like(gist.id, other.id).part < self._settings.held or gist.utterance == other.utterance:
            return None
        weights = self._alignment.weights
        return "entails" if weights.sum(other.terms) > weights.sum(gist.terms) else "partial"


def _broken(sketch: Sketch) -> bool:
    """Whether a content opens a quotation or bracket that it does not close, or closes one: it was cut at a name."""
    text = "".join(sketch.article.text[a:b] for a, b in sketch.statement.content)
    return text.count('"') % 2 > 0 or any(text.count(a) != text.count(b) for a, b in _PAIRED)


def _contested(claim: Claim, conflicts: Iterable[Conflict]) -> Claim:
    """The claim with the conflicts whose values its statements give."""
    mine = set(claim.statements)
    contested = sorted(c.id for c in conflicts if any(mine & set(v.statements) for v in c.values))
    return msgspec.structs.replace(claim, contested=contested)
