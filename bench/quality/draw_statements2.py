"""Draws the second set of pages on which statements are labelled: seeded, before any page is read.

Usage: python bench/quality/draw_statements2.py SHARED_DATA_DIR > bench/quality/statements2/drawn.jsonl
       python bench/quality/draw_statements2.py SHARED_DATA_DIR FOLDER      (writes the pages as ID.txt)

The draw has three parts, because chance alone gives few denials and hedges: pages that hold a word of denial, pages
that hold a word of doubt, and pages of any kind. Since these held too few of both, the draw goes on with pages that
hold such words more than once. Prints one JSON line a page: its set, its id, its part, and whether
it is kept aside. The pages themselves are not in this repository: an id is (file, index) in the set, and the text that
the offsets of the labels count in is what `draw` gives.
"""

from __future__ import annotations

import itertools
import random
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import articles
import draw_cases
import draw_roles
import draw_statements

SEED = 20261127
PARTS = {"denial": 6, "doubt": 3, "any": 6}  # pages of each set, in this order; every third of a set is kept aside
FURTHER = {  # pages of each set that the draw goes on with, again every third kept aside
    "unifiedfc": {"denial": 2, "doubt": 4},
    "saudinewsnet": {"denial": 6, "doubt": 6},
}
FURTHER_SEED = 20261130
AT_LEAST = 2  # words of the list that such a page holds
PREFIXES = ("و", "ف")  # conjunctions written on the word
MARKS = range(0x064B, 0x0653)  # vowel signs, which a word may carry or not
WORDS = {
    "denial": [
        "نفى",
        "نفت",
        "نفوا",
        "نفيا",
        "ينفي",
        "تنفي",
        "ينفون",
        "نافيا",
        "نافية",
        "نافين",
        "نفيه",
        "نفيها",
        "ينفى",
        "كذب",
        "كذبت",
        "يكذب",
        "تكذب",
        "مكذبا",
        "أنكر",
        "أنكرت",
        "ينكر",
        "تنكر",
        "منكرا",
        "تكذيب",
        "لا_صحة",
    ],
    "doubt": [
        "يعتقد",
        "يعتقدون",
        "مرجح",
        "المرجح",
        "يرجح",
        "ترجح",
        "رجح",
        "رجحت",
        "مرجحا",
        "مرجحة",
        "ربما",
        "يزعم",
        "تزعم",
        "زعم",
        "زعمت",
        "زعموا",
        "يزعمون",
        "زاعما",
        "المزعوم",
        "المزعومة",
        "المحتمل",
        "يحتمل",
        "قد_يكون",
        "قد_تكون",
    ],
    "any": [],
}


@dataclass(frozen=True)
class Drawn:
    """A page drawn: its set, its id, the part of the draw, whether it is kept aside, its text."""

    set_name: str
    page_id: str
    part: str
    kept: bool
    text: str


def taken(folder: Path) -> set[str]:
    """The texts drawn for other labels, without differences of white space."""
    others = draw_cases.taken(folder) | {p.text for _, _, _, pages in draw_cases.draw(folder) for p in pages}
    return {draw_cases.squeezed(text) for text in others}


def words(text: str) -> list[str]:
    """The words of a text and its pairs of words, without vowel signs and without a conjunction before them too."""
    bare = "".join(" " if not letter.isalnum() else letter for letter in text if ord(letter) not in MARKS).split()
    found = bare + [f"{one}_{other}" for one, other in itertools.pairwise(bare)]
    return found + [word[1:] for word in found if word.startswith(PREFIXES)]


def holds(text: str, part: str, least: int) -> bool:
    """Whether a text holds words of a part's list, or the part has none."""
    return not WORDS[part] or sum(word in WORDS[part] for word in words(text)) >= least


def candidates(folder: Path, name: str) -> dict[str, str]:
    """The pages of a set, each text once, that no other draw holds and that are in Arabic letters for the most part."""
    seen = taken(folder)
    found: dict[str, str] = {}
    for page_id, text in sorted(draw_statements.SETS[name](folder).items()):
        if draw_cases.squeezed(text) not in seen and draw_roles.is_arabic(text):
            seen.add(draw_cases.squeezed(text))
            found[page_id] = text
    return found


@cache  # later draws leave out what this one holds, and ask for it again and again
def draw(folder: Path) -> list[Drawn]:
    """Every page drawn, set after set, part after part; then those that the draw goes on with, in the same order."""
    first: list[Drawn] = []
    further: list[Drawn] = []
    for name in draw_statements.SETS:
        pages = candidates(folder, name)
        first += draw_parts(random.Random(SEED), name, pages, PARTS, 1)
        further += draw_parts(random.Random(FURTHER_SEED), name, pages, FURTHER[name], AT_LEAST)
    return first + further


def draw_parts(
    chance: random.Random, name: str, pages: dict[str, str], parts: dict[str, int], least: int
) -> list[Drawn]:
    """The pages drawn of one set, part after part; they are taken out of PAGES."""
    mine: list[Drawn] = []
    for part, count in parts.items():
        among = [page_id for page_id, text in sorted(pages.items()) if holds(text, part, least)]
        for page_id in chance.sample(among, count):
            mine.append(Drawn(name, page_id, part, len(mine) % 3 == 2, pages.pop(page_id)))
    return mine


if __name__ == "__main__":
    articles.deliver(
        (p.page_id, p.kept, p.text, {"set": p.set_name, "id": p.page_id, "part": p.part, "kept_aside": p.kept})
        for p in draw(Path(sys.argv[1]))
    )
