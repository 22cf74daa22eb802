"""Which rules may begin at a word: most words of a page begin none, and a word that comes again is asked once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from tawatur.annotate.names import Trie, Vocabulary
from tawatur.annotate.papers import Papers

_REMEMBERED = 1 << 16  # words whose answer is kept


class Start(NamedTuple):
    """The rules that may begin at a word."""

    office: bool
    listed: bool
    body: bool
    person: bool
    group: bool
    feature: bool
    common: bool
    paper: bool


class Starts:
    """Knows for every word of a language the rules that may begin there."""

    def __init__(self, vocabulary: Vocabulary, papers: Papers) -> None:
        self._words = words = vocabulary
        self._papers = papers
        self._commons: tuple[Trie[Any], ...] = (words.platforms, words.anonymous, words.coreference)
        tries: tuple[Trie[Any], ...] = (words.heads, words.listed, words.titles, *self._commons)
        self._openers = frozenset(word for trie in tries for word in trie.first) | words.names
        self._openers |= papers.names.keys()
        self._openers |= words.particles["starter"] | words.particles["place-head"]
        self._first_names = words.given | words.doubtful | words.particles["starter"]
        self.at = lru_cache(_REMEMBERED)(self._at)
        self.names = lru_cache(_REMEMBERED)(self._names)

    def _names(self, core: str, raw: str) -> bool:
        """Whether a word of these letters may begin the name of a person by itself."""
        return core in self._first_names or raw in self._words.surnames or self._words.is_kunya(core)

    def _at(self, core: str, raw: str) -> Start | None:
        """The rules that may begin at a word of these letters, without its proclitics and with them; null for none."""
        words = self._words
        bare = core.removeprefix(words.article)
        known = core in self._openers or core in words.org_words or raw in words.surnames or bare in words.org_words
        if not known and words.ordinary(raw):
            return None
        return Start(
            office=core in words.titles.first,
            listed=core in words.listed.first,
            body=core in words.heads.first,
            person=self.names(core, raw) or words.is_foreign(raw),
            group=core in words.org_words or (words.definite(core) and bare in words.org_words),
            feature=core in words.particles["feature"],
            common=any(core in trie.first for trie in self._commons),
            paper=core in self._papers.names,
        )
