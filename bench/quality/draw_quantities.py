"""Draws the stretches of articles on which quantities are labelled: seeded, before any is read.

Usage: python bench/quality/draw_quantities.py SHARED_DATA_DIR > bench/quality/quantities/drawn.jsonl
       python bench/quality/draw_quantities.py SHARED_DATA_DIR FOLDER [open|kept]      (writes the articles as ID.txt)

The draw is that of `draw_times`, with a seed of its own and no article that another draw took.
"""

from __future__ import annotations

import sys
from pathlib import Path

import draw_times

SEED = 20261203
EACH = 84  # articles of each set; every third is kept aside

if __name__ == "__main__":
    drawn = draw_times.draw(Path(sys.argv[1]), SEED, EACH, (*draw_times.OTHERS, "times"))
    draw_times.write(drawn, sys.argv[2:])
