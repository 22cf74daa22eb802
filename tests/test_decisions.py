"""What a person decided is carried out, says so, survives what changes around it, and is gone when it is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from decision_cases import analyse, assert_in_force, early, edited, made_of, other_tables, pages
from tawatur import codec
from tawatur.cli import cli
from tawatur.decisions import Held, Ruling, anchor_at, decide, find_again, read_decisions, regroup
from tawatur.errors import InputError
from tawatur.ingest import Given, Page
from tawatur.model import Analysis, Article, Decision, Reading, Span
from tawatur.pipeline.stages import Setup

MADE = 30


@pytest.fixture(scope="module")
def plain() -> Analysis:
    return analyse(early(pages()))


@pytest.fixture(scope="module")
def made(plain: Analysis) -> list[Decision]:
    return made_of(plain)


def test_there_are_thirty_of_every_kind(made: list[Decision]) -> None:
    assert len(made) >= MADE
    assert {d.kind for d in made} == {"merge", "split", "outlet", "published", "role", "source", "ref", "note"}
    assert {d.value for d in made if d.kind in ("merge", "split")} == {"event", "claim"}


def test_they_are_carried_out(made: list[Decision]) -> None:
    assert_in_force(analyse(early(pages()), made), made, {"applied"})


@pytest.mark.slow
def test_they_survive_a_change_of_tables(made: list[Decision], tmp_path: Path) -> None:
    assert_in_force(analyse(early(pages()), made, other_tables(tmp_path)), made, {"applied"})


def test_they_survive_added_pages(made: list[Decision]) -> None:
    assert_in_force(analyse(pages(), made), made, {"applied"})


def test_they_survive_a_new_version_of_their_pages(made: list[Decision], plain: Analysis) -> None:
    after = analyse(map(edited, early(pages())), made)
    assert not {a.id for a in after.articles} & {a.id for a in plain.articles}
    assert_in_force(after, made, {"found-again"})


def test_what_is_left_out_is_undone(plain: Analysis, made: list[Decision]) -> None:
    without = analyse(early(pages()), [])
    assert codec.encode(without) == codec.encode(plain)
    note = next(d for d in made if d.kind == "note")
    kept = msgspec.structs.replace(analyse(early(pages()), [note]), decisions=[])
    assert codec.encode(kept) == codec.encode(plain)


def test_the_order_of_decisions_changes_nothing(made: list[Decision]) -> None:
    some = made[::3]
    assert codec.encode(analyse(early(pages()), some)) == codec.encode(analyse(early(pages()), some[::-1]))


# --- one by one --------------------------------------------------------------------------------------------------

TEXT = """رصيف الجنوب
الأحد 4 أيار 2031
افتتاح جسر النهر
قال مدير الأشغال سالم البرقي إن الجسر افتتح أمس.
وأضاف البرقي أن كلفة الجسر بلغت مليوني دينار.
"""


def read(decisions: Iterable[Decision] = ()) -> Reading:
    page = Page(input="bridge", kind="text", data=TEXT.encode("utf-8"))
    return analyse([page], decisions, Setup()).readings[0]


@pytest.fixture(scope="module")
def bridge() -> Reading:
    return read()


def place(reading: Reading, letters: str) -> Span:
    start = reading.article.text.index(letters)
    return Span(start, start + len(letters))


def test_the_days_of_a_page_move_with_its_publication(bridge: Reading) -> None:
    decision = decide("published", [anchor_at(bridge.article, place(bridge, "الأحد 4 أيار 2031"))], "2031-06-10")
    after = read([decision])
    yesterday = {t.span: t for t in after.times}[place(bridge, "أمس")]
    assert (yesterday.earliest, after.article.published and after.article.published.rule) == (
        "2031-06-09",
        f"person:{decision.id}",
    )


def test_a_month_and_a_moment_are_days_too_and_null_is_unknown(bridge: Reading) -> None:
    anchor = anchor_at(bridge.article, place(bridge, "افتتاح جسر النهر"))
    month = read([decide("published", [anchor], "2031-06")]).article.published
    moment = read([decide("published", [anchor], "2031-06-10T09:30+03:00")]).article.published
    assert month and (month.earliest, month.latest, month.granularity) == ("2031-06-01", "2031-06-30", "month")
    assert moment and (moment.earliest, moment.granularity) == ("2031-06-10T09:30+03:00", "minute")
    assert read([decide("published", [anchor], None)]).article.published is None


def test_what_is_furniture_says_nothing(bridge: Reading) -> None:
    line = place(bridge, "وأضاف البرقي أن كلفة الجسر بلغت مليوني دينار.")
    after = read([decide("role", [anchor_at(bridge.article, line)], "boilerplate")])
    assert any(s.content[0].start > line.start for s in bridge.statements)
    assert not any(s.content[0].start > line.start for s in after.statements)


def test_a_part_of_a_block_has_a_role_of_its_own(bridge: Reading) -> None:
    part = place(bridge, "مدير الأشغال سالم البرقي")
    blocks = read([decide("role", [anchor_at(bridge.article, part)], "credit")]).article.blocks
    assert [b.role for b in blocks if b.span == part] == ["credit"]
    assert "".join(bridge.article.text[a:b] for a, b in (b.span for b in blocks)).split() != []
    covered = {i for b in blocks for i in range(*b.span)}
    assert all(i in covered for i, letter in enumerate(bridge.article.text) if not letter.isspace())


def test_whom_a_name_means_is_on_whose_word_its_statements_are(bridge: Reading) -> None:
    name = next(m for m in bridge.mentions if m.span == place(bridge, "سالم البرقي"))
    after = read([decide("ref", [anchor_at(bridge.article, name.span)], "person:salim-of-works")])
    said = [s for s in after.statements if s.source and s.source.start <= name.span.start < s.source.end]
    assert said and {s.origin for s in said} == {"person:salim-of-works"}


def test_where_no_name_was_seen_a_person_sees_one(bridge: Reading) -> None:
    letters = place(bridge, "جسر النهر")
    assert not any(m.span == letters for m in bridge.mentions)
    seen = {m.span: m for m in read([decide("ref", [anchor_at(bridge.article, letters)], "facility:bridge")]).mentions}
    assert (seen[letters].ref, seen[letters].kind) == ("facility:bridge", "facility")


def test_a_source_is_another_with_the_letters_that_name_it(bridge: Reading) -> None:
    said = next(s for s in bridge.statements if s.cue and s.content[0].start > place(bridge, "قال").start)
    letters = place(bridge, "رصيف الجنوب")
    anchors = [anchor_at(bridge.article, said.content[0]), anchor_at(bridge.article, letters)]
    decision = decide("source", anchors, "body:works")
    new = next(s for s in read([decision]).statements if s.content == said.content)
    assert (new.origin, new.origin_kind, new.source, new.rule) == (
        "body:works",
        "organisation",
        letters,
        f"person:{decision.id}",
    )
    assert new.chain[-1].authority == "body:works" and new.chain[-1].how == "given"
    assert new.id == codec.statement_id(bridge.article.id, new.content, new.cue, new.source)


def test_the_page_itself_may_be_whose_words_they_are(bridge: Reading) -> None:
    said = next(s for s in bridge.statements if s.cue)
    new = next(
        s
        for s in read([decide("source", [anchor_at(bridge.article, said.content[0])], None)]).statements
        if s.content == said.content
    )
    assert (new.voice, new.source, new.cue, new.chain, new.origin) == ("narrated", None, [], [], bridge.article.outlet)


def test_what_cannot_be_carried_out_is_said(bridge: Reading) -> None:
    nothing = decide("ref", [anchor_at(bridge.article, place(bridge, "إن"))], None)
    page = Page(input="bridge", kind="text", data=TEXT.encode("utf-8"))
    elsewhere = msgspec.structs.replace(anchor_at(bridge.article, Span(0, 4)), article="0" * 16, page="0" * 16)
    absent = decide("note", [elsewhere], "غائب")
    after = analyse([page], [nothing, absent], Setup())
    told = {d.id: (d.outcome, d.detail) for d in after.decisions}
    assert told[nothing.id] == ("not-applied", "ref: 0 names there")
    assert told[absent.id] == ("not-applied", "its page is not here")
    assert [f.rule for f in after.readings[0].findings if f.kind == "decision-not-applied"] == [f"person:{nothing.id}"]


def test_letters_that_are_gone_are_not_guessed() -> None:
    first = Page(input="a", kind="text", data=TEXT.encode("utf-8"), given=Given(url="https://a.example/1"))
    reading = analyse([first], None, Setup()).readings[0]
    anchor = anchor_at(reading.article, place(reading, "وأضاف البرقي أن كلفة الجسر بلغت مليوني دينار."))
    changed = TEXT.replace("مليوني دينار", "ثلاثة ملايين دينار").encode("utf-8")
    decision = decide("role", [anchor], "caption")
    after = analyse([msgspec.structs.replace(first, data=changed)], [decision], Setup())
    assert after.decisions[0].outcome == "not-applied"
    assert [f.kind for f in after.readings[0].findings] == ["decision-not-applied"]
    both = analyse([first, msgspec.structs.replace(first, data=changed)], [decision], Setup())
    assert both.decisions[0].outcome == "applied"


# --- letters, records, groups ------------------------------------------------------------------------------------


def anchored(text: str, letters: str, number: int = 0) -> tuple[Article, Span]:
    article = Article(id="1", input="1", raw="", page="p", text=text, language="ar", blocks=[])
    start = -1
    for _ in range(number + 1):
        start = text.index(letters, start + 1)
    return article, Span(start, start + len(letters))


def test_letters_are_found_by_what_stands_around_them() -> None:
    article, span = anchored("قال سعد نعم. وقال هود نعم. وقال زيد لا.", "نعم", 1)
    found = find_again(anchor_at(article, span), "وقال هود\n نعم. قال سعد نعم.")
    assert found == Span(10, 13)
    assert find_again(anchor_at(article, span), "نعم أو نعم") is None
    assert find_again(anchor_at(article, span), "لا") is None


def test_blanks_and_line_breaks_do_not_hide_letters() -> None:
    article, span = anchored("فتح الجسر الجديد اليوم", "الجسر الجديد")
    assert find_again(anchor_at(article, span), "فتح الجسر \n الجديد") == Span(4, 18)


def test_records_are_read_from_a_list_from_lines_and_from_a_document(bridge: Reading) -> None:
    one = decide("note", [anchor_at(bridge.article, Span(0, 4))], "أولى")
    two = decide("outlet", [anchor_at(bridge.article, Span(0, 4))], None)
    records = [json.loads(msgspec.json.encode(d)) for d in (one, two)]
    wanted = sorted([one, two], key=lambda d: d.id)
    assert read_decisions(json.dumps(records), "f") == wanted
    assert read_decisions("\n".join(map(json.dumps, records)), "f") == wanted
    assert read_decisions(json.dumps({"decisions": records}), "f") == wanted
    bare = {"kind": "note", "on": [{"article": bridge.article.id, "span": [0, 4]}], "value": "أولى"}
    assert [d.id for d in read_decisions(json.dumps([bare]), "f")] == [one.id]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"kind": "merge", "on": [{"article": "a", "span": [0, 1]}], "value": "event"}, "at least two places"),
        ({"kind": "split", "on": [{"article": "a", "span": [0, 1]}], "value": "page"}, "event or claim"),
        ({"kind": "role", "on": [{"article": "a", "span": [0, 1]}], "value": "title"}, "one of headline"),
        ({"kind": "published", "on": [{"article": "a", "span": [0, 1]}], "value": "2031-02-30"}, "ISO date"),
        ({"kind": "ref", "on": [{"article": "a", "span": [0, 1]}], "value": "سالم"}, "a ref"),
        ({"kind": "note", "on": [{"article": "a", "span": [3, 1]}], "value": "x"}, "a span is"),
        ({"kind": "note", "on": [], "value": "x"}, "at least one"),
        ({"kind": "vote", "on": [{"article": "a", "span": [0, 1]}], "value": 1}, "vote"),
        (7, "object"),
    ],
)
def test_what_is_no_decision_is_named(record: object, said: str) -> None:
    with pytest.raises(InputError, match=f"f: decision 1: .*{said}"):
        read_decisions(json.dumps([record]), "f")


def ruling(kind: str, decision: str, *anchors: str) -> Ruling:
    on = [[Held(article="", statements=list(anchor))] for anchor in anchors]
    return msgspec.convert({"decision": decision, "kind": kind, "on": msgspec.to_builtins(on)}, Ruling)


@pytest.mark.parametrize(
    ("rulings", "expected"),
    [
        ([], [("ab", ""), ("cd", ""), ("e", "")]),
        ([ruling("merge", "1", "a", "c")], [("abcd", "1"), ("e", "")]),
        ([ruling("split", "1", "a")], [("a", "1"), ("b", "1"), ("cd", ""), ("e", "")]),
        ([ruling("split", "1", "a", "c")], [("ac", "1"), ("b", "1"), ("d", "1"), ("e", "")]),
        ([ruling("merge", "1", "b", "e"), ruling("split", "2", "b")], [("a", "2"), ("be", "12"), ("cd", "")]),
        ([ruling("merge", "1", "a", "x")], [("ab", ""), ("cd", ""), ("e", "")]),
        ([ruling("merge", "1", "a", "b")], [("ab", "1"), ("cd", ""), ("e", "")]),
    ],
)
def test_groups_are_split_then_merged(rulings: list[Ruling], expected: list[tuple[str, str]]) -> None:
    found = regroup(["ab", "cd", "e"], rulings, lambda held: held.statements)
    assert sorted(("".join(g.members), "".join(g.decisions)) for g in found) == expected


# --- the command -------------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def test_pages_of_one_event_are_not_grouped(tmp_path: Path) -> None:
    for name, text in {"a": "غرق مركب صيد في البحيرة", "b": "ارتفاع سعر القمح في السوق"}.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}\nقال مسؤول إن {text} صباح اليوم.\n", "utf-8")
    apart = json.loads(run("analyse", tmp_path.as_posix(), "--format", "json")[1])
    one = json.loads(run("analyse", tmp_path.as_posix(), "--format", "json", "--one-event")[1])
    assert len([e for e in apart["events"] if e["lead_articles"]]) == 2
    assert [(len(e["lead_articles"]), e["rule"]) for e in one["events"] if e["lead_articles"]] == [
        (2, "person:one-event")
    ]


def test_a_file_of_decisions_is_replayed_and_shown(tmp_path: Path, bridge: Reading) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    anchor = anchor_at(bridge.article, place(bridge, "افتتاح جسر النهر"))
    made = [decide("outlet", [anchor], "outlet:desk"), decide("note", [anchor], "يراجع التاريخ")]
    (tmp_path / "d.jsonl").write_text("\n".join(msgspec.json.encode(d).decode() for d in made), "utf-8")
    arguments = ["analyse", (tmp_path / "bridge.txt").as_posix(), "--decisions", (tmp_path / "d.jsonl").as_posix()]
    document = json.loads(run(*arguments, "--format", "json")[1])
    assert document["articles"][0]["outlet"] == "outlet:desk"
    assert {d["id"]: d["outcome"] for d in document["decisions"]} == {d.id: "applied" for d in made}
    for form in ("markdown", "html"):
        assert "يراجع التاريخ" in run(*arguments, "--format", form)[1]


def test_a_broken_file_of_decisions_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, "utf-8")
    broken = tmp_path / "d.json"
    for data in (b"[1", b'[{"kind": "note"}]', b"\xff\xfe", b"3"):
        broken.write_bytes(data)
        result = CliRunner().invoke(cli, ["analyse", str(tmp_path / "bridge.txt"), "--decisions", str(broken)])
        assert isinstance(result.exception, InputError)
        assert "d.json" in str(result.exception)
