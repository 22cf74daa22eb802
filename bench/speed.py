"""How the work is shared out: each stage beside one folding of the same text, in one run.

    python bench/speed.py [COPIES]      # or ./run bench

The pages are the examples, each COPIES times with a line of its own, so that no two are one article.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))
import scores
from tawatur.ingest import find_pages
from tawatur.language import Language
from tawatur.model import Article
from tawatur.pipeline.stages import Setup, analyse_articles, annotate, ingest

A = TypeVar("A")


def clock(work: Callable[[], A]) -> tuple[A, float]:
    """What the work gives, and its seconds."""
    start = time.perf_counter()
    done = work()
    return done, time.perf_counter() - start


def main() -> None:
    """Print counts and ratios."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 8
    examples = scores.ROOT / "examples"
    setup = Setup(data=(examples,))
    pages = [p for p in find_pages([(examples / "pages").as_posix()]) for _ in range(copies)]
    pages = [
        type(p)(**{**{f: getattr(p, f) for f in p.__struct_fields__}, "data": p.data + b"\n%d" % n})
        for n, p in enumerate(pages)
    ]
    ingest(setup, pages[0])  # furnish the rooms
    articles, read = clock(lambda: [a for p in pages if isinstance(a := ingest(setup, p), Article)])
    language = Language("ar")
    letters = sum(len(a.text) for a in articles)
    _, fold = clock(lambda: [language.fold(a.text) for a in articles])
    _, annotated = clock(lambda: [annotate(setup, a) for a in articles])
    analysis, rest = clock(lambda: analyse_articles(articles, setup))
    print(f"{len(articles)} articles, {letters} letters, {len(analysis.dossiers)} events; one folding is 1")
    for name, seconds in (("ingest", read), ("annotate", annotated), ("link and corroborate", rest - annotated)):
        print(f"{name:22} {seconds / fold:8.1f}   {seconds / (read + rest):6.1%} of the whole")


if __name__ == "__main__":
    main()
