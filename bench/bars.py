"""Measures every bar that a program can measure and writes docs/measurements.md.

python bench/bars.py            # or ./run bars
python bench/bars.py --raise    # and raises the floors to what was measured, never lowering one
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import scores

FLOORS = scores.ROOT / "bench" / "quality" / "floors.json"
PAGE = scores.ROOT / "docs" / "measurements.md"
# What each case must reach: {layer: value} of F1; of recall, precision or the share given what is found where named.
TARGETS: dict[str, dict[str, float]] = {
    "seeds": {
        "blocks.accuracy": 0.95, "blocks.macro": 0.88, "published.exact": 1.0, "times.span": 0.97, "times.value": 0.97,
        "persons": 0.95, "names": 0.92, "names.refs": 0.90, "statements": 0.85, "statements.strict": 0.72,
        "statements.letters": 0.92, "source, given": 0.93, "origin, given": 0.92, "speaker, given": 0.85,
        "voice, given": 0.93, "chains, given": 0.85, "certainty, given": 0.97, "implied, recall": 0.70,
        "reuse, precision": 0.95, "reuse, recall": 0.90, "events.pairs": 1.0, "events.statements": 0.80,
        "must-not-link": 1.0, "claims.pairs": 0.70, "claims.origins, given": 0.90, "claims.standing, given": 0.90,
        "conflicts": 0.80, "conflicts.type, given": 0.80, "omissions": 0.80, "timeline": 0.90,
    },
    "examples": {
        "blocks.accuracy": 0.90, "times.span": 1.0, "times.value": 1.0, "persons": 0.97, "names": 0.97,
        "names.refs": 0.97, "statements": 0.85, "statements.strict": 0.72, "source, given": 0.95,
        "origin, given": 0.95, "speaker, given": 0.95, "voice, given": 0.95, "chains, given": 0.95,
        "certainty, given": 0.95, "reuse, precision": 0.97, "reuse, recall": 0.97, "events.pairs": 0.97,
        "events.statements": 0.97, "must-not-link": 0.97, "claims.pairs": 0.95, "claims.origins, given": 0.95,
        "claims.standing, given": 0.95, "conflicts": 0.95, "omissions": 0.95, "timeline": 0.95,
    },
    "real pages": {
        "persons": 0.88, "names": 0.85, "names.refs, given": 0.95, "statements": 0.82, "source, given": 0.92,
        "origin, given": 0.90, "anonymous, precision": 0.85, "anonymous, recall": 0.75,
    },
}  # fmt: skip
_ASKED = ("precision", "recall", "given")
MODULES = {
    "ingest_bars": "reading pages",
    "annotate_bars": "reading times and names",
    "sentences_bench": "who speaks in a sentence",
    "corroborate_bars": "headlines that agree or not",
}  # each has measure(shared, kept) -> rows with name, figure, bar, data; `kept`: the parts kept aside too
_SLACK = 0.005  # by how much a floor stands under what was measured; rounding, not licence


class Row(NamedTuple):
    """One line of the page."""

    name: str
    figure: str
    bar: str
    command: str
    data: str


def measure_scores(folder: Path, case: scores.Case) -> Iterator[Row]:
    """Every layer of the scorers, with the bar where one is set."""
    result, digest = scores.score(folder, case), scores.data_digest(case)
    command = "bench/bars.py"
    yield Row(f"{case.name}: violations of the contract", str(len(result["violations"])), "0", command, digest)
    yield Row(f"{case.name}: false independence", str(result["false_independence"]), "0", command, digest)
    for layer, row in result["layers"].items():
        yield _layer(case.name, layer, [row], TARGETS[case.name], digest)


def measure_labelled(folder: Path, part: str) -> Iterator[Row]:
    """The labelled real pages: each draw of single pages, then the mean of the cases of several, each alone."""
    with tempfile.TemporaryDirectory() as into:
        for name, cases in scores.labelled(folder, part, Path(into)):
            results = [scores.score(folder, case)["layers"] for case in cases]
            digest = hashlib.sha256("".join(map(scores.data_digest, cases)).encode()).hexdigest()[:16]
            for layer in dict.fromkeys(layer for result in results for layer in result):
                rows = [result[layer] for result in results if layer in result]
                yield _layer(f"real pages, {part}, {name}", layer, rows, TARGETS["real pages"], digest)


def _layer(name: str, layer: str, rows: list[dict[str, Any]], targets: dict[str, float], digest: str) -> Row:
    """A layer of one case, or its mean over several; `given`: the share that is right where the thing is found."""
    p, r, f = (sum(row[key] for row in rows) / len(rows) for key in ("precision", "recall", "f1"))
    given = [row["given"] for row in rows if row["given"] is not None]
    shown = f" given {sum(given) / len(given):.3f}" if given else ""
    figure = f"P {p:.3f} R {r:.3f} F1 {f:.3f}{shown} (n {sum(row['n'] for row in rows)})"
    bars = [f"≥ {targets[layer]:.2f}"] if layer in targets else []
    bars += [f"{what} ≥ {targets[key]:.2f}" for what in _ASKED if (key := f"{layer}, {what}") in targets]
    return Row(f"{name}: {layer}", figure, ", ".join(bars), "bench/bars.py", digest)


def measure_order(case: scores.Case) -> Row:
    """Whether order, repetition and runner leave the bytes as they are."""
    first = scores.analyse(case)
    others = [scores.analyse(case, shuffle=n) for n in (0, 1, 2)]
    others += [scores.analyse(case), scores.analyse(case, runner="processes")]
    same = sum(other == first for other in others)
    figure = f"{same} of {len(others)} runs have the same bytes ({len(first)})"
    return Row(
        f"{case.name}: reversed, shuffled, again, processes", figure, "all", "bench/bars.py", scores.data_digest(case)
    )


def measure_rooms(folder: Path, kept: bool) -> Iterator[Row]:
    """What the rooms measure on real data; `kept`: on the parts kept aside too."""
    for name in MODULES:
        for row in importlib.import_module(name).measure(folder, kept=kept):
            bar = row.get("bar") or ""
            shown = f"≥ {bar}" if isinstance(bar, float) else str(bar)
            yield Row(row["name"], str(row["figure"]), shown, f"bench/{name}.py", str(row["data"]))


def table(rows: list[Row]) -> str:
    """The page: a table for each set of pages, with its command and the digest of its data."""
    lines = [
        "# Measurements",
        "",
        "Written by `./run bars`. Data are named by digest; they are not in this repository. The seeds and examples",
        "guard against going back: rules were written with them in view. The *real pages* were drawn by a seed and",
        "labelled by eye before the program read them; their open part has since been looked at, their kept part is",
        "scored once, when a version is done. A mean is over cases, each scored alone.",
    ]
    for (group, command, data), found in groupby(rows, lambda r: (r.name.partition(": ")[0], r.command, r.data)):
        lines += ["", f"## {group}", "", f"`{command}`, data `{data}`", "", "| what | figure | bar |", "|---|---|---|"]
        lines += [f"| {row.name.partition(': ')[2] or row.name} | {row.figure} | {row.bar} |" for row in found]
    return "\n".join(lines) + "\n"


def raise_floors(folder: Path) -> None:
    """Pin each layer's F1 where it is higher than its floor; a floor on other data is measured anew."""
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as into:
        for case in [*scores.cases(folder), *scores.open_pages(folder, Path(into))]:
            digest, old = scores.data_digest(case), floors.get(case.name, {})
            known = old.get("floors", {}) if old.get("data") == digest else {}
            now = {k: round(max(0.0, row["f1"] - _SLACK), 3) for k, row in scores.score(folder, case)["layers"].items()}
            raised = {k: max(v, known.get(k, 0.0)) for k, v in sorted(now.items())}
            floors[case.name] = {"data": digest, "floors": raised}
    FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="raised", action="store_true", help="raise the floors")
    parser.add_argument("--kept", action="store_true", help="score the kept-aside pages too")
    parser.add_argument("--scores-only", action="store_true", help="leave out the rooms' own measures")
    options = parser.parse_args()
    folder = scores.shared()
    if folder is None:
        sys.exit("the scorers are not here: set TAWATUR_SHARED to the folder that has score/, seeds/ and data/")
    rows = [row for case in scores.cases(folder) for row in (*measure_scores(folder, case), measure_order(case))]
    for part in ("open", "kept") if options.kept else ("open",):
        rows += measure_labelled(folder, part)
    if not options.scores_only:
        rows += measure_rooms(folder, options.kept)
    if options.raised:
        raise_floors(folder)
    PAGE.write_text(table(rows), "utf-8")
    for row in rows:
        print(f"{row.name:60} {row.figure:50} {row.bar}")


if __name__ == "__main__":
    main()
