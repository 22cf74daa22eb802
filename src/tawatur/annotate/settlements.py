"""Places that no table lists: rivers and mountains by their nouns, and what follows the noun for a village."""

from __future__ import annotations

from tawatur.annotate.names import Token, Vocabulary

_SHORTEST = 3  # letters of the name of a river or a mountain, at least


class Settlements:
    """Reads such places by the words of the tables."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = words = vocabulary
        provinces = words.particles["province"]
        self._provinces = provinces | {lead + noun for lead in words.proclitics for noun in provinces}
        self._other = words.qualifiers | words.particles["relative"] | words.timely | words.org_words.keys()

    def leads_to(self, tokens: list[Token], at: int) -> bool:
        """Whether the noun for a village stands before a word, or that for a province before one of no table."""
        words, noun = self._words, tokens[at - 1].raw if at else ""
        return noun in words.settlements or (noun in self._provinces and words.is_foreign(tokens[at].raw))

    def feature(self, tokens: list[Token], at: int) -> int:
        """The end of a river or a mountain: the noun with one word that no table knows, or with a listed place.

        `at` where there is none.
        """
        words = self._words
        token = tokens[at + 1] if at + 1 < len(tokens) else None
        if tokens[at].core not in words.particles["feature"] or token is None or not token.tight:
            return at
        if token.start != token.token or len(token.raw) < _SHORTEST or token.raw[0].isdigit():
            return at
        named = words.listed.match(tokens, at + 1)
        if named and named.value.kind == "place":
            return named.end
        return at if words.ordinary(token.raw) or token.raw in words.known else at + 2

    def named(self, tokens: list[Token], at: int) -> int:
        """The end of the name of a village or a district behind the noun for it; `at` where there is none."""
        words, token = self._words, tokens[at]
        if not token.tight or token.start != token.token:
            return at
        stop = at + 1 + (token.raw in words.particles["place-head"])
        if stop > len(tokens) or not tokens[stop - 1].tight or len(token.raw) + stop - at <= _SHORTEST:
            return at
        last = tokens[stop - 1].raw
        if (
            token.raw in self._other
            or token.raw in words.nisba.first
            or words.is_speech(token.raw)
            or token.raw[0].isdigit()
        ):
            return at
        plain = words.ordinary(last) and (not words.definite(last) or last in words.common)
        if stop == at + 1 and (plain or last in words.given):
            return at
        house = stop + 1 < len(tokens) and tokens[stop].raw in words.particles["house"] and tokens[stop].tight
        return stop + 2 if house and tokens[stop + 1].tight else stop
