"""A language is a folder of tables: how it folds, what its clitics are, which words do what."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from tawatur.errors import LexiconError
from tawatur.language.fold import Folded, Folder
from tawatur.language.lexicon import Clitics, Hit, Lexicon, Row, longest, read_table, read_tables
from tawatur.language.words import Word, sentences, word_texts, words

__all__ = [
    "Clitics",
    "Folded",
    "Folder",
    "Hit",
    "Language",
    "Lexicon",
    "Row",
    "Word",
    "longest",
    "read_table",
    "read_tables",
    "sentences",
    "word_texts",
    "words",
]

T = TypeVar("T")
# The tables that come with the program; every room that reads data starts here.
SHIPPED = Path(__file__).resolve().parent.parent / "data"


class Language:
    """The tables of one language, from the shipped data and the folders laid over it."""

    def __init__(self, code: str, data: Iterable[Path] = ()) -> None:
        """Raises LexiconError when there is no such language or a table is broken."""
        self.code = code
        self.roots = [root / "languages" / code for root in (SHIPPED, *data)]
        path = self.roots[0] / "language.toml"
        if not path.exists():
            raise LexiconError(f"{code}: no such language")
        self.facts = tomllib.loads(path.read_text("utf-8"))
        self._tables: dict[tuple[str, tuple[str, ...]], tuple[Row, ...]] = {}

    @cached_property
    def folder(self) -> Folder:
        """Folds by `letters.tsv`."""
        rows = read_tables(self.roots, "letters", ("form", "fold"))
        return Folder((_character(r["form"]), r["fold"]) for r in rows)

    @cached_property
    def clitics(self) -> Clitics:
        """The clitics of `clitics.tsv`, folded."""
        kinds: dict[str, list[str]] = {"before": [], "after": [], "article": [], "assimilated": []}
        for row in read_tables(self.roots, "clitics", ("form", "kind")):
            kinds[row["kind"]].append(self.plain(row["form"]))
        return Clitics(
            frozenset(kinds["before"]),
            frozenset(kinds["after"]),
            next(iter(kinds["article"]), ""),
            next(iter(kinds["assimilated"]), ""),
        )

    def table(self, name: str, columns: Iterable[str] = ("form",)) -> list[Row]:
        """The rows of a table, read once. Raises LexiconError when it is missing or broken."""
        asked = name, tuple(columns)
        if asked not in self._tables:
            self._tables[asked] = tuple(read_tables(self.roots, *asked))
        return list(self._tables[asked])

    def fold(self, text: str) -> Folded:
        """The folded text with its map back to the letters."""
        return self.folder.fold(text)

    def plain(self, text: str) -> str:
        """The folded text alone."""
        return self.folder.plain(text)

    def lexicon(self, entries: Iterable[tuple[str, T]]) -> Lexicon[T]:
        """A matcher for (ordinary spelling, value) pairs."""
        return Lexicon(entries, self.plain, self.clitics)


def _character(form: str) -> str:
    """A character, or its code point written U+XXXX."""
    return chr(int(form[2:], 16)) if form.startswith("U+") else form
