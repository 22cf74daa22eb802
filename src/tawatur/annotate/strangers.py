"""Persons that no table lists, in the naming of a source: their names before a trade, behind a title, alone."""

from __future__ import annotations

from itertools import takewhile

from tawatur.annotate.clauses import BREAKS
from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.quotations import MARKS

_LEAST = 2  # words of the shortest name that is told by what stands around it
_NAME = 4  # words from which what no table knows is no longer taken for a name
_LETTERS = 2  # of a word too short to be a name


class Strangers:
    """Reads names from the words of a noun phrase."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def is_person(self, noun: str) -> bool:
        """Whether a folded noun without the article is of a person by trade, rank or title."""
        cues = self._cues
        return noun in cues.human or noun in cues.titles or (cues.is_feminine(noun) and noun[:-1] in cues.titles)

    def may_name(self, words: list[str]) -> bool:
        """Whether words are a name: the first is no noun, and no other one but with the article, as family names are.

        «Rafat al-Sabbagh», whose family name is a trade; not what a feminine adjective follows, as it follows a body.
        """
        cues = self._cues
        if not words or all(word not in cues.common for word in words):
            return bool(words)
        first, plural = words[0], (*cues.plural_feminine, *cues.nominative)
        noun = first in cues.common or first in cues.bodies or self.is_person(first) or first.endswith(plural)
        if noun or cues.is_definite(first) or first in MARKS or len(words) == 1:
            return False
        rest = [word for word in words[1:] if word in cues.common]
        return all(cues.is_definite(word) and not cues.is_feminine(word) for word in rest)

    def before_trade(self, words: list[str]) -> list[str]:
        """The words of a name that what its bearer is follows: «X Y the physician», «Lady X Y, head of …»; else []."""
        while len(words) > _LEAST and self._cues.is_definite(words[0]):
            words = words[1:]  # a title that no table lists
        name = list(takewhile(lambda w: w not in self._cues.common and not self._cues.is_definite(w), words))
        trade = words[len(name)].removeprefix(self._cues.article) if len(name) < len(words) else ""
        return name if _LEAST <= len(name) < _NAME and self.is_person(trade) else []

    def by_child(self, words: list[str]) -> list[str]:
        """The words of a name that calls somebody by a child, behind a definite noun or alone: «Umm Fahd»; else []."""
        cues = self._cues
        while len(words) > _LEAST and cues.is_definite(words[0]):
            words = words[1:]  # «the citizen», «the Egyptian visitor»
        name = words
        called = len(name) == _LEAST and name[0] in cues.kinds["name-link"] and name[0] in cues.kinds["by-child"]
        kin = called and (cues.is_definite(name[1]) or self.is_person(name[1]) or name[1][:1] == cues.clitic_to)
        return name if called and not kin else []

    def at_end(self, words: list[str]) -> list[str]:
        """The words of a name that a title or trade stands before: «the governor of X, Y Z»; else []."""
        cues, name = self._cues, list[str]()
        for word in reversed(words[1:]):
            family = not name and cues.is_definite(word) and word not in cues.common
            if not family and (word in cues.common or word in cues.bodies or word in MARKS or cues.is_definite(word)):
                break
            name.insert(0, word)
        told = self.is_person(words[0].removeprefix(cues.article))
        led = len(name) + 1 == len(words) and cues.is_definite(words[0])  # «the aged X Y»
        fits = _LEAST <= len([word for word in name if word not in cues.kinds["name-link"]]) < _NAME
        return name if (told or led) and fits and not cues.is_definite(name[0]) else []

    def after_title(self, words: list[str]) -> list[str]:
        """The words right behind a title when all of them are a name: two or three that are no nouns; else []."""
        cues, name = self._cues, [word for word in words if word not in BREAKS]
        apart = len(name) < len(words)  # a comma stands before a name, and before no other noun of the title
        words = name
        named = self.may_name(words) if apart else all(word not in cues.common for word in words)
        plain = named and all(w not in cues.bodies and w not in MARKS for w in words)
        first = bool(words) and not cues.is_definite(words[0]) and words[0][:1].isalpha()
        return words if plain and first and _LEAST <= len(words) < _NAME else []

    def after_respect(self, words: list[str]) -> str:
        """The one word of a family name that no table lists behind a title of respect: «Dr X»; else empty."""
        cues = self._cues
        if len(words) != _LEAST or not (words[0].rstrip(".") in cues.respect or len(words[0].rstrip(".")) == 1):
            return ""
        name = words[1]
        known = name in cues.common or name in cues.bodies or self.is_person(name.removeprefix(cues.article))
        adjective = cues.is_definite(name) and name.endswith(cues.relation)
        return "" if known or (adjective and len(words[0]) > _LETTERS) or not name.isalpha() else name

    def is_name(self, word: str, verb: Verb | None) -> bool:
        """Whether a lone bare word is a name by its verb: a man's name has the ending of a feminine noun."""
        cues = self._cues
        known = word in cues.bodies or word in cues.human or word in cues.kinds["issued"]
        masculine = verb is not None and (verb.gender, verb.number, verb.shape) == ("m", "s", "past")
        return (
            masculine and cues.is_feminine(word) and not cues.is_definite(word) and not known and len(word) > _LETTERS
        )

    def leads_to(self, words: list[str]) -> bool:
        """Whether the words before a name are the title or trade of its bearer, who is not only named in it.

        «The manager of the police of X, Y Z», not «the wife of Y Z»: a definite word or a name ends them.
        """
        cues = self._cues
        while len(words) > 1 and words[-1] in cues.kinds["name-link"]:
            words = words[:-2]  # «Z son of» before «X»
        if not words:
            return False
        if len(words) == 1:
            return cues.is_definite(words[0])
        if not (self.is_person(words[0].removeprefix(cues.article)) or cues.is_definite(words[0])):
            return False
        last = words[-1]
        given = cues.clitic_to * 2
        return cues.is_definite(last) or last.startswith(given) or not (last in cues.common or last in cues.bodies)
