"""Family names that are nouns of the language, by what the page shows: whom it quotes by that word alone."""

from __future__ import annotations

from tawatur.annotate.names import Token, Vocabulary
from tawatur.language import Language

_QUOTED = frozenset("\"“«'")


class Surnames:
    """Knows which words may be family names, though they are nouns with the article."""

    def __init__(self, language: Language, vocabulary: Vocabulary) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._words = vocabulary
        self._that = frozenset(language.plain(row["form"]) for row in language.table("complementisers"))
        self._never = vocabulary.timely | vocabulary.qualifiers | vocabulary.particles["relative"]
        self._plural = tuple(vocabulary.particles["plural"])

    def spoken(self, tokens: list[Token]) -> frozenset[str]:
        """The nouns that stand alone between a verb of speech and what is said: «al-X said that»."""
        found = set()
        for at in range(1, len(tokens) - 1):
            behind = self._words.is_speech(tokens[at - 1].raw) and tokens[at].loose
            if behind and self.may_be(tokens[at]) and self._is_told(tokens, at + 1):
                found.add(tokens[at].raw)
        return frozenset(found)

    def may_be(self, token: Token) -> bool:
        """Whether a word with the article may be a family name: no body, title, adjective of a state or time."""
        words, raw = self._words, token.raw
        if token.start != token.token or not words.definite(raw) or raw in self._never:
            return False
        known = any(raw in trie.first for trie in (words.titles, words.nisba, words.anonymous, words.heads))
        return not known and raw.removeprefix(words.article) not in words.org_words and not raw.endswith(self._plural)

    def _is_told(self, tokens: list[Token], at: int) -> bool:
        """Whether what is said opens at a word: with «that», or behind a colon or quotation marks."""
        gap = tokens[at].gap
        return tokens[at].raw in self._that or ":" in gap or (tokens[at].loose and not _QUOTED.isdisjoint(gap))

    def reach(self, tokens: list[Token], at: int, stop: int, spoken: frozenset[str]) -> int:
        """Where a name `[at:stop)` ends with the noun behind it, if that one is its family name; else `stop`.

        An empty name is a given name that makes none by itself.
        """
        words, end = self._words, max(stop, at + 1)
        if end >= len(tokens) or not tokens[end].tight or not self.may_be(tokens[end]):
            return stop
        given = tokens[at].core in words.given or tokens[at].core in words.particles["starter"]
        if not given or (end - at > 1 and words.definite(tokens[end - 1].raw)):
            return stop
        if tokens[end].raw in spoken:
            return end + 1
        sure = tokens[at].core not in words.doubtful
        behind = at > 0 and words.is_speech(tokens[at - 1].raw) and tokens[at - 1].raw not in words.particles["acts-on"]
        told = end + 1 < len(tokens) and tokens[end + 1].raw in self._that
        parted = end + 1 < len(tokens) and not tokens[end + 1].loose
        return end + 1 if stop == at and ((told and (sure or behind)) or (behind and parted)) else stop
