"""Measure whether the page reader finds the day of publication: ANTcorpus, whose DOCNO names the day of each text.

    python bench/publication_bench.py FILE [COUNT] [-v]    # antcorpus_v1.1.tar.gz

Each text is read three ways: as the file stands, without the line that holds the answer; as a saved page, the title,
the stamp and the text on lines of their own; as a row of a feed with these three as its fields. A day is right when
the publication time is that day and no wider. COUNT texts are drawn by a seed (all without it); `-v` prints the errors.
"""

from __future__ import annotations

import random
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.ingest import PageReader
from tawatur.ingest.page import Page
from tawatur.language import Language
from tawatur.model import Rejected
from tawatur.registry import Registry
from tawatur.settings import Settings

SEED = 20261202
ANSWER = re.compile(r"<DOCNO>\S*-(?:(20[01]\d)(0\d|1[0-2])(\d\d)|(\d\d)(\d\d)(20[01]\d))</DOCNO>\s*")


def texts(file: Path, count: int | None) -> list[tuple[str, str]]:
    """(name, content) of the texts, or of so many of them drawn by the seed."""
    with tarfile.open(file) as archive:
        members = sorted((m for m in archive if m.name.endswith(".txt")), key=lambda m: m.name)
        drawn = members if count is None else sorted(random.Random(SEED).sample(members, count), key=lambda m: m.name)
        contents = ((m.name, archive.extractfile(m)) for m in drawn)
        return [(name, content.read().decode("utf-8")) for name, content in contents if content is not None]


def day_of(text: str) -> str | None:
    """The day in the DOCNO, which is written as 20160702 or 02072016."""
    said = ANSWER.search(text)
    return None if said is None else "-".join(said.group(1, 2, 3) if said[1] else said.group(6, 5, 4))


def field(text: str, tag: str) -> str:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
    return found[1].strip() if found else ""


def pages(name: str, text: str) -> Iterator[tuple[str, Page]]:
    """The three ways in which a text is read."""
    title, stamp, body = (field(text, tag) for tag in ("TITLE", "TIME", "TEXT"))
    yield "file", Page(input=name, kind="text", data=ANSWER.sub("", text).encode())
    yield "page", Page(input=name, kind="text", data=f"{title}\n{stamp}\n{body}\n".encode())
    yield "row", Page(input=name, kind="row", fields={"title": title, "text": body, "published": stamp})


def fault(reader: PageReader, page: Page, day: str) -> str:
    """What is wrong with the day that is read; empty when it is right."""
    article = reader.read(page)
    if isinstance(article, Rejected):
        return f"rejected: {article.reason}"
    said = article.published
    if said is None or said.earliest is None or said.latest is None:
        return "none found"
    ends = {said.earliest[:10], said.latest[:10]}
    return "" if ends == {day} else f"other day by {said.rule}" if len(ends) == 1 else f"wider by {said.rule}"


def publication(
    file: Path, count: int | None = None, verbose: bool = False
) -> dict[str, tuple[float, int, Counter[str]]]:
    """Of each way of reading: the share of right days, of how many texts, and the faults."""
    reader = PageReader(Language("ar"), Registry(()), Settings())
    faults: dict[str, Counter[str]] = {}
    for name, text in texts(file, count):
        if (day := day_of(text)) is None:
            continue
        for way, page in pages(name, text):
            why = fault(reader, page, day)
            faults.setdefault(way, Counter())[why] += 1
            if verbose and why:
                print(way, name, why, "| TIME", field(text, "TIME"))
    return {way: (found[""] / found.total(), found.total(), found) for way, found in faults.items()}


def main(file: Path, count: int | None, verbose: bool) -> None:
    for way, (share, total, faults) in publication(file, count, verbose).items():
        rest = ", ".join(f"{why} {n}" for why, n in faults.most_common() if why)
        print(f"{way:5} right {share:.4f} of {total}: {rest or 'no fault'}")


if __name__ == "__main__":
    words = [a for a in sys.argv[1:] if a != "-v"]
    main(Path(words[0]), int(words[1]) if len(words) > 1 else None, "-v" in sys.argv)
