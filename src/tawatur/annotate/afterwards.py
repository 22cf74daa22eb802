"""Quoted speech whose speaker stands behind it: «"…", says X», «"…" thus said X»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.sources import Phrase, read_phrase


def ends_quote(s: Sentence, k: int, first: int) -> bool:
    """Whether quoted speech that opens the clause at word `first` closes right before the verb at word k; before «thus
    said», it may open anywhere."""
    closed = k - is_thus(s, k)
    pair = s.quotes.around(s.words[closed - 1].start) if closed > first else None
    if pair is None or pair[1] >= s.words[closed].start:
        return False
    opened = s.index(pair[0])
    return (opened == first or closed < k) and closed - opened > 1


def said_from(s: Sentence, k: int, first: int) -> int:
    """The first word of the quoted speech that closes right before the verb at word k (see `ends_quote`)."""
    pair = s.quotes.around(s.words[k - is_thus(s, k) - 1].start)
    return s.index(pair[0]) if pair else first


def is_thus(s: Sentence, k: int) -> bool:
    """Whether «thus» before a verb of speech points back at what was said."""
    return s.is_kind(k - 1, "thus-said")


def find_speaker(s: Sentence, k: int, first: int, stop: int, window: int) -> Phrase | None:
    """Who «thus said», though no table knows the noun: nothing else can stand behind that verb."""
    return read_phrase(s, k + 1, stop, window) if is_thus(s, k) and ends_quote(s, k, first) else None
