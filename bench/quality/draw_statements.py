"""Draws the pages on which statements are labelled: seeded, before the program has read them.

Usage: python bench/quality/draw_statements.py SHARED_DATA_DIR

Prints one JSON line a page: its set, its id, and whether it is kept aside. The pages themselves are not in this
repository: an id is (file, index) in the set, and the text is made by `page_text`.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import articles

SEED = 20261124
EACH = 15  # pages of each set; every third is kept aside
LENGTH = range(700, 3200)  # characters of a page that is drawn


def unifiedfc(folder: Path) -> dict[str, str]:
    """Pages of unifiedfc by id `FILE#index`, each once, in Arabic letters for the most part."""
    pages: dict[str, str] = {}
    seen: set[str] = set()
    for path in sorted((folder / "unifiedfc").glob("*.json")):
        for index, page in enumerate(json.loads(path.read_text("utf-8"))["article"]):
            text = page if isinstance(page, str) else "\n".join(page)
            if text not in seen and len(text) in LENGTH:
                seen.add(text)
                pages[f"{path.stem}#{index}"] = text
    return pages


def saudinewsnet(folder: Path) -> dict[str, str]:
    """Articles of saudinewsnet by id `FILE#index`: title, a line break, content."""
    pages = ((name, articles.titled(row)) for name, row in articles.rows(folder))
    return {name: text for name, text in pages if len(text) in LENGTH}


SETS = {"unifiedfc": unifiedfc, "saudinewsnet": saudinewsnet}


def draw(folder: Path) -> list[tuple[str, str, bool, str]]:
    """(set, id, kept aside, text) of every page drawn."""
    drawn = []
    for name, read in SETS.items():
        pages = read(folder)
        ids = random.Random(SEED).sample(sorted(pages), EACH)
        drawn += [(name, i, n % 3 == 2, pages[i]) for n, i in enumerate(ids)]
    return drawn


if __name__ == "__main__":
    for name, page_id, kept, _ in draw(Path(sys.argv[1])):
        print(json.dumps({"set": name, "id": page_id, "kept_aside": kept}))
