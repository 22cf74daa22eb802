"""Where clauses start, and which verbs are no part of the content that stands before them."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Report, Sentence
from tawatur.annotate.contents import speech_quote
from tawatur.annotate.cues import Verb
from tawatur.annotate.predicates import hangs, is_of_content
from tawatur.annotate.quotations import MARKS
from tawatur.annotate.sources import VOICES, Phrase, opens_clause

_WITHIN = 3  # words within which a verb after a comma still belongs to the content that opens: «that, today, X …»
_CLAUSE = 3  # words of the shortest content behind which a sentence opens without a mark
_BACK = 60  # words before a verb among which its subject may be named in a content
_PLAIN = ("clause", "object", "preposition")  # how a content opens that no mark closes
_NEAR = 8  # words of the longest adverbial between the start of a clause and its verb


class Boundaries:
    """The clauses of one sentence."""

    def __init__(self, s: Sentence) -> None:
        self._s = s

    def opens(self, k: int, first: int) -> bool:
        s = self._s
        k -= k > first and s.is_kind(k - 1, "negation")
        return opens_clause(s, k, first) or self.start(k, first) < k or s.timed(k - 1)

    def opens_firmly(self, k: int, first: int) -> bool:
        """Whether nothing but a break, a time or a word that opens clauses stands before a verb."""
        s = self._s
        k -= k > first and s.is_kind(k - 1, "negation")
        return opens_clause(s, k, first) or s.timed(k - 1) or self.turns_at(k)

    def turns_at(self, k: int) -> bool:
        """Whether «on his part» stands right before a word."""
        return any(self._s.match(k - n, "turn") == n for n in (1, 2, 3))

    def opens_on_person(self, k: int, first: int, verb: Verb) -> bool:
        """Whether a verb of speech behind where or what of stands before a name: «and of the games says X that»."""
        named = self._s.starts(k + 1)
        person = named is not None and named[2].kind == "person" and named[2].form == "name"
        sure = verb.frame >= {"clause", "quote"} and "noun" not in verb.guard
        return person and sure and self.opens(k, first)

    def is_comparison(self, k: int, first: int) -> bool:
        """Whether «as» stands before a verb in the middle of a clause: «the hole, as some say, is deep»."""
        s = self._s
        if k > first and s.is_kind(k - 1, "what"):
            return True
        bare = s.is_kind(k - 1, "also") and not s.breaks(k - 1) and not s.joined(k - 1)
        return k - 1 > first and bare and not self._goes_on(k)

    def _goes_on(self, k: int) -> bool:
        """Whether what a verb takes stands right behind it, without a subject: «he also pointed to»."""
        s, found = self._s, self._s.verb(k)
        after = s.text_at(k + 1)
        points = found is not None and len(after) > 1 and after in found[1].takes
        return (points or after in s.cues.complementisers) and found is not None and found[1].shape == "past"

    def breaks_out(self, k: int, offset: int, last: Report, before: Phrase | None) -> bool:
        """Whether a verb after the content of a report has begun is no part of that content."""
        s = self._s
        if k < last.first or (k == last.first and last.kind != "phrase"):
            return False
        if last.kind == "phrase":
            near = k - last.first <= 1 or self.start(k, last.first) < k
            return near or offset > 0 or before is not None
        if last.pair and s.words[k].start > last.pair[1] and (offset or s.breaks(k) or s.breaks(k - 1)):
            return True
        if s.is_kind(k - 1, "auxiliary") and s.joined(k - 1) and s.breaks(k - 1):
            return True
        named = s.starts(k + 1)
        speaks = named is not None and named[2].kind in VOICES
        if offset:
            return (s.breaks(k) and not is_of_content(s, k, last)) or speaks or self._adds(k, last)
        if s.breaks(k) and (speaks or s.cues.is_definite(s.text_at(k + 1))) and self._starts_anew(k, last):
            return True
        if s.is_kind(k - 1, "since"):
            return not (speaks and named is not None and named[2].kind in PEOPLE and not self._is_person(last))
        if s.is_kind(k - 1, "opener") and k - 1 > last.first:
            return True
        if before is not None:
            contrast = s.is_kind(before.first - 1, "but") and s.breaks(before.first - 1)
            return before.first > last.first and (contrast or s.is_kind(before.first - 1, "opener"))
        return self._turns(k, last.first) or self._runs_on(k, last)

    def _runs_on(self, k: int, last: Report) -> bool:
        """Whether a sentence without a stop before it opens: «… the road is open the minister said that …»."""
        s, found = self._s, self._s.verb(k)
        named = s.starts(k + 1)
        if found is None or found[1].shape != "past" or last.kind != "verb" or last.opening not in _PLAIN or last.pair:
            return False
        if named is None or named[2].kind not in VOICES or k - last.first < _CLAUSE or "noun" in found[1].guard:
            return False
        bound = s.stops_phrase(k - 1) or s.is_kind(k - 1, "relative") or s.is_kind(k - 1, "what")
        after = s.index(named[1])
        said = next((j for j in range(after, min(after + _NEAR, len(s.words))) if self._parts(j)), after)
        return not bound and s.text_at(said) in s.cues.complementisers

    def _parts(self, k: int) -> bool:
        s, word = self._s, self._s.text_at(k)
        return word in s.cues.complementisers or s.breaks(k) or s.verb(k) is not None

    def _adds(self, k: int, last: Report) -> bool:
        """Whether a verb goes on with the one who said the last content: «… and added that», «… and said "…"»."""
        s, found = self._s, self._s.verb(k)
        if found is None or last.verb is None:
            return False
        agrees = not last.verb.gender or last.verb.gender == found[1].gender
        if "adds" not in found[1].guard:
            if found[1].shape not in ("past", last.verb.shape):
                return False
            after = s.text_at(k + 1) in s.cues.complementisers
            points = len(s.text_at(k + 1)) > 1 and s.text_at(k + 1) in found[1].takes
            after = after or ":" in s.gap(k + 1)
            alone = (after or (points and "strict" not in found[1].guard)) and not self._acts(last, k)
            alone = alone or (after and found[1].gender == "f")
            if agrees and (alone or self._contradicts(k, found[1], last.verb)):
                return True
            return "quote" in found[1].frame and speech_quote(s, k + 1) is not None
        return agrees and (s.text_at(k + 1) in s.cues.complementisers or ":" in s.gap(k + 1))

    def _acts(self, last: Report, k: int) -> bool:
        """Whether somebody stands in a content who may be the subject of a verb after it."""
        s = self._s
        words = range(max(last.first, k - _BACK), k)
        return any((named := s.starts(j)) and named[2].kind in VOICES for j in words) or any(
            s.bare(j).removeprefix(s.cues.article) in s.cues.human for j in words
        )

    def _contradicts(self, k: int, verb: Verb, last: Verb) -> bool:
        """Whether a verb that affirms follows one that denies: «denied that it … and affirmed the …»."""
        s = self._s
        objects = s.text_at(k + 1) in s.cues.complementisers or s.is_said(k + 1)
        objects = objects or ("object" in verb.frame and not s.stops_phrase(k + 1) and s.starts(k + 1) is None)
        return last.row["certainty"] == "denied" and verb.row["certainty"] == "asserted" and objects

    def _starts_anew(self, k: int, last: Report) -> bool:
        """Whether a past verb after a comma is far from the start of a content, and no adverbial stands there."""
        s, found = self._s, self._s.verb(k)
        if found is None or (found[1].shape != "past" and not s.match(s.index(last.clause[0]), "contrast")):
            return False  # «while X says …, Y speaks of …»
        if last.opening == "clause" and hangs(s, last.first + (s.text_at(last.first) in s.cues.with_pronoun), k):
            return False  # «that, after a slow trial, the authorities told …»
        adverbial = s.is_kind(last.first, "preposition") or s.timed(last.first)
        return k - last.first > (_WITHIN if adverbial else 1)

    def _turns(self, k: int, least: int) -> bool:
        """Whether the clause of a verb opens after a break with «on his part» or «and» and an adverbial."""
        start = self.start(k, least)
        s = self._s
        return start < k and start > least and (
            s.match(start, "turn") > 0 or (s.breaks(start) and s.joined(start))
        )  # fmt: skip

    def _is_person(self, report: Report) -> bool:
        if report.source is None:
            return False
        kinds = [m[2].kind for m in self._s.phrases(*report.source)]
        return bool(kinds) and kinds[0] in PEOPLE

    def start(self, k: int, first: int) -> int:
        """The first word of the clause of a verb: with the adverbials, the auxiliary and the opener before it."""
        s, start = self._s, k
        while start > first and not s.joined(start) and (
            any(s.is_kind(start - 1, kind) for kind in ("opener", "auxiliary", "emphasis", "negation"))
        ):  # fmt: skip
            start -= 1
        while start > first:
            segment = self._segment(start, first)
            if segment is None:
                break
            start = segment
        return start

    def _segment(self, start: int, first: int) -> int | None:
        """Where the adverbial that ends right before a word starts, when one does."""
        s = self._s
        if s.joined(start):
            return None
        for j in range(start - 1, max(first - 1, start - 1 - _NEAR), -1):
            if s.text_at(j) in s.cues.complementisers or s.cues.is_happening(s.text_at(j)):
                return None
            at_break = j == first or s.breaks(j)
            if (at_break or s.joined(j)) and self._is_adverbial(j):
                return j
            if at_break:
                return None
        return None

    def _is_adverbial(self, j: int) -> bool:
        s = self._s
        return (
            s.is_kind(j, "preposition") or s.timed(j) or s.is_kind(j, "opener") or s.match(j, "turn") > 0
            or s.is_kind(j, "adverb")
        )  # fmt: skip

    def is_of_many(self, verb: Verb) -> bool:
        """Whether a past verb shows several people, as no noun that is written like its other forms does."""
        return (verb.shape, verb.gender, verb.number) == ("past", "m", "p")

    def is_alone(self, k: int) -> bool:
        """Whether a word fills quotation marks: it is quoted, and reports nothing."""
        pair = self._s.quotes.innermost(self._s.words[k].start)
        return pair is not None and self._s.text[pair[0] + 1 : pair[1]].strip() == self._s.text_at(k)

    def is_quoted(self, k: int) -> bool:
        """Whether a verb stands in quotation marks that open in this sentence: quoted words govern nothing outside."""
        pair = self._s.quotes.around(self._s.words[k].start)
        return pair is not None and pair[0] >= self._s.start

    def is_enclosed(self, k: int) -> bool:
        """Whether a word stands in quotation marks of this sentence of which the closing one is printed too."""
        pair = self._s.quotes.around(self._s.words[k].start)
        return pair is not None and self.is_quoted(k) and self._s.text[pair[1] : pair[1] + 1] in MARKS
