"""Whom a source names: namesakes of the listed, titles with one name, documents, bodies in bodies, accounts."""

from __future__ import annotations

import pytest

from one_block import read_block
from tawatur.registry import Registry


def said(text: str) -> list[tuple[str | None, str]]:
    """(source, origin) of the attributed statements of a page."""
    found = [s for s in read_block(text).statements if s.cue]
    return [(text[slice(*s.source)] if s.source else None, s.origin or "") for s in found]


SOURCES = [
    ("أكدت الأمانة العامة لهيئة حماية الشواطئ أن الرمل نظيف", "الأمانة العامة لهيئة حماية الشواطئ"),
    ("وصف رئيس بلدية الواحة حادث القطار بالمؤلم", "رئيس بلدية الواحة"),
    ("بحسب تقارير الهيئة العامة للمراعي، القطيع سليم", "تقارير الهيئة العامة للمراعي"),
    ("وجاء في بيان سابق للجيش السوري أن القافلة وصلت.", "بيان سابق للجيش السوري"),
    ("أعلن البنك الشرقي للتسليف والادخار أن القرض جاهز", "البنك الشرقي للتسليف والادخار"),
    ("وأوضح إمام وخطيب المسجد الحرام الشيخ ناصر الدوسري أن الصبر واجب", "إمام وخطيب المسجد الحرام الشيخ ناصر الدوسري"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_source_reaches_as_far_as_its_naming(text: str, source: str) -> None:
    assert [found for found, _ in said(text)] == [source]


@pytest.mark.parametrize("text", ["وأشاد حفظه الله بجهود الطلاب في الحفل", "وقالت وهي تسقي الورد: إن الحديقة صغيرة"])
def test_blessings_and_manners_are_no_sources(text: str) -> None:
    assert {found for found, _ in said(text)} <= {None}


ORIGINS = [
    ("قال الدكتور باخشبة إن تسعة مرضى خرجوا", "person:"),
    ("أشار م. القحطاني إلى أن الجسر جاهز", "person:"),
    ("كشفت أحدث الدراسات الزراعية أن التمر مفيد", "anon:"),
    ("وأظهر مسح أولي أن القمح قليل", "anon:"),
    ("وأظهرت الحصيلة الأولى أن عشرة جرحوا", "anon:"),
    ("ذكرت الصحف التركية أن القارب غرق", "anon:"),
    ("أعلنت محافظة إسطنبول منع السباق", "body:"),
    ("وقال الإعلام الحربي إن الجسر آمن", "body:"),
]


@pytest.mark.parametrize(("text", "prefix"), ORIGINS)
def test_an_origin_is_of_the_kind_that_its_naming_shows(text: str, prefix: str) -> None:
    assert [origin.startswith(prefix) for _, origin in said(text)] == [True]


def test_parties_joined_behind_an_adjective_are_two() -> None:
    origins = {origin for _, origin in said("قال حزب الواحة الحاكم وحزب النهضة إن الاتفاق قريب")}
    assert len(origins) == 2
    assert "body:ennahda" in origins


NAMESAKES = [
    "أعلن مدير المدرسة خالد بن سلمان المطيري أن الدرس غدا",
    "أعلن مدير المدرسة عبدالله بن عبدالعزيز بن مساعد أن الدرس غدا",
]


@pytest.mark.parametrize("text", NAMESAKES)
def test_a_longer_name_is_not_the_listed_person_whose_name_it_begins_with(text: str) -> None:
    registry = Registry()
    refs = [m.ref for m in read_block(text).mentions if m.kind == "person"]
    assert len(refs) == 1
    assert refs[0] not in registry.people


SAME = [
    ("قال الأمير محمد بن سلمان بن عبدالعزيز آل سعود إن المشروع بدأ", "person:mohammed-bin-salman"),
    ("قال الشيخ محمد بن زايد بن سلطان آل نهيان إن المشروع بدأ", "person:mohammed-bin-zayed"),
]


@pytest.mark.parametrize(("text", "ref"), SAME)
def test_forefathers_and_house_are_of_the_same_person(text: str, ref: str) -> None:
    assert [m.ref for m in read_block(text).mentions if m.kind == "person"] == [ref]


def test_an_agency_keeps_whom_it_introduced_and_not_whom_the_page_did() -> None:
    own = "قالت وكالة رويترز إن الوزير سالم الحمدان بحث في الاجتماع صيد السمك. ودعا الحمدان إلى حماية البحر."
    other = (
        "وصل الوزير سالم الحمدان إلى الميناء. "
        "وقالت وكالة رويترز إن الوزير سالم الحمدان بحث في الاجتماع صيد السمك. ودعا الحمدان إلى حماية البحر."
    )
    assert said(own)[-1][1] == "agency:reuters"
    assert said(other)[-1][1].startswith("person:")
