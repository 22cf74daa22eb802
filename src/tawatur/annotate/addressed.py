"""Who asks, warns or accuses, and where that naming ends before whom it is said to: «the defence minister | Xland»."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Named, Range, Sentence
from tawatur.annotate.cues import Verb
from tawatur.annotate.objects import PARTIES, before_name, before_object, past_aside
from tawatur.annotate.sources import Phrase, read_phrase

_BLAME = 10  # words from who is blamed within which the noun for the blame stands
_OPEN = frozenset({"person", "whom"})  # frames of verbs that take one whom they are said to
_SPOKEN_TO = PARTIES | {"place", "facility"}


def before_addressee(s: Sentence, phrase: Phrase, verb: Verb | None) -> Phrase:
    """A noun phrase behind a verb that takes a person, without the last party in it: whom the verb is said to."""
    if verb is None or not verb.frame & _OPEN:
        return phrase
    at = next((j for j in range(phrase.after - 1, phrase.first, -1) if _begins_another(s, j, phrase)), 0)
    return Phrase(phrase.start, s.words[at - 1].end, phrase.first, at, True) if at else phrase


def _begins_another(s: Sentence, at: int, phrase: Phrase) -> bool:
    """Whether a party begins at a word that nothing before it governs: behind a definite noun or a whole name."""
    if s.joined(at) or s.within(at) or s.is_kind(at - 1, "preposition") or s.is_kind(at, "preposition"):
        return False
    named, before = s.starts(at), s.ends(at - 1)
    whole = before is not None and before[2].form == "name"
    if not (whole or s.cues.is_definite(s.text_at(at - 1))) or (named is None and at in s.covered):
        return False
    if named is None:
        return _is_party(s, at)
    if named[2].form == "nisba" or named[2].kind not in _SPOKEN_TO or s.index(named[1]) > phrase.after:
        return False
    return not (_is_one(before, named) or _is_title(s, named, phrase))


def _is_party(s: Sentence, at: int) -> bool:
    """Whether a word without a mention is the definite noun of a body or of people, and no adjective."""
    word, cues = s.text_at(at), s.cues
    noun = word.removeprefix(cues.article)
    return noun != word and (noun in cues.bodies or noun in cues.kinds["people"] or word in cues.kinds["warned"])


def _is_one(before: Named | None, named: Named) -> bool:
    """Whether a name and what stands before it are of one person: a title and its bearer."""
    return before is not None and before[2].kind in PEOPLE and named[2].kind in PEOPLE


def _is_title(s: Sentence, named: Named, phrase: Phrase) -> bool:
    """Whether a person stands behind words that may be a title which no mention explains."""
    titled = s.text_at(phrase.first).removeprefix(s.cues.article) in s.cues.titles
    return named[2].kind == "person" and titled and s.starts(phrase.first) is None


def read_whom(
    s: Sentence, reach: Range, before: Phrase | None, verb: Verb, window: int
) -> tuple[Phrase | None, int] | None:
    """(subject, word of the object) of a verb that takes a person and no clause: «X accused Y of …».

    `reach`: the word of the verb and the one behind the last; `before`: a subject that stands before the verb.
    """
    found = _read_both(s, reach, before, verb, window)
    return found if found and _lays_blame(s, reach[0], found[1], verb) else None


def _read_both(
    s: Sentence, reach: Range, before: Phrase | None, verb: Verb, window: int
) -> tuple[Phrase | None, int] | None:
    k, stop = reach
    while s.text_at(k + 1) in s.cues.kinds["pronominal"]:
        k += 1
    if before is not None:
        return before, k + 1
    if k + 1 >= stop or s.breaks(k + 1) or s.is_kind(k + 1, "preposition"):
        return None
    phrase = None if s.is_kind(k + 1, "everyone") else read_phrase(s, k + 1, stop, window)
    if phrase is not None:
        phrase = before_addressee(s, before_object(s, before_name(s, phrase)), verb)
        at = past_aside(s, phrase.after, stop)
        while at < stop and s.timed(at):
            at += 1
        bound = s.stops_phrase(at) and not s.is_kind(at, "everyone")
        bare = at < stop and not (bound or s.attached(at, verb.takes) or s.joined(at))
        if bare and (at == phrase.after or s.breaks(at)) and (not s.breaks(at) or at > phrase.after):
            head = s.text_at(phrase.first)
            return (phrase, at) if phrase.known or s.cues.is_definite(head) or s.cues.is_bodies(head) else None
    return None if "passive" in verb.guard or (phrase and phrase.known) else (None, k + 1)


def _lays_blame(s: Sentence, k: int, at: int, verb: Verb) -> bool:
    """Whether a verb at word k that may mean «carries» blames whom word `at` names: «held | X responsible».

    A noun for the blame stands behind that one; where it stands before, somebody bears the blame.
    """
    if "blame" not in verb.guard:
        return True
    blamed = [j for j in range(k + 1, min(len(s.words), at + _BLAME)) if s.is_kind(j, "blame")]
    return bool(blamed) and blamed[0] > at
