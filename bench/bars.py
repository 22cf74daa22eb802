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
# What each case must reach: {layer: F1}.
TARGETS = {
    "seeds": {
        "blocks.accuracy": 0.95, "blocks.macro": 0.88, "published.exact": 1.0, "times.value": 0.80, "statements": 0.50,
        "must-not-link": 1.0,
    },
    "examples": {"blocks.accuracy": 0.90, "times.value": 0.85, "statements": 0.50},
}  # fmt: skip
MODULES = {
    "ingest_bars": "reading pages",
    "annotate_bars": "reading times and names",
}  # each has measure(shared) -> rows with name, figure, bar, data
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
        target = TARGETS[case.name].get(layer)
        figure = f"P {row['precision']:.3f} R {row['recall']:.3f} F1 {row['f1']:.3f} (n {row['n']})"
        yield Row(f"{case.name}: {layer}", figure, f"≥ {target:.2f}" if target else "", command, digest)


def measure_labelled(folder: Path, part: str) -> Iterator[Row]:
    """The mean over the labelled real pages: one set of single pages, and cases of several pages, each alone."""
    with tempfile.TemporaryDirectory() as into:
        cases = scores.labelled(folder, part, Path(into))
        results = [scores.score(folder, case)["layers"] for case in cases]
        digest = hashlib.sha256("".join(map(scores.data_digest, cases)).encode()).hexdigest()[:16]
    single, several = f"real pages, {part}, single", f"real pages, {part}, mean of {len(cases) - 1} cases"
    yield from (_mean(single, layer, [row], digest) for layer, row in results[0].items())
    layers = dict.fromkeys(layer for result in results[1:] for layer in result)
    for layer in layers:
        yield _mean(several, layer, [result[layer] for result in results[1:] if layer in result], digest)


def _mean(name: str, layer: str, rows: list[dict[str, Any]], digest: str) -> Row:
    p, r, f = (sum(row[key] for row in rows) / len(rows) for key in ("precision", "recall", "f1"))
    figure = f"P {p:.3f} R {r:.3f} F1 {f:.3f} (n {sum(row['n'] for row in rows)})"
    return Row(f"{name}: {layer}", figure, "", "bench/bars.py", digest)


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


def measure_rooms(folder: Path) -> Iterator[Row]:
    """What the rooms measure on real data."""
    for name in MODULES:
        for row in importlib.import_module(name).measure(folder):
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
    for case in scores.cases(folder):
        digest, old = scores.data_digest(case), floors.get(case.name, {})
        known = old.get("floors", {}) if old.get("data") == digest else {}
        now = {k: round(max(0.0, row["f1"] - _SLACK), 3) for k, row in scores.score(folder, case)["layers"].items()}
        floors[case.name] = {"data": digest, "floors": {k: max(v, known.get(k, 0.0)) for k, v in sorted(now.items())}}
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
        rows += measure_rooms(folder)
    if options.raised:
        raise_floors(folder)
    PAGE.write_text(table(rows), "utf-8")
    for row in rows:
        print(f"{row.name:60} {row.figure:50} {row.bar}")


if __name__ == "__main__":
    main()
