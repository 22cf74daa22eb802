"""What commands share: the options of pages, how they are read, where output goes, how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from tawatur.decisions import read_decisions
from tawatur.errors import InputError
from tawatur.ingest import FIELDS, InputOptions
from tawatur.model import Decision, Rejected
from tawatur.pipeline.runners import RUNNERS
from tawatur.pipeline.stages import Decided, Setup
from tawatur.settings import load_settings

A = TypeVar("A")
SUFFIXES = {"json": "json", "html": "html", "markdown": "md", "csv": "csv"}
_ENDINGS = {".txt": "text", ".html": "html"}  # of files whose format they tell; any other holds JSON
_SHOWN_EVERY = 16  # pages between two signs of progress

Options = dict[str, Any]


def _place(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Where to write: a folder is made when it is none yet; a file's folder too, before any work is done."""
    if value is None:
        return None
    place = Path(value)
    if value.endswith(("/", os.sep)) or place.suffix.lstrip(".") not in SUFFIXES.values():
        place.mkdir(parents=True, exist_ok=True)
    elif not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _file(context: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """One file to write, whatever its ending; its folder is made before any work is done."""
    if value is None:
        return None
    if value.endswith(("/", os.sep)) or Path(value).is_dir():
        raise click.BadParameter(f"{value!r} is a folder, and one file is written")
    Path(value).parent.mkdir(parents=True, exist_ok=True)
    return Path(value)


def _filled(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("is empty")
    return value


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """An ISO date or date-time as it was given."""
    try:
        if value is not None:
            datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 date or date-time") from None
    return value


def of_pages(command: Callable[..., None], required: bool = True) -> Callable[..., None]:
    """The options of every command that takes pages."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, required=required),
            click.option(
                "--data",
                multiple=True,
                type=click.Path(exists=True, file_okay=False, path_type=Path),
                help="A folder of your own tables (languages, world, outlets), over the shipped ones.",
            ),
            click.option("--settings", type=click.Path(path_type=Path), help="A TOML file over the default settings."),
            click.option("--strict", is_flag=True, help="Exit with 1 when anything was rejected."),
            click.option("--outlet", callback=_filled, help="The outlet of all pages: a ref, a name or a domain."),
            click.option("--published", callback=_day, help="The publication date of all pages (ISO 8601)."),
            click.option("--url", help="Where the page stood."),
            click.option(
                "--about",
                type=click.Path(exists=True, dir_okay=False),
                help="A CSV or JSON Lines table: path, outlet, url, published, retrieved.",
            ),
            click.option("--map", "fields", multiple=True, metavar="OURS=THEIRS[,…]", help="The fields of rows."),
        )
    ):
        command = option(command)
    return command


def of_decisions(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that can be told what a person decided."""
    for option in (
        click.option("--one-event", is_flag=True, help="The pages are of one event: they are not grouped."),
        click.option(
            "--decisions",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="Corrections of a person, as JSON Lines or a JSON list: replayed on the pages.",
        ),
    ):
        command = option(command)
    return command


# Eager, so that the format can be told from the ending.
to_file = click.option(
    "-o", "out", metavar="FILE", callback=_file, is_eager=True, help="Write this file, not to the terminal."
)
to_place = click.option(
    "-o", "out", metavar="FILE|FOLDER", callback=_place, is_eager=True, help="Write here, not to the terminal."
)


def formats(*names: str, other: str = "JSON") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option of a command that writes one file in one of some formats.

    Where none is asked for, the ending of the file says it, else whether a terminal reads. `other`: what the format
    that programs read is called.
    """

    def chosen(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
        out = context.params.get("out")
        told = value or (_ENDINGS.get(out.suffix, "json") if out else "text" if sys.stdout.isatty() else "json")
        if told not in names:
            raise click.BadParameter(f"there is no {told} of this, only {' and '.join(names)}")
        return told

    shown = f"Else by the ending of the file; text to a terminal, else {other}."
    return click.option("--format", "fmt", type=click.Choice(names), callback=chosen, help=shown)


def labels(command: Callable[..., None]) -> Callable[..., None]:
    """The option of every command that shows labels."""
    lang = click.option(
        "--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Of the labels."
    )
    return lang(command)


def of_run(command: Callable[..., None]) -> Callable[..., None]:
    """The option of every command over many pages: who does the work."""
    runner = click.option(
        "--runner", type=click.Choice(list(RUNNERS)), default="loop", show_default=True, help="Does the work."
    )
    return runner(command)


class Progress:
    """How far the work is, on standard error and only to a terminal."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown

    def count(self, work: str, items: Iterable[A]) -> Iterator[A]:
        """The items, counted as they pass."""
        for number, item in enumerate(items, 1):
            if self._shown and number % _SHOWN_EVERY == 0:
                click.echo(f"\r\033[K{work}: {number}", nl=False, err=True)
            yield item

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)


class Counted:
    """A runner whose results are counted as they come."""

    def __init__(self, runner: Any, progress: Progress) -> None:
        self._runner = runner
        self._progress = progress

    def map(self, fn: Callable[..., Any], items: Iterable[Any]) -> Iterator[Any]:
        return self._progress.count(fn.__name__.strip("_"), self._runner.map(fn, items))

    def group(self, fn: Callable[..., Any], pairs: Iterable[Any]) -> Iterator[Any]:
        return self._progress.count(fn.__name__.strip("_"), self._runner.group(fn, pairs))


def setup_of(given: Options) -> Setup:
    """The tables and settings that were asked for."""
    return Setup(data=given["data"], settings=load_settings(given["settings"]))


def decided_by(given: Options) -> Decided | None:
    """What a person decided; null when nothing. Raises InputError for a file that cannot be read as decisions."""
    path: Path | None = given["decisions"]
    if path is None and not given["one_event"]:
        return None
    try:
        made = read_decisions(path.read_text("utf-8-sig"), path.name) if path else []
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8: {error}") from None
    return Decided(decisions=tuple(made), one_event=given["one_event"])


def say_left(decisions: Iterable[Decision]) -> None:
    """Name the decisions that were not carried out, and why, on standard error; and those whose letters moved."""
    for decision in decisions:
        if decision.outcome != "applied":
            click.echo(f"decision {decision.id} ({decision.kind}): {decision.outcome}: {decision.detail}", err=True)


def input_options(given: Options, setup: Setup) -> InputOptions:
    """What was said of the inputs. Raises InputError when a field is not one of ours."""
    pairs = [item.partition("=") for each in given["fields"] for item in each.split(",")]
    if wrong := [a for a, equals, b in pairs if not (a in FIELDS and equals and b)]:
        raise InputError(f"--map {wrong[0]}: expected OURS=THEIRS with OURS one of {', '.join(FIELDS)}")
    facts = {key: given[key] for key in ("outlet", "published", "url", "about")}
    return InputOptions(map={a: b for a, _, b in pairs}, limits=setup.settings.ingest, **facts)


def opened(out: Path | None) -> AbstractContextManager[TextIO]:
    """Where text is written to: a file, or standard output, which stays open."""
    return out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout)


def say(rejected: Iterable[Rejected]) -> None:
    """Name what was rejected, and why, on standard error."""
    for item in rejected:
        click.echo(f"{item.input}: rejected, {item.reason}: {item.detail}", err=True)


def leave(used: int, rejected: list[Rejected], strict: bool) -> None:
    """Say what was rejected, and exit by the contract: 0 when something was used, else 1."""
    say(rejected)
    sys.exit(1 if not used or (strict and rejected) else 0)
