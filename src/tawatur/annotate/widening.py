"""A title widened to the name that it leads to: «the director of … in …, Dr X»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.contents import Opening
from tawatur.annotate.sources import Phrase, is_second

_PAIR = 2  # words of the shortest name that no table lists
_LONGEST = 3  # words of the longest
_RESPECT = "titles:honorific"  # the rule of a title that goes with any name


def widen(s: Sentence, phrase: Phrase, limit: int, opening: Opening | None) -> Phrase:
    """The phrase, widened to the name that a long title leads to: «the director of … in …, Dr X»."""
    if opening is None:
        return phrase
    named = s.starts(phrase.first)
    if opening.kind in ("preposition", "object") and (named is None or named[2].kind != "office"):
        return phrase
    if named and named[2].kind == "anonymous":
        return _to_apposed(s, phrase, limit)
    beside = s.starts(s.index(named[1])) if named else None
    if named and (named[2].kind != "office" or (beside and beside[2].kind == "person")):
        return phrase
    word = s.text_at(phrase.first)
    if named is None and not (s.cues.is_definite(word) or word in s.cues.human or word in s.cues.titles):
        return phrase
    trade = named is None and not s.cues.is_definite(word) and word not in s.cues.titles
    if trade and any(s.is_kind(j, "preposition") for j in range(phrase.after, limit)):
        return phrase  # «an agent pointed to X»
    return to_name(s, phrase, limit)


def _to_apposed(s: Sentence, phrase: Phrase, limit: int) -> Phrase:
    """The naming of an official with the name that two commas set apart behind it: «an official of …, X Y, said»."""
    at = next((j for j in range(phrase.after, limit + 1) if s.breaks(j) or s.is_kind(j, "relative")), limit)
    if titled := _ends_titled(s, phrase.after, at):
        return Phrase(phrase.start, s.words[titled - 1].end, phrase.first, titled, True)
    if at >= limit or not s.breaks(at) or any(_is_told_in(s, j) or s.timed(j) for j in range(phrase.after, at)):
        return phrase
    named = s.starts(at)
    end = s.index(named[1]) if named and named[2].kind == "person" else _stranger_behind(s, at, limit)
    closed = end and (s.breaks(end) or end >= limit)
    return Phrase(phrase.start, s.words[end - 1].end, phrase.first, end, True) if closed else phrase


def _ends_titled(s: Sentence, first: int, stop: int) -> int:
    """The word after a title of respect with a name that close the words [first, stop): «…, Dr X Y, said»; 0: none."""
    for j in range(first, stop):
        title = s.starts(j)
        if title is None or title[2].kind != "office" or title[2].rule != _RESPECT or s.stops_phrase(j - 1):
            continue
        named = s.starts(s.index(title[1]))
        end = s.index(named[1]) if named and named[2].kind == "person" else stop + 1
        return stop if end in (stop, stop - 1) and (s.breaks(stop) or end == stop) else 0
    return 0


def clause_end(s: Sentence, at: int, stop: int) -> int:
    """The first word from `at` on that a comma stands before, or `stop`."""
    return next((j for j in range(at, stop) if s.breaks(j)), stop)


def to_name(s: Sentence, phrase: Phrase, limit: int) -> Phrase:
    """The phrase with the name that closes the words up to `limit`, when nothing but a title stands between."""
    for j in range(phrase.after, limit):
        found = s.starts(j)
        if s.breaks(j) and found is None and (end := _stranger_behind(s, j, limit)):
            return Phrase(phrase.start, s.words[end - 1].end, phrase.first, end, True)
        if s.timed(j) or (s.breaks(j) and found is None) or _is_participle(s, j):
            return phrase
        if found and is_second(s, phrase.first, j, found):
            return phrase
        if found and found[2].kind == "person":
            after = s.index(found[1])
            longer = Phrase(phrase.start, found[1], phrase.first, after, True)
            return longer if _closes(s, after, limit) else phrase
    return _to_stranger(s, phrase, limit)


def _stranger_behind(s: Sentence, at: int, limit: int) -> int:
    """The word after a name of nobody known between two commas, behind a title: «the head of X, Y Z, said»; 0: none."""
    end = at + 1
    while end < limit and not (s.gap(end).strip(" -") or _is_told_in(s, end) or s.is_kind(end, "preposition")):
        end += 1
    words = [s.text_at(j) for j in range(at, end)]
    known = any(s.starts(j) or s.stops_phrase(j) or s.cues.is_finite(s.text_at(j)) for j in range(at, end))
    if known or not _PAIR <= len(words) <= _LONGEST or s.joined(at) or not all(word.isalpha() for word in words):
        return 0
    first = words[0] in s.cues.common or s.cues.is_definite(words[0]) or words[0] in s.cues.bodies
    noun = first or any(word in s.cues.common and not s.cues.is_definite(word) for word in words[1:])
    return 0 if noun or not (end == limit or s.breaks(end) or s.gap(end).strip(" ")) else end


def with_apposition(s: Sentence, phrase: Phrase, limit: int) -> Phrase:
    """A name with what it is, which a comma sets apart from it: «X, professor of … at the university of …,»."""
    at = phrase.after
    if at >= limit or not s.breaks(at) or s.joined(at) or not _is_name(s, phrase):
        return phrase
    word = s.text_at(at).removeprefix(s.cues.article)
    if word not in s.cues.human and word not in s.cues.titles:
        return phrase
    end = at + 1
    while end < limit and not s.breaks(end) and not _is_told_in(s, end):
        found = s.verb(end)
        finite = found is not None and found[1].shape in ("past", "imperfect") and "noun" not in found[1].guard
        if finite or s.text_at(end) in s.cues.complementisers or s.timed(end) or _is_participle(s, end):
            return phrase
        end += 1
    return Phrase(phrase.start, s.words[end - 1].end, phrase.first, end, True)


def _is_name(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase ends with the name of a person, or is one that no table lists."""
    last = s.ends(phrase.after - 1)
    words = [s.text_at(j) for j in range(phrase.first, phrase.after)]
    strange = last is None and len(words) in range(_PAIR, _LONGEST + 1) and not any(w in s.cues.common for w in words)
    return strange or (last is not None and last[2].kind == "person")


def _is_told_in(s: Sentence, k: int) -> bool:
    """Whether a word begins where, or to whom, it was said: «in a statement», «to the agency X»."""
    named = s.starts(k + 1)
    told = s.text_at(k + 1) in s.cues.kinds["speech"] or s.text_at(k + 1) in s.cues.kinds["statement-noun"]
    document = named is not None and named[2].kind == "document"
    return s.is_told(k) or s.text_at(k) == s.cues.clitic_to or (s.is_kind(k, "preposition") and (told or document))


def _is_participle(s: Sentence, k: int) -> bool:
    """Whether a word tells how it was said: «the minister, pointing to X»."""
    found = s.verb(k)
    ending = found is not None and s.text_at(k).endswith(s.cues.accusative)
    return found is not None and found[1].shape == "participle" and ending


def _to_stranger(s: Sentence, phrase: Phrase, limit: int) -> Phrase:
    """The phrase with the name that no table lists and that fills the words up to `limit`."""
    first = phrase.after
    while first < limit and s.cues.is_definite(s.text_at(first)) and s.text_at(first).endswith(s.cues.relation):
        first += 1  # of what nation or trade
    name = range(first, limit)
    if len(name) == _PAIR and _is_family_name(s, first + 1) and not s.breaks(first):
        return Phrase(phrase.start, s.words[limit - 1].end, phrase.first, limit, True)
    strange = all(
        s.text_at(j) not in s.cues.common and s.starts(j) is None and not s.stops_phrase(j) and not s.breaks(j)
        for j in name
    )
    if not strange or not _PAIR <= len(name) < _LONGEST + 1 or s.cues.is_definite(s.text_at(first)):
        return phrase
    return Phrase(phrase.start, s.words[limit - 1].end, phrase.first, limit, True)


def _is_family_name(s: Sentence, k: int) -> bool:
    """Whether a definite word that no table lists follows a bare one: «the governor of X | Y al-Z»."""
    word, before = s.text_at(k), s.text_at(k - 1)
    strange = word not in s.cues.common and s.starts(k) is None and not s.breaks(k)
    bare = not s.cues.is_definite(before) and before not in s.cues.bodies and not s.stops_phrase(k - 1)
    bare = bare and before not in s.cues.common
    return s.cues.is_definite(word) and strange and bare and s.starts(k - 1) is None


def _closes(s: Sentence, at: int, limit: int) -> bool:
    """Whether a name ends its noun phrase before a word: a comma, time, preposition or the complement follows."""
    told = s.text_at(at)[:1] == s.cues.clitic_to and not s.starts(at)
    bound = s.breaks(at) or s.timed(at) or s.is_kind(at, "preposition") or s.is_kind(at, "relative")
    return at >= limit or bound or told or s.is_said(at)
