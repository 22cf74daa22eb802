"""What all pages share: the desk behind them, the templates, the language of the labels, and how errors look."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from tawatur.desk import Counts, Desk, EventRow
from tawatur.model import Decision, When
from tawatur.render.decisions import mark
from tawatur.render.html import environment as documents
from tawatur.render.html import font_faces
from tawatur.render.messages import Messages, messages
from tawatur.render.names import plain_name
from tawatur.settings import WebSettings
from tawatur.web.guard import form_word
from tawatur.web.work import Work

TEMPLATES = Path(__file__).resolve().parent / "templates"
STATIC = Path(__file__).resolve().parent / "static"
LANGUAGE_COOKIE = "tawatur_lang"
LANGUAGES = ("ar", "en")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?]|$)")  # how an address begins that is kept without a scheme
_UNKNOWN = "9999"  # where an unknown day stands in the order of lists
_KEPT = 200  # a count is remembered so many times as long as it took: it never takes more than half a hundredth


class Wrong(HTTPException):
    """What somebody asked for cannot be done: a label of the web desk says why, and `back` is where to try again."""

    def __init__(self, key: str, back: str = "", status: int = 400, **given: object) -> None:
        super().__init__(status, str(given.get("detail", "")))
        self.key = key
        self.back = back
        self.given = given


@lru_cache
def environment() -> Environment:
    """Our templates over those of documents; what is filled in is escaped."""
    shared = documents()
    loader = ChoiceLoader([FileSystemLoader(TEMPLATES), shared.loader])  # type: ignore[list-item]
    mine = shared.overlay(loader=loader, auto_reload=False)  # a running desk keeps the pages it began with
    mine.globals = mine.globals | {"address": address, "safe_link": safe_link, "plain_name": plain_name, "days": days}
    mine.filters = mine.filters | {"zip": zip, "short": short}
    return mine


def address(*parts: str, **asked: Any) -> str:
    """The path of a page: its parts, each escaped, and what is asked of it; what is null or empty is left out."""
    given = {name: value for name, value in asked.items() if value not in (None, "", False)}
    return "/" + "/".join(quote(part, safe=":") for part in parts) + (f"?{urlencode(given)}" if given else "")


def days(m: Messages, first: str | None, last: str | None) -> str:
    """When something was published, as the rows of a list have it: no more exact than it is known."""
    if not first or first >= _UNKNOWN:
        return m("label", "undated")
    return m.when(When(earliest=first, latest=last or first))


def short(text: str, letters: int = 400) -> str:
    """A text, cut where it is much longer than any headline or sentence."""
    return text if len(text) <= letters else text[:letters].rstrip() + "…"


def safe_link(url: str | None) -> str | None:
    """A link that may be followed: of the web and of no other scheme; an address without one is taken for `https`."""
    if not url or not url.isprintable():
        return None
    return url if url.lower().startswith(("http://", "https://")) else f"https://{url}" if _HOST.match(url) else None


def local(path: str | None) -> str:
    """A path of this desk to go back to; the first page where something else is given."""
    inside = path and path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if path and inside else "/"


@lru_cache
def style_sheet() -> str:
    """The style of documents and of the desk, with the fonts that this desk serves."""
    shared = (environment().get_template(name).render() for name in ("dossier.css", "page.css"))
    return "\n".join((font_faces(served="/static/fonts"), *shared, (STATIC / "desk.css").read_text("utf-8")))


class Site:
    """A desk with what its pages need."""

    def __init__(self, desk: Desk, settings: WebSettings) -> None:
        self.desk = desk
        self.settings = settings
        self.work = Work(desk)
        self._held: tuple[Counts, list[str], list[str]] | None = None
        self._until = 0.0

    def fill(self, request: Request, template: str, code: int = 200, **values: Any) -> Response:
        """A page. It is given the labels `m`, the word `form` that its forms carry, and the path `here`."""
        m = language_of(request)
        shown = (
            environment()
            .get_template(template)
            .render(
                m=m,
                w=lambda key, **given: worded(m, key, **given),
                by_person=lambda rule: mark(rule or "", m),
                here=request.url.path,
                again=_again(request),
                asked=defaultdict(str, request.query_params),
                form=form_word(request.scope),
                decided=self._decided(request.query_params.get("decided")),
                **values,
            )
        )
        return HTMLResponse(shown, code)

    def notes(self, articles: Iterable[str]) -> list[Decision]:
        """What people have noted on some articles."""
        here = set(articles)
        return [d for d in self.desk.decisions() if d.kind == "note" and here & {a.article for a in d.on}]

    def rows(self, events: Iterable[str], **wanted: Any) -> list[EventRow]:
        """The rows of events, in their order; one that is no more, or is not as wanted, has none."""
        return [row for event in events for row in self.desk.events(event=event, limit=1, **wanted)]

    def _decided(self, named: str | None) -> Decision | None:
        """The decision that has just been made on a page."""
        return next((d for d in self.desk.decisions() if d.id == named), None) if named else None

    # --- what takes long to count --------------------------------------------------------------------------------

    def counts(self) -> Counts:
        """How much is here, as it was a moment ago."""
        return self._holdings()[0]

    def choices(self) -> tuple[list[str], list[str]]:
        """(outlets by ref, kinds of events) by which events can be filtered, as they were a moment ago."""
        return self._holdings()[1:]

    def _holdings(self) -> tuple[Counts, list[str], list[str]]:
        begun = time.monotonic()
        held = self._held
        if held is None or begun >= self._until:
            profiles, most = self.desk.profiles, self.settings.choices
            held = self._held = self.desk.counts(), profiles.outlets(most), profiles.kinds(most)
            now = time.monotonic()
            self._until = now + _KEPT * (now - begun)
        return held


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    site: Site = request.app.state.site
    return site


def language_of(request: Request) -> Messages:
    """The labels that who asks has chosen: by the address, else by the cookie, else Arabic."""
    for chosen in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if chosen in LANGUAGES:
            return messages(chosen)
    return messages(LANGUAGES[0])


def worded(m: Messages, key: str, **given: object) -> str:
    """A label of the web desk, filled."""
    return m("web", key).format(**given) if given else m("web", key)


def skipped(request: Request) -> int:
    """How many rows of a list were shown on the pages before."""
    asked = request.query_params.get("skip", "0")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0


def show_error(request: Request, error: Exception) -> Response:
    """What is shown when there is no such page, or something went wrong: never a traceback."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    m, key, given, back = language_of(request), f"error_{status}", dict[str, object](), ""
    detail = ""
    if isinstance(error, Wrong):
        key, given, back, detail = f"wrong_{error.key}", error.given, error.back, error.detail
    known = key in m.table["web"]
    return site_of(request).fill(
        request, "error.html", status, title=worded(m, key if known else "error", **given), detail=detail, back=back
    )


def _again(request: Request) -> str:
    """The address of a page itself, in whatever language and without what was just done; a form has none."""
    if request.method not in ("GET", "HEAD"):
        return "/"
    parts = [part for part in request.url.path.split("/") if part]
    return address(*parts, **{**request.query_params, "lang": None, "decided": None})
