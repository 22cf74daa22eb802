"""A statement in the making: what the page as a whole may still change of it."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.annotate.clauses import Piece, Range, Sentence
from tawatur.annotate.speakers import UNKNOWN, Origin
from tawatur.model import Channel, Role, Speaker


@dataclass(slots=True)
class Draft:
    """A piece of a sentence with who answers for it. `number` counts the sentences of the page."""

    piece: Piece
    sentence: Sentence
    role: Role
    number: int
    origin: Origin = UNKNOWN
    speaker: Speaker | None = None
    channel: Channel = "unknown"
    implied: bool = False
    hedged: bool = False
    evidence: Range | None = None
    rule: str = ""
