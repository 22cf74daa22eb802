"""How far the naming of a source reaches: names, matters and purposes behind it, and whom it speaks to or of."""

from __future__ import annotations

import pytest

from one_block import read_block
from tawatur.model import Statement


def read(text: str) -> list[Statement]:
    """The attributed statements of a page."""
    return [s for s in read_block(text).statements if s.cue]


def sources(text: str) -> list[str | None]:
    return [text[slice(*s.source)] if s.source else None for s in read(text)]


WHOLE = [
    ("وأوضح رئيس لجنة المتحف سامر بن محمد بوغداني أن القاعة فتحت", "رئيس لجنة المتحف سامر بن محمد بوغداني"),
    (
        "وقال محافظ البنك المركزي الياباني هيروشي تاكامورا أمس إن الفائدة ثابتة",
        "محافظ البنك المركزي الياباني هيروشي تاكامورا",
    ),
    ("وقال الاتحاد البولندي للقرى والجزر الصغيرة إن القوارب قليلة", "الاتحاد البولندي للقرى والجزر الصغيرة"),
    ("أعلنت الإدارة العامة للحدائق والغابات أن البذر بدأ", "الإدارة العامة للحدائق والغابات"),
    ("وأوضح رئيس لجنة الخزف، دوريان مالكوف، لوكالة الأنباء الألمانية، أن المشغل فتح", "رئيس لجنة الخزف، دوريان مالكوف"),
    ("وذكرت «فوردان» أنها صنعت قاربا جديدا", "فوردان"),
    ("وأكدت لـ «الاقتصادية»، مريم الزهراني مديرة المتحف، أن القاعة فتحت", "مريم الزهراني مديرة المتحف"),
    ("لكن متحدثا باسم جمعية الصيادين قال إن الموج عال", "متحدثا باسم جمعية الصيادين"),
]


@pytest.mark.parametrize(("text", "source"), WHOLE)
def test_a_naming_reaches_to_what_is_said(text: str, source: str) -> None:
    assert sources(text) == [source]


SHORT = [
    ("وقال ستانيلاف للصحفيين إن القاعة فتحت", "ستانيلاف"),
    ("وقالت كوفالسكا للمجلس إن القاعة فتحت", "كوفالسكا"),
    ("وقالت وكالة أنباء فارس المقربة من الصيادين إن الموج عال", "وكالة أنباء فارس"),
    ("وكرر تاكامورا مزاعم أن القاعة فتحت", "تاكامورا"),
    ("حذرت وزارة الزراعة والغابات المزارعين من الصقيع", "وزارة الزراعة والغابات"),
    ("ودعت الهيئة العامة للمتاحف المقيمين إلى زيارة القاعة", "الهيئة العامة للمتاحف"),
]


@pytest.mark.parametrize(("text", "source"), SHORT)
def test_whom_somebody_speaks_to_or_of_is_no_part_of_the_naming(text: str, source: str) -> None:
    assert sources(text) == [source]


def test_a_noun_alone_is_the_family_name_that_the_page_shows() -> None:
    first, second = read("أكد نائب رئيس نادي القوارب سعد الصعب، أن السباق بدأ. وأضاف الصعب: الموج عال")
    assert first.origin == second.origin
    assert first.origin_kind == "person"


def test_a_noun_of_nobody_who_spoke_is_a_party_of_its_own() -> None:
    museum = read("وقال المتحف في بيان إنه سيفتح القاعة")[0]
    assert (museum.origin_kind, museum.anonymous) == ("organisation", False)


def test_what_shows_something_is_no_party() -> None:
    assert all(s.origin is None for s in read("وأظهرت الأيام أن القاعة ضيقة"))


def test_whom_an_outlet_met_speak_for_themselves() -> None:
    assert all(s.origin_kind != "outlet" for s in read("وحسب باعة التقتهم «عكاظ»، ذكروا أن السوق هادئة"))


def test_the_subject_of_a_sentence_goes_on_with_a_participle() -> None:
    assert sources("وتطرق ستانيلاف للحديث عن القاعة الجديدة، مشيرا إلى أن الزوار كثيرون") == ["ستانيلاف"]


def test_the_television_of_a_state_is_an_outlet() -> None:
    assert read("وقال التلفزيون المصري إن القاعة فتحت")[0].origin_kind == "outlet"


def test_a_relative_is_no_part_of_a_title_which_goes_back_to_its_bearer() -> None:
    said = read("قال سامي حسن الخالدي، مفتي سوريا الذي زار السوق، إن الطريق طويل. وأكد مفتي سوريا أن السوق كبير.")
    assert len({one.origin for one in said if one.voice != "narrated"}) == 1


def test_the_mufti_of_somebody_is_somebody_else() -> None:
    said = read("وصل مفتي الأسد أمس إلى المدينة. وقال المفتي إن الطريق طويل.")
    assert "person:bashar-al-assad" not in {one.origin for one in said}


def test_an_inquiry_into_something_is_a_body_and_one_without_is_not() -> None:
    assert [one.anonymous for one in read("أفاد تحقيق محلي في حريق السوق بأن الباب مغلق")] == [False]
    assert [one.anonymous for one in read("أفاد تحقيق محلي بأن الباب مغلق")] == [True]
