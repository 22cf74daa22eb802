"""Whether a refusal is an act, such as not letting people in, and no word of the one who refuses."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.cues import Verb
from tawatur.annotate.sources import Phrase


def is_withheld(s: Sentence, verb: Verb, source: Phrase | None, first: int) -> bool:
    """Whether what is refused from word `first` on, or ends the naming before it, is what a refuser does not do."""
    if verb.row["act"] != "deny":
        return False
    near = (first, source.after - 1) if source and source.after == first else (first,)
    return any(s.text_at(k).removeprefix(s.cues.article) in s.cues.kinds["let"] for k in near)
