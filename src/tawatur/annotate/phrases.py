"""Attribution without a verb that governs: «according to X», «as X announced», «quoting X»."""

from __future__ import annotations

from tawatur.annotate.appositions import past_apposition
from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.identity import past_identity
from tawatur.annotate.quotations import MARKS
from tawatur.annotate.sources import CARRIERS, VOICES, Phrase, read_phrase
from tawatur.annotate.vouchers import read_voucher, with_adjectives
from tawatur.language import Row

_RELATIVE = 12  # words of the longest relative clause after a source
_NAME = 4  # words of the longest name in quotation marks behind a source
_LEADS = 10  # words of a title before its name
_DASHES = "-\u2013\u2014"
_LEAST = 2  # words of the shortest rest of a clause behind a phrase that stands in it
_CLAUSE = 80  # words of a clause beyond which its end is not looked for
_WHERE = 4  # words of the longest «in the statement» behind «as he put it»
_OPENERS = 4  # words of the longest «on the other hand» before a phrase that opens a sentence


class PhraseReader:
    """Reads the attribution phrases of one sentence."""

    def __init__(self, s: Sentence, window: int) -> None:
        self._s = s
        self._window = window

    def read(self, k: int, first: int, stop: int, last: Report | None) -> Report | None:
        """The report of a phrase at a word: a new one, or the last one when the phrase only adds to it."""
        s = self._s
        found = self._match(k)
        if found is None or (last is not None and self._opens_content(k, last)):
            return None
        row, size = found
        after, end = k + size, s.words[k + size - 1].end
        if row["kind"] in ("clause", "as"):
            clause = self._verb(after, stop)
            if clause is None:
                return None
            after, end = clause
            after = self._past_times(after, stop)
        source = self._source(after, stop, row)
        if source is None and row["kind"] != "own":
            return None
        if source and row["kind"] in ("clause", "as"):
            source = source._replace(after=self._past_told(source.after, stop))
        if source and s.is_kind(source.after, "pronominal") and s.gap(source.after) == " ":
            source = source._replace(end=s.words[source.after].end, after=source.after + 1)  # «people close to him»
        if row["kind"] == "as" and not self._closes(source, stop, k, first):
            return None
        offset = 1 if s.text_at(k) not in s.cues.phrase_heads else 0
        anew = (last is not None and last.kind == "phrase") or (s.breaks(k) and not (last and last.pair))
        if offset and anew and source is not None:
            return self._initial(k, (s.words[k].start + offset, end), source, row, stop, source.after)
        cue = (s.words[k].start + offset, end)
        behind = self._relayed(source, after, stop, row) if source else None
        report = self.place(k, cue, behind or source, row, (first, stop), last)
        if report and behind and source and report.source == behind.range:
            report.carriers.append(source.range)
            report.cue.append((s.words[source.after].start, s.words[source.after].end))
        return report

    def _past_told(self, at: int, stop: int) -> int:
        """The word behind the paper or agency that it was said to: «according to what X told the agency | …»."""
        s, to = self._s, self._s.cues.clitic_to
        word = s.text_at(at)
        press = word[:1] == to and s.cues.bodies.get(word[1:]) in CARRIERS
        phrase = read_phrase(s, at, stop, self._window, 1) if press and at < stop else None
        return phrase.after if phrase else at

    def _opens_content(self, k: int, last: Report) -> bool:
        """Whether a phrase opens what somebody else says: «the paper added that, according to X, …»."""
        quoted = last.opening in ("colon", "quote")  # «the ministry went on: "According to …"»
        clause = last.kind == "verb" and (quoted or (last.opening == "clause" and not last.dropped))
        bound = self._s.text_at(last.first) in self._s.cues.with_pronoun
        return clause and k == last.first + bound

    def _relayed(self, source: Phrase, at: int, stop: int, row: Row) -> Phrase | None:
        """Whom a carrier quotes: «according to what the agency quoted from X»."""
        s = self._s
        if row["kind"] != "clause" or not self.is_carrier(source) or not s.is_kind(source.after, "from"):
            return None
        return self._of(source.after + 1, stop, 0, said=True)

    def source_at(self, k: int, stop: int) -> Phrase | None:
        """Whom a phrase at a word names."""
        found = self._match(k)
        if found is None:
            return None
        row, size = found
        after = k + size
        if row["kind"] == "clause":
            clause = self._verb(after, stop)
            if clause is None:
                return None
            after = clause[0]
        return self._source(after, stop, row)

    def _match(self, k: int) -> tuple[Row, int] | None:
        s = self._s
        for head in (s.text_at(k), s.bare(k)):
            for rest in s.cues.phrase_heads.get(head, ()):
                if all(s.text_at(k + n) == part for n, part in enumerate(rest, 1)):
                    row = s.cues.phrases[" ".join((head, *rest))]
                    found = s.verb(k + 1)
                    if row["kind"] != "as" or (found is not None and found[1].frame != {"act"}):
                        return row, 1 + len(rest)
        return None

    def _verb(self, at: int, stop: int) -> tuple[int, int] | None:
        """(word after, end) of the verb of «what X announced», with what belongs to it."""
        s = self._s
        if at >= stop:
            return None
        word = s.text_at(at)
        stripped = next((word[: -len(p)] for p in s.cues.kinds["pronoun"] if word.endswith(p)
                         and word[: -len(p)] in s.cues.verbs), word)  # fmt: skip
        if stripped not in s.cues.verbs:
            return None
        end = at
        if at + 1 < stop and s.is_kind(at + 1, "back"):
            end = at + 1
        return end + 1, s.words[end].end

    def _past_times(self, at: int, stop: int) -> int:
        """The word after the time that stands between a verb and its subject: «what published, on Sunday, X»."""
        s, k = self._s, at
        while k < stop and (s.timed(k) or s.is_kind(k, "adverb")):
            k += 1
        return k if k < stop else at

    def _source(self, at: int, stop: int, row: Row) -> Phrase | None:
        s = self._s
        if at >= stop or (s.breaks(at) and not s.timed(at - 1)) or row["kind"] == "own":
            return None
        to = s.cues.clitic_to
        if row["takes"] and s.text_at(at) == to:
            return self._of(at + 1, stop, 0, said=False)
        word = s.text_at(at)
        offset = 0
        if row["takes"]:
            if not word.startswith(to):
                return None
            offset = 0 if word.startswith(s.cues.clitic_to * 2) else 1
        if offset and s.starts(at, 1) is None and s.starts(at):
            offset = 0
        return self._of(at, stop, offset, said=row["kind"] in ("clause", "as"))

    def _of(self, at: int, stop: int, offset: int, *, said: bool) -> Phrase | None:
        """The noun phrase of somebody or something that can answer for words; after a verb of speech any can."""
        s = self._s
        if at >= stop:
            return None
        word, to = s.text_at(at), s.cues.clitic_to
        named = s.starts(at, offset)
        noun = word[offset:] if offset else word.removeprefix(to * 2)
        article = s.cues.article
        if named is None and not said and not self._answers(noun.removeprefix(article)):
            return read_voucher(s, at, stop, self._window, offset)
        if named and named[2].kind not in VOICES | {"place"}:
            return None
        if named and named[2].kind == "place" and not named[2].stands_for and not said:
            return None
        phrase = read_phrase(s, at, stop, self._window, offset)
        led = (named[2].kind == "office") if named else s.cues.is_definite(noun) or noun in s.cues.titles
        phrase = phrase and with_adjectives(s, phrase, stop)
        return self._widened(phrase, stop) if phrase and led else phrase

    def _answers(self, noun: str) -> bool:
        """Whether a noun is of somebody or something that can answer for words."""
        kinds = self._s.cues.kinds
        return any(noun in kinds[kind] for kind in ("source-noun", "issued", "press", "human", "some"))

    def _widened(self, phrase: Phrase, stop: int) -> Phrase:
        """The phrase with the name that a long title leads to, when the clause opens right behind it."""
        s = self._s
        for j in range(phrase.after, min(stop, phrase.after + _LEADS)):
            named = s.starts(j)
            if s.breaks(j) or (named is None and s.cues.is_happening(s.text_at(j))):
                return phrase
            if named and named[2].kind == "person":
                after = s.index(named[1])
                closed = after >= stop or s.breaks(after) or s.is_kind(after, "emphasis")
                return Phrase(phrase.start, named[1], phrase.first, after, True) if closed else phrase
        return phrase

    def _closes(self, source: Phrase | None, stop: int, k: int, first: int) -> bool:
        """Whether «as X said» is complete: a break follows, and it does not open the sentence."""
        s = self._s
        if source is None or k == first or not s.breaks(k):
            return False
        return source.after >= stop or s.breaks(source.after) or "." in s.gap(source.after)

    def place(
        self, k: int, cue: tuple[int, int], source: Phrase | None, row: Row, reach: tuple[int, int],
        last: Report | None,
    ) -> Report | None:  # fmt: skip
        """The report of a cue and source that stand behind or before what they attribute, in the words `reach`."""
        s = self._s
        first, stop = reach
        after = source.after if source else s.index(cue[1])
        if last is None and self._is_initial(k, first):
            return self._initial(k, cue, source, row, stop, after)
        carrier = source is not None and self.is_carrier(source)
        if last is not None and last.kind != "phrase":
            if last.lost and last.source is None and source is not None:
                return self._take_over(k, cue, source, row, last, after)
            if carrier and source is not None:
                last.carriers.append(source.range)
                last.asides.append((s.words[k].start, source.end))
                last.resume = after
                return last
            if source is None:
                last.asides.append((s.words[k].start, self._behind_quoted(k, cue[1], last, stop)))
                last.resume = after
                return last
            return self._around(k, cue, source, row, last, after)
        begin = s.words[first].start if last is None else max(last.end, last.at)
        if last is not None:
            begin = s.words[min(last.resume, k)].start
        report = Report([cue], source.range if source else None, None, row.rule, (begin, s.end), kind="phrase")
        start = s.index(begin)
        while start < k - 2 and any((s.is_kind(start, "opener"), s.is_kind(start, "emphasis"), s.match(start, "turn"))):
            start += max(1, s.match(start, "turn"))
        report.first, report.at, report.end = start, s.words[start].start, s.words[k].start
        report.at += 1 if s.joined(start) else 0
        report.resume, report.dropped = after, source is None
        report.clause = (begin, source.end if source else cue[1])
        self._go_on(report, k, after, stop)
        return report if k > s.index(begin) else None

    def _behind_quoted(self, k: int, end: int, last: Report, stop: int) -> int:
        """Where an aside ends that opens right behind quoted words: with where: «"…", as he put it in X»."""
        s = self._s
        at = s.index(end)
        if last.pair is None or s.index(last.pair[1]) != k or at >= stop or not s.is_kind(at, "preposition"):
            return end
        within = range(at + 1, min(stop, at + _WHERE + 1))
        ends = (j for j in within if s.breaks(j) or s.joined(j) or s.is_kind(j, "relative") or self._is_speech(j))
        after = next(ends, stop)
        return s.words[after - 1].end if after - at <= _WHERE else end

    def _go_on(self, report: Report, k: int, after: int, stop: int) -> None:
        """Takes in the rest of a clause that a phrase stands in the middle of, and where and when it was said."""
        s, at, end = self._s, after, report.clause[1]
        waits = s.is_kind(at, "preposition") and k > 0 and s.cues.is_finite(s.text_at(k - 1))
        named = report.source is not None and s.gap(k) == " " and s.gap(at) == " "
        waits = waits or (named and s.is_said(at) and not s.joined(at))  # for its object
        if at < stop and (s.is_kind(at, "cause") or waits) and not self._is_apart(at):
            report.asides.append((s.words[k].start, end))
            within = range(at + 1, stop)
            report.end = next((s.words[j].start for j in within if self._ends_clause(j)), s.words[stop - 1].end)
            report.clause = (report.clause[0], report.end)
            report.resume = s.index(report.end)
            return
        if at < stop and not self._is_apart(at) and (s.is_kind(at, "preposition") or s.timed(at) or s.is_told(at)):
            while at < stop and not self._is_apart(at) and not s.joined(at) and not self._is_speech(at):
                at += 1
            if at < stop and not self._is_apart(at):
                return
            end = s.words[at - 1].end
        report.clause, report.resume = (report.clause[0], end), at
        pair = s.quotes.opened_between(end, s.words[at].start) if at < stop else None
        if pair and any(mark in s.gap(k) for mark in MARKS):  # «"…", says X, "…"»
            report.asides.append((s.words[k].start, pair[0] + 1))
            report.end, report.clause, report.resume = pair[1], (report.clause[0], pair[1]), s.index(pair[1])
            return
        if at >= stop or not self._is_apart(at) or self._opens_anew(at) or stop - at < _LEAST:
            return
        report.asides.append((s.words[k].start, end))
        within = range(at + 1, min(stop, at + _CLAUSE))
        report.end = next((s.words[j].start for j in within if self._ends_clause(j)), 0)

    def _ends_clause(self, k: int) -> bool:
        """Whether another clause opens after a comma: with «and» and a verb, or with a word of contrast."""
        s = self._s
        verb = s.joined(k) and s.cues.is_happening(s.bare(k))
        return s.breaks(k) and (verb or s.match(k, "contrast") > 0 or s.match(k, "aside") > 0)

    def _is_apart(self, k: int) -> bool:
        """Whether a comma or dash stands before a word, and no full stop."""
        gap = self._s.gap(k)
        return (self._s.breaks(k) or any(dash in gap for dash in _DASHES)) and ". " not in gap

    def _is_speech(self, k: int) -> bool:
        return self._s.verb(k) is not None or self._s.text_at(k) in self._s.cues.complementisers

    def _opens_anew(self, k: int) -> bool:
        """Whether a word opens a clause of its own, or says more of the source."""
        s = self._s
        if s.joined(k) or (s.text_at(k)[:1] in s.cues.joined and s.cues.is_joined(s.text_at(k))):
            return True
        opens = ("opener", "relative", "parenthesis", "since", "also", "topic", "while")
        matched = ("contrast", "turn", "aside", "remark", "list-skip", "impersonal")
        return (
            any(s.is_kind(k, kind) for kind in opens)
            or any(s.match(k, kind) for kind in matched)
            or self._is_speech(k)
            or s.timed(k)
            or s.match_phrase(k) > 0
        )

    def _is_initial(self, k: int, first: int) -> bool:
        s = self._s
        return all(s.is_kind(j, "opener") or s.is_kind(j, "adverb") for j in range(first, k)) or (
            k - first <= _OPENERS and s.match(first, "turn") == k - first
        )

    def is_carrier(self, source: Phrase) -> bool:
        """Whether a phrase names an agency, outlet or platform."""
        named = next(iter(self._s.phrases(*source.range)), None)
        return named is not None and named[2].kind in CARRIERS

    def _initial(
        self, k: int, cue: tuple[int, int], source: Phrase | None, row: Row, stop: int, after: int
    ) -> Report | None:
        """A phrase that opens the sentence governs what follows it."""
        s = self._s
        if after >= stop or (source is None and row["kind"] != "own"):
            return None
        named = self._past_partner(self._past_name(after, stop), stop)
        start = past_apposition(s, self._past_relative(self._past_adjunct(named, stop), stop), stop)
        while start < stop - 1 and (s.is_kind(start, "emphasis") or s.text_at(start) in s.cues.complementisers):
            verb = s.text_at(start + 1)
            if s.is_kind(start, "may") and verb not in s.cues.pasts and s.cues.looks_imperfect(verb):
                break
            start += 1
        place = source.range if source else None
        report = Report([cue], place, None, row.rule, (s.words[k].start, s.end), kind="phrase", dropped=source is None)
        report.first, report.at, report.resume = start, s.words[start].start, start
        return report

    def _past_partner(self, start: int, stop: int) -> int:
        """The word after «and the prosecution», which is named beside a source and ends before a comma."""
        s = self._s
        if not s.joined(start) or s.breaks(start):
            return start
        for j in range(start + 1, min(stop - 1, start + _OPENERS + 1)):
            if s.breaks(j):
                return j
            if self._is_speech(j) or s.cues.is_happening(s.text_at(j)):
                break
        return start

    def _past_name(self, start: int, stop: int) -> int:
        """The word after a short name in quotation marks right behind a source: «according to the site "X", …»."""
        s = self._s
        pair = s.quotes.opened_between(s.words[start - 1].end, s.words[start].start) if start else None
        if pair is None or s.breaks(start):
            return start
        after = s.index(pair[1])
        return after if after - start <= _NAME and after < stop and s.breaks(after) else start

    def _past_adjunct(self, start: int, stop: int) -> int:
        """The word after where or when a source said it, which a comma ends: «according to X in a statement, …»."""
        s = self._s
        if not s.is_kind(start, "preposition") and not s.timed(start):
            return start
        for j in range(start + 1, min(stop - 1, start + _RELATIVE)):
            if s.breaks(j):
                return j
            if self._is_speech(j) or s.cues.is_happening(s.bare(j)):
                break
        return start

    def _past_relative(self, start: int, stop: int) -> int:
        """The word after a relative clause that goes on with the source of a phrase: «the paper, which …,»."""
        s = self._s
        told = s.is_kind(start, "while")  # «…, who is an adviser to …,»
        if beyond := past_identity(s, start, stop):
            return next((j for j in range(beyond, min(stop - 1, beyond + _RELATIVE)) if s.breaks(j)), beyond)
        if not (told or s.is_kind(start, "relative")):
            return start
        for j in range(start + 1, min(stop - 1, start + _RELATIVE)):
            if (
                (s.breaks(j) and not told)
                or s.text_at(j) in s.cues.complementisers
                or s.bare(j) in s.cues.complementisers
            ):
                return j
        return start

    def _take_over(self, k: int, cue: tuple[int, int], source: Phrase, row: Row, last: Report, after: int) -> Report:
        """«It was described as …, according to X»: X answers for the whole clause, which names nobody."""
        start = last.clause[0]
        if self._s.joined(self._s.index(start)):
            start += 1
        last.cue, last.source, last.verb, last.rule, last.kind = [cue], source.range, None, row.rule, "phrase"
        last.first, last.at, last.end = self._s.index(start), start, self._s.words[k].start
        last.pair, last.resume, last.dropped, last.lost = None, after, False, False
        last.clause = (last.clause[0], source.end)
        return last

    def _around(self, k: int, cue: tuple[int, int], source: Phrase, row: Row, last: Report, after: int) -> Report:
        """«X stressed …, according to Y»: Y answers, and what X says stands inside."""
        s = self._s
        inner = Report(**{f: getattr(last, f) for f in last.__slots__})
        inner.end = s.words[k].start
        last.inner = [inner]
        last.cue, last.source, last.verb, last.rule = [cue], source.range, None, row.rule
        last.kind, last.dropped = "phrase", False
        last.first, last.at, last.end = s.index(last.clause[0]), last.clause[0], s.words[k].start
        last.pair, last.resume, last.joint = None, after, []
        return last
