"""Who takes part in what two tellings tell, and who of the one has no part in the other."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.link.namesakes import alike
from tawatur.link.tellings import Telling

_PARTIES = 3  # people named first, among whom the parties of an event are


def known(ref: str, a: Telling, b: Telling) -> bool:
    """Whether somebody of the one has a part in the other: by ref, or by a name that can be the same."""
    if ref in b.people or ref == b.agent:
        return True
    name = a.names.get(ref)
    return bool(name) and any(alike(name or [], other) for other in b.names.values())


def _first(telling: Telling, kind: str = "person:") -> list[str]:
    """The people named first."""
    return [p for p in telling.people if p.startswith(kind)][:_PARTIES]


def parties(a: Telling, b: Telling) -> int:
    """How many of the people named first in the one are among those of the other."""
    theirs = _first(b)
    names = [b.names.get(q, []) for q in theirs]
    return sum(p in theirs or any(alike(a.names.get(p, []), name) for name in names) for p in _first(a))


def strangers(a: Telling, b: Telling) -> set[str]:
    """Who acts in the one and has no part in the other, or is the partner there and not here; nobody when all fit."""
    if not (a.people or a.agent) or not (b.people or b.agent):
        return set()
    shared = parties(a, b)
    both = ((a, b), (b, a)) if a.agent and b.agent else ()
    acting = {x.agent for x, y in both if x.agent and not known(x.agent, x, y) and not _held_by_known(x, y)}
    if acting and (shared < 2 or len(acting) > 1):
        return acting
    for kind in ("person:", "office:"):
        mine, theirs = _first(a, kind), _first(b, kind)
        ours, others = ({p for p in x if not known(p, y, z)} for x, y, z in ((mine, a, b), (theirs, b, a)))
        few = kind == "office:" or shared < 2
        if len(mine) > 1 and len(theirs) > 1 and ours and others and few:
            return {*ours, *others}
    return set()


def _held_by_known(a: Telling, b: Telling) -> bool:
    """Whether an office acts in a telling, and all persons whom the page names have a part in the other: one of them
    holds it."""
    persons = [p for p in a.people if p.startswith("person:")]
    return (a.agent or "").startswith("office:") and bool(persons) and all(known(p, a, b) for p in persons)


def other_bodies(a: Telling, b: Telling) -> bool:
    """Whether another body acts in each: two companies' results, told in one form."""
    first = [t.parties[0] if t.parties else "" for t in (a, b)]
    if not all(ref.startswith("body:") for ref in first):
        return False
    return not any(known(ref, x, y) or _named(ref, x, y) for ref, x, y in ((first[0], a, b), (first[1], b, a)))


def _named(ref: str, a: Telling, b: Telling) -> bool:
    """Whether all words of the name that one telling gives somebody stand in the other."""
    name = a.names.get(ref)
    return bool(name) and all(speaks_of(b, [word]) for word in name or [])


def other_agent(a: Telling, b: Telling) -> bool:
    """Whether a person acts in each who has no part in the other."""
    return all(
        x.agent is not None and x.agent.startswith("person:") and not known(x.agent, x, y) for x, y in ((a, b), (b, a))
    )


def other_pairs(a: Telling, b: Telling) -> bool:
    """Whether each names two persons who act, and somebody of either pair has no part in the other."""
    pairs = [[p for p in t.parties if p.startswith("person:")][:2] for t in (a, b)]
    if any(len(pair) < 2 for pair in pairs):
        return False
    return all(any(not known(p, x, y) for p in pair) for pair, x, y in ((pairs[0], a, b), (pairs[1], b, a)))


def same_first(a: Telling, b: Telling) -> bool:
    """Whether the same body is named first in both, neither of them being what a page leads with."""
    first = {t.people[0] if t.people else "" for t in (a, b)}
    return len(first) == 1 and first.pop().startswith("body:") and "lead" not in (a.role, b.role)


def speaks_of(telling: Telling, sites: Iterable[str]) -> bool:
    """Whether the words of a telling, or what is left of them behind a preposition, name a site."""
    return any(t in sites or t[1:] in sites for t in telling.terms)
