"""Draws statements to be judged by eye, from articles that nobody has opened: what the program says of them.

Usage: python bench/quality/draw_eye.py SHARED_DATA_DIR eye|eye2|eye3|eye4   # prints each with its page, to be judged

The articles are drawn by a seed from those that no other draw has taken; of all statements that the program finds in
them, given to somebody else than the page, as many as are judged are drawn by the same seed.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import NamedTuple

import articles
import draw_statements

from tawatur.ingest import Page
from tawatur.model import Article, Reading, Statement
from tawatur.pipeline.stages import Setup, annotate, ingest

_FIRST = ("cases", "events", "maghrebi", "names", "quantities", "reuse", "roles", "roles2", "statements", "times")
_BEFORE_THIRD = (
    *_FIRST, "statements2", "eye", "eye2", "sentences", "cases2", "times2", "quantities2", "trace", "search",
)  # fmt: skip
ARTICLES = 120  # half of each set


class Draw(NamedTuple):
    """A draw: its seed, the draws made before it, and how many statements are judged."""

    seed: int
    before: tuple[str, ...]
    judged: int


DRAWS = {
    "eye": Draw(20261130, (*_FIRST, "statements2"), 150),
    "eye2": Draw(20261207, (*_FIRST, "statements2", "eye", "sentences", "cases2", "times2", "trace"), 100),
    "eye3": Draw(20261214, _BEFORE_THIRD, 150),
    "eye4": Draw(20261221, (*_BEFORE_THIRD, "eye3"), 150),
}


def draw(data: Path, name: str) -> list[str]:
    """The ids of the articles drawn, half from each set."""
    used, drawn = articles.taken(DRAWS[name].before), []
    for read in draw_statements.SETS.values():
        drawn += random.Random(DRAWS[name].seed).sample(sorted(read(data).keys() - used), ARTICLES // 2)
    return drawn


def texts(data: Path, name: str) -> list[tuple[str, str]]:
    """(id, text) of the articles that were drawn."""
    pages = {name: text for read in draw_statements.SETS.values() for name, text in read(data).items()}
    lines = (articles.QUALITY / name / "drawn.jsonl").read_text("utf-8").splitlines()
    return [(name, pages[name]) for name in (json.loads(line)["id"] for line in lines)]


def statements(data: Path, which: str) -> list[tuple[str, Article, Statement]]:
    """(id, article, statement) of those to be judged."""
    setup, found = Setup(), []
    for name, text in texts(data, which):
        article = ingest(setup, Page(input=name, kind="text", data=text.encode()))
        reading = annotate(setup, article) if isinstance(article, Article) else None
        if isinstance(reading, Reading):
            spoken = sorted((s for s in reading.statements if s.voice != "narrated"), key=lambda s: (s.content, s.id))
            found += [(name, reading.article, statement) for statement in spoken]
    return random.Random(DRAWS[which].seed).sample(found, min(DRAWS[which].judged, len(found)))


def main() -> None:
    """Print what is to be judged: the page's lines around it, and what the program says."""
    for number, (name, article, statement) in enumerate(statements(Path(sys.argv[1]), sys.argv[2])):
        text, first = article.text, statement.content[0]
        start, end = max(0, first.start - 500), min(len(text), statement.content[-1].end + 300)
        print(f"### {number} {name} {statement.content}")
        print(f"page: … {text[start:end]} …")
        print(f"content: {' … '.join(text[a:b] for a, b in statement.content)}")
        print(f"cue: {' … '.join(text[a:b] for a, b in statement.cue)}; voice {statement.voice}")
        source = text[slice(*statement.source)] if statement.source else None
        print(f"source: {source}; origin {statement.origin}; {statement.certainty}; implied {statement.implied}\n")


if __name__ == "__main__":
    main()
