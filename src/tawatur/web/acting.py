"""Pages to act: add pages, decide, undo. Every form carries the word that only our own pages know."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast, get_args
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tawatur.errors import InputError, TawaturError
from tawatur.ingest import InputOptions, pages_of
from tawatur.model import Decision, DecisionKind
from tawatur.web.guard import TOO_LONG, form_word
from tawatur.web.places import place_of, ref_of
from tawatur.web.site import Site, Wrong, address, local, site_of

_NOBODY = frozenset(("source", "ref", "outlet", "published"))  # kinds whose value may be null: an empty field
_REFS = frozenset(("source", "ref"))  # kinds whose value is a ref, or a name that stands for one


@asynccontextmanager
async def checked_form(request: Request) -> AsyncIterator[FormData]:
    """The fields of a form that one of our pages sent; its files are there until the end.

    Raises HTTPException 403 for any other, 413 for one that is too long.
    """
    settings = site_of(request).settings
    try:
        async with request.form(max_files=settings.max_files, max_part_size=settings.max_upload) as form:
            if not hmac.compare_digest(str(form.get("form", "")).encode(), form_word(request.scope).encode()):
                raise HTTPException(403)
            yield form
    except (MultiPartException, HTTPException) as error:
        if request.scope.get(TOO_LONG):
            raise HTTPException(413) from error
        raise


# --- add -----------------------------------------------------------------------------------------------------------


async def add(request: Request) -> Response:
    """Paste a text or choose files, with what is known of them; what is sent is read in the background."""
    site = site_of(request)
    if request.method != "POST":
        return await run_in_threadpool(site.fill, request, "add.html", outlets=site.choices()[0])
    async with checked_form(request) as form:
        files = [(f.filename or "", await f.read()) for f in form.getlist("files") if isinstance(f, UploadFile)]
        if text := _words(form, "text"):
            files.append((_pasted(text), text.encode("utf-8", "replace")))
        found = await run_in_threadpool(_pages, [(name, data) for name, data in files if name], form)
    if not found:
        raise Wrong("empty", "/add")
    job = site.work.start(found)
    return RedirectResponse(address("add", job.id), 303)


def _pasted(text: str) -> str:
    """What a pasted text is called: by its letters, so that two are not one."""
    return f"pasted-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}.txt"


def _pages(files: list[tuple[str, bytes]], form: FormData) -> list[Any]:
    try:
        outlet, published, url = (_words(form, name) for name in ("outlet", "published", "url"))
        options = InputOptions(outlet=outlet, published=published, url=url)
        return [page for name, data in files for page in pages_of(name, data, options=options)]
    except InputError as error:
        raise Wrong("known", "/add", detail=str(error)) from error


def added(request: Request) -> Response:
    """How far the reading of what was added is, and what came of it."""
    site = site_of(request)
    job = site.work.job(request.path_params["job"])
    if job is None:
        raise Wrong("job", "/add", 404)
    part = request.headers.get("hx-request") == "true"
    heads = site.desk.profiles.heads(job.outcome.new[: site.settings.rows]) if job.outcome else {}
    return site.fill(request, "progress.html" if part else "added.html", job=job, heads=heads)


# --- decide --------------------------------------------------------------------------------------------------------


def decisions(request: Request) -> Response:
    """What people have decided, the last first, each with what became of it."""
    site = site_of(request)
    with site.desk.reading():
        made = site.desk.decisions()[::-1]
        heads = site.desk.profiles.heads({a.article for d in made for a in d.on})
        names = site.desk.names(str(d.value) for d in made)
    return site.fill(request, "decisions.html", made=made, heads=heads, names=names)


async def decide(request: Request) -> Response:
    """Keep a decision and carry it out; then back to the page it was made on, which says what became of it."""
    async with checked_form(request) as form:
        decision = await run_in_threadpool(_decide, site_of(request), form)
        back = urlsplit(local(_words(form, "back")))
    query = "&".join(part for part in (back.query, f"decided={decision.id}") if part)
    return RedirectResponse(back._replace(query=query).geturl(), 303)


def _decide(site: Site, form: FormData) -> Decision:
    kind, back = str(form.get("kind")), local(_words(form, "back"))
    if kind not in get_args(DecisionKind):
        raise Wrong("kind", back)
    typed = [str(name) for name in form.getlist("on") if str(name).strip()]
    places = [place_of(site.desk, name, back) for name in typed]
    if kind == "merge" and len(set(places)) < 2:
        raise Wrong("alone", back)
    value: Any = _words(form, "value")
    if value is None and kind not in _NOBODY:
        raise Wrong("nothing", back)
    if value is not None and kind in _REFS:
        value = ref_of(site.desk, value, back)
    try:
        return site.desk.decide(cast(DecisionKind, kind), places, value)
    except InputError as error:
        raise Wrong("value", back, detail=str(error)) from error
    except TawaturError as error:
        raise Wrong("desk", back, 503, detail=str(error)) from error


async def undo(request: Request) -> Response:
    """Let a decision stand no more."""
    async with checked_form(request) as form:
        back, decision = local(_words(form, "back")), _words(form, "decision")
    try:
        await run_in_threadpool(site_of(request).desk.undo, decision)
    except InputError as error:
        raise Wrong("undone", back) from error
    return RedirectResponse(back, 303)


def _words(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None
