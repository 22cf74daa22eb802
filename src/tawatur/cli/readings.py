"""Commands on pages read alone: when and how many, who, who says what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import click

from tawatur import codec
from tawatur.cli.options import Options, formats, input_options, labels, leave, of_pages, opened, setup_of, to_file
from tawatur.ingest import find_pages
from tawatur.model import Reading, Rejected
from tawatur.pipeline.stages import Setup, annotate, ingest, names_of
from tawatur.render import render_pages, tell_names, tell_statements, tell_times

_ABOUT = ("id", "input", "outlet", "published")  # keys of every line, before what was asked for


@click.command()
@to_file
@of_pages
@formats("text", "json", other="JSON Lines")
def times(paths: tuple[str, ...], **given: Any) -> None:
    """When, and how many: the time expressions and quantities of the pages at PATHS, with the rule of each."""
    _each(paths, given, ("times", "quantities", "findings"), lambda reading, _: tell_times(reading))


@click.command()
@to_file
@of_pages
@formats("text", "json", other="JSON Lines")
@labels
def who(paths: tuple[str, ...], **given: Any) -> None:
    """Who: the people, bodies, outlets and places that the pages at PATHS name, and why each is that one."""
    _each(paths, given, ("mentions",), partial(tell_names, lang=given["lang"]))


@click.command()
@to_file
@of_pages
@formats("text", "json", "html", other="JSON Lines")
@click.option(
    "--explain", "explained", is_flag=True, help="As text, with the letters of every link, certainty and rule."
)
@labels
def statements(paths: tuple[str, ...], **given: Any) -> None:
    """Who says what, on whose word: the statements of the pages at PATHS, each with its source, cue and chain.

    As HTML a page is shown as it was read: its statements bracketed, their chains in the margin.
    """
    tell = partial(tell_statements, lang=given["lang"], explained=given["explained"])
    _each(paths, given, ("statements",), tell)


COMMANDS = (times, who, statements)


def _each(paths: tuple[str, ...], given: Options, keys: tuple[str, ...], tell: Callable[..., str]) -> None:
    """Write what a command shows of each page, in the order of the paths.

    `keys`: the parts of the contract's article that make a line of JSON; `tell`: a reading and the names of its refs
    as text.
    """
    setup, rejected, used = setup_of(given), [], 0
    together: list[Reading] = []  # what is one document needs all of its pages
    with opened(given["out"]) as out:
        for reading in _readings(paths, given, setup):
            if isinstance(reading, Rejected):
                rejected.append(reading)
                continue
            used += 1
            if given["fmt"] == "html":
                together.append(reading)
            elif given["fmt"] == "json":
                out.write(codec.encode_part(reading, (*_ABOUT, *keys)))
            else:
                out.write(tell(reading, names_of(setup, [reading])))
        if together:
            out.write(render_pages(together, given["lang"], names_of(setup, together)))
    leave(used, rejected, given["strict"])


def _readings(paths: tuple[str, ...], given: Options, setup: Setup) -> Iterator[Reading | Rejected]:
    for page in find_pages(paths, options=input_options(given, setup)):
        article = ingest(setup, page)
        yield article if isinstance(article, Rejected) else annotate(setup, article)
