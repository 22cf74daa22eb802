"""Pages about one source or one outlet: what it has said, whom it quotes, from whom it has its text."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawatur.web.site import site_of, skipped

_DENIALS = frozenset(("deny", "decline-comment"))


def source(request: Request) -> Response:
    """What a body, a person or an agency has said and denied, and where; and what others report of it."""
    site, ref, skip = site_of(request), request.path_params["ref"], skipped(request)
    rows, desk = site.settings.rows, site.desk
    with desk.reading():
        said = desk.profiles.said(ref, limit=rows + 1, skip=skip)
        reported = desk.profiles.said(ref, inside=True, limit=rows) if not skip else []
        names = desk.names({ref, *(row.outlet for row in (*said, *reported) if row.outlet)})
    return site.fill(
        request, "source.html", ref=ref, said=said[:rows], reported=reported, names=names,
        denied=[row for row in said[:rows] if row.certainty == "denied" or row.act in _DENIALS],
        following=skip + rows if len(said) > rows else None,
    )  # fmt: skip


def outlet(request: Request) -> Response:
    """How an outlet works: its articles, whom it quotes, whose text it has with and without credit, what is its own."""
    site, ref = site_of(request), request.path_params["ref"]
    with site.desk.reading():
        profile = site.desk.profiles.outlet(ref)
        after = request.query_params.get("after") or None
        rows = site.desk.outlet(ref, limit=site.settings.rows + 1, after=after)
        met = {ref, *(told.ref for told in profile.quoted), *(s.outlet for s in profile.shared if s.outlet)}
        names = site.desk.names(met)
    shown = rows[: site.settings.rows]
    more = shown[-1].id if len(rows) > len(shown) else None
    return site.fill(request, "outlet.html", ref=ref, p=profile, rows=shown, names=names, more=more)
