"""The words of an article that can be shared with another: folded, with the letters they stand on and their weight.

Names, titles and frequent words weigh little: two pages that name one minister have not copied from one another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate, pairwise
from math import log
from sys import intern

from tawatur.codec import publication_key
from tawatur.language import Language, words
from tawatur.model import Noun, Reading, Role, Span, Statement

# What is a page's own wording; furniture, notices and other articles' leads are shared without anyone copying.
_OWN: frozenset[Role] = frozenset({"headline", "subhead", "body", "caption", "summary", "embed"})
_STOPS = "\n.!?\u061f\u061b"
_QUOTES = "\u00ab\u201c"
_SET_FORMS = ("name", "title")
_INT = "I"  # how places are held: four bytes each, for a desk holds many pages
_SOMEBODY = "unknown"  # whose word it is where a page does not say
_NAMED = 0.25  # weight of a word inside a name, a title or a date
_RANKED = 10  # added to the rank of a frequent word, so that the first ones are not all 0


class Weights:
    """How much a word tells, 0 to 1: by its rank among the frequent words of the language; 1 when it is none."""

    def __init__(self, language: Language) -> None:
        rows = [row["form"] for row in language.table("common_words")]
        ranks = {language.plain(form): rank for rank, form in reversed(list(enumerate(rows)))}
        whole = log(len(ranks) + _RANKED)
        self._weights = {form: round(log(rank + _RANKED) / whole, 3) for form, rank in ranks.items()}

    def of(self, word: str) -> float:
        """The weight of a folded word; a figure weighs as much as a rare word."""
        return self._weights.get(word, 1.0)


class Wording(Noun, frozen=True):
    """An article's own words in order, and what is needed to say who took them from whom.

    `starts`, `ends`: the letters of each word; `lines`: where the block of each word begins; `stops`: how many
    sentences have ended before it, `quotes`: how many quotations have begun; `said`: on whose word it is told there,
    empty where the page says it in its own voice. `credits`: whose text it is.
    """

    article: str
    published: tuple[str, str]
    words: list[str]
    starts: array[int]
    ends: array[int]
    lines: array[int]
    stops: array[int]
    quotes: array[int]
    said: list[str]
    weights: array[float]
    letters: int
    outlet: str | None
    credits: list[str]
    republished: str | None


class WordingReader:
    """Takes the words of an article; keeps nothing of one for the next."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._weights = Weights(language)

    def read(self, reading: Reading) -> Wording:
        """The words of all blocks that are the page's own, headline echoes left out."""
        article = reading.article
        named = sorted({*(m.span for m in reading.mentions if m.form in _SET_FORMS), *(t.span for t in reading.times)})
        found: list[tuple[str, Span, float]] = []
        lines: list[int] = []
        for block in sorted(article.blocks, key=lambda b: b.span):
            if block.role in _OWN and not block.echo_of:
                found.extend(self._words(article.text, block.span, named))
                lines.extend([block.span.start] * (len(found) - len(lines)))
        spans = [span for _, span, _ in found]
        return Wording(
            article=article.id,
            published=publication_key(article),
            words=[word for word, _, _ in found],
            starts=array(_INT, (span.start for span in spans)),
            ends=array(_INT, (span.end for span in spans)),
            lines=array(_INT, lines),
            stops=_passed(article.text, spans, _STOPS),
            quotes=_passed(article.text, spans, _QUOTES),
            said=_said(reading.statements, spans),
            weights=array("d", (weight for _, _, weight in found)),
            letters=sum(span.end - span.start for _, span, _ in found),
            outlet=article.outlet,
            credits=sorted({c.ref for c in article.credits if c.kind == "text"}),
            republished=article.republished_from.ref if article.republished_from else None,
        )

    def _words(self, text: str, block: Span, named: list[Span]) -> list[tuple[str, Span, float]]:
        folded = self._language.fold(text[block.start : block.end])
        found = []
        for word in words(folded.text):
            inner = folded.span(word.start, word.end)
            span = Span(inner.start + block.start, inner.end + block.start)
            weight = self._weights.of(word.text)
            found.append((intern(word.text), span, _NAMED * weight if _inside(span, named) else weight))
        return found


def _passed(text: str, spans: list[Span], marks: str) -> array[int]:
    """Before each of the spans, how many gaps between two of them have one of the marks."""
    gaps = (any(c in marks for c in text[a.end : b.start]) for a, b in pairwise(spans))
    return array(_INT, accumulate(gaps, initial=0))[: len(spans)]


def _said(statements: Iterable[Statement], spans: list[Span]) -> list[str]:
    """Who answers for each of the sorted spans; empty for the page itself."""
    said = [""] * len(spans)
    starts = [span.start for span in spans]
    for statement in statements:
        if statement.voice != "narrated":
            for content in statement.content:
                first, last = bisect_left(starts, content.start), bisect_left(starts, content.end)
                said[first:last] = [statement.origin or _SOMEBODY] * (last - first)
    return said


def _inside(span: Span, spans: list[Span]) -> bool:
    """Whether a span lies in one of the sorted spans, or overlaps its last start."""
    at = bisect_right(spans, Span(span.end, 0)) - 1
    return at >= 0 and any(spans[n].end > span.start for n in range(max(0, at - 2), at + 1))
