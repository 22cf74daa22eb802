"""Pages to look at what stands: the events, one event, one claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.desk import EventRow, Filter
from tawatur.errors import InputError
from tawatur.model import Claim, Dossier
from tawatur.render.chains import draw_chains
from tawatur.render.reasons import Reasons
from tawatur.render.view import Line, View
from tawatur.web.aligned import lay_beside, support_of
from tawatur.web.pictures import draw_growth, draw_timeline, draw_voices
from tawatur.web.site import Site, Wrong, address, language_of, site_of, skipped

A = TypeVar("A")
_STANDINGS = ("corroborated", "single-sourced", "anonymous", "unattributed")
# What a tab of the list shows: lines of the log of events; those that are not here are the list as it stands.
_MOVES = {"new": ("new", "split"), "growing": ("changed", "renamed", "merged")}
TABS = ("all", "new", "growing", "contested")
_CHANGES = 50  # lines of the log of an event that are shown, the last ones
_NEIGHBOURS = 20  # events beside an event that are shown


def events(request: Request) -> Response:
    """What is there, new, growing or contested: the events, the last reported first, by what is asked."""
    site, asked = site_of(request), dict(request.query_params)
    tab = asked["tab"] if asked.get("tab") in TABS else "all"
    with site.desk.reading():
        found, more = _moving(request, tab) if tab in _MOVES else _standing(request, tab)
        outlets, kinds = site.choices()
        names = site.desk.names({*outlets, asked.get("source", "")})
    return site.fill(
        request, "events.html", rows=[(row, draw_voices(row), come) for row, come in found], more=more, tab=tab,
        tabs=TABS, counts=site.counts(), standings=_STANDINGS, outlets=outlets, kinds=kinds, names=names,
    )  # fmt: skip


def _standing(request: Request, tab: str) -> tuple[list[tuple[EventRow, int]], str | None]:
    """(events as they stand, each without a count of new pages; the address of the next ones)."""
    site, asked = site_of(request), dict(request.query_params)
    names = ("since", "until", "outlet", "kind", "source", "after")
    wanted: dict[str, Any] = {name: asked.get(name) or None for name in names}
    wanted["standing"] = asked["standing"] if asked.get("standing") in _STANDINGS else None
    wanted["contested"] = True if tab == "contested" else None
    wanted["led"] = None if asked.get("told") else True
    rows = site.desk.events(**wanted, limit=site.settings.rows + 1)
    shown = rows[: site.settings.rows]
    more = address(**{**asked, "after": shown[-1].id}) if len(rows) > len(shown) else None
    return [(row, 0) for row in shown], more


def _moving(request: Request, tab: str) -> tuple[list[tuple[EventRow, int]], str | None]:
    """(events that have lately come or grown, with how many pages came; the address of the next ones)."""
    site, asked, skip = site_of(request), dict(request.query_params), skipped(request)
    wanted = Filter(outlet=asked.get("outlet") or None, kind=asked.get("kind") or None,
                    led=None if asked.get("told") else True, limit=site.settings.rows + 1)  # fmt: skip
    moves = site.desk.profiles.moves(_MOVES[tab], wanted, skip)
    shown = moves[: site.settings.rows]
    more = address(**{**asked, "skip": skip + len(shown)}) if len(moves) > len(shown) else None
    return [(row, move.pages) for move in shown for row in site.rows([move.event])], more


# --- one event -----------------------------------------------------------------------------------------------------


def event(request: Request) -> Response:
    """What stands of one event; a former id leads to the one it has now."""
    site, named = site_of(request), request.path_params["event"]
    dossier = _there(lambda: site.desk.event(named), "event")
    if dossier.event.id != named:
        return RedirectResponse(address("events", dossier.event.id, **request.query_params), 308)
    view = View(dossier, language_of(request).lang)
    return site.fill(
        request, "event.html", v=view, d=dossier, graph=draw_chains(view), drawn=draw_timeline(view),
        growth=draw_growth(view), changes=site.desk.diff(0, dossier.event.id)[-_CHANGES:],
        unsure=_unsure(site, view), thread=_thread(site, dossier), notes=site.notes(dossier.event.articles),
    )  # fmt: skip


def _unsure(site: Site, view: View) -> list[tuple[EventRow, str]]:
    """The events that may be the same one, and why."""
    mine, reasons = view.dossier.event.id, Reasons(view.name, view.m)
    found = [(u.b if u.a == mine else u.a, u.why) for u in site.desk.unsure(mine)[:_NEIGHBOURS]]
    rows = {row.id: row for row in site.rows({other for other, _ in found})}
    return [(rows[other], " · ".join(reasons(why))) for other, why in found if other in rows]


def _thread(site: Site, dossier: Dossier) -> list[tuple[bool, str, EventRow]]:
    """(whether this event comes first, how they hang together, the other event) for every neighbour that was led."""
    mine = dossier.event.id
    found = [
        (e.from_ == mine, e.relation, e.to if e.from_ == mine else e.from_) for e in site.desk.profiles.edges(mine)
    ]
    rows = {row.id: row for row in site.rows({other for _, _, other in found[:_NEIGHBOURS]})}
    return [(first, how, rows[other]) for first, how, other in found if other in rows and rows[other].text]


# --- one claim -----------------------------------------------------------------------------------------------------


def claim(request: Request) -> Response:
    """One claim: its statements in the outlets' own words, aligned, with their chains; on whom it rests and why.

    A claim that has grown has another id: where `has` names a statement, what it makes now is shown.
    """
    site, named, has = site_of(request), request.path_params["claim"], request.query_params.get("has", "")
    try:
        found, dossier = site.desk.claim(named)
    except InputError:
        now = site.desk.profiles.claim_of(has)
        if now is None or now == named:
            raise Wrong("claim", "/", 404) from None
        return RedirectResponse(address("claims", now, **request.query_params), 303)
    view = View(dossier, language_of(request).lang)
    line = _line_of(view, found)
    return site.fill(
        request, "claim.html", v=view, d=dossier, c=found, line=line, beside=lay_beside(view, line),
        support=support_of(view, found), notes=site.notes(found.articles),
        back=address("claims", found.id, has=found.gist),
    )  # fmt: skip


def _line_of(view: View, claim: Claim) -> Line:
    return next(line for line in (*view.lines, *view.narrated_lines) if line.claim.id == claim.id)


def _there(find: Callable[[], A], what: str) -> A:
    """What is found; a page that says that there is no such thing otherwise."""
    try:
        return find()
    except InputError as error:
        raise Wrong(what, "/", 404) from error
