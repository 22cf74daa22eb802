"""Where the naming of who asks, warns or accuses ends, before whom it is said to: «the minister of defence | Xland»."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Named, Sentence
from tawatur.annotate.cues import Verb
from tawatur.annotate.objects import PARTIES
from tawatur.annotate.sources import Phrase

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


def lays_blame(s: Sentence, k: int, at: int, verb: Verb) -> bool:
    """Whether a verb at word k that may mean «carries» blames whom word `at` names: «held | X responsible».

    A noun for the blame stands behind that one; where it stands before, somebody bears the blame.
    """
    if "blame" not in verb.guard:
        return True
    blamed = [j for j in range(k + 1, min(len(s.words), at + _BLAME)) if s.is_kind(j, "blame")]
    return bool(blamed) and blamed[0] > at
