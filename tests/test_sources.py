"""Who a noun phrase names: persons that no table lists, crowds, spokesmen, documents, and what belongs to a source."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def read(text: str) -> tuple[str, list[Statement]]:
    body = [Block(span=Span(0, len(text)), role="body", rule="test")]
    article = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=body)
    reading = annotator().annotate(article)
    assert isinstance(reading, Reading)
    return text, [s for s in reading.statements if s.cue]


def said(text: str) -> tuple[str | None, str | None, str | None]:
    """(source, kind, origin) of the last statement that is attributed."""
    text, statements = read(text)
    assert statements, "nothing is attributed"
    last = statements[-1]
    return text[slice(*last.source)] if last.source else None, last.origin_kind, last.origin


PEOPLE = [
    ("وقال مدير متحف مدينة بوخارست كورنيل ستانيلا إن القاعة فتحت", "مدير متحف مدينة بوخارست كورنيل ستانيلا"),
    ("وأوضحت المسنة صيتة مرزوق العطوي أن النسيج حرفة قديمة", "المسنة صيتة مرزوق العطوي"),
    ("وأفاد المتحدث الرسمي للهيئة مشبب بن ناصر العرجاني أن المخيم أغلق", "المتحدث الرسمي للهيئة مشبب بن ناصر العرجاني"),
    ("وقالت البارونة إليشا دورستون رئيسة مجلس المتحف إن اللوحة أصلية", "البارونة إليشا دورستون رئيسة مجلس المتحف"),
    ("وذكر سلامة أن المرفأ أغلق أمام القوارب", "سلامة"),
    ("أما زميلته دوروتا كوفالسكا التي تعمل في المشغل، فهي تعتقد أن الخزف سيباع", "زميلته دوروتا كوفالسكا"),
]


@pytest.mark.parametrize(("text", "source"), PEOPLE)
def test_a_person_whom_no_table_lists_is_a_person(text: str, source: str) -> None:
    found = said(text)
    assert found[:2] == (source, "person")
    assert (found[2] or "").startswith("person:")


UNNAMED = [
    "وقال والد الجندي سامر العويدي إن ابنه عاد",
    "وقال 40 ممن حضروا الأمسية إنهم استمتعوا",
    "وكان السبب، بحسب العديد من صانعي الخزف، ارتفاع ثمن الطين",
    "وقال قائد عسكري في الثكنات إن التدريب انتهى",
    "وأكدوا أن الجسر لم يعد صالحا",
]


@pytest.mark.parametrize("text", UNNAMED)
def test_who_has_no_name_is_anonymous(text: str) -> None:
    assert said(text)[1] == "anonymous"


def test_several_do_not_go_on_with_one_person() -> None:
    origin = said("قال عادل المنصوري إن المتجر مغلق. وطالبوا بأن يفتح المتجر غدا")[2]
    assert origin == f"anon:{'a' * 16}:1"


def test_an_unnamed_spokesman_speaks_for_the_body() -> None:
    assert said("قال المتحدث باسم البيت الأبيض إن الزيارة تأجلت")[1:] == ("office", "body:white-house")


def test_a_named_spokesman_speaks_for_himself() -> None:
    assert said("قال المتحدث باسم البيت الأبيض كارل هوفمان إن الزيارة تأجلت")[1] == "person"


def test_a_body_named_in_fewer_words_is_the_listed_one() -> None:
    _, statements = read("أعلنت شركة الاتصالات السعودية أن الشبكة عادت. ونفت شركة الاتصالات وجود عطل")
    assert {s.origin for s in statements} == {"body:stc-saudi"}


EDGES = [
    ("وأعلنت غرفة عمليات «فتح الوادي» إلغاء جميع المواعيد", "غرفة عمليات «فتح الوادي"),
    ("ودعت الجوازات الأشقاء الصوماليين إلى مراجعة المكاتب", "الجوازات"),
    ("وتذكر هذه الأوساط أن السوق هادئة", "هذه الأوساط"),
    ("من جانبه، يناشد والد العائلة ووالدتها محافظ الوادي بالإسراع", "والد العائلة ووالدتها"),
    ("ورأى أستاذ علم النبات في الجامعة الأردنية د.سامر العويدي أن الأرز مهدد",
     "أستاذ علم النبات في الجامعة الأردنية د.سامر العويدي"),
    ("واستبعدت الشرطة وجود حريق آخر", "الشرطة"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), EDGES)
def test_where_a_source_ends(text: str, source: str) -> None:
    assert said(text)[0] == source


def test_a_phrase_that_opens_a_content_does_not_take_it_over() -> None:
    assert said("قالت صحيفة المرسى إنه وفقا للخبراء، سيرتفع ثمن القمح")[0] == "صحيفة المرسى"


def test_a_name_behind_a_long_title_belongs_to_a_phrase() -> None:
    text = "تغير النص مرارا، حسب ما ذكرت المندوبة الدنماركية لدى الأمم المتحدة إليشا دورستون."
    assert said(text)[0] == "المندوبة الدنماركية لدى الأمم المتحدة إليشا دورستون"


@pytest.mark.parametrize("adverbial", ["بالمناسبة", "بنفسه"])
def test_what_tells_how_is_no_source(adverbial: str) -> None:
    text, statements = read(f"قال عادل المنصوري إن المتجر مغلق. وأكد {adverbial} أن المتجر سيفتح")
    assert all(adverbial not in text[slice(*s.source)] for s in statements if s.source)
