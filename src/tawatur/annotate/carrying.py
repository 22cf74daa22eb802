"""Sentences that go on with what was said before, by their first words: «… . And that it will», «… . We have»."""

from __future__ import annotations

from itertools import groupby

from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.cues import Cues
from tawatur.annotate.drafts import Draft
from tawatur.annotate.quotations import MARKS

_SPOKEN = ("colon", "quote")  # how a content opens that may be in the first person
_AFTER = 3  # letters behind a sentence in which the mark stands that closes what it quotes
_ROOT = 3  # letters of the shortest verb before the ending of «we»


def carry_on(drafts: list[Draft], cues: Cues) -> None:
    """Gives what a page seems to tell itself to who spoke in the sentence before: `implied`.

    Only where its first words show it: a complementiser, which hangs on the verb before, or the first person, which on
    a page that never speaks so itself is of the one who was quoted; and one sentence behind quoted words that no mark
    closes.
    """
    last: Draft | None = None
    reach = 0  # the number of the sentence up to which its words go on
    own = False  # the page itself speaks in the first person
    for number, group in groupby(drafts, key=lambda draft: draft.number):
        pieces = list(group)
        first = pieces[0]
        told = first.piece.report is None and not first.implied and first.role == "body"
        if told and last is not None and reach == number - 1 and _goes_on(first.sentence, last, cues, own=own):
            for draft in pieces:
                if draft.piece.report is not None:
                    break
                draft.origin, draft.implied, draft.rule = last.origin, True, "carried"
                draft.evidence, draft.channel = last.evidence or _cue(last.piece.report), last.channel
        elif told:
            own = own or _is_first_person(first.sentence, cues)
        end = pieces[-1]
        spoken = end.role == "body" and end.origin.ref is not None
        if not (spoken and end.implied and end.rule == "carried" and last is not None and not _is_left_open(last)):
            last = end if spoken and end.piece.report is not None else None
        reach = number


def _cue(report: Report | None) -> tuple[int, int] | None:
    return report.cue[0] if report is not None and report.cue else None


def _goes_on(s: Sentence, last: Draft, cues: Cues, *, own: bool) -> bool:
    report = last.piece.report
    if report is None:
        return False
    spoken = report.opening in _SPOKEN or report.pair is not None
    if spoken and _is_left_open(last):
        return True
    if spoken and not own and _is_first_person(s, cues):
        return last.origin.kind in ("person", "office")
    return (spoken or report.opening == "clause") and _is_complement(s, cues)


def _is_left_open(last: Draft) -> bool:
    """Whether a quotation mark opens a piece, and none closes it before its sentence ends."""
    s, at = last.sentence, last.piece.content[0][0]
    opened = s.text[:at].rstrip()[-1:] in MARKS
    return opened and not any(mark in s.text[at : s.end + _AFTER] for mark in MARKS)


def _is_complement(s: Sentence, cues: Cues) -> bool:
    """Whether a sentence opens with «and that» or «as also that»: never «and if», which is written like it."""
    word, rest = s.text_at(0), s.bare(0)
    if s.is_kind(0, "also") and word == rest:
        return s.text_at(1) in cues.complementisers or s.text_at(1) in cues.with_pronoun
    if word == rest or rest in cues.kinds["condition"]:
        return rest in cues.with_pronoun and word != rest
    if rest in cues.with_pronoun:
        return True
    noun = cues.is_definite(s.text_at(1)) or s.starts(1) is not None
    return rest in cues.complementisers and noun


def _is_first_person(s: Sentence, cues: Cues) -> bool:
    """Whether one of the first two words is of the one who speaks, or the first a verb with the ending of «we»."""
    words = [s.text_at(0), s.bare(0), s.text_at(1)]
    return any(word in cues.kinds["i-we"] for word in words) or (
        s.starts(0) is None and any(_is_ours(word, cues) for word in words[:2])
    )


def _is_ours(word: str, cues: Cues) -> bool:
    stem = next((word[: -len(end)] for end in cues.kinds["our"] if word.endswith(end)), "")
    return len(stem) >= _ROOT and (stem in cues.pasts or cues.looks_past(stem))
