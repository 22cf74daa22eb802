"""The statements of one event, compared: what all that is said of their claims and conflicts rests on."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.corroborate.align import Aligner, Alignment
from tawatur.corroborate.independence import Independence
from tawatur.settings import CorroborateSettings


class Compared(NamedTuple):
    """An event's statements, how alike they are, and whose voices they carry."""

    event: str
    aligner: Aligner
    alignment: Alignment
    independence: Independence
    settings: CorroborateSettings
