"""An article as its readers see it: folded once, cut into blocks, words and sentences."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from tawatur.language import Folded, Language, Word, sentences, words
from tawatur.model import Article, Block, Span

# Statements are read in every block but these (CONTRACT, "Where we read").
SILENT = frozenset({"boilerplate", "disclaimer", "credit", "dateline"})


class Part:
    """A block of an article with its folded range."""

    __slots__ = ("block", "end", "start")

    def __init__(self, block: Block, start: int, end: int) -> None:
        self.block = block
        self.start = start
        self.end = end


class Text:
    """The folded text of an article with its parts; folded indices inside, `span` leads back to the letters."""

    def __init__(self, article: Article, language: Language) -> None:
        self.article = article
        self.language = language
        self.folded: Folded = language.fold(article.text)
        self._sentences: dict[Part, list[tuple[int, int]]] = {}

    @property
    def plain(self) -> str:
        """The folded text."""
        return self.folded.text

    @cached_property
    def parts(self) -> list[Part]:
        """The blocks in order, with their folded ranges."""
        index = self.folded.index
        blocks = sorted(self.article.blocks, key=lambda b: b.span)
        return [Part(b, index(b.span.start), index(b.span.end)) for b in blocks]

    @cached_property
    def words(self) -> list[Word]:
        """The words of the whole text."""
        return words(self.plain)

    def words_of(self, part: Part) -> list[Word]:
        """The words of a part."""
        found, starts = self.words, self._word_starts
        first, stop = bisect_left(starts, part.start), bisect_left(starts, part.end)
        if (first and found[first - 1].end > part.start) or (stop and found[stop - 1].end > part.end):
            return words(self.plain, part.start, part.end)  # one goes over an edge: it is cut there
        return found[first:stop]

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word[0] for word in self.words]

    def sentences(self, part: Part) -> list[tuple[int, int]]:
        """The folded ranges of the sentences of a part."""
        if part not in self._sentences:
            self._sentences[part] = list(sentences(self.plain, part.start, part.end))
        return self._sentences[part]

    def span(self, start: int, end: int) -> Span:
        """The letters of a folded range."""
        return self.folded.span(start, end)
