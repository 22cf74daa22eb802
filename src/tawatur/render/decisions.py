"""What a person decided, as a reader sees it: a mark on each value, and a line for each decision."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tawatur.decisions import decisions_in
from tawatur.model import Decision
from tawatur.render.messages import Messages

_LONGEST = 60  # letters of an anchor that are shown


class DecisionLine(msgspec.Struct, frozen=True):
    """A decision in words: what was done, the value, the letters it hangs on, what became of it and why."""

    kind: str
    value: str
    letters: list[str]
    outcome: str
    detail: str


def mark(rule: str, m: Messages) -> str:
    """The mark of a value that a person decided; "" for the program's own."""
    return m("decision", "by_person") if decisions_in(rule) else ""


def decision_lines(decisions: Iterable[Decision], m: Messages) -> list[DecisionLine]:
    """The decisions of a run, by kind."""
    return [_line(d, m) for d in sorted(decisions, key=lambda d: (d.kind, d.id))]


def _line(decision: Decision, m: Messages) -> DecisionLine:
    value = "" if decision.value is None else str(decision.value)
    return DecisionLine(
        kind=m("decision", decision.kind),
        value=m("decision", value) if decision.kind in ("merge", "split") else value,
        letters=[_short(" ".join(a.exact.split())) for a in decision.on if a.exact],
        outcome=m("decision", decision.outcome) if decision.outcome else "",
        detail=decision.detail,
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
