"""What the draws share: the articles of the newspapers, the ids that earlier draws took, and how a draw is printed."""

from __future__ import annotations

import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

QUALITY = Path(__file__).resolve().parent
# How the fields of a row of saudinewsnet are called by us, for `InputOptions.map`.
FIELDS = {
    "id": "url",
    "title": "title",
    "retrieved": "date_extracted",
    "outlet": "source",
    "byline": "author",
    "text": "content",
    "url": "url",
}


def rows(data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The articles of saudinewsnet by id FILE#INDEX, in their order, with the fields that the set gives."""
    for path in sorted((data / "saudinewsnet").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            loaded = json.loads(archive.read(archive.namelist()[0]))
        yield from ((f"{path.stem}#{index}", row) for index, row in enumerate(loaded))


def titled(row: dict[str, Any]) -> str:
    """The text of an article in which labels count: title, a line break, content."""
    return f"{row['title']}\n{row['content']}"


def taken(draws: Iterable[str], **first: int) -> set[str]:
    """The ids in the draws named, whatever the form of their lines.

    A draw names those that stood before it, so that the ones that come later leave it as it was; `first`: how many
    lines of each set one of them had then, where it went on.
    """
    found: set[str] = set()
    for name in draws:
        lines = (QUALITY / name / "drawn.jsonl").read_text("utf-8").splitlines()
        met: Counter[str] = Counter()
        for row in map(json.loads, lines):
            met[row.get("set", "")] += 1
            if met[row.get("set", "")] <= first.get(name, len(lines)):
                found.update(_strings(row))
    return found


def _strings(drawn: object) -> Iterator[str]:
    if isinstance(drawn, str):
        yield drawn
    elif isinstance(drawn, dict | list):
        for value in drawn.values() if isinstance(drawn, dict) else drawn:
            yield from _strings(value)


def deliver(drawn: Iterable[tuple[str, bool, str, dict[str, Any]]]) -> None:
    """Print a line for each (id, kept aside, text, line); or write the texts as ID.txt, where a folder is named.

    Arguments of the command: the data, then a folder, then `open` or `kept` for one part alone.
    """
    folder, part = [*sys.argv[2:4], "", ""][:2]
    for page_id, kept, text, line in drawn:
        if not folder:
            print(json.dumps(line))
        elif not part or kept == (part == "kept"):
            Path(folder, f"{page_id}.txt").write_bytes(text.encode("utf-8"))
