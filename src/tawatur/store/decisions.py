"""What people decided: one record each, never erased, undone like the rest."""

from __future__ import annotations

from tawatur.model import Decision
from tawatur.store.database import Database
from tawatur.store.packing import plain, unplain


class Decisions:
    """The table of decisions."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, decision: Decision, made: str) -> bool:
        """Keep a decision; false when it stands already."""
        row = "INSERT INTO decisions (id, kind, made, noun) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        return self._db.run(row, (decision.id, decision.kind, made, plain(decision))) > 0

    def undo(self, decision: str, at: str) -> bool:
        """Let a decision stand no more; false when there is none that stands."""
        return self._db.run("UPDATE decisions SET undone = ? WHERE id = ? AND undone IS NULL", (at, decision)) > 0

    def standing(self) -> list[Decision]:
        """The decisions that stand, as they were made."""
        rows = self._db.rows("SELECT noun FROM decisions WHERE undone IS NULL ORDER BY number")
        return [unplain(row[0], Decision) for row in rows]

    def account(self, decision: Decision) -> None:
        """Keep what has become of a decision that stands."""
        self._db.run("UPDATE decisions SET noun = ? WHERE id = ? AND undone IS NULL", (plain(decision), decision.id))

    def last(self) -> str | None:
        """The id of the last decision that stands."""
        row = self._db.row("SELECT id FROM decisions WHERE undone IS NULL ORDER BY number DESC LIMIT 1")
        return str(row[0]) if row else None
