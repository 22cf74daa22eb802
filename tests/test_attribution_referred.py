"""«Which X denied»: the clause before is what X denies; «which X did not confirm» is told by the page."""

from __future__ import annotations

import pytest

from one_block import read_block, spoken

REFERRED = [
    ("ذكر الموقع أن الجسر انهار، وهو ما نفته الحكومة السورية.", "denied"),
    ("ذكر الموقع أن الجسر انهار، وهو ما أكدته الحكومة السورية في بيان لاحق.", "asserted"),
    ("ذكر الموقع أن الجسر انهار، الأمر الذي تنفيه الحكومة السورية.", "denied"),
]


@pytest.mark.parametrize(("text", "certainty"), REFERRED)
def test_what_is_referred_to_is_said_by_both(text: str, certainty: str) -> None:
    found = {text[slice(*s.source)]: s for s in spoken(text) if s.source}
    other = found["الحكومة السورية"]
    assert {text[a:b] for s in found.values() for a, b in s.content} == {"الجسر انهار"}
    assert (other.certainty, other.content) == (certainty, found["الموقع"].content)


def test_what_nobody_confirmed_is_told_by_the_page() -> None:
    text = "قال المدير سامي المنصور إن الاتفاق وقع، وهو ما لم تؤكده الحكومة السورية."
    assert [(s.voice, s.origin is None) for s in read_block(text).statements] == [
        ("indirect", False),
        ("narrated", True),
    ]


def test_a_clause_with_its_cause_is_no_report() -> None:
    assert spoken("هطل المطر طوال الليل، الأمر الذي أفرح المزارعين.") == []


@pytest.mark.parametrize(
    "verb",
    ["واكتفى سامي المنصور بالقول: «سنعلن ذلك في وقته».", "رفض سامي المنصور الرد، مكتفياً بالقول: «سنعلن ذلك في وقته»."],
)
def test_by_saying_may_lead_to_a_quotation(verb: str) -> None:
    (only,) = spoken(verb)
    assert (only.voice, only.source and verb[slice(*only.source)]) == ("direct", "سامي المنصور")
