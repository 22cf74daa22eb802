"""What comes in: one page's bytes or fields, and what a person says of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from tawatur.model import Noun
from tawatur.settings import IngestSettings


class Given(Noun, frozen=True):
    """What a person knows of a page that the page may not say. Kept as given, never overridden.

    `outlet`: a ref, a name or a domain; `published`, `retrieved`: ISO dates or date-times; `url`: where it stood.
    """

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    retrieved: str | None = None

    def over(self, other: Given | None) -> Given:
        """These facts, and those of `other` where these are silent."""
        if other is None:
            return self
        mine = {k: v for k, v in msgspec.structs.asdict(self).items() if v}
        return msgspec.structs.replace(other, **mine)


class Page(Noun, frozen=True):
    """One input that may be an article.

    `input`: the path as given (with /), `path#number` or the id of a row. `kind`: how `data` is read; a row has
    `fields` (`title`, `text`, `byline`, `outlet`, `url`, `published`, `retrieved`) instead of data.
    """

    input: str
    kind: Literal["text", "html", "row"]
    data: bytes = b""
    fields: dict[str, str] = {}
    given: Given | None = None
    charset: str | None = None


class InputOptions(Noun, frozen=True):
    """How rows are read and what a person says of the inputs.

    `map`: our field from theirs (id, title, text, url, outlet, byline, published, retrieved); `about`: the path of a
    table of what is known of many pages; `outlet`, `published`, `url`: of all inputs, over everything else.
    """

    map: dict[str, str] = {}
    about: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    limits: IngestSettings = IngestSettings()
