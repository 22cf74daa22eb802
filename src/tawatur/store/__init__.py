"""Where nouns are kept: the bytes as received, what each page says, what stands, and what people decided."""

from __future__ import annotations

from pathlib import Path

from tawatur.store.memory import MemoryStore
from tawatur.store.rows import (
    ArticleRow,
    Change,
    Counts,
    EventRow,
    Filter,
    Hit,
    Kind,
    PageRow,
    Receipt,
)
from tawatur.store.search import Entry, Found
from tawatur.store.sqlite import SqliteStore

__all__ = [
    "MEMORY",
    "ArticleRow",
    "Change",
    "Counts",
    "Entry",
    "EventRow",
    "Filter",
    "Found",
    "Hit",
    "Kind",
    "MemoryStore",
    "PageRow",
    "Receipt",
    "SqliteStore",
    "open_store",
]

MEMORY = ":memory:"  # the path that names no file


def open_store(path: str | Path) -> SqliteStore:
    """The store of a path; in memory for `:memory:`. Raises StoreError when it cannot be opened."""
    return MemoryStore() if str(path) == MEMORY else SqliteStore(Path(path))
