"""Commands on pages beside one another: which belong together, why, and what text they share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from tawatur import codec
from tawatur.cli.options import (
    Counted,
    Options,
    Progress,
    input_options,
    labels,
    leave,
    of_pages,
    of_run,
    one_file,
    opened,
    setup_of,
)
from tawatur.errors import InputError
from tawatur.ingest import find_pages
from tawatur.model import Article
from tawatur.pipeline.runners import RUNNERS
from tawatur.pipeline.stages import Grouping, Setup, compare_articles, group_pages
from tawatur.render import render_reuses, tell_comparison, tell_groups, tell_reuses

_among = click.option("--among", multiple=True, metavar="PATH", help="More pages, beside which the two are weighed.")
_FORMAT_HELP = "Text to a terminal, else JSON."
_format = click.option("--format", "fmt", type=click.Choice(["text", "json"]), help=_FORMAT_HELP)


@click.command()
@of_pages
@_format
@labels
@of_run
def group(paths: tuple[str, ...], **given: Any) -> None:
    """Which pages at PATHS tell one event, and why; what may be one event is kept apart and shown."""
    found = _grouped("group", paths, given, setup_of(given))
    if _asked(given) == "json":
        _write(given, codec.encode_grouping(found.readings, found.reuses, found.events, found.unsure, found.storylines))
    else:
        _write(given, tell_groups(found.events, found.unsure, found.readings, given["lang"]))
    leave(len(found.readings), found.rejected, given["strict"])


@click.command()
@of_pages
@_among
@_format
@labels
def why(paths: tuple[str, ...], **given: Any) -> None:
    """Why two articles are together or apart: PATHS are two pages, or two ids of articles that are among others."""
    setup = setup_of(given)
    found = _grouped("why", paths, given, setup)
    one, other = _two(paths, found)
    comparison = compare_articles(setup, one.id, other.id, found)
    if _asked(given) == "json":
        _write(given, codec.encode_plain(comparison))
    else:
        _write(given, tell_comparison(comparison, (one, other), given["lang"]))
    leave(len(found.readings), found.rejected, given["strict"])


@click.command()
@of_pages
@_among
@click.option("--format", "fmt", type=click.Choice(["text", "json", "html"]), help=_FORMAT_HELP)
@labels
def reuse(paths: tuple[str, ...], **given: Any) -> None:
    """The text that two articles share, side by side: PATHS are two pages, or two ids of articles among others."""
    found = _grouped("reuse", paths, given, setup_of(given))
    both = _two(paths, found)
    shared = [r for r in found.reuses if {r.copy, r.original} == {article.id for article in both}]
    match _asked(given):
        case "json":
            _write(given, codec.encode_plain(shared))
        case "html":
            _write(given, render_reuses(shared, both, given["lang"]))
        case _:
            _write(given, tell_reuses(shared, both, given["lang"]))
    leave(len(found.readings), found.rejected, given["strict"])


COMMANDS = (group, why, reuse)


def _grouped(command: str, paths: tuple[str, ...], given: Options, setup: Setup) -> Grouping:
    """The pages at the paths that exist, and those they are weighed beside, as events."""
    one_file(command, given["out"])
    progress = Progress(sys.stderr.isatty())
    runner = Counted(RUNNERS[given.get("runner", "loop")](), progress)
    among = given.get("among", ())
    named = [path for path in paths if not among or Path(path).exists()]
    found = group_pages(find_pages([*named, *among], options=input_options(given, setup)), setup, runner)
    progress.done()
    return found


def _two(paths: tuple[str, ...], found: Grouping) -> tuple[Article, Article]:
    """The two articles asked for. Raises InputError when they are not two, or not there."""
    articles = [reading.article for reading in found.readings]
    named = [a for path in paths for a in articles if a.id == path or path in (a.input, *a.copies)]
    named = named or articles
    if len(named) != 2:
        raise InputError(f"two articles are needed: {' '.join(paths)} gave {len(named)}")
    return named[0], named[1]


def _asked(given: Options) -> str:
    return given["fmt"] or ("text" if given["out"] is None and sys.stdout.isatty() else "json")


def _write(given: Options, document: str) -> None:
    with opened(given["out"]) as out:
        out.write(document)
