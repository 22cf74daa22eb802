"""What people decided on a desk survives all that changes around it, and is what `analyse --decisions` makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_cases import SETUP, analyse, assert_in_force, early, edited, made_of, other_tables, pages
from tawatur import codec
from tawatur.desk import Desk
from tawatur.model import Decision
from tawatur.pipeline.stages import Setup


@pytest.fixture(scope="module")
def made() -> list[Decision]:
    return made_of(analyse(early(pages())))


def assert_replayed(desk: Desk, made: list[Decision], given: list[object], outcome: str, setup: Setup = SETUP) -> None:
    """All are in force, and the document is that of the same pages with the same records."""
    stands = desk.analysis()
    assert_in_force(stands, made, {outcome})
    assert codec.encode(stands) == codec.encode(analyse(given, made, setup))  # type: ignore[arg-type]
    assert desk.check() == []


@pytest.mark.slow
def test_thirty_of_every_kind_survive_an_added_day_other_tables_and_new_versions(
    made: list[Decision], tmp_path: Path
) -> None:
    path, first, all_pages = tmp_path / "desk.db", early(pages()), pages()
    later = [page for page in all_pages if page not in first]
    new = [edited(page) for page in first]
    (tmp_path / "tables").mkdir()
    other = other_tables(tmp_path / "tables")
    with Desk(path, setup=SETUP) as desk:
        desk.add(first)
        kept = desk.keep_decisions(made)
        assert len(kept) >= 30 and {d.outcome for d in kept} == {"applied"}
        desk.add(later)
        assert_replayed(desk, made, all_pages, "applied")
    with Desk(path, setup=other) as desk:
        desk.settle()
        assert_replayed(desk, made, all_pages, "applied", other)
    with Desk(path, setup=SETUP) as desk:
        desk.add(new)
        assert_replayed(desk, made, [*all_pages, *new], "found-again")
        for decision in made:
            desk.undo(decision.id)
        assert codec.encode(desk.analysis()) == codec.encode(analyse([*all_pages, *new]))
