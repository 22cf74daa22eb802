"""The docs say what the program does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tawatur import codec

ROOT = Path(__file__).resolve().parent.parent


def load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITE = load(ROOT / "bench" / "write_docs.py")


@pytest.mark.parametrize("page", WRITE.PAGES)
def test_pages_made_from_the_program_are_up_to_date(page: str) -> None:
    assert (ROOT / "docs" / page).read_text("utf-8") == WRITE.PAGES[page](), "run ./run docs"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(codec.schema())


def test_the_contract_names_every_key_and_every_value() -> None:
    text = (ROOT / "docs" / "contract.md").read_text("utf-8")
    for name, part in codec.schema()["$defs"].items():
        for key, value in part.get("properties", {}).items():
            if (name, key) != ("Statement", "article"):
                assert re.search(rf'[`"{{ ]{key}["`:, ]', text), f"{name}.{key}"
            for choice in value.get("enum", []):
                assert str(choice) in text, f"{name}.{key}: {choice}"


@pytest.mark.parametrize("page", ["README.md", "README.ar.md"])
def test_the_two_commands_stand_at_the_top_of_the_readmes(page: str) -> None:
    head = (ROOT / page).read_text("utf-8").splitlines()[:8]
    assert [line.split("#")[0].strip() for line in head if line.startswith("    ./run")] == ["./run demo", "./run test"]


@pytest.mark.parametrize(
    "page", sorted(p.relative_to(ROOT).as_posix() for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
        assert (path.parent / link).exists(), link
