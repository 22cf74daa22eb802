"""Where what is said more of the source of a phrase ends: «according to the site "X", | close to the party, then …»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.quotations import MARKS

_LONGEST = 24  # words of the longest such remark


def past_apposition(s: Sentence, start: int, stop: int) -> int:
    """The word behind a remark on the source that ends right before word `start`; `start` where there is none.

    A remark opens with a definite adjective or with «and he is», and the «then» or «that» behind it shows its end.
    """
    told = s.is_kind(start, "while") and s.breaks(start)
    if not (told or _may_be_adjective(s, start)):
        return start
    for j in range(start + 1, min(stop - 1, start + _LONGEST)):
        that = s.bare(j) in s.cues.complementisers
        if s.joined(j) and s.text_at(j)[0] in s.cues.joined[1:] and (that or s.is_kind(j, "may") or s.breaks(j)):
            return j
        if that and s.breaks(j) and not s.joined(j):
            return j
        if that or (not told and s.cues.is_happening(s.text_at(j)) and not s.is_kind(j - 1, "relative")):
            break
    return start


def _may_be_adjective(s: Sentence, k: int) -> bool:
    """Whether a definite word behind a comma or the quotation marks of a name may be told of what stands before."""
    apart = s.breaks(k) or any(mark in s.gap(k) for mark in MARKS)
    return apart and s.cues.is_definite(s.text_at(k)) and s.starts(k) is None and not s.is_kind(k, "relative")
