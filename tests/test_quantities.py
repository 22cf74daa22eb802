"""Quantities: how many of what, and how exactly it is said. Sentences are about invented events."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.annotate.numbers import APART, BETWEEN, join_numbers, join_parts, joins, number_entries, pointed
from tawatur.annotate.quantities import QuantityReader
from tawatur.annotate.terms import JOIN, Vocabulary
from tawatur.annotate.text import Text
from tawatur.annotate.times import TimeReader
from tawatur.language import Language, Row
from tawatur.model import Article, Block, Quantity, Span

LANGUAGE = Language("ar")
TIMES = {code: TimeReader(Language(code)) for code in ("ar", "en")}
READERS = {code: QuantityReader(Language(code)) for code in ("ar", "en")}


def quantities(line: str, code: str = "ar") -> tuple[Text, list[Quantity]]:
    block = Block(span=Span(0, len(line)), role="body", rule="test")
    article = Article(id="t", input="t", raw="", page="", text=line, language=code, blocks=[block])
    text = Text(article, Language(code) if code != "ar" else LANGUAGE)
    times, _ = TIMES[code].read(text)
    return text, READERS[code].read(text, times)


def read(line: str) -> list[tuple[str, float, float, str, str | None]]:
    text, found = quantities(line)
    letters = text.article.text
    return [(letters[q.span.start : q.span.end], *q.value, q.approx, q.unit) for q in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("انهار 12 جسرا", ("12 جسرا", 12, 12, "exact", None)),
        ("مقتل 3 مدنيين", ("3 مدنيين", 3, 3, "exact", "killed")),
        ("أصيب شخصان بجروح", ("شخصان", 2, 2, "exact", "injured")),
        ("سقط قتيلان", ("قتيلان", 2, 2, "exact", "killed")),
        ("وصل أكثر من 200 ألف نازح", ("أكثر من 200 ألف نازح", 200_000, 200_000, "at-least", "displaced")),
        ("على الأقل 7 جرحى", ("على الأقل 7 جرحى", 7, 7, "at-least", "injured")),
        ("وصل أقل من عشرين طنا", ("أقل من عشرين طنا", 0, 20, "at-most", "tonne")),
        ("نحو 40 طفلا", ("نحو 40 طفلا", 36, 44, "about", "people")),
        ("من 3 إلى 5 آلاف متظاهر", ("3 إلى 5 آلاف متظاهر", 3000, 5000, "range", "people")),
        ("كلفته 4 . 5 مليار يورو", ("4 . 5 مليار يورو", 4_500_000_000, 4_500_000_000, "exact", "eur")),
        ("توزيع 14 , 200 صندوق", ("14 , 200 صندوق", 14_200, 14_200, "exact", None)),
        ("بلغ عدد الجرحى 31.", ("31", 31, 31, "exact", "injured")),
        ("ارتفعت الحصيلة وعددهم 340.", ("340", 340, 340, "exact", None)),
        ("حضر سبعة من أعضاء المجلس", ("سبعة من أعضاء", 7, 7, "exact", "people")),
        ("أعيد ترميم 19 من تلك القلاع", ("19", 19, 19, "exact", None)),
        ("نجا شخص واحد", ("شخص واحد", 1, 1, "exact", "people")),
        ("استقال مسؤولان كبيران", ("مسؤولان", 2, 2, "exact", "people")),
        ("غرس (1263) شتلة", ("(1263) شتلة", 1263, 1263, "exact", None)),
        ("هدم أربعة أبراج على الأقل", ("أربعة أبراج على الأقل", 4, 4, "at-least", None)),
        ("حرارة لن تتجاوز 40 درجة", ("لن تتجاوز 40 درجة", 0, 40, "at-most", "degree")),
        ("بيعت % 70 من الأسهم", ("% 70", 70, 70, "exact", "percent")),
        ("ما بين 10 و15 صاروخا", ("10 و15 صاروخا", 10, 15, "range", "missile")),
        ("بنسبة 3.5 بالمئة", ("3.5 بالمئة", 3.5, 3.5, "exact", "percent")),
        ("بلغت 50%", ("50%", 50, 50, "exact", "percent")),
        ("كلفته 450 مليون دولار", ("450 مليون دولار", 450_000_000, 450_000_000, "exact", "usd")),
        ("كلفته 100 درهم مغربي", ("100 درهم مغربي", 100, 100, "exact", "mad")),
        ("كلفته 100 درهم", ("100 درهم", 100, 100, "exact", "dirham")),
        ("كلفته نصف مليار يورو", ("نصف مليار يورو", 500_000_000, 500_000_000, "exact", "eur")),
        ("كلفته مليارا يورو", ("مليارا يورو", 2_000_000_000, 2_000_000_000, "exact", "eur")),
        ("وصل مئات اللاجئين", ("مئات اللاجئين", 200, 999, "about", "displaced")),
        ("وصلت آلاف الأسر", ("آلاف الأسر", 2000, 9999, "about", "families")),
        ("وصل ١٢ جنديا", ("١٢ جنديا", 12, 12, "exact", "soldiers")),
    ],
)  # fmt: skip
def test_amounts(line: str, expected: tuple[str, float, float, str, str | None]) -> None:
    assert read(line) == [expected]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة", 3), ("أحد عشر", 11), ("خمسة وعشرون", 25), ("مئة وسبعة", 107), ("مئتان", 200), ("ثلاثمئة", 300),
        ("ألف ومئتا", 1200), ("ثلاثة آلاف وأربعمئة", 3400), ("مئة وخمسة وعشرون ألف", 125_000),
        ("مليون ونصف المليون", 1_500_000), ("مليونان وثلاثمئة ألف", 2_300_000), ("1.250.000", 1_250_000),
        ("12,500", 12_500), ("5 مليارات و300 مليون", 5_300_000_000),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, value: float) -> None:
    (found,) = read(f"وصل {words} صندوق")
    assert found[1:3] == (value, value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("سالب خمسة", -5), ("بلغت -5", -5), ("واحد من كل أربعة", 0.25), ("3/4", 0.75), ("ثلاثة أخماس", 0.6),
        ("واحد على 20", 0.05), ("جزء من مئة", 0.01), ("خمسة ونصف", 5.5), ("3 مئة و21", 321), ("12 000", 12_000),
        ("1 250 000", 1_250_000), ("3،215", 3215), ("1.2e6", 1_200_000), ("ثلاث دزينات", 36),
        ("5ر3 مليون", 3_500_000), ("05ر3", 3.05), ("000ر14", 14_000), ("125ر3 مليار", 3_125_000_000),
        ("14.000", 14_000), ("14.250 مليون", 14_250_000),
    ],
)  # fmt: skip
def test_signs_and_ratios(words: str, value: float) -> None:
    vocabulary = Vocabulary(LANGUAGE, number_entries(LANGUAGE), joins(LANGUAGE))
    terms = join_parts(join_numbers(pointed(vocabulary.read(LANGUAGE.plain(f"الناتج {words}.")))))
    assert [t.value for t in terms if t.code in "nNYRW"] == [pytest.approx(value)]


def test_one_in_four_is_no_four() -> None:
    assert read("واحد من كل أربعة لاجئين") == []


def test_the_number_of_a_share_is_per_cent() -> None:
    assert read("ارتفعت الأسعار بنسبة 12") == [("12", 12, 12, "exact", "percent")]


@pytest.mark.parametrize(
    "line",
    ["القرار رقم 2254 باق", "فاز الفريق 3-1", "وقع ذلك عام 2030", "الطابق الثالث", "المادة 5 باقية", "بلغ 125ر3 صندوقا",
     "وصل 13 للسوق", "اتصل على 0112345678", "العدد 3352 الثلاثاء", "العدد : 3352 الشمال", "نشرت أخبار 24 أمرا",
     "حقوق النشر 2018 جميعها", "قرب أحد الأسواق", "طفل في 33 من العمر", "سقطت سي 17 بمحافظة نائية", "كمية من الحبوب",
     "عقد القانون عدد 52 لسنة"],
)  # fmt: skip
def test_what_counts_nothing(line: str) -> None:
    assert read(line) == []


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("أدت العاصفة إلى إصابة 9.", 9, "injured"), ("سجلت البلدة وفاة أكثر من 40 شخصا", 40, "killed"),
        ("سجلت البلدة إصابة شخصين", 2, "injured"), ("سجلت البلدة 40 إصابة", 40, "injured"),
        ("سجلت البلدة إصابة 6 جنود", 6, "injured"), ("وصل باكرا 20 منهم أطفال", 20, None),
        ("إن 14 بحارا قتلوا في العاصفة", 14, "killed"), ("إن 14 بحارا لقوا حتفهم بعيدا", 14, "killed"),
        ("إن 14 مسلحا قتلوا صحفيا", 14, "soldiers"),
    ],
)  # fmt: skip
def test_a_noun_of_harm_says_what_befell_those_after_it(line: str, value: int, unit: str | None) -> None:
    (found,) = read(line)
    assert (found[1], found[4]) == (value, unit)


def test_about_a_round_number_reaches_to_a_round_number() -> None:
    assert read("بلغت نحو 48 مليار دولار")[0][1:3] == (43_200_000_000, 52_800_000_000)


def test_two_counts_side_by_side_are_two() -> None:
    assert [(q[1], q[4]) for q in read("سقط ثلاثة قتلى وسبعة جرحى")] == [(3, "killed"), (7, "injured")]


def test_what_no_table_knows_is_kept_as_the_thing_counted() -> None:
    _, (found,) = quantities("انهار 12 جسرا")
    assert found.of == "جسرا"


@pytest.mark.parametrize("code", ["ar", "en"])
def test_number_rows(code: str) -> None:
    language = Language(code)
    vocabulary = Vocabulary(language, number_entries(language), joins(language))
    failed = []
    for row in language.table("number_words"):
        if row["kind"] in BETWEEN or row["kind"] in APART:
            continue  # they make one number of two, or stand behind one: see test_signs_and_ratios
        terms = join_numbers(vocabulary.read(language.plain(row["example"])))
        if row["kind"] == "and":
            right = any(term.code == JOIN for term in terms) or len(terms) < 3
        else:
            low, _, high = row["value"].partition("-")
            values = {(float(low), float(high or low)), (2 * float(low), 10 * float(low) - 1)}
            values |= {(many * float(low), many * float(low)) for many in (2, 3) if row["kind"].endswith("scale")}
            if row["kind"] == "parts":
                values = {(round(3 * float(low), 6),) * 2}
            if row["kind"] == "fraction":
                values |= {(many + float(low),) * 2 for many in range(1, 4)}
                values |= {(scale * (3 + float(low)),) * 2 for scale in (10**6, 10**3)}
            right = any(_bounds(term.value) in values for term in terms if term.code in "nNYoR")
        if not right:
            failed.append((row["form"], row["example"]))
    assert failed == []


def _bounds(value: float | tuple[float, float]) -> tuple[float, float]:
    return value if isinstance(value, tuple) else (value, value)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_unit_rows(code: str) -> None:
    assert [row["form"] for row in Language(code).table("units") if not fires(row, code)] == []


def fires(row: Row, code: str) -> bool:
    """Whether a quantity is read in the example by this row, and none in the counter."""
    if row["counter"] and row["form"] in _told(row["counter"], code):
        return False
    if row["kind"] in ("stop", "label"):
        return row["form"] not in _told(row["example"], code).split()
    return bool(quantities(row["example"], code)[1])


def _told(line: str, code: str) -> str:
    text, found = quantities(line, code)
    return " ".join(text.article.text[q.span.start : q.span.end] for q in found)


FORMS = [row["form"] for table in ("number_words", "units") for row in LANGUAGE.table(table)]
PIECES = st.sampled_from([*FORMS, "12", "3.5", "2,000", "١٥", "-", "%", "/", "(", ")", "،", ".", "الحادث", "و", "ر"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_laws_of_quantities(line: str) -> None:
    text, found = quantities(line)
    for quantity in found:
        letters = text.article.text[quantity.span.start : quantity.span.end]
        assert letters and letters == letters.strip()
        assert quantity.value[0] <= quantity.value[1]
        assert quantity.value[0] == quantity.value[1] or quantity.approx in ("about", "range", "at-most")
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises(line: str) -> None:
    quantities(line.replace("\n", " ").replace("\r", " "))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("وصل (6) آلاف نسمة", ("(6) آلاف نسمة", 6000, 6000)),
        ("وصل «17» قتيلا", ("17» قتيلا", 17, 17)),
    ],
)
def test_figures_in_marks_are_read_where_a_unit_follows(line: str, expected: tuple[str, float, float]) -> None:
    assert [q[:3] for q in read(line)] == [expected]


@pytest.mark.parametrize(
    "line", ["اختار إحدى الشركتين", "في الذكرى الأربعين لرحيله", "5 وأخيرا نقول", "2030 آخر الأخبار"]
)
def test_what_is_definite_or_no_noun_counts_nothing(line: str) -> None:
    assert [q for q in read(line) if q[1] != 1] == []


def test_stretches_hold_all_that_the_whole_text_holds() -> None:
    line = "قالت الوزارة أمس في بيان لها إن خمسة عشر جنديا أصيبوا، وإن الطرق مغلقة، ونزح شخصان و300 عائلة من القرية."
    whole = Vocabulary(LANGUAGE, number_entries(LANGUAGE), joins(LANGUAGE))
    part = Vocabulary(LANGUAGE, number_entries(LANGUAGE), joins(LANGUAGE), {"#": 2})
    every, some = whole.read(LANGUAGE.plain(line)), part.read(LANGUAGE.plain(line))
    assert set(some) < set(every)
    assert [t for t in every if t.code == "#"] == [t for t in some if t.code == "#"]


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("وصل 59.424 حاجا", 59_424, "people"),
        ("مرت 3.049 سيارة", 3_049, "vehicle"),
        ("على بعد 3.049 كيلومتر", 3.049, "kilometre"),
        ("تملك الأسرة 0.5 سيارة", 0.5, "vehicle"),
    ],
)
def test_a_point_before_three_figures_parts_thousands_of_what_has_no_parts(line: str, value: float, unit: str) -> None:
    assert [(low, high, what) for _, low, high, _, what in read(line)] == [(value, value, unit)]


def test_what_stands_behind_a_preposition_is_not_counted() -> None:
    assert [span for span, *_ in read("عرضت الورشة خمسة ملايين للبيع")] == ["خمسة ملايين"]
