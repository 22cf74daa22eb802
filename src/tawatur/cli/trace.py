"""The command that traces a sentence among pages: who said this?"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

import click

from tawatur import codec
from tawatur.cli.desk import of_file, open_desk
from tawatur.cli.options import (
    Counted,
    Options,
    Progress,
    decided_by,
    formats,
    input_options,
    labels,
    leave,
    of_decisions,
    of_pages,
    of_run,
    opened,
    say_left,
    setup_of,
    to_file,
)
from tawatur.ingest import find_pages
from tawatur.model import Reading
from tawatur.pipeline.runners import RUNNERS
from tawatur.pipeline.stages import analyse_pages
from tawatur.pipeline.tracing import open_tracer, searched_in
from tawatur.pipeline.tracing import trace as trace_text
from tawatur.render import tell_trace
from tawatur.traced import Traced


@click.command()
@click.argument("sentence")
@to_file
@partial(of_pages, required=False)
@of_file
@formats("text", "json")
@labels
@of_decisions
@of_run
def trace(sentence: str, paths: tuple[str, ...], **given: Any) -> None:
    """Who said SENTENCE, on the desk or among the pages at PATHS: a sentence, a headline or a message, as it was
    passed on.

    The claims that say the same, more, less or the opposite, the chains by which they reach us with the earliest page
    of each, and who denies them; or that it was not found, and where it was looked for. With - it is read from
    standard input.
    """
    text = sys.stdin.read() if sentence == "-" else sentence
    if not paths:
        with open_desk(given) as desk:
            traced, readings = desk.trace(text)
            used = desk.counts().articles
        _write(traced, readings, given)
        leave(used, [], given["strict"])
    setup, progress = setup_of(given), Progress(sys.stderr.isatty())
    runner, decided = Counted(RUNNERS[given["runner"]](), progress), decided_by(given)
    analysis = analyse_pages(find_pages(paths, options=input_options(given, setup)), setup, runner, decided)
    progress.done()
    say_left(analysis.decisions)
    claims = [claim for dossier in analysis.dossiers for claim in dossier.claims]
    tracer = open_tracer(setup, analysis.readings, claims)
    traced = trace_text(setup, text, tracer, searched_in(analysis.readings))
    _write(traced, analysis.readings, given)
    leave(len(analysis.readings), analysis.rejected, given["strict"])


def _write(traced: Traced, readings: list[Reading], given: Options) -> None:
    with opened(given["out"]) as out:
        if given["fmt"] == "json":
            out.write(codec.encode_plain(traced))
        else:
            out.write(tell_trace(traced, readings, given["lang"]))


COMMANDS = (trace,)
