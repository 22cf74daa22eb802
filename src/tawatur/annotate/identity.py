"""Where the relative clause of somebody who withholds a name ends: «an official who asked not to be identified»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence

_CLAUSE = 8  # words of «preferred not to have the name given», up to the word for the name


def past_identity(s: Sentence, k: int, stop: int) -> int:
    """The word after «who asked not to give his name», which starts with a verb and no relative; 0: no such words."""
    opens = s.cues.is_happening(s.text_at(k)) or s.is_kind(k, "withholds")
    if not opens or s.joined(k) or s.quotes.around(s.words[k].start):
        return 0
    for j in range(k + 1, min(stop, k + _CLAUSE)):
        if s.text_at(j) in s.cues.complementisers or s.breaks(j):
            return 0
        if s.is_kind(j, "identity"):
            return j + 1
    return 0
