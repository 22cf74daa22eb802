"""What a ref is called to a reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from tawatur.model import Article, Reading, Statement
from tawatur.render.messages import Messages

_DIGEST = re.compile("[0-9a-f]{16}")  # the ref of somebody whom no table lists


class Names:
    """The names of refs: in the tables, else on the pages, else the readable part of the ref itself."""

    def __init__(self, listed: Mapping[str, str], readings: Iterable[Reading], m: Messages) -> None:
        """`listed`: what the tables call refs; `readings`: the pages that may name the others; `m`: the labels."""
        seen: dict[str, Counter[str]] = {}
        for reading in readings:
            _count_names(reading, seen)
        self._listed = listed
        self._seen = {ref: " ".join(min(c, key=lambda n: (-c[n], len(n), n)).split()) for ref, c in seen.items()}
        self._m = m

    def __call__(self, ref: str | None) -> str:
        """The name of a ref; a label where there is none."""
        if not ref:
            return self._m("label", "unknown")
        if ref.startswith("anon:"):
            return self._m("label", "unnamed_source")
        return self._listed.get(ref) or self._seen.get(ref) or plain_name(ref, self._m)

    def chain(self, article: Article, statement: Statement) -> list[str]:
        """The names from the outlet of a page to who vouches for the words of a statement."""
        outlet = article.outlet
        first = self(outlet) if outlet else self._m("label", "unnamed_page")
        return [first, *(self(hop.authority) for hop in statement.chain if hop.authority != outlet)]


def head_of(group: list[str]) -> str:
    """The ref by which a group of origins that are one is called: a body or person before an agency."""
    return next((ref for ref in group if not ref.startswith("agency:")), group[0])


def plain_name(ref: str, m: Messages) -> str:
    """The readable part of a ref that neither table nor page names; a label where it has none."""
    plain = ref.partition(":")[2].replace("-", " ")
    return m("label", "unlisted") if _DIGEST.fullmatch(plain) else plain


def _count_names(reading: Reading, seen: dict[str, Counter[str]]) -> None:
    """Count what a page calls each ref: names before nouns, and the words of a source where nothing else names it."""
    text = reading.article.text
    for mention in reading.mentions:
        letters = text[mention.span.start : mention.span.end]
        shown = mention.name if mention.name and mention.listed else letters
        weight = 3 if mention.listed else 2 if mention.form == "name" else 0
        if mention.ref and not mention.stands_for:
            seen.setdefault(mention.ref, Counter())[shown] += weight
        if mention.stands_for and mention.kind not in ("place", "document"):
            seen.setdefault(mention.stands_for, Counter())[shown] += 0
    written = {mention.span for mention in reading.mentions if mention.kind == "document"}  # «the statement said»
    for statement in reading.statements:
        if statement.origin and statement.source:
            weight = -1 if statement.source in written else 0
            seen.setdefault(statement.origin, Counter())[text[slice(*statement.source)]] += weight
    article = reading.article
    if article.outlet and article.outlet_evidence:
        shown = text[article.outlet_evidence.start : article.outlet_evidence.end]
        if "/" not in shown:
            seen.setdefault(article.outlet, Counter())[shown] += 1
