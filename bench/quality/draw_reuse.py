"""Draws pairs of articles of the July stream on which reuse is labelled.

Usage: python bench/quality/draw_reuse.py SHARED_DATA_DIR > bench/quality/reuse/drawn.jsonl

Ten pairs of each of eight strata, by the shingles of five words that two articles of two outlets share and by the words
of title and opening: a stratum says how a pair was found, and no more; the label says what it is. Every third pair is
kept aside. No article comes twice, and none that another draw holds. An id is FILE#INDEX; the articles themselves are
not in this repository.
"""

from __future__ import annotations

import json
import random
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import articles
from draw_events import NEAR_DAYS, WORD, Nearest, Row, rows

SEED = 20261202
STRETCHES = 54  # of each set in the draw of quantities, which went on later
BEFORE = (  # draws made before this one
    *("cases", "events", "maghrebi", "names", "quantities"),
    *("roles", "roles2", "statements", "statements2", "times"),
)
EACH = 10  # pairs of a stratum
STRATA = ("verbatim", "high", "middle", "low", "agency", "statement", "formula", "independent")
SHINGLE = 5  # words
SAMPLED = 4  # one shingle in so many finds candidates
COMMON = 300  # holders from which a shingle finds none
USUAL = 5  # holders from which a shingle may be a formula
LEAST = 30  # words of an article
UNLIKE, ALIKE = 0.1, 0.3  # cosine up to which two articles tell two things, and from which perhaps one
AGENCY = re.compile(
    r"واس\b|وكال(?:ة|ات)|رويترز|أ\s?\.?\s?ف\s?\.?\s?ب|فرانس برس|د\s?\.?\s?ب\s?\.?\s?أ|الأناضول|يو بي أي"
)
STATEMENT = re.compile(r"بيان|صر[حّ]|مصدر مسؤول|الديوان الملكي|المتحدث")


def authors(data: Path) -> dict[str, str]:
    """The byline of each article."""
    return {name: row.get("author") or "" for name, row in articles.rows(data)}


def shingles(text: str) -> set[int]:
    """A number for each run of five words."""
    words = re.findall(r"\w+", text)
    return {zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1)}


class Pairs:
    """Which strata a pair could be of."""

    def __init__(self, given: list[Row], bylines: dict[str, str]) -> None:
        self._rows, self._bylines = given, bylines
        self.holders: dict[int, list[int]] = defaultdict(list)
        for at, row in enumerate(given):
            for number in shingles(row.content):
                if number % SAMPLED == 0:
                    self.holders[number].append(at)

    def beside(self, at: int) -> set[int]:
        """The articles of other outlets within a few days that share a shingle."""
        numbers = [n for n in shingles(self._rows[at].content) if n % SAMPLED == 0]
        return {i for n in numbers if len(self.holders[n]) <= COMMON for i in self.holders[n]}

    def strata(self, one: int, other: int, alike: float) -> list[str]:
        """The strata that a pair fits."""
        a, b = shingles(self._rows[one].content), shingles(self._rows[other].content)
        both, fewer, all_ = a & b, min(len(a), len(b)), len(a | b)
        share = len(both) / fewer
        sizes = [len(self.holders[n]) for n in both if n % SAMPLED == 0]
        fits = {
            "verbatim": len(both) / all_ >= 0.95,
            "high": share >= 0.6 and len(both) / all_ < 0.95,
            "middle": 0.25 <= share < 0.6,
            "low": 0.04 <= share < 0.25 and alike >= UNLIKE,
            "agency": share >= 0.04 and len(both) / all_ < 0.95 and self._both(AGENCY, one, other, 12),
            "statement": 0.04 <= share < 0.9 and self._both(STATEMENT, one, other, 40),
            "formula": bool(sizes) and min(sizes) >= USUAL and alike < UNLIKE and len(both) >= 3,
            "independent": alike >= ALIKE and share < 0.02,
        }
        return [name for name in STRATA if fits[name]]

    def _both(self, form: re.Pattern[str], one: int, other: int, opening: int) -> bool:
        return all(
            form.search(self._bylines[r.name] + " " + " ".join(r.content.split()[:opening]))
            for r in (self._rows[one], self._rows[other])
        )


def draw(data: Path) -> Iterator[tuple[str, bool, Row, Row]]:
    """(stratum, kept aside, the two articles), stratum by stratum."""
    given, used = rows(data), articles.taken(BEFORE, quantities=STRETCHES)
    nearest, pairs, chance = Nearest(given), Pairs(given, authors(data)), random.Random(SEED)
    found: dict[str, list[tuple[int, int]]] = {name: [] for name in STRATA}
    fit = [r.name not in used and len(WORD.findall(r.content)) >= LEAST for r in given]
    for at in chance.sample(range(len(given)), len(given)):
        if not fit[at]:
            continue
        alike = {i: s for s, i in nearest.of(at)}
        others = sorted(pairs.beside(at) | {i for i, s in alike.items() if s >= ALIKE})
        chance.shuffle(others)
        for other in others:
            a, b = given[at], given[other]
            if not fit[other] or other == at or a.outlet == b.outlet or abs(a.day - b.day) > NEAR_DAYS:
                continue
            fits = [n for n in pairs.strata(at, other, alike.get(other, 0.0)) if len(found[n]) < EACH]
            if fits:
                found[min(fits, key=lambda n: len(found[n]))].append((at, other))
                fit[at] = fit[other] = False
                break
        if all(len(one) == EACH for one in found.values()):
            break
    order = [(name, pair) for name in STRATA for pair in found[name]]
    for place, (name, (at, other)) in enumerate(order):
        yield name, place % 3 == 2, given[at], given[other]


if __name__ == "__main__":
    for name, kept, one, other in draw(Path(sys.argv[1])):
        print(json.dumps({"stratum": name, "kept_aside": kept, "a": one.name, "b": other.name}))
