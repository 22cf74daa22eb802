"""Draws the rows of the registry whose facts are checked one by one: seeded, from the keys of the rows in order.

Usage: python bench/quality/draw_registry.py > bench/quality/registry/drawn.tsv
"""

from __future__ import annotations

import csv
import random
from pathlib import Path

SEED = 20261128
WORLD = Path(__file__).parents[2] / "src" / "tawatur" / "data" / "world"
BY_HAND = ("bodies", "offices", "people", "places", "state_bodies", "states")
DRAWN = {"hand": 80, "cities": 20}  # rows


def keys(table: str) -> list[tuple[str, str, str]]:
    """What tells the rows of a table apart: table, ref or role, and of an office the holder."""
    with (WORLD / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return sorted((table, row.get("ref") or row["role"], row.get("holder") or "") for row in rows)


def draw() -> list[tuple[str, str, str]]:
    """The rows drawn, in order: most of the tables kept by hand, some of the list of cities."""
    chance = random.Random(SEED)
    hand = [key for table in BY_HAND for key in keys(table)]
    return sorted(chance.sample(hand, DRAWN["hand"]) + chance.sample(keys("cities"), DRAWN["cities"]))


if __name__ == "__main__":
    print("\n".join("\t".join(key) for key in draw()))
