"""What is said is whole: where contents are cut, where they end, and what stands between quotation marks."""

from __future__ import annotations

import pytest

from one_block import annotator, spoken
from tawatur.annotate.quotations import Quotations
from tawatur.model import Article, Block, Reading, Span


def contents(text: str) -> list[str]:
    return [" … ".join(text[a:b] for a, b in statement.content) for statement in spoken(text)]


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
        ("قال المدير إن الأسواق هادئة هذا العام وهو ما عزز ثقة التجار", 2),
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
        # an act inside a content is told with who does it
        "اتحاد المزارعين ضد خطة الري، عارض اتفاقا أتاح للشركة بيع الماء",
        # a subject waits for its verb over what commas set apart, and over nouns joined to it
        "اتخاذ هذا القرار، رغم ارتفاع الأسعار، يعد خطوة ضد سلام وطمأنينة وأمن المنطقة",
        "أكثر من مئة رجل تابعين للبلدية من عمال الحراسة والنظافة يحاولون دخول المبنى",
        "النظام يخدم أعضاء الهيئة وطلاب وطالبات وموظفي وموظفات الجامعة",
        "العربات محملة بكميات من الأدوات والمواد شديدة الانفجار",
        "توجيهات أصدرها أحد التجار ويدعى أحمد جريب بنقل البضائع إلى الميناء",
        "الفريق تلقى تعزيزات ودعما جويا",
        "الصور كانت لمعدات وتجهيزات وأمكنة داخل المصنع",
        "السوق كان مغلقا من 23 سبتمبر 2014، وحتى 23 يناير 2015",
        "الإنتاج رغم ارتفاع حجمه هذا العام، إلا أنه يعد قليلا",
        "والكوت وقع عقدا لمدة أربعة أعوام",  # a name that begins as «and» does
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
        (
            "قالت النيابة إن الوفاة ليس لها علاقة بالعمل، ورغم ذلك فإن الطبيب سيحضر",
            ["الوفاة ليس لها علاقة بالعمل", "الطبيب سيحضر"],
        ),
        (
            "قال الوزير إن قوة الدول في تكتلها، خاصة وأن بعضها يقف على الحياد",
            ["قوة الدول في تكتلها", "بعضها يقف على الحياد"],
        ),
        ("أكد الوزير أثناء زيارته للمدينة أن السوق مفتوح", ["السوق مفتوح"]),
        ("كشفت أرقام رسمية عن ارتفاع حجم الإنتاج في المصنع", ["ارتفاع حجم الإنتاج في المصنع"]),
        (
            "الوضع الصعب في تلك المنطقة يرجع بحسب وزارة الزراعة إلى الجفاف الذي ضربها",
            ["الوضع الصعب في تلك المنطقة يرجع … إلى الجفاف الذي ضربها"],
        ),
        ("أشارت الوزارة التي وصلت إلى المدينة إلى أن السوق مفتوح", ["السوق مفتوح"]),
        ("قال المدير إن هناك خطة لوضع إشارات ولكنها لن تبدأ غدا", ["هناك خطة لوضع إشارات", "لكنها لن تبدأ غدا"]),
        # an adjective or a name in marks behind the speaker is no part of what is said
        ("أكد سامر العويدي القادم من نوفارين، رغبته في البقاء", ["رغبته في البقاء"]),
        ("كشف مجلس حماية المستهلك، المختص بمراقبة الأسواق، عن تكليفه شركة عالمية", ["تكليفه شركة عالمية"]),
        (
            "أعلنت الشركة التلمارية للأخشاب المضغوطة «تلخشب» والتي تملك ثلاثة مصانع تحقيقها أرباحاً كبيرة",
            ["تحقيقها أرباحاً كبيرة"],
        ),
        # the same speaker goes on, without a comma or by a participle
        ("وصف سامي الخالدي الرحلة بأنها شاقة وأشار إلى إمكانية تأجيلها", ["أنها شاقة", "إمكانية تأجيلها"]),
        (
            "قال سامي الخالدي إن الأسواق هادئة وبين أن المخازن تعمل كل يوم",
            ["الأسواق هادئة", "المخازن تعمل كل يوم"],
        ),
        ("قال الأهالي إن كل الوعود كانت كاذبة، واصفين إياها بـ«الهباء»", ["كل الوعود كانت كاذبة", "الهباء"]),
        (
            "قال سامي الخالدي إن سعر المتر ارتفع كثيرا مطالبا الجهات المعنية بوضع حد لذلك",
            ["سعر المتر ارتفع كثيرا", "وضع حد لذلك"],
        ),
        # a verb that does not agree with the speaker is told of somebody in the content
        (
            "قالت مديرة المركز إن الفريق بنى فروعه في عامين، وأعلن مسؤوليته عن السوق",
            ["الفريق بنى فروعه في عامين", "أعلن مسؤوليته عن السوق"],
        ),
        # another sentence opens without a stop before it
        (
            "قال المدير إن المصنع توقف تماما قال وزير الصناعة سامي الخالدي إن الطريق سالك",
            ["المصنع توقف تماما", "الطريق سالك"],
        ),
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
        ("«الطريق سالك منذ الصباح»، يقول سامي الخالدي، «ولا نحتاج إلى حارس»",
         ["الطريق سالك منذ الصباح", "لا نحتاج إلى حارس"]),
        ("«الطريق سالك منذ الصباح» قال سامي الخالدي", ["الطريق سالك منذ الصباح"]),
        ("«الطريق سالك منذ الصباح» وفق توصيف سامي الخالدي", ["الطريق سالك منذ الصباح"]),
        ("وبحسب تعبيره فإن «الطريق سالك منذ الصباح»", ["الطريق سالك منذ الصباح"]),
        ('قال سامي الخالدي "ان الطريق سالك منذ الصباح"', ["الطريق سالك منذ الصباح"]),
        ("وأضاف سامي الخالدي: مباراة اليوم هي الأولى بعد أيام من المعسكر وهي مهمة»",
         ["مباراة اليوم هي الأولى بعد أيام من المعسكر وهي مهمة"]),
    ],
)  # fmt: skip
def test_words_in_quotation_marks_are_direct(text: str, wanted: list[str]) -> None:
    assert contents(text) == wanted
    assert {statement.voice for statement in spoken(text)} == {"direct"}


def test_a_present_verb_written_like_a_past_one_reports_nothing() -> None:
    assert contents("الشركة توقع عقود الصيانة غدا") == []
    assert contents("الوزير توقع هطول المطر غدا") == ["هطول المطر غدا"]


def test_a_subject_named_in_quotation_marks_is_not_quoted() -> None:
    assert contents("رفضت «وحدات حماية الغابات»، المدعومة من الوزارة، فتح الطريق") == []


def test_what_turns_against_a_denial_is_not_denied() -> None:
    said = spoken("نفى سامي الخالدي أن يكون السوق أغلق أبوابه، لكن العمال غادروا أمس، وعادوا إلى بيوتهم مساء")
    assert [statement.certainty for statement in said] == ["denied", "asserted", "asserted"]


def test_what_the_page_knows_of_a_denial_is_its_own() -> None:
    assert contents("نفى سامي الخالدي أن يكون قد استقال، علما أن الصحف ذكرت ذلك") == ["يكون قد استقال"]


def test_counts_with_what_befell_each_are_said_one_by_one() -> None:
    said = "قال المدير إن 12 عاملا أصيبوا في المصنع، و9 سائقين بينهم امرأة على الطريق، و16 حارسا في المستودع"
    assert contents(said) == ["12 عاملا أصيبوا في المصنع", "9 سائقين بينهم امرأة على الطريق", "16 حارسا في المستودع"]
    assert len(contents("قال المدير إن السعر 10 ريالات للكيلو، و5 ريالات للعبوة")) == 1


def test_the_act_by_which_something_is_done_is_said_beside_it() -> None:
    said = contents("قال المدير إن السوق اتسع، وذلك عبر تمكين الباعة من شراء المحال")
    assert said == ["السوق اتسع", "ذلك عبر تمكين الباعة من شراء المحال"]


def test_where_something_was_put_so_is_no_part_of_quoted_words() -> None:
    assert contents("قال المدير: «الطريق طويل ومغلق» على حد قوله في المؤتمر") == ["الطريق طويل ومغلق"]


def test_a_letter_printed_in_full_is_told_by_its_issuer() -> None:
    lines = [
        "أصدرت وزارة الثقافة بيانا فيما يلي نصه:",
        "يبدأ الدرس الأول في العاشرة صباحا، ونشكر كل من ساهم في العمل.",
        "وقال المدير سامي الخالدي إن الإقبال كبير.",
        "انتهى اللقاء مساء.",
    ]
    text, blocks, at = "\n".join(lines), list[Block](), 0
    for line in lines:
        blocks.append(Block(span=Span(at, at + len(line)), role="body", rule="test"))
        at += len(line) + 1
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    found = [(s.implied, s.rule, text[s.content[0].start : s.content[-1].end]) for s in reading.statements]
    assert found[1:] == [
        (True, "letter", "يبدأ الدرس الأول في العاشرة صباحا"),
        (True, "letter", "نشكر كل من ساهم في العمل"),
        (False, "reporting_verbs:قال", "الإقبال كبير"),
        (False, "narrated", "انتهى اللقاء مساء"),
    ]


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


def test_a_name_between_its_own_marks_leaves_a_quotation_whole() -> None:
    text = 'قال " نحن بانتظار رد طويل ومفصل ومقنع من شركة " المنار " على هذه الرسالة المهمة " .'
    start = text.index("المنار")
    pairs = Quotations(text, names={start + len("المنار"): start}).pairs
    assert [text[a + 1 : b].strip() for a, b in pairs][1] == "المنار"
    assert pairs[0][1] == text.rindex('"')


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the mark behind the verb opens, so the one before the last stands alone
        (
            'وقالت المديرة " هذا المشروع دليل على أن المدينة تكبر وفيها فرع لشركة " المنار " .',
            ["هذا المشروع", "المنار"],
        ),
        # a mark before a stop closes what an earlier page opened, and turns no other
        ('وهي من أفضل المدن " . وأضاف سامي : " سنعود إلى هذه المدينة غدا " .', ["سنعود إلى هذه المدينة غدا"]),
        # a quotation without its closing mark ends before the next speech
        ('قال المدير: "الطريق سالك أمام كل السيارات اليوم، لافتا إلى أن "الجسر مغلق".', ["الطريق سالك", "الجسر مغلق"]),
        # at the full stop, where a name in marks stands between
        (
            'وكشف مصدر لـ"الوطن" أن "البئر الكبيرة في القرية جفت منذ عام كامل ولم يصلها أحد.'
            'من جانبه أوضح المهندس سامي لـ"الوطن" أن "الماء سيعود".',
            ["البئر الكبيرة", "الماء سيعود"],
        ),
    ],
)
def test_marks_are_read_by_the_words_beside_them(text: str, wanted: list[str]) -> None:
    direct = [s for s in spoken(text) if s.voice == "direct"]
    quoted = " | ".join(text[s.content[0].start : s.content[-1].end] for s in direct)
    assert all(words in quoted for words in wanted)


def test_a_quoted_question_is_said_by_who_asks_it() -> None:
    assert [s.voice for s in spoken('وقال المدير " أليس هذا الطريق سالكا أيضا ? ! " .')] == ["direct"]


def test_what_another_says_is_not_in_a_quotation_that_is_never_closed() -> None:
    text = 'وقال سامي الحداد : " لن ننسى عمال هذا المنجم أبدا وأكد سامي الحداد أن العمل مستمر .'
    assert [(s.voice, text[slice(*s.cue[0])]) for s in spoken(text)] == [("direct", "قال"), ("indirect", "أكد")]


@pytest.mark.parametrize(
    ("topic", "origin"),
    [
        ("وحول تأخر العمل في الجسر", True),
        ("وعن مدير الشركة الذي استقال", True),
        ("وبسؤاله عن الحادث", True),
        ("وعن الجسر تحدث رئيس البلدية كثيرا", False),  # another one may be who goes on
    ],
)
def test_who_spoke_before_goes_on_behind_a_topic(topic: str, origin: bool) -> None:
    text = f'وقال سامي الحداد إن الطريق مغلق منذ يومين.\n{topic} قال: "لم نعرف سبب ذلك حتى الآن".'
    first, last = spoken(text)[0], spoken(text)[-1]
    assert last.voice == "direct"
    assert (last.origin == first.origin) is origin


@pytest.mark.parametrize("who", ["سعاد العلي", "طالبة"])
def test_whoever_thus_said_stands_behind_the_quotation(who: str) -> None:
    found = spoken(f'"الباب مغلق منذ أمس" هكذا قالت {who} لوكيل المدرسة.')
    assert [s.voice for s in found] == ["direct"] and found[0].origin
