"""Whether a page tells what a speaker did not say: «, without giving a date», «, but he declined to comment»."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.quotations import MARKS

_COMMENT = 3  # words from «declined» within which stands what was declined


def is_undisclosed(s: Sentence, k: int) -> bool:
    """Whether at a word, behind a comma or a quotation, the page says what the speaker before did not tell."""
    if not (s.breaks(k) or any(mark in s.gap(k) for mark in MARKS)):
        return False
    if s.match(k, "withheld"):
        return True
    if size := s.match(k, "so"):
        return s.is_kind(k + size, "not-past")  # «, which X did not confirm»
    if size := s.match(k, "without-that"):
        return s.is_kind(k + size, "disclose")
    size = s.match(k, "yet-they")
    negated = k + size + 1 if size and s.is_kind(k + size, "not-past") else 0
    if not size and s.joined(k) and s.is_kind(k, "not-past"):
        negated = k + 1
    return s.is_kind(negated, "disclose") if negated else _declines(s, k + size, joined=bool(size))


def _declines(s: Sentence, k: int, *, joined: bool) -> bool:
    """Whether somebody declines at a word to say more: «declined to comment», «refused to give details»."""
    if not (joined or s.joined(k)) or not s.is_kind(k, "declined"):
        return False
    said = (s.text_at(j).removeprefix(s.cues.article) for j in range(k + 1, min(len(s.words), k + 1 + _COMMENT)))
    return any(word.lstrip(s.cues.clitic_to) in s.cues.kinds["comment"] for word in said)
