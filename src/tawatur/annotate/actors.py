"""Who does what a sentence opens with: whom a participle or a second verb without a subject goes on with.

«The governor's deputy carried the greetings of X to the workers, adding that …», «Y preferred to travel, and said …».
"""

from __future__ import annotations

from tawatur.annotate.bystanders import past_told
from tawatur.annotate.clauses import PEOPLE, Sentence
from tawatur.annotate.fillings import before_told
from tawatur.annotate.objects import PARTIES, before_object
from tawatur.annotate.sources import Phrase, may_act, read_phrase
from tawatur.annotate.widening import clause_end, to_name

_OPENING = 14  # words of the longest adverbial before the verb that a sentence opens with
_FAR = 60  # words behind a subject from which somebody else surely acts too
_FINITE = ("past", "imperfect")
_HELD = ("relative", "what", "negation")  # behind which a verb opens no sentence
_SKIPPED = ("auxiliary", "emphasis", "also", "adverb", "opener")
_TURNS = ("since", "while", "contrast", "meanwhile", "hence")


def find_actor(s: Sentence, k: int, first: int, window: int) -> Phrase | None:
    """The subject of the verb that opens the words [first, k), with which the verb or participle at `k` agrees.

    None where another party acts, or may act, between the two.
    """
    at, found = main_verb(s, first, k), s.verb(k)
    if at is None or found is None or not _agrees(s, at, k):
        return None
    start = _past_adjuncts(s, at + 1, k)
    phrase = _subject(s, start, k, window)
    if phrase is None or _other_acts(s, phrase.after, k):
        return None
    while start - 1 > at and s.text_at(start - 1) in s.cues.respect:
        start -= 1
    return phrase._replace(start=min(phrase.start, s.words[start].start), first=min(phrase.first, start))


def acts_unnamed(s: Sentence, k: int, first: int) -> bool:
    """Whether nobody is named as the subject of the verb that opens the words [first, k), and that at `k` agrees.

    «She gave her thanks to X, and said …»: both go on with whoever spoke before.
    """
    at = main_verb(s, first, k)
    if at is None or not _agrees(s, at, k) or _other_acts(s, at + 1, k):
        return False
    return _is_unnamed(s, at + 1)


def _is_unnamed(s: Sentence, at: int) -> bool:
    """Whether no subject stands behind a verb: a noun with a pronoun, a preposition, «that»."""
    word = s.text_at(at)
    bound = s.cues.is_bound(word) and s.starts(at) is None
    said = word in s.cues.complementisers or word in s.cues.with_pronoun
    return bound or said or (s.is_kind(at, "preposition") and not s.is_kind(at, "beside"))


def main_verb(s: Sentence, first: int, k: int) -> int | None:
    """The finite verb that opens the words [first, k), behind nothing but an adverbial; None without one."""
    at, inside = first, False
    while at < min(k, first + _OPENING):
        if _is_verb(s, at, first):
            return at
        if size := s.match(at, "turn"):
            at += size
            continue
        held = any(s.is_kind(at, kind) for kind in _HELD) or s.text_at(at) in s.cues.complementisers
        if held or s.match_phrase(at):
            return None
        inside = inside or s.is_kind(at, "preposition") or s.timed(at)
        if not inside and not any(s.is_kind(at, kind) for kind in _SKIPPED):
            return None
        at += 1
    return None


def _is_verb(s: Sentence, at: int, first: int) -> bool:
    """Whether a finite verb stands at a word; one that may be a preposition opens the clause before its subject."""
    if at in s.covered or s.starts(at) is not None or s.timed(at) or s.is_kind(at, "auxiliary"):
        return False
    found = s.verb(at)
    finite = (found is not None and found[1].shape in _FINITE) or s.cues.is_happening(s.bare(at))
    if not finite or not s.is_kind(at, "preposition"):
        return finite and not (at > first and s.is_kind(at - 1, "preposition"))
    named = s.starts(at + 1)
    called = named[2].kind in PEOPLE if named else _is_strange(s, at + 1) or _is_human(s, at + 1)
    return found is not None and called and s.joined(at)


def _agrees(s: Sentence, at: int, k: int) -> bool:
    """Whether the verb or participle at `k` goes with the verb at `at`, which stands before its subject."""
    found, opening = s.verb(k), s.verb(at)
    if found is None or found[1].number == "d":
        return False
    past = opening[1].shape == "past" if opening else not s.cues.is_sure_imperfect(s.bare(at))
    if found[1].shape != "participle" and (found[1].shape == "past") != past:
        return False
    return found[1].number == "p" or s.cues.gender_of(s.bare(at)) in (found[1].gender, "")


def _past_adjuncts(s: Sentence, at: int, stop: int) -> int:
    """The word after what may stand between a verb and its subject: to whom, when, of what, and a title of respect."""
    start = at
    while at < stop and s.starts(at) is None and not s.breaks(at):
        this = s.is_kind(at, "preposition") and s.is_kind(at + 1, "this")
        size = (
            s.match(at, "turn") or past_told(s, at) - at or 2 * this or int(s.text_at(at) in s.cues.kinds["pronominal"])
        )
        if not size and (s.timed(at) or s.is_kind(at, "adverb") or s.text_at(at) in s.cues.respect):
            size = 1
        if not size:
            break
        at += size
    return at if at < stop else start


def _subject(s: Sentence, at: int, stop: int, window: int) -> Phrase | None:
    """The noun phrase of a party that starts with a word."""
    named, word = s.starts(at), s.text_at(at)
    if at >= stop or s.breaks(at) or (named is None and (s.stops_phrase(at) or s.is_said(at) or s.cues.is_bound(word))):
        return None
    spoke = s.verb(at - 1) is not None and s.cues.is_definite(word)  # who «concluded its statement, stressing that»
    if not (may_act(named) if named else spoke or _is_human(s, at) or _is_body(s, at) or _is_strange(s, at)):
        return None
    phrase = read_phrase(s, at, stop, window)
    if phrase is None:
        return None
    end = next((j for j in range(at + 1, phrase.after) if _is_object(s, j)), phrase.after)
    if end < phrase.after:
        return Phrase(phrase.start, s.words[end - 1].end, phrase.first, end, phrase.known)
    if named is not None and named[2].kind in PEOPLE:
        return to_name(s, phrase, clause_end(s, phrase.after, stop))
    return before_told(s, before_object(s, phrase))


def _is_human(s: Sentence, at: int) -> bool:
    """Whether a word is a noun of a person by trade, rank or title."""
    noun = s.text_at(at).removeprefix(s.cues.article)
    return noun in s.cues.human or noun in s.cues.titles


def _is_body(s: Sentence, at: int) -> bool:
    """Whether a word is the noun of a body."""
    word = s.text_at(at)
    return word in s.cues.bodies or word.removeprefix(s.cues.article) in s.cues.bodies


def _is_strange(s: Sentence, at: int) -> bool:
    """Whether a word is no noun that the language lists, and so a name."""
    word, cues = s.text_at(at), s.cues
    bound = any(word.endswith(p) for p in cues.kinds["pronoun"] if p)
    listed = word in cues.common or word.removeprefix(cues.article) in cues.common or cues.is_happening(word)
    noun = cues.is_verbal_noun(word) or word.endswith(cues.accusative)
    return word.isalpha() and not (listed or bound or noun)


def _is_object(s: Sentence, at: int) -> bool:
    """Whether what a verb does or brings opens behind its subject: a bare noun of no people, «to» before a verb."""
    word, before, cues = s.text_at(at), s.text_at(at - 1), s.cues
    sure = any(word.endswith(p) for p in cues.kinds["pronoun"] if len(p) > 1)  # one letter may be of a feminine noun
    if sure and cues.is_bound(word) and at not in s.covered:
        return True
    if at in s.covered or s.starts(at) is not None or s.is_kind(at - 1, "name-link"):
        return False
    closed = cues.is_definite(before) or before not in cues.common or at - 1 in s.covered
    party = _is_human(s, at) or word in cues.bodies or cues.is_definite(word)
    noun = word in cues.common or word.endswith((*cues.plural_feminine, *cues.accusative))
    strange = not cues.is_definite(before) and before not in cues.common
    given = word[:1] == cues.clitic_to and (cues.looks_imperfect(word[1:]) or strange)
    return (closed and noun and not party) or given


def _other_acts(s: Sentence, first: int, k: int) -> bool:
    """Whether somebody else may be who goes on at `k`: of whom a relative tells, or who acts in a further clause."""
    found = s.verb(k)
    tells = found is not None and found[1].shape == "participle"
    if k - first > _FAR:
        return True
    for j in range(first, k):
        if s.is_kind(j, "relative") and _is_person(s, j - 1):
            return True
        turns = any(s.match(j, kind) for kind in _TURNS)
        verb = j + 1 if turns else j
        if not (turns or s.breaks(j) or s.text_at(j)[:1] in s.cues.joined) or not s.cues.is_happening(s.bare(verb)):
            continue
        if _has_subject(s, verb + 1) or not (tells or _is_unnamed(s, verb + 1)):
            return True
    return False


def _is_person(s: Sentence, at: int) -> bool:
    """Whether a word ends the naming of people."""
    named, noun = s.ends(at), s.text_at(at).removeprefix(s.cues.article)
    return (named is not None and named[2].kind in PARTIES) or noun in s.cues.human or noun in s.cues.kinds["people"]


def _has_subject(s: Sentence, at: int) -> bool:
    """Whether a party, a definite noun or one of a person stands behind a verb."""
    named = s.starts(at)
    party = named is not None and named[2].kind in PARTIES | {"place"}
    return party or s.cues.is_definite(s.text_at(at)) or _is_human(s, at)
