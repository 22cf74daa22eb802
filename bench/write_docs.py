"""Writes the pages of docs/ that are made from the program: the commands' help and the schema of the contract.

python bench/write_docs.py        # or ./run docs; a test fails when the pages are not what the program says
"""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from tawatur import codec
from tawatur.cli import cli

DOCS = Path(__file__).resolve().parent.parent / "docs"
WIDTH = 100


def commands() -> str:
    """The help of every command."""
    parts = ["# Commands", "", "What `./run tawatur COMMAND --help` prints. Exit status: 0 when something was used, 1"]
    parts += ["when nothing was (with `--strict`, also when anything was rejected), 2 for wrong usage.", ""]
    for name, command in sorted(cli.commands.items()):
        context = click.Context(command, info_name=f"tawatur {name}", max_content_width=WIDTH, terminal_width=WIDTH)
        parts += [f"## {name}", "", "```", command.get_help(context), "```", ""]
    return "\n".join(parts)


def schema() -> str:
    """The JSON Schema of the contract."""
    return msgspec.json.format(msgspec.json.encode(codec.schema()), indent=1).decode("utf-8") + "\n"


PAGES = {"commands.md": commands, "contract.schema.json": schema}

if __name__ == "__main__":
    for page, write in PAGES.items():
        (DOCS / page).write_text(write(), "utf-8")
