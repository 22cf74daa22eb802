"""Which refs are one party by what pages call them, and what that does to the voices of an event."""

from __future__ import annotations

import pytest

from corroborate_cases import LANGUAGE, ROOM, Page, conflicts, corroborate
from tawatur.corroborate.namesakes import Namesakes
from tawatur.language import Row
from tawatur.model import Span

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
