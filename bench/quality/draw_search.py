"""Draws the articles from which queries are written by hand: seeded, before any of them is read.

Usage: python bench/quality/draw_search.py SHARED_DATA_DIR > bench/quality/search/drawn.jsonl
       python bench/quality/draw_search.py SHARED_DATA_DIR FOLDER      (writes the articles as ID.txt)

Articles of the July stream that no earlier draw took, each with a text. Prints one JSON line an article, its id. None
is kept aside: queries are asked as they were written, and not changed when they find nothing.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import articles

SEED = 20261127
DRAWN = 60
LEAST = 200  # letters of an article
EARLIER = [
    "cases", "dossiers", "events", "eye", "maghrebi", "names", "quantities", "reuse", "roles", "roles2", "sentences",
    "statements", "statements2", "times",
]  # fmt: skip


def draw(data: Path) -> Iterator[tuple[str, bool, str, dict[str, Any]]]:
    """(id, kept aside, text, line) of each article."""
    taken = articles.taken(EARLIER)
    rows = {i: row for i, row in articles.rows(data) if i not in taken and len(row["content"] or "") >= LEAST}
    for name in random.Random(SEED).sample(sorted(rows), DRAWN):
        yield name, False, articles.titled(rows[name]), {"id": name}


if __name__ == "__main__":
    articles.deliver(draw(Path(sys.argv[1])))
