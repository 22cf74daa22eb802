"""From the page's outlet to the origin: one hop for each carrier, each with the words that license it."""

from __future__ import annotations

from tawatur.annotate.speakers import Origin
from tawatur.annotate.text import Text
from tawatur.model import Article, Hop, HopHow, HopRelation, Span


def build_chain(
    text: Text, origin: Origin, evidence: Span | None, *, implied: bool, relation: HopRelation
) -> list[Hop]:
    """The hops of a reported statement; [] when its origin is not known or is the page's outlet."""
    article = text.article
    if origin.ref is None or origin.ref == article.outlet:
        return []
    hops: list[Hop] = []
    carrier = article.outlet
    for ref, found in _page_carriers(article, {origin.ref, *(r for r, _ in origin.through)}):
        kind: HopRelation = "reprints" if not hops and article.republished_from else "relays"
        hops.append(Hop(carrier=carrier, relation=kind, authority=ref, how="page", evidence=found))
        carrier = ref
    for ref, place in origin.through:
        if ref not in (carrier, origin.ref, article.outlet):
            span = text.span(*place)
            hops.append(Hop(carrier=carrier, relation="relays", authority=ref, how="explicit", evidence=span))
            carrier = ref
    how: HopHow = "implied" if implied else "explicit"
    hops.append(Hop(carrier=carrier, relation=relation, authority=origin.ref, how=how, evidence=evidence))
    return hops


def _is_of_page(article: Article, evidence: Span | None) -> bool:
    """Whether a credit is of the whole page: it stands outside the body, or in brackets; else it is of a sentence."""
    if evidence is None:
        return True
    if article.text[max(0, evidence.start - 2) : evidence.start].strip().endswith("("):
        return True
    block = next((b for b in article.blocks if b.span.start <= evidence.start < b.span.end), None)
    return block is None or block.role in ("credit", "dateline")


def _page_carriers(article: Article, named: set[str]) -> list[tuple[str, Span | None]]:
    """Whom the page as a whole says it has its text from: the first publisher, and the one agency credited."""
    found: list[tuple[str, Span | None]] = []
    if (reprint := article.republished_from) and reprint.ref != article.outlet and reprint.ref not in named:
        found.append((reprint.ref, reprint.evidence))
    agencies = [
        c for c in article.credits if c.kind == "text" and c.ref != article.outlet and _is_of_page(article, c.evidence)
    ]
    if len(agencies) == 1 and agencies[0].ref not in named and agencies[0].ref not in {f[0] for f in found}:
        found.append((agencies[0].ref, agencies[0].evidence))
    return found
