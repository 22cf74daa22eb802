"""Where a text turns away from what it is about, by how a sentence opens: back to what had happened before, or aside.

«The minister had said a week ago …» tells another event than the page, though the minister is the same; so does what
follows on «on another matter». What a sentence is about does not show it: only how it is joined to the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tawatur.model import Mention, Span

_JOIN = 2  # letters of a conjunction before the word that opens a sentence, and of the space behind it
_FAR = 120  # letters behind a «was» in which its «had» stands: a name with title and a relative clause
_NAME = 60  # letters behind it in which, after a name with title, the verb stands where «had» is left out
_WHO = frozenset({"person", "office", "organisation", "group", "agency", "outlet"})

Signals = Mapping[str, list[Span]]


def goes_back(signals: Signals, mentions: list[Mention], deeds: Iterable[Span], sentence: Span) -> bool:
    """Whether a sentence tells what had happened before: it opens with «was», and «had» follows, or a name and then
    what was done. `deeds`: the words that report speech, name events or say when."""
    opening = next((s for s in signals.get("was", []) if _opens(s, sentence)), None)
    if opening is None:
        return False
    end = min(sentence.end, opening.end + _FAR)
    clause = next((s.start for s in signals.get("clause", []) if opening.end <= s.start < end), end)
    if any(opening.end <= s.start < clause for s in signals.get("had", [])):
        return True
    named = any(m.kind in _WHO and 0 < m.span.start - opening.end <= _JOIN for m in mentions)
    return named and any(opening.end < d.start < min(clause, opening.end + _NAME) for d in deeds)


def turns_aside(signals: Signals, sentence: Span) -> bool:
    """Whether a sentence opens with words that lead to another matter."""
    return any(_opens(s, sentence) for s in signals.get("aside", []))


def _opens(signal: Span, sentence: Span) -> bool:
    return 0 <= signal.start - sentence.start <= _JOIN
