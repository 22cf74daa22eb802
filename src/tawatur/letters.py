"""What every noun stands on: letters of a page, or the field outside its text; days; and the shape nouns share."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec


class Span(NamedTuple):
    """A half-open range of string indices into an article's text."""

    start: int
    end: int


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """What all nouns share."""


class From(Noun, frozen=True):
    """Evidence that is not in the text: where it stood and what it said."""

    where: Literal["given", "url", "feed", "json-ld", "meta", "microdata", "http", "field"]
    value: str


class When(Noun, frozen=True):
    """An interval of time, both ends included; null where an end is not known."""

    earliest: str | None
    latest: str | None
    granularity: str | None = None


class Evidence(Noun, frozen=True):
    """Letters of one article."""

    article: str
    span: Span
