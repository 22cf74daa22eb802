"""The parts of a person's name that stand for the person on a page."""

from __future__ import annotations

from tawatur.annotate.found import Found
from tawatur.annotate.names import Vocabulary

_SHORTEST = 3  # letters of one word that stands for a person, at least
_LONGEST = 5  # letters of a family name of China or Korea, at most


class Tails:
    """Cuts full names by the tables of a language."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def of(self, person: Found) -> set[tuple[str, ...]]:
        """The whole name, all but the first word, the last word or a compound; of a foreign name the first too."""
        words = person.words
        joined = self._words.particles["compound"] | self._words.particles["link"]
        cut = 2 if len(words) > 2 and words[-2] in joined else 1
        tails = {words, words[-cut:]} | ({words[1:]} if len(words) > 2 else set())
        if not person.listed and self._is_foreign(words[0]):
            tails.add(words[:1])
        bare = words[-1].removeprefix(self._words.article)
        known = bare in self._words.names or self._words.ordinary(bare) or len(bare) < _SHORTEST
        if not (person.listed or known or bare == words[-1]):
            tails.add((bare,))
        return {tail for tail in tails if len(tail) > 1 or self._may_stand(tail[0], person)}

    def _may_stand(self, word: str, person: Found) -> bool:
        """Whether one word of a name can stand for the person: not a number of kings, nor a common word."""
        words = self._words
        bound = words.particles["regnal"] | words.particles["closing"]
        if len(word) < _SHORTEST or word in bound or word in words.respelled:
            return False
        if word in words.given and len(person.words) > 2:
            return person.listed and not words.particles["link"].intersection(person.words[1:])
        return person.listed or not (word in words.common or word in words.spelled)

    def _is_foreign(self, word: str) -> bool:
        """Whether a first word may be a family name, as in China and Korea: no given name that is known."""
        return len(word) <= _LONGEST and not self._words.definite(word) and self._is_unknown(word)

    def _is_unknown(self, word: str) -> bool:
        """Whether a word is neither a common word nor a name of any table."""
        words = self._words
        return len(word) >= _SHORTEST and not (word in words.known or words.ordinary(word) or word.isascii())
