"""No quality floor is broken. The floors rise with `./run bars --raise`; none is ever lowered."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
import scores

FOLDER = scores.shared()
FLOORS = json.loads((scores.ROOT / "bench" / "quality" / "floors.json").read_text("utf-8"))
needs_scorers = pytest.mark.skipif(FOLDER is None, reason="the shared folder with the scorers is not here")


@needs_scorers
@pytest.mark.parametrize("name", ["seeds", "examples"])
def test_floors_hold(name: str) -> None:
    assert FOLDER is not None
    hold(FOLDER, next(c for c in scores.cases(FOLDER) if c.name == name))


@needs_scorers
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS.keys() - {"seeds", "examples"}))
def test_floors_of_the_open_labelled_pages_hold(name: str, tmp_path: Path) -> None:
    assert FOLDER is not None
    if not (FOLDER / "data").is_dir():
        pytest.skip("the data are not here")
    hold(FOLDER, next(c for c in scores.open_pages(FOLDER, tmp_path) if c.name == name))


def hold(folder: Path, case: scores.Case) -> None:
    """No layer of a case is under its floor."""
    assert FLOORS[case.name]["data"] == scores.data_digest(case), (
        "the pages or their gold changed: name the reason, measure anew"
    )
    result = scores.score(folder, case)
    assert result["violations"] == []
    figures = {layer: row["f1"] for layer, row in result["layers"].items()}
    floors = FLOORS[case.name]["floors"]
    assert {layer: (figures[layer], floor) for layer, floor in floors.items() if figures[layer] < floor} == {}
