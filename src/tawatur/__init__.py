"""Tawatur: who says what, on whose authority, and how many independent voices that really is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tawatur.errors import InputError, LexiconError, OutletError, SettingsError, StoreError, TawaturError
from tawatur.model import Analysis, Article, Dossier, Event, Reading, Rejected, Reuse, Statement
from tawatur.render import render as _render  # loaded first, so that the room does not hide the function below
from tawatur.version import __version__

if TYPE_CHECKING:
    from tawatur.desk import Desk

__all__ = [
    "Analysis",
    "Article",
    "Desk",
    "Dossier",
    "Event",
    "InputError",
    "LexiconError",
    "OutletError",
    "Reading",
    "Rejected",
    "Reuse",
    "SettingsError",
    "Statement",
    "StoreError",
    "TawaturError",
    "__version__",
    "analyse",
    "read",
    "render",
]


def __getattr__(name: str) -> Any:
    """`Desk`, loaded with all that it needs when it is first asked for: who reads one page does not wait for it."""
    if name != "Desk":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tawatur.desk import Desk

    return Desk


def read(*paths: str) -> Iterator[Article | Rejected]:
    """The articles of files, folders and globs, in their order; what is none is Rejected, with its reason.

    Raises InputError when no path is given.
    """
    from tawatur.ingest import find_pages
    from tawatur.pipeline.stages import Setup, ingest

    if not paths:
        raise InputError("no path was given")
    setup = Setup()
    return (page if isinstance(page, Rejected) else ingest(setup, page) for page in find_pages(paths))


def analyse(articles: Iterable[Article | Rejected]) -> Analysis:
    """All stages after `read`; the order of the articles changes nothing."""
    from tawatur.pipeline.stages import analyse_articles

    given = list(articles)
    rejected = [item for item in given if isinstance(item, Rejected)]
    return analyse_articles([item for item in given if isinstance(item, Article)], rejected=rejected)


def render(what: Analysis | Dossier, fmt: str, lang: str = "ar") -> str:
    """An analysis or one dossier as `json`, `html`, `markdown` or `csv`, with labels in `ar` or `en`.

    Raises ValueError when there is no such format or language.
    """
    return _render(what, fmt, lang)
