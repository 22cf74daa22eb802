"""Tables of words and facts, read with their errors named, and matched in folded text.

A table is a tab-separated file with a header; every row carries its own test in `example` (must fire) and `counter`
(must not; may be empty). Lines that start with # are comments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import ahocorasick
import msgspec

from tawatur.errors import LexiconError

T = TypeVar("T")


class Row(msgspec.Struct, frozen=True, gc=False):
    """One row of a table. `row["column"]` is its text, "" when the cell is empty. `path`: the file it stands in."""

    table: str
    line: int
    cells: dict[str, str]
    path: str

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def split(self, column: str) -> list[str]:
        """The parts of a cell that holds several, separated by |."""
        return [part.strip() for part in self.cells[column].split("|") if part.strip()]

    def number(self, column: str) -> int:
        """A cell that must be a whole number. Raises LexiconError, naming file and line, when it is not."""
        try:
            return int(self.cells[column])
        except ValueError as error:
            raise self.broken(f"{column} {self.cells[column]!r} is not a number") from error

    def broken(self, why: str) -> LexiconError:
        """What to raise when a cell cannot be used, with the folder, file and line of the row."""
        return LexiconError(f"{self.path}:{self.line}: {why}")

    @property
    def rule(self) -> str:
        """How a value names this row as its rule."""
        first = next(iter(self.cells.values()))
        return f"{self.table}:{first}"


def read_table(path: Path, columns: Iterable[str] = ()) -> list[Row]:
    """The rows of one table.

    Raises LexiconError, naming folder, file and line, when a column is missing or a row has another number of cells.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8: {error}") from error
    header = lines[0].split("\t")
    if missing := [c for c in (*columns, "example", "counter") if c not in header]:
        raise LexiconError(f"{path}:1: no column {', '.join(missing)}")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) > len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} cells under {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        named = dict(zip(header, map(str.strip, cells), strict=True))
        rows.append(Row(path.stem, number, named, str(path)))
    return rows


def read_tables(roots: Iterable[Path], name: str, columns: Iterable[str] = ()) -> list[Row]:
    """The rows of a table in every root that has it.

    The rows that a later root has for a first cell (a form, a ref) stand instead of all earlier ones for it. Raises
    LexiconError when no root has the table or a row is broken.
    """
    rows: dict[str, list[Row]] = {}
    found, roots = False, list(roots)
    for root in roots:
        path = root / f"{name}.tsv"
        if path.exists():
            found = True
            mine: dict[str, list[Row]] = {}
            for row in read_table(path, columns):
                mine.setdefault(next(iter(row.cells.values())), []).append(row)
            rows |= mine
    if not found:
        raise LexiconError(f"{name}.tsv: no such table in {', '.join(str(root) for root in roots)}")
    return [row for same in rows.values() for row in same]


class Hit(NamedTuple, Generic[T]):
    """A form found in folded text: `start` is after proclitics, `token` where the written word starts."""

    start: int
    end: int
    token: int
    form: str
    value: T


class Clitics(NamedTuple):
    """What may be written together with a word: the proclitics before it, the pronouns after it, all folded."""

    before: frozenset[str]
    after: frozenset[str]
    article: str
    assimilated: str

    def strip(self, word: str) -> Iterator[tuple[int, str]]:
        """(letters taken off, rest) for every way to take proclitics off a folded word, nothing first."""
        yield 0, word
        for size in range(1, min(len(word) - 1, 5)):
            if word[:size] in self.before:
                yield size, word[size:]


class Lexicon(Generic[T]):
    """Many folded forms, found in one pass; a hit stands at a word's edge or between its clitics."""

    def __init__(self, entries: Iterable[tuple[str, T]], fold: Callable[[str], str], clitics: Clitics) -> None:
        """Entries are (ordinary spelling, value); forms are folded here. One form may have several values."""
        self._clitics = clitics
        self._values: dict[str, list[T]] = {}
        self._automaton = ahocorasick.Automaton()
        for form, value in entries:
            self._add(fold(form).strip(), value)
        if self._values:
            for form in self._values:
                self._automaton.add_word(form, form)
            self._automaton.make_automaton()

    def _add(self, form: str, value: T) -> None:
        if not form:
            return
        self._values.setdefault(form, []).append(value)
        if self._clitics.article and form.startswith(self._clitics.article):
            joined = self._clitics.assimilated + form[len(self._clitics.article) :]
            self._values.setdefault(joined, []).append(value)

    def __len__(self) -> int:
        return len(self._values)

    def get(self, folded: str) -> list[T]:
        """The values of a folded form, exactly as written; [] when there is none."""
        return self._values.get(folded, [])

    def find(self, text: str, *, proclitics: bool = True, enclitics: bool = False) -> list[Hit[T]]:
        """All hits in folded text, in order of (start, longest first). Overlaps are kept: see `longest`."""
        hits: list[Hit[T]] = []
        if not self._values:
            return hits
        for last, form in self._automaton.iter(text):
            end = last + 1
            start = end - len(form)
            token = self._token_start(text, start, proclitics)
            if token is not None and self._ends(text, end, enclitics):
                hits += [Hit(start, end, token, form, value) for value in self._values[form]]
        if len(hits) > 1:
            hits.sort(key=lambda h: (h.start, -h.end))
        return hits

    def _token_start(self, text: str, start: int, proclitics: bool) -> int | None:
        if start == 0 or not _is_letter(text[start - 1]) or not _is_letter(text[start]):
            return start
        if not proclitics:
            return None
        token = start
        while token > 0 and start - token < 5 and _is_letter(text[token - 1]):
            token -= 1
        if token > 0 and _is_letter(text[token - 1]):
            return None
        return token if text[token:start] in self._clitics.before else None

    def _ends(self, text: str, end: int, enclitics: bool) -> bool:
        if end == len(text) or not _is_letter(text[end]) or not _is_letter(text[end - 1]):
            return True
        if not enclitics:
            return False
        stop = end
        while stop < len(text) and stop - end < 4 and _is_letter(text[stop]):
            stop += 1
        if stop < len(text) and _is_letter(text[stop]):
            return False
        return text[end:stop] in self._clitics.after


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def longest(hits: Iterable[Hit[T]]) -> list[Hit[T]]:
    """The hits left when, from left to right, the longest at each place is kept and overlaps are dropped.

    Several values of the same place and length are all kept.
    """
    kept: list[Hit[T]] = []
    end = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= end or (kept and (hit.start, hit.end) == (kept[-1].start, kept[-1].end)):
            kept.append(hit)
            end = hit.end
    return kept
