"""Whether two names can be one person's, however much of them each page gives.

A page may leave out the father, the grandfather or the family, and may write a compound as one word or as two; but
two brothers of one family differ in the middle of their names, not at the ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

_JOINT = 2  # letters of a word that only joins two names, as «son of» does


def alike(one: list[str], other: list[str]) -> bool:
    """Whether the shorter of two names, given as folded words, can be the longer one: it has its first and last word,
    and nothing between these that contradicts it."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if not short or not any(w.startswith(short[0]) or short[0].startswith(w) for w in long):
        return False  # most names are of two persons
    held = {*long, *(a + b for a, b in pairwise(long))}
    words = list(_joined(short, held))
    if words[0] not in held or words[-1] not in held:
        return False
    return all(len(w) <= _JOINT or w in held or any(_spelt(w, h) for h in long) for w in words[1:-1])


def _joined(name: list[str], held: set[str]) -> Iterator[str]:
    """The words of a name, two of them as one where the other name writes them so."""
    left = list(name)
    while left:
        first = left.pop(0)
        if left and first not in held and first + left[0] in held:
            first += left.pop(0)
        yield first


def _spelt(one: str, other: str) -> bool:
    """Whether two words can be two spellings of one name: they begin and end alike."""
    return one[0] == other[0] and one[-1] == other[-1]
