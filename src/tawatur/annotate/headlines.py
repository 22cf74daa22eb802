"""Headlines of the form «Name: words»."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Report, Sentence
from tawatur.annotate.sources import VOICES, read_phrase

_LONGEST = 9  # words before the colon
_TITLE = 6  # words of the longest naming and place before quoted words
_BELOW = 2000  # letters of the text in which who speaks in a headline is looked for
_NEAR = 2  # words between a verb of speech and the name of its subject there: «said the Ministry of X»
_SHORT = 4  # words of the longest naming there that no mention explains


def may_say(s: Sentence) -> bool:
    """Whether the first word of a headline is of people, of a body or of a report."""
    word = s.text_at(0).removeprefix(s.cues.article)
    one = next((word[: -len(end)] for end in s.cues.people_endings if word.endswith(end)), word)  # of several people
    known = word in s.cues.human or word in s.cues.bodies or word in s.cues.titles or one in s.cues.titles
    return known or word in s.cues.kinds["issued"] or word in s.cues.kinds["management"]


def _before_quote(s: Sentence, stop: int) -> tuple[int, int] | None:
    """The words before a colon and quotation marks in a headline, without where they were said: «X in Y: "…"»."""
    if stop > _TITLE or s.quotes.opened_between(s.words[stop - 1].end, s.words[stop].start) is None:
        return None
    placed = next((k for k in range(1, stop) if s.is_kind(k, "preposition")), stop)
    if s.stops_phrase(0) or any(s.breaks(k) or s.cues.is_finite(s.text_at(k)) for k in range(1, placed)):
        return None
    return s.words[0].start, s.words[placed - 1].end


def give_topic(s: Sentence, reports: list[Report], window: int) -> None:
    """Gives «X does …, and says Y» in a headline to X: what stands behind its second verb is what is said."""
    topic = _topic(s, window)
    for report in reports:
        at = s.holder(report.cue[0][0]) if report.cue else 0
        joined = bool(report.cue) and report.cue[0][0] > s.words[at].start and s.words[at].end == report.cue[0][1]
        verb = report.verb
        if topic is None or verb is None or not joined or verb.shape != "imperfect" or report.kind != "verb":
            continue
        if report.source is None:
            report.source, report.dropped, report.lost = topic, False, False
        elif report.source[0] > report.cue[0][0]:
            report.source, report.first, report.at = topic, at + 1, s.words[at + 1].start


def _topic(s: Sentence, window: int) -> tuple[int, int] | None:
    """The noun phrase that opens a headline, right before its verb."""
    phrase = read_phrase(s, 0, len(s.words), window) if s.starts(0) else None
    after = phrase.after if phrase else 1
    acts = after < len(s.words) and s.cues.is_finite(s.text_at(after)) and s.starts(after) is None
    if not acts or s.breaks(after):
        return None
    return phrase.range if phrase else (s.words[0].start, s.words[0].end)


def _turned_to(s: Sentence, stop: int) -> int:
    """The word with which a headline says before its colon to whom or how it is said: «X | to Y:», «X | warning Y:».

    `stop` where it says neither.
    """
    for k in range(1, stop):
        found = s.verb(k)
        how = found is not None and found[1].shape == "participle" and s.text_at(k).endswith(s.cues.accusative)
        if how or _is_addressed(s, k):
            return k
    return stop


def _is_addressed(s: Sentence, k: int) -> bool:
    """Whether a word is «to», or is joined to it before a mention or a noun."""
    word, to, cues = s.text_at(k), s.cues.clitic_to, s.cues
    if not word.startswith(to) or s.starts(k) or word in cues.common or word[1:] in cues.kinds["pronoun"]:
        return word == to
    rest = word[1:]
    noun = rest in cues.common or rest in cues.bodies or rest in cues.titles or rest in cues.human
    return word == to or word.startswith(to * 2) or s.attached_to(k) or noun


def said_below(s: Sentence, stop: int) -> tuple[int, int] | None:
    """The words before the colon of a headline when a verb of speech stands before them in the text: no place's."""
    start, end = s.words[0].start, s.words[stop - 1].end
    named, plain = s.starts(0), any(s.is_kind(k, "preposition") or s.breaks(k) for k in range(1, stop))
    if stop > _SHORT or plain or (named is not None and named[2].kind == "place"):
        return None
    at, page = s.text.find(s.text[start:end], s.end), s.text[: s.end + _BELOW]
    while 0 <= at < len(page):
        before = page[s.end : at].split()[-_NEAR:]
        if page[at - 1 : at] == " " and any(_speaks(s, word) for word in before):
            return start, end
        at = page.find(s.text[start:end], at + 1)
    return None


def _speaks(s: Sentence, word: str) -> bool:
    verb = s.cues.verbs.get(word) or s.cues.verbs.get(word[1:] if word[:1] in s.cues.joined else word)
    return verb is not None and verb.shape == "past" and "clause" in verb.frame and "noun" not in verb.guard


def unlisted(s: Sentence, stop: int) -> tuple[int, int] | None:
    """The first words of a headline as a name that no table knows."""
    plain = any(s.text_at(k) in s.cues.common or s.stops_phrase(k) or s.breaks(k) for k in range(stop))
    return None if plain or stop >= _SHORT else (s.words[0].start, s.words[stop - 1].end)


def read_colon(s: Sentence, window: int) -> Report | None:
    """The report of a headline whose first words name who says the rest; None when they do not."""
    colon = s.text.find(":", s.start, s.end)
    if colon < 0:
        return None
    stop = s.index(colon)
    if s.text[colon + 1 : s.end].lstrip()[:1].isdigit() and s.text[:colon].rstrip()[-1:].isdigit():
        return None  # a clock
    if stop > _LONGEST or stop >= len(s.words) or len(s.words) - stop < 2:
        return None
    turned = _turned_to(s, stop)
    source = _source(s, turned, window) or said_below(s, turned) or (unlisted(s, turned) if turned < stop else None)
    if source is None:
        return None
    source = source[0], min(source[1], s.words[turned - 1].end)
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
    if named is None and stop <= _SHORT and may_say(s):
        return s.words[0].start, s.words[stop - 1].end
    last = s.ends(stop - 1)
    if last and last[2].kind in PEOPLE and s.breaks(s.index(last[0])):
        return last[0], last[1]
    return _before_quote(s, stop)
