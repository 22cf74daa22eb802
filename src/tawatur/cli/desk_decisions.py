"""Commands by which a person corrects what a desk has: note, merge, split, correct, undo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from tawatur.cli.desk import of_desk, open_desk
from tawatur.decisions import read_decisions
from tawatur.desk import Desk
from tawatur.errors import InputError
from tawatur.model import Decision, DecisionKind

_PLACES = click.argument("places", nargs=-1, required=True, metavar="PLACE…")
_WHAT = click.option("--claim", is_flag=True, help="Claims are meant, not events.")


@click.command()
@click.argument("words")
@_PLACES
@of_desk
def note(words: str, places: tuple[str, ...], **given: Any) -> None:
    """Keep WORDS about a place. PLACE: ARTICLE@START-END, or an article, statement, claim or event."""
    _decide(given, "note", places, words)


@click.command()
@_PLACES
@_WHAT
@of_desk
def merge(places: tuple[str, ...], claim: bool, **given: Any) -> None:
    """The events at the PLACEs are one, or the claims made there. An event's or a claim's id is a place."""
    _decide(given, "merge", places, "claim" if claim else "event")


@click.command()
@_PLACES
@_WHAT
@of_desk
def split(places: tuple[str, ...], claim: bool, **given: Any) -> None:
    """What is at the PLACEs is an event, or a claim, of its own: articles to part from an event, statements from a
    claim."""
    _decide(given, "split", places, "claim" if claim else "event")


@click.command()
@click.argument("what", type=click.Choice(["outlet", "published", "role", "source", "ref"]))
@click.argument("value")
@_PLACES
@of_desk
def correct(what: DecisionKind, value: str, places: tuple[str, ...], **given: Any) -> None:
    """Correct WHAT to VALUE at a PLACE; - is for none.

    source: first the statement, then, where the page has them, the letters that name who says it. ref: the letters
    of a name. role: the letters of a block.
    """
    _decide(given, what, places, None if value == "-" else value)


@click.command()
@click.argument("decision", required=False)
@of_desk
def undo(decision: str | None, **given: Any) -> None:
    """Let DECISION stand no more, or the last one."""
    with open_desk(given) as desk:
        click.echo(desk.undo(decision))


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@of_desk
def decisions(file: Path | None, **given: Any) -> None:
    """The decisions that stand, as JSON Lines that `analyse --decisions` reads; or take in those of FILE."""
    with open_desk(given) as desk:
        taken = None if file is None else desk.keep_decisions(read_decisions(file.read_text("utf-8"), str(file)))
        _say(desk.decisions() if taken is None else taken)


COMMANDS = (note, merge, split, correct, undo, decisions)


def _decide(given: dict[str, Any], kind: DecisionKind, places: tuple[str, ...], value: Any) -> None:
    with open_desk(given) as desk:
        decision = desk.decide(kind, _found(desk, places), value)
    _say([decision])
    sys.exit(1 if decision.outcome == "not-applied" else 0)


def _found(desk: Desk, places: tuple[str, ...]) -> list[Any]:
    found = [desk.place(name) for name in places]
    if len(found) > 1 and len(set(found)) == 1:
        raise InputError(f"{' '.join(places)}: one place")
    return found


def _say(decisions: list[Decision]) -> None:
    for decision in decisions:
        click.echo(msgspec.json.encode(decision, order="sorted").decode())
        if decision.outcome == "not-applied":
            click.echo(f"{decision.id}: not applied: {decision.detail}", err=True)
