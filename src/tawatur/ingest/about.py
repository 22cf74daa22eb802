"""A table beside the pages: what a person knows of each (path, outlet, url, published, retrieved)."""

from __future__ import annotations

import csv
import io
from pathlib import PurePosixPath

import msgspec

from tawatur.ingest.decoding import decode
from tawatur.ingest.page import Given

ABOUT_NAME = "about.csv"
_KEYS = ("outlet", "url", "published", "retrieved")


class About:
    """What is known of pages, by their path or the last parts of it."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self._rows = {row["path"]: Given(**{k: row.get(k) or None for k in _KEYS}) for row in rows}

    def given(self, path: str, so_far: Given | None, inside: str) -> Given | None:
        """What the table says of a path: the longest of its endings that has a row; over what was said before."""
        inner = path[len(inside) + 1 :] if inside and path.startswith(inside) else path
        parts = PurePosixPath(inner).parts
        names = ["/".join(parts[at:]).removeprefix("//") for at in range(len(parts))]
        names += [PurePosixPath(inner).stem]
        for name in (path, *names):
            if name in self._rows:
                return self._rows[name].over(so_far)
        return so_far


def read_about(data: bytes, name: str) -> About:
    """The table of a CSV or JSON Lines file. Raises ValueError, naming file and line, when it has no paths."""
    text = decode(data).text
    if name.lower().endswith((".jsonl", ".ndjson", ".json")):
        rows = [_row(name, n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    else:
        rows = [{k.strip(): (v or "").strip() for k, v in r.items() if k} for r in csv.DictReader(io.StringIO(text))]
    for number, row in enumerate(rows, 2):
        if not row.get("path"):
            raise ValueError(f"{name}:{number}: no path")
        row["path"] = row["path"].replace("\\", "/").removeprefix("./")
    return About(rows)


def _row(name: str, number: int, line: str) -> dict[str, str]:
    try:
        row = msgspec.json.decode(line, type=dict[str, str | None])
    except msgspec.DecodeError as error:
        raise ValueError(f"{name}:{number}: {error}") from error
    return {key: value or "" for key, value in row.items()}
