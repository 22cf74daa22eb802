"""One contract for every kind of input, and hostile files: each ends in a reasoned Rejected, the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from tawatur.ingest import INPUTS, Given, InputOptions, Page, PageReader, find_pages
from tawatur.language import Language
from tawatur.model import Article, Rejected
from tawatur.registry import Registry
from tawatur.settings import IngestSettings, Settings

READER = PageReader(Language("ar"), Registry(), Settings())
TITLE = "بلدية المرفأ تفتح حديقة جديدة"
TEXT = (
    "أعلنت بلدية المرفأ، اليوم الثلاثاء، افتتاح الحديقة الجديدة بعد عام من العمل.\n"
    "وقال رئيس البلدية سامر الوادي إن الحديقة مفتوحة للجميع طوال أيام الأسبوع.\n"
)
ROW = {"title": TITLE, "text": TEXT}


def read(*paths: str | Path, options: InputOptions | None = None) -> list[Article | Rejected]:
    pages = find_pages([str(path) for path in paths], options=options)
    return [page if isinstance(page, Rejected) else READER.read(page) for page in pages]


def reasons(results: list[Article | Rejected]) -> list[str]:
    return [item.reason if isinstance(item, Rejected) else "read" for item in results]


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


SAMPLES: dict[str, bytes] = {
    ".txt": TEXT.encode(),
    ".text": TEXT.encode(),
    ".md": TEXT.encode(),
    ".html": f"<html><body><p>{TEXT}</p></body></html>".encode(),
    ".htm": f"<p>{TEXT}</p>".encode(),
    ".xhtml": f"<html><body><p>{TEXT}</p></body></html>".encode(),
    ".jsonl": (json.dumps(ROW) + "\n").encode(),
    ".ndjson": (json.dumps(ROW, ensure_ascii=False) + "\n").encode(),
    ".json": json.dumps([ROW], ensure_ascii=False).encode(),
    ".csv": f'title,text\n"{TITLE}","{TEXT}"\n'.encode(),
    ".gz": gzip.compress(TEXT.encode()),
    ".zip": zipped({"a.txt": TEXT.encode()}),
}


def test_every_kind_has_a_sample() -> None:
    assert set(SAMPLES) == set(INPUTS)


@pytest.mark.parametrize("ending", list(INPUTS))
def test_contract_of_kinds(ending: str, tmp_path: Path) -> None:
    path = tmp_path / (f"page.txt{ending}" if ending == ".gz" else f"page{ending}")
    path.write_bytes(SAMPLES[ending])
    (article,) = read(path)
    assert isinstance(article, Article)
    assert "".join(TEXT.split()) in "".join(article.text.split())
    assert article.input.startswith(path.as_posix())
    assert read(path) == [article]  # the same bytes, the same article


@pytest.mark.parametrize("ending", list(INPUTS))
@pytest.mark.parametrize("data", [b"", b"\x00" * 100, b"\xff\xfe\x00", b"{", b"PK\x03\x04", bytes(range(256)) * 9])
def test_no_kind_raises(ending: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"page{ending}"
    path.write_bytes(data)
    assert all(isinstance(item, Rejected) and item.reason != "internal" for item in read(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode(encoding))
    (article,) = read(path)
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_a_declared_charset_is_read(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{TEXT}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("cp1256"))
    (article,) = read(tmp_path / "page.html")
    assert isinstance(article, Article)
    assert "بلدية المرفأ" in article.text


@pytest.mark.parametrize("declared", ["iso-8859-1", "undefined", "utf-8", "rot13", "no-such-charset"])
def test_a_wrongly_declared_charset_is_not_believed(declared: str, tmp_path: Path) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{TEXT}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode("cp1256"))
    (article,) = read(tmp_path / "page.html")
    assert isinstance(article, Article)
    assert "بلدية المرفأ" in article.text


def test_wide_letters_without_a_blank_are_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(("الحديقة" * 20).encode("utf-16-be"))
    (article,) = read(tmp_path / "page.txt")
    assert isinstance(article, Article)
    assert article.text.startswith("الحديقة")


def test_scripts_are_no_attributes(tmp_path: Path) -> None:
    script = "for (i = 0; i<n; i++) { x = [" + '"a", ' * 5000 + "] }"
    (tmp_path / "page.html").write_text(f"<html><script>{script}</script><body><p>{TEXT}</p></body></html>", "utf-8")
    assert reasons(read(tmp_path / "page.html")) == ["read"]


def hostile(folder: Path) -> dict[str, str]:
    """Files that nobody should have to read, and why each is refused."""
    many = TEXT.encode() * 300
    files = {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \n\t\n", "empty"),
        "binary.txt": (bytes((i * 197 + 31) % 256 for i in range(40_000)), "not-text"),
        "nul.txt": (TEXT.encode() + b"\x00" * 2000, "not-text"),
        "mixed.txt": (TEXT.encode() + TEXT.encode("cp1256") * 3, "encoding"),
        "huge.txt": (TEXT.encode() * (50_000_000 // len(TEXT.encode())), "too-large"),
        "few.txt": (b"GIF89a\x01\x00\x01\x00 garden", "not-text"),
        "half.txt": (TEXT.encode("utf-16-le")[:-1], "truncated"),
        "attributes.html": (b"<p %s>%s</p>" % (b" ".join(b"a%d='>'" % i for i in range(50_000)), many), "too-large"),
        "deep.html": (b"<div>" * 50_000 + TEXT.encode() + b"</div>" * 50_000, "too-large"),
        "cut.txt.gz": (gzip.compress(many)[:-40], "truncated"),
        "bomb.txt.gz": (gzip.compress(b"\x00" * 100_000_000), "too-large"),
        "not.txt.gz": (b"plain", "unreadable"),
        "cut.zip": (zipped({"a.txt": many})[:-60], "truncated"),
        "nested.zip": (zipped({"b.zip": zipped({"c.zip": zipped({"d.zip": zipped({"a.txt": many})})})}), "unreadable"),
        "deep.json": (b"[" * 100_000, "unreadable"),
        "number.json": (b"3", "not-an-article"),
        "english.txt": (b"The mayor said that the garden will open to the public in the morning.", "language"),
        "page.pdf": (b"%PDF-1.4", "not-text"),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    return {name: reason for name, (_, reason) in files.items()}


def test_hostile_files_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    expected = hostile(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    for name, reason in expected.items():
        assert reasons(read(tmp_path / name)) == [reason], name
    results = read(tmp_path)
    assert [item.input for item in results if isinstance(item, Article)] == [(tmp_path / "good.txt").as_posix()]
    assert len(results) == len(expected)  # the PDF is passed over in a folder


def test_a_bomb_in_a_zip_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT.encode(), "bomb.txt": b"a" * 100_000_000, "z.txt": (TEXT * 2).encode()})
    assert len(data) < 150_000
    (tmp_path / "pages.zip").write_bytes(data)
    assert reasons(read(tmp_path / "pages.zip")) == ["read", "too-large", "read"]


def test_a_damaged_member_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", TEXT * 2)
    data = bytearray(out.getvalue())
    data[data.find(TEXT.encode()[:20])] ^= 255
    (tmp_path / "pages.zip").write_bytes(bytes(data))
    assert reasons(read(tmp_path / "pages.zip")) == ["truncated", "read"]


def test_limits_are_settings(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    limits = IngestSettings(max_bytes=100)
    assert reasons(read(tmp_path, options=InputOptions(limits=limits))) == ["too-large"] * 3


@pytest.mark.parametrize(
    "piece", ["12 ", "(", '"', ". ", "© ", "اقرأ أيضا ", "4 آذار 2031 ", "قال خالد إن ", "[ . . . ] ", "| "]
)
def test_one_long_line_of_anything_is_read(piece: str) -> None:
    text = "قال المدير إن الجسر مغلق " + piece * (40_000 // len(piece)) + "قال المدير"
    article = READER.read(Page(input="p", kind="text", data=text.encode()))
    assert isinstance(article, Article)
    assert article.text == text


def test_bidi_controls_are_found_and_kept() -> None:
    text = TEXT.replace("الحديقة", "\u202eالحديقة\u202c", 1)
    article = READER.read(Page(input="p", kind="text", data=text.encode()))
    assert isinstance(article, Article)
    assert article.text == text
    (finding,) = [f for f in article.findings if f.kind == "bidi-control"]
    assert [text[s.start : s.end] for s in finding.spans] == ["\u202e", "\u202c"]


def test_letters_of_two_scripts_in_one_word_are_found() -> None:
    article = READER.read(Page(input="p", kind="text", data=(TEXT + "almаrfa\n").encode()))  # а is Cyrillic
    assert isinstance(article, Article)
    assert [f.kind for f in article.findings] == ["homoglyph"]


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    results = read(tmp_path / "none.txt", tmp_path / "none*.txt", tmp_path / "folder", tmp_path / "*.txt")
    assert reasons(results) == ["missing", "missing", "empty", "read"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAMPLES[".html"])))
    (article,) = read("-")
    assert isinstance(article, Article)
    assert article.input == "-"


def test_rows_with_a_field_map(tmp_path: Path) -> None:
    row = {
        "content": TEXT, "name": TITLE, "author": "واس - الرياض", "date_extracted": "2031-03-05 10:00:00",
        "source": "صحيفة عكاظ", "key": "n1",
    }  # fmt: skip
    (tmp_path / "rows.json").write_text(json.dumps([row, {"key": "n2"}], ensure_ascii=False), "utf-8")
    fields = {"id": "key", "title": "name", "text": "content", "retrieved": "date_extracted", "outlet": "source"}
    article, rejected = read(tmp_path / "rows.json", options=InputOptions(map=fields))
    assert isinstance(article, Article)
    assert article.input == "n1"
    assert article.text == f"{TITLE}\n{TEXT}"
    assert article.outlet == "outlet:okaz"
    assert [(c.ref, c.kind) for c in article.credits] == [("agency:spa", "text")]
    assert article.published is None  # the day of retrieval is no day of publication
    assert isinstance(rejected, Rejected)
    assert (rejected.input, rejected.reason) == ("n2", "empty")


def test_a_broken_row_is_refused_alone(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(ROW) + "\nnot json\n[1]\n" + json.dumps(ROW), "utf-8")
    assert reasons(read(tmp_path / "rows.jsonl")) == ["read", "unreadable", "not-an-article", "read"]


def test_what_a_person_knows_is_never_overridden(tmp_path: Path) -> None:
    page = TEXT + "© 2031 صحيفة عكاظ. جميع الحقوق محفوظة.\n"
    (tmp_path / "page.txt").write_text(page, "utf-8")
    (tmp_path / "about.csv").write_text(
        "path,outlet,published,url\npage.txt,رويترز,2031-03-04,https://m.almarfa.example/a?utm_source=x\n", "utf-8"
    )
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert article.outlet == "agency:reuters"
    assert article.outlet_from is not None and article.outlet_from.where == "given"
    assert article.published is not None and article.published.earliest == "2031-03-04"
    assert article.url == "almarfa.example/a"
    assert "outlet-disagrees" in [finding.kind for finding in article.findings]
    (again,) = read(tmp_path, options=InputOptions(outlet="okaz.com.sa"))
    assert isinstance(again, Article) and again.outlet == "outlet:okaz"
    assert Given(outlet="a").over(Given(outlet="b", url="c")) == Given(outlet="a", url="c")


def test_a_broken_table_of_pages_is_said(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    (tmp_path / "about.csv").write_text("outlet\nx\n", "utf-8")
    assert sorted(reasons(read(tmp_path))) == ["read", "unreadable"]


def test_a_name_that_no_file_can_have_is_missing_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(TEXT, "utf-8")
    results = read(Path("x" * 5000), Path("y" * 5000 + "*"), tmp_path / "page.txt")
    assert reasons(results) == ["missing", "missing", "read"]
