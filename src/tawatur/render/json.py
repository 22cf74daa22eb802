"""The contract's JSON."""

from __future__ import annotations

from tawatur import codec
from tawatur.model import Analysis


def render_json(analysis: Analysis, lang: str) -> str:
    """The document of `docs/contract.md`; labels have no part in it, so `lang` changes nothing."""
    return codec.encode(analysis).decode("utf-8")
