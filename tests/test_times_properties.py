"""What holds for every time whatever the words: laws of value, interval, spelling and reference day."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate import calendar
from tawatur.annotate.text import Text
from tawatur.annotate.times import TimeReader
from tawatur.language import Language
from tawatur.model import Article, Block, Published, Span, Time

LANGUAGE = Language("ar")
READER = TimeReader(LANGUAGE)
DAY = date(2031, 3, 12)
DEICTIC = [
    "أمس", "اليوم", "غدا", "بعد غد", "أول من أمس", "قبل يومين", "قبل خمسة أيام", "مساء أمس", "الليلة الماضية",
    "هذا الصباح", "يوم غد", "صباح اليوم",
]  # fmt: skip
ABSOLUTE = [
    "12 شباط 2031", "الثامن من كانون الأول/ديسمبر 2030", "عام 2029", "آذار 2030", "2031/02/12", "الربع الأول من 2031",
    "صيف 2030", "10 شعبان 1446 هـ", "من 3 إلى 5 أيار 2030", "مطلع عام 2029", "القرن التاسع عشر", "رمضان 1446",
]  # fmt: skip
RELATIVE = [
    "الأسبوع الماضي", "الشهر المقبل", "العام الجاري", "الجمعة الماضي", "قبل ثلاثة أشهر", "الأيام الثلاثة الماضية",
    "نهاية الشهر الجاري", "أول جمعة من أيار المقبل", "الأسبوع الثاني من نيسان الماضي", "بقية الأسبوع",
    "النصف الأول من العام الجاري", "سبعينيات القرن الماضي", "عيد الفطر الماضي", "السنوات الخمس المقبلة",
]  # fmt: skip
SPELLINGS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "2": "٢", "0": "٠", "1": "۱", "3": "٣"})
days = st.dates(date(2003, 1, 1), date(2060, 12, 31))
steps = st.integers(-400, 400)


def read(words: str, day: date = DAY) -> Time:
    (time,) = READER.read_plain(f"وقع الحادث {words}.", day.isoformat())
    return time


def moved(value: str | None, n: int) -> str:
    """A value whose first ten characters are a day, so many days on."""
    assert value is not None
    return (date.fromisoformat(value[:10]) + timedelta(n)).isoformat() + value[10:]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(DEICTIC), days, steps)
def test_a_later_page_has_later_days(words: str, day: date, n: int) -> None:
    before, after = read(words, day), read(words, day + timedelta(n))
    assert after.value == moved(before.value, n)
    assert (after.earliest, after.latest) == (moved(before.earliest, n), moved(before.latest, n))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ABSOLUTE), days)
def test_a_date_in_full_is_the_same_on_every_page(words: str, day: date) -> None:
    a, b = read(words, day), read(words)
    assert (a.value, a.earliest, a.latest) == (b.value, b.earliest, b.latest)


@pytest.mark.parametrize("lead", ["و", "ف", "ب", "ل", "ك"])
@pytest.mark.parametrize("words", [*ABSOLUTE, *RELATIVE, *DEICTIC])
def test_a_proclitic_changes_no_value(words: str, lead: str) -> None:
    if words[0].isdigit() or words.startswith(("من ", "قبل ", "بعد ", "هذا ", "بقية ")):
        lead = "و"  # no other letter is written with these
    joined = "ل" + words[1:] if lead == "ل" and words.startswith("ال") else lead + words
    times = READER.read_plain(f"وقع الحادث {joined}.", DAY.isoformat())
    plain = READER.read_plain(f"وقع الحادث {words}.", DAY.isoformat())
    assert [(t.value, t.earliest, t.latest) for t in times] == [(t.value, t.earliest, t.latest) for t in plain]


@pytest.mark.parametrize("words", [*ABSOLUTE, *RELATIVE, *DEICTIC])
def test_spelling_changes_no_value(words: str) -> None:
    a, b = read(words), read(words.translate(SPELLINGS))
    assert (a.type, a.value, a.earliest, a.latest) == (b.type, b.value, b.earliest, b.latest)


def within(value: str) -> tuple[date, date] | None:
    """The days of a Gregorian TIMEX3 value; None for those that name no days of their own."""
    if "/" in value:
        ends = [within(end) for end in value.split("/")]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T\w+)?", value):
        on = date(*map(int, found.groups()))
        return on, on
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        month = calendar.month(*map(int, found.groups()))
        return month.first, month.last
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        week = calendar.week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        return week.first, week.last
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([*ABSOLUTE, *RELATIVE, *DEICTIC]), days)
def test_value_and_interval_agree(words: str, day: date) -> None:
    time = read(words, day)
    if time.calendar == "hijri" or not time.value or time.earliest is None or time.latest is None:
        return
    span = within(time.value)
    if span is None:
        return
    first, last = date.fromisoformat(time.earliest[:10]), date.fromisoformat(time.latest[:10])
    if time.mod is None and "NI" not in time.value:
        assert (first, last) == span
    elif "NI" not in time.value:
        assert span[0] <= first <= last <= span[1]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("وقع الحادث في 12 أيار 2035.", ["future-date"]),
        ("قتل ثلاثة جنود يوم 4 نيسان 2031.", ["future-date"]),
        ("سيفتتح الجسر في 12 أيار 2035.", []),
        ("يكتمل الجسر في 12 أيار 2035.", []),
        ("قتل العامل قبل 12 أيار 2035.", []),
        ("وقع الاتفاق على أن يكتمل الجسر في 12 أيار 2035.", []),
        ("وقع الحادث في 12 أيار 2029.", []),
        ("وقع الحادث في 31 نيسان 2029.", ["impossible-date"]),
        ("وقع الحادث يوم الاثنين 12 آذار 2031.", ["weekday-mismatch"]),
    ],
)
def test_what_does_not_fit_is_told(line: str, kinds: list[str]) -> None:
    day = DAY.isoformat()
    published = Published(earliest=day, latest=day, granularity="day", rule="test")
    block = Block(span=Span(0, len(line)), role="body", rule="test")
    article = Article(id="t", input="t", raw="", page="", text=line, language="ar", blocks=[block], published=published)
    assert [f.kind for f in READER.read(Text(article, LANGUAGE))[1]] == kinds
