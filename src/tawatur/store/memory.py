"""A store that ends with the program: for trials, and for a desk that shall leave nothing behind."""

from __future__ import annotations

from tawatur.store.sqlite import SqliteStore


class MemoryStore(SqliteStore):
    """The tables of a desk's file, held in memory; threads use them in turn."""

    def __init__(self) -> None:
        super().__init__(None)
