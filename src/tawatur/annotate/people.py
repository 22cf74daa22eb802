"""Names of persons that no table lists: how far they reach, and who is meant by a part of one."""

from __future__ import annotations

from tawatur.annotate.names import Token, Vocabulary
from tawatur.codec import digest

_LONGEST = 10
_SPOKEN = 4  # words of a name between a verb and a title, at most
_ROW = 3  # given names in a row that name persons, at least
_STEM = 2  # letters of a noun before the pronoun written to it, more than these
_VERB = 5  # letters of a verb in the imperfect that no table knows, at most
_FOREIGN = 3  # words of a name that no given name begins, at most


class NameReader:
    """Reads names of persons word by word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        particles = vocabulary.particles
        self._link = particles["link"]
        self._compound = particles["compound"]
        self._starter = particles["starter"]
        self._particle = particles["particle"]
        self._regnal = particles["regnal"]
        self._nisba = tuple(particles["nisba-ending"])
        self._places = particles["place-noun"]
        self._relative = particles["relative"]
        self._closing = particles["closing"]
        self._compound_ends = particles["compound-end"]
        self._title_names = particles["title-name"]
        self._feminine = tuple(particles["feminine"])
        self._led = (*vocabulary.assimilated, *(lead + vocabulary.article for lead in vocabulary.proclitics))
        self._noun_endings = tuple(particles["noun-ending"])
        self._verb_endings = tuple(particles["verb-ending"])
        self._joins = self._compound | self._link
        self._open = self._link | self._particle
        self._joined = self._joins | self._particle
        self._sure_next = self._closing | self._link
        self._owned = tuple(particles["owned"])
        self._noun_like = particles["compound"] & particles["noun-name"]
        self._god, self._worship = particles["god"], particles["worship"]
        self._kin, self._filial = particles["own-kin"], particles["filial"]
        self._preposition = particles["for"] | particles["in-joined"]
        self._two = tuple(particles["dual-ending"])
        self._verb_openings = tuple(particles["verb-opening"])
        self._verb_plural, self._third = tuple(particles["verb-plural"]), tuple(particles["verb-third"])

    def read(self, tokens: list[Token], at: int, *, titled: bool) -> int:
        """The end of the name that starts at a word; `at` when there is none.

        After a title any word that is neither common nor listed may begin a name; elsewhere only a given name does,
        and it needs a second word.
        """
        if not self._begins(tokens, at, titled=titled):
            return at
        end = at + 1
        while end < len(tokens) and end - at < _LONGEST and self._goes_on(tokens, at, end, titled):
            end += 1
        while end > at and tokens[end - 1].raw in self._open and tokens[end - 1].raw not in self._words.surnames:
            end -= 1
        if self._is_initial(tokens, end):
            return end + 1
        alone = self._words.is_kunya(tokens[at].core) or (titled and self._alone(tokens[at]))
        return at if end - at == 1 and not alone else end

    def is_linked(self, tokens: list[Token], at: int) -> bool:
        """Whether a word is a name because «son of» and two words more follow, though it is a title elsewhere."""
        words, token = self._words, tokens[at]
        if at + 3 >= len(tokens) or tokens[at + 1].raw not in self._link or words.definite(token.raw):
            return False
        known = token.raw in words.titles.first or token.raw in words.given or not words.ordinary(token.raw)
        return known and not words.is_speech(token.raw) and all(word.tight for word in tokens[at + 1 : at + 4])

    def is_called(self, tokens: list[Token], at: int) -> bool:
        """Whether a word that is a title elsewhere is a given name: a family name follows, or another given name.

        A title without the article would govern what follows it: «Sultan Qasim», «Amin Faris», not «secretary of».
        """
        family = tokens[at + 1].raw if at + 1 < len(tokens) and tokens[at + 1].tight else ""
        name = self._words.definite(family) and family not in self._words.given
        return (name or family in self._words.given) and self.read(tokens, at, titled=False) > at

    def in_list(self, tokens: list[Token], at: int) -> bool:
        """Whether a given name stands in a row of three or more that «and» joins: «X and Y and Z»."""
        first, last = at, at + 1
        while first and self._words.conjoined(tokens[first]) and self._is_given(tokens, first):
            first -= 1
        while last < len(tokens) and self._words.conjoined(tokens[last]) and self._is_given(tokens, last):
            last += 1
        row = [token for token in tokens[first:last] if token.core in self._words.given]
        return len(row) >= _ROW and tokens[at] in row and sum(map(self._is_sure, row)) > 1

    def _is_given(self, tokens: list[Token], at: int) -> bool:
        return tokens[at].tight and tokens[at].core in self._words.given

    def read_cued(self, tokens: list[Token], at: int) -> int:
        """The end of a name of words that no table knows, where what stands before announces a person.

        It has two or three words, and none of them looks like a word of the language; `at` when there is none.
        """
        first, words = tokens[at], self._words
        if first.start != first.token or first.raw.startswith(words.assimilated) or not words.is_foreign(first.raw):
            return at
        end = at + 1
        while (
            end < len(tokens) and end - at < _FOREIGN and tokens[end].tight and self._words.is_foreign(tokens[end].raw)
        ):
            if self._conjoined(tokens[end]) or tokens[end].raw.startswith(self._words.assimilated):
                break
            end += 1
        return end if end - at > 1 and not tokens[end - 1].raw.endswith(self._noun_endings) else at

    def read_before_title(self, tokens: list[Token], at: int) -> int:
        """The end of a name between a verb of speech and a title, of two to four words; `at` when there is none.

        Its first word looks like no word of the language; the others may, but have no article.
        """
        words = self._words
        opens = not self._conjoined(tokens[at]) and (
            self._words.is_foreign(tokens[at].raw) or tokens[at].raw in words.surnames
        )
        if not (opens and tokens[at].tight) or tokens[at].start != tokens[at].token:
            return at
        for end in range(at + 1, min(at + _SPOKEN, len(tokens) - 1) + 1):
            title = words.titles.match(tokens, end) if end > at + 1 and tokens[end].tight else None
            if title and title.value.type in ("head", "spokesman", "office", "deputy"):
                return end
            raw = tokens[end].raw
            if not tokens[end].tight or words.is_speech(raw) or tokens[end].start != tokens[end].token:
                return at
            other = raw in words.function or raw in words.spelled or raw in words.org_words
            if len(raw) < 3 or other or (words.definite(raw) and raw not in self._closing):
                return at
        return at

    def _is_initial(self, tokens: list[Token], at: int) -> bool:
        """Whether a word is one letter that stands for a family name: «Salma K.»; no letter that is a word itself."""
        if at >= len(tokens) or len(tokens[at].raw) > 1 or tokens[at].gap.strip() not in ("", "."):
            return False
        dots = tokens[at].gap + (tokens[at + 1].gap if at + 1 < len(tokens) else ".")
        if "." not in dots:
            return False
        letter = tokens[at].raw.isalpha() and tokens[at].raw not in self._words.particles["proclitic"]
        return letter and self._words.titles.match(tokens, at) is None

    def goes_on_foreign(self, tokens: list[Token], at: int) -> bool:
        """Whether a word of no table follows, such as no verb is: the name before it is only the first of another."""
        if at >= len(tokens) or not tokens[at].tight or tokens[at].start != tokens[at].token:
            return False
        raw, words = tokens[at].raw, self._words
        verbal = words.is_derived(raw) or raw[0] in words.particles["imperfect"] or self._conjoined(tokens[at])
        if raw.endswith(self._feminine):
            return False
        return (
            self._words.is_foreign(tokens[at].raw)
            and not verbal
            and any(letter in words.vowels for letter in raw[1:-1])
        )

    def _begins(self, tokens: list[Token], at: int, *, titled: bool) -> bool:
        words, first = self._words, tokens[at]
        named = first.core in words.given or first.core in self._starter or self._words.is_kunya(first.core)
        if first.start != first.token and not named:
            return False
        if first.raw == first.core and self._conjoined(first):
            return False
        if first.core in self._worship and at + 1 < len(tokens) and tokens[at + 1].raw in self._god:
            return False  # «by the grace of God»
        if first.core in words.doubtful and not titled:
            listed = words.listed.match(tokens, at + 1) if at + 1 < len(tokens) else None
            known = listed is not None and listed.value.kind == "person" and listed.end - at > 2
            sure = self._sure(tokens, at + 1) or self.goes_on_foreign(tokens, at + 1)
            return not known and (sure or self._is_compound(tokens, at))
        free = titled and not (first.tanwin or first.raw.startswith(words.assimilated) or self._is_to_do(first.raw))
        return named or (free and (self._may_begin(first.core) or self.is_linked(tokens, at)))

    def _is_sure(self, token: Token) -> bool:
        """Whether a word is a given name and nothing else."""
        return token.core in self._words.given and token.core not in self._words.doubtful

    def _is_compound(self, tokens: list[Token], at: int) -> bool:
        """Whether two words are one given name, such as «Saif al-Islam»."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or tokens[at].core not in self._compound:
            return False
        return following.tight and following.raw in self._compound_ends

    def _may_begin(self, word: str) -> bool:
        """Whether a word that is no given name may begin a name after a title."""
        words = self._words
        if word in words.surnames:
            return True
        if len(word) < 2 or word[0].isdigit() or word in words.spelled or words.is_speech(word):
            return False
        if self._is_owned(word):
            return False
        return not (words.ordinary(word) or word in words.known or word in words.qualifiers)

    def _alone(self, token: Token) -> bool:
        """Whether one word after a title is a name: not when it may be a verb, or a noun of the sentence."""
        words, word = self._words, token.core
        if word in words.surnames or (word in words.given and word not in words.doubtful):
            return True
        if word in words.given or len(word) < 4 or word[0] in words.particles["imperfect"]:
            return False
        if self._is_owned(word):
            return False
        return not words.is_derived(word)

    def _goes_on(self, tokens: list[Token], at: int, end: int, titled: bool) -> bool:
        """Whether a word belongs to the name `[at:end]` before it."""
        token, before, words = tokens[end], tokens[end - 1], self._words
        if not token.tight:
            return False
        if before.raw in self._joined or before.core in self._compound:
            return self._may_be_second(tokens, end)
        title = words.titles.match(tokens, end)
        if title and title.end - end > 1:
            return False
        if token.raw in self._title_names and (titled or self._is_sure(before)):
            return end + 1 == len(tokens) or not tokens[end + 1].tight or tokens[end + 1].core not in words.given
        if token.raw in self._sure_next:
            return True
        if token.raw in self._particle:
            following = tokens[end + 1] if end + 1 < len(tokens) and tokens[end + 1].tight else None
            return following is not None and (following.raw in self._particle or not words.ordinary(following.raw))
        if end + 2 < len(tokens) and tokens[end + 1].raw in self._link and tokens[end + 1].tight:
            other = words.is_speech(token.raw) or words.definite(token.raw) or title or self._is_joined(token)
            return tokens[end + 2].tight and not other
        pair = self._is_pair(tokens, at)
        if token.raw in words.doubtful and (end - at - pair > 1 or (tokens[at].core in words.doubtful and not pair)):
            return self._closes(tokens, end + 1)
        if end - at > 1 and self._sits_inside(tokens, end):
            return True
        if token.raw in words.names:
            return words.definite(token.raw) or not self._after_family_name(tokens, at, end)
        if titled and end - at == 1 and (token.raw in self._regnal or words.ordinary(token.raw)):
            royal = tokens[at - 1].core in words.particles["royal"]
            return self._after_given(tokens[at], token) and (token.raw in self._regnal or not royal)
        return self._may_follow(tokens, at, end)

    def _may_be_second(self, tokens: list[Token], at: int) -> bool:
        """Whether a word may stand behind «Abd», «son of», «van»: no verb of speech, particle or noun of kin."""
        words, token = self._words, tokens[at]
        if token.raw in words.names and token.raw not in words.doubtful:
            return True
        if words.is_speech(token.raw) or token.raw in words.spelled or token.raw in self._places:
            return False
        small = token.raw in words.function and token.raw not in words.doubtful and token.raw not in self._particle
        led = token.raw.startswith(words.assimilated)
        plain = tokens[at - 1].raw in self._noun_like and words.ordinary(token.raw) and not words.definite(token.raw)
        joined = tokens[at - 1].raw not in self._filial and self._is_joined(token)
        return not (small or led or plain or joined or token.raw in self._kin)

    def _is_joined(self, token: Token) -> bool:
        """Whether «and» or another proclitic is written to a word, as far as the tables tell."""
        joined = token.raw.startswith(self._words.conjunction) and self._words.ordinary(token.raw)
        named = token.raw in self._words.names or token.raw in self._link
        return token.start != token.token or (joined and not named) or self._conjoined(token)

    def _is_pair(self, tokens: list[Token], at: int) -> bool:
        """Whether two words are one given name: «Abd al-X», «X al-Din»."""
        following = tokens[at + 1].raw if at + 1 < len(tokens) else ""
        return tokens[at].core in self._compound or following in self._closing

    def _sits_inside(self, tokens: list[Token], at: int) -> bool:
        """Whether a word without the article stands between a name and a family name that no table knows."""
        words, raw = self._words, tokens[at].raw
        family = tokens[at + 1] if at + 1 < len(tokens) else None
        if family is None or not family.tight or words.definite(raw) or words.is_speech(raw) or raw in words.function:
            return False
        if not (words.definite(family.raw) and family.raw.endswith(self._nisba)) or raw.endswith(self._feminine):
            return False
        known = words.ordinary(family.raw) or (family.raw in words.known and family.raw not in words.surnames)
        known = known or words.is_verb(raw) or raw in words.org_words or self._is_joined(tokens[at])
        return not known and tokens[at].start == tokens[at].token and len(raw) > 2

    def _may_follow(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a word that no table knows may be the next word of a name."""
        token, before, words = tokens[end], tokens[end - 1], self._words
        raw = token.raw
        plain = words.ordinary(raw) and not (end - at == 1 and self._is_foreign_beside(tokens[at], raw))
        if plain or raw in words.spelled or words.is_speech(raw) or len(raw) < 2 + (end - at == 1):
            return False
        if token.tanwin or raw in self._regnal or self._is_verbal(raw) or self._is_led(raw) or self._is_owned(raw):
            return False
        if (
            token.core != raw and token.core in words.known and token.core not in words.minor
        ) or raw.isascii() != before.raw.isascii():
            return False
        if words.definite(raw):
            if raw in self._relative or (raw in words.nisba.first and raw.endswith(self._feminine)):
                return False
            if self._is_place(raw) or raw.endswith(self._two):
                return False
            joined = end - at > 1 and tokens[end - 2].raw in self._joins
            if end - at > 1 and not (joined or words.definite(before.raw) or before.core in words.names):
                return False
            return raw not in words.qualifiers and raw not in words.org_words
        if (
            (raw in words.known and raw not in words.minor and raw not in words.family)
            or raw in words.qualifiers
            or raw[0].isdigit()
            or self._conjoined(token)
        ):
            return False
        if end - at == 1 or before.core in words.given or token.gap == "-" or before.gap == "-":
            return True
        verbal = words.is_derived(raw) or (raw[0] in words.particles["imperfect"] and len(raw) <= _VERB)
        return self._words.is_foreign(token.raw) and not verbal and self._is_open(tokens, at, end)

    def _is_foreign_beside(self, first: Token, raw: str) -> bool:
        """Whether a word that only its letters make one of the language follows a first name of another: «Kuroda»."""
        words = self._words
        vowels = sum(letter in words.vowels for letter in raw)
        led = any(raw.startswith(lead) and raw[len(lead) :] in words.common for lead in words.proclitics)
        shaped = raw in words.common or words.definite(raw) or raw.endswith(self._feminine) or led
        return words.is_foreign(first.raw) and vowels > 1 and not shaped

    def _is_led(self, raw: str) -> bool:
        """Whether a word begins with a proclitic and the article; not «Palacios», of whose rest no word is made."""
        words = self._words
        if raw.startswith(words.assimilated):
            return True
        if not raw.startswith(self._led):
            return False
        noun = raw[1:]
        bare = noun.removeprefix(words.article)
        foreign = sum(letter in words.vowels for letter in bare) > 1 and words.is_foreign(bare)
        known = words.ordinary(noun) or noun in words.known or bare.endswith(self._feminine)
        return known or not foreign

    def _is_to_do(self, raw: str) -> bool:
        """Whether «for» or «by» is written to a noun of the language: «for feeding»."""
        return raw[0] in self._preposition and len(raw) > _VERB and self._words.is_derived(raw[1:])

    def _is_owned(self, raw: str) -> bool:
        """Whether a word ends with «her», «their» written to it: «its readiness»."""
        long = any(raw.endswith(ending) and len(raw) > len(ending) + _STEM for ending in self._owned)
        return long and not self._words.definite(raw)

    def _is_verbal(self, raw: str) -> bool:
        """Whether a word has the endings of a verb, or its first letters: «they went», «they deny», «he steps down»."""
        plural = raw.endswith(self._verb_plural) and len(raw) > _VERB
        if raw.startswith(self._verb_openings) and len(raw) > _VERB - 1:
            return True
        return raw.endswith(self._verb_endings) or (
            plural and raw.startswith(self._third) and raw[1] not in self._words.vowels
        )

    def _is_open(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a name `[at:end]` may still wait for its last word: it is a compound, or has no family name yet."""
        if end - at != 2:
            return False
        before = tokens[end - 1]
        if tokens[at].core in self._joins or before.raw in self._closing:
            return True
        return before.raw not in self._words.surnames and self._words.is_foreign(before.raw)

    def _after_given(self, first: Token, token: Token) -> bool:
        """Whether a common word with the article is a family name, or tells kings of one name apart."""
        words, raw = self._words, token.raw
        if first.core not in words.given or first.core in words.doubtful or not words.definite(raw):
            return False
        other = (words.org_words, words.nisba.first, words.titles.first, words.particles["relative"], words.timely)
        if raw in self._regnal:
            return True
        return raw not in words.qualifiers and not self._is_place(raw) and not any(raw in known for known in other)

    def _is_place(self, raw: str) -> bool:
        """Whether a word is the name of a place that many pages name, and no family name."""
        entries = self._words.listed.first.get(raw, ())
        known = any(len(parts) == 1 and named.kind == "place" and not named.minor for parts, named in entries)
        return known and raw not in self._words.surnames

    def _closes(self, tokens: list[Token], at: int) -> bool:
        """Whether a name surely goes on at a word, or the words break off there."""
        return at >= len(tokens) or not tokens[at].tight or self._sure(tokens, at)

    def _conjoined(self, token: Token) -> bool:
        """Whether an unknown word seems to begin with «and»."""
        words = self._words
        named = token.raw in words.names or token.raw in self._link
        return len(token.raw) > 4 and token.raw.startswith(words.conjunction) and not named

    def extend(self, tokens: list[Token], at: int) -> int:
        """The end of a listed name that goes on at a word: only with what is surely part of a name."""
        end = at
        while end < len(tokens) and tokens[end].tight and end - at < _LONGEST:
            link = tokens[end].raw in self._link
            named = tokens[end].raw in self._words.surnames or (end > at and tokens[end - 1].raw in self._link)
            if not (link or named):
                break
            end += 1
        return end if end == at or tokens[end - 1].raw not in self._link else at

    def outgrows(self, tokens: list[Token], at: int, end: int) -> int:
        """The end of the longer name of another, which begins with a listed «X son of Y»; else `end`.

        Another family name follows it, or a further «son of»; «of the house of Z» goes on with the same name, and so
        do the forefathers of a king.
        """
        words, house = self._words, self._words.particles["house"]
        chained = any(token.raw in self._link for token in tokens[at + 1 : end])
        if not chained or end >= len(tokens) or not tokens[end].tight or tokens[end].raw in house:
            return end
        king = at > 0 and tokens[at - 1].core in words.particles["sovereign"]
        if (king and tokens[end].raw in self._link) or not self._sure(tokens, end):
            return end
        return max(self.read(tokens, at, titled=True), end)

    def _sure(self, tokens: list[Token], at: int) -> bool:
        """Whether a word is surely part of a name."""
        words = self._words
        if at >= len(tokens) or not tokens[at].tight:
            return False
        raw = tokens[at].raw
        if words.definite(raw) and raw.endswith(self._nisba) and not words.ordinary(raw):
            return raw not in words.known or raw in words.minor or raw in words.surnames
        return (raw in words.given and raw not in words.doubtful) or raw in words.surnames or raw in self._link

    def _after_family_name(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether the word before is a family name with the article."""
        words, before = self._words, tokens[end - 1]
        if not words.definite(before.core) or before.core in words.given or before.raw in self._closing:
            return False
        return end - 2 < at or tokens[end - 2].core not in self._joins


def unlisted_ref(folded: str, kind: str = "person") -> str:
    """The ref of one whom no table lists: a digest of the folded full name, without what joins its words."""
    return f"{kind}:{digest(folded)}"
