"""A page's head: its site's name and menu are no headline, and who writes from where is no paragraph."""

from __future__ import annotations

import pytest

from tawatur.ingest import Page
from tawatur.model import Article
from tawatur.pipeline.stages import Setup, ingest

PARAGRAPHS = """أعلنت بلدية القرية أمس افتتاح السوق الجديد في الساحة، وقال رئيسها إن السوق يضم خمسين متجراً.
وأضاف أن «المنارة الجديدة» ستنشر أسماء التجار، وأن الدخول مجاني طوال الأسبوع الأول من الافتتاح."""
TITLE = "بلدية القرية تفتح سوقاً جديداً وسط الساحة"


def read(head: str) -> Article:
    article = ingest(Setup(), Page(input="page", kind="text", data=f"{head}\n{PARAGRAPHS}".encode()))
    assert isinstance(article, Article)
    return article


def roles(article: Article) -> list[tuple[str, str]]:
    return [(b.role, article.text[b.span.start : b.span.end].strip()) for b in article.blocks]


@pytest.mark.parametrize("name", ["صحيفة المنارة الجديدة", "RT عربي"])
def test_a_name_above_the_title_is_the_sites(name: str) -> None:
    article = read(f"{name}\nالصفحة الرئيسية  سياسة  اقتصاد  رياضة\n{TITLE}\n15/10/2025")
    assert article.outlet is not None
    assert roles(article)[:3] == [
        ("boilerplate", name),
        ("boilerplate", "الصفحة الرئيسية  سياسة  اقتصاد  رياضة"),
        ("headline", TITLE),
    ]


@pytest.mark.parametrize("line", ["الخرطوم ـ «المنارة الجديدة»", "بيروت: سامي المنصور"])
def test_who_writes_from_a_place_stands_in_the_dateline(line: str) -> None:
    assert ("dateline", line) in roles(read(f"{TITLE}\n{line}\nنُشر: 8 فبراير 2026"))


def test_an_agency_alone_below_the_title_is_credited() -> None:
    article = read(f"{TITLE}\nالوكالة الوطنية للإعلام\nالأحد 8 شباط 2026")
    assert [credit.ref for credit in article.credits] == ["agency:nna"]


def test_a_heading_with_a_place_and_a_colon_stays_one() -> None:
    assert ("dateline", "بيروت: افتتاح سوق جديد") not in roles(read(f"{TITLE}\nبيروت: افتتاح سوق جديد"))
