"""Which one of several that are counted a text tells of: the third delivery is not the second one.

The hour, the day and whatever else is a time is no such place in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise


def places_in_row(
    words: Iterable[str], ordinals: Mapping[str, int], article: str, stem: Callable[[str], list[str]]
) -> set[tuple[str, int]]:
    """(what is counted, as a stem; which one it is) by the ordinals among folded words.

    An ordinal with the article stands behind what it counts, one without it before. `stem`: the stem of a word, none
    where it is a particle.
    """
    found: set[tuple[str, int]] = set()
    for one, other in pairwise(words):
        behind = other.startswith(article) and other in ordinals
        value = ordinals[other] if behind else None if one.startswith(article) else ordinals.get(one)
        if value is not None:
            found.update((counted, value) for counted in stem(one if behind else other))
    return found


def other_place(one: Iterable[tuple[str, int]], other: Iterable[tuple[str, int]]) -> bool:
    """Whether two texts count the same thing and come to different places in the row."""
    mine, theirs = set(one), set(other)
    counted = {what for what, _ in mine} & {what for what, _ in theirs}
    return any(not {p for p in mine if p[0] == what} & theirs for what in counted)
