"""What has become of events from one grouping to the next: renamed, merged, split, changed, gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tawatur.model import Dossier, Event

Line = tuple[str, str, dict[str, Any]]  # (event, what, from what)


def trace_events(before: Iterable[Event], after: Iterable[Event]) -> tuple[dict[str, str], list[Line]]:
    """(former id -> id now, lines of the log) where events have come or gone; others are not named.

    An event goes on in the one that holds most of what it led with, or else most of its statements.
    """
    old, new = {e.id: e for e in before}, {e.id: e for e in after}
    holders: dict[str, set[str]] = {}
    for event in new.values():
        for part in (*event.lead_articles, *event.statements):
            holders.setdefault(part, set()).add(event.id)
    followers = {event.id: _followers(event, holders) for event in old.values()}
    renamed = {id_: found[0] for id_, found in followers.items() if id_ not in new and found}
    lines: list[Line] = [(id_, "gone", {}) for id_ in old if id_ not in new and id_ not in renamed]
    sources: dict[str, list[str]] = {}
    for former, now in renamed.items():
        sources.setdefault(now, []).append(former)
    for now, formers in sources.items():
        merged = sorted({*formers, *([now] if now in old else [])})
        lines.append((now, "merged" if len(merged) > 1 else "renamed", {"from": merged, "why": new[now].why}))
    kept = {*renamed.values(), *(old.keys() & new.keys())}
    for id_, found in followers.items():
        fresh = [each for each in found if each not in old and each not in kept]
        if fresh and old[id_].lead_articles:
            lines.append((renamed.get(id_, id_), "split", {"into": fresh}))
    parted = {each for _, what, detail in lines if what == "split" for each in detail["into"]}
    lines += [(id_, "new", {}) for id_ in new if id_ not in old and id_ not in sources and id_ not in parted]
    return renamed, sorted(lines, key=lambda line: (line[0], line[1]))


def _followers(event: Event, holders: dict[str, set[str]]) -> list[str]:
    """The events that hold now what an event led with, or where none does its statements; that with most first."""
    for parts in (event.lead_articles, event.statements):
        held: dict[str, int] = {}
        for holder in (h for part in parts for h in holders.get(part, ())):
            held[holder] = held.get(holder, 0) + 1
        if held:
            return sorted(held, key=lambda h: (-held[h], h))
    return []


def compare_dossiers(before: Dossier, after: Dossier) -> dict[str, Any]:
    """What is other in what stands of an event: articles, claims by standing, conflicts; empty when nothing is."""
    detail: dict[str, Any] = {}
    for name, old, new in (
        ("articles", before.event.articles, after.event.articles),
        ("claims", [c.id for c in before.claims], [c.id for c in after.claims]),
        ("conflicts", [c.id for c in before.conflicts], [c.id for c in after.conflicts]),
    ):
        come, gone = sorted({*new} - {*old}), sorted({*old} - {*new})
        if come or gone:
            detail[name] = {"come": come, "gone": gone}
    standing = {c.id: c.standing for c in before.claims}
    moved = {c.id: [standing[c.id], c.standing] for c in after.claims if standing.get(c.id, c.standing) != c.standing}
    if moved:
        detail["standing"] = moved
    origins = {c.id: len(c.origins) for c in before.claims}
    more = {
        c.id: [origins[c.id], len(c.origins)] for c in after.claims if origins.get(c.id) not in (None, len(c.origins))
    }
    return detail | ({"origins": more} if more else {})
