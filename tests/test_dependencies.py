"""A changed table re-does what hangs on it, and nothing else."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tawatur import codec
from tawatur.desk import Desk
from tawatur.ingest import find_pages
from tawatur.pipeline.dependencies import LANGUAGE, LATER, READ, digest_read
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, analyse_pages

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "tawatur"
PAGES = list(find_pages([(ROOT / "examples" / "pages").as_posix()]))[:8]
TABLES = {path.stem for path in (SOURCE / "data" / "languages").rglob("*.tsv")}
READING = ("ingest", "annotate", "registry.py")
ROWS = {
    "synonyms": "concept\tforms\texample\tcounter\tnote\nquay\tمرسى|رصيف\tبني مرسى\tبني بيت\t\n",
    "event_words": "form\tkind\talso\tplanned\texample\tcounter\tnote\nمهاتفة\tcall\t\t\tتحدث عن مهاتفة\tفتح الجسر\t\n",
    "stem_letters": "form\tkind\texample\tcounter\tnote\nاتنا\tending\tمعلماتنا\tذاتنا\t\n",
    "hedges": "form\texample\tcounter\tnote\nعسى أن\tعسى أن يصل\tوصل\t\n",
}


class Counting(LoopRunner):
    """Counts what was done, by stage."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()

    def map(self, fn: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        def counted(item: Any) -> Any:
            self.done[fn.__name__] += 1
            return fn(item)

        return super().map(counted, items)


def with_table(folder: Path, name: str) -> Setup:
    """The shipped tables with a row more in one of them."""
    path = folder / "languages" / "ar" / f"{name}.tsv"
    path.parent.mkdir(parents=True)
    path.write_text(ROWS[name], "utf-8")
    return Setup(data=(folder,))


def done_anew(folder: Path, name: str) -> set[str]:
    """The stages that a desk runs again when a table is another; what stands then is what `analyse` makes."""
    other, runner = with_table(folder / "tables", name), Counting()
    with Desk(folder / "desk.db") as desk:
        desk.add(PAGES)
    with Desk(folder / "desk.db", setup=other, runner=runner) as desk:
        desk.settle()
        assert codec.encode(desk.analysis()) == codec.encode(analyse_pages(PAGES, other))
        assert desk.check() == []
        again = Counter(runner.done)
        desk.settle()
        assert runner.done == again
    return set(runner.done)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "stages", "spared"),
    [
        ("synonyms", {"stand"}, {"take_in", "word", "tell", "meet_under"}),
        ("event_words", {"word", "tell", "meet_under"}, {"take_in"}),
        ("stem_letters", {"stand"}, {"take_in", "word", "tell", "meet_under"}),
        ("hedges", {"take_in"}, set()),
    ],
)
def test_only_what_hangs_on_a_table_is_done_anew(
    table: str, stages: set[str], spared: set[str], tmp_path: Path
) -> None:
    done = done_anew(tmp_path, table)
    assert stages <= done
    assert not spared & done


@pytest.mark.slow
def test_a_changed_table_of_claims_weighs_every_event_once_and_reads_no_page(tmp_path: Path) -> None:
    other, runner = with_table(tmp_path / "tables", "synonyms"), Counting()
    with Desk(tmp_path / "desk.db") as desk:
        desk.add(PAGES)
        events = desk.counts().events
    with Desk(tmp_path / "desk.db", setup=other, runner=runner) as desk:
        desk.settle()
    assert runner.done == {"stand": events}


@pytest.mark.slow
def test_words_are_found_as_they_are_parted_now(tmp_path: Path) -> None:
    other = with_table(tmp_path / "tables", "stem_letters")
    with Desk(tmp_path / "desk.db") as desk:
        desk.add(PAGES)
    with Desk(tmp_path / "desk.db", setup=other) as desk, Desk(":memory:", setup=other) as fresh:
        desk.settle()
        fresh.add(PAGES)
        for kind in ("article", "statement", "claim", "name"):
            asked = ("الميناء", "الرئيس", "الوزير")
            assert [desk.search(a, kind) for a in asked] == [fresh.search(a, kind) for a in asked]  # type: ignore[arg-type]


# --- the rooms ----------------------------------------------------------------------------------------------------


def named_in(*rooms: str) -> set[str]:
    """The tables that modules of rooms name."""
    files = [p for room in rooms for p in ([SOURCE / room] if room.endswith(".py") else (SOURCE / room).rglob("*.py"))]
    nodes = (node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))))
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)} & TABLES


@pytest.mark.parametrize(("step", "room"), [("link", "link"), ("corroborate", "corroborate"), ("search", "desk")])
def test_a_step_names_no_table_that_it_is_not_known_to_read(step: str, room: str) -> None:
    assert named_in(room) <= READ[step] | LANGUAGE  # type: ignore[index]


def test_what_is_read_later_alone_is_named_by_no_room_that_reads_pages() -> None:
    assert not named_in(*READING) & LATER
    assert set().union(*READ.values()) >= LATER and LATER <= TABLES


def test_the_digest_of_a_step_is_another_when_its_tables_are(tmp_path: Path) -> None:
    for name in ROWS:
        folder = tmp_path / name
        other = with_table(folder, name).data
        moved = {step for step in ("reading", *READ) if digest_read((), step) != digest_read(other, step)}  # type: ignore[arg-type]
        hang = {step for step in READ if name in READ[step]}
        assert moved == (hang if name in LATER else hang | {"reading"})
