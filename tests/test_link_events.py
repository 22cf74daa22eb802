"""Pages about one event are gathered; twins of a template, another day, another place or partner are kept apart."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tawatur.codec import led_event_id
from tawatur.ingest.page import Page
from tawatur.model import Article, Event, Reading, Unsure
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, annotate, find_events, find_reuses, find_storylines, ingest

CALL = (
    "أردوغان يهاتف السيسي",
    "أجرى الرئيس التركي رجب طيب أردوغان، اليوم الثلاثاء، اتصالا هاتفيا مع الرئيس المصري عبد الفتاح السيسي.\n"
    "وقالت الرئاسة التركية إن أردوغان أكد خلال الاتصال رغبة بلاده في زيادة التجارة بين البلدين.",
)
SAME_CALL = (
    "مكالمة بين السيسي وأردوغان تتناول التجارة",
    "تلقى الرئيس المصري عبد الفتاح السيسي، الثلاثاء، مكالمة هاتفية من الرئيس التركي رجب طيب أردوغان.\n"
    "وذكرت الرئاسة المصرية أن الرئيسين بحثا زيادة التجارة وحركة الموانئ.",
)
OTHER_CALL = (
    "أردوغان يهاتف بوتين",
    "أجرى الرئيس التركي رجب طيب أردوغان، اليوم الثلاثاء، اتصالا هاتفيا مع الرئيس الروسي فلاديمير بوتين.\n"
    "وقالت الرئاسة التركية إن أردوغان أكد خلال الاتصال رغبة بلاده في زيادة التجارة بين البلدين.",
)
LETTER = (
    "رسالة من أردوغان إلى السيسي",
    "بعث الرئيس التركي رجب طيب أردوغان، اليوم الأحد، رسالة إلى الرئيس المصري عبد الفتاح السيسي.\n"
    "وكان أردوغان قد أجرى اتصالا هاتفيا مع السيسي في 4 آذار 2031، وأكد خلال الاتصال رغبته في زيادة التجارة.",
)
FIRE = (
    "حريق في مصنع نسيج بطرابلس",
    "اندلع حريق في مصنع للنسيج بمدينة طرابلس، اليوم الثلاثاء، وأصيب خمسة عمال بحروق.\n"
    "وقال الدفاع المدني إن فرق الإطفاء أخمدت الحريق بعد ثلاث ساعات.",
)
SAME_FIRE = (
    "إصابة خمسة عمال في حريق مصنع للنسيج بطرابلس",
    "أصيب خمسة عمال بحروق، الثلاثاء، في حريق التهم مصنعا للنسيج في طرابلس.\n"
    "وأخمدت فرق الإطفاء النيران بعد ثلاث ساعات، وفق الدفاع المدني.",
)
OTHER_FIRE = (
    "حريق في مصنع أحذية بالإسكندرية",
    "اندلع حريق في مصنع للأحذية بمدينة الإسكندرية، اليوم الثلاثاء، ولم يصب أحد.\n"
    "وقالت الحماية المدنية إن الحريق أتى على المخزن.",
)

TOLL = (
    (
        "انهيار جسر في بلدة تامزيت ومقتل 12 شخصا",
        "انهار جسر للسيارات في بلدة تامزيت جنوبي المغرب، اليوم الثلاثاء، ما أدى إلى مقتل 12 شخصا وإصابة ثلاثين.\n"
        "وقالت الوقاية المدنية إن فرق الإنقاذ تبحث عن مفقودين تحت الأنقاض.",
    ),
    (
        "ارتفاع حصيلة ضحايا جسر تامزيت إلى 15 قتيلا",
        "ارتفع عدد قتلى انهيار جسر تامزيت في المغرب إلى 15 قتيلا، وفق ما أعلنت الوقاية المدنية اليوم الأربعاء.\n"
        "وأمرت النيابة العامة بفتح تحقيق في أسباب الانهيار.",
    ),
    (
        "21 قتيلا في كارثة الجسر بالمغرب",
        "أعلنت السلطات المغربية، الخميس، أن حصيلة انهيار الجسر في بلدة تامزيت بلغت 21 قتيلا بعد العثور على جثث.\n"
        "وزار وزير الداخلية موقع الحادث وتعهد بمحاسبة المسؤولين.",
    ),
)
OTHER_BRIDGE = (
    "انهيار جسر في مدينة فاس ومقتل 7 أشخاص",
    "انهار جسر للمشاة في مدينة فاس بالمغرب، اليوم الأربعاء، ما أدى إلى مقتل سبعة أشخاص وإصابة عشرة.\n"
    "وقالت الوقاية المدنية إن فرق الإنقاذ تبحث عن مفقودين تحت الأنقاض.",
)


def read(page: tuple[str, str], published: str | None = "2031-03-04", name: str = "") -> Reading:
    fields = {"title": page[0], "text": page[1], **({"published": published} if published else {})}
    article = ingest(Setup(), Page(input=name or page[0], kind="row", fields=fields))
    assert isinstance(article, Article)
    reading = annotate(Setup(), article)
    assert isinstance(reading, Reading)
    return reading


def link(*readings: Reading) -> tuple[list[Event], list[Unsure]]:
    return find_events(list(readings), find_reuses(list(readings), Setup(), LoopRunner()), Setup(), LoopRunner())


def leads(*readings: Reading) -> set[frozenset[str]]:
    names = {r.article.id: r.article.input for r in readings}
    return {frozenset(names[a] for a in e.lead_articles) for e in link(*readings)[0] if e.lead_articles}


def groups(*groups: list[tuple[str, str]]) -> set[frozenset[str]]:
    return {frozenset(page[0] for page in group) for group in groups}


def statements(reading: Reading, event: Event) -> str:
    inside = [s for s in reading.statements if s.id in event.statements]
    return " ".join(reading.article.text[a:b] for s in inside for a, b in s.content)


def test_two_accounts_of_one_call_are_one_event() -> None:
    one, other = read(CALL), read(SAME_CALL)
    (event,) = [e for e in link(one, other)[0] if e.lead_articles]
    assert event.kind == "call"
    assert event.lead_articles == sorted([one.article.id, other.article.id])
    assert event.id == led_event_id(min(one.article.id, other.article.id))
    assert event.when is not None
    assert event.when.earliest == "2031-03-04"
    assert {"person:recep-tayyip-erdogan"} < set(event.participants)
    assert event.gist in event.statements


def test_a_call_with_another_partner_is_another_event() -> None:
    assert leads(read(CALL), read(OTHER_CALL)) == groups([CALL], [OTHER_CALL])


def test_a_letter_that_retells_a_call_leads_with_the_letter() -> None:
    call, letter = read(CALL), read(LETTER, "2031-03-09")
    assert leads(call, letter) == groups([CALL], [LETTER])
    events, _ = link(call, letter)
    of_call = next(e for e in events if call.article.id in e.lead_articles)
    of_letter = next(e for e in events if letter.article.id in e.lead_articles)
    assert letter.article.id in of_call.articles
    assert "اتصالا هاتفيا" in statements(letter, of_call)
    assert "اتصالا هاتفيا" not in statements(letter, of_letter)


def test_an_incident_in_one_place_on_one_day() -> None:
    assert leads(read(FIRE), read(SAME_FIRE), read(OTHER_FIRE)) == groups([FIRE, SAME_FIRE], [OTHER_FIRE])


def test_pages_without_a_date_are_gathered_too() -> None:
    pages = (read(page, None) for page in (FIRE, SAME_FIRE, OTHER_FIRE))
    assert leads(*pages) == groups([FIRE, SAME_FIRE], [OTHER_FIRE])


def test_the_same_page_weeks_later_is_another_event_unless_it_is_a_copy() -> None:
    changed = (FIRE[0], FIRE[1].replace("خمسة", "تسعة").replace("أخمدت الحريق بعد ثلاث ساعات", "ما زالت تكافح النيران"))
    early, late = read(FIRE, "2031-03-04", "early"), read(changed, "2031-04-15", "late")
    events, _ = find_events([early, late], [], Setup(), LoopRunner())
    assert sorted(len(e.lead_articles) for e in events if e.lead_articles) == [1, 1]


def test_every_statement_stands_in_an_event_and_every_value_in_the_text() -> None:
    readings = [read(page) for page in (CALL, SAME_CALL, FIRE)] + [read(LETTER, "2031-03-09")]
    events, unsure = link(*readings)
    known = {e.id for e in events}
    assert {s.id for r in readings for s in r.statements} == {s for e in events for s in e.statements}
    texts = {r.article.id: r.article.text for r in readings}
    for event in events:
        assert event.why
        assert event.rule in ("leads", "told")
        assert set(event.lead_articles) <= set(event.articles)
        for place in (*event.kind_evidence, *event.when_evidence):
            assert texts[place.article][place.span.start : place.span.end].strip()
    assert all({u.a, u.b} <= known and u.a < u.b and u.why for u in unsure)


def test_a_page_leads_with_one_event_only() -> None:
    readings = [read(page) for page in (CALL, SAME_CALL, OTHER_CALL, FIRE, SAME_FIRE, OTHER_FIRE)]
    led = [a for e in link(*readings)[0] for a in e.lead_articles]
    assert sorted(led) == sorted(r.article.id for r in readings)


def test_a_reading_without_blocks_or_contents_is_linked_all_the_same() -> None:
    reading = read(CALL)
    bare = replace(reading, article=replace(reading.article, blocks=[]))
    hollow = replace(reading, statements=[replace(s, content=[]) for s in reading.statements])
    for broken in (bare, hollow, replace(reading, statements=[], mentions=[], times=[])):
        events, _ = link(broken)
        assert [e.lead_articles for e in events if e.lead_articles] == [[reading.article.id]]


def test_nothing_gives_nothing() -> None:
    assert link() == ([], [])


@settings(max_examples=12, deadline=None)
@given(st.permutations([CALL, SAME_CALL, OTHER_CALL, FIRE, SAME_FIRE, OTHER_FIRE]))
def test_the_order_of_arrival_changes_nothing(pages: list[tuple[str, str]]) -> None:
    expected = link(*(read(p) for p in sorted(pages)))
    assert link(*(read(p) for p in pages)) == expected


def test_storylines_join_what_is_retold() -> None:
    call, letter = read(CALL), read(LETTER, "2031-03-09")
    events, _ = link(call, letter)
    (line,) = find_storylines(events, Setup(), LoopRunner())
    of_call = next(e.id for e in events if call.article.id in e.lead_articles)
    of_letter = next(e.id for e in events if letter.article.id in e.lead_articles)
    assert {of_call, of_letter} <= set(line.events)
    retold = [e for e in line.edges if (e.from_, e.to, e.relation) == (of_letter, of_call, "retells")]
    assert retold
    assert all(e.evidence and {x.article for x in e.evidence} == {letter.article.id} for e in retold)


def test_a_rising_toll_is_one_event_and_another_town_is_not() -> None:
    days = ("2031-03-04", "2031-03-05", "2031-03-06")
    pages = [read(page, day) for page, day in zip(TOLL, days, strict=True)]
    assert leads(*pages, read(OTHER_BRIDGE, "2031-03-05")) == groups([*TOLL], [OTHER_BRIDGE])
    (event,) = [e for e in link(*pages)[0] if e.lead_articles]
    assert event.when is not None
    assert (event.when.earliest, event.when.latest) == ("2031-03-04", "2031-03-04")


def test_crashes_of_neighbouring_days_in_two_cities_are_two_events() -> None:
    one = (
        "مصرع أربعة في حادث سير بأغادير",
        "لقي أربعة أشخاص مصرعهم في حادث سير قرب مدينة أغادير المغربية، الثلاثاء، إثر اصطدام حافلة بشاحنة.",
    )
    other = tuple(part.replace("أغادير", "طنجة").replace("الثلاثاء", "الأربعاء") for part in one)
    assert leads(read(one), read((other[0], other[1]), "2031-03-05")) == groups([one], [(other[0], other[1])])


def test_one_guest_and_two_hosts_are_two_events() -> None:
    one = (
        "وزير الزراعة يستقبل السفير سليم العطار",
        "استقبل وزير الزراعة منصور الخطابي، اليوم الثلاثاء، السفير سليم العطار، وبحثا التعاون الزراعي بين البلدين.",
    )
    other = ("الوزير البيطار يستقبل السفير سليم العطار", one[1].replace("منصور الخطابي", "فؤاد البيطار"))
    assert leads(read(one), read(other)) == groups([one], [other])


def test_the_gist_says_that_it_happened_and_the_parties_are_no_sources() -> None:
    page = (
        "السيسي يدعو وزير الخارجية التركي إلى القاهرة",
        "دعا الرئيس المصري عبد الفتاح السيسي وزير الخارجية التركي إلى زيارة القاهرة، بحسب رئاسة الجمهورية.\n"
        "وجاء ذلك خلال اتصال هاتفي مع الرئيس التركي رجب طيب أردوغان.\n"
        "وأضافت أن السيسي أكد رغبة بلاده في زيادة التجارة.",
    )
    readings = [read(CALL), read(page)]
    (event,) = [e for e in link(*readings)[0] if e.lead_articles]
    gist = next((r.article.text, s) for r in readings for s in r.statements if s.id == event.gist)
    said = " ".join(gist[0][a:b] for a, b in gist[1].content)
    assert "اتصالا هاتفيا" in said
    assert "أجرى" in said
    assert {p.partition(":")[0] for p in event.participants} == {"person"}


def test_what_the_two_presidents_did_earlier_joins_the_event() -> None:
    letter = (
        "رسالة من أردوغان إلى السيسي",
        "بعث الرئيس التركي رجب طيب أردوغان، اليوم الأحد، رسالة إلى الرئيس المصري عبد الفتاح السيسي.\n"
        "وتأتي الرسالة بعد خمسة أيام من أول محادثة هاتفية بين الرئيسين، في 4 آذار الجاري.",
    )
    readings = [read(CALL), read(SAME_CALL), read(letter, "2031-03-09")]
    of_call = next(e for e in link(*readings)[0] if readings[0].article.id in e.lead_articles)
    assert "أول محادثة هاتفية" in statements(readings[2], of_call)


def test_results_of_talks_and_plans_stay_where_they_were_spoken_of() -> None:
    page = (
        CALL[0],
        f"{CALL[1]}\nوعرضت كذلك نتائج مباحثات الوفد في أنقرة مؤخرا.\nوأوقفت الشرطة لصا ينتظر أن يمثل أمام القاضي غدا.",
    )
    reading = read(page)
    (event,) = [e for e in link(reading)[0] if e.lead_articles]
    assert "نتائج مباحثات" in statements(reading, event)
    assert "أمام القاضي" in statements(reading, event)


def test_what_is_denied_of_others_is_no_part_of_the_call() -> None:
    page = (CALL[0], f"{CALL[1]}\nونفت الرئاسة التركية أن يكون هاكان فيدان قد بحث ملف الغاز في طرابلس.")
    reading = read(page)
    (event,) = [e for e in link(reading)[0] if e.lead_articles]
    assert "ملف الغاز" not in statements(reading, event)


def test_a_passing_word_makes_no_event_but_a_dated_one_does() -> None:
    page = (
        CALL[0],
        f"{CALL[1]}\nوكانت سفينة قد غرقت قرب الإسكندرية في 3 كانون الثاني 2029.\nوكان حريق قد اندلع هناك أيضا.",
    )
    reading = read(page)
    events, _ = link(reading)
    told = [statements(reading, e) for e in events if not e.lead_articles]
    assert any("سفينة" in text for text in told)
    assert not any("حريق" in text and "سفينة" not in text for text in told)


def test_results_of_two_companies_in_one_form_are_two_events() -> None:
    form = (
        "أعلنت شركة {name} اليوم الثلاثاء تراجع صافي أرباحها {share}% إلى {sum} مليون ريال بنهاية النصف الأول.\n"
        "وعزت الشركة سبب التراجع إلى انخفاض المبيعات وارتفاع تكلفة التمويل مقارنة بالفترة نفسها من العام السابق."
    )
    pages = [
        (f"تراجع أرباح شركة {name} {share}% بنهاية النصف الأول", form.format(name=name, share=share, sum=total))
        for name, share, total in (("الدرعية للصناعة", 39, 190), ("الواحة للتجارة", 12, 48))
    ]
    assert len(leads(read(pages[0], name="a"), read(pages[1], name="b"))) == 2


def test_undated_pages_are_placed_by_when_they_were_fetched() -> None:
    def fetched(page: tuple[str, str], name: str, day: str) -> Reading:
        reading = read(page, None, name)
        return replace(reading, article=replace(reading.article, published=None, retrieved=f"{day}T08:00:00+00:00"))

    near = leads(fetched(FIRE, "a", "2031-03-05"), fetched(SAME_FIRE, "b", "2031-03-05"))
    assert near == {frozenset("ab")}
    far = leads(fetched(FIRE, "a", "2031-03-05"), fetched(SAME_FIRE, "b", "2031-05-20"))
    assert far == {frozenset("a"), frozenset("b")}


def test_reasons_name_whom_and_what_two_pages_share() -> None:
    events, _ = link(read(CALL), read(SAME_CALL))
    why = next(e.why for e in events if len(e.lead_articles) == 2)
    people = next(reason for reason in why if reason.startswith("people "))
    assert {"person:recep-tayyip-erdogan", "person:abdel-fattah-el-sisi"} & {*people.split()}
    assert any(reason.startswith("terms ") for reason in why)


def led(*pages: Reading) -> list[Event]:
    """The events that the pages lead with."""
    return [e for e in link(*pages)[0] if e.lead_articles]


def fetched(page: tuple[str, str], day: str, name: str = "") -> Reading:
    """A page without a date that was fetched on a day."""
    reading = read(page, published=None, name=name)
    return replace(reading, article=replace(reading.article, retrieved=f"{day}T12:00:00"))


def test_a_daily_notice_of_another_day_is_another_event() -> None:
    notice = (
        "الأرصاد: لا هزات جديدة في وادي السدر",
        "أعلنت هيئة الأرصاد، {}، عدم تسجيل أي هزة جديدة في وادي السدر خلال الساعات الماضية.",
    )
    tuesday, again, friday = (
        fetched((notice[0], notice[1].format(name)), day, f"p{n}")
        for n, (name, day) in enumerate(
            (("اليوم الثلاثاء", "2031-03-04"), ("أمس الثلاثاء", "2031-03-05"), ("اليوم الجمعة", "2031-03-07"))
        )
    )
    assert [len(e.lead_articles) for e in led(tuesday, again)] == [2]
    assert [len(e.lead_articles) for e in led(tuesday, friday)] == [1, 1]


def test_a_notice_copied_for_another_traveller_is_another_event() -> None:
    text = "غادر {} إلى جزيرة السنديان ليمضي أيام راحته مع عائلته بين قرى الجبل الشرقي ومنتجعاته الصغيرة الهادئة هناك."
    one = read(("سالم العتيق إلى الجزيرة", text.format("الكاتب سالم العتيق")))
    other = read(("مروان الدجاني إلى الجزيرة", text.format("الكاتب مروان الدجاني")))
    assert len(led(one, other)) == 2


def test_what_was_announced_happens() -> None:
    (held,) = led(read(CALL))
    planned = replace(held, id="a" * 16, status="planned", lead_articles=["c" * 16], articles=["c" * 16])
    (line,) = find_storylines([held, planned], Setup(), LoopRunner())
    assert [(e.from_, e.to, e.relation) for e in line.edges] == [(planned.id, held.id, "happens")]


def test_a_page_announces_what_it_says_is_still_to_come() -> None:
    (held,) = led(read(CALL))
    coming = replace(held, id="b" * 16, status="planned", kind="visit", lead_articles=[], when=None)
    (line,) = find_storylines([held, coming], Setup(), LoopRunner())
    assert [(e.from_, e.to, e.relation) for e in line.edges] == [(held.id, coming.id, "announces")]
    past = replace(coming, status="occurred")
    (line,) = find_storylines([held, past], Setup(), LoopRunner())
    assert [e.relation for e in line.edges] == ["retells"]


SAID = "أن مهندسين من ثلاث جامعات سيفحصون بوابات السد المتصدع وأنفاقه خلال أسابيع"
CALM = (
    "لا خوف على القرى",
    f"أعلن أنطونيو غوتيريش {SAID}. ونصح بأن تبقى المدارس مفتوحة وبأن يراجع التجار عقود التأمين القديمة. "
    "ورأى غوتيريش أن الصيادين وأصحاب الفنادق أكثر المتضررين من تأخر الموسم.",
)
MONEY = (
    "كلام جديد عن القروض",
    f"وصف أنطونيو غوتيريش الطقس بالقاسي وشكر طواقم المروحيات. وأكد غوتيريش {SAID}. "
    "وأشار إلى أن الخزائن فارغة وأن البنوك تماطل في صرف القروض للمزارعين.",
)


def test_what_one_person_says_on_two_pages_makes_them_one_event() -> None:
    assert len(leads(read(CALM, name="one"), read(MONEY, name="two"))) == 1
    another = (MONEY[0], MONEY[1].replace("أنطونيو غوتيريش", "إيمانويل ماكرون").replace("غوتيريش", "ماكرون"))
    assert len(leads(read(CALM, name="one"), read(another, name="two"))) == 2
