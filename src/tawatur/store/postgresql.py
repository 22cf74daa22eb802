"""A desk on a server: PostgreSQL, where one writer and any number of readers meet over a network."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.types.string import StrDumperUnknown

from tawatur.errors import StoreError
from tawatur.store.database import WAIT, Database, Row
from tawatur.store.packing import AMONG, AMONG_NUMBERS
from tawatur.store.places import shown
from tawatur.store.tables import TableStore
from tawatur.store.vectors import VectorSearch

_LOCK = int.from_bytes(b"tawatur")  # what a writer holds until it is done; any number will do
_LISTED = "json_array_elements_text(?::json)"
_WORDS = (  # what is written for SQLite, and how PostgreSQL says it
    (AMONG, f"= ANY(ARRAY(SELECT {_LISTED}))"),
    (AMONG_NUMBERS, f"= ANY(ARRAY(SELECT {_LISTED}::bigint))"),
    ("json_each(?) j", "json_array_elements(?::json) j(value)"),
    ("json_extract(j.value, '$[0]')", "(j.value ->> 0)"),
    ("json_extract(j.value, '$[1]')", "(j.value ->> 1)"),
    ("json_array_length(r.noun, '$.credited')", "json_array_length(r.noun::json -> 'credited')"),
    ("json_array_length(detail, '$.articles.come')", "json_array_length(detail::json #> '{articles,come}')"),
    ("group_concat(event, ' ')", "string_agg(event, ' ')"),
    ("m CROSS JOIN articles", "m JOIN articles"),  # the order in which tables are met is left to the engine
    ("s CROSS JOIN articles", "s JOIN articles"),
    ("a CROSS JOIN statements s INDEXED BY statements_article", "a JOIN statements s"),
    ("j(value) CROSS JOIN pairs", "j(value) JOIN pairs"),
    ("%", "%%"),
    ("?", "%s"),
)
_FACTS = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass('facts') AND attname = 'value'"
_INSIDE = (TransactionStatus.INTRANS, TransactionStatus.INERROR)
_LOST = "the server is gone; what was being written is left out as a whole"
_TOLD = {  # by the beginnings of the codes of errors
    "08": _LOST,
    "57P": _LOST,
    "53100": "the disk is full; what was being written is left out as a whole",
    "25006": "may only be read; nothing can be written to it",
    "42501": "may only be read, or not even that: the server does not allow more to this user",
    "55P03": "is being written to by another program, and has been for very long",
    "XX": "is damaged; go back to the last backup",
}


class PostgresStore(TableStore):
    """Keeps nouns in a database of a server."""

    def __init__(self, address: str) -> None:
        """Opens the database of a `postgresql://` address, or makes a desk in it where it is empty.

        Raises StoreError when it is not reached, is no desk or of a newer version.
        """
        database = PostgresDatabase(address)
        super().__init__(database, VectorSearch(database))


class PostgresDatabase(Database):
    """The tables that come first in the search path of an address; a connection for each thread that is at work."""

    engine = "postgresql"
    # Each query of a writer sees what was in when it was asked, also what came in while it waited.
    begin_writing = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({_LOCK})"
    begin_reading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    def __init__(self, address: str) -> None:
        """Raises StoreError when the server is not reached, or what is there is no desk or of a newer version."""
        self.name = shown(address)
        self._address = address
        self._local = threading.local()
        self._open: list[tuple[threading.Thread, psycopg.Connection[Any]]] = []
        self._lock = threading.Lock()
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    # --- connections ---------------------------------------------------------------------------------------------

    @property
    def connection(self) -> psycopg.Connection[Any]:
        """The connection of this thread; a new one where the server has let it go."""
        held: psycopg.Connection[Any] | None = getattr(self._local, "connection", None)
        if held is None or held.closed:
            held = self._local.connection = self._left() or self._connect()
            with self._lock:
                self._open.append((threading.current_thread(), held))
        return held

    def _left(self) -> psycopg.Connection[Any] | None:
        """A connection of a thread that has ended."""
        with self._lock:
            self._open = [(thread, held) for thread, held in self._open if not held.closed]
            at = next((n for n, (thread, _) in enumerate(self._open) if not thread.is_alive()), None)
            return None if at is None else self._open.pop(at)[1]

    def _connect(self) -> psycopg.Connection[Any]:
        connection = _open(self._address)
        connection.adapters.register_dumper(str, _Letters)
        with self._told():
            (encoding,) = connection.execute("SHOW server_encoding").fetchone() or ("",)
            connection.execute(f"SET lock_timeout = '{WAIT}s'; SET jit = off; SET client_min_messages = warning")
        if encoding != "UTF8":
            connection.close()
            raise StoreError(f"{self.name}: keeps {encoding}, where a desk needs UTF8; make another database")
        return connection

    def close(self) -> None:
        """Close every connection; the database may be opened again."""
        for _, connection in self._open:
            connection.close()
        self._open.clear()

    def _inside(self) -> bool:
        held: psycopg.Connection[Any] | None = getattr(self._local, "connection", None)
        return held is not None and held.info.transaction_status in _INSIDE

    def _words(self, sql: str) -> str:
        return _said(sql)

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Write many rows, inside `writing`."""
        super().many(sql, list(rows))  # made first: while a connection is writing it cannot be asked for more of them

    def _told(self) -> AbstractContextManager[None]:
        return _telling(self.name)

    # --- the form of the tables ----------------------------------------------------------------------------------

    def _form(self) -> int:
        if self.row(_FACTS) is None:
            return 0
        found = self.row("SELECT value FROM facts WHERE name = 'form'")
        return int(found[0]) if found else 0

    def _taken(self) -> bool:
        return bool(self.rows("SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace LIMIT 1"))

    def _step(self, script: str, number: int) -> None:
        self.connection.execute(script)
        row = "INSERT INTO facts VALUES ('form', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        self.run(row, [str(number)])

    # --- care ----------------------------------------------------------------------------------------------------

    def damages(self) -> list[str]:
        """What the server holds for unsound: it keeps what rows point at; `pg_amcheck` looks through its files."""
        sql = (
            "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE NOT i.indisvalid AND c.relnamespace = current_schema()::regnamespace ORDER BY 1"
        )
        try:
            return [f"the index {row[0]} is not valid" for row in self.rows(sql)]
        except StoreError as error:
            return [str(error)]

    def copy(self, target: Path) -> None:
        """Raises StoreError, which says how: a server's databases are copied by its own program."""
        told = f"pg_dump --format=custom --file={target} '{self.name}' makes a copy, also while others write"
        raise StoreError(f"{self.name}: a desk on a server is copied by the server's own program: {told}")


def is_there(address: str) -> bool:
    """Whether there is a desk in a database. Raises StoreError when the server is not reached."""
    with _telling(shown(address)), _open(address) as connection:
        return connection.execute(_FACTS).fetchone() is not None


def _open(address: str) -> psycopg.Connection[Any]:
    try:
        return psycopg.connect(address, autocommit=True, client_encoding="UTF8")
    except psycopg.Error as error:
        raise StoreError(f"{shown(address)}: cannot be opened: {_first_line(error)}") from error


@contextmanager
def _telling(name: str) -> Iterator[None]:
    """Whatever the engine raises, as a StoreError that names the place and says what to do."""
    try:
        yield
    except psycopg.Error as error:
        code = error.sqlstate or ""
        told = next((text for begin, text in _TOLD.items() if code.startswith(begin)), _first_line(error))
        lost = isinstance(error, psycopg.OperationalError) and not code
        raise StoreError(f"{name}: {_LOST if lost else told}") from error


def _first_line(error: psycopg.Error) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


class _Letters(StrDumperUnknown):
    """Text as the server takes it: without the letter 0, in whose place the one for what cannot be shown stands."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", "\N{REPLACEMENT CHARACTER}"))


@cache
def _said(sql: str) -> str:
    for ours, theirs in _WORDS:
        sql = sql.replace(ours, theirs)
    return sql
