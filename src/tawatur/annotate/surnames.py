"""Family names that are nouns of the language, by what the page shows: whom it quotes by that word alone."""

from __future__ import annotations

from tawatur.annotate.names import Token, Vocabulary
from tawatur.language import Language

_SHORTEST = 3  # letters of a noun that is a family name, at least
_QUOTED = frozenset("\"“«'")


class Surnames:
    """Knows which words may be family names, though they are nouns with the article."""

    def __init__(self, language: Language, vocabulary: Vocabulary) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._words = vocabulary
        self._that = frozenset(language.plain(row["form"]) for row in language.table("complementisers"))
        self._never = vocabulary.timely | vocabulary.qualifiers | vocabulary.particles["relative"]
        self._plural = tuple(vocabulary.particles["plural"])
        self._feminine = tuple(vocabulary.particles["feminine"])
        self._accusative = tuple(vocabulary.particles["accusative"])
        self._royal = vocabulary.particles["royal"]
        self._banks = tuple(vocabulary.particles["body-ending"])
        self._nouns = vocabulary.particles["noun-name"]
        self._never_alone = vocabulary.particles["closing"]

    def spoken(self, tokens: list[Token]) -> frozenset[str]:
        """The nouns that stand alone between a verb of speech and what is said: «al-X said that»."""
        is_speech = self._words.is_speech
        behind = [at for at, token in enumerate(tokens[:-2], 1) if is_speech(token.raw) and tokens[at].loose]
        told = (tokens[at].raw for at in behind if self.may_be(tokens[at]) and self._is_told(tokens, at + 1))
        return frozenset(told)

    def told_alone(self, tokens: list[Token], at: int) -> int:
        """The end of a lone name of no table between a man's verb of speech and what is said: «Keating said that».

        `at` where there is none.
        """
        words, token = self._words, tokens[at]
        verb = tokens[at - 1].raw.removeprefix(words.conjunction) if at else ""
        if verb not in words.particles["says"] or not token.loose or token.start != token.token:
            return at
        if not words.is_foreign(token.raw) or words.is_derived(token.raw) or at + 1 >= len(tokens):
            return at
        ends = (
            token.raw.endswith((*self._plural, *self._feminine, *self._accusative, *self._banks))
            or len(token.raw) <= _SHORTEST
        )
        return at if ends or not self._is_told(tokens, at + 1) else at + 1

    def may_be(self, token: Token, *, plural: bool = False) -> bool:
        """Whether a word with the article may be a family name: no body, title, adjective of a state or time.

        `plural`: though it ends as a plural does.
        """
        words, raw = self._words, token.raw
        if token.start != token.token or not words.definite(raw) or raw in self._never:
            return False
        known = any(raw in trie.first for trie in (words.titles, words.nisba, words.anonymous, words.heads))
        known = known or raw.removeprefix(words.article) in words.org_words
        return not known and (plural or not raw.endswith(self._plural))

    def _is_told(self, tokens: list[Token], at: int) -> bool:
        """Whether what is said opens at a word: with «that», or behind a colon or quotation marks."""
        gap = tokens[at].gap
        return tokens[at].raw in self._that or ":" in gap or (tokens[at].loose and not _QUOTED.isdisjoint(gap))

    def reach(self, tokens: list[Token], at: int, stop: int, spoken: frozenset[str]) -> int:
        """Where a name `[at:stop)` ends with the noun behind it, if that one is its family name; else `stop`.

        An empty name is a given name that makes none by itself.
        """
        words, end = self._words, max(stop, at + 1)
        if end >= len(tokens) or not tokens[end].tight:
            return stop
        if end == at + 1 and self._is_bare(tokens, at):
            return end + 1
        if not self.may_be(tokens[end], plural=self._is_sure(tokens, at)):
            return stop
        given = tokens[at].core in words.given or tokens[at].core in words.particles["starter"]
        if not given or (end - at > 1 and words.definite(tokens[end - 1].raw)):
            return stop
        pair = stop == at + 2 and tokens[at].core in words.particles["starter"]  # «Abd al-Rahman»
        if (stop == at or pair) and self._is_noun_of(tokens, at, end):
            return end + 1
        if tokens[end].raw in spoken:
            return end + 1
        sure = tokens[at].core not in words.doubtful
        behind = at > 0 and words.is_speech(tokens[at - 1].raw) and tokens[at - 1].raw not in words.particles["acts-on"]
        told = end + 1 < len(tokens) and tokens[end + 1].raw in self._that
        parted = end + 1 < len(tokens) and not tokens[end + 1].loose
        return end + 1 if stop == at and ((told and (sure or behind)) or (behind and parted)) else stop

    def _is_sure(self, tokens: list[Token], at: int) -> bool:
        """Whether a word is a given name and no noun that could govern the one behind it: «Khalid», not «Hasan»."""
        words, token = self._words, tokens[at]
        known = token.core in words.given and token.core not in words.doubtful
        return known and token.core not in self._nouns and (token.start == token.token or words.conjoined(token))

    def _is_noun_of(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether the noun with the article behind a given name `[at:end)` is its family name: no king has one.

        Behind a verb it may be what the one named did: a name begins behind a comma, «and» or an adjective of a state,
        and behind another noun with the article when the words break off after it.
        """
        words, family = self._words, tokens[end].raw
        if (
            not (end > at + 1 or self._is_sure(tokens, at))
            or family in self._never_alone
            or family.endswith(self._feminine)
        ):
            return False
        if tokens[at].core in words.nisba.first or not _QUOTED.isdisjoint(tokens[at].gap):
            return False
        before = tokens[at - 1] if at and tokens[at].tight and not words.conjoined(tokens[at]) else None
        if before is None:
            return True
        called = before.core.removeprefix(words.article) in words.org_words or before.core in self._royal
        told = words.definite(before.core) and before.core in words.nisba.first
        titled = before.core in words.titles.first or words.definite(before.core)
        return not called and (told or (titled and self._breaks_off(tokens, end + 1)))

    def _is_bare(self, tokens: list[Token], at: int) -> bool:
        """Whether a noun without the article behind a given name is the family name, by what stands after it.

        «Khalid Maghribi», an adjective that could not describe a name without the article; else «Adil Imam, …» or
        «… said that», where the noun looks like no verb and no participle.
        """
        words, family = self._words, tokens[at + 1]
        if not self._is_sure(tokens, at) or family.start != family.token or words.definite(family.raw):
            return False
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        if family.raw in words.nisba.first:
            single = not family.raw.endswith((*self._plural, *self._feminine))
            return single and (after is None or not (after.tight and words.definite(after.raw)))
        return self._breaks_off(tokens, at + 2) and self._may_be_noun(family.raw) and self._is_told_of(tokens, at)

    def _breaks_off(self, tokens: list[Token], at: int) -> bool:
        """Whether «that», a mark or nothing stands at a word: no name that ends before it is the subject of a noun."""
        return at >= len(tokens) or not tokens[at].loose or tokens[at].raw in self._that

    def _may_be_noun(self, raw: str) -> bool:
        """Whether a common word is a noun such as family names are."""
        words = self._words
        tables = (words.titles, words.anonymous, words.heads, words.coreference, words.portfolios, words.nisba)
        other = any(named.kind != "person" for _, named in words.listed.first.get(raw, ()))
        other = other or raw in words.function or raw in self._never or raw in words.org_words or len(raw) < _SHORTEST
        if other or raw.endswith(self._accusative) or raw.startswith(words.assimilated):
            return False
        past = any(letter + raw in words.common for letter in words.particles["imperfect"])
        verb = past or words.is_speech(raw) or words.is_verb(raw)
        led = any(raw.startswith(lead) and raw[len(lead) :] in words.common for lead in words.proclitics)
        return words.ordinary(raw) and not (verb or led or any(raw in trie.first for trie in tables))

    def _is_told_of(self, tokens: list[Token], at: int) -> bool:
        """Whether what stands before a given name leads to a person: a verb of speech, a title, the start of a line."""
        words, before = self._words, tokens[at - 1] if at else None
        if before is None or not tokens[at].loose:
            return True
        title = before.core in words.titles.first or words.is_speech(before.raw)
        return title or (words.definite(before.core) and before.core in words.nisba.first)
