"""The commands beside analyse and read, through the real command line: times, who, statements, group, why, reuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "examples" / "pages"
CALL, OTHER, FERRY = PAGES / "call-bayraq.txt", PAGES / "call-madar.html", PAGES / "ferry-manara.txt"
pytestmark = pytest.mark.slow  # each starts the program, several times


def run(command: str, *args: str | Path, code: int = 0) -> str:
    done = tried(command, *args)
    assert done.returncode == code, done.stderr.decode()
    return done.stdout.decode()


def tried(command: str, *args: str | Path) -> subprocess.CompletedProcess[bytes]:
    line = [sys.executable, "-m", "tawatur.cli", command, "--data", ROOT / "examples", *args]
    done = subprocess.run([str(part) for part in line], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(("command", "key"), [("times", "times"), ("who", "mentions"), ("statements", "statements")])
def test_what_a_page_says_is_a_line_of_json_with_letters_behind_it(command: str, key: str) -> None:
    lines = [json.loads(line) for line in run(command, CALL, FERRY).splitlines()]
    text = {CALL.as_posix(): CALL.read_text("utf-8"), FERRY.as_posix(): FERRY.read_text("utf-8")}
    assert [line["input"] for line in lines] == [CALL.as_posix(), FERRY.as_posix()]
    for line in lines:
        assert line[key]
        for found in line[key]:
            spans = found["content"] if key == "statements" else [found["span"]]
            assert all(text[line["input"]][a:b].strip() for a, b in spans)
            assert found["rule"]


def test_times_as_text_give_value_interval_and_rule() -> None:
    line = next(line for line in run("times", "--format", "text", CALL).splitlines() if "«11 أغسطس 2027 م»" in line)
    assert line.split("  ")[1:] == [
        "79-94",
        "DATE 2027-08-11 = 2027-08-11/2027-08-11 day (calendar)",
        "«11 أغسطس 2027 م»",
        "[time:day-month]",
    ]


def test_who_says_why_each_mention_is_that_one() -> None:
    shown = run("who", "--format", "text", CALL).splitlines()
    at = next(n for n, line in enumerate(shown) if line.startswith("  ميرون دالفاك  (person:miron-dalfak)"))
    assert "«ميرون دالفاك»  [people:person:miron-dalfak]" in shown[at + 1]
    assert any("«نظيره الأسكادي»  [coreference:counterpart]" in line for line in shown)


def test_statements_as_text_show_the_chain_and_explained_its_letters() -> None:
    plain, explained = (
        run("statements", "--format", "text", CALL),
        run("statements", "--explain", "--format", "text", CALL),
    )
    assert "بيرق الساحل ← وكالة سيدران ← قصر البرج  نقلت … عن … قوله" in plain
    assert "hop:" not in plain
    assert explained.count("content: ") == plain.count("\n    «")
    assert "hop: بيرق الساحل relays وكالة سيدران (explicit)" in explained


def test_a_page_with_its_statements_is_one_self_contained_html_page(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    run("statements", "--format", "html", "-o", out, CALL, OTHER, "--lang", "en")
    html = out.read_text("utf-8")
    assert html.count('<article id="a-') == 2
    assert 'mark class="source"' in html and 'mark class="cue"' in html and 'mark class="content"' in html
    assert "<script" not in html and "http" not in html.split("</style>")[1].replace("https://", "")


def test_bad_pages_are_rejected_with_a_reason_and_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("who", tmp_path / "empty.txt", code=1) == ""
    assert json.loads(run("who", tmp_path / "empty.txt", CALL))["input"] == CALL.as_posix()
    run("who", CALL, "-o", f"{tmp_path}/", code=2)


@pytest.mark.parametrize(("ending", "first"), [("txt", "/"), ("html", "<"), ("json", "{"), ("jsonl", "{")])
def test_the_ending_of_the_one_file_names_its_format(tmp_path: Path, ending: str, first: str) -> None:
    out = tmp_path / "made" / f"page.{ending}"
    assert run("statements", CALL, "-o", out) == ""
    assert out.read_text("utf-8")[0] == first


def test_an_ending_without_a_format_is_refused_unless_one_is_asked_for(tmp_path: Path) -> None:
    run("times", CALL, "-o", tmp_path / "times.html", code=2)
    assert not (tmp_path / "times.html").exists()
    run("times", CALL, "-o", tmp_path / "times.html", "--format", "text")
    assert "[time:day-month]" in (tmp_path / "times.html").read_text("utf-8")


def test_pages_are_grouped_into_events_with_reasons() -> None:
    found = json.loads(run("group", "--format", "json", PAGES))
    inputs = {a["id"]: Path(a["input"]).name for a in found["articles"]}
    led = [sorted(inputs[a] for a in e["lead_articles"]) for e in found["events"] if e["lead_articles"]]
    assert len(inputs) == 16
    assert [name for name in led if len(name) == 6] == [
        [
            "call-bayraq.txt",
            "call-late.txt",
            "call-madar.html",
            "call-manara.txt",
            "call-qawafil.txt",
            "call-raseef.txt",
        ]
    ]
    assert all(e["why"] for e in found["events"])
    assert "حدث" not in run("group", "--format", "text", "--lang", "en", PAGES).splitlines()[0]


def test_why_two_pages_are_together_or_apart() -> None:
    same = json.loads(run("why", CALL, OTHER))
    apart = json.loads(run("why", CALL, FERRY))
    assert (same["verdict"], apart["verdict"]) == ("same", "different")
    assert same["events"][0] == same["events"][1]
    assert "kind call" in same["agrees"]
    assert apart["against"]
    beside = json.loads(run("why", *same["articles"], "--among", PAGES))
    assert beside["verdict"] == "same"
    run("why", CALL, code=2)


def test_what_is_not_two_articles_is_refused_with_what_it_is(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(CALL.read_bytes())
    for paths, said in (
        ((CALL, copy), "copies of one article"),
        ((CALL, tmp_path / "nowhere.txt"), "nowhere.txt: rejected, missing"),
        (("0" * 16, "1" * 16, "--among", CALL, "--among", OTHER), f"gave 0; not found: {'0' * 16} {'1' * 16}"),
    ):
        done = tried("why", *paths)
        assert done.returncode == 2
        assert said in done.stderr.decode()


def test_reuse_shows_the_shared_letters_of_both_sides(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    text = CALL.read_text("utf-8")
    first.write_text(text, "utf-8")
    second.write_text(text.replace("هاتفية", "تلفونية"), "utf-8")
    (found,) = json.loads(run("reuse", first, second))
    assert found["share"] > 0.9
    assert all(a[1] - a[0] for pair in found["passages"] for a in pair)
    html = run("reuse", first, second, "--format", "html")
    assert 'class="content"' in html and 'class="cue"' in html
    assert " | " in run("reuse", first, second, "--format", "text")
    assert json.loads(run("reuse", CALL, FERRY)) == []


def test_set_phrases_alone_are_shown_as_such(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    official = "رئيس الجمهورية التلمارية نديم الصفواري ووزير الخارجية عادل الكرماسي ووزير الدفاع"
    first.write_text(f"حضر {official} افتتاح الجسر الجديد في العاصمة.", "utf-8")
    second.write_text(f"استقبل {official} وفد المزارعين القادم من الشمال.", "utf-8")
    (found,) = json.loads(run("reuse", first, second))
    assert found["relation"] == "formula"
