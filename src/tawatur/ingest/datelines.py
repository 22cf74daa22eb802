"""Datelines and credits that share a line with a paragraph: «place - agency:» before it, «(agency)» after it."""

from __future__ import annotations

import re

from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Knowledge, Scene

_CLOSING = re.compile(r"[(\[][^()\[\]]{1,60}[)\]][\s.]*$")
# Editors sign an article with their initials, and the agencies it is made from in brackets.
_INITIALS = r"(?:[^\W\d_]\s?\.\s?){0,3}[^\W\d_]\s?\.?\s?"
SIGNED_OFF = re.compile(rf"(?<!\w)[^\W\d_]\s?\.\s?{_INITIALS}(?:/\s?{_INITIALS})?\([^()]{{2,60}}(?:\)|$)")
_REACH = 110  # signs within which a dateline ends
_MARKS = '-\u2013\u2014|/:,\u060c()[]\u00ab\u00bb"*'
_PARENTHESIS = re.compile(r"[(\[]\s*([^()\[\]]{2,40})\s*[)\]]\W*$")
_SLASHED = re.compile(r"\w+\s?/\s?\w+")
_END = 80  # signs at a line's end in which a credit in brackets stands
CAPTION_WORDS = 32  # words of the longest caption
_WORD = re.compile(r"\w+")
_PART = re.compile(rf"[{re.escape(_MARKS)}]|[^{re.escape(_MARKS)}\n]+")
_DASHES = "-\u2013\u2014"
_ENDS = _DASHES + ":)]\u00bb"
_CLOSING_SIGNS = (*_ENDS, '"')
_ENDING = re.compile(rf'[{re.escape(_ENDS)}"]')  # without one of these no dateline ends
_MAX_BYLINE_WORDS = 4
_MAX_FROM_WORDS = 2
_MAX_PARTS = 3  # names that sign a line: a reporter, an outlet, a place
_SIGNED = re.compile(rf"\s*[{re.escape(_DASHES)}:]\s+")
_NAMED_SHARE = 0.7  # share of the letters of a dateline's part that must be a name
_CREDIT_SHARE = 0.5  # share of the letters in brackets that must be agencies' names


def dateline_of(scene: Scene, line: Line) -> tuple[int, int]:
    """The folded range of the dateline that begins a line; (0, 0) without one."""
    if line.index not in scene.datelines:
        scene.datelines[line.index] = read_dateline(scene.known, line.plain)
    return scene.datelines[line.index]


def is_dateline(scene: Scene, line: Line) -> bool:
    """Whether a dateline reaches from end to end of a line; it closes with one of its signs then."""
    return line.plain.endswith(_CLOSING_SIGNS) and dateline_of(scene, line)[1] == len(line.plain)


def read_dateline(known: Knowledge, plain: str) -> tuple[int, int]:
    """The range of the dateline that begins folded text, read part by part; (0, 0) without one.

    Places, agencies, outlets, a stamp and a reporter between them, up to a dash, a colon or a bracket. A place and a
    colon alone name a source and are no dateline. A reporter may stand first where an outlet with a place or a colon
    follows.
    """
    first = _WORD.search(plain)
    if not _ENDING.search(plain, 0, _REACH) or (first and _begins_telling(known, plain, first)):
        return 0, 0
    end, place, named, before, signed = 0, False, False, "", False
    for part in _PART.finditer(plain[:_REACH]):
        text = part[0].strip()
        if not text:
            continue
        if text in _MARKS:
            whole = text in _ENDS or (text == '"' and place and plain.count('"', 0, part.start()) == 1)
            by = signed and named and text == ":"
            if by or (place and named) or (not signed and (named or (place and text in _DASHES))):
                end = part.end() if whole else end
            before = text
            continue
        kind = _kind(known, text)
        if kind == "place" and place and before == '"' and is_credit(known, text, _NAMED_SHARE):
            kind = "name"  # an outlet named for a region, in quotation marks behind the place it writes from
        if kind == "place":
            place = True
        elif kind == "name":
            named = True
        elif kind == "stamp":
            named = named or place
        elif not before and not place and len(text.split()) <= _MAX_BYLINE_WORDS and not end:
            signed = True
        elif signed and named and before in _DASHES and _is_from(plain, text, part.end()):
            place = True
        elif not (place and before and before in _DASHES + "(/" and _is_byline(plain, text, part.end())):
            break
        else:
            named = True
    rest = len(plain[end:]) - len(plain[end:].lstrip())
    return (0, end + rest) if end else (0, 0)


def is_signature(known: Knowledge, plain: str, kinds: tuple[str, ...] = ("name", "place")) -> bool:
    """Whether a folded line is two or three short names with dashes between, one of an outlet, agency or place.

    `kinds`: what it must have one of, "name" of an outlet, an agency or a kind of credit, or "place".
    """
    parts = [part.strip() for part in _SIGNED.split(plain)]
    if (
        not any(dash in plain for dash in _DASHES)
        or not 1 < len(parts) <= _MAX_PARTS
        or not all(0 < len(part.split()) <= _MAX_BYLINE_WORDS for part in parts)
    ):
        return False
    return any(_kind(known, part) in kinds for part in parts) and not any(map(str.isdigit, plain))


def _begins_telling(known: Knowledge, plain: str, first: re.Match[str]) -> bool:
    """Whether the first word is a verb that texts begin with, and not that of an outlet's longer name."""
    if not known.words.begins_telling(first[0]):
        return False
    return not any(n.start == first.start() and n.end > first.end() for n in known.names.in_text(plain[:_REACH]))


def _kind(known: Knowledge, text: str) -> str | None:
    """What a part of a dateline is: a place, a name or generic credit, a date stamp; null when none of them."""
    if known.names.is_place(text):
        return "place"
    cue = known.cues.label(text)
    if (cue and cue.role == "credit") or is_credit(known, text, _NAMED_SHARE):
        return "name"
    if len(text.split()) <= 8 and any(map(str.isdigit, text)) and known.stamps.share(text) >= 0.8:
        return "stamp"
    return None


def _is_from(plain: str, text: str, end: int) -> bool:
    """Whether a word or two behind a reporter and an outlet end a dateline: a place or a kind of report, unlisted."""
    return len(text.split()) <= _MAX_FROM_WORDS and plain[end : end + 1] == ":" and not any(map(str.isdigit, text))


def _is_byline(plain: str, text: str, end: int) -> bool:
    """Whether a few words stand between a place and the mark that ends a dateline: a reporter's name."""
    after = plain[end : end + 1]
    return len(text.split()) <= _MAX_BYLINE_WORDS and bool(after) and after in _ENDS and not any(map(str.isdigit, text))


def closing_of(scene: Scene, line: Line) -> tuple[int, int]:
    """The folded range of the agency in brackets that ends a paragraph; (0, 0) without one."""
    found = _CLOSING.search(line.plain, max(0, len(line.plain) - _REACH))
    if found and is_credit(scene.known, found[0]):
        return found.start(), found.end()
    return 0, 0


def is_credit(known: Knowledge, inner: str, share: float = _CREDIT_SHARE) -> bool:
    """Whether folded words are names of agencies and outlets for the most part."""
    named = known.names.in_text(inner, codes=True)
    covered = sum(n.end - n.start for n in named)
    return covered > 0 and covered >= share * sum(map(str.isalnum, inner))


def ends_in_brackets(line: Line) -> bool:
    """Whether a few words in brackets end a line."""
    return _PARENTHESIS.search(line.text, max(0, len(line.text) - _END)) is not None


def credits_photo(scene: Scene, line: Line) -> bool:
    """Whether the brackets that end a line of a caption's length name an agency, or a photographer with one."""
    found = _PARENTHESIS.search(line.text, max(0, len(line.text) - _END))
    if not found or len(line.words) > CAPTION_WORDS or line.text[: found.start()].rstrip().endswith("."):
        return False
    inner = scene.known.language.plain(found[1])
    if scene.known.names.in_text(inner, codes=True):
        return True
    return bool(_SLASHED.search(inner)) and not any(c.isdigit() for c in inner)
