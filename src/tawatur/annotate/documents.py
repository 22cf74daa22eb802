"""A document that answers for what somebody says in it: «X called, as the statement says, for …»."""

from __future__ import annotations

from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.sources import Phrase


def stand_in_document(s: Sentence, report: Report, k: int, source: Phrase) -> None:
    """«X called, as the statement says, for …»: the document answers for what X says in it."""
    report.first, report.at = s.holder(report.cue[0][0]), report.cue[0][0]
    report.asides.append((s.words[k].start, source.end))
    report.cue = [(s.words[k].start, s.words[k + s.match_phrase(k) - 1].end)]
    report.source, report.verb, report.kind, report.dropped = source.range, None, "phrase", False
