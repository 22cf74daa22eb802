"""The dossier in a real Chromium: nothing overflows, every cell opens its words, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chromium import NEEDS_CHROMIUM, browser
from tawatur.ingest import find_pages
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, analyse_pages, group_pages, names_of
from tawatur.render import render, render_pages, render_reuses

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
__all__ = ["browser"]

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    analysis = analyse_pages(find_pages([(EXAMPLES / "pages").as_posix()]), Setup(data=(EXAMPLES,)))
    path = tmp_path_factory.mktemp("browser") / "dossier.html"
    path.write_text(render(analysis, "html"), "utf-8")
    return path


@pytest.fixture(params=[(1280, 900), (390, 844)], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Any, dossier: Path) -> Iterator[Any]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    tab = context.new_page()
    tab.fetched = []
    tab.on("request", lambda r: tab.fetched.append(r.url))
    tab.goto(dossier.as_uri())
    yield tab
    context.close()


def test_nothing_is_fetched_and_the_font_is_inside(page: Any) -> None:
    assert [url for url in page.fetched if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Plex', '\\u0628'))")


def test_nothing_overflows(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('svg,[popover]') &&"
        " (e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)).length"
    )
    assert wide == 0


def test_it_reads_from_right_to_left(page: Any) -> None:
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"


def test_who_says_what_is_answered_without_scrolling_twice(page: Any) -> None:
    top = page.evaluate("document.querySelector('article td.stated').getBoundingClientRect().top")
    assert top < 2 * page.viewport_size["height"]


def test_every_cell_opens_the_exact_words_with_the_name_of_the_page(page: Any) -> None:
    cells = page.locator("td.stated button:visible")
    assert cells.count() > 3
    for number in range(min(cells.count(), 8)):
        cells.nth(number).click()
        shown = page.locator("[popover]:popover-open")
        assert shown.locator("mark.content").count() > 0
        assert shown.locator("bdi").first.inner_text().strip()
        shown.locator("button.close").first.click()
        assert page.locator("[popover]:popover-open").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_with_their_statements_and_twins_fit_the_screen(browser: Any, tmp_path: Path, width: int) -> None:
    setup = Setup(data=(EXAMPLES,))
    found = group_pages(find_pages([(EXAMPLES / "pages").as_posix()]), setup, LoopRunner())
    articles = [r.article for r in found.readings]
    documents = {
        "page.html": render_pages(found.readings, "ar", names_of(setup, found.readings)),
        "twins.html": render_reuses(found.reuses, articles, "ar"),
    }
    for name, html in documents.items():
        (tmp_path / name).write_text(html, "utf-8")
        tab = browser.new_page(viewport={"width": width, "height": 800})
        tab.goto((tmp_path / name).as_uri())
        assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert tab.locator("mark.content").count() > 0
        tab.close()
