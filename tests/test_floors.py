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
    case = next(c for c in scores.cases(FOLDER) if c.name == name)
    assert FLOORS[name]["data"] == scores.data_digest(case), (
        "the pages or their gold changed: name the reason, measure anew"
    )
    result = scores.score(FOLDER, case)
    assert result["violations"] == []
    low = {
        k: (result["layers"][k]["f1"], v) for k, v in FLOORS[name]["floors"].items() if result["layers"][k]["f1"] < v
    }
    assert low == {}
