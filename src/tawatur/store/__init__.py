"""Where nouns are kept: the bytes as received, what each page says, what stands, and what people decided."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from tawatur.store.decisions import Decisions
from tawatur.store.events import Events
from tawatur.store.linking import Linking
from tawatur.store.memory import MemoryStore
from tawatur.store.pages import Pages
from tawatur.store.profiles import Profiles
from tawatur.store.rows import (
    ArticleRow,
    Change,
    Counts,
    EventRow,
    Filter,
    Head,
    Hit,
    Kind,
    Move,
    OutletProfile,
    PageRow,
    Receipt,
    SaidRow,
)
from tawatur.store.search import Entry, Found, Search
from tawatur.store.sqlite import SqliteStore

__all__ = [
    "MEMORY",
    "STORES",
    "ArticleRow",
    "Change",
    "Counts",
    "Entry",
    "EventRow",
    "Filter",
    "Found",
    "Head",
    "Hit",
    "Kind",
    "Move",
    "OutletProfile",
    "PageRow",
    "Profiles",
    "Receipt",
    "SaidRow",
    "Store",
    "open_store",
]


class Store(Protocol):
    """What a desk needs of a place for nouns; `tests/test_store.py` is the contract.

    Writes are inside `writing`, which is wholly in or wholly not, and for which another writer waits; queries that must
    fit together are inside `reading`. All that goes wrong is a StoreError whose message names the place and says what
    to do.
    """

    name: str
    pages: Pages
    linking: Linking
    events: Events
    decisions: Decisions
    search: Search
    profiles: Profiles

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that is wholly in or wholly not; another writer waits."""
        ...

    def reading(self) -> AbstractContextManager[None]:
        """Several queries that see one state."""
        ...

    def fact(self, name: str) -> str | None:
        """What the store remembers of itself."""
        ...

    def set_fact(self, name: str, value: str) -> None:
        """Remember it."""
        ...

    def counts(self) -> Counts:
        """How much is here."""
        ...

    def check(self) -> list[str]:
        """What is wrong; nothing when all is well."""
        ...

    def backup(self, target: Path) -> None:
        """A consistent copy, also while others write. Raises StoreError when the target is there or cannot be made."""
        ...

    def close(self) -> None:
        """Let the place go."""
        ...


MEMORY = ":memory:"  # the path that names no file
STORES: dict[str, Callable[[Path], Store]] = {"sqlite": SqliteStore, "memory": lambda path: MemoryStore()}


def open_store(path: str | Path) -> Store:
    """The store of a path; in memory for `:memory:`. Raises StoreError when it cannot be opened."""
    return STORES["memory" if str(path) == MEMORY else "sqlite"](Path(path))
