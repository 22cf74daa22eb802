"""The dossier as one self-contained HTML page: no script, no network, readable on a phone and on paper."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tawatur.model import Analysis, Dossier
from tawatur.render.chains import draw_chains
from tawatur.render.messages import messages
from tawatur.render.view import View

TEMPLATES = Path(__file__).resolve().parent / "templates"


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def led(analysis: Analysis) -> list[Dossier]:
    """The dossiers of events that some page leads with, those of most pages first."""
    return sorted(
        (d for d in analysis.dossiers if d.event.lead_articles),
        key=lambda d: (-len(d.event.lead_articles), d.event.id),
    )


def told(analysis: Analysis) -> list[Dossier]:
    """The dossiers of events that pages only mention, by day."""
    return sorted(
        (d for d in analysis.dossiers if not d.event.lead_articles),
        key=lambda d: ((d.event.when and d.event.when.earliest) or "9999", d.event.id),
    )


def render_html(analysis: Analysis, lang: str) -> str:
    """One page with the dossiers of all events that some page leads with, and the others as background."""
    lead = led(analysis) or told(analysis)
    views = [View(d, lang) for d in lead]
    background = [View(d, lang) for d in told(analysis)] if led(analysis) else []
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            analysis=analysis,
            m=messages(lang),
            views=[(v, draw_chains(v)) for v in views],
            background=[v for v in background if v.gist],
            inputs=len(analysis.articles) + sum(len(a.copies) for a in analysis.articles) + len(analysis.rejected),
        )
    )
