"""Who is somebody without a name and who is not, and what a denial takes past what stands before it."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def read(text: str) -> list[Statement]:
    """The attributed statements of a page."""
    blocks = [Block(span=Span(0, len(text)), role="body", rule="test")]
    article = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)
    return [s for s in annotator().annotate(article).statements if s.voice != "narrated"]


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("وقالت أم فهد إن السوق مزدحم هذا العام.", False),
        ("وقالت الزائرة المصرية أم متولي إن الهدايا جميلة.", False),
        ("وقال مندوبان خليجيان إن المنظمة لن تخفض الإنتاج.", True),
        ("وقال مصرفي آخر إن القرض لم يوقع.", True),
        ("وكتب مغرد أن المطر غزير. وقال آخر إن الجسر سقط.", True),
        ("أكدت وزارة الصحة أن المستشفى جاهز. وأشارت المصادر إلى أن المدير استقال.", True),
        ("وقال 56 ممن حضروا اللقاء إن الخطة سيئة.", True),
    ],
)
def test_who_has_no_name(text: str, anonymous: bool) -> None:
    assert read(text)[-1].anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("نفت المقاومة الشعبية في عدن، قيام عناصرها بتصفية الأسرى.", "قيام عناصرها بتصفية الأسرى"),
        ("يذكر أن إدارة الهلال نفت في بيان سابق صحة اتفاقها مع الشركة.", "صحة اتفاقها مع الشركة"),
        ("نفت مصادر مقربة من القناة الرياضية الأنباء التي ترددت أخيرا.", "الأنباء التي ترددت أخيرا"),
    ],
)
def test_what_is_denied_past_what_stands_before_it(text: str, denied: str) -> None:
    said = [s for s in read(text) if s.certainty == "denied"]
    assert [text[s.content[0].start : s.content[-1].end] for s in said] == [denied]
    assert said[0].origin is not None
