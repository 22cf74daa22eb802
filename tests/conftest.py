"""What tests of several files are given."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from postgres import MISSING, Server, running
from tawatur.store import STORES

SHARED = [kind for kind in sorted(STORES) if kind != "memory"]  # what several programs may have open


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A real PostgreSQL server; where none can be started its tests are skipped, which says why."""
    if MISSING:
        pytest.skip(MISSING)
    with running() as server:
        yield server


@pytest.fixture(params=SHARED)
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a desk that several programs may have open: of each kind one."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("server").new())
    return (tmp_path / "desk.db").as_posix()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks a server is no fast test: it has to start first."""
    for item in items:
        asked = getattr(getattr(item, "callspec", None), "params", {}).values()
        if "postgresql" in asked or "server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)
