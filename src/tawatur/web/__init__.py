"""The web desk: what a desk knows, to be looked at, checked and corrected in a browser. Works without a network."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from tawatur.desk import Desk
from tawatur.settings import WebSettings
from tawatur.web.guard import Guard
from tawatur.web.routes import ROUTES
from tawatur.web.site import Site, Wrong, show_error

__all__ = ["make_app"]

_ERRORS = (400, 403, 404, 405, 413, 500, Wrong)


def make_app(desk: Desk, *, token: str | None = None, settings: WebSettings | None = None) -> Starlette:
    """The web desk of a desk that is open, as an ASGI application.

    `token`: the SHA-256, in hex, of the word that who comes from another machine must give; null where nobody can.
    """
    settings = settings or WebSettings()
    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(Guard, settings=settings, token=token, tell=show_error),
            Middleware(GZipMiddleware, minimum_size=2048),
        ],
        exception_handlers=dict.fromkeys(_ERRORS, show_error),
        lifespan=_open,
    )
    app.state.site = Site(desk, settings)
    app.state.token = token
    return app


@asynccontextmanager
async def _open(app: Starlette) -> AsyncIterator[None]:
    site: Site = app.state.site
    current_default_thread_limiter().total_tokens = site.settings.threads
    site.work.warm()
    try:
        yield
    finally:
        site.work.close()
