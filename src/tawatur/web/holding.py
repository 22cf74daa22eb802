"""Pages about the desk itself: how it works and what it holds; what was not used, and why."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawatur.web.site import address, site_of, skipped


def about(request: Request) -> Response:
    """How what is shown is made, by which version and tables, and how much is here."""
    site = site_of(request)
    return site.fill(request, "about.html", counts=site.counts(), made=site.desk.made_with())


def rejected(request: Request) -> Response:
    """What was not used, and why."""
    site, skip = site_of(request), skipped(request)
    found = site.desk.profiles.refused(site.settings.rows + 1, skip)
    shown = found[: site.settings.rows]
    more = address("rejected", skip=skip + len(shown)) if len(found) > len(shown) else None
    return site.fill(request, "rejected.html", rows=shown, more=more)
