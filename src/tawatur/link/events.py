"""Gather tellings into events: what is surely the same together, what may be the same beside it as unsure.

Links are taken from the surest down; two groups become one only when enough of their members are linked and nothing
forbids it. So the order in which articles arrive changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import product

from msgspec.structs import replace

from tawatur.codec import digest, led_event_id, told_event_id
from tawatur.decisions import Held, Ruling, decisions_in, regroup, rule_of
from tawatur.link.days import Days, grain, hull, iso
from tawatur.link.pairs import Link, Pairer
from tawatur.link.tellings import Telling
from tawatur.model import Event, EventStatus, Evidence, Reuse, Unsure, When
from tawatur.settings import LinkSettings

Key = tuple[str, int]
_COPY = 2000  # score of a link between a copy and its original, above all others
_TOP = 400  # letters of a page in which a copied lead begins
_DAY = 3  # days of an interval that still says the day
_WEEK = 7  # days over which the dates of one event may differ before they are not one date
_FACTS = 2  # of day, places and people that say with a kind what has happened
_PLACES = 2  # places that count: where, and the state that acts
_PARTIES = 2  # persons that count: who, and with whom
_REASONS = 8  # reasons of an event that are shown
_CHECKED = 20  # members of a group, the first by key, that are held against those of another


class Gatherer:
    """Knows the settings; keeps nothing of one run for the next."""

    def __init__(self, pairer: Pairer, settings: LinkSettings) -> None:
        self._pairer = pairer
        self._settings = settings

    def gather(
        self,
        tellings: Iterable[Telling],
        links: Iterable[Link],
        reuses: Iterable[Reuse],
        rulings: Iterable[Ruling] = (),
    ) -> tuple[list[Event], list[Unsure]]:
        """The events, as a person's rulings have them, and the pairs of events that may be one, by id."""
        known = {t.key: t for t in tellings}
        best = _best([*links, *self._copies(known, reuses)])
        held, decided = _decided(known, _distinct(self._group(known, best)), rulings)
        groups = [group for group in held if _happens(group) or group[0].key in decided]
        why = _reasons(best, {t.key: group[0].key for group in held for t in group})
        events = {group[0].key: self._event(group, why.get(group[0].key, [])) for group in groups}
        events |= {key: replace(events[key], rule=rule) for key, rule in decided.items()}
        owner = {t.key: events[group[0].key] for group in groups for t in group}
        return sorted(events.values(), key=lambda e: e.id), _unsure(best, owner)

    def _copies(self, known: dict[Key, Telling], reuses: Iterable[Reuse]) -> list[Link]:
        """A page that is most of another page leads with what that leads with, unless a name in it was exchanged."""
        leads = {t.article: t.key for t in known.values() if t.role == "lead"}
        return [
            Link(a=a, b=b, score=_COPY, sure=True, why=("copied text",))
            for r in reuses
            if r.share >= self._settings.copy_share and r.copy in leads and r.original in leads and _at_the_top(r)
            for a, b in [sorted((leads[r.copy], leads[r.original]))]
            if not self._pairer.recast(known[a], known[b])
        ]

    def _group(self, known: dict[Key, Telling], best: dict[tuple[Key, Key], Link]) -> dict[Key, list[Telling]]:
        """Every telling's group, from single ones up, the surest links first."""
        group = {key: [telling] for key, telling in sorted(known.items())}
        for link in sorted((li for li in best.values() if li.sure), key=lambda li: (-li.score, li.a, li.b)):
            one, other = group[link.a], group[link.b]
            if one is not other and self._one_event(one, other, best, link.score == _COPY):
                merged = sorted([*one, *other], key=lambda t: t.key)
                for telling in merged:
                    group[telling.key] = merged
        return group

    def _one_event(
        self, one: list[Telling], other: list[Telling], best: dict[tuple[Key, Key], Link], copied: bool
    ) -> bool:
        """Whether two groups may become one: one text, or enough of their pairs are linked and none is forbidden.

        A page that counts victims again says little of what those before it say, and needs fewer.
        """
        leading = {t.article for t in one if t.role == "lead"} & {t.article for t in other}
        leading |= {t.article for t in other if t.role == "lead"} & {t.article for t in one}
        if leading or copied:
            return not leading
        leads = [[t for t in group if t.role == "lead"][:_CHECKED] for group in (one, other)]
        pairs = list(product(*leads)) or list(product(one[:_CHECKED], other[:_CHECKED]))
        counts = any(len(group) == 1 and group[0].toll for group in leads)
        share = self._settings.merge_share if all(leads) and not counts else self._settings.told_share
        links = [best.get((a.key, b.key) if a.key < b.key else (b.key, a.key)) for a, b in pairs]
        if sum(link is not None for link in links) < share * len(pairs):
            return False
        return not any(
            self._forbidden(a, b) for (a, b), link in zip(pairs, links, strict=True) if not _weighed(a, b, link)
        )

    def _forbidden(self, a: Telling, b: Telling) -> bool:
        return any(d.forbids for d in self._pairer.doubts(*sorted((a, b), key=lambda t: t.key)))

    # --- one event -----------------------------------------------------------------------------------------------

    def _event(self, group: list[Telling], why: list[str]) -> Event:
        leads = sorted((t for t in group if t.role == "lead"), key=lambda t: t.published)
        kind = _commonest([t.kinds[0] for t in leads or group if t.kinds])
        statements = sorted({s for t in group for s in t.statements})
        when, dated = _when(group)
        anchor = leads[0].article if leads else None
        return Event(
            id=led_event_id(anchor) if anchor else told_event_id(kind, statements[0]),
            rule="leads" if leads else "told",
            kind=kind,
            kind_evidence=_evidence((t, t.kind_spans[:1]) for t in group if kind in t.kinds),
            status=_status(leads or group, kind),
            gist=_gist([t for t in leads if kind and any(self._pairer.fit(kind, k) for k in t.kinds[:1])])
            or _gist(leads)
            or _gist(group),
            when=when,
            when_evidence=_evidence((t, t.when_spans) for t in dated),
            places=_shared([t.places for t in leads or group]),
            participants=_participants(_shared([t.parties for t in leads or group])),
            lead_articles=sorted(t.article for t in leads),
            articles=sorted({t.article for t in group}),
            statements=statements,
            why=why or ["told once"],
        )


def _weighed(a: Telling, b: Telling, link: Link | None) -> bool:
    """Whether a link shows that nothing forbids it: what two pages lead with is linked only then."""
    return link is not None and a.role == b.role == "lead" and link.score != _COPY


def _decided(
    known: dict[Key, Telling], groups: list[list[Telling]], rulings: Iterable[Ruling]
) -> tuple[list[list[Telling]], dict[Key, str]]:
    """The groups as a person has them, and the rule of those that are his, by their first key."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for _, telling in sorted(known.items()):
        by_article[telling.article].append(telling)

    def keys(held: Held) -> list[Key]:
        """What is told where a decision is anchored: what the page leads with, where that holds the statement."""
        mine = [t for t in by_article[held.article] if not set(held.statements).isdisjoint(t.statements)]
        lead = [t for t in mine or by_article[held.article] if t.role == "lead"]
        return [t.key for t in (lead or mine)[:1]]

    found = regroup(([t.key for t in group] for group in groups), rulings, keys)
    rules = {each.members[0]: rule_of(each.decisions) for each in found if each.decisions}
    return sorted(([known[key] for key in each.members] for each in found), key=lambda g: g[0].key), rules


def _at_the_top(reuse: Reuse) -> bool:
    """Whether both pages have a passage near their top: what stands further down is not what a page leads with."""
    return any(a.start < _TOP and b.start < _TOP for a, b in reuse.passages)


def _best(links: Iterable[Link]) -> dict[tuple[Key, Key], Link]:
    """The surest link of every pair, whichever group found it."""
    best: dict[tuple[Key, Key], Link] = {}
    for link in sorted(links, key=lambda li: (li.sure, li.score, li.why)):
        best[link.a, link.b] = link
    return best


def _distinct(groups: dict[Key, list[Telling]]) -> list[list[Telling]]:
    return [group for key, group in sorted(groups.items()) if group[0].key == key]


def _happens(group: list[Telling]) -> bool:
    """Whether tellings make an event: a page leads with it, or several tell it, or one says two of when, where and
    who, and what or when is among what it says."""
    if any(t.role == "lead" for t in group) or len({t.article for t in group}) > 1:
        return True
    when, where = any(t.when for t in group), {p for t in group for p in t.places}
    persons = {p for t in group for p in t.people if p.startswith("person:")}
    who = min(len(persons), _PARTIES) or any(t.people for t in group)
    return (when or any(t.kinds for t in group)) and when + min(len(where), _PLACES) + who >= _FACTS


def _unsure(best: dict[tuple[Key, Key], Link], owner: dict[Key, Event]) -> list[Unsure]:
    """The links between different events, the surest of each pair of events."""
    found: dict[tuple[str, str], Link] = {}
    for link in sorted(best.values(), key=lambda li: (li.score, li.a, li.b)):
        if link.a in owner and link.b in owner and not _parted(owner[link.a], owner[link.b]):
            a, b = sorted((owner[link.a].id, owner[link.b].id))
            found |= {(a, b): link} if a != b else {}
    pairs = (
        Unsure(id=digest(["unsure", a, b]), a=a, b=b, why=list(link.why), rule="surest" if link.sure else "alike")
        for (a, b), link in found.items()
    )
    return sorted(pairs, key=lambda u: u.id)


def _parted(one: Event, other: Event) -> bool:
    """Whether one decision of a person stands behind both events: then they are two."""
    return not set(decisions_in(one.rule)).isdisjoint(decisions_in(other.rule))


def _commonest(values: list[str]) -> str | None:
    """The value that comes most often; of equal ones the first by the alphabet."""
    count = Counter(values)
    return min(count, key=lambda v: (-count[v], v)) if count else None


def _evidence(found: Iterable[tuple[Telling, Iterable[tuple[int, int]]]]) -> list[Evidence]:
    cited = {(t.article, span) for t, spans in found for span in spans}
    return [Evidence(article=article, span=span) for article, span in sorted(cited)]  # type: ignore[arg-type]


def _when(group: list[Telling]) -> tuple[When | None, list[Telling]]:
    """(the days of an event, the tellings that give them): a day when one is told; never more exact than the words.

    Days that differ by little are all taken in; of days that lie far apart those that most pages give are.
    """
    exact = [t for t in group if t.when and t.when.length <= _DAY and not t.toll]
    exact = exact or [t for t in group if t.when and t.when.length <= _DAY]
    coarse = [t for t in group if t.when and t.when.length > _DAY]
    if exact:
        count = Counter(t.when for t in exact if t.when)
        main = min(count, key=lambda d: (-count[d], d))
        near = [t for t in exact if t.when and hull([t.when, main]).length <= _WEEK]
        return _interval(hull(t.when for t in near if t.when)), near
    if coarse:
        narrow = min((t.when for t in coarse if t.when), key=lambda d: (d.length, d))
        return _interval(narrow), [t for t in coarse if t.when == narrow]
    return None, []


def _interval(days: Days) -> When:
    return When(earliest=iso(days.first), latest=iso(days.last), granularity=grain(days))


def _status(tellings: list[Telling], kind: str | None) -> EventStatus:
    if tellings and all(t.hedged for t in tellings):
        return "alleged"
    if 2 * sum(t.planned for t in tellings) > len(tellings):
        return "planned"
    return "occurred" if kind else "unknown"


def _gist(tellings: list[Telling]) -> str | None:
    """The statement that says it best; of equal ones that of the earliest page."""
    told = [t for t in tellings if t.gist]
    return min(told, key=lambda t: (-t.gist_weight, t.published, t.at)).gist if told else None


def _shared(lists: list[list[str]]) -> list[str]:
    """The refs that at least half of the lists name."""
    given = [refs for refs in lists if refs]
    count = Counter(ref for refs in given for ref in set(refs))
    return sorted(ref for ref, n in count.items() if 2 * n >= len(given))


def _participants(shared: list[str]) -> list[str]:
    """Who takes part: beside two persons an office without a known holder is more often spoken of than there."""
    persons = sum(ref.startswith("person:") for ref in shared)
    return [ref for ref in shared if persons < _PARTIES or not ref.startswith("office:")]


def _reasons(best: dict[tuple[Key, Key], Link], first: dict[Key, Key]) -> dict[Key, list[str]]:
    """Why the tellings of each group, named by its first one, are one event: the reasons that link most of them."""
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    for (a, b), link in best.items():
        if first[a] == first[b]:
            counts[first[a]].update(link.why)
    return {
        key: sorted(sorted(count, key=lambda reason: (-count[reason], reason))[:_REASONS])
        for key, count in counts.items()
    }
