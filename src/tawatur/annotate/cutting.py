"""How what is said or told is cut into propositions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from tawatur.annotate.clauses import Range, Sentence
from tawatur.annotate.continuations import counts_more, is_means
from tawatur.annotate.joining import (
    awaits_verb,
    frees,
    is_adverb_beside,
    is_bound,
    is_condition,
    is_enclosed,
    is_noun,
    is_of_object,
    is_other_side,
    is_parallel,
    is_said_noun,
    names_several,
    shares_noun,
    shares_verb,
    shares_what,
)
from tawatur.annotate.predicates import hangs, has_predicate, is_bound_word, is_predicated, may_be_noun, setting_before
from tawatur.annotate.quotations import MARKS

_LEAST = 2  # words of the shortest proposition
_LETTERS = 2  # letters of what is too short to say anything
_SETTING = 5  # words of the shortest setting that is a proposition
_PURPOSE = 4  # words that are too few for a purpose that is a proposition
_SUBJECT = 4  # words from «and» within which the verb of its subject stands
_LONG_PAST = 3  # letters from which a past verb right behind «then» is no other word
_VERB_FROM_START = 3  # words from the start of a piece within which «we stress» stands: «we can stress»
_THAT = 5  # words from there to its «that»
_FRONTED = 3  # words at the start of a piece among which a condition that comes first stands
_APART = 8  # words of the longest «and he is …» that commas set apart inside a clause
_PLURAL = 5  # letters from which a word with the letters of an imperfect is one right behind a comma


class _Cut(NamedTuple):
    """A place to cut: where the piece before ends, the word with which the next one starts, its first letter."""

    end: int
    first: int
    at: int


class Cutter:
    """Cuts a range into propositions, by CONTRACT's «Cut»."""

    def __init__(
        self, s: Sentence, *, told: bool, preposition: str = "", reach: int = 3, asides: Iterable[Range] = ()
    ) -> None:
        """`told`: the range is a complement, so nouns may be propositions. `preposition`: the verb's own.
        `reach`: words that stand before an «and» without a comma that is cut at. `asides`: ranges that are left out."""
        self._s = s
        self._asides = tuple(asides)
        self._told = told
        self._again = preposition
        self._reach = reach

    def cut(self, start: int, end: int) -> list[list[Range]]:
        """The propositions of a range; each of one range, or several when something stands inside it."""
        s = self._s
        end = self._before_dangling(end)
        first, stop = s.holder(start), s.index(end)
        if stop <= first:
            return []
        pieces: list[Range] = []
        at, head = start, first
        for k in s.openers[bisect_right(s.openers, first) : bisect_left(s.openers, stop)]:
            found = self._at(k, head, stop) if k > head else None
            if found and self._is_whole(at, found.end) and stop - found.first >= 1:
                pieces.append((at, self._before_dangling(found.end)))
                at, head = found.at, found.first
        pieces.append((at, end))
        if self._told:
            pieces = [(self._behind_speaker(a, b), b) for a, b in pieces]
        trimmed = [(self._behind_and(a), b) for a, b in (s.trim(*piece) for piece in pieces)]
        return [[piece] for piece in trimmed if self._says(*piece)]

    def _behind_and(self, start: int) -> int:
        """Where a piece starts behind an «and» that opens it."""
        s, first = self._s, self._s.index(start)
        opens = first < len(s.words) and s.words[first].start == start
        behind = s.text_at(first - 1) in s.cues.complementisers  # no «and» stands there: the letter is of a name
        return start + 1 if opens and s.joined(first) and not behind else start

    def _before_dangling(self, end: int) -> int:
        """Where a range ends without a «but», «while» or «as» that leads to what stands behind it."""
        s, last = self._s, self._s.index(end)
        size = next((n for n in (2, 1) if s.match(last - n, "dangling") >= n), 0)
        that = s.bare(last - 1) in s.cues.complementisers and s.bare(last - 1) not in s.cues.with_pronoun
        size = size or int(that)
        return s.words[last - size].start if size and last < len(s.words) else end

    def _behind_speaker(self, start: int, end: int) -> int:
        """Where a piece starts behind «we stress that», «I think that»: what the one who is quoted says is the rest."""
        s = self._s
        first = s.holder(start)
        near = range(first, first + _VERB_FROM_START)
        speaks = next((k for k in near if s.cues.is_first_person(s.text_at(k), opens=k == first)), None)
        others = ("negation", "not-to", "relative")
        if speaks is None or any(s.is_kind(k, kind) for k in range(first, speaks) for kind in others):
            return start
        for k in range(speaks + 1, min(speaks + _THAT, s.index(end) - 1)):
            if s.breaks(k):
                return start
            if s.text_at(k) in s.cues.complementisers and not s.cues.looks_imperfect(s.text_at(k + 1)):
                return s.words[k].start if s.text_at(k) in s.cues.with_pronoun else s.words[k + 1].start
        return start

    def _says(self, start: int, end: int) -> bool:
        """Whether a piece says something: more than a complementiser with its pronoun."""
        bare, first = self._s.text[start:end], self._s.holder(start)
        turn = self._s.match(first, "turn")  # «on his part», and nothing else
        whole = self._is_whole(start, end, 1) and not (turn and turn == self._s.index(end) - first)
        return whole and len(bare) > _LETTERS and bare not in self._s.cues.with_pronoun

    def _is_whole(self, start: int, end: int, least: int = _LEAST) -> bool:
        return self._s.index(end) - self._s.holder(start) >= least

    def _at(self, k: int, head: int, stop: int) -> _Cut | None:
        s = self._s
        beside = (s.words[k - 1].start, s.words[k].start)  # nor right behind what is left out
        if any(start <= at < stop for start, stop in self._asides for at in beside):
            return None
        word = s.text_at(k)
        end = s.words[k].start
        that = word[:1] in s.cues.joined and word[1:] in s.cues.complementisers
        if self._answers(k, head) or (not that and is_enclosed(s, k, head)):
            return None
        if that:
            if s.is_kind(k - 1, "already") or s.is_kind(k - 1, "until"):
                return None  # «even though»
            especially = s.match(k - 1, "especially") == 1 and k - 1 > head
            return self._after_complementiser(k, s.words[k - 1].start if especially else end, 1)
        if self._told and (
            (s.breaks(k) and s.match(k, "list")) or (k - head >= 4 and stop - k > _PURPOSE and s.match(k, "purpose"))
        ):
            return self._at_list(k, stop)
        if s.breaks(k) and (size := s.match(k, "list-skip")):
            return self._at_addition(k, size, stop)
        if not self._told and ((s.breaks(k) and s.match(k, "aside")) or (k - head >= 4 and s.match(k, "despite"))):
            return _Cut(end, k, s.words[k].start)
        if s.breaks(k) and (word in s.cues.happenings or len(word) > _PLURAL) and s.cues.looks_imperfect(word) and (
            word[0] in s.cues.imperfect
            and word not in s.cues.pasts
            and is_predicated(s, head, k)
            and not (awaits_verb(s, head, k) or is_of_object(s, k))
        ):  # fmt: skip
            opens = setting_before(s, head, k)
            return _Cut(s.words[opens].start, opens, s.words[opens].start + (opens < k))
        if not self._told and self._ends_setting(k, head):
            return _Cut(end, k, s.words[k].start)
        if k + 1 < stop and self._leads_on(k, head):
            return _Cut(end, k + 1, s.words[k + 1].start)
        if s.breaks(k) and word[0] in s.cues.kinds["so-that"] and s.cues.is_sure_imperfect(word[1:]):
            return _Cut(end, k, s.words[k].start + 1)
        if s.breaks(k) and s.cues.is_future(word) and k - head >= self._reach and is_predicated(s, head, k):
            return _Cut(end, k, s.words[k].start)
        if size := s.match(k, "yet"):
            return self._at_yet(k, head, stop, size)
        if self._told and (at := counts_more(s, head, k, stop)):
            return _Cut(end, at, s.words[at].start + (at == k))
        if word in s.cues.joined and self._told and k + 1 < stop and self._quotes_more(k + 1):
            return _Cut(end, k + 1, s.words[k + 1].start)
        far = k - head >= self._reach and s.is_kind(k, "but") and s.cues.is_happening(s.text_at(k + 1))
        if (s.breaks(k) or s.joined(k) or far) and (size := s.match(k, "contrast")) and k + size < stop:
            nxt = k + size
            if s.is_kind(nxt, "regards") or self._yields(k, head):
                return None
            if s.text_at(nxt) in s.cues.complementisers:
                return self._after_complementiser(nxt, end, 0)
            return _Cut(end, nxt, s.words[nxt].start)
        if self._follows(k, head) or (s.breaks(k) and s.is_kind(k, "topic")):
            return _Cut(end, k, s.words[k].start + (1 if s.joined(k) else 0))
        if self._is_stop(k):
            return _Cut(s.words[k - 1].end, k, s.words[k].start)
        if word[:1] in s.cues.joined and len(word) > 2:
            return self._at_conjunction(k, head, stop)
        return None

    def _follows(self, k: int, head: int) -> bool:
        """Whether «which led to», «from which» opens what came of the piece."""
        s, far = self._s, k - head >= self._reach
        so = s.match(k, "so")
        if so and (s.breaks(k) or (so > 1 and s.joined(k) and far)):
            return True
        return s.is_kind(k, "whence") and (s.breaks(k) or far) and self._tells(k + 1)

    def _is_stop(self, k: int) -> bool:
        """Whether a full stop stands before a word, inside a quotation."""
        gap, word = self._s.gap(k), self._s.text_at(k)
        if gap == " ":
            return False
        if word[:1].isdigit() and self._s.text_at(k - 1)[-1:].isdigit():
            return False  # a number whose point stands between blanks
        if ".." in gap and self._s.cues.is_finite(word):
            return True  # two points, which newsrooms set for a full stop
        return any(stop in gap for stop in (". ", ".\u00bb", '."', "!", "\u061f", "?")) and ".." not in gap

    def _at_list(self, k: int, stop: int) -> _Cut | None:
        """A cut before «among them», when more than names stands behind it."""
        s = self._s
        bare = any(m in s.gap(k) for m in MARKS) or names_several(s, k + s.match(k, "list"), stop)
        return _Cut(s.words[k].start, k, s.words[k].start) if not bare else None

    def _at_addition(self, k: int, size: int, stop: int) -> _Cut | None:
        """A cut behind «besides», when what is said besides is a proposition and no further thing of a list."""
        s, first = self._s, k + size
        if not self._told or first >= stop:
            return None
        proposes = s.text_at(first - 1) in s.cues.complementisers or s.text_at(first) in s.cues.complementisers
        counted = s.text_at(first)[:1].isdigit()
        told = (
            proposes
            or counted
            or s.is_said(first)
            or is_noun(s, s.text_at(first))
            or s.cues.is_happening(s.text_at(first))
        )
        return _Cut(s.words[k].start, first, s.words[first].start) if told else None

    def _at_yet(self, k: int, head: int, stop: int, size: int) -> _Cut | None:
        """A cut before «but they», «but rather», which stay with what follows; without a comma only before a verb."""
        s = self._s
        start = s.words[k].start + (0 if s.text_at(k) == s.bare(k) else 1)
        verb = s.cues.is_happening(s.text_at(k + size)) or s.is_kind(k + size, "negation")
        sure = s.breaks(k) or (k - head >= self._reach and verb)
        sure = sure and not s.match(head, "despite")  # «although …, yet it is»
        return _Cut(s.words[k].start, k, start) if sure and k + size < stop else None

    def _after_complementiser(self, k: int, end: int, offset: int) -> _Cut | None:
        s = self._s
        if s.text_at(k)[offset:] in s.cues.with_pronoun:
            return _Cut(end, k, s.words[k].start + offset)
        return _Cut(end, k + 1, s.words[k + 1].start) if k + 1 < len(s.words) else None

    def _at_conjunction(self, k: int, head: int, stop: int) -> _Cut | None:
        """A cut at «and»: before a verb, the verb's own preposition again, or another noun that is said."""
        s, rest = self._s, self._s.text_at(k)[1:]
        start, end = s.words[k].start + 1, s.words[k].start
        if self._again and rest == self._again:
            nxt = k + 1
            if s.text_at(head - 1) in s.cues.complementisers and s.text_at(nxt) not in s.cues.complementisers:
                return None  # «pointed to that he may go to the court, and to another»
            if s.text_at(nxt) in s.cues.complementisers:
                return self._after_complementiser(nxt, end, 0)
            return _Cut(end, nxt, s.words[nxt].start) if nxt < stop else None
        if not s.joined(k) or is_other_side(s, head, k):
            return None
        after_break = s.breaks(k)
        if is_adverb_beside(s, k, rest, after_break) or (s.is_kind(k, "called") and not after_break):
            return None
        there = s.is_kind(k, "there")
        if rest in s.cues.kinds["preposition"] and not (after_break or there or rest in s.cues.happenings):
            return None
        if (
            s.starts(k, 1) is None
            and s.cues.is_happening(rest)
            and not (is_bound(s, head, k) and not (rest in s.cues.happenings or (after_break and frees(s, head, k))))
        ):
            then = s.text_at(k)[0] in s.cues.joined[1:]
            shared = shares_verb(s, k) or (self._told and shares_what(s, head, k))
            if not after_break and (shared or may_be_noun(s, k) or (then and not self._is_surely_past(rest))):
                return None
            if after_break or (k - head >= self._reach and not is_bound(s, head, k)):
                return _Cut(end, k, start)
            return None
        far = not is_bound(s, head, k) and (after_break or k - head >= self._reach)
        if self._is_denied(k, stop) and (after_break or (far and not shares_verb(s, k))):
            return _Cut(end, k, start)
        if not s.cues.is_definite(rest) and (self._lists(head, k) or awaits_verb(s, head, k) or shares_noun(s, k)):
            return None
        if self._opens_clause(k, head, stop, far=far):
            return _Cut(end, k, start)
        if rest in s.cues.bodies and (s.starts(k + 1) or s.starts(k, 1) or any(m in s.gap(k + 1) for m in MARKS)):
            return None  # a body with its name is no verbal noun
        if self._is_beside(k, head):
            far = after_break or (k - head >= 4 and stop - k >= 3 and not is_bound(s, head, k))
            return _Cut(end, k, start) if far else None
        return self._at_word(k, stop, far=far)

    def _opens_clause(self, k: int, head: int, stop: int, *, far: bool) -> bool:
        """Whether what follows «and» has a verb or a predicate of its own, or is a noun of need or will."""
        s, rest, after_break = self._s, self._s.text_at(k)[1:], self._s.breaks(k)
        if far and not hangs(s, head, k) and has_predicate(s, k, rest, stop):
            return True
        if not after_break:
            return False
        said = rest in s.cues.objects or (is_said_noun(s, head) and s.cues.is_possessed(rest))
        return (self._told and said) or self._opens_verbal(k, rest) or self._opens_nominal(k, rest, stop)

    def _is_beside(self, k: int, head: int) -> bool:
        """Whether a noun after «and» is said beside the one that opens the piece, or that stands before it."""
        s, rest = self._s, self._s.text_at(k)[1:]
        definite = s.cues.is_definite(rest)
        alike = definite == s.cues.is_definite(s.text_at(head + 1))
        beside = not definite and is_parallel(s, head, k)
        his = is_said_noun(s, head) and s.is_possessed_act(rest)
        return self._told and (is_noun(s, rest) or his) and (
            (is_said_noun(s, head) and (alike or not definite)) or beside
        )  # fmt: skip

    def _at_word(self, k: int, stop: int, *, far: bool) -> _Cut | None:
        """A cut at «and» before an auxiliary, «there is», a pronoun, a relative, or a time or place."""
        s, after_break = self._s, self._s.breaks(k)
        start, end, verb = s.words[k].start + 1, s.words[k].start, s.text_at(k + 1)
        if k + 1 >= stop:
            return None
        auxiliary = s.is_kind(k, "auxiliary") and (s.is_kind(k, "may") or s.cues.is_happening(verb))
        if (after_break or far) and auxiliary:
            if s.cues.is_definite(verb):
                return None  # «the loss of the», which is written like «may»
            if s.is_kind(k, "may") and s.cues.looks_imperfect(verb) and not s.cues.is_past(verb):
                return _Cut(end, k, start)
            return _Cut(end, k + 1, s.words[k + 1].start)
        due = after_break and s.is_kind(k, "preposition") and s.is_kind(k + 1, "adjectival")
        due = due or ((after_break or far) and s.is_kind(k, "future") and s.cues.looks_imperfect(verb))
        if due or ((far or after_break) and s.is_kind(k, "there")):
            return _Cut(end, k, start)
        if (after_break and not self._told and s.is_kind(k, "while")) or self._opens_on_pronoun(k, stop):
            return _Cut(end, k, start)
        if after_break and s.match(k, "relative") and not self._told:
            return _Cut(end, k + 1, s.words[k + 1].start)
        return self._new_sentence(k, stop, end, start) if after_break else None

    def _new_sentence(self, k: int, stop: int, end: int, start: int) -> _Cut | None:
        """A clause after a comma that opens with a time or place: «, and on Monday, …»."""
        s = self._s
        if not (s.is_kind(k, "preposition") or s.timed(k)):
            return None
        for j in range(k + 1, min(stop, k + 9)):
            verb = s.cues.is_happening(s.text_at(j)) and not (s.timed(j) or s.is_kind(j - 1, "relative"))
            if s.breaks(j) or verb:
                return _Cut(end, k, start) if verb else None
        return None

    def _ends_setting(self, k: int, head: int) -> bool:
        """Whether a past verb after a comma follows a setting that tells something: «during a call that …, X said»."""
        s = self._s
        if not s.breaks(k) or k - head < _SETTING or s.bare(head) not in s.cues.settings:
            return False
        told = s.last_of("happening", k, lambda j: s.cues.is_happening(s.text_at(j))) > head
        return told and s.text_at(k) in s.cues.pasts

    def _leads_on(self, k: int, head: int) -> bool:
        """Whether a word opens another proposition with the next one: «then», «until» and a past, «but rather»."""
        s, after = self._s, self._s.text_at(k + 1)
        if s.is_kind(k, "then"):
            return s.cues.is_happening(after) and (s.breaks(k) or not is_bound(s, head, k))
        if s.is_kind(k, "until"):
            return after in s.cues.with_pronoun or s.cues.looks_past(after)
        if s.is_kind(k, "hence"):
            return (s.breaks(k) or s.joined(k)) and s.cues.is_happening(after)
        points = s.is_kind(k + 1, "preposition") or (is_bound_word(s, after) and not s.cues.is_happening(after))
        near = range(k + 2, k + _THAT)
        noun = s.cues.is_definite(after) and not (s.breaks(k) or any(s.cues.is_finite(s.text_at(j)) for j in near))
        return s.is_kind(k, "rather") and k - head >= self._reach and not (points or noun)

    def _is_surely_past(self, word: str) -> bool:
        return len(word) > _LONG_PAST and self._s.cues.looks_past(word)

    def _answers(self, k: int, head: int) -> bool:
        """Whether «then» or a future is the main clause of a condition or of what is put first: «as for …, then»."""
        s, word = self._s, self._s.text_at(k)
        then = word[0] in s.cues.joined[1:] and s.joined(k)
        if not then and not s.cues.is_future(word):
            return False
        lead, cues = s.bare(head), s.cues
        aim = lead.endswith(cues.accusative) and not cues.is_possessed(lead)
        long = k - head >= self._reach or (s.bare(k) in cues.complementisers and s.match(head, "dangling") < k - head)
        far = long and s.is_kind(head, "preposition")
        turned = s.match(head, "contrast") > 0 and hangs(s, head + 1, k)  # «but as for X, then»
        topic = s.is_kind(head, "topic")  # «as for X, then»
        first = then and (far or aim or turned or topic or lead in cues.settings)
        return first or any(is_condition(s, j) for j in range(head, min(k, head + _FRONTED)))

    def _yields(self, k: int, head: int) -> bool:
        """Whether «yet» answers an «although» that opens the piece: «that, although it is dear, yet it is sold»."""
        s = self._s
        binds = s.bare(k) in s.cues.kinds["that-binder"]
        return binds and any(s.match(j, "despite") for j in range(head, min(k, head + _FRONTED)))

    def _is_denied(self, k: int, stop: int) -> bool:
        """Whether a negation after «and» has a verb behind it."""
        s = self._s
        return s.is_kind(k, "subjunctive") and s.is_kind(k, "negation") and k + 1 < stop and (
            s.cues.looks_imperfect(s.text_at(k + 1))
        )  # fmt: skip

    def _opens_verbal(self, k: int, rest: str) -> bool:
        """Whether a word after «, and» that may be a past verb has its subject right behind it."""
        s = self._s
        noun = s.cues.is_definite(rest) or s.is_said(k) or rest in s.cues.objects or s.starts(k, 1) is not None
        subject = s.starts(k + 1) is not None or s.cues.is_definite(s.text_at(k + 1))
        return not noun and not s.cues.is_verbal_noun(rest) and subject and s.cues.has_imperfect(rest)

    def _opens_nominal(self, k: int, rest: str, stop: int) -> bool:
        """Whether a definite noun, a name or a noun of people after «, and» is the subject of a verb near it."""
        s = self._s
        noun = s.cues.is_definite(rest) or s.starts(k, 1) is not None or rest in s.cues.human
        if not noun or s.is_kind(k, "relative") or s.is_kind(k, "adjectival"):
            return False
        for j in range(k + 1, min(stop, k + _SUBJECT)):
            closed = s.breaks(j) or any(c in s.gap(j) for c in "()")
            if closed or s.is_kind(j, "relative") or s.is_kind(j, "preposition"):
                return False
            word = s.text_at(j)
            if word[0] in s.cues.imperfect and s.cues.looks_imperfect(word) and not s.cues.is_verbal_noun(word):
                return True
        return False

    def _opens_on_pronoun(self, k: int, stop: int) -> bool:
        """Whether «and he», «and we», «and this» is the subject of a verb that follows: at once, or behind its noun."""
        s, after = self._s, self._s.text_at(k + 1)
        if k + 2 >= stop:
            return False
        if s.breaks(k) and (s.is_kind(k, "while") or s.is_kind(k, "we")):
            apart = any(s.breaks(j) for j in range(k + 1, min(stop, k + _APART)))
            return s.cues.is_finite(after) or s.is_kind(k, "we") or not apart
        told = s.cues.is_finite(after) or (s.cues.is_definite(after) and s.cues.is_finite(s.text_at(k + 2)))
        return s.is_kind(k, "this") and (is_means(s, k + 1) or (told and not s.is_kind(k + 1, "preposition")))

    def _quotes_more(self, k: int) -> bool:
        """Whether quotation marks with more than a name open before a word."""
        s = self._s
        if not any(m in s.gap(k) for m in MARKS):
            return False
        pair = s.quotes.opened_between(s.words[k - 1].end, s.words[k].start)
        return pair is None or s.index(pair[1]) - k > _THAT or s.is_said(k)

    def _tells(self, k: int) -> bool:
        """Whether a verb follows «from which»: known as one, or a word of no other use after a comma."""
        s = self._s
        return s.cues.is_happening(s.text_at(k)) or (s.breaks(k - 1) and not s.stops_phrase(k))

    def _lists(self, head: int, k: int) -> bool:
        """Whether a word of listing stands before and no verb since: what follows «and» is one more thing of it."""
        s = self._s
        besides = s.last_of("list-skip", k, lambda j: s.match(j, "list-skip") > 0)
        listed = max(s.last_of("listing", k), besides) if self._told else -1
        if not self._told or listed < head:
            return False
        return listed >= s.last_of("happening", k, lambda j: s.cues.is_happening(s.text_at(j)))
