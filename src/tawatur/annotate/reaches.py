"""How far the reports of a sentence reach: where each content ends."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Range, Report, Sentence
from tawatur.annotate.predicates import is_of_content
from tawatur.annotate.sources import CARRIERS
from tawatur.annotate.undisclosed import is_undisclosed

_ROOT = 3  # letters of a past verb that may be a noun too
_LEAST = 2  # words of the shortest clause that is said
_TOLD = ("clause", "object", "preposition")  # how a content opens behind which the page may go on
_STOPS = (".", "!", "\u061f", "?")


def bound(s: Sentence, reports: list[Report], stop: int) -> None:
    """Ends each content where the next clause starts; `stop` is the word behind the last one read."""
    _lead_in(s, reports)
    for number, report in enumerate(reports):
        following = reports[number + 1].clause[0] if number + 1 < len(reports) else s.words[stop - 1].end
        end = max(report.at, min(report.end or following, following))
        if report.kind in ("verb", "noun") and report.opening in ("object", "preposition") and not report.pair:
            end = _before_event(s, report, end)
        if report.kind == "verb" and report.opening == "clause" and not report.pair:
            end = _before_speech(s, report, end)
        if report.kind == "verb" and report.opening == "clause" and not report.pair:
            end = _before_main_clause(s, report, end)
        if report.kind == "verb" and report.opening in _TOLD and not report.pair:
            end = _before_page(s, report, end)
        if report.verb is not None and report.verb.row["certainty"] == "denied" and not report.pair:
            end = _before_known(s, report, end)
        if report.pair:
            end = _before_remark(s, report.pair, end)
        if report.pair and _closes(s, report.pair, end):
            end = min(end, report.pair[1])
        report.end = end
        report.at = _behind_denial(s, report)
        report.clause = (report.clause[0], max(end, report.clause[1] if report.kind == "phrase" else end))


def _behind_denial(s: Sentence, report: Report) -> int:
    """Where what is denied starts in «that there is no truth in what was said»; else where the content starts."""
    k = report.first + (s.text_at(report.first) in s.cues.with_pronoun)
    size = s.match(k, "denial")
    after = k + size - (size > 2 and s.text_at(k + size - 1).startswith(s.cues.clitic_to))
    if not size or after >= s.index(report.end) or not s.text_at(after).startswith(s.cues.clitic_to):
        return report.at
    whole = s.text_at(after).startswith(s.cues.clitic_to * 2)
    return s.words[after].start + (not whole)


def _before_remark(s: Sentence, pair: Range, end: int) -> int:
    """Where what follows quoted words ends: before «; which is what X rejects», which the page says."""
    for k in range(s.index(pair[1]), s.index(end)):
        if s.breaks(k) and s.is_kind(k, "while") and s.match(k, "so"):
            return s.words[k].start
    return end


def _before_event(s: Sentence, report: Report, end: int) -> int:
    """Where a content that is no clause ends: before «, and» with a past or «not», «, which is what» or «, after»."""
    for k in range(report.first + 1, s.index(end)):
        happens = s.joined(k) and s.bare(k) in s.cues.pasts
        wishes = report.verb is not None and report.verb.shape == "participle"  # who wishes well tells nothing more
        sure = happens and len(s.bare(k)) > _ROOT - wishes and not s.cues.is_verbal_noun(s.bare(k))
        if sure and s.last_of("relative", k) <= report.first and s.quotes.around(s.words[k].start) is None:
            return s.words[k].start
        happens = happens or (s.is_kind(k, "not-past") and s.joined(k))
        remark = s.match(k, "remark") or s.match(k, "occasion") or (s.is_kind(k, "while") and s.match(k, "so"))
        if s.breaks(k) and (happens or remark) and s.quotes.around(s.words[k].start) is None:
            return s.words[k].start
    return end


def _before_speech(s: Sentence, report: Report, end: int) -> int:
    """Where a clause that is said ends: before «, and» with a past verb of speech, which nothing of it governs."""
    for k in range(report.first + _LEAST, s.index(end)):
        if not (s.breaks(k) and s.joined(k)) or s.quotes.around(s.words[k].start) is not None:
            continue
        found = s.verb(k)
        if found is None or found[1].shape != "past" or "noun" in found[1].guard or found[1].frame == {"act"}:
            continue
        freed = s.last_of("relative", k) <= report.first and not is_of_content(s, k, report)
        if freed and "clause" in found[1].frame:
            return s.words[k].start
    return end


def _before_main_clause(s: Sentence, report: Report, end: int) -> int:
    """Where a content ends that stands in a concession: «although many said that …, | the truth is …»."""
    cue = s.index(report.cue[0][0])
    yields = s.last_of("despite", cue + 1, lambda j: s.match(j, "despite") > 0)
    if yields < 0 or any(s.breaks(j) for j in range(yields + 1, cue + 1)):
        return end
    for k in range(report.first + _LEAST, s.index(end)):
        answers = s.match(k, "contrast") or s.is_kind(k, "yet") or s.bare(k) in s.cues.complementisers
        if s.breaks(k) and answers and s.quotes.around(s.words[k].start) is None:
            return s.words[k].start
    return end


def _before_known(s: Sentence, report: Report, end: int) -> int:
    """Where what is denied ends: before «, knowing that», with which the page says what is so."""
    known = (k for k in range(report.first + _LEAST, s.index(end)) if s.breaks(k) and s.match(k, "known"))
    return next((s.words[k].start for k in known if s.quotes.around(s.words[k].start) is None), end)


def _before_page(s: Sentence, report: Report, end: int) -> int:
    """Where the page goes on by itself: «, while visited the minister …», «, but he did not say …»."""
    for k in range(report.first + _LEAST, s.index(end) - _LEAST):
        if s.quotes.around(s.words[k].start) is not None:
            continue
        if is_undisclosed(s, k):
            return s.words[k].start
        if not s.breaks(k):
            continue
        size = s.match(k, "meanwhile")
        if not size:
            continue
        verb, named = s.text_at(k + size), s.starts(k + size + 1)
        past = len(verb) >= _ROOT and s.cues.is_past(verb) and not s.cues.is_verbal_noun(verb)
        if past and named is not None and named[2].kind in CARRIERS | PEOPLE | {"organisation", "group"}:
            return s.words[k].start
    return end


def _lead_in(s: Sentence, reports: list[Report]) -> None:
    """A phrase that opens a sentence another report fills: a carrier of its words, or who answers for them."""
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


def _closes(s: Sentence, pair: Range, end: int) -> bool:
    """Whether a content ends with its quotation: nothing goes on right behind the closing mark."""
    after = s.index(pair[1])
    if after >= len(s.words) or s.words[after].start >= end:
        return True
    rest = s.text[pair[1] + 1 : s.words[after].start]
    if s.text[pair[0] : pair[1]].rstrip()[-1:] in _STOPS:
        return True
    return any(c in rest for c in ",.\u060c\u061b;\n(") or s.joined(after)
