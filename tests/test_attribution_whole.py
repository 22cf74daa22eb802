"""What is said is a whole proposition: no fragment, nothing of the page's own, and no cue that reports nothing."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Span
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def contents(text: str) -> list[str]:
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[block])
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    said = [statement for statement in reading.statements if statement.voice != "narrated"]
    return [" … ".join(text[a:b] for a, b in statement.content) for statement in said]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # «and» belongs to the word, or joins an adjective or a noun to the one before it
        ("قال الحارس إن السارقين هددا والدتهما أمام باب المخزن", ["السارقين هددا والدتهما أمام باب المخزن"]),
        ("قال الوزير إن الدعم يخدم التعاون والأخوة بين القرى", ["الدعم يخدم التعاون والأخوة بين القرى"]),
        ("قال المدير إن الدعم مستمر للعمال والبالغ عددهم ستين", ["الدعم مستمر للعمال والبالغ عددهم ستين"]),
        ("أكد الخبير قدرته على صناعة واستخدام القوارب القديمة", ["قدرته على صناعة واستخدام القوارب القديمة"]),
        # what stands in front stays with its clause
        ("أضاف الوزير أنه حتى وإن نزل المطر فإن ذلك لن يوقف العمل", ["أنه حتى وإن نزل المطر فإن ذلك لن يوقف العمل"]),
        ('قال الوزير "مع ذلك، فإن من حقنا شراء القمح"', ["مع ذلك، فإن من حقنا شراء القمح"]),
        ("قال المدير إن الفريق دخل القرية، وذلك عقب نزول المطر", ["الفريق دخل القرية، وذلك عقب نزول المطر"]),
        ("أوضح المدير أن الجائزة ليست له وحده بل لكافة العمال", ["الجائزة ليست له وحده بل لكافة العمال"]),
        (
            "قال الخبير إن الحرارة ترتفع في السهل، وبالإضافة إلى ذلك، تنخفض كمية المياه",
            ["الحرارة ترتفع في السهل", "بالإضافة إلى ذلك، تنخفض كمية المياه"],
        ),
        # another statement begins
        (
            "أكدت الوزارة أن الملف محلي تماما كما أشارت إلى استقلال المحكمة",
            ["الملف محلي تماما", "استقلال المحكمة"],
        ),
        ("أثنى الوزير على عمل الجمعيات مشيدا بجهود شباب القرية", ["عمل الجمعيات", "جهود شباب القرية"]),
        # what somebody holds inside a content ends behind the noun that it is told of
        (
            "قال وزير الدفاع إن حكومته تدعم قرار المحكمة العليا التي اعتبرت أن السوق مغلق",
            ["حكومته تدعم قرار المحكمة العليا", "السوق مغلق"],
        ),
        # a concession ends where the page goes on
        ("رغم أن الوزير قال إن الطريق مفتوح، فإن السكان يشكون من الزحام", ["الطريق مفتوح"]),
        # the complement is found behind what stands before it
        ("ذكر الوزير خلال تجمع لأنصاره أنه بحاجة إلى الوقت", ["أنه بحاجة إلى الوقت"]),
        ("أكد المشرف على لجان السوق في حي النخيل، العقيد سامي المنصور، أن العمل توقف", ["العمل توقف"]),
        ("أوضح المصدر الذي فضل عدم الكشف عن هويته، أن السوق مغلق", ["السوق مغلق"]),
        ('قال مدير المصنع للوكالة "لم يحضر أحد لأن السوق أغلق"، مضيفا "سنعود غدا إلى العمل"',
         ["لم يحضر أحد لأن السوق أغلق", "سنعود غدا إلى العمل"]),
        ('دعا الوزير الجميع "إلى عدم الخوف من الاتفاق"', ["عدم الخوف من الاتفاق"]),
        (
            "يتضمن جدول الأعمال وفقا لبيان وزارة المالية مراجعة ميزانية القرية",
            ["يتضمن جدول الأعمال … مراجعة ميزانية القرية"],
        ),
        # a «that» is no letter of a name; what a relative clause says others say
        ("قال المدير لشبكة سي إن إن إن الطريق مفتوح", ["الطريق مفتوح"]),
        ("ألغت المدينة الغرامات التي قال سكان إنها مرتفعة جدا", ["إنها مرتفعة جدا"]),
        ("وفقا لبيانات الشرطة والادعاء العام، فإن الرجل غادر المنزل", ["الرجل غادر المنزل"]),
    ],
)  # fmt: skip
def test_what_is_said_is_whole(text: str, wanted: list[str]) -> None:
    assert contents(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "يحتوي الموقع على معلومات كثيرة ومفيدة بحاجة إلى تمحيص",  # an adjective beside another
        "ستكون الفكرة مفيدة على كافة الأصعدة، ولا يمكن أن نتأخر",  # what is told of a subject
        "شدد الجيش مطلع العام الحالي حصاره على المدينة",  # a siege is tightened
        "صدق المجلس على خطة للأهالي الذين يتضح أن بيوتهم قديمة",  # «that» belongs to another verb
    ],
)
def test_what_reports_nothing_is_no_cue(text: str) -> None:
    assert contents(text) == []
