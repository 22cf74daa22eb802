"""The house rules: what a file may be called, hold and measure."""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "tawatur"
FILES = sorted(SOURCE.rglob("*.py"))
FORBIDDEN = {"utils", "common", "core", "base", "helpers", "managers"}


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_short_and_named_for_what_it_does(path: Path) -> None:
    assert not FORBIDDEN & {path.stem, *path.relative_to(SOURCE).parts}
    assert len(path.read_text("utf-8").splitlines()) < 500


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_function_fits_on_a_page(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    sizes = {n.name: (n.end_lineno or 0) - n.lineno + 1 for n in nodes if isinstance(n, ast.FunctionDef)}
    assert {name: size for name, size in sizes.items() if size > 60} == {}


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_arabic_letter_in_code(path: Path) -> None:
    previous = tokenize.NEWLINE
    for token in tokenize.generate_tokens(io.StringIO(path.read_text("utf-8")).readline):
        if token.type in (tokenize.COMMENT, tokenize.NL):
            continue
        starts = previous in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
        previous = token.type
        if token.type == tokenize.STRING and starts:
            continue  # a docstring
        assert not any(letter.isalpha() and "\u0600" <= letter <= "\u06ff" for letter in token.string), (
            f"line {token.start[0]}"
        )
