"""The utterances of a sentence: each cue with its source, and the clause that it governs."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from tawatur.annotate.afterwards import ends_quote, find_speaker, is_thus, said_from
from tawatur.annotate.boundaries import Boundaries
from tawatur.annotate.bystanders import is_tightened, is_via, takes_up
from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.contents import Opening, find_opening
from tawatur.annotate.cues import Verb
from tawatur.annotate.denied import find_denied
from tawatur.annotate.documents import stand_in_document
from tawatur.annotate.joint import read_joint
from tawatur.annotate.participles import is_second_act, tells_how
from tawatur.annotate.phrases import PhraseReader
from tawatur.annotate.reaches import bound
from tawatur.annotate.refusals import is_no_word, is_unsaid
from tawatur.annotate.sources import Phrase, read_before, read_phrase
from tawatur.annotate.subjects import Subjects
from tawatur.annotate.topics import is_topic
from tawatur.annotate.unread import read_unread
from tawatur.annotate.warned import is_warned

_RECALLED = "background_openers"  # the rule of what the page recalls: others may be quoted in it
_WHOLE = frozenset({"criticise", "demand", "deny", "offer", "support"})  # acts told with who does them
_LEAD = 24  # letters before a clause from which its unnamed subject may be named there
_NAME = 4  # words of the longest name in quotation marks
_FAR = 20  # words between a verb with its subject and the quotation marks of what is said
_NEAR = 8  # words of the longest adverbial between the start of a clause and its verb


class _Site(NamedTuple):
    """Where a verb is read: its word, the letters before it, the words [first, stop), what was read before it."""

    k: int
    offset: int
    verb: Verb
    first: int
    stop: int
    last: Report | None
    nested: bool


class ReportReader:
    """Reads one sentence; `window` is how many words a source and its adjuncts may take."""

    def __init__(self, s: Sentence, window: int) -> None:
        self._s = s
        self._window = window
        self._phrases = PhraseReader(s, window)
        self._bounds = Boundaries(s)
        self._subjects = Subjects(s, window)

    def read(self, first: int, stop: int, *, nested: bool = False) -> list[Report]:
        """The reports whose cues are among the words [first, stop), in their order, each with its inner ones.

        `nested`: the words are a content; only reports that name their speaker count there.
        """
        s, reports = self._s, list[Report]()
        resume = first
        for k in s.cued[bisect_left(s.cued, first) : bisect_left(s.cued, stop)]:
            report = self._at(k, first, stop, reports, nested) if k >= resume else None
            if report is None:
                continue
            if not reports or reports[-1] is not report:
                reports.append(report)
            resume = report.resume
        bound(s, reports, stop)
        return reports

    def _at(self, k: int, first: int, stop: int, reports: list[Report], nested: bool) -> Report | None:
        s, last = self._s, reports[-1] if reports and reports[-1].rule != _RECALLED else None
        if reports and last is None:
            first = reports[-1].first
        if k in s.covered or (last and last.pair and s.words[k].start < last.pair[1]):
            return None
        if not nested and not self._bounds.is_enclosed(k) and (report := self._phrases.read(k, first, stop, last)):
            return report
        if size := s.match(k, "impersonal"):
            return self._impersonal(k, size, stop)
        if s.is_kind(k - 1, "with") and k > first:
            return self._verbal_noun(k, stop, last)
        if not nested and (report := self._by_saying(k, first) or self._bare_noun(k, first, stop, last)):
            return report
        found = s.verb(k)
        if found is None:
            return None
        offset, verb = found
        if verb.shape == "participle":
            return self._participle(_Site(k, 0, verb, first, stop, last, nested))
        return self._finite(_Site(k, offset, verb, first, stop, last, nested))

    # --- finite verbs ------------------------------------------------------------------------------------------

    def _finite(self, site: _Site) -> Report | None:
        """The report of a finite verb: with its subject before or after it, or dropped, and its complement."""
        s, k, verb = self._s, site.k, site.verb
        least = site.last.first if site.last and site.last.kind == "phrase" and not site.last.end else site.first
        before = self._subjects.before(k, least, nested=site.nested)
        before = self._subjects.topic(k, site.first) if site.offset else before
        if not self._may_report(site, before):
            return None
        if "in" in verb.frame:
            return self._stands_in(site)
        if "relay" in verb.frame and (report := self._relay(site)):
            return report
        opening = find_opening(s, self._subjects.issued_until(k, site.stop), site.stop, verb, self._window)
        topic = site.offset > 0 and opening is not None and opening.kind == "clause"  # «as for X, Y said that»
        after = self._subjects.after(k, opening, site.stop, None if topic else before)
        after = after or find_speaker(s, k, site.first, site.stop, self._window)
        source = after or before
        first = after.after if after else k + 1
        opening = self._subjects.complement(opening, first, source, site.stop, verb)
        if denied := find_denied(s, k, site.stop, source, self._window, opening):
            opening, source = denied
        opens = site.offset > 0 or before is not None or self._bounds.opens(k, site.first) or s.is_kind(k - 1, "while")
        if "whom" in verb.frame and (opening is None or opening.kind == "preposition") and opens:
            return self._whom(site, before)
        more = opening is None or (opening.kind == "quote" and ends_quote(s, k, site.first))
        if after and more and (report := self._behind(site, after)):
            return report
        if opening is None or not self._is_licensed(site, opening, source, opens=opens):
            return None
        if "described" in verb.guard and opening.kind == "clause":
            described = self._subjects.whom(k, opening.opener + 1, before, verb)
            source = described[0] if described else None
        source = source or (None if site.nested else read_unread(s, k, verb, opening))
        report = self._report(k, site.offset, verb, source, opening, site.first)
        report.lost = "nobody" in verb.guard or "described" in verb.guard
        if "described" in verb.guard and source is None and site.offset and site.last and not site.nested:
            report.go_on_from(site.last, verb)  # «X welcomed the plan and described it as …»
            report.lost = report.source is None
        if "self" in verb.frame and opening.kind in ("object", "preposition"):
            report.first, report.at = k, s.words[k].start + site.offset
        if source is None and not site.nested and not report.lost:
            self._go_on(report, site)
        if after and (joint := read_joint(s, after, opening.opener, self._window)):
            report.joint.append(joint.range)
        self._add_carriers(report, k, opening)
        return report

    def _whom(self, site: _Site, before: Phrase | None) -> Report | None:
        """The report of a verb whose object is the one it speaks of."""
        s, found = self._s, self._subjects.whom(site.k, site.stop, before, site.verb)
        if found is None or site.nested:
            return None
        source, at = found
        opening = Opening(at, at, s.words[at].start, "object")
        report = self._report(site.k, site.offset, site.verb, source, opening, site.first)
        if source is None:
            self._go_on(report, site)
        return report

    def _behind(self, site: _Site, source: Phrase) -> Report | None:
        """«…, says X»: a verb of speech and its subject close the clause that stands before them."""
        s, k, thus = self._s, site.k, is_thus(self._s, site.k)
        closes, quoted = source.after >= site.stop or s.breaks(source.after), ends_quote(s, k, site.first)
        apart = quoted or (closes and s.breaks(k))
        if site.nested or site.offset or not (apart and "quote" in site.verb.frame and (source.known or thus)):
            return None
        near = k - site.first < _NEAR // 2 or s.is_kind(site.first, "preposition")
        if "noun" in site.verb.guard or (near and not quoted):
            return None
        cue = (s.words[k - thus].start, s.words[k].end)
        first = said_from(s, k, site.first) if quoted else site.first
        return self._phrases.place(k - thus, cue, source, site.verb.row, (first, site.stop), site.last)

    def _may_report(self, site: _Site, before: Phrase | None) -> bool:
        """Whether a finite verb stands where a report can open."""
        s, k, verb, bounds = self._s, site.k, site.verb, self._bounds
        if not self._is_real(site) or (not site.nested and bounds.is_quoted(k)):
            return False
        in_clause = not (site.nested and site.offset)
        if site.last and in_clause and not bounds.breaks_out(k, site.offset, site.last, before):
            return False
        named = (
            site.offset > 0
            or before is not None
            or s.is_kind(k - 1, "while")
            or (not site.nested and bounds.opens_on_person(k, site.first, verb))
        )
        if not named and not bounds.opens(k, site.first) and (
            site.nested or ("noun" in verb.guard and not bounds.is_of_many(verb)) or verb.shape == "imperfect"
        ):  # fmt: skip
            return False
        bare = (verb.shape, verb.gender, verb.number) == ("past", "m", "s")
        if bare and not site.offset and before is not None and self._subjects.is_of_she(k, before):
            return False  # «the company signs», which is written like «expected»
        if "joined" in verb.guard and bare and not (site.offset or bounds.turns_at(k)) and k > site.first:
            return False
        if bounds.is_comparison(k, site.first):
            return False
        return verb.shape != "imperfect" or named or bounds.opens_firmly(k, site.first)

    def _go_on(self, report: Report, site: _Site) -> None:
        """Whom a verb without a subject goes on with: the source named in the sentence, or whom it is about."""
        if site.last is not None:
            report.go_on_from(site.last, site.verb)
        elif is_topic(self._s, site.first, site.k):
            report.clause = (self._s.words[site.first].start, report.clause[1])
        elif theme := self._subjects.theme(site.k, site.first):
            report.source, report.dropped = theme, False
        else:
            unread = site.offset == 0 and not self._bounds.opens(site.k, site.first)
            far = report.clause[0] - self._s.words[site.first].start > _LEAD
            report.lost = unread or (far and self._subjects.names_other(site.first, site.k))

    def _is_real(self, site: _Site) -> bool:
        """Whether the verb says that something is said: not denied, wished for or still to come, and no name."""
        s, k, verb = self._s, site.k, site.verb
        if (k > site.first and s.is_kind(k - 1, "name-link")) or (site.offset and is_second_act(s, k)):
            return False
        most = s.is_kind(k, "elative") and site.offset == 0 and k > site.first
        was = s.is_kind(k - 1, "auxiliary") and s.cues.is_definite(s.text_at(k + 1))
        if most and (was or s.is_kind(k - 1, "preposition")):
            return False  # «was the most salient of the», which is written like «highlighted»
        if s.is_kind(k, "called") and (named := s.starts(k + 1)) and named[2].kind == "person":
            return False
        if k > site.first and s.is_kind(k - 1, "relative") and self._subjects.before(k, site.first) is None:
            return not site.nested and takes_up(s, k)
        if site.offset == 0 and k > site.first and (is_unsaid(s, k, verb) or s.is_kind(k - 1, "future")):
            return False
        pointed = k > site.first and s.is_kind(k - 1, "this") and site.offset == 0
        if pointed and (k - 1 == site.first or s.joined(k - 1) or s.breaks(k - 1)):
            return False  # «and this shows that»: nobody speaks
        if verb.shape != "imperfect":
            return True
        if k > site.first and s.is_kind(k - 1, "may"):
            return False  # «he may say»
        led = s.is_kind(k - 1, "subjunctive") and not s.is_kind(k - 1, "negation")
        return not (k > site.first and led) and s.text_at(k - 1) not in s.cues.complementisers

    def _is_licensed(self, site: _Site, opening: Opening, source: Phrase | None, *, opens: bool) -> bool:
        """Whether a complement is enough to take the verb for a cue, by how sure its source is."""
        s, verb, known = self._s, site.verb, source is not None and source.known
        if site.nested and (self._is_whole_clause(verb, opening) or (source is None and site.last is None)):
            return False
        if "passive" in verb.guard and verb.shape == "imperfect" and verb.gender == "m" and source is None:
            return False
        if is_no_word(s, site.k, verb, source, opening):
            return False
        bare = (verb.shape, verb.gender) != ("past", "f")  # no noun has that ending
        if "person" in verb.guard and bare and source and not self._subjects.may_speak(source, verb):
            return False
        if "noun" in verb.guard and opening.kind == "quote" and source and is_via(s, site.k, verb, source):
            return False
        alone = opening.kind == "preposition" and not verb.frame & {"object", "person", "self"}
        if alone and source and source.first > site.k and is_tightened(s, source.after, opening.opener):
            return False
        if source is not None and s.text_at(source.first).removeprefix(s.cues.article) in s.cues.kinds["mute"]:
            return False  # «article 7 calls for», «fingers point to»: nobody speaks
        if any(s.text_at(j) in s.cues.kinds["attention"] for j in range(site.k + 1, opening.opener)):
            return False  # «the fair drew the eyes of visitors to its stands»
        if "document" in verb.guard and (source is None or not self._subjects.names_document(source)):
            return False
        if "outlet" in verb.guard and (source is None or not self._phrases.is_carrier(source)):
            return False
        if opening.kind == "preposition" and s.text_at(opening.first).startswith(s.cues.clitic_to) and (
            source is None or not source.known or (source.first < site.k and opening.first > site.k + 1)
        ):  # fmt: skip
            return False  # «X invites Y to come»: the act of inviting, not what is called for
        if opening.kind == "quote":
            near = opening.first - max(site.k, source.after - 1 if source else 0)
            if source is None and near == 1 and "object" in verb.frame and opening.pair and (
                s.index(opening.pair[1]) - opening.first <= _NAME
            ):  # fmt: skip
                return False  # «"X Y" refused»: the subject has its name in quotation marks
            long = opening.pair is not None and s.index(opening.pair[1]) - opening.first > _NAME
            long = long or s.text_at(opening.first) in s.cues.with_pronoun
            beside = source is not None and source.first == site.k + 1 and "object" not in verb.frame
            far = (known or opens) and long and beside
            return (known or opens) and near <= (_FAR if far else _NEAR)
        if opening.kind == "clause" or (opening.kind == "colon" and opening.pair):
            return True
        if opening.kind == "colon":
            byline = "strict" in verb.guard and source is None and (named := s.starts(opening.first))
            return known or (opens and not (byline and named and named[2].kind == "person"))
        exact = "strict" in verb.guard and (verb.shape != "participle" or not s.is_object(opening.first))
        feeling = opening.kind == "preposition" and opens and source is not None and s.is_object(opening.first)
        feeling = feeling and source is not None and s.text_at(source.first)[0] not in s.cues.joined  # «wonder and awe»
        if exact or ("noun" in verb.guard and not known and not feeling and not self._is_surely_verb(site)):
            return False
        if known or (source is None and opens) or opening.kind == "preposition":
            return True
        return (
            opening.kind == "object" and source is not None and opens and self._subjects.may_announce(source, opening)
        )

    def _is_surely_verb(self, site: _Site) -> bool:
        """Whether a verb that may be a noun stands after a conjunction, in a form or place that no noun has."""
        if self._bounds.is_of_many(site.verb) or self._s.is_kind(site.k + 1, "within"):  # «and expressed in a text»
            return True
        return site.offset > 0 and (site.verb.gender == "f" or self._s.breaks(site.k))

    def _is_whole_clause(self, verb: Verb, opening: Opening) -> bool:
        """Whether inside a content the predicate is the act: who is asked or wished something is told with it."""
        act = opening.kind == "object" and verb.row["act"] in _WHOLE and verb.row["certainty"] != "denied"
        return act or (opening.kind in ("preposition", "object") and bool(verb.frame & {"person", "self"}))

    def _report(self, k: int, offset: int, verb: Verb, source: Phrase | None, opening: Opening, first: int) -> Report:
        s = self._s
        start = self._bounds.start(k, first) if source is None or source.first >= k else source.first
        begin = s.words[start].start
        if source and source.first < k:
            begin = min(begin, source.start)
            if s.is_kind(k - 1, "relative") and source.first > first and not s.breaks(source.first):
                begin = s.words[k - 1].start  # «they respect the ruling of the court | which held that»
        word, no = s.words[k], int(k > first and s.is_kind(k - 1, "negation") and verb.row["act"] == "deny")
        said = s.words[k - no].start + (int(s.joined(k - 1)) if no else offset)
        preposition = s.text_at(opening.opener) if opening.kind in ("preposition", "clause") else ""
        return Report(
            cue=[(said, word.end)], source=source.range if source else None, verb=verb,
            rule=verb.row.rule, clause=(begin, s.end), pair=opening.pair, first=opening.first, at=opening.at,
            preposition=preposition if preposition in verb.takes else "", resume=max(opening.first, k + 1),
            dropped=source is None, opening=opening.kind,
        )  # fmt: skip

    # --- other cues --------------------------------------------------------------------------------------------

    def _participle(self, site: _Site) -> Report | None:
        """«…, adding that»: its source is that of the verb before; without one, who the sentence is about."""
        s, k, verb, first, last = self._s, site.k, site.verb, site.first, site.last
        alone = self._bounds.is_alone(k) or (not site.nested and self._bounds.is_enclosed(k))
        if alone or (site.nested and last is None):
            return None
        opening = find_opening(s, k + 1, site.stop, verb, self._window)
        opening = self._subjects.complement(opening, k + 1, Phrase(0, 0, k, k + 1, True), site.stop, verb)
        if opening is None and "self" in verb.frame and s.breaks(k) and k + 1 < site.stop:
            opening = Opening(k + 1, k + 1, s.words[k + 1].start, "object")
        if opening is None or not tells_how(s, k, first, verb, opening, follows=last is not None):
            return None
        if last and not site.nested and self._goes_with_inner(k, verb, last):
            return None
        named = s.starts(k + 1) and "whom" not in verb.frame  # not «accusing the president of»
        own = read_phrase(s, k + 1, opening.opener, self._window) if named else None
        if own is not None and self._subjects.names_person(own) and not is_warned(s, k, own):
            last = None
        else:
            own = None
        source = own.range if own else last.source if last else self._subjects.theme(k, first)
        word, offset = s.words[k], 0 if s.text_at(k) in s.cues.verbs else 1
        report = self._report(k, offset, verb, None, opening, first)
        report.source, report.dropped, report.clause = source, source is None, (word.start, s.end)
        far = word.start - s.words[first].start > _LEAD
        report.lost = last is None and source is None and far and self._subjects.names_other(first, k)
        if "self" in verb.frame and opening.kind in ("object", "preposition"):
            report.first, report.at = k, word.start
        if last:
            report.carriers, report.joint, report.dropped = list(last.carriers), list(last.joint), last.dropped
        return report

    def _goes_with_inner(self, k: int, verb: Verb, last: Report) -> bool:
        """Whether a participle goes on with what somebody says inside the content of the last report."""
        if last.pair or "adds" in verb.guard or last.kind == "phrase":
            return False
        return bool(self.read(last.first, k, nested=True))

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
        after = source.after if source else k + 1
        opening = self._subjects.complement(opening, after, None, stop, verb)
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

    def _by_saying(self, k: int, first: int) -> Report | None:
        """«X only said that», literally «with saying that»: the sentence's first party says it."""
        s = self._s
        said = s.text_at(k + 1) in s.cues.complementisers or ":" in s.gap(k + 1)
        if not (s.is_kind(k, "by-saying") and said):
            return None
        source, verb = self._subjects.theme(k, first), s.cues.masdars.get(s.text_at(k)[1 + len(s.cues.article) :])
        opening = find_opening(s, k + 1, len(s.words), verb, self._window) if verb else None
        if source is None or verb is None or opening is None:
            return None
        report = self._report(k, 1, verb, None, opening, first)
        report.source, report.dropped, report.clause = source, False, (s.words[first].start, s.end)
        return report

    def _bare_noun(self, k: int, first: int, stop: int, last: Report | None) -> Report | None:
        """«X's announcement that …»: a verbal noun with its subject and a clause, wherever it stands."""
        s = self._s
        if k == first or s.text_at(k) not in s.cues.masdars or (last is not None and k >= last.first):
            return None
        report = self._verbal_noun(k, stop, None)
        if report is None or report.source is None:
            return None
        apart = any(self._s.breaks(j) for j in range(k, report.first))
        return report if report.opening == "clause" or (len(report.preposition) > 1 and not apart) else None

    def _impersonal(self, k: int, size: int, stop: int) -> Report | None:
        """«It is recalled that …»: the page itself says what follows."""
        s = self._s
        at = k + size - 1 if s.text_at(k + size - 1) in s.cues.with_pronoun else k + size
        if at >= stop:
            return None
        start = s.words[k].start
        return Report([], None, None, _RECALLED, (start, s.end), first=at, at=s.words[at].start,
                      resume=at, kind="told", told=False)  # fmt: skip

    def _stands_in(self, site: _Site) -> Report | None:
        """«The statement reads: …»: the words stand in a document, which is the source."""
        s, k, offset, verb, stop, first = self._s, site.k, site.offset, site.verb, site.stop, site.first
        source = read_phrase(s, k + 2, stop, self._window) if s.text_at(k + 1) in verb.takes else None
        kinds = [n[2].kind for n in s.phrases(*source.range)] if source else []
        unread = source is not None and not kinds and s.cues.is_definite(s.text_at(source.first))
        if source is None or not (unread or "document" in kinds):
            return None
        opening = find_opening(s, source.after, stop, verb, self._window)
        if opening is None or opening.kind == "preposition":
            return None
        report = self._report(k, offset, verb, source, opening, first)
        report.clause = (s.words[self._bounds.start(k, first)].start, s.end)
        report.cue = [(s.words[k].start + offset, s.words[k + 1].end)]
        return report

    def _relay(self, site: _Site) -> Report | None:
        """«X quoted Y as saying that»: all parts are the cue, Y the source, X a carrier."""
        s, k, offset, verb, stop = self._s, site.k, site.offset, site.verb, site.stop
        for j in range(k + 1, min(stop, k + self._window)):
            if (s.is_kind(j, "from") and s.text_at(j) == s.bare(j)) or s.text_at(j) in verb.takes:
                break
            if s.text_at(j) in s.cues.complementisers or (s.breaks(j) and s.joined(j)):
                return None
        else:
            return None
        carrier = read_phrase(s, k + 1, j, self._window) if j > k + 1 else read_before(s, k, 0)
        source = read_phrase(s, j + 1, stop, self._window)
        if source is None:
            return None
        opening, noun = find_opening(s, source.after, stop, verb, self._window), s.masdar(source.after)
        if opening is None and noun is not None:
            opening = self._subjects.complement(None, source.after + 1, source, stop, noun)
            verb = verb if opening is None else noun
        if opening is None:
            return None
        report = self._report(k, offset, verb, source, opening, 0)
        report.cue.append((s.words[j].start, s.words[j].end))
        for n in range(source.after, opening.opener + 1):
            if n < len(s.words) and (s.is_kind(n, "saying") or (verb is noun and n == source.after)):
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
                elif source and self._subjects.names_document(source):
                    stand_in_document(s, report, j, source)
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
                if s.words[at].start < start or s.is_kind(at - 1, "addressee"):
                    report.carriers.append((start, end))
