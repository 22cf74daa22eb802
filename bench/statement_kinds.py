"""How right hedged, denied and unnamed-source statements and direct quotations are, and of what kind the errors are.

Usage: python bench/statement_kinds.py SHARED_DIR [--show KIND]     (KIND: a row of the error table, `all`, or a label)

Scores the open labelled draws of single pages and the open cases, pages and gold of one draw together. Statements are
paired as the scorers pair them. A label counts on every statement that the gold asks for, attributed or narrated: P is
the share of the statements said to be so that the gold calls so, R the share of the gold's that are found and called
so. The table then counts the statements that are not found, those that are too many, and those whose edges are wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import scores

Row = dict[str, Any]
ROOM = 0.8  # overlap of words from which the edges of a statement are right: the scorers' `strict`
HELD = 0.8  # share of a content's letters that another one holds, from which it lies inside it


class Label(NamedTuple):
    """A property of a statement: whether the gold gives it (null: left open), whether the program does."""

    name: str
    given: Callable[[Row], bool | None]
    said: Callable[[Row], bool]


class Fault(NamedTuple):
    """One error: its kind, the page, the contents of the gold and of the program, and their cues."""

    kind: str
    doc: str
    gold: Row | None
    said: Row | None


def is_certainty(value: str) -> Label:
    """The label of a certainty."""
    return Label(value, lambda g: None if not g["certainty"] else g["certainty"] == value,
                 lambda p: p["certainty"] == value)  # fmt: skip


LABELS = (
    is_certainty("hedged"),
    is_certainty("denied"),
    Label("anonymous", lambda g: g["anonymous"], lambda p: bool(p["anonymous"])),
    Label("direct", lambda g: None if not g["voice"] else g["voice"] == "direct", lambda p: p["voice"] == "direct"),
)


def spans(row: Row) -> list[tuple[int, int]]:
    """The content of a statement."""
    return [(a, b) for a, b in row["content"]]


def letters(row: Row) -> set[int]:
    """The letters of a content."""
    return {at for a, b in spans(row) for at in range(a, b)}


def judge(case: Any, label: Label) -> Iterator[tuple[str, Row | None, Row | None]]:
    """(right, false or missed; the gold's statement; the program's) for every statement that bears a label."""
    for narrated in (False, True):
        view = case.view(0.5, narrated)
        gold_of = {id(p): g for g, p in view.every}
        said_of = {id(g): p for g, p in view.every}
        for p in view.said:
            g = gold_of.get(id(p))
            if label.said(p) and (g is None or label.given(g) is False):
                yield "false", g, p
        for g in view.due:
            if label.given(g):
                p = said_of.get(id(g))
                yield ("right" if p and label.said(p) else "missed"), g, p


def faults(case: Any) -> Iterator[Fault]:
    """The errors among the attributed statements of a case."""
    view = case.statements
    doc_of = {id(p): doc for doc, p in case.said("statements")}
    found, paired = {id(g) for g, _ in view.every}, {id(p) for _, p in view.every}
    for g in view.due:
        if id(g) not in found:
            mine = case.articles[g["doc"]]["statements"] if g["doc"] in case.articles else []
            yield Fault(f"missed: {_instead(g, mine)}", g["doc"], g, _nearest(g, mine))
    for p in view.said:
        if id(p) not in paired:
            golds = case.rows("statements", doc_of[id(p)])
            yield Fault(f"false: {_instead(p, golds)}", doc_of[id(p)], _nearest(p, golds), p)
    close = {id(g) for g, _ in case.match(ROOM)}
    for g, p in view.pairs:
        if id(g) not in close:
            yield Fault(f"edges: {_edges(g, p)}", g["doc"], g, p)


def _nearest(row: Row, others: list[Row]) -> Row | None:
    own = letters(row)
    best = max(others, key=lambda o: len(own & letters(o)), default=None)
    return best if best is not None and own & letters(best) else None


def _instead(row: Row, others: list[Row]) -> str:
    """What stands where a statement has no partner."""
    own = letters(row)
    near = _nearest(row, others)
    if near is None:
        return "nothing there"
    theirs = letters(near)
    if (near["voice"] == "narrated") != (row["voice"] == "narrated"):
        return "narrated there" if near["voice"] == "narrated" else "attributed there"
    if len(own & theirs) >= HELD * len(own):
        return "inside a longer one"
    if len(own & theirs) >= HELD * len(theirs):
        return "holds shorter ones"
    return "other edges"


def _edges(g: Row, p: Row) -> str:
    """Where the edges of a statement are wrong; letters inside that are only left out do not count as an edge."""
    starts, ends = p["content"][0][0] - g["content"][0][0], p["content"][-1][1] - g["content"][-1][1]
    said = [word for word, off in (("starts early", starts < -2), ("starts late", starts > 2),
                                   ("ends early", ends < -2), ("ends late", ends > 2)) if off]  # fmt: skip
    return " and ".join(said) or "parts left out or in"


def cases(folder: Path, into: Path) -> Iterator[tuple[str, Any]]:
    """The open labelled draws with statements, read and paired by the scorers."""
    sys.path.insert(0, str(folder / "score"))
    from case import Case, read_gold
    from contract import check

    for group in scores.labelled(folder, "open", into):
        for one in group.cases:
            if (one.gold / "statements.jsonl").exists():
                out, _ = check(json.loads(scores.analyse(one)))
                yield ("cases" if len(group.cases) > 1 else group.name), Case(read_gold(one.gold), out, lambda _: None)


def show(case: Any, fault: Fault) -> None:
    """Prints an error: what the gold has and what the program says."""
    text = case.articles[fault.doc]["text"] if fault.doc in case.articles else ""
    print(f"--- {fault.kind} [{fault.doc}]")
    for who, row in (("gold", fault.gold), ("said", fault.said)):
        if row is not None:
            cue = row["cue"] if row["cue"] and isinstance(row["cue"][0], list) else [row["cue"]] if row["cue"] else []
            words = " … ".join(text[a:b] for a, b in spans(row))
            print(f"  {who} {row['voice']} {row['certainty']} <{' … '.join(text[a:b] for a, b in cue)}> {words}")
    if rows := [r for r in (fault.gold, fault.said) if r]:
        start = max(0, min(r["content"][0][0] for r in rows) - 120)
        print("  text", text[start : max(r["content"][-1][1] for r in rows) + 60].replace("\n", " ⏎ "))


def main(folder: Path, shown: str) -> None:
    """Prints the labels and the error table of each draw, and the errors of one kind."""
    with tempfile.TemporaryDirectory() as into:
        kinds: dict[str, Counter[str]] = {}
        rights: dict[str, dict[str, Counter[str]]] = {}
        for name, case in cases(folder, Path(into)):
            doc_of = {id(p): doc for doc, p in case.said("statements")}
            for label in LABELS:
                for verdict, g, p in judge(case, label):
                    rights.setdefault(name, {}).setdefault(label.name, Counter())[verdict] += 1
                    if shown == label.name and verdict != "right":
                        show(case, Fault(f"{verdict} {label.name}", g["doc"] if g else doc_of[id(p)], g, p))
            for fault in faults(case):
                kinds.setdefault(name, Counter())[fault.kind] += 1
                if shown == "all" or fault.kind.startswith(shown or "-"):
                    show(case, fault)
        for name, labels in rights.items():
            for label_name, n in labels.items():
                precision = n["right"] / max(1, n["right"] + n["false"])
                recall = n["right"] / max(1, n["right"] + n["missed"])
                print(f"{name:12} {label_name:10} P {precision:.3f} R {recall:.3f} n {n['right'] + n['missed']}")
        for kind in sorted({k for counts in kinds.values() for k in counts}):
            print(f"{kind:42}", *(f"{name} {counts[kind]:3}" for name, counts in kinds.items()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    main(options.folder, options.show)
