"""A page explained on a terminal: every block with its role and rule, every fact with its letters."""

from __future__ import annotations

from tawatur.model import Article, Block, Credit, Finding, From, Published, Span
from tawatur.render.explanation import explain

TEXT = "تفتح المدينة حديقة\n4 آذار 2031\nقالت البلدية إن الحديقة جاهزة."
ARTICLE = Article(
    id="a1", input="p.txt", raw="", page="", text=TEXT, language="ar", outlet="outlet:x",
    outlet_from=From(where="given", value="x"),
    published=Published(
        earliest="2031-03-04", latest="2031-03-04", granularity="day", rule="stamp", evidence=Span(19, 30)
    ),
    credits=[Credit(ref="agency:y", kind="photo", evidence=Span(0, 4))],
    findings=[Finding(kind="bidi-control", spans=[Span(0, 4)], detail="1 place", rule="bidi-controls")],
    blocks=[
        Block(span=Span(0, 18), role="headline", rule="first-title"),
        Block(span=Span(19, 30), role="dateline", rule="date-stamp"),
        Block(span=Span(31, len(TEXT)), role="body", rule="paragraph", language="fa"),
    ],
)  # fmt: skip


def test_every_block_stands_with_its_role_and_rule() -> None:
    lines = explain(ARTICLE).splitlines()
    shown = [" ".join(line.split()[:2]) for line in lines[-3:]]
    assert shown == ["headline first-title", "dateline date-stamp", "body paragraph"]
    assert lines[-1].endswith("الحديقة جاهزة. (fa)")


def test_facts_stand_with_their_evidence() -> None:
    text = explain(ARTICLE)
    assert "outlet: outlet:x  [given: x]" in text
    assert "published: 2031-03-04  [stamp 19-30 «4 آذار 2031»]" in text
    assert "credit (photo): agency:y  [0-4 «تفتح»]" in text
    assert "finding: bidi-control" in text


def test_colour_is_only_given_when_asked_for() -> None:
    assert "\x1b[" not in explain(ARTICLE)
    coloured = explain(ARTICLE, colour=True)
    assert coloured.count("\x1b[0m") == 2  # the body has none
