"""Quoted speech whose speaker stands behind it: «"…", says X», «"…" thus said X»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.sources import Phrase, read_phrase


def ends_quote(s: Sentence, k: int, first: int) -> bool:
    """Whether quoted speech that opens the clause at word `first` closes right before the verb at word k; before «thus
    said», it may open anywhere."""
    opened = quoted_from(s, k, first)
    return opened is not None and (opened == first or is_thus(s, k)) and k - is_thus(s, k) - opened > 1


def quoted_from(s: Sentence, k: int, first: int) -> int | None:
    """The first word of the quoted speech that closes right before a verb at word k, or before its «thus»."""
    k -= is_thus(s, k)
    pair = s.quotes.around(s.words[k - 1].start) if k > first else None
    return s.index(pair[0]) if pair is not None and pair[1] < s.words[k].start else None


def is_thus(s: Sentence, k: int) -> bool:
    """Whether «thus» before a verb of speech points back at what was said."""
    return s.is_kind(k - 1, "thus-said")


def find_speaker(s: Sentence, k: int, first: int, stop: int, window: int) -> Phrase | None:
    """Who «thus said», though no table knows the noun: nothing else can stand behind that verb."""
    return read_phrase(s, k + 1, stop, window) if is_thus(s, k) and ends_quote(s, k, first) else None
