"""Draws the statements that sentences are rewritten from, to be traced back: seeded, before any is read.

Usage: python bench/quality/draw_trace.py SHARED_DATA_DIR > bench/quality/trace/drawn.jsonl
       python bench/quality/draw_trace.py SHARED_DATA_DIR FOLDER      (writes the statements as ID.txt)

The statements are attributed ones of the open pages of the two draws for statements, as labelled there: so what a
sentence should be traced to hangs on no output of the program. Two of a page, or three. Of three of them two are
rewritten (`said`); beside the third stands a sentence that nobody said (`unsaid`), about the same matter or by the same
speaker. Every third of each is kept aside. `around` gives the other articles of the stream that are searched too: none
that any draw holds, so that no page kept aside for other labels is among them.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any, NamedTuple

import articles
import draw_statements

SEED = 20261205
SAID, UNSAID = 60, 30
OF_PAGE = (2, 3)  # statements of one page at most; three where two of each page are too few
WORDS = range(7, 36)  # words of a statement that says something by itself
PAGES = 300  # articles that are searched: those of the statements, and others of the same days
DRAWN = ("statements", "statements2")  # the draws whose labels say what a statement is
DRAWS = (
    "cases", "dossiers", "events", "eye", "maghrebi", "names", "quantities", "reuse", "roles", "roles2", "sentences",
    "statements", "statements2", "times",
)  # fmt: skip
QUALITY = articles.QUALITY


class Drawn(NamedTuple):
    """A statement by its page and content, what it is for, and whether it is kept aside."""

    id: str
    set: str
    page: str
    content: list[list[int]]
    use: str
    kept: bool


def texts(folder: Path) -> dict[str, tuple[str, str]]:
    """(set, text) of the open pages of both draws for statements, by id."""
    lines = [row for name in DRAWN for row in (QUALITY / name / "drawn.jsonl").read_text("utf-8").splitlines()]
    pages = {name: read(folder) for name, read in draw_statements.SETS.items()}
    rows = [row for row in map(json.loads, lines) if not row["kept_aside"]]
    return {row["id"]: (row["set"], pages[row["set"]][row["id"]]) for row in rows}


def labelled() -> list[dict[str, Any]]:
    """The attributed statements of these pages that every reader asks for."""
    rows = []
    for name in DRAWN:
        lines = (QUALITY / name / "open" / "statements.jsonl").read_text("utf-8").splitlines()
        rows += [row for row in map(json.loads, lines) if row["source"] and not row["optional"]]
    return rows


def draw(folder: Path) -> list[Drawn]:
    """The statements drawn, in the order of the draw."""
    pages = texts(folder)
    candidates = sorted(
        {
            (row["doc"], tuple(map(tuple, row["content"])))
            for row in labelled()
            if row["doc"] in pages and sum(len(pages[row["doc"]][1][a:b].split()) for a, b in row["content"]) in WORDS
        }
    )
    random.Random(SEED).shuffle(candidates)
    taken: dict[str, int] = {}
    found: list[Drawn] = []
    count = {"said": 0, "unsaid": 0}
    for most in OF_PAGE:
        for page, content in candidates:
            place = [list(span) for span in content]
            chosen = any((d.page, d.content) == (page, place) for d in found)
            if chosen or taken.get(page, 0) == most or len(found) == SAID + UNSAID:
                continue
            taken[page] = taken.get(page, 0) + 1
            use = "unsaid" if len(found) % 3 == 2 else "said"
            count[use] += 1
            found.append(Drawn(f"t{len(found) + 1:02}", pages[page][0], page, place, use, count[use] % 3 == 0))
    return found


def around(folder: Path) -> dict[str, dict[str, Any]]:
    """The other articles that are searched, by id: of the same days as the statements, and in no draw."""
    held = articles.taken(DRAWS)
    days = {d.page.partition("#")[0] for d in draw(folder) if d.set == "saudinewsnet"}
    rows = {i: row for i, row in articles.rows(folder) if i.partition("#")[0] in days and i not in held}
    number = PAGES - len({d.page for d in draw(folder)})
    return {i: rows[i] for i in sorted(random.Random(SEED).sample(sorted(rows), number))}


def main() -> None:
    """Print the draw; or write the statements, with what stands around them, where a folder is named."""
    data, pages = Path(sys.argv[1]), texts(Path(sys.argv[1]))
    for d in draw(data):
        if len(sys.argv) < 3:
            line = {"id": d.id, "set": d.set, "page": d.page, "content": d.content, "use": d.use, "kept_aside": d.kept}
            print(json.dumps(line))
            continue
        text = pages[d.page][1]
        first, last = d.content[0][0], d.content[-1][1]
        said = " … ".join(text[a:b] for a, b in d.content)
        shown = f"{text[:90]}\n---\n{text[max(0, first - 160) : first]}\n>>> {said}\n<<< {text[last : last + 60]}\n"
        Path(sys.argv[2], f"{d.id}-{d.use}.txt").write_text(shown, "utf-8")


if __name__ == "__main__":
    main()
