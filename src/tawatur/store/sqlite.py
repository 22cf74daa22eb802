"""A desk's file: SQLite, which one writer and any number of readers may have open at the same time."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from tawatur.errors import StoreError
from tawatur.store.database import WAIT, Database, Row
from tawatur.store.fts import FtsSearch
from tawatur.store.tables import TableStore

_CACHE = 64_000  # kibibytes of pages that a connection keeps; a day's samples fit
_TOLD = {
    "SQLITE_FULL": "the disk is full; what was being written is left out as a whole",
    "SQLITE_IOERR": "cannot be written or read (is the disk full?); what was being written is left out as a whole",
    "SQLITE_READONLY": "may only be read; nothing can be written to it",
    "SQLITE_CORRUPT": "is damaged; make a copy of it, and go back to the last backup",
    "SQLITE_NOTADB": "is no desk",
    "SQLITE_CANTOPEN": "cannot be opened or made",
    "SQLITE_BUSY": "is being written to by another program, and has been for very long",
}


class SqliteStore(TableStore):
    """Keeps nouns in one file."""

    def __init__(self, path: str | Path | None) -> None:
        """Opens the file, or makes it. Raises StoreError when it is no desk, damaged or of a newer version."""
        database = SqliteDatabase(None if path is None else Path(path))
        super().__init__(database, FtsSearch(database))


class SqliteDatabase(Database):
    """A file, or where there is no path a database in memory, which all threads share and which ends with it."""

    engine = "sqlite"
    begin_writing = "BEGIN IMMEDIATE"
    begin_reading = "BEGIN DEFERRED"

    def __init__(self, path: Path | None) -> None:
        """Raises StoreError when the file is no desk, is damaged, or was made by a newer version."""
        self.name = path.as_posix() if path else "memory"
        self._path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.RLock()  # a database in memory has one connection, which threads use in turn
        self._shared = None if path else self._connect()
        if path and not self._form():
            with self._told():
                self.connection.execute("PRAGMA journal_mode = WAL")
        self._migrate()

    # --- connections ---------------------------------------------------------------------------------------------

    def _connect(self) -> sqlite3.Connection:
        with self._told():
            connection = sqlite3.connect(
                self._path or ":memory:", timeout=WAIT, isolation_level=None, check_same_thread=False
            )
            with self._lock:
                self._open.append(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            connection.execute("PRAGMA synchronous = FULL")  # what is said to be in is on the disk
            connection.execute("PRAGMA temp_store = MEMORY")
            return connection

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this thread."""
        if self._shared is not None:
            return self._shared
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = self._local.connection = self._connect()
        return held

    def close(self) -> None:
        """Close every connection; the file may be opened again."""
        for connection in self._open:
            connection.close()
        self._open.clear()

    def _inside(self) -> bool:
        return self.connection.in_transaction

    def _turn(self) -> AbstractContextManager[Any]:
        return nullcontext() if self._shared is None else self._lock

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorname", "")
            told = next((text for begin, text in _TOLD.items() if code.startswith(begin)), None)
            raise StoreError(f"{self.name}: {told or error}") from error

    # --- the form of the file ------------------------------------------------------------------------------------

    def _form(self) -> int:
        found = self.row("PRAGMA user_version")
        return int(found[0]) if found else 0

    def _taken(self) -> bool:
        return bool(self.rows("SELECT 1 FROM sqlite_schema"))

    def _step(self, script: str, number: int) -> None:
        for statement in _statements(script):
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA user_version = {number}")

    # --- care ----------------------------------------------------------------------------------------------------

    def damages(self) -> list[str]:
        """What the engine finds wrong with the file: its pages and indices, and rows that point nowhere."""
        try:
            found = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
            lost = {f"{table}: a row points at a {other} that is not there" for table, _, other, _ in self._astray()}
            return [*found, *sorted(lost)]
        except StoreError as error:
            return [str(error)]

    def _astray(self) -> list[Row]:
        return self.rows("PRAGMA foreign_key_check")

    def copy(self, target: Path) -> None:
        """A consistent copy, also while others write. Raises StoreError when it cannot be made."""
        try:
            with self._told(), closing(sqlite3.connect(target)) as made:
                self.connection.backup(made)
                made.execute("PRAGMA journal_mode = DELETE")  # one file, that can be carried away
        except StoreError:
            target.unlink(missing_ok=True)  # half a copy is none
            raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one, so that they are part of a transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
