"""Who comes from another machine: gives the token once, and leaves."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.web.acting import checked_form
from tawatur.web.guard import TOKEN_COOKIE, knows
from tawatur.web.site import Wrong, site_of


async def enter(request: Request) -> Response:
    """Ask for the token; who has it is let in, by a cookie that no script and no other site can read."""
    token: str | None = request.app.state.token
    if request.method != "POST" or token is None:
        return site_of(request).fill(request, "enter.html", needed=token is not None)
    async with checked_form(request) as form:
        given = str(form.get("token", "")).strip()
    if not knows(given, token):
        raise Wrong("token", "/enter", 403)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(TOKEN_COOKIE, given, httponly=True, samesite="strict", secure=secure)
    return answer
