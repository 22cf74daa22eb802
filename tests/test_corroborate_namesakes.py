"""Which refs are one party by what pages call them, and what that does to the voices of an event."""

from __future__ import annotations

import pytest

from corroborate_cases import LANGUAGE, ROOM, Page, conflicts, corroborate
from tawatur.corroborate.namesakes import Namesakes
from tawatur.language import Row
from tawatur.model import Block, Mention, Span

ONE, OTHER = "body:one", "body:other"


def joined(name: str, other: str, second: str = OTHER) -> bool:
    """Whether bodies that two pages name so are one."""
    pages = Page("a"), Page("b")
    pages[0].say(f"أعلنت {name} ذلك", names={name: ONE})
    pages[1].say(f"أعلنت {other} ذلك", names={other: second})
    return bool(Namesakes(ROOM._voices, LANGUAGE, [p.reading() for p in pages]).joined())


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("بلدية المرفأ", "بلدية مدينة المرفأ", True),
        ("البلدية", "بلدية المرفأ", True),
        ("بلدية المرفأ", "بلدية الساحل", False),
        ("بلدية المرفأ", "جامعة المرفأ", False),
        ("الأكاديمية الأميركية للملاحة", "الأكاديمية الأمريكية للملاحة", True),
        ("الأكاديمية الأميركية للملاحة", "الأكاديمية الفرنسية للملاحة", False),
    ],
)
def test_names_that_hold_one_another(name: str, other: str, one: bool) -> None:
    assert joined(name, other) is one


@pytest.mark.parametrize("row", LANGUAGE.table("organ_words", ()), ids=lambda row: row.rule)
def test_organ_words(row: Row) -> None:
    assert joined(*row["example"].split(" / "), second="body:arab-coalition")
    assert not joined(*row["counter"].split(" / "), second="body:arab-coalition")


def test_a_body_of_a_state_is_joined_by_no_name() -> None:
    assert not joined("وزارة الداخلية", "وزارة الداخلية التركية", second="body:turkey-interior-ministry")


@pytest.mark.parametrize(("spoke", "kind"), [("body:kremlin", "update"), ("body:turkey-government", "contradiction")])
def test_a_toll_that_one_body_raises_is_an_update(spoke: str, kind: str) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    for page, number, origin in ((a, 12, "body:kremlin"), (b, 15, spoke)):
        page.say(
            f"مقتل {number} بحارا في غرق سفينة الحبوب قبالة الميناء", origin, counts={str(number): (number, "killed")}
        )
    assert [c.verdict for c in conflicts(corroborate(a, b), "number")] == [kind]


@pytest.mark.parametrize(("company", "one"), [("شركة مركبات فوكاتا", True), ("شركة مركبات الوادي", False)])
def test_a_company_read_as_a_person_is_the_company(company: str, one: bool) -> None:
    a = Page("a")
    a.say(f"تبني {company} مصنعا جديدا", names={company: "body:cars"})
    b = Page("b")
    b.say("المكابح سليمة", "person:maker", source=Span(0, 0))
    b.text = b.text.replace("المصدر", "فوكاتا")
    start = b.text.index("فوكاتا")
    b.made[-1]["source"] = Span(start, start + len("فوكاتا"))
    found = Namesakes(ROOM._voices, LANGUAGE, [a.reading(), b.reading()]).joined()
    assert (found.get("person:maker") == "body:cars") is one


def test_a_written_statement_is_of_the_one_body_beside_it() -> None:
    a = Page("a")
    a.say("تبني هيئة الطرق جسرا جديدا", names={"هيئة الطرق": "body:roads"})
    a.say("الجسر جاهز", "group:paper")
    a.text = a.text.replace("المصدر", "البيان")
    start = a.text.index("البيان")
    a.made[-1]["source"] = Span(start, start + len("البيان"))
    assert Namesakes(ROOM._voices, LANGUAGE, [a.reading()]).joined() == {"group:paper": "body:roads"}


def test_a_spokesman_gives_the_account_of_his_service_and_not_of_its_state() -> None:
    a = Page("a")
    said = a.say("أخمدت الفرق حريق المستودع", "person:spokesman")
    name = "المتحدث باسم الدفاع المدني السعودي"
    a.text = a.text.replace("المصدر", name, 1)
    shift = len(name) - len("المصدر")
    start = a.text.index(name)
    body = start + name.index("الدفاع")
    made = a.made[-1]
    made["content"] = [Span(c.start + shift, c.end + shift) for c in made["content"]]
    made["source"] = Span(start, start + len(name))
    a.blocks[-1] = Block(span=Span(0, len(a.text) - 1), role="body", rule="test")
    a.mentions.append(Mention(span=made["source"], kind="office", rule="test"))
    ref = "body:saudi-arabia-civil-defence"
    a.mentions.append(Mention(span=Span(body, start + len(name)), kind="organisation", rule="test", ref=ref))
    found = Namesakes(ROOM._voices, LANGUAGE, [a.reading()])
    assert said and found.party_of("person:spokesman", "person:spokesman") == ref


@pytest.mark.parametrize("state", ["yemen", "sudan", "libya"])
def test_a_council_founded_late_is_not_the_voice_of_those_before_it(state: str) -> None:
    assert ROOM._voices.voice(f"state:{state}", "2015-07-25") == f"state:{state}"


@pytest.mark.parametrize(("named", "one"), [(False, True), (True, False)])
def test_groups_that_a_page_only_describes_may_be_one(named: bool, one: bool) -> None:
    a = Page("a")
    a.say("القذيفة أصابت المخزن", "group:radical")
    a.say("الطريق مغلق", "group:southern")
    if named:
        a.say("تجتمع رابطة الجنوب اليوم", names={"رابطة الجنوب": "group:southern"})
    found = Namesakes(ROOM._voices, LANGUAGE, [a.reading()]).joined()
    assert (found == {"group:southern": "group:radical"}) is one


def spoken_for(title: str, *bodies: str) -> str | None:
    """Under which body goes who speaks with a title on a page that names some bodies before."""
    a = Page("a")
    for n, body in enumerate(bodies):
        a.say(f"تبني {body} جسرا جديدا", names={body: f"body:{n}"})
    a.say("الجسر جاهز", "person:who", source=Span(0, 0))
    start = a.text.rindex("المصدر")
    a.text = a.text.replace("المصدر", title)
    a.made[-1]["source"] = Span(start, start + len(title))
    shift = len(title) - len("المصدر")
    a.made[-1]["content"] = [Span(c.start + shift, c.end + shift) for c in a.made[-1]["content"]]
    a.mentions.append(Mention(span=a.made[-1]["source"], kind="office", rule="test"))
    return Namesakes(ROOM._voices, LANGUAGE, [a.reading()]).joined().get("person:who")


@pytest.mark.parametrize(
    ("title", "bodies", "body"),
    [
        ("المتحدث باسم الهيئة سامر الدهشوري", ["هيئة الطرق"], "body:0"),
        ("مدير فرع الهيئة سامر الدهشوري", ["هيئة الطرق", "بلدية المرفأ"], "body:0"),
        ("المتحدث الرسمي للهيئة، العقيد سامر", ["هيئة الطرق"], "body:0"),
        ("وكيل الهيئة المهندس سامر الدهشوري", ["هيئة الطرق"], "body:0"),
        ("المتحدث باسم الهيئة سامر الدهشوري", ["هيئة الطرق", "هيئة المياه"], None),  # two bear the noun
        ("المتحدث باسم الهيئة الدولية سامر", ["هيئة الطرق"], None),  # another one may be meant
        ("أمين ساحل المرفأ سامر الدهشوري", ["أمانة ساحل المرفأ"], "body:0"),
        ("أمير ساحل المرفأ سامر الدهشوري", ["أمانة ساحل المرفأ"], None),
        ("السفير سامر الدهشوري", ["سفارة المرفأ"], "body:0"),
        ("السفير سامر الدهشوري", ["سفارة المرفأ", "سفارة الساحل"], None),
    ],
)
def test_who_speaks_with_the_noun_of_a_body_speaks_for_it(title: str, bodies: list[str], body: str | None) -> None:
    assert spoken_for(title, *bodies) == body
