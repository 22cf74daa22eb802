"""What a person means by what he types into a form: an address of this desk, an id, a name."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from tawatur.decisions import REF_KINDS
from tawatur.desk import Desk
from tawatur.errors import InputError
from tawatur.model import Span
from tawatur.web.site import Wrong

_PAGES = ("events", "articles", "claims")


def place_of(desk: Desk, typed: str, back: str) -> tuple[str, Span]:
    """(article, span) of an id or of the address of a page of this desk. Raises Wrong when there is none."""
    try:
        return desk.place(_id_in(typed.strip()))
    except InputError:
        raise Wrong("place", back, detail=typed.strip()) from None


def _id_in(typed: str) -> str:
    """The id in the address of an event, a claim, an article or one of its statements; else what was typed."""
    if not typed.startswith(("/", "http://", "https://")):
        return typed
    try:
        parts = urlsplit(typed)
    except ValueError:
        return typed
    path = [unquote(part) for part in parts.path.split("/") if part]
    if len(path) < 2 or path[0] not in _PAGES:
        return typed
    marked = parts.fragment.removeprefix("s-") if parts.fragment.startswith("s-") else ""
    return marked or parse_qs(parts.query).get("s", [path[1]])[0]


def ref_of(desk: Desk, typed: str, back: str) -> str:
    """The ref that was typed, or that of the only one here with that name. Raises Wrong when it is unclear."""
    if typed.partition(":")[0] in REF_KINDS:
        return typed
    found = {hit.ref for hit in desk.search(typed, "name", limit=50) if hit.ref and _plain(hit.text) == _plain(typed)}
    if len(found) != 1:
        raise Wrong("name" if not found else "names", back, detail=typed)
    return found.pop()


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
