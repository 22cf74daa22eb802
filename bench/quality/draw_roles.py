"""Draws the pages on which the roles of blocks and the publication date are labelled: seeded, before any is read.

Usage: python bench/quality/draw_roles.py SHARED_DATA_DIR > bench/quality/roles/drawn.jsonl

Prints one JSON line a page: its set, its id, and whether it is kept aside. The pages themselves are not in this
repository: an id is (file, index) in the set, and `pages` gives the text that the offsets of the labels count in.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import draw_statements

SET = "unifiedfc"
SEED = 20261126
DRAWN = 40  # pages; every second is kept aside
LENGTH = range(800, 6001)  # characters of a page that is drawn
ARABIC = range(0x0600, 0x0700)  # the code block of the letters
LEAST_ARABIC = 0.8  # of a page's letters


def is_arabic(text: str) -> bool:
    """Whether most letters of a page are Arabic ones."""
    letters = [ord(letter) for letter in text if letter.isalpha()]
    return sum(letter in ARABIC for letter in letters) > LEAST_ARABIC * len(letters)


def pages(folder: Path) -> dict[str, str]:
    """Text by id `FILE#index`: pages of a fitting length in Arabic letters, each once."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for path in sorted((folder / SET).glob("*.json")):
        for index, page in enumerate(json.loads(path.read_text("utf-8"))["article"]):
            text = page if isinstance(page, str) else "\n".join(page)
            if text not in seen and len(text) in LENGTH and is_arabic(text):
                seen.add(text)
                found[f"{path.stem}#{index}"] = text
    return found


def draw(folder: Path) -> list[tuple[str, bool, str]]:
    """(id, kept aside, text) of every page drawn; none of them is drawn for statements."""
    taken = {text for _, _, _, text in draw_statements.draw(folder)}
    open_pages = {page: text for page, text in pages(folder).items() if text not in taken}
    ids = random.Random(SEED).sample(sorted(open_pages), DRAWN)
    return [(page, n % 2 == 1, open_pages[page]) for n, page in enumerate(ids)]


if __name__ == "__main__":
    for page_id, kept, _ in draw(Path(sys.argv[1])):
        print(json.dumps({"set": SET, "id": page_id, "kept_aside": kept}))
