"""What a person points at, as letters of articles: an article, a part of it, a statement, a claim or an event."""

from __future__ import annotations

import re

from tawatur.errors import InputError
from tawatur.model import Span
from tawatur.store import Store

_PART = re.compile(r"(?P<article>.+)@(?P<start>\d+)-(?P<end>\d+)")


def find_place(name: str, store: Store) -> tuple[str, Span]:
    """(article, span) of `ARTICLE@START-END`, of an article (its headline), a statement, a claim or an event.

    Claims and events are where their gist stands. Raises InputError when there is none.
    """
    if part := _PART.fullmatch(name):
        article, span = store.pages.named(part["article"]), Span(int(part["start"]), int(part["end"]))
        reading = store.pages.reading(article) if article else None
        if article is None or reading is None:
            raise InputError(f"{part['article']}: no such article")
        if not span.start < span.end <= len(reading.article.text):
            raise InputError(f"{name}: no letters of the article stand there")
        return article, span
    if (article := store.pages.named(name)) and (reading := store.pages.reading(article)):
        return article, reading.article.headline or Span(0, len(reading.article.text))
    statement: str | None = name
    if claims := store.events.claims(name):
        statement = claims[0].gist
    elif event := store.events.event(store.events.resolve(name) or ""):
        statement = event.gist
        if statement is None:
            return find_place((event.lead_articles or event.articles)[0], store)
    if statement and (home := store.pages.statement_article(statement)) and (reading := store.pages.reading(home)):
        said = next(s for s in reading.statements if s.id == statement)
        return home, Span(said.content[0].start, said.content[-1].end)
    raise InputError(f"{name}: no article, statement, claim or event here, nor ARTICLE@START-END")
