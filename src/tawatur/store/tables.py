"""Nouns in tables, whatever the engine: one class a table's questions, the facts of the desk, and its care."""

from __future__ import annotations

import hashlib
from contextlib import AbstractContextManager
from pathlib import Path

from tawatur.errors import StoreError
from tawatur.store.database import Database, renewing
from tawatur.store.decisions import Decisions
from tawatur.store.events import Events
from tawatur.store.linking import Linking
from tawatur.store.pages import Pages
from tawatur.store.profiles import FIRST_AND_LAST, Profiles
from tawatur.store.rows import Counts
from tawatur.store.search import Search

_BATCH = 500  # rows whose letters are checked at a time


class TableStore:
    """Keeps nouns in tables. Every write is inside `writing`; queries that must fit together inside `reading`."""

    def __init__(self, database: Database, search: Search) -> None:
        self._db = database
        self.name = database.name
        self.pages = Pages(self._db)
        self.linking = Linking(self._db)
        self.events = Events(self._db)
        self.decisions = Decisions(self._db)
        self.search = search
        self.profiles = Profiles(self._db)

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that is wholly in or wholly not; another writer waits."""
        return self._db.writing()

    def reading(self) -> AbstractContextManager[None]:
        """Several queries that see one state."""
        return self._db.reading()

    def close(self) -> None:
        """Let the place go."""
        self._db.close()

    # --- facts ---------------------------------------------------------------------------------------------------

    def fact(self, name: str) -> str | None:
        """What the store remembers of itself."""
        row = self._db.row("SELECT value FROM facts WHERE name = ?", [name])
        return str(row[0]) if row else None

    def set_fact(self, name: str, value: str) -> None:
        """Remember it."""
        self._db.run(renewing("facts", ("name", "value")), (name, value))

    def counts(self) -> Counts:
        """How much is here."""
        row = self._db.row(
            "SELECT (SELECT count(*) FROM pages), (SELECT count(*) FROM articles), "
            "(SELECT count(DISTINCT outlet) FROM articles), (SELECT count(*) FROM events), "
            "(SELECT count(*) FROM claims), (SELECT count(*) FROM statements), "
            "(SELECT count(*) FROM pages WHERE reason IS NOT NULL) + (SELECT count(*) FROM unread), "
            "(SELECT count(*) FROM decisions WHERE undone IS NULL), (SELECT count(*) FROM articles WHERE changed), "
            f"{FIRST_AND_LAST}, (SELECT value FROM facts WHERE name = 'changed')"
        )
        return Counts(**dict(zip(Counts.__struct_fields__, row or (), strict=True)))

    # --- care ----------------------------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """What is wrong; nothing when all is well."""
        found = self._db.damages()
        if found:
            return found
        with self.reading():
            return [*self._bytes(), *self._letters(), *self.search.missing()]

    def _bytes(self) -> list[str]:
        """The kept bytes whose digest is not theirs."""
        names = [row[0] for row in self._db.rows("SELECT sha256 FROM raws ORDER BY sha256")]
        wrong = (n for n in names if hashlib.sha256(self.pages.raw(n) or b"").hexdigest() != n)
        return [f"the bytes {name} are not what was received" for name in wrong]

    def _letters(self) -> list[str]:
        """The spans that reach beyond the text they point into, and readings that cannot be read."""
        wrong = []
        ids = [row[0] for row in self._db.rows("SELECT id FROM articles ORDER BY id")]
        for at in range(0, len(ids), _BATCH):
            readings = {r.article.id: r for r in self.pages.readings(ids[at : at + _BATCH])}
            wrong += [f"article {i} has no reading" for i in ids[at : at + _BATCH] if i not in readings]
            for article, reading in readings.items():
                size = len(reading.article.text)
                spans = [s for x in reading.statements for s in (*x.content, *x.cue, *x.quotes)]
                spans += [m.span for m in reading.mentions] + [b.span for b in reading.article.blocks]
                if any(not 0 <= a <= b <= size for a, b in spans):
                    wrong.append(f"article {article}: a span reaches beyond its text")
        return wrong

    def backup(self, target: Path) -> None:
        """A consistent copy, also while others write. Raises StoreError when the target is there or cannot be made."""
        if target.exists():
            raise StoreError(f"{target}: is there already")
        self._db.copy(target)
