"""A subject before its verb that a title or trade opens, with all words up to the verb: «the former judge in X, Y»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.sources import Phrase

_APART = ":()"  # marks that part a verb from the words before it
_LEAST = 3  # letters of a word too short to be a noun in the accusative


def read_headed(s: Sentence, k: int, first: int, longest: int) -> Phrase | None:
    """The words [first, k), or those behind «but», when a noun of a person opens them and no other clause does.

    Behind «but» the noun has the ending of the accusative. What a name or an adjective ends is a whole naming.
    """
    first += s.is_kind(first, "but") or s.is_kind(first, "topic")
    found = s.verb(k)
    if not first < k <= first + longest or s.breaks(k) or s.joined(first) or (found is not None and found[0]):
        return None
    word, cues = s.text_at(first), s.cues
    stems = [word[: -len(end)] for end in cues.accusative if word.endswith(end) and len(word) > _LEAST]
    people = cues.human | cues.kinds["people"]
    if not any(noun in people or noun in cues.titles for noun in (word.removeprefix(cues.article), *stems)):
        return None
    alone = k == first + 1 and not any(noun in people for noun in stems)
    alone = alone or s.is_kind(k - 1, "preposition") or any(mark in s.gap(k) for mark in _APART)
    if alone or any(_opens_other(s, j) for j in range(first + 1, k)):
        return None
    return Phrase(s.words[first].start, s.words[k - 1].end, first, k, True)


def _opens_other(s: Sentence, at: int) -> bool:
    """Whether a word behind the first opens another clause or phrase: a verb, «that», «who», what a mark parts."""
    word = s.text_at(at)
    if s.gap(at).strip(" -") or s.is_kind(at, "relative") or s.is_kind(at, "auxiliary") or s.timed(at):
        return True
    if word in s.cues.complementisers or s.is_kind(at, "what"):
        return True
    return at not in s.covered and s.starts(at) is None and s.cues.is_finite(word)
