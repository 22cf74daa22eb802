"""Pages that come as rows: JSON Lines, JSON lists, CSV. Field names are mapped; nothing in a text is changed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tawatur.ingest.archives import Broken, Member
from tawatur.ingest.decoding import NotText, decode
from tawatur.ingest.page import InputOptions, Page
from tawatur.model import Rejected

FIELDS = ("id", "title", "text", "url", "outlet", "byline", "published", "retrieved")
# What a field is commonly called; the first that a row has is taken when no map names one.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "id": ("id", "doc", "doc_id"),
    "title": ("title", "headline"),
    "text": ("text", "content", "body", "article"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "site"),
    "byline": ("byline", "author"),
    "published": ("published", "date_published", "datePublished", "pubDate"),
    "retrieved": ("retrieved", "date_extracted", "crawled"),
}


def rows_of_json_lines(member: Member, options: InputOptions) -> Iterator[Page | Rejected]:
    """A page for every line that holds an object; a broken line is Rejected and the others are read."""
    for number, line in enumerate(_text(member).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            yield _rejected(f"{member.name}#{number}", "unreadable", f"not JSON: {error}")
            continue
        yield _page(row, number, member, options)


def rows_of_json(member: Member, options: InputOptions) -> Iterator[Page | Rejected]:
    """A page for every object of a JSON list, or of the list that an object holds, or for one object."""
    text = _text(member)
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        if text.lstrip().startswith("{") and "\n{" in text:
            yield from rows_of_json_lines(member, options)
            return
        raise Broken("unreadable", f"not JSON: {error}") from error
    if isinstance(value, dict):
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        value = lists[0] if len(lists) == 1 else [value]
    if not isinstance(value, list):
        raise Broken("not-an-article", "a JSON value without rows")
    for number, row in enumerate(value, 1):
        yield _page(row, number, member, options)


def rows_of_csv(member: Member, options: InputOptions) -> Iterator[Page | Rejected]:
    """A page for every row of a table with a header; the separator is a comma, a semicolon or a tab."""
    text = _text(member)
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    csv.field_size_limit(options.limits.max_bytes)
    try:
        rows: Iterable[dict[str, Any]] = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Broken("unreadable", f"not CSV: {error}") from error
    for number, row in enumerate(rows, 1):
        yield _page(row, number, member, options)


def _text(member: Member) -> str:
    try:
        return decode(member.data).text
    except NotText as error:
        raise Broken(error.reason, str(error)) from error


def _page(row: Any, number: int, member: Member, options: InputOptions) -> Page | Rejected:
    name = f"{member.name}#{number}"
    if not isinstance(row, dict):
        return _rejected(name, "not-an-article", "a row that is no object")
    fields = {f: _cell(row, f, options) for f in FIELDS}
    if sum(map(len, fields.values())) > options.limits.max_bytes:
        return _rejected(name, "too-large", f"more than {options.limits.max_bytes} characters")
    return Page(input=fields.pop("id") or name, kind="row", fields={k: v for k, v in fields.items() if v})


def _cell(row: dict[str, Any], field: str, options: InputOptions) -> str:
    names = (options.map[field],) if field in options.map else SYNONYMS[field]
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value)
        if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
            return "\n".join(value)
    return ""


def _rejected(name: str, reason: str, detail: str) -> Rejected:
    return msgspec.convert({"input": name, "stage": "ingest", "reason": reason, "detail": detail}, Rejected)
