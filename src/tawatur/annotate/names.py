"""What names are made of: the words of a page with their proclitics taken off, and tries over such words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.language.words import words
from tawatur.registry import Place, Registry

T = TypeVar("T")
_REMEMBERED = 1 << 16  # words whose reading is kept
# What may stand between two words of one name.
_TIGHT = frozenset(("", " ", "-"))
_PAIR = 2  # words of a name whose second word is its last
_WIDEST = 4  # marks and blanks between two words of one name, fewer than these
_LOOSE = frozenset(" -(\"“”«»'’‘/#")
_TANWIN, _ALEF = "\u064b", "\u0627"  # the mark of an adverb or predicate, and what carries it
_OPENERS = frozenset("(\"“”«'‘")
_CLOSERS = {"(": ")", "«": "»", '"': '"', "“": "”“", "”": "”", "'": "'", "‘": "’"}


class Token:
    """A word of a folded text: `core` is its text without proclitics, `start` where that begins.

    `tight`: only a blank or a hyphen stands before it; `loose`: nothing but blanks, quotation marks and brackets does.
    """

    __slots__ = ("core", "end", "gap", "loose", "raw", "start", "tanwin", "tight", "token")

    def __init__(self, token: int, start: int, end: int, raw: str, core: str, gap: str) -> None:
        self.token = token
        self.start = start
        self.end = end
        self.raw = raw
        self.core = core
        self.gap = gap
        self.tanwin = False
        if gap == " ":  # almost always
            self.tight = self.loose = True
        else:
            self.tight = gap in _TIGHT
            self.loose = self.tight or (len(gap) < _WIDEST and _LOOSE.issuperset(gap))


class Match(NamedTuple, Generic[T]):
    """Words `[at:end]` of a page and what a table says of them."""

    end: int
    value: T


class Trie(Generic[T]):
    """Names as runs of folded words; the longest that starts at a word is found."""

    def __init__(self) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], T]]] = {}

    def add(self, form: str, value: T) -> None:
        """Add a folded form. The value that came first stays in front."""
        parts = tuple(w.text for w in words(form))
        if parts:
            self.first.setdefault(parts[0], []).append((parts, value))

    def freeze(self) -> None:
        """Put the longest forms first; to be called once after the last `add`."""
        for entries in self.first.values():
            entries.sort(key=lambda e: -len(e[0]))

    def match(self, tokens: list[Token], at: int) -> Match[T] | None:
        """The longest form that starts at a word: its first word without, the others with all their letters."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        second = following.raw if following is not None and following.loose else None
        for parts, value in self.first.get(tokens[at].core, ()):
            if len(parts) == 1 or (parts[1] == second and (len(parts) == _PAIR or _goes_on(parts, tokens, at))):
                return Match(at + len(parts), value)
        return None


def _goes_on(parts: tuple[str, ...], tokens: list[Token], at: int) -> bool:
    """Whether the words after one are those of a name after its first."""
    following = tokens[at + 1 : at + len(parts)]
    if len(following) < len(parts) - 1:
        return False
    return all(token.raw == part and token.loose for token, part in zip(following, parts[1:], strict=True))


class Title(NamedTuple):
    """A title of `titles.tsv`."""

    form: str
    type: str
    role: str


class OrgWord(NamedTuple):
    """A noun of `org_words.tsv`: the kind of what it names, and what it needs behind it ("": nothing)."""

    kind: str
    strict: str


class Named(NamedTuple):
    """A name of the registry: what kind of mention it makes and of whom. `needs_full`: only after the full name.

    `weak`: a family name that others share: a name wherever it stands, but this person's only with the full name or
    a title on the page. `minor`: a city that few pages name.
    """

    kind: str
    ref: str
    name: str
    form: str = "name"
    rule: str = ""
    needs_full: bool = False
    weak: bool = False
    minor: bool = False


class Vocabulary:
    """The tables of one language and the registry's names, folded."""

    def __init__(self, language: Language, registry: Registry) -> None:
        self.fold = language.plain
        self.registry = registry
        self.article = language.clitics.article
        self.particles = self._kinds(language, "person_words")
        self.proclitics = tuple(sorted(self.particles["proclitic"], key=len, reverse=True))
        self.assimilated = tuple(sorted(self.particles["assimilated"], key=len, reverse=True))
        self.conjunction = next(iter(self.particles["and"]))
        speech = self.particles["speech"]
        self._speech = speech | {self.conjunction + verb for verb in speech}
        self.spelled = frozenset(r["form"] for r in language.table("person_words") if r["kind"] == "spelled")
        self.respelled = {self.fold(form): form for form in self.spelled}
        self._suffixes = tuple(sorted(self.particles["suffix"], key=len, reverse=True))
        self._feminine = self.fold(next(iter(self.particles["feminine"])))
        self._joint = self.fold(next(iter(self.particles["feminine-joined"])))
        self.ordinary = lru_cache(_REMEMBERED)(self._is_ordinary)
        self.core = lru_cache(_REMEMBERED)(self._core)
        self.is_derived = lru_cache(_REMEMBERED)(self._is_derived)
        self.is_foreign = lru_cache(_REMEMBERED)(self._is_foreign)
        self._read_words(language)
        self._read_patterns(language)
        self._read_phrases(language)
        self._read_world(frozenset(self.fold(r["form"]) for r in language.table("common_words")))

    def _read_words(self, language: Language) -> None:
        names = [(self.fold(r["form"]), r["part"]) for r in language.table("given_names", ("form", "part"))]
        self.given = frozenset(f for f, part in names if part != "last")
        self.doubtful = frozenset(f for f, part in names if part == "doubtful")
        self.surnames = frozenset(f for f, part in names if part == "last")
        timely = [r["form"] for table in ("weekdays", "time_words") for r in language.table(table)]
        self.events = frozenset(self.fold(r["form"]) for r in language.table("time_words") if r["class"] == "event")
        self.timely = frozenset(self.fold(form) for form in timely)
        self.function = frozenset(self.fold(r["form"]) for r in language.table("function_words"))
        qualifiers = frozenset(self.fold(r["form"]) for r in language.table("qualifiers"))
        self.qualifiers = qualifiers | {form.removeprefix(self.article) for form in qualifiers}
        rows = language.table("org_words", ("form", "kind", "strict"))
        self.org_words = {self.fold(r["form"]): OrgWord(r["kind"], r["strict"]) for r in rows}

    def _read_patterns(self, language: Language) -> None:
        self.vowels = self.particles["vowel"]
        self._patterns: dict[int, list[tuple[str, tuple[int, ...]]]] = {}
        for row in language.table("word_patterns", ("pattern", "root")):
            root = tuple(map(int, row["root"] or ""))
            if root and root[0]:  # with a letter before the root
                self._patterns.setdefault(len(row["pattern"]), []).append((row["pattern"], root))

    def _read_phrases(self, language: Language) -> None:
        self.anonymous = self._table(language, "anonymous_sources", lambda r: r["kind"])
        self.issued_by = self._kinds(language, "clause_words")["issued-by"]
        self.source_qualifiers = self._kinds(language, "anonymous_sources")["qualifier"]
        self.portfolios = self._table(language, "portfolios", lambda r: r["role"])
        self.coreference = self._table(language, "coreference", lambda r: (r["kind"], r["of"]))
        self.platforms = self._table(language, "platforms", lambda r: (r["ref"], r["name"]))
        self.titles = self._table(language, "titles", lambda r: Title(r["form"], r["type"], r["role"]))

    def _read_world(self, common: frozenset[str]) -> None:
        self.heads: Trie[tuple[str, str]] = Trie()
        self.nisba: Trie[str] = Trie()
        self.listed: Trie[Named] = Trie()
        self.full: dict[str, str] = {}
        self.titled: dict[tuple[str, str], Named] = {}
        self.keys: dict[tuple[str, ...], str] = {}  # listed bodies by what their spellings share
        self.nouns: dict[str, frozenset[str]] = {}
        self.ends: dict[tuple[str, str], str] = {}
        self.capitals = {s.capital_ref: s.ref for s in self.registry.states.values() if s.capital_ref}
        self._add_states()
        self._add_listed(common)
        for trie in (self.heads, self.nisba, self.listed):
            trie.freeze()
        self.rivals = self._rivals()
        self.given = self.given - {first for first in self.listed.first if self._alone(first)}
        self.names = self.given | self.surnames
        self.known = self._known()
        strong: tuple[Trie[Any], ...] = (self.titles, self.heads, self.coreference, self.anonymous)
        self.strong = frozenset(w for trie in strong for w in trie.first if len(w) > 2)
        self.strong |= frozenset(w for w in self.org_words if len(w) > 3)
        self.minor = frozenset(w for w, named in self.listed.first.items() if all(value.minor for _, value in named))
        self.strong |= frozenset(w for w in self.listed.first if len(w) > 3) - self.minor
        plain = (word for word in self.nisba.first if word not in self.listed.first)
        self.adjectives = frozenset(
            word for word in plain if not self.definite(word)
        )  # of states, and no names of them
        self.family = frozenset(w for w, named in self.listed.first.items() if all(value.weak for _, value in named))
        settlements = self.particles["settlement"]
        self.settlements = settlements | {lead + word for lead in self.proclitics for word in settlements}
        self.common = frozenset(w for w in common if not self._hides_name(w))

    def _kinds(self, language: Language, table: str) -> dict[str, frozenset[str]]:
        kinds: dict[str, set[str]] = {}
        for row in language.table(table, ("form", "kind")):
            kinds.setdefault(row["kind"], set()).add(self.fold(row["form"]))
        return {kind: frozenset(forms) for kind, forms in kinds.items()}

    def _table(self, language: Language, name: str, value: Callable[[Any], T]) -> Trie[T]:
        trie: Trie[T] = Trie()
        for row in language.table(name):
            trie.add(self.fold(row["form"]), value(row))
        trie.freeze()
        return trie

    def _add_states(self) -> None:
        for kind in self.registry.state_bodies:
            for head in kind.heads:
                self.heads.add(self.fold(head), (kind.role, kind.form))
        plurals = ("", *self.particles["plural"])
        for state in self.registry.states.values():
            for adjective in state.nisba:
                for form in self._inflected(self.fold(adjective).split(), plurals):
                    self.nisba.add(form, state.ref)
            rule = f"states:{state.ref}"
            for name in state.spellings:
                self.listed.add(self.fold(name), Named("place", state.ref, state.name, rule=rule))
            for name in state.capital:
                self.listed.add(self.fold(name), Named("place", state.capital_ref, state.capital[0], rule=rule))

    def _inflected(self, parts: list[str], endings: Iterable[str]) -> Iterator[str]:
        for ending in endings:
            inflected = [part + ending for part in parts]
            yield " ".join(inflected)
            yield " ".join(self.article + part for part in inflected)
            yield " ".join([*parts[:-1], inflected[-1]])

    def _add_listed(self, common: frozenset[str]) -> None:
        registry = self.registry
        for body in registry.bodies.values():
            for name in body.spellings if body.names or not body.role else ():
                self.keys.setdefault(self.key(tuple(self.fold(name).split())), body.ref)
                self.listed.add(self.fold(name), Named(body.kind, body.ref, body.name, rule=f"bodies:{body.ref}"))
        for body in registry.bodies.values():
            self.nouns[body.ref] = frozenset(self.fold(name).split()[0] for name in body.spellings)
        for card in registry.outlets.values():
            self.nouns[card.ref] = frozenset(self.fold(name).split()[0] for name in card.names)
        for place in registry.places.values():
            rule, minor = f"places:{place.ref}", place.ref in registry.minor
            for name in self._without_noun(place):
                self.listed.add(self.fold(name), Named("place", place.ref, place.name, rule=rule, minor=minor))
        for place in registry.variants:
            shown = registry.name_of(place.ref) or place.name
            for name in self._without_noun(place):
                named = Named("place", place.ref, shown, rule=f"cities:{place.ref}", minor=True)
                self.listed.add(self.fold(name), named)
        for card in registry.outlets.values():
            kind = card.ref.partition(":")[0]
            for name in (*card.names, *card.short):
                if len(self.fold(name)) > 2:
                    self.listed.add(self.fold(name), Named(kind, card.ref, card.name, rule=f"outlets:{card.ref}"))
        for person in registry.people.values():
            rule = f"people:{person.ref}"
            for form in map(self.fold, person.spellings):
                self._add_full(form, Named("person", person.ref, person.name, rule=rule))
            for name in person.short:
                form = self.fold(name)
                plain = form in common or form in self.given or form in self.nisba.first
                self.listed.add(form, Named("person", person.ref, person.name, rule=rule, needs_full=plain, weak=True))

    def _without_noun(self, place: Place) -> list[str]:
        """The names of a place, but for those that only put the noun for its kind before another one."""
        nouns = self.particles["region"] | self.particles["place-noun"]
        listed = self.registry.places.get(place.ref)
        others = (*place.spellings, *(listed.spellings if listed else ()), self.registry.name_of(place.ref) or "")
        known = {self.fold(name) for name in others}
        parts = [self.fold(name).partition(" ") for name in place.spellings]
        return ["".join(part) for part in parts if not (part[0] in nouns and part[2] in known)]

    def key(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """What the spellings of one body share: its folded words without articles and without «general»."""
        words = [self._bare(word) for word in name if word not in self.particles["general"]]
        return tuple(words) or name

    def _bare(self, word: str) -> str:
        """A folded word without its article, also after «for» and «and»."""
        for lead in (*self.assimilated, self.conjunction + self.article, self.article):
            if word.startswith(lead) and len(word) > len(lead) + 1:
                return word[len(lead) :]
        return word

    def _add_full(self, form: str, named: Named) -> None:
        """A full name, without the title it begins with; one word after a title is a name only there."""
        parts = form.split()
        if len(parts) > 1 and parts[0] in self.titles.first:
            title, *parts = parts
            form = " ".join(parts)
            if len(parts) == 1:
                self.titled[title, form] = named
                return
        self.listed.add(form, named)
        self.full.setdefault(form, named.ref)
        if len(parts) > 1:
            self.ends.setdefault((parts[0], parts[-1]), named.ref)

    def _rivals(self) -> dict[tuple[str, ...], list[Named]]:
        """The places of one name, where several have it."""
        found: dict[tuple[str, ...], list[Named]] = {}
        for entries in self.listed.first.values():
            for parts, named in entries:
                if named.kind == "place":
                    found.setdefault(parts, []).append(named)
        return {parts: names for parts, names in found.items() if len({named.ref for named in names}) > 1}

    def _alone(self, word: str) -> bool:
        """Whether a word is the whole of a listed person's name."""
        entries = self.listed.first[word]
        return any(len(parts) == 1 and v.kind == "person" and not v.needs_full for parts, v in entries)

    def _known(self) -> frozenset[str]:
        tries: tuple[Trie[Any], ...] = (
            self.heads, self.nisba, self.listed, self.titles, self.portfolios, self.anonymous, self.coreference,
            self.platforms,
        )  # fmt: skip
        known = set(self.names) | set(self.org_words)
        for trie in tries:
            known |= set(trie.first)
        return frozenset(known)

    def _hides_name(self, word: str) -> bool:
        """Whether a common form is a listed name behind a proclitic."""
        return any(word.startswith(p) and word[len(p) :] in self.listed.first for p in self.proclitics if len(word) > 5)

    def _core(self, raw: str) -> tuple[int, str]:
        """(letters taken off, rest) of a folded word; an assimilated article is given in full, nothing taken off."""
        if raw in self.known:
            return 0, raw
        for prefix in self.assimilated:
            if raw.startswith(prefix) and len(raw) > len(prefix) + 1:
                kept = len(prefix) - len(self.assimilated[-1])
                return kept, self.article + raw[len(prefix) :]
        for prefix in self._leads(raw):
            rest = raw[len(prefix) :]
            if raw in self.common and rest not in self.strong and not (self.definite(rest) and rest in self.common):
                continue
            if self._may_be_joined(prefix, rest):
                return len(prefix), rest
        return 0, raw

    def _leads(self, word: str) -> list[str]:
        """The proclitics with whose letters a word begins, longest first."""
        return [p for p in self.proclitics if word.startswith(p)] if word.startswith(self.proclitics) else []

    def _is_ordinary(self, word: str) -> bool:
        """Whether a folded word is a common word, or one with other prefixes and endings."""
        return word in self.common or any(stem in self.common for stem in self._stems(word))

    def _stems(self, word: str) -> Iterator[str]:
        """What a word may be without its clitics, prefixes and endings, and with others in their place."""
        if self._hides_verb(word):
            return
        bare = [word.removeprefix(self.article)] if self.definite(word) else [word]
        leads = self._leads(word)
        bare += [word[len(p) :] for p in leads if len(word) > len(p) + 3]
        bare += [self.article + word[len(p) :] for p in self.assimilated if word.startswith(p)]
        bare += [word[len(p) :] for p in leads if len(word) == len(p) + 3]
        imperfect, future = self.particles["imperfect"], next(iter(self.particles["future"]))
        conjoined = word.removeprefix(self.conjunction)
        if conjoined.startswith(future) and conjoined[1:2] in imperfect:
            bare.append(conjoined[1:])
        for stem in bare:
            yield stem
            yield self.article + stem
            for ending in self._suffixes if stem.endswith(self._suffixes) else ():
                if stem.endswith(ending) and len(stem) - len(ending) > 2 + (stem not in (word, conjoined)):
                    short = stem.removesuffix(ending)
                    yield from (short, self.article + short)
                    if (len(ending) > 1 and ending[0] == self._joint) or ending in self.particles["feminine-plural"]:
                        yield short + self._feminine
            if stem[0] in imperfect:
                yield from (letter + stem[1:] for letter in imperfect)

    def _is_derived(self, word: str) -> bool:
        """Whether a folded word has the pattern of a derived noun or verb of the language around three consonants.

        Names of other languages show their vowels between the consonants.
        """
        bare = word[:-1] if word[-1] in self.vowels else word
        return any(
            all(form[i] == pattern[i] for i in range(len(form)) if i not in root)
            and not any(form[i] in self.vowels for i in root)
            for form in {word, bare}
            for pattern, root in self._patterns.get(len(form), ())
        )

    def _is_foreign(self, raw: str) -> bool:
        """Whether a folded word of more than two letters is in no table, has no article and is not of Latin letters."""
        return len(raw) > 2 and raw.isalpha() and not (
            self.ordinary(raw) or raw in self.known or raw in self.spelled or self.definite(raw) or raw.isascii()
        )  # fmt: skip

    def is_kunya(self, word: str) -> bool:
        """Whether «father of» is written together with a word that no table knows."""
        father = next((kunya for kunya in self.particles["kunya"] if word.startswith(kunya)), "")
        return bool(father) and len(word) > len(father) + 2 and not (word in self.known or self.ordinary(word))

    def _hides_verb(self, word: str) -> bool:
        """Whether behind the article of a word stands a common word with «and» written to it: then it is no noun."""
        bare = word[len(self.article) :] if self.definite(word) else ""
        return bare.startswith(self.conjunction) and bare[len(self.conjunction) :] in self.common

    def is_verb(self, word: str) -> bool:
        """Whether a folded word stands among the common words in several persons of the imperfect."""
        letters = self.particles["imperfect"]
        return word[0] in letters and sum(letter + word[1:] in self.common for letter in letters) > 1

    def definite(self, word: str) -> bool:
        """Whether a folded word bears the article."""
        return word.startswith(self.article) and len(word) > len(self.article) + 1

    def _may_be_joined(self, prefix: str, rest: str) -> bool:
        """Whether a proclitic may stand before a word: before short given names only «and» and «to» do."""
        if len(rest) < 3 or not (rest in self.known or rest.startswith(self.article)):
            return False
        return len(rest) > 3 or prefix in self.particles["name-proclitic"] or rest not in self.given

    def conjoined(self, token: Token) -> bool:
        """Whether «and» is written together with a word."""
        return token.start > token.token and token.raw[: token.start - token.token].startswith(self.conjunction)

    def is_speech(self, word: str) -> bool:
        """Whether a folded word says that somebody speaks."""
        return word in self._speech

    def is_speech_of_woman(self, word: str) -> bool:
        """Whether a folded verb of speech has a feminine subject: its ending stands after another such verb."""
        return self.is_speech(word) and word.endswith(self._joint) and self.is_speech(word[: -len(self._joint)])


def tokens(text: Text, vocabulary: Vocabulary) -> list[Token]:
    """The words of the blocks of a page; what stands before one tells blocks and lines apart."""
    found: list[Token] = []
    plain, core, respelled = text.plain, vocabulary.core, vocabulary.respelled
    nunated = _ALEF if _TANWIN in text.article.text else ()
    listed = vocabulary.listed.first if nunated else ()
    for part in text.parts:
        last = part.start
        for start, end, raw in text.words_of(part):
            off, rest = core(raw)
            token = Token(start, start + off, end, raw, rest, "\n" if last == part.start else plain[last:start])
            if rest in respelled or rest in listed or raw[-1] in nunated:
                _look_at_letters(text, vocabulary, token)
            found.append(token)
            last = end
    return found


def _look_at_letters(text: Text, vocabulary: Vocabulary, token: Token) -> None:
    """Where the spelling before folding tells a word from a name, it keeps that spelling; tanwin marks no name."""
    span = text.span(token.start, token.end)
    letters = text.article.text[span.start : span.end + 1]
    token.tanwin = _TANWIN in letters
    letters = letters[: span.end - span.start]
    if token.core not in vocabulary.respelled:
        return
    if letters in vocabulary.spelled:
        token.core = vocabulary.respelled[token.core]
        token.raw = token.core if token.start == token.token else token.raw


def closed(plain: str, start: int, end: int) -> int:
    """The end of a name, with the quotation mark or bracket that one inside it waits for."""
    for mark in reversed(plain[start:end]):
        if mark in _OPENERS:
            if end < len(plain) and plain[end] in _CLOSERS[mark]:
                return end + 1
            if mark == "(" and plain[end : end + 2] == " )":
                return end + 2
            break
        if mark in ")»":
            break
    return end
