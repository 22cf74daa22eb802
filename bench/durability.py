"""Does a desk lose anything when it is killed, when the disk is full, when many use it at once?

Usage: python bench/durability.py kill [--rounds 300] [--articles 2000] [--seed N]
       python bench/durability.py full [--rounds 20] [--articles 200] [--seed N]
       python bench/durability.py crowd [--seconds 120] [--readers 4] [--articles 400]

Pages are those of the synthetic stream (`stream.py`), cut short. `kill`: a process that adds a part of the pages, drawn
by the seed, is killed (SIGKILL) at a moment drawn by the seed; then the file is checked; in the end all pages are added
once more, and the document must be that of a desk that nobody disturbed, byte for byte. `full`: the same with a limit
on the size of files, drawn by the seed, where a page or a grouping hits it, until so many processes have met it.
`crowd`: readers ask while one process writes; every answer must fit together.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import stream
from tawatur import codec
from tawatur.desk import Desk
from tawatur.errors import StoreError
from tawatur.ingest import Given, Page
from tawatur.pipeline.stages import Setup, rooms

SEED = 20261126
LONGEST = 60  # words of a page
PART = 40  # pages that a process is given at most
DELAY = 1.2  # seconds after which a process is killed at the latest
ROOM = 300_000  # bytes beyond those of the file that a full disk has at most
TRIES = 4  # rounds for each that is to meet a full disk, at most
FULL = 3  # exit status of a process that met a full disk


def pages(count: int) -> list[Page]:
    """Short pages with outlet and day."""
    found = []
    for number, reading in enumerate(islice(stream.readings(count), count)):
        article = reading.article
        words = article.text.split()[:LONGEST]
        text = f"{' '.join(words[:8])}\n{' '.join(words[8:])}."
        day = article.published.earliest if article.published else None
        given = Given(outlet=article.outlet, published=day)
        found.append(Page(input=f"{number:05}.txt", kind="text", data=text.encode(), given=given))
    return found


def forked(work: Callable[[], None]) -> int:
    """The id of a child process that does some work; it has what is in memory, and opens the file itself."""
    child = os.fork()
    if child:
        return child
    try:
        work()
        os._exit(0)
    except StoreError as error:
        os._exit(FULL if "disk" in str(error) else 1)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)


def status_of(child: int) -> int:
    """How a child ended: its exit status, or less than 0 when it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def adding(path: Path, given: list[Page]) -> Callable[[], None]:
    """What adds pages to the desk at a path."""

    def add() -> None:
        with Desk(path) as desk:
            desk.add(given)

    return add


def damages(path: Path) -> list[str]:
    """What is wrong with a desk."""
    with Desk(path) as desk:
        return desk.check()


def document(path: Path) -> bytes:
    """All that stands on a desk."""
    with Desk(path) as desk:
        return codec.encode(desk.analysis())


def undisturbed(folder: Path, given: list[Page]) -> bytes:
    """The document of a desk that nobody disturbed."""
    adding(folder / "undisturbed.db", given)()
    return document(folder / "undisturbed.db")


def kill(folder: Path, given: list[Page], rounds: int, seed: int) -> tuple[int, list[str]]:
    """(processes that were killed at work, what went wrong)."""
    chance, path, killed, wrong = random.Random(seed), folder / "killed.db", 0, list[str]()
    for number in range(rounds):
        child = forked(adding(path, chance.sample(given, min(len(given), chance.randint(1, PART)))))
        time.sleep(chance.random() * DELAY)
        os.kill(child, signal.SIGKILL)
        killed += status_of(child) < 0
        wrong += [f"round {number}: {line}" for line in damages(path)]
    return killed, wrong + _ended(folder, path, given)


def fill(folder: Path, given: list[Page], rounds: int, seed: int) -> tuple[int, list[str]]:
    """(processes that met a full disk, what went wrong): rounds are gone through until so many have met it."""
    chance, path, met, wrong = random.Random(seed), folder / "filled.db", 0, list[str]()
    adding(path, given[:1])()
    for number in range(TRIES * rounds):
        if met == rounds:
            break
        part = chance.sample(given, min(len(given), chance.randint(1, PART)))
        limit = max(f.stat().st_size for f in folder.glob("filled.db*")) + chance.randrange(ROOM)

        def limited(part: list[Page] = part, limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            adding(path, part)()

        ended = status_of(forked(limited))
        met += ended == FULL
        wrong += [f"round {number}: exit status {ended}"] * (ended not in (0, FULL))
        wrong += [f"round {number}: {line}" for line in damages(path)]
    wrong += [f"only {met} processes met a full disk"] * (met < rounds)
    return met, wrong + _ended(folder, path, given)


def _ended(folder: Path, path: Path, given: list[Page]) -> list[str]:
    adding(path, given)()
    wrong = damages(path)
    return wrong if document(path) == undisturbed(folder, given) else [*wrong, "another document than undisturbed"]


def crowd(folder: Path, given: list[Page], seconds: float, readers: int) -> tuple[int, list[str]]:
    """(questions that were answered, what went wrong) while one process writes and several read."""
    path, end = folder / "crowd.db", time.monotonic() + seconds
    adding(path, given[:5])()

    def read(number: int) -> None:
        asked = 0
        with Desk(path) as desk:
            while time.monotonic() < end:
                asked += ask(desk)
        (folder / f"reader-{number}").write_text(str(asked), "utf-8")

    def write() -> None:
        with Desk(path) as desk:
            for page in given[5:]:
                if time.monotonic() > end:
                    return
                desk.add([page])

    children = [forked(write), *(forked(lambda n=n: read(n)) for n in range(readers))]  # type: ignore[misc]
    wrong = [f"process {n}: exit status {s}" for n, s in enumerate(map(status_of, children)) if s]
    answered = sum(int(file.read_text("utf-8")) for file in folder.glob("reader-*"))
    return answered, wrong + damages(path)


def ask(desk: Desk) -> int:
    """Ask for lists and dossiers that must fit together, in one state; how many questions that were."""
    with desk.reading():
        rows = desk.events(limit=20)
        for row in rows:
            dossier = desk.event(row.id)
            assert dossier.event.id == row.id and len(dossier.readings) == row.pages
            assert {r.article.id for r in dossier.readings} == set(dossier.event.articles)
            assert len(dossier.claims) == row.claims
        counts = desk.counts()
        assert counts.events >= len(rows)
        words = rows[0].text.split()[:2] if rows else []
        hits = desk.search(" ".join(words), limit=5)
        assert all(desk.article(hit.article or "") for hit in hits)
    return 3 + len(rows) + len(hits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["kill", "full", "crowd"])
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--readers", type=int, default=4)
    given = parser.parse_args()
    rooms(Setup()).annotator  # noqa: B018  # furnished once, for all children
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.what == "kill":
            rounds = given.rounds or 300
            done, wrong = kill(folder, pages(given.articles or 2000), rounds, given.seed)
            print(f"killed {done} of {rounds} processes at work")
        elif given.what == "full":
            rounds = given.rounds or 20
            done, wrong = fill(folder, pages(given.articles or 200), rounds, given.seed)
            print(f"{done} of {rounds} processes met a full disk")
        else:
            done, wrong = crowd(folder, pages(given.articles or 400), given.seconds, given.readers)
            print(f"{done} questions answered by {given.readers} readers")
    print(*wrong or ["nothing lost, nothing damaged"], sep="\n")
    print(f"{time.monotonic() - start:.0f} s")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
