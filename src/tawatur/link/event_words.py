"""The words by which a text names events, found with what stands around them: as past, planned, or as a setting."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from tawatur.errors import LexiconError
from tawatur.language import Folded, Hit, Language, Row, longest
from tawatur.model import Span

_NEAR = 14  # folded letters before an event word in which a preposition governs it: two short words
_GAP = 8  # letters between two event words of which the second says which the first is: a space, «this», the article
_CLAUSE = 45  # folded letters around an event word in which a word of the future speaks of it
_OWN_RANKS = ("occasion", "incident", "channel")  # of what makes an event of its own
_STOPS = "\n.!?\u061f\u061b"


class EventKind(NamedTuple):
    """A row of `event_kinds.tsv`. `fits`: the kinds that may name the same event.

    `rank`: occasion (people meet or speak, and what they say there belongs to it), channel (where something is said,
    often of another event), incident, outcome (of an incident), act (in an occasion), state (no event at all: what
    somebody hopes or aims at). `named`: whether a page that tells of it always calls it so somewhere.
    """

    name: str
    rank: str
    fits: frozenset[str]
    named: bool

    @property
    def own(self) -> bool:
        """Whether it makes an event of its own, not a part of one."""
        return self.rank in _OWN_RANKS


class EventWord(NamedTuple):
    """An event named in a text, with the letters.

    `definite`: named as known. `setting`: named as what something else happened in («during the call»).
    `background`: named as what came before or after. `purpose`: named as what is to come of something.
    `topic`: named as what somebody speaks about. `result`: only its results, its course or its file are spoken of.
    `pointed`: pointed at («this visit»), so that it is one already named. `clause`: in what is said or wished to be.
    """

    span: Span
    kind: EventKind
    definite: bool
    setting: bool
    background: bool
    purpose: bool
    topic: bool
    result: bool
    pointed: bool
    clause: bool
    planned: bool
    rule: str


class Found(NamedTuple):
    """The event words of a text in order, and where the signals of each kind stand."""

    words: list[EventWord]
    signals: dict[str, list[Span]]


def head_of(found: list[EventWord]) -> EventWord | None:
    """The event word that a text is about: what makes an event of its own, told or as a setting, before a part of one.

    What is named as a background never is, and as a purpose only when nothing else is named.
    """
    told = [w for w in found if not w.background and not w.setting]
    direct, settings = [w for w in told if not w.purpose], [w for w in found if w.setting]
    choices = ([w for w in direct if w.kind.own], [w for w in settings if w.kind.own], direct, settings)
    chosen = next((words for words in choices if words), told)
    return min(chosen, key=lambda w: w.span, default=None)


class EventWords:
    """Finds event words by `event_words.tsv`, `event_kinds.tsv` and `event_signals.tsv`."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing, broken, or names a kind that is not there."""
        self._language = language
        self.kinds = {
            row["form"]: _kind(row) for row in language.table("event_kinds", ("form", "class", "fits", "named"))
        }
        rows = language.table("event_words", ("form", "kind", "also", "planned"))
        if unknown := next((row for row in rows if row["kind"] not in self.kinds), None):
            raise LexiconError(f"event_words.tsv:{unknown.line}: no kind {unknown['kind']} in event_kinds.tsv")
        self._words = language.lexicon(entry for row in rows for entry in _entries(row))
        signals = language.table("event_signals", ("form", "kind"))
        self._signals = language.lexicon((row["form"], row["kind"]) for row in signals)

    def fit(self, one: str, other: str) -> bool:
        """Whether two kinds may name the same event."""
        if one == other or one not in self.kinds or other not in self.kinds:
            return one == other
        return other in self.kinds[one].fits or one in self.kinds[other].fits

    def find(self, folded: Folded) -> Found:
        """The event words of a text, and its signals by kind."""
        signals = longest(self._signals.find(folded.text))
        hits = longest(self._words.find(folded.text))
        places: dict[str, list[Span]] = defaultdict(list)
        for signal in signals:
            places[signal.value].append(folded.span(signal.start, signal.end))
        return Found(_known([self._word(folded, hit, signals) for hit in hits]), places)

    def _word(self, folded: Folded, hit: Hit[tuple[Row, bool]], signals: list[Hit[str]]) -> EventWord:
        row, future = hit.value
        text, clitic = folded.text, folded.text[hit.token : hit.start]
        article = self._language.clitics.article
        near = {s.value for s in _around(signals, hit, (_NEAR, 0), text)}
        right_before = {s.value for s in _around(signals, hit, (_NEAR, 0), text) if not text[s.end : hit.token].strip()}
        around = {s.value for s in _around(signals, hit, (_CLAUSE, _CLAUSE), text) if _same_clause(s, hit, text)}
        assimilated = self._language.clitics.assimilated
        definite = clitic.endswith((article, assimilated)) or (hit.form.startswith(article) and not row["planned"])
        return EventWord(
            span=folded.span(hit.start, hit.end),
            kind=self.kinds[row["kind"]],
            definite=definite,
            setting="setting" in near and "purpose" not in right_before,
            background="background" in near,
            purpose=(clitic.endswith(assimilated[0]) and not clitic.endswith(article)) or "purpose" in right_before,
            topic="topic" in near,
            result="result" in near,
            pointed=definite and "pointed" in right_before,
            clause="clause" in near,
            planned=future or "planned" in around,
            rule=row.rule,
        )


def _known(found: list[EventWord]) -> list[EventWord]:
    """Event words in order; one right before a definite one of its kind («signing the treaty») is definite too."""
    return [
        w._replace(definite=True, pointed=n.pointed) if n.definite and n.kind == w.kind and _next_to(w, n) else w
        for w, n in zip(found, [*found[1:], *found[-1:]], strict=True)
    ]


def _next_to(one: EventWord, other: EventWord) -> bool:
    return one is not other and 0 < other.span.start - one.span.end <= _GAP


def _around(
    signals: list[Hit[str]], word: Hit[tuple[Row, bool]], reach: tuple[int, int], text: str
) -> Iterator[Hit[str]]:
    """The signals within reach before and after a word, not in it, that no end of a sentence parts from it."""
    start, end = word.token - reach[0], word.end + reach[1]
    for hit in signals[bisect_left(signals, start, key=lambda s: s.start) :]:
        if hit.start >= end:
            return
        if word.start <= hit.start < word.end:
            continue
        gap = text[hit.end : word.token] if hit.start < word.token else text[word.end : hit.start]
        if not any(stop in gap for stop in _STOPS):
            yield hit


def _same_clause(signal: Hit[str], word: Hit[tuple[Row, bool]], text: str) -> bool:
    """Whether a signal before a word stands in its clause; one after it may follow a comma."""
    return signal.start > word.start or not any(c in text[signal.end : word.token] for c in ",\u060c")


def _kind(row: Row) -> EventKind:
    return EventKind(row["form"], row["class"], frozenset(row.split("fits")), bool(row["named"]))


def _entries(row: Row) -> Iterator[tuple[str, tuple[Row, bool]]]:
    """The written forms of a row, with whether each speaks of the future."""
    for form in (row["form"], *row.split("also")):
        yield form, (row, False)
    for form in row.split("planned"):
        yield form, (row, True)
