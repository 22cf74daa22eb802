"""Commands on a desk, a file that keeps what it has read: add, watch, look, search, follow, take care."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from tawatur import codec
from tawatur.cli.options import (
    Counted,
    Options,
    Progress,
    formats,
    input_options,
    labels,
    leave,
    of_pages,
    of_run,
    opened,
    setup_of,
    to_file,
)
from tawatur.desk import Added, ArticleRow, Change, Desk, EventRow, Hit
from tawatur.errors import StoreError
from tawatur.ingest import INPUTS, find_pages
from tawatur.model import Analysis
from tawatur.pipeline.runners import RUNNERS
from tawatur.render import FORMATS, alone, render, tell_statements
from tawatur.store import is_there, shown

_FILE = "tawatur.db"  # where a desk is when nobody says so
_DESK = "The desk: a file, or postgresql://…"


def of_file(command: Callable[..., None]) -> Callable[..., None]:
    """The option that names a desk."""
    file = click.option(
        "--desk", "desk", envvar="TAWATUR_DESK", default=_FILE, show_default=True, metavar="FILE|ADDRESS", help=_DESK
    )
    return file(command)


def of_desk(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command on a desk."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    for option in (
        click.option("--settings", type=click.Path(path_type=Path), help="A TOML file over the default settings."),
        click.option("--data", multiple=True, type=folder, help="A folder of your own tables, over the shipped ones."),
    ):
        command = option(command)
    return of_file(command)


def _filters(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Options that say which rows are wanted."""
    told = {
        "since": "Published on that day or later (ISO 8601).",
        "until": "Published on that day or earlier.",
        "outlet": "Of this outlet (a ref).",
        "source": "On the word of this ref.",
        "kind": "Of this kind.",
        "standing": "corroborated, single-sourced, anonymous or unattributed.",
        "event": "Of this event.",
    }

    def add_to(command: Callable[..., None]) -> Callable[..., None]:
        command = click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="Rows.")(command)
        for name in reversed(names):
            command = click.option(f"--{name}", help=told[name])(command)
        return command

    return add_to


def open_desk(given: Options, make: bool = False) -> Desk:
    """The desk that was named. Raises StoreError when there is none and none shall be made."""
    place, runner = given["desk"], RUNNERS[given.get("runner", "loop")]()
    if not is_there(place):
        if not make:
            raise StoreError(f"{shown(place)}: there is no desk; `tawatur add` makes one")
        click.echo(f"{shown(place)}: a new desk", err=True)
    return Desk(place, setup=setup_of(given), runner=Counted(runner, Progress(sys.stderr.isatty())))


# --- add ---------------------------------------------------------------------------------------------------------


@click.command()
@of_pages
@of_file
@of_run
def add(paths: tuple[str, ...], **given: Any) -> None:
    """Take the pages at PATHS into the desk; what is there already is passed over.

    Each page is wholly in or wholly not, whatever happens; say it again to go on.
    """
    with open_desk(given, make=True) as desk:
        added = desk.add(find_pages(paths, options=input_options(given, setup_of(given))))
        _say_added(added)
    leave(len(added.new) + len(added.known) + len(added.copies), added.rejected, given["strict"])


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@of_desk
@of_run
@click.option("--once", is_flag=True, help="Take in what is there now, and end.")
@click.option("--every", default=5.0, show_default=True, type=click.FloatRange(0.1), help="Seconds between two looks.")
def watch(folder: Path, **given: Any) -> None:
    """Take in what appears in FOLDER, until it is interrupted: a file that has stood still between two looks."""
    before: dict[Path, tuple[int, int]] = {}
    taken: dict[Path, tuple[int, int]] = {}
    with open_desk(given, make=True) as desk:
        while True:
            now = _stamps(folder)
            still = now if given["once"] else {p: s for p, s in now.items() if before.get(p) == s}
            fresh = sorted(p for p, stamp in still.items() if taken.get(p) != stamp)
            if fresh:
                _say_added(desk.add(find_pages([path.as_posix() for path in fresh])))
                taken |= {path: still[path] for path in fresh}
            if given["once"]:
                return
            before = now
            time.sleep(given["every"])


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    """The files of a folder that may hold pages, with size and time of change."""
    found: dict[Path, tuple[int, int]] = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = Path(root) / name
            if path.suffix.lower() in INPUTS and path.exists():
                about = path.stat()
                found[path] = (about.st_size, about.st_mtime_ns)
    return found


def _say_added(added: Added) -> None:
    told = {name: len(getattr(added, name)) for name in ("new", "known", "copies", "versions", "rejected")}
    click.echo(", ".join(f"{count} {name}" for name, count in told.items() if count) or "nothing", err=True)


# --- look --------------------------------------------------------------------------------------------------------


@click.command()
@to_file
@of_desk
@formats("text", "json", other="JSON Lines")
@_filters("since", "until", "outlet", "source", "kind", "standing")
@click.option("--contested", is_flag=True, default=None, help="With conflicts.")
@click.option("--after", help="The last event of the rows before.")
def events(**given: Any) -> None:
    """The events of the desk, the last reported first: one a line, with how many pages, outlets and independent
    origins it has."""
    wanted = _wanted(given, "since", "until", "outlet", "source", "kind", "standing", "contested", "limit", "after")
    with open_desk(given) as desk:
        _lines(desk.events(**wanted), given, _event_line)


@click.command()
@click.argument("event")
@to_file
@of_desk
@click.option("--format", "fmt", type=click.Choice(list(FORMATS)), help="Else Markdown to a terminal, else JSON.")
@labels
def event(event: str, **given: Any) -> None:
    """The dossier of EVENT, an id as `events` shows it or a former one."""
    with open_desk(given) as desk:
        about = Analysis(readings=[], dossiers=[], made_with=desk.made_with())
        document = render(alone(desk.event(event), about), _format(given), given["lang"])
    _write(document, given)


@click.command()
@click.argument("article")
@to_file
@of_desk
@formats("text", "json")
@click.option("--raw", is_flag=True, help="The bytes of the page as received, the last of several.")
@labels
def article(article: str, raw: bool, **given: Any) -> None:
    """What ARTICLE (an id, or the input it came as) says, its versions, and how it came in."""
    with open_desk(given) as desk:
        reading, receipts = desk.article(article), desk.receipts(article)
        if raw:
            sys.stdout.buffer.write(desk.raw(receipts[-1].sha256))
            return
        versions = desk.versions(article)
        if given["fmt"] == "json":
            _write(codec.encode_plain({"reading": reading, "versions": versions, "received": receipts}), given)
            return
        refs = {s.origin for s in reading.statements if s.origin} | {reading.article.outlet or ""}
        told = tell_statements(reading, desk.names(refs), given["lang"])
    lines = [_row(r.received, r.sha256, r.address or r.input) for r in receipts]
    lines += [_row(f"{v.version}/{len(versions)}", v.id, v.retrieved or v.published or "") for v in versions]
    _write("".join(f"{line}\n" for line in lines) + told, given)


@click.command()
@click.argument("text")
@to_file
@of_desk
@formats("text", "json", other="JSON Lines")
@click.option(
    "--in",
    "place",
    type=click.Choice(["article", "statement", "claim", "name"]),
    default="article",
    show_default=True,
    help="What is searched.",
)
@_filters("since", "until", "outlet", "source", "standing", "event")
def search(text: str, place: Any, **given: Any) -> None:
    """Find TEXT in the desk, the best first: all of its words, whatever is written together with them; "words in
    quotation marks" stand as they are; a month is found under all its names."""
    wanted = _wanted(given, "since", "until", "outlet", "source", "standing", "event", "limit")
    with open_desk(given) as desk:
        found = desk.search(text, place, **wanted)
        _lines(found, given, _hit_line)
    sys.exit(0 if found else 1)


@click.command()
@click.argument("fmt", type=click.Choice(list(FORMATS)), metavar=f"{{{'|'.join(FORMATS)}}}")
@to_file
@of_desk
@labels
def export(fmt: str, **given: Any) -> None:
    """All that stands, as one document: json is that of `tawatur analyse` on all pages."""
    with open_desk(given) as desk:
        document = render(desk.analysis(), fmt, given["lang"])
    _write(document, given)


@click.command()
@to_file
@of_desk
@formats("text", "json", other="JSON Lines")
@click.option("--since", default="0", show_default=True, help="A time (ISO 8601), or the number of a run: after it.")
@click.option("--event", help="Of this event.")
def diff(since: str, event: str | None, **given: Any) -> None:
    """What has become of events since a time or a run: new, renamed, merged, split, changed or gone, and how."""
    with open_desk(given) as desk:
        _lines(desk.diff(int(since) if since.isdecimal() and len(since) < 4 else since, event), given, _change_line)


# --- care --------------------------------------------------------------------------------------------------------


@click.command()
@of_desk
def check(**given: Any) -> None:
    """Say what is wrong with the desk: the file or the server's tables, the bytes as received, the spans, the index of
    words. 1 when anything is."""
    with open_desk(given) as desk:
        wrong = desk.check()
        counts = desk.counts()
    for line in wrong:
        click.echo(line, err=True)
    click.echo(" ".join(f"{name}={value}" for name, value in msgspec.structs.asdict(counts).items()))
    sys.exit(1 if wrong else 0)


@click.command()
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE")
@of_desk
def backup(target: Path, **given: Any) -> None:
    """Make a consistent copy of the desk in FILE, also while others write."""
    with open_desk(given) as desk:
        desk.backup(target)


@click.command()
@of_desk
@of_run
def refresh(**given: Any) -> None:
    """Read anew what was read with other tables, settings or another version, and bring it together anew."""
    with open_desk(given) as desk:
        count = desk.refresh()
        desk.settle()
    click.echo(f"{count} pages read anew", err=True)


COMMANDS = (add, events, event, article, search, watch, export, diff, check, backup, refresh)


# --- lines -------------------------------------------------------------------------------------------------------


def _event_line(row: EventRow) -> str:
    counts = (row.pages, row.outlets, row.origins, row.claims, row.conflicts)
    return _row(row.id, row.last, row.standing or "", *counts, row.kind or "", row.text)


def _hit_line(hit: Hit) -> str:
    return _row(hit.id, hit.article or hit.ref or "", f"{hit.score:g}", " ".join(hit.text.split()))


def _change_line(change: Change) -> str:
    return _row(change.run, change.at, change.event, change.what, msgspec.json.encode(change.detail).decode())


_COLUMNS: dict[type, tuple[str, ...]] = {
    EventRow: ("id", "last", "standing", "pages", "outlets", "origins", "claims", "conflicts", "kind", "gist"),
    Hit: ("id", "in", "score", "text"),
    Change: ("run", "at", "event", "what", "detail"),
    ArticleRow: ("id", "published", "outlet", "headline"),
}


def _row(*cells: str | int) -> str:
    return "\t".join(str(cell) for cell in cells)


def _lines(rows: Iterable[Any], given: Options, tell: Callable[[Any], str]) -> None:
    """Rows as lines, the names of their columns first; or as JSON Lines."""
    found = list(rows)
    with opened(given["out"]) as out:
        if given["fmt"] == "text" and found:
            out.write(_row(*_COLUMNS[type(found[0])]) + "\n")
        for row in found:
            line = tell(row) if given["fmt"] == "text" else msgspec.json.encode(row, order="sorted").decode()
            out.write(f"{line}\n")


def _wanted(given: Options, *names: str) -> Options:
    return {name: given[name] for name in names if given[name] is not None}


def _format(given: Options) -> str:
    return given["fmt"] or ("markdown" if given["out"] is None and sys.stdout.isatty() else "json")


def _write(document: str, given: Options) -> None:
    with opened(given["out"]) as out:
        out.write(document)
