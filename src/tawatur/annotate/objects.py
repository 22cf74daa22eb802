"""Where the naming of a subject ends, before the noun that can only be what its verb takes."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Sentence
from tawatur.annotate.sources import Phrase

_APART = 24  # words of the longest aside between a subject and whom it is about
PARTIES = PEOPLE | {"organisation", "group", "agency", "outlet"}


def nominative(s: Sentence, phrase: Phrase) -> Phrase:
    """A definite phrase without the definite words that can only be an object: «the office | the brothers»."""
    rest = range(phrase.first + 1, phrase.after)
    if (speech := next((j for j in rest if _is_own_speech(s, j)), 0)) and s.cues.is_definite(s.text_at(phrase.first)):
        return Phrase(phrase.start, s.words[speech - 1].end, phrase.first, speech, phrase.known)
    if shorter := _before_many(s, phrase) or _before_construct(s, phrase):
        return shorter
    if not s.cues.is_definite(s.text_at(phrase.first)) or not all(s.cues.is_definite(s.text_at(j)) for j in rest):
        return phrase
    if not any(s.text_at(j).endswith(s.cues.oblique) and j not in s.covered and not s.starts(j) for j in rest):
        return before_refused(s, phrase)
    return Phrase(phrase.start, s.words[phrase.first].end, phrase.first, phrase.first + 1, phrase.known)


def _is_own_speech(s: Sentence, at: int) -> bool:
    """Whether a word is a noun of speech with a pronoun: «his statement»."""
    word, cues = s.text_at(at), s.cues
    stems = [cues.unbound(word[: -len(p)]) for p in cues.kinds["pronoun"] if p and word.endswith(p)]
    return any(stem in cues.kinds["speech"] for stem in stems) and at not in s.covered


def _before_many(s: Sentence, phrase: Phrase) -> Phrase | None:
    """The naming of a body without the many people behind it, whom it speaks to: «the office for X | the residents»."""
    named = s.starts(phrase.first)
    if named is None or named[2].kind not in ("organisation", "group"):
        return None
    for j in range(s.index(named[1]), phrase.after):
        word, before = s.text_at(j), s.text_at(j - 1)
        many = s.cues.is_definite(word) and word.endswith(s.cues.oblique) and not before.endswith(s.cues.oblique)
        if many and s.starts(j) is None and j not in s.covered:
            return Phrase(phrase.start, s.words[j - 1].end, phrase.first, j, phrase.known)
    return None


def _before_construct(s: Sentence, phrase: Phrase) -> Phrase | None:
    """A title without the noun behind it that a definite one follows: «the mayor of the city | the accident of …»."""
    named = s.starts(phrase.first)
    if named is None or named[2].kind not in PEOPLE:
        return None
    cues = s.cues
    for j in range(s.index(named[1]), phrase.after - 1):
        word, closed = s.text_at(j), cues.is_definite(s.text_at(j - 1))
        noun = word in cues.common and not (word in cues.human or word in cues.titles or word in cues.bodies)
        bare = noun and not cues.is_definite(word) and s.starts(j) is None and j not in s.covered and not s.breaks(j)
        if closed and bare and cues.is_definite(s.text_at(j + 1)) and s.starts(j + 1) is None:
            return Phrase(phrase.start, s.words[j - 1].end, phrase.first, j, phrase.known)
    return None


def before_refused(s: Sentence, phrase: Phrase) -> Phrase:
    """A definite phrase of somebody, without the definite noun of what it is said to refuse, or whom it speaks to."""
    article, head = s.cues.article, s.text_at(phrase.first).removeprefix(s.cues.article)
    if head not in s.cues.human and head not in s.cues.bodies:
        return phrase
    for j in range(phrase.first + 1, phrase.after):
        noun = s.text_at(j).removeprefix(article)
        said = noun in s.cues.masdars or s.cues.is_verbal_noun(noun)
        said = said and not (head in s.cues.bodies and noun.endswith(s.cues.relation))
        said = said or noun in s.cues.kinds["people"]  # whom it speaks to
        if j not in s.covered and s.starts(j) is None and said and s.cues.is_definite(s.text_at(j)):
            return Phrase(phrase.start, s.words[j - 1].end, phrase.first, j, phrase.known)
    return phrase


def before_object(s: Sentence, phrase: Phrase) -> Phrase:
    """A phrase without what can only be the object: a noun with a pronoun, a last definite one, or a noun behind the
    adjectives of an indefinite one."""
    if shorter := _before_construct(s, phrase) or _before_noun(s, phrase):
        return shorter
    if not s.cues.is_definite(s.text_at(phrase.first)):
        return phrase
    for j in range(phrase.first + 1, phrase.after):
        word = s.text_at(j)
        bare = s.starts(j) is None and j not in s.covered
        last = j == phrase.after - 1 and s.cues.is_definite(word) and not word.endswith(s.cues.relation)
        if bare and (last or (s.cues.is_possessed(word) and not s.cues.is_definite(word))):
            return Phrase(phrase.start, s.words[j - 1].end, phrase.first, j, phrase.known)
    return phrase


def past_aside(s: Sentence, at: int, stop: int) -> int:
    """The word behind what two commas set apart after a subject: «X, in a speech of his, | Y»; `at` without it."""
    led = any(s.is_kind(at, kind) for kind in ("preposition", "relative", "parenthesis", "listing")) or s.timed(at)
    if not (s.breaks(at) and led):
        return at
    words = range(at + 1, min(stop, at + _APART))
    after = next((j for j in words if s.breaks(j) or s.text_at(j) in s.cues.complementisers), at)
    return after if s.breaks(after) and not s.joined(after) and not s.stops_phrase(after) else at


def past_charge(s: Sentence, at: int) -> int:
    """The word behind what somebody is in charge of, from its preposition on: «the supervisor | of X and of Y»."""
    at += 1
    while s.cues.is_definite(s.text_at(at)) or (s.joined(at) and s.cues.is_definite(s.bare(at))):
        at += 1
    return at


def _before_noun(s: Sentence, phrase: Phrase) -> Phrase | None:
    """An indefinite phrase without the noun behind its adjectives: «international organisations | the army of X»."""
    cues, first = s.cues, phrase.first
    if cues.is_definite(s.text_at(first)) or not _is_adjective(s, first + 1):
        return None
    at = first + 2
    while at < phrase.after and _is_adjective(s, at):
        at += 1
    if at >= phrase.after or s.text_at(at)[:1] in cues.joined:
        return None
    return Phrase(phrase.start, s.words[at - 1].end, first, at, True)


def _is_adjective(s: Sentence, at: int) -> bool:
    """Whether an indefinite word has the ending of an adjective and is no noun of people or bodies."""
    word, cues = s.text_at(at), s.cues
    nouns = (cues.bodies, cues.human, cues.titles, cues.masdars, cues.kinds["management"])
    noun = any(word in kind for kind in nouns) or s.is_object(at)
    named = s.starts(at)
    bare = not noun and (named is None or named[2].form == "nisba") and at not in s.covered
    return bare and not cues.is_definite(word) and (cues.is_feminine(word) or word.endswith(cues.relation))


def before_name(s: Sentence, phrase: Phrase) -> Phrase:
    """A phrase of an unknown name, without the party that stands right behind it: that one is the object."""
    if s.starts(phrase.first) or phrase.first + 1 >= phrase.after or s.text_at(phrase.first) in s.cues.common:
        return phrase
    named = s.starts(phrase.first + 1)
    if named is None or named[2].kind not in PARTIES | {"place"}:
        return phrase
    return Phrase(phrase.start, s.words[phrase.first].end, phrase.first, phrase.first + 1, True)
