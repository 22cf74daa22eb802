"""Who says what: source, cue, content, origin, speaker, chain, certainty, on invented sentences."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Credit, Reading, Republished, Role, Span, Statement
from tawatur.registry import Registry
from tawatur.settings import Settings


@cache
def annotator() -> Annotator:
    return Annotator(Language("ar"), Registry(), Settings())


def article(text: str, role: Role = "body", **more: object) -> Article:
    """An article whose lines are blocks of one role."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(at, at + len(line)), role=role, rule="test"))
        at += len(line) + 1
    return Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks, **more)  # type: ignore[arg-type]


def read(text: str, role: Role = "body", **more: object) -> list[Statement]:
    reading = annotator().annotate(article(text, role, **more))
    assert isinstance(reading, Reading)
    return reading.statements


def letters(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def told(text: str, role: Role = "body", **more: object) -> list[tuple[str | None, str, str]]:
    """(source, cue, content) of what is attributed."""
    return [
        (
            letters(text, s.source),
            " ".join(text[a:b] for a, b in s.cue),
            " … ".join(text[a:b] for a, b in s.content),
        )
        for s in read(text, role, **more)
        if s.voice != "narrated"
    ]


CASES = [
    # the verb before its subject, after it, and after a subject with an apposition
    (
        "قال وزير المالية اللبناني إن الميزانية جاهزة.",
        [("وزير المالية اللبناني", "قال", "الميزانية جاهزة")],
    ),
    (
        "وزير المالية اللبناني قال إن الميزانية جاهزة.",
        [("وزير المالية اللبناني", "قال", "الميزانية جاهزة")],
    ),
    (
        "وزير المالية اللبناني، سامي المنصور، قال إن الميزانية جاهزة.",
        [("وزير المالية اللبناني، سامي المنصور", "قال", "الميزانية جاهزة")],
    ),
    # prepositions, apart and written together, and verbal nouns
    ("شدد سامي المنصور على أهمية القراءة.", [("سامي المنصور", "شدد", "أهمية القراءة")]),
    ("أفاد سامي المنصور بأن القطار تأخر.", [("سامي المنصور", "أفاد", "القطار تأخر")]),
    ("طالب سامي المنصور برفع الأجور فورا.", [("سامي المنصور", "طالب", "رفع الأجور فورا")]),
    ("أكد سامي المنصور ضرورة ترميم السور.", [("سامي المنصور", "أكد", "ضرورة ترميم السور")]),
    # quotations with a colon and without
    ("قال سامي المنصور: «لن نبيع المصنع أبدا».", [("سامي المنصور", "قال", "لن نبيع المصنع أبدا")]),
    ("قال سامي المنصور «لن نبيع المصنع أبدا».", [("سامي المنصور", "قال", "لن نبيع المصنع أبدا")]),
    ("قال سامي المنصور: “لن نبيع المصنع أبدا“.", [("سامي المنصور", "قال", "لن نبيع المصنع أبدا")]),
    # participles, and verbs that go on
    (
        "قال سامي المنصور إن البئر جفت، مضيفا أن المطر تأخر كثيرا.",
        [("سامي المنصور", "قال", "البئر جفت"), ("سامي المنصور", "مضيفا", "المطر تأخر كثيرا")],
    ),
    # repeated complementiser
    (
        "أعلن سامي المنصور أن المعرض انتهى، وأن الزوار كانوا كثيرين.",
        [("سامي المنصور", "أعلن", "المعرض انتهى"), ("سامي المنصور", "أعلن", "الزوار كانوا كثيرين")],
    ),
    # adverbial attribution after and before
    ("أغلق الميناء أبوابه، بحسب وزارة النقل.", [("وزارة النقل", "بحسب", "أغلق الميناء أبوابه")]),
    ("ووفقا لوزارة النقل، أغلق الميناء أبوابه.", [("وزارة النقل", "وفقا", "أغلق الميناء أبوابه")]),
    ("بلغ العدد عشرين، حسبما أفادت وزارة النقل.", [("وزارة النقل", "حسبما أفادت", "بلغ العدد عشرين")]),
    # relay: all its parts are the cue
    (
        "ونقلت صحيفة الشرق الأوسط عن سامي المنصور قوله إن السد ممتلئ.",
        [("سامي المنصور", "نقلت عن قوله", "السد ممتلئ")],
    ),
    # a relative clause between subject and complement
    (
        "دعا سامي المنصور، الذي يزور المدينة، إلى ترميم السور.",
        [("سامي المنصور", "دعا", "ترميم السور")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_source_cue_and_content(text: str, wanted: list[tuple[str | None, str, str]]) -> None:
    assert told(text) == wanted


SILENT = [
    "لم يؤكد سامي المنصور أن المصنع سيغلق.",  # not said
    "سيعلن سامي المنصور أن المصنع سيغلق.",  # still to come
    "يريد سامي المنصور أن يؤكد للناس صدقه.",  # wished
    "جلس سامي المنصور بين والديه وأخيه.",  # a preposition with the letters of a verb
    "وصل سامي المنصور عبر المطار الجديد.",
    "رتبت الكتب وفق الحجم في القاعة.",
    "يذكر أن المصنع أغلق قبل عام.",  # the page's own voice
    "هل قال سامي المنصور إن المصنع أغلق؟",  # asked
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_attributed(text: str) -> None:
    assert told(text) == []


def test_the_outlet_answers_for_what_it_narrates() -> None:
    text = "أغلق المصنع أبوابه أمس. وقال سامي المنصور إن السبب غامض."
    statements = read(text, outlet="outlet:al-arabiya")
    assert (statements[0].voice, statements[0].origin) == ("narrated", "outlet:al-arabiya")
    assert statements[0].chain == []
    assert [h.authority for h in statements[1].chain] == [statements[1].origin]


def test_a_dropped_subject_is_the_last_one_who_agrees() -> None:
    text = "قالت وزارة النقل إن الطريق سالك. وقال سامي المنصور إن الجسر متين. وأضافت أن العمل مستمر."
    ministry, person, more = read(text)
    assert more.origin == ministry.origin != person.origin
    assert more.source is None


def test_who_reports_is_the_origin_and_whose_act_it_is_the_speaker() -> None:
    text = "قال الكرملين في بيان إن بوتين أكد دعمه للاتفاق."
    (statement,) = read(text)
    assert (statement.origin, statement.speaker and statement.speaker.ref) == ("body:kremlin", "person:vladimir-putin")
    assert letters(text, statement.content[0]) == "دعمه للاتفاق"
    assert statement.channel == "statement"


def test_an_agency_carries_what_it_relays_and_answers_for_what_it_says() -> None:
    relayed = read("ونقلت وكالة رويترز عن سامي المنصور قوله إن السد ممتلئ.")[0]
    assert [h.authority for h in relayed.chain] == ["agency:reuters", relayed.origin]
    told_first = read("ووفقا لوكالة رويترز، قال سامي المنصور إن السد ممتلئ.")[0]
    assert [h.authority for h in told_first.chain] == ["agency:reuters", told_first.origin]
    own = read("ذكرت وكالة رويترز أن السد ممتلئ.")[0]
    assert (own.origin, own.origin_kind) == ("agency:reuters", "agency")


def test_a_reprint_and_its_agency_stand_in_the_chain() -> None:
    text = "قال سامي المنصور إن السد ممتلئ."
    credit = [Credit(ref="agency:afp", kind="text", from_=None, evidence=None)]
    (statement,) = read(text, outlet="outlet:a", republished_from=Republished(ref="outlet:b"), credits=credit)
    assert [(h.relation, h.authority) for h in statement.chain] == [
        ("reprints", "outlet:b"),
        ("relays", "agency:afp"),
        ("quotes", statement.origin),
    ]


def test_unnamed_sources_of_a_page_are_one_origin() -> None:
    text = "كشف مصدر أمني أن اللص هرب. وأفادت مصادر محلية بأن الشرطة تبحث عنه."
    first, second = read(text)
    assert first.origin == second.origin == "anon:" + "a" * 16 + ":1"
    assert first.anonymous and second.origin_kind == "anonymous"


def test_joint_sources_have_one_statement_each() -> None:
    text = "قال سامي المنصور وهدى الحداد إن السور مائل."
    one, other = read(text)
    assert one.content == other.content
    assert one.joint == [other.id] and other.joint == [one.id]
    assert {letters(text, one.source), letters(text, other.source)} == {"سامي المنصور", "هدى الحداد"}


def test_denials_and_hedges() -> None:
    (denied,) = read("نفى سامي المنصور أن المصنع أغلق.")
    assert (denied.certainty, denied.act, denied.polarity) == ("denied", "deny", "negative")
    (hedged,) = read("قال سامي المنصور إن المصنع قد يغلق قريبا.")
    assert hedged.certainty == "hedged" and hedged.hedges
    (plain,) = read("بحسب وزارة النقل، أغلق الميناء أبوابه.")
    assert plain.certainty == "asserted"


def test_a_headline_names_who_speaks_before_a_colon() -> None:
    text = "سامي المنصور: مستعدون للحوار ونرفض التهديد"
    assert told(text, "headline") == [
        ("سامي المنصور", ":", "مستعدون للحوار"),
        ("سامي المنصور", ":", "نرفض التهديد"),
    ]
    assert told("الرياض: افتتاح المعرض السنوي للكتاب", "headline") == []


def test_a_quotation_is_not_cut_at_the_stops_inside_it() -> None:
    text = "قال سامي المنصور: «المصنع لن يغلق أبدا. العمال باقون هنا»."
    assert told(text) == [
        ("سامي المنصور", "قال", "المصنع لن يغلق أبدا"),
        ("سامي المنصور", "قال", "العمال باقون هنا"),
    ]
    assert {s.voice for s in read(text)} == {"direct"}


def test_an_account_of_a_meeting_goes_on() -> None:
    text = (
        "قال الكرملين في بيان إن بوتين أجرى اتصالا هاتفيا مع ضيفه وأكد له دعم المشروع.\n"
        "وشدد بوتين على ضرورة استمرار العمل.\nكما تناول الاتصال أسعار القمح هذا الموسم."
    )
    later = [s for s in read(text) if s.implied]
    assert {s.origin for s in later} == {"body:kremlin"}
    assert [s.speaker.ref if s.speaker else None for s in later] == ["person:vladimir-putin", None]


def test_what_a_person_says_to_the_press_is_his_own() -> None:
    text = "قال الكرملين في بيان إن بوتين أجرى اتصالا هاتفيا.\nوقال بوتين في مؤتمر صحفي إن القمح كثير."
    assert [s.origin for s in read(text)] == ["body:kremlin", "person:vladimir-putin"]


def test_a_post_is_its_author_s() -> None:
    text = "الوزير يؤكد دعم المزارعين. #قمح\n— سامي المنصور (@sami) February 12, 2025"
    first, second = text.split("\n")
    author = "سامي المنصور (@sami)"
    blocks = [
        Block(span=Span(0, len(first)), role="embed", rule="test", author=author),
        Block(span=Span(len(first) + 1, len(text)), role="embed", rule="test", author=author),
    ]
    page = Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)
    reading = annotator().annotate(page)
    assert isinstance(reading, Reading)
    (statement,) = reading.statements
    assert letters(text, statement.source) == "سامي المنصور"
    assert statement.chain[-1].relation == "embeds"
    assert letters(text, statement.content[0]) == "دعم المزارعين"
    assert second in text


MORE = [
    # verbs that no table lists cut at «and», with and without a comma
    (
        "قالت وزارة النقل إن الصخرة الكبيرة انزلقت فجأة واخترقت السياج.",
        [("وزارة النقل", "قالت", "الصخرة الكبيرة انزلقت فجأة"), ("وزارة النقل", "قالت", "اخترقت السياج")],
    ),
    (
        "قال سامي المنصور إن البئر جفت هذا العام ولم تعد صالحة.",
        [("سامي المنصور", "قال", "البئر جفت هذا العام"), ("سامي المنصور", "قال", "لم تعد صالحة")],
    ),
    (
        "قال سامي المنصور إن المطر تأخر كثيرا، الأمر الذي أقلق المزارعين.",
        [("سامي المنصور", "قال", "المطر تأخر كثيرا"), ("سامي المنصور", "قال", "الأمر الذي أقلق المزارعين")],
    ),
    # a noun that only looks like a verb is no proposition
    (
        "أكد سامي المنصور دعم الأسواق وسيادتها.",
        [("سامي المنصور", "أكد", "دعم الأسواق وسيادتها")],
    ),
    # a document with the body that issued it, an unnamed source with its place
    (
        "كشف التقرير الصادر عن وزارة النقل أن الجسور قديمة.",
        [("التقرير الصادر عن وزارة النقل", "كشف", "الجسور قديمة")],
    ),
    ("قالت مصادر في وزارة النقل إن الجسور قديمة.", [("مصادر في وزارة النقل", "قالت", "الجسور قديمة")]),
    ("قال مصدر رفض كشف اسمه إن الجسور قديمة.", [("مصدر", "قال", "الجسور قديمة")]),
    # the outlet that was spoken to is no part of the source, nor is the one accused
    ("قال سامي المنصور لوكالة رويترز إن السد ممتلئ.", [("سامي المنصور", "قال", "السد ممتلئ")]),
    ("اتهم الحزب خصومه بالتزوير.", [("الحزب", "اتهم", "خصومه بالتزوير")]),
    ("شكر سامي المنصور جميع العمال.", [("سامي المنصور", "شكر", "جميع العمال")]),
    # «and» with a verb of adding needs no comma
    (
        "قال سامي المنصور إن البئر جفت وأضاف أن المطر تأخر.",
        [("سامي المنصور", "قال", "البئر جفت"), ("سامي المنصور", "أضاف", "المطر تأخر")],
    ),
    # a phrase behind a comma and «and» opens a clause of its own
    (
        "أعلنت وزارة النقل فتح الجسر، وبحسب وزارة المالية تأخر العمل عاما.",
        [("وزارة النقل", "أعلنت", "فتح الجسر"), ("وزارة المالية", "بحسب", "تأخر العمل عاما")],
    ),
    # who says it stands behind it, in a participle of its own, or is the sentence's first party
    ("الجسر سليم تماما ولا خطر فيه، يقول سامي المنصور.", [("سامي المنصور", "يقول", "الجسر سليم تماما ولا خطر فيه")]),
    ("اكتفت وزارة النقل بالقول إن الجسر سليم.", [("وزارة النقل", "القول", "الجسر سليم")]),
    ("ظهر سامي المنصور في المقطع وهو يقول إن الجسر سليم.", [("سامي المنصور", "يقول", "الجسر سليم")]),
    ("تزامن ذلك مع إعلان وزارة النقل أن الجسر سليم.", [("وزارة النقل", "إعلان", "الجسر سليم")]),
    # somebody who asked not to be named, and a clause that another one's words stand against
    ("أكد مصدر حكومي، طلب عدم كشف هويته، تسلم الهدية أمس.", [("مصدر حكومي", "أكد", "تسلم الهدية أمس")]),
    (
        "وبينما تقول وزارة النقل إن الجسر سليم، تتحدث قناة الجزيرة عن شقوق كبيرة.",
        [("وزارة النقل", "تقول", "الجسر سليم"), ("قناة الجزيرة", "تتحدث", "شقوق كبيرة")],
    ),
    # an agency that is quoted for somebody
    (
        "ارتفع عدد الزوار، وفق ما نقلته وكالة رويترز عن وزارة النقل.",
        [("وزارة النقل", "وفق ما نقلته عن", "ارتفع عدد الزوار")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), MORE, ids=[c[0] for c in MORE])
def test_where_sources_and_propositions_end(text: str, wanted: list[tuple[str | None, str, str]]) -> None:
    assert told(text) == wanted


NAMELESS = [
    "يقول معارضون إن الجسر أغلق.",
    "نقل مراسل الصحيفة عن ناجين قولهم إن الجسر أغلق.",
    "قالت الطالبة إن الجسر أغلق.",
    "طالب المتظاهرون بإغلاق الجسر.",
    "قال زوج المعلمة إن الجسر أغلق.",
]


@pytest.mark.parametrize("text", NAMELESS)
def test_people_without_a_name_are_unnamed(text: str) -> None:
    assert {(s.anonymous, s.origin_kind) for s in read(text) if s.voice != "narrated"} == {(True, "anonymous")}


def test_a_noun_goes_back_to_the_one_it_was_said_of() -> None:
    text = "قالت طالبة إن الدرس تأخر. وقال سامي المنصور إن الباص تعطل. وأضافت الطالبة أن المعلم غاب."
    girl, man, again = read(text)
    assert girl.origin == again.origin != man.origin


def test_a_report_is_its_issuer_s_wherever_it_is_named() -> None:
    text = "كشف التقرير الصادر عن وزارة النقل أن الجسور قديمة. وقال سامي المنصور إن السد متين."
    text += " وأكد التقرير أن الطرق سليمة."
    first, man, again = read(text)
    assert first.origin == again.origin != man.origin


def test_a_statement_is_not_that_of_whoever_is_named_before_it() -> None:
    text = "بحث الكرملين أسعار القمح مع حركة النور، وبحسب بيان نشرته وزارة النقل فإن الجسر سليم."
    assert read(text)[-1].origin == read("قالت وزارة النقل إن الجسر سليم.")[0].origin


def test_an_agency_that_tells_what_somebody_said_is_a_link() -> None:
    (statement,) = read("وذكرت وكالة رويترز أن بوتين قال إن القمح كثير.")
    assert statement.origin == "person:vladimir-putin"
    assert [h.authority for h in statement.chain] == ["agency:reuters", "person:vladimir-putin"]


def test_a_capital_that_speaks_is_its_government() -> None:
    assert read("احتجت بكين على ارتفاع الأسعار.")[0].origin == "body:china-government"


def test_a_reporter_stands_for_the_agency() -> None:
    assert read("أفاد مراسل رويترز بأن الجسر أغلق.")[0].origin == "agency:reuters"


def test_who_is_described_does_not_describe() -> None:
    assert [s.source for s in read("وصف سامي المنصور بأنه صديق المزارعين.") if s.voice != "narrated"] in ([], [None])


def test_a_mark_without_a_partner_turns_no_other() -> None:
    text = 'يقول سامي المنصور : " الجسر سليم تماما اليوم وقال " السد ممتلئ حتى حافته " .'
    assert ("سامي المنصور", "قال", "السد ممتلئ حتى حافته") in [
        ("سامي المنصور", cue, content) for _, cue, content in told(text)
    ]


def test_a_number_between_blanks_ends_no_sentence() -> None:
    text = "وزار 2 . 5 مليون ضيف المعرض , بحسب وزارة النقل ."
    assert told(text) == [("وزارة النقل", "بحسب", "زار 2 . 5 مليون ضيف المعرض")]


def test_who_is_called_upon_does_not_call() -> None:
    text = "قال سامي المنصور إن الجسر قديم. ودعا المتنزهين إلى الحذر الشديد. وطالب السلطات بإصلاح الجسر القديم."
    man, hikers, bodies = read(text)
    assert {man.origin, hikers.origin, bodies.origin} == {man.origin}
    assert hikers.source is None and bodies.source is None
    assert told("طالب السكان بإصلاح الجسر القديم.") == [("السكان", "طالب", "إصلاح الجسر القديم")]


def test_a_remark_behind_what_is_no_clause_is_the_page_s() -> None:
    text = "احتج سامي المنصور على تأخر الحافلة، وذلك بعد أن تعطلت مرتين."
    said, remark = read(text)
    assert (letters(text, said.content[0]), said.voice) == ("تأخر الحافلة", "indirect")
    assert (letters(text, remark.content[0]), remark.voice) == ("تعطلت مرتين", "narrated")


def test_the_page_s_own_words_are_cut_too() -> None:
    text = "فتح المعرض أبوابه، حيث بدأ الزوار بالتوافد، قبل أن تغلق القاعة الكبرى، وهو إجراء قديم."
    assert [letters(text, s.content[0]) for s in read(text)] == [
        "فتح المعرض أبوابه",
        "بدأ الزوار بالتوافد",
        "تغلق القاعة الكبرى",
        "هو إجراء قديم",
    ]


def test_the_police_is_a_body_of_its_own_and_the_ministry_the_one_named() -> None:
    assert read("قالت الشرطة إن اللص هرب.")[0].origin_kind == "organisation"
    text = "التقى سامي المنصور وفد وزارة النقل. وقالت الوزارة إن الجسر قديم."
    assert read(text)[-1].origin == read("قالت وزارة النقل إن الجسر قديم.")[0].origin


def test_a_second_title_is_no_second_speaker() -> None:
    text = "قال الدكتور سامي المنصور رئيس الجامعة وعضو المجلس الأعلى إن الدرس تأخر."
    assert len(read(text)) == 1
    first, second = read("قال سامي المنصور ووزير الخارجية السوري إن الدرس تأخر.")
    assert first.origin != second.origin


WORDS = [
    "قال", "وأكد", "مضيفا", "إن", "أن", "وأن", "بأن", "على", "عن", "بحسب", "وفقا", "لوزارة", "النقل", "سامي", "المنصور",
    "و", "ف", "ل", "نقلت", "وكالة", "رويترز", "قوله", "الذي", "كما", "حيث", "مع", "تأكيد", "«", "»", '"', "“", "”", ":",
    "،", ".", "؟", "(", ")", "\n", "مصدر", "البيان", "لم", "قد", "كل", "من", "جاء", "في", "يذكر", "الجسر", "فتح", "رد",
    "وجدد", "التأكيد", "بما", "ذلك", "12", "a", "#", "—",
]  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=45), st.sampled_from(["body", "headline", "summary", "teaser"]))
def test_laws(words: list[str], role: Role) -> None:
    text = " ".join(words)
    page = article(text, role)
    for statement in read(text, role):
        spans = [*statement.content, *statement.cue, *statement.quotes, *statement.hedges]
        spans += [s for s in (statement.source, statement.speaker and statement.speaker.span) if s]
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert "\n" not in text[span.start : span.end]
            assert any(b.span.start <= span.start and span.end <= b.span.end for b in page.blocks)
        assert statement.content and statement.rule
        for span in statement.content:
            assert text[span.start] not in ' "«»“”.،' and text[span.end - 1] not in ' "«»“”.،'
        if statement.voice == "narrated":
            assert statement.chain == [] and statement.cue == [] and statement.source is None
        assert (statement.origin is None) == (statement.origin_kind is None)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(read(text), list)


def test_reading_twice_is_the_same() -> None:
    text = "\n".join(case[0] for case in CASES)
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (  # a future behind «and» opens a proposition; a noun that begins alike does not
            "قال الوزير إن المصنع جاهز تماما وسيبدأ العمل غدا.",
            ["المصنع جاهز تماما", "سيبدأ العمل غدا"],
        ),
        ("أكد الوزير أن البلاد تصون وحدة أراضيها وسيادتها.", ["البلاد تصون وحدة أراضيها وسيادتها"]),
        (  # «but they», «but rather» stay with what follows
            "قال الوزير إن المزارعين تعبوا كثيرا، لكنهم حصدوا القمح.",
            ["المزارعين تعبوا كثيرا", "لكنهم حصدوا القمح"],
        ),
        # a condition goes with its main clause
        ("قال الوزير إنه إذا سقط المطر فإن القمح سيكثر.", ["إنه إذا سقط المطر فإن القمح سيكثر"]),
        # two verbs that share what follows
        ("قال الوزير إن الباب الكبير يفتح ويغلق عند المدخل.", ["الباب الكبير يفتح ويغلق عند المدخل"]),
        # «in order to» is no verb of the first person
        ("قال الوزير إن البلاد شيدت مصنعا كبيرا، لنشر الصناعة.", ["البلاد شيدت مصنعا كبيرا، لنشر الصناعة"]),
        # a noun besides is of the same proposition
        (
            "قال الوزير إن البلاد تزرع القمح، إضافة إلى الشعير الأبيض.",
            ["البلاد تزرع القمح، إضافة إلى الشعير الأبيض"],
        ),
        # what the one who is quoted says of his own saying is no part of it
        ('قال الوزير: "نؤكد أن القمح وفير هذا العام".', ["القمح وفير هذا العام"]),
        # «had already» is no second «that»
        ("قال الوزير إن الطبيب سبق وأن زار القرية.", ["الطبيب سبق وأن زار القرية"]),
    ],
)
def test_what_is_said_is_cut_at_its_predicates(text: str, contents: list[str]) -> None:
    assert [content for _, _, content in told(text)] == contents


@pytest.mark.parametrize(
    ("text", "content", "certainty"),
    [
        ("قال متحدث باسم الوزارة إنه لا صحة لما تردد عن إغلاق الميناء.", "ما تردد عن إغلاق الميناء", "denied"),
        ("نقلت وكالة رويترز عن مصدر أمني نفيه وقوع انفجار.", "وقوع انفجار", "denied"),
        ('قال الوزير: "أعتقد أن القمح سيكثر".', "القمح سيكثر", "hedged"),
        ("قال الوزير إن العمل توقف، وقد يستمر التوقف أياما.", "قد يستمر التوقف أياما", "hedged"),
        ("قال الوزير إن المخزون يزيد فيما يبدو.", "المخزون يزيد فيما يبدو", "hedged"),
    ],
)
def test_doubt_and_denial_are_read_around_what_is_said(text: str, content: str, certainty: str) -> None:
    found = [s for s in read(text) if "".join(text[a:b] for a, b in s.content) == content]
    assert [s.certainty for s in found] == [certainty]
