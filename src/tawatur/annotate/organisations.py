"""Organisations that no table lists, named by a common noun and what follows it."""

from __future__ import annotations

from tawatur.annotate.names import Match, Token, Vocabulary
from tawatur.annotate.people import NameReader

_LONGEST = 7
_HONOURED = ("", "named", "person")  # what stands under `strict` where a person's name may follow
_PERSONAL = ("honorific", "rank")  # types of titles behind which a person is named
_BEFORE_NAMES = ("yes", "named", "matter")  # and where a word that is a name by itself may
_OPENS = frozenset('"“«')
_ENDS = frozenset('"”»“')
_QUOTED = 4  # words of a name in quotation marks, at most
_SHORT = 3  # letters of a word of no meaning inside a foreign name, fewer than these
_ADDED = 3  # words after the name of a person, at most


class OrganisationReader:
    """Reads «company X», «the Y commission for Z» by the nouns of `org_words.tsv`.

    A noun of the table with a word under `strict` has other senses too. It names an organisation only before: `yes`, a
    word in quotation marks, or one that is no word of the language; `named`, this or somebody's name; `matter`, this
    or a common noun and what that governs, or a listed person; `place`, a place; `person`, somebody's name; `branch`,
    with the article, an adjective and «in» a place that is no state; `charged`, with the article, an adjective and
    what it is for.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._names = NameReader(vocabulary)
        self._regions = vocabulary.particles["region"]
        self._on = vocabulary.particles["org-glue"] | vocabulary.spelled
        particles = vocabulary.particles
        self._joins = particles["link"] | particles["compound"] | particles["regnal"] | particles["closing"]
        self._sport = vocabulary.particles["sport"]
        self._fields = vocabulary.particles["field"]
        self._for = vocabulary.particles["for"]
        self._royal = vocabulary.particles["royal"]
        self._glue = vocabulary.particles["office-glue"]
        self._nisba = tuple(vocabulary.particles["nisba-ending"])
        self._adjective = tuple(vocabulary.particles["adjective-ending"])
        self._feminine = (*vocabulary.particles["feminine"], *vocabulary.particles["feminine-ending"])
        self._plural_feminine = tuple(vocabulary.particles["feminine-plural"])
        self._superlative = tuple(vocabulary.particles["accusative"])  # as «the highest» ends, too
        self._singular = tuple(vocabulary.particles["feminine"])
        self._feminine_adjective = tuple(
            ending for ending in self._adjective if ending.endswith(tuple(vocabulary.particles["feminine"]))
        )
        self._oblique = tuple(vocabulary.particles["oblique"])
        self._relative = vocabulary.particles["relative"]
        self._particle = vocabulary.particles["particle"]
        self._never = self._relative | (vocabulary.timely - vocabulary.events)  # «the conference» is in names

    def read(self, tokens: list[Token], at: int) -> Match[str] | None:
        """The organisation named at a word; null when the noun stands alone or only has an indefinite adjective."""
        words = self._words
        first = tokens[at].core
        bare = first[len(words.article) :] if words.definite(first) else first
        noun = words.org_words.get(bare) or words.org_words.get(first)
        if noun is None or (first != bare and self._describes(tokens, at)):
            return None
        if first != bare and (owner := self._owner(tokens, at + 1)):
            return Match(owner, noun.kind)
        if first == bare and noun.strict in _HONOURED and (named := self._honoured(tokens, at + 1)):
            return Match(self._adjectives(tokens, named), noun.kind)
        if first == bare and noun.strict == "place":
            return Match(place, noun.kind) if (place := self._place(tokens, at + 1)) else None
        if first == bare and noun.strict == "matter" and (person := self._is_listed_person(tokens, at + 1)):
            return Match(person, noun.kind)
        if noun.strict == "branch":
            return Match(branch, noun.kind) if first != bare and (branch := self._branch(tokens, at + 1)) else None
        if noun.strict == "matter" and first == bare and self._is_matter(tokens, at + 1):
            return Match(self._adjectives(tokens, at + 3), noun.kind)
        named = noun.strict in _BEFORE_NAMES and self._is_name(tokens, at + 1)
        if named and noun.kind == "outlet" and tokens[at + 1].gap == " " and words.definite(tokens[at + 1].core):
            return None  # «the site of X»: a place, more often than a page
        if noun.strict and not named and not (first != bare and self._is_charged(tokens, at + 1)):
            return None
        if noun.kind == "outlet" and at + 1 < len(tokens) and words.platforms.match(tokens, at + 1):
            return None  # «the site X» on which anybody writes
        listed = self._is_listed(tokens, at + 1)
        if first == bare and not listed and (quoted := self._quoted(tokens, at + 1)):
            return Match(quoted, noun.kind)
        if first == bare and not listed and noun.kind == "outlet" and (foreign := self._foreign(tokens, at + 1)):
            return Match(foreign, noun.kind)
        if listed and not (first == bare and noun.kind == "organisation" and self._purpose(tokens, listed)):
            return None
        return self._extent(tokens, at, listed, noun.kind)

    def _describes(self, tokens: list[Token], at: int) -> bool:
        """Whether a noun that is an adjective elsewhere is that of the noun before it: «the municipal elections»."""
        words, token = self._words, tokens[at]
        before = tokens[at - 1] if at and token.tight and words.definite(token.raw) else None
        if before is None or not token.raw.endswith(self._feminine_adjective) or before.raw in words.timely:
            return False
        return words.definite(before.raw) and before.raw.endswith(self._plural_feminine)

    def _quoted(self, tokens: list[Token], at: int) -> int:
        """The end of the words in quotation marks that begin at a word, a name; 0 where none does, or it is long."""
        if at >= len(tokens) or not any(mark in _OPENS for mark in tokens[at].gap):
            return self._bracketed(tokens, at)
        for end in range(at + 1, min(at + _QUOTED, len(tokens) - 1) + 1):
            if any(mark in _ENDS for mark in tokens[end].gap):
                return end
            if not tokens[end].tight:
                return 0
        return 0

    def _bracketed(self, tokens: list[Token], at: int) -> int:
        """The end of words in brackets that begin with one that is no word of the language; 0 where none do."""
        if at >= len(tokens) or tokens[at].gap.strip() != "(" or self._words.ordinary(tokens[at].raw):
            return 0
        ends = (end for end in range(at + 1, min(at + _QUOTED, len(tokens) - 1) + 1) if not tokens[end].tight)
        end = next(ends, 0)
        return end if end and ")" in tokens[end].gap else 0

    def _extent(self, tokens: list[Token], at: int, listed: int, kind: str) -> Match[str] | None:
        """The noun at a word with all that belongs to its name; `listed`: the end of an organisation named in it."""
        words, first, end = self._words, tokens[at].core, listed or at + 1
        while end < len(tokens) and end - at < _LONGEST + (end == listed) and self._continues(tokens, at, end):
            end += 1
        if not words.definite(first) and end < len(tokens) and (place := self._place(tokens, end)):
            return Match(place, kind)
        while end > at + 1 and not self._closes(tokens[end - 1]):
            end -= 1
        if end - at < 2 or (words.definite(first) and end - at < 3):
            return None
        return Match(end, kind)

    def _is_listed_person(self, tokens: list[Token], at: int) -> int:
        """The end of a listed person whose office something is; 0 when none is named at a word."""
        if at >= len(tokens) or not tokens[at].tight or tokens[at].start != tokens[at].token:
            return 0
        named = self._words.listed.match(tokens, at)
        return named.end if named and named.value.kind == "person" and not named.value.needs_full else 0

    def _is_matter(self, tokens: list[Token], at: int) -> bool:
        """Whether a common noun with the definite one that it governs stands at a word: «traffic of the city»."""
        if at >= len(tokens) or not tokens[at].tight or self._words.definite(tokens[at].core):
            return False
        known = tokens[at].raw in self._regions or tokens[at].raw in self._words.titles.first
        return tokens[at].start == tokens[at].token and not known and self._governs(tokens, at)

    def _honoured(self, tokens: list[Token], at: int) -> int:
        """The end of a person's name after whom something is called; 0 when none stands at a word."""
        words = self._words
        if at + 1 >= len(tokens) or not tokens[at].tight:
            return 0
        title = words.titles.match(tokens, at)
        if title and (title.value.type == "honorific" or tokens[at].raw in self._royal) and title.end < len(tokens):
            stop = self._names.read(tokens, title.end, titled=True) if tokens[title.end].tight else title.end
            royal = tokens[at].raw in self._royal
            end = min(title.end + 1, stop) if royal else stop
            while end < stop and (tokens[end].raw in self._joins or tokens[end - 1].raw in self._joins):
                end += 1
            return end if end > title.end else 0
        stop = self._names.read(tokens, at, titled=False)
        return stop if stop > at + 1 else 0

    def _adjectives(self, tokens: list[Token], end: int) -> int:
        """The end of the definite adjectives, and of what a thing is for, after the name of somebody."""
        words, first = self._words, end
        while end < len(tokens) and end - first < _ADDED and tokens[end].tight and words.definite(tokens[end].core):
            token = tokens[end]
            if words.titles.match(tokens, end) or words.conjoined(token) or token.raw in self._never:
                break
            if not (token.raw.startswith(words.assimilated) or token.raw.endswith(self._adjective)):
                break
            end += 1
        return end

    def _purpose(self, tokens: list[Token], at: int) -> bool:
        """Whether «for» with a definite noun stands at a word."""
        return at < len(tokens) and tokens[at].tight and tokens[at].raw.startswith(self._words.assimilated)

    def _is_charged(self, tokens: list[Token], at: int) -> bool:
        """Whether adjectives with the article and then a purpose stand at a word: «the national … for statistics»."""
        end = at
        while end < len(tokens) and end - at < _ADDED and tokens[end].tight and self._is_adjective(tokens[end]):
            end += 1
        return end > at and (self._purpose(tokens, end) or (end < len(tokens) and self._is_field(tokens, end)))

    def _owner(self, tokens: list[Token], at: int) -> int:
        """The end of adjectives and of the body that «of» names behind them: «the general … of the council of X»."""
        end = at
        while end < len(tokens) and end - at < _ADDED and tokens[end].tight and self._is_adjective(tokens[end]):
            end += 1
        if end == at or end >= len(tokens) or not tokens[end].tight or tokens[end].start == tokens[end].token:
            return 0
        listed = self._words.listed.match(tokens, end)
        body = listed is not None and listed.value.kind == "organisation" and not listed.value.needs_full
        joined = tokens[end].raw[0] in self._for and tokens[end].raw[1:] == tokens[end].core
        if not joined or (listed is not None and not body):
            return 0
        inner = listed if body else self.read(tokens, end)
        return inner.end if inner and (body or inner.value == "organisation") else 0

    def _is_adjective(self, token: Token) -> bool:
        words, raw = self._words, token.raw
        return words.definite(raw) and (raw.endswith(self._adjective) or raw in words.qualifiers)

    def _is_listed(self, tokens: list[Token], at: int) -> int:
        """The end of a listed organisation named at a word, which is found by itself; 0 when there is none."""
        named = self._words.listed.match(tokens, at) if at < len(tokens) and tokens[at].loose else None
        if named is None or named.value.kind in ("place", "person") or named.value.needs_full:
            return 0
        return named.end

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
        if end >= len(tokens) or words.definite(tokens[end - 1].core) or not tokens[end].tight:
            return None
        if tokens[end].start != tokens[end].token:
            return None
        if tokens[end].raw in self._regions and end + 1 < len(tokens) and tokens[end + 1].tight:
            end += 1
        named = words.listed.match(tokens, end)
        return named.end if named and named.value.kind == "place" else None

    def _branch(self, tokens: list[Token], at: int) -> int:
        """The end of an adjective and of the place where a branch of something is; 0 when they do not stand there."""
        words = self._words
        if at + 1 >= len(tokens) or not tokens[at].tight or not self._is_adjective(tokens[at]):
            return 0
        place = at + 1 + (tokens[at + 1].raw in words.particles["in"])
        inside = tokens[at + 1].raw[0] in words.particles["in-joined"] and tokens[at + 1].start > tokens[at + 1].token
        region = tokens[at + 1].raw[1:] in self._regions and tokens[at + 1].raw[0] in words.particles["in-joined"]
        place += region and place == at + 1
        if not (inside or region or place > at + 1) or place >= len(tokens) or not tokens[place].tight:
            return 0
        place += tokens[place].raw in self._regions
        named = words.listed.match(tokens, place) if place < len(tokens) else None
        city = named is not None and named.value.kind == "place" and not named.value.ref.startswith("state:")
        return named.end if named and city else 0

    def _foreign(self, tokens: list[Token], at: int) -> int:
        """The end of a name of another language after the noun for a paper: words that no table knows, and short ones
        between them; 0 where none begins at a word."""
        words, end = self._words, at
        while end < len(tokens) and end - at < _QUOTED and tokens[end].tight and tokens[end].gap != "-":
            link = tokens[end].raw in self._particle or (end > at and len(tokens[end].raw) < _SHORT)
            after = tokens[end + 1] if end + 1 < len(tokens) else None
            leads = link and after is not None and after.tight and words.is_foreign(after.raw)
            if not (leads or words.is_foreign(tokens[end].raw)):
                break
            end += 1
        if end == at + 1 and at + 2 < len(tokens):
            inner, last = tokens[at + 1], tokens[at + 2]
            plain = inner.tight and inner.start == inner.token and not words.definite(inner.raw)
            if plain and not words.is_verb(inner.raw) and last.tight and last.raw in words.nisba.first:
                return at + 3 if words.definite(last.raw) else 0  # «the paper Daily | Mail of Britain»
        return end if end > at + 1 else 0

    def _continues(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a word belongs to the name that begins at a noun."""
        token, before, words = tokens[end], tokens[end - 1], self._words
        next_after = end == at + 1
        if not (token.tight or (next_after and token.loose)) or token.raw in self._never:
            return False
        if (
            next_after
            and words.definite(before.core)
            and (words.conjoined(token) or self._is_no_adjective(before, token))
        ):
            return False
        media = next_after and words.definite(before.core) and token.raw.endswith(self._nisba)  # «the media centre»
        if token.core in self._relative or (
            not media and self._is_rank(tokens, end, ("profession",) if next_after else _PERSONAL)
        ):
            return False
        if next_after and (token.raw.startswith(words.assimilated) or self._is_place_won(tokens, at)):
            return False
        if token.raw in self._sport:
            return end + 1 < len(tokens) and tokens[end + 1].tight
        if before.raw in self._sport:
            return True
        if self._is_field(tokens, end):
            return not next_after and words.definite(before.raw)
        if token.raw in self._on:
            return before.raw.startswith(words.assimilated) and self._is_thing(tokens, end + 1)
        if before.core in words.nisba.first and words.definite(before.core) and words.definite(token.raw):
            return token.raw.endswith(self._adjective)
        if words.definite(token.raw) and (self._disagrees(tokens, at, end) or self._is_many(tokens, at, end)):
            return False
        if words.definite(token.raw) and any(self._is_field(tokens, n) for n in range(at + 2, end - 1)):
            return token.raw.endswith(self._adjective)  # «for combating drugs | the new plan»
        if words.definite(token.core) and token.raw not in words.given:
            purpose = before.raw.startswith(words.assimilated) and words.definite(token.core)
            return token.start == token.token or ((purpose or words.definite(before.raw)) and self._adds(tokens, end))
        if words.definite(before.core) or words.is_speech(token.raw) or token.start != token.token:
            return False
        if token.raw in words.given and before.raw in words.titles.first:
            return True
        if words.nisba.match(tokens, end):
            return False
        if next_after and token.raw in words.given and self._is_called(tokens, at):
            return True
        if words.ordinary(token.raw) or token.raw in words.known:
            return next_after and self._governs(tokens, end)
        if token.raw[0].isdigit() or token.raw.endswith(self._feminine_adjective):
            return False
        return next_after or not words.ordinary(before.raw)

    def _is_place_won(self, tokens: list[Token], at: int) -> bool:
        """Whether «the centre» with an ordinal is a place in a ranking: «the third place»."""
        noun = self._words.org_words.get(tokens[at].core.removeprefix(self._words.article))
        return noun is not None and noun.strict == "named" and tokens[at + 1].raw in self._words.particles["regnal"]

    def _is_called(self, tokens: list[Token], at: int) -> bool:
        """Whether a feminine noun has the name of somebody, for a feminine adjective of its own stands behind that."""
        after = tokens[at + 2] if at + 2 < len(tokens) else None
        if after is None or not after.tight or not tokens[at].core.endswith(self._feminine):
            return False
        return self._words.definite(after.raw) and after.raw.endswith(self._feminine_adjective)

    def _is_rank(self, tokens: list[Token], at: int, types: tuple[str, ...]) -> bool:
        """Whether a definite title of some types stands at a word: it tells of a person."""
        title = self._words.titles.match(tokens, at)
        return title is not None and title.value.type in types and self._words.definite(tokens[at].core)

    def _disagrees(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a definite word is no adjective of a feminine noun at the head, nor of the word before it.

        That one is feminine too; or the noun has the article and nothing says what it works for: «for the high court |
        the interference».
        """
        words, head, before, token = self._words, tokens[at], tokens[end - 1], tokens[end]
        if not words.definite(before.raw):
            return False
        sexes = [word.core.endswith(self._feminine) for word in (head, before, token)]
        aim = any(
            one.raw.startswith(words.assimilated) or self._is_field(tokens, n)
            for n, one in enumerate(tokens[at + 1 : end], at + 1)
        )
        apart = words.definite(head.core) and not aim and not token.core.endswith(self._superlative)
        aimed = before.raw.startswith(words.assimilated) and before.core.endswith(self._plural_feminine)
        return sexes == [True, True, False] or ((aimed or (apart and sexes[0])) and not sexes[2])

    def _is_no_adjective(self, head: Token, token: Token) -> bool:
        """Whether a feminine noun stands right behind a masculine one that has the article: «the fund | the trust»."""
        words = self._words
        noun = words.org_words.get(head.core.removeprefix(words.article))
        if noun is None or noun.kind == "group" or not words.definite(head.core):  # «the factions» have such adjectives
            return False
        return words.definite(token.raw) and [w.endswith(self._singular) for w in (head.core, token.raw)] == [
            False,
            True,
        ]

    def _is_many(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a definite noun of many people stands behind one of none: «the ministry of X | the consumers».

        Not right behind the noun that the name begins with, or one whose people it describes: «of the deaf children».
        """
        before, token = tokens[end - 1], tokens[end]
        people = token.raw.endswith(self._oblique) and not before.raw.endswith(self._oblique)
        inside = end == at + 2 and not before.core.endswith(self._feminine)
        return people and not inside and self._words.definite(before.core) and before.raw not in self._words.qualifiers

    def _is_field(self, tokens: list[Token], at: int) -> bool:
        """Whether «for» with the noun of a field of work and what that governs stands at a word: «for combating X»."""
        raw = tokens[at].raw
        return raw[0] in self._for and raw[1:] in self._fields and self._is_thing(tokens, at + 1)

    def _is_thing(self, tokens: list[Token], at: int) -> bool:
        """Whether a definite noun stands at a word."""
        return at < len(tokens) and tokens[at].tight and self._words.definite(tokens[at].raw)

    def _adds(self, tokens: list[Token], at: int) -> bool:
        """Whether a word joined by «and» names a further matter of the same organisation, not a second party."""
        words, core = self._words, tokens[at].core
        noun = words.org_words.get(core[len(words.article) :])
        party = noun is not None and noun.strict != "place"
        if party or not words.conjoined(tokens[at]) or core in words.nisba.first:
            return False
        parties = (words.heads, words.titles, words.listed, words.anonymous)
        return not any(trie.match(tokens, at) for trie in parties) and core in words.common

    def _governs(self, tokens: list[Token], at: int) -> bool:
        """Whether a common noun is followed by the definite one that it governs."""
        words, raw = self._words, tokens[at].raw
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or not following.tight or not words.definite(following.raw):
            return False
        if raw[0] in words.particles["person-prefix"] and words.is_derived(raw) and raw not in words.common:
            return False
        if raw[0] in self._for and raw[1:] in words.common and raw not in words.org_words:
            return False
        return not (raw in words.anonymous.first or raw in words.given or raw in self._glue or words.is_verb(raw))

    def _closes(self, token: Token) -> bool:
        """Whether a name may end with a word: not with a common one without the article."""
        return self._words.definite(token.core) or token.raw not in self._words.common
