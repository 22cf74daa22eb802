"""One SQLite file: a connection for each thread, transactions, migrations, and errors that a person understands."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tawatur.errors import StoreError

Row = tuple[Any, ...]
_MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT = 600.0  # seconds that a writer waits for another one: the longest grouping of a large desk, with room
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


class Database:
    """A file, or where there is no path a database in memory, which all threads share and which ends with it."""

    def __init__(self, path: Path | None) -> None:
        """Raises StoreError when the file is no desk, is damaged, or was made by a newer version."""
        self.name = path.as_posix() if path else "memory"
        self._path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.RLock()  # a database in memory has one connection, which threads use in turn
        self._shared = None if path else self._connect()
        self._migrate()

    # --- connections ---------------------------------------------------------------------------------------------

    def _connect(self) -> sqlite3.Connection:
        with self._told():
            connection = sqlite3.connect(
                self._path or ":memory:", timeout=_WAIT, isolation_level=None, check_same_thread=False
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

    # --- statements ----------------------------------------------------------------------------------------------

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        """What a query finds."""
        with self._told(), self._lock_if_shared():
            return self.connection.execute(sql, tuple(values)).fetchall()

    def row(self, sql: str, values: Iterable[Any] = ()) -> Row | None:
        """The first row that a query finds."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Iterable[Any] = ()) -> int:
        """Write, inside `writing`; how many rows were touched."""
        with self._told():
            return self.connection.execute(sql, tuple(values)).rowcount

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Write many rows, inside `writing`."""
        with self._told():
            self.connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that is wholly in or wholly not; another writer waits for it. One inside another is part of it.

        Raises StoreError when it cannot be written; then nothing of it is.
        """
        with self._lock_if_shared():
            if self.connection.in_transaction:
                yield
                return
            with self._told():
                self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                with self._told():
                    self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see one state, whatever is written meanwhile."""
        with self._lock_if_shared():
            if self.connection.in_transaction:
                yield
                return
            with self._told():
                self.connection.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    @contextmanager
    def _lock_if_shared(self) -> Iterator[None]:
        if self._shared is None:
            yield
        else:
            with self._lock:
                yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever the engine raises, as a StoreError that names the file and says what to do."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorname", "")
            told = next((text for begin, text in _TOLD.items() if code.startswith(begin)), None)
            raise StoreError(f"{self.name}: {told or error}") from error

    # --- the form of the file ------------------------------------------------------------------------------------

    def _migrate(self) -> None:
        """Bring the file to the newest form, step by step; a new file passes through all of them."""
        steps = sorted(_MIGRATIONS.glob("*.sql"))
        if self._version() == len(steps):
            return
        with self._told():
            if self._path and not self._version():
                self.connection.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            version = self._version()  # another program may have just done it
            if version > len(steps):
                raise StoreError(f"{self.name}: made by a newer version of the program (form {version})")
            if not version and self.rows("SELECT 1 FROM sqlite_schema"):
                raise StoreError(f"{self.name}: is no desk")
            for number, step in enumerate(steps[version:], version + 1):
                with self._told():
                    for statement in _statements(step.read_text("utf-8")):
                        self.connection.execute(statement)
                    self.connection.execute(f"PRAGMA user_version = {number}")

    def _version(self) -> int:
        found = self.row("PRAGMA user_version")
        return int(found[0]) if found else 0

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
