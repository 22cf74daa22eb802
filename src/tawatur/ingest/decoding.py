"""From bytes to letters: the encoding a page declares, or the one its bytes fit, named in the result.

Only encodings that Arabic pages come in are tried. A wrong one is worse than none: what fits nothing is refused.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

# Byte order marks, longest first: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("windows-1256", "iso-8859-6")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_PLAUSIBLE = 0.5  # share of common letters from which a legacy encoding fits; a wrong one gives a third
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes((*range(9), 11, *range(14, 32), 127))  # the same in all encodings of single bytes and UTF-8
_HIGH_ARABIC = 0x06  # the first byte of an Arabic letter in UTF-16
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]")
# The commonest letters of Arabic text; under a wrong legacy encoding rarer ones and signs take their place.
_COMMON = frozenset("\u0627\u0644\u064a\u0645\u0648\u0646\u0631\u062a\u0628\u0629\u0639\u062f\u0633\u0641\u0647")


class Decoded(NamedTuple):
    """Letters, and by which encoding."""

    text: str
    encoding: str


class NotText(ValueError):
    """The bytes are no text: `reason` is the contract's, the message says why."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def decode(data: bytes, charset: str | None = None, *, markup: bool = False) -> Decoded:
    """The letters of a page, without byte order mark; else character for character.

    A mark decides; then UTF-8, which hardly fits other bytes by chance; then `charset` (what the server said) and what
    the markup declares, unless they make no Arabic letters of bytes that legacy encodings make some of; then these.
    Raises NotText when the bytes are no text in any of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding), encoding, data)
    if wide := _unmarked_wide(data):
        return _checked(_strict(data, wide), wide, data)
    if (text := _try(data, "utf-8")) is not None:
        return _checked(text, "utf-8", data)
    said = [name for name in (charset, _declared(data) if markup else None) if name]
    for known in filter(None, map(_known, said)):
        if (text := _try(data, known)) is not None and not (_misread(text) and _fits_legacy(data)):
            return _checked(text, known, data)
    return _legacy(data)


def _declared(data: bytes) -> str | None:
    head = data[:4096]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    return found[1].decode("ascii") if found else None


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _strict(data: bytes, encoding: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise NotText("encoding", f"not {encoding} as its byte order mark says")
    return text


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in every second place the bytes that blanks and Arabic letters have there.

    Raises NotText when it ends inside a letter.
    """
    head = data[:4000]
    if len(head) < 8:
        return None
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        wide = 2 * (high.count(_HIGH_ARABIC) + high.count(0)) > len(high) and high.count(_HIGH_ARABIC) > 0
        if wide and _looks_wide(head, encoding):
            if len(data) % 2:
                raise NotText("truncated", f"{encoding} that ends inside a letter")
            return encoding
    return None


def _looks_wide(head: bytes, encoding: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(encoding, "ignore")
    return sum(bool(_ARABIC.match(c)) or " " <= c <= "~" for c in text) > 0.8 * len(text)


def _misread(text: str) -> bool:
    """Whether a declared encoding makes letters of other scripts, and no Arabic ones, of a page."""
    return _ARABIC.search(text) is None and not text.isascii()


def _fits_legacy(data: bytes) -> bool:
    return any(_plausibility(_try(data, name) or "") >= _PLAUSIBLE for name in _LEGACY)


def _legacy(data: bytes) -> Decoded:
    """The legacy encoding that gives the most common letters; broken UTF-8 is mended where few bytes are wrong."""
    if _control_bytes(data) > len(data) // 50:
        raise NotText("not-text", "holds control characters")
    mended = data.decode("utf-8", "replace")
    if len(mended) > 20 and mended.count("\ufffd") * 50 < len(mended):
        return Decoded(mended, "utf-8 with errors")
    best = max((_plausibility(_try(data, name) or ""), name) for name in _LEGACY)
    if best[0] >= _PLAUSIBLE:
        return _checked(_strict(data, best[1]), best[1], data)
    raise NotText("encoding", "fits neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6")


def _plausibility(text: str) -> float:
    """The share of common Arabic letters among all that is not ASCII; 0 for text with controls."""
    foreign = [c for c in text if ord(c) > 127]
    if len(foreign) < 4 or len(_CONTROL.findall(text)) > len(text) // 500:
        return 0.0
    return sum(c in _COMMON for c in foreign) / len(foreign)


def _checked(text: str, encoding: str, data: bytes) -> Decoded:
    text = text.removeprefix("\ufeff")
    wide = encoding.startswith(("utf-16", "utf-32"))  # whose control characters are no single bytes
    if (len(_CONTROL.findall(text)) if wide else _control_bytes(data)) > max(4, len(text) // 500):
        raise NotText("not-text", "holds control characters")
    return Decoded(text, encoding)


def has_controls(text: str) -> bool:
    """Whether control characters stand in a text, as in no page that people wrote."""
    return _CONTROL.search(text) is not None


def _control_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROL_BYTES))
