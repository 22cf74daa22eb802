"""Whom «according to» names, when no mention explains the words: by what stands around them."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.quotations import MARKS
from tawatur.annotate.sources import Phrase, points, read_phrase

_NAME = 4  # words of the longest name in quotation marks
_ADJECTIVE = 4  # letters of the shortest adjective of relation
_PLACE = "facility"  # the kind of bodies that are places: nobody speaks there


def read_voucher(s: Sentence, at: int, stop: int, longest: int, offset: int = 0) -> Phrase | None:
    """Somebody or something that answers for words: a body, people, or a name before «then», that no table lists.

    «According to Globo, then the operation went well», «…, according to the Japanese company.»: nothing else stands
    before «then», or between a comma and the end of the clause.
    """
    then = _then(s, at, stop, longest)
    if not then and not s.breaks(at - 1):
        return None
    first = at + points(s, at)
    word = s.text_at(first)[offset if first == at else 0 :]
    if _may_answer(s, word, pointed=first > at):
        phrase = read_phrase(s, at, then or stop, longest, offset)
        closed = phrase is not None and (then or phrase.after >= stop or s.breaks(phrase.after))
        return phrase._replace(after=then or phrase.after, known=True) if phrase and closed else None
    if not then or not (_is_named(s, at, then) or (not offset and _is_strange(s, word))):
        return None
    end = next((j for j in range(at + 1, then) if s.breaks(j)), then)
    return Phrase(s.words[at].start + offset, s.words[end - 1].end, at, then, True)


def with_adjectives(s: Sentence, phrase: Phrase, stop: int) -> Phrase:
    """A phrase with the adjectives of relation joined to its last one: «military and medical sources»."""
    at = phrase.after
    while at < stop and s.gap(at) == " " and _is_beside(s, at):
        at += 1
    return phrase if at == phrase.after else Phrase(phrase.start, s.words[at - 1].end, phrase.first, at, phrase.known)


def _is_beside(s: Sentence, at: int) -> bool:
    """Whether an adjective of relation after «and» has the ending of the one before it."""
    before, word, cues = s.bare(at - 1), s.bare(at), s.cues
    joined = s.text_at(at) != word and len(word) >= _ADJECTIVE and s.starts(at, 1) is None
    alike = any(before.endswith(end) and word.endswith(end) for end in cues.relation if len(end) > 1)
    return joined and alike and cues.is_definite(before) == cues.is_definite(word) and not cues.is_happening(word)


def _then(s: Sentence, at: int, stop: int, longest: int) -> int:
    """The word «then that» which opens what is said, with no verb before it; 0: none."""
    for j in range(at, min(stop, at + longest)):
        word = s.text_at(j)
        if word[:1] in s.cues.joined[1:] and word[1:] in s.cues.complementisers:
            return j if j > at else 0
        if word in s.cues.complementisers or (j > at and s.cues.is_happening(word)) or s.is_kind(j, "relative"):
            return 0
    return 0


def _may_answer(s: Sentence, word: str, *, pointed: bool) -> bool:
    """Whether a definite noun is of a body or of people: «the company», «that paper», «the researchers»."""
    cues = s.cues
    noun = word.removeprefix(cues.article)
    noun = noun.removeprefix(cues.clitic_to * 2)
    if noun == word and not pointed:
        return False
    stems = {noun, *(noun[: -len(end)] for end in cues.people_endings if noun.endswith(end))}
    body = noun in cues.bodies and cues.bodies[noun] != _PLACE
    body = body or noun in cues.kinds["management"]
    return body or any(stem in cues.human or stem in cues.titles or stem in cues.kinds["press"] for stem in stems)


def _is_named(s: Sentence, at: int, then: int) -> bool:
    """Whether a name in quotation marks fills the words up to «then»."""
    if not any(mark in s.gap(at) for mark in MARKS):
        return False
    pair = s.quotes.opened_between(s.words[at - 1].end, s.words[at].start)
    return pair is not None and s.index(pair[1]) == then and then - at <= _NAME


def _is_strange(s: Sentence, word: str) -> bool:
    """Whether a word is no noun that is known: a name."""
    cues = s.cues
    known = word in cues.common or word in cues.titles or word in cues.masdars or cues.is_verbal_noun(word)
    return not (known or cues.is_definite(word) or word in cues.objects or word in cues.kinds["bound"])
