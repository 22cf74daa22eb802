"""A subject before its verb that «that», «but» or «had» introduces: «but the last report of the bank | called for».

Behind those words the first noun can only be the subject, and the first verb outside a relative only its predicate.
"""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.sources import Phrase, may_act

_FINITE = ("past", "imperfect")
_PARTIES = ("people", "management", "press", "the-source", "the-sources", "issued", "statement-noun", "some")
_VERB = 2  # words from a relative to its verb, at most
_LONGEST = 16  # words of the longest subject with what a relative tells of it


def read_introduced(s: Sentence, k: int, first: int) -> Phrase | None:
    """The words between the last «that», «but» or «had» and the verb at `k`, when they are a party that agrees."""
    found, last = s.verb(k), k
    while last > first and (s.is_kind(last - 1, "auxiliary") or s.is_kind(last - 1, "emphasis")):
        last -= 1
    if found is None or found[0] or found[1].shape not in _FINITE or "noun" in found[1].guard:
        return None
    at = _start(s, last, first, had=last < k)
    if at is None or not (_is_party(s, at) or (last < k and _is_strange(s, at))) or not _agrees(s, at, k):
        return None
    end = _naming_end(s, at, last)
    return Phrase(s.words[at].start, s.words[end - 1].end, at, k, True) if end else None


def _start(s: Sentence, last: int, first: int, *, had: bool) -> int | None:
    """The word behind the nearest one that introduces a subject; a time, «that» or verb between is another clause."""
    for j in range(last - 1, max(first - 1, last - _LONGEST - 1), -1):
        if s.text_at(j) in s.cues.with_pronoun:
            return None
        introduced = s.text_at(j) in s.cues.complementisers or s.is_kind(j, "but")
        if introduced and s.verb(j - 1) is not None:
            return None  # «he said that the companies stress»
        if introduced or (had and j == first and s.is_kind(j, "copula")):
            return j + 1 if j + 1 < last else None
    near = last - first <= _LONGEST
    return first if near and any(s.is_kind(j, "relative") for j in range(first, last - 1)) else None


def _is_strange(s: Sentence, at: int) -> bool:
    """Whether a bare word is no noun of the language, and so a name."""
    word, cues = s.text_at(at), s.cues
    return word.isalpha() and not (word in cues.common or cues.is_definite(word) or cues.is_happening(word))


def _is_party(s: Sentence, at: int) -> bool:
    """Whether a word opens the naming of a person, a body or a document, by a mention or by its noun."""
    named, word, cues = s.starts(at), s.text_at(at), s.cues
    if named is not None and named[2].form not in ("nisba", "pronoun"):
        return may_act(named)
    noun = word.removeprefix(cues.article)
    stems = (noun, *(noun[: -len(end)] for end in cues.people_endings if noun.endswith(end)))
    if s.is_kind(at, "some"):
        return _is_party(s, at + 1) or _is_many(s, at + 1)
    known = any(form in cues.human or form in cues.titles for form in stems) or noun in cues.bodies
    return known or any(s.is_kind(at, kind) or noun in cues.kinds[kind] for kind in _PARTIES)


def _is_many(s: Sentence, at: int) -> bool:
    """Whether a word is of several people or studies: «one of | the representatives of», «several | studies»."""
    word, cues = s.text_at(at).removeprefix(s.cues.article), s.cues
    people = any(word[: -len(end)] in cues.human for end in cues.relation[:1] if word.endswith(end))
    ends = [end for end in cues.plural_feminine if word.endswith(end)]
    studies = any(noun[:-1] == word[: -len(end)] for end in ends for noun in cues.kinds["issued"])
    return people or studies


def _agrees(s: Sentence, at: int, k: int) -> bool:
    """Whether a verb behind its subject agrees with the noun at a word: in gender, and in number for people."""
    found, word, cues = s.verb(k), s.text_at(at), s.cues
    assert found is not None
    several = word.endswith((*cues.people_endings, *cues.oblique)) or s.is_kind(at, "people") or s.is_kind(at, "some")
    if found[1].number in ("p", "d"):
        return several
    if found[1].gender == "m":
        return not (cues.is_feminine(word) or word.endswith((*cues.plural_feminine, *cues.people_endings)))
    named = s.starts(at)
    body = named is not None and named[2].kind not in ("person", "office")
    return body or cues.is_feminine(word) or word.endswith(cues.plural_feminine) or word in cues.bodies


def _naming_end(s: Sentence, at: int, last: int) -> int:
    """The word behind the naming that starts at a word, of which all up to `last` tells; 0: another clause opens."""
    end = relative = 0
    parted = False  # by a comma, which another one closes before the verb
    for j in range(at + 1, last):
        if s.is_kind(j, "relative"):
            end, relative = end or j, j
            continue
        opens = s.text_at(j) in s.cues.complementisers or s.is_kind(j, "what")
        if opens or s.match(j, "contrast") or s.match(j, "since"):
            return 0
        acts = s.starts(j) is None and j not in s.covered and s.cues.is_finite(s.bare(j))
        if acts and not (relative and j - relative <= _VERB):
            return 0
        if not end and (s.breaks(j) or (s.is_kind(j, "preposition") and s.joined(j))):
            end, parted = j, s.breaks(j)
    apart = s.breaks(last)
    return 0 if (parted and not apart) or (apart and not end) else end or last
