"""The real command line, from pages to documents, with good and bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tawatur import codec

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
PAGE = """أعلنت وزارة الري أن السد ممتلئ

نُشر: 3 آذار 2031

قالت وزارة الري، اليوم الإثنين، إن السد الشمالي ممتلئ تماماً، وإن البوابات ستُفتح غداً.
"""


def run(*args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "tawatur.cli", *map(str, args)]
    done = subprocess.run(command, capture_output=True, input=stdin, check=False)
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return path


def test_pages_become_the_contract_document(page: Path) -> None:
    done = run("analyse", page, "--format", "json")
    document = json.loads(done.stdout)
    jsonschema.Draft202012Validator(codec.schema()).validate(document)
    assert done.returncode == 0
    assert [a["input"] for a in document["articles"]] == [page.as_posix()]
    assert document["rejected"] == []


@pytest.mark.slow
def test_everything_read_is_used_or_rejected_with_a_reason(page: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "large.txt").write_bytes(PAGE.encode() * (50_000_000 // len(PAGE.encode())))
    (tmp_path / "bare").mkdir()
    inputs = ["page.txt", "empty.txt", "picture.txt", "large.txt", "bare", "nowhere.txt"]
    done = run("analyse", "--format", "json", *(tmp_path / name for name in inputs))
    document = json.loads(done.stdout)
    reasons = {Path(r["input"]).name: r["reason"] for r in document["rejected"]}
    assert done.returncode == 0
    assert len(document["articles"]) == 1
    assert reasons == {
        "empty.txt": "empty",
        "picture.txt": "not-text",
        "large.txt": "too-large",
        "bare": "empty",
        "nowhere.txt": "missing",
    }
    assert all(name in done.stderr.decode() for name in inputs[1:])
    assert run("analyse", "--format", "json", "--strict", page, tmp_path / "nowhere.txt").returncode == 1


def test_exit_status_says_how_it_went(page: Path, tmp_path: Path) -> None:
    assert run("analyse", tmp_path / "nowhere.txt").returncode == 1
    assert run("analyse").returncode == 2
    assert run("analyse", "--no-such-option", page).returncode == 2
    assert run("analyse", "--map", "text", page).returncode == 2


def test_a_broken_table_or_setting_is_named_with_its_line(page: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine" / "languages" / "ar" / "hedges.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("form\texample\tcounter\nربما\tربما حدث\t\ttoo\tmany\n", "utf-8")
    broken = run("analyse", "--data", tmp_path / "mine", page)
    assert (broken.returncode, b"hedges.tsv:2" in broken.stderr) == (2, True)
    settings = tmp_path / "settings.toml"
    settings.write_text("[ingest]\nmax_letters = 3\n", "utf-8")
    wrong = run("analyse", "--settings", settings, page)
    assert (wrong.returncode, b"max_letters" in wrong.stderr) == (2, True)


def test_a_page_comes_from_standard_input() -> None:
    document = json.loads(run("analyse", "-", "--format", "json", stdin=PAGE.encode()).stdout)
    assert [a["input"] for a in document["articles"]] == ["-"]


@pytest.mark.slow
def test_rows_are_read_by_a_field_map(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"n": "r7", "head": "عنوان الخبر", "words": PAGE}, ensure_ascii=False) + "\n", "utf-8")
    done = run("analyse", rows, "--format", "json", "--map", "id=n,title=head,text=words")
    assert [a["input"] for a in json.loads(done.stdout)["articles"]] == ["r7"]


@pytest.mark.slow
def test_read_prints_articles_and_explains_them(page: Path) -> None:
    article = json.loads(run("read", page).stdout)
    assert article["published"]["earliest"] == "2031-03-03"
    explained = run("read", page, "--explain").stdout.decode()
    assert "headline" in explained and "السد الشمالي" in explained


@pytest.mark.slow
def test_order_of_paths_and_runner_change_no_byte() -> None:
    paths = sorted((EXAMPLES / "pages").iterdir())
    options = ["--format", "json", "--data", EXAMPLES]
    first = run("analyse", *options, *paths).stdout
    assert first
    assert run("analyse", *options, *paths[::-1]).stdout == first
    assert run("analyse", *options, "--runner", "processes", *paths[5:], *paths[:5]).stdout == first


@pytest.mark.slow
def test_a_folder_gets_a_dossier_an_event_an_index_and_what_was_rejected(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("analyse", "--data", EXAMPLES, EXAMPLES / "pages", tmp_path / "nowhere.txt", "-o", out)
    names = {path.name for path in out.iterdir()}
    assert done.returncode == 0
    assert {"index.html", "rejected.tsv"} <= names
    index = (out / "index.html").read_text("utf-8")
    dossiers = names - {"index.html", "rejected.tsv"}
    assert len(dossiers) >= 4
    assert all(f'href="{name}"' in index for name in dossiers)
    assert "nowhere.txt\tingest\tmissing" in (out / "rejected.tsv").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["html", "md", "csv", "json"])
def test_the_ending_of_a_file_names_the_format(page: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"dossier.{suffix}"
    assert run("analyse", page, "-o", out).returncode == 0
    assert out.stat().st_size > 0
