"""Whom somebody accuses, warns or asks is no part of the one who does."""

from __future__ import annotations

import pytest

from one_block import read_block, spoken

SPLIT = [
    ("طالب وزير الدفاع إسرائيل بوقف القصف.", "وزير الدفاع"),
    ("دعت المعارضة الحكومة إلى الاستقالة.", "المعارضة"),
    ("اتهم وزير الدفاع الأوكراني روسيا بخرق الهدنة.", "وزير الدفاع الأوكراني"),
    ("اتهم المتحدث باسم الجيش الحركة بخرق الهدنة.", "المتحدث باسم الجيش"),
    ("دعا الأمين العام للأمم المتحدة إسرائيل إلى فتح الطريق.", "الأمين العام للأمم المتحدة"),
    ("حمّلت منظمة العفو الدولية السلطات مسؤولية التأخير.", "منظمة العفو الدولية"),
]
WHOLE = [
    ("طالب رئيس الحكومة السورية المؤقتة بوقف القصف.", "رئيس الحكومة السورية المؤقتة"),
    ("قال وزير دفاع إسرائيل إن القصف توقف.", "وزير دفاع إسرائيل"),
    ("قال وزير الدفاع في إسرائيل إن القصف توقف.", "وزير الدفاع في إسرائيل"),
]


def _sources(text: str) -> list[str]:
    return [text[slice(*s.source)] for s in spoken(text) if s.source]


@pytest.mark.parametrize(("text", "source"), SPLIT + WHOLE)
def test_who_speaks_ends_before_whom_it_is_said_to(text: str, source: str) -> None:
    assert _sources(text) == [source]


def test_a_minister_is_not_of_the_state_that_he_speaks_to() -> None:
    titles = [m.ref for m in read_block("دعا وزير الخارجية إيران إلى الحوار.").mentions if m.kind == "office"]
    assert titles == [None]


def test_who_bears_a_responsibility_says_nothing() -> None:
    assert spoken("حمل المهندس سامي المنصور المسؤولية وحده.") == []
