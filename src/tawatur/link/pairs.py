"""Whether two tellings tell of the same event: same, unsure, or different, with the reasons.

Words alone cannot tell a template's twins apart (two receptions, two rate cuts, two flights): who took part, where,
when, which one in a row, and whether it has happened may each forbid what the words suggest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import combinations
from typing import NamedTuple

from tawatur.link.agreement import same_speech
from tawatur.link.days import Days
from tawatur.link.event_words import EventWords
from tawatur.link.parties import (
    known,
    other_agent,
    other_bodies,
    other_pairs,
    parties,
    same_first,
    speaks_of,
    strangers,
)
from tawatur.link.series import other_place
from tawatur.link.shared import ONE_TEXT_WORDS, Shared
from tawatur.link.tellings import Telling
from tawatur.link.terms import Tells, Terms, likeness
from tawatur.link.twins import Doubt, came_before, lies_ahead, other_market, too_short
from tawatur.model import Noun
from tawatur.settings import LinkSettings

_RAREST = 14  # terms of a telling by which others are looked up
_COMMON = 60  # tellings that may share such a term before it is no key
_MET = 2  # such terms that two tellings must share to be compared
_NEAR = 300  # tellings next in time with which one is compared, so that a busy actor costs no more than its share
_FEW = 50  # tellings of a group that are all compared
_STEP = 4  # days of a window's step; two pages at most so far apart share a window
_LONGEST = 62  # days of a telling's time beyond which it is no key
_SHOWN = 4  # people, numbers, places or words that a reason names
_ANY = "any"
_TEXT = "text "
_TEXT_KEYS = 3  # words under which a telling of no kind meets others that may be the same text


class Link(Noun, frozen=True, order=True):
    """Two tellings that tell of one event (`sure`) or may; `score` in thousandths."""

    a: tuple[str, int]
    b: tuple[str, int]
    score: int
    sure: bool
    why: tuple[str, ...]


class Weighing(NamedTuple):
    """How alike two leads are; whether words or what agrees beside them tell enough; what is for it and against it."""

    score: float
    told: bool
    why: tuple[str, ...]
    doubts: list[Doubt]


class Pairer:
    """Knows the event kinds and the settings; keeps nothing of one window for the next."""

    def __init__(self, event_words: EventWords, terms: Terms, settings: LinkSettings) -> None:
        self.fit = event_words.fit
        self._kinds = event_words.kinds
        outcomes = {k.name for k in self._kinds.values() if k.rank == "outcome"}
        fitting = {k.name for k in self._kinds.values() if k.fits & outcomes}
        self._harmful = outcomes.union(fitting, *(self._kinds[name].fits for name in outcomes))
        self._terms = terms
        self._settings = settings

    # --- keys ----------------------------------------------------------------------------------------------------

    def keys(self, telling: Telling) -> list[str]:
        """The groups in which a telling meets others: windows of days, and who did what."""
        keys = {f"{kind} {ref}" for kind in self._kinds_near(telling) for ref in (*telling.people, *telling.places)}
        if telling.role != "lead":
            return sorted({*keys, *self._text_keys(telling)})
        days = [d for d in (telling.when, telling.page_days) if d and d.length <= _LONGEST]
        keys |= {f"day {window}" for d in days for window in range(d.first // _STEP, d.last // _STEP + 2)}
        return sorted(keys | {_ANY})

    def _text_keys(self, telling: Telling) -> list[str]:
        """The rarest words of what is told in passing: where it names no event, only its text can be met again."""
        rarest = nsmallest(_TEXT_KEYS, telling.terms, key=lambda t: (-self._terms.weight(t), t))
        return [f"{_TEXT}{term}" for term in rarest] if len(telling.terms) >= ONE_TEXT_WORDS else []

    def _kinds_near(self, telling: Telling) -> list[str]:
        """The main kind with all that may name the same event, so that two kinds that fit share a key."""
        main = self._kinds.get(telling.kinds[0]) if telling.kinds else None
        if main is None or (telling.role == "lead" and not main.own):
            return []
        return sorted({main.name, *main.fits})

    # --- pairs ---------------------------------------------------------------------------------------------------

    def link(self, key: str, tellings: Iterable[Telling]) -> list[Link]:
        """The links among the tellings of a group, by the two keys."""
        given = sorted({t.key: t for t in tellings}.values(), key=lambda t: t.key)
        if key == _ANY and all(t.page_days for t in given):
            return []
        if key.startswith(_TEXT):
            return sorted(self._same_text(given))
        leads = key.startswith(("day ", _ANY))
        pairs = self._leading(given, undated=key == _ANY) if leads else self._told(given)
        return sorted(link for link in pairs if link)

    def _leading(self, leads: list[Telling], undated: bool) -> Iterator[Link | None]:
        """Links between what pages lead with, found by their rarest words."""
        tells = Tells((t.terms for t in leads), self._terms)
        met = [(a, b) for a, b in self._met(leads, tells)
               if undated == (leads[a].page_days is None or leads[b].page_days is None)]  # fmt: skip
        vectors = {at: tells.vector(leads[at].terms) for at in {at for pair in met for at in pair}}
        for a, b in met:
            yield self._lead_link(leads[a], leads[b], likeness(vectors[a], vectors[b]), tells)

    def _met(self, leads: list[Telling], tells: Tells) -> list[tuple[int, int]]:
        """The pairs that share enough of their rarest words, or people and kind; all where there are few."""
        if len(leads) <= _FEW:
            return list(combinations(range(len(leads)), 2))
        holders: dict[str, list[int]] = defaultdict(list)
        for at, telling in enumerate(leads):
            weight = ((-tells.weight(t) * (2 if t in telling.title else 1), t) for t in telling.terms)
            for _, term in nsmallest(_RAREST, weight):
                holders[term].append(at)
        shared: Counter[tuple[int, int]] = Counter()
        for held in holders.values():
            if len(held) <= _COMMON:
                shared.update(combinations(held, 2))
        met = {pair for pair, n in shared.items() if n >= _MET}
        return sorted(met | self._same_parties(leads))

    def _same_parties(self, leads: list[Telling]) -> set[tuple[int, int]]:
        """Pairs of occasions with the same two people."""
        parties: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, telling in enumerate(leads):
            persons = sorted(p for p in telling.people[:4] if p.startswith("person:"))
            for two in combinations(persons, 2) if self._occasion(telling) else ():
                parties[two].append(at)
        return {pair for held in parties.values() if len(held) <= _COMMON for pair in combinations(held, 2)}

    def _told(self, tellings: list[Telling]) -> Iterator[Link | None]:
        """Links of what is told in passing, with one another and with what pages lead with."""
        crowded = len(tellings) > self._settings.crowd
        ordered = sorted(tellings, key=lambda t: (_days(t) or Days(0, 0), t.key))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + _NEAR]:
                if self._later(one, other):
                    break
                if one.article != other.article and not (one.role == "lead" == other.role):
                    first, second = (one, other) if one.key < other.key else (other, one)
                    yield self._told_link(first, second, crowded)

    def _same_text(self, tellings: list[Telling]) -> Iterator[Link]:
        """Links of what two pages tell in the same words."""
        for a, b in combinations(tellings if len(tellings) <= _COMMON else [], 2):
            words = len(a.terms.keys() & b.terms.keys())
            shared = Shared(0, 0, 0, words, self._covered(a, b) if words else 0.0, dated=False, crowded=False)
            named = bool(a.kinds and b.kinds)  # then `_told` compares them
            if not named and a.article != b.article and shared.of_one_text(min(len(a.terms), len(b.terms))):
                yield Link(a=a.key, b=b.key, score=shared.score(), sure=True, why=(f"words {words}",))

    def _later(self, one: Telling, other: Telling) -> bool:
        """Whether another telling, and all that come after it in time, begin too late to be of the same event."""
        first, second = _days(one), _days(other)
        return first is not None and second is not None and second.first > first.last + self._settings.slack_days

    # --- verdicts ------------------------------------------------------------------------------------------------

    def weigh(self, a: Telling, b: Telling, among: Iterable[Telling]) -> Weighing:
        """What speaks for two leads being one event, and what against it, beside all that pages lead with."""
        tells = Tells((t.terms for t in among), self._terms)
        words = likeness(tells.vector(a.terms), tells.vector(b.terms))
        return self._weigh(a, b, words, tells)

    def _weigh(self, a: Telling, b: Telling, words: float, tells: Tells) -> Weighing:
        gap, settings = _gap(a, b), self._settings
        doubts = list(self.doubts(a, b))
        if gap > settings.max_days:
            doubts.append(Doubt(True, f"days between publications {gap}"))
        title = (_contained(a, b, tells) + _contained(b, a, tells)) / 2
        slots, why = self._slots(a, b, tells)
        score = words + settings.title_weight * title + slots - settings.day_cost * max(0, gap - 1)
        told = words >= settings.min_words or slots >= settings.min_slots or tells.size < settings.few
        told = told and not too_short(a, b)
        return Weighing(score, told, (f"words {words:.2f}", f"title {title:.2f}", *why), doubts)

    def _lead_link(self, a: Telling, b: Telling, words: float, tells: Tells) -> Link | None:
        """What two pages lead with."""
        score, told, why, doubts = self._weigh(a, b, words, tells)
        few = self._settings.few_cost * max(0.0, 1 - tells.size / self._settings.few)
        if score < self._settings.may_be_same - few or any(d.forbids for d in doubts):
            return None
        sure = told and score - self._settings.doubt_cost * len(doubts) >= self._settings.same_event - few
        shared = nsmallest(_SHOWN, a.terms.keys() & b.terms.keys(), key=tells.order)
        reasons = (*why, *([" ".join(("terms", *shared))] if shared else []), *(d.why for d in doubts))
        return Link(a=a.key, b=b.key, score=round(1000 * score), sure=sure, why=reasons)

    def _slots(self, a: Telling, b: Telling, tells: Tells) -> tuple[float, list[str]]:
        """What agrees beside the words: (its weight, the reasons)."""
        settings = self._settings
        people = [p for p in a.people if known(p, a, b)]
        numbers = [n for n in a.numbers if n in b.numbers and n[1] > 1]
        places = [p for p in a.places if p in b.places and not p.startswith("state:")]
        both = bool(a.kinds and b.kinds)
        kind = both and self.fit(a.kinds[0], b.kinds[0])
        speech = 0.0 if both else same_speech(a, b, tells.weight)
        weight, why = settings.speech_weight * speech, [f"said by {a.agent}"] if speech else []
        for name, found, each, most in (
            ("people", people, settings.person_weight, 2),
            ("numbers", numbers, settings.number_weight, 2),
            ("places", places, settings.place_weight, 1),
        ):
            if found:
                weight += each * min(len(found), most)
                why.append(" ".join((name, *(_code(x) for x in found[:_SHOWN]))))
        if kind:
            why.append(f"kind {a.kinds[0]}")
            if self._occasion(a) and parties(a, b) >= 2:
                weight += settings.parties_weight
            elif self._harms(a, b) or (self._incident(a) and a.kinds[0] == b.kinds[0] and _gap(a, b) <= 1):
                weight += settings.incident_weight * self._met_at(a, b, bool(numbers))
        return weight, why

    def _met_at(self, a: Telling, b: Telling, numbers: bool) -> float:
        """How well place, kind, day and counts of two incidents agree, 0 to 1; that counts differ says nothing."""
        below = {*a.sites} & {*b.sites} or {p for p in a.places if not p.startswith("state:")} & {*b.places}
        where = 1.0 if below else 0.5 if {*a.places} & {*b.places} else 0.0
        late, other = _gap(a, b) > self._settings.slack_days, a.kinds[0] != b.kinds[0]
        if numbers and where and not (late and other):
            return min(1.0, where + 0.5)
        other_day = bool(a.when and b.when) and a.when != b.when
        apart = other_day or other or late
        return where / 2 if apart and not (a.toll or b.toll) else where

    def doubts(self, a: Telling, b: Telling) -> Iterator[Doubt]:
        """What speaks against two tellings being of one event."""
        both = bool(a.kinds and b.kinds)
        apart = both and not self.fit(a.kinds[0], b.kinds[0])
        if apart and self._occasion(a) and self._occasion(b):
            yield Doubt(True, f"kinds {a.kinds[0]} {b.kinds[0]}")
        if a.when and b.when and not a.when.meets(b.when, self._settings.slack_days) and not self._counted(a, b):
            yield Doubt(max(a.when.length, b.when.length) <= 3 and lies_ahead(a) == lies_ahead(b), "days apart")
        elif (gap := _days_told(a, b)) and not self._counted(a, b):
            yield Doubt(gap > self._settings.slack_days, "told of other days")
        if strange := strangers(a, b):
            occasion = self._occasion(a) or self._occasion(b)
            veto = (len(strange) > 1 and strange <= {*a.listed, *b.listed}) or other_pairs(a, b)
            yield Doubt(occasion and veto, "other people")
        if self._harms(a, b):
            yield from _other_harm(a, b)
        meeting = self._occasion(a) and self._occasion(b)
        if both and not (self._occasion(a) or self._occasion(b)) and other_bodies(a, b):
            yield Doubt(_other_figures(a, b), "other bodies")
        elif meeting and a.kinds[0] == b.kinds[0] and not parties(a, b) and other_bodies(a, b):
            yield Doubt(False, "other bodies")
        elif self._recounted(a, b) or other_market(a, b):
            yield Doubt(False, "other figures")
        same = meeting and not apart and parties(a, b) >= 2
        voiced = not both and a.agent == b.agent and (a.agent or "").startswith("person:")
        if not same and not voiced and _elsewhere(a, b, states=meeting):
            yield Doubt(False, "other places")
        if self._unnamed(a, b) or self._unnamed(b, a):
            yield Doubt(False, "named by one")
        headed = a.ordinals and b.ordinals and not {*a.ordinals} & {*b.ordinals}
        if headed or other_place(a.series, b.series):
            yield Doubt(True, "another in the row")
        planned = a.planned != b.planned and both and not apart and _gap(a, b) > 0
        if planned or came_before(a, b):
            yield Doubt(False, "announced and happened")

    def _unnamed(self, a: Telling, b: Telling) -> bool:
        """Whether a headline names the kind of event that its page leads with, and the other page none that fits."""
        leading = [kind for kind in a.headed if self.fit(kind, a.kinds[0])] if a.kinds and b.role == "lead" else []
        return any(not any(self.fit(kind, other) for other in b.mentioned) for kind in leading)

    def recast(self, a: Telling, b: Telling) -> bool:
        """Whether one wording tells of other days, people, bodies or figures, or of an incident in another place."""
        other = other_place(a.series, b.series) or other_agent(a, b)
        if other or _days_told(a, b) > self._settings.slack_days or self._recounted(a, b):
            return True
        occasion = self._occasion(a) and self._occasion(b)
        if not occasion and other_bodies(a, b) and _other_figures(a, b):
            return True
        return (occasion and other_pairs(a, b)) or (self._harms(a, b) and _at_other_sites(a, b))

    def _recounted(self, a: Telling, b: Telling) -> bool:
        """Whether both count the same things and come to other figures; of victims each page has its own count."""
        mine, theirs = ({unit for unit, _, most in t.numbers if most > 1} for t in (a, b))
        return bool(mine & theirs) and not self._harms(a, b) and not (a.toll or b.toll) and _other_counts(a, b)

    def _covered(self, a: Telling, b: Telling) -> float:
        """How much of the shorter telling's words the other has too, 0 to 1, by what they tell in the language."""
        small, large = sorted((a.terms, b.terms), key=len)
        weights = {t: self._terms.weight(t) for t in small}
        whole = sum(weights.values())
        return sum(w for t, w in weights.items() if t in large) / whole if whole else 0.0

    def _occasion(self, telling: Telling) -> bool:
        return bool(telling.kinds) and self._kinds[telling.kinds[0]].rank in ("occasion", "channel")

    def _incident(self, telling: Telling) -> bool:
        return bool(telling.kinds) and self._kinds[telling.kinds[0]].rank == "incident"

    def _harms(self, a: Telling, b: Telling) -> bool:
        """Whether both tell of what can have victims."""
        return all(t.kinds and t.kinds[0] in self._harmful for t in (a, b))

    def _counted(self, a: Telling, b: Telling) -> bool:
        """Whether one page counts victims again, days after the other: its days are those of the count."""
        near = a.when and b.when and a.when.gap(b.when) <= self._settings.max_days
        return bool(near and (a.toll or b.toll)) and self._harms(a, b) and self.fit(a.kinds[0], b.kinds[0])

    def _told_link(self, a: Telling, b: Telling, crowded: bool) -> Link | None:
        """What at least one page tells in passing: the same kind, the same people or place, and days that meet."""
        if not a.kinds or not b.kinds or not self.fit(a.kinds[0], b.kinds[0]) or a.planned != b.planned:
            return None
        first, second = _days(a), _days(b)
        if first and second and not first.meets(second, self._settings.slack_days):
            return None
        people = [p for p in a.people if known(p, a, b)]
        places = {p for p in a.places if not p.startswith("state:")} & {*b.places}
        words = len(a.terms.keys() & b.terms.keys())
        if words < 2 and len(people) < 2:
            return None
        named = [" ".join((n, *sorted(x)[:_SHOWN])) for n, x in (("people", people), ("places", places)) if x]
        shared = Shared(
            people=len(people),
            persons=sum(p.startswith("person:") for p in people),
            places=len(places),
            words=words,
            covered=self._covered(a, b) if words else 0.0,
            dated=first is not None and second is not None,
            crowded=crowded,
        )
        rank = self._kinds[a.kinds[0]].rank
        if a.kinds[0] == b.kinds[0] and shared.of_one_text(min(len(a.terms), len(b.terms))):
            enough = True
        elif rank in ("occasion", "channel"):
            enough = not other_pairs(a, b) and shared.of_occasion() and (same_first(a, b) or not strangers(a, b))
        elif rank == "incident":
            enough = shared.of_incident()
        else:
            enough = a.kinds[0] == b.kinds[0] and shared.of_state(bool({*a.places} & {*b.places}))
        if not enough:
            return None
        why = (f"kind {a.kinds[0]}", *named, *shared.reasons())
        sure = shared.dated or shared.persons >= 2 or shared.of_one_text(min(len(a.terms), len(b.terms)))
        return Link(a=a.key, b=b.key, score=shared.score(), sure=sure, why=why)


def _code(value: str | tuple[str, float, float]) -> str:
    """A ref as it is; a number with its unit as one word."""
    if isinstance(value, str):
        return value
    unit, least, most = value
    return f"{least:g}-{unit}" if least == most else f"{least:g}..{most:g}-{unit}"


def _days(telling: Telling) -> Days | None:
    """The days of what is told; those of the page for what it leads with."""
    return telling.when or (telling.page_days if telling.role == "lead" else None)


def _gap(a: Telling, b: Telling) -> int:
    """Days between the publication of two pages; 0 when one has no date."""
    return a.page_days.gap(b.page_days) if a.page_days and b.page_days else 0


def _contained(a: Telling, b: Telling, tells: Tells) -> float:
    """How much of what the title of one says stands in the other, 0 to 1; the lead where there is no title."""
    weights = [(t, tells.square(t)) for t in (a.title or a.terms)]
    whole = sum([w for _, w in weights])
    return sum([w for t, w in weights if t in b.terms]) / whole if whole else 0.0


def _other_counts(a: Telling, b: Telling) -> bool:
    """Whether no figure of the one can be a figure of the other, of the units that both give."""
    return not any(
        unit == other and least <= top and low <= most
        for unit, least, most in a.numbers
        for other, low, top in b.numbers
    )


def _days_told(a: Telling, b: Telling) -> int:
    """Days between the one day of each: the one told, else the one that an undated page names; 0 when one has none."""
    first, second = a.when or a.weekday, b.when or b.weekday
    if not first or not second or not (a.weekday or b.weekday) or max(first.length, second.length) > 1:
        return 0
    return first.gap(second)


def _other_figures(a: Telling, b: Telling) -> bool:
    """Whether both give numbers with a unit, and none in common."""
    return bool(a.numbers and b.numbers) and not any(n in b.numbers for n in a.numbers)


def _other_harm(a: Telling, b: Telling) -> Iterator[Doubt]:
    """What speaks against two incidents being one: other towns or roads; another day in places that only meet.

    Of two pages that count victims again one may name the river and the other the landing on it.
    """
    if _at_other_sites(a, b):
        yield Doubt(not (a.toll and b.toll), "other places")
    exact = a.when and b.when and a.when.length == b.when.length == 1 and a.when != b.when
    if exact and a.sites != b.sites and not (a.toll or b.toll):
        yield Doubt(False, "another day")


def _at_other_sites(a: Telling, b: Telling) -> bool:
    """Whether both name places below a state, or quarters and roads, and neither speaks of those of the other."""
    for mine, theirs in ((a.sites, b.sites), (a.spots, b.spots)):
        apart = bool(mine and theirs) and not {*mine} & {*theirs}
        if apart and not speaks_of(a, theirs) and not speaks_of(b, mine):
            return True
    return False


def _elsewhere(a: Telling, b: Telling, states: bool) -> bool:
    """Whether both name places below a state (or `states`), and none in common."""
    for wanted in (False, True) if states else (False,):
        mine, theirs = ({p for p in t.places if p.startswith("state:") == wanted} for t in (a, b))
        if mine and theirs and not mine & theirs:
            return True
    return False
