"""What looks like a conflict and is none: rounded figures, one outlet, other days, other places."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from corroborate_cases import ROOM, Page, conflicts, corroborate, event_of, same
from tawatur.model import Quantity


def numbers(
    words: str, first: tuple[str, float], second: tuple[str, float], unit: str, pages: tuple[Page, Page]
) -> list[object]:
    """The number conflicts of two pages that say the same words with two figures."""
    for page, (figure, value) in zip(pages, (first, second), strict=True):
        page.say(words.format(figure), counts={figure: (value, unit)})
    return list(conflicts(corroborate(*pages), "number"))


@pytest.mark.parametrize(
    ("second", "value", "found"), [("10.14 مليار", 10_140_000_000, False), ("10.6 مليار", 10_600_000_000, True)]
)
def test_a_figure_with_fewer_digits_agrees_with_the_longer_one(second: str, value: float, found: bool) -> None:
    pages = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    said = numbers(
        "بلغت قيمة عقد السفينة الجديدة {} ريال", ("10.1 مليار", 10_100_000_000), (second, value), "riyal", pages
    )
    assert bool(said) is found


@pytest.mark.parametrize(("outlet", "found"), [("outlet:a", False), ("outlet:b", True)])
def test_two_pages_of_one_outlet_do_not_contradict_each_other(outlet: str, found: bool) -> None:
    pages = Page("a", outlet="outlet:a"), Page("b", outlet=outlet)
    words = "تحمل السفينة الجديدة {} حاوية من القمح"
    assert bool(numbers(words, ("300", 300), ("450", 450), "container", pages)) is found


@pytest.mark.parametrize(("day", "found"), [("2031-03-10", True), ("2031-03-11", False)])
def test_what_is_quoted_anew_each_day_does_not_contradict_the_day_before(day: str, found: bool) -> None:
    pages = Page("a", outlet="outlet:a"), Page("b", published=day, outlet="outlet:b")
    assert bool(numbers("صعد سهم مصنع الزجاج {} بالمئة", ("3", 3), ("7", 7), "percent", pages)) is found


@pytest.mark.parametrize(("day", "found"), [("2031-03-10", True), ("2031-03-12", False)])
def test_what_rose_one_day_may_have_dropped_the_other(day: str, found: bool) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", published=day, outlet="outlet:b")
    a.say("ارتفع سعر القمح في ميناء المدينة القديم")
    b.say("انخفض سعر القمح في ميناء المدينة القديم")
    assert bool(conflicts(corroborate(a, b), "fact")) is found


@pytest.mark.parametrize(("second", "found"), [("البستان", False), ("الوادي", True)])
def test_the_dead_of_two_places_are_of_two_incidents(second: str, found: bool) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    places = {"الوادي": "place:wadi", "البستان": "place:bustan"}
    for page, number, place in ((a, 6, "الوادي"), (b, 9, second)):
        page.say(
            f"سقط {number} قتلى في انهيار جسر حجري ببلدة {place}",
            names={place: places[place]},
            counts={str(number): (number, "killed")},
        )
    assert bool(conflicts(corroborate(a, b), "number")) is found


def test_about_a_number_is_told_of_the_same_number() -> None:
    a, b = Page("a"), Page("b")
    left = a.say("استدعاء 40 مركبة لفحص المكابح", counts={"40": (40, "vehicle")})
    right = b.say("استدعاء نحو 40 مركبة لفحص الأبواب")
    span = b._at("نحو 40 مركبة", b.made[-1]["content"][0])
    b.quantities.append(Quantity(span=span, value=(36, 44), approx="about", rule="test", unit="vehicle"))
    assert same(corroborate(a, b), left, right)


def test_a_claim_is_headed_by_words_that_are_not_cut_at_a_quotation_mark() -> None:
    a, b = Page("a"), Page("b")
    a.say('افتتاح سوق السمك الجديد في "المرفأ', "body:kremlin")
    whole = b.say("افتتاح سوق السمك الجديد في المرفأ", "body:kremlin")
    [claim] = corroborate(a, b).claims
    assert claim.gist == whole


@pytest.mark.parametrize(("day", "found"), [("2031-03-10", True), ("2031-03-12", False)])
def test_a_page_without_a_date_is_of_the_day_that_it_was_fetched(day: str, found: bool) -> None:
    pages = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    for page, word, value in zip(pages, ("3", "7"), (3, 7), strict=True):
        page.say(f"صعد سهم مصنع الزجاج {word} بالمئة", counts={word: (value, "percent")})
    first, second = (page.reading() for page in pages)
    undated = replace(second.article, published=None, retrieved=f"{day}T08:00:00+00:00")
    readings = [first, replace(second, article=undated)]
    assert bool(conflicts(ROOM.corroborate(event_of(readings), readings, []), "number")) is found


@pytest.mark.parametrize(
    ("second", "unit", "found"), [(601, "lamp", False), (640, "lamp", True), (601, "killed", True)]
)
def test_a_round_figure_agrees_with_the_exact_one_but_never_of_the_dead(second: int, unit: str, found: bool) -> None:
    pages = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    words = "أضاءت البلدية {} مصباحا على رصيف المرفأ الجديد"
    assert bool(numbers(words, ("600", 600), (str(second), second), unit, pages)) is found


@pytest.mark.parametrize(("unit", "found"), [("cent", False), ("container", True)])
def test_what_a_market_quotes_by_the_hour_is_no_conflict(unit: str, found: bool) -> None:
    pages = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    assert bool(numbers("تراجع سعر قمح المرفأ القديم {} سنتا", ("35", 35), ("28", 28), unit, pages)) is found


@pytest.mark.parametrize(("count", "found"), [(0, True), (30, False)])
def test_a_headline_that_gives_the_sum_contradicts_no_part_of_it(count: int, found: bool) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    a.say("تعيين 45 قاضيا في محاكم الساحل", role="headline", counts={"45": (45, "قاض")})
    if count:
        a.say(f"شمل القرار {count} قاضيا في محكمة البستان", counts={str(count): (count, "قاض")})
    b.say("تعيين 30 قاضيا في محاكم الساحل", role="headline", counts={"30": (30, "قاض")})
    assert bool(conflicts(corroborate(a, b), "number")) is found


@pytest.mark.parametrize(("figure", "found"), [("", True), ("40 ", False)])
def test_another_word_for_what_was_done_to_as_many_is_no_conflict(figure: str, found: bool) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    for page, word in ((a, "رصف"), (b, "تبليط")):
        page.say(
            f"بلدية المرفأ تنهي {word} {figure}شارعا قرب الميناء القديم",
            role="headline",
            counts={figure.strip(): (40, "street")} if figure else {},
        )
    assert bool(conflicts(corroborate(a, b), "wording")) is found


@pytest.mark.parametrize(("word", "found"), [("ألا", False), ("أن", True)])
def test_that_not_in_one_word_negates_as_not_does(word: str, found: bool) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    a.say("لا يتجاوز طول قارب الصيد عشرة أمتار")
    b.say(f"اشترطت الهيئة {word} يتجاوز طول قارب الصيد عشرة أمتار")
    assert bool(conflicts(corroborate(a, b), "denial")) is found
