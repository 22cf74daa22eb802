"""The dossier as one self-contained HTML page: no script, no network, readable on a phone and on paper."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tawatur.model import Analysis, Dossier, Unsure
from tawatur.render.chains import draw_chains
from tawatur.render.decisions import decision_lines
from tawatur.render.messages import messages
from tawatur.render.reasons import Reasons
from tawatur.render.view import View
from tawatur.render.visible import visible

TEMPLATES = Path(__file__).resolve().parent / "templates"
FONTS = Path(__file__).resolve().parent / "fonts"  # each under the licence beside it
# The faces by family: what we say is in IBM Plex Sans Arabic, the text of a page in Noto Naskh Arabic, as in print.
FACES = {"Plex": (400, 600), "Naskh": (400,)}
# Which letters each subset of a font holds; the Arabic one has no digits and no Latin letters.
_RANGES = {
    "arabic": "U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200E,U+2010-2011,U+FB50-FDFF,U+FE70-FEFC",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DC,U+2000-200B,U+2012-206F,U+20AC,U+2122,U+2190-2193",
}


@lru_cache
def environment() -> Environment:
    """Where templates are found and how they are filled; what is filled in is escaped, and its controls are shown."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=visible,
    )


@lru_cache
def font_faces(*families: str, served: str | None = None) -> str:
    """The fonts of some families (of all where none is named) as CSS: served from an address, else with their files
    inside, so that a document looks the same on every machine.
    """
    wanted = [(family, weight) for family in families or FACES for weight in FACES[family]]
    faces = []
    for subset, letters in _RANGES.items():
        for family, weight in wanted:
            name = f"{family.lower()}-{subset}-{weight}.woff2"
            inside = b64encode((FONTS / name).read_bytes()).decode("ascii") if served is None else ""
            source = f"{served}/{name}" if served else f"data:font/woff2;base64,{inside}"
            faces.append(
                f"@font-face{{font-family:{family};font-weight:{weight};unicode-range:{letters};src:url({source})}}"
            )
    return "\n".join(faces)


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


def has_page(dossier: Dossier) -> bool:
    """Whether an event gets a document of its own: some page leads with it, or several tell of it in passing."""
    return bool(dossier.event.lead_articles) or len(dossier.event.articles) > 1


def render_html(analysis: Analysis, lang: str) -> str:
    """One page with the dossiers of all events that some page leads with, and the others as background."""
    first, others = _views(analysis, lang)
    dossiers = [(v, draw_chains(v)) for v in first]
    return _fill("dossier.html", analysis, lang, first, views=dossiers, background=others, href=_place_in_page)


def render_index(analysis: Analysis, lang: str) -> str:
    """One page that names all events; those that have a document of their own are links to `<event id>.html`."""
    first, others = _views(analysis, lang)
    return _fill(
        "index.html", analysis, lang, first, views=first, background=others, has_page=has_page, href=_place_beside
    )


def _place_in_page(view: View) -> str:
    return f"#e-{view.dossier.event.id}"


def _place_beside(view: View) -> str:
    return f"{view.dossier.event.id}.html"


def _views(analysis: Analysis, lang: str) -> tuple[list[View], list[View]]:
    """The events that head the document, and those shown as background."""
    lead, rest = led(analysis), told(analysis)
    first, others = (lead, rest) if lead else (rest, [])
    return [View(d, lang) for d in first], [v for d in others if (v := View(d, lang)).gist]


def _fill(template: str, analysis: Analysis, lang: str, first: list[View], **values: object) -> str:
    """A template with what all have: the events that head it and hang together, and the count of inputs."""
    heads = {v.dossier.event.id: v for v in first if v.gist}
    edges = sorted({(e.from_, e.relation, e.to) for s in analysis.storylines for e in s.edges})
    inputs = len(analysis.articles) + sum(len(a.copies) for a in analysis.articles) + len(analysis.rejected)
    page = environment().get_template(template)
    return page.render(
        analysis=analysis,
        m=messages(lang),
        fonts=font_faces("Plex"),
        inputs=inputs,
        edges=[(heads[a], relation, heads[b]) for a, relation, b in edges if a in heads and b in heads],
        decisions=decision_lines(analysis.decisions, messages(lang)),
        unsure=[_doubtful(heads[u.a], heads[u.b], u) for u in analysis.unsure if u.a in heads and u.b in heads],
        **values,
    )


def _doubtful(one: View, other: View, unsure: Unsure) -> tuple[View, View, str]:
    """Two events that may be one, and why."""
    return one, other, " · ".join(Reasons(one.name, one.m)(unsure.why))
