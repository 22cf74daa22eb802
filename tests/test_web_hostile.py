"""Three hundred pages written to harm: nothing of them runs, leaves, or breaks the page of who reads them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from chromium import NEEDS_CHROMIUM, browser
from tawatur.desk import Desk
from tawatur.model import Rejected
from tawatur.pipeline.runners import ProcessRunner
from tawatur.pipeline.stages import Setup
from test_web_browser import DESKTOP, PHONE, fits
from web_hostile import AWAY, KINDS, corpus
from web_serving import Client, serving

__all__ = ["browser"]

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.slow]
SEED, PAGES, LOOKED_AT = 20261126, 300, 5  # pages in all, and of each kind that are looked at
HURT = "window.hurt !== undefined"
OURS = """() => [...document.querySelectorAll('script, link, iframe, object, embed, img, base, meta[http-equiv], '
    + 'style, form, a')].filter(e => e.matches('iframe, object, embed, base, meta[http-equiv], style')
    || (e.matches('script, link, img') && !(e.src || e.href).startsWith(location.origin + '/static/'))
    || (e.matches('form') && !e.action.startsWith(location.origin + '/'))
    || (e.matches('a') && !/^https?:/.test(e.href))
    || (e.matches('a') && !e.href.startsWith(location.origin) && e.rel != 'noopener noreferrer nofollow'))
  .map(e => e.outerHTML.slice(0, 160))"""
HANDLERS = """() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.name))
  .filter(name => name.startsWith('on') || name == 'style')"""


@pytest.fixture(scope="module")
def harmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, int, dict[str, list[str]]]]:
    """(a desk with the pages, its port, the articles of each kind)."""
    path, of_each = tmp_path_factory.mktemp("hostile") / "desk.db", PAGES // len(KINDS)
    pages = corpus(SEED, of_each)
    with Desk(path, setup=Setup(), runner=ProcessRunner(2, batch=8)) as desk:
        added = desk.add([page for _, page in pages])
        assert len(added.new) + len(added.rejected) + len(added.copies) == len(pages) == PAGES
        assert all(isinstance(r, Rejected) and r.reason for r in added.rejected)
    with serving(path, setup=Setup()) as (desk, port):
        inputs = {row.input: row.id for row in desk.articles(limit=1000)}
        kinds: dict[str, list[str]] = {kind.__name__: [] for kind in KINDS}
        for kind, page in pages:
            if page.input in inputs:
                kinds[kind].append(inputs[page.input])
        yield desk, port, kinds


def test_most_are_read_and_the_desk_stays_whole(harmed: tuple[Desk, int, dict[str, list[str]]]) -> None:
    desk, _, kinds = harmed
    assert desk.counts().articles >= PAGES * 0.7
    assert min(map(len, kinds.values())) >= LOOKED_AT, {kind: len(articles) for kind, articles in kinds.items()}
    assert desk.check() == []


def test_nothing_of_them_is_markup(harmed: tuple[Desk, int, dict[str, list[str]]]) -> None:
    _, port, kinds = harmed
    client = Client(port)
    listed = ["/", "/?tab=new", "/?told=1", "/rejected", "/decisions", "/add",
              "/search?q=%D8%A7%D9%84%D8%B9%D9%85%D9%84",
              "/search?q=script&kind=name", "/search?q=window"]  # fmt: skip
    for address in [*listed, *(f"/articles/{a}" for articles in kinds.values() for a in articles[:8])]:
        answer = client.get(address)
        assert answer.status == 200, address
        assert "<script>window" not in answer.text and "<svg/onload" not in answer.text, address
        assert "<img src=x" not in answer.text and AWAY + "/c.js" not in answer.text, address
        assert "\x00" not in answer.text, address


def visited(desk: Desk, kinds: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """(kind, address) of what is looked at: of each kind some articles, with an event and a claim of some."""
    chance = random.Random(SEED)
    for kind, articles in kinds.items():
        sample = [*articles[:1], *chance.sample(articles[1:], min(LOOKED_AT, len(articles)) - 1)]
        for number, article in enumerate(sample):
            yield kind, f"/articles/{article}"
            for event in desk.versions(article)[0].events[:1] if number < 2 else []:
                yield kind, f"/events/{event}"
                yield from ((kind, f"/claims/{claim.id}") for claim in desk.event(event).claims[:1])


def test_nothing_runs_leaves_or_breaks_the_page(browser: Any, harmed: tuple[Desk, int, dict[str, list[str]]]) -> None:
    desk, port, kinds = harmed
    base = f"http://127.0.0.1:{port}"
    context, wrong, here = browser.new_context(base_url=base), [], [""]
    page = context.new_page()
    page.set_default_timeout(120_000)
    context.on(
        "request", lambda r: None if r.url.startswith((base, "data:")) else wrong.append((here[0], "asks", r.url))
    )
    context.on("page", lambda opened: wrong.append((here[0], "opens", opened.url)))
    page.on("dialog", lambda dialog: (wrong.append((here[0], "asks", dialog.message)), dialog.dismiss()))
    page.on("console", lambda m: wrong.append((here[0], m.type, m.text)) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append((here[0], "error", str(error))))
    for number, (kind, address) in enumerate(visited(desk, kinds)):
        here[0] = f"{kind} {address}"
        width, height = PHONE if number % 2 else DESKTOP
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address, wait_until="load")
        for look in (width, PHONE[0] + DESKTOP[0] - width):
            page.set_viewport_size({"width": look, "height": height})
            wrong += [(here[0], look, wide) for wide in fits(page)[:3]]
        if page.evaluate(HURT):
            wrong.append((here[0], "runs", ""))
        wrong += [(here[0], "holds", found) for found in page.evaluate(OURS) + page.evaluate(HANDLERS)]
    assert wrong == []
    context.close()


def test_letters_that_turn_the_line_are_seen_and_not_obeyed(
    browser: Any, harmed: tuple[Desk, int, dict[str, list[str]]]
) -> None:
    _, port, kinds = harmed
    page = browser.new_page(base_url=f"http://127.0.0.1:{port}")
    for article in kinds["directions"][:6]:
        page.goto(f"/articles/{article}?lang=en")
        shown = page.locator("h1, dl.facts, nav, footer").all_inner_texts()
        turned = [sign for text in shown for sign in text if sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"]
        assert turned == [], article
    page.close()
