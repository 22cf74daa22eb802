"""What a statement counts: which figures are whole, and what bare figures and «people» are counted for."""

from __future__ import annotations

import msgspec

from tawatur.corroborate.terms import Term
from tawatur.model import Quantity

_HARMS = {"death": "killed", "injury": "injured", "arrest": "arrested", "displaced": "displaced"}  # unit by group
_CLOSING = '\u00bb\u201d\u201c")'
_SEPARATORS = " .,\u060c\u066b\u066c" + _CLOSING  # what may stand inside a figure, or close its quotation marks
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c")


def tolls_of(terms: list[Term]) -> list[Term]:
    """The words of a statement; its one bare figure counts the one harm that it tells («the dead rose to 9»)."""
    harms = {c for t in terms for c in t.concepts} & _HARMS.keys()
    bare = [t for t in terms if t.kind == "number" and t.key.isdecimal()]
    told = bare[0] if len(harms) == len(bare) == 1 else None
    return [t._replace(kind="toll") if t is told else t for t in terms]


def bare_toll(terms: list[Term]) -> tuple[Quantity, ...]:
    """The bare figure that counts a harm, as a quantity; none where a statement has no such."""
    unit = next((_HARMS[c] for t in terms for c in sorted(t.concepts) if c in _HARMS), None)
    figures = [t for t in terms if t.kind == "toll"]
    rule = "corroborate:bare-toll"
    return tuple(Quantity(span=t.span, value=(int(t.key), int(t.key)), rule=rule, unit=unit) for t in figures)


def counted(quantities: list[Quantity], terms: list[Term]) -> tuple[Quantity, ...]:
    """The quantities of a statement; of people of whom only one thing is told, that thing is counted.

    «12 people were killed and 30 injured» counts 12 killed.
    """
    told = {_HARMS[c] for t in terms for c in t.concepts if c in _HARMS} - {q.unit for q in quantities}
    if len(told) != 1:
        return tuple(quantities)
    unit = next(iter(told))
    return tuple(msgspec.structs.replace(q, unit=unit, of=None) if q.unit == "people" else q for q in quantities)


def is_cut(quantity: Quantity, text: str) -> bool:
    """Whether a quantity is only the end of a figure: «130 riyals» of «2,804,130 riyals»; or holds a mark of direction.

    Figures are written with many separators, and in quotation marks apart from what they count.
    """
    start, end = quantity.span
    before = text[:start].rstrip(_SEPARATORS)
    gap = text[len(before) : start]
    whole = not before[-1:].isdigit() or not gap or (" " in gap and gap[0] not in _CLOSING)
    return not whole or not _DIRECTIONS.isdisjoint(text[start:end])
