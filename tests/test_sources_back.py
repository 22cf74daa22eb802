"""Whom a source goes back to: short names and titles, dropped subjects, new actors, and what is no source at all."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Role, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def read(text: str, headline: str = "") -> tuple[str, list[Statement]]:
    """The attributed statements of a page, with its text."""
    whole = f"{headline}\n{text}" if headline else text
    starts = (
        [(0, len(headline), "headline"), (len(headline) + 1, len(whole), "body")]
        if headline
        else [(0, len(whole), "body")]
    )
    blocks = [Block(span=Span(a, b), role=_role(role), rule="test") for a, b, role in starts]
    article = Article(id="a" * 16, input="a", raw="", page="a", text=whole, language="ar", blocks=blocks)
    reading = annotator().annotate(article)
    assert isinstance(reading, Reading)
    return whole, [s for s in reading.statements if s.cue]


def _role(role: str) -> Role:
    return "headline" if role == "headline" else "body"


def source(text: str) -> str | None:
    """The source of the last attributed statement."""
    whole, statements = read(text)
    last = statements[-1].source if statements else None
    return whole[slice(*last)] if last else None


SAME = [  # pages on which the last one who speaks is the first
    "وقال قائد شرطة المرفأ في المدينة إن الحريق أخمد. وقال قائد شرطة المرفأ إن السبب مجهول.",
    "وقال وزير النقل الكينوي سامر العويدي إن الجسر سليم. وقال حارس إن الليل طويل. وقال الوزير الكينوي إن العمل مستمر.",
    "وقالت والدته صيتة إن الطفل بخير. وقالت صيتة إن الطبيب حضر.",
    "وقالت جامعة الساحل إن المخطوطة قديمة. وتملك جامعة الجبل نسخة منها. وأضافت الجامعة أن الحبر نباتي.",
    "وقالت مبادرة الشفافية البحرية إن السفن تعود. وكانت المبادرة قالت إن الميناء خال.",
    "وأعلن نادي الواحة أن الملعب مغلق. وقالت إدارة نادي الواحة إن الملعب يفتح غدا.",
    "وأعلن نادي الواحة أن الملعب مغلق. وخسر الواحة أمس أمام نادي السدرة. وقال موقع النادي إن الحارس مصاب.",
    "وأعلن نادي الواحة أن الملعب مغلق. ويلعب غدا ضد نادي السدرة. وقال موقع النادي إن الحارس مصاب.",
    "وأكد الفريق الركن راشد بن سالم العويدي أن الحدود آمنة. وقال الفريق راشد إن الجنود مرتاحون.",
]


@pytest.mark.parametrize("text", SAME)
def test_a_short_naming_goes_back_to_the_longer_one(text: str) -> None:
    _, statements = read(text)
    assert statements[0].origin is not None
    assert statements[-1].origin == statements[0].origin


SOURCES = [
    ("وأبلغ سامر العويدي نظيره الكيني أن السد سليم", "سامر العويدي"),
    ("أعلنت الهيئة الوطنية لمكافحة الغبار عن خطة جديدة", "الهيئة الوطنية لمكافحة الغبار"),
    ("وقالت لجنة الخزف التابعة لوزارة الثقافة إن المعرض مفتوح", "لجنة الخزف التابعة لوزارة الثقافة"),
    (
        "وأكد ذلك المدير المساعد للمتحف الدكتور سامر العويدي مشيرا إلى أن اللوحة أصلية",
        "المدير المساعد للمتحف الدكتور سامر العويدي",
    ),
    ("وفي تصريح ليوسف العويدي مدير المتحف، أوضح أن اللوحة أصلية", "يوسف العويدي مدير المتحف"),
    ("وقال الوزير مشيرا إلى سامر العويدي إن السد سليم", "الوزير"),
    ("وينفي كل من الرجلين أي صلة لهما بالحريق", "كل من الرجلين"),
    ("وأكد كل من الطاهي ماهر العويدي وسامر الزيدي أن الطبق حلو", "الطاهي ماهر العويدي وسامر الزيدي"),
    ("ودعا المرور قائدي الشاحنات إلى الحذر", "المرور"),
    ("أبدى نشطاء بيئيون قلقهم من الغبار", "نشطاء بيئيون"),
    (
        "وقال ماهر العويدي، أستاذ علوم البحار في جامعة المرفأ، إن الموج هادئ",
        "ماهر العويدي، أستاذ علوم البحار في جامعة المرفأ",
    ),
    ("نفت الشؤون الزراعية بمنطقة تبوك صحة الخبر", "الشؤون الزراعية بمنطقة تبوك"),
    ("ورفض المتحدث التعقيب على الخبر", "المتحدث"),
    ("عبر أعضاء محليون وزائرون عن قلقهم من الغبار", "أعضاء محليون وزائرون"),
    ("ويذكر أن تقديرات باحثين في منتصف 2017 أفادت بأن السد يكفي المدينة", "تقديرات باحثين"),
]


@pytest.mark.parametrize(("text", "wanted"), SOURCES)
def test_where_a_source_starts_and_ends(text: str, wanted: str) -> None:
    assert source(text) == wanted


BYSTANDERS = [
    "وقال سامر العويدي إن السد سليم. وقال بهذا الخصوص إن الماء يكفي.",
    "وقال سامر العويدي إن السد سليم. وقال لبي بي سي إن الماء يكفي.",
]


@pytest.mark.parametrize("text", BYSTANDERS)
def test_manner_and_addressee_are_no_source(text: str) -> None:
    _, statements = read(text)
    assert statements[-1].source is None
    assert statements[-1].origin == statements[0].origin


def test_a_man_does_not_go_on_with_sources() -> None:
    _, statements = read("وقال سامر العويدي إن الحريق كبير. وقالت مصادر طبية إن الجرحى ثلاثة. وقال إن المرفأ مغلق.")
    assert statements[-1].origin == statements[0].origin


def test_a_new_actor_takes_over_from_who_spoke() -> None:
    text = "وقالت وزارة الدفاع الأمريكية إن الطائرة سقطت. وتبنت حركة طالبان الهجوم. وقالت إن الطيار أسير."
    assert [s.origin for s in read(text)[1]][-1] == "body:taliban"


def test_a_verb_without_a_subject_goes_on_with_whom_the_page_is_about() -> None:
    _, statements = read("وصل سامر العويدي إلى المتحف. وقال إن اللوحة أصلية.")
    assert (statements[-1].origin or "").startswith("person:")
    assert statements[-1].source is None


def test_a_verb_behind_another_subject_goes_on_with_that_one() -> None:
    text = "وقال سامر العويدي إن السد سليم. وفي الشتاء الماضي واصلت الورشة عملها في السد، وأكدت أن الماء يكفي."
    whole, said = read(text)
    last = said[-1].source
    assert last is not None and whole[slice(*last)] == "الورشة"


def test_the_envoy_of_somebody_is_not_that_one() -> None:
    _, statements = read("وقال المبعوث الخاص لماكرون نيكولا ستانيلا إن الأزمة كبيرة.")
    assert statements[-1].origin not in (None, "person:emmanuel-macron")


def test_a_source_in_a_body_is_not_the_body() -> None:
    _, statements = read("وقد أيد ذلك مصدر في الجيش السوري الحر، الذي رأى أن الطريق مغلق.")
    assert statements[-1].anonymous


def test_a_report_is_not_of_the_body_that_its_issuer_belongs_to() -> None:
    text = (
        "وكشف برنامج الأغذية العالمي التابع للأمم المتحدة في تقرير سنوي أن القمح شحيح. وجاء في التقرير أن العدد كبير."
    )
    assert {s.origin for s in read(text)[1]} == {"body:wfp"}


def test_a_credit_before_a_man_s_verb_is_not_who_speaks() -> None:
    _, statements = read('" رويترز " أعلن المنسق العام للجنة الخزف سامر العويدي عن استقالته من منصبه')
    assert (statements[-1].origin or "").startswith("person:")


def test_a_participle_of_the_page_s_own_quotation_is_not_of_another_account() -> None:
    text = (
        "أعلن الكرملين أن بوتين أجرى محادثات مع ماكرون. "
        "وقال بوتين: «أريد أن أشكركم على هذا اللقاء الطويل»، مؤكدا أن العمل مستمر."
    )
    assert read(text)[1][-1].origin == "person:vladimir-putin"


HEADLINES = [
    ("العويدي في مؤتمر الخزف: «سنفتح المتحف غدا»", "وقال سامر العويدي إن المتحف جاهز."),
    ("مدير المرفأ: الحريق أخمد", "وقال مدير المرفأ الكبير سامر العويدي إن الحريق أخمد."),
]


@pytest.mark.parametrize(("headline", "text"), HEADLINES)
def test_a_headline_names_whom_the_body_quotes(headline: str, text: str) -> None:
    _, statements = read(text, headline)
    assert len(statements) > 1
    assert statements[0].origin == statements[-1].origin is not None


ACTS = [
    "جددت القوات قصفها للتلال القريبة.",
    "شدد التنظيم حصاره على البلدة القديمة.",
    "تحيي اليابان ذكرى الزلزال الكبير.",
    "دافعت وزارة الزراعة عن سمعة التمور المحلية.",
    "وتشير أصابع الاتهام إلى صاحب المخزن.",
    "دعت المادة السابعة إلى مسح الحقول.",
    'وانتشر الخبر، عبر تغريدات على شاكلة "نحن نزرع التين منذ عشر سنوات كاملة".',
]


@pytest.mark.parametrize("text", ACTS)
def test_an_act_is_no_statement(text: str) -> None:
    assert read(text)[1] == []


def test_the_paper_is_the_one_that_spoke() -> None:
    _, statements = read("وقالت لوموند إن الحقل واسع. وأضافت الصحيفة أن الماء يكفي.")
    assert [s.origin for s in statements] == ["outlet:le-monde"] * 2


def test_a_management_is_no_person() -> None:
    _, statements = read("نفت الشؤون الزراعية بمنطقة تبوك صحة الخبر.")
    assert [s.origin_kind for s in statements] == ["organisation"]


def whole(text: str) -> list[Statement]:
    """All statements of a page, those without a cue too."""
    body = Block(span=Span(0, len(text)), role="body", rule="test")
    reading = annotator().annotate(
        Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[body])
    )
    assert isinstance(reading, Reading)
    return reading.statements


def test_a_sentence_in_a_carried_quotation_is_its_speakers() -> None:
    first, *carried, last = whole(
        "وقال سامر العويدي: «الموج هادئ.\nكان البحر أمس عاليا.\nهذا المرفأ صغير».\nوعاد الجميع إلى البيت."
    )
    assert [(s.origin, s.implied) for s in carried] == [(first.origin, True)] * 2
    assert last.voice == "narrated"


def test_a_stop_without_a_blank_ends_a_sentence() -> None:
    said = whole("وصلت السفن إلى المرفأ.من جانبه، أوضح الوزير سامر العويدي أن الموج هادئ.")
    assert [s.voice for s in said] == ["narrated", "indirect"]


def test_a_line_of_tags_says_nothing() -> None:
    assert [s.voice for s in whole("هبط الغبار على المدينة كلها.\nسمات المدينة الغبار الطقس")] == ["narrated"]


def test_the_participle_is_of_the_subject_and_not_of_the_object() -> None:
    _, statements = read("وحمل الملك سلمان الوزير سيرغي لافروف تحياته إلى بلاده، مؤكدا عمق العلاقات بين البلدين.")
    assert [s.origin for s in statements] == ["person:king-salman"]
