"""Headlines of the form «Name: words»."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Report, Sentence
from tawatur.annotate.sources import VOICES, read_phrase

_LONGEST = 9  # words before the colon
_TITLE = 6  # words of the longest naming and place before quoted words
_SHORT = 4  # words of the longest naming there that no mention explains


def _may_say(s: Sentence) -> bool:
    """Whether the first word of a headline is of people, of a body or of a report."""
    word = s.text_at(0).removeprefix(s.cues.article)
    known = word in s.cues.human or word in s.cues.bodies or word in s.cues.titles
    return known or word in s.cues.kinds["issued"] or word in s.cues.kinds["management"]


def _before_quote(s: Sentence, stop: int) -> tuple[int, int] | None:
    """The words before a colon and quotation marks in a headline, without where they were said: «X in Y: "…"»."""
    if stop > _TITLE or s.quotes.opened_between(s.words[stop - 1].end, s.words[stop].start) is None:
        return None
    placed = next((k for k in range(1, stop) if s.is_kind(k, "preposition")), stop)
    if s.stops_phrase(0) or any(s.breaks(k) or s.cues.is_finite(s.text_at(k)) for k in range(1, placed)):
        return None
    return s.words[0].start, s.words[placed - 1].end


def read_colon(s: Sentence, window: int) -> Report | None:
    """The report of a headline whose first words name who says the rest; None when they do not."""
    colon = s.text.find(":", s.start, s.end)
    if colon < 0:
        return None
    stop = s.index(colon)
    if stop > _LONGEST or stop >= len(s.words) or len(s.words) - stop < 2:
        return None
    source = _source(s, stop, window)
    if source is None:
        return None
    named = s.starts(0)
    begin = s.words[stop - 1].end if named and named[2].kind == "document" else source[0]
    start = s.words[stop].start
    return Report(
        cue=[(colon, colon + 1)], source=source, verb=None, rule="headline-colon", clause=(begin, s.end),
        first=stop, at=start, end=s.end, kind="colon",
        pair=s.quotes.opened_between(colon, start),
    )  # fmt: skip


def _source(s: Sentence, stop: int, window: int) -> tuple[int, int] | None:
    """The noun phrase right before the colon, or the sender in «a letter from X to Y»."""
    named = s.starts(0)
    if named and named[2].kind in VOICES and named[2].kind != "document":
        phrase = read_phrase(s, 0, stop, window)
        to = phrase is not None and s.text_at(phrase.after)[:1] == s.cues.clitic_to
        if phrase and (phrase.after >= stop or s.is_kind(phrase.after, "preposition") or to):
            return phrase.range
    if named and named[2].kind == "document":
        for k in range(1, stop):
            sender = s.starts(k)
            if s.is_kind(k - 1, "sender") and sender and sender[2].kind in PEOPLE | {"organisation", "group"}:
                phrase = read_phrase(s, k, stop, window)
                return phrase.range if phrase else None
    if named is None and stop <= _SHORT and _may_say(s):
        return s.words[0].start, s.words[stop - 1].end
    last = s.ends(stop - 1)
    if last and last[2].kind in PEOPLE and s.breaks(s.index(last[0])):
        return last[0], last[1]
    return _before_quote(s, stop)
