"""Draws the second set of pages on which the roles of blocks and the publication date are labelled, before any is read.

Usage: python bench/quality/draw_roles2.py SHARED_DATA_DIR > bench/quality/roles2/drawn.jsonl
       python bench/quality/draw_roles2.py SHARED_DATA_DIR FOLDER [open|kept]      (writes the pages as ID.txt)

The rules are those of the first draw (`draw_roles.py`), among the pages that no other draw holds. Prints one JSON line
a page: its set, its id, and whether it is kept aside. The pages themselves are not in this repository: an id is
FILE#INDEX in the set, and the text that the offsets of the labels count in is what `draw` gives.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import articles
import draw_cases
import draw_names
import draw_roles

SEED = 20261129
DRAWN = 30  # pages; every second is kept aside


def taken(folder: Path) -> set[str]:
    """The texts drawn for other labels, whole, without differences of white space."""
    pages = draw_names.unifiedfc(folder)
    names = {pages[page.page_id] for page in draw_names.draw(folder) if page.set_name == draw_roles.SET}
    return draw_names.taken(folder) | {draw_cases.squeezed(text) for text in names}


def candidates(folder: Path) -> dict[str, str]:
    """The pages that may be drawn, each text once, by id."""
    seen = taken(folder)
    found: dict[str, str] = {}
    for page_id, text in sorted(draw_roles.pages(folder).items()):
        if draw_cases.squeezed(text) not in seen:
            seen.add(draw_cases.squeezed(text))
            found[page_id] = text
    return found


def draw(folder: Path) -> list[tuple[str, bool, str]]:
    """(id, kept aside, text) of every page drawn."""
    among = candidates(folder)
    ids = random.Random(SEED).sample(sorted(among), DRAWN)
    return [(page_id, n % 2 == 1, among[page_id]) for n, page_id in enumerate(ids)]


if __name__ == "__main__":
    articles.deliver(
        (page, kept, text, {"set": draw_roles.SET, "id": page, "kept_aside": kept})
        for page, kept, text in draw(Path(sys.argv[1]))
    )
