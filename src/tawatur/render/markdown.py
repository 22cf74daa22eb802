"""The dossier as Markdown, for a terminal, a chat or a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tawatur.model import Analysis, Conflict, Statement
from tawatur.render.chains import draw_chains
from tawatur.render.decisions import DecisionLine, decision_lines
from tawatur.render.html import led, told
from tawatur.render.messages import messages
from tawatur.render.view import Cell, Line, View


def render_markdown(analysis: Analysis, lang: str) -> str:
    """The dossiers of all events that some page leads with, one after the other, then the denominators."""
    m = messages(lang)
    out: list[str] = []
    for dossier in led(analysis) or told(analysis):
        out += [*_dossier(View(dossier, lang)), ""]
    inputs = len(analysis.articles) + sum(len(a.copies) for a in analysis.articles) + len(analysis.rejected)
    unnamed = sum(a.outlet is None for a in analysis.articles)
    out += [
        f"## {m('label', 'method')}",
        "",
        m.text("read", used=len(analysis.articles), inputs=inputs, rejected=len(analysis.rejected))
        + " "
        + m.text("unnamed_outlets", n=unnamed),
        "",
        *(m.text(key) for key in ("counting", "absent", "no_verdict")),
    ]
    out += [f"- {m('label', 'rejected')}: {r.input} ({r.reason}: {r.detail})" for r in analysis.rejected]
    if analysis.decisions:
        out += ["", f"## {m('decision', 'heading')}", ""]
        out += [_decision(line) for line in decision_lines(analysis.decisions, m)]
    return "\n".join(out) + "\n"


def _dossier(view: View) -> Iterator[str]:
    event, m = view.dossier.event, view.m
    if view.gist and view.gist.statement:
        yield f"# «{_flat(view.words(view.gist.statement))}» ({view.gist.page})"
    else:
        yield f"# {event.id}"
    yield ""
    yield from _short(view)
    yield from _table(view)
    if graph := draw_chains(view):
        yield from ("", f"## {m('label', 'chains')}", "")
        yield from (f"- {' ← '.join(names)} ({n})" for names, n in graph.lines)
    if view.conflicts:
        yield from ("", f"## {m('label', 'conflicts')}", "")
        for conflict in view.conflicts:
            yield from _conflict(view, conflict)
    if view.moments:
        yield from ("", f"## {m('label', 'timeline')}", "")
        for moment in view.moments:
            if said := view.telling(moment):
                yield f"- {m.when(moment.when)} {_quoted(view, said)}"
    yield from ("", f"## {m('label', 'sources')}", "")
    for article in view.pages:
        by = view.by_person(article.published.rule if article.published else "")
        when = f"{m.when(article.published)}{f' ({by})' if by else ''}"
        yield f"- {view.page_name(article)} · {when} · {article.input}"


def _short(view: View) -> Iterator[str]:
    event, m = view.dossier.event, view.m
    lead = [view.page_name(a) for a in view.pages if a.id in event.lead_articles]
    kinds = Counter(m("conflict", c.type) for c in view.conflicts if c.severity == "high")
    grave = [f"{kind} ({n})" if n > 1 else kind for kind, n in kinds.items()]
    rows = {
        "kind": m("kind", event.kind) if event.kind else m("label", "unknown"),
        "parties": m.joined([view.name(p) for p in event.participants]) or m("label", "unknown"),
        "day": m.when(event.when),
        "pages": f"{m.count('pages', len(lead))}: {m.joined(lead)}",
        "origins": _origins(view),
        "grave": m.joined(grave) or m("label", "none"),
    }
    yield from (f"- **{m('label', key)}**: {value}" for key, value in rows.items())
    if by := view.by_person(event.rule):
        yield f"- **{by}**"


def _origins(view: View) -> str:
    """The independent origins by name, then the voices that may be theirs."""
    m, groups = view.m, view.origin_groups
    named = f"{view.origin_count}: {m.joined([view.group_name(g) for g in groups])}" if groups else view.origin_count
    return f"{named} ({m('label', 'in_doubt')}: {m.joined(view.in_doubt)})" if view.in_doubt else named


def _table(view: View) -> Iterator[str]:
    m = view.m
    if not view.lines:
        return
    yield from ("", f"## {m('label', 'matrix')}", "")
    heads = [m("label", "claim"), *(view.column_name(c) for c in view.columns), m("label", "standing")]
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for line in view.lines:
        yield (
            "| " + " | ".join([_gist(view, line), *(_cell(view, c) for c in line.cells), _standing(view, line)]) + " |"
        )


def _gist(view: View, line: Line) -> str:
    return f"{_quoted(view, line.gist.statement)} ({line.gist.page})" if line.gist.statement else ""


def _quoted(view: View, statement: Statement) -> str:
    """The words, after what a reader must see before them."""
    manner = view.m.joined([x for x in (view.manner(statement), view.by_person(statement.rule)) if x])
    return f"{f'[{manner}] ' if manner else ''}«{_flat(view.words(statement))}»"


def _cell(view: View, cell: Cell) -> str:
    if cell.quotes:
        return view.m.joined(cell.pages)
    return view.m("state", "absent") if cell.state == "absent" else ""


def _standing(view: View, line: Line) -> str:
    by = view.by_person(line.claim.rule)
    pages = view.m.count("pages", len(line.claim.articles))
    return f"{view.m('standing', line.claim.standing)} ({pages}){f' [{by}]' if by else ''}"


def _conflict(view: View, conflict: Conflict) -> Iterator[str]:
    m = view.m
    yield f"- **{m('conflict', conflict.type)}** ({m('severity', conflict.severity)}, {m('verdict', conflict.verdict)})"
    for value in conflict.values:
        shown = f"{words}: " if (words := view.value(conflict, value)) else ""
        for e in value.evidence[:3]:
            article = view.articles[e.article]
            yield f"  - {shown}«{_flat(article.text[e.span.start : e.span.end])}» ({view.page_name(article)})"


def _decision(line: DecisionLine) -> str:
    """A decision, the letters it hangs on, and what became of it."""
    letters = " ".join(f"«{_flat(x)}»" for x in line.letters)
    what = f"{line.kind}: {_flat(line.value)}" if line.value else line.kind
    return "- " + " · ".join(part for part in (what, letters, line.outcome, line.detail) if part)


def _flat(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
