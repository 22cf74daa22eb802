"""By which of its bodies a side is called in a dossier."""

from __future__ import annotations

import pytest

from corroborate_cases import Page, corroborate
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
