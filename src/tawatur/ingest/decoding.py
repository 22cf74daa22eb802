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
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_CONTROL_BYTES = bytes((*range(9), 11, *range(14, 32), 127))  # the same in all encodings of single bytes and UTF-8
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

    A mark decides; then UTF-8, which hardly fits other bytes by chance; then `charset` (what the server said), what
    the markup declares, and the legacy encodings. Raises NotText when the bytes are no text in any of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding), encoding, data)
    if wide := _unmarked_wide(data):
        return _checked(_strict(data, wide), wide, data)
    said = [name for name in (charset, _declared(data) if markup else None) if name]
    for known in ("utf-8", *filter(None, map(_known, said))):
        if (text := _try(data, known)) is not None:
            return _checked(text, known, data)
    return _legacy(data, cut=bool(charset) or markup)


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
    except (UnicodeDecodeError, LookupError):
        return None


def _strict(data: bytes, encoding: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise NotText("encoding", f"not {encoding} as its byte order mark says")
    return text


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: blanks and line breaks in every second place."""
    head = data[:4000]
    if len(head) < 8 or len(data) % 2 or b"\x00" not in head:
        return None
    spaces = {"utf-16-le": (b" \x00", b"\n\x00"), "utf-16-be": (b"\x00 ", b"\x00\n")}
    for encoding, units in spaces.items():
        count = sum(head[i : i + 2] in units for i in range(0, len(head), 2))
        if count * 40 >= len(head) // 2 and _looks_wide(head, encoding):
            return encoding
    return None


def _looks_wide(head: bytes, encoding: str) -> bool:
    text = head[: len(head) // 2 * 2].decode(encoding, "ignore")
    return sum(bool(_ARABIC.match(c)) or " " <= c <= "~" for c in text) > 0.8 * len(text)


def _legacy(data: bytes, *, cut: bool) -> Decoded:
    """The legacy encoding that gives the most common letters; broken UTF-8 is mended where few bytes are wrong."""
    if _control_bytes(data) > len(data) // 50:
        raise NotText("not-text", "holds control characters")
    mended = data.decode("utf-8", "replace")
    if len(mended) > 20 and mended.count("\ufffd") * 50 < len(mended):
        return Decoded(mended, "utf-8 with errors")
    best = max((_plausibility(_try(data, name) or ""), name) for name in _LEGACY)
    if best[0] >= 0.5:
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


def _control_bytes(data: bytes) -> int:
    return len(data) - len(data.translate(None, _CONTROL_BYTES))
