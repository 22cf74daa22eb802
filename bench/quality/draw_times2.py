"""Draws the stretches on which times and quantities are labelled a second time: seeded, before any is read.

Usage: python bench/quality/draw_times2.py SHARED_DATA_DIR times2|quantities2 > bench/quality/SET/drawn.jsonl
       python bench/quality/draw_times2.py SHARED_DATA_DIR times2|quantities2 FOLDER     (writes the articles as ID.txt)

The draw is that of `draw_times`, with a seed of its own and no article that another draw took; its articles are for
times and for quantities in turn. All are kept aside: they are scored when the rules that they measure are done.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import draw_times

SEED = 20261126
EACH = 40  # articles of each set
SETS = ("times2", "quantities2")
OTHERS = (
    *draw_times.OTHERS, "times", "quantities", "maghrebi", "sentences", "dossiers", "eye", "reuse",
)  # fmt: skip


def draw(folder: Path, name: str) -> list[draw_times.Stretch]:
    """The stretches of one of the two sets."""
    drawn = draw_times.draw(folder, SEED, EACH, OTHERS)
    return [replace(stretch, kept=True) for stretch in drawn[SETS.index(name) :: len(SETS)]]


if __name__ == "__main__":
    draw_times.write(draw(Path(sys.argv[1]), sys.argv[2]), sys.argv[3:])
