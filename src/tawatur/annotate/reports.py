"""The utterances of a sentence: each cue with its source, and the clause that it governs."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Range, Report, Sentence
from tawatur.annotate.contents import Opening, find_object, find_opening
from tawatur.annotate.cues import Verb
from tawatur.annotate.phrases import CARRIERS, PhraseReader
from tawatur.annotate.sources import (
    VOICES,
    Phrase,
    opens_clause,
    read_before,
    read_before_loosely,
    read_joint,
    read_phrase,
)

_LEAD = 24  # letters before a clause from which its unnamed subject may be named there
_NEAR = 8  # words of the longest adverbial between the start of a clause and its verb


class ReportReader:
    """Reads one sentence; `window` is how many words a source and its adjuncts may take."""

    def __init__(self, s: Sentence, window: int) -> None:
        self._s = s
        self._window = window
        self._phrases = PhraseReader(s, window)

    def read(self, first: int, stop: int, *, nested: bool = False) -> list[Report]:
        """The reports whose cues are among the words [first, stop), in their order, each with its inner ones.

        `nested`: the words are a content; only reports that name their speaker count there.
        """
        reports: list[Report] = []
        k = first
        while k < stop:
            report = self._at(k, first, stop, reports, nested)
            if report is None:
                k += 1
                continue
            if not reports or reports[-1] is not report:
                reports.append(report)
            k = max(k + 1, report.resume)
        self._bound(reports, stop)
        return reports

    def _at(self, k: int, first: int, stop: int, reports: list[Report], nested: bool) -> Report | None:
        s, last = self._s, reports[-1] if reports else None
        if k in s.covered or (last and last.pair and s.words[k].start < last.pair[1]):
            return None
        if not nested and (report := self._phrases.read(k, first, stop, last)):
            return report
        if size := s.match(k, "impersonal"):
            return self._impersonal(k, size, stop)
        if s.is_kind(k - 1, "with") and k > first:
            return self._verbal_noun(k, stop, last)
        found = s.verb(k)
        if found is None:
            return None
        offset, verb = found
        if verb.shape == "participle":
            return self._participle(k, stop, verb, first, last, nested)
        return self._finite(k, offset, verb, first, stop, last, nested)

    # --- finite verbs ------------------------------------------------------------------------------------------

    def _finite(
        self, k: int, offset: int, verb: Verb, first: int, stop: int, last: Report | None, nested: bool
    ) -> Report | None:
        s = self._s
        if not self._is_real(k, offset, verb, first) or (not nested and self._is_quoted(k)):
            return None
        least = last.first if last and last.kind == "phrase" and not last.end else first
        before = None if offset else self._before(k, least)
        if last and not self._breaks_out(k, offset, last, before):
            return None
        opens = offset > 0 or before is not None or self._opens(k, first)
        if not opens and (nested or "noun" in verb.guard or verb.shape == "imperfect"):
            return None
        if verb.shape == "imperfect" and not (offset or before or self._opens_firmly(k, first)):
            return None
        if "in" in verb.frame:
            return self._stands_in(k, offset, verb, stop, first)
        if "relay" in verb.frame and (report := self._relay(k, offset, verb, stop)):
            return report
        opening = find_opening(s, k + 1, stop, verb, self._window)
        after = self._after(k, opening, stop, before)
        source = after or before
        opening = self._better(opening, k, source if source is after else None, source, stop, verb)
        if opening is None or not self._is_licensed(verb, opening, source, opens, k, first):
            return None
        if nested and (self._is_whole_clause(verb, opening) or (source is None and last is None)):
            return None
        if "person" in verb.guard and source is not None and not self._names_person(source):
            return None
        report = self._report(k, offset, verb, source, opening, first)
        if source is None and last is not None and not nested:
            self._share_source(report, last, verb)
        if source is None and last is None and not nested and (theme := self._theme(k, first, verb)):
            report.source, report.dropped = theme, False
        if source is None and last is None and not nested:
            report.lost = report.dropped and report.clause[0] - s.words[first].start > _LEAD
        if after and (joint := read_joint(s, after, opening.opener, self._window)):
            report.joint.append(joint.range)
        self._add_carriers(report, k, opening)
        return report

    def _share_source(self, report: Report, last: Report, verb: Verb) -> None:
        """A verb without a subject goes on with the source named earlier in the sentence, when it agrees."""
        earlier = last.verb.gender if last.verb and last.kind == "verb" else ""
        if last.source is None or (earlier and verb.gender and earlier != verb.gender):
            return
        report.source, report.dropped = last.source, last.dropped
        report.joint = list(last.joint)
        if last.kind != "phrase":
            report.carriers = list(last.carriers)

    def _is_whole_clause(self, verb: Verb, opening: Opening) -> bool:
        """Whether inside a content the predicate is the act itself: who is asked or wished something is told with it."""
        return opening.kind in ("preposition", "object") and bool(verb.frame & {"person", "self"})

    def _names_person(self, source: Phrase) -> bool:
        named = next(iter(self._s.phrases(*source.range)), None)
        return named is not None and named[2].kind in PEOPLE

    def _is_real(self, k: int, offset: int, verb: Verb, first: int) -> bool:
        """Whether the verb says that something is said: not denied, wished for or still to come."""
        s = self._s
        if offset == 0 and k > first and (s.is_kind(k - 1, "negation") or s.is_kind(k - 1, "future")):
            return "negated" in verb.guard
        if "negated" in verb.guard:
            return False
        subjunctive = verb.shape == "imperfect" and k > first and s.is_kind(k - 1, "subjunctive")
        return not (subjunctive or (verb.shape == "imperfect" and s.text_at(k - 1) in s.cues.complementisers))

    def _is_quoted(self, k: int) -> bool:
        """Whether a verb stands in quotation marks that open in this sentence: quoted words govern nothing outside."""
        pair = self._s.quotes.around(self._s.words[k].start)
        return pair is not None and pair[0] >= self._s.start

    def _before(self, k: int, first: int) -> Phrase | None:
        s = self._s
        if k > first and s.is_kind(k - 1, "relative"):
            return read_before_loosely(s, k - 1, first)
        named = s.ends(k - 1) if k > first and not s.breaks(k) else None
        if named and named[2].kind == "document" and not s.cues.is_definite(s.text[named[0] : named[1]]):
            return read_before_loosely(s, k, first)
        return read_before(s, k, first) or self._far_before(k, first)

    def _far_before(self, k: int, first: int) -> Phrase | None:
        """«The minister, who …, said»: the noun phrase that opens the clause, over what commas set apart."""
        s = self._s
        if not s.breaks(k) or s.starts(first) is None or k - first > 2 * self._window:
            return None
        phrase = read_phrase(s, first, k, self._window)
        inside = range(phrase.after, k) if phrase else range(0)
        if phrase is None or not phrase.known or not s.breaks(phrase.after):
            return None
        named = s.starts(first)
        if named is None or named[2].kind not in VOICES or any(s.text_at(j) in s.cues.complementisers for j in inside):
            return None
        return phrase if s.is_kind(phrase.after, "relative") or s.starts(phrase.after) else None

    def _opens(self, k: int, first: int) -> bool:
        s = self._s
        return opens_clause(s, k, first) or self._clause_start(k, first) < k or s.timed(k - 1)

    def _opens_firmly(self, k: int, first: int) -> bool:
        """Whether nothing but a break, a time or a word that opens clauses stands before a verb."""
        s = self._s
        return opens_clause(s, k, first) or s.timed(k - 1) or any(s.match(k - n, "turn") == n for n in (1, 2, 3))

    def _breaks_out(self, k: int, offset: int, last: Report, before: Phrase | None) -> bool:
        """Whether a verb after the content of a report has begun is no part of that content."""
        s = self._s
        if k < last.first or (k == last.first and last.kind != "phrase"):
            return False
        if last.kind == "phrase":
            return k == last.first or offset > 0 or before is not None or k - last.first <= 1 or self._clause_start(k, last.first) < k
        if last.pair and s.words[k].start > last.pair[1] and (offset or s.breaks(k) or s.breaks(k - 1)):
            return True
        named = s.starts(k + 1)
        speaks = named is not None and named[2].kind in VOICES
        if offset:
            return s.breaks(k) or speaks
        if s.is_kind(k - 1, "since"):
            return not (speaks and named is not None and named[2].kind in PEOPLE and not self._is_person(last))
        if s.is_kind(k - 1, "opener") and k - 1 > last.first:
            return True
        if before is not None:
            return before.first > last.first and s.is_kind(before.first - 1, "opener")
        return self._turns(k, last.first)

    def _turns(self, k: int, least: int) -> bool:
        """Whether the clause of a verb opens after a break with «on his part» or «and» and an adverbial."""
        start = self._clause_start(k, least)
        s = self._s
        return start < k and start > least and (
            s.match(start, "turn") > 0 or (s.breaks(start) and s.joined(start))
        )  # fmt: skip

    def _is_person(self, report: Report) -> bool:
        if report.source is None:
            return False
        kinds = [m[2].kind for m in self._s.phrases(*report.source)]
        return bool(kinds) and kinds[0] in PEOPLE

    def _after(self, k: int, opening: Opening | None, stop: int, before: Phrase | None) -> Phrase | None:
        """The subject after a verb: a known noun phrase, or what stands between the verb and its complement."""
        s = self._s
        limit = min(opening.opener if opening else stop, stop)
        if k + 1 >= limit or self._is_cut_off(k + 1):
            return None
        named = s.starts(k + 1)
        if before is not None and (named is None or not before.known or not s.breaks(k + 1)):
            return None
        phrase = read_phrase(s, k + 1, limit, self._window)
        if phrase is None:
            return None
        if named is not None and named[2].form != "nisba":
            known = named[2].kind in VOICES or named[2].kind == "place"
            return self._widened(phrase, limit, opening) if known else None
        if opening is None and not s.is_kind(k + 1, "some"):
            return None
        return phrase if not s.is_object(k + 1) else None

    def _widened(self, phrase: Phrase, limit: int, opening: Opening | None) -> Phrase:
        """The phrase, widened to the name that a long title leads to: «the director of … in …, Dr X»."""
        s = self._s
        if opening is None or opening.kind not in ("clause", "colon", "quote"):
            return phrase
        named = s.starts(phrase.first)
        if named is None or named[2].kind != "office" or any(m[2].kind == "person" for m in s.phrases(*phrase.range)):
            return phrase
        for j in range(phrase.after, limit):
            found = s.starts(j)
            if s.is_kind(j, "preposition") or s.timed(j) or (s.breaks(j) and j > phrase.after and found is None):
                return phrase
            if found and found[2].kind == "person":
                return Phrase(phrase.start, found[1], phrase.first, s.index(found[1]), True)
        return phrase

    def _is_cut_off(self, k: int) -> bool:
        gap = self._s.gap(k)
        return self._s.breaks(k) or ":" in gap

    def _better(
        self, opening: Opening | None, k: int, after: Phrase | None, source: Phrase | None, stop: int, verb: Verb
    ) -> Opening | None:
        """The bare noun that the verb takes, where it stands before any other complement."""
        if "object" not in verb.frame:
            return opening
        first = after.after if after else k + 1
        limit = opening.opener if opening else stop
        known = source is not None and source.known
        sure = known and "willed" not in verb.guard and (opening is None or opening.kind != "clause")
        found = find_object(self._s, first, min(limit, stop), self._window // 2, sure=sure)
        return found or opening

    def _is_licensed(
        self, verb: Verb, opening: Opening, source: Phrase | None, opens: bool, k: int, first: int
    ) -> bool:
        """Whether a complement is enough to take the verb for a cue, by how sure its source is."""
        if opening.kind in ("clause", "quote") or (opening.kind == "colon" and opening.pair):
            return True
        known = source is not None and source.known
        if opening.kind == "colon":
            return known or opens
        if "strict" in verb.guard or ("noun" in verb.guard and not known and not s_joined(self._s, k, verb)):
            return False
        return known or (source is None and opens) or opening.kind == "preposition"

    def _report(
        self, k: int, offset: int, verb: Verb, source: Phrase | None, opening: Opening, first: int
    ) -> Report:
        s = self._s
        start = self._clause_start(k, first) if source is None or source.first >= k else source.first
        begin = s.words[start].start
        if source and source.first < k:
            begin = min(begin, source.start)
        word = s.words[k]
        preposition = s.text_at(opening.opener) if opening.kind in ("preposition", "clause") else ""
        return Report(
            cue=[(word.start + offset, word.end)], source=source.range if source else None, verb=verb,
            rule=verb.row.rule, clause=(begin, s.end), pair=opening.pair, first=opening.first, at=opening.at,
            preposition=preposition if preposition in verb.takes else "", resume=max(opening.first, k + 1),
            dropped=source is None, opening=opening.kind,
        )  # fmt: skip

    def _clause_start(self, k: int, first: int) -> int:
        """The first word of the clause of a verb: with the adverbials, the auxiliary and the opener before it."""
        s, start = self._s, k
        while start > first and not s.joined(start) and (
            s.is_kind(start - 1, "opener") or s.is_kind(start - 1, "auxiliary") or s.is_kind(start - 1, "emphasis")
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

    # --- other cues --------------------------------------------------------------------------------------------

    def _participle(
        self, k: int, stop: int, verb: Verb, first: int, last: Report | None, nested: bool
    ) -> Report | None:
        """«…, adding that»: its source is that of the verb before; without one, who the sentence is about."""
        s = self._s
        if nested and last is None:
            return None
        opening = find_opening(s, k + 1, stop, verb, self._window)
        opening = self._better(opening, k, None, Phrase(0, 0, k, k + 1, True), stop, verb)
        if opening is None or (opening.kind not in ("clause", "colon") and not self._opens_participle(k, first)):
            return None
        if last and not nested and self._goes_with_inner(k, verb, last):
            return None
        source = last.source if last else self._theme(k, first, verb)
        word = s.words[k]
        report = self._report(k, 0, verb, None, opening, first)
        report.cue, report.source, report.dropped = [(word.start, word.end)], source, source is None
        report.clause = (word.start, s.end)
        report.lost = last is None and source is None and word.start - s.words[first].start > _LEAD
        if "self" in verb.frame and opening.kind in ("object", "preposition"):
            report.first, report.at = k, word.start
        if last:
            report.carriers, report.joint = list(last.carriers), list(last.joint)
            report.dropped = last.dropped
        return report

    def _opens_participle(self, k: int, first: int) -> bool:
        s = self._s
        return s.breaks(k) or k == first or s.is_kind(k - 1, "adverb") or s.joined(k) or any(
            m in s.gap(k) for m in ".:\u00bb\"\u201d\u201c"
        )  # fmt: skip

    def _goes_with_inner(self, k: int, verb: Verb, last: Report) -> bool:
        """Whether a participle goes on with what somebody says inside the content of the last report."""
        if last.pair or "adds" in verb.guard or last.kind == "phrase":
            return False
        return bool(self.read(last.first, k, nested=True))

    def _theme(self, k: int, first: int, verb: Verb) -> Range | None:
        """The first party that the sentence names, after no preposition."""
        s = self._s
        for named in s.phrases(s.words[first].start, s.words[k].start):
            at = s.index(named[0])
            if s.words[at].start != named[0] or s.is_kind(at - 1, "preposition") or named[2].kind == "document":
                continue
            if named[2].kind in VOICES and (opens_clause(s, at, first) or s.cues.is_happening(s.bare(at - 1))):
                phrase = read_phrase(s, at, k, self._window)
                return phrase.range if phrase else None
        return None

    def _verbal_noun(self, k: int, stop: int, last: Report | None) -> Report | None:
        """«with the Russian side's affirmation of»: a verbal noun after «with»."""
        s = self._s
        word, offset = s.text_at(k), 0
        if s.cues.is_definite(word):
            offset = len(s.cues.article)
        owner = next((p for p in s.cues.kinds["pronoun"] if word[offset:-len(p)] in s.cues.masdars
                      and word.endswith(p)), "")  # fmt: skip
        verb = s.cues.masdars.get(word[offset : len(word) - len(owner)] if owner else word[offset:])
        if verb is None:
            return None
        source = None if offset or owner else read_phrase(s, k + 1, stop, self._window)
        opening = find_opening(s, k + 1, stop, verb, self._window)
        opening = self._better(opening, k, source, source, stop, verb)
        if opening is None or (source is not None and not source.known):
            return None
        report = self._report(k, 0, verb, source, opening, max(0, k - 1))
        report.clause = (s.words[k - 1].start, s.end)
        report.kind = "noun"
        if source is None and last is not None:
            report.source, report.carriers, report.dropped = last.source, list(last.carriers), last.dropped
        elif source is None:
            report.kind = "told"
        return report

    def _impersonal(self, k: int, size: int, stop: int) -> Report | None:
        """«It is recalled that …»: the page itself says what follows."""
        s = self._s
        at = k + size - 1 if s.text_at(k + size - 1) in s.cues.with_pronoun else k + size
        if at >= stop:
            return None
        start = s.words[k].start
        return Report([], None, None, "background_openers", (start, s.end), first=at, at=s.words[at].start,
                      resume=stop, kind="told", told=False)  # fmt: skip

    def _stands_in(self, k: int, offset: int, verb: Verb, stop: int, first: int) -> Report | None:
        """«The statement reads: …»: the words stand in a document, which is the source."""
        s = self._s
        source = read_phrase(s, k + 2, stop, self._window) if s.text_at(k + 1) in verb.takes else None
        if source is None or not any(n[2].kind == "document" for n in s.phrases(*source.range)):
            return None
        opening = find_opening(s, source.after, stop, verb, self._window)
        if opening is None or opening.kind == "preposition":
            return None
        report = self._report(k, offset, verb, source, opening, first)
        report.clause = (s.words[self._clause_start(k, first)].start, s.end)
        report.cue = [(s.words[k].start + offset, s.words[k + 1].end)]
        return report

    def _relay(self, k: int, offset: int, verb: Verb, stop: int) -> Report | None:
        """«X quoted Y as saying that»: all parts are the cue, Y the source, X a carrier."""
        s = self._s
        for j in range(k + 1, min(stop, k + self._window)):
            if s.is_kind(j, "from") and s.text_at(j) == s.bare(j):
                break
            if s.text_at(j) in s.cues.complementisers or (s.breaks(j) and s.joined(j)):
                return None
        else:
            return None
        carrier = read_phrase(s, k + 1, j, self._window) if j > k + 1 else read_before(s, k, 0)
        source = read_phrase(s, j + 1, stop, self._window)
        if source is None:
            return None
        opening = find_opening(s, source.after, stop, verb, self._window)
        if opening is None:
            return None
        report = self._report(k, offset, verb, source, opening, 0)
        report.cue.append((s.words[j].start, s.words[j].end))
        for n in range(source.after, opening.opener + 1):
            if n < len(s.words) and s.is_kind(n, "saying"):
                report.cue.append((s.words[n].start, s.words[n].end))
        if carrier:
            report.carriers.append(carrier.range)
        report.kind = "relay"
        return report

    def _add_carriers(self, report: Report, k: int, opening: Opening) -> None:
        """What stands between verb and complement: «quoting Y», and the outlet that the words were given to."""
        s = self._s
        for j in range(k + 1, opening.opener):
            if s.match_phrase(j) and not s.match(j, "relayed"):
                source = self._phrases.source_at(j, opening.opener)
                if source and self._phrases.is_carrier(source):
                    report.carriers.append(source.range)
                continue
            if size := s.match(j, "relayed"):
                source = read_phrase(s, j + size, opening.opener, self._window)
                if source and source.known:
                    report.cue.append((s.words[j].start, s.words[j + size - 1].end))
                    if report.source:
                        report.carriers.append(report.source)
                    report.source = source.range
                    return
        own = report.source or (0, 0)
        for start, end, mention in s.phrases(s.words[k].end, s.words[opening.opener].start):
            if mention.kind in ("agency", "outlet") and not own[0] <= start < own[1]:
                at = s.index(start + 1) - 1
                attached = s.words[at].start < start
                if attached or s.is_kind(at - 1, "addressee"):
                    report.carriers.append((start, end))

    # --- how far they reach ------------------------------------------------------------------------------------

    def _bound(self, reports: list[Report], stop: int) -> None:
        """Ends each content where the next clause starts, and reads what is reported inside it."""
        s = self._s
        self._lead_in(reports)
        for number, report in enumerate(reports):
            following = reports[number + 1].clause[0] if number + 1 < len(reports) else s.words[stop - 1].end
            end = max(report.at, min(report.end or following, following))
            if report.kind in ("verb", "noun") and report.opening in ("object", "preposition") and not report.pair:
                end = self._before_event(report, end)
            if report.pair and self._closes(report.pair, end):
                end = min(end, report.pair[1])
            report.end = end
            report.clause = (report.clause[0], max(end, report.clause[1] if report.kind == "phrase" else end))

    def _before_event(self, report: Report, end: int) -> int:
        """Where a content that is no clause ends: before «, and» with a verb that tells what happened."""
        s = self._s
        for k in range(report.first + 1, s.index(end)):
            if s.breaks(k) and s.joined(k) and s.bare(k) in s.cues.pasts and s.quotes.around(s.words[k].start) is None:
                return s.words[k].start
        return end

    def _lead_in(self, reports: list[Report]) -> None:
        """A phrase that opens a sentence another report fills: a carrier of its words, or who answers for them."""
        s = self._s
        if len(reports) < 2 or reports[0].kind != "phrase" or reports[0].end:
            return
        phrase, following = reports[0], reports[1]
        if following.clause[0] - phrase.at > 2 or following.kind == "phrase" or phrase.source is None:
            return
        named = next(iter(s.phrases(*phrase.source)), None)
        if named and named[2].kind in CARRIERS:
            for report in reports[1:]:
                report.carriers.append(phrase.source)
            following.clause = (phrase.clause[0], following.clause[1])
            del reports[0]

    def _closes(self, pair: Range, end: int) -> bool:
        """Whether a content ends with its quotation: nothing goes on right behind the closing mark."""
        s = self._s
        after = s.index(pair[1])
        if after >= len(s.words) or s.words[after].start >= end:
            return True
        rest = s.text[pair[1] + 1 : s.words[after].start]
        return any(c in rest for c in ",.\u060c\u061b;\n(") or s.joined(after)


def s_joined(s: Sentence, k: int, verb: Verb) -> bool:
    """Whether a verb that may be a noun stands after a conjunction, in a form that no noun has."""
    return s.text_at(k)[:1] in s.cues.joined and (verb.gender == "f" or s.breaks(k))
