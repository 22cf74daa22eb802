"""Times: what expressions are found, and what days they mean. Sentences are about invented events."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.text import Text
from tawatur.annotate.times import TimeReader
from tawatur.language import Language
from tawatur.model import Article, Block, Finding, Published, Span, Time

LANGUAGE = Language("ar")
READER = TimeReader(LANGUAGE)
DAY = "2031-03-12"  # a Wednesday


def at(day: str) -> Published:
    return Published(earliest=day, latest=day, granularity="day", rule="test")


def page(*blocks: tuple[str, str], day: str | None = DAY, own: str | None = None) -> Text:
    """Lines with their roles; `own` is the day of the embedded post."""
    text, cut = "", []
    for line, role in blocks:
        when = at(own) if own and role == "embed" else None
        cut.append(Block(span=Span(len(text), len(text) + len(line)), role=role, rule="test", published=when))
        text += line + "\n"
    published = at(day) if day else None
    return Text(
        Article(id="t", input="t", raw="", page="", text=text, language="ar", blocks=cut, published=published), LANGUAGE
    )


def read(line: str, day: str | None = DAY) -> tuple[list[tuple[str, str | None]], list[Finding]]:
    text = page((line, "body"), day=day)
    times, findings = READER.read(text)
    return [(letters(text, t), t.value) for t in times], findings


def letters(text: Text, time: Time) -> str:
    return text.article.text[time.span.start : time.span.end]


def one(line: str, day: str | None = DAY) -> Time:
    times, _ = READER.read(page((line, "body"), day=day))
    assert len(times) == 1, [t.value for t in times]
    return times[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12 شباط 2031", "2031-02-12"),
        ("12 فبراير 2031", "2031-02-12"),
        ("12 فيفري 2031", "2031-02-12"),
        ("25 نونبر 2030", "2030-11-25"),
        ("2 جويلية 2030", "2030-07-02"),
        ("15 غشت 2030", "2030-08-15"),
        ("الثامن من كانون الأول/ديسمبر 2030", "2030-12-08"),
        ("8 ديسمبر (كانون الأول) 2030", "2030-12-08"),
        ("12/2/2031", "2031-02-12"),
        ("2031-02-12", "2031-02-12"),
        ("١٢ شباط ٢٠٣١", "2031-02-12"),
        ("Feb 12, 2031", "2031-02-12"),
        ("الثلاثاء الثالث من نيسان 2031", "2031-04-15"),
        ("شباط 2031", "2031-02"),
        ("عام 2029", "2029"),
        ("الربع الأول من 2031", "2031-Q1"),
        ("القرن التاسع عشر", "18"),
        ("القرن التاسع قبل الميلاد", "BC08"),
        ("عام 805 ق.م", "BC0805"),
    ],
)
def test_dates_stand_by_themselves(words: str, value: str) -> None:
    assert read(f"وقع الحادث في {words}.")[0] == [(words, value)]
    assert read(f"وقع الحادث في {words}.", day=None)[0] == [(words, value)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("أمس", "2031-03-11"),
        ("اليوم الأربعاء", "2031-03-12"),
        ("أول من أمس", "2031-03-10"),
        ("غدا الخميس", "2031-03-13"),
        ("الجمعة الماضي", "2031-03-07"),
        ("الجمعة المقبل", "2031-03-14"),
        ("الأسبوع المقبل", "2031-W12"),
        ("الشهر الماضي", "2031-02"),
        ("العام الجاري", "2031"),
        ("8 شباط الماضي", "2031-02-08"),
        ("كانون الأول الماضي", "2030-12"),
        ("قبل يومين", "2031-03-10"),
        ("قبل نحو أسبوعين", "2031-W09"),
        ("الأسبوع الأول من كانون الثاني الماضي", "2031-01-W01"),
        ("أول جمعة من أيار المقبل", "2031-05-02"),
    ],
)
def test_relative_times_need_the_day_of_the_page(words: str, value: str) -> None:
    assert read(f"وقع الحادث {words}.")[0] == [(words, value)]
    time = one(f"وقع الحادث {words}.", day=None)
    assert (time.earliest, time.latest) == (None, None)


@pytest.mark.parametrize(
    ("words", "value"),
    [("12 شباط", "XXXX-02-12"), ("شباط", "XXXX-02"), ("اليوم", "XXXX-XX-XX"), ("الجمعة", "XXXX-WXX-5")],
)
def test_partial_dates_keep_their_x(words: str, value: str) -> None:
    assert one(f"منذ {words}.", day=None).value == value


@pytest.mark.parametrize(
    ("words", "type_", "value"),
    [
        ("كل عامين", "SET", "P2Y"),
        ("سنويا", "SET", "P1Y"),
        ("كل يوم جمعة", "SET", "XXXX-WXX-5"),
        ("ثلاث سنوات ونصف", "DURATION", "P3Y6M"),
        ("خمسة أيام", "DURATION", "P5D"),
        ("48 ساعة", "DURATION", "PT48H"),
        ("الساعات الـ24 الماضية", "DURATION", "PT24H"),
        ("السنوات الخمس الماضية", "DURATION", "P5Y"),
    ],
)
def test_sets_and_durations(words: str, type_: str, value: str) -> None:
    time = one(f"استمر ذلك {words}.")
    assert (time.type, time.value) == (type_, value)


def test_a_hijri_day_takes_in_the_days_beside_it() -> None:
    time = one("وصل الوفد في 10 شعبان 1446 هـ.")
    assert (time.value, time.calendar) == ("1446-08-10", "hijri")
    assert time.earliest is not None and time.latest is not None
    assert (date.fromisoformat(time.latest) - date.fromisoformat(time.earliest)).days == 2


def test_two_calendars_that_disagree_are_told() -> None:
    assert not read("وصل الوفد في 1 رمضان 1446هـ الموافق 1 مارس 2025.")[1]
    assert [f.kind for f in read("وصل الوفد في 1 رمضان 1446هـ الموافق 9 مارس 2025.")[1]] == ["dates-disagree"]


def test_a_date_that_is_not_its_weekday_is_told_and_kept() -> None:
    found, findings = read("وصل الوفد يوم الاثنين 12 آذار 2031.")
    assert found == [("يوم الاثنين 12 آذار 2031", "2031-03-12")]
    assert [f.kind for f in findings] == ["weekday-mismatch"]


def test_an_impossible_date_has_no_value() -> None:
    found, findings = read("وصل الوفد في 30 شباط 2031.")
    assert found == [("30 شباط 2031", None)]
    assert [f.kind for f in findings] == ["impossible-date"]


def test_today_beside_the_weekday_of_yesterday_takes_in_both() -> None:
    text = page(("وصل الوفد اليوم الثلاثاء.", "body"))
    times, findings = READER.read(text)
    assert (times[0].earliest, times[0].latest) == ("2031-03-11", "2031-03-12")
    assert [f.kind for f in findings] == ["weekday-mismatch"]


def test_today_in_a_teaser_is_another_pages_day() -> None:
    times, _ = READER.read(page(("وصل الوفد اليوم.", "body"), ("أغلق السوق اليوم.", "teaser")))
    assert [t.earliest for t in times] == ["2031-03-12", None]


def test_today_in_an_embedded_post_is_the_posts_day() -> None:
    times, _ = READER.read(page(("وصل الوفد اليوم.", "body"), ("أغلق السوق اليوم.", "embed"), own="2031-03-02"))
    assert [t.earliest for t in times] == ["2031-03-12", "2031-03-02"]


def test_that_day_is_the_last_day_named() -> None:
    assert read("وصل الوفد في 3 آذار وغادر في اليوم نفسه.")[0][1] == ("اليوم نفسه", "2031-03-03")


def test_the_clock_stands_apart_from_the_date() -> None:
    found, _ = read("يبدأ اللقاء يوم 14 آذار 2031 عند الساعة الخامسة مساء.")
    assert found == [("يوم 14 آذار 2031", "2031-03-14"), ("الساعة الخامسة مساء", "2031-03-14T17")]


def test_a_part_of_the_day_belongs_to_its_date() -> None:
    assert read("وصل الوفد مساء الثلاثاء 11 آذار.")[0] == [("مساء الثلاثاء 11 آذار", "2031-03-11TEV")]


@pytest.mark.parametrize(
    ("words", "mod"),
    [("مطلع شباط", "START"), ("منتصف شباط", "MID"), ("نهاية شباط", "END"), ("أكثر من خمسة أشهر", "MORE_THAN")],
)
def test_modifiers(words: str, mod: str) -> None:
    assert one(f"استمر ذلك منذ {words}.").mod == mod


def test_the_end_of_a_month_agrees_with_each_of_its_last_days() -> None:
    time = one("وصل الوفد نهاية كانون الثاني.")
    assert (time.earliest, time.latest) == ("2031-01-21", "2031-01-31")


def test_two_days_share_what_is_said_of_the_second() -> None:
    assert [v for _, v in read("تغلق السوق السبت والأحد المقبلين.")[0]] == ["2031-03-15", "2031-03-16"]


def test_the_weekday_decides_which_year_is_meant() -> None:
    assert one("تبدأ الدورة الجمعة 15 آب.").value == "2031-08-15"


@pytest.mark.parametrize(
    "line",
    ["قالت قناة روسيا اليوم ذلك", "انطلق اليوم الأول من المعرض", "بلغ العدد 2031 شخصا", "مارس الضغط على جاره",
     "قال الأمين العام ذلك", "القرار 2254 باق", "فاز في كل موسم", "لعب نصف موسم", "تجاوزت أسعاره موسم القطف",
     "بلغ عمره ما بين الخامسة والسابعة", "تلائم روح هذا العصر الرقمي", "من أقدم وأشهر المباني",
     "تتسع الفجوة سنة بعد سنة", "سجل في المباراة هدفا 3-1", "بيعت شركة نيسان"],
)  # fmt: skip
def test_what_is_no_time(line: str) -> None:
    assert read(line)[0] == []


def test_a_page_dated_to_a_month_says_no_day() -> None:
    text = page(("وصل الوفد أمس.", "body"))
    month = Published(earliest="2031-03-01", latest="2031-03-31", granularity="month", rule="test")
    article = Article(id="t", input="t", raw="", page="", text=text.article.text, language="ar",
                      blocks=text.article.blocks, published=month)  # fmt: skip
    times, _ = READER.read(Text(article, LANGUAGE))
    assert (times[0].earliest, times[0].latest) == ("2031-02-28", "2031-03-30")


WORDS = [row["form"] for table in ("months", "weekdays", "time_words", "number_words") for row in LANGUAGE.table(table)]
PIECES = st.sampled_from([*WORDS, "2031", "12", "3/4", "11:30", "،", ".", "(", ")", "\n", "-", "و", "الحادث", "٣٠"])
GRAINS = {"day": 0, "week": 6, "month": 27, "year": 350}


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_laws_of_times(line: str) -> None:
    text = page((line.replace("\n", " \n"), "body"))
    times, findings = READER.read(text)
    for span in [t.span for t in times] + [s for f in findings for s in f.spans]:
        inside = text.article.text[span.start : span.end]
        assert inside and "\n" not in inside and inside == inside.strip()
    for before, after in pairwise(times):
        assert before.span.end <= after.span.start
    for time in times:
        if time.earliest and time.latest:
            first, last = date.fromisoformat(time.earliest[:10]), date.fromisoformat(time.latest[:10])
            assert first <= last
            if time.type == "DATE" and time.mod is None and "/" not in (time.value or "/"):
                assert (last - first).days >= GRAINS.get(time.granularity or "", 0)  # never more exact than the words


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises(line: str) -> None:
    READER.read(page((line.replace("\n", " ").replace("\r", " "), "body")))
    READER.read(page((line.replace("\n", " ").replace("\r", " "), "body"), day=None))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("زار اليوم /الأربعاء/ المدينة", [("اليوم /الأربعاء/", "2031-03-12")]),
        ("ولد في 31 كانون الثاني (يناير العام 1951) فيها", [("31 كانون الثاني (يناير العام 1951)", "1951-01-31")]),
        ("استمر لمدة (17) يوما", [("(17) يوما", "P17D")]),
        ("استمر لمدة «17» يوما", [("17» يوما", "P17D")]),
        ("ارتفع بنسبة 12 بالمئة الشهر الماضي", [("الشهر الماضي", "2031-02")]),
        ("صلوا مساء اليوم الأول من عيد الفطر", [("مساء اليوم الأول من عيد الفطر", "1452-10-01TEV")]),
        ("خسر نهائي عامي 2023 أمام الفريق", [("عامي 2023", "2023")]),
        ("خلال أيام الحملة تغير كل شيء", []),
        ("جاء الطفل من أب غير معروف", []),
        ("يقام المهرجان يومي الأربعاء والخميس", [("الأربعاء", "2031-03-12"), ("الخميس", "2031-03-13")]),
        ("وقع ذلك الثلاثاء والخميس الماضيين", [("الثلاثاء", "2031-03-11"), ("الخميس الماضيين", "2031-03-06")]),
        ("خبير له علاقة بكرة القدم", []),
        ("وصل في الساعة 21 . 25 مساء", [("الساعة 21 . 25 مساء", "T21:25")]),
        ("وصل في الساعة 0630", [("الساعة 0630", "T06:30")]),
        ("من الساعة 8 صباحا إلى الساعة 2 بعد الزوال", [("الساعة 8 صباحا إلى الساعة 2 بعد الزوال", "T08/T14")]),
        ("نشر في 08 : 40 ( GMT + 0400 )", [("08 : 40", "T08:40")]),
        ("انقطع التيار لمدة نصف الساعة", [("نصف الساعة", "PT30M")]),
        ("عقدت في 4 و5 آذار الماضي", [("4 و5 آذار الماضي", "2031-03-04/2031-03-05")]),
        ("عقدت في 4 و9 آذار", [("9 آذار", "2031-03-09")]),
        ("استغرق أربع ساعات ونصف الساعة", [("أربع ساعات ونصف الساعة", "PT4H30M")]),
        ("وقع ليلة أمس الثلاثاء", [("ليلة أمس الثلاثاء", "2031-03-11TNI")]),
        ("وصل مساء الأحد أي في اليوم نفسه", [("مساء الأحد", "2031-03-09TEV"), ("اليوم نفسه", "2031-03-09")]),
        ("في وقت سابق أحد الطيارين", []),
        ("القرار رقم (1936/ 1) وتاريخه", []),
        ("13114 عقد مستشار", []),
        ("وفي أيار كشفت الشركة خسارتها", [("أيار", "2030-05")]),
        ("أغلق في 18 ت 2 2030", [("18 ت 2 2030", "2030-11-18")]),
        ("خلال الاجتماع الأخير الذي عقد", [("خلال الاجتماع", None)]),
    ],
)
def test_forms_of_newspapers(line: str, found: list[tuple[str, str | None]]) -> None:
    assert read(line)[0] == found


def test_then_points_to_no_day_far_away() -> None:
    near, far = (
        read("زارها في 3 شباط 2029. " + "كانت الطرق مغلقة. " * times + "وقال حينها إنه راض.")[0] for times in (1, 40)
    )
    assert near[-1] == ("حينها", "2029-02-03")
    assert far[-1] == ("حينها", "PAST_REF")


def test_a_weekday_shows_that_the_month_is_a_hijri_one() -> None:
    """On 2015-07-21 the month is Shawwal: its ninth is a Saturday, the ninth of July is none."""
    assert read("يقام السباق السبت التاسع من الشهر الجاري", "2015-07-21")[0] == [
        ("السبت التاسع من الشهر الجاري", "1436-10-09")
    ]
    assert read("يقام السباق الخميس التاسع من الشهر الجاري", "2015-07-21")[0] == [
        ("الخميس التاسع من الشهر الجاري", "2015-07-09")
    ]


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("من 20 ديسمبر إلى 5 يناير 2015", "2014-12-20", "2015-01-05"),
        ("بين 28 فبراير و3 مارس 2015", "2015-02-28", "2015-03-03"),
        ("من 3 مايو إلى 5 يونيو المقبل", "2017-05-03", "2017-06-05"),
        ("من 3 مايو الماضي إلى 5 يونيو المقبل", "2016-05-03", "2017-06-05"),
        ("من 29 فبراير إلى 3 مارس 2015", "2016-02-29", "2015-03-03"),
    ],
)
def test_the_first_of_two_dates_is_within_a_year_of_the_second(line: str, first: str, second: str) -> None:
    assert [time.value for time in READER.read_plain(line, "2016-11-07")] == [first, second]


@pytest.mark.parametrize(
    ("line", "values"),
    [("عرضها 4م وطولها 9 م", []), ("الساعة 4 م", ["T16"]), ("من 4م إلى 9م", ["T16/T21"]), ("تفتح 9 ص", ["T09"])],
)
def test_the_letter_of_metres_is_no_hour_by_itself(line: str, values: list[str]) -> None:
    assert [time.value for time in READER.read_plain(line)] == values


@pytest.mark.parametrize(
    ("line", "value"),
    [("انطلق الموكب (0630 بتوقيت غرينتش)", "T06:30"), ("(1815 ت غ)", "T18:15"), ("صدرت في مايو 2001 GMT", "2001-05")],
)
def test_four_figures_before_a_zone_are_a_clock_unless_a_month_stands_before(line: str, value: str) -> None:
    assert [time.value for time in READER.read_plain(line)] == [value]


def test_a_weekday_until_which_something_is_comes_after_the_page() -> None:
    assert one("السحب محدود بستين دينارا حتى الجمعة.").value == "2031-03-14"
    assert one("أغلق الميناء حتى الأربعاء الماضي.").value == "2031-03-05"
