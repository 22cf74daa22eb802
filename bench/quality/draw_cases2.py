"""Draws the second set of cases on which events, reuse, claims and conflicts are labelled, before any page is read.

Usage: python bench/quality/draw_cases2.py SHARED_DATA_DIR > bench/quality/cases2/drawn.jsonl
       python bench/quality/draw_cases2.py SHARED_DATA_DIR CASE FOLDER      (writes the pages of a case as ID.txt)

The rule is that of the first draw (`draw_cases.py`): articles of one day from several outlets whose titles are like one
title, told in words of their own by some of them, and another article of the day beside them; here among the articles
that no other draw holds. Every second case is open, the others are kept aside. Prints one JSON line a page.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import articles
import draw_cases

SEED = 20261203
CASES, BESIDE = 5, 1  # cases drawn; other articles of the day that stand beside each
BEFORE = (  # every draw made before this one
    *("cases", "dossiers", "events", "eye", "maghrebi", "names", "quantities", "reuse", "roles", "roles2"),
    *("sentences", "statements", "statements2", "times"),
)


def taken(folder: Path) -> set[str]:
    """The texts of the articles that another draw holds, and of those that differ from them by white space alone."""
    ids = articles.taken(BEFORE)
    texts = [(name, articles.titled(row)) for name, row in articles.rows(folder)]
    used = {draw_cases.squeezed(text) for name, text in texts if name in ids}
    return {text for _, text in texts if draw_cases.squeezed(text) in used}


def draw(folder: Path) -> list[tuple[str, str, bool, list[draw_cases.Page]]]:
    """(case, set, kept aside, pages) of every case drawn."""
    days = draw_cases.by_day(folder, taken(folder))
    every = [(name, cluster) for name, day in sorted(days.items()) for cluster in draw_cases.clusters(day)]
    varied = [(name, pages) for name, pages in every if draw_cases.in_own_words(pages)]
    drawn = draw_cases.draw_clusters(random.Random(SEED), varied, days, CASES, BESIDE)
    return [(name, kind, n % 2 == 0, pages) for n, (kind, name, pages) in enumerate(drawn)]


if __name__ == "__main__":
    draw_cases.main(draw(Path(sys.argv[1])), sys.argv[2:])
