"""Whether the people behind a verb of warning are those whom it warns: «X called for …, and warned | the residents»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.sources import Phrase

_WHOM = "person"  # the frame of verbs that take whom they address
_FINITE = ("past", "imperfect")


def is_warned(s: Sentence, k: int, phrase: Phrase) -> bool:
    """Whether a phrase behind the verb at word k is its object: the verb goes on with the subject of one before it.

    A participle always does; a verb behind «and» where one of the same gender stands before it in the sentence.
    """
    found = s.verb(k)
    if found is None or _WHOM not in found[1].frame:
        return False
    if found[1].shape == "participle" and s.bare(k) not in s.cues.masdars:
        return True
    if s.text_at(phrase.first) not in s.cues.kinds["warned"]:
        return False
    return found[0] > 0 and any(_agrees(s, j, found[1].gender) for j in range(k))


def _agrees(s: Sentence, j: int, gender: str) -> bool:
    """Whether a finite verb of speech with the same gender stands at word j."""
    before = s.verb(j)
    return before is not None and before[1].shape in _FINITE and before[1].gender in (gender, "")
