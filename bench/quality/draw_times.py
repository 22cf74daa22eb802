"""Draws the stretches of articles on which time expressions are labelled: seeded, before any is read.

Usage: python bench/quality/draw_times.py SHARED_DATA_DIR > bench/quality/times/drawn.jsonl
       python bench/quality/draw_times.py SHARED_DATA_DIR FOLDER [open|kept]      (writes the articles as ID.txt)

Of every article one stretch is labelled, all of it: it begins at a place drawn by the seed, and both its ends stand at
white space. Prints one JSON line an article: its set, its id, where its stretch starts and ends, and whether it is
kept aside. The articles themselves are not in this repository: an id is (file, index) in the set, and the text that the
offsets count in is the whole article, as `draw` gives it.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import articles
import draw_cases
import draw_names
import draw_roles

SEED = 20261202
EACH = 75  # articles of each set; every third is kept aside
STRETCH = 600  # characters of an article that are labelled
LENGTH = range(400, 20_001)  # characters of an article that is drawn
OTHERS = ("cases", "events", "names", "roles", "roles2", "statements", "statements2")  # draws made before this one


@dataclass(frozen=True)
class Stretch:
    """A stretch drawn: the article's set, id and text, where in it the stretch lies, whether it is kept aside."""

    set_name: str
    page_id: str
    start: int
    end: int
    kept: bool
    text: str


def cut(text: str, seed: str) -> tuple[int, int]:
    """Where the stretch of a text lies: from white space to white space, at a place that the seed gives."""
    start = random.Random(seed).randint(0, max(0, len(text) - STRETCH))
    while start and not text[start - 1].isspace():
        start -= 1
    end = min(len(text), start + STRETCH)
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def draw(
    folder: Path, seed: int = SEED, each: int = EACH, others: tuple[str, ...] = OTHERS, among: range = LENGTH
) -> list[Stretch]:
    """Every stretch drawn, set after set; no text twice, and none that another draw took."""
    used = articles.taken(others)
    drawn: list[Stretch] = []
    for name, read in draw_names.SETS.items():
        pages = read(folder)
        seen = {draw_cases.squeezed(pages[page_id]) for page_id in used & pages.keys()}
        ids = sorted(pages)
        random.Random(seed).shuffle(ids)
        mine = list[Stretch]()
        for page_id in ids:
            text = pages[page_id]
            if len(mine) == each or len(text) not in among or not draw_roles.is_arabic(text):
                continue
            if (same := draw_cases.squeezed(text)) not in seen:
                seen.add(same)
                mine.append(Stretch(name, page_id, *cut(text, f"{seed} {page_id}"), len(mine) % 3 == 2, text))
        drawn += mine
    return drawn


def write(drawn: list[Stretch], arguments: list[str]) -> None:
    """Print what is drawn, or write its articles into a folder: all, or those that are open or kept aside."""
    for stretch in drawn:
        if arguments:
            if len(arguments) == 1 or stretch.kept == (arguments[1] == "kept"):
                Path(arguments[0], f"{stretch.page_id}.txt").write_bytes(stretch.text.encode("utf-8"))
        else:
            row = {"set": stretch.set_name, "id": stretch.page_id, "start": stretch.start, "end": stretch.end}
            print(json.dumps(row | {"kept_aside": stretch.kept}))


if __name__ == "__main__":
    write(draw(Path(sys.argv[1])), sys.argv[2:])
