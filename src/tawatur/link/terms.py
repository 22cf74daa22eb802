"""The content words of a text, lightly stemmed, and how much each tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from math import log, sqrt
from typing import TypeVar

from tawatur.language import Language, words
from tawatur.link.wording import Weights

T = TypeVar("T")

_SHORT = 2  # letters below which a word is a particle
_REST = 3  # letters that must be left when an article or a conjunction is taken off
_TELLING = 0.45  # weight below which a word is a particle
_PRIOR = 50  # texts after which the counts of a window weigh as much as what is known of news pages at large
_PAGES = 10_000  # pages among which `news_words.tsv` counts
_RARE = 5  # pages of these below which a word is not counted: it tells all that a word can


class Terms:
    """Takes the content words of folded text; keeps nothing of one text for the next."""

    def __init__(self, language: Language) -> None:
        clitics = language.clitics
        articles = sorted(c for c in clitics.before if c.endswith((clitics.article, clitics.assimilated)))
        self._articles = sorted(articles, key=len, reverse=True)
        rows = [row["form"] for row in language.table("verb_endings", ("form", "of")) if row["of"] == "conjunction"]
        self._joins = tuple(language.plain(form) for form in rows)
        self._weights = Weights(language)
        counted = language.table("news_words", ("form", "pages"))
        self._news = {language.plain(row["form"]): _telling(row.number("pages")) for row in counted}
        self._known: dict[str, str] = {}

    def of(self, text: str) -> list[str]:
        """The stems of the content words of a folded text, in order."""
        return [stem for word in words(text) if (stem := self._stem(word.text))]

    def weight(self, stem: str) -> float:
        """How much a stem tells by the language alone, 0 to 1: a name tells all, however often it is in the news."""
        return self._weights.of(stem)

    def news(self, stem: str) -> float:
        """How much a stem tells among news, 0 to 1: by how many pages have it, whatever they are about."""
        return self._news.get(stem, 1.0)

    def _stem(self, word: str) -> str:
        """A word without conjunction and article; empty for a particle. Remembered: words come again and again."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._cut(word)
        return known

    def _cut(self, word: str) -> str:
        if len(word) <= _SHORT or self._weights.of(word) < _TELLING:
            return ""
        for article in self._articles:
            if word.startswith(article) and len(word) - len(article) >= _REST:
                return word[len(article) :]
        if word.startswith(self._joins) and len(word) > _REST + 1:
            return word[1:]
        return word


def _telling(pages: float) -> float:
    """How much a word tells that so many of ten thousand pages have."""
    return max(0.0, log(_PAGES / max(pages, _RARE)) / log(_PAGES / _RARE))


class _Known(dict[str, T]):
    """What is found of a term when it is first asked for: terms come again and again."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, term: str) -> T:
        found = self[term] = self._find(term)
        return found


class Tells:
    """How much terms tell among some texts: rare ones much, those that many texts have little."""

    def __init__(self, texts: Iterable[Iterable[str]], terms: Terms) -> None:
        self._counts: Counter[str] = Counter()
        self.size = 0
        for text in texts:
            self._counts.update(set(text))
            self.size += 1
        self._terms = terms
        self._whole = log(self.size + 2)
        self.weight: Callable[[str], float] = _Known(self._weigh).__getitem__
        """0 to 1."""
        self.square: Callable[[str], float] = _Known(self._square).__getitem__
        self.order: Callable[[str], tuple[float, str]] = _Known(self._order).__getitem__
        """What sorts the terms that tell most to the front."""

    def count(self, term: str) -> int:
        """How many of the texts have a term."""
        return self._counts[term]

    def _weigh(self, term: str) -> float:
        here = log((self.size + 2) / (self._counts[term] + 1)) / self._whole
        return (self.size * here + _PRIOR * self._terms.news(term)) / (self.size + _PRIOR)

    def _square(self, term: str) -> float:
        return self.weight(term) ** 2

    def _order(self, term: str) -> tuple[float, str]:
        return -self.weight(term), term

    def vector(self, terms: Mapping[str, int]) -> dict[str, float]:
        """Weighted terms, of length 1; a term said often counts by the logarithm."""
        raw = {t: self.square(t) * (1 + log(n)) for t, n in terms.items()}
        length = sqrt(sum(value * value for value in raw.values()))
        return {t: value / length for t, value in raw.items()} if length else {}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two vectors of length 1 are, 0 to 1. The sum runs in the order of the shorter one's terms."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(small[t] * large[t] for t in small if t in large)
