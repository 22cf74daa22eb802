"""What holds of every dossier, whatever the pages and their order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate_cases import ROOM, Page, event_of
from tawatur import codec
from tawatur.model import Analysis, Dossier, Event, Reading

_SUBJECTS = [
    "بناء جسر الوادي",
    "بيع مصنع الورق",
    "زيارة وفد التجار",
    "ارتفاع سعر القمح",
    "انخفاض سعر القمح",
    "لم يصل القطار",
    "وصول القطار",
]
_TAILS = ["في الجزيرة", "قرب الميناء القديم", "قبل موسم الحصاد", "إلى المدينة الساحلية", ""]
_ORIGINS = [None, "body:kremlin", "body:syria-presidency", "agency:sana", "anon:x:1", "person:0011"]

lines = st.tuples(
    st.sampled_from(_SUBJECTS), st.sampled_from(_TAILS), st.sampled_from(_ORIGINS),
    st.sampled_from(["body", "headline", "summary", "teaser"]), st.sampled_from([None, "28 يناير", "29 يناير"]),
    st.booleans(),
)  # fmt: skip
pages = st.lists(st.lists(lines, min_size=1, max_size=5), min_size=1, max_size=4)


def built(data: list[list[tuple[str, str, str | None, str, str | None, bool]]]) -> list[Reading]:
    readings = []
    for number, told in enumerate(data):
        page = Page(f"page-{number}", f"2031-03-{10 + number}", "outlet:one" if number % 2 else None)
        for subject, tail, origin, role, day, denied in told:
            words = " ".join(w for w in (subject, tail, day and f"في {day}") if w)
            anonymous = bool(origin and origin.startswith("anon"))
            page.say(
                words, origin, role=role, anonymous=anonymous, certainty="denied" if denied else "asserted",
                days={day: f"2031-01-{day[:2]}"} if day else {},
            )  # fmt: skip
        readings.append(page.reading())
    return readings


def dossier_of(readings: list[Reading]) -> tuple[Event, Dossier]:
    event = event_of(readings)
    return event, ROOM.corroborate(event, readings, [])


@given(pages, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing(data: list, shuffler: random.Random) -> None:  # type: ignore[type-arg]
    readings = built(data)
    event, first = dossier_of(readings)
    shuffled = [
        Reading(
            article=r.article,
            times=shuffler.sample(r.times, len(r.times)),
            statements=shuffler.sample(r.statements, len(r.statements)),
        )
        for r in shuffler.sample(readings, len(readings))
    ]
    second = ROOM.corroborate(event, shuffled, [])
    as_bytes = [codec.encode(Analysis(readings=readings, dossiers=[d])) for d in (first, second)]
    assert as_bytes[0] == as_bytes[1]


@given(pages)
@settings(max_examples=60, deadline=None)
def test_every_dossier_holds_the_laws(data: list) -> None:  # type: ignore[type-arg]
    readings = built(data)
    _, dossier = dossier_of(readings)
    statements = {s.id: s for r in readings for s in r.statements}
    texts = {r.article.id: r.article.text for r in readings}
    claims, conflicts = {c.id: c for c in dossier.claims}, {c.id: c for c in dossier.conflicts}
    for claim in dossier.claims:
        members = [statements[i] for i in claim.statements]
        named = {s.origin for s in members if s.origin and not s.anonymous}
        groups = [g for g in claim.origins if not any(o.startswith("anon:") for o in g)]
        assert len(groups) <= len(named)
        assert len(claim.origins) - len(groups) <= 1
        assert claim.id == codec.claim_id(claim.statements)
        assert claim.gist in claim.statements and claim.first in claim.statements
        assert set(claim.relations) <= set(claim.statements)
        assert {x.statement for x in claim.linked} <= set(statements) - set(claim.statements)
        assert set(claim.contested) <= set(conflicts)
        assert claim.chains.lower <= claim.chains.upper
        assert (claim.standing == "corroborated") == (len(groups) > 1)
    for conflict in dossier.conflicts:
        assert len(conflict.values) > 1
        assert all(v.evidence and v.statements for v in conflict.values)
        assert set(conflict.claims) <= set(claims)
        for evidence in (e for v in conflict.values for e in v.evidence):
            assert texts[evidence.article][evidence.span.start : evidence.span.end].strip()
    assert all(o.claim in claims for o in dossier.omissions)
    assert all(c.claim in claims and set(c.statements) <= set(statements) for c in dossier.matrix)
    assert all(s.statement in statements for m in dossier.timeline for s in m.said)


@given(pages)
@settings(max_examples=40, deadline=None)
def test_every_statement_that_says_something_is_in_a_claim(data: list) -> None:  # type: ignore[type-arg]
    readings = built(data)
    _, dossier = dossier_of(readings)
    said = {
        s.id
        for r in readings
        for s in r.statements
        if next(b.role for b in r.article.blocks if b.span.start <= s.content[0].start < b.span.end) != "teaser"
    }
    assert {i for c in dossier.claims for i in c.statements} == said
