"""How sure a statement is, by its cue and its content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tawatur.annotate.clauses import Range
from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text
from tawatur.model import Certainty, Span

_HEAD = 4  # words of a content among which a noun or adjective of doubt is told of the whole of it


class CertaintyReader:
    """Reads hedges and denials of the tables once for a page, then answers for ranges of it."""

    def __init__(self, cues: Cues, text: Text) -> None:
        self._text = text
        plain = text.plain
        found = [h for h in cues.hedges.find(plain) if not cues.is_given_to(plain, h.start)]
        self._near = frozenset((h.start, h.end) for h in found if h.form in cues.kinds["doubtful"])
        hedges = {(h.start, h.end) for h in found} | set(_possible(cues, text))
        self._starts = [word.start for word in text.words]
        self._hedges = sorted(h for h in hedges if not self._is_of_relative(cues, h[0]))
        self._denials = sorted({(h.start, h.end) for h in cues.denials.find(plain)})

    def read(self, ranges: list[Range], committed: str) -> tuple[Certainty, list[Span]]:
        """Certainty and hedging words of folded ranges; `committed` is what the cue says of them."""
        inside = [(pair, start) for start, end in ranges for pair in _inside(self._hedges, start, end)]
        found = [pair for pair, start in inside if pair not in self._near or self._words(start, pair[0]) < _HEAD]
        spans = [self._text.span(a, b) for a, b in found]
        if committed == "denied":
            return "denied", spans
        return ("hedged" if spans or committed == "hedged" else "asserted"), spans

    def denies(self, start: int, end: int) -> bool:
        """Whether words that deny stand in a range."""
        return bool(_inside(self._denials, start, end))

    def _words(self, start: int, end: int) -> int:
        """How many words start in a range of folded text."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def _is_of_relative(self, cues: Cues, at: int) -> bool:
        """Whether a hedge is told of a noun, not of what is said of it: «the bridge, which may be old, was closed»."""
        k = bisect_right(self._starts, at) - 1
        kinds, words = cues.kinds, self._text.words
        before = k - 1 - (k > 1 and words[k - 1].text in kinds["auxiliary"])
        return before >= 0 and words[before].text in kinds["relative"] - kinds["whence"]


def _possible(cues: Cues, text: Text) -> list[Range]:
    """«may» before an imperfect, or before «not» with one; before a past verb the same word says that it did happen."""
    may, joined, words, found = cues.kinds["may"], cues.joined, text.words, list[Range]()
    for k, word in enumerate(words[:-1]):
        if word.text not in may and not (word.text[:1] in joined and word.text[1:] in may):
            continue
        verb = k + 1 + (words[k + 1].text in cues.kinds["negation"])
        if verb < len(words) and _is_imperfect(cues, words[verb].text, words[k - 1].text if k else ""):
            found.append((word.start + (word.text[:1] in joined), word.end))
    return found


def _is_imperfect(cues: Cues, word: str, subject: str) -> bool:
    """Whether a word right behind «may» or its «not» is an imperfect: with the letter that opens no past, always.

    With the letter of «she» a word that may be a past of «he» too is hers behind a feminine or a «that she».
    """
    if word[:1] not in cues.imperfect:
        return False
    if cues.is_past(word):
        hers = word.startswith(cues.she) and not word.endswith(cues.she)
        she = subject[:-1] if subject in cues.with_pronoun else ""  # what is left of it is «that he»
        return hers and (she in cues.with_pronoun or (not she and cues.is_feminine(subject)))
    return word[:1] in cues.he or cues.looks_imperfect(word)


def _inside(pairs: list[Range], start: int, end: int) -> list[Range]:
    first, last = bisect_left(pairs, (start, 0)), bisect_left(pairs, (end, 0))
    return [p for p in pairs[first:last] if p[1] <= end]
