"""Whether the words before a verb of speech only say what is spoken of: «and about the delay he said: …»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence

_LONGEST = 24  # words of the longest topic before its verb


def is_topic(s: Sentence, first: int, k: int) -> bool:
    """Whether the words [first, k) are a topic, behind which the subject of a verb is the one who spoke before.

    A verb of the topic itself stands in a relative clause only: another one may have the subject. What stands right
    behind the first word is a noun, also where it is written like a verb.
    """
    about = s.is_kind(first, "about") or (s.is_kind(first, "meanwhile") and s.is_kind(first + 1, "regards"))
    if not (about and 1 < k - first <= _LONGEST):
        return False
    acts = (j for j in range(first + 2, k) if s.cues.is_finite(s.text_at(j)) and not _is_held(s, j - 1))
    return next(acts, None) is None


def _is_held(s: Sentence, at: int) -> bool:
    """Whether a word holds the verb behind it inside the topic: «who», «by what», «how»."""
    return s.is_kind(at, "relative") or s.is_kind(at, "everyone")
