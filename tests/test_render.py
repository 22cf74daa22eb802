"""One contract for every format, and what a reader must find in the dossier."""

import csv
import io
import json
import re

import msgspec
import pytest

from tawatur.language import Language
from tawatur.model import (
    Analysis,
    Article,
    Block,
    Cell,
    Chains,
    Claim,
    Conflict,
    Dossier,
    Event,
    Hop,
    Mention,
    Published,
    Reading,
    Span,
    Statement,
    Value,
    When,
)  # fmt: skip
from tawatur.render import FORMATS, has_page, index, render
from tawatur.render.chains import draw_chains
from tawatur.render.messages import messages
from tawatur.render.view import View

TEXT = "نبأ تجريبي\nقالت وزارة الري إن السد <b>ممتلئ</b> تماما."
MINISTRY, OUTLET, AGENCY = "body:irrigation", "outlet:naba", "agency:wasl"


def article(number: int) -> Article:
    blocks = [
        Block(span=Span(0, 10), role="headline", rule="t"),
        Block(span=Span(11, len(TEXT)), role="body", rule="t"),
    ]
    published = Published(earliest="2031-03-04", latest="2031-03-04", granularity="day", rule="t")
    return Article(
        id=f"a{number}", input=f"pages/{number}.txt", raw="", page=f"a{number}", text=TEXT, language="ar",
        blocks=blocks, outlet=OUTLET if number == 1 else None, published=published,
    )  # fmt: skip


def statement(number: int) -> Statement:
    chain = [Hop(carrier=None, relation="relays", authority=AGENCY, how="explicit")] if number == 2 else []
    return Statement(
        id=f"s{number}", article=f"a{number}", content=[Span(TEXT.index("السد"), len(TEXT) - 1)], source=Span(16, 26),
        cue=[Span(11, 15)], voice="indirect", origin=MINISTRY, origin_kind="organisation", rule="t",
        chain=[*chain, Hop(carrier=None, relation="says", authority=MINISTRY, how="explicit")],
    )  # fmt: skip


@pytest.fixture
def analysis() -> Analysis:
    mention = Mention(span=Span(16, 26), kind="organisation", rule="t", ref=MINISTRY, name="وزارة الري")
    readings = [Reading(article=article(n), mentions=[mention], statements=[statement(n)]) for n in (1, 2)]
    event = Event(
        id="e1", rule="t", when=When(earliest="2031-03-04", latest="2031-03-04"), lead_articles=["a1", "a2"],
        articles=["a1", "a2"], statements=["s1", "s2"], gist="s1", participants=[MINISTRY],
    )  # fmt: skip
    claim = Claim(
        id="c1", event="e1", gist="s1", statements=["s1", "s2"], origins=[[MINISTRY]], standing="single-sourced",
        chains=Chains(lower=1, upper=2), rule="t", articles=["a1", "a2"], outlets=[OUTLET],
    )  # fmt: skip
    cell = Cell(event="e1", claim="c1", side=MINISTRY, state="stated", statements=["s1", "s2"], searched=["a1", "a2"])
    return Analysis(
        readings=readings, dossiers=[Dossier(event=event, readings=readings, claims=[claim], matrix=[cell])]
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_renders_twice_alike_and_holds_the_words(analysis: Analysis, fmt: str, lang: str) -> None:
    first = render(analysis, fmt, lang)
    assert first == render(analysis, fmt, lang)
    assert "السد" in first
    assert render(analysis.dossiers[0], fmt, lang)


def test_json_does_not_depend_on_the_language_of_labels(analysis: Analysis) -> None:
    assert render(analysis, "json", "ar") == render(analysis, "json", "en")
    assert json.loads(render(analysis, "json"))["schema"] == "tawatur/1"


def test_unknown_format_and_language_are_named(analysis: Analysis) -> None:
    with pytest.raises(ValueError, match="papyrus"):
        render(analysis, "papyrus")
    with pytest.raises(ValueError, match="xx"):
        render(analysis, "html", "xx")


def test_html_is_self_contained_and_escapes_the_page(analysis: Analysis) -> None:
    page = render(analysis, "html")
    assert not re.search(r'(?:src|href)="(?!#)|@import|url\((?!data:)|<script', page)
    assert "<b>ممتلئ" not in page
    assert "&lt;b&gt;ممتلئ" in page
    assert 'dir="rtl"' in page and 'dir="ltr"' in render(analysis, "html", "en")


def test_every_button_opens_something(analysis: Analysis) -> None:
    page = render(analysis, "html")
    targets, ids = set(re.findall(r'popovertarget="([^"]+)"', page)), set(re.findall(r' id="([^"]+)"', page))
    assert targets and targets <= ids
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_csv_has_a_row_a_statement(analysis: Analysis) -> None:
    rows = list(csv.DictReader(io.StringIO(render(analysis, "csv"))))
    assert [r["statement"] for r in rows] == ["s1", "s2"]
    assert {r["origin_name"] for r in rows} == {"وزارة الري"}


def test_a_shared_upstream_is_one_node(analysis: Analysis) -> None:
    graph = draw_chains(View(analysis.dossiers[0], "ar"))
    assert graph is not None
    assert [n.kind for n in graph.nodes].count("origin") == 1
    assert [n.kind for n in graph.nodes].count("carrier") == 1


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2031-03-04", "2031-03-04", "4 آذار/مارس 2031"),
        ("2031-02-01", "2031-02-28", "شباط/فبراير 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-03-04", None, "4 آذار/مارس 2031 – …"),
        (None, None, "بلا تاريخ"),
    ],
)
def test_times_are_shown_no_more_exact_than_they_are(first: str | None, last: str | None, shown: str) -> None:
    assert messages("ar").when(When(earliest=first, latest=last)) == shown


def test_the_two_message_files_have_the_same_keys() -> None:
    both = [
        {(group, key.split("_")[0] if group == "count" else key) for group, labels in table.items() for key in labels}
        for table in ({g: v for g, v in messages(lang).table.items() if isinstance(v, dict)} for lang in ("ar", "en"))
    ]  # of a number, each language has as many forms as it needs
    assert both[0] == both[1]


@pytest.mark.parametrize(
    ("n", "shown"),
    [(0, "لا صفحة موضوعها هذا الحدث"), (1, "صفحة واحدة"), (2, "صفحتان"), (3, "3 صفحات"), (10, "10 صفحات"),
     (11, "11 صفحة"), (99, "99 صفحة"), (100, "100 صفحة"), (103, "103 صفحات"), (111, "111 صفحة")],
)  # fmt: skip
def test_arabic_numbers_have_the_form_of_their_noun(n: int, shown: str) -> None:
    assert messages("ar").count("pages", n) == shown


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_kind_of_event_has_a_label(lang: str) -> None:
    kinds = {row["form"] for row in Language("ar").table("event_kinds")}
    assert kinds <= set(messages(lang).table["kind"])


def test_an_index_links_to_the_dossiers_that_are_written(analysis: Analysis) -> None:
    page = index(analysis, "html")
    assert 'href="e1.html"' in page
    assert has_page(analysis.dossiers[0])
    assert index(analysis, "csv") == render(analysis, "csv")


def test_a_name_of_the_tables_goes_before_what_a_page_calls_it(analysis: Analysis) -> None:
    named = msgspec.structs.replace(analysis.dossiers[0], names={OUTLET: "صحيفة النبأ"})
    assert "صحيفة النبأ" in render(named, "html")


def test_the_values_of_a_conflict_are_shown_in_words(analysis: Analysis) -> None:
    def shown(kind: str, value: object) -> str:
        side = Value(value=value, evidence=[], statements=["s1"])
        conflict = Conflict(
            id="k", event="e1", type=kind, severity="high", verdict="tension", slot="s", values=[side], rule="t"
        )
        return View(analysis.dossiers[0], "ar").value(conflict, side)

    assert shown("date", "2031-03-04") == "4 آذار/مارس 2031"
    assert shown("attribution", MINISTRY) == "وزارة الري"
    assert shown("scope", "first") == "هو الأول"
    assert shown("number", 12) == "12"
    assert shown("wording", "كلمات") == ""
