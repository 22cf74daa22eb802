"""The order for a desk, which adds to what it knows: every result is that of all pages at once."""

from __future__ import annotations

from tawatur.ingest import Page
from tawatur.model import Article, Reading, Rejected
from tawatur.pipeline.stages import Setup, annotate, ingest


def take_in(setup: Setup, item: Page | Article) -> tuple[Article | Rejected, Reading | Rejected | None]:
    """A page alone: its article and what that says; why not, where it ended."""
    article = item if isinstance(item, Article) else ingest(setup, item)
    return (article, None) if isinstance(article, Rejected) else (article, annotate(setup, article))
