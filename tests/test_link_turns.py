"""A page's text turns back in time, aside, or to another day: what follows is not what the page leads with."""

from __future__ import annotations

import pytest

from test_link_opening import read, told

OPENING = (
    "بلدية النخيل تفتتح سوق السمك الجديد",
    "افتتحت بلدية النخيل اليوم سوق السمك الجديد قرب المرفأ.",
)


@pytest.mark.parametrize(
    "line",
    [
        "وكانت شركة المرجان قد طرحت أسهمها في البورصة قبل عام ونصف العام.",
        "وكانت وزارة الزراعة أعلنت نهاية الشهر الماضي خطة لزراعة الزيتون في التلال.",
    ],
)
def test_what_had_happened_before_is_not_what_the_page_leads_with(line: str) -> None:
    lead, _, _ = told(read(*OPENING, line))
    assert "السمك" in lead
    assert not {"أسهمها", "الزيتون"} & set(lead.split())


def test_a_description_in_the_past_stays_with_what_the_page_leads_with() -> None:
    lead, _, _ = told(read(*OPENING, "وكان المكان مزدحما بالزوار منذ الصباح الباكر."))
    assert "مزدحما" in lead


def test_what_is_told_aside_is_not_what_the_page_leads_with() -> None:
    aside = "من جهة أخرى، دشن فريق الشراع معسكره التحضيري في الجبال."
    lead, _, _ = told(read(*OPENING, aside, "وتدرب اللاعبون على فترتين."))
    assert "الشراع" not in lead
    assert "فترتين" not in lead


def test_what_is_told_aside_of_the_same_thing_stays() -> None:
    lead, _, _ = told(read(*OPENING, "إلى ذلك، تضم سوق السمك الجديد قرب المرفأ بلدية ومطعما."))
    assert "مطعما" in lead


def test_on_an_undated_page_another_day_than_today_is_another_event() -> None:
    opening = ("الفضة تتراجع للأسبوع الثالث", "تراجعت الفضة اليوم الخميس إلى أدنى مستوياتها.")
    fall = "وهوت الفضة خمسة بالمئة في موجة البيع التي شهدها يوم 12 مارس."
    lead, _, _ = told(read(*opening, fall, published=None))
    assert "خمسة" not in lead
    lead, _, _ = told(read(*opening, fall.replace("يوم 12 مارس", "السوق"), published=None))
    assert "خمسة" in lead


def test_background_in_the_same_words_on_two_pages_is_one_event() -> None:
    line = (
        "وكانت شركة المرجان قد طرحت ربع أسهمها في البورصة وجمعت منها مبالغ كبيرة لبناء مصنع الأسماك في الميناء القديم."
    )
    other = ("حريق في مخزن للأخشاب", "اندلع حريق في مخزن للأخشاب شمال الوادي اليوم.")
    _, others, events = told(read(*OPENING, line, name="a"), read(*other, line, name="b"))
    assert any("مبالغ" in text for text in others)
    assert any(len(e.articles) == 2 and not e.lead_articles for e in events)
