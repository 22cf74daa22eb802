"""Is a desk what analyse makes of all its pages, and how fast does it find?

Usage: python bench/desk.py stream SHARED_DATA_DIR [--daily N] [--days DAY…]
       python bench/desk.py search SHARED_DATA_DIR LIBRARY [--copies N]

`stream` adds the July stream (the first N articles of each day, or all; of some days, or all) day by day, then at once
to another desk, then analyses it without one: three documents that must be the same bytes; then adds a day again.
`search` asks the queries of `quality/search` of a library of the whole stream, in which articles are read and not yet
analysed; it is made in the file LIBRARY when that is not there. It counts the queries whose article is among the first
five, and times them; with `--copies` the library is made of every text so many times, words exchanged, as it might be
in a year.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import articles as drawn

from tawatur import codec
from tawatur.desk import Desk
from tawatur.desk.searching import Searcher
from tawatur.ingest import InputOptions, canonical_url, find_pages
from tawatur.ingest.page import Page
from tawatur.language import Language
from tawatur.model import Article, Reading, Rejected
from tawatur.pipeline.stages import Setup, analyse_pages, ingest
from tawatur.store import Filter, Store, open_store

QUALITY = Path(__file__).resolve().parent / "quality"
SEED = 20261127
FIRST = 5  # hits among which the wanted article must be
EXCHANGED = 0.2  # share of the words of a copy that are exchanged
NOW = "2015-08-01T00:00:00+00:00"


def days(data: Path, daily: int | None, wanted: list[str] | None = None) -> list[list[Page | Rejected]]:
    """The pages of each day of the stream, or of those wanted (2015-07-21)."""
    files = sorted(f for f in (data / "saudinewsnet").glob("*.zip") if not wanted or f.stem in wanted)
    return [list(find_pages([f.as_posix()], options=InputOptions(map=drawn.FIELDS)))[:daily] for f in files]


def stream(data: Path, daily: int | None, wanted: list[str] | None) -> bool:
    """Whether day by day, at once and without a desk give the same bytes."""
    parts = days(data, daily, wanted)
    whole = [page for part in parts for page in part]
    print(f"{len(whole)} pages of {len(parts)} days")
    with Desk(":memory:") as desk:
        for part in parts:
            start = time.monotonic()
            desk.add(part)
            print(f"  a day, {len(part)} pages: {time.monotonic() - start:.1f} s", flush=True)
        by_day = codec.encode(desk.analysis())
        start = time.monotonic()
        desk.add(parts[-1])
        again = time.monotonic() - start
        start = time.monotonic()
        with Desk(":memory:") as other:
            other.add(parts[-1])
        first = time.monotonic() - start
        print(f"the last day again: {again:.3f} s, {again / first:.2%} of the {first:.1f} s of adding it alone")
    start = time.monotonic()
    with Desk(":memory:") as desk:
        desk.add(whole)
        at_once = codec.encode(desk.analysis())
    print(f"at once: {time.monotonic() - start:.1f} s", flush=True)
    start = time.monotonic()
    analysed = codec.encode(analyse_pages(whole))
    print(f"analyse: {time.monotonic() - start:.1f} s, {len(analysed)} bytes")
    print(f"day by day and at once: {'the same' if by_day == at_once else 'NOT the same'}")
    print(f"at once and analyse: {'the same' if at_once == analysed else 'NOT the same'}")
    return by_day == at_once == analysed


def articles(data: Path) -> Iterator[Article]:
    """The articles of the stream."""
    for part in days(data, None):
        read = (page if isinstance(page, Rejected) else ingest(Setup(), page) for page in part)
        yield from (article for article in read if isinstance(article, Article))


def library(data: Path, path: Path, copies: int) -> Store:
    """A store of the stream whose articles can be searched, made when it is not there."""
    made = path.exists()
    store = open_store(path)
    if made:
        return store
    searcher, chance = Searcher(store, Language("ar")), random.Random(SEED)
    with store.writing():
        for article in articles(data):
            for number in range(copies):
                reading = Reading(article=article if not number else _copy(article, number, chance))
                if store.pages.keep(reading, ("bench", "bench", False), NOW):
                    searcher.index(reading)
    return store


def _copy(article: Article, number: int, chance: random.Random) -> Article:
    """Another article with many of the same words."""
    words = article.text.split()
    for at in range(len(words)):
        if chance.random() < EXCHANGED:
            words[at] = chance.choice(words)
    return Article(
        id=codec.digest([article.id, number]), input=f"{article.input}#{number}", raw="", page=article.page,
        text=" ".join(words), language="ar", blocks=[], outlet=article.outlet, published=article.published,
    )  # fmt: skip


def search(data: Path, path: Path, copies: int) -> None:
    """Count the queries that find their article, and say how long they take."""
    store = library(data, path, copies)
    searcher = Searcher(store, Language("ar"))
    rows = [
        line.split("\t")
        for line in (QUALITY / "search" / "queries.tsv").read_text("utf-8").splitlines()[1:]
        if line.strip()
    ]
    asked = {name for _, name, _ in rows}
    ids = {
        name: codec.article_id(None, canonical_url(row["url"]), drawn.titled(row))
        for name, row in drawn.rows(data)
        if name in asked
    }
    found, times = 0, list[tuple[float, float]]()
    for query, name, _ in rows:
        wanted = ids[name]
        start = time.perf_counter(), time.process_time()
        hits = searcher.search(query, "article", Filter(limit=20))
        times.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        place = next((n for n, hit in enumerate(hits, 1) if hit.id == wanted), None)
        found += place is not None and place <= FIRST
        if place is None or place > FIRST:
            print(f"  {query}: {place or 'not found'}")
    print(f"{store.counts().articles} articles; {found} of {len(rows)} queries find theirs among the first {FIRST}")
    for name, taken in zip(("", " of the processor"), map(sorted, zip(*times, strict=True)), strict=True):
        middle, most = taken[len(taken) // 2], taken[int(0.95 * len(taken))]
        print(f"median {1000 * middle:.0f} ms, p95 {1000 * most:.0f} ms{name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["stream", "search"])
    parser.add_argument("data", type=Path)
    parser.add_argument("library", type=Path, nargs="?")
    parser.add_argument("--daily", type=int)
    parser.add_argument("--days", nargs="+")
    parser.add_argument("--copies", type=int, default=1)
    given = parser.parse_args()
    if given.what == "stream":
        sys.exit(not stream(given.data, given.daily, given.days))
    if given.library is None:
        parser.error("search needs the file of a library")
    search(given.data, given.library, given.copies)


if __name__ == "__main__":
    main()
