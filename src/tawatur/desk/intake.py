"""What is handed to a desk, as receipts; and what has come of it."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from tawatur import codec
from tawatur.ingest import Page
from tawatur.model import Article, Noun, Rejected
from tawatur.store import Receipt


class Added(Noun, frozen=True):
    """What has come of what was handed in, by input or id.

    `new`: articles that were not here; `known`: inputs that were; `versions`: those of the new ones that are further
    versions of a page; `copies`: inputs whose text was here under another input; `rejected`: what was not used.
    """

    new: list[str]
    known: list[str]
    versions: list[str]
    copies: list[str]
    rejected: list[Rejected]


def receipt_of(item: Page | Article, received: str) -> Receipt:
    """A page as it is kept; an article that was read elsewhere is kept as its JSON."""
    if isinstance(item, Article):
        return _receipt(item.input, "article", msgspec.json.encode(item, order="sorted"), received, {})
    given = msgspec.to_builtins(item.given) if item.given else None
    row = item.kind == "row"
    raw = msgspec.json.encode(item.fields, order="sorted") if row else item.data
    address = (item.given.url if item.given else None) or (item.fields.get("url") if row else None)
    about = {"given": given, "charset": item.charset, "address": address}
    return _receipt(item.input, item.kind, raw, received, about)


def _receipt(name: str, kind: str, raw: bytes, received: str, about: dict[str, Any]) -> Receipt:
    sha256 = hashlib.sha256(raw).hexdigest()
    identity = codec.digest([name, kind, sha256, about.get("given"), about.get("charset")])
    return Receipt(id=identity, input=name, kind=kind, raw=raw, sha256=sha256, received=received, **about)


def item_of(receipt: Receipt) -> Page | Article:
    """A receipt as what was handed in, to be read again."""
    if receipt.kind == "article":
        return msgspec.json.decode(receipt.raw, type=Article)
    row = receipt.kind == "row"
    about = {"input": receipt.input, "kind": receipt.kind, "given": receipt.given, "charset": receipt.charset}
    page = msgspec.convert(about, Page)
    if row:
        return msgspec.structs.replace(page, fields=msgspec.json.decode(receipt.raw, type=dict[str, str]))
    return msgspec.structs.replace(page, data=receipt.raw)
