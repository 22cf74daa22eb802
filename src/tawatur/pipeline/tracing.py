"""A sentence that somebody passes on, traced: read like a page of its own, and looked for among claims."""

from __future__ import annotations

from collections.abc import Container, Iterable

import msgspec

from tawatur import codec
from tawatur.corroborate import Counted, Tracer
from tawatur.errors import InputError
from tawatur.model import Article, Block, Claim, Reading, Rejected, Role, Span
from tawatur.pipeline.stages import Setup, name_refs, rooms
from tawatur.traced import Searched, Traced

_RULE = "trace:line"


def open_tracer(
    setup: Setup,
    readings: Iterable[Reading],
    claims: Iterable[Claim],
    statements: Container[str] | None = None,
    counted: Counted | None = None,
) -> Tracer:
    """What traces sentences among claims.

    `readings`: of the pages that the claims stand on, or of more; `statements`: the ids of those among which is looked,
    all where none are given. A library that finds candidates by its own index gives these, with the members of their
    claims, and what `count_words` has counted among all its statements.
    """
    return rooms(setup).corroborator.tracer(readings, claims, statements, counted)


def count_words(setup: Setup, readings: Iterable[Reading], statements: Container[str]) -> Counted:
    """How many statements there are among some, by id, and how many of them hold which words."""
    return rooms(setup).corroborator.count(readings, statements)


def trace(setup: Setup, text: str, tracer: Tracer, searched: Searched) -> Traced:
    """Who said what a text says, as far as a tracer finds it. Raises InputError when the text says nothing."""
    return trace_read(setup, read_asked(setup, text), tracer, searched)


def trace_read(setup: Setup, reading: Reading, tracer: Tracer, searched: Searched) -> Traced:
    """The same of a text that `read_asked` has read."""
    asked = rooms(setup).corroborator.sketch([reading])
    if not any(sketch.terms for sketch in asked):
        raise InputError("there is nothing in the sentence that could be looked for")
    traced = tracer.trace(reading, asked, searched)
    refs = {ref for match in traced.matches for group in match.origins for ref in group}
    carried = [c for match in traced.matches for c in (*match.carried, *match.denied_by)]
    refs |= {ref for c in carried for ref in (c.origin, c.outlet, *(hop.authority for hop in c.chain)) if ref}
    return msgspec.structs.replace(traced, names=name_refs(setup, refs))


def searched_in(readings: Iterable[Reading]) -> Searched:
    """The pages among which a sentence is looked for, counted."""
    articles = [reading.article for reading in readings]
    days = [a.published for a in articles if a.published]
    return Searched(
        articles=len(articles),
        outlets=len({a.outlet for a in articles if a.outlet}),
        earliest=min((p.earliest for p in days), default=None),
        latest=max((p.latest for p in days), default=None),
    )


def read_asked(setup: Setup, text: str) -> Reading:
    """A text that somebody pasted, read: each line as a headline, or as body where it is too long for one."""
    whole = text.strip()
    headline_words = setup.settings.ingest.headline_words
    blocks, at = list[Block](), 0
    for line in whole.split("\n"):
        role: Role = "headline" if len(line.split()) <= headline_words else "body"
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block(span=Span(start, start + len(line.strip())), role=role, rule=_RULE))
        at += len(line) + 1
    identity = codec.article_id(None, None, whole)
    article = Article(id=identity, input="", raw="", page=identity, text=whole, language="ar", blocks=blocks)
    reading = rooms(setup).annotator.annotate(article)
    if isinstance(reading, Rejected):
        raise InputError(reading.detail)
    return reading
