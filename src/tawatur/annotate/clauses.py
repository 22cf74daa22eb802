"""A sentence as its readers see it: words, what stands between them, mentions, and the class of each word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.quotations import MARKS, Quotations
from tawatur.language import Word
from tawatur.model import Mention

BREAKS = ",\u060c\u061b;"
EDGES = " .\u2026:-\u2013\u2014_*|!" + BREAKS + MARKS + "'"
Range = tuple[int, int]  # folded indices, half open
Named = tuple[int, int, Mention]

_JOINED = 2  # letters of what is too short to be a word with a conjunction
_ATTACHED = 4  # letters of the shortest word in which a preposition is told from the noun by more than its table
_NO_NOUN = {"preposition", "relative", "opener", "adverb", "negation", "auxiliary", "everyone", "saying"}
PEOPLE = frozenset({"person", "office"})


@dataclass(slots=True)
class Report:
    """One utterance: who says it and by which words, and the contents, each of one range or several.

    `clause` is where its clause starts and ends; `inner` holds reports inside its content. All indices are folded.
    """

    cue: list[Range]
    source: Range | None
    verb: Verb | None
    rule: str
    clause: Range
    contents: list[list[Range]] = field(default_factory=list)
    inner: list[Report] = field(default_factory=list)
    carriers: list[Range] = field(default_factory=list)
    joint: list[Range] = field(default_factory=list)
    asides: list[Range] = field(default_factory=list)
    asides_narrated: list[Range] = field(default_factory=list)
    dropped: bool = False
    pair: Range | None = None  # the quotation marks the content stands in
    first: int = 0  # the word with which the content starts
    at: int = 0  # the letter with which it starts
    end: int = 0  # where it ends
    preposition: str = ""
    resume: int = 0  # the word from which the reader goes on
    told: bool = True  # the content is a complement
    kind: str = "verb"
    lost: bool = False  # the subject is not named, and may be somebody whom the sentence names before
    opening: str = ""  # how the content opens: clause, colon, quote, preposition, object

    def go_on_from(self, last: Report, verb: Verb) -> None:
        """A verb without a subject goes on with the source named earlier in the sentence, when it agrees."""
        earlier = last.verb.gender if last.verb and last.kind == "verb" else ""
        if last.source is None or (earlier and verb.gender and earlier != verb.gender):
            return
        self.source, self.dropped = last.source, last.dropped
        self.joint = list(last.joint)
        if last.kind != "phrase":
            self.carriers = list(last.carriers)


class Piece(NamedTuple):
    """One proposition: its ranges, the report that tells it (None: the page itself), and the inner one, if any."""

    content: list[Range]
    report: Report | None
    teller: Report | None = None


class Sentence:
    """A sentence of folded text with the mentions and quotations that stand in it."""

    def __init__(
        self, text: str, words: list[Word], named: list[Named], quotes: Quotations, cues: Cues, timed: frozenset[int]
    ) -> None:
        self.text = text
        self.words = words
        self.named = named
        self.quotes = quotes
        self.cues = cues
        self.start, self.end = words[0].start, words[-1].end
        self._starts = [w.start for w in words]
        self._texts = [w.text for w in words]
        self._forms = [cues.form(w.text) for w in words]
        self._count = len(words)
        self._timed = timed
        self._places: dict[str, list[int]] = {}  # for each kind that was asked for, its words in order

    # --- places ------------------------------------------------------------------------------------------------

    def index(self, at: int) -> int:
        """The first word at or after a place."""
        return bisect_left(self._starts, at)

    def holder(self, at: int) -> int:
        """The word that a place stands in, or the first one after it."""
        index = self.index(at)
        inside = index > 0 and self.words[index - 1].end > at
        return index - 1 if inside else index

    def gap(self, i: int) -> str:
        """What stands before a word, after the one before it."""
        return self._gaps[i] if i > 0 else ""

    @cached_property
    def _gaps(self) -> list[str]:
        """What stands before each word, and before the end."""
        text = self.text
        return ["", *[text[a.end : b.start] for a, b in pairwise(self.words)], ""]

    def breaks(self, i: int) -> bool:
        """Whether a comma or semicolon stands before a word."""
        return i in self._broken

    @cached_property
    def _broken(self) -> frozenset[int]:
        """The words that a comma or semicolon stands before; the end counts as one more."""
        marks = frozenset(BREAKS)
        return frozenset(i for i, gap in enumerate(self._gaps) if gap != " " and not marks.isdisjoint(gap))

    @cached_property
    def about_meeting(self) -> bool:
        """Whether the sentence has a word for a meeting, call or letter."""
        return any("meeting" in kinds for kinds in self._kinds)

    @cached_property
    def has_bracket(self) -> bool:
        """Whether a bracket opens in the sentence."""
        return "(" in self.text[self.start : self.end]

    @cached_property
    def openers(self) -> list[int]:
        """The words at which a clause may open: by their letters, or by more than a blank before them."""
        opening = enumerate(zip(self._forms, self._gaps, strict=False))
        return [i for i, (form, gap) in opening if i and (form.opens or gap != " ") and i not in self.covered]

    @cached_property
    def cued(self) -> list[int]:
        """The words at which a report may open: verbs and nouns that report, phrases, and what follows «with»."""
        behind = (False, *["with" in kinds for kinds in self._kinds])
        return [i for i, (form, led) in enumerate(zip(self._forms, behind, strict=False)) if led or form.reports]

    def trim(self, start: int, end: int) -> Range:
        """A range without blanks, stops and quotation marks at its edges; a bracket stays with its partner."""
        text = self.text
        while start < end and (text[start] in EDGES or (text[start] == ")") or self._lone(start, end, "(", ")")):
            start += 1
        while start < end and (text[end - 1] in EDGES or text[end - 1] == "(" or self._unopened(start, end)):
            end -= 1
        return start, self._before_credit(start, end)

    def _before_credit(self, start: int, end: int) -> int:
        """Where a range ends without the agency that stands in brackets at its end: «… (AFP)»."""
        at = self.text.rfind("(", start, end)
        named = self.starts(self.index(at)) if at > start else None
        if named is None or named[2].kind != "agency" or end - named[1] > 1 or ")" in self.text[at : named[1]]:
            return end
        return at - (len(self.text[start:at]) - len(self.text[start:at].rstrip(EDGES)))

    def _lone(self, start: int, end: int, left: str, right: str) -> bool:
        return self.text[start] == left and right not in self.text[start:end]

    def _unopened(self, start: int, end: int) -> bool:
        return self.text[end - 1] == ")" and "(" not in self.text[start:end]

    # --- words -------------------------------------------------------------------------------------------------

    def text_at(self, i: int) -> str:
        """A word, "" outside the sentence."""
        return self._texts[i] if 0 <= i < self._count else ""

    def bare(self, i: int) -> str:
        """A word without the conjunction written together with it."""
        word = self.text_at(i)
        return word[1:] if len(word) > _JOINED and word[0] in self.cues.joined else word

    def joined(self, i: int) -> bool:
        """Whether the word begins with a conjunction: what is left of it is a known word or a mention."""
        word = self.text_at(i)
        if len(word) < 3 or word[0] not in self.cues.joined or i in self.covered:
            return False
        if self.words[i].start + 1 in self._mention_starts:
            return True
        return not self.starts(i) and self.cues.is_joined(word)

    @cached_property
    def _mention_starts(self) -> dict[int, list[Named]]:
        starts: dict[int, list[Named]] = {}
        for named in self.named:
            starts.setdefault(named[0], []).append(named)
        return starts

    @cached_property
    def _mention_ends(self) -> dict[int, list[Named]]:
        ends: dict[int, list[Named]] = {}
        for named in self.named:
            ends.setdefault(named[1], []).append(named)
        return ends

    def starts(self, i: int, offset: int = 0) -> Named | None:
        """The longest mention that starts with a word, after `offset` letters of it."""
        if not 0 <= i < self._count:
            return None
        found = self._mention_starts.get(self.words[i].start + offset, ())
        return max(found, key=lambda m: m[1], default=None)

    def ends(self, i: int) -> Named | None:
        """The longest mention that ends with a word; a closing mark after it may belong to it."""
        if not 0 <= i < self._count:
            return None
        end = self.words[i].end
        found = [m for shift in (0, 1) for m in self._mention_ends.get(end + shift, ())]
        return min(found, key=lambda m: m[0], default=None)

    @cached_property
    def covered(self) -> set[int]:
        """The words inside names and titles, but for the first of each."""
        inside: set[int] = set()
        for start, end, mention in self.named:
            if mention.form in ("name", "title"):
                inside.update(range(self.index(start + 1), self.index(end)))
        return inside

    def timed(self, i: int) -> bool:
        """Whether a word belongs to a time."""
        return 0 <= i < self._count and (self.words[i].start in self._timed or self.words[i].end - 1 in self._timed)

    def is_kind(self, i: int, kind: str) -> bool:
        """Whether a word, or what is left of it after its conjunction, is of a kind of `clause_words.tsv`."""
        return 0 <= i < self._count and kind in self._kinds[i]

    def last_of(self, kind: str, before: int, fits: Callable[[int], bool] | None = None) -> int:
        """The last word of a kind before a word, -1 when there is none: without a walk, as long sentences ask often.

        `fits` says which words are of a kind that `clause_words.tsv` does not have.
        """
        places = self._places.get(kind)
        if places is None:
            fitting = map(fits, range(self._count)) if fits else (kind in kinds for kinds in self._kinds)
            places = self._places[kind] = [at for at, fit in enumerate(fitting) if fit]
        found = bisect_left(places, before)
        return places[found - 1] if found else -1

    @cached_property
    def _kinds(self) -> list[frozenset[str]]:
        """The kinds of each word, with those of what is left of it after its conjunction."""
        return [form.kinds for form in self._forms]

    def verb(self, i: int) -> tuple[int, Verb] | None:
        """(letters of the conjunction, the verb) of a word that is a form of a reporting verb."""
        return self._verbs.get(i)

    @cached_property
    def _verbs(self) -> dict[int, tuple[int, Verb]]:
        """The words that are forms of reporting verbs."""
        verbs, joined, found = self.cues.verbs, self.cues.joined, dict[int, tuple[int, Verb]]()
        for i in self.cued:
            word = self._texts[i]
            verb = None if self._is_bound(i) or self._is_of_name(i) else verbs.get(word)
            if verb and not ("in" in verb.frame and self.text_at(i + 1) not in verb.takes):
                found[i] = 0, verb
            elif word[0] in joined and len(word) > _JOINED and (verb := verbs.get(word[1:])):
                found[i] = 1, verb
        return found

    def _is_of_name(self, i: int) -> bool:
        """Whether a word goes on with a name: «Abu | Talib», which is written like «demanded»."""
        return i > 0 and "name-link" in self._kinds[i - 1] and self.gap(i) == " "

    def _is_bound(self, i: int) -> bool:
        """Whether a word can only be what belongs to the people before it: «officials of | security»."""
        before = self.text_at(i - 1)
        people = before in self.cues.kinds["people"] or before in self.cues.human
        return people and before[-1:] in self.cues.joined[:1] and self.gap(i) == " "

    def masdar(self, i: int) -> Verb | None:
        """The reporting verb whose verbal noun a word is, with the article or a pronoun."""
        word = self.text_at(i).removeprefix(self.cues.article)
        for form in (word, *(word[: -len(p)] for p in self.cues.kinds["pronoun"] if word.endswith(p))):
            if verb := self.cues.masdars.get(form):
                return verb
        return None

    def match_phrase(self, i: int) -> int:
        """How many words an attribution phrase takes at a word; 0 when none stands there."""
        for head in (self.text_at(i), self.bare(i)):
            for rest in self.cues.phrase_heads.get(head, ()):
                form = " ".join((head, *rest))
                if self.cues.phrases[form]["kind"] != "as" and all(
                    self.text_at(i + n) == part for n, part in enumerate(rest, 1)
                ):
                    return 1 + len(rest)
        return 0

    def stops_phrase(self, i: int) -> bool:
        """Whether no noun phrase can go on with a word: a preposition, complementiser, relative, adverb, verb, time."""
        word = self.text_at(i)
        if word in self.cues.complementisers or self.timed(i):
            return True
        if (0 <= i < self._count and not self._kinds[i].isdisjoint(_NO_NOUN)) or self.is_told(i):
            return True
        found = self.verb(i)
        if found is None or "noun" in found[1].guard or found[1].frame == {"act"}:
            return False
        return found[1].shape != "participle" or self.breaks(i) or found[1].gender == "m"

    def is_object(self, i: int) -> bool:
        """Whether a word can only be what is said: a noun of need or will, bare or with a pronoun."""
        word, cues = self.text_at(i), self.cues
        if i in self.covered:
            return False
        return word in cues.objects or any(
            word.endswith(p) and cues.unbound(word[: -len(p)]) in cues.objects for p in cues.kinds["pronoun"]
        )

    def is_possessed_act(self, word: str) -> bool:
        """Whether a word is a verbal noun with its pronoun: «his arrival»."""
        cues = self.cues
        stems = [word[: -len(p)] for p in cues.kinds["pronoun"] if word.endswith(p)]
        acts = (stem for stem in stems if stem not in cues.titles and stem not in cues.human)  # «his assistant»
        return any(stem in cues.objects or stem in cues.masdars or cues.is_verbal_noun(stem) for stem in acts)

    def is_said(self, i: int) -> bool:
        """Whether a word is a noun of need or will, or a bare verbal noun."""
        word = self.text_at(i)
        plain = self.is_kind(i, "preposition") or self.is_kind(i, "issued")  # «during», «figures» have such letters too
        verbal = word in self.cues.masdars or (self.cues.is_verbal_noun(word) and not plain)
        return self.is_object(i) or (verbal and i not in self.covered and self.starts(i) is None)

    def attached(self, i: int, takes: tuple[str, ...]) -> bool:
        """Whether one of the prepositions that are written together with a noun opens a word."""
        word, cues = self.text_at(i), self.cues
        if word[:1] not in takes or word in cues.kinds["bound"] or i in self.covered:
            return False
        if len(word) < _ATTACHED:
            return word[1:] in cues.objects or self.is_whole_noun(word[1:])
        if word[1:] in cues.complementisers or self.starts(i, 1):
            return True
        if self.starts(i):
            return False
        rest = word[1:]
        return cues.is_definite(rest) or rest in cues.objects or rest in cues.common or cues.is_verbal_noun(rest)

    def is_whole_noun(self, word: str) -> bool:
        """Whether a short word opens a noun phrase: «what», «each»."""
        return word in self.cues.kinds["what"] or word in self.cues.kinds["each"]

    def is_told(self, i: int) -> bool:
        """Whether an agency or outlet that somebody speaks to is written together with «to»."""
        named = self.starts(i, 1) if self.text_at(i)[:1] == self.cues.clitic_to else None
        return named is not None and named[2].kind in ("agency", "outlet")

    def within(self, i: int) -> bool:
        """Whether a word begins with the preposition of a place before a mention."""
        return self.text_at(i)[:1] in self.cues.kinds["within"] and self.starts(i, 1) is not None

    def attached_to(self, i: int) -> bool:
        """Whether a word begins with the preposition «to» before a mention."""
        word, to = self.text_at(i), self.cues.clitic_to
        assimilated = word.startswith(to * 2) and self.starts(i) is not None
        return word[:1] == to and (self.starts(i, 1) is not None or assimilated)

    def match(self, i: int, kind: str) -> int:
        """How many words a form of a kind of `clause_words.tsv` takes at a word; 0 when none stands there."""
        if not (0 <= i < self._count and kind in self._heads[i]):
            return 0
        forms = self.cues.openings[kind]
        for head in (self.text_at(i), self.bare(i)):
            for rest in forms.get(head, ()):
                if all(self.text_at(i + n) == part for n, part in enumerate(rest, 1)):
                    return 1 + len(rest)
        return 0

    @cached_property
    def _heads(self) -> list[frozenset[str]]:
        """The kinds of which a form may start with each word, or with what is left of it after its first letter."""
        return [form.heads for form in self._forms]

    def phrases(self, start: int, stop: int) -> Iterator[Named]:
        """The mentions that start in a range."""
        for named in self.named:
            if start <= named[0] < stop:
                yield named
