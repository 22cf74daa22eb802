"""Draws articles of the July stream on which events are labelled: by seed and by retrieval, never by ease.

Usage: python bench/quality/draw_events.py SHARED_DATA_DIR > bench/quality/events/drawn.jsonl

Two draws. The first takes articles that have lookalikes of two other outlets at least, not all of them copies; the
second takes any. With each come its nearest articles within a few days, by the words of title and opening: among them
are the reports of the same event, and those that are easily confused with it. Every third draw is kept aside. An id is
FILE#INDEX; the articles themselves are not in this repository.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import articles

SEED = 20261201
BEFORE = ("cases", "names", "roles", "roles2", "statements", "statements2")  # draws made before this one
CROWDED, ANY = 90, 100  # articles of the first and of the second draw
NEAREST = {"crowded": 16, "any": 6}  # articles that come with each
OPENING = 60  # words of an article that are compared
NEAR_DAYS = 4  # days between two articles that are compared
ALIKE = 0.22  # cosine from which an article is a lookalike
COPY = 0.9  # … and from which it is a copy
COMMON = 1500  # articles with a word from which it tells nothing
WORD = re.compile(r"\w{3,}")


class Row(NamedTuple):
    """An article of the stream."""

    name: str
    outlet: str
    day: int
    title: str
    content: str


def rows(data: Path) -> list[Row]:
    """The articles of the stream, in its order."""
    return [
        Row(name, row["source"], int(name[:10].rpartition("-")[2]), row["title"] or "", row["content"] or "")
        for name, row in articles.rows(data)
    ]


class Nearest:
    """Articles by the words of their title, twice, and opening."""

    def __init__(self, given: list[Row]) -> None:
        self._rows = given
        counts = [Counter(2 * WORD.findall(r.title) + WORD.findall(r.content)[:OPENING]) for r in given]
        held = Counter(word for count in counts for word in count)
        self._vectors = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        for at, count in enumerate(counts):
            vector = {w: n * math.log(len(given) / held[w]) for w, n in count.items() if held[w] <= COMMON}
            size = math.sqrt(sum(v * v for v in vector.values())) or 1.0
            self._vectors.append({w: v / size for w, v in vector.items()})
            for word in vector:
                self._holders[word].append(at)

    def of(self, at: int) -> list[tuple[float, int]]:
        """(cosine, place) of the articles near one, the nearest first."""
        scores: dict[int, float] = defaultdict(float)
        for word, value in self._vectors[at].items():
            for other in self._holders[word]:
                scores[other] += value * self._vectors[other][word]
        day = self._rows[at].day
        near = [(s, i) for i, s in scores.items() if i != at and abs(self._rows[i].day - day) <= NEAR_DAYS]
        return sorted(near, key=lambda x: (-x[0], x[1]))


def draw(data: Path) -> Iterator[tuple[str, bool, Row, list[Row]]]:
    """(which draw, kept aside, the article, those that come with it); no article comes twice as the drawn one."""
    given, used = rows(data), articles.taken(BEFORE)
    nearest, chance = Nearest(given), random.Random(SEED)
    order = chance.sample(range(len(given)), len(given))
    left = {"crowded": CROWDED, "any": ANY}
    met: set[int] = set()
    for at in order:
        if at in met or given[at].name in used or not given[at].content.strip():
            continue
        found = nearest.of(at)[: NEAREST["crowded"]]
        outlets = {given[i].outlet for score, i in found if ALIKE <= score < COPY} - {given[at].outlet}
        kind = "crowded" if len(outlets) >= 2 and left["crowded"] else "any"
        if not left[kind]:
            continue
        left[kind] -= 1
        beside = [i for score, i in found if kind == "any" or score >= ALIKE / 2][: NEAREST[kind]]
        met |= {at, *beside} if kind == "crowded" else {at}
        yield kind, left[kind] % 3 == 0, given[at], [given[i] for i in beside]
        if not any(left.values()):
            return


if __name__ == "__main__":
    for kind, kept, row, beside in draw(Path(sys.argv[1])):
        print(json.dumps({"draw": kind, "kept_aside": kept, "id": row.name, "beside": [r.name for r in beside]}))
