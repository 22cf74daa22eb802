"""People and bodies without a name in the naming of a source: «two officials», «a commander in the forces»."""

from __future__ import annotations

from itertools import takewhile

from tawatur.annotate.clauses import Named
from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.quotations import MARKS

_LETTERS = 4  # of the longest noun that is too short for the ending of a plural
_STEM = 3  # letters of the shortest noun of somebody that is read in a dual


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
        many = self._cues.human | self._cues.titles
        bound = any(noun.endswith(end[:1]) and noun[:-1] in many for end in self._cues.nominative)
        known = noun in self._cues.kinds["people"] or bound or self._is_pair(noun)
        return known or (noun.endswith(endings) and len(noun) > _LETTERS)

    def _is_pair(self, noun: str) -> bool:
        """Whether a noun is the dual of somebody's trade or role, and no name with such an ending."""
        stems = [noun[: -len(end)] for end in (*self._cues.dual, *self._cues.oblique) if noun.endswith(end)]
        return any(len(stem) >= _STEM and (stem in self._cues.human or stem in self._cues.titles) for stem in stems)

    def is_unnamed(self, words: list[str], inside: list[Named], verb: Verb | None) -> bool:
        """Whether a noun phrase is of people without a name: an indefinite noun, with nothing definite after it, or a
        word for where somebody is from, alone: «a Syrian»."""
        cues, first = self._cues, words[0]
        plain = all(word in cues.common for word in words[1:])  # «a professor of medicine»
        trade = first in cues.titles and len(words) > 1 and (words[1].endswith(cues.relation) or plain)
        other = words[-1] in cues.kinds["another"] and (len(words) == 1 or words[0].endswith(cues.relation))
        origin = len(words) == 1 and len(first) > _LETTERS and first in cues.common and first.endswith(cues.relation)
        accusative = any(first.endswith(end) and first[: -len(end)] in cues.kinds["people"] for end in cues.accusative)
        human = first in cues.human or accusative or other or origin or (trade and not cues.is_definite(words[1]))
        if first in cues.bodies or cues.is_bodies(first):
            return self._is_some_body(words, inside)
        if cues.is_definite(first) or (cues.is_possessed(first) and not human):
            return False
        if self.is_plural(first, verb):
            return True
        if any(word.isascii() and word.isalpha() for word in words):
            return False  # a name in other letters
        told = list(takewhile(lambda w: w not in cues.kinds["preposition"], words))
        placed = len(told) < len(words) and human  # «a commander in the forces»
        bare = (not inside or placed) and not any(cues.is_definite(word) for word in (told if placed else words)[1:])
        return bare and human

    def is_counted(self, words: list[str]) -> bool:
        """Whether a number is of people, or of nobody in words: «three members», «40 % of them», not «15 cases»."""
        cues = self._cues
        noun = words[1] if len(words) > 1 else ""
        bare = noun[:-1] if noun.endswith(cues.accusative) else noun
        among = not noun[:1].isalpha() or noun in cues.kinds_of  # «40 % of them», «56 of those who»
        somebody = any(form in cues.human or form in cues.titles for form in (noun, bare))
        return among or somebody or self.is_plural(noun, None)

    def _is_some_body(self, words: list[str], inside: list[Named]) -> bool:
        """Whether a noun phrase is of a body without a name: only indefinite adjectives stand behind its noun."""
        rest, cues = [word for word in words[1:] if word not in MARKS], self._cues
        adjective = (*cues.relation, *cues.plural_feminine)
        several = words[0].endswith(cues.plural_feminine)  # «independent organisations»
        alike = (word.endswith(adjective) or (several and cues.is_feminine(word)) for word in rest)
        relation = all(alike) and not any(cues.is_definite(word) or word in cues.bodies for word in rest)
        return bool(rest) and relation and not any(m.form == "name" for _, _, m in inside)
