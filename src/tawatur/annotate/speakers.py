"""Who spoke on a page so far: what a dropped subject, a title, a noun or a short name goes back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.quotations import MARKS
from tawatur.model import OriginKind

HEADS = frozenset({"person", "office"})
BY_PREFIX: dict[str, OriginKind] = {
    "person": "person", "office": "office", "body": "organisation", "group": "organisation", "agency": "agency",
    "outlet": "outlet", "state": "organisation", "anon": "anonymous", "facility": "organisation",
}  # fmt: skip
_ISSUING = frozenset({"organisation", "agency", "office"})
_LEAST = 2  # words of the shortest naming that goes back to another with the same first words
_BACK = 6  # utterances that a dropped subject or «the source» may go back over
_FAR = 200  # utterances that a short name or title may go back over
_ADJECTIVE = 2  # words of a title with one adjective


class Origin(NamedTuple):
    """Who vouches: a ref and its kind; `through` are the carriers between the page and the origin."""

    ref: str | None
    kind: OriginKind | None
    through: tuple[tuple[str, tuple[int, int]], ...] = ()


UNKNOWN = Origin(None, None)


class _Said(NamedTuple):
    """One utterance before: who spoke, with the gender and number that the verb showed."""

    origin: Origin
    gender: str
    number: str
    sentence: int
    naming: tuple[str, ...]  # the words of its naming
    several: bool = False  # its naming is of several people


class Speakers:
    """The utterances of one page in their order."""

    def __init__(self, cues: Cues, near: int) -> None:
        """`near`: sentences after which nobody goes on speaking without being named."""
        self._cues = cues
        self._near = near
        self._said: list[_Said] = []
        self._relayed: dict[str, Origin] = {}
        self.sentence = 0  # the number of the sentence being read

    def remember(self, origin: Origin, verb: Verb | None, naming: list[str], *, several: bool = False) -> None:
        """Keeps who spoke, for dropped subjects and for what an agency is the carrier of.

        `several`: the naming is of several people, with whom no verb in the singular of a man goes on.
        """
        words = tuple(word.strip(MARKS) for word in naming if word.strip(MARKS))
        said = _Said(origin, verb.gender if verb else "", verb.number if verb else "", self.sentence, words, several)
        self._said.append(said)
        for ref, _ in origin.through:
            self._relayed[ref] = origin

    # --- by order ----------------------------------------------------------------------------------------------

    def agreeing(self, verb: Verb | None) -> Origin:
        """The last one who spoke near and agrees with a verb; UNKNOWN when nobody did."""
        return self.last(verb.gender if verb else "", verb.number if verb else "")

    def last(self, gender: str = "", number: str = "") -> Origin:
        """The last one who spoke near, of a gender and number; UNKNOWN when nobody did."""
        for said in reversed(self._said[-_BACK:]):
            if self.sentence - said.sentence > self._near:
                break
            fits = not gender or not said.gender or said.gender == gender
            fits = fits and not (said.several and (gender, number) == ("m", "s"))
            if fits and not (number == "p" and said.origin.kind == "person" and said.number != "p"):
                return said.origin
        return UNKNOWN

    def behind(self, agency: str) -> Origin | None:
        """Whose words an agency carried the last time the page quoted it, when it has done so right before."""
        if self._said and (origin := self._relayed.get(agency)) and self._said[-1].origin.ref == origin.ref:
            return origin
        return None

    def is_feminine(self) -> bool:
        """Whether the last verb of speech was of a woman or a body."""
        return bool(self._said) and self._said[-1].gender == "f"

    def issuer(self) -> Origin:
        """The last body or office that spoke."""
        return next((s.origin for s in reversed(self._said[-_BACK:]) if s.origin.kind in _ISSUING), UNKNOWN)

    def of_kind(self, kind: str) -> Origin | None:
        """The last one of a kind that spoke."""
        return next((said.origin for said in reversed(self._said) if said.origin.kind == kind), None)

    # --- by naming ---------------------------------------------------------------------------------------------

    def named_so(self, word: str, bare: str) -> Origin | None:
        """The last one who spoke and in whose naming a noun stands."""
        return next((s.origin for s in reversed(self._said[-_BACK:]) if word in s.naming or bare in s.naming), None)

    def same_body(self, words: list[str]) -> Origin | None:
        """The body that spoke before under a name in which these words stand together."""
        for said in reversed(self._said):
            naming = list(said.naming)
            starts = range(len(naming) - len(words) + 1)
            if said.origin.kind in _ISSUING and any(naming[i : i + len(words)] == words for i in starts):
                return said.origin
        return None

    def same_short(self, words: list[str]) -> Origin | None:
        """The one body whose longer naming has all words of a short one: «the Xian fund» for «the X fund of Y»."""
        short = self._plain(words)
        if len(short) < _LEAST or not self._cues.is_definite(words[0]):
            return None
        called = {
            s.origin.ref: s.origin
            for s in self._said[-_FAR:]
            if s.origin.kind in _ISSUING and len(s.naming) > len(short) and set(short) <= set(self._plain(s.naming))
            if self._plain(s.naming)[0] == short[0]
        }
        return next(iter(called.values())) if len(called) == 1 else None

    def same_naming(self, words: list[str]) -> Origin | None:
        """Who spoke before under a longer or shorter naming that begins with the same words."""
        words = [word.strip(MARKS) for word in words if word.strip(MARKS)]
        for said in reversed(self._said[-_FAR:]):
            least = min(len(said.naming), len(words))
            if least >= _LEAST and list(said.naming[:least]) == words[:least] and said.origin.kind != "anonymous":
                return said.origin
        return None

    def same_person(self, name: str) -> Origin | None:
        """The person who spoke before under a longer naming in which a lone name stands, be it in two words."""
        borne = (s.origin for s in self._heads(lambda s: name in s.naming[1:] or "".join(s.naming[-_LEAST:]) == name))
        return next(borne, None)

    def same_words(self, words: list[str]) -> Origin | None:
        """The person who spoke before under a longer naming with all the words of a title and a first name."""
        short = set(words)
        longer = self._heads(lambda s: len(s.naming) > len(words) and short <= set(s.naming))
        return next((s.origin for s in longer if s.origin.kind == "person"), None)

    def same_title(self, words: list[str]) -> Origin | None:
        """The person or office that spoke before under a longer title with all the words of a short one.

        «The Xian minister» after «the Xian minister of transport, Y Z»; with a bare adjective («the Xian general»)
        also the only one of the page who was called by that title.
        """
        short = self._plain(words)
        if not self._cues.is_definite(words[0]) and len(words) < _ADJECTIVE:
            return None
        longer = self._heads(lambda s: len(s.naming) > len(words) and set(short) <= set(self._plain(s.naming)))
        if found := next(longer, None):
            return found.origin
        adjective = len(words) == _ADJECTIVE and words[1].endswith(self._cues.relation)
        if not (adjective and self._cues.is_definite(words[0])):
            return None
        called = {s.origin.ref: s.origin for s in self._heads(lambda s: short[0] in self._plain(s.naming))}
        return next(iter(called.values())) if len(called) == 1 else None

    def _heads(self, fits: Callable[[_Said], bool]) -> Iterator[_Said]:
        """The utterances of persons and offices, the last first, whose naming fits."""
        near = reversed(self._said[-_FAR:])
        return (said for said in near if said.origin.kind in HEADS and said.origin.ref and fits(said))

    def _plain(self, words: list[str] | tuple[str, ...]) -> list[str]:
        """Words without the article."""
        return [word.removeprefix(self._cues.article) for word in words]
