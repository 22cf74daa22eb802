"""Draws the cards of outlets and agencies whose facts are checked one by one: seeded, from the refs in order.

Usage: python bench/quality/draw_cards.py > bench/quality/cards/drawn.txt
"""

from __future__ import annotations

import random

from tawatur.registry import Registry

SEED = 20261127
DRAWN = 100  # cards


def draw() -> list[str]:
    """The refs of the cards drawn, in the order of the draw."""
    return random.Random(SEED).sample(sorted(Registry().outlets), DRAWN)


if __name__ == "__main__":
    print("\n".join(draw()))
