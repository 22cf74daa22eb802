"""The command that opens the web desk."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

import click

from tawatur.desk import Desk
from tawatur.errors import InputError
from tawatur.pipeline.stages import Setup
from tawatur.store import is_there, shown

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_TOKEN = "TAWATUR_TOKEN"


@click.command()
@click.argument("desk", default=lambda: os.environ.get("TAWATUR_DESK", "tawatur.db"))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer on.")
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="The port; 0: any free one."
)
@click.option(
    "--data",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of your own tables (languages, world, outlets), over the shipped ones.",
)
def serve(desk: str, **given: Any) -> None:
    """Open DESK in a browser, on this machine alone.

    Where another address is named, whoever comes must give a token: that of the environment variable TAWATUR_TOKEN,
    else a new one that is shown once.
    """
    import uvicorn

    from tawatur.web import make_app

    token = None if given["host"] in _LOOPBACK else _token()
    if not is_there(desk):
        click.echo(f"{shown(desk)}: a new desk", err=True)
    with Desk(desk, setup=Setup(data=given["data"])) as opened:
        host = f"[{given['host']}]" if ":" in given["host"] else given["host"]
        click.echo(f"http://{host}:{given['port']}/", err=True)
        app = make_app(opened, token=token)
        uvicorn.run(app, host=given["host"], port=given["port"], log_level="warning", server_header=False)


def _token() -> str:
    """The digest of the token that is needed. Raises InputError for one that could be guessed."""
    word = os.environ.get(_TOKEN)
    if word is None:
        word = secrets.token_urlsafe(24)
        click.echo(f"token: {word}", err=True)
    if len(word) < 16:
        raise InputError(f"{_TOKEN}: at least 16 characters are needed")
    return hashlib.sha256(word.encode()).hexdigest()


COMMANDS = (serve,)
