"""Which pages are one page: canonical addresses, versions in the order they were retrieved, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import msgspec
from rapidfuzz.distance import Indel, Opcodes

from tawatur.model import Article, Span

_TRACKING = re.compile(
    r"^(?:utm_.*|fbclid|gclid|dclid|yclid|msclkid|mc_[ce]id|igshid|ref|ref_src|ref_url|source|cmpid|_ga|amp|"
    r"ocid|ito|share|s?campaign|output|outputtype)$",
    re.IGNORECASE,
)
_FRONT = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_AMP = re.compile(r"/amp/?$|(?<=\.)amp\.(?=html?$)|/amp(?=/)")
_WORD = re.compile(r"\S+")


def canonical_url(url: str) -> str:
    """The address of the page itself: without scheme, www., m., amp, tracking parameters, fragment, final slash.

    The host is lower case, the path's escapes are read, parameters are sorted; what is no URL comes back stripped.
    """
    text = url.strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
    except ValueError:
        return text
    host = "".join((parts.hostname or "").split()).strip(".")
    if not host:
        return text
    while (shorter := _FRONT.sub("", host)) != host and "." in shorter:
        host = shorter
    path = _AMP.sub("", quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._")).rstrip("/")
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING.match(k))
    port = f":{parts.port}" if _port(parts) not in (None, 80, 443) else ""
    return f"{host}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def _port(parts: object) -> int | None:
    try:
        return getattr(parts, "port", None)
    except ValueError:
        return None


class Change(NamedTuple):
    """Words that differ between two versions: replace, insert or delete, with the letters in each."""

    kind: str
    before: Span
    after: Span


def link_versions(articles: Iterable[Article]) -> list[Article]:
    """The articles with `version` and `previous` set: those of one page and different text, in order of retrieval.

    Articles that were not retrieved at a known time come first, by publication, then by id.
    """
    pages: dict[str, list[Article]] = {}
    for article in articles:
        pages.setdefault(article.page, []).append(article)
    linked: list[Article] = []
    for same in pages.values():
        previous = None
        for number, article in enumerate(sorted(same, key=_order), 1):
            linked.append(msgspec.structs.replace(article, version=number, previous=previous))
            previous = article.id
    return linked


def _order(article: Article) -> tuple[str, str, str]:
    return (article.retrieved or "", article.published.earliest if article.published else "", article.id)


def changes(before: str, after: str) -> list[Change]:
    """The words that differ between two texts, in order; spans are indices into each."""
    old, new = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    codes: Opcodes = Indel.opcodes([m[0] for m in old], [m[0] for m in new])
    return [
        Change(
            c.tag, _reach(old, c.src_start, c.src_end, len(before)), _reach(new, c.dest_start, c.dest_end, len(after))
        )
        for c in codes
        if c.tag != "equal"
    ]


def _reach(words: list[re.Match[str]], start: int, end: int, length: int) -> Span:
    if start < end:
        return Span(words[start].start(), words[end - 1].end())
    at = words[start].start() if start < len(words) else length
    return Span(at, at)
