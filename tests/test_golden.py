"""Golden pages: how a page of the examples is read today, line by line; not a gold, a picture to compare with.

A change shows as a difference. When it is for the better, write them anew:

    TAWATUR_GOLDEN=write ./run test tests/test_golden.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.ingest import find_pages
from tawatur.ingest.page import Page
from tawatur.model import Article, Reading, Span
from tawatur.pipeline.stages import Setup, annotate, ingest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GOLDEN = Path(__file__).resolve().parent / "golden"
PAGES = ("call-raseef.txt", "ferry-midan.html", "letter-bayraq.txt", "rate-barid.txt")


def outline(reading: Reading) -> Iterator[str]:
    article = reading.article

    def words(*spans: Span) -> str:
        return " … ".join(article.text[a:b] for a, b in spans)

    day = article.published
    first = article.republished_from
    yield f"outlet {article.outlet} · published {day.earliest if day else None} · from {first.ref if first else None}"
    for block in sorted(article.blocks, key=lambda b: b.span):
        yield f"{block.role:12} {words(block.span)[:60]}"
    for time in sorted(reading.times, key=lambda t: t.span):
        yield f"time         {words(time.span)} = {time.value}"
    for mention in sorted(reading.mentions, key=lambda m: (m.span, m.kind)):
        if mention.form == "name":
            yield f"{mention.kind:12} {words(mention.span)} = {mention.ref}"
    for s in sorted(reading.statements, key=lambda s: (s.content, s.id)):
        by = f"{words(*s.cue)} ‹ {words(s.source) if s.source else ''} ‹ {s.origin}"
        yield f"{s.voice:12} {words(*s.content)} ‹ {by} ({s.certainty})"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_before(name: str) -> None:
    setup = Setup(data=(EXAMPLES,))
    (page,) = find_pages([(EXAMPLES / "pages" / name).as_posix()])
    assert isinstance(page, Page)
    article = ingest(setup, page)
    assert isinstance(article, Article)
    reading = annotate(setup, article)
    assert isinstance(reading, Reading)
    said = "\n".join(outline(reading)).replace(article.id, "ARTICLE") + "\n"
    path = GOLDEN / f"{name}.expected"
    if os.environ.get("TAWATUR_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")
