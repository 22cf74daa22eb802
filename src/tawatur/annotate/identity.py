"""Where the relative clause of somebody who withholds a name ends: «an official who asked not to be identified»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.cues import Verb

_CLAUSE = 8  # words of «preferred not to have the name given», up to the word for the name


def past_identity(s: Sentence, k: int, stop: int) -> int:
    """The word after «who asked not to give his name», which starts with a verb and no relative; 0: no such words."""
    spoke = s.verb(k)
    refuses = spoke is not None and hides_name(s, k, spoke[1])  # «… said, and refused to give his name, …»
    opens = refuses or ((s.cues.is_happening(s.text_at(k)) or s.is_kind(k, "withholds")) and not s.joined(k))
    if not opens or s.quotes.around(s.words[k].start):
        return 0
    for j in range(k + 1, min(stop, k + _CLAUSE)):
        if s.text_at(j) in s.cues.complementisers or s.breaks(j):
            return 0
        if s.is_kind(j, "identity"):
            return j + 1
    return 0


def hides_name(s: Sentence, k: int, verb: Verb) -> bool:
    """Whether who refuses at word `k` only refuses to be named: «an official said, and refused to give his name»."""
    giving = next((j for j in (k + 1, k + 2) if s.text_at(j).removeprefix(s.cues.article) in s.cues.kinds["naming"]), 0)
    return verb.row["act"] == "deny" and any(s.is_kind(j, "identity") for j in (giving + 1, giving + 2) if giving)
