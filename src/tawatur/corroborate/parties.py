"""Which voices may be one party: what is not shown to be two counts once.

The registry and the pages say who speaks for whom. Where they are silent a person may be the spokesman of the body
beside him, and an office without its body may be anybody's. Two persons of different names are two, and so are two
bodies, and whatever belongs to two states.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise, product

from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.voices import Voices
from tawatur.model import Reading

# Who may be the head, the spokesman or another name of a party that is better known.
_LOOSE = ("office:", "platform:")
_REPORTERS = ("agency:", "outlet:")
# Of two groups that may be one the firmer keeps its place: what the registry knows, bodies before persons.
_FIRMNESS = ("state:", "body:", "group:", "agency:", "outlet:", "person:", "platform:", "office:")


class Parties:
    """The voices of one event, with the words of the names that its pages give them."""

    def __init__(self, voices: Voices, lexis: Lexis, readings: Iterable[Reading]) -> None:
        """`lexis` folds a name to its words as they are compared."""
        plain = lexis.language.plain
        self._voices = voices
        self._stem = lexis.stem
        self._nisbas = {lexis.stem(plain(word)): state for word, state in voices.nisbas().items()}
        self._called: set[str] = set()  # who has a name, and not only a description
        self._names: dict[str, set[tuple[str, ...]]] = {}
        for reading in readings:
            text = reading.article.text
            named = [(m.ref, m.name or text[m.span.start : m.span.end]) for m in reading.mentions if m.form == "name"]
            self._called |= {ref for ref, _ in named if ref}
            named += [(s.origin, text[s.source.start : s.source.end]) for s in reading.statements if s.source]
            for ref, name in named:
                if ref and (words := tuple(plain(name).split())):
                    self._names.setdefault(ref, set()).add(words)

    def firmness(self, voice: str) -> tuple[bool, int, str]:
        """The order in which voices keep their own group: the best known first."""
        kind = next((n for n, prefix in enumerate(_FIRMNESS) if voice.startswith(prefix)), len(_FIRMNESS))
        return (not self._voices.is_listed(voice), kind, voice)

    def may_be_one(self, one: str, other: str, ones: Iterable[str] = (), others: Iterable[str] = ()) -> bool:
        """Whether nothing shows that two voices are of two parties; `ones` and `others` are the refs that speak so."""
        homes = {self._voices.home(one), self._voices.home(other)} - {""}
        if len(homes) > 1:
            return False
        if self._is_loose(one) or self._is_loose(other):
            return True
        if self._described(one, other) or self._of_state(one, other) or self._of_state(other, one):
            return True
        known = self._voices.is_listed(one) and self._voices.is_listed(other)
        persons = [voice.startswith("person:") for voice in (one, other)]
        if any(persons) and not all(persons) and not one.startswith(_REPORTERS) and not other.startswith(_REPORTERS):
            return not known or len(homes) == 1
        pairs = product((one, *ones), (other, *others))
        return not known and any(self._named_alike(a, b) for a, b in pairs)

    def _is_loose(self, voice: str) -> bool:
        """Whether a voice may be anybody's: an office without its body, a site, a paper or a body hardly named."""
        unknown = not self._voices.is_listed(voice)
        nameless = voice.startswith("body:") and voice not in self._names
        return voice.startswith(_LOOSE) or (unknown and (nameless or voice.startswith("outlet:")))

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
