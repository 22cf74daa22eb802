"""Which refs of one event are one party by what its pages call them: a body and its short name, or its spokesman.

The registry knows few bodies. Of the others the letters alone say that «the municipality» is «the municipality of Z»,
and that «the spokesman of the municipality of Z» speaks for it. No two parties that the registry knows are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise, zip_longest

from tawatur.corroborate.voices import Voices, day_of
from tawatur.language import Language
from tawatur.model import Reading, Statement

_BODIES = ("body:", "group:")
_SPEAKERS = ("person:", "office:")
_TAKEN = ("place:", "office:")  # what a body may be taken for: the administration of an airport, a programme
COMMAS = (",", "\u060c")
SHORTEST = 2  # letters of a noun, at least
NEAR = 60  # letters after a source in which the rest of its title may stand

Words = tuple[str, ...]


class Namesakes:
    """The voices of one event that are one, and under which voice they go."""

    def __init__(self, voices: Voices, language: Language, readings: list[Reading]) -> None:
        """`readings` in a fixed order; their mentions and sources give the names."""
        self._voices = voices
        self._plain = language.plain
        self._article = language.plain(language.clitics.article)
        marks = tuple(mark for mark in (language.clitics.article, language.clitics.assimilated) if mark)
        self._definite = [c for c in language.clitics.before if c.endswith(marks)]
        self._channels = {self._bare(w) for r in language.table("statement_channels") for w in self._split(r["form"])}
        self._organs = {self._bare(self._plain(r["form"])) for r in language.table("organ_words")}
        self._nisbas = {self._bare(self._plain(word)): state for word, state in voices.nisbas().items()}
        self._heads = {self._plain(r["form"]) for r in language.table("org_words", ("form", "kind"))}
        self._weak = {
            self._plain(r["form"]) for r in language.table("stem_letters", ("form", "kind")) if r["kind"] == "weak"
        }
        titles = language.table("titles", ("form", "type"))
        self._titled = {self._bare(self._plain(r["form"].split()[0])) for r in titles}
        self._honorifics = {self._plain(r["form"]) for r in titles if r["type"] in ("honorific", "rank")}
        self._above: dict[str, str] = {}
        # The party for which a spokesman gives an account, where its voice is a state's.
        self._accounts: dict[str, str] = {}
        self._called: dict[tuple[str, Words], str] = {}  # the body that a name of a voice names
        self._names = self._bodies(readings)
        self._places = {tuple(self._words(name)) for r in readings for name in _named(r, "place")}
        self._join_names()
        self._join_mistaken(readings)
        self._join_statements(readings)
        self._join_described(readings)
        for reading in readings:
            self._join_spokesmen(reading)

    def joined(self) -> dict[str, str]:
        """{voice: the voice under which it goes}, of those that go under another one."""
        return {voice: self._top(voice) for voice in sorted(self._above)}

    def party_of(self, voice: str, party: str) -> str:
        """The party whose account a voice gives, which is `party` where no page makes it a spokesman's."""
        return self._accounts.get(voice, party)

    # --- names ---------------------------------------------------------------------------------------------------

    def _split(self, name: str) -> list[str]:
        return [w for word in self._plain(name).split() if (w := word.strip("\"'«»“”().,،:؛-"))]

    def _words(self, name: str) -> list[str]:
        """The words of a name without articles; the adjective of a state, however it is spelt, is the state."""
        bare = [self._bare(w) for w in self._split(name)]
        return [self._nisbas.get(w) or self._nisbas.get(w[:-1]) or w for w in bare]

    def _bare(self, word: str) -> str:
        return word.removeprefix(self._article) if len(word) > len(self._article) + 1 else word

    def _bodies(self, readings: Iterable[Reading]) -> dict[str, set[Words]]:
        """{voice of a body: its names without articles}: the long ones where it has any, else its short one."""
        found: dict[str, set[Words]] = {}
        for reading in readings:
            text = reading.article.text
            named = [(m.ref, m.name or text[m.span.start : m.span.end]) for m in reading.mentions if m.form == "name"]
            named += [(s.origin, text[s.source.start : s.source.end]) for s in reading.statements if s.source]
            for ref, name in named:
                words = tuple(self._words(name))
                if ref and self._is_body(ref, words) and words[0] not in self._channels:
                    voice = self._voices.voice(ref)
                    if voice == ref or voice.startswith(_BODIES):
                        found.setdefault(voice, set()).add(words)
                        self._called[voice, words] = min(ref, self._called.get((voice, words), ref))
        return {voice: {n for n in names if len(n) > 1} or names for voice, names in found.items()}

    def _is_body(self, ref: str, words: Words) -> bool:
        """Whether a ref is a body's, or that of a place whose name begins with the noun of a body.

        What is taken for an office and begins with no word of a man's title is a body too («the programme of …»).
        """
        if not words or ref.startswith(_BODIES):
            return bool(words)
        head = words[0] in self._heads if ref.startswith("place:") else words[0] not in self._titled
        return ref.startswith(_TAKEN) and len(words) > 1 and head

    def _join_names(self) -> None:
        """Bodies whose names hold one another; one word that begins several names is nobody's."""
        short = {v for v, names in self._names.items() if all(len(n) == 1 for n in names)}
        for one, other in combinations(sorted(self._names.keys() - short), 2):
            if self._named_alike(one, other):
                self._join(one, other)
        for voice in sorted(short):
            near = [v for v in sorted(self._names) if v != voice and self._named_alike(voice, v)]
            if len({self._top(v) for v in near}) == 1:
                self._join(voice, near[0])

    def _join_mistaken(self, readings: Iterable[Reading]) -> None:
        """A speaker taken for a person, called by one word that is in one body's name, is that body: «Ford said»."""
        called: dict[str, set[Words]] = {}
        for reading in readings:
            for statement in (s for s in reading.statements if s.source and (s.origin or "").startswith("person:")):
                assert statement.source is not None
                text = reading.article.text[statement.source.start : statement.source.end]
                called.setdefault(statement.origin or "", set()).add(tuple(self._words(text)))
        for person, names in sorted(called.items()):
            if not self._voices.is_listed(person) and all(len(n) == 1 for n in names):
                words = {w for (w,) in names}
                near = {self._top(v) for v, held in self._names.items() if any(words & set(n[1:]) for n in held)}
                if len(near) == 1:
                    self._join(person, near.pop())

    def _join_statements(self, readings: Iterable[Reading]) -> None:
        """A written statement that is taken for a body is of the one body or group that the event has beside it."""
        called: dict[str, list[str]] = {}
        for reading in readings:
            for statement in (s for s in reading.statements if s.source and (s.origin or "").startswith(_BODIES)):
                assert statement.source is not None
                words = self._split(reading.article.text[statement.source.start : statement.source.end])
                called.setdefault(self._voices.voice(statement.origin or ""), []).extend(words[:1])
        written = {
            v for v, first in called.items() if not self._voices.is_listed(v) and all(map(self._is_channel, first))
        }
        tops = {self._top(v) for v in self._names if v not in written}
        for voice in sorted(written if len(tops) == 1 else ()):
            self._join(voice, min(tops))

    def _join_described(self, readings: Iterable[Reading]) -> None:
        """Groups of one page that are only described («a radical group», «the group in the south») may be one group."""
        named = {m.ref for r in readings for m in r.mentions if m.form == "name"}
        for reading in readings:
            origins = {s.origin or "" for s in reading.statements} - named
            groups = sorted(o for o in origins if o.startswith("group:") and not self._voices.is_listed(o))
            for one, other in pairwise(groups):
                self._join(one, other)

    def _is_channel(self, word: str) -> bool:
        """Whether a word is one for a written statement, whatever hangs on it."""
        return any(word.endswith(c) and len(word) - len(c) <= len(self._article) + 1 for c in self._channels)

    def _named_alike(self, one: str, other: str) -> bool:
        listed = [v for v in (one, other) if self._voices.is_listed(v)]
        if any(self._voices.home(v) for v in listed):  # every state has a ministry of that name
            return False
        return any(self._alike(a, b, bool(listed)) for a in self._names[one] for b in self._names[other])

    def _alike(self, one: Words, other: Words, listed: bool) -> bool:
        """Whether one name holds the other, and both begin alike; of bodies that nobody lists the head may differ."""
        mine, theirs = self._of(one), self._of(other)
        nested = set(mine) <= set(theirs) or set(theirs) <= set(mine)
        if mine[0] == theirs[0]:
            return nested
        return nested and not listed and self._places.isdisjoint((mine, theirs))

    def _of(self, name: Words) -> Words:
        """A name without the organs that speak for what it names: «the command of the forces of X» is X."""
        start = 0
        while start < len(name) - 1 and name[start] in self._organs:
            start += 1
        return name[start:]

    # --- spokesmen -----------------------------------------------------------------------------------------------

    def _join_spokesmen(self, reading: Reading) -> None:
        day = day_of(reading.article)
        titles = [m.span for m in reading.mentions if m.kind == "office"]
        for statement in reading.statements:
            source, origin = statement.source, statement.origin or ""
            if not source or not origin.startswith(_SPEAKERS) or self._voices.is_listed(origin):
                continue
            if any(source.start <= t.start and t.end <= source.end + NEAR for t in titles):
                body = next(self._bodies_in(reading, statement), "") or self._by_its_noun(reading, statement)
                if body:
                    voice = self._voices.voice(origin, day)
                    self._join(voice, self._voices.voice(body))
                    if (party := self._voices.party(body, day)) != self._voices.voice(body):
                        self._accounts.setdefault(voice, party)

    def _bodies_in(self, reading: Reading, statement: Statement) -> Iterator[str]:
        """The bodies that a source names, or the rest of its title after it, in their order."""
        assert statement.source is not None
        start, end = statement.source.start, statement.source.end
        after = [c.start for c in statement.content if c.start >= end]
        limit = min([end + NEAR, *after])
        stop = next((i for i in range(end, limit) if reading.article.text[i] in ".\n"), limit)
        for mention in sorted(reading.mentions, key=lambda m: m.span):
            inside = start <= mention.span.start and mention.span.end <= end
            if inside and mention.kind == "organisation" and (mention.ref or "").startswith(_BODIES):
                yield mention.ref or ""
        words = self._split(reading.article.text[start:stop])
        for place in range(len(words)):
            yield from (
                self._called[v, n]
                for v, n in self._long_names()
                if any(self._names_in(called, words[place:], place) for called in (n, self._at_home(n)))
            )

    def _long_names(self) -> list[tuple[str, Words]]:
        """(voice, name of several words) in their order."""
        return [(v, n) for v in sorted(self._names) for n in sorted(self._names[v]) if len(n) > 1]

    def _at_home(self, name: Words) -> Words:
        """A name without the state at its end: at home it is «the ministry of health»."""
        return name[:-1] if len(name) > 2 and name[-1].startswith("state:") else name

    def _names_in(self, name: Words, words: list[str], place: int) -> bool:
        """Whether a title has a body's name there, or the man's noun in the place of the body's («minister of X»)."""
        if len(words) < len(name) or tuple(self._words(" ".join(words[1 : len(name)]))) != name[1:]:
            return False
        return (place > 0 and self._hangs(words[0], name[0])) or self._heads_it(words[0], name[0])

    def _hangs(self, word: str, noun: str) -> bool:
        """Whether a word is a noun, whatever hangs on it in front."""
        return word.endswith(noun) and len(word) - len(noun) <= len(self._article) + 1

    def _heads_it(self, word: str, noun: str) -> bool:
        """Whether a word is that of the man at the head of what a noun names («ambassador», «embassy»)."""
        word, noun = self._bare(word), self._bare(noun)
        man, body = ("".join(c for c in w if c not in self._weak) for w in (word, noun))
        return (
            len(man) > 1
            and word != noun
            and word[0] == noun[0]
            and man == body[: len(man)]
            and len(body) - len(man) < 2
        )

    def _by_its_noun(self, reading: Reading, statement: Statement) -> str:
        """The one body whose noun a title has alone («a spokesman of the administration»), or its head; "" else.

        Rather one that the page names before; else one of the event.
        """
        assert statement.source is not None
        words = self._plain(reading.article.text[statement.source.start : statement.source.end]).split()
        alone = [
            word.strip("".join(COMMAS))
            for word, after in zip_longest(words[1:], words[2:], fillvalue="")
            if self._is_definite(word)
            and (word.endswith(COMMAS) or after in self._honorifics or not self._is_definite(after))
        ]
        start = statement.source.start
        before = {self._voices.voice(m.ref) for m in reading.mentions if m.ref and m.span.start < start}
        heads = (statement.origin or "").startswith("person:") and self._is_definite(words[0])
        for near in (True, False):
            named = [(self._one_ref(v, n), n[0]) for v, n in self._long_names() if v in before or not near]
            refs = {ref for ref, noun in named if noun in self._heads and any(self._hangs(w, noun) for w in alone)}
            refs |= {ref for ref, noun in named if heads and self._heads_it(words[0], noun)}
            if refs:
                return refs.pop() if len(refs) == 1 else ""
        return ""

    def _one_ref(self, voice: str, name: Words) -> str:
        """The body of a name, or the voice under which it goes where that is its own."""
        ref = self._called[voice, name]
        return self._top(voice) if ref == voice else ref

    def _is_definite(self, word: str) -> bool:
        """Whether a word bears the article, with whatever hangs on it in front."""
        return any(word.startswith(c) and len(word) - len(c) > SHORTEST for c in self._definite)

    # --- joining -------------------------------------------------------------------------------------------------

    def _top(self, voice: str) -> str:
        while voice in self._above:
            voice = self._above[voice]
        return voice

    def _join(self, one: str, other: str) -> None:
        """Brings two voices under the better known one, unless both are known."""
        tops = sorted({self._top(one), self._top(other)}, key=lambda v: (not self._voices.is_listed(v), v))
        if len(tops) == 2 and not self._voices.is_listed(tops[1]):
            self._above[tops[1]] = tops[0]


def _named(reading: Reading, kind: str) -> Iterator[str]:
    text = reading.article.text
    return (m.name or text[m.span.start : m.span.end] for m in reading.mentions if m.kind == kind)
