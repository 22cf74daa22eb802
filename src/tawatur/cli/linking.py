"""Commands on pages beside one another: which belong together, why, and what text they share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

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
    say,
    setup_of,
    to_file,
)
from tawatur.errors import InputError
from tawatur.ingest import find_pages
from tawatur.model import Article, Reading, Rejected, Reuse
from tawatur.pipeline.runners import RUNNERS, LoopRunner
from tawatur.pipeline.stages import (
    Setup,
    compare_articles,
    compare_texts,
    find_reuses,
    group_pages,
    names_of,
    read_pages,
)
from tawatur.render import render_reuses, tell_comparison, tell_groups, tell_reuses

A = TypeVar("A")
_among = click.option("--among", multiple=True, metavar="PATH", help="More pages, beside which the two are weighed.")


@click.command()
@to_file
@of_pages
@formats("text", "json")
@labels
@of_run
def group(paths: tuple[str, ...], **given: Any) -> None:
    """Which pages at PATHS tell one event, and why; what may be one event is kept apart and shown."""
    setup = setup_of(given)
    found = _done(group_pages, paths, given, setup)
    if given["fmt"] == "json":
        _write(given, codec.encode_grouping(found.readings, found.reuses, found.events, found.unsure, found.storylines))
    else:
        names = names_of(setup, found.readings)
        _write(given, tell_groups(found.events, found.unsure, found.readings, names, given["lang"]))
    leave(len(found.readings), found.rejected, given["strict"])


@click.command()
@to_file
@of_pages
@_among
@formats("text", "json")
@labels
def why(paths: tuple[str, ...], **given: Any) -> None:
    """Why two articles are together or apart: PATHS are two pages, or two ids of articles that are among others."""
    setup = setup_of(given)
    found = _done(group_pages, paths, given, setup)
    one, other = _two(paths, given, found.readings, found.rejected)
    comparison = compare_articles(setup, one.id, other.id, found)
    if given["fmt"] == "json":
        _write(given, codec.encode_plain(comparison))
    else:
        _write(given, tell_comparison(comparison, found.readings, names_of(setup, found.readings), given["lang"]))
    leave(len(found.readings), found.rejected, given["strict"])


@click.command()
@to_file
@of_pages
@_among
@formats("text", "json", "html")
@labels
def reuse(paths: tuple[str, ...], **given: Any) -> None:
    """The text that two articles share, side by side: PATHS are two pages, or two ids of articles among others."""
    setup = setup_of(given)
    readings, rejected = _done(read_pages, paths, given, setup)
    both = _two(paths, given, readings, rejected)
    shared = _shared(both, readings, setup)
    match given["fmt"]:
        case "json":
            _write(given, codec.encode_plain(shared))
        case "html":
            _write(given, render_reuses(shared, both, given["lang"]))
        case _:
            _write(given, tell_reuses(shared, both, given["lang"]))
    leave(len(readings), rejected, given["strict"])


COMMANDS = (group, why, reuse)


def _done(work: Callable[..., A], paths: tuple[str, ...], given: Options, setup: Setup) -> A:
    """What a stage makes of the pages at the paths that exist, and of those they are weighed beside."""
    progress = Progress(sys.stderr.isatty())
    runner = Counted(RUNNERS[given.get("runner", "loop")](), progress)
    among = given.get("among", ())
    named = [path for path in paths if not among or Path(path).exists()]
    done = work(find_pages([*named, *among], options=input_options(given, setup)), setup, runner)
    progress.done()
    return done


def _two(
    paths: tuple[str, ...], given: Options, readings: list[Reading], rejected: list[Rejected]
) -> tuple[Article, Article]:
    """The two articles asked for. Raises InputError when they are not two, or not there; what was rejected is said."""
    articles = [reading.article for reading in readings]
    matches = {path: [a for a in articles if a.id == path or path in (a.input, *a.copies)] for path in paths}
    named = list({a.id: a for each in matches.values() for a in each}.values())
    if not given["among"] and len(named) != 2:
        named = articles  # a folder, or rows of a file
    if len(named) == 2:
        return named[0], named[1]
    say(rejected)
    if len(named) == 1 and len(paths) > 1 and all(matches.values()):
        raise InputError(f"{' '.join(paths)}: copies of one article, {named[0].id}")
    unknown = [path for path, each in matches.items() if not each]
    absent = f"; not found: {' '.join(unknown)}" if unknown and given["among"] else ""
    raise InputError(f"two articles are needed: {' '.join(paths)} gave {len(named)}{absent}")


def _shared(both: tuple[Article, Article], readings: list[Reading], setup: Setup) -> list[Reuse]:
    """What two articles share among others; where that is nothing, the set phrases that both have."""
    named = {article.id for article in both}
    found = [r for r in find_reuses(readings, setup, LoopRunner()) if {r.copy, r.original} == named]
    if not found:
        phrases = compare_texts(setup, *(r for r in readings if r.article.id in named))
        found = [phrases] if phrases else []
    return found


def _write(given: Options, document: str) -> None:
    with opened(given["out"]) as out:
        out.write(document)
