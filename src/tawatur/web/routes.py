"""Every address of the web desk, once."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from tawatur.render.html import FONTS
from tawatur.web import acting, articles, asking, entering, holding, looking, profiles
from tawatur.web.site import STATIC

ROUTES: list[BaseRoute] = [
    Route("/", looking.events, name="events"),
    Route("/events/{event}", looking.event, name="event"),
    Route("/claims/{claim}", looking.claim, name="claim"),
    Route("/articles/{article:path}/beside/{other}", articles.beside, name="beside"),
    Route("/articles/{article:path}", articles.article, name="article"),
    Route("/sources/{ref:path}", profiles.source, name="source"),
    Route("/outlets/{ref:path}", profiles.outlet, name="outlet"),
    Route("/search", asking.search, name="search"),
    Route("/trace", asking.trace, name="trace"),
    Route("/add", acting.add, methods=["GET", "POST"], name="add"),
    Route("/add/{job}", acting.added, name="added"),
    Route("/decisions", acting.decisions, name="decisions"),
    Route("/decide", acting.decide, methods=["POST"], name="decide"),
    Route("/undo", acting.undo, methods=["POST"], name="undo"),
    Route("/rejected", holding.rejected, name="rejected"),
    Route("/about", holding.about, name="about"),
    Route("/enter", entering.enter, methods=["GET", "POST"], name="enter"),
    Route("/language", asking.language, name="language"),
    Route("/static/style.css", asking.style, name="style"),
    Mount("/static/fonts", StaticFiles(directory=FONTS), name="fonts"),
    Mount("/static", StaticFiles(directory=STATIC), name="static"),
]
