"""Claims as rows of comma-separated values: one row a statement of a claim, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from tawatur.model import Analysis
from tawatur.render.view import View

COLUMNS = (
    "event", "claim", "standing", "independent_origins", "relation", "statement", "article", "input", "outlet",
    "origin", "origin_name", "speaker", "voice", "certainty", "chain", "start", "end", "content",
)  # fmt: skip
_FORMULA = frozenset("=+-@\t\r")  # with what a cell begins that a spreadsheet carries out


def render_csv(analysis: Analysis, lang: str) -> str:
    """One row for every statement of every claim, with the letters of its content."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for dossier in analysis.dossiers:
        view = View(dossier, lang)
        for claim in sorted(dossier.claims, key=lambda c: c.id):
            for statement_id in claim.statements:
                s = view.statements[statement_id]
                article = view.articles[s.article]
                writer.writerow(
                    _inert(cell) for cell in (
                        claim.event, claim.id, claim.standing, len(claim.origins),
                        claim.relations.get(s.id, "variant"), s.id, s.article, article.input,
                        view.page_name(article), s.origin or "", view.name(s.origin) if s.origin else "",
                        s.speaker.ref if s.speaker else "", s.voice, s.certainty,
                        " > ".join(h.authority for h in s.chain), s.content[0].start, s.content[-1].end,
                        view.words(s),
                    )
                )  # fmt: skip
    return out.getvalue()


def _inert(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: a quotation mark of ours goes before one that looks like it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in _FORMULA else cell
