"""The command line: pages in, a document out; what goes wrong is said on standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from tawatur import __version__
from tawatur.cli import desk, desk_decisions, linking, pages, readings, serve, trace
from tawatur.errors import TawaturError


@click.group()
@click.version_option(__version__)
def cli() -> None:
    """Who says what, on whose authority, and how many independent voices that really is."""


for room in (pages, readings, linking, trace, desk, desk_decisions, serve):
    for command in room.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """The program: 0 when something was used, 1 when nothing was, 2 for wrong usage; never a traceback."""
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's locale says
    try:
        cli()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except (TawaturError, OSError) as error:
        click.echo(f"tawatur: {error}", err=True)
        sys.exit(2)
