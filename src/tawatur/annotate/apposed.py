"""Whose name ends the naming of somebody unnamed: «an official of the house, X Y», «an expert at Z, Dr X Y»."""

from __future__ import annotations

from tawatur.annotate.clauses import BREAKS, Named, Range
from tawatur.annotate.speakers import Origin
from tawatur.annotate.strangers import Strangers
from tawatur.codec import digest

_BESIDE = 3  # letters between a title and the name that goes with it
_NAME = (2, 3)  # words of the shortest and of the longest name that no table lists


def find_apposed(plain: str, source: Range, inside: list[Named], strangers: Strangers) -> Origin | None:
    """The person whose name closes a naming in folded text, behind a comma or a title; None when none does."""
    start, _, last = inside[-1]
    titled = len(inside) > 1 and inside[-2][2].kind == "office" and start - inside[-2][1] <= _BESIDE
    if last.kind == "person" and (titled or plain[:start].rstrip()[-1:] in BREAKS):
        return Origin(last.ref, "person")
    at = max(plain.rfind(mark, *source) for mark in BREAKS)
    name = plain[at + 1 : source[1]].split() if at >= 0 else []
    fits = _NAME[0] <= len(name) <= _NAME[1] and strangers.may_name(name)
    return Origin(f"person:{digest(' '.join(name))}", "person") if fits else None
