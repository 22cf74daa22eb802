"""The web desk in a real Chromium: what a person does with it, in both languages, on a phone, by keyboard, by eye."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from chromium import NEEDS_CHROMIUM, browser
from tawatur.desk import Desk
from web_serving import EXAMPLES, make_examples, serving

__all__ = ["browser"]

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.slow]
DESKTOP, PHONE = (1280, 900), (390, 844)
PASSES_OVER = "bdi, .unseen, .skip, svg *, option, datalist, template"
WIDE = f"""() => [...document.querySelectorAll('body *')].filter(e => {{
  if (!e.checkVisibility() || e.matches('{PASSES_OVER}') || e.closest('.wide-table, [popover], svg, pre')) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}}).map(e => e.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    """The examples, looked at and never changed."""
    with serving(make_examples(tmp_path_factory.mktemp("browser") / "desk.db")) as (desk, port):
        yield desk, f"http://127.0.0.1:{port}"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[Desk, str]]:
    """The examples, for a test that changes them."""
    with serving(make_examples(tmp_path / "desk.db")) as (desk, port):
        yield desk, f"http://127.0.0.1:{port}"


def follow(page: Any, what: Any) -> None:
    """Click what leads to another address, and wait until the page there is whole."""
    with page.expect_navigation():
        what.click()


@contextmanager
def tab(browser: Any, base: str, size: tuple[int, int] = DESKTOP, lang: str = "ar", **how: Any) -> Iterator[Any]:
    """A page of a browser that has never been here; at the end nothing was wrong and nothing was asked of elsewhere."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=base, **how)
    context.add_cookies([{"name": "tawatur_lang", "value": lang, "url": base}])
    page, wrong = context.new_page(), []
    page.set_default_timeout(60_000)
    context.on("request", lambda r: None if r.url.startswith((base, "data:")) else wrong.append(r.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    yield page
    context.close()
    assert wrong == []


def addresses(desk: Desk) -> dict[str, str]:
    """An address of every page, the fullest there is."""
    event = max(desk.events(), key=lambda row: row.pages)
    dossier = desk.event(event.id)
    reuse = next(r for r in dossier.reuses if r.original)
    claim = max(dossier.claims, key=lambda c: len(c.statements))
    outlet = next(r.article.outlet for r in dossier.readings if r.article.outlet)
    return {
        "events": "/",
        "new": "/?tab=new",
        "contested": "/?tab=contested",
        "event": f"/events/{event.id}",
        "claim": f"/claims/{claim.id}",
        "article": f"/articles/{reuse.copy}",
        "beside": f"/articles/{reuse.copy}/beside/{reuse.original}",
        "source": "/sources/" + quote(claim.origins[0][0] if claim.origins else "x", safe=":"),
        "outlet": f"/outlets/{quote(outlet, safe=':')}",
        "search": "/search?" + urlencode({"q": "مكالمة"}),
        "trace": "/trace?" + urlencode({"q": event.text}),
        "add": "/add",
        "decisions": "/decisions",
        "rejected": "/rejected",
        "about": "/about",
        "enter": "/enter",
    }


def fits(page: Any) -> list[str]:
    """What reaches beyond the sides of the screen; nothing when all is well."""
    wide: list[str] = page.evaluate(WIDE)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wide.append(f"{page.url}: scrolls sideways")
    return wide


# --- what a person does -------------------------------------------------------------------------------------------


def test_pages_are_added_and_looked_at_one_by_one(browser: Any, tmp_path: Path) -> None:
    files = sorted((EXAMPLES / "pages").iterdir())
    with serving(tmp_path / "desk.db") as (desk, port), tab(browser, f"http://127.0.0.1:{port}", lang="en") as page:
        page.goto("/")
        follow(page, page.locator("nav a[href='/add']"))
        page.locator("input[type=file]").set_input_files([f.as_posix() for f in files])
        follow(page, page.locator("main form button"))
        page.wait_for_url("**/add/*")
        page.locator("#progress dl").wait_for()  # comes by itself, without a reload
        assert page.locator("#progress dl dd").first.inner_text() == str(len(files))
        assert desk.counts().articles == len(files)
        follow(page, page.locator("#progress ul a").first)
        assert page.locator("mark.content").count() > 0
        page.goto("/add")
        page.locator("textarea[name=text]").fill(
            "أعلنت هيئة الموانئ، اليوم الأحد، إغلاق رصيف الشمال.\n\nوقال مدير الهيئة إنه يُفتح غداً."
        )
        page.locator("input[name=outlet]").fill("يومية الساحل")
        page.locator("input[name=published]").fill("2026-03-01")
        page.locator("input[name=url]").fill("https://sahel.example/news/1")
        follow(page, page.locator("main form button"))
        follow(page, page.locator("#progress ul a").first)
        facts = page.locator("dl.facts").inner_text()
        assert "يومية الساحل" in facts and "2026" in facts
        assert (
            page.locator("a[href='https://sahel.example/news/1']").get_attribute("rel")
            == "noopener noreferrer nofollow"
        )
        for address in addresses(desk).values():
            assert page.goto(address).status == 200
            assert page.locator("h1").count() == 1 and page.title()


def test_a_claim_is_followed_to_the_letters(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    with tab(browser, base) as page:
        page.goto("/")
        follow(page, page.locator(f"a[href='/events/{max(desk.events(), key=lambda row: row.pages).id}']").first)
        gist = page.locator("table th a.gist").first
        words = gist.locator("[dir=auto]").inner_text()
        follow(page, gist)
        assert page.locator("h1").inner_text().strip().endswith(words)
        quoted = page.locator("p.words").first.inner_text().strip(" «»\n")
        follow(page, page.locator("article.card a[href*='#s-']").first)
        lit = page.locator("main mark.lit").all_inner_texts()
        assert lit and "".join("".join(lit).split())[:20] in "".join(quoted.split())
        assert page.locator("li.lit").is_visible()
        assert page.locator("mark.lit").first.is_visible()
        assert 0 <= page.locator("li.lit").bounding_box()["y"] < page.viewport_size["height"]


def test_a_cell_of_the_matrix_leads_to_what_that_side_says(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    with tab(browser, base) as page:
        page.goto(addresses(desk)["event"])
        cells = page.locator("td a.open")
        assert cells.count() > 3
        for number in range(min(cells.count(), 6)):
            follow(page, cells.nth(number))
            target = page.locator(f"[id='{page.url.partition('#')[2]}']")
            assert target.locator("p.words").count() > 0
            page.go_back()


def test_two_events_are_merged_and_the_merger_undone(browser: Any, own: tuple[Desk, str]) -> None:
    desk, base = own
    one, other = sorted(desk.events(), key=lambda row: row.pages)[-2:]
    before = {row.id for row in desk.events()}
    with tab(browser, base, lang="en") as page:
        page.goto(f"/events/{one.id}")
        page.locator("summary", has_text="Correct").last.click()
        page.locator("input[placeholder^='/event']").fill(f"{base}/events/{other.id}")
        follow(page, page.locator("form", has=page.locator("input[placeholder^='/event']")).locator("button"))
        page.locator("[role=status]").wait_for()
        assert len(desk.events()) < len(before)
        assert page.locator(".tag.person").count() > 0
        page.goto("/decisions")
        assert page.locator("main button").count() == 1
        follow(page, page.locator("main button"))
        page.wait_for_load_state()
        assert {row.id for row in desk.events()} == before and desk.decisions() == []


def test_a_note_and_a_correction_stay_until_they_are_undone(browser: Any, own: tuple[Desk, str]) -> None:
    desk, base = own
    article = desk.articles()[0].id
    with tab(browser, base, lang="en") as page:
        page.goto(f"/articles/{article}")
        page.locator("details.card > summary", has_text="Correct").click()
        note = page.locator("form", has=page.locator("input[name=kind][value=note]"))
        note.locator("input[name=value]").fill("‏راجعه محررو الديسك <b>مرتين</b>")
        follow(page, note.locator("button"))
        page.locator("#notes").wait_for()
        assert "<b>مرتين</b>" in page.locator("main").inner_text()
        follow(page, page.locator("[role=status] button"))
        page.wait_for_load_state()
        assert page.locator("#notes").count() == 0
        page.locator("details.card > summary", has_text="Correct").click()
        published = page.locator("form", has=page.locator("input[name=kind][value=published]"))
        published.locator("input[name=value]").fill("2026-02-03")
        follow(page, published.locator("button"))
        page.locator("[role=status]").wait_for()
        assert "2026" in page.locator("dl.facts").inner_text() and page.locator("dl.facts .tag.person").count() > 0


def test_it_is_searched_from_every_page(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    with tab(browser, base) as page:
        page.goto("/about")
        page.locator("#q").fill("مكالمة")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?*")
        assert page.locator(".hits mark").count() > 0
        for kind in ("statement", "claim", "name"):
            page.goto(f"/search?{urlencode({'q': 'الرئيس', 'kind': kind})}")
            if page.locator(".hits a").count():
                follow(page, page.locator(".hits a").first)
                page.locator("h1").wait_for()
        page.goto(addresses(desk)["trace"])
        assert page.locator(".ways a").count() > 0


def test_the_language_is_switched_where_one_is_and_stays(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    event = addresses(desk)["event"]
    with tab(browser, base, lang="ar") as page:
        page.goto(event)
        assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
        follow(page, page.locator("a.lang"))
        assert page.url == base + event
        assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"
        page.goto("/about")
        assert page.locator("html").get_attribute("lang") == "en"
        follow(page, page.locator("a.lang"))
        assert page.locator("html").get_attribute("lang") == "ar"


# --- how it looks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640), (1920, 1080)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nothing_reaches_beyond_the_screen(
    browser: Any, served: tuple[Desk, str], size: tuple[int, int], lang: str
) -> None:
    desk, base = served
    with tab(browser, base, size, lang) as page:
        for name, address in addresses(desk).items():
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert fits(page) == [], name


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_everybody_can_use_it(browser: Any, served: tuple[Desk, str], size: tuple[int, int], lang: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    desk, base = served
    found = {}
    for scheme in ("light", "dark"):
        with tab(browser, base, size, lang, color_scheme=scheme) as page:
            for name, address in addresses(desk).items():
                page.goto(address)
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                for violation in Axe().run(page).response["violations"]:
                    found[name, scheme, violation["id"]] = [node["html"][:200] for node in violation["nodes"]][:3]
    assert found == {}


def test_the_letters_are_ours_and_joined(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    loaded = "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status == 'loaded').map(f => f.family))"
    with tab(browser, base) as page:
        page.goto(f"/articles/{desk.articles(limit=1)[0].id}")
        assert set(page.evaluate(loaded)) == {"Plex", "Naskh"}
        page.goto("/")
        assert set(page.evaluate(loaded)) == {"Plex"}
        apart, joined = page.evaluate(
            """() => ["\\u0628 \\u0628 \\u0628", "\\u0628\\u0628\\u0628"].map(text => {
              const made = document.querySelector('main').appendChild(document.createElement('bdi'));
              made.textContent = text;
              return made.getBoundingClientRect().width;
            })"""
        )
        assert joined < apart


def test_names_and_numbers_do_not_turn_the_line_around(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    with tab(browser, base, lang="en") as page:
        for address in addresses(desk).values():
            page.goto(address)
            loose = page.evaluate(
                """() => { const found = [], walk = document.createTreeWalker(document.querySelector('main'), 4);
                while (walk.nextNode()) { const node = walk.currentNode;
                  if (/[\\u0621-\\u064a]/.test(node.data) && node.parentElement.checkVisibility()
                      && !node.parentElement.closest('bdi, [dir=auto], [lang], svg, option, textarea, title'))
                    found.push(node.data.trim().slice(0, 60)); }
                return found; }"""
            )
            assert loose == [], address


# --- without a mouse, without a script ----------------------------------------------------------------------------


def test_the_first_key_leads_past_the_bar(browser: Any, served: tuple[Desk, str]) -> None:
    _, base = served
    with tab(browser, base) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        skip = page.locator("a.skip")
        assert skip.evaluate("e => e === document.activeElement")
        assert skip.bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_everything_that_can_be_clicked_can_be_reached_in_the_order_of_the_page(
    browser: Any, served: tuple[Desk, str]
) -> None:
    desk, base = served
    with tab(browser, base) as page:
        for name in ("events", "event", "claim", "article", "search", "add"):
            page.goto(addresses(desk)[name])
            assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
            assert page.evaluate("[...document.querySelectorAll('[onclick], [role=button]:not(button)')].length") == 0
            wanted = page.evaluate(
                """() => { window.row = [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(e => e.checkVisibility() && !e.disabled); return row.length; }"""
            )
            places = []
            for _ in range(min(wanted, 40)):
                page.keyboard.press("Tab")
                at, seen = page.evaluate(
                    """() => { const e = document.activeElement, s = getComputedStyle(e);
                    return [row.indexOf(e),
                    e.type == 'date' || s.outlineStyle != 'none' && parseFloat(s.outlineWidth) > 0]; }"""
                )
                assert seen, (name, page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                places.append(at)
            assert places == sorted(places) and places[0] == 0, name


def test_the_list_of_events_is_gone_through_with_two_keys(browser: Any, served: tuple[Desk, str]) -> None:
    _, base = served
    with tab(browser, base) as page:
        page.goto("/")
        links = page.locator("ol.events h2 a")
        places = []
        for key in ("j", "j", "j", "k", "\u062a", "\u0646"):  # the last two: the same keys on an Arabic keyboard
            page.evaluate(
                "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))", key
            )
            places.append(links.evaluate_all("all => all.indexOf(document.activeElement)"))
        assert places == [0, 1, 2, 1, 2, 1]
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("jk/")
        assert page.locator("#q").input_value() == "jk/"
        page.goto("/")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/*")


def test_a_decision_is_made_with_the_keyboard_alone(browser: Any, own: tuple[Desk, str]) -> None:
    desk, base = own
    event = desk.events()[0].id
    with tab(browser, base, lang="en") as page:
        page.goto(f"/events/{event}")
        page.locator("details.card > summary", has_text="Correct").focus()
        page.keyboard.press("Enter")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('form')?.querySelector('[name=kind]')?.value") == "note":
                break
        page.keyboard.type("seen")
        page.keyboard.press("Enter")
        page.locator("#notes").wait_for()
        assert [d.value for d in desk.decisions()] == ["seen"]


def test_all_is_read_and_done_without_a_script(browser: Any, own: tuple[Desk, str]) -> None:
    desk, base = own
    with tab(browser, base, lang="en", java_script_enabled=False) as page:
        for name, address in addresses(desk).items():
            page.goto(address)
            assert page.locator("main").inner_text().strip(), name
        page.goto("/add")
        page.locator("textarea[name=text]").fill(
            "أعلنت هيئة الموانئ، اليوم الأحد، إغلاق رصيف الشمال.\n\nوقال مدير الهيئة إنه يُفتح غداً."
        )
        follow(page, page.locator("main form button"))
        for _ in range(100):
            if page.locator("#progress dl").count():
                break
            page.wait_for_timeout(50)
            page.reload()
        assert page.locator("#progress dl dd").first.inner_text() == "1"
        page.goto(f"/events/{desk.events()[0].id}")
        page.locator("details.card > summary", has_text="Correct").click()
        note = page.locator("form", has=page.locator("input[name=kind][value=note]"))
        note.locator("input[name=value]").fill("read")
        follow(page, note.locator("button"))
        assert page.locator("#notes").count() == 1


def test_it_is_printed_without_its_forms(browser: Any, served: tuple[Desk, str]) -> None:
    desk, base = served
    with tab(browser, base) as page:
        page.emulate_media(media="print")
        for name in ("event", "claim", "article"):
            page.goto(addresses(desk)[name])
            assert page.locator("header:visible, footer:visible, main form:visible").count() == 0, name
