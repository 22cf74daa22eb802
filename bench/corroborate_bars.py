"""What the room of claims reaches on pairs of headlines that others labelled: which contradict each other.

Each pair is read as two pages of one event with one statement each. A pair disagrees when the dossier holds a conflict.
The pairs are those of the Arabic news stance corpus (`ans/stance`); nothing of them is in the tables.
"""

from __future__ import annotations

import csv
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.annotate import Annotator
from tawatur.codec import digest, statement_id
from tawatur.corroborate import Corroborator
from tawatur.language import Language
from tawatur.model import Article, Block, Conflict, Event, Reading, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings

KINDS = Path(__file__).resolve().parent / "quality" / "stance" / "kinds.tsv"
DRAWN, SEED = 200, 8  # pairs that disagree, drawn to be sorted by kind, and the seed of the draw
ROUNDS, RATE, DECAY = 12, 0.1, 1e-4  # of the regression: passes over the pairs, step, and pull to zero
BARS = {"number": 0.9, "name": 0.85, "negation": 0.8, "antonym": 0.5}


class Pair(NamedTuple):
    """Two headlines and whether they agree, disagree, or do neither."""

    one: str
    other: str
    stance: str


class Measured(NamedTuple):
    """How well pairs that disagree are told: precision, recall and F1."""

    precision: float
    recall: float
    f1: float


def read_pairs(file: Path) -> list[Pair]:
    """The pairs of a file with the columns s1, s2 and stance."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [Pair(row["s1"], row["s2"], row["stance"]) for row in csv.DictReader(lines)]


class Reader:
    """Reads a pair of headlines as two pages of one event."""

    def __init__(self) -> None:
        language, registry, settings = Language("ar"), Registry(), Settings()
        self._annotator = Annotator(language, registry, settings)
        self._corroborator = Corroborator(language, registry, settings)

    def conflicts(self, pair: Pair) -> list[Conflict]:
        """What in two headlines does not fit."""
        readings = [r for n, line in enumerate((pair.one, pair.other)) if (r := self._reading(n, line))]
        pages = sorted(r.article.id for r in readings)
        told = sorted(s.id for r in readings for s in r.statements)
        event = Event(id="pair", rule="given", when=None, lead_articles=pages, articles=pages, statements=told)
        return self._corroborator.corroborate(event, readings, []).conflicts

    def _reading(self, number: int, line: str) -> Reading | None:
        whole = Span(0, len(line))
        name = digest([number, line])
        article = Article(
            id=name, input=str(number), raw="", page=name, text=line, language="ar", headline=whole,
            blocks=[Block(span=whole, role="headline", rule="given")],
        )  # fmt: skip
        read = self._annotator.annotate(article)
        if not isinstance(read, Reading):
            return None
        told = Statement(id=statement_id(name, [whole], [], None), article=name, content=[whole], rule="given")
        return Reading(
            article=article, times=read.times, quantities=read.quantities, mentions=read.mentions, statements=[told]
        )


def measure_pairs(said: Iterable[bool], pairs: Iterable[Pair]) -> Measured:
    """How well the pairs that disagree are told from the others."""
    counts = Counter((yes, pair.stance == "disagree") for yes, pair in zip(said, pairs, strict=True))
    right, false, missed = counts[True, True], counts[True, False], counts[False, True]
    return Measured(
        right / max(right + false, 1), right / max(right + missed, 1), 2 * right / max(2 * right + false + missed, 1)
    )


def by_words(train: list[Pair], asked: list[Pair]) -> Iterator[bool]:
    """What a logistic regression says that knows the words of the one and of the other headline, and how they share."""
    weights: dict[str, float] = {}
    order = random.Random(SEED)

    def chance(words: set[str]) -> float:
        return 1 / (1 + exp(-max(-30.0, min(30.0, sum(weights.get(w, 0.0) for w in words)))))

    for _ in range(ROUNDS):
        for pair in order.sample(train, len(train)):
            words = _words_of(pair)
            step = RATE * ((pair.stance == "disagree") - chance(words))
            for word in words:
                weights[word] = weights.get(word, 0.0) * (1 - DECAY) + step
    return (chance(_words_of(pair)) > 0.5 for pair in asked)


def _words_of(pair: Pair) -> set[str]:
    one, other = set(pair.one.split()), set(pair.other.split())
    shared = round(10 * len(one & other) / max(len(one | other), 1))
    return {f"1 {w}" for w in one} | {f"2 {w}" for w in other} | {f"share {shared}", "always"}


def drawn(pairs: list[Pair]) -> list[int]:
    """The numbers of the pairs that disagree which are sorted by kind."""
    apart = [n for n, pair in enumerate(pairs) if pair.stance == "disagree"]
    return sorted(random.Random(SEED).sample(apart, min(DRAWN, len(apart))))


def kinds() -> dict[int, str]:
    """{number of a pair of the draw: how its headlines differ}, as sorted by eye."""
    with KINDS.open(encoding="utf-8", newline="") as lines:
        return {int(row["pair"]): row["kind"] for row in csv.DictReader(lines, delimiter="\t")}


def measure(shared: Path, kept: bool = False) -> list[dict[str, Any]]:
    """The figures on the data under a folder, each with its bar; none where the pairs are not there."""
    folder = shared / "data" / "ans" / "stance"
    if not (folder / "dev.csv").exists():
        return []
    pairs, reader = read_pairs(folder / "dev.csv"), Reader()
    said = [bool(reader.conflicts(pair)) for pair in pairs]
    ours = measure_pairs(said, pairs)
    always = measure_pairs([True] * len(pairs), pairs)
    words = measure_pairs(by_words(read_pairs(folder / "train.csv"), pairs), pairs)
    rows = [
        _row("disagree: precision", ours.precision, 0.85, len(pairs)),
        _row("disagree: recall", ours.recall, 0.5, len(pairs)),
        _row("disagree: F1", ours.f1, None, len(pairs)),
        _row("disagree, always said: F1", always.f1, None, len(pairs)),
        *(_row(f"disagree, words of both, regression: {n}", v, None, len(pairs)) for n, v in words._asdict().items()),
    ]
    return rows + (_by_kind(said) if KINDS.exists() else [])


def _by_kind(said: list[bool]) -> list[dict[str, Any]]:
    sorted_by_eye = kinds()
    held: dict[str, list[bool]] = {}
    for number, kind in sorted_by_eye.items():
        held.setdefault(kind, []).append(said[number])
    return [_row(f"disagree, {k}: recall", sum(v) / len(v), BARS.get(k), len(v)) for k, v in sorted(held.items())]


def _row(name: str, figure: float, bar: float | None, count: int) -> dict[str, Any]:
    return {"name": name, "figure": round(figure, 3), "bar": bar, "of": count, "data": "ans"}


if __name__ == "__main__":
    for row in measure(Path(sys.argv[1])):
        print(row)
