"""Whom a sentence is about: the party that a verb or participle without a subject goes on with."""

from __future__ import annotations

from tawatur.annotate.actors import find_actor
from tawatur.annotate.clauses import PEOPLE, Range, Sentence
from tawatur.annotate.sources import VOICES, Phrase, read_phrase
from tawatur.annotate.widening import clause_end, to_name

_FINITE = ("past", "imperfect")
_START = 3  # words from the start of a sentence within which «X stressed that» stands


def find_theme(s: Sentence, k: int, first: int, window: int) -> Range | None:
    """The first party that the sentence names, after no preposition."""
    if thus := _who_said_so(s, k, first, window):
        return thus.range
    found = s.verb(k)
    goes_on = found is not None and found[0] > 0  # «that X dared | and announced»
    other = False  # somebody acts with whom the verb does not agree
    for named in s.phrases(s.words[first].start, s.words[k].start):
        at = s.index(named[0])
        if s.words[at].start != named[0] or s.is_kind(at - 1, "preposition") or named[2].kind == "document":
            continue
        if found and found[1].number == "p" and named[2].kind == "person":
            continue
        acts = at > first and s.cues.is_happening(s.bare(at - 1))
        if acts and s.is_kind(at - 2, "preposition"):
            acts = named[2].kind in PEOPLE  # «after the meeting of X», «in spite of the doubt of Y»: a noun
        elif acts and not _agrees(s, at - 1, k):
            other = True
            continue
        if s.text_at(at).startswith(s.cues.clitic_to * 2):
            continue
        if named[2].kind in VOICES and (
            (s.breaks(at) and not other)
            or at <= _verb_of(s, first) + 1
            or (goes_on and s.text_at(at - 1) in s.cues.complementisers)
            or acts
            or (at - 2 >= first and _is_between(s, at - 1) and s.cues.is_happening(s.bare(at - 2)))
        ):
            phrase = read_phrase(s, at, k, window)
            return to_name(s, phrase, clause_end(s, phrase.after, k)).range if phrase else None
    actor = find_actor(s, k, first, window) if found and (found[1].shape == "participle" or goes_on) else None
    return actor.range if actor else None


def _agrees(s: Sentence, at: int, k: int) -> bool:
    """Whether the verb before a subject has the gender of the one at `k`, in the singular."""
    found = s.verb(k)
    if found is None or found[1].number != "s" or not found[1].gender:
        return True
    return s.cues.gender_of(s.bare(at)) in (found[1].gender, "")


def _who_said_so(s: Sentence, k: int, first: int, window: int) -> Phrase | None:
    """Who affirmed what stands in the sentence before: «X stressed that, pointing to …»."""
    for j in range(first, min(k, first + _START)):
        found = s.verb(j)
        if found and found[1].shape in _FINITE and s.text_at(j + 1) in s.cues.kinds["thus"]:
            phrase = read_phrase(s, j + 2, k, window)
            return phrase and to_name(s, phrase, clause_end(s, phrase.after, k))
    return None


def _verb_of(s: Sentence, first: int) -> int:
    """The word where a clause that starts at word `first` has its verb: behind «for his part», «at a time when»."""
    at = first
    while size := s.match(at, "turn") or s.match(at, "meanwhile") or int(s.is_kind(at, "auxiliary")):
        at += size
    return at


def _is_between(s: Sentence, k: int) -> bool:
    """Whether a word may stand between a verb and its subject: «all», or what was said before, «stressed that»."""
    return s.is_kind(k, "everyone") or s.is_kind(k, "this")
