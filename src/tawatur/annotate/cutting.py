"""How what is said or told is cut into propositions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.annotate.clauses import Range, Sentence
from tawatur.annotate.quotations import MARKS

_LEAST = 2  # words of the shortest proposition
_SETTING = 5  # words of the shortest setting that is a proposition
_SUBJECT = 4  # words from «and» within which the verb of its subject stands
_LONG_NOUN = 4  # words from which a verbal noun inside a content is a proposition beside the next one
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
        first, stop = s.holder(start), s.index(end)
        if stop <= first:
            return []
        pieces: list[Range] = []
        at, head = start, first
        k = first + 1
        while k < stop:
            found = self._at(k, head, stop)
            if found and self._is_whole(at, found.end) and stop - found.first >= 1:
                pieces.append((at, found.end))
                at, head = found.at, found.first
                k = found.first + 1
            else:
                k += 1
        pieces.append((at, end))
        return [[trimmed] for a, b in pieces for trimmed in (s.trim(a, b),) if self._says(*trimmed)]

    def _says(self, start: int, end: int) -> bool:
        """Whether a piece says something: more than a complementiser with its pronoun."""
        return self._is_whole(start, end, 1) and self._s.text[start:end] not in self._s.cues.with_pronoun

    def _is_whole(self, start: int, end: int, least: int = _LEAST) -> bool:
        return self._s.index(end) - self._s.holder(start) >= least

    def _at(self, k: int, head: int, stop: int) -> _Cut | None:
        s = self._s
        beside = (s.words[k - 1].start, s.words[k].start)  # nor right behind what is left out
        if k in s.covered or any(start <= at < stop for start, stop in self._asides for at in beside):
            return None
        word = s.text_at(k)
        end = s.words[k].start
        if word[:1] in s.cues.joined and word[1:] in s.cues.complementisers:
            return self._after_complementiser(k, end, 1)
        if self._told and ((s.breaks(k) and s.match(k, "list")) or (k - head >= 4 and s.match(k, "purpose"))):
            return _Cut(end, k, s.words[k].start) if not any(m in s.gap(k) for m in MARKS) else None
        if s.breaks(k) and (size := s.match(k, "list-skip")):
            return _Cut(end, k + size, s.words[k + size].start) if self._told and k + size < stop else None
        if not self._told and ((s.breaks(k) and s.match(k, "aside")) or (k - head >= 4 and s.match(k, "despite"))):
            return _Cut(end, k, s.words[k].start)
        if s.breaks(k) and (word in s.cues.happenings or len(word) > _PLURAL) and s.cues.looks_imperfect(word) and (
            word[0] in s.cues.imperfect and word not in s.cues.pasts
        ):  # fmt: skip
            return _Cut(end, k, s.words[k].start)
        if not self._told and self._ends_setting(k, head):
            return _Cut(end, k, s.words[k].start)
        if k + 1 < stop and self._leads_on(k, head):
            return _Cut(end, k + 1, s.words[k + 1].start)
        if s.breaks(k) and word[0] in s.cues.kinds["so-that"] and s.cues.looks_imperfect(word[1:]):
            return _Cut(end, k, s.words[k].start + 1)
        if word in s.cues.joined and self._told and any(m in s.gap(k + 1) for m in MARKS) and k + 1 < stop:
            return _Cut(end, k + 1, s.words[k + 1].start)
        if (s.breaks(k) or s.joined(k)) and (size := s.match(k, "contrast")) and k + size < stop:
            nxt = k + size
            if s.is_kind(nxt, "regards"):
                return None
            if s.text_at(nxt) in s.cues.complementisers:
                return self._after_complementiser(nxt, end, 0)
            return _Cut(end, nxt, s.words[nxt].start)
        if s.breaks(k) and s.match(k, "so"):
            return _Cut(end, k, s.words[k].start + (1 if s.joined(k) else 0))
        if self._is_stop(k):
            return _Cut(s.words[k - 1].end, k, s.words[k].start)
        if word[:1] in s.cues.joined and len(word) > 2:
            return self._at_conjunction(k, head, stop)
        return None

    def _is_stop(self, k: int) -> bool:
        """Whether a full stop stands before a word, inside a quotation."""
        gap = self._s.gap(k)
        if self._s.text_at(k)[:1].isdigit() and self._s.text_at(k - 1)[-1:].isdigit():
            return False  # a number whose point stands between blanks
        return any(stop in gap for stop in (". ", ".\u00bb", '."', "!", "\u061f", "?")) and ".." not in gap

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
            if s.text_at(nxt) in s.cues.complementisers:
                return self._after_complementiser(nxt, end, 0)
            return _Cut(end, nxt, s.words[nxt].start) if nxt < stop else None
        if not s.joined(k):
            return None
        after_break = s.breaks(k)
        if rest in s.cues.kinds["preposition"] and not (after_break or rest in s.cues.happenings):
            return None
        if s.cues.is_happening(rest) and not (self._is_bound(head, k) and rest not in s.cues.happenings):
            if after_break or (k - head >= self._reach and not self._is_bound(head, k)):
                return _Cut(end, k, start)
            return None
        if self._is_denied(k, stop) and (after_break or (k - head >= self._reach and not self._is_bound(head, k))):
            return _Cut(end, k, start)
        if self._told and after_break and (
            rest in s.cues.objects or (self._is_said_noun(head) and s.cues.is_possessed(rest))
        ):  # fmt: skip
            return _Cut(end, k, start)
        if after_break and self._opens_verbal(k, rest):
            return _Cut(end, k, start)
        if after_break and self._opens_nominal(k, rest, stop):
            return _Cut(end, k, start)
        definite = s.cues.is_definite(rest)
        beside = not definite and self._is_parallel(head, k)
        alike = definite == s.cues.is_definite(s.text_at(head + 1))
        if self._told and self._is_noun(rest) and ((self._is_said_noun(head) and (alike or not definite)) or beside):
            far = after_break or (k - head >= 4 and stop - k >= 3 and not self._is_bound(head, k))
            return _Cut(end, k, start) if far else None
        if (
            (after_break or (k - head >= self._reach and not self._is_bound(head, k)))
            and s.is_kind(k, "auxiliary") and k + 1 < stop
            and (s.is_kind(k, "may") or s.cues.is_happening(s.text_at(k + 1)))
        ):  # fmt: skip
            verb = s.text_at(k + 1)
            if s.is_kind(k, "may") and s.cues.looks_imperfect(verb) and not s.cues.is_past(verb):
                return _Cut(end, k, start)
            return _Cut(end, k + 1, s.words[k + 1].start)
        if after_break and not self._told and s.is_kind(k, "while"):
            return _Cut(end, k, start)
        if after_break and s.match(k, "relative") and not self._told:
            return _Cut(end, k + 1, s.words[k + 1].start) if k + 1 < stop else None
        return self._new_sentence(k, stop, end, start) if after_break else None

    def _new_sentence(self, k: int, stop: int, end: int, start: int) -> _Cut | None:
        """A clause after a comma that opens with a time or place: «, and on Monday, …»."""
        s = self._s
        if not (s.is_kind(k, "preposition") or s.timed(k)):
            return None
        for j in range(k + 1, min(stop, k + 9)):
            if s.breaks(j) or s.cues.is_happening(s.text_at(j)):
                return _Cut(end, k, start) if s.cues.is_happening(s.text_at(j)) else None
        return None

    def _ends_setting(self, k: int, head: int) -> bool:
        """Whether a past verb after a comma follows a setting that tells something: «during a call that …, X said»."""
        s = self._s
        if not s.breaks(k) or k - head < _SETTING or s.bare(head) not in s.cues.settings:
            return False
        told = any(s.cues.is_happening(s.text_at(j)) for j in range(head + 1, k))
        return told and s.text_at(k) in s.cues.pasts

    def _leads_on(self, k: int, head: int) -> bool:
        """Whether a word opens another proposition with the next one: «then», «until» and a past, «but rather»."""
        s, after = self._s, self._s.text_at(k + 1)
        if s.is_kind(k, "then"):
            return s.cues.is_happening(after)
        if s.is_kind(k, "until"):
            return after in s.cues.with_pronoun or s.cues.looks_past(after)
        return s.is_kind(k, "rather") and k - head >= self._reach

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
        """Whether a definite noun or a name after «, and» is the subject of the imperfect that follows it closely."""
        s = self._s
        if (not s.cues.is_definite(rest) and s.starts(k, 1) is None) or s.is_kind(k, "relative"):
            return False
        for j in range(k + 1, min(stop, k + _SUBJECT)):
            closed = s.breaks(j) or any(c in s.gap(j) for c in "()")
            if closed or s.is_kind(j, "relative") or s.is_kind(j, "preposition"):
                return False
            word = s.text_at(j)
            if word[0] in s.cues.imperfect and s.cues.looks_imperfect(word) and not s.cues.is_verbal_noun(word):
                return True
        return False

    def _is_parallel(self, head: int, k: int) -> bool:
        """Whether a bare verbal noun with what belongs to it stands before: another one after «and» is beside it."""
        cues, covered = self._s.cues, self._s.covered
        if any((found := self._s.verb(j)) and found[1].frame == {"act"} for j in range(head, k - 2)):
            least = 2  # «they agreed to do this and do that»
        else:
            least = _LONG_NOUN
        nouns = [j for j in range(head + 1, k) if cues.is_verbal_noun(self._s.text_at(j)) and j not in covered]
        return bool(nouns) and k - nouns[-1] >= least

    def _is_said_noun(self, head: int) -> bool:
        s = self._s
        word = s.text_at(head)
        if s.starts(head):
            return False
        return s.is_object(head) or s.cues.is_verbal_noun(word) or word in s.cues.masdars

    def _is_noun(self, word: str) -> bool:
        cues = self._s.cues
        word = word.removeprefix(cues.article)
        return word in cues.objects or cues.is_verbal_noun(word) or word in cues.masdars

    def _is_bound(self, head: int, k: int) -> bool:
        """Whether a relative or a condition opened since the piece began: what follows «and» belongs to it."""
        s = self._s
        return any(s.is_kind(j, "relative") or s.is_kind(j, "condition") for j in range(head + 1, k))
