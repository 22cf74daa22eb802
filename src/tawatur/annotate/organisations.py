"""Organisations that no table lists, named by a common noun and what follows it."""

from __future__ import annotations

from tawatur.annotate.names import Match, Token, Vocabulary

_LONGEST = 6


class OrganisationReader:
    """Reads «company X», «the Y commission for Z» by the nouns of `org_words.tsv`.

    A noun of the table marked `strict` has other senses too: it names an organisation only before a word in quotation
    marks, or one that is no word of the language.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._glue = vocabulary.particles["office-glue"]
        self._nisba = tuple(vocabulary.particles["nisba-ending"])
        self._relative = vocabulary.particles["relative"]

    def read(self, tokens: list[Token], at: int) -> Match[str] | None:
        """The organisation named at a word; null when the noun stands alone or only has an indefinite adjective."""
        words = self._words
        first = tokens[at].core
        bare = first[len(words.article) :] if words.definite(first) else first
        noun = words.org_words.get(bare)
        if noun is None or (noun.strict and not self._is_name(tokens, at + 1)) or self._is_listed(tokens, at + 1):
            return None
        end = at + 1
        while end < len(tokens) and end - at < _LONGEST and self._continues(tokens, at, end):
            end += 1
        if first == bare and end < len(tokens) and (place := self._place(tokens, end)):
            return Match(place, noun.kind)
        while end > at + 1 and not self._closes(tokens[end - 1]):
            end -= 1
        if end - at < 2 or (first != bare and end - at < 3):
            return None
        return Match(end, noun.kind)

    def _is_listed(self, tokens: list[Token], at: int) -> bool:
        """Whether a listed organisation is named at a word: then it is found by itself."""
        named = self._words.listed.match(tokens, at) if at < len(tokens) and tokens[at].loose else None
        return named is not None and named.value.kind not in ("place", "person") and not named.value.needs_full

    def _is_name(self, tokens: list[Token], at: int) -> bool:
        """Whether a word is a name by its quotation marks, or because it is no word of the language."""
        if at >= len(tokens) or not tokens[at].loose:
            return False
        words, token = self._words, tokens[at]
        if token.gap != " ":
            return True
        adjective = token.raw.endswith(self._nisba) and not words.definite(token.raw)
        return not (adjective or words.ordinary(token.raw) or token.raw in words.known)

    def _place(self, tokens: list[Token], end: int) -> int | None:
        """The end of a place whose organisation it is: right after a bare noun («the municipality of X»)."""
        words = self._words
        if words.definite(tokens[end - 1].core) or not tokens[end].tight or tokens[end].start != tokens[end].token:
            return None
        named = words.listed.match(tokens, end)
        return named.end if named and named.value.kind == "place" else None

    def _continues(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a word belongs to the name that begins at a noun."""
        token, before, words = tokens[end], tokens[end - 1], self._words
        next_after = end == at + 1
        if not (token.tight or (next_after and token.loose)) or token.raw in self._relative | words.timely:
            return False
        if next_after and not words.definite(before.core) and token.raw.startswith(words.assimilated):
            return False
        if words.definite(token.core) and token.raw not in words.given:
            return token.start == token.token or (words.definite(before.raw) and self._adds(tokens, end))
        if words.definite(before.core) or words.is_speech(token.raw) or token.start != token.token:
            return False
        if token.raw in words.given and before.raw in words.titles.first:
            return True
        if words.nisba.match(tokens, end):
            return False
        if words.ordinary(token.raw) or token.raw in words.known:
            return next_after and self._governs(tokens, end)
        return not token.raw[0].isdigit() and (next_after or not words.ordinary(before.raw))

    def _adds(self, tokens: list[Token], at: int) -> bool:
        """Whether a word joined by «and» names a further matter of the same organisation, not a second party."""
        words, core = self._words, tokens[at].core
        if (
            not words.conjoined(tokens[at])
            or core[len(words.article) :] in words.org_words
            or core in words.nisba.first
        ):
            return False
        party = (words.heads, words.titles, words.listed, words.anonymous)
        return not any(trie.match(tokens, at) for trie in party) and core in words.common

    def _governs(self, tokens: list[Token], at: int) -> bool:
        """Whether a common noun is followed by the definite one that it governs."""
        words, raw = self._words, tokens[at].raw
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or not following.tight or not words.definite(following.raw):
            return False
        return not (raw in words.anonymous.first or raw in words.given or raw in self._glue or words.is_verb(raw))

    def _closes(self, token: Token) -> bool:
        """Whether a name may end with a word: not with a common one without the article."""
        return self._words.definite(token.core) or token.raw not in self._words.common
