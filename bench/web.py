"""How fast are the pages of the web desk when a desk is large?

Usage: python bench/web.py DESK [SHARED_DATA_DIR] [--articles N] [--minutes M] [--asked N]

DESK is made when it is not there: the example pages and, where SHARED_DATA_DIR is given, a hundred articles of the July
stream are read and linked; then all their rows are written again and again, under other ids and on other days, until
there are N articles or M minutes are over. Four clients then ask for pages of every kind, in a seeded order, of a desk
served by a process of its own: the median and the 95th percentile of each kind, and the processor time of the server
for an event and for every other kind, each asked for alone.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote, urlencode

from tawatur.desk import Desk
from tawatur.ingest import InputOptions, find_pages
from tawatur.pipeline.stages import Setup
from tawatur.settings import WebSettings
from tawatur.store import Kind

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SETUP = Setup(data=(EXAMPLES,))
FIELDS = {
    "id": "url",
    "title": "title",
    "outlet": "source",
    "text": "content",
    "url": "url",
    "retrieved": "date_extracted",
}
STREAM = 100  # articles of the stream that are copied
SEED = 20261126
CLIENTS = 4
SPAN = 365  # days over which copies are spread
FREE = WebSettings(requests_per_minute=10**7)
_ID = re.compile(r"(?<![0-9a-f])([0-9a-f]{16})(?![0-9a-f])")
_COPIED = ("articles", "pages", "readings", "statements", "events", "dossiers", "event_articles", "claims",
           "claim_statements", "claim_origins", "conflicts", "unsure", "storylines", "storyline_events", "event_log",
           "reuses", "event_keys", "edges", "found")  # fmt: skip
_SAME = frozenset(("made", "raw"))  # columns whose digests are those of tables and bytes
_DAYS = frozenset(("published", "published_to"))
_NUMBERS = {"found": "row", "event_log": "number"}  # keys that are counted on
_WHICH = {"found": " WHERE kind <> 'name'"}  # names are the same in all copies
_KEYS = {"event_keys": "key", "edges": "key"}

# --- a large desk -------------------------------------------------------------------------------------------------


def base(path: Path, data: Path | None) -> None:
    """The desk whose rows are copied."""
    with Desk(path, setup=SETUP) as desk:
        desk.add(find_pages([(EXAMPLES / "pages").as_posix()]))
        if data:
            files = sorted((data / "saudinewsnet").glob("*.zip"))[:1]
            found = find_pages([f.as_posix() for f in files], options=InputOptions(map=FIELDS))
            desk.add(islice(found, STREAM))


class Copy:
    """A value of a row, cut at the ids in it, so that it is made anew with others fast."""

    def __init__(self, value: Any, column: str) -> None:
        self.packed = isinstance(value, bytes)
        text = zlib.decompress(value).decode() if isinstance(value, bytes) else value
        self.day = column in _DAYS and isinstance(text, str) and "1" < text < "9999"
        self.parts = _ID.split(text) if isinstance(text, str) and column not in _SAME else [text]

    def anew(self, ids: dict[str, str], days: int) -> Any:
        """The value under other ids, so many days later."""
        if len(self.parts) == 1:
            value = self.parts[0]
            if self.day:
                return str(date.fromisoformat(value[:10]) + timedelta(days)) + value[10:]
            return zlib.compress(value.encode(), 1) if self.packed else value
        parts = list(self.parts)
        parts[1::2] = [ids[name] for name in parts[1::2]]
        made = "".join(parts)
        return zlib.compress(made.encode(), 1) if self.packed else made


def grow(path: Path, articles: int, minutes: float) -> None:
    """Write the rows of a desk again under other ids."""
    until = time.monotonic() + 60 * minutes
    with sqlite3.connect(path) as file:
        file.executescript("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000")
        tables = {name: _rows(file, name) for name in _COPIED}
        words = {
            kind: file.execute(f"SELECT rowid, head, body FROM words_{kind}").fetchall()
            for kind in get_args(Kind)
            if kind != "name"
        }
        ids = {part for _, rows in tables.values() for row in rows for copy in row for part in copy.parts[1::2]}
        last = {name: file.execute(f"SELECT max({key}) FROM {name}").fetchone()[0] for name, key in _NUMBERS.items()}
        each, number = len(tables["articles"][1]), 0
        while (number + 1) * each < articles and time.monotonic() < until:
            number += 1
            anew = {name: hashlib.blake2b(f"{number}{name}".encode(), digest_size=8).hexdigest() for name in ids}
            for name, (columns, rows) in tables.items():
                made = [[copy.anew(anew, number % SPAN) for copy in row] for row in rows]
                if name in _NUMBERS:
                    at = columns.index(_NUMBERS[name])
                    for row in made:
                        row[at] += number * last[name]
                if name in _KEYS:
                    at = columns.index(_KEYS[name])
                    for row in made:
                        row[at] = f"{row[at]}#{number}"
                file.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(columns))})", made)
            for kind, held in words.items():
                rows = ((row + number * last["found"], head, body) for row, head, body in held)
                file.executemany(f"INSERT INTO words_{kind} (rowid, head, body) VALUES (?, ?, ?)", rows)
            file.commit()
        file.executescript("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")


def _rows(file: sqlite3.Connection, name: str) -> tuple[list[str], list[list[Copy]]]:
    found = file.execute(f"SELECT * FROM {name}{_WHICH.get(name, '')}")
    columns = [column[0] for column in found.description]
    return columns, [[Copy(value, c) for value, c in zip(row, columns, strict=True)] for row in found.fetchall()]


# --- what is asked ------------------------------------------------------------------------------------------------


def asked(path: Path, number: int) -> dict[str, list[str]]:
    """So many addresses of every kind of page, of all over the desk."""
    chance = random.Random(SEED)
    with sqlite3.connect(path) as file:

        def some(sql: str) -> list[Any]:
            held = file.execute(sql).fetchall()
            return [chance.choice(held) for _ in range(number)]

        events = some("SELECT id FROM events WHERE leads > 0 OR pages > 1")
        large = some("SELECT id FROM events WHERE pages = (SELECT max(pages) FROM events)")
        claims = some("SELECT id FROM claims LIMIT 300000")
        articles = some("SELECT id FROM articles")
        pairs = some("SELECT copy, original FROM reuses WHERE original IS NOT NULL LIMIT 50000")
        refs = [
            r[0] for r in file.execute("SELECT ref FROM claim_origins WHERE ref NOT LIKE 'anon%' GROUP BY 1 LIMIT 300")
        ]
        outlets = [r[0] for r in file.execute("SELECT DISTINCT outlet FROM articles WHERE outlet > ''")]
        texts = [r[0] for r in some("SELECT text FROM statements LIMIT 20000")]
        days = [r[0][:10] for r in some("SELECT published FROM articles WHERE published < '9999' LIMIT 200000")]

    def query(path: str, **what: str) -> str:
        return f"{path}?{urlencode(what)}"

    def named(refs: list[str]) -> list[str]:
        return [quote(chance.choice(refs), safe=":") for _ in range(number)]

    return {
        "events": ["/"] * number,
        "events of an outlet": [query("/", outlet=chance.choice(outlets)) for _ in range(number)],
        "events of a source": [query("/", source=chance.choice(refs)) for _ in range(number)],
        "events since a day": [query("/", since=day, until=day) for day in days],
        "events, a later page": [query("/", after=event) for (event,) in events],
        "events, new": [query("/", tab="new", skip=str(40 * (n % 5))) for n in range(number)],
        "events, growing": [query("/", tab="growing")] * number,
        "events, contested": [query("/", tab="contested")] * number,
        "event": [f"/events/{event}" for (event,) in events],
        "the largest event": [f"/events/{event}" for (event,) in large],
        "claim": [f"/claims/{claim}" for (claim,) in claims],
        "article": [f"/articles/{article}" for (article,) in articles],
        "beside": [f"/articles/{a}/beside/{b}" for a, b in pairs],
        "source": [f"/sources/{ref}" for ref in named(refs)],
        "outlet": [f"/outlets/{ref}" for ref in named(outlets)],
        "search": [query("/search", q=" ".join(text.split()[:3])) for text in texts],
        "search statements": [query("/search", q=" ".join(text.split()[:2]), kind="statement") for text in texts],
        "search claims": [query("/search", q=" ".join(text.split()[:2]), kind="claim") for text in texts],
        "search names": [query("/search", q=text.split()[0], kind="name") for text in texts],
        "trace": [query("/trace", q=text[:200]) for text in texts],
        "add": ["/add"] * number,
        "decisions": ["/decisions"] * number,
        "rejected": ["/rejected"] * number,
        "about": ["/about"] * number,
    }


def fetch(port: int, address: str) -> float:
    """Ask for a page; the seconds that took. Raises when it is not there."""
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=300)
    connection.request("GET", address, headers={"accept-encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status not in (200, 303, 308):
        raise SystemExit(f"{answer.status} {address}")
    return time.perf_counter() - start


def measure(path: Path, number: int) -> None:
    """Print how long each kind of page takes."""
    kinds = asked(path, number)
    command = [sys.executable, __file__, path.as_posix(), "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            port = int(server.stdout.readline())
            for addresses in kinds.values():
                fetch(port, addresses[0])
            row = [(kind, address) for kind, addresses in kinds.items() for address in addresses]
            random.Random(SEED).shuffle(row)
            with ThreadPoolExecutor(CLIENTS) as clients:
                took = list(clients.map(lambda one: fetch(port, one[1]), row))
            print(f"{'':24}{'median':>8}{'p95':>8}{'worst':>8}{'processor':>11}   milliseconds")
            for kind, addresses in kinds.items():
                times = sorted(1000 * t for (k, _), t in zip(row, took, strict=True) if k == kind)
                before = _spent(server.pid)
                for address in addresses:
                    fetch(port, address)
                spent = 1000 * (_spent(server.pid) - before) / len(addresses)
                at = [times[len(times) // 2], times[int(0.95 * len(times))], times[-1]]
                print(f"{kind:24}" + "".join(f"{t:8.0f}" for t in at) + f"{spent:11.1f}", flush=True)
        finally:
            server.terminate()


def _spent(process: int) -> float:
    """Seconds of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def serve(path: Path) -> None:
    """Serve the desk on a free port, and print which."""
    import socket

    import uvicorn

    from tawatur.web import make_app

    with Desk(path, setup=SETUP) as desk, socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen(128)  # who asks before the server is ready waits
        print(held.getsockname()[1], flush=True)
        uvicorn.Server(uvicorn.Config(make_app(desk, settings=FREE), log_level="error")).run([held])


def facts(path: Path) -> Iterator[str]:
    """How large a desk is."""
    with sqlite3.connect(path) as file:
        for table in ("articles", "events", "claims", "statements", "found"):
            yield f"{file.execute(f'SELECT count(*) FROM {table}').fetchone()[0]} {table}"
    yield f"{path.stat().st_size / 2**20:.0f} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("desk", type=Path)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--asked", type=int, default=40)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.desk)
        return
    if not given.desk.exists():
        start = time.monotonic()
        base(given.desk, given.data)
        print(f"read: {time.monotonic() - start:.0f} s", flush=True)
        grow(given.desk, given.articles, given.minutes)
        print(f"grown: {time.monotonic() - start:.0f} s", flush=True)
    print(", ".join(facts(given.desk)), f"load {os.getloadavg()[0]:.1f}", flush=True)
    measure(given.desk, given.asked)


if __name__ == "__main__":
    main()
