"""A page as a row of lines: each statement with what its words say of time, place, people and kind of event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from tawatur.language import Folded, Language, sentences
from tawatur.language import words as words_of
from tawatur.link.event_words import EventWord, EventWords, head_of
from tawatur.link.terms import Terms
from tawatur.link.turns import goes_back, turns_aside
from tawatur.model import Block, Mention, Quantity, Reading, Role, Span, Statement, Time

T = TypeVar("T")
_PEOPLE = frozenset({"person", "office", "organisation", "group"})
_NAMED = frozenset({"person", "organisation", "group", "outlet", "agency", "facility"})
_PAST = "PAST_REF"
_BEHIND = 35  # letters behind «after» or «since» in which the clause it governs runs
_PAIR = 2  # people who make an occasion
_NAME = 40  # letters in which a name after «town» stands
_FRONT = 8  # letters of a content in which a date that opens it stands: behind «in» and the like
_OPENS = 20  # letters of a content in which a word of what is to come speaks of all of it
_WORD = 4  # letters between «since» and a time from which something else stands between them
_DAY = re.compile(r"XXXX-\d\d-\d\d")  # the value of a day and month without a year
_COMMAS = ",\u060c;\n"


class Line(NamedTuple):
    """A statement with its signals. `sentence`: the range it stands in; `named`: event words in its content;
    `around`: those in the rest of its sentence; `dated`: by its own words and not by the rest of its sentence;
    `past`: told as gone by, without a date; `back`, `aside`: its sentence goes back in time, or turns to another
    matter; `by_date`: the event word that stands right before the first date; `since`: a date says from when;
    `undated`: its first day and month where no year is known; `fronted`: its date opens it; `planned`: it opens with
    a word of what is to come; `counts`: how many of what."""

    statement: Statement
    role: Role
    block: Span
    sentence: Span
    named: list[EventWord]
    around: list[EventWord]
    times: list[Time]
    dated: bool
    past: bool
    back: bool
    aside: bool
    people: dict[str, None]
    places: frozenset[str]
    terms: frozenset[str]
    by_date: EventWord | None
    since: bool
    undated: str | None
    fronted: bool
    planned: bool
    counts: dict[str, tuple[float, float]]

    @property
    def narrated(self) -> bool:
        """Whether the page says it in its own voice."""
        return self.statement.voice == "narrated"

    @property
    def head(self) -> EventWord | None:
        """The event word that says what the line is about; those that only place it in time do not.

        What is reported with a date beside it belongs to the occasion after which it was said.
        """
        found = head_of(self.named)
        if found and (found.kind.own or self.narrated):
            return found
        setting = next((w for w in self.around if w.setting), None)
        after = next((w for w in self.around if w.background and w.kind.rank == "occasion"), None)
        reported = after if self.times and not self.dated and not self.narrated else None
        return setting or reported or found


class Scene:
    """The lines of a reading, and its signals by place."""

    def __init__(self, reading: Reading, language: Language, event_words: EventWords, terms: Terms) -> None:
        self.reading = reading
        self.article = reading.article
        self.folded: Folded = language.fold(self.article.text)
        self._terms = terms
        self._cut: dict[Span, list[Span]] = {}
        self.mentions = sorted(reading.mentions, key=lambda m: m.span)
        words, self.signals = event_words.find(self.folded)
        self._behind = self.signals.get("background", [])
        named = sorted(m.span for m in self.mentions if m.kind in _NAMED and m.form == "name")
        self.words = [w for w in words if not _covered(w.span, named)]
        self.listed = frozenset(ref for m in self.mentions if m.listed for ref in _refs(m))
        self.times = sorted(reading.times, key=lambda t: t.span)
        self.quantities = sorted(reading.quantities, key=lambda q: q.span)
        self.blocks = sorted(self.article.blocks, key=lambda b: b.span)
        self._sources = sorted(s.source for s in reading.statements if s.source)
        self._cues = sorted(span for s in reading.statements for span in s.cue)
        self._contents = sorted(span for s in reading.statements for span in s.content)
        told = sorted((s for s in reading.statements if s.content), key=lambda s: (s.content, s.id))
        self.lines = [self._line(s) for s in told]

    def sentences(self, block: Block) -> list[Span]:
        """The sentences of a block."""
        if block.span not in self._cut:
            start, end = (self.folded.index(edge) for edge in block.span)
            self._cut[block.span] = [self.folded.span(*s) for s in sentences(self.folded.text, start, end)]
        return self._cut[block.span]

    def terms_in(self, spans: Iterable[Span]) -> frozenset[str]:
        """The content words of ranges of the text, stemmed."""
        index, text = self.folded.index, self.folded.text
        return frozenset(t for s in spans for t in self._terms.of(text[index(s.start) : index(s.end)]))

    def marked(self, spans: Iterable[Span], kind: str) -> list[Span]:
        """The signals of a kind in ranges."""
        return [mark for s in spans for mark in inside(self.signals.get(kind, []), s, _same)]

    def actors_in(self, spans: Iterable[Span], named: bool) -> list[str]:
        """The refs of people in ranges, in order, without those that are only asked or cited there.

        `named`: of persons who speak keep those without whom there would not be two: who says that he met somebody.
        """
        found = self.people_in(spans)
        acting = dict.fromkeys(ref for ref, span in found if not _touched(span, self._sources))
        persons = [ref for ref in acting if ref.startswith("person:")]
        speakers = [ref for ref, _ in found if ref.startswith("person:") and ref not in acting]
        missing = max(0, _PAIR - len(persons)) if named else 0
        return [*dict.fromkeys(speakers[:missing]), *acting] or list(dict.fromkeys(ref for ref, _ in found))

    def sites_in(self, spans: Iterable[Span]) -> frozenset[str]:
        """The words of the names of places below a state in ranges: known ones, and what follows «town», «road»."""
        ranges = list(spans)
        named = [m.span for s in ranges for m in inside(self.mentions, s, _of_mention) if _site(m)]
        return self.terms_in(named) | self.spots_in(ranges)

    def spots_in(self, spans: Iterable[Span]) -> frozenset[str]:
        """The word that follows «town», «road», «quarter» or the like in ranges."""
        return frozenset(name for mark in self.marked(spans, "locality") for name in self._after(mark))

    def _after(self, mark: Span) -> list[str]:
        """The stem of the word that follows letters, when it stands right behind them."""
        index, text = self.folded.index, self.folded.text
        word = next(iter(words_of(text, index(mark.end), min(index(mark.end) + _NAME, len(text)))), None)
        return self._terms.of(word.text) if word and not text[index(mark.end) : word.start].strip() else []

    def agent_in(self, spans: Iterable[Span], first: bool = False) -> str | None:
        """The first person or office named in ranges: who acts, in most news prose; null when none is named.

        `first`: null too when a body is named before, because that acts then.
        """
        found = [ref for ref, _ in self.people_in(spans)]
        acting = [ref for ref in (found[:1] if first else found) if ref.startswith(("person:", "office:"))]
        return next(iter(acting), None)

    def names_of(self, refs: Iterable[str]) -> dict[str, list[str]]:
        """The folded words of the longest name that the page gives each ref."""
        asked, found = set(refs), dict[str, list[str]]()
        for mention in self.mentions:
            if mention.ref in asked and mention.form == "name":
                index, text = self.folded.index, self.folded.text
                name = text[index(mention.span.start) : index(mention.span.end)].split()
                if len(name) > len(found.get(mention.ref or "", [])):
                    found[mention.ref or ""] = name
        return found

    def people_in(self, spans: Iterable[Span]) -> list[tuple[str, Span]]:
        """(ref, letters) of persons and bodies named in ranges, in order; nationalities and sources unnamed are not."""
        return [
            (ref, m.span)
            for span in spans
            for m in inside(self.mentions, span, _of_mention)
            if m.kind in _PEOPLE and not self._set_back(m.span, span.start)
            for ref in _refs(m)
        ]

    def _set_back(self, span: Span, start: int, least: int = 0) -> bool:
        """Whether letters stand in what came before or after: behind an «after» or «since» of the range, at least
        `least` letters behind, in its clause."""
        at = bisect_left(self._behind, span.start, key=lambda b: b.end) - 1
        if at < 0 or self._behind[at].start < start or not least <= span.start - self._behind[at].end <= _BEHIND:
            return False
        index, text = self.folded.index, self.folded.text
        return not any(stop in text[index(self._behind[at].end) : index(span.start)] for stop in _COMMAS)

    def places_in(self, spans: Iterable[Span]) -> list[str]:
        """The refs of the places named in ranges, in order."""
        found = (m for span in spans for m in inside(self.mentions, span, _of_mention))
        return [m.ref for m in found if m.kind in ("place", "facility") and m.ref and m.form == "name"]

    def yearless_in(self, spans: Iterable[Span]) -> frozenset[str]:
        """The days of months and of weeks in ranges, where it is not known of which year they are."""
        found = (t for t in self.times_in(spans) if t.type == "DATE")
        return frozenset(t.value or "" for t in found if (t.value or "").startswith("XXXX-"))

    def times_in(self, spans: Iterable[Span]) -> list[Time]:
        """The time expressions in ranges, in order."""
        return [t for span in spans for t in inside(self.times, span, _of_time)]

    def quantities_in(self, spans: Iterable[Span]) -> list[Quantity]:
        """The quantities with a unit in ranges."""
        return [q for span in spans for q in inside(self.quantities, span, _of_quantity) if q.unit]

    def counts_in(self, spans: Iterable[Span]) -> dict[str, tuple[float, float]]:
        """How many there are of what is counted in ranges, by the noun; the first count of each."""
        found = [q for span in spans for q in inside(self.quantities, span, _of_quantity) if q.of]
        return {q.of or "": (float(q.value[0]), float(q.value[1])) for q in reversed(found)}

    def _line(self, statement: Statement) -> Line:
        start = statement.content[0].start
        block = self._block(start)
        sentence = next((s for s in self.sentences(block) if s.start <= start < s.end), block.span)
        spans = statement.content
        free = [w for w in inside(self.words, sentence, _of_word) if not self._in_content(w.span)]
        times = [t for s in spans for t in inside(self.times, s, _of_time)]
        outer = [t for t in inside(self.times, sentence, _of_time) if not self._in_content(t.span)]
        gone = [
            p
            for p in inside(self.signals.get("past", []), sentence, _same)
            if not self._in_content(p) or _within(p, spans)
        ]
        own = [t for s in spans for t in self._telling_times(inside(self.times, s, _of_time), s)]
        deeds = [*inside(self._cues, sentence, _same), *(w.span for w in inside(self.words, sentence, _of_word))]
        deeds += [t.span for t in inside(self.times, sentence, _of_time) if t.type == "DATE"]
        back = goes_back(self.signals, inside(self.mentions, sentence, _of_mention), deeds, sentence)
        return Line(
            statement=statement,
            role=block.role,
            block=block.span,
            sentence=sentence,
            named=[_own(w, s) for s in spans for w in inside(self.words, s, _of_word)],
            around=free,
            times=own or self._telling_times(outer, sentence),
            dated=bool(own),
            past=back or bool(gone) or any(t.value == _PAST for t in times),
            back=back,
            aside=turns_aside(self.signals, sentence),
            people=dict.fromkeys(ref for ref, _ in self.people_in(spans)),
            places=frozenset(self.places_in(spans)),
            terms=self.terms_in(spans),
            by_date=self._named_by(own[0].span, spans) if own else None,
            since=any(self.marked([Span(t.span.start - _FRONT, t.span.start)], "background") for t in times),
            undated=next((t.value for t in times if _yearless(t)), None),
            fronted=bool(own) and own[0].span.start - start <= _FRONT,
            planned=bool(self.marked([Span(start, start + _OPENS)], "planned")),
            counts=self.counts_in(spans),
        )

    def _named_by(self, date: Span, spans: Iterable[Span]) -> EventWord | None:
        """The last event word before a date, in the same clause or the one before it."""
        found = [w for s in spans for w in inside(self.words, s, _of_word) if w.span.end <= date.start and w.kind.own]
        near = [w for w in found if date.start - w.span.end <= _BEHIND and not w.background]
        return near[-1] if near else None

    def _block(self, at: int) -> Block:
        """The block that a place stands in; the whole text as one block of body where the page has none."""
        if not self.blocks:
            return Block(span=Span(0, len(self.article.text)), role="body", rule="whole-text")
        return self.blocks[max(bisect_right(self.blocks, at, key=lambda b: b.span.start) - 1, 0)]

    def _in_content(self, span: Span) -> bool:
        """Whether letters stand in the content of any statement."""
        at = bisect_right(self._contents, Span(span.start, span.end)) - 1
        return any(c.start <= span.start and span.end <= c.end for c in self._contents[max(0, at - 3) : at + 2])

    def _telling_times(self, times: list[Time], span: Span) -> list[Time]:
        """The times of a range that date what is told: with days, and not those of an event in the background."""
        dated = [t for t in times if t.earliest and t.latest and t.type in ("DATE", "TIME")]
        return [t for t in dated if not self._behind_event(t, span)]

    def _behind_event(self, time: Time, span: Span) -> bool:
        """Whether a time stands behind an event of the background: after what is told, or in the same clause."""
        before = [w for w in inside(self.words, span, _of_word) if w.span.end <= time.span.start]
        if self._set_back(time.span, span.start + 2, _WORD):
            return True
        last = next((w for w in reversed(before) if w.background and w.span.start > span.start + 2), None)
        if last is None:
            return False
        index, text = self.folded.index, self.folded.text
        gap = text[index(last.span.end) : index(time.span.start)]
        clause = len(gap) < _BEHIND and not any(stop in gap for stop in _COMMAS)
        return clause or any(not w.background and w.span < last.span for w in before)


def inside(items: list[T], span: Span, of: Callable[[T], Span]) -> list[T]:
    """The items, sorted by span, that lie in a range."""
    first = bisect_left(items, span.start, key=lambda item: of(item).start)
    last = bisect_left(items, span.end, key=lambda item: of(item).start)
    return [item for item in items[first:last] if of(item).end <= span.end]


def _yearless(time: Time) -> bool:
    """Whether a time is a day of a month in a year that is not known."""
    return time.type == "DATE" and bool(_DAY.fullmatch(time.value or ""))


def _own(word: EventWord, content: Span) -> EventWord:
    """An event word; one that opens a content is what the content is about, whatever preposition leads to it."""
    return word._replace(background=False, clause=False) if word.span.start - content.start <= 2 else word


def _covered(span: Span, spans: list[Span]) -> bool:
    """Whether letters are part of a name, and not the whole of it."""
    at = bisect_right(spans, Span(span.start, 1 << 60)) - 1
    return any(s.start <= span.start and span.end <= s.end and s != span for s in spans[max(0, at - 2) : at + 1])


def _touched(span: Span, spans: list[Span]) -> bool:
    """Whether letters stand in one of the sorted spans."""
    at = bisect_right(spans, Span(span.start, 1 << 60)) - 1
    return any(s.start <= span.start and span.end <= s.end for s in spans[max(0, at - 2) : at + 1])


def _site(mention: Mention) -> bool:
    """Whether a mention names a place below a state."""
    named = mention.kind in ("place", "facility") and mention.form == "name"
    return named and not (mention.ref or "").startswith("state:")


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(s.start <= span.start and span.end <= s.end for s in spans)


def _refs(mention: Mention) -> list[str]:
    """Whom a mention means; an office without a known holder means itself."""
    if mention.kind == "office":
        return [ref] if (ref := mention.stands_for or mention.ref) else []
    return [mention.ref] if mention.ref else list(mention.refs)


def _of_mention(mention: Mention) -> Span:
    return mention.span


def _of_word(word: EventWord) -> Span:
    return word.span


def _of_time(time: Time) -> Span:
    return time.span


def _of_quantity(quantity: Quantity) -> Span:
    return quantity.span


def _same(span: Span) -> Span:
    return span
