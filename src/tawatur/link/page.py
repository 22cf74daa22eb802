"""A page's statements dealt out over the events that it speaks of.

A page leads with one event. Its statements belong there until the text turns to another event: by a date that does
not fit, by naming an occasion with other people, by going back in time. What is said at an occasion stays with it;
what a page aims at or hopes for is nobody's event but its own.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from tawatur.link.days import Days, days_of, page_days
from tawatur.link.event_words import EventWord, EventWords, head_of
from tawatur.link.opening import Opening, named_by
from tawatur.link.scene import Line, Scene
from tawatur.model import Span, Time

_LEAD_SENTENCES = 2  # headline and first sentences that say what a page leads with
_FRESH = 3  # days before and after its publication of what a page leads with when the page does not date it
_LATE = 31  # days before its publication in which what a page reports with delay can have happened
_WEEK = 7  # days of a time that can date what a page leads with
_BETWEEN = 25  # letters behind an event word in which «of the two presidents» stands
_MOST = 0.75  # share of a summary's words that the line it repeats has
_REPEATED = 3  # … and how many at least
_CLOCK = 18  # letters before a date in which the clock of a stamp stands
_YEAR = 366  # days of a time that says nothing of what lies ahead
_KEPT = 0.4  # share of a line's words that the opening has, from which what is told aside is told of the same
_AHEAD = ("planned", "called-for", "hypothetical")  # status of what has not happened
_OPENING = 900  # letters from the start of the body in which the occasion of a lead is named


class Draft:
    """A telling while it is being gathered."""

    def __init__(self, role: str, at: int) -> None:
        self.role = role
        self.at = at
        self.words: list[EventWord] = []
        self.opening: list[EventWord] = []
        self.lines: list[Line] = []
        self.dates: list[tuple[Days, Span]] = []
        self.people: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.sticky = False
        self.source: str | None = None
        self.top = 0
        self.dated = 0

    @property
    def kinds(self) -> list[str]:
        """The kinds named: what makes an event of its own before what is part of one, then the one named most.

        What the opening does not speak of, nor of a part of it, comes last: a visit to the place of an accident; and
        where it names no event, what is named once further down is none that the page leads with.
        """
        count = Counter(w.kind.name for w in self.words if not w.purpose)
        first = {name: n for n, name in enumerate(dict.fromkeys(w.kind.name for w in self.words))}
        own = {w.kind.name for w in self.words if w.kind.own}
        far = {w.kind.name for w in self.words if self.opening and not named_by(w, self.opening)}
        if self.role == "lead" and not self.opening:
            first = {name: n for name, n in first.items() if count[name] > 1}
        return sorted(first, key=lambda name: (name in far, name not in own, -count[name], first[name]))

    @property
    def when(self) -> Days | None:
        """The narrowest days told; of equal ones the first that the opening of a page gives, else the earliest."""
        dates = [d for d, _ in self.dates]
        if self.dated:
            return min(dates[: self.dated], key=lambda d: d.length)
        return min(dates, key=lambda d: (d.length, d), default=None)

    def take(self, line: Line) -> None:
        """Add a statement, with what it says of the event."""
        self.lines.append(line)
        if line.head and (line.narrated or not self.words):
            self.words.append(line.head)
        for time in line.times:
            days = days_of(time.earliest, time.latest)
            if days and (self.role != "lead" or (days.length <= _WEEK and self._of_lead(line))):
                self.dates.append((days, time.span))
        if line.head or not self.people:
            self.people.update(line.people)
            self.places.update(dict.fromkeys(sorted(line.places)))

    def _of_lead(self, line: Line) -> bool:
        """Whether a line names what the opening of the page names, so that its days can be those of the lead."""
        head = line.head
        return head is not None and (not self.opening or named_by(head, self.opening))


class Page:
    """Deals the lines of one page out."""

    def __init__(self, scene: Scene, event_words: EventWords) -> None:
        self.scene = scene
        self._fit = event_words.fit
        body = [b for b in scene.blocks if b.role == "body"]
        self.headline = [b.span for b in scene.blocks if b.role == "headline" and not b.echo_of][:1]
        first = [s for b in body[:_LEAD_SENTENCES] for s in scene.sentences(b)]
        self.first = first[0] if first else None
        self.opening = [*self.headline, *first[: _LEAD_SENTENCES - len(self.headline)]]
        self._body_start = body[0].span.start if body else 0
        self.lead = Draft("lead", -1)
        self.drafts = [self.lead]
        self._current = self.lead
        published = scene.article.published
        self._published = days_of(published.earliest, published.latest) if published else None
        self._fresh = self._fresh_days()
        self._newest = max((d.last for t in scene.times if (d := _year(t))), default=0)
        self._read_opening()
        self.lead.dated = len(self.lead.dates)
        self.lead.top = max((s.end for s in self.opening), default=0)
        self._top = Opening(scene, self.opening, self.lead.people)

    def _fresh_days(self) -> Days | None:
        """The days of what is new on the page. When it was fetched says so only where the opening gives no day."""
        days = page_days(self.scene.article)
        told = [days_of(t.earliest, t.latest) for t in self.scene.times_in(self.opening)]
        if self._published is None and any(d and d.length <= _WEEK for d in told):
            return None
        slack = _FRESH if days and days.length <= _FRESH else 0
        return Days(days.first - slack, days.last + slack) if days else None

    def _read_opening(self) -> None:
        """What headline and first sentences say of the lead; a sentence about what came before it says nothing."""
        for span in self.opening:
            head = head_of([w for w in self.scene.words if span.start <= w.span.start < span.end])
            times = [t for t in self.scene.times if span.start <= t.span.start < span.end]
            dated = [(d, t.span) for t in times if (d := days_of(t.earliest, t.latest)) and t.type in ("DATE", "TIME")]
            if head and self._not_lead(head) and dated and all(self._before(d) for d, _ in dated):
                continue
            self.lead.words += [head] if head else []
            self.lead.opening += [head] if head else []
            self.lead.people.update(dict.fromkeys(ref for ref, _ in self.scene.people_in([span])))
            self.lead.places.update(dict.fromkeys(self.scene.places_in([span])))
            own = [(d, at) for d, at in dated if head or not self._stamp(at)]
            self.lead.dates += [(d, at) for d, at in own if d.length <= _WEEK and not self._before(d)]

    def _stamp(self, date: Span) -> bool:
        """Whether a date stands behind a clock on a page without a date of its own: when it was put up, or printed."""
        text = self.scene.article.text
        return self._published is None and any(c.isdigit() for c in text[max(0, date.start - _CLOCK) : date.start])

    def deal(self) -> None:
        """Every line to a draft, in the order of the text; summaries last, when all that they may mean is known."""
        for _, group in groupby(self.scene.lines, key=lambda line: line.sentence):
            lines = list(group)
            for line in sorted(lines, key=_silent):
                if line.role == "teaser":
                    self._teaser(line)
                elif line.role != "summary":
                    self._place(self._dated(line), first=line is lines[0])
        for line in self.scene.lines:
            if line.role == "summary":
                self._recall(line).take(line)

    def _place(self, line: Line, first: bool) -> None:
        """A line of the body to its draft. What a report only mentions on its way does not turn the text."""
        hosts = self._hosts(line)
        draft = self.lead if hosts else self._find(line)
        draft.take(line)
        if hosts:
            self._host(line)
        turned = draft.source is not None and draft.lines[0] is line
        if line.role not in ("caption", "embed") and (first or line.narrated or turned):
            self._current = draft

    def _dated(self, line: Line) -> Line:
        """A line that names what the page leads with beside an earlier event that is dated: it tells of that."""
        head, days, other = line.head, _days(line), line.by_date
        if not (head and other and days and self._not_lead(other)) or self._not_lead(head) or not self._before(days):
            return line
        return line._replace(named=[other])

    def _teaser(self, line: Line) -> None:
        """A teaser's statements are another article's: each teaser is an event of its own."""
        same = [d for d in self.drafts if d.role == "teaser" and d.lines[0].block == line.block]
        draft = same[0] if same else self._new(line, "teaser")
        draft.take(line)

    def _new(self, line: Line, role: str = "told") -> Draft:
        draft = Draft(role, line.statement.content[0].start)
        self.drafts.append(draft)
        return draft

    def _find(self, line: Line) -> Draft:
        """The draft of a line of the body."""
        if self._opens(line) and not self._gone(line):
            return self.lead
        return self._named(line) or self._following(line)

    def _opens(self, line: Line) -> bool:
        return self._top.holds(line) or line.role == "headline"

    def _gone(self, line: Line) -> bool:
        """Whether a line tells of what came before the lead: by its days, and not of what the headline names."""
        days = _days(line)
        if days is None or (self._fits_when(line, self.lead) and not self._before(days)):
            return False
        return line.narrated or (line.head is not None and self._not_lead(line.head))

    def _before(self, days: Days) -> bool:
        return self._fresh is not None and not days.meets(self._fresh)

    def _not_lead(self, head: EventWord) -> bool:
        """Whether an event word names an event of its own that what the lead is called cannot be."""
        own = [w for w in self.lead.words if w.kind.own]
        return head.kind.own and bool(own) and not any(self._fit(head.kind.name, w.kind.name) for w in own)

    def _named(self, line: Line) -> Draft | None:
        """The draft of a line that says itself which event it means; null when it does not."""
        head, days = line.head, _days(line)
        if _silent(line) or (self._ahead(days) and (not line.narrated or head is None)):
            return None
        undated = head is not None and head.result and not line.dated
        if self._top.after(line, self.lead.opening):
            return self.lead
        if undated or (head is None and line.dated and not line.narrated and not line.past):
            return None
        if head and head.kind.rank == "state" and line.narrated:
            return self._new(line)
        if head is not None and head.pointed and not line.dated:
            return self._pointed_at(head)
        heard = frozenset(e.statement.origin for e in self.lead.lines if e.statement.origin)
        gone = self._left(line, heard)
        others, apart = self._of_others(line), gone or self._top.other(line, self.lead.opening, heard)
        turns = days is not None or line.past or others or apart or (head is not None and self._turns(line, head))
        elsewhere = line.dated or others or apart or (line.past and head is not None and head.kind.own)
        if not turns or (not line.narrated and not elsewhere and self._spoken(line)):
            return None
        choices = [d for d in self.drafts if d.role != "teaser" and not (apart and d is self.lead)]
        choices = [d for d in choices if line.past or line.dated or not _passing(d, line)]
        fitting = [d for d in choices if self._fits(line, d)]
        if fitting:
            return max(fitting, key=lambda d: (len(line.people & d.people.keys()), d is self._current, d.at))
        if head is None and days is None and not apart:
            return None
        draft = self._new(line)
        if head is not None and head.background:
            draft.people.update(dict.fromkeys(self.scene.actors_in([line.sentence], named=False)))
        if head is not None and self.scene.marked([Span(head.span.start, head.span.end + _BETWEEN)], "both"):
            draft.people.update(dict.fromkeys(self._pair()))
        if self.scene.marked(line.statement.content, "same"):
            draft.places.update(self.lead.places)
        draft.sticky = (apart and (line.aside or not gone)) or (head is not None and head.kind.rank == "occasion")
        draft.source = line.statement.origin or "" if apart and (line.aside or not line.narrated) else None
        return draft

    def _left(self, line: Line, heard: frozenset[str]) -> bool:
        """Whether a line opens a sentence that leaves what the page leads with: back in time without naming it again,
        to a day of its own, or aside to what somebody else says or what the opening has few words of. `heard`: who
        has spoken of the lead."""
        if self._beside(line) is not None:
            return False
        if line.back:
            return line.head is None
        if self._other_day(line):
            return True
        if not line.aside or (not line.narrated and line.statement.origin in heard | self._top.speakers):
            return False
        return len(line.terms & self._top.terms) < _KEPT * len(line.terms)

    def _pointed_at(self, head: EventWord) -> Draft | None:
        """The draft that «this visit» means: of those of that kind the one the text is at, else the first."""
        same = [d for d in self.drafts if d.role != "teaser" and any(w.kind == head.kind for w in d.words)]
        return self._current if self._current in same else next(iter(same), None)

    def _of_others(self, line: Line) -> bool:
        """Whether a line denies what people did of whom the page's opening does not speak."""
        denied = line.statement.certainty == "denied" and line.head is not None
        return denied and bool(line.people) and not line.people.keys() & self._top.people

    def _pair(self) -> list[str]:
        """The two persons that the page is about, whom «the two presidents» means."""
        return [p for p in self.scene.actors_in(self.opening, named=True) if p.startswith("person:")][:2]

    def _ahead(self, days: Days | None) -> bool:
        """Whether days lie ahead of the page: what is agreed or expected belongs to where it was said."""
        when = self._published or self.lead.when or self._current.when
        return days is not None and when is not None and days.last > when.last and not days.length > _YEAR

    def _turns(self, line: Line, head: EventWord) -> bool:
        """Whether an event word, without a date, may turn to another event than the current one."""
        if head.kind.rank in ("outcome", "act", "state") or head.purpose or head.clause:
            return False
        spoken = [w for w in (*line.named, head) if w.setting and w.kind.rank == "channel"]
        if any(w.span <= head.span for w in spoken):
            return False
        if head.definite or head.setting:
            return True
        met = line.people.keys() & self.lead.people.keys()
        back = self._current is not self.lead and bool(met) and not self._not_lead(head)
        strange = _strangers(line, self.lead, persons=head.kind.rank == "occasion")
        return (back and not self._may_be(head, self._current)) or (line.narrated and strange)

    def _fits(self, line: Line, draft: Draft) -> bool:
        """Whether a line may speak of a draft's event: by kind, by time and by people."""
        head = line.head
        if head and not self._may_be(head, draft):
            return False
        met = bool(line.people.keys() & draft.people.keys()) or draft is self._current
        if _state(draft) or (head is None and not met):
            return False
        if not self._fits_when(line, draft):
            return False
        same = head is not None and head.kind.rank == "incident" and any(head.kind == w.kind for w in draft.words)
        strangers = _strangers(line, draft, persons=same)
        named = head is not None and head.definite and (not line.past or head.kind.name in draft.kinds[:1])
        if strangers and not named:
            return False
        gone = (
            line.past and draft is self.lead and not line.times and bool(line.people.keys() - self.lead.people.keys())
        )
        return named or not gone

    def _may_be(self, head: EventWord, draft: Draft) -> bool:
        """Whether an event word may name a draft's event, by their kinds."""
        kinds = [w.kind.name for w in draft.words if w.kind.own]
        return not head.kind.own or not kinds or any(self._fit(head.kind.name, k) for k in kinds)

    def _fits_when(self, line: Line, draft: Draft) -> bool:
        days = _days(line)
        when = draft.when or (self._fresh if draft is self.lead else None)
        if draft is self.lead and days is not None and (self._late(line, days) or self._old(line, days)):
            return self._late(line, days)
        if days is None or when is None:
            return True
        loose = draft is not self.lead or self._the_lead(line)
        exact = loose and max(days.length, when.length) <= _FRESH
        return days.meets(when, 1 if exact else 0)

    def _late(self, line: Line, days: Days) -> bool:
        """Whether a line dates the incident that an undated opening names, reported days after it happened."""
        head, fresh = line.head, self._fresh
        if head is None or fresh is None or self.lead.dates or head.kind.rank != "incident" or line.past:
            return False
        named = any(head.kind == o.kind for o in self.lead.opening)
        shared = any(p.startswith("person:") for p in line.people.keys() & self._top.people)
        return named and shared and days.length <= _WEEK and 0 <= fresh.first - days.first <= _LATE

    def _old(self, line: Line, days: Days) -> bool:
        """Whether a line sets out with a date, or gives the day, where nothing dates the page: what is new is told
        without the year; or whether the page itself names a later year."""
        if line.narrated and self._fresh is None and days.last <= self._newest - _YEAR and not self._opens(line):
            return not line.since
        named = line.head is not None and named_by(line.head, self.lead.opening)
        dated = line.dated and (line.fronted or days.length <= _FRESH)
        return line.narrated and dated and self.lead.when is None and self._fresh is None and not named

    def _other_day(self, line: Line) -> bool:
        """Whether a line tells what happened on a day of a month, the year being unknown, where the opening tells of
        another or of today; what is still to come belongs to where it was said."""
        told = line.narrated and line.statement.status not in _AHEAD and bool(self._top.days)
        return told and line.undated is not None and line.undated not in self._top.days

    def _the_lead(self, line: Line) -> bool:
        """Whether a line names what the page leads with as known, and nobody who is not known from there."""
        head = line.head
        known = head is not None and head.definite and head.kind.name in self.lead.kinds[:1]
        return known and not line.people.keys() - self.lead.people.keys()

    def _following(self, line: Line) -> Draft:
        """The draft of a line that says nothing itself: what the text is at, or back to the lead."""
        beside = self._spoken(line) or self._beside(line)
        if beside:
            return self._new(line) if self._odd(line, beside) else beside
        current = self._current
        if current is self.lead or (current.sticky and not self._back(line, current)):
            return current
        if current.lines and current.lines[-1].block == line.block and line.narrated and not _state(current):
            return current
        strange = bool(line.people) and not line.people.keys() & self.lead.people.keys()
        return self._new(line) if line.narrated and strange and current.dates else self.lead

    def _back(self, line: Line, current: Draft) -> bool:
        """Whether, after what somebody else said, one who speaks in the opening speaks again."""
        origin = line.statement.origin
        again = current.source is not None and origin != current.source and origin in self._top.speakers
        return again and not (current.lines and current.lines[-1].sentence == line.sentence)

    def _beside(self, line: Line) -> Draft | None:
        """The last draft that has a line of the same sentence."""
        same = [d for d in self.drafts if d.role != "teaser" and any(e.sentence == line.sentence for e in d.lines)]
        return max(same, key=lambda d: max(e.statement.content for e in d.lines), default=None)

    def _spoken(self, line: Line) -> Draft | None:
        """The draft of what the same sentence reports before: one utterance, one event."""
        if line.narrated:
            return None
        same = [d for d in self.drafts for e in d.lines if e.sentence == line.sentence and not e.narrated]
        return same[0] if same else None

    def _odd(self, line: Line, draft: Draft) -> bool:
        """Whether a narrated line names an event that the draft beside it cannot be."""
        head = line.head
        if not head or not line.narrated or not head.kind.own or draft is self.lead or not draft.kinds:
            return False
        return not any(self._fit(head.kind.name, kind) for kind in draft.kinds)

    def _hosts(self, line: Line) -> bool:
        """Whether a line names, soon after the lead and as its setting, the occasion in which the lead took place."""
        head = line.head
        if head is None or not head.setting or head.kind.rank != "occasion":
            return False
        early = line.statement.content[0].start < self._body_start + _OPENING
        strong = any(w.kind.rank in ("occasion", "incident") for w in self.lead.words if not w.purpose)
        return early and not strong and not _outside(line, self.lead)

    def _host(self, line: Line) -> None:
        """The occasion gives the lead its kind, and its people."""
        if line.head:
            weak = [w for w in self.lead.words if not w.purpose and w.kind.rank != "channel"]
            self.lead.words = [*weak, line.head]
            self.lead.opening = [*self.lead.opening, line.head]
            self.lead.people.update(line.people)

    def _recall(self, line: Line) -> Draft:
        """The draft that a line of a summary repeats: the one whose words it shares most."""
        told = [d for d in self.drafts if d.role != "teaser" and (d.lines or d is self.lead)]
        if said := [d for d in told if any(_says(each, line) for each in d.lines)]:
            return said[0]
        if line.head:
            told = [d for d in told if self._fits(line, d)] or told

        def shared(draft: Draft) -> tuple[int, int, int]:
            terms = frozenset(t for each in draft.lines for t in each.terms)
            return len(line.people.keys() & draft.people.keys()), len(line.terms & terms), -draft.at

        def by_words(draft: Draft) -> tuple[int, int, int]:
            people, terms, at = shared(draft)
            return terms, people, at

        return max(told, key=shared if line.head else by_words)


def _strangers(line: Line, draft: Draft, persons: bool) -> bool:
    """Whether both have people, and none in common. `persons`: only these count, because bodies always take part in an
    occasion, and look into an incident or tell of it."""
    both = [[p for p in people if p.startswith("person:") or not persons] for people in (line.people, draft.people)]
    return all(both) and not line.people.keys() & draft.people.keys()


def _days(line: Line) -> Days | None:
    """The days that a line is dated with, first of all."""
    return next((d for t in line.times if (d := days_of(t.earliest, t.latest))), None)


def _year(time: Time) -> Days | None:
    """The days of a time that the calendar gives, not the page."""
    return days_of(time.earliest, time.latest) if time.anchor == "calendar" else None


def _outside(line: Line, draft: Draft) -> bool:
    """Whether a line is dated, and on other days than a draft."""
    days = _days(line)
    return days is not None and draft.when is not None and not days.meets(draft.when, 1)


def _silent(line: Line) -> bool:
    """Whether a line says neither what nor when: it follows the other lines of its sentence."""
    return line.narrated and line.head is None and not (line.dated or line.past or line.undated)


def _says(line: Line, summary: Line) -> bool:
    """Whether a line has most words of one of a summary."""
    return len(line.terms & summary.terms) >= max(_REPEATED, _MOST * len(summary.terms))


def _passing(draft: Draft, line: Line) -> bool:
    """Whether a draft was only looked back to, in another paragraph than a line's."""
    return bool(draft.lines) and draft.lines[0].back and draft.role != "lead" and draft.lines[-1].block != line.block


def _state(draft: Draft) -> bool:
    return any(w.kind.rank == "state" for w in draft.words)
