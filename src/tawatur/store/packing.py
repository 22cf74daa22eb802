"""Nouns as the columns hold them: JSON with sorted keys, packed where it is long."""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

A = TypeVar("A")
_ENCODER = msgspec.json.Encoder(order="sorted")
# How a column is one of some values, and the values as `listed` gives them; where they are numbers.
AMONG = "IN (SELECT value FROM json_each(?))"
AMONG_NUMBERS = "IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
_FAST = 1  # zlib's level: what is packed is read more often than it is kept


@cache
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(Any, kind))


def plain(noun: Any) -> str:
    """A noun as JSON."""
    return _ENCODER.encode(noun).decode("utf-8")


def unplain(text: str, kind: type[A]) -> A:
    """The noun of JSON."""
    noun: A = _decoder(cast(Hashable, kind)).decode(text)
    return noun


def packed(noun: Any) -> bytes:
    """A noun as packed JSON."""
    return zlib.compress(_ENCODER.encode(noun), _FAST)


def unpacked(data: bytes, kind: type[A]) -> A:
    """The noun of packed JSON."""
    noun: A = _decoder(cast(Hashable, kind)).decode(zlib.decompress(data))
    return noun


def listed(values: Iterable[str | int]) -> str:
    """Values as `AMONG` takes them, so that one query looks up any number of them."""
    return _ENCODER.encode(sorted(set(values))).decode("utf-8")
