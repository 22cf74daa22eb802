"""Where the first paragraph begins in a line that holds its title or a caption too, and nothing parts the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.ingest.datelines import is_credit, read_dateline
from tawatur.ingest.scene import Knowledge

_WORD = re.compile(r"\w+")
STOP = re.compile(
    r"(?<![.\u2026])(?<![.\u2026]\s)(?<!\W\w)(?<!\W\w\s)(?<!^\w)(?<!^\w\s)[.!?\u061f][\"\u201d\u00bb)\s]*(?=\s)(?!\s*[.\u2026\d])"
)
_BROKEN = re.compile(r"[,\u060c;\u061b.!]\s")  # signs in sentences that titles hardly have
_CREDIT = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]")
_MARKS = ("/", "|", ":", "-")  # what may part a title from the first paragraph
_JOINTS = (",", "\u060c", ":", '"')  # signs before a verb that is inside a sentence
_CAPTION_WORDS = 32  # words of the longest caption before the text
MIN_TITLE = 4  # words of the shortest title
_TITLE_WORDS = 17  # words of the longest title that a verb which may be a noun ends
_RETELLING = 16  # words behind a title within which its first paragraph says it again
_PLAIN = 16  # words of the longest caption with a comma
_TOLD = 2  # telling words of a title that its first paragraph says again


def find_opening(known: Knowledge, plain: str, start: int) -> int | None:
    """Where the first paragraph begins in folded text behind an index: at the verb behind a caption or a title.

    What begins with a verb as paragraphs do, or has clauses, is no caption, but the paragraph; unless it is signed by
    an agency. A verb that may be a noun will do where the words behind it say the title again.
    """
    words = known.words
    stop = STOP.search(plain, start)
    found = list(_WORD.finditer(plain, start, stop.start() if stop else len(plain)))
    head = [word[0] for word in found[:_CAPTION_WORDS]]
    at = words.find_lead(head)
    if at is None:
        at = _find_retelling(known, plain, found)
    if at is None or plain[found[at].start() - 2 : found[at].start()].strip(" ") in _JOINTS:
        return None
    before = plain[start : found[at].start()]
    signed = "-" in before and is_credit(known, before.rsplit("-", 1)[1])
    sentence = words.tells_clause(head[:at]) or words.begins_sentence(head)
    sentence = sentence or (_BROKEN.search(before) is not None and (at > _PLAIN or words.may_begin_lead(head[0])))
    return found[at].start() if signed or not sentence else None


def _find_retelling(known: Knowledge, plain: str, found: list[re.Match[str]]) -> int | None:
    """The index of a word that may be a verb, behind which the words before it are said again."""
    words = known.words
    told = [word[0] for word in found]
    for at in range(MIN_TITLE, min(_TITLE_WORDS, len(told) - 1)):
        if words.may_begin_lead(told[at]) and not words.has_common(told[at - 1 : at]):
            title = words.stems(told[:at])
            if len(title & words.stems(told[at + 1 : at + _RETELLING])) >= _TOLD:
                return None if _BROKEN.search(plain, found[0].start(), found[at].start()) else at
    return None


def find_opening_alone(known: Knowledge, plain: str) -> int | None:
    """The same in a line that nothing else cuts: only behind a mark, or where the paragraph says its title again."""
    at = find_opening(known, plain, 0)
    if at is None:
        return None
    before = plain[:at]
    title = _WORD.findall(before)
    told = known.words.stems(title) & known.words.stems(_WORD.findall(plain, at))
    marked = before.rstrip().endswith(_MARKS) and len(title) >= 2
    whole = len(title) >= MIN_TITLE and not _BROKEN.search(before)
    return at if marked or (whole and len(told) >= _TOLD) else None


def find_credited(known: Knowledge, plain: str) -> Iterator[int]:
    """Where agencies in brackets end that close a caption before the text begins."""
    for found in _CREDIT.finditer(plain):
        if known.names.in_text(found[1], codes=True) and re.match(r"\s\w", plain[found.end() :]):
            yield found.end()


def find_caption(known: Knowledge, plain: str) -> int | None:
    """Where the caption ends that begins a line nothing else cuts: at an agency in brackets that no sentence names."""
    found = _CREDIT.search(plain)
    after = _WORD.match(plain, found.end() + 1) if found else None
    if not found or not after or not known.names.in_text(found[1], codes=True):
        return None
    words = _WORD.findall(plain, 0, found.start())
    if not MIN_TITLE <= len(words) <= _CAPTION_WORDS or STOP.search(plain, 0, found.start()):
        return None
    telling = known.words
    # «the agency (its initials) said», and «place - agency»
    named = known.names.in_text(plain[: found.start()].rstrip()) or read_dateline(known, plain)[1] > 0
    sentence = telling.begins_telling(words[0]) or telling.tells_clause(words) or telling.goes_on_telling(words[0])
    begins = telling.begins_telling(after[0]) or telling.may_begin_lead(after[0])
    return found.end() if begins and not named and not sentence else None
