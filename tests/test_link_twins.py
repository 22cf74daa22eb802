"""Events of one sort are kept apart: another one in a row, one still to come, another session, place or host."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tawatur.language import Language
from tawatur.link.namesakes import alike
from tawatur.link.series import other_place, places_in_row
from tawatur.link.tellings import Telling
from tawatur.link.twins import came_before, other_market, too_short
from tawatur.pipeline.stages import Setup, rooms, tell
from test_link_events import read

SECOND = (
    "وصول مساعدات إلى مدينة النجمة",
    "وصلت إلى مدينة النجمة، اليوم الثلاثاء، الدفعة الثانية من الأدوية على متن ست شاحنات قدمتها جمعية المرفأ.\n"
    "وقال المتحدث باسم الجمعية إن الأدوية ستوزع على مستشفيات المدينة ومراكزها الصحية.",
)
THIRD = (
    "وصول مساعدات إلى مدينة النجمة",
    "وصلت إلى مدينة النجمة، اليوم الثلاثاء، الدفعة الثالثة من الأدوية على متن أربع شاحنات قدمتها جمعية المرفأ.\n"
    "وقال المتحدث باسم الجمعية إن الأدوية ستوزع على مستشفيات المدينة ومراكزها الصحية.",
)
COMING = (
    "والي السنابل يرعى معرض الخزف",
    "يفتتح والي السنابل معرض الخزف السنوي مساء اليوم في ساحة الطاحونة.\n"
    "ويضم المعرض أعمال ستين حرفيا من قرى السنابل، وتستمر أيامه أسبوعا.",
)
OPENED = (
    "والي السنابل يفتتح معرض الخزف",
    "افتتح والي السنابل معرض الخزف السنوي في ساحة الطاحونة.\nوتجول الوالي بين أعمال الحرفيين وكرم ثلاثة منهم.",
)


def lead(page: tuple[str, str]) -> Telling:
    return next(t for t, _ in tell(Setup(), read(page)) if t.role == "lead")


def test_another_delivery_is_another_event_whatever_the_words() -> None:
    assert lead(SECOND).series == [("دفعه", 2)]
    one, other = sorted((lead(SECOND), lead(THIRD)), key=lambda t: t.key)
    assert [d.why for d in rooms(Setup()).linker.pairs.doubts(one, other) if d.forbids] == ["another in the row"]


def test_an_hour_is_no_place_in_a_row() -> None:
    text = "اجتمع مجلس بلدة الزيتونة عند الساعة الثالثة لمناقشة الميزانية."
    assert ("ساعه", 3) not in lead(("مجلس الزيتونة يناقش الميزانية", text)).series


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الجولة الثالثة من المفاوضات", {("جوله", 3)}),
        ("ثاني مباريات الفريق", {("مباريات", 2)}),
        ("الفريق يفوز", set()),
    ],
)
def test_what_is_counted(words: str, found: set[tuple[str, int]]) -> None:
    language = Language("ar")
    ordinals = {language.plain(form): value for form, value in (("الثالثة", 3), ("ثاني", 2))}

    def stem(word: str) -> list[str]:
        return [word.removeprefix(language.clitics.article)]

    assert places_in_row(language.plain(words).split(), ordinals, language.clitics.article, stem) == found


def test_two_places_of_one_row_differ_and_of_two_rows_do_not() -> None:
    assert other_place([("round", 1)], [("round", 2)])
    assert not other_place([("round", 1), ("round", 2)], [("round", 2)])
    assert not other_place([("round", 1)], [("match", 2)])


def test_a_fair_to_come_and_the_fair_are_two_events() -> None:
    assert (lead(COMING).ahead, lead(OPENED).ahead) == (True, False)
    assert came_before(lead(OPENED), lead(COMING))
    one, other = sorted((lead(COMING), lead(OPENED)), key=lambda t: t.key)
    assert "announced and happened" in [d.why for d in rooms(Setup()).linker.pairs.doubts(one, other)]


def test_what_is_announced_may_be_to_come() -> None:
    said = "أعلنت بلدية السنابل أن معرض الخزف السنوي يضم أعمال ستين حرفيا."
    assert lead(("معرض الخزف في السنابل", said)).ahead is None


def test_a_preview_after_the_thing_is_no_doubt() -> None:
    later = replace(lead(COMING), page_days=None)
    assert came_before(later, lead(OPENED))
    days = lead(OPENED).page_days
    assert days is not None
    after = replace(later, page_days=days._replace(first=days.first + 3, last=days.last + 3))
    assert not came_before(after, lead(OPENED))


def market(*figures: str) -> Telling:
    return replace(lead(OPENED), kinds=["price"], terms=dict.fromkeys(figures, 1))


def test_two_sessions_of_a_market_have_no_figure_in_common() -> None:
    session = market("9381.2", "43.5", "0.46")
    assert other_market(session, market("9275.2", "5.42", "0.06"))
    assert not other_market(session, market("9381.2", "5.42", "0.06"))
    assert not other_market(session, market("9275.2", "2031"))


def test_a_bare_headline_says_too_little() -> None:
    assert too_short(market("a", "b"), lead(OPENED))
    assert not too_short(lead(OPENED), lead(COMING))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("عبد الكريم النجار", "عبدالكريم النجار", True),
        ("سالم النجار", "سالم بن عبد الكريم النجار", True),
        ("داود سليم أوغلو", "داود سليام أوغلو", True),
        ("سالم بن ماهر بن سعد", "سالم بن يوسف بن سعد", False),
        ("سالم النجار", "ماهر النجار", False),
        ("", "سالم", False),
    ],
)
def test_one_name_can_be_the_other(one: str, other: str, same: bool) -> None:
    assert alike(one.split(), other.split()) is same
    assert alike(other.split(), one.split()) is same


RAID = (
    "قتلى في هجوم على مخفر السنديان",
    "قتل أربعة أشخاص في هجوم شنه مسلحون على مخفر السنديان قرب الحدود.\nوقال متحدث إن تبادل إطلاق النار مستمر.",
)
WATCH = (
    "تشديد الحراسة على طريق السنديان",
    "شددت السلطات الحراسة على الطريق المؤدي إلى بلدة السنديان قرب الحدود.\nوطلب المتحدث من السكان حمل هوياتهم.",
)


def test_what_a_headline_names_and_the_other_page_never_does_leaves_a_doubt() -> None:
    one, other = sorted((lead(RAID), lead(WATCH)), key=lambda t: t.key)
    assert "attack" in {*one.headed, *other.headed}
    assert "named by one" in [d.why for d in rooms(Setup()).linker.pairs.doubts(one, other)]
    assert "named by one" not in [d.why for d in rooms(Setup()).linker.pairs.doubts(one, one)]


def test_who_intends_something_announces_it_and_is_no_preview() -> None:
    assert lead(("مصنع المرجان يسحب مركباته", "تعتزم شركة المرجان سحب ألف مركبة من الأسواق لفحصها.")).ahead is None
