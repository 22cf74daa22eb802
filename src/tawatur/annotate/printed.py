"""Letters and statements that a page prints in full: what follows «whose text is:» is told by who issued them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tawatur.annotate.clauses import Range, Sentence
from tawatur.annotate.drafts import Draft
from tawatur.annotate.sources import read_phrase
from tawatur.annotate.speakers import Origin

_LAST = 6  # words at the end of a sentence among which «whose text is» stands
_RULE = "letter"


def read_letters(drafts: Iterable[Draft], resolve: Callable[[Range], Origin], window: int) -> None:
    """Gives the paragraphs behind «whose text is:» to the issuer whom that sentence names: `implied`.

    Up to the end of the text, or to where the page itself goes on: a remark of its own, or words of another party.
    """
    origin: Origin | None = None
    opened = 0
    evidence: Range | None = None
    for draft in drafts:
        if draft.number == opened:
            continue
        if place := _announced(draft, window):
            found = resolve(place[0])
            origin, opened, evidence = (found if found.ref else None), draft.number, place[1]
        elif origin is not None and _is_of_page(draft, origin):
            origin = None
        elif origin is not None and (draft.piece.report is None or draft.piece.report.source is None):
            draft.origin, draft.implied, draft.evidence, draft.rule = origin, True, evidence, _RULE


def _announced(draft: Draft, window: int) -> tuple[Range, Range] | None:
    """(who issued it, the words that say so) where a sentence of the body ends with the words before a full text."""
    s = draft.sentence
    last = len(s.words)
    if draft.role != "body":
        return None
    text = next((k for k in range(max(0, last - _LAST), last) if k + s.match(k, "full-text") == last), None)
    if text is None:
        return None
    issuing = next((k for k in range(text) if s.is_kind(k, "issuing")), None)
    if issuing is None:
        return None
    issuer = read_phrase(s, issuing + 1, _before_document(s, issuing + 1, text), window)
    return (issuer.range, (s.words[text].start, s.words[-1].end)) if issuer and issuer.known else None


def _before_document(s: Sentence, first: int, stop: int) -> int:
    """The word of the document that is issued, behind its issuer."""
    nouns = s.cues.kinds["statement-noun"]
    documents = (k for k in range(first + 1, stop) if s.text_at(k) in nouns or s.text_at(k)[:-1] in nouns)
    return next(documents, stop)


def _is_of_page(draft: Draft, origin: Origin) -> bool:
    """Whether a piece shows that the letter is over."""
    report = draft.piece.report
    if draft.role != "body" or (report is not None and report.kind == "told"):
        return True
    return report is not None and report.source is not None and draft.origin.ref != origin.ref
