"""Conflicts: what does not fit is shown, and what only looks so is not."""

from __future__ import annotations

from typing import Any

import pytest

from corroborate_cases import Page, claim_with, conflicts, corroborate, same, speaker, two_pages
from tawatur.model import Dossier, Mention, Span

KREMLIN, SYRIA = "body:kremlin", "body:syria-presidency"
PUTIN, SHARAA = "person:vladimir-putin", "person:ahmad-al-sharaa"


def test_a_weak_verb_is_known_under_its_negation() -> None:
    dossier, left, right = two_pages("انهار سد الوادي بسبب الأمطار", "لم ينهر سد الوادي بسبب الأمطار")
    assert not same(dossier, left, right)
    assert conflicts(dossier, "denial")


def test_one_place_under_two_names_is_no_conflict() -> None:
    a, b = Page("a"), Page("b")
    a.say("افتتاح مصنع الزجاج الكبير في حمص", names={"حمص": "place:homs"})
    b.say("افتتاح مصنع الزجاج الكبير في مدينة حمص", names={"مدينة حمص": "place:homs-sy"})
    assert not corroborate(a, b).conflicts


def test_two_cities_for_one_thing_conflict() -> None:
    a, b = Page("a"), Page("b")
    a.say("افتتاح مصنع الزجاج الكبير في حمص", names={"حمص": "place:homs"})
    b.say("افتتاح مصنع الزجاج الكبير في حلب", names={"حلب": "place:aleppo"})
    [found] = conflicts(corroborate(a, b), "place")
    assert {v.value for v in found.values} == {"place:homs", "place:aleppo"}


def test_one_sentence_of_two_states_is_two_claims() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("تراجع أرباح مصانع الزجاج في روسيا", names={"روسيا": "state:russia"})
    right = b.say("تراجع أرباح مصانع الزجاج في سوريا", names={"سوريا": "state:syria"})
    dossier = corroborate(a, b)
    assert not same(dossier, left, right)
    assert not dossier.conflicts


def test_two_days_of_the_calendar_conflict_and_a_looser_time_agrees_with_both() -> None:
    a, b, c = Page("a"), Page("b"), Page("c")
    a.say("التقى الوفد التجاري عمدة الجزيرة في 28 يناير", days={"28 يناير": "2031-01-28"})
    b.say("التقى الوفد التجاري عمدة الجزيرة في 29 يناير", days={"29 يناير": "2031-01-29"})
    c.say("التقى الوفد التجاري عمدة الجزيرة نهاية يناير", days={"نهاية يناير": "2031-01-21/2031-01-31"})
    [found] = conflicts(corroborate(a, b, c), "date")
    assert (found.severity, found.verdict) == ("high", "contradiction")
    assert sorted(v.value for v in found.values) == ["2031-01-28", "2031-01-29"]
    assert [e.article for e in found.compatible] == [c.id]


def test_days_told_from_the_day_of_the_page_do_not_conflict() -> None:
    a, b = Page("a"), Page("b")
    a.say("التقى الوفد التجاري عمدة الجزيرة أمس", days={"أمس": "2031-03-09"})
    b.say("التقى الوفد التجاري عمدة الجزيرة اليوم", days={"اليوم": "2031-03-10"})
    assert not conflicts(corroborate(a, b), "date")


def test_two_numbers_of_one_thing_conflict() -> None:
    dossier = corroborate(*_counted("2031-03-10", "2031-03-10"))
    [found] = conflicts(dossier, "number")
    assert (found.verdict, sorted(v.value for v in found.values)) == ("contradiction", [12, 15])


def test_a_toll_that_rises_from_day_to_day_is_an_update() -> None:
    [found] = conflicts(corroborate(*_counted("2031-03-10", "2031-03-12")), "number")
    assert found.verdict == "update"


def _counted(first: str, second: str) -> tuple[Page, Page]:
    a, b = Page("a", first), Page("b", second)
    a.say("غرق 12 قتيلا في فيضان وادي النخيل", counts={"12 قتيلا": (12, "killed")})
    b.say("غرق 15 قتيلا في فيضان وادي النخيل", counts={"15 قتيلا": (15, "killed")})
    return a, b


def test_what_one_day_says_and_what_the_next_adds_are_two_conflicts() -> None:
    a, b, c = *_counted("2031-03-10", "2031-03-10"), Page("c", "2031-03-12")
    c.say("ارتفع عدد قتلى فيضان وادي النخيل إلى 21 قتيلا", counts={"21 قتيلا": (21, "killed")})
    found = {k.verdict: sorted(str(v.value) for v in k.values) for k in conflicts(corroborate(a, b, c), "number")}
    assert found == {"contradiction": ["12", "15"], "update": ["21", "[12, 15]"]}


def test_people_are_counted_by_what_befell_them() -> None:
    a, b = Page("a"), Page("b")
    a.say("قتل 12 شخصا في فيضان وادي النخيل", counts={"12 شخصا": (12, "people")})
    b.say("سقوط 15 قتيلا في فيضان وادي النخيل", counts={"15 قتيلا": (15, "killed")})
    assert len(conflicts(corroborate(a, b), "number")) == 1


def test_numbers_in_the_body_of_one_page_are_of_two_things() -> None:
    a = Page("a")
    a.say("غرق 12 قتيلا في فيضان وادي النخيل", counts={"12 قتيلا": (12, "killed")})
    a.say("غرق 15 قتيلا في فيضان وادي النخيل", counts={"15 قتيلا": (15, "killed")})
    assert not corroborate(a).conflicts


def test_numbers_of_two_subjects_do_not_conflict() -> None:
    a, b = Page("a"), Page("b")
    a.say("سجلت أرباح شركة الزجاج تراجعا 12 بالمئة خلال الربع", counts={"12 بالمئة": (12, "percent")})
    b.say("سجلت أرباح شركة الحديد تراجعا 15 بالمئة خلال الربع", counts={"15 بالمئة": (15, "percent")})
    assert not corroborate(a, b).conflicts


def test_said_and_denied() -> None:
    dossier, _, _ = two_pages("وصلت سفينة الحبوب إلى الميناء", "لم تصل سفينة الحبوب إلى الميناء")
    [found] = conflicts(dossier, "denial")
    assert {v.value for v in found.values} == {"negative", "positive"}


def test_a_denied_statement_stands_against_the_one_that_says_it() -> None:
    a, b = Page("a"), Page("b")
    a.say("بيع مصنع الورق القديم", KREMLIN)
    denied = b.say("بيع مصنع الورق القديم", SYRIA, certainty="denied")
    dossier = corroborate(a, b)
    assert conflicts(dossier, "denial")
    assert any(x.statement == denied and x.relation == "denies" for c in dossier.claims for x in c.linked)


def test_opposite_words() -> None:
    dossier, _, _ = two_pages("ارتفع سعر القمح في الميناء", "انخفض سعر القمح في الميناء")
    assert conflicts(dossier, "fact")


def test_a_promise_and_readiness_are_two_acts() -> None:
    a, b = Page("a"), Page("b")
    a.say("التزام بلاده بترميم جسر الوادي القديم", KREMLIN, speaker=speaker(PUTIN))
    b.say("استعداد بلاده لترميم جسر الوادي القديم", KREMLIN, speaker=speaker(PUTIN))
    [found] = conflicts(corroborate(a, b), "act")
    assert sorted(v.value for v in found.values) == ["commit", "state-readiness"]


def test_agreed_by_one_party_and_discussed_by_the_other() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("اتفق الوزيران على مد أنبوب المياه إلى الجزيرة", KREMLIN)
    right = b.say("بحث الوزيران مد أنبوب المياه إلى الجزيرة", SYRIA)
    dossier = corroborate(a, b)
    assert not same(dossier, left, right)
    assert [sorted(v.value for v in k.values) for k in conflicts(dossier, "act")] == [["agree", "discuss"]]


def test_a_demand_and_an_offer_do_not_fit() -> None:
    a, b = Page("a"), Page("b")
    a.say("طالبت الجزيرة بتسليم أرشيف السفينة الغارقة", "person:0011")
    b.say("عرضت الشركة تسليم أرشيف السفينة الغارقة", "person:0022")
    [found] = conflicts(corroborate(a, b), "fact")
    assert sorted(v.value for v in found.values) == ["demand", "offer"]


def test_all_and_some_differ_in_scope() -> None:
    a, b = Page("a"), Page("b")
    a.say("مشاركة جميع النقابات في مهرجان الربيع", KREMLIN)
    b.say("مشاركة بعض النقابات في مهرجان الربيع", KREMLIN)
    [found] = conflicts(corroborate(a, b), "scope")
    assert {v.value for v in found.values} == {"all", "some"}


def test_first_contact_against_an_earlier_visit() -> None:
    a, b = Page("a"), Page("b")
    names = {"روسيا": "state:russia", "سوريا": "state:syria"}
    a.say("أول تواصل بين روسيا وسوريا منذ عام", names=names)
    earlier = b.say("زيارة وفد من روسيا إلى سوريا في يناير", names=names, days={"يناير": "2031-01-01/2031-01-31"})
    [found] = conflicts(corroborate(a, b, without=[earlier]), "scope")
    assert {v.value for v in found.values} == {"first", "earlier"}


def test_one_party_on_the_other_told_as_a_fact() -> None:
    a, b = Page("a"), Page("b")
    a.say("دعوة وزير الزراعة لزيارة مصانع السكر", act="invite")
    b.say("دعوة وزير الزراعة لزيارة مصانع السكر الكبرى", SYRIA, speaker=speaker(PUTIN), act="invite")
    [found] = conflicts(corroborate(a, b), "attribution")
    assert {v.value for v in found.values} == {"narrated", SYRIA}


def test_a_summary_that_turns_talk_into_a_pledge() -> None:
    a = Page("a")
    bent = a.say("تأكيد دورها في ترميم سوق النحاسين القديم", KREMLIN, role="summary", act="affirm")
    told = a.say("ناقش الاجتماع دورها في ترميم سوق النحاسين القديم")
    dossier = corroborate(a)
    [found] = conflicts(dossier, "act")
    assert {i for v in found.values for i in v.statements} == {bent, told}
    assert (bent, "distorts") in [(x.statement, x.relation) for x in claim_with(dossier, told).linked]


def test_two_quotations_of_the_same_words() -> None:
    a, b = Page("a"), Page("b")
    a.say("سنرمم سوق النحاسين القديم لأن أهله صبروا طويلا", SYRIA, voice="direct")
    b.say("سنرمم سوق النحاسين القديم خدمة لزواره الكرام", SYRIA, voice="direct")
    [found] = conflicts(corroborate(a, b), "wording")
    assert len(found.values) == 2


def test_an_empty_event_has_an_empty_dossier() -> None:
    dossier = corroborate(Page("a"))
    assert (dossier.claims, dossier.conflicts, dossier.omissions) == ([], [], [])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("سعر الطن في سوق الشركة الشرقية 12 ريالا", "سعر الطن عند المصنع الغربي الجديد 15 ريالا"),
        ("للفائز بالمركز الأول جائزة قدرها 12 ريالا", "للفائز بالمركز الثاني جائزة قدرها 15 ريالا"),
        ("تراجع قرض المقيمين إلى 12 ريالا", "تراجع قرض غير المقيمين إلى 15 ريالا"),
    ],
)
def test_numbers_that_measure_two_things_do_not_conflict(first: str, second: str) -> None:
    a, b = Page("a"), Page("b")
    a.say(first, counts={"12 ريالا": (12, "riyal")})
    b.say(second, counts={"15 ريالا": (15, "riyal")})
    assert not corroborate(a, b).conflicts


def test_the_end_of_a_figure_is_no_number() -> None:
    a, b = Page("a"), Page("b")
    a.say("صرف تعويض السوق القديم وقدره 2،804،130 ريال", counts={"130 ريال": (130, "riyal")})
    b.say("صرف تعويض السوق القديم وقدره 2,804,130 ريال", counts={"2,804,130 ريال": (2804130, "riyal")})
    assert not corroborate(a, b).conflicts


def test_a_page_that_gives_both_values_tells_of_two_things() -> None:
    a, b = Page("a"), Page("b")
    for page in (a, b):
        page.say("نمت تجارة التمور الجافة 12 بالمئة", counts={"12 بالمئة": (12, "percent")})
        page.say("نمت تجارة التمور 15 بالمئة", counts={"15 بالمئة": (15, "percent")})
    assert not conflicts(corroborate(a, b), "number")


def test_a_quarter_point_is_twenty_five_basis_points() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("المصرف يخفض سعر الفائدة ربع نقطة", counts={"ربع نقطة": (0.25, "point")})
    right = b.say("خفض المصرف سعر الفائدة 25 نقطة أساس", counts={"25 نقطة أساس": (25, "point")})
    dossier = corroborate(a, b)
    assert same(dossier, left, right)
    assert not dossier.conflicts


def test_a_thing_with_the_article_is_no_act() -> None:
    a, b = Page("a"), Page("b")
    a.say("شاهد الطالب لوحة السفينة الغارقة في المعرض")
    b.say("ضم العرض لوحة السفينة الغارقة في المعرض")
    assert not corroborate(a, b).conflicts


def test_what_somebody_failed_in_stands_behind_the_preposition() -> None:
    dossier, _, _ = two_pages("فشل التجار أمس في جمع المحصول", "التجار يفشلون في جمع المحصول")
    assert not conflicts(dossier, "denial")


def test_lists_of_places_do_not_conflict() -> None:
    a, b = Page("a"), Page("b")
    a.say("هطول مطر غزير في حمص ودرعا", names={"حمص": "place:homs", "درعا": "place:daraa-region"})
    b.say("هطول مطر غزير في حلب ودرعا", names={"حلب": "place:aleppo", "درعا": "place:daraa-region"})
    assert not conflicts(corroborate(a, b), "place")


def test_a_clause_at_the_end_is_no_denial() -> None:
    words = "تبدأ بطولة الزوارق في البحيرة صباح السبت بمشاركة أندية كثيرة"
    dossier, _, _ = two_pages(f"{words} ما لم تهطل الأمطار", f"{words} إن هطلت الأمطار")
    assert not conflicts(dossier, "denial")


def test_what_does_not_stop_goes_on() -> None:
    dossier, _, _ = two_pages("لا يتوقف العمل في منجم الملح القديم", "استمرار العمل في منجم الملح القديم")
    assert not conflicts(dossier, "fact")


def test_a_page_that_says_both_opposites_tells_of_two_things() -> None:
    a, b = Page("a"), Page("b")
    for page in (a, b):
        page.say("ارتفع سعر القمح في الميناء")
        page.say("انخفض سعر القمح في الميناء")
    assert not conflicts(corroborate(a, b), "fact")


def test_two_spellings_of_one_name_are_no_conflict() -> None:
    a, b = Page("a"), Page("b")
    for page, name, ref in ((a, "سالم الورد", "person:0011"), (b, "سليم الورد", "person:0022")):
        page.say(f"افتتح العمدة {name} معرض الزجاج في المتحف", names={name: ref})
        title = page._at("العمدة", Span(0, 0))
        page.mentions.append(
            Mention(span=title, kind="office", form="title", rule="test", ref="office:mayor", stands_for=ref)
        )
    assert not conflicts(corroborate(a, b), "identity")


def test_one_figure_with_two_separators_is_no_conflict() -> None:
    a, b = Page("a"), Page("b")
    a.say("صرف تعويض السوق القديم وقدره 973.092 ريال", counts={"973.092 ريال": (973.092, "riyal")})
    b.say("صرف تعويض السوق القديم وقدره 973,092 ريال", counts={"973,092 ريال": (973092, "riyal")})
    assert not corroborate(a, b).conflicts


def test_what_one_man_demands_and_offers_is_no_bargain() -> None:
    a, b = Page("a"), Page("b")
    a.say("طالبت الجزيرة بتسليم أرشيف السفينة الغارقة", "person:0011")
    b.say("عرضت الشركة تسليم أرشيف السفينة الغارقة", "person:0011")
    assert not conflicts(corroborate(a, b), "fact")


def test_bulletins_of_one_outlet_do_not_contradict_each_other() -> None:
    a, b = Page("a", outlet="outlet:one"), Page("b", outlet="outlet:one")
    a.say("ارتفع سعر طن القطن في السوق 12 ريالا", counts={"12 ريالا": (12, "riyal")})
    b.say("ارتفع سعر طن القطن في السوق 15 ريالا", counts={"15 ريالا": (15, "riyal")})
    assert not conflicts(corroborate(a, b), "number")
    b.outlet = "outlet:two"
    assert conflicts(corroborate(a, b), "number")


def test_who_is_excepted_is_another_subject() -> None:
    dossier, left, right = two_pages("سلم المخزن الحقائب لأصحابها صباحا", "سلم المخزن الحقائب لغير أصحابها صباحا")
    assert not same(dossier, left, right)
    assert not dossier.conflicts


def heads(first: str, second: str, role: str = "headline", **given: Any) -> Dossier:
    """A dossier of two pages that lead with one line each."""
    a, b = Page("a"), Page("b")
    a.say(first, role=role, **given)
    b.say(second, role=role, **given)
    return corroborate(a, b)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("القمح يصعد مع هبوط السكر", "هبوط القمح بارتفاع السكر"),
        ("العاصفة تهوي بأسعار السمك", "أسعار السمك ترتفع بعد العاصفة"),
        ("بلدية الجزيرة تقر بناء الجسر", "بلدية الجزيرة تلغي بناء الجسر"),
        ("التجار يرفضون توسيع السوق القديم", "التجار يوسعون السوق القديم"),
        ("إلغاء حفل افتتاح المتحف", "افتتاح المتحف في حفل كبير"),
        ("زيادة المطر ترفع أسعار القمح", "أسعار القمح تهبط مع زيادة المطر"),
    ],
)
def test_headlines_that_say_the_contrary_of_one_thing(first: str, second: str) -> None:
    assert conflicts(heads(first, second), "fact")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("القمح يصعد مع هبوط السكر", "صعود القمح مع تراجع السكر"),
        ("هبوط في مخزون السكر يقفز بالقمح", "القمح يقفز بدعم من هبوط في مخزون السكر"),
        ("الإفراج عن التاجر بعد سجنه شهرا", "إخلاء سبيل التاجر"),
        ("إلغاء الرسوم عن القطن", "رفع الرسوم عن القطن"),
        ("التجار يرفضون الرسوم", "رفض التجار للرسوم"),
    ],
)
def test_headlines_that_say_the_same_of_two_things_are_no_conflict(first: str, second: str) -> None:
    assert not heads(first, second).conflicts


CITIES = {"دمشق": "place:damascus", "بيروت": "place:beirut"}


def named(first: str, second: str, names: dict[str, str], role: str = "headline") -> Dossier:
    a, b = Page("a"), Page("b")
    for page, line in ((a, first), (b, second)):
        page.say(line, role=role, names={k: v for k, v in names.items() if k in line})
    return corroborate(a, b)


def test_one_headline_with_two_names_says_two_things() -> None:
    apart = named("انهيار جسر خشبي قديم في دمشق", "انهيار جسر خشبي قديم في بيروت", CITIES)
    assert [c.rule for c in conflicts(apart, "place")]
    people = {"سالم": "person:0011", "نادر": "person:0022"}
    who = named("سباق القوارب السنوي يختتم بفوز سالم", "سباق القوارب السنوي يختتم بفوز نادر", people)
    assert [c.rule for c in conflicts(who, "identity")] == ["corroborate:names"]


def test_two_names_behind_one_word_are_two_things_whatever_else_is_told() -> None:
    states = {"مصر": "state:egypt", "الكويت": "state:kuwait"}
    told = "صيد كبير من السمك في موانئ مصر بعد العاصفة", "صيد كبير من السمك في موانئ الكويت يكفي السوق شهرا"
    assert [c.rule for c in conflicts(named(*told, states), "place")] == ["corroborate:names"]
    elsewhere = told[0], "صيد كبير من السمك في موانئ هادئة يكفي الكويت شهرا"
    assert not named(*elsewhere, states).conflicts


def test_a_headline_negates_a_word_of_the_same_root() -> None:
    assert conflicts(heads("الحرس تدرب على صعود الجبل", "الحرس غير مدرب على صعود الجبل"), "denial")
    assert not heads("الحرس تسلق صخور الجبل", "الحرس غير مدرب على صعود الجبل").conflicts


def test_two_that_react_to_one_thing_are_no_conflict() -> None:
    states = {"مصر": "state:egypt", "الكويت": "state:kuwait"}
    assert not named("مصر تدين إغراق قارب الصيد القديم", "الكويت تدين إغراق قارب الصيد القديم", states).conflicts


def test_a_count_of_one_thing_is_told_with_more_or_less_around_it() -> None:
    a, b = Page("a"), Page("b")
    a.say("كانت الحافلة تقل 64 سائحا", counts={"64 سائحا": (64, "people")})
    b.say("الحافلة التي انقلبت قرب الوادي العميق كانت تقل 93 شخصا", counts={"93 شخصا": (93, "people")})
    (found,) = conflicts(corroborate(a, b), "number")
    assert (found.verdict, sorted(v.value for v in found.values)) == ("contradiction", [64, 93])


def test_a_part_of_a_toll_is_no_other_toll() -> None:
    a, b = Page("a", "2031-03-10"), Page("b", "2031-03-11")
    a.say("بلغ عدد قتلى الحافلة 12 قتيلا", counts={"12 قتيلا": (12, "killed")})
    a.say("بين القتلى 3 قتلى من الجزيرة", counts={"3 قتلى": (3, "killed")})
    b.say("ارتفع عدد قتلى الحافلة إلى 17")
    (found,) = conflicts(corroborate(a, b), "number")
    assert (found.verdict, sorted(v.value for v in found.values)) == ("update", [12, 17])


def test_a_headline_that_promises_what_its_page_only_supports() -> None:
    a = Page("a")
    a.say("وعد ببناء مرفأ الصيد الجديد", role="headline")
    a.say("تأييده لبناء مرفأ الصيد الجديد", "body:0011", act="support")
    (found,) = conflicts(corroborate(a), "framing")
    assert (found.rule, found.verdict) == ("corroborate:headline-exceeds-body", "tension")


def test_a_summary_that_leaves_out_a_doubt() -> None:
    a = Page("a")
    a.say("بيع مصنع الورق القديم", role="summary")
    a.say("بيع مصنع الورق القديم", certainty="hedged")
    assert [c.rule for c in conflicts(corroborate(a), "framing")] == ["corroborate:summary-exceeds-body"]


def test_a_first_call_is_no_contradiction_of_a_visit_before() -> None:
    a = Page("a")
    states = {"روسيا": "state:russia", "سوريا": "state:syria"}
    a.say("أول مكالمة بين روسيا وسوريا", names=states)
    before = a.say(
        "سبقت المكالمة زيارة وفد روسيا إلى سوريا في فبراير", names=states, days={"فبراير": "2031-02-01/2031-02-28"}
    )
    assert not conflicts(corroborate(a, without=[before]), "scope")


def test_what_was_not_caused_denies_nothing_of_what_was() -> None:
    a, b = Page("a"), Page("b")
    a.say("حريق الميناء لم ينتج عنه وفيات حيث سجلت إصابات اختناق مختلفة وحروق بسيطة", "body:kremlin")
    b.say("نتج من حريق الميناء إصابات اختناق مختلفة وحروق بسيطة", "body:kremlin")
    assert [c for c in corroborate(a, b).conflicts if c.type == "denial"] == []


def test_what_will_not_last_denies_no_level() -> None:
    a, b = Page("a"), Page("b")
    a.say("الأسعار لن تبقى منخفضة إلى الأبد في سوق الميناء", "body:kremlin")
    b.say("ستبقى الأسعار قرب ستين دينارا في سوق الميناء", "body:kremlin")
    assert [c for c in corroborate(a, b).conflicts if c.type == "denial"] == []


def test_a_page_that_names_both_cities_puts_a_thing_in_one_of_them() -> None:
    words = "رصد دورية الحراسة مقطعا يظهر سرقة متجر السجاد في {}"
    for both in (False, True):
        a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
        a.say(words.format("حلب"), "body:kremlin", names={"حلب": "place:aleppo"})
        b.say(words.format("حمص"), "body:kremlin", names={"حمص": "place:homs"})
        if both:
            b.say("شرطة حلب تتابع القضية", names={"حلب": "place:aleppo"})
        assert bool([c for c in corroborate(a, b).conflicts if c.type == "place"]) is not both
