"""Where nouns are kept: the bytes as received, what each page says, what stands, and what people decided."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from tawatur.errors import StoreError
from tawatur.store.decisions import Decisions
from tawatur.store.events import Events
from tawatur.store.linking import Linking
from tawatur.store.memory import MemoryStore
from tawatur.store.pages import Pages
from tawatur.store.places import MEMORY, is_address, shown
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
from tawatur.store.search import Asked, Entry, Found, Search
from tawatur.store.sqlite import SqliteStore

__all__ = [
    "MEMORY",
    "STORES",
    "ArticleRow",
    "Asked",
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
    "is_there",
    "open_store",
    "shown",
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


def _server(place: str) -> ModuleType:
    """What speaks with a server, where its library is there. Raises StoreError when it is not."""
    try:
        return import_module("tawatur.store.postgresql")
    except ImportError as error:
        told = "a desk on a server needs one more library: pip install 'tawatur[postgres]'"
        raise StoreError(f"{shown(place)}: {told}") from error


STORES: dict[str, Callable[[str], Store]] = {
    "sqlite": SqliteStore,
    "memory": lambda place: MemoryStore(),
    "postgresql": lambda place: _server(place).PostgresStore(place),
}


def open_store(place: str | Path) -> Store:
    """The store of a place: of a file, in memory for `:memory:`, of a database for `postgresql://…`.

    Raises StoreError when it cannot be opened.
    """
    kind = "memory" if str(place) == MEMORY else "postgresql" if is_address(place) else "sqlite"
    return STORES[kind](str(place))


def is_there(place: str | Path) -> bool:
    """Whether there is a desk at a place. Raises StoreError when its server is not reached."""
    return bool(_server(str(place)).is_there(str(place))) if is_address(place) else Path(place).exists()
