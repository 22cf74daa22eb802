"""Full text: words that the desk has folded and stemmed, under articles, statements, claims and names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

from tawatur.store.database import Database
from tawatur.store.packing import AMONG, listed
from tawatur.store.rows import Filter, Kind

HEAD = 4.0  # what a word of a headline counts, beside 1 for any other; set by hand


class Entry(NamedTuple):
    """What can be found: words of its head and of its body, put between spaces; the article it stands in."""

    kind: Kind
    id: str
    article: str | None
    published: str
    head: str
    body: str


class Asked(NamedTuple):
    """What is looked for: parts, each of phrases, which are rows of words; of all parts a phrase, or of `either`."""

    parts: tuple[tuple[tuple[str, ...], ...], ...]
    either: bool = False


class Found(NamedTuple):
    """A hit, before its letters are looked up: the lower the score (BM25, negative), the better."""

    kind: Kind
    id: str
    article: str | None
    score: float


class Search(ABC):
    """The index of words. Entries of each kind are weighed among themselves."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @abstractmethod
    def put(self, entries: Iterable[Entry]) -> None:
        """Let entries be found, instead of what was there under their kind and id."""

    @abstractmethod
    def rows(self, asked: Asked, kind: Kind) -> list[int]:
        """The numbers of the entries that match."""

    @abstractmethod
    def count(self, asked: Asked, kind: Kind, most: int) -> int:
        """How many entries match, counted up to so many."""

    @abstractmethod
    def find(self, asked: Asked, kind: Kind, wanted: Filter, among: Iterable[int] | None = None) -> list[Found]:
        """The entries that match, or those of them that are among some numbers, the best first, of equal ones by id."""

    @abstractmethod
    def _astray(self) -> bool:
        """Whether the words do not fit the entries."""

    @abstractmethod
    def _drop(self, kind: Kind, which: str, values: list[str]) -> None:
        """Forget the entries of a kind for which a condition holds."""

    def drop_article(self, article: str) -> None:
        """Forget an article and its statements."""
        self._drop("article", "article = ?", [article])
        self._drop("statement", "article = ?", [article])

    def drop(self, kind: Kind, ids: Iterable[str]) -> None:
        """Forget entries of a kind."""
        self._drop(kind, f"id {AMONG}", [listed(ids)])

    def missing(self) -> list[str]:
        """What is out of step: articles that cannot be found, and words without an entry."""
        lost = self._db.rows(
            "SELECT a.id FROM articles a LEFT JOIN found f ON f.kind = 'article' AND f.id = a.id WHERE f.row IS NULL "
            "ORDER BY a.id"
        )
        found = [f"article {row[0]} cannot be searched for" for row in lost]
        return found + ["the index of words does not fit what it stands for"] * self._astray()


def conditions(wanted: Filter, kind: Kind) -> Iterable[tuple[str, list[str]]]:
    """The conditions of a filter on what was found (`found` as f), each with its values."""
    if wanted.since:
        yield "f.published >= ?", [wanted.since]
    if wanted.until:
        yield "f.published <= ?", [f"{wanted.until}~"]
    if wanted.outlet:
        yield "f.article IN (SELECT id FROM articles WHERE outlet = ?)", [wanted.outlet]
    if wanted.event:
        yield "f.article IN (SELECT article FROM event_articles WHERE event = ?)", [wanted.event]
    if wanted.source:
        yield _SPOKEN[kind], [wanted.source] * _SPOKEN[kind].count("?")
    if wanted.standing:
        yield _STANDS[kind], [wanted.standing]


_OF_CLAIM = "FROM claim_statements m JOIN claims c ON c.event = m.event AND c.id = m.claim WHERE c.standing = ?"
_STANDS: dict[Kind, str] = {
    "claim": "f.id IN (SELECT id FROM claims WHERE standing = ?)",
    "statement": f"f.id IN (SELECT m.statement {_OF_CLAIM})",
    "article": "f.id IN (SELECT e.article FROM events v JOIN event_articles e ON e.event = v.id WHERE v.standing = ?)",
    "name": "'' = ?",
}
_SAID = "FROM statements WHERE origin = ? UNION SELECT"
_SPOKEN: dict[Kind, str] = {
    "claim": "f.id IN (SELECT claim FROM claim_origins WHERE ref = ?)",
    "statement": f"f.id IN (SELECT id {_SAID} id FROM statements WHERE speaker = ?)",
    "article": f"f.id IN (SELECT article {_SAID} article FROM statements WHERE speaker = ?)",
    "name": "f.id = ?",
}
