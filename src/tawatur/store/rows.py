"""What a store hands out beside the nouns: rows of lists, receipts, hits and the log."""

from __future__ import annotations

from typing import Any, Literal

from tawatur.model import Noun, Span, When

Kind = Literal["article", "statement", "claim", "name"]


class Receipt(Noun, frozen=True):
    """A page as it was received. `id`: a digest of all of it but the time; `raw`: the bytes, kept once.

    `kind`: how the bytes are read (text, html, row, article); `received`: when, ISO 8601 in UTC; `address`: where from.
    """

    id: str
    input: str
    kind: str
    raw: bytes
    sha256: str
    received: str
    given: dict[str, Any] | None = None
    charset: str | None = None
    address: str | None = None


class EventRow(Noun, frozen=True):
    """An event in a list. `gist`: a statement, its letters in `text`; `origins`: independent voices that are named.

    `standing`: the best of its claims'; `first` and `last`: publication of its first and last page; `updated`: when
    what stands of it last changed.
    """

    id: str
    kind: str | None
    status: str
    gist: str | None
    text: str
    when: When | None
    leads: int
    pages: int
    outlets: int
    origins: int
    claims: int
    conflicts: int
    standing: str | None
    first: str
    last: str
    updated: str


class ArticleRow(Noun, frozen=True):
    """An article in a list. `published` is null when unknown; `page` is shared by the versions of one page."""

    id: str
    page: str
    version: int
    previous: str | None
    outlet: str | None
    url: str | None
    input: str
    headline: str
    published: str | None
    published_to: str | None
    retrieved: str | None
    received: str
    events: list[str]


class PageRow(Noun, frozen=True):
    """What is known of how a page came in; `sha256` and `size` are those of the bytes as received."""

    id: str
    input: str
    kind: str
    sha256: str
    size: int
    received: str
    address: str | None
    article: str | None


class Hit(Noun, frozen=True):
    """What a search found. `text` and `snippet`: the article's letters and where they stand in it; `marks`: the words
    that were found, in the same text. A name has no article: `ref` is whose it is.
    """

    kind: Kind
    id: str
    score: float
    article: str | None = None
    snippet: Span | None = None
    text: str = ""
    marks: list[Span] = []
    ref: str | None = None
    events: list[str] = []


class SaidRow(Noun, frozen=True):
    """A statement in a list of what a source has said; `event`, `claim`: where it counts, null where nowhere."""

    id: str
    article: str
    outlet: str | None
    published: str
    text: str
    act: str
    voice: str
    certainty: str
    event: str | None
    claim: str | None
    published_to: str | None


class Told(Noun, frozen=True):
    """A source that an outlet quotes, and in how many statements."""

    ref: str
    statements: int


class Shared(Noun, frozen=True):
    """Text that pages of an outlet have from those of another; `copy` and `original`: one such pair of articles."""

    outlet: str | None
    relation: str
    credited: bool
    pages: int
    copy: str
    original: str


class OutletProfile(Noun, frozen=True):
    """How an outlet works: its articles; and of the last ones, so many as are `counted`, the claims it makes and those
    it makes alone, whom it quotes, whose text it has.
    """

    articles: int
    counted: int
    claims: int
    alone: int
    quoted: list[Told]
    shared: list[Shared]


class Head(Noun, frozen=True):
    """How an article is called in a list. `published` is 9999 when unknown."""

    id: str
    headline: str
    input: str
    outlet: str | None
    published: str
    published_to: str | None
    version: int


class Move(Noun, frozen=True):
    """An event to which something happened lately: when it last did, and how many pages have come since it began."""

    event: str
    at: str
    pages: int


class Change(Noun, frozen=True):
    """A line of the log of events. `what`: new, changed, renamed, merged, split or gone; `detail` says from what."""

    number: int
    at: str
    run: int
    event: str
    what: str
    detail: dict[str, Any]


class Counts(Noun, frozen=True):
    """How much a desk holds, and when it last changed. `waiting`: articles that are read and not yet grouped."""

    pages: int
    articles: int
    outlets: int
    events: int
    claims: int
    statements: int
    rejected: int
    decisions: int
    waiting: int
    first: str | None
    last: str | None
    changed: str | None


class Filter(Noun, frozen=True):
    """Which rows are wanted; what is null filters nothing. `source`: a ref on whose word something is said;
    `after`: the last row of the page before; `led`: events that pages lead with or several tell, or the others.
    """

    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    source: str | None = None
    kind: str | None = None
    standing: str | None = None
    contested: bool | None = None
    event: str | None = None
    led: bool | None = None
    limit: int = 50
    after: str | None = None
