"""Who the persons of a page are: whom a full name means, and whom a part of one."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.annotate.bodies import is_part
from tawatur.annotate.found import Found
from tawatur.annotate.names import Token, Vocabulary
from tawatur.annotate.people import unlisted_ref
from tawatur.annotate.tails import Tails
from tawatur.registry import Registry

_SHORTEST = 3  # letters of a short name from which a proclitic is parted, at least one more


class Identities:
    """Knows the persons of one page: listed ones, those of an office, and new ones."""

    def __init__(self, words: Vocabulary, registry: Registry, tokens: list[Token]) -> None:
        self._words = words
        self._registry = registry
        self._tokens = tokens
        self._tails = Tails(words)
        self._people: dict[tuple[str, ...], tuple[tuple[str, ...], str]] = {}  # by first and last word
        self._short: dict[tuple[str, ...], str | None] = {}  # null: several bear it
        self._names: dict[str, str] = {}

    def learn(self, found: list[Found]) -> None:
        """Give every person a ref: those with full names first, then those whom a part of one means."""
        villages = {item.words: item.ref for item in found if item.rule == "settlement"}
        for person in found:
            if person.kind == "person" and not person.listed and person.words in villages:
                person.kind, person.rule, person.ref = "place", "settlement", villages[person.words]
        people = [f for f in found if f.kind == "person"]
        self._part_nouns(people)
        for person in sorted((p for p in people if len(p.words) > 1), key=lambda p: (not p.listed, -len(p.words))):
            self._identify(person)
            self._teach_short(person)
        self._teach_first(people)
        for person in sorted(people, key=lambda p: p.ref is None):
            if len(person.words) == 1:
                self._identify_short(person)

    def is_family_name(self, item: Found) -> bool:
        """Whether a place with the ending of an adjective is the family name of somebody whom the page names."""
        if item.kind != "place" or len(item.words) != 1 or not self._words.definite(item.words[0]):
            return False
        return item.words[0].endswith(tuple(self._words.particles["nisba-ending"])) and bool(
            self._short.get(item.words)
        )

    def _teach_first(self, people: list[Found]) -> None:
        """A given name alone stands for the one unlisted person of the page who has it."""
        named: dict[str, set[str | None]] = {}
        for person in people:
            named.setdefault(person.words[0], set()).add(None if person.listed else person.ref)
        for word, refs in named.items():
            sure = word in self._words.given and word not in self._words.doubtful and len(word) > _SHORTEST
            if sure and len(refs) == 1 and None not in refs:
                self._short.setdefault((word,), next(iter(refs)))

    def _part_nouns(self, people: list[Found]) -> None:
        """A word that is a given name and a noun is a noun before the family name of another of the page."""
        for person in people:
            if len(person.words) > 2 and person.words[0].isascii() and not person.listed:
                self._part_first(person)  # the letters of a body before the name of its head
        doubtful = self._words.doubtful
        sure = {p.words[-1] for p in people if len(p.words) > 1 and p.words[0] not in doubtful}
        for person in people:
            if len(person.words) == 2 and person.words[0] in doubtful and person.words[1] in sure and not person.listed:
                self._part_first(person)
                person.rule = "short-name"

    def _part_first(self, person: Found) -> None:
        """Leaves the first word out of a name."""
        person.at, person.words = person.at + 1, person.words[1:]
        person.start = self._tokens[person.at].start

    def _identify(self, person: Found) -> None:
        """A listed name, or one whose first and last words are those of a name known already; else a new person."""
        ends = (person.words[0], person.words[-1])
        if person.ref is None:
            known = self._words.full.get(" ".join(person.words)) or self._of_ends(person, ends)
            known = known or self._short.get(person.words)
            person.ref = known or self._holder_alike(person) or unlisted_ref(" ".join(person.words))
        self._people.setdefault(ends, (person.words, person.ref))
        self._name(person)

    def _of_ends(self, person: Found, ends: tuple[str, str]) -> str | None:
        """Whose name has the same first and last word, where one of the two only leaves words out."""
        words, ref = self._people.get(ends, ((), None))
        if ref and is_part(person.words, words):
            return ref
        ref = self._words.ends.get(ends)
        return ref if ref and any(is_part(person.words, name) for name in self._spellings(ref)) else None

    def _spellings(self, ref: str) -> list[tuple[str, ...]]:
        """The names of a listed person, as folded words."""
        listed = self._registry.people.get(ref)
        return [tuple(self._words.fold(name).split()) for name in listed.spellings] if listed else []

    def _holder_alike(self, person: Found) -> str | None:
        """The one holder of the office whose name ends, or begins with two words, as this one does."""
        if not (person.state and person.role):
            return None
        office = f"office:{person.state.partition(':')[2]}-{person.role}"
        alike = {held for held in self._registry.holders_of(office) if self._is_alike(held, person.words)}
        return alike.pop() if len(alike) == 1 else None

    def _is_alike(self, held: str, words: tuple[str, ...]) -> bool:
        """Whether a name of a listed person ends, or begins with two words, as others do."""
        names = [name for name in self._spellings(held) if len(name) > 1]
        return any(name[-1] == words[-1] or name[:2] == words[:2] for name in names)

    def _name(self, person: Found) -> None:
        listed = self._registry.people.get(person.ref or "")
        if listed:
            person.name, person.listed = listed.name, True
        elif person.ref in self._names:
            person.name = self._names[person.ref]
        elif person.ref:
            person.name = self._names[person.ref] = " ".join(person.words)

    def _teach_short(self, person: Found) -> None:
        """The whole name and its ends stand for the person on this page; for nobody where two share one."""
        for tail in self._tails.of(person):
            known = self._short.setdefault(tail, person.ref)
            if known != person.ref:
                self._short[tail] = None

    def _identify_short(self, person: Found) -> None:
        if person.ref is None:
            known = self._short.get(person.words)
            person.ref = known or unlisted_ref(person.words[0])
        self._short.setdefault(person.words, person.ref)
        self._name(person)

    def short_names(self, found: list[Found]) -> Iterable[Found]:
        """Short forms of the people of the page, wherever no other name stands."""
        covered = {at for f in found if f.form in ("name", "title") or f.kind == "person" for at in range(f.at, f.stop)}
        firsts = {tail[0]: 0 for tail in self._short}
        joined = {p + first: len(p) for p in self._words.proclitics for first in firsts if len(first) > _SHORTEST}
        for at in [n for n, token in enumerate(self._tokens) if token.core in firsts or token.raw in joined]:
            word = self._core(at, firsts, joined)
            if word is None or at in covered:
                continue
            for size in (4, 3, 2, 1):
                tail = (word, *(t.raw for t in self._tokens[at + 1 : at + size]))
                if tail in self._short and len(tail) == size and self._stands_alone(at, size, word):
                    yield self._short_name(at, size, self._short[tail], tail)
                    covered.update(range(at, at + size))
                    break

    def _core(self, at: int, firsts: dict[str, int], joined: dict[str, int]) -> str | None:
        """The first word of a short name at a word, which may have a proclitic: that is parted from it."""
        token = self._tokens[at]
        if token.start > token.token and token.raw in self._words.common:
            return None  # «in favour», which is a name behind «for» too
        if token.core in firsts:
            return token.core
        if token.raw not in joined:
            return None
        token.start = token.token + joined[token.raw]
        return token.raw[joined[token.raw] :]

    def _stands_alone(self, at: int, size: int, word: str) -> bool:
        """A common word is a name only where the page can mean no other: when it bears the article."""
        if size > 1:
            return all(t.tight for t in self._tokens[at + 1 : at + size])
        if word in self._words.nisba.first and not self._words.definite(word):
            return False
        before = self._tokens[at - 1] if at else None
        if before and self._tokens[at].tight and self._bears_other(before, word):
            return False
        if word in self._words.nisba.first and before and self._words.definite(before.core) and self._tokens[at].tight:
            return False
        return word not in self._words.common or self._words.definite(word)

    def _bears_other(self, first: Token, family: str) -> bool:
        """Whether a given name before a family name is of somebody else than the one who is called so."""
        given = first.raw in self._words.given and first.raw not in self._words.doubtful
        return given and (first.raw, family) not in self._short and not self._words.conjoined(first)

    def _short_name(self, at: int, size: int, ref: str | None, tail: tuple[str, ...]) -> Found:
        """A short name; without a ref when several people of the page bear it."""
        start, end = self._tokens[at].start, self._tokens[at + size - 1].end
        item = Found(at, at + size, start, end, "person", "name", "short-name", ref=ref, words=tail)
        self._name(item)
        return item
