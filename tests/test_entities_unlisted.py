"""Mentions of whom and what no table lists: titles that lead to names, places, bodies and what is short for them."""

from __future__ import annotations

import pytest

from tawatur.annotate.bodies import is_part
from tawatur.annotate.entities import EntityReader
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Mention, Published, Span
from tawatur.registry import LAST, Registry

LANGUAGE = Language("ar")
REGISTRY = Registry()
READER = EntityReader(LANGUAGE, REGISTRY)


def read(text: str, outlet: str | None = None) -> list[Mention]:
    block = Block(span=Span(0, len(text)), role="body", rule="test")
    published = Published(earliest="2025-03-01", latest="2025-03-01", granularity="day", rule="test")
    page = Article(
        id="t", input="t", raw="", page="", text=text, language="ar", blocks=[block], published=published, outlet=outlet
    )
    return READER.read(Text(page, LANGUAGE), [])


def named(text: str, kind: str) -> list[str]:
    return [text[m.span.start : m.span.end] for m in read(text) if m.kind == kind and m.form == "name"]


def refs(text: str, form: str) -> list[str | None]:
    return [m.ref for m in read(text) if text[m.span.start : m.span.end] == form]


@pytest.mark.parametrize(
    ("text", "title", "person"),
    [
        ("وقال مدير شرطة مدينة زلندورف رامز الحاصودي ذلك", "مدير شرطة مدينة زلندورف", "رامز الحاصودي"),
        ("وأفاد المتحدث الرسمي للهيئة مساعد بن غالي الحاصودي", "المتحدث الرسمي للهيئة", "مساعد بن غالي الحاصودي"),
        ("ويرى أستاذ القانون في جامعة الغيمة د. سامر الحاصودي", "أستاذ القانون في جامعة الغيمة", "سامر الحاصودي"),
        ("وتشير المسنة صفية الحاصودي إلى ذلك", "المسنة", "صفية الحاصودي"),
        ("قالت المندوبة الكينية لدى الأمم المتحدة ريم الحاصودي", "المندوبة الكينية لدى الأمم المتحدة", "ريم الحاصودي"),
    ],
)
def test_a_title_reaches_the_name_that_it_goes_with(text: str, title: str, person: str) -> None:
    said = {text[m.span.start : m.span.end]: m for m in read(text)}
    assert said[person].kind == "person"
    assert said[title].stands_for == said[person].ref


def test_a_title_reaches_no_name_behind_a_verb_or_another_title() -> None:
    for text in ("قال مدير المدرسة إن رامز الحاصودي غاب", "قال مدير المدرسة أمس لرامز الحاصودي ذلك"):
        titles = [m for m in read(text) if m.form == "title"]
        assert [m.stands_for for m in titles] in ([], [None])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("غرق القارب في نهر الزلفان", ["نهر الزلفان"]),
        ("عثر عليه في نهر صغير", []),
        ("وصلوا إلى قرية الزلفانية وبلدة كفر زلفان", ["الزلفانية", "كفر زلفان"]),
        ("وصلوا إلى قرية صغيرة", []),
        ("نفذته طائرات روسية وسورية", []),
        ("زاروا روسيا وسورية", ["روسيا", "سورية"]),
        ("نال دعم مالي كبير", []),
        ("وقعت في شمال مالي", ["مالي"]),
        ("وصل إلى محافظة الأنبار", ["الأنبار"]),
        ("ونقلت ذلك وكالات أنباء سورية", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert named(text, "place") == places


def test_a_village_called_after_somebody_stays_a_village() -> None:
    text = "اقتحموا قرية أبو زلفان. ثم غادروا أبو زلفان."
    assert named(text, "person") == []
    assert named(text, "place") == ["أبو زلفان", "أبو زلفان"]


def test_a_family_name_that_is_a_city_too_is_the_persons() -> None:
    assert named("قال سامر الأحمدي ذلك. وأضاف الأحمدي شيئا.", "person") == ["سامر الأحمدي", "الأحمدي"]


def test_a_given_name_stands_for_the_one_who_has_it() -> None:
    text = "جاءت صفية الحاصودي. وبينت صفية ذلك."
    assert refs(text, "صفية") == refs(text, "صفية الحاصودي")
    assert named("جاءت صفية الحاصودي وصفية الكندي. وبينت صفية ذلك.", "person")[2:] == []


def test_names_with_the_same_ends_are_two_where_the_middle_differs() -> None:
    text = "جاء سامر بن خالد الحاصودي وبعده سامر بن رامز الحاصودي"
    first, second = (refs(text, name) for name in ("سامر بن خالد الحاصودي", "سامر بن رامز الحاصودي"))
    assert first != second
    assert is_part(("سامر", "الحاصودي"), ("سامر", "خالد", "الحاصودي"))
    assert not is_part(("سامر", "رامز", "الحاصودي"), ("سامر", "خالد", "الحاصودي"))


def test_the_short_name_of_a_body_is_the_body() -> None:
    text = "قالت هيئة الغيمة الساحلية ذلك. وأضافت هيئة الغيمة شيئا."
    assert refs(text, "هيئة الغيمة") == refs(text, "هيئة الغيمة الساحلية")
    general = "قالت هيئة الطيران المدني ذلك. وأضافت الهيئة العامة للطيران المدني شيئا."
    assert refs(general, "هيئة الطيران المدني") == refs(general, "الهيئة العامة للطيران المدني")


def test_the_name_of_a_body_ends_before_what_it_says() -> None:
    assert named("وأفادت شركة نورديك أن الأرباح زادت", "organisation") == ["شركة نورديك"]


def test_the_federation_of_another_sport_is_another_body() -> None:
    assert refs("قال الاتحاد السعودي لكرة الزلفان ذلك", "الاتحاد السعودي") == []


def test_a_noun_means_the_body_named_before_else_the_only_one_else_nobody() -> None:
    text = "قالت الجامعة ذلك. وأكدت جامعة الغيمة الأمر."
    assert refs(text, "الجامعة") == refs(text, "جامعة الغيمة")
    assert refs("قالت الجامعة ذلك.", "الجامعة") == [None]
    assert refs("قال خبير في الجامعة الكينية ذلك.", "الجامعة") == []


def test_the_alliance_that_a_state_leads() -> None:
    text = "وقال التحالف الذي تقوده السعودية ذلك. وأضاف التحالف شيئا."
    assert refs(text, "التحالف الذي تقوده السعودية") == refs(text, "التحالف") == ["body:arab-coalition"]
    assert refs(text, "السعودية") == ["state:saudi-arabia"]


def test_an_outlet_calls_no_regime_its_own_states() -> None:
    home = [m.ref for m in read("قصفت قوات النظام البلدة", outlet="outlet:okaz")]
    abroad = [m.ref for m in read("وصل إلى حلب. قصفت قوات النظام البلدة", outlet="outlet:okaz")]
    assert "body:saudi-arabia-regime" not in home
    assert "body:syria-regime" in abroad


def test_a_city_acts_only_with_a_feminine_verb() -> None:
    assert [m.stands_for for m in read("موسكو أكدت ذلك")] == ["body:russia-government"]
    assert [m.stands_for for m in read("موسكو أكد الوفد ذلك") if m.kind == "place"] == [None]


def test_whoever_holds_an_office_is_said_until_he_was_last_seen() -> None:
    assert REGISTRY.holder_of("office:kenya-president", "2025-01-01") is not None
    assert REGISTRY.holder_of("office:kenya-president", "2031-01-01") is None
    assert REGISTRY.holder_of("office:kenya-president", LAST) == REGISTRY.holder_of(
        "office:kenya-president", "2025-01-01"
    )
