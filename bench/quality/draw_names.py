"""Draws the articles on which names are labelled: seeded, before any is read.

Usage: python bench/quality/draw_names.py SHARED_DATA_DIR > bench/quality/names/drawn.jsonl
       python bench/quality/draw_names.py SHARED_DATA_DIR FOLDER [open|kept]      (writes the articles as ID.txt)

An article is cut where its first 1,500 characters have their last end of a line or sentence: all names in what is left
are labelled. Prints one JSON line an article: its set, its id, and whether it is kept aside. The articles themselves
are not in this repository: an id is (file, index) in the set, and the text that the offsets of the labels count in is
what `draw` gives.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path

import articles
import draw_cases
import draw_roles
import draw_statements2

SEED = 20261128
EACH = 30  # articles of each set; every third is kept aside
LENGTH = range(500, 2501)  # characters of an article that is drawn
LABELLED, LEAST_LABELLED = 1500, 750  # characters of it that are labelled at most, and at least where it is longer
SENTENCE_ENDS = ".!?؟"
BEFORE = 30  # pages of the second draw for statements; those it went on with were drawn after these articles
ONE_A_FILE = {"unifiedfc"}  # a file of this set holds the pages found for one claim, many of them reprints


@dataclass(frozen=True)
class Drawn:
    """An article drawn: its set, its id, whether it is kept aside, its text up to where it is cut."""

    set_name: str
    page_id: str
    kept: bool
    text: str


def taken(folder: Path) -> set[str]:
    """The texts drawn before for other labels, without differences of white space."""
    statements = {draw_cases.squeezed(page.text) for page in draw_statements2.draw(folder)[:BEFORE]}
    return statements | draw_statements2.taken(folder)


def unifiedfc(folder: Path) -> dict[str, str]:
    """Every page of unifiedfc by id `FILE#index`."""
    pages: dict[str, str] = {}
    for path in sorted((folder / "unifiedfc").glob("*.json")):
        for index, page in enumerate(json.loads(path.read_text("utf-8"))["article"]):
            pages[f"{path.stem}#{index}"] = page if isinstance(page, str) else "\n".join(page)
    return pages


def saudinewsnet(folder: Path) -> dict[str, str]:
    """Every article of saudinewsnet by id `FILE#index`: title, a line break, content."""
    return {name: articles.titled(row) for name, row in articles.rows(folder)}


SETS = {"unifiedfc": unifiedfc, "saudinewsnet": saudinewsnet}


def cut(text: str) -> str:
    """The beginning of an article, to the last end of a line or sentence that the labelled length leaves room for."""
    if len(text) <= LABELLED:
        return text
    for end in range(LABELLED, LEAST_LABELLED, -1):
        if text[end] == "\n" or (text[end - 1] in SENTENCE_ENDS and text[end].isspace()):
            return text[:end]
    return text[: text.rindex(" ", 0, LABELLED)]


def draw(folder: Path) -> list[Drawn]:
    """Every article drawn, set after set."""
    drawn: list[Drawn] = []
    seen = taken(folder)
    for name, read in SETS.items():
        pages, mine, files = read(folder), list[Drawn](), set[str]()
        ids = sorted(pages)
        random.Random(SEED).shuffle(ids)
        for page_id in ids:
            text, file = pages[page_id], page_id.split("#")[0]
            fits = len(text) in LENGTH and draw_roles.is_arabic(text) and draw_cases.squeezed(text) not in seen
            if len(mine) < EACH and fits and not (name in ONE_A_FILE and file in files):
                seen.add(draw_cases.squeezed(text))
                files.add(file)
                mine.append(Drawn(name, page_id, len(mine) % 3 == 2, cut(text)))
        drawn += mine
    return drawn


if __name__ == "__main__":
    articles.deliver(
        (p.page_id, p.kept, p.text, {"set": p.set_name, "id": p.page_id, "kept_aside": p.kept})
        for p in draw(Path(sys.argv[1]))
    )
