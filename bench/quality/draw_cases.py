"""Draws the cases on which events, reuse, claims and conflicts are labelled: seeded, before any page is read.

Usage: python bench/quality/draw_cases.py SHARED_DATA_DIR > bench/quality/cases/drawn.jsonl
       python bench/quality/draw_cases.py SHARED_DATA_DIR CASE FOLDER      (writes the pages of a case as ID.txt)

A case is several pages of one day or about one claim. There are two draws: the first takes any, the second only those
where several pages look as if they told one event in words of their own. Prints one JSON line a page: its case, its
set, its id, and whether the case is kept aside. The pages themselves are not in this repository: an id is FILE#INDEX in
its set, and the text that the offsets of the labels count in is what `draw` gives.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import articles
import draw_roles
import draw_statements

SEED, SECOND_SEED = 20261128, 20261129
CLAIM_PAGES = range(400, 2601)  # characters of a page found for a claim
CLAIMS, PAGES_EACH, PAGES_LEAST = 4, 5, 4  # claims drawn; pages of each; claims with fewer pages are not drawn
ARTICLES = range(400, 2201)  # characters of an article of a cluster, and of one beside it
CLUSTERS, BESIDE = 2, 3  # clusters drawn; other articles of the day that stand beside each
CLUSTER_SIZES = range(4, 6)  # articles of a cluster
OUTLETS_LEAST = 3  # different outlets in a cluster
LONG_WORD = 4  # letters of a title word that is compared
VARIED, VARIED_BESIDE = 3, 2  # second draw: claims drawn, and clusters; other articles beside each cluster
TELLERS = 3  # pages of a case of the second draw that look as if they told one event
OWN_PART = 0.5  # two texts that share more than this part of all their words are not each in words of its own
OPENING, OPENING_PART = 40, 0.25  # words that open a page; which part of all theirs two pages of one event share
SHARED_WORDS, SHARED_PART = 3, 0.4  # title words two articles have in common: how many, which part of all theirs


@dataclass(frozen=True)
class Page:
    """A page of a case: its id, its text, and the outlet where the set names it (else an empty string)."""

    page_id: str
    text: str
    outlet: str = ""


def taken(folder: Path) -> set[str]:
    """The texts drawn for other labels."""
    statements = {text for _, _, _, text in draw_statements.draw(folder)}
    return statements | {text for _, _, text in draw_roles.draw(folder)}


def squeezed(text: str) -> str:
    """A text without differences of white space: two pages that differ by it alone are one."""
    return " ".join(text.split())


def claims(folder: Path, without: set[str]) -> dict[str, list[Page]]:
    """The usable pages found for each claim that has enough of them, by file."""
    found: dict[str, list[Page]] = {}
    for path in sorted((folder / "unifiedfc").glob("*.json")):
        pages: dict[str, Page] = {}
        for index, page in enumerate(json.loads(path.read_text("utf-8"))["article"]):
            text = page if isinstance(page, str) else "\n".join(page)
            if len(text) in CLAIM_PAGES and draw_roles.is_arabic(text) and text not in without:
                pages.setdefault(squeezed(text), Page(f"{path.stem}#{index}", text))
        if len(pages) >= PAGES_LEAST:
            found[path.stem] = list(pages.values())
    return found


def by_day(folder: Path, without: set[str]) -> dict[str, list[tuple[Page, frozenset[str]]]]:
    """The articles of each day, each once an outlet, with the long words of their titles."""
    days: dict[str, list[tuple[Page, frozenset[str]]]] = {}
    seen: set[tuple[str, str, str]] = set()
    for name, row in articles.rows(folder):
        day, text, outlet = name.partition("#")[0], articles.titled(row), row["source"]
        held = days.setdefault(day, [])
        if len(text) not in ARTICLES or text in without or (day, outlet, squeezed(text)) in seen:
            continue
        seen.add((day, outlet, squeezed(text)))
        words = frozenset(word for word in row["title"].split() if len(word) >= LONG_WORD)
        held.append((Page(name, text, outlet), words))
    return days


def alike(one: frozenset[str], other: frozenset[str], part: float = SHARED_PART) -> bool:
    """Whether two titles share enough of their long words."""
    shared = len(one & other)
    return shared >= SHARED_WORDS and shared >= part * len(one | other)


def clusters(day: list[tuple[Page, frozenset[str]]]) -> list[list[Page]]:
    """Articles whose titles are like one title, from several outlets; each article in one cluster at most."""
    found: list[list[Page]] = []
    used: set[str] = set()
    for page, words in day:
        near = [other for other, its in day if other == page or alike(words, its)]
        several = len({other.outlet for other in near}) >= OUTLETS_LEAST
        if len(near) in CLUSTER_SIZES and several and not used & {other.page_id for other in near}:
            used |= {other.page_id for other in near}
            found.append(near)
    return found


def opening(page: Page) -> frozenset[str]:
    """The long words that open a page."""
    return frozenset(word for word in page.text.split()[:OPENING] if len(word) >= LONG_WORD)


def tell_one(pages: list[Page]) -> bool:
    """Whether enough pages open like one of them."""
    openings = [opening(page) for page in pages]
    return any(sum(alike(one, other, OPENING_PART) for other in openings) >= TELLERS for one in openings)


def in_own_words(pages: list[Page]) -> bool:
    """Whether enough pages tell it in words of their own."""
    apart: list[set[str]] = []
    for words in (set(page.text.split()) for page in pages):
        if all(len(words & other) <= OWN_PART * len(words | other) for other in apart):
            apart.append(words)
    return len(apart) >= TELLERS


Case = tuple[str, str, list[Page]]  # set, name, pages
Day = list[tuple[Page, frozenset[str]]]


def draw_claims(chance: random.Random, among: dict[str, list[Page]], count: int) -> list[Case]:
    """Claims, and pages of each."""
    names = chance.sample(sorted(among), count)
    return [("unifiedfc", name, chance.sample(among[name], min(PAGES_EACH, len(among[name])))) for name in names]


def draw_clusters(
    chance: random.Random, among: list[tuple[str, list[Page]]], days: dict[str, Day], count: int, beside: int
) -> list[Case]:
    """Clusters, each with other articles of its day."""
    drawn: list[Case] = []
    for day, cluster in chance.sample(among, count):
        inside = {page.page_id for page in cluster}
        others = [page for page, _ in days[day] if page.page_id not in inside]
        drawn.append(("saudinewsnet", cluster[0].page_id, cluster + chance.sample(others, beside)))
    return drawn


@cache  # later draws leave out what this one holds, and ask for it again and again
def draw(folder: Path) -> list[tuple[str, str, bool, list[Page]]]:
    """(case, set, kept aside, pages) of every case drawn; every second case of a draw is kept aside."""
    without = taken(folder)
    by_claim, days = claims(folder, without), by_day(folder, without)
    every = [(name, cluster) for name, day in sorted(days.items()) for cluster in clusters(day)]
    chance = random.Random(SEED)
    first = draw_claims(chance, by_claim, CLAIMS) + draw_clusters(chance, every, days, CLUSTERS, BESIDE)
    before = {name for _, name, _ in first}
    open_claims = {name: pages for name, pages in by_claim.items() if name not in before and tell_one(pages)}
    varied = [(name, pages) for name, pages in every if pages[0].page_id not in before and in_own_words(pages)]
    chance = random.Random(SECOND_SEED)
    second = draw_claims(chance, open_claims, VARIED) + draw_clusters(chance, varied, days, VARIED, VARIED_BESIDE)
    return [(name, kind, n % 2 == 1, pages) for cases in (first, second) for n, (kind, name, pages) in enumerate(cases)]


def write(pages: Iterable[Page], out: Path) -> None:
    """Writes each page of a case to OUT as ID.txt."""
    out.mkdir(parents=True, exist_ok=True)
    for page in pages:
        (out / f"{page.page_id}.txt").write_bytes(page.text.encode("utf-8"))


def main(drawn: list[tuple[str, str, bool, list[Page]]], wanted: list[str]) -> None:
    """Prints what was drawn, a line a page; or writes the pages of the case `wanted`, [case, folder]."""
    if wanted:
        write(next(pages for case, _, _, pages in drawn if case == wanted[0]), Path(wanted[1]))
        return
    for case, name, kept, pages in drawn:
        for page in pages:
            print(json.dumps({"case": case, "set": name, "id": page.page_id, "kept_aside": kept}))


if __name__ == "__main__":
    main(draw(Path(sys.argv[1])), sys.argv[2:])
