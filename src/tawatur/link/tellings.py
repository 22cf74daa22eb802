"""What one page tells of one event, read alone: the page's statements dealt out over the events that it speaks of.

A page leads with one event. Its statements belong there until the text turns to another event: by a date that does
not fit, by naming an occasion with other people, by going back in time. What is said at an occasion stays with it;
what a page aims at or hopes for is nobody's event but its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from tawatur.language import Language, words
from tawatur.link.days import Days, days_of, hull
from tawatur.link.event_words import EventWord, EventWords, head_of
from tawatur.link.scene import Line, Scene
from tawatur.link.terms import Terms
from tawatur.model import Block, Noun, Reading, Span

_LEAD_SENTENCES = 2  # headline and first sentences that say what a page leads with
_LEAD_WORDS = 220  # content words of the body that describe the lead; what follows is background more often than not
_FRESH = 3  # days before and after its publication of what a page leads with when the page does not date it
_OPENING = 900  # letters from the start of the body in which the occasion of a lead is named


class Telling(Noun, frozen=True):
    """What one article tells of one event. `kinds`: the main one first. `when`: the days told, null when none are."""

    article: str
    published: tuple[str, str]
    role: str
    kinds: list[str]
    kind_spans: list[Span]
    statements: list[str]
    when: Days | None
    when_spans: list[Span]
    page_days: Days | None
    planned: bool
    people: list[str]
    agent: str | None
    listed: list[str]
    names: dict[str, list[str]]
    places: list[str]
    ordinals: list[int]
    numbers: list[tuple[str, float, float]]
    terms: dict[str, int]
    title: dict[str, int]
    at: int
    hedged: bool
    gist: str | None
    gist_weight: int

    @property
    def key(self) -> tuple[str, int]:
        """What sorts and names a telling."""
        return self.article, self.at


class Draft:
    """A telling while it is being gathered."""

    def __init__(self, role: str, at: int) -> None:
        self.role = role
        self.at = at
        self.words: list[EventWord] = []
        self.lines: list[Line] = []
        self.dates: list[tuple[Days, Span]] = []
        self.people: dict[str, None] = {}
        self.places: dict[str, None] = {}
        self.sticky = False

    @property
    def kinds(self) -> list[str]:
        """The kinds named: what makes an event of its own before what is part of one, then the one named most."""
        count = Counter(w.kind.name for w in self.words if not w.purpose)
        first = {name: n for n, name in enumerate(dict.fromkeys(w.kind.name for w in self.words))}
        own = {w.kind.name for w in self.words if w.kind.own}
        return sorted(first, key=lambda name: (name not in own, -count[name], first[name]))

    @property
    def when(self) -> Days | None:
        """The narrowest days told."""
        return min((d for d, _ in self.dates), key=lambda d: (d.length, d), default=None)

    def take(self, line: Line) -> None:
        """Add a statement, with what it says of the event."""
        self.lines.append(line)
        if line.head and (line.narrated or not self.words):
            self.words.append(line.head)
        for time in line.times:
            if days := days_of(time.earliest, time.latest):
                self.dates.append((days, time.span))
        if line.head or not self.people:
            self.people.update(line.people)
            self.places.update(dict.fromkeys(sorted(line.places)))


class TellingReader:
    """Knows the tables; keeps nothing of one article for the next."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._language = language
        self.event_words = EventWords(language)
        self.terms = Terms(language)
        rows = [row for row in language.table("number_words", ("form", "kind", "value")) if row["kind"] == "ordinal"]
        self._ordinal_words = {language.plain(row["form"]): int(row["value"]) for row in rows}

    def read(self, reading: Reading) -> list[Telling]:
        """The tellings of an article; the first is what it leads with."""
        scene = Scene(reading, self._language, self.event_words, self.terms)
        page = Page(scene, self.event_words)
        page.deal()
        drafts = [d for d in page.drafts if d.lines or d is page.lead]
        return [self._finish(scene, page, draft) for draft in drafts]

    def _finish(self, scene: Scene, page: Page, draft: Draft) -> Telling:
        leads = draft is page.lead
        spans = [s for line in draft.lines for s in line.statement.content]
        ranges = page.opening if leads else spans
        quantities = scene.quantities_in(ranges)
        body = [b.span for b in scene.blocks if b.role in ("body", "summary", "caption")]
        text = [t for s in (body if leads else spans) for t in self._terms_in(scene, s)][:_LEAD_WORDS]
        title = [t for s in page.headline for t in self._terms_in(scene, s)] if leads else []
        published = scene.article.published
        agent = scene.agent_in(page.opening if leads else spans)
        people = _distinct(draft.people, scene.names_of(draft.people))
        gist = max(draft.lines, key=lambda line: (_told(line, draft), -line.statement.content[0].start), default=None)
        return Telling(
            article=scene.article.id,
            published=(published.earliest if published else "9999", scene.article.id),
            role=draft.role,
            kinds=draft.kinds,
            kind_spans=sorted({w.span for w in draft.words if w.kind.name == draft.kinds[0]})[:2],
            statements=[line.statement.id for line in draft.lines],
            when=draft.when,
            when_spans=sorted({span for days, span in draft.dates if days == draft.when}),
            page_days=days_of(published.earliest, published.latest) if published else None,
            planned=_planned(draft.words),
            people=list(people),
            agent=agent,
            listed=sorted(scene.listed & {*people, agent or ""}),
            names=people,
            ordinals=self._ordinals(scene, page.headline) if leads else [],
            places=list(draft.places),
            numbers=sorted({(q.unit or "", float(q.value[0]), float(q.value[1])) for q in quantities}),
            terms=dict(sorted(Counter([*title, *title, *text]).items())),
            title=dict(sorted(Counter(title).items())),
            at=draft.at,
            hedged=bool(draft.lines) and all(line.statement.certainty == "hedged" for line in draft.lines),
            gist=gist.statement.id if gist else None,
            gist_weight=_told(gist, draft) if gist else 0,
        )

    def _ordinals(self, scene: Scene, spans: Iterable[Span]) -> list[int]:
        """The places in a row that ranges speak of: the second one is not the third."""
        words = (w for s in spans for w in self._words_in(scene, s))
        return sorted({value for w in words if (value := self._ordinal_words.get(w)) is not None})

    def _words_in(self, scene: Scene, span: Span) -> list[str]:
        index = scene.folded.index
        return [w.text for w in words(scene.folded.text, index(span.start), index(span.end))]

    def _terms_in(self, scene: Scene, span: Span) -> list[str]:
        index = scene.folded.index
        return self.terms.of(scene.folded.text[index(span.start) : index(span.end)])


def alike(one: list[str], other: list[str]) -> bool:
    """Whether two names can be one person's: the first word of the one stands in the other, and the last too."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short[0] in long and (len(short) == 1 or short[-1] in long)


def _distinct(refs: Iterable[str], names: dict[str, list[str]]) -> dict[str, list[str]]:
    """The refs with their names; of two whose names can be one person's the first."""
    kept: dict[str, list[str]] = {}
    for ref in refs:
        name = names.get(ref, [])
        if not name or not any(alike(name, other) for other in kept.values() if other):
            kept[ref] = name
    return kept


def _told(line: Line, draft: Draft) -> int:
    """How well a line says by itself what happened: it names the kind, who took part, when; it asks nothing."""
    kinds = {w.kind.name for w in line.named}
    named = 4 * bool(draft.kinds and draft.kinds[0] in kinds) + 2 * bool(line.dated)
    place = 2 * (line.role in ("headline", "body")) + (line.statement.certainty == "asserted")
    asked = 8 * (line.statement.act == "question")
    return named + place + 2 * min(len(line.people), 3) - asked


def _planned(named: list[EventWord]) -> bool:
    """Whether what is told is still to come: the event word that leads says so."""
    main = head_of(named)
    return bool(main and main.planned)


class Page:
    """Deals the lines of one page out."""

    def __init__(self, scene: Scene, event_words: EventWords) -> None:
        self.scene = scene
        self._fit = event_words.fit
        body = [b for b in scene.blocks if b.role == "body"]
        self.headline = [b.span for b in scene.blocks if b.role == "headline" and not b.echo_of][:1]
        first = [s for b in body[:_LEAD_SENTENCES] for s in scene.sentences(b)]
        self.opening = [*self.headline, *first[: _LEAD_SENTENCES - len(self.headline)]]
        self._body_start = body[0].span.start if body else 0
        self.lead = Draft("lead", -1)
        self.drafts = [self.lead]
        self._current = self.lead
        self._fresh = self._fresh_days()
        self._read_opening()

    def _fresh_days(self) -> Days | None:
        published = self.scene.article.published
        days = days_of(published.earliest, published.latest) if published else None
        return Days(days.first - _FRESH, days.last + _FRESH) if days else None

    def _read_opening(self) -> None:
        """What headline and first sentences say of the lead."""
        for span in self.opening:
            if head := head_of([w for w in self.scene.words if span.start <= w.span.start < span.end]):
                self.lead.words.append(head)
            self.lead.people.update(dict.fromkeys(ref for ref, _ in self.scene.people_in([span])))
            self.lead.places.update(dict.fromkeys(self.scene.places_in([span])))
            for time in self.scene.times:
                days = days_of(time.earliest, time.latest)
                inside = span.start <= time.span.start < span.end
                if inside and days and days.length <= 7 and (not self._fresh or days.meets(self._fresh)):
                    self.lead.dates.append((days, time.span))

    def deal(self) -> None:
        """Every line to a draft, in the order of the text; summaries last, when all that they may mean is known."""
        for _, group in groupby(self.scene.lines, key=lambda line: line.sentence):
            lines = list(group)
            for line in sorted(lines, key=_silent):
                if line.role == "teaser":
                    self._teaser(line)
                elif line.role != "summary":
                    self._place(line, first=line is lines[0])
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
        if line.role not in ("caption", "embed") and (first or line.narrated):
            self._current = draft

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
        return any(s.start <= line.statement.content[0].start < s.end for s in self.opening) or line.role == "headline"

    def _gone(self, line: Line) -> bool:
        """Whether a line is narrated as gone by: it belongs to what came before the lead."""
        days = _days(line)
        outside = bool(days and self._fresh and not days.meets(self._fresh))
        return line.narrated and (outside or (days is not None and not self._fits_when(line, self.lead)))

    def _named(self, line: Line) -> Draft | None:
        """The draft of a line that says itself which event it means; null when it does not."""
        head, days = line.head, _days(line)
        if head and head.kind.rank == "state" and line.narrated:
            return self._new(line)
        turns = days is not None or line.past or (head is not None and self._turns(line, head))
        elsewhere = line.dated or (line.past and head is not None and head.kind.own)
        if not turns or (not line.narrated and not elsewhere and self._spoken(line)):
            return None
        fitting = [d for d in self.drafts if d.role != "teaser" and self._fits(line, d)]
        if fitting:
            return max(fitting, key=lambda d: (len(line.people & d.people.keys()), d is self._current, d.at))
        if head is None and days is None:
            return None
        draft = self._new(line)
        draft.sticky = head is not None and head.kind.rank == "occasion"
        return draft

    def _turns(self, line: Line, head: EventWord) -> bool:
        """Whether an event word, without a date, may turn to another event than the current one."""
        if head.kind.rank in ("outcome", "act", "state"):
            return False
        if head.definite or head.setting:
            return True
        strange = bool(line.people) and bool(self.lead.people) and not line.people.keys() & self.lead.people.keys()
        return line.narrated and strange

    def _fits(self, line: Line, draft: Draft) -> bool:
        """Whether a line may speak of a draft's event: by kind, by time and by people."""
        head = line.head
        kinds = [w.kind.name for w in draft.words if w.kind.own]
        if head and head.kind.own and kinds and not any(self._fit(head.kind.name, k) for k in kinds):
            return False
        met = bool(line.people.keys() & draft.people.keys()) or draft is self._current
        if _state(draft) or (head is None and not met):
            return False
        if not self._fits_when(line, draft):
            return False
        strangers = bool(line.people and draft.people) and not line.people.keys() & draft.people.keys()
        named = head is not None and head.definite and (not line.past or head.kind.name in draft.kinds[:1])
        if strangers and not named:
            return False
        gone = (
            line.past and draft is self.lead and not line.times and bool(line.people.keys() - self.lead.people.keys())
        )
        return named or not gone

    def _fits_when(self, line: Line, draft: Draft) -> bool:
        days = _days(line)
        when = draft.when or (self._fresh if draft is self.lead else None)
        return days is None or when is None or days.meets(when, 1 if draft is not self.lead else 0)

    def _following(self, line: Line) -> Draft:
        """The draft of a line that says nothing itself: what the text is at, or back to the lead."""
        beside = self._spoken(line) or self._beside(line)
        if beside:
            return self._new(line) if self._odd(line, beside) else beside
        current = self._current
        if current is self.lead or current.sticky:
            return current
        if current.lines and current.lines[-1].block == line.block and line.narrated and not _state(current):
            return current
        if line.narrated and not line.people.keys() & self.lead.people.keys() and current.dates:
            return self._new(line)
        return self.lead

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
        return early and not any(w.kind.own for w in self.lead.words if not w.purpose) and not _outside(line, self.lead)

    def _host(self, line: Line) -> None:
        """The occasion gives the lead its kind, and its people."""
        if line.head:
            self.lead.words = [*(w for w in self.lead.words if not w.purpose), line.head]
            self.lead.people.update(line.people)

    def _recall(self, line: Line) -> Draft:
        """The draft that a line of a summary repeats: the one whose words it shares most."""
        told = [d for d in self.drafts if d.role != "teaser" and (d.lines or d is self.lead)]
        if line.head:
            told = [d for d in told if self._fits(line, d)] or told

        def shared(draft: Draft) -> tuple[int, int, int]:
            terms = frozenset(t for each in draft.lines for t in each.terms)
            return len(line.people.keys() & draft.people.keys()), len(line.terms & terms), -draft.at

        def by_words(draft: Draft) -> tuple[int, int, int]:
            people, terms, at = shared(draft)
            return terms, people, at

        return max(told, key=shared if line.head else by_words)


def _days(line: Line) -> Days | None:
    days = [d for t in line.times if (d := days_of(t.earliest, t.latest))]
    return hull(days[:1]) if days else None


def _outside(line: Line, draft: Draft) -> bool:
    """Whether a line is dated, and on other days than a draft."""
    days = _days(line)
    return days is not None and draft.when is not None and not days.meets(draft.when)


def _silent(line: Line) -> bool:
    """Whether a line says neither what nor when: it follows the other lines of its sentence."""
    return line.narrated and line.head is None and not line.dated


def _state(draft: Draft) -> bool:
    return any(w.kind.rank == "state" for w in draft.words)


def lead_of(tellings: Iterable[Telling]) -> Telling:
    """What an article leads with."""
    return next(t for t in tellings if t.role == "lead")


__all__ = ["Block", "Telling", "TellingReader", "lead_of"]
