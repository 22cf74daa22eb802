"""Who is meant by one noun or name alone: «the cell», «the police», «the paper», «Smith»."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.annotate.clauses import Named
from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.speakers import BY_PREFIX, UNKNOWN, Origin, Speakers
from tawatur.annotate.text import Text
from tawatur.annotate.unnamed import Unnamed
from tawatur.codec import digest

ISSUERS = frozenset({"organisation", "group", "agency", "outlet", "office"})
_SPEAKS = frozenset({"assert", "affirm", "announce", "deny", "call-for", "demand", "support", "criticise"})
_SPOKEN = frozenset({"clause", "quote"})  # what verbs of speech take, and verbs of showing and seeing do not
_FAR = 4000  # letters within which «the paper» goes back to the one that was named


def made_ref(kind: str, phrase: str) -> str:
    """The ref of one whom no table lists, by the kind of mention and its words."""
    prefix = {"person": "person", "office": "office", "agency": "agency", "outlet": "outlet"}.get(kind, "body")
    return f"{prefix}:{digest(phrase.strip())}"


class Lone:
    """Knows what one page names, and who spoke on it."""

    def __init__(self, text: Text, named: list[Named], cues: Cues, speakers: Speakers) -> None:
        self._text = text
        self._named = named
        self._starts = [m[0] for m in named]
        self._cues = cues
        self._speakers = speakers
        self._nobody = Unnamed(cues)
        self._anonymous = Origin(f"anon:{text.article.id}:1", "anonymous")
        self._bearers: dict[str, set[str | None]] = {}  # by the last word of full names
        for start, end, mention in named:
            if mention.kind == "person" and mention.form == "name" and " " in text.plain[start:end]:
                self._bearers.setdefault(text.plain[start:end].rpartition(" ")[2], set()).add(mention.ref)

    def bearer(self, word: str) -> Origin | None:
        """The one person of the page whose full name ends in a word, which alone may be a common one."""
        borne = self._bearers.get(word, set())
        ref = next(iter(borne), None)
        return Origin(ref, "person") if len(borne) == 1 and ref else None

    def back(self, word: str, at: int, verb: Verb | None) -> Origin:
        """Whom a noun at a place goes back to: who was named with it, else the last person who agrees.

        A noun of nobody who spoke before is a party of its own; a noun with a pronoun is somebody without a name.
        """
        bare = word.removeprefix(self._cues.article)
        if not self._cues.is_definite(word):
            return self._anonymous if self._is_of_somebody(word) else UNKNOWN
        if named := self._speakers.named_so(word, bare):
            return named
        if bare in self._cues.bodies:
            return self.body_named(word, at)
        if self._nobody.is_plural(bare, verb):
            return self._anonymous
        human = bare in self._cues.human
        last = self._speakers.agreeing(verb)
        speaks = self.is_party(bare) and (verb is None or (verb.row["act"] in _SPEAKS and verb.frame >= _SPOKEN))
        own = self._anonymous if human else Origin(f"body:{digest(word)}", "organisation") if speaks else UNKNOWN
        if verb and verb.gender == "f" and not self._speakers.is_feminine():
            return own
        return last if last.kind in ("person", "anonymous") else own

    def is_party(self, bare: str) -> bool:
        """Whether a noun may be a party: no meeting, and no act or thing that only shows something."""
        cues = self._cues
        if bare in cues.kinds["management"]:
            return True
        acts = (cues.kinds["meeting"], cues.kinds["the-meeting"], cues.kinds["mute"], cues.objects, cues.masdars)
        given = any(form in kind for kind in acts for form in (bare, cues.article + bare))
        return not given and not cues.is_verbal_noun(bare)

    def _is_of_somebody(self, word: str) -> bool:
        """Whether a pronoun is bound to a noun of people: «his colleagues», «her mother», «one of them»."""
        stems = [word[: -len(p)] for p in self._cues.kinds["pronoun"] if p and word.endswith(p)]
        cues = self._cues
        people = (cues.human, cues.titles, cues.kinds["human"], cues.kinds["people"], cues.kinds["some"])
        return any(form in kind for stem in stems for form in (stem, self._cues.unbound(stem)) for kind in people)

    def body_named(self, word: str, at: int) -> Origin:
        """«The police»: the body in whose name that noun stands on the page, of several the last; else a new one."""
        plain, bare = self._text.plain, word.removeprefix(self._cues.article)
        found = [
            (start, mention.ref or made_ref(mention.kind, plain[start:end]))
            for start, end, mention in self._named
            if mention.kind in ISSUERS and mention.form == "name" and {word, bare} & set(plain[start:end].split())
        ]  # fmt: skip
        if len({ref for _, ref in found}) > 1:
            found = [one for one in found if one[0] < at]
        press = self._cues.bodies.get(bare)
        if not found and press in ("outlet", "agency") and (spoke := self._speakers.of_kind(press)):
            return spoke
        ref = max(found)[1] if found else f"body:{digest(word)}"
        return Origin(ref, BY_PREFIX.get(ref.partition(":")[0], "organisation"))

    def press_before(self, at: int, bare: str) -> Origin | None:
        """«The paper said»: the last outlet or agency of another that the page has named."""
        kind = self._cues.bodies.get(bare)
        if kind not in ("outlet", "agency"):
            return None
        for start, _, mention in reversed(self._named[: bisect_left(self._starts, at)]):
            other = mention.ref not in (None, self._text.article.outlet) and mention.form == "name"
            if mention.kind == kind and other and at - start < _FAR:
                return Origin(mention.ref, BY_PREFIX.get((mention.ref or "").partition(":")[0], "outlet"))
        return self._speakers.of_kind(kind)
