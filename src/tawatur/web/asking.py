"""Pages to ask: search, who said a sentence; and what every page needs: the style, the language of the labels."""

from __future__ import annotations

from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.errors import InputError
from tawatur.render.names import Names, head_of
from tawatur.store import Kind
from tawatur.web.site import LANGUAGE_COOKIE, LANGUAGES, language_of, local, site_of, style_sheet

_YEAR = 31_536_000  # seconds for which the language is remembered


def search(request: Request) -> Response:
    """Articles, statements, claims and names by their words."""
    site, asked = site_of(request), request.query_params
    kind: Kind = next((k for k in get_args(Kind) if k == asked.get("kind")), "article")
    wanted = {name: asked.get(name) or None for name in ("since", "until", "outlet", "source", "event")}
    text = asked.get("q", "").strip()[: site.settings.max_sentence]
    with site.desk.reading():
        hits = site.desk.search(text, kind, **wanted, limit=site.settings.rows) if text else []
        heads = site.desk.profiles.heads(h.article for h in hits if h.article)
        outlets = site.choices()[0]
        names = site.desk.names({*outlets, *(head.outlet for head in heads.values() if head.outlet)})
    return site.fill(
        request, "search.html", q=text, kind=kind, kinds=get_args(Kind), hits=hits, heads=heads, names=names,
        outlets=outlets,
    )  # fmt: skip


def trace(request: Request) -> Response:
    """Who said a sentence that somebody passes on: the claims it touches, and by which chains they reach us."""
    site, m = site_of(request), language_of(request)
    text = request.query_params.get("q", "").strip()[: site.settings.max_sentence]
    values: dict[str, Any] = {"q": text, "traced": None, "empty": False}
    if text:
        try:
            traced, readings = site.desk.trace(text)
            by_id = {r.article.id: r.article for r in readings}
            values |= {"traced": traced, "articles": by_id, "name": Names(traced.names, readings, m), "first": head_of}
        except InputError:
            values["empty"] = True
    return site.fill(request, "trace.html", **values)


def language(request: Request) -> Response:
    """Choose the language of the labels, and go back."""
    chosen = request.query_params.get("to")
    answer = RedirectResponse(local(request.query_params.get("back")), 303)
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_YEAR, samesite="lax", httponly=True)
    return answer


def style(request: Request) -> Response:
    """The style sheet."""
    return Response(style_sheet(), media_type="text/css", headers={"cache-control": "max-age=3600"})
