"""Scores the program on a folder of pages with a gold beside it, by the scorers of the shared folder.

The scorers are not part of this repository: `shared()` finds the folder that has them (the environment variable
TAWATUR_SHARED, else `shared` beside the repository) and is null where there is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from tawatur import codec
from tawatur.ingest import find_pages
from tawatur.pipeline.runners import RUNNERS
from tawatur.pipeline.stages import Setup, analyse_pages

ROOT = Path(__file__).resolve().parent.parent


class Case(NamedTuple):
    """Pages with a gold, and the tables laid over the shipped ones."""

    name: str
    pages: Path
    gold: Path
    data: tuple[Path, ...] = ()


def shared() -> Path | None:
    """The folder with the scorers, the seeds and the data; null where there is none."""
    folder = Path(os.environ.get("TAWATUR_SHARED") or ROOT.parent / "shared")
    return folder if (folder / "score" / "score.py").exists() else None


def cases(folder: Path) -> list[Case]:
    """The examples, and the seeds of the shared folder."""
    examples = ROOT / "examples"
    return [
        Case("seeds", folder / "seeds", folder / "score" / "gold_seeds"),
        Case("examples", examples / "pages", examples / "gold", (examples,)),
    ]


class Labelled(NamedTuple):
    """Cases of one kind, each scored alone, and what they are called together."""

    name: str
    cases: list[Case]


def labelled(folder: Path, part: str, into: Path) -> list[Labelled]:
    """The drawn real pages that are labelled by eye, `open` or `kept`: their texts are written to a folder.

    Each draw of single pages is one case; those of several pages, each of one day or claim, stand last, draw by draw.
    """
    quality = ROOT / "bench" / "quality"
    sys.path.insert(0, str(quality))
    import draw_cases
    import draw_cases2
    import draw_names
    import draw_statements
    import draw_statements2

    data, found = folder / "data", []
    drawn = {
        "statements": [(page, kept, text) for _, page, kept, text in draw_statements.draw(data)],
        "statements2": [(d.page_id, d.kept, d.text) for d in draw_statements2.draw(data)],
        "names": [(d.page_id, d.kept, d.text) for d in draw_names.draw(data)],
    }
    for name, texts in drawn.items():
        pages = into / part / name
        pages.mkdir(parents=True, exist_ok=True)
        for page, kept, text in texts:
            if kept == (part == "kept"):
                (pages / f"{page}.txt").write_text(text, "utf-8", newline="")
        found.append(Labelled(name, [Case(name, pages, quality / name / part)]))
    several = (("cases", draw_cases, ""), ("cases2", draw_cases2, ", second draw"))
    return [
        *found,
        *(_several(quality / name / part, draw.draw(data), into / part, called) for name, draw, called in several),
    ]


def _several(folder: Path, drawn: list[Any], into: Path, called: str) -> Labelled:
    """The cases of several pages whose golds lie in a folder; their texts are written to another."""
    import draw_cases

    found, pages = [], {case: pages for case, _, _, pages in drawn}
    for gold in sorted(path for path in folder.iterdir() if path.is_dir()):
        draw_cases.write(pages[gold.name], into / gold.name)
        found.append(Case(gold.name, into / gold.name, gold))
    return Labelled(f"mean of {len(found)} cases{called}", found)


def open_pages(folder: Path, into: Path) -> list[Case]:
    """The open labelled single pages, which have floors beside the seeds and examples."""
    return [case for group in labelled(folder, "open", into) if len(group.cases) == 1 for case in group.cases]


def analyse(case: Case, *, shuffle: int | None = None, runner: str = "loop") -> bytes:
    """The JSON of a case; `shuffle` is a seed for the order of the pages, 0 for their reverse."""
    pages = list(find_pages([case.pages.as_posix()]))
    if shuffle is not None:
        pages = pages[::-1] if shuffle == 0 else random.Random(shuffle).sample(pages, len(pages))
    return codec.encode(analyse_pages(pages, Setup(data=case.data), RUNNERS[runner]()))


@lru_cache
def score(folder: Path, case: Case) -> dict[str, Any]:
    """What the scorers say of a case: {layer: {precision, recall, f1, given, n, …}}, with `violations` beside them."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        Path(out.name).write_bytes(analyse(case))
        command = [sys.executable, str(folder / "score" / "score.py"), out.name, "--gold", str(case.gold), "--json"]
        result = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    layers = {row["layer"]: row for row in result["layers"] if row["scored"]}
    return {"layers": layers, "violations": result["violations"], "false_independence": result["false_independence"]}


@lru_cache
def data_digest(case: Case) -> str:
    """The digest of the pages and the gold of a case."""
    total = hashlib.sha256()
    for path in [*sorted(case.pages.rglob("*")), *sorted(case.gold.glob("*.jsonl"))]:  # wherever the folders lie
        if path.is_file():
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]
