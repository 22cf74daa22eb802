"""What a person corrects of a page that was read: its outlet, its publication time, the roles of its letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tawatur.decisions import Correction, overlap
from tawatur.ingest.names import NameFinder
from tawatur.ingest.published import published_as_given
from tawatur.model import Article, Block, From, Span


def correct(article: Article, corrections: Iterable[Correction], names: NameFinder) -> Article:
    """The article as a person corrects it. Its text and its id are what they were."""
    for correction in sorted(corrections, key=lambda c: c.decision):
        if correction.kind == "outlet":
            article = _of_outlet(article, correction.value, names)
        elif correction.kind == "published":
            published = published_as_given(correction.value, correction.rule) if correction.value else None
            article = msgspec.structs.replace(article, published=published)
        elif correction.kind == "role":
            for span in correction.spans:
                article = _in_role(article, span, correction)
    return article


def _of_outlet(article: Article, value: str | None, names: NameFinder) -> Article:
    """An outlet is never the one that its own page has its text from."""
    ref = names.resolve(value) if value else None
    original = article.republished_from
    return msgspec.structs.replace(
        article,
        outlet=ref,
        outlet_evidence=None,
        outlet_from=From(where="given", value=value) if value else None,
        republished_from=None if original and original.ref == ref else original,
    )


def _in_role(article: Article, span: Span, correction: Correction) -> Article:
    """The blocks at a span, cut at its edges where they are longer, in another role; the headline goes with it."""
    blocks = [part for block in article.blocks for part in _parts(article.text, block, span, correction)]
    changed = [b.span for b in blocks if b.rule == correction.rule and overlap(b.span, span)]
    headline = article.headline
    if correction.value == "headline" and changed:
        headline = Span(changed[0].start, changed[-1].end)
    elif headline and overlap(headline, span):
        headline = None
    return msgspec.structs.replace(article, blocks=blocks, headline=headline)


def _parts(text: str, block: Block, span: Span, correction: Correction) -> Iterator[Block]:
    if not overlap(block.span, span):
        yield block
        return
    start, end = max(block.span.start, span.start), min(block.span.end, span.end)
    for part in (Span(block.span.start, start), Span(start, end), Span(end, block.span.end)):
        if kept := _without_blanks(text, part):
            inside = part == Span(start, end)
            yield msgspec.structs.replace(
                block,
                span=kept,
                role=correction.value if inside else block.role,
                rule=correction.rule if inside else block.rule,
                echo_of=None if inside else block.echo_of,
            )


def _without_blanks(text: str, span: Span) -> Span | None:
    held = text[span.start : span.end]
    start = span.start + len(held) - len(held.lstrip())
    return Span(start, start + len(held.strip())) if held.strip() else None
