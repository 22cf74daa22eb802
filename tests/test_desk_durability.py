"""A desk that is killed, filled up or crowded loses nothing: `bench/durability.py`, in small."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load() -> Any:
    spec = importlib.util.spec_from_file_location("durability", ROOT / "bench" / "durability.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["durability"] = module
    spec.loader.exec_module(module)
    return module


DURABILITY = load()


@pytest.mark.slow
def test_killed_at_any_moment_it_ends_as_if_undisturbed(tmp_path: Path) -> None:
    killed, wrong = DURABILITY.kill(tmp_path, DURABILITY.pages(40), rounds=8, seed=1)
    assert wrong == []
    assert killed > 0


@pytest.mark.slow
def test_on_a_full_disk_it_says_so_and_ends_as_if_undisturbed(tmp_path: Path) -> None:
    met, wrong = DURABILITY.fill(tmp_path, DURABILITY.pages(40), rounds=6, seed=1)
    assert wrong == []
    assert met > 0


@pytest.mark.slow
def test_many_read_while_one_writes(tmp_path: Path) -> None:
    answered, wrong = DURABILITY.crowd(tmp_path, DURABILITY.pages(30), seconds=4, readers=4)
    assert wrong == []
    assert answered > 0
