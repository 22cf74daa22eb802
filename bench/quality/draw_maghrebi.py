"""Draws the texts on which expressions with a Maghrebi month name are labelled: seeded, before any is read.

Usage: python bench/quality/draw_maghrebi.py SHARED_DATA_DIR > bench/quality/maghrebi/drawn.jsonl
       python bench/quality/draw_maghrebi.py SHARED_DATA_DIR FOLDER [open|kept]      (writes the texts as ID.txt)

A text that may be drawn holds one of the names as a word; one that is a person's name too, or another word, only after
a number. Prints one JSON line a text: its id, which is its DOCNO in antcorpus, the day in it, and whether it is kept
aside. The text that the offsets of the labels count in is title, a line break and text, as `draw` gives it.
"""

from __future__ import annotations

import random
import re
import sys
import tarfile
from dataclasses import dataclass
from pathlib import Path

import articles

SEED = 20261204
DRAWN = 100  # texts; every third is kept aside
LONGEST = 6_000  # characters of a text that is drawn
MONTHS = re.compile(r"\b[وبفل]?(?:جانفي|فيفري|[أا]فريل|جويلي[ةه]|\d+ (?:ماي|جوان|[أا]وت))\b")
PARTS = re.compile(
    r"<DOCNO>(?P<id>\S+-(?P<day>\d{8}))</DOCNO>.*?<TITLE>(?P<title>.*?)</TITLE>.*?<TEXT>(?P<text>.*?)</TEXT>", re.S
)


@dataclass(frozen=True)
class Drawn:
    """A text drawn: its id, the day in it (ISO), whether it is kept aside, the text."""

    page_id: str
    day: str
    kept: bool
    text: str


def iso(digits: str) -> str:
    """The day in a DOCNO, which has the year first or, in some, last."""
    if digits.startswith("20") and digits[4:6] <= "12":
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return f"{digits[4:]}-{digits[2:4]}-{digits[:2]}"


def texts(folder: Path) -> dict[str, tuple[str, str]]:
    """(day, text) of every text of antcorpus by id, each text once."""
    found: dict[str, tuple[str, str]] = {}
    with tarfile.open(folder / "antcorpus" / "antcorpus_v1.1.tar.gz") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name.endswith(".txt") else None
            if content is not None and (parts := PARTS.search(content.read().decode("utf-8"))):
                found[parts["id"]] = (iso(parts["day"]), f"{parts['title'].strip()}\n{parts['text'].strip()}")
    return found


def draw(folder: Path) -> list[Drawn]:
    """Every text drawn."""
    among, seen = dict[str, tuple[str, str]](), set[str]()
    for page_id, (day, text) in sorted(texts(folder).items()):
        if len(text) <= LONGEST and MONTHS.search(text) and text not in seen:
            seen.add(text)
            among[page_id] = (day, text)
    ids = random.Random(SEED).sample(sorted(among), DRAWN)
    return [Drawn(page_id, among[page_id][0], n % 3 == 2, among[page_id][1]) for n, page_id in enumerate(ids)]


if __name__ == "__main__":
    articles.deliver(
        (p.page_id, p.kept, p.text, {"id": p.page_id, "day": p.day, "kept_aside": p.kept})
        for p in draw(Path(sys.argv[1]))
    )
