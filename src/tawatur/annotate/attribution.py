"""Who says what: statements with their source, cue and content.

Sentence by sentence the reports are read, each with the clause that it governs; what no report governs is narrated by
the outlet. Then the page is read as a whole: who spoke last, whose account it retells, by which carriers.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.annotate.clauses import Named, Piece, Range, Report, Sentence
from tawatur.annotate.cues import Cues
from tawatur.annotate.cutting import Cutter
from tawatur.annotate.headlines import give_topic, read_colon
from tawatur.annotate.late import read_confirmed, read_late
from tawatur.annotate.marks import read_signs
from tawatur.annotate.narration import Narrator
from tawatur.annotate.predicates import hangs, is_setting
from tawatur.annotate.quotations import MARKS, Quotations
from tawatur.annotate.referred import read_referred
from tawatur.annotate.reports import ReportReader
from tawatur.annotate.sources import CARRIERS
from tawatur.annotate.statements import StatementMaker
from tawatur.annotate.text import SILENT, Part, Text
from tawatur.annotate.titles import read_title
from tawatur.language import Language, Word
from tawatur.model import Mention, Statement, Time
from tawatur.registry import Registry
from tawatur.settings import Settings

_TAGS = frozenset("#@")
_WORD = 3  # letters of the shortest word before a stop without a blank: shorter ones are initials
_HEAD = 12  # letters of the longest word that opens an attribution phrase
_POST_MARKS = ("#", "http", "pic.", "@")
_AT_ONCE = 3  # letters between the content of an agency and the one whose words it is
_TITLES = frozenset({"headline", "subhead", "teaser"})


class AttributionReader:
    """Knows the tables; keeps nothing of one article for the next."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self.registry = registry
        self.settings = settings.annotate
        self.cues = Cues(language)

    def read(self, text: Text, times: list[Time], mentions: list[Mention]) -> list[Statement]:
        """The statements of an article, in the order of their contents."""
        return _Page(self, text, times, mentions).read()


def _around(s: Sentence, piece: Range, asides: list[Range]) -> Iterator[Range]:
    """What is left of a range without the phrases that stand in it: «…, according to X, …»."""
    at = piece[0]
    for start, end in sorted(asides):
        if at <= start < piece[1]:
            left = s.trim(at, start)
            if left[1] > left[0]:
                yield left
            at = end
    rest = s.trim(at, piece[1])
    if rest[1] > rest[0]:
        yield rest


def _described(s: Sentence, start: int, end: int) -> Iterator[Range]:
    """The relative clauses between commas that say how something was described: propositions of their own."""
    stop = s.index(end)
    for k in range(s.index(start) + 1, stop - 1):
        found = s.verb(k + 1) if s.breaks(k) and s.is_kind(k, "relative") else None
        if found is None or "described" not in found[1].guard:
            continue
        last = next((j for j in range(k + 2, stop) if s.breaks(j)), stop)
        if last < stop:
            yield s.words[k].start, s.words[last].start


def _is_relay(s: Sentence, report: Report, inner: Report) -> bool:
    """Whether an agency or outlet only tells what somebody said: «the agency reported that X said: …»."""
    if report.kind != "verb" or report.source is None or inner.source is None or inner.dropped or inner.verb is None:
        return False
    named = next(iter(s.phrases(*report.source)), None)
    teller = named is not None and named[2].kind in CARRIERS
    return teller and inner.opening in ("clause", "colon", "quote") and inner.clause[0] - report.at <= _AT_ONCE


class _Page:
    """One article being read."""

    def __init__(self, reader: AttributionReader, text: Text, times: list[Time], mentions: list[Mention]) -> None:
        self._text = text
        self._cues = reader.cues
        self._window = reader.settings.max_source_words
        index = text.folded.index
        self._named: list[Named] = sorted(
            ((start, self._end_of(start, index(m.span.end)), m) for m in mentions for start in (index(m.span.start),)),
            key=lambda m: (m[0], -m[1], m[2].kind),
        )
        self._timed = frozenset(at for time in times for at in range(index(time.span.start), index(time.span.end)))
        names = {end: start for start, end, m in reversed(self._named) if m.form == "name"}
        self._quotes = Quotations(text.plain, names=names, signs=read_signs(text, reader.cues, names))
        self._maker = StatementMaker(text, self._named, reader.cues, reader.registry, reader.settings)
        self._next = 0

    def _end_of(self, start: int, end: int) -> int:
        """Where a mention ends: before a complementiser, which no name goes over."""
        at = start
        for word in self._text.plain[start:end].split(" "):
            if at > start and word in self._cues.complementisers:
                return at - 1
            at += len(word) + 1
        return end

    def read(self) -> list[Statement]:
        """All statements of the page, each once."""
        for part, words in self._sentences():
            sentence = self._sentence(words)
            self._maker.add(self._pieces(part, sentence), part, sentence)
        found: dict[str, Statement] = {}
        for statement in self._maker.finish():
            found.setdefault(statement.id, statement)
        return sorted(found.values(), key=lambda s: (s.content, s.id))

    def _sentences(self) -> Iterator[tuple[Part, list[Word]]]:
        """The words of each sentence of the blocks that speak; a quotation is not cut at the stops inside it."""
        words, at = self._text.words, 0
        for part in self._text.parts:
            if part.block.role in SILENT:
                continue
            ends = [stop for start, end in self._text.sentences(part) for stop in (*self._run_on(start, end), end)]
            ends = [e for n, e in enumerate(ends) if n + 1 == len(ends) or self._ends_sentence(e)]
            while at < len(words) and words[at].start < part.start:
                at += 1
            for end in ends:
                first = at
                while at < len(words) and words[at].start < end:
                    at += 1
                if at > first:
                    yield part, words[first:at]

    def _run_on(self, start: int, end: int) -> Iterator[int]:
        """Where a sentence ends inside what is taken for one, as no blank stands behind its stop: «… came.He said»."""
        plain, at = self._text.plain, self._text.plain.find(".", start, end)
        while at >= 0:
            following = plain[at + 1 : at + 1 + _HEAD].split(" ")[0]
            before, after = plain[max(start, at - _WORD) : at], following[:_WORD]
            whole = len(before) == _WORD and len(after) > 1 and (before + after).isalpha()
            if whole and not (before + after).isascii() and following not in self._cues.phrase_heads:
                yield at + 1  # «… fell.According to X» goes on
            at = plain.find(".", at + 1, end)

    def _ends_sentence(self, end: int) -> bool:
        plain = self._text.plain
        if plain[end : end + 2].strip()[:1].isdigit() and plain[max(0, end - 3) : end - 1].strip()[-1:].isdigit():
            return False  # a number whose point stands between blanks
        return "\n" in plain[end : end + 2] or self._quotes.around(end - 1) is None

    def _sentence(self, words: list[Word]) -> Sentence:
        while self._next < len(self._named) and self._named[self._next][1] <= words[0].start:
            self._next += 1
        stop = self._next
        while stop < len(self._named) and self._named[stop][0] < words[-1].end:
            stop += 1
        named = self._named[self._next : stop]
        return Sentence(self._text.plain, words, named, self._quotes, self._cues, self._timed)

    # --- one sentence ------------------------------------------------------------------------------------------

    def _pieces(self, part: Part, s: Sentence) -> Iterator[Piece]:
        """What a sentence says, each piece with its report; without one it is narrated."""
        narrator = Narrator(s)
        if part.block.role == "embed" and part.block.author:
            if s.text[max(0, s.start - 1) : s.start] in _TAGS:
                return
            yield from self._post(part, s)
            return
        title = part.block.role in _TITLES
        if title and (colon := read_colon(s, self._window)):
            yield from self._told(s, colon)
            if colon.clause[0] > s.start:
                yield from narrator.read(s.start, colon.clause[0])
            return
        if narrator.is_question() and not title:
            yield from narrator.read(s.start, s.end)
            return
        if late := read_late(s, self._window):
            yield from (piece._replace(report=late) for piece in narrator.read(s.start, s.end))
            return
        if carried := self._carried(s):
            yield from self._told(s, carried)
            return
        if confirmed := read_confirmed(s, self._window):
            yield from self._reports(s, 0, s.holder(confirmed.at))
            yield Piece([confirmed.clause], confirmed)
            yield from self._reports(s, confirmed.first, len(s.words), confirmed)
            return
        if referred := read_referred(s, self._window):
            before = list(self._reports(s, 0, s.index(referred.at)))
            yield from before
            yield from (Piece(piece.content, referred) for piece in before[-1:])
            if not is_setting(s, referred.first, len(s.words)):
                yield from self._reports(s, referred.first, len(s.words))
            return
        yield from self._reports(s, 0, len(s.words), title=title)

    def _reports(
        self, s: Sentence, first: int, stop: int, before: Report | None = None, *, title: bool = False
    ) -> Iterator[Piece]:
        """What the words [first, stop) say: their reports, and what is narrated around them.

        `before`: the one who said what stands before goes on in them.
        """
        if first >= stop:
            return
        narrator, reader = Narrator(s), ReportReader(s, self._window)
        at, end = s.words[first].start, s.words[stop - 1].end if stop < len(s.words) else s.end
        reports = reader.read(first, stop)
        if title:
            give_topic(s, reports, self._window)
            reports = reports or read_title(s, self._window)
        for report in reports:
            if before is not None and before.verb is not None and report.source is None:
                report.go_on_from(before, before.verb)
            begin = min(report.clause[0], report.at)
            if begin > at and not is_setting(s, s.index(at), s.index(begin)):
                yield from narrator.read(at, begin)
            self._read_inside(reader, s, report)
            if report.kind == "told":
                yield from narrator.read(report.at, report.end)
            else:
                yield from self._told(s, report)
            for start, end in report.asides_narrated:
                yield from narrator.read(start, end)
            at = max(at, report.end, report.clause[1])
        if end > at:
            yield from narrator.read(at, end)

    def _carried(self, s: Sentence) -> Report | None:
        """The report of a sentence that stands wholly in a quotation which an earlier line opened: it goes on there."""
        pair = self._quotes.around(s.start)
        if pair is None or pair[1] < s.end or s.text[pair[0]] in MARKS:
            return None
        return Report([], None, None, "quotation-carried", (s.start, s.end), at=s.start, end=s.end, kind="carried",
                      dropped=True, pair=pair)  # fmt: skip

    def _post(self, part: Part, s: Sentence) -> Iterator[Piece]:
        """A quoted post: its author says all of it; what stands in the line that names the author is no statement."""
        author = (part.block.author or "").partition(" (@")[0]
        at = self._text.article.text.find(author, part.block.span.start) if author else -1
        if at < 0 or at < part.block.span.end:
            return
        index = self._text.folded.index
        source = (index(at), index(at + len(author)))
        inner = ReportReader(s, self._window).read(0, len(s.words), nested=True)
        cue = inner[0].cue if inner else []
        end = self._post_end(s)
        post = Report(cue, source, None, "embed", (s.start, s.end), at=s.start, end=end, kind="embed", inner=inner)
        if end > s.start:
            if inner:
                inner[-1].end = min(inner[-1].end, end)
            yield from self._told(s, post)

    def _post_end(self, s: Sentence) -> int:
        """Where the words of a post end: before its hashtags and addresses."""
        marks = [i for i in (s.text.find(m, s.start, s.end) for m in _POST_MARKS) if i >= 0]
        return min(marks, default=s.end)

    def _read_inside(self, reader: ReportReader, s: Sentence, report: Report) -> None:
        """What is reported inside a content, and the remark of the page that trails it."""
        Narrator(s).split_aside(report)
        first, stop = s.index(report.at), s.index(report.end)
        if s.words[first - 1].end > report.at and first:
            first -= 1
        if report.inner:
            self._read_inside(reader, s, report.inner[0])
        elif stop - first > 2:
            report.inner = reader.read(first, stop, nested=True)

    def _told(self, s: Sentence, report: Report, outer: Report | None = None) -> Iterator[Piece]:
        """The pieces of a report: what is reported inside it, and the rest, cut into propositions."""
        main = outer or report
        told, reach = report.told or outer is not None, 2 if report.kind == "colon" else 3
        for aside in _described(s, report.at, report.end):
            report.asides.append(aside)
            yield Piece([s.trim(s.words[s.index(aside[0]) + 1].start, aside[1])], main)
        asides = [*main.asides, *report.asides]
        cutter = Cutter(s, told=told, preposition=report.preposition, reach=reach, asides=asides)
        at = report.at
        for inner in report.inner:
            begin = max(at, inner.clause[0])
            first = s.holder(at) + (s.text_at(s.holder(at)) in s.cues.with_pronoun)
            if inner.kind != "verb" or not hangs(s, first, s.index(begin)):  # else only when or where it was said
                yield from self._cut(s, cutter, at, begin, main, report)
            relayed = outer is None and _is_relay(s, report, inner)
            if relayed and report.source:
                inner.carriers.append(report.source)
            yield from self._told(s, inner, None if relayed else main)
            at = max(at, inner.end)
        yield from self._cut(s, cutter, at, report.end, main, report)

    def _cut(self, s: Sentence, cutter: Cutter, start: int, end: int, main: Report, teller: Report) -> Iterator[Piece]:
        for content in cutter.cut(start, end):
            content = [r for piece in content for r in _around(s, piece, [*main.asides, *teller.asides])]
            if not content:
                continue
            yield Piece(content, main, teller if teller is not main else None)
