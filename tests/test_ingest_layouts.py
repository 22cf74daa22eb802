"""Whole pages of today's sites as a person copies them, invented, each line with the role that it was given by hand.

`layouts/*.txt`: the first line says what is on the page, the share of its letters that are read right at least, the day
of publication and, where a page names it, the outlet. Each further line is a role and a bar before the words; a plus
before it, and the words stand in one line with those above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tawatur.ingest import Page, PageReader
from tawatur.language import Language
from tawatur.model import Article, Span
from tawatur.registry import Registry
from tawatur.settings import Settings

READER = PageReader(Language("ar"), Registry(), Settings())
LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
ROLES = {
    "H": "headline", "D": "dateline", "B": "body", "S": "subhead", "C": "caption", "R": "credit", "U": "summary",
    "E": "embed", "L": "disclaimer", "T": "teaser", "N": "boilerplate",
}  # fmt: skip
LEAST = 0.965  # share of all letters; each page's own stands in its file


class Layout(NamedTuple):
    said: dict[str, str]  # what the first line says
    text: str
    parts: list[tuple[Span, str]]


def layout(path: Path) -> Layout:
    head, *lines = path.read_text("utf-8").splitlines()
    text, parts = "", []
    for line in lines:
        code, words = line.removeprefix("+").split("|", 1)
        text += "" if not text else " " if line.startswith("+") else "\n"
        parts.append((Span(len(text), len(text) + len(words)), ROLES[code]))
        text += words
    return Layout(dict(item.split("=", 1) for item in head.split(" | ")[1:]), text, parts)


def read(text: str) -> Article:
    article = READER.read(Page(input="p", kind="text", data=text.encode()))
    assert isinstance(article, Article)
    return article


def judged(page: Layout) -> Iterator[tuple[str, str]]:
    """The role meant and the role read of every letter that is not white space."""
    roles = {i: block.role for block in read(page.text).blocks for i in range(*block.span)}
    for span, role in page.parts:
        yield from ((role, roles[i]) for i in range(*span) if not page.text[i].isspace())


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_page_is_read_as_it_was_labelled(path: Path) -> None:
    page = layout(path)
    letters = list(judged(page))
    wrong = Counter(pair for pair in letters if pair[0] != pair[1])
    assert 1 - sum(wrong.values()) / len(letters) >= float(page.said["least"]), wrong
    article = read(page.text)
    assert (article.published.earliest if article.published else "null") == page.said["published"]
    if "outlet" in page.said:
        assert (article.outlet or "null") == page.said["outlet"]


def test_the_letters_of_all_layouts() -> None:
    letters = [pair for path in LAYOUTS for pair in judged(layout(path))]
    assert sum(meant == role for meant, role in letters) >= LEAST * len(letters)
    assert {meant for meant, _ in letters} == set(ROLES.values())


def test_no_paragraph_is_taken_for_another_article() -> None:
    """What no later step could mend: the text of an article that counts as another's."""
    pages = {path.stem: layout(path) for path in LAYOUTS}
    lost = {name: sum(pair == ("body", "teaser") for pair in judged(page)) for name, page in pages.items()}
    assert {name for name, letters in lost.items() if letters} == set()


def test_what_the_site_takes_from_an_agency_is_a_credit_of_text_and_what_it_shows_one_of_a_picture() -> None:
    kinds = {(c.ref, c.kind) for c in read(layout(LAYOUTS[0].parent / "english-chrome.txt").text).credits}
    assert kinds == {("agency:getty", "photo")}
    kinds = {(c.ref, c.kind) for c in read(layout(LAYOUTS[0].parent / "business.txt").text).credits}
    assert kinds == {("agency:bloomberg", "text")}
