"""Which quotation marks open, which close and which stand alone, where they do not show it themselves.

Newsrooms mix their marks (“x“, ”x”, "x"), put blanks on both sides of them, and leave one out. So the marks of a page
are read together: every reading of a mark costs the more the less the letters around it speak for it, and the reading
of the page that costs least is taken. One pass: of the readings with the same number of open quotations the cheapest
is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text

OPENING, CLOSING, EITHER = "\u00ab\u2039", "\u00bb\u203a", '"\u201c\u201d\u201e'
MARKS = OPENING + CLOSING + EITHER
_STOPS = (". ", ".\n", "!", "\u061f", "?", "\n")
_ENDS = frozenset(".,\u060c;\u061b)!\u061f?:")  # what follows a mark that closes
_BREAKS = (",", "\u060c", "\u061b", ";")
_INTRODUCED = ":"  # before a mark that opens, whatever stands behind it
_CARRIED = 6  # lines over which a quotation goes, at most
_LONGEST = 1000  # letters of the longest quotation that is known by its closing mark alone
_SHORT = 40  # letters of a name in quotation marks
_SUBJECT = 6  # words of a verb of speech with its subject, behind which a mark opens what is said
_DEPTH = 2  # a quotation and a name in it

# What a reading costs: 0 where the letters show it, _AGAINST where they show another. Set by the open labelled pages.
_PLAIN, _AGAINST, _LONE, _UNCLOSED, _LINE, _TURN, _LENGTH = 1.0, 6.0, 2.5, 2.0, 1.2, 3.0, 100


class Signs(NamedTuple):
    """What the words beside the marks say of them."""

    told: frozenset[int] = frozenset()  # marks right behind a word that says, or behind «that»
    led: frozenset[int] = frozenset()  # marks a few words behind a verb that says, where its subject may stand before
    named: frozenset[int] = frozenset()  # marks right behind the noun of a body, or right before a name
    turned: frozenset[int] = frozenset()  # marks and line breaks before a word that says
    others: tuple[int, ...] = ()  # where «and X said» starts: verbs that say, with a conjunction and before a name


class _Trail(NamedTuple):
    """The pairs of a reading, the last one first."""

    before: _Trail | None
    pair: tuple[int, int]


class _State(NamedTuple):
    """A reading of the marks up to some place."""

    cost: float = 0.0
    opened: tuple[int, ...] = ()  # the marks that are open, or the line break to which a quotation was carried
    trail: _Trail | None = None
    lines: int = 0  # to which the open quotation was carried

    def with_pair(self, pair: tuple[int, int]) -> _State:
        """The reading with one more pair."""
        return self._replace(trail=_Trail(self.trail, pair))


def read_signs(text: Text, cues: Cues, names: Mapping[int, int]) -> Signs:
    """The signs of the marks of a page; `names`: where names start, by their ends."""
    told: set[int] = set()
    led: set[int] = set()
    named: set[int] = set()
    turned: set[int] = set()
    others: list[int] = []
    plain, starts = text.plain, frozenset(names.values())
    reach = 0  # words within which a mark still opens what a verb before says
    for word in text.words:
        bare = word.text[1:] if word.text[:1] in cues.joined else word.text
        verb = cues.verbs.get(word.text) or cues.verbs.get(bare)
        says = verb is not None and "quote" in verb.frame
        sure = verb is not None and says and "noun" not in verb.guard
        that = bare in cues.complementisers or bare in cues.kinds["saying"] or bare in cues.kinds["by-saying"]
        reach = _SUBJECT if sure else 1 if says or that else reach
        marks = set(_beside(plain, word.end, 1)) if reach else set()
        (told if says or that else led).update(marks)
        reach = 0 if marks or plain[word.end : word.end + 2].strip(" ")[:1] in _ENDS else max(reach - 1, 0)
        if bare.removeprefix(cues.article) in cues.bodies:
            named.update(_beside(plain, word.end, 1))
        if word.start in starts:
            named.update(_beside(plain, word.start - 1, -1))
        if says and (before := _before(plain, word.start)) >= 0:
            turned.add(before)
        if sure and bare != word.text and word.end + 1 in starts:
            others.append(word.start)
    return Signs(frozenset(told), frozenset(led), frozenset(named), frozenset(turned), tuple(others))


def _beside(text: str, at: int, step: int) -> Iterator[int]:
    """The mark at a place or behind one blank or comma from there on."""
    while 0 <= at < len(text) and text[at] in " ,\u060c-":
        at += step
    if 0 <= at < len(text) and text[at] in MARKS:
        yield at


def _before(text: str, at: int) -> int:
    """The mark or line break before a place, with blanks between; -1 when other letters stand there."""
    while at > 0 and text[at - 1] == " ":
        at -= 1
    return at - 1 if at and (text[at - 1] in MARKS or text[at - 1] == "\n") else -1


def read_pairs(text: str, start: int, stop: int, signs: Signs) -> list[tuple[int, int]]:
    """The pairs of marks in a range, sorted; one pair a line where a quotation goes over line breaks."""
    reader = _Reader(text, stop, signs)
    states = {0: _State()}
    for at in (i for i in range(start, stop) if text[i] in MARKS or text[i] == "\n"):
        best: dict[int, _State] = {}
        for state in states.values():
            for new in reader.after_line(state, at) if text[at] == "\n" else reader.after_mark(state, at):
                known = best.get(len(new.opened))
                if known is None or new.cost < known.cost:
                    best[len(new.opened)] = new
        states = best
    last = min((reader.ended(state) for state in states.values()), key=lambda s: s.cost)
    trail, pairs = last.trail, list[tuple[int, int]]()
    while trail is not None:
        pairs.append(trail.pair)
        trail = trail.before
    return sorted(pairs)


class _Reader:
    """Steps from reading to reading."""

    def __init__(self, text: str, stop: int, signs: Signs) -> None:
        self._text = text
        self._stop = stop
        self._signs = signs

    def after_mark(self, state: _State, at: int) -> Iterator[_State]:
        """The readings of a mark: it stands alone, opens, closes what is open last, or closes all."""
        opened = state.opened
        if not opened and (colon := self._unopened(state, at)):
            yield state._replace(cost=state.cost + _LONE - _PLAIN / 2).with_pair((colon, at))
        speech = bool(opened) and self._is_told(at)
        if speech:
            yield self._opened(self._ended_before(state, at), at)
        yield state._replace(cost=state.cost + _LONE + (_PLAIN if speech else 0.0))
        if len(opened) < _DEPTH:
            nested = _TURN if speech else _PLAIN if opened and at not in self._signs.named else 0.0
            yield self._opened(state._replace(cost=state.cost + nested), at)
        if opened:
            cost = state.cost + self._closing(at)
            yield self._closed(state, opened[-1], at, cost)
            if len(opened) == _DEPTH:
                inner = self._closed(state, opened[-1], at, cost + (_PLAIN if self._ends_behind(at) else _TURN))
                yield self._closed(inner, opened[0], at, inner.cost)

    def _opened(self, state: _State, at: int) -> _State:
        """A reading in which a mark opens."""
        lines = state.lines if state.opened else 0
        return state._replace(cost=state.cost + self._opening(at), opened=(*state.opened, at), lines=lines)

    def _ended_before(self, state: _State, at: int) -> _State:
        """The reading in which what is open ended without a mark before a mark of other speech.

        It ended at the last full stop, or else before the verb of the other speech, or else at the last comma.
        """
        opening = state.opened[0]
        end = max(self._text.rfind(".", opening, at), self._other(opening, at), 0)
        end = end or max(self._text.rfind(c, opening, at) for c in _BREAKS)
        state = state._replace(cost=state.cost + _UNCLOSED, opened=(), lines=0)
        return state.with_pair((opening, end)) if end > opening else state

    def _closed(self, state: _State, opening: int, at: int, cost: float) -> _State:
        """A reading in which a mark closes what another opened."""
        text, length = self._text, at - opening
        if text[opening] in MARKS and (text[opening] in OPENING) != (text[at] in CLOSING):
            cost += _AGAINST / 2
        if length > _SHORT and text[opening] in MARKS and not (self._is_told(opening) or opening in self._signs.led):
            cost += min(length / _LENGTH, _LONE)
        new = state._replace(cost=cost, opened=state.opened[:-1])
        return new.with_pair((opening, at)) if text[opening + 1 : at].strip() else new

    def after_line(self, state: _State, at: int) -> Iterator[_State]:
        """The readings of a line break: an open quotation goes on behind it, or ended before."""
        yield self.ended(state) if state.opened else state
        if len(state.opened) == 1 and state.lines < _CARRIED:
            opening, end = state.opened[0], _sentence_stop(self._text, at)
            turn = _TURN if at in self._signs.turned else 0.0
            new = state._replace(cost=state.cost + _LINE + turn, opened=(at,), lines=state.lines + 1)
            yield new.with_pair((opening, end)) if self._text[opening + 1 : end].strip() else new

    def ended(self, state: _State) -> _State:
        """The reading in which what is open has no closing mark: it ends with its sentence."""
        for at in state.opened:
            end = _sentence_end(self._text, at, self._stop)
            end = max(self._other(at, end), 0) or end
            sure = self._is_introduced(at) or (end - at > _SHORT and self._opening(at) == 0)
            state = state._replace(cost=state.cost + (_UNCLOSED if sure else _LONE), opened=state.opened[1:])
            if sure and self._text[at] != "\n":
                state = state.with_pair((at, end))
        return state._replace(lines=0)

    def _other(self, start: int, end: int) -> int:
        """Where the first other speech starts between two places; -1: nowhere."""
        first = bisect_right(self._signs.others, start)
        found = self._signs.others[first : first + 1]
        return found[0] - 1 if found and found[0] < end else -1

    def _is_introduced(self, at: int) -> bool:
        return self._text[max(at - 2, 0) : at].rstrip().endswith(_INTRODUCED)

    def _is_told(self, at: int) -> bool:
        """Whether the words before a mark show that it opens speech."""
        return at in self._signs.told or self._is_introduced(at)

    def _opening(self, at: int) -> float:
        """What it costs that a mark opens."""
        left, right = self._is_attached(at)
        if self._text[at] in CLOSING or self._ends_behind(at) or (left and not right):
            return _AGAINST
        free = right and (not left or at in self._signs.named)  # «to"X"» opens at a preposition written on to it
        if self._text[at] in OPENING or self._is_told(at) or at in self._signs.led or free:
            return 0.0
        if at in self._signs.turned:
            return _TURN
        return _PLAIN / 2 if left or at in self._signs.named or self._text[at - 1 : at] == "(" else _PLAIN

    def _closing(self, at: int) -> float:
        """What it costs that a mark closes."""
        left, right = self._is_attached(at)
        if self._text[at] in OPENING or (right and not left):
            return _AGAINST
        if self._text[at] in CLOSING or self._ends_behind(at) or (left and not right):
            return 0.0
        if self._is_told(at):
            return _AGAINST
        if at in self._signs.turned:
            return 0.0
        return 2 * _PLAIN if at in self._signs.led else _PLAIN

    def _is_attached(self, at: int) -> tuple[bool, bool]:
        """Whether a word or stop stands right before a mark, and a word right behind it."""
        before = self._text[max(at - 1, 0) : at]
        left = bool(before.strip()) and before not in "(:-" and before not in MARKS
        return left, self._text[at + 1 : at + 2].isalnum()

    def _ends_behind(self, at: int) -> bool:
        """Whether a stop, a comma or the end of the line stands behind a mark."""
        after = self._text[at + 1 : at + 3]
        return after.strip(" ")[:1] in _ENDS or not after.strip(" ") or after.strip(" ")[:1] == "\n"

    def _unopened(self, state: _State, at: int) -> int:
        """The blank behind the colon at which a quotation opens that has only a closing mark; 0: no colon."""
        if self._opening(at) < _AGAINST:
            return 0
        least = max(0, at - _LONGEST)
        last = state.trail.pair[1] if state.trail else 0
        since = max(self._text.rfind("\n", least, at), last, least)
        colon = self._text.rfind(_INTRODUCED + " ", since, at)
        return colon + 1 if colon > 0 and at - colon > _SHORT else 0


def _sentence_end(text: str, at: int, stop: int) -> int:
    """Where the sentence or line ends that a place stands in."""
    ends = [end for end in (text.find(mark, at, stop) for mark in _STOPS) if end >= 0]
    return min(ends, default=stop)


def _sentence_stop(text: str, end: int) -> int:
    """Where the final stop and blanks of a line start."""
    while end > 0 and (text[end - 1].isspace() or text[end - 1] == "."):
        end -= 1
    return end
