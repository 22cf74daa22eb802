"""What every database of a desk does alike: statements, transactions, and the steps to its newest form.

Statements are written once, as SQLite has them, `?` for each value; another engine says them in its own words.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, ClassVar

from tawatur.errors import StoreError

Row = tuple[Any, ...]
WAIT = 600  # seconds that a writer waits for another one: the longest grouping of a large desk, with room
_MIGRATIONS = Path(__file__).parent / "migrations"


class Database(ABC):
    """An engine that is asked in SQL; a connection for each thread."""

    name: str
    engine: ClassVar[str]  # the folder of its migrations
    begin_writing: ClassVar[str]
    begin_reading: ClassVar[str]

    # --- what an engine does in its own way ----------------------------------------------------------------------

    @property
    @abstractmethod
    def connection(self) -> Any:
        """The connection of this thread."""

    @abstractmethod
    def close(self) -> None:
        """Close every connection; the place may be opened again."""

    @abstractmethod
    def damages(self) -> list[str]:
        """What the engine finds wrong with what it keeps."""

    @abstractmethod
    def copy(self, target: Path) -> None:
        """A consistent copy, also while others write. Raises StoreError when it cannot be made."""

    @abstractmethod
    def _told(self) -> AbstractContextManager[None]:
        """Whatever the engine raises, as a StoreError that names the place and says what to do."""

    @abstractmethod
    def _inside(self) -> bool:
        """Whether this thread is inside a transaction."""

    @abstractmethod
    def _form(self) -> int:
        """The number of steps of `migrations` that were taken."""

    @abstractmethod
    def _taken(self) -> bool:
        """Whether something that is no desk is there already."""

    @abstractmethod
    def _step(self, script: str, number: int) -> None:
        """Take a step, inside `writing`, and note its number."""

    def _words(self, sql: str) -> str:
        """A statement as the engine has it."""
        return sql

    def _turn(self) -> AbstractContextManager[Any]:
        """Where threads share a connection: until the others are done with it."""
        return nullcontext()

    # --- statements ----------------------------------------------------------------------------------------------

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[Row]:
        """What a query finds."""
        with self._told(), self._turn():
            found: list[Row] = self.connection.execute(self._words(sql), tuple(values)).fetchall()
            return found

    def row(self, sql: str, values: Iterable[Any] = ()) -> Row | None:
        """The first row that a query finds."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def run(self, sql: str, values: Iterable[Any] = ()) -> int:
        """Write, inside `writing`; how many rows were touched."""
        with self._told():
            return int(self.connection.execute(self._words(sql), tuple(values)).rowcount)

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Write many rows, inside `writing`."""
        with self._told():
            self.connection.cursor().executemany(self._words(sql), rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that is wholly in or wholly not; another writer waits for it. One inside another is part of it.

        Raises StoreError when it cannot be written; then nothing of it is.
        """
        with self._turn():
            if self._inside():
                yield
                return
            with self._told():
                self.connection.execute(self.begin_writing)
            try:
                yield
                with self._told():
                    self.connection.execute("COMMIT")
            except BaseException:
                if self._inside():
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several queries that see one state, whatever is written meanwhile."""
        with self._turn():
            if self._inside():
                yield
                return
            with self._told():
                self.connection.execute(self.begin_reading)
            try:
                yield
            finally:
                if self._inside():
                    self.connection.execute("COMMIT")

    # --- the form of the tables ----------------------------------------------------------------------------------

    def _migrate(self) -> None:
        """Bring the tables to the newest form, step by step; a new desk passes through all of them."""
        steps = sorted((_MIGRATIONS / self.engine).glob("*.sql"))
        if self._form() == len(steps):
            return
        with self.writing():
            form = self._form()  # another program may have just done it
            if form > len(steps):
                raise StoreError(f"{self.name}: made by a newer version of the program (form {form})")
            if not form and self._taken():
                raise StoreError(f"{self.name}: is no desk")
            for number, step in enumerate(steps[form:], form + 1):
                with self._told():
                    self._step(step.read_text("utf-8"), number)


def renewing(table: str, columns: Iterable[str], *, but: Iterable[str] = ()) -> str:
    """The statement that puts a row under its first column, or renews the one that is there, `but` in some columns."""
    key, *others = names = list(columns)
    renewed = ", ".join(f"{name} = excluded.{name}" for name in others if name not in but)
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT ({key}) DO UPDATE SET {renewed}"
    )
