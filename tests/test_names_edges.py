"""Where names of persons end: at «and», at particles and verbs, behind a family name that is a word of the language."""

from __future__ import annotations

import pytest

from tawatur.annotate.entities import EntityReader
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Mention, Span
from tawatur.registry import Registry

LANGUAGE = Language("ar")
READER = EntityReader(LANGUAGE, Registry())


def read(text: str) -> list[Mention]:
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    page = Article(id="t", input="t", raw="", page="", text=text, language="ar", blocks=[block])
    return READER.read(Text(page, LANGUAGE), [])


def named(text: str, kind: str = "person") -> list[str]:
    return [text[m.span.start : m.span.end] for m in read(text) if m.kind == kind and m.form == "name"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("بطولة حازم لطفي وسميرة عبد الواحد", ["حازم لطفي", "سميرة عبد الواحد"]),
        ("حضر خالد منصور وزميله بن عزوز", ["خالد منصور"]),
        ("زارت السيدة خديجة وهو ابن عشر سنين", ["خديجة"]),
        ("رفض حازم لطفي ابن عمه الدعوة", ["حازم لطفي"]),
        ("وصل محمد بن وصفي الحاصودي أمس", ["محمد بن وصفي الحاصودي"]),
        ("الطفل الذي أبى أن يأكل", []),
        ("قال حازم ينكرون ذلك", []),
    ],
)
def test_a_name_ends_before_and_kin_and_verbs(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سجل خوان بالاسيوس هدف الفريق", ["خوان بالاسيوس"]),
        ("وقال رامون كالديرون إن النادي بخير", ["رامون كالديرون"]),
        ("وصل خالد بالسيارة", []),
        ("وقال السفير جان دو لا بريتان إن الباب مفتوح", ["جان دو لا بريتان"]),
        ("فازت سان نيكولا بالكأس", []),
    ],
)
def test_foreign_names_keep_what_looks_like_a_proclitic(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("حضر سالم الحاصودي، وأسامة الخلف وعبدالرحمن العبيد", ["سالم الحاصودي", "أسامة الخلف", "عبدالرحمن العبيد"]),
        ("ورفض خالد القرار", []),
        ("شكر الملك خالد الحضور", ["خالد"]),
        ("تقدم المدينة حسن الجوار", []),
        ("سجل إسماعيل مغربي هدفا", ["إسماعيل مغربي"]),
        ("وكان خالد سعودي الجنسية", []),
        ("وقال طارق دهان إن القانون واضح", ["طارق دهان"]),
        ("وقال طارق قادما إن القانون واضح", []),
    ],
)
def test_a_noun_behind_a_given_name_is_the_family_name_by_what_stands_around(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_man_who_is_called_as_an_agency_is_told_by_the_verb() -> None:
    assert named("وأوضح فارس أن السوق هادئ", "agency") == []
    assert named("وذكرت فارس أن السوق هادئ", "agency") == ["فارس"]


def test_a_title_without_the_article_before_a_given_name_is_a_name() -> None:
    assert named("قال سلطان محمد إن الأمر صعب") == ["سلطان محمد"]


def test_the_plural_of_a_group_is_its_name_without_a_noun_before_it() -> None:
    assert named("أطلق الحوثيون صاروخا", "group") == ["الحوثيون"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("بعد توفيق الله عز وجل", []),
        ("نهض السيد هاشم مدهوشًا وخرج", ["هاشم"]),
        ("وقال حازم منصور يتنحى اليوم", ["حازم منصور"]),
        ("زار الملك عبدالعزيز الأحساء", ["عبدالعزيز"]),
        ("وقال الطبيب للمقاطعة فإن الرجل سليم", []),
        ("وأعلن المدير جاهزيتها اليوم", []),
        ("سجل حازم لطفي وعايد البلوي هدفين", ["حازم لطفي"]),
    ],
)
def test_no_verb_adverb_or_noun_with_a_pronoun_is_a_name(text: str, names: list[str]) -> None:
    assert [name for name in named(text) if name != "عايد البلوي"] == names


def test_the_noun_for_a_province_leads_to_a_place_that_no_table_knows() -> None:
    assert named("وصل إلى إقليم سيبيتوكي ومقاطعة مارجيبي", "place") == ["سيبيتوكي", "مارجيبي"]
    assert named("طلبوا مقاطعة منتجاتهم وولاية ثالثة", "place") == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("قالت اللجنة الوطنية لمكافحة التصحر إن العمل مستمر", "اللجنة الوطنية لمكافحة التصحر"),
        ("اجتمعت اللجنة الوطنية لمناقشة الأمر", ""),
        ("أقرت اللجنة الوطنية لمكافحة التصحر الخطة الجديدة", "اللجنة الوطنية لمكافحة التصحر"),
        ("أقرت اللجنة الوطنية لحماية البيئة البحرية الخطة", "اللجنة الوطنية لحماية البيئة البحرية"),
        ("الجهود التي تبذلها المؤسسة الرامية لتطوير العمل", ""),
        ("تنظم جامعة نايف العربية للعلوم الزراعية دورة", "جامعة نايف العربية للعلوم الزراعية"),
        ("وذكر المركز الإعلامي للمزارعين أن الموسم جيد", "المركز الإعلامي للمزارعين"),
        ("رفضت شركة جوجل الطلب", "شركة جوجل"),
    ],
)
def test_a_body_has_in_its_name_what_it_works_for_and_what_it_is(text: str, body: str) -> None:
    assert named(text, "organisation") == ([body] if body else [])


def test_an_unknown_word_between_a_verb_of_speech_and_what_is_said_is_a_person() -> None:
    assert named("وقال كيتنغ إن الأمر صعب. ولم يحضر كيتنغ أمس") == ["كيتنغ", "كيتنغ"]
    assert named("وقال كوميرتسبنك إن السعر مرتفع") == []


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("وأنهى حازم لطفي الدورتين", "person", ["حازم لطفي"]),
        ("باسم منسوبي الصندوق الثقة الغالية", "organisation", []),
        ("وقال المجلس الأعلى للزراعة إن الموسم جيد", "organisation", ["المجلس الأعلى للزراعة"]),
        ("بالقرب من قرية عمائر آل حمدون", "place", ["عمائر آل حمدون"]),
        ("وصل المصور جلاء الحاصودي", "person", ["جلاء الحاصودي"]),
    ],
)
def test_a_name_ends_where_its_nouns_no_longer_agree(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("ولا يمكن للشركة العالمية التدخل", "organisation", []),
        ("وجرت الانتخابات البلدية للمرة الثانية", "organisation", []),
        ("المتحدث الرسمي للهيئة الوطنية لمكافحة التصحر", "organisation", ["للهيئة الوطنية لمكافحة التصحر"]),
        ("وأضاف المكتب أن الحكومة عازمة", "organisation", []),
        ("وحصد المركز الثالث للمرة الثانية", "organisation", []),
        ("إن تكريم الشركة للطاقم الجوي", "organisation", []),
        ("ورجح فارس أن تكون خسارة", "agency", []),
        ("وبحسب فارس وصل الوفد", "agency", ["فارس"]),
    ],
)
def test_a_body_takes_in_what_agrees_with_its_noun(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names
