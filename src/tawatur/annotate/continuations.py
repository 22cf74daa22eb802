"""Whether «and» without a verb goes on with what can be true by itself: other counts, the act by which it is done."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence

_COUNTED = 8  # words from a number within which it is said by whom, where or when


def is_means(s: Sentence, k: int) -> bool:
    """Whether «and this» goes on with an act by which something is done: «, and this by enabling X to …»."""
    size = s.match(k, "means")
    return size > 0 and s.breaks(k - 1) and s.cues.is_verbal_noun(s.text_at(k + size))


def counts_more(s: Sentence, head: int, k: int, stop: int) -> int:
    """The number behind «, and» of other people and what befell them; 0: none.

    «12 people were killed by X, and | 9 men by Y»: both have a counted noun and a preposition of their own.
    """
    at = k if s.joined(k) and s.bare(k)[:1].isdigit() else k + 1 if s.text_at(k) in s.cues.joined else 0
    if not at or not s.breaks(k) or not s.bare(at)[:1].isdigit():
        return 0
    before = s.last_of("number", k, lambda j: s.bare(j)[:1].isdigit())
    return at if before >= head and _has_circumstance(s, before, k) and _has_circumstance(s, at, stop) else 0


def _has_circumstance(s: Sentence, k: int, stop: int) -> bool:
    """Whether a counted noun and then a preposition follow a number before the next comma."""
    for j in range(k + 1, min(stop, k + _COUNTED)):
        if s.breaks(j):
            return False
        if s.is_kind(j, "preposition"):
            return j > k
    return False
