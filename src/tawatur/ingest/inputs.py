"""Every input a person may name, as pages: files, folders, globs, standard input, and the rows and archives in them.

Nothing here reads a page's meaning. What cannot be a page ends in Rejected with its reason; nothing raises.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tawatur.ingest.about import ABOUT_NAME, About, read_about
from tawatur.ingest.archives import Broken, Member, gunzip, unzip
from tawatur.ingest.page import Given, InputOptions, Page
from tawatur.ingest.rows import rows_of_csv, rows_of_json, rows_of_json_lines
from tawatur.model import Rejected

__all__ = ["INPUTS", "Given", "InputOptions", "Page", "find_pages", "pages_of"]

Found = Page | Rejected
Reader = Callable[[Member, InputOptions], Iterator[Found]]


def _text(member: Member, options: InputOptions) -> Iterator[Found]:
    yield Page(input=member.name, kind="text", data=member.data)


def _html(member: Member, options: InputOptions) -> Iterator[Found]:
    yield Page(input=member.name, kind="html", data=member.data)


def _gzip(member: Member, options: InputOptions) -> Iterator[Found]:
    inner = member.name[: -len(".gz")]
    data = gunzip(member, options.limits)
    # A single packed file keeps its own name as input; what is inside decides how it is read.
    yield from _read(Member(member.name, data, kind=inner, depth=member.depth + 1), options)


def _zip(member: Member, options: InputOptions) -> Iterator[Found]:
    about: About | None = None
    inner = list(unzip(member, options.limits))
    for each in inner:
        if not isinstance(each, Rejected) and Path(each.name).name == ABOUT_NAME:
            about = read_about(each.data, each.name)
    for each in inner:
        if isinstance(each, Rejected):
            yield each
        elif Path(each.name).name != ABOUT_NAME:
            yield from _with_about(_read(each, options), about, member.name)


# From the ending of a name to what reads it. An ending that is not here is no page.
INPUTS: dict[str, Reader] = {
    ".txt": _text,
    ".text": _text,
    ".md": _text,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".jsonl": rows_of_json_lines,
    ".ndjson": rows_of_json_lines,
    ".json": rows_of_json,
    ".csv": rows_of_csv,
    ".gz": _gzip,
    ".zip": _zip,
}


def find_pages(paths: Iterable[str], *, options: InputOptions | None = None) -> Iterator[Found]:
    """The pages of paths, in their order, the files of a folder by name.

    A path is a file, a folder (read with its subfolders; files of unknown endings are passed over), a glob, or `-`
    for standard input. An `about.csv` beside the pages, or `options.about`, says what the pages do not. A path that
    is not there, a file that is none of `INPUTS`, one too large or broken becomes Rejected; nothing is raised.
    """
    options = options or InputOptions()
    if options.about:
        try:
            named: About | None = read_about(Path(options.about).read_bytes(), options.about)
        except (OSError, ValueError) as error:
            yield _rejected(options.about, "unreadable", str(error))
            named = None
    else:
        named = None
    beside: dict[Path, About | None] = {}
    for path in paths:
        for found in _of_path(path, options, beside):
            yield from _with_given(_with_about(iter([found]), named, ""), options)


def pages_of(name: str, data: bytes, *, options: InputOptions | None = None) -> Iterator[Found]:
    """The pages in the bytes of one file that is not on the disk; the ending of its name says what it is."""
    options = options or InputOptions()
    yield from _with_given(_read(Member(name, data), options), options)


def _of_path(path: str, options: InputOptions, beside: dict[Path, About | None]) -> Iterator[Found]:
    """What a path holds; `beside`: the `about.csv` of each folder seen, read once."""
    kind = _kind_of(path)
    if path == "-":
        yield from _standard_input(options)
    elif kind == "folder":
        yield from _folder(Path(path), options, beside)
    elif kind == "file":
        yield from _file(Path(path), options, beside)
    elif matches := _matches(path):
        for match in matches:
            yield from _of_path(match.as_posix(), options, beside)
    else:
        yield _rejected(path, "missing", "no such file or folder")


def _kind_of(path: str) -> str:
    """Whether a path is a folder or a file; "" when it is neither, or no file can have such a name."""
    try:
        return "folder" if Path(path).is_dir() else "file" if Path(path).is_file() else ""
    except OSError:
        return ""


def _matches(pattern: str) -> list[Path]:
    """The files and folders that a glob names, by name; none when it is no glob."""
    if not any(sign in pattern for sign in "*?["):
        return []
    whole = Path(pattern)
    root = Path(whole.anchor)
    try:
        return sorted(root.glob(str(whole.relative_to(root)) if whole.anchor else pattern))
    except (ValueError, NotImplementedError, OSError):
        return []


def _standard_input(options: InputOptions) -> Iterator[Found]:
    data = sys.stdin.buffer.read(options.limits.max_bytes + 1)
    head = data[:512].lstrip().lower()
    kind = ".html" if head.startswith((b"<!doctype", b"<html", b"<?xml")) else ".txt"
    yield from _read(Member("-", data, kind=kind), options)


def _folder(folder: Path, options: InputOptions, beside: dict[Path, About | None]) -> Iterator[Found]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not _hidden(p.relative_to(folder)))
    known = [p for p in files if p.name != ABOUT_NAME and _ending(p.name) in INPUTS]
    if not known:
        yield _rejected(_shown(folder), "empty", "no pages in this folder")
    for path in known:
        yield from _file(path, options, beside)


def _shown(path: Path) -> str:
    """A path as it is written in documents: bytes of its name that are not UTF-8 are escaped."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _file(path: Path, options: InputOptions, beside: dict[Path, About | None]) -> Iterator[Found]:
    name = _shown(path)
    if _ending(path.name) not in INPUTS:
        yield _rejected(name, "not-text", f"unknown ending {path.suffix or '(none)'}")
        return
    try:
        if path.stat().st_size > options.limits.max_archive_bytes:
            yield _rejected(name, "too-large", f"more than {options.limits.max_archive_bytes} bytes")
            return
        data = path.read_bytes()
    except OSError as error:
        yield _rejected(name, "unreadable", error.strerror or "cannot be read")
        return
    if path.parent not in beside:
        yield from _read_beside(path.parent, beside)
    yield from _with_about(_read(Member(name, data), options), beside[path.parent], "")


def _read_beside(folder: Path, beside: dict[Path, About | None]) -> Iterator[Rejected]:
    """Keeps the `about.csv` of a folder; a broken one is Rejected, once, and says nothing of the pages."""
    table = folder / ABOUT_NAME
    beside[folder] = None
    try:
        if table.is_file():
            beside[folder] = read_about(table.read_bytes(), _shown(table))
    except (OSError, ValueError) as error:
        yield _rejected(_shown(table), "unreadable", str(error))


def _read(member: Member, options: InputOptions) -> Iterator[Found]:
    """What a file or a member of an archive holds; Rejected when it is broken or over a limit."""
    kind = _ending(member.kind or member.name)
    reader = INPUTS.get(kind)
    if reader is None:
        yield _rejected(member.name, "not-text", f"unknown ending {kind or '(none)'}")
    elif kind in (".txt", ".text", ".md", ".html", ".htm", ".xhtml") and len(member.data) > options.limits.max_bytes:
        yield _rejected(member.name, "too-large", f"more than {options.limits.max_bytes} bytes")
    elif member.depth > options.limits.max_nesting:
        yield _rejected(member.name, "unreadable", f"archives nested more than {options.limits.max_nesting} deep")
    else:
        try:
            yield from reader(member, options)
        except Broken as error:
            yield _rejected(member.name, error.reason, str(error))


def _with_about(found: Iterator[Found], about: About | None, inside: str) -> Iterator[Found]:
    for each in found:
        if about is None or isinstance(each, Rejected):
            yield each
        else:
            yield msgspec.structs.replace(each, given=about.given(each.input, each.given, inside))


def _with_given(found: Iterator[Found], options: InputOptions) -> Iterator[Found]:
    said = Given(outlet=options.outlet, published=options.published, url=options.url)
    for each in found:
        if said == Given() or isinstance(each, Rejected):
            yield each
        else:
            yield msgspec.structs.replace(each, given=said.over(each.given))


def _ending(name: str) -> str:
    return Path(name).suffix.lower() if "." in name[1:] else (name if name.startswith(".") else "")


def _rejected(name: str, reason: str, detail: str) -> Rejected:
    return msgspec.convert({"input": name, "stage": "ingest", "reason": reason, "detail": detail}, Rejected)
