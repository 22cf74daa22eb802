"""The command line: pages in, a document out; what goes wrong is said on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click
import msgspec

from tawatur import __version__, codec
from tawatur.errors import InputError, TawaturError
from tawatur.ingest import FIELDS, InputOptions, find_pages
from tawatur.model import Analysis, Article, Rejected
from tawatur.pipeline.runners import RUNNERS
from tawatur.pipeline.stages import Setup, analyse_pages, ingest
from tawatur.render import FORMATS, alone, explain, has_page, index, render
from tawatur.settings import load_settings

A = TypeVar("A")
SUFFIXES = {"json": "json", "html": "html", "markdown": "md", "csv": "csv"}
_SHOWN_EVERY = 16  # pages between two signs of progress

Options = dict[str, Any]


@click.group()
@click.version_option(__version__)
def cli() -> None:
    """Who says what, on whose authority, and how many independent voices that really is."""


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


def _inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that takes pages."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, required=True),
            click.option("-o", "out", metavar="FILE|FOLDER", callback=_place, help="Write here, not to the terminal."),
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


@cli.command()
@_inputs
@click.option("--format", "fmt", type=click.Choice(list(FORMATS)), help="Markdown to a terminal, else JSON.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="Of the labels.")
@click.option("--runner", type=click.Choice(list(RUNNERS)), default="loop", show_default=True, help="Does the work.")
def analyse(paths: tuple[str, ...], **given: Any) -> None:
    """Who says what about which event, over all stages: a dossier for each event of the pages at PATHS.

    With -o FILE one document with all of them; with -o FOLDER one for each event, an index and what was rejected.
    """
    setup, progress = _setup(given), Progress(sys.stderr.isatty())
    runner = _Counted(RUNNERS[given["runner"]](), progress)
    analysis = analyse_pages(find_pages(paths, options=_options(given, setup)), setup, runner)
    progress.done()
    _write(analysis, _format(given["fmt"], given["out"]), given["lang"], given["out"])
    if given["out"]:
        inputs = sum(1 + len(a.copies) for a in analysis.articles) + len(analysis.rejected)
        led = sum(bool(event.lead_articles) for event in analysis.events)
        used = inputs - len(analysis.rejected)
        click.echo(f"{given['out']}: {used} of {inputs} inputs used, {led} events that a page leads with", err=True)
    _leave(len(analysis.readings), analysis.rejected, given["strict"])


@cli.command()
@_inputs
@click.option("--explain", "explained", is_flag=True, help="The page with its roles, and the rule beside each line.")
def read(paths: tuple[str, ...], **given: Any) -> None:
    """What the pages at PATHS say of themselves: articles as JSON Lines, in the order of the paths."""
    setup, used, rejected = _setup(given), 0, []
    if given["out"] and given["out"].is_dir():
        raise InputError(f"-o {given['out']}: read writes one file, not a folder")
    with _opened(given["out"]) as out:
        for page in find_pages(paths, options=_options(given, setup)):
            item = page if isinstance(page, Rejected) else ingest(setup, page)
            if isinstance(item, Rejected):
                rejected.append(item)
                continue
            used += 1
            shown = explain(item, colour=given["out"] is None and sys.stdout.isatty()) if given["explained"] else None
            out.write(shown if shown is not None else _line(item))
    _leave(used, rejected, given["strict"])


@cli.command()
def schema() -> None:
    """The JSON Schema of what `analyse --format json` prints."""
    click.echo(msgspec.json.format(msgspec.json.encode(codec.schema()), indent=1))


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


class _Counted:
    """A runner whose results are counted as they come."""

    def __init__(self, runner: Any, progress: Progress) -> None:
        self._runner = runner
        self._progress = progress

    def map(self, fn: Callable[..., Any], items: Iterable[Any]) -> Iterator[Any]:
        return self._progress.count(fn.__name__.strip("_"), self._runner.map(fn, items))

    def group(self, fn: Callable[..., Any], pairs: Iterable[Any]) -> Iterator[Any]:
        return self._progress.count(fn.__name__.strip("_"), self._runner.group(fn, pairs))


def _setup(given: Options) -> Setup:
    return Setup(data=given["data"], settings=load_settings(given["settings"]))


def _options(given: Options, setup: Setup) -> InputOptions:
    pairs = [item.partition("=") for each in given["fields"] for item in each.split(",")]
    if wrong := [a for a, equals, b in pairs if not (a in FIELDS and equals and b)]:
        raise InputError(f"--map {wrong[0]}: expected OURS=THEIRS with OURS one of {', '.join(FIELDS)}")
    facts = {key: given[key] for key in ("outlet", "published", "url", "about")}
    return InputOptions(map={a: b for a, _, b in pairs}, limits=setup.settings.ingest, **facts)


def _format(asked: str | None, out: Path | None) -> str:
    if asked:
        return asked
    if out is not None:
        return {f".{suffix}": name for name, suffix in SUFFIXES.items()}.get(out.suffix, "html")
    return "markdown" if sys.stdout.isatty() else "json"


def _write(analysis: Analysis, fmt: str, lang: str, out: Path | None) -> None:
    if out is None:
        click.echo(render(analysis, fmt, lang), nl=False)
    elif not out.is_dir():
        out.write_text(render(analysis, fmt, lang), "utf-8")
    else:
        suffix = SUFFIXES.get(fmt, fmt)
        (out / f"index.{suffix}").write_text(index(analysis, fmt, lang), "utf-8")
        for dossier in filter(has_page, analysis.dossiers):
            (out / f"{dossier.event.id}.{suffix}").write_text(render(alone(dossier, analysis), fmt, lang), "utf-8")
        lines = [f"{r.input}\t{r.stage}\t{r.reason}\t{r.detail}\n" for r in analysis.rejected]
        (out / "rejected.tsv").write_text("".join(lines), "utf-8")


def _opened(out: Path | None) -> AbstractContextManager[TextIO]:
    """Where text is written to: a file, or standard output, which stays open."""
    return out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout)


def _line(article: Article) -> str:
    return msgspec.json.encode(article, order="sorted").decode("utf-8") + "\n"


def _leave(used: int, rejected: list[Rejected], strict: bool) -> None:
    """Say what was rejected, and exit by the contract: 0 when something was used, else 1."""
    for item in rejected:
        click.echo(f"{item.input}: rejected, {item.reason}: {item.detail}", err=True)
    sys.exit(1 if not used or (strict and rejected) else 0)


def main() -> None:
    """The program: 0 when something was used, 1 when nothing was, 2 for wrong usage; never a traceback."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's locale says
    try:
        cli()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (TawaturError, OSError) as error:
        click.echo(f"tawatur: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
