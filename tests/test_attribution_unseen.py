"""Sources and origins in the many ways newsrooms name them, and how far the work grows with a page."""

from __future__ import annotations

import sys
from functools import cache

import pytest

from tawatur.annotate import Annotator
from tawatur.annotate.attribution import AttributionReader
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Reading, Role, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings

LANGUAGE = Language("ar")


@cache
def annotator() -> Annotator:
    return Annotator(LANGUAGE, Registry(), Settings())


def article(text: str, role: Role = "body") -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(at, at + len(line)), role=role, rule="test"))
        at += len(line) + 1
    return Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)


def read(text: str, role: Role = "body") -> list[Statement]:
    reading = annotator().annotate(article(text, role))
    assert isinstance(reading, Reading)
    return reading.statements


def told(text: str, role: Role = "body") -> list[tuple[str | None, str, str]]:
    """(source, cue, content) of what is attributed."""
    return [
        (
            text[slice(*s.source)] if s.source else None,
            " ".join(text[a:b] for a, b in s.cue),
            " … ".join(text[a:b] for a, b in s.content),
        )
        for s in read(text, role)
        if s.voice != "narrated"
    ]


CASES = [
    # what tells when or in what turn it was said stands before the subject
    ("أوضحت حينها إدارة المتحف أن الدخول مجاني.", ("إدارة المتحف", "أوضحت", "الدخول مجاني")),
    ("حذر سامي المنصور من جهته من خطورة الطريق.", ("سامي المنصور", "حذر", "خطورة الطريق")),
    # … before what is said
    ("أعلنت الفرقة الثالثة، مقتل حارسين.", ("الفرقة الثالثة", "أعلنت", "مقتل حارسين")),
    ("أعلنت وزارة النقل رسميا أمس فتح الجسر.", ("وزارة النقل", "أعلنت", "فتح الجسر")),
    # … and an auxiliary before both
    ("وكانت المبادرة قالت في تقرير سابق إن السد قديم.", ("المبادرة", "قالت", "السد قديم")),
    # a name that no table knows, and what its bearer is
    ("قال زرنوق صرصور طبيب الطوارئ بالمستشفى إن الجريح نجا.", ("زرنوق صرصور", "قال", "الجريح نجا")),
    # a relative clause before the colon, a quotation that nobody closes
    (
        "وقال المنصور، الذي زار القرية أمس: «الطريق سالك جدا هنا».",
        ("المنصور", "قال", "الطريق سالك جدا هنا"),
    ),
    ('وأضاف سامي المنصور "الطريق الجديد سالك تماما أمام كل السيارات.', (
        "سامي المنصور", "أضاف", "الطريق الجديد سالك تماما أمام كل السيارات",
    )),
    # a phrase in the middle of a clause takes all of it
    ("وأغلق المصنع، بحسب وزارة الصناعة، بعد حريق كبير.", (
        "وزارة الصناعة", "بحسب", "أغلق المصنع … بعد حريق كبير",
    )),
    ("وبحسب ما نشره، الأربعاء، موقع أخبار محلي، فإن السد قديم.", (
        "موقع أخبار محلي", "بحسب ما نشره", "السد قديم",
    )),
    # who is asked is the object, who denies names what he denies
    ("نفت إدارة النادي جميع الشائعات.", ("إدارة النادي", "نفت", "جميع الشائعات")),
    ("تتهم السلطات الكردية قوات الحدود بالتقصير.", ("السلطات الكردية", "تتهم", "قوات الحدود بالتقصير")),
    # the body that issued the statement in which it says
    ("أصدر مكتب المنصور بيانا قال فيه إن الزيارة تأجلت.", ("مكتب المنصور", "قال", "الزيارة تأجلت")),
    # a passive that names nobody, and the phrase that does
    ("وُصف اللقاء بأنه طويل، حسب ما أوردت وكالة تاس.", ("وكالة تاس", "حسب ما أوردت", "أنه طويل")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:30] for c in CASES])
def test_source_cue_and_content(text: str, wanted: tuple[str, str, str]) -> None:
    assert told(text)[0] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "أفادت منظمة غربية بأن السد قديم.",
        "أعلنت العشرات من الجمعيات رفضها المشروع.",
        "ويفيد تقرير أمني بأن السد قديم.",
        "وفق ناشط معارض في القرية، فإن السد قديم.",
        "قالت وكالات أنباء إن السد قديم.",
    ],
)
def test_bodies_people_and_reports_without_a_name_are_unnamed(text: str) -> None:
    assert [s.origin_kind for s in read(text) if s.voice != "narrated"][:1] == ["anonymous"]


def test_a_name_that_stands_behind_a_title_in_quotation_marks_is_who_speaks() -> None:
    said = read("قال المتحدث باسم «جيش النهر» مصطفى الحسين إن السد قديم.")[0]
    assert said.origin_kind == "person"


def test_the_paper_is_the_one_that_was_named() -> None:
    text = "نشرت صحيفة الشرق الأوسط تحقيقا عن السد. وقالت الصحيفة إن السد قديم."
    assert read(text)[-1].origin == read("قالت صحيفة الشرق الأوسط إن السد قديم.")[0].origin


def test_an_unnamed_carrier_is_no_link() -> None:
    said = read("نقلت وسائل إعلام عن سامي المنصور قوله إن السد قديم.")[0]
    assert len(said.chain) == 1


def test_what_the_page_recalls_may_be_quoted() -> None:
    said = [s for s in read("يشار إلى أن وزارة النقل كشفت أن الجسر قديم.") if s.voice != "narrated"]
    assert len(said) == 1
    assert said[0].origin == read("كشفت وزارة النقل أن الجسر قديم.")[0].origin


def test_this_came_in_a_statement_names_whose_the_words_before_it_are() -> None:
    text = "يفتح الجسر أبوابه في الصيف المقبل.\nجاء ذلك في بيان نشرته وزارة النقل السورية أمس."
    first, second = read(text)
    assert (first.implied, first.origin) == (True, read("قالت وزارة النقل السورية إن الجسر قديم.")[0].origin)
    assert second.voice == "narrated"


def test_this_came_in_a_statement_of_nobody_changes_nothing() -> None:
    text = "يفتح الجسر أبوابه في الصيف المقبل.\nجاء ذلك في وقت متأخر من الليل."
    assert not any(s.implied for s in read(text))


def test_a_past_verb_that_looks_like_an_imperfect_hedges_nothing() -> None:
    assert read("وقد تساءل سامي المنصور عن سبب التأخير.")[0].certainty == "asserted"
    assert read("قال سامي المنصور إن الجسر قد يفتح غدا.")[0].certainty == "hedged"


def test_a_headline_s_official_is_the_one_whom_the_page_names() -> None:
    text = "مسؤول: الجسر قديم\nقال الوزير سامي المنصور إن الجسر قديم."
    blocks = [
        Block(span=Span(0, text.index("\n")), role="headline", rule="test"),
        Block(span=Span(text.index("\n") + 1, len(text)), role="body", rule="test"),
    ]
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    assert len({s.origin for s in reading.statements}) == 1


def test_how_something_was_described_is_a_proposition_of_its_own() -> None:
    text = "أفادت وزارة النقل بأن الخطة، التي وُصفت بأنها جريئة، تشمل عشرين جسرا."
    assert [content for _, _, content in told(text)] == ["الخطة … تشمل عشرين جسرا", "وُصفت بأنها جريئة"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("شركة غاز البحر تنفي توقيع عقد مع النادي", ("شركة غاز البحر", "تنفي", "توقيع عقد مع النادي")),
        (
            "إدارة معبر الوادي تنفي رسميا الشائعات حول إغلاق الطريق",
            ("إدارة معبر الوادي", "تنفي", "الشائعات حول إغلاق الطريق"),
        ),
        ("كذّب المتحدث شائعات إغلاق الميناء.", ("المتحدث", "كذّب", "شائعات إغلاق الميناء")),
    ],
)
def test_what_is_denied_and_by_whom(text: str, wanted: tuple[str, str, str]) -> None:
    assert told(text) == [wanted]
    assert [s.certainty for s in read(text) if s.cue] == ["denied"]


def test_a_denial_ends_where_the_same_speaker_explains_something() -> None:
    text = "نفى المدير سامي المنصور إغلاق الميناء، مبينا حقيقة ما تردد عن البواخر، وأن العمل مستمر."
    assert [(s.certainty, text[slice(*s.content[0])]) for s in read(text)] == [
        ("denied", "إغلاق الميناء"),
        ("asserted", "حقيقة ما تردد عن البواخر"),
        ("asserted", "العمل مستمر"),
    ]


def test_what_something_shows_is_said_by_nobody() -> None:
    assert told("وهذا يشير إلى أن القمح وفير.") == []


def test_a_mark_that_opens_the_next_line_closes_what_was_said() -> None:
    text = 'قال المدير إن " البواخر كانت تنتظر أمام المرفأ القديم . \n" وأضاف أن العمل مستمر .'
    said = [(s.voice, text[slice(*s.content[0])]) for s in read(text)]
    assert said == [("direct", "البواخر كانت تنتظر أمام المرفأ القديم"), ("indirect", "العمل مستمر")]


def test_a_setting_that_tells_something_is_cut_off() -> None:
    text = "خلال اتصال هاتفي أجراه مع الوزير السوري سامي المنصور، تبادل الطرفان وجهات النظر."
    assert [text[slice(*s.content[0])] for s in read(text)] == [
        "خلال اتصال هاتفي أجراه مع الوزير السوري سامي المنصور",
        "تبادل الطرفان وجهات النظر",
    ]


PATTERNS = [
    "قال الوزير «نعم ", "قال (الوزير ", 'قال "نعم" و“لا” ', "قال سامي، وقال علي، ", "قال: ", "وأضاف أن القمح وفير ",
    "بحسب الوزارة، القمح، ", "جاء ذلك في بيان.\n", "وكان المجلس ", "نفى ما قيل، ", "إن «", "»، ", "أصدر بيانا قال فيه ",
]  # fmt: skip


@cache
def reader() -> AttributionReader:
    return AttributionReader(LANGUAGE, Registry(), Settings())


def calls(text: str) -> int:
    """How many function calls reading the statements of a text takes."""
    count = 0

    def tick(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    page, known = article(text), reader()
    sys.setprofile(tick)
    try:
        known.read(Text(page, LANGUAGE), [], [])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_work_grows_as_the_page(pattern: str) -> None:
    small, large = ((pattern * (size // len(pattern) + 1))[:size] for size in (1_000, 8_000))
    assert calls(large) < 8 * 1.2 * calls(small)


def test_what_stands_before_x_said_so_is_of_x_and_so_is_what_follows() -> None:
    text = (
        "تنظم بلدية الوادي معرضا للكتاب في الشهر القادم.\n"
        "أوضح ذلك المهندس سامي العمري رئيس بلدية الوادي، مشيرا إلى أن الدخول مجاني. وقال إن المعرض يقام للمرة الأولى."
    )
    found = [(s.implied, s.origin, text[s.content[0].start : s.content[-1].end]) for s in read(text)]
    person = found[-1][1]
    assert person and [implied for implied, origin, _ in found if origin == person] == [True, False, False]
    assert not any("أوضح" in content for _, _, content in found)


def test_what_is_only_recalled_is_not_said_by_who_confirms_it() -> None:
    text = "يذكر أن البلدية نظمت المعرض قبل عام.\nأكد ذلك المهندس سامي العمري رئيس بلدية الوادي."
    assert not any(s.implied for s in read(text))


@pytest.mark.parametrize(
    "second",
    [
        "وأن البلدية ستفتح الطريق غدا.",
        "كما أن العمال وصلوا إلى المدينة.",
    ],
)
def test_a_sentence_that_hangs_on_the_verb_before_goes_on(second: str) -> None:
    first, last = read(f"قال المهندس سامي العمري إن العمل سينتهي قريبا. {second}")
    assert (first.implied, last.implied, last.origin, last.rule) == (False, True, first.origin, "carried")


def test_the_first_person_after_quoted_words_is_of_who_was_quoted() -> None:
    text = 'قال المهندس سامي العمري: "الطريق مغلق". وصلنا إلى الجسر أمس.'
    first, last = read(text)
    assert (last.implied, last.origin) == (True, first.origin)
    column = f"كنت في المدينة أمس قبل المطر.\n{text}"
    assert not any(s.implied for s in read(column))


@pytest.mark.parametrize("second", ["وإن كان المطر غزيرا فالطريق مفتوح.", "وتقع المدينة في جنوب البلاد."])
def test_other_sentences_after_reported_words_are_the_page_s(second: str) -> None:
    assert not any(s.implied for s in read(f"قال المهندس سامي العمري إن العمل سينتهي قريبا. {second}"))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("زنكور لـ «الضفة»: الجسر الجديد جاهز", "زنكور", "الجسر الجديد جاهز"),
        ("الشرطة الفرنسية للسائقين: الطريق مغلق اليوم", "الشرطة الفرنسية", "الطريق مغلق اليوم"),
        ("زنكور يشكو الفريق ويؤكد تجاهل الاتحاد لرسائله", "زنكور", "تجاهل الاتحاد لرسائله"),
    ],
)
def test_headlines_name_who_speaks_before_whom_and_before_a_second_verb(text: str, source: str, content: str) -> None:
    assert [(s, c) for s, _, c in told(text, "headline")] == [(source, content)]


@pytest.mark.parametrize("text", ["نداء لوزير النقل: نريد جسرا جديدا", "وكالة الميناء 12 : 15 صباح اليوم الأول"])
def test_headlines_that_name_nobody_who_speaks(text: str) -> None:
    assert all(s.voice == "narrated" for s in read(text, "headline"))


def test_this_stays_before_its_noun_and_goes_before_a_verb() -> None:
    text = "هذا الجسر مغلق منذ عام.\nهذا وقد حضر الحفل عدد من السكان.\nهذا وينتظر السكان فتح الجسر."
    assert [text[s.content[0].start : s.content[0].end] for s in read(text)] == [
        "هذا الجسر مغلق منذ عام",
        "حضر الحفل عدد من السكان",
        "ينتظر السكان فتح الجسر",
    ]


def test_one_sentence_behind_an_open_quotation_mark_goes_on() -> None:
    text = 'قال المهندس سامي العمري: " الطريق مغلق.\nبدأ العمل فيه قبل عام كامل.\nتقع المدينة في الجنوب.'
    assert [s.implied for s in read(text)] == [False, True, False]


def test_after_that_somebody_did_something_confirms_nothing() -> None:
    assert not any(s.implied for s in read("وصل الوفد إلى المدينة أمس.\nعقب ذلك صافح المدير سامي العمري الحضور."))


def test_a_headline_s_short_name_is_the_body_that_the_text_quotes() -> None:
    lines = ["المياه الزنكورية: الشبكة جاهزة اليوم", "أعلنت شركة المياه الزنكورية أن الشبكة جاهزة منذ يوم أمس."]
    text = "\n".join(lines)
    made = article(text)
    blocks = [Block(span=b.span, role="body" if i else "headline", rule="test") for i, b in enumerate(made.blocks)]
    reading = annotator().annotate(
        Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)
    )
    assert isinstance(reading, Reading)
    first, last = reading.statements
    assert (first.voice, first.origin) == ("indirect", last.origin)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("طهران تؤكد أن الجسر مغلق منذ أمس", "طهران", "الجسر مغلق منذ أمس"),
        ("هيئة كبار الزنكوريين تدين اقتحام المتحف", "هيئة كبار الزنكوريين", "اقتحام المتحف"),
        ("باحث يطالب الوزارة بالاستفادة من الدراسة", "باحث", "الاستفادة من الدراسة"),
        ("مندوبون في أوبك: المنظمة لا تفكر في الخفض", "مندوبون في أوبك", "المنظمة لا تفكر في الخفض"),
    ],
)
def test_headlines_whose_subject_stands_before_its_verb(text: str, source: str, content: str) -> None:
    assert [(s, c) for s, _, c in told(text, "headline")] == [(source, content)]


@pytest.mark.parametrize("text", ["صورة للجسر تكشف حقائق جديدة", "غياب الصرف يهدد بحيرة الوادي"])
def test_headlines_about_things_are_told_by_the_page(text: str) -> None:
    assert all(s.voice == "narrated" for s in read(text, "headline"))
