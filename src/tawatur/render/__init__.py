"""Tell it: an analysis or one dossier as a document. A format is one file and one line in `FORMATS`."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.model import Analysis, Dossier
from tawatur.render.csv import render_csv
from tawatur.render.explanation import explain
from tawatur.render.html import has_page, render_html, render_index
from tawatur.render.json import render_json
from tawatur.render.markdown import render_markdown
from tawatur.render.page import render_pages
from tawatur.render.pairs import render_reuses, tell_comparison, tell_groups, tell_reuses
from tawatur.render.telling import tell_names, tell_statements, tell_times
from tawatur.render.tracing import tell_trace

__all__ = [
    "FORMATS",
    "alone",
    "explain",
    "has_page",
    "index",
    "render",
    "render_pages",
    "render_reuses",
    "tell_comparison",
    "tell_groups",
    "tell_names",
    "tell_reuses",
    "tell_statements",
    "tell_times",
    "tell_trace",
]

FORMATS: dict[str, Callable[[Analysis, str], str]] = {
    "json": render_json,
    "html": render_html,
    "markdown": render_markdown,
    "csv": render_csv,
}


def render(what: Analysis | Dossier, fmt: str, lang: str = "ar") -> str:
    """A document in one of `FORMATS`; `lang` is the language of the labels, never of what is quoted.

    Raises ValueError when there is no such format or language.
    """
    if fmt not in FORMATS:
        raise ValueError(f"no format {fmt}; there are {', '.join(FORMATS)}")
    return FORMATS[fmt](what if isinstance(what, Analysis) else alone(what), lang)


def index(analysis: Analysis, fmt: str, lang: str = "ar") -> str:
    """The document beside one dossier an event: in HTML a page of links to them, else the whole.

    Raises ValueError when there is no such format or language.
    """
    return render_index(analysis, lang) if fmt == "html" else render(analysis, fmt, lang)


def alone(dossier: Dossier, analysis: Analysis | None = None) -> Analysis:
    """One dossier as an analysis of its own, cut down to what it cites; made with what `analysis` was."""
    made_with = analysis.made_with if analysis else {}
    cited = {reading.article.id for reading in dossier.readings}
    decided = [d for d in analysis.decisions if cited.intersection(a.article for a in d.on)] if analysis else []
    return Analysis(
        readings=dossier.readings,
        dossiers=[dossier],
        reuses=dossier.reuses,
        decisions=decided,
        made_with=made_with,
    )
