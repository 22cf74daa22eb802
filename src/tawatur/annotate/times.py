"""Find the time expressions of an article and say what they mean: never more exact than their words.

Words become codes (`terms`), expressions are forms over the codes (`time_grammar`), and each form has a reader that
gives its TIMEX3 value and its days (`time_meanings`, `time_counts`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from tawatur.annotate import time_clock, time_counts, time_meanings, time_ranges, time_stretches
from tawatur.annotate.numbers import join_numbers, joins, unmarked, untorn
from tawatur.annotate.terms import NUMERAL, OTHER, Term, Vocabulary
from tawatur.annotate.text import Text
from tawatur.annotate.time_grammar import BY_START, CODES, SURE, Rule
from tawatur.annotate.time_meanings import At, Found, Meaning
from tawatur.annotate.time_ranges import Piece, join_ranges
from tawatur.annotate.time_terms import (
    couple_months,
    entries,
    filled,
    future_patterns,
    mark_years,
    number_months,
    past_patterns,
    point_clocks,
    told_words,
)
from tawatur.language import Folded, Language
from tawatur.model import Finding, Span, Time, When

EMBEDDED = "en"  # posts are dated in English whatever the language of the page
TENSE_WINDOW = 60  # folded characters before an expression in which a word of the future decides its direction
CLOCK_REACH = 60  # folded characters between a clock time and the date it belongs to
THEN_REACH = 500  # folded characters before «then» in which its day stands; further off it rarely does
EVENT_WORDS = 2  # words that belong to the name of an event after its noun, at most
MONTH_PUBLISHED = 31  # days: a publication time wider than this is no reference


# each form's meaning is a function of one of these
READERS = (time_meanings, time_stretches, time_counts, time_clock, time_ranges)
READ_OVER = CODES["skipped"]
# every form holds one of these; of what follows an event a few words more may be its name
CORES = dict.fromkeys("mwyuksU#dpLVzBXSODFIJ@", 1) | {"j": EVENT_WORDS + 1}
UNITS = "yksu"  # what figures in brackets may count
FROM_LAST = ("then", "sequel")  # forms that are read from the last day named before them


class Reference(NamedTuple):
    """The first and last day from which a block may be read; None when it is not known."""

    first: date | None
    last: date | None
    foreign: bool = False  # the block may be of another day: only what names the weekday too is read from it


class TimeReader:
    """Reads times by the tables of one language, and dates in English wherever they stand."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._language = language
        languages = [language] if language.code == EMBEDDED else [language, Language(EMBEDDED)]
        embedded = Vocabulary(languages[-1], entries(languages[-1]), joins(languages[-1]), CORES, weak=NUMERAL)
        self._vocabularies = [embedded]
        if language is not languages[-1]:
            latin = embedded.heads()
            own = Vocabulary(language, entries(language), joins(language), CORES, latin=latin, weak=NUMERAL)
            self._vocabularies.insert(0, own)
        self._latin = self._vocabularies[-1].heads()
        self._past = [p for one in languages for p in past_patterns(one)]
        self._future = [f for one in languages for f in future_patterns(one)]
        self._told = frozenset(told for one in languages for told in told_words(one))
        self._meanings: dict[str, Callable[[Found, At], Meaning | None]] = {
            rule.meaning: next(getattr(m, rule.meaning) for m in READERS if hasattr(m, rule.meaning))
            for rules in BY_START.values()
            for rule in rules
        }

    def read(self, text: Text) -> tuple[list[Time], list[Finding]]:
        """The times of an article in order, and what does not fit: weekdays, impossible dates, dates that disagree."""
        starts = [part.start for part in text.parts]
        published = _published(text.article.published)
        references = [_reference(part.block.role, part.block.published, published) for part in text.parts]

        def reference(at: int) -> Reference:
            index = bisect_right(starts, at) - 1
            return references[index] if index >= 0 else published

        return self._read(text.folded, reference)

    def read_plain(self, string: str, reference: str | None = None) -> list[Time]:
        """The times of a string read on a day (ISO), or on no known day."""
        day = None if reference is None else date.fromisoformat(reference[:10])
        return self._read(self._language.fold(string), lambda _: Reference(day, day))[0]

    def _read(self, folded: Folded, reference: Callable[[int], Reference]) -> tuple[list[Time], list[Finding]]:
        terms: list[Term] = self._terms(folded.text)
        codes = "".join([term.code for term in terms])
        pieces: list[Piece] = []
        for start, matches in _matches(codes):
            if pieces and start < pieces[-1].end:
                continue
            if piece := self._meant(folded.text, terms, codes, matches, reference(terms[start].start), pieces):
                pieces.append(piece)
        pieces = list(_dated_clocks(join_ranges(pieces, terms, codes), terms, folded.text))
        return _out(pieces, terms, folded)

    def _terms(self, text: str) -> list[Term]:
        terms = self._vocabularies[0].read(text)
        if len(self._vocabularies) > 1 and not self._latin.isdisjoint(_LATIN.findall(text)):
            terms = filled(terms, self._vocabularies[1], text)
        terms = unmarked([term for term in terms if term.code != READ_OVER], UNITS)
        terms = untorn(point_clocks(terms, text), UNITS)
        return couple_months(number_months(mark_years(join_numbers(terms))))

    def _meant(
        self,
        text: str,
        terms: list[Term],
        codes: str,
        matches: list[tuple[re.Match[str], Rule]],
        reference: Reference,
        pieces: list[Piece],
    ) -> Piece | None:
        """The longest form that starts at a place and means something."""
        for match, rule in matches:
            start = match.start()
            found, read = Found(match, terms), self._meanings[rule.meaning]
            first, last = reference.first, reference.last
            if reference.foreign and not (first == last and _is_weekday(found, first)):
                first = last = None
            at = At(
                first,
                _before(codes, start),
                codes[match.end()] if match.end() < len(codes) else "\n",
                lambda at=start: self._in_future(text, terms[at].start),  # type: ignore[misc]
                None,
                told=self._is_told(text, terms, match.end()),
            )
            listed = rule.meaning == "weekday" and at.before == "w"
            if listed or rule.meaning in FROM_LAST or "same" in match.groupdict():
                since = terms[start].start - THEN_REACH if rule.meaning == "then" else 0
                near = [piece for piece in pieces if terms[piece.start].start >= since]
                at = at._replace(last=_last(near, ("day",)), lately=_last(near, ("day", "month", "year")))
            try:
                meaning = read(found, at)
                if meaning is not None and last != first:
                    meaning = _either(meaning, read(found, at._replace(day=last)))
            except (ValueError, OverflowError):
                continue  # beyond the calendar
            if meaning is not None:
                meaning = self._checked(meaning, text, terms[start].start, last or first)
                end = match.end() - (1 if meaning.anchor == "event" and codes[match.end() - 1] == "f" else 0)
                end = self._further(text, terms, end) if rule.meaning == "event" else end
                return Piece(start, end, meaning, f"time:{rule.name}")
        return None

    def _is_told(self, text: str, terms: list[Term], end: int) -> bool:
        """Whether a verb that tells what happened stands right after an expression."""
        return end < len(terms) and text[terms[end].token : terms[end].end] in self._told

    def _further(self, text: str, terms: list[Term], end: int) -> int:
        """The end of an event: what it is the event of, or the adjectives after it."""
        article = self._language.clitics.article
        stop = end + EVENT_WORDS
        if end < len(terms) and not terms[end - 1].definite and terms[end].code == OTHER and terms[end].value is None:
            end += 1
        while end < min(stop, len(terms)) and terms[end].code == OTHER and terms[end].value is None:
            if not text.startswith(article, terms[end].start):
                break
            end += 1
        return end

    def _checked(self, meaning: Meaning, text: str, at: int, published: date | None) -> Meaning:
        """A meaning with the finding that it is ahead of the page, where its clause tells what happened."""
        said = meaning.anchor == "calendar" and meaning.granularity == "day" and meaning.finding is None
        if not said or published is None or meaning.first is None or meaning.first <= published:
            return meaning
        window = text[max(0, at - TENSE_WINDOW) : at]
        window = window[max(window.rfind("\n"), window.rfind(". ")) + 1 :]
        if not any(pattern.search(window) for pattern in self._past) or self._in_future(text, at):
            return meaning
        return meaning._replace(finding=("future-date", f"{meaning.value} is after the page, which tells it as past"))

    def _in_future(self, text: str, at: int) -> bool:
        """Whether a word of the future stands before a place in its sentence."""
        window = text[max(0, at - TENSE_WINDOW) : at]
        window = window[max(window.rfind("\n"), window.rfind(". ")) + 1 :]
        return any(pattern.search(window) for pattern in self._future)


def _matches(codes: str) -> Iterator[tuple[int, list[tuple[re.Match[str], Rule]]]]:
    """For each place where a form may start, the matches there, longest first."""
    for place in _START.finditer(codes):
        start = place.start()
        if not SURE[codes[start]].match(codes, start):
            continue
        found = [(m, rule) for rule in BY_START[codes[start]] if (m := rule.pattern.match(codes, start))]
        if found:
            found.sort(key=lambda f: -f[0].end())
            yield start, found


def _before(codes: str, at: int) -> str:
    """The code before a place; of a list, the code of the item before."""
    if at > 1 and codes[at - 1] in "&," and codes[at - 2] == codes[at]:
        return codes[at - 2]
    return codes[at - 1] if at else "\n"


_START = re.compile("[" + re.escape("".join(BY_START)) + "]")
_LATIN = re.compile(r"[a-z]{3,}")


# --- reference days -------------------------------------------------------------------------------------------------


def _published(when: Any) -> Reference:
    """The reference of a publication time, when it is known to the day, or at least to the month."""
    if when is None or not when.earliest or not when.latest:
        return Reference(None, None)
    first, last = date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10])
    return Reference(first, last) if (last - first).days <= MONTH_PUBLISHED else Reference(None, None)


def _reference(role: str, own: When | None, published: Reference) -> Reference:
    """What is today in a block: a teaser belongs to another page, a post may have its own day."""
    if own is not None and own.earliest:
        return _published(own)
    return published._replace(foreign=role == "teaser")


def _either(a: Meaning, b: Meaning | None) -> Meaning:
    """What holds whichever of two days is meant: the figures both share, and all the days between."""
    if b is None or a == b:
        return a
    shared = None
    if a.value and b.value:
        parts = [x for x, y in zip(a.value.split("-"), b.value.split("-"), strict=False) if x == y]
        shared = "-".join(parts) if a.value.startswith("-".join(parts)) and parts else None
    days = [d for d in (a.first, a.last, b.first, b.last) if d]
    grain = {1: "year", 2: "month"}.get(len((shared or "").split("-")), a.granularity) if shared else a.granularity
    return a._replace(
        value=shared, first=min(days, default=None), last=max(days, default=None), granularity=grain, finding=None
    )


def _is_weekday(found: Found, day: date | None) -> bool:
    """Whether «today» stands beside the weekday of a day."""
    weekday = found.value("w1", "w2")
    return found.value("deictic") == 0 and day is not None and weekday is not None and weekday[0] == day.weekday()


def _last(pieces: list[Piece], grains: tuple[str, ...]) -> Meaning | None:
    """The last date before a place that is as exact as one of the grains."""
    for meaning in (piece.meaning for piece in reversed(pieces)):
        if meaning.type == "DATE" and meaning.granularity in grains and meaning.first is not None:
            return meaning
        if meaning.granularity == "part" and meaning.last is not None and meaning.value and "day" in grains:
            day = meaning.value.partition("T")[0]  # the day of an evening is named with it
            return meaning._replace(type="DATE", value=day, first=meaning.last, granularity="day")
    return None


# --- clocks ---------------------------------------------------------------------------------------------------------


def _dated_clocks(pieces: list[Piece], terms: list[Term], text: str) -> Iterator[Piece]:
    """The pieces with every clock time put on the day named beside it, before it rather than after."""
    for index, piece in enumerate(pieces):
        meaning = piece.meaning
        if meaning.type == "TIME" and meaning.value and meaning.value.startswith("T"):
            neighbours = [pieces[i] for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
            near = [n for n in neighbours if _belongs(n, piece, terms, text)]
            day = next((n.meaning for n in near if _one_sentence(n, piece, terms, text)), None)
            day = day or next((n.meaning for n in near if n.start < piece.start), None)
            if day is not None:
                assert day.value is not None
                meaning = meaning._replace(
                    value=_on_day(meaning.value, day.value), first=day.first, last=day.last, anchor="block",
                    calendar=day.calendar,
                )  # fmt: skip
        yield piece._replace(meaning=meaning)


def _on_day(value: str, day: str) -> str:
    """A clock time or part of the day on a day."""
    return time_clock.on_day(value, day) if value[1:2].isdigit() else day[:10] + value


def _belongs(day: Piece, clock: Piece, terms: list[Term], text: str) -> bool:
    """Whether a day stands near enough to a clock time, in one paragraph."""
    meaning = day.meaning
    if meaning.first is None or meaning.value is None or meaning.granularity not in ("day", "part"):
        return False
    if meaning.first != meaning.last and meaning.calendar == "gregorian":
        return False
    between = _between(day, clock, terms, text)
    return len(between) <= CLOCK_REACH and (day.start < clock.start or "\n" not in between)


def _one_sentence(day: Piece, clock: Piece, terms: list[Term], text: str) -> bool:
    return ". " not in _between(day, clock, terms, text)


def _between(a: Piece, b: Piece, terms: list[Term], text: str) -> str:
    first, second = (a, b) if a.start < b.start else (b, a)
    return text[terms[first.end - 1].end : terms[second.start].start]


# --- out ------------------------------------------------------------------------------------------------------------


def _out(pieces: Iterable[Piece], terms: list[Term], folded: Folded) -> tuple[list[Time], list[Finding]]:
    times, findings = [], []
    for piece in pieces:
        first, last = terms[piece.start], terms[piece.end - 1]
        span = _edges(folded, first.start, last.end)
        times.append(_time(span, piece))
        if piece.meaning.finding:
            kind, detail = piece.meaning.finding
            findings.append(Finding(kind=kind, spans=[span], detail=detail, rule=piece.rule))
    findings += _calendars(times)
    return times, findings


def _edges(folded: Folded, start: int, end: int) -> Span:
    """The letters of an expression, with a bracket closed if it was opened in it and left out if it was not."""
    plain = folded.text
    inside = plain[start:end]
    if inside.count("(") > inside.count(")") and plain[end : end + 1] == ")":
        end += 1
    while start < end and (plain[start] in ",- " or (plain[start] == "(" and ")" not in plain[start:end])):
        start += 1
    while end > start and (plain[end - 1] in ",-. =" or _opens_nothing(plain[start:end])):
        end -= 1
    return folded.span(start, end)


def _opens_nothing(said: str) -> bool:
    """Whether an expression ends with a bracket or stroke of which the first is not in it."""
    return said[-1] in ")/" and {")": "(", "/": "/"}[said[-1]] not in said[:-1]


def _time(span: Span, piece: Piece) -> Time:
    m = piece.meaning
    first, last = (d.isoformat() if d else None for d in (m.first, m.last))
    if m.zone and first and m.value and "T" in m.value and m.granularity in ("hour", "minute") and first == last:
        clock = m.value.partition("T")[2]
        clock = clock if ":" in clock else f"{clock}:00"
        first = last = f"{first}T{clock}:00{m.zone}"
    return Time(
        span=span, type=m.type, value=m.value, rule=piece.rule, earliest=first, latest=last,  # type: ignore[arg-type]
        granularity=m.granularity, mod=m.mod, anchor=m.anchor, calendar=m.calendar,  # type: ignore[arg-type]
    )  # fmt: skip


def _calendars(times: list[Time]) -> Iterator[Finding]:
    """A Hijri and a Gregorian day side by side that are not the same."""
    for a, b in pairwise(times):
        if a.calendar == b.calendar or b.span.start - a.span.end > 12 or None in (a.earliest, b.earliest):
            continue
        if a.granularity != "day" or b.granularity != "day":
            continue
        if a.latest < b.earliest or b.latest < a.earliest:  # type: ignore[operator]
            detail = f"{a.value} and {b.value} are not the same day"
            yield Finding(kind="dates-disagree", spans=[a.span, b.span], detail=detail, rule="time:two-calendars")
