"""Who speaks, over what stands between a verb, its subject and what is said; and who does not speak at all."""

from __future__ import annotations

import pytest

from one_block import read_block, spoken


def said(text: str) -> list[tuple[str | None, str]]:
    """(source, origin's kind) of the attributed statements of a page."""
    found = [s for s in read_block(text).statements if s.cue]
    return [(text[slice(*s.source)] if s.source else None, (s.origin or "").partition(":")[0]) for s in found]


ACCUSED = [
    ("اتهمت جمعيات زراعية مستقلة إدارة السد بهدر الماء.", "جمعيات زراعية مستقلة", "anon"),
    ("اتهمت جمعيات زراعية، منها جمعية النخيل، مصانع محلية بهدر الماء.", "جمعيات زراعية", "anon"),
    ("اتهم الوزير سامي المنصور، في كلمة ألقاها أمس، خصومه بهدر الماء.", "الوزير سامي المنصور", "person"),
    ("واشنطن تتهم طهران بهدر الماء.", "واشنطن", "body"),
]


@pytest.mark.parametrize(("text", "source", "kind"), ACCUSED)
def test_who_accuses_stands_apart_from_who_is_accused(text: str, source: str, kind: str) -> None:
    assert said(text) == [(source, kind)]


SETTINGS = [
    ("وقال وزير الزراعة للصحفيين، في ختام جولته التي استمرت يومين، إن الموسم جيد.", "وزير الزراعة"),
    ("كشف محامي المزارع السوداني، ولاعب المنتخب السابق، أن العقد باطل.", "محامي المزارع السوداني"),
    ("وعن موسم الزيتون يقول سامي المنصور مدير المعصرة إنه جيد.", "سامي المنصور"),
    ("وختم نائب وزير الزراعة حديثه بأن الموسم جيد.", "نائب وزير الزراعة"),
    ("واختتم المدير تصريحه بالقول إن الموسم جيد.", "المدير"),
    ("أما القمح فأوضح المدير أنه سيصل غدا.", "المدير"),
    ("أما الزيت فيقول بعض التجار إنه رخيص.", "بعض التجار"),
    ("وبينما كان المدير يتحدث، قال أحد الحضور إن القاعة باردة.", "أحد الحضور"),
    ("وأبلغت الشرطة السكان أن الجسر مغلق.", "الشرطة"),
    ("ونشر المزارعون بيانا عبروا فيه عن خشيتهم من الجفاف.", "المزارعون"),
    ("وتحدث المجلس البلدي عن إصلاح الجسر.", "المجلس البلدي"),
    ("والموسم جيد، بحسب مقربين منه.", "مقربين منه"),
    ("لكن سكانا قالوا إن الجسر مغلق.", "سكانا"),
    ("وأظهرت دراسة نشرت في مجلة الزراعة أن الموسم جيد.", "دراسة"),
    ("قال مسؤول كبير في الوزارة، سامي كندي، إن الموسم جيد.", "مسؤول كبير في الوزارة، سامي كندي"),
    ("وكان مرشد الوادي سامي المنصور قد قال إن الموسم جيد.", "مرشد الوادي سامي المنصور"),
    ("وأبدى المشرف العام على الحقول والسدود استعداد البلدية للتعاون.", "المشرف العام على الحقول والسدود"),
    (
        "وأكد وزير الزراعة الدكتور سامي بن محمد الدخيل، في اجتماعه، أن الموسم جيد.",
        "وزير الزراعة الدكتور سامي بن محمد الدخيل",
    ),
    ("حسب صحيفة «شؤون الحقول» الإلكترونية، فالموسم جيد.", "صحيفة «شؤون الحقول» الإلكترونية"),
    ("الجريدة نفسها تؤكد اليوم أن الجسر مغلق.", "الجريدة نفسها"),
]


@pytest.mark.parametrize(("text", "source"), SETTINGS)
def test_a_speaker_is_found_over_a_setting(text: str, source: str) -> None:
    assert [found for found, _ in said(text)] == [source]


def test_two_speakers_each_have_the_words() -> None:
    text = "ويقول سامي المنصور وليلى الحداد، وهما من سكان القرية، إن النهر فاض."
    assert sorted(said(text)) == [("سامي المنصور", "person"), ("ليلى الحداد", "person")]


@pytest.mark.parametrize(
    "text",
    ["لفت نظري أن الدكان مغلق.", "لذا يجد المتتبع أن السعر يرتفع كل عام.", "لفت معرض الزهور انتباه الزوار إلى تنوعه."],
)
def test_nobody_speaks_where_something_is_only_noticed(text: str) -> None:
    assert said(text) == []


def test_an_official_with_a_name_is_a_person() -> None:
    assert said("قال مسؤول كبير في الوزارة، سامي كندي، إن الموسم جيد.")[0][1] == "person"


def test_a_name_that_is_written_like_a_verb_says_nothing() -> None:
    assert said("ويضيف أبو طالب أن الموسم جيد.")[0][0] == "أبو طالب"


def test_a_fund_in_fewer_words_is_the_same_fund() -> None:
    text = "أعلن صندوق القروض الزراعية السوداني أن القرض جاهز. وقال الصندوق السوداني إن الطلبات كثيرة."
    assert len({s.origin for s in read_block(text).statements if s.cue}) == 1


def test_whom_a_speaker_accuses_is_not_who_speaks() -> None:
    text = "قال سامي المنصور إن السد قديم، متهما الوزير خالد الحداد بأنه أهمل السد."
    assert {source for source, _ in said(text)} == {"سامي المنصور"}


def test_when_it_was_said_may_stand_between_who_was_told_and_who_speaks() -> None:
    text = "وقال لـ«المنارة»، أمس، مصدر مطلع من هناك، إن السوق مفتوحة."
    assert [text[slice(*s.source)] for s in spoken(text) if s.source] == ["مصدر مطلع"]
