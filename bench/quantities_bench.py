"""Measure the reader of numbers on cases that others wrote.

    python bench/quantities_bench.py FOLDER [-v]    # Specs of Recognizers-Text, its folder Number/Arabic

The share of the numbers due that are found with their value, over all cases, without those of
`quality/recognizers_aside.jsonl`, and over the cases that theirs fails too. That share is what the bar asks; beside it
stands the stricter F1, which counts what is found and not due as well. What is lenient in both, and why:
- a value is looked for anywhere in its case, for our quantities take in bounds and units and theirs do not;
- what has no value of its own («next», «last») is no number and stands apart;
- as ordinals, cardinals with the article are taken too, for Arabic names so the ordinals above ten.
`-v` prints what does not fit.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from tawatur.annotate.numbers import join_numbers, join_parts, joins, number_entries
from tawatur.annotate.quantities import QuantityReader
from tawatur.annotate.terms import Vocabulary
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Span
from times_bench import cases_of, set_aside

FILES = {"NumberModel": "nNYRW", "OrdinalModel": "o", "OrdinalModelSuppressExtendedTypes": "o", "PercentModel": "%"}
NEAR = 1e-6  # relative; their values have about fifteen figures
Read = Callable[[str, str], list[float]]


class Scores(NamedTuple):
    """Numbers due and found with their value, numbers found that are not due."""

    due: int
    found: int
    wrong: int

    @property
    def share(self) -> float:
        """The share of the numbers due that are found."""
        return self.found / max(self.due, 1)

    @property
    def f1(self) -> float:
        """F1 of the numbers found, with those that are not due."""
        return 2 * self.found / max(self.due + self.found + self.wrong, 1)


def reader() -> Read:
    """Reads the numbers of a string: cardinals and fractions, ordinals (a cardinal with the article too), shares."""
    language = Language("ar")
    vocabulary = Vocabulary(language, number_entries(language), joins(language))
    quantities = QuantityReader(language)

    def read(text: str, codes: str) -> list[float]:
        if codes == "%":
            block = Block(span=Span(0, len(text)), role="body", rule="bench")
            article = Article(id="b", input="b", raw="", page="", text=text, language="ar", blocks=[block])
            found = quantities.read(Text(article, language), [])
            return [q.value[0] for q in found if q.unit == "percent"]
        terms = join_parts(join_numbers(vocabulary.read(language.plain(text))))
        in_order = [t for t in terms if t.code in codes or (codes == "o" and t.definite and t.code in "nNY")]
        return [t.value[0] if isinstance(t.value, tuple) else t.value for t in in_order]

    return read


def due_of(case: dict[str, Any]) -> list[float]:
    """The values due; those that are no number are left out."""
    said = [str((result.get("Resolution") or {}).get("value", "")).rstrip("%") for result in case["Results"]]
    return [float(value) for value in said if _is_number(value)]


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def score(cases: Iterator[tuple[str, dict[str, Any]]], read: Read, codes: str, verbose: bool) -> Scores:
    due, found, wrong = 0, 0, 0
    for name, case in cases:
        left, got = due_of(case), read(case["Input"], codes)
        due += len(left)
        for value in got:
            match = next((x for x in left if abs(x - value) <= NEAR * max(abs(x), abs(value))), None)
            if match is None:
                wrong += 1
            else:
                left.remove(match)
                found += 1
        if verbose and left:
            print(name, case["Input"], "| due", due_of(case), "| got", got)
    return Scores(due, found, wrong)


def measure(folder: Path, verbose: bool) -> Iterator[tuple[str, str, Scores]]:
    """(file, group of cases, scores)."""
    read, left = reader(), set_aside("recognizers")
    for name, codes in FILES.items():
        cases = list(cases_of(folder, [name], "Number"))
        groups = {
            "all": [(i, c) for i, fails, c in cases if not fails],
            "aside": [(i, c) for i, fails, c in cases if not fails and i not in left],
            "dotnet": [(i, c) for i, fails, c in cases if fails],
        }
        for group, some in groups.items():
            yield name, group, score(iter(some), read, codes, verbose and group == "aside")


def together(folder: Path) -> dict[str, Scores]:
    """The scores of each group of cases over all files."""
    total: dict[str, list[Scores]] = {}
    for _, group, scores in measure(folder, False):
        total.setdefault(group, []).append(scores)
    return {group: Scores(*(sum(column) for column in zip(*rows, strict=True))) for group, rows in total.items()}


def main(folder: Path, verbose: bool) -> None:
    for name, group, s in measure(folder, verbose):
        print(f"{name:34} {group:7} values {s.found}/{s.due}, not due {s.wrong}")
    for group, s in together(folder).items():
        print(f"{'together':34} {group:7} values {s.share:.3f} of {s.due}, F1 {s.f1:.3f}, not due {s.wrong}")


if __name__ == "__main__":
    paths = [a for a in sys.argv[1:] if a != "-v"]
    main(Path(paths[0]), "-v" in sys.argv)
