"""People and bodies without a name in the naming of a source: «two officials», «a commander in the forces»."""

from __future__ import annotations

from itertools import takewhile

from tawatur.annotate.clauses import Named
from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.quotations import MARKS

_LETTERS = 4  # of the longest noun that is too short for the ending of a plural


class Unnamed:
    """Tells from the words of a noun phrase, and the mentions in it, whether it names nobody."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def is_plural(self, noun: str, verb: Verb | None) -> bool:
        """Whether a noun is of several people: by its ending, which as the subject of a verb is the nominative."""
        if noun in self._cues.bodies:
            return False  # «the television», which has such an ending too
        subject = verb is not None and "relay" not in verb.frame
        endings = self._cues.nominative if subject else self._cues.people_endings
        bound = any(noun.endswith(end[:1]) and noun[:-1] in self._cues.human for end in self._cues.nominative)
        return noun in self._cues.kinds["people"] or bound or (noun.endswith(endings) and len(noun) > _LETTERS)

    def is_unnamed(self, words: list[str], inside: list[Named], verb: Verb | None) -> bool:
        """Whether a noun phrase is of people without a name: an indefinite noun, with nothing definite after it."""
        cues, first = self._cues, words[0]
        trade = first in cues.titles and len(words) > 1 and words[1].endswith(cues.relation)
        human = first in cues.human or (trade and not cues.is_definite(words[1]))
        if first in cues.bodies:
            return self._is_some_body(words, inside)
        if cues.is_definite(first) or (cues.is_possessed(first) and not human):
            return False
        if self.is_plural(first, verb):
            return True
        if any(word.isascii() and word.isalpha() for word in words):
            return False  # a name in other letters
        told = list(takewhile(lambda w: w not in cues.kinds["preposition"], words))
        placed = len(told) < len(words) and human  # «a commander in the forces»
        plain = (not inside or placed) and not any(cues.is_definite(word) for word in (told if placed else words)[1:])
        return plain and (human or any(word in cues.common for word in words))

    def _is_some_body(self, words: list[str], inside: list[Named]) -> bool:
        """Whether a noun phrase is of a body without a name: only indefinite adjectives stand behind its noun."""
        rest = [word for word in words[1:] if word not in MARKS]
        adjective = (*self._cues.relation, *self._cues.plural_feminine)
        relation = all(word.endswith(adjective) and not self._cues.is_definite(word) for word in rest)
        return bool(rest) and relation and not any(m.form == "name" for _, _, m in inside)
