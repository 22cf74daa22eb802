"""Commands on pages from end to end: analyse, read, schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from tawatur import codec
from tawatur.cli.options import (
    SUFFIXES,
    Counted,
    Progress,
    decided_by,
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
    to_place,
)
from tawatur.ingest import find_pages
from tawatur.model import Analysis, Article, Rejected
from tawatur.pipeline.runners import RUNNERS
from tawatur.pipeline.stages import analyse_pages, ingest
from tawatur.render import FORMATS, alone, explain, has_page, index, render


@click.command()
@to_place
@of_pages
@click.option(
    "--format",
    "fmt",
    type=click.Choice(list(FORMATS)),
    help="Else by the ending of the file; HTML to a folder, Markdown to a terminal, else JSON.",
)
@labels
@of_decisions
@of_run
def analyse(paths: tuple[str, ...], **given: Any) -> None:
    """Who says what about which event, over all stages: a dossier for each event of the pages at PATHS.

    With -o FILE one document with all of them; with -o FOLDER one for each event, an index and what was rejected.
    """
    setup, progress = setup_of(given), Progress(sys.stderr.isatty())
    runner, decided = Counted(RUNNERS[given["runner"]](), progress), decided_by(given)
    analysis = analyse_pages(find_pages(paths, options=input_options(given, setup)), setup, runner, decided)
    progress.done()
    say_left(analysis.decisions)
    _write(analysis, _format(given["fmt"], given["out"]), given["lang"], given["out"])
    if given["out"]:
        inputs = sum(1 + len(a.copies) for a in analysis.articles) + len(analysis.rejected)
        led = sum(bool(event.lead_articles) for event in analysis.events)
        used = inputs - len(analysis.rejected)
        click.echo(f"{given['out']}: {used} of {inputs} inputs used, {led} events that a page leads with", err=True)
    leave(len(analysis.readings), analysis.rejected, given["strict"])


@click.command()
@to_file
@of_pages
@click.option("--explain", "explained", is_flag=True, help="The page with its roles, and the rule beside each line.")
def read(paths: tuple[str, ...], **given: Any) -> None:
    """What the pages at PATHS say of themselves: articles as JSON Lines, in the order of the paths."""
    setup, used, rejected = setup_of(given), 0, []
    with opened(given["out"]) as out:
        for page in find_pages(paths, options=input_options(given, setup)):
            item = page if isinstance(page, Rejected) else ingest(setup, page)
            if isinstance(item, Rejected):
                rejected.append(item)
                continue
            used += 1
            shown = explain(item, colour=given["out"] is None and sys.stdout.isatty()) if given["explained"] else None
            out.write(shown if shown is not None else _line(item))
    leave(used, rejected, given["strict"])


@click.command()
def schema() -> None:
    """The JSON Schema of what `analyse --format json` prints."""
    click.echo(msgspec.json.format(msgspec.json.encode(codec.schema()), indent=1))


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


def _line(article: Article) -> str:
    return msgspec.json.encode(article, order="sorted").decode("utf-8") + "\n"


COMMANDS = (analyse, read, schema)
