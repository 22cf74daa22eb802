"""Storylines: events that follow from one another, with the letters that say so.

A page that leads with one event and retells another joins the two when they share an actor, and announces it when it
is still to come; what was announced joins what happened; what the same two parties do later follows. Actors of very
many events join nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from tawatur.codec import digest
from tawatur.link.days import Days, days_of
from tawatur.model import Edge, EdgeRelation, Event, Evidence, Span, Storyline
from tawatur.settings import LinkSettings

_SHOWN = 3  # places cited for an edge


class StorylineFinder:
    """Knows the settings; keeps nothing of one run for the next."""

    def __init__(self, settings: LinkSettings) -> None:
        self._settings = settings

    def keys(self, event: Event) -> list[str]:
        """The groups in which an event meets others: its articles and its actors."""
        articles = [f"article {a}" for a in event.articles]
        return articles + [f"actor {p}" for p in event.participants if event.lead_articles]

    def link(self, key: str, events: Iterable[Event]) -> list[Edge]:
        """The edges among the events of a group."""
        given = sorted({e.id: e for e in events}.values(), key=lambda e: e.id)
        kind, _, name = key.partition(" ")
        if kind == "article":
            return self._retold(name, given)
        if len(given) > self._settings.busy_actor:
            return []
        return [edge for a, b in combinations(given, 2) if (edge := self._followed(a, b))]

    def _retold(self, article: str, events: list[Event]) -> list[Edge]:
        """From what a page leads with to what it retells, or says is to come, when they share an actor."""
        leading = [e for e in events if article in e.lead_articles]
        return [
            _edge(lead, told, _passing(lead, told), [e for e in told.kind_evidence if e.article == article])
            for lead in leading
            for told in events
            if told.id != lead.id and {*lead.participants} & {*told.participants}
        ]

    def _followed(self, a: Event, b: Event) -> Edge | None:
        """What was announced to what happened; or what the same two actors do later to what they did before."""
        first, second = _days(a), _days(b)
        if first is None or second is None or len({*a.participants} & {*b.participants}) < self._settings.parties:
            return None
        if first > second:
            a, b, first, second = b, a, second, first
        if first.gap(second) > self._settings.storyline_days:
            return None
        if a.kind is not None and a.kind == b.kind and a.status == "planned" != b.status:
            return _edge(a, b, "happens", a.kind_evidence + b.kind_evidence)
        return _edge(b, a, "follows", b.when_evidence + a.when_evidence) if first != second else None

    def thread(self, edges: Iterable[Edge]) -> list[Storyline]:
        """The edges of all groups, each once, as storylines: events that hang together."""
        unique = {_joins(e): e for e in sorted(edges, key=lambda e: (_joins(e), _places(e.evidence)))}
        root: dict[str, str] = {}
        for edge in unique.values():
            a, b = _top(root, edge.from_), _top(root, edge.to)
            root[max(a, b)] = min(a, b)
        members: dict[str, list[Edge]] = defaultdict(list)
        for edge in unique.values():
            members[_top(root, edge.from_)].append(edge)
        lines = []
        for held in members.values():
            events = sorted({e for edge in held for e in (edge.from_, edge.to)})
            lines.append(Storyline(id=digest(["storyline", events]), events=events, edges=held))
        return sorted(lines, key=lambda s: s.id)


def _passing(lead: Event, told: Event) -> EdgeRelation:
    """How a page that leads with one event tells another: as gone by, or as what is still to come."""
    return "announces" if told.status == "planned" != lead.status else "retells"


def _top(root: dict[str, str], event: str) -> str:
    """The least event that an event hangs together with, so far."""
    while root.setdefault(event, event) != event:
        root[event] = root[root[event]]
        event = root[event]
    return event


def _joins(edge: Edge) -> tuple[str, str, str]:
    return edge.from_, edge.to, edge.relation


def _places(evidence: Iterable[Evidence]) -> list[tuple[str, Span]]:
    return [(each.article, each.span) for each in evidence]


def _edge(a: Event, b: Event, relation: EdgeRelation, evidence: list[Evidence]) -> Edge:
    cited = sorted(evidence, key=lambda e: (e.article, e.span))[:_SHOWN]
    return Edge(from_=a.id, to=b.id, relation=relation, evidence=cited)


def _days(event: Event) -> Days | None:
    return days_of(event.when.earliest, event.when.latest) if event.when else None
