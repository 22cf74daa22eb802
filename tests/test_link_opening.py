"""Within one page: what is told of another round, partner, stop or day is not what the page leads with."""

from __future__ import annotations

import pytest

from tawatur.ingest.page import Page
from tawatur.language import Language
from tawatur.link.event_words import EventWords
from tawatur.model import Article, Event, Reading
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, annotate, find_events, find_reuses, ingest

LANGUAGE = Language("ar")
VISIT = (
    "أردوغان يزور طرابلس",
    "وصل الرئيس التركي رجب طيب أردوغان اليوم إلى طرابلس في زيارة رسمية والتقى رئيس الحكومة.",
)
DEMAND = (
    "السيسي ينتقد تصريحات أردوغان حول الميناء",
    "انتقد الرئيس المصري عبد الفتاح السيسي تصريحات الرئيس التركي رجب طيب أردوغان حول الميناء.",
)
FINE = (
    "البلدية تغرم 12 مطعما",
    "غرمت بلدية النخيل 12 مطعما لم تلتزم شروط النظافة.",
)


def read(title: str, *lines: str, published: str | None = "2031-03-04", name: str = "page") -> Reading:
    fields = {"title": title, "text": "\n".join(lines), **({"published": published} if published else {})}
    article = ingest(Setup(), Page(input=name, kind="row", fields=fields))
    assert isinstance(article, Article)
    reading = annotate(Setup(), article)
    assert isinstance(reading, Reading)
    return reading


def told(*readings: Reading) -> tuple[str, list[str], list[Event]]:
    """What the led events say, what each other one says, and all events."""
    events, _ = find_events(list(readings), find_reuses(list(readings), Setup(), LoopRunner()), Setup(), LoopRunner())
    texts = {s.id: " ".join(r.article.text[a:b] for a, b in s.content) for r in readings for s in r.statements}
    said = [(bool(e.lead_articles), " ".join(texts[s] for s in e.statements)) for e in events]
    return " ".join(t for led, t in said if led), [t for led, t in said if not led], events


def test_an_earlier_round_with_another_count_is_another_event() -> None:
    past = "يذكر أن بلدية النخيل غرمت مؤخرا 19 مطعما في الحي القديم."
    lead, _, _ = told(read(*FINE, past, "وأغلقت البلدية ثلاثة منها أسبوعا كاملا."))
    assert "19" not in lead
    assert "أغلقت" not in lead
    same, _, _ = told(read(*FINE, past.replace("19", "12")))
    assert "مؤخرا" in same


def test_what_a_new_voice_tells_of_another_partner_is_another_event() -> None:
    call = "وفي أنقرة قال مصدر دبلوماسي إن الملك عبد الله الثاني تلقى مكالمة من السيسي."
    lead, others, _ = told(read(*DEMAND, call))
    assert "مكالمة" not in lead
    assert any("مكالمة" in text for text in others)


def test_the_next_stop_of_a_tour_is_another_event() -> None:
    page = ("أردوغان يسحب قوات بلاده من القاعدة", "أعلن الرئيس التركي رجب طيب أردوغان اليوم سحب قوات بلاده من القاعدة.")
    lead, others, _ = told(read(*page, "ومن المقرر أن يلتقي أردوغان مساء في القاهرة الرئيس عبد الفتاح السيسي."))
    assert "القاهرة" not in lead
    assert any("القاهرة" in text for text in others)


def test_what_is_answered_is_not_the_answer() -> None:
    lead, _, _ = told(read(*DEMAND, "وقال السيسي إن الميناء مصري.", "وكان أردوغان قال إن الميناء مفتوح لسفن الجميع."))
    assert "الميناء مصري" in lead
    assert "مفتوح" not in lead


@pytest.mark.parametrize(
    "line",
    [
        "وقال السكان إن هذه الزيارة هي الأولى منذ عشر سنوات.",
        "وقال أردوغان في خطاب إن الطريق ستفتح قريبا.",
        "وأبلغ أردوغان رئيس الحكومة رغبته في أن يبدأ المؤتمر الوطني قريبا.",
        "وتفاوض وجهاء المدينة من أجل الإفراج عن سبعة صيادين.",
        "ولم يذكر أردوغان في الكلمة التي ألقاها الهجوم القديم.",
    ],
)
def test_what_only_passes_by_stays_with_the_lead(line: str) -> None:
    lead, others, _ = told(read(*VISIT, line))
    assert line.split()[-2] in lead
    assert not others


def test_where_nothing_dates_the_page_a_line_that_sets_out_with_a_year_goes_back() -> None:
    page = ("حاكم الإقليم يصطاد سمكة كبيرة", "نجح حاكم الإقليم خالد المنصور في صيد سمكة كبيرة من النهر.")
    back = "وفي يوليو عام 2019 اصطاد خالد المنصور سمكة أصغر من البحيرة."
    lead, _, _ = told(read(*page, back, published=None))
    assert "أصغر" not in lead
    passing, _, _ = told(read(*page, "وبلغ وزن السمكة أكثر من كل ما صيد منذ عام 2019.", published=None))
    assert "وزن" in passing


def test_a_death_reported_late_is_the_one_that_the_page_leads_with() -> None:
    page = ("وفاة الرسامة سلوى المنصور", "توفيت الرسامة سلوى المنصور التي زينت جدران المدينة.")
    lead, others, events = told(read(*page, "وقالت أسرتها إن سلوى المنصور توفيت في 19 شباط.", published="2031-03-04"))
    assert "19" in lead
    assert not others
    assert [e.when.earliest for e in events if e.when] == ["2031-02-19"]


def test_an_anniversary_is_not_what_it_remembers() -> None:
    reading = read(
        "المدينة تحيي الذكرى العاشرة للقصف",
        "تحيي المدينة اليوم الذكرى العاشرة للقصف الذي دمر السوق.",
        "ووضع رئيس البلدية باقة ورد وقال إن السوق أعيد بناؤه.",
    )
    _, _, events = told(reading)
    assert [e.kind for e in events if e.lead_articles] == ["ceremony"]


def test_what_two_pages_tell_in_the_same_words_is_one_event() -> None:
    line = "وتشهد البلاد مظاهرات يومية للشعب السوري بسبب شح المياه وغلاء البذور وضياع تعويضات الموسم."
    pages = [
        read(title, f"قال وزير الري {name} إن السد سيكتمل في الصيف.", line, published=None, name=name)
        for title, name in (("الوزير: السد يكتمل صيفا", "خالد المنصور"), ("موعد السد الجديد", "سالم العريفي"))
    ]
    _, others, _ = told(*pages)
    assert [text.count("مظاهرات") for text in others if "مظاهرات" in text] == [2]


def test_the_gist_is_what_says_it_best_under_any_name_of_the_kind() -> None:
    one = read(
        "أردوغان والسيسي يتباحثان هاتفيا",
        "أجرى الرئيس التركي رجب طيب أردوغان، اليوم الثلاثاء، مباحثات هاتفية مع الرئيس المصري عبد الفتاح السيسي.",
    )
    other = read(
        "السفن تعود إلى الميناء في الصيف",
        "قال الرئيس المصري عبد الفتاح السيسي إن السفن ستعود إلى الميناء في الصيف.",
        "وأضاف أنه اتفق على ذلك مع الرئيس التركي رجب طيب أردوغان في مكالمة هاتفية جرت الثلاثاء.",
        name="other",
    )
    _, _, events = told(one, other)
    texts = {s.id: " ".join(r.article.text[a:b] for a, b in s.content) for r in (one, other) for s in r.statements}
    for event in events:
        if one.article.id in event.lead_articles:
            assert "مباحثات" in texts[event.gist or ""]


@pytest.mark.parametrize(
    ("text", "definite"),
    [
        ("توقيع الاتفاقية", True),
        ("توقيع هذه الاتفاقية", True),
        ("توقيع اتفاقية", False),
        ("التقى المدير الوفد", False),
        ("خلال اللقاء", True),
    ],
)
def test_an_event_is_known_by_its_article_or_by_that_of_the_word_it_governs(text: str, definite: bool) -> None:
    assert EventWords(LANGUAGE).find(LANGUAGE.fold(text)).words[0].definite is definite


def test_the_stamp_of_a_page_does_not_date_what_it_leads_with() -> None:
    reading = read(
        "الوزير: السد يكتمل صيفا",
        "وكالة الضفة 12:12 - 21 يناير 2031",
        "قال وزير الري خالد المنصور إن السد سيكتمل في الصيف.",
        published=None,
    )
    _, _, events = told(reading)
    assert [e.when for e in events if e.lead_articles] == [None]


def test_a_visit_told_of_another_guest_is_not_what_another_page_leads_with() -> None:
    visit = read(
        "السيسي يبحث التجارة مع أردوغان",
        "زار الرئيس المصري عبد الفتاح السيسي اليوم تركيا والتقى الرئيس رجب طيب أردوغان ووزير الخارجية هاكان فيدان.",
    )
    other = read(
        "أردوغان يسحب قواته من القاعدة",
        "أعلن الرئيس التركي رجب طيب أردوغان سحب قواته من القاعدة.",
        "وقالت وكالة الضفة إن أردوغان التقى الملك عبد الله الثاني بحضور هاكان فيدان.",
        name="other",
    )
    _, _, events = told(visit, other)
    assert all(e.lead_articles != [visit.article.id] or e.articles == [visit.article.id] for e in events)
