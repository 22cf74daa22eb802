"""Tensions between accounts: how far a thing reaches, what act it was, whose words they are, which words were used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from tawatur.corroborate.align import shares_topic
from tawatur.corroborate.compared import Compared
from tawatur.corroborate.conflicts import Kind, Side, joined, make_conflict, whole
from tawatur.corroborate.likeness import compare
from tawatur.corroborate.sketch import CONTACTS, ENCOUNTERS, Sketch, cut
from tawatur.model import Conflict, Span, When

SHORTEST_QUOTE = 3  # words that say something, from which a quotation can be another than the next one
# Acts of one doer about one thing that do not mean the same.
_PROMISES = frozenset(("commit", "state-readiness"))
_TALKS = frozenset(("agree", "discuss"))
_WEAKER = frozenset(("support", "state-readiness", "discuss", "wish", "hope", "offer", "call-for"))  # than a promise
_HEADS = frozenset(("headline", "subhead", "summary"))
_PLEDGES = frozenset(("commit", "state-readiness", "support", "affirm", "call-for"))


class Tensions:
    """Finds tensions within one event. `beside` are the other statements of its pages: what they tell besides."""

    def __init__(self, compared: Compared) -> None:
        self._event, _, self._alignment, self._independence, self._settings = compared

    def find(self, when: When | None, beside: list[Sketch]) -> Iterator[Conflict]:
        """The tensions, group by group, then over the event."""
        for group in self._alignment.groups:
            members = self._alignment.distinct(group)
            yield from self._scopes(members)
            yield from self._wordings(members)
            yield from self._accounts(members)
        yield from self._acts()
        yield from self._summaries()
        yield from self._framings()
        yield from self._bargains()
        yield from self._firsts(when, beside)

    def _make(self, kind: Kind, left: Iterable[Sketch], right: Iterable[Sketch], values: tuple[str, str]) -> Conflict:
        sides = [
            Side(value, list(members), [e for s in members for e in whole(s)])
            for value, members in zip(values, (list(left), list(right)), strict=True)
        ]
        return make_conflict(self._event, kind, sides)

    # --- how far -------------------------------------------------------------------------------------------------

    def _scopes(self, members: list[Sketch]) -> Iterator[Conflict]:
        """«All of them» beside «some of them»."""
        every = [s for s in members if _reach(s, "all") and not _reach(s, "some")]
        some = [s for s in members if _reach(s, "some") and not _reach(s, "all")]
        pairs = [(a, b) for a in every for b in some if self._one_head(a, b)]
        if pairs:
            kind = Kind("scope", "medium", "tension", "who", "corroborate:scopes")
            left, right = {a.id: a for a, _ in pairs}, {b.id: b for _, b in pairs}
            yield self._make(kind, left.values(), right.values(), ("all", "some"))

    def _one_head(self, one: Sketch, other: Sketch) -> bool:
        """Whether the words of scope of two statements bear on the same noun."""
        heads = [
            {t.key: t for t in s.terms if any(t.key == scope.head for scope in s.scopes if scope.kind == kind)}
            for s, kind in ((one, "all"), (other, "some"))
        ]
        return any(a == b or heads[0][a].concepts & heads[1][b].concepts for a in heads[0] for b in heads[1])

    def _firsts(self, when: When | None, beside: list[Sketch]) -> Iterator[Conflict]:
        """«The first contact» beside an earlier one that the same pages tell."""
        start = (when.earliest or "")[:10] if when else ""
        claims = [s for s in self._alignment.sketches.values() if s.firsts]
        pairs = [(c, e) for c in claims for e in beside if start and _earlier(c, e, start)]
        if pairs:
            kind = Kind("scope", "high", "contradiction", "first", "corroborate:firsts")
            left, right = {c.id: c for c, _ in pairs}, {e.id: e for _, e in pairs}
            yield self._make(kind, left.values(), right.values(), ("first", "earlier"))

    # --- which act -----------------------------------------------------------------------------------------------

    def _acts(self) -> Iterator[Conflict]:
        """A promise in one account, readiness in the other."""
        pairs = [
            (one, other) if one.act == "commit" else (other, one)
            for one, other in self._near_pairs()
            if {one.act, other.act} == _PROMISES and one.actors & other.actors
            and "summary" not in (one.role, other.role)
        ]  # fmt: skip
        kind = Kind("act", "high", "tension", "act", "corroborate:acts")
        for left, right in joined(pairs):
            yield self._make(kind, left, right, ("commit", "state-readiness"))
        yield from self._agreements()

    def _agreements(self) -> Iterator[Conflict]:
        """What one party calls agreed, another party calls discussed."""
        pairs = [
            (one, other) if one.act == "agree" else (other, one)
            for one, other in self._near_pairs()
            if {one.act, other.act} == _TALKS and self._two_voices(one, other)
        ]
        kind = Kind("act", "medium", "tension", "act", "corroborate:agreements")
        for left, right in joined(pairs):
            yield self._make(kind, left, right, ("agree", "discuss"))

    def _two_voices(self, one: Sketch, other: Sketch) -> bool:
        voices = {self._independence.voice(s) for s in (one, other) if not s.narrated} - {""}
        return len(voices) > 1

    def _summaries(self) -> Iterator[Conflict]:
        """A summary that makes an affirmation of what its own page says was discussed, or gives words to others."""
        for one, other in self._near_pairs():
            if one.article.id != other.article.id or (one.role == "summary") == (other.role == "summary"):
                continue
            summary, body = (one, other) if one.role == "summary" else (other, one)
            if body.act == "discuss" and summary.act in _PLEDGES and not summary.narrated:
                kind = Kind("act", "high", "tension", "act", "corroborate:summaries")
                yield self._make(kind, [summary], [body], (summary.act, body.act))
            elif summary.actors and body.actors and summary.actors != body.actors and not summary.narrated:
                kind = Kind("attribution", "high", "tension", "who", "corroborate:summaries")
                yield self._make(kind, [summary], [body], (_who(summary), _who(body)))

    def _framings(self) -> Iterator[Conflict]:
        """A headline, subhead or summary that says more than its own page tells: it promises, it leaves out a doubt."""
        pairs: dict[str, list[tuple[Sketch, Sketch]]] = {}
        for a, b in sorted(self._alignment.likeness):
            one, other = self._alignment.sketches[a], self._alignment.sketches[b]
            if one.article.id != other.article.id or (one.role in _HEADS) == (other.role in _HEADS):
                continue
            head, told = (one, other) if one.role in _HEADS else (other, one)
            if self._alignment.like(a, b).dice >= self._settings.framed and (how := _exceeds(head, told)):
                pairs.setdefault(how, []).append((head, told))
        for how, found in sorted(pairs.items()):
            for left, right in joined(found):
                kind = Kind("framing", "medium", "tension", how, f"corroborate:{_finding(left)}")
                yield self._make(kind, left, right, ("more", "told"))

    def _bargains(self) -> Iterator[Conflict]:
        """One thing demanded by one party in one account, offered by the other in another."""
        every = self._alignment.sketches.values()
        told = sorted((s for s in every if not s.narrated and s.statement.origin), key=lambda s: s.id)
        demands, offers = ([s for s in told if s.act == act] for act in ("demand", "offer"))
        least = 2 * self._settings.least_shared
        pairs = [
            (d, o)
            for d in demands
            for o in offers
            if self._alignment.like(d.id, o.id).mass >= least and not d.actors & o.actors
        ]
        kind = Kind("fact", "high", "tension", "act", "corroborate:bargains")
        for left, right in joined(pairs):
            yield self._make(kind, left, right, ("demand", "offer"))

    def _near_pairs(self) -> Iterator[tuple[Sketch, Sketch]]:
        """Pairs about one thing, whatever keeps them apart."""
        for a, b in sorted(self._alignment.likeness):
            if shares_topic(self._alignment, a, b, self._settings):
                yield self._alignment.sketches[a], self._alignment.sketches[b]

    # --- whose words ---------------------------------------------------------------------------------------------

    def _accounts(self, members: list[Sketch]) -> Iterator[Conflict]:
        """What one party says that another did, told by a page as a fact."""
        counted = [s for s in members if s.role != "summary"]
        told = [s for s in counted if not s.narrated and self._independence.voice(s)]
        voices = {self._independence.voice(s) for s in told}
        facts = [s for s in counted if s.narrated and s.stance]
        others = [s for s in told if s.stance and s.statement.speaker and s.actors.isdisjoint(voices)]
        if len(voices) == 1 and facts and others:
            kind = Kind("attribution", "high", "tension", "who", "corroborate:accounts")
            yield self._make(kind, facts, others, ("narrated", min(voices)))

    # --- which words ---------------------------------------------------------------------------------------------

    def _wordings(self, members: list[Sketch]) -> Iterator[Conflict]:
        """Two quotations of the same words of the same voice that cannot both be exact."""
        quoting = [s for s in members if s.role != "summary" and s.statement.voice in ("direct", "mixed") and s.actors]
        for one, other in combinations(sorted(quoting, key=lambda s: s.id), 2):
            if self._independence.voice(one) != self._independence.voice(other) or one.actors != other.actors:
                continue
            mine, theirs = _quoted(one), _quoted(other)
            apart = one.article.id != other.article.id and min(len(mine.terms), len(theirs.terms)) >= SHORTEST_QUOTE
            if apart and self._unlike(mine, theirs):
                kind = Kind("wording", "medium", "tension", "words", "corroborate:wordings")
                yield self._make(kind, [one], [other], (_letters(one), _letters(other)))
                return

    def _unlike(self, one: Sketch, other: Sketch) -> bool:
        """Whether two quotations are of one thing in other words."""
        found = compare(one, other, self._alignment.weights)
        enough = found.mass >= 2 * self._settings.least_shared
        return enough and self._settings.other_thing < found.part < self._settings.same_wording


def _exceeds(head: Sketch, told: Sketch) -> str:
    """In what a head says more than what is told under it: in its act or in its certainty; "" where it does not."""
    if head.asks or told.asks or told.role not in ("body", "embed"):
        return ""
    if head.act == "commit" and told.act in _WEAKER:
        return "act"
    doubted = (head.statement.certainty, told.statement.certainty) == ("asserted", "hedged")
    return "certainty" if doubted and head.act == told.act and head.negates == told.negates else ""


def _finding(heads: list[Sketch]) -> str:
    return "summary-exceeds-body" if all(s.role == "summary" for s in heads) else "headline-exceeds-body"


def _reach(sketch: Sketch, kind: str) -> bool:
    return any(scope.kind == kind and scope.head for scope in sketch.scopes)


def _who(sketch: Sketch) -> str:
    return " ".join(sorted(sketch.actors))


def _earlier(first: Sketch, told: Sketch, start: str) -> bool:
    """Whether a statement tells an encounter before a day that what is called the first should have been.

    One that names encounters of other kinds too («a visit preceded the call») tells none of this kind.
    """
    kinds = ENCOUNTERS if first.firsts & CONTACTS else first.firsts
    met = told.concepts & ENCOUNTERS
    before = any(str(t.latest)[:10] < start for t in told.times)
    if not before or not met or not met <= kinds or told.asks or told.firsts & CONTACTS:
        return False
    states = [{t.kin for t in s.terms if t.kin.startswith("state:")} for s in (first, told)]
    return len(states[0] & states[1]) > 1


def _quoted(sketch: Sketch) -> Sketch:
    """A statement cut down to what stands in quotation marks; the whole where all of it is quoted."""
    spans: list[Span] = sketch.statement.quotes
    inside = tuple(t for t in sketch.terms if any(q.start <= t.span.start and t.span.end <= q.end for q in spans))
    kept = inside if inside and sketch.statement.voice == "mixed" else sketch.terms
    return cut(sketch, kept)


def _letters(sketch: Sketch) -> str:
    text = sketch.article.text
    return " … ".join(text[a:b] for a, b in sketch.statement.content)
