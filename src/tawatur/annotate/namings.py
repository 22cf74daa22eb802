"""What of a naming is about the one named: without words that lead to a document, or the body that one belongs to."""

from __future__ import annotations

from tawatur.annotate.clauses import Range
from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text


def from_document(text: Text, cues: Cues, source: Range) -> Range:
    """A naming from the noun of a document on, when one word leads it: «the latest | report of X»."""
    words = text.plain[source[0] : source[1]].split()
    led = len(words) > 1 and words[1].removeprefix(cues.article) in cues.kinds["issued"] and words[0] in cues.common
    known = words[0] in cues.bodies or words[0] in cues.human or words[0] in cues.kinds["some"]
    return (source[0] + len(words[0]) + 1, source[1]) if led and not known else source


def without_owner(text: Text, cues: Cues, source: Range) -> Range:
    """A naming without the body that the one named belongs to: «the committee | belonging to X»."""
    end = source[0]
    for n, word in enumerate(text.plain[source[0] : source[1]].split(" ")):
        if n and word in cues.kinds["belonging"]:
            return source[0], end - 1
        end += len(word) + 1
    return source
