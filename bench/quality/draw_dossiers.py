"""Draws events of the July stream whose dossiers are read cell by cell, by seed, before any dossier is made.

Usage: python bench/quality/draw_dossiers.py SHARED_DATA_DIR > bench/quality/dossiers/drawn.jsonl

Events are the groups of the open draws of `events/labels.jsonl`; groups that share an article are one. Those of enough
reports of enough outlets are drawn from; an event with a report that any set keeps aside is left out. An id is
FILE#INDEX; the articles themselves are not in this repository.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

from draw_events import rows

SEED = 20261204
EVENTS = 10  # events that are drawn
REPORTS, OUTLETS = 6, 4  # reports of an event, and their outlets, at least
QUALITY = Path(__file__).resolve().parent
ARTICLE = re.compile(r"2015-07-\d\d#\d+")


def kept_aside() -> set[str]:
    """The articles of the stream that some set keeps aside."""
    lines = [line for path in sorted(QUALITY.glob("*/drawn.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return {name for line in lines if json.loads(line).get("kept_aside") for name in ARTICLE.findall(line)}


def events() -> list[set[str]]:
    """The events of the open draws, each the set of its reports."""
    found: list[set[str]] = []
    for line in (QUALITY / "events" / "labels.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for group in [] if row["kept_aside"] else row["groups"]:
            joined = set(group).union(*(event for event in found if event & set(group)))
            found = [event for event in found if not event & joined] + [joined]
    return found


def draw(data: Path) -> list[list[str]]:
    """The reports of each drawn event, in the order of the draw."""
    outlet = {row.name: row.outlet for row in rows(data)}
    aside = kept_aside()
    enough = sorted(
        sorted(event)
        for event in events()
        if len(event) >= REPORTS and len({outlet[name] for name in event}) >= OUTLETS and not event & aside
    )
    return random.Random(SEED).sample(enough, EVENTS)


if __name__ == "__main__":
    for event in draw(Path(sys.argv[1])):
        print(json.dumps({"id": event[0], "reports": event}))
