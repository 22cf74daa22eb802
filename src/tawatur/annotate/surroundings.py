"""What the words around one say of it: whether it is a name there, and whether a person has it."""

from __future__ import annotations

from tawatur.annotate.names import Named, Token, Vocabulary

QUOTES = frozenset("\"“”«'‘(")
_ENDS = frozenset('"”»“')
QUOTED = 4  # words of a name in quotation marks, at most
_SHORT = 3  # letters of a little-known place that is not looked for behind a proclitic, at most
_CODE = 3  # letters of the code of an agency, which other words may have too, at most
_AGE = 5  # words from a name to the word for age, at most


class Surroundings:
    """Knows the words of one page."""

    def __init__(self, vocabulary: Vocabulary, tokens: list[Token]) -> None:
        self._words = vocabulary
        self._tokens = tokens
        self._directions = vocabulary.particles["direction"]
        self._place_nouns = vocabulary.particles["place-noun"] | vocabulary.particles["in"]

    def licenses(self, at: int, named: Named) -> bool:
        """Whether one word is a name here: a common word is only in quotation marks or after a noun for such bodies."""
        token = self._tokens[at]
        if token.tanwin:
            return False
        words = self._words
        if named.kind == "agency" and (self._is_rest(at) if len(token.core) <= _CODE else self._is_called_so(at)):
            return False
        if named.minor and (token.core in words.names or words.ordinary(token.raw)):
            return bool(at) and self._tokens[at - 1].raw in self._place_nouns and token.tight
        if named.kind == "place" and not self._may_be_place(at, named):
            return False
        before = self._tokens[at - 1] if at and token.tight else None
        if before and named.kind == "place" and token.core in words.nisba.first and words.definite(before.core):
            return self._ends_place(at)  # else it is an adjective: «the Saudi capital»
        if named.kind in ("person", "place") or token.core not in words.common:
            return True
        if named.kind == "outlet" and token.gap == "\n" and self._at_listed_place(at + 1):
            return True
        noun = self._tokens[at - 1].core if at else ""
        return token.gap[-1:] in QUOTES or (
            token.loose and (noun in words.org_words or noun in words.particles["press"])
        )

    def _is_called_so(self, at: int) -> bool:
        """Whether a name of an agency that men have too stands for a man, as far as the word before it tells.

        An agency is named after its noun, a particle or a feminine verb: «Fars said» differs by its verb.
        """
        words, before = self._words, self._tokens[at - 1] if at and self._tokens[at].tight else None
        if (
            before is None
            or self._tokens[at].core not in words.names
            or self._tokens[at].start > self._tokens[at].token
        ):
            return False
        named = (
            before.core in words.org_words
            or before.core in words.particles["press"]
            or before.raw.removeprefix(words.conjunction) in words.function
        )
        return not (named or words.is_speech_of_woman(before.raw))

    def _is_rest(self, at: int) -> bool:
        """Whether a short word is what a proclitic leaves of another, or leads to a number: «and the 9th»."""
        token, after = self._tokens[at], self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return token.start != token.token or (after is not None and after.raw[0].isdigit())

    def _may_be_place(self, at: int, named: Named) -> bool:
        """Whether the name of a place is no adjective, no common noun and no rest of another word."""
        words, token = self._words, self._tokens[at]
        joined = token.start != token.token
        if named.minor and joined and len(token.core) <= _SHORT:
            return False
        if token.core in words.nisba.first and (self._is_adjective_beside(at) or self._is_adjective_beside(at + 1)):
            return False
        if token.raw not in words.common or words.definite(token.raw) or not token.tight or not at:
            return True
        before = self._tokens[at - 1].core
        noun = before in words.common and not words.definite(before) and before not in words.function
        return not noun or before in self._place_nouns or before in self._directions

    def _is_adjective_beside(self, at: int) -> bool:
        """Whether «and» joins a word to the one before, and the other of the two is an indefinite adjective."""
        if not 0 < at < len(self._tokens):
            return False
        first, second = self._tokens[at - 1], self._tokens[at]
        if not (second.tight and self._words.conjoined(second)):
            return False
        plain = [w for w in (first, second) if w.core in self._words.adjectives]
        return bool(plain) and all(word.core in self._words.nisba.first for word in (first, second))

    def _at_listed_place(self, at: int) -> bool:
        """Whether a listed place stands at a word, with nothing but blanks and dashes before it."""
        if at >= len(self._tokens) or self._tokens[at].gap.strip(" -\u2013\u2014"):
            return False
        named = self._words.listed.match(self._tokens, at)
        return named is not None and named.value.kind == "place"

    def qualifies(self, at: int) -> bool:
        """Whether a family name with the article is an adjective: a definite noun that is no title stands before."""
        words, before = self._words, self._tokens[at - 1] if at else None
        if before is None or not self._tokens[at].tight or not words.definite(self._tokens[at].raw):
            return False
        return words.definite(before.core) and before.core not in words.titles.first and before.core not in words.names

    def _ends_place(self, at: int) -> bool:
        """Whether the word before one is a place by itself."""
        named = self._words.listed.match(self._tokens, at - 1)
        return named is not None and named.value.kind == "place" and named.end == at

    def tells_person(self, at: int, end: int) -> bool:
        """Whether the words around `[at:end]` show a person."""
        return self._announced(at) or self._explained(at, end)

    def quoted(self, at: int) -> int:
        """The end of the two to four words in quotation marks that begin at one; 0 when there are none."""
        if not any(mark in QUOTES and mark != "(" for mark in self._tokens[at].gap):
            return 0
        for end in range(at + 1, min(at + QUOTED, len(self._tokens) - 1) + 1):
            if any(mark in _ENDS for mark in self._tokens[end].gap):
                return end if end - at > 1 else 0
            if not self._tokens[end].tight:
                return 0
        return 0

    def names_body(self, at: int) -> bool:
        """Whether an organisation has its name here: the noun for it stands right before."""
        before = self._tokens[at - 1] if at and self._tokens[at].tight else None
        noun = self._words.org_words.get(before.core) if before else None
        return noun is not None and not noun.strict

    def has_kind(self, at: int) -> bool:
        """Whether the noun for what a body is stands right before its name and belongs to it: «company X»."""
        before = self._tokens[at - 1] if at and self._tokens[at].tight else None
        whole = self._tokens[at].start == self._tokens[at].token and self._tokens[at].core not in self._words.org_words
        return before is not None and whole and before.core in self._words.particles["kind-noun"]

    def names_thing(self, at: int) -> bool:
        """Whether a street, an airport or a ship has its name here: the noun stands before it or its quotation mark.

        So does «San» before the name of a saint, which is the name of a town.
        """
        if at and self._tokens[at].tight and self._tokens[at - 1].raw in self._words.particles["saint"]:
            return True
        facilities, first = self._words.particles["facility"], at
        while at - first < QUOTED and first and self._tokens[first].tight:
            first -= 1
        quoted = first and any(mark in QUOTES for mark in self._tokens[first].gap)
        starts = (at, first) if quoted else (at,)
        return any(i and self._tokens[i].loose and self._tokens[i - 1].core in facilities for i in starts)

    def _explained(self, at: int, stop: int) -> bool:
        """Whether what follows `[at:stop]` tells of a person: a title, an age in brackets, «who was aged»."""
        if stop + 1 >= len(self._tokens):
            return False
        gap, token = self._tokens[stop].gap.strip(), self._tokens[stop]
        if gap == "(":
            return token.raw.isdigit() and self._tokens[stop + 1].raw in self._words.timely
        if not (gap == "" or is_comma(gap)) or self._at_place(at):
            return False
        if gap and self._words.titles.match(self._tokens, stop) is not None:
            return True
        if not gap and (title := self._words.titles.match(self._tokens, stop)):
            return self._words.definite(token.raw) and title.value.type in ("head", "spokesman")
        ages = self._words.particles["age"]
        return any(word.raw in ages for word in self._tokens[stop : stop + _AGE])

    def _at_place(self, at: int) -> bool:
        """Whether the word before one leads to a place."""
        return at > 0 and self._tokens[at - 1].raw in self._place_nouns

    def _announced(self, at: int) -> bool:
        """Whether a person may be named after the word before: a verb of speech, or «the Xian»."""
        before = self._tokens[at - 1] if at else None
        if before is None or not self._tokens[at].loose:
            return False
        words = self._words
        if words.is_speech(before.raw):
            return True
        return words.definite(before.core) and before.core in words.nisba.first and not self._describes(at - 1)

    def _describes(self, at: int) -> bool:
        """Whether an adjective of a state is that of the noun before it, which is no title."""
        words, before = self._words, self._tokens[at - 1] if at else None
        if before is None or not self._tokens[at].tight or not words.definite(before.core):
            return False
        return words.titles.match(self._tokens, at - 1) is None and before.core not in words.nisba.first

    def is_adjective(self, at: int) -> bool:
        """Whether the word for a ministry is only the adjective of a common noun: «foreign policy»."""
        words, token = self._words, self._tokens[at]
        before = self._tokens[at - 1] if at and token.tight and token.start == token.token else None
        if before is None or token.core not in words.portfolios.first:
            return False
        return words.definite(token.core) and words.definite(before.core) and before.core in words.common

    def is_ruling(self, at: int) -> bool:
        """Whether a word that is a title elsewhere is the adjective of the noun before it: «the ruling party»."""
        words, token = self._words, self._tokens[at]
        tight = at > 0 and token.tight and token.start == token.token
        ruling = tight and token.raw in words.particles["ruling"] and words.definite(self._tokens[at - 1].core)
        named = at + 1 < len(self._tokens) and self._tokens[at + 1].core in words.given
        return ruling and not named


def is_quoted(token: Token) -> bool:
    """Whether a quotation mark stands before a word."""
    return any(mark in QUOTES for mark in token.gap)


def is_comma(gap: str) -> bool:
    """Whether what stands between two words is a comma, with quotation marks or without."""
    return gap.strip(' "“”«»') in (",", "\u060c")
