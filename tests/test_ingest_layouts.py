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


def test_a_name_that_sentences_say_too_is_read_in_a_title_and_not_in_a_sentence() -> None:
    head = "بلدية المرفأ تفتتح حديقة النخيل بعد عام من العمل"
    body = (
        "أعلنت بلدية المرفأ افتتاح حديقة النخيل أمام الزوار بعد عام كامل من العمل في الموقع القديم.",
        "ووصل الوزير إلى القاهرة 24 يناير وقال إن الحديقة تضم مئة نخلة وملعبين للأطفال وإنها مفتوحة للناس.",
    )
    named = read("\n".join((f"{head} | القاهرة 24", *body)))
    assert named.outlet == "outlet:cairo24"
    assert read("\n".join((head, *body))).outlet is None


def test_a_day_of_change_or_of_the_bar_is_not_the_day_of_publication() -> None:
    head = "بلدية المرفأ تفتتح حديقة النخيل بعد عام من العمل"
    body = (
        "أعلنت بلدية المرفأ افتتاح حديقة النخيل أمام الزوار بعد عام كامل من العمل في الموقع القديم.",
        "وقال رئيس البلدية سامر الوادي إن الحديقة تضم مئة نخلة وملعبين للأطفال وإنها مفتوحة طوال الأسبوع.",
    )
    pages = (
        (head, "آخر تحديث: 5 نوفمبر 2031 - 10:20", "تاريخ النشر: 3 نوفمبر 2031 - 09:00"),
        (head, "نشر: 3 نوفمبر 2031 09:00 | آخر تحديث: 5 نوفمبر 2031 10:20"),
        ("10/11/2031 21:44", "المرفأ اليوم", head, "نشر في 03/11/2031"),
        ("الإثنين 10 نوفمبر 2031 - 21:44", "المرفأ اليوم", head, "3 نوفمبر 2031"),
    )
    for lines in pages:
        published = read("\n".join((*lines, *body))).published
        assert published is not None and published.earliest == "2031-11-03", lines
    changed = read("\n".join((head, "آخر تحديث: 5 نوفمبر 2031 - 10:20", *body))).published
    assert changed is not None and changed.earliest == "2031-11-05"
