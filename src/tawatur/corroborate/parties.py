"""Which voices may be one party: what is not shown to be two counts once.

The registry and the pages say who speaks for whom. Where they are silent a person may be the spokesman of the body
beside him, and an office without its body, a spokesman or a bare surname may be anybody's. Two persons of different
names are two, and so are two bodies, and whatever belongs to two states. An agency or paper that is given as the source
may have it from whoever is named beside it, and an organ of a state that nobody lists may be under the ministry that
speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, product

from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.voices import Voices
from tawatur.model import Reading, Statement

# Who may be the head, the spokesman or another name of a party that is better known.
_LOOSE = ("office:", "platform:")
NEAR = 60  # letters after a source in which his title may stand
MARKS = "\"'«»“”().,\u060c-"
INITIALS = 2  # names of letters in a name that is spelt out
REPORTERS = ("agency:", "outlet:")
# Of two groups that may be one the firmer keeps its place: what the registry knows, bodies before persons.
_FIRMNESS = ("state:", "body:", "group:", "agency:", "outlet:", "person:", "platform:", "office:")


class Parties:
    """The voices of one event, with the words of the names that its pages give them."""

    def __init__(self, voices: Voices, lexis: Lexis, readings: Iterable[Reading]) -> None:
        """`lexis` folds a name to its words as they are compared."""
        plain = self._plain = lexis.language.plain
        self._voices = voices
        self._stem = lexis.stem
        self._nisbas = {lexis.stem(plain(word)): state for word, state in voices.nisbas().items()}
        self._channels = {lexis.stem(plain(r["form"].split()[-1])) for r in lexis.language.table("statement_channels")}
        told = lexis.language.table("clause_words", ("form", "kind"))
        self._letters = {plain(r["form"]) for r in told if r["kind"] == "letter-name"}
        organs = lexis.language.table("state_organ_words", ("form", "level"))
        self._organs = {lexis.stem(plain(r["form"])): r["level"] for r in organs}
        titles = lexis.language.table("titles", ("form", "type"))
        self._speaking = {lexis.stem(plain(r["form"].split()[0])) for r in titles if r["type"] == "spokesman"}
        self._called: set[str] = set()  # who has a name, and not only a description
        self._spokesmen: set[str] = set()
        self._pages: dict[str, set[str]] = {}  # the pages that name a ref
        self._names: dict[str, set[tuple[str, ...]]] = {}
        for reading in readings:
            text = reading.article.text
            named = [(m.ref, m.name or text[m.span.start : m.span.end]) for m in reading.mentions if m.form == "name"]
            self._called |= {ref for ref, _ in named if ref}
            named += [(s.origin, text[s.source.start : s.source.end]) for s in reading.statements if s.source]
            for ref, name in named:
                if ref and (words := tuple(plain(name).split())):
                    self._names.setdefault(ref, set()).add(words)
                    self._pages.setdefault(ref, set()).add(reading.article.id)
            self._spokesmen |= {s.origin for s in reading.statements if s.origin and self._is_spokesman(s, text)}

    def _is_spokesman(self, statement: Statement, text: str) -> bool:
        """Whether the title of a source, before its name or after it, is that of a spokesman, of whomever he may be."""
        if not statement.source or not (statement.origin or "").startswith("person:"):
            return False
        start, end = statement.source
        after = [c.start for c in (*statement.content, *statement.cue) if c.start >= end]
        letters = text[start : min([end + NEAR, *after])]
        return any(self._stem(word) in self._speaking for word in self._plain(letters).split())

    def firmness(self, voice: str) -> tuple[bool, int, str]:
        """The order in which voices keep their own group: the best known first."""
        kind = next((n for n, prefix in enumerate(_FIRMNESS) if voice.startswith(prefix)), len(_FIRMNESS))
        return (not self._voices.is_listed(voice), kind, voice)

    def may_be_one(self, one: str, other: str, ones: Iterable[str] = (), others: Iterable[str] = ()) -> bool:
        """Whether nothing shows that two voices are of two parties; `ones` and `others` are the refs that speak so."""
        homes = {self._voices.home(one), self._voices.home(other)} - {""}
        if len(homes) > 1:
            return False
        if self.is_loose(one) or self.is_loose(other):
            return True
        if (
            one.startswith(REPORTERS) != other.startswith(REPORTERS)
            or self._under(one, other)
            or self._under(other, one)
        ):
            return True
        if self._described(one, other) or self._of_state(one, other) or self._of_state(other, one):
            return True
        known = self._voices.is_listed(one) and self._voices.is_listed(other)
        persons = [voice.startswith("person:") for voice in (one, other)]
        if any(persons) and not all(persons) and not one.startswith(REPORTERS) and not other.startswith(REPORTERS):
            return not known or len(homes) == 1
        pairs = product((one, *ones), (other, *others))
        return not known and any(self._named_alike(a, b) for a, b in pairs)

    def is_called(self, voice: str, refs: Iterable[str] = ()) -> bool:
        """Whether the registry or a page has a name for a voice, or for a ref that speaks so; of a body, two words."""
        return not self._is_written(voice) and any(
            self._voices.is_listed(ref)
            or ref in self._called
            or (ref.startswith("body:") and any(len(name) > 1 for name in self._names.get(ref, ())))
            for ref in (voice, *refs)
        )

    def are_never_beside(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Whether two bodies, of which the registry does not know both, are named on no one page.

        Then they may be one body under two names.
        """
        refs = [*ones, *others]
        if all(map(self._voices.is_listed, refs)) or not all(ref.startswith(("body:", "group:")) for ref in refs):
            return False
        return not any(self._pages.get(a, set()) & self._pages.get(b, set()) for a, b in product(ones, others))

    def _under(self, organ: str, above: str) -> bool:
        """Whether a body may be an organ of the state for which the other speaks, or is no more than such a noun."""
        if not self._levels(organ):
            return False
        if (home := self._voices.home(above)) and self._voices.voice(home) == self._voices.voice(above):
            return True
        if self._voices.is_listed(organ) or not (levels := self._levels(above)):
            return False
        return levels == {"top"} or all(len(name) == 1 for name in self._names.get(organ, ()))

    def _levels(self, voice: str) -> set[str]:
        """Where the names of a body begin with nouns of organs of a state («the police»), the levels of these: "top" is
        the government's. Statements that are taken for its names are none of them.
        """
        names = [n for n in self._names.get(voice, ()) if len(n) > 1 or self._stem(n[0]) not in self._channels]
        found = (
            {self._organs.get(self._stem(name[0]), "none") for name in names} if voice.startswith("body:") else set()
        )
        return set() if "none" in found else found

    def is_loose(self, voice: str) -> bool:
        """Whether a voice may be anybody's: an office without its body, a site, a paper or a body hardly named.

        So may a spokesman whose body is not known, and a man of whom the pages have one word.
        """
        unknown = not self._voices.is_listed(voice)
        if unknown and (self._is_spelt(voice) or self._is_written(voice)):
            return True
        if unknown and voice.startswith("person:"):
            return voice in self._spokesmen or all(len(name) == 1 for name in self._names.get(voice, ()))
        nameless = voice.startswith("body:") and voice not in self._names
        return voice.startswith(_LOOSE) or (unknown and (nameless or voice.startswith("outlet:")))

    def _is_written(self, voice: str) -> bool:
        """Whether a body is called by nothing but the word for a written statement: it is somebody's, and nobody."""
        names = self._names.get(voice, ())
        unknown = not self._voices.is_listed(voice)
        return unknown and bool(names) and all(len(n) == 1 and self._stem(n[0]) in self._channels for n in names)

    def _is_spelt(self, voice: str) -> bool:
        """Whether a body has no name but initials, spelt out: they may be those of any other."""
        names = [[w.strip(MARKS) for w in name] for name in self._names.get(voice, ())]
        return bool(names) and all(sum(w in self._letters for w in n) >= INITIALS for n in names)

    def _described(self, one: str, other: str) -> bool:
        """Whether two are groups, and one of them is only described («a radical group»)."""
        groups = one.startswith("group:") and other.startswith("group:")
        return groups and not {one, other} <= self._called and not all(map(self._voices.is_listed, (one, other)))

    def _of_state(self, one: str, other: str) -> bool:
        """Whether a body that nobody lists bears the adjective of the state for which the other speaks."""
        home = self._voices.home(other)
        if not one.startswith("body:") or self._voices.is_listed(one) or not home or self._voices.voice(home) != other:
            return False
        words = {self._stem(w) for name in self._names.get(one, ()) for w in name}
        return any(self._nisbas.get(w) == home for w in words)

    def _named_alike(self, one: str, other: str) -> bool:
        """Whether a name of one is part of a name of the other («Khalfan» beside «Dahi Khalfan»), or a title's body is.

        Two words in a row that both names hold are of an institution, or of one man's name.
        """
        mine, theirs = self._names.get(one, ()), self._names.get(other, ())
        return any(_alike(a, b) for a in mine for b in theirs)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    nested = set(one) <= set(other) or set(other) <= set(one) or "".join(one) == "".join(other)
    return nested or not set(pairwise(one)).isdisjoint(pairwise(other))
