"""Who denies or confirms what a sentence has just said: «X took the town, which Y denied»."""

from __future__ import annotations

from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.cues import Verb
from tawatur.annotate.sources import read_phrase

_BEFORE = 3  # words of the shortest clause that is denied or confirmed
_ACTS = frozenset({"deny", "confirm", "affirm"})


def read_referred(s: Sentence, window: int) -> Report | None:
    """The report of a verb whose object is the clause before it; None without one.

    Its content is not there; `at` is where «which» stands, `first` the word behind the source.
    """
    for k in range(_BEFORE, len(s.words) - 2):
        size = s.match(k, "so")
        if not size or s.quotes.around(s.words[k].start) is not None:
            continue
        at = k + size
        while s.is_kind(at, "auxiliary"):
            at += 1
        verb, source = _verb_of_it(s, at), read_phrase(s, at + 1, len(s.words), window)
        if verb is None or source is None or not source.known:
            continue
        cue, clause = (s.words[at].start, s.words[at].end), (s.words[k].start, source.end)
        report = Report([cue], source.range, verb, verb.row.rule, clause, kind="referred")
        report.first, report.at, report.end = source.after, clause[0], clause[1]
        return report
    return None


def _verb_of_it(s: Sentence, at: int) -> Verb | None:
    """The verb of denial or confirmation that a word is with the pronoun of its object: «denied it»."""
    found = next((s.cues.verbs[form] for form in s.cues.without_object(s.text_at(at)) if form in s.cues.verbs), None)
    return found if found is not None and found.row["act"] in _ACTS else None
