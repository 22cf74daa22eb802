"""Draws the cards of outlets and agencies whose facts are checked one by one: seeded, from the refs in order.

Usage: python bench/quality/draw_cards.py > bench/quality/cards/drawn.txt
       python bench/quality/draw_cards.py 2 > bench/quality/cards/drawn2.txt
"""

from __future__ import annotations

import random
import sys
from collections.abc import Container
from pathlib import Path

from tawatur.registry import Registry

SEED = 20261127
SECOND_SEED = 760001
DRAWN = 100  # cards
FIRST = Path(__file__).parent / "cards" / "drawn.txt"


def draw() -> list[str]:
    """The refs of the cards drawn, in the order of the draw."""
    return _sample(SEED, ())


def draw_second() -> list[str]:
    """The refs of a second draw, from the cards that the first one, made when there were fewer, left."""
    return _sample(SECOND_SEED, frozenset(FIRST.read_text().split()))


def _sample(seed: int, used: Container[str]) -> list[str]:
    return random.Random(seed).sample([ref for ref in sorted(Registry().outlets) if ref not in used], DRAWN)


if __name__ == "__main__":
    print("\n".join(draw_second() if sys.argv[1:] == ["2"] else draw()))
