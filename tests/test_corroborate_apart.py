"""Which voices of an event are shown to be of several parties: the count of its origins is a lower bound."""

from __future__ import annotations

import msgspec
import pytest

from corroborate_cases import LANGUAGE, Page, corroborate
from tawatur.language import Row
from tawatur.model import Origin
from tawatur.render.view import View

KREMLIN, WORDS, OTHER = "body:kremlin", "إغلاق الجسر الخشبي حتى نهاية الشهر", "الجسر الخشبي مغلق حتى نهاية الشهر الجاري"


def told(one: dict[str, str], other: dict[str, str], page: bool = False, role: str = "body") -> list[Origin]:
    """The origins of an event that two names tell, {name: ref} each, on two pages or on one."""
    a = Page("a")
    b = a if page else Page("b")
    for at, words, named in ((a, WORDS, one), (b, OTHER, other)):
        ((name, ref),) = named.items()
        at.say(words, ref, role=role if at is b and named is other else "body")
        at.say(f"عاد {name} إلى العمل", names={name: ref})
    return corroborate(a, b).origins if not page else corroborate(a, Page("c")).origins


def counted(*given: dict[str, str], page: bool = False, role: str = "body") -> int:
    return len(told(*given, page=page, role=role))


def test_two_men_of_two_names_are_two_and_a_man_beside_a_body_is_in_doubt() -> None:
    assert counted({"سالم الورد": "person:0011"}, {"نادر الحصى": "person:0022"}) == 2
    (party,) = told({"رابطة النجارين": "body:0011"}, {"نادر الحصى": "person:0022"})
    assert (party.refs, party.doubtful) == (["body:0011"], [["person:0022"]])


def test_a_bare_surname_may_be_anybody() -> None:
    assert counted({"سالم الورد": "person:0011"}, {"الحصى": "person:0022"}) == 1


def test_two_bodies_that_no_page_names_beside_each_other_may_be_one() -> None:
    assert counted({"شركة زهران للسفن": "body:0011"}, {"شركة وهدان للبحار": "body:0022"}) == 1
    assert counted({"شركة زهران للسفن": "body:0011"}, {"شركة وهدان للبحار": "body:0022"}, page=True) == 2


def test_an_agency_may_have_it_from_whoever_is_named_beside_it() -> None:
    assert counted({"الكرملين": KREMLIN}, {"رويترز": "agency:reuters"}) == 1
    assert counted({"وكالة الأناضول": "agency:afp"}, {"رويترز": "agency:reuters"}) == 2


@pytest.mark.parametrize("row", LANGUAGE.table("state_organ_words", ()), ids=lambda row: row.rule)
def test_an_organ_of_a_state_may_be_under_its_ministry(row: Row) -> None:
    ministry = {"وزارة الداخلية التركية": "body:turkey-interior-ministry"}
    assert counted({row["example"]: "body:0011"}, ministry, page=True) == 1
    assert counted({row["counter"]: "body:0011"}, ministry, page=True) == 2


@pytest.mark.parametrize(
    ("name", "parties"), [("شركة إف سي إيه", 1), ('شركة "إف. سي. إيه"', 1), ("شركة زهران للسفن", 2)]
)
def test_a_body_called_by_its_initials_may_be_any_other(name: str, parties: int) -> None:
    assert counted({name: "body:0011"}, {"شركة وهدان للبحار": "body:0022"}, page=True) == parties


def test_whom_a_headline_names_above_the_words_of_another_adds_nothing() -> None:
    for role, parties in (("headline", 1), ("body", 2)):
        a, b = Page("a"), Page("b")
        for page in (a, b):
            page.say(OTHER, "body:turkey-presidency", role=role)
            page.say(WORDS, KREMLIN)
        assert len(corroborate(a, b).origins) == parties


def test_who_tells_what_no_other_page_touches_is_in_doubt() -> None:
    a, b = Page("a"), Page("b")
    a.say(WORDS, KREMLIN)
    b.say(OTHER, KREMLIN)
    b.say("قطاف الزيتون يبدأ في الخريف المقبل", "body:turkey-presidency")
    (party,) = corroborate(a, b).origins
    assert party.doubtful == [["body:turkey-presidency"]]


def test_a_count_with_voices_in_doubt_is_said_to_be_a_lower_bound() -> None:
    a = Page("a")
    a.say(WORDS, KREMLIN)
    assert View(corroborate(a), "en").origin_count == "1 origin"
    a.say("قطاف الزيتون يبدأ في الخريف المقبل", "agency:reuters")
    view = View(corroborate(a), "en")
    assert (view.origin_count, len(view.in_doubt)) == ("at least 1 origin", 1)


@pytest.mark.parametrize(("rule", "lines"), [("time:feast", 1), ("time:day-month", 2)])
def test_the_feast_for_which_one_is_greeted_is_not_when(rule: str, lines: int) -> None:
    a = Page("a")
    a.say(
        "استقبل المدير الموظفين في 12 مارس مهنئين بعيد الربيع",
        days={"12 مارس": "2031-03-12", "عيد الربيع": "2031-03-08/2031-03-09"},
    )
    a.times[1] = msgspec.structs.replace(a.times[1], rule=rule)
    assert len(corroborate(a, when=None).timeline) == lines


def test_a_month_of_the_other_calendar_beside_its_day_is_that_day() -> None:
    a = Page("a")
    a.say(
        "تبدأ الهدنة في شوال الموافق 12 مارس في الميناء",
        days={"شوال": "2031-03-01/2031-03-30", "12 مارس": "2031-03-12"},
    )
    assert [m.when.earliest for m in corroborate(a, when=None).timeline] == ["2031-03-12"]
