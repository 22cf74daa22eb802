"""What two pages agree in beside their words at large: what the person with whom both open says in both.

Two reports of one speech may share few words, each having chosen and framed its own; but the words that stand in the
same mouth on both pages are hardly there by chance. Whoever is only quoted further down speaks of many things.
"""

from __future__ import annotations

from collections.abc import Callable

from tawatur.link.tellings import Telling

_ENOUGH = 8.0  # how much the words in one mouth must tell to count wholly; a word that tells all counts 1
_SCRAP = 3.0  # … and below which they count nothing


def same_speech(a: Telling, b: Telling, weight: Callable[[str], float]) -> float:
    """How much of what the person who acts in both says stands in both, 0 to 1. `weight`: what a word tells."""
    if a.agent is None or a.agent != b.agent or not a.said or not b.said:
        return 0.0
    told = sum(weight(term) for term in sorted({*a.said} & {*b.said}))
    return min(1.0, told / _ENOUGH) if told >= _SCRAP else 0.0
