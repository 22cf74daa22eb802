"""Draws articles in which the names that the program finds are judged by eye, from those that no other draw has taken.

Usage: python bench/quality/draw_who.py SHARED_DATA_DIR [FOLDER]    # prints the ids; or writes ID.txt into a folder
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import articles
import draw_statements

SEED = 20261126
ARTICLES = 60  # half of each set


def draw(data: Path) -> list[tuple[str, str]]:
    """(id, text) of the articles drawn."""
    before = sorted(path.parent.name for path in articles.QUALITY.glob("*/drawn.jsonl"))
    used, drawn = articles.taken(before), []
    for read in draw_statements.SETS.values():
        found = read(data)
        picked = random.Random(SEED).sample(sorted(found.keys() - used), ARTICLES // 2)
        drawn += [(page, found[page]) for page in picked]
    return drawn


def main() -> None:
    for page, text in draw(Path(sys.argv[1])):
        print(page)
        if sys.argv[2:]:
            (Path(sys.argv[2]) / f"{page.replace('/', '_')}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
