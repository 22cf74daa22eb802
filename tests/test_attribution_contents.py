"""What is said is whole: where contents are cut, where they end, and what stands between quotation marks."""

from __future__ import annotations

from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.annotate.quotations import Quotations
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def read(text: str) -> list[Statement]:
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=[block])
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    return [statement for statement in reading.statements if statement.voice != "narrated"]


def contents(text: str) -> list[str]:
    return [" … ".join(text[a:b] for a, b in statement.content) for statement in read(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a definite noun with an indefinite predicate is a proposition, and so is one with a verb
        ("قال الوزير إن الاستعداد قائم على أحسن حال والمدرب حريص على الفوز", 2),
        ("قال المدير: أجريت اتصالا مهما مع الوزير والمحادثة كانت مفيدة للجميع", 2),
        ("قال المدير إن العمل بدأ أمس والأغرب أن الطريق مغلق", 2),
        ("قال الوزير إن هذا العدو مصدر خطر، وهم إرهابيون أجانب يحاولون التسلل", 2),
        ("قالت الشركة إن الأزمة تزيد من الخسائر، وهناك خيارات للحل", 2),
        ("قال اللواء إنه لا ينبغي التأخر وعلينا اتخاذ القرار", 2),
        ("قال المدير: «سنقوم بتطويره غدا، ومن المتوقع إجراء محادثات لاحقا»", 2),
        ("قال المدير: «لا نريد حربا أخرى، وسوف نستمر في العمل»", 2),
        ("قال مسؤول إن متشددين سيطروا على قاعدة كبيرة للشرطة، مما اضطر مئة شرطي إلى الاستسلام", 2),
    ],
)
def test_a_proposition_without_a_verb_is_one_too(text: str, wanted: int) -> None:
    assert len(contents(text)) == wanted


@pytest.mark.parametrize(
    "content",
    [
        "الشرطة تريد محاكمة سامي (وهو ضابط سابق لكنه أصبح نائبا منتخبا) في العاصمة بتهمة القتل",
        "المشاريع تشمل درء السيول وتصريف المياه، وإنشاء حدائق، وإنشاء جسور",
        "الاتصالات كانت «آمنة ومهنية» خلال الرحلة",
        "سيارات تعود لناشطين في حركتي “الأمل” و”الجهاد” انفجرت صباح اليوم",
        "موظفة من قسم الحسابات عمرها أربعون عاما، ستنضم إلى اللجنة غدا",
        "الهدنة التي أعلن عنها الملك، ونفذتها القوات، تأتي في إطار حرص الدولة",
        "إطلاق المركز في العاصمة، وتخصيص مبلغ كبير له، ساهم في نجاح العمل",
        "المدير اختار هذا العنوان لكونه مشوقا ولافتا",
        "التنظيم أوشك على فقد المركزين الرئيسيين",
        "أهل القرية عادوا من حلب ودير الزور إلى بيوتهم",
        "العمل لا ينتهي فحسب بل على جميع الموظفين العودة",
        "المجلس قد يشدد من الشروط أو يتبنى قرارا يحظر على الشركة بيع القمح",
    ],
)
def test_what_is_one_proposition_stays_whole(content: str) -> None:
    assert contents(f"قال المتحدث باسم الوزارة إن {content}.") == [content]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # another verb of speech behind «, and» is no part of what was said
            "أضافت الوزارة أن تدمير المواقع تأكد أمس، وأظهرت مقطعا مصورا للطائرات",
            ["تدمير المواقع تأكد أمس"],
        ),
        ("زعم سامي أن الشركة تخدع الزبائن، ونفت الشركة هذه المزاعم", ["الشركة تخدع الزبائن", "هذه المزاعم"]),
        ("أعلنت الشرطة أنها أوقفت سامي، لكن وزارة الداخلية نفت هذا الادعاء", ["أنها أوقفت سامي", "هذا الادعاء"]),
        ("تنفي الشركة إمداد السوق بالقمح وتقول إن الأنباء غير صحيحة", ["إمداد السوق بالقمح", "الأنباء غير صحيحة"]),
        # what leads to the next clause, an agency in brackets, and a remark of the page are left out
        ("أكدت الوزارة رفع الحظر عن الموانئ (أ ف ب)", ["رفع الحظر عن الموانئ"]),
        ("قال المدير: الحكومة ستعود قريبا، ولم يعط أي تفاصيل", ["الحكومة ستعود قريبا"]),
        ("أكد سامي الخالدي لعلي الحسن ضرورة الحوار", ["ضرورة الحوار"]),
        ("قال سامي: «وبعد مسيرة طويلة أجد نفسي مضطرا للاستقالة»", ["بعد مسيرة طويلة أجد نفسي مضطرا للاستقالة"]),
        (  # a clause goes on behind the one who answers for it
            "اندلعت الاشتباكات بحسب محافظ المدينة سامي الخالدي بعد رفض الشرطة السماح للسيارات بالمرور",
            ["اندلعت الاشتباكات … بعد رفض الشرطة السماح للسيارات بالمرور"],
        ),
        ("وفقا لسامي الخالدي، وهو مستشار لعدد من الشركات، فإن الأمر يثير القلق", ["الأمر يثير القلق"]),
        (  # «that» is found behind a relative clause with an «and» in it
            "أوضح التقرير الذي أصدرته الأمانة العامة، ورصدت خلاله نشاط المجلس، أن المجلس رفع قراراته",
            ["المجلس رفع قراراته"],
        ),
    ],
)
def test_where_a_content_ends_and_begins(text: str, wanted: list[str]) -> None:
    assert contents(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("قالت ليلى: «علينا أن نتعاون.\n\nوإلا خسرنا». ثم مضت.\n", ["علينا أن نتعاون", "وإلا خسرنا"]),
        (
            'قالت ليلى " علينا أن نتعاون .\nوإلا خسرنا " . وهي " راضية " .\n',
            [" علينا أن نتعاون", "وإلا خسرنا ", " راضية "],
        ),
        ('قال "نعم" ومضى.\nقال "لا".\n', ["نعم", "لا"]),  # each line has its own
        ('قال "نعم ومضى.\nوقال "لا ومضى.\n', []),  # two that open close nothing
    ],
)
def test_a_quotation_may_go_over_line_breaks(text: str, wanted: list[str]) -> None:
    assert [text[a + 1 : b] for a, b in Quotations(text).pairs] == wanted
