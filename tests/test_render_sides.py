"""By which of its bodies a side is called in a dossier."""

from __future__ import annotations

import pytest

from corroborate_cases import Page, corroborate
from tawatur.model import Mention, Span
from tawatur.render.view import View

PRESIDENCY, GOVERNMENT = "body:turkey-presidency", "body:turkey-government"


@pytest.mark.parametrize(("spoke", "called"), [(GOVERNMENT, GOVERNMENT), (PRESIDENCY, PRESIDENCY)])
def test_a_side_is_called_by_the_body_that_speaks_for_it(spoke: str, called: str) -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    for page in (a, b):
        page.say("السفينة ترسو في الميناء القديم غدا", spoke)
        page.say("أعمال الترميم تنتهي في الربيع المقبل", spoke)
        page.say("الجسر الحجري مغلق حتى الخريف", "body:kremlin")
        page.say("قوارب الصيد تعود مطلع الصيف", "body:kremlin")
    dossier = corroborate(a, b, participants=["state:turkey", "state:russia"])
    view = View(dossier, "en")
    assert view.name(called) in [view.column_name(c) for c in view.columns]
    other = PRESIDENCY if called == GOVERNMENT else GOVERNMENT
    assert view.name(other) not in [view.column_name(c) for c in view.columns]


def test_what_one_says_who_may_be_a_party_is_not_called_missing_from_its_account() -> None:
    a, b = Page("a", outlet="outlet:a"), Page("b", outlet="outlet:b")
    for page in (a, b):
        page.say("الجسر الحجري مغلق حتى الخريف", "body:0011")
        page.say("عادت رابطة النجارين إلى العمل", names={"رابطة النجارين": "body:0011"})
    said = b.say("السفينة ترسو في الميناء القديم غدا", "person:0022")
    b.say("مشى نادر الحصى إلى الميناء", names={"نادر الحصى": "person:0022"})
    other = b.say("أعمال الترميم تنتهي في الربيع المقبل", "anon:b:1", anonymous=True)
    view = View(corroborate(a, b), "en")
    assert [view.name(column) for column in view.columns[:1]] == ["رابطة النجارين"]
    states = {line.gist.statement.id: line.cells[0].state for line in view.lines if line.gist.statement}
    assert (states[said], states[other]) == ("none", "absent")


def test_a_body_is_not_called_by_the_noun_for_its_statement() -> None:
    a = Page("a", outlet="outlet:a")
    a.say("الجسر الحجري مغلق حتى الخريف", "body:0011")
    a.say("أعمال الترميم تنتهي في الربيع المقبل", "body:0011")
    for at, words in enumerate(("البيان", "رئاسة المرفأ")):
        a.text += f"{words}\n"
        a.made[at]["source"] = a._at(words, Span(0, 0))
    a.mentions.append(Mention(span=a._at("البيان", Span(0, 0)), kind="document", form="nominal", rule="test"))
    assert View(corroborate(a), "en").name("body:0011") == "رئاسة المرفأ"
