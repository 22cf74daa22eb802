"""A real PostgreSQL for the tests of desks on a server: made in a folder of its own, reached by a socket alone."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

_DEBIAN = Path("/usr/lib/postgresql")  # a folder a version; the newest one is taken
_FAST = ("fsync=off", "full_page_writes=off")  # nothing here must outlive the machine
_MEMORY, _ROOM = Path("/dev/shm"), 2 * 2**30  # where there are so many bytes free, nothing is written to a disk
_ACCOUNTS = ("postgres", "nobody")  # who runs the server where the tests are run by root, as whom it does not start


def _find_programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`."""
    folders = sorted(_DEBIAN.glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True)
    on_path = shutil.which("initdb")
    folders += [Path(on_path).parent] if on_path else []
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _find_account() -> str | None:
    """Who is to run the server, where that is not who runs the tests."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in _ACCOUNTS if name in known), None) if os.geteuid() == 0 else None


PROGRAMS = _find_programs()
MISSING = (
    "no PostgreSQL server on this machine"
    if PROGRAMS is None
    else "psycopg is not installed"
    if importlib.util.find_spec("psycopg") is None
    else "PostgreSQL does not run as root, and there is nobody else"
    if os.geteuid() == 0 and _find_account() is None
    else ""
)


class Server:
    """A server that is started when it is first needed, in a language whose order of letters is not that of bytes."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._account = _find_account()

    @cached_property
    def folder(self) -> Path:
        """Where it keeps all; the server runs from now on."""
        quick = _MEMORY.exists() and shutil.disk_usage(_MEMORY).free > _ROOM
        made = Path(tempfile.mkdtemp(prefix="tawatur-postgres-", dir=_MEMORY if quick else None))
        if self._account:
            entry = pwd.getpwnam(self._account)
            os.chown(made, entry.pw_uid, entry.pw_gid)
        language = ("--locale-provider=icu", "--icu-locale=en") if self._has_icu() else ()
        self._run(
            "initdb", "-D", made / "data", "-A", "trust", "-U", "desk", "-E", "UTF8", "--locale=C", *language, "-N"
        )
        self.start(made)
        return made

    def _has_icu(self) -> bool:
        return "--icu-locale" in self._run("initdb", "--help")

    def _run(self, program: str, *args: str | Path) -> str:
        assert PROGRAMS
        line: list[str | Path] = [PROGRAMS / program, *args]
        who: dict[str, Any] = {"cwd": "/"}  # a folder that whoever it is may enter
        if self._account:
            who |= {"user": self._account, "group": pwd.getpwnam(self._account).pw_gid, "extra_groups": []}
        with tempfile.TemporaryFile("w+") as said:  # no pipe: the server that stays would hold it open
            done = subprocess.run(line, stdout=said, stderr=said, timeout=120, **who)
            said.seek(0)
            told = said.read()
        assert done.returncode == 0, told
        return told

    def start(self, folder: Path | None = None) -> None:
        """Let it run, until it can be asked."""
        folder = folder or self.folder
        options = f"-k {folder} -h '' {' '.join(f'-c {option}' for option in _FAST)}"
        self._run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")

    def stop(self) -> None:
        """Let it end at once."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def address(self, database: str, user: str = "desk") -> str:
        """The address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def sql(self, statement: str, at: str | None = None) -> list[Any]:
        """Ask or tell a database something by another way than the desk's."""
        import psycopg

        with psycopg.connect(at or self.address("postgres"), autocommit=True) as connection:
            told = connection.execute(statement)  # type: ignore[call-overload]
            return told.fetchall() if told.description else []

    def database(self, how: str = "") -> str:
        """The address of a new, empty database."""
        name = f"desk{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} {how}")
        return self.address(name)

    def new(self) -> str:
        """The address of a new, empty schema in a database: a desk goes where the search path leads, as any table."""
        name = f"desk{next(self._numbers)}"
        self.sql(f"CREATE SCHEMA {name}")
        return f"{self.address('postgres')}&options=-csearch_path%3D{name}"

    def end(self) -> None:
        """Stop it and leave nothing."""
        if "folder" in self.__dict__:
            self.stop()
            shutil.rmtree(self.folder)


@contextmanager
def running() -> Iterator[Server]:
    """A server for as long as it is needed."""
    server = Server()
    try:
        yield server
    finally:
        server.end()
