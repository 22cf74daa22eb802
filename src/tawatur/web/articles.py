"""Pages about one article: as it was read; beside another with which it shares text, or another version of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from tawatur.desk import ArticleRow, Desk
from tawatur.errors import InputError
from tawatur.model import Mention, Reading, Reuse, Span
from tawatur.render.page import PageView
from tawatur.render.pairs import runs_of
from tawatur.web.aligned import light_up, version_bits
from tawatur.web.site import Wrong, language_of, site_of


class Twin(NamedTuple):
    """A passage that stands on another page too: the page, and the number of the passage among those of the two."""

    article: str
    number: int


def article(request: Request) -> Response:
    """One page as it was read: roles, statements, chains; its versions, its twins, and how it came in.

    The letters of the statement that `s` names are lit.
    """
    site, named = site_of(request), request.path_params["article"]
    desk = site.desk
    with desk.reading():
        reading = _reading(desk, named)
        view = _view(desk, reading, language_of(request).lang)
        mine, versions = reading.article.id, desk.versions(reading.article.id)
        same = {row.id for row in versions}
        twins = [t for t in desk.profiles.twins(mine) if not {t.copy, t.original} <= same]
        about: dict[str, Any] = {
            "versions": versions,
            "receipts": desk.receipts(mine),
            "twins": twins,
            "heads": desk.profiles.heads({x for t in twins for x in (t.copy, t.original) if x}),
            "events": site.rows(next(row.events for row in versions if row.id == mine), led=True),
            "notes": site.notes([mine]),
        }
        names = desk.names({head.outlet for head in about["heads"].values() if head.outlet})
    lit = light_up(view, request.query_params.get("s", ""), site.settings.max_paragraph)
    rows = zip(view.rows, lit, _twins(view, twins), strict=True)
    return site.fill(
        request, "article.html", v=view, a=reading.article, number=_number(versions, mine), rows=list(rows),
        names=names, refs=_refs(view, reading), mentions=_mentions(reading),
        findings=[*reading.article.findings, *reading.findings], outlets=site.choices()[0], **about,
    )  # fmt: skip


def beside(request: Request) -> Response:
    """Two pages side by side: what they share is marked; of two versions of one page, what was changed."""
    site = site_of(request)
    desk, lang = site.desk, language_of(request).lang
    with desk.reading():
        one, other = (_reading(desk, request.path_params[name]) for name in ("article", "other"))
        views = [_view(desk, reading, lang) for reading in (one, other)]
        reuse = next((t for t in desk.profiles.twins(one.article.id) if other.article.id in (t.copy, t.original)), None)
        numbers = [_number(desk.versions(one.article.id), reading.article.id) for reading in (one, other)]
    versions = one.article.page == other.article.page and one.article.id != other.article.id
    if reuse and not versions:
        views.sort(key=lambda v: v.article.id != reuse.copy)
        both = views[0].article, views[1].article
        sides: list[Any] = [list(runs_of(both, reuse, side)) for side in (0, 1)]
    else:
        sides = list(version_bits(one.article, other.article) if versions else ((), ()))
    return site.fill(
        request, "beside.html", views=views, sides=sides, reuse=None if versions else reuse, versions=versions,
        numbers=numbers,
    )  # fmt: skip


def _reading(desk: Desk, named: str) -> Reading:
    try:
        return desk.article(named)
    except InputError as error:
        raise Wrong("article", "/", 404) from error


def _view(desk: Desk, reading: Reading, lang: str) -> PageView:
    """A page with the names that the tables have for who speaks on it."""
    article = reading.article
    refs = {ref for s in reading.statements for ref in (s.origin, *(h.authority for h in s.chain)) if ref}
    refs |= {s.speaker.ref for s in reading.statements if s.speaker}
    refs |= {m.ref for m in reading.mentions if m.ref} | {c.ref for c in article.credits}
    refs |= {article.outlet or "", article.republished_from.ref if article.republished_from else ""}
    return PageView(reading, desk.names(refs), lang)


def _number(versions: list[ArticleRow], article: str) -> int:
    """Which version of its page an article is; 0 when it is none of these."""
    return next((row.version for row in versions if row.id == article), 0)


def _refs(view: PageView, reading: Reading) -> list[tuple[str, str]]:
    """(ref, name) of everybody whom a page names or quotes, by name: those who can have said something on it."""
    refs = {m.ref for m in reading.mentions if m.ref and m.kind not in ("place", "event", "document")}
    refs |= {s.origin for s in reading.statements if s.origin}
    return sorted(((ref, view.name(ref)) for ref in refs if not ref.startswith("anon:")), key=lambda pair: pair[::-1])


def _mentions(reading: Reading) -> list[tuple[Mention, str]]:
    """Each name of a page once, where it stands first, with its letters."""
    found: dict[tuple[str, str | None], tuple[Mention, str]] = {}
    for mention in sorted(reading.mentions, key=lambda m: m.span):
        letters = " ".join(reading.article.text[slice(*mention.span)].split())
        if mention.form in ("name", "title") and mention.kind != "place":
            found.setdefault((letters, mention.ref), (mention, letters))
    return list(found.values())


def _twins(view: PageView, reuses: list[Reuse]) -> list[list[Twin]]:
    """For each block of a page the passages in it that stand on other pages too."""
    mine = view.article.id
    passages: list[tuple[Span, Twin]] = []
    for reuse in reuses:
        side = 0 if reuse.copy == mine else 1
        if other := (reuse.original, reuse.copy)[side]:
            passages += [(both[side], Twin(other, n)) for n, both in enumerate(reuse.passages, 1)]
    return [
        list(
            {
                twin.article: twin for span, twin in passages if span.start < b.span.end and b.span.start < span.end
            }.values()
        )
        for b, _, _ in view.rows
    ]
