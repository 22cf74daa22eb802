"""Whether a refusal is an act and no word of the one who refuses, and what «not» makes of a verb of denial."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.contents import Opening
from tawatur.annotate.cues import Verb
from tawatur.annotate.identity import hides_name
from tawatur.annotate.sources import Phrase


def is_no_word(s: Sentence, k: int, verb: Verb, source: Phrase | None, opening: Opening) -> bool:
    """Whether the verb of a refusal at word `k` tells what its subject does, and not what he says."""
    held = opening.kind in ("object", "preposition") and _is_withheld(s, verb, source, opening.first)
    return held or hides_name(s, k, verb)


def _is_withheld(s: Sentence, verb: Verb, source: Phrase | None, first: int) -> bool:
    """Whether what is refused from word `first` on, or ends the naming before it, is what a refuser does not do."""
    if verb.row["act"] != "deny" or "turned" in verb.guard:
        return False
    near = (first, source.after - 1) if source and source.after == first else (first,)
    return any(s.text_at(k).removeprefix(s.cues.article) in s.cues.kinds["let"] for k in near)


def is_unsaid(s: Sentence, k: int, verb: Verb) -> bool:
    """Whether «not» before a verb says that nothing is said; a verb that rules out holds possible then."""
    return s.is_kind(k - 1, "negation") and "turned" not in verb.guard


def is_left_open(s: Sentence, at: int) -> bool:
    """Whether a cue that starts at a place has «not» in it: «did not rule out that»."""
    k = s.holder(at)
    return s.is_kind(k, "negation") and s.words[k].start <= at
