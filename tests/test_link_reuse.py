"""Shared text is found passage by passage; names, set phrases and furniture are not shared text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tawatur.ingest.page import Page
from tawatur.language import Language
from tawatur.model import Article, Credit, Reading, Republished, Reuse, Span
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, annotate, compare_texts, find_reuses, ingest

LANGUAGE = Language("ar")
SHARED = "أعلنت البلدية أن الحديقة الشرقية ستغلق أبوابها أسبوعين لاستبدال شبكة الري القديمة وزراعة مئتي شجرة زيتون"
EDITED = "أعلنت البلدية أن الحديقة الشرقية سوف تغلق أبوابها أسبوعين لاستبدال شبكات الري القديمة وزراعة مئتي شجرة زيتون"
FIRST = "يمتد الموقع على ضفة الوادي ويقصده الزوار في عطلة الربيع من كل عام"
SECOND = "اشتكى أصحاب الأكشاك من ضيق المدة وطالبوا بتعويض عن خسارتهم"


def read(text: str, name: str = "page", **fields: str) -> Reading:
    article = ingest(Setup(), Page(input=name, kind="row", fields={"text": text, **fields}))
    assert isinstance(article, Article)
    reading = annotate(Setup(), article)
    assert isinstance(reading, Reading)
    return reading


def shared(*readings: Reading) -> list[Reuse]:
    return find_reuses(list(readings), Setup(), LoopRunner())


def passage(reuse: Reuse, *readings: Reading) -> list[tuple[str, str]]:
    texts = {r.article.id: r.article.text for r in readings}
    return [(texts[reuse.copy][a:b], texts[reuse.original or ""][c:d]) for (a, b), (c, d) in reuse.passages]


def test_a_passage_is_found_with_its_letters_on_both_pages() -> None:
    one, other = read(f"{FIRST}.\n{SHARED}."), read(f"{SHARED}.\n{SECOND}.")
    (found,) = shared(one, other)
    ((left, right),) = passage(found, one, other)
    assert left == right == SHARED
    assert found.direction == "unknown"
    assert found.rule == "near-duplicate"


def test_a_small_edit_does_not_end_a_passage() -> None:
    one, other = read(f"{FIRST}.\n{SHARED}."), read(f"{EDITED}.\n{SECOND}.")
    (found,) = shared(one, other)
    assert sorted(passage(found, one, other)[0], key=len) == [SHARED, EDITED]


def test_a_passage_does_not_cross_a_line() -> None:
    one, other = read(f"{SHARED}.\n{SECOND}."), read(f"{SHARED}.\n{SECOND}.\n{FIRST}.")
    (found,) = shared(one, other)
    assert [a for a, _ in passage(found, one, other)] == [SHARED, SECOND]


def test_unrelated_pages_share_nothing() -> None:
    assert shared(read(f"{FIRST}. {FIRST}."), read(f"{SECOND}. {SECOND}.")) == []


def test_titles_and_names_are_not_shared_text() -> None:
    official = "الرئيس الروسي فلاديمير بوتين ووزير الخارجية السوري أسعد الشيباني ووزير الدفاع الأمريكي"
    assert shared(read(f"حضر {official} {FIRST}."), read(f"استقبل {official} {SECOND}.")) == []


def test_what_only_the_pages_of_one_outlet_share_is_furniture() -> None:
    line = "هذه الزاوية مفتوحة لكل قارئ يحب الكتابة عن قريته وأهلها وسوقها في سطور قليلة من كل أسبوع"
    bodies = (FIRST, SECOND, "هطل المطر على السهل فامتلأت السواقي", "أقفل المصنع القديم أبوابه بعد نصف قرن")
    pages = [read(f"{body}. {line}.", f"p{n}", outlet="sabq.org") for n, body in enumerate(bodies)]
    assert shared(*pages) == []
    assert len(shared(*pages[:2])) == 1


def test_who_copied_whom_is_known_only_when_a_page_says_so() -> None:
    source = read(f"{SHARED}.\n{FIRST}.\n{SECOND}.", "b", outlet="sabq.org", published="2031-03-04")
    silent = read(f"{SHARED}.\n{FIRST}.", "a", outlet="okaz.com.sa", published="2031-03-03")
    assert [r.direction for r in shared(source, silent)] == ["unknown"]
    first = Republished(ref=source.article.outlet or "", evidence=Span(0, 4))
    copy = replace(silent, article=replace(silent.article, republished_from=first))
    (found,) = shared(source, copy)
    assert (found.direction, found.rule, found.relation) == ("known", "disclaimer", "shortened")
    assert found.share > 0.9
    assert (found.copy, found.original) == (copy.article.id, source.article.id)


def test_an_agency_that_is_credited_is_upstream() -> None:
    credit = [Credit(ref="agency:spa", kind="text", evidence=Span(0, 4))]
    one, other = read(f"{SHARED}.\n{FIRST}.", "a"), read(f"{SHARED}.\n{SECOND}.", "b")
    one = replace(one, article=replace(one.article, credits=credit))
    (found,) = shared(one, other)
    assert (found.direction, found.upstream, found.credited) == ("unknown", "agency:spa", [one.article.id])
    assert found.relation == "shared-agency-text"
    other = replace(other, article=replace(other.article, credits=credit))
    (found,) = shared(one, other)
    assert (found.direction, found.upstream, len(found.credited)) == ("common", "agency:spa", 2)


def test_of_several_agencies_that_one_page_credits_none_is_upstream() -> None:
    credits = [Credit(ref=ref, kind="text", evidence=Span(0, 4)) for ref in ("agency:afp", "agency:spa")]
    one, other = read(f"{SHARED}.\n{FIRST}.", "a"), read(f"{SHARED}.\n{SECOND}.", "b")
    one = replace(one, article=replace(one.article, credits=credits))
    (found,) = shared(one, other)
    assert (found.relation, found.upstream, found.direction) == ("shared-agency-text", None, "unknown")
    other = replace(other, article=replace(other.article, credits=credits[1:]))
    (found,) = shared(one, other)
    assert (found.upstream, found.direction) == ("agency:spa", "common")


def test_set_phrases_alone_are_a_formula_and_no_shared_text() -> None:
    official = "الرئيس الروسي فلاديمير بوتين ووزير الخارجية السوري أسعد الشيباني ووزير الدفاع الأمريكي"
    one, other = read(f"حضر {official} {FIRST}.", "a"), read(f"استقبل {official} {SECOND}.", "b")
    found = compare_texts(Setup(), one, other)
    assert found is not None
    assert (found.relation, found.direction, found.upstream) == ("formula", "unknown", None)
    assert [a for a, _ in passage(found, one, other)] == [official]
    assert shared(one, other) == []
    assert compare_texts(Setup(), read(FIRST, "c"), read(SECOND, "d")) is None


def test_a_statement_told_on_two_names_is_a_shared_statement() -> None:
    said = "المصنع سيوقف فرنه القديم ويسرح عماله الموسميين ثم يعيد تشغيل الخط الجديد بعد عيد الحصاد مباشرة"
    one = read(f"{FIRST}.\nقال المتحدث باسم الشركة سالم العتيق إن {said}.", "a")
    other = read(f"{SECOND}.\nوأكدت وزارة الصناعة المصرية أن {said}.", "b")
    assert [r.relation for r in shared(one, other)] == ["shared-statement"]


def test_the_later_page_stands_as_the_copy() -> None:
    early = read(f"{SHARED}.\n{FIRST}.", "z", published="2031-03-03")
    late = read(f"{SHARED}.\n{SECOND}.", "a", published="2031-03-05")
    (found,) = shared(late, early)
    assert (found.copy, found.original) == (late.article.id, early.article.id)
    assert 0 < found.share < 1


@settings(max_examples=10, deadline=None)
@given(st.permutations([f"{FIRST}.\n{SHARED}.", f"{SHARED}.\n{SECOND}.", f"{EDITED}.", f"{FIRST}.\n{SECOND}."]))
def test_the_order_of_pages_changes_nothing(texts: list[str]) -> None:
    ordered = sorted(texts)
    assert shared(*(read(t) for t in texts)) == shared(*(read(t) for t in ordered))


def test_a_long_passage_full_of_names_is_found_to_its_edges_but_a_list_of_names_is_not() -> None:
    told = (
        "دعا الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان إلى حوار بين القاهرة وأنقرة "
        "حول قواعد الصيد في شرق المتوسط"
    )
    one, other = read(f"{FIRST}.\n{told}."), read(f"{told}.\n{SECOND}.")
    (found,) = shared(one, other)
    assert passage(found, one, other) == [(told, told)]
    names = (
        "الرئيس المصري عبد الفتاح السيسي والرئيس التركي رجب طيب أردوغان والرئيس الروسي فلاديمير بوتين "
        "والرئيس الفرنسي إيمانويل ماكرون"
    )
    assert not shared(read(f"{FIRST} بحضور {names}."), read(f"{SECOND} وزار المعرض {names}."))


def test_a_list_in_other_words_is_not_shared_text() -> None:
    one = read(f"{SHARED}.\n{FIRST} مع العمل المشترك في مجالات الزراعة والصناعة والسياحة وغيرها.")
    other = read(f"{SHARED}.\n{SECOND} مع العمل المشترك في المجالات الزراعية والصناعية والسياحية وغيرها.")
    (found,) = shared(one, other)
    assert [a for a, _ in passage(found, one, other)] == [SHARED]


def test_an_edit_at_the_end_of_a_sentence_ends_a_passage() -> None:
    tail = "وأبدى سكان الحي المجاور ارتياحهم لقرار تحويل حركة المرور بعيدا عن بيوتهم"
    one = read(f"{FIRST}.\n{SHARED}. ثم {tail}.")
    other = read(f"{SHARED} كما {tail}.\n{SECOND}.")
    (found,) = shared(one, other)
    assert sorted(a for a, _ in passage(found, one, other)) == sorted([SHARED, tail])


def test_an_official_statement_that_two_pages_carry_is_shared_not_copied() -> None:
    said = (
        "الوزارة أنهت ترميم سبع مدارس ريفية وستسلم مفاتيحها إلى مديريات التعليم "
        "قبل بدء الفصل الدراسي المقبل بأسبوعين كاملين"
    )
    one = read(f"{FIRST}.\nقالت وزارة التعليم المصرية إن {said}.", "a")
    other = read(f"{SECOND}.\nوأكدت وزارة التعليم المصرية أن {said}.", "b")
    (found,) = shared(one, other)
    assert found.relation == "shared-statement"
    own = "انقطع التيار عن أحياء السهل ثلاث ساعات بعد عطل أصاب محطة التحويل القديمة قرب الجسر الحجري"
    told = [read(f"{text}.\n{own}.", name) for text, name in ((FIRST, "c"), (SECOND, "d"))]
    assert [r.relation for r in shared(*told)] == ["near-copy"]
