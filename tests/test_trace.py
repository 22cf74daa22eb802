"""A sentence that is passed on is traced to the claims that say it, and to whose word they are on; or not found."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import msgspec
import pytest
from click.testing import CliRunner

from tawatur import codec
from tawatur.cli import cli
from tawatur.errors import InputError
from tawatur.ingest import Page
from tawatur.model import Analysis
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, analyse_pages
from tawatur.pipeline.tracing import open_tracer, read_asked, searched_in, trace
from tawatur.render import tell_trace
from tawatur.traced import Match, Traced

PAGES = {
    "first": """توقف العمل في ميناء الرمال
الثلاثاء 6 أيار 2031
قال مدير الميناء هشام الصافي إن الرافعة الكبرى تعطلت بسبب ماس كهربائي.
وأضاف الصافي أن إصلاح الرافعة يحتاج إلى عشرين يوما.
""",
    "second": """رافعة ميناء الرمال
الخميس 8 أيار 2031
أكد مدير الميناء هشام الصافي أن الرافعة الكبرى تعطلت بسبب ماس كهربائي.
ونفت نقابة العمال أن تكون الرافعة الكبرى تعطلت بسبب ماس كهربائي.
""",
    "other": """مهرجان التمور في الواحة
الأربعاء 7 أيار 2031
قالت رئيسة المهرجان ليلى النجار إن ثلاثين مزارعا شاركوا في مسابقة أجود التمور.
وافتتحت المسابقة الكبرى للتمور في 3 أيار 2031.
""",
}


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    pages = [Page(input=name, kind="text", data=text.encode("utf-8")) for name, text in PAGES.items()]
    return analyse_pages(pages, Setup(), LoopRunner())


@pytest.fixture(scope="module")
def ask(analysis: Analysis):  # type: ignore[no-untyped-def]
    claims = [c for d in analysis.dossiers for c in d.claims]
    tracer = open_tracer(Setup(), analysis.readings, claims)
    return lambda text: trace(Setup(), text, tracer, searched_in(analysis.readings))


def inputs(analysis: Analysis, match: Match) -> list[str]:
    names = {a.id: a.input for a in analysis.articles}
    return [names[c.evidence[0].article] for c in match.carried]


def letters(analysis: Analysis, match: Match) -> Iterable[str]:
    texts = {a.id: a.text for a in analysis.articles}
    return [texts[e.article][slice(*e.span)] for c in match.carried for e in c.evidence]


def test_what_was_said_is_found_in_other_words(analysis: Analysis, ask) -> None:  # type: ignore[no-untyped-def]
    match = ask("مدير الميناء: تعطل الرافعة الكبرى سببه ماس كهربائي").matches[0]
    assert match.relation == "same"
    assert inputs(analysis, match)[0] == "first"
    assert match.carried[0].published and match.carried[0].published.earliest == "2031-05-06"
    assert all("ماس كهربائي" in said for said in letters(analysis, match))


def test_who_denies_it_is_told(analysis: Analysis, ask) -> None:  # type: ignore[no-untyped-def]
    traced = ask("الرافعة الكبرى تعطلت بسبب ماس كهربائي")
    denying = [c for m in traced.matches for c in (m.denied_by if m.relation != "denied" else m.carried)]
    texts = {a.id: a.text for a in analysis.articles}
    sources = {s.id: s.source for r in analysis.readings for s in r.statements}
    said = {texts[c.evidence[0].article][slice(*(sources[c.statement] or (0, 0)))] for c in denying}
    assert said == {"نقابة العمال"}


def test_another_number_contradicts(ask) -> None:  # type: ignore[no-untyped-def]
    match = ask("قالت رئيسة المهرجان إن خمسين مزارعا شاركوا في مسابقة التمور").matches[0]
    assert match.relation == "contradicted"


def test_another_day_contradicts_and_a_wider_one_does_not(ask) -> None:  # type: ignore[no-untyped-def]
    said = "المسابقة الكبرى للتمور افتتحت في {}"
    days = {"3 أيار 2031": "same", "أيار 2031": "same", "9 حزيران 2031": "contradicted"}
    assert {day: ask(said.format(day)).matches[0].relation for day in days} == days


def test_more_and_less_are_told_apart(ask) -> None:  # type: ignore[no-untyped-def]
    assert ask("شارك ثلاثون مزارعا في مسابقة").matches[0].relation == "stronger"


@pytest.mark.parametrize(
    ("sentence", "attributed"),
    [
        ("قال هشام الصافي إن الرافعة الكبرى تعطلت بسبب ماس كهربائي", "same"),
        ("قال الصافي إن الرافعة الكبرى تعطلت بسبب ماس كهربائي", "same"),
        ("قال سمير الوادي إن الرافعة الكبرى تعطلت بسبب ماس كهربائي", "other"),
        ("الرافعة الكبرى تعطلت بسبب ماس كهربائي", "unknown"),
        ("قال مسؤول إن الرافعة الكبرى تعطلت بسبب ماس كهربائي", "unknown"),
    ],
)
def test_on_whose_word_it_is(ask, sentence: str, attributed: str) -> None:  # type: ignore[no-untyped-def]
    assert ask(sentence).matches[0].attributed == attributed


@pytest.mark.parametrize(
    "sentence",
    [
        "قال هشام الصافي إن سفينة جديدة ستصل من الشمال",
        "ليلى النجار: ألغي حفل الافتتاح لسوء الطقس",
        "ارتفعت أسعار البن في الأسواق العالمية",
    ],
)
def test_what_nobody_said_is_not_found(analysis: Analysis, ask, sentence: str) -> None:  # type: ignore[no-untyped-def]
    traced = ask(sentence)
    assert traced.matches == []
    assert (traced.searched.articles, traced.searched.earliest, traced.searched.latest) == (
        3,
        "2031-05-06",
        "2031-05-08",
    )
    assert "3" in tell_trace(traced, analysis.readings, "en") and "Not found" in tell_trace(traced, [], "en")


def test_a_forwarded_message_of_several_lines_is_read_line_by_line() -> None:
    reading = read_asked(Setup(), "\n عاجل\nمدير الميناء: توقف العمل\n\nالرجاء النشر ")
    assert [reading.article.text[slice(*b.span)] for b in reading.article.blocks] == [
        "عاجل",
        "مدير الميناء: توقف العمل",
        "الرجاء النشر",
    ]


@pytest.mark.parametrize("sentence", ["", "  ", "؟!", "في"])
def test_what_says_nothing_is_an_error_in_words(ask, sentence: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="nothing in the sentence"):
        ask(sentence)


def test_the_order_of_pages_and_claims_changes_nothing(analysis: Analysis, ask) -> None:  # type: ignore[no-untyped-def]
    claims = [c for d in analysis.dossiers for c in d.claims]
    again = open_tracer(Setup(), analysis.readings[::-1], claims[::-1])
    text = "تعطلت الرافعة الكبرى بسبب ماس كهربائي"
    assert trace(Setup(), text, again, searched_in(analysis.readings[::-1])) == ask(text)


def test_every_match_points_at_letters_and_is_of_the_contract(analysis: Analysis, ask) -> None:  # type: ignore[no-untyped-def]
    traced: Traced = ask("تعطلت الرافعة الكبرى بسبب ماس كهربائي")
    schema = codec.schema()
    document = json.loads(codec.encode_plain(traced))
    jsonschema.validate(document, {"$ref": "#/$defs/Traced", "$defs": schema["$defs"]})
    known = {s.id for r in analysis.readings for s in r.statements}
    assert all(c.statement in known and c.evidence for m in traced.matches for c in m.carried)
    assert msgspec.json.decode(codec.encode_plain(traced), type=Traced) == traced


def test_a_statement_that_no_event_gathers_is_found_too(analysis: Analysis) -> None:
    tracer = open_tracer(Setup(), analysis.readings, [])
    match = trace(Setup(), "مزارعون شاركوا في مسابقة أجود التمور", tracer, searched_in(analysis.readings)).matches[0]
    assert (match.claim, match.event, match.standing) == (None, None, None)


def test_the_command_reads_pages_and_tells(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    told = CliRunner().invoke(cli, ["trace", "تعطل الرافعة الكبرى", tmp_path.as_posix(), "--format", "text"])
    assert told.exit_code == 0 and "first.txt" in told.stdout and "هشام الصافي" in told.stdout
    arguments = ["trace", "-", tmp_path.as_posix(), "--format", "json"]
    found = CliRunner().invoke(cli, arguments, input="تعطل الرافعة الكبرى\n")
    assert json.loads(found.stdout)["matches"][0]["articles"]
    assert CliRunner().invoke(cli, ["trace", "كلام", (tmp_path / "none").as_posix()]).exit_code == 1
