"""The commands of a desk, through the real command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # each test starts the program several times
ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "examples" / "pages"


class Place:
    """A folder with a desk, in which commands are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def line(self, *args: str | Path) -> list[str]:
        return [sys.executable, "-m", "tawatur.cli", *map(str, args), "--data", str(ROOT / "examples")]

    def tried(self, *args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(self.line(*args), cwd=self.folder, capture_output=True, text=True, check=False,
                              env={**os.environ, **env})  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def run(self, *args: str | Path, code: int = 0) -> str:
        done = self.tried(*args)
        assert done.returncode == code, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    made = Place(tmp_path_factory.mktemp("desk"))
    done = made.tried("add", PAGES)
    assert done.returncode == 0
    assert done.stderr.splitlines() == ["tawatur.db: a new desk", "16 new"]
    return made


def test_adding_again_says_what_was_known(place: Place) -> None:
    done = place.tried("add", PAGES, "/no/such/page.txt")
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "16 known, 1 rejected")
    assert "/no/such/page.txt: rejected, missing" in done.stderr
    assert place.tried("add", PAGES, "/no/such/page.txt", "--strict").returncode == 1


def test_export_is_the_document_of_analyse_but_for_what_was_rejected(place: Place) -> None:
    mine, whole = json.loads(place.run("export", "json")), json.loads(place.run("analyse", PAGES, "--format", "json"))
    assert {**mine, "rejected": []} == {**whole, "rejected": []}


def test_events_are_lines_with_names_or_json_lines(place: Place) -> None:
    lines = place.run("events", "--format", "text", "--limit", "3").splitlines()
    assert lines[0].split("\t")[:3] == ["id", "last", "standing"] and len(lines) == 4
    rows = [json.loads(line) for line in place.run("events", "--contested").splitlines()]
    assert rows and all(row["conflicts"] for row in rows)
    assert place.run("events", "--kind", "no-such-kind") == ""


def test_an_event_is_the_contract_cut_down_to_it(place: Place) -> None:
    first = json.loads(place.run("events", "--limit", "1"))
    document = json.loads(place.run("event", first["id"], "--format", "json"))
    assert [e["id"] for e in document["events"]] == [first["id"]]
    assert len(document["articles"]) == first["pages"] and document["made_with"]["version"]
    assert first["text"] in place.run("event", first["id"], "--format", "markdown")
    assert place.tried("event", "nothing").returncode == 2


def test_an_article_tells_how_it_came_and_gives_its_bytes(place: Place) -> None:
    page = PAGES / "call-bayraq.txt"
    shown = json.loads(place.run("article", page, "--format", "json"))
    assert shown["received"][0]["input"] == page.as_posix()
    assert place.run("article", shown["reading"]["article"]["id"], "--raw") == page.read_text("utf-8")
    assert shown["received"][0]["sha256"] in place.run("article", page, "--format", "text")


def test_search_finds_or_says_by_its_status_that_it_does_not(place: Place) -> None:
    hits = [json.loads(line) for line in place.run("search", "سعر الفائدة", "--in", "claim").splitlines()]
    assert hits[0]["text"] and hits[0]["marks"]
    assert place.tried("search", "زقزقة").returncode == 1


def test_a_sentence_is_traced_on_the_desk(place: Place) -> None:
    traced = json.loads(place.run("trace", "خفض المصرف المركزي الزاروبي سعر الفائدة ربع نقطة"))
    assert traced["matches"] and traced["searched"]["articles"] == 16
    assert json.loads(place.run("trace", "افتتح الوزير مصنعاً للسفن الشراعية"))["matches"] == []


def test_decisions_are_made_shown_taken_elsewhere_and_undone(place: Place, tmp_path: Path) -> None:
    before = place.run("export", "json")
    rows = [json.loads(line) for line in place.run("events", "--limit", "30").splitlines()]
    one, other = [row["id"] for row in rows if row["leads"]][:2]
    made = json.loads(place.run("merge", one, other))
    assert (made["kind"], made["outcome"]) == ("merge", "applied")
    noted = json.loads(place.run("note", "ask again", PAGES / "call-bayraq.txt"))
    corrected = json.loads(place.run("correct", "outlet", "outlet:other", PAGES / "rate-barid.txt"))
    parted = json.loads(place.run("split", PAGES / "ferry-madar.txt"))
    shown = place.run("decisions")
    ids = [made["id"], noted["id"], corrected["id"], parted["id"]]
    assert [json.loads(line)["id"] for line in shown.splitlines()] == ids
    (tmp_path / "decisions.jsonl").write_text(shown, "utf-8")
    whole = json.loads(place.run("analyse", PAGES, "--decisions", tmp_path / "decisions.jsonl", "--format", "json"))
    mine = json.loads(place.run("export", "json"))
    assert {**mine, "rejected": []} == {**whole, "rejected": []}
    changes = [json.loads(line) for line in place.run("diff", "--since", "1").splitlines()]
    assert "merged" in {change["what"] for change in changes}
    for decision in ids:
        assert place.run("undo", decision).strip() == decision
    assert place.run("export", "json") == before
    assert place.tried("undo").returncode == 2
    assert place.tried("correct", "role", "no-such-role", PAGES / "rate-barid.txt").returncode == 2


def test_check_and_backup(place: Place, tmp_path: Path) -> None:
    assert "articles=16" in place.run("check")
    place.run("backup", tmp_path / "copy.db")
    assert place.run("export", "json", "--desk", tmp_path / "copy.db") == place.run("export", "json")
    assert place.tried("backup", tmp_path / "copy.db").returncode == 2


def test_the_desk_is_the_one_that_is_named(place: Place, tmp_path: Path) -> None:
    done = place.tried("events", "--desk", tmp_path / "none.db")
    assert done.returncode == 2 and "there is no desk" in done.stderr
    assert not (tmp_path / "none.db").exists()
    assert place.tried("events", TAWATUR_DESK=str(tmp_path / "none.db")).returncode == 2


def test_a_desk_that_cannot_be_used_is_said_in_one_line(place: Place, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_bytes(b"dear friend, this is a letter" * 90)
    for command in (("add", PAGES), ("events",), ("check",)):
        done = place.tried(*command, "--desk", tmp_path / "letter.db")
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1].startswith("tawatur: ") and "is no desk" in done.stderr


def test_a_watched_folder_is_taken_in_once_or_as_pages_appear(tmp_path: Path) -> None:
    place, folder = Place(tmp_path), tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes((PAGES / "rate-barid.txt").read_bytes())
    assert "1 new" in place.tried("watch", folder, "--once").stderr
    watching = subprocess.Popen(
        place.line("watch", folder, "--every", "0.2"),
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # where the tests themselves ignore it
    )
    try:
        (folder / "b.txt").write_bytes((PAGES / "ferry-madar.txt").read_bytes())
        end = time.monotonic() + 90
        while time.monotonic() < end and "articles=2" not in place.run("check"):
            time.sleep(0.5)
        assert "articles=2" in place.run("check")
    finally:
        watching.send_signal(signal.SIGINT)
        assert b"Traceback" not in (watching.communicate(timeout=60)[1] or b"")
