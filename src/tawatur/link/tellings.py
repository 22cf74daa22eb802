"""What one page tells of one event, read alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tawatur.language import Language, words
from tawatur.link.coming import opens_ahead
from tawatur.link.days import Days, page_days
from tawatur.link.event_words import EventWord, EventWords, head_of
from tawatur.link.namesakes import alike
from tawatur.link.page import Draft, Page
from tawatur.link.scene import Line, Scene, inside
from tawatur.link.series import places_in_row
from tawatur.link.terms import Terms
from tawatur.model import Noun, Reading, Span

_TOP = frozenset({"headline", "body"})
_POINTS = frozenset({"invite", "demand", "call-for", "promise", "wish", "hope", "offer", "commit", "agree", "discuss"})
_LEAST = 4  # words of a gist below which it is a scrap
_SHORT = 24  # words of a gist beyond which it is long
_STEP = 6  # … and those that cost as much as one sign that it says the event
_DEICTIC = "time:deictic"  # the rule of times told from the day of the page
_WEEKDAY = "XXXX-WXX-"  # how the value of a weekday begins
_LEAD_WORDS = 220  # content words of the body that describe the lead; what follows is background more often than not


class Telling(Noun, frozen=True):
    """What one article tells of one event.

    `role`: lead (what the page leads with), told (in passing) or teaser. `kinds`: the main one first; `headed`: those
    in the headline that a page always names; `mentioned`: all that the page speaks of. `when`: the days told, null
    when none are; `page_days`: those of the publication, or those before the page was fetched; `weekday`:
    the day that an undated page names as today, yesterday or tomorrow, by when it was fetched. `agent`: who
    acts, the first person named; `names`: the words of the longest name of each of `people`; `listed`: those of them
    that the registry has. `ordinals`: which one in a row. `terms`, `title`: how often the words of the telling and of
    its headline come. `at`: where it begins in the text, -1 for the lead. `gist`: the statement that says it best, and
    how well. `series`: which one of what is counted its opening tells of. `ahead`: whether it opens on what is still
    to come, null when it may. `parties`: whose doing it is, without those who are only cited. `sites`: the words of
    the names of places below a state; `spots`: those of them that follow «town», «road» or the like. `toll`: whether
    it counts again those whom an earlier incident has harmed. `said`: the words of what the person who acts says on
    the page about what it leads with.
    """

    article: str
    published: tuple[str, str]
    role: str
    kinds: list[str]
    kind_spans: list[Span]
    headed: list[str]
    mentioned: list[str]
    statements: list[str]
    when: Days | None
    when_spans: list[Span]
    page_days: Days | None
    weekday: Days | None
    planned: bool
    ahead: bool | None
    people: list[str]
    agent: str | None
    listed: list[str]
    names: dict[str, list[str]]
    places: list[str]
    ordinals: list[int]
    series: list[tuple[str, int]]
    numbers: list[tuple[str, float, float]]
    terms: dict[str, int]
    title: dict[str, int]
    at: int
    hedged: bool
    gist: str | None
    gist_weight: int
    parties: list[str]
    sites: list[str]
    spots: list[str]
    toll: bool
    said: list[str]

    @property
    def key(self) -> tuple[str, int]:
        """What sorts and names a telling."""
        return self.article, self.at


class TellingReader:
    """Knows the tables; keeps nothing of one article for the next."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._language = language
        self.event_words = EventWords(language)
        self.terms = Terms(language)
        rows = [row for row in language.table("number_words", ("form", "kind", "value")) if row["kind"] == "ordinal"]
        self._ordinal_words = {language.plain(row["form"]): row.number("value") for row in rows}

    def read(self, reading: Reading) -> list[Telling]:
        """The tellings of an article; the first is what it leads with."""
        scene = Scene(reading, self._language, self.event_words, self.terms)
        page = Page(scene, self.event_words)
        page.deal()
        drafts = [d for d in page.drafts if d.lines or d is page.lead]
        return [self._finish(scene, page, draft) for draft in drafts]

    def _finish(self, scene: Scene, page: Page, draft: Draft) -> Telling:
        leads, kinds = draft is page.lead, draft.kinds
        spans = [s for line in draft.lines for s in line.statement.content]
        ranges = page.opening if leads else spans
        quantities = scene.quantities_in(ranges)
        body = [b.span for b in scene.blocks if b.role in ("body", "summary", "caption")]
        text = [t for s in (body if leads else spans) for t in self._terms_in(scene, s)][:_LEAD_WORDS]
        title = [t for s in page.headline for t in self._terms_in(scene, s)] if leads else []
        published = scene.article.published
        agent = scene.agent_in(page.opening if leads else spans, first=not leads)
        people = _distinct(draft.people, scene.names_of(draft.people))
        parties = scene.actors_in(ranges, named=_meets(draft))
        gist = max(draft.lines, key=lambda li: (self._says(scene, li, draft, parties), -_start(li)), default=None)
        return Telling(
            article=scene.article.id,
            published=(published.earliest if published else "9999", scene.article.id),
            role=draft.role,
            kinds=kinds,
            kind_spans=sorted({w.span for w in draft.words if w.kind.name in kinds[:1]})[:2],
            headed=_headed(scene, page.headline) if leads else [],
            mentioned=sorted({w.kind.name for w in scene.words}) if leads else [],
            statements=[line.statement.id for line in draft.lines],
            when=draft.when,
            when_spans=sorted({span for days, span in draft.dates if days == draft.when}),
            page_days=page_days(scene.article),
            weekday=_weekday(scene, page.opening) if leads else None,
            planned=_planned(draft.words),
            ahead=opens_ahead(scene, page.first, page.opening) if leads else None,
            people=list(people),
            agent=agent,
            listed=sorted(scene.listed & {*people, agent or ""}),
            names=people,
            ordinals=self._ordinals(scene, page.headline) if leads else [],
            series=self._series(scene, page.opening) if leads else [],
            places=list(draft.places),
            numbers=sorted({(q.unit or "", float(q.value[0]), float(q.value[1])) for q in quantities}),
            terms=dict(sorted(Counter([*title, *title, *text]).items())),
            title=dict(sorted(Counter(title).items())),
            at=draft.at,
            hedged=bool(draft.lines) and all(line.statement.certainty == "hedged" for line in draft.lines),
            gist=gist.statement.id if gist else None,
            gist_weight=self._says(scene, gist, draft, parties) if gist else 0,
            parties=parties,
            sites=sorted(scene.sites_in(ranges)),
            spots=sorted(scene.spots_in(ranges)) if leads else [],
            toll=leads and bool(scene.marked(ranges, "toll")),
            said=_said(draft.lines, agent) if leads else [],
        )

    def _says(self, scene: Scene, line: Line, draft: Draft, parties: list[str]) -> int:
        """How well a line says by itself that the event happened: what, who and when, at the top, in few words.

        What is only a point of what was said there, a question, or words about how it is reported say it badly.
        """
        said, opening = line.statement, line.role == "headline" or _start(line) < draft.top
        told = [w for w in line.named if w.kind.name in draft.kinds[:1] and not (w.setting or w.background or w.topic)]
        size = sum(len(self._words_in(scene, s)) for s in said.content)
        named = 5 * bool(told) + 3 * bool(line.dated or line.times) + 2 * len(line.people.keys() & set(parties[:2]))
        place = 4 * (opening and line.role in _TOP) + line.narrated + (said.certainty == "asserted")
        wrong = 3 * (said.act in _POINTS or said.voice == "direct") + 8 * (said.act == "question")
        wrong += 4 * (size < _LEAST) + 6 * (draft.role == "lead" and not opening and not told)
        return named + place + bool(line.places) - wrong - max(0, size - _SHORT) // _STEP

    def _ordinals(self, scene: Scene, spans: Iterable[Span]) -> list[int]:
        """The places in a row that ranges speak of: the second one is not the third."""
        words = (w for s in spans for w in self._words_in(scene, s))
        return sorted({value for w in words if (value := self._ordinal_words.get(w)) is not None})

    def _series(self, scene: Scene, spans: Iterable[Span]) -> list[tuple[str, int]]:
        """Which one of what is counted ranges speak of, sorted; what is part of a time is not counted."""
        found: set[tuple[str, int]] = set()
        index, text = scene.folded.index, scene.folded.text
        for span in spans:
            timed = [t.span for t in scene.times_in([span])]
            at = words(text, index(span.start), index(span.end))
            free = [w.text for w in at if not any(index(t.start) <= w.start < index(t.end) for t in timed)]
            found |= places_in_row(free, self._ordinal_words, self._language.clitics.article, self.terms.of)
        return sorted(found)

    def _words_in(self, scene: Scene, span: Span) -> list[str]:
        index = scene.folded.index
        return [w.text for w in words(scene.folded.text, index(span.start), index(span.end))]

    def _terms_in(self, scene: Scene, span: Span) -> list[str]:
        index = scene.folded.index
        return self.terms.of(scene.folded.text[index(span.start) : index(span.end)])


def _headed(scene: Scene, headline: Iterable[Span]) -> list[str]:
    """The kinds of event that a headline names as its own, of those that a page always names."""
    named = (w for s in headline for w in inside(scene.words, s, lambda word: word.span))
    return sorted({w.kind.name for w in named if w.kind.named and not w.background})


def _said(lines: Iterable[Line], person: str | None) -> list[str]:
    """The words of what a person says in lines; what the page says itself is nobody's."""
    speech = (line for line in lines if line.statement.origin == person and not line.narrated)
    return sorted({term for line in speech for term in line.terms}) if (person or "").startswith("person:") else []


def _distinct(refs: Iterable[str], names: dict[str, list[str]]) -> dict[str, list[str]]:
    """The refs with their names; of two whose names can be one person's the first."""
    kept: dict[str, list[str]] = {}
    for ref in refs:
        name = names.get(ref, [])
        if not name or not any(alike(name, other) for other in kept.values() if other):
            kept[ref] = name
    return kept


def _weekday(scene: Scene, opening: Iterable[Span]) -> Days | None:
    """The day of the first weekday that a page without a date names as today, yesterday or tomorrow."""
    near = page_days(scene.article) if not scene.article.published else None
    named = [t.value or "" for t in scene.times_in(opening) if t.rule == _DEICTIC]
    weekday = next(
        (int(v[len(_WEEKDAY)]) for v in named if v.startswith(_WEEKDAY) and v[len(_WEEKDAY)].isdigit()), None
    )
    if near is None or weekday is None:
        return None
    days = (day for day in range(near.first - 1, near.last + 2) if (day - 1) % 7 + 1 == weekday)
    return next((Days(day, day) for day in days), None)


def _meets(draft: Draft) -> bool:
    """Whether the main kind of a telling is an occasion, for which it takes two."""
    return any(w.kind.name in draft.kinds[:1] and w.kind.rank == "occasion" for w in draft.words)


def _start(line: Line) -> int:
    return line.statement.content[0].start


def _planned(named: list[EventWord]) -> bool:
    """Whether what is told is still to come: the event word that leads says so."""
    main = head_of(named)
    return bool(main and main.planned)
