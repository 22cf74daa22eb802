"""Papers by their short names, which are common words or places too: «told "the Nation"»."""

from __future__ import annotations

from tawatur.annotate.names import Token, Vocabulary
from tawatur.annotate.people import unlisted_ref
from tawatur.registry import Outlet, Registry

_OPENS = ('"', "“", "”", "«")
_ENDS = frozenset('"”»“')


class Papers:
    """Knows papers by the one word with the article behind the noun in their names, adjectives of states aside."""

    def __init__(self, vocabulary: Vocabulary, registry: Registry) -> None:
        self._words = vocabulary
        self.names: dict[str, list[Outlet]] = {}
        for card in registry.outlets.values():
            for name in card.names if card.kind == "newspaper" else ():
                noun, *rest = vocabulary.fold(name).split()
                short = [word for word in rest if word not in vocabulary.nisba.first]
                if noun in vocabulary.org_words and len(short) == 1 and vocabulary.definite(short[0]):
                    cards = self.names.setdefault(short[0], [])
                    cards += [card] if card not in cards else []

    def read(self, tokens: list[Token], at: int, country: str) -> str | None:
        """The ref of the paper that is named at a word; null when none is.

        It stands in quotation marks after a verb of speech, after «to» or after a noun for its sources. Of several
        papers of one name it is that of the country where the page is published, else an unlisted one.
        """
        words, token, before = self._words, tokens[at], tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if before is None or not token.gap.endswith(_OPENS) or (after and not any(mark in _ENDS for mark in after.gap)):
            return None
        told = before.raw in words.particles["for"] or words.is_speech(before.raw)
        if not (told or before.core in words.anonymous.first):
            return None
        if after and after.raw in words.particles["relative"]:
            return None  # «to "the nation" which …»
        cards = self.names[token.core]
        near = [card for card in cards if len(cards) == 1 or card.country == country]
        return near[0].ref if len(near) == 1 else unlisted_ref(token.core, "outlet")
