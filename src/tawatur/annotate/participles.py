"""Whether a participle tells how something was said, «…, adding that», or is an adjective of what stands before it."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.contents import Opening
from tawatur.annotate.cues import Verb

_STOPS = '.:\u00bb"\u201d\u201c'


def tells_how(s: Sentence, k: int, first: int, verb: Verb, opening: Opening, *, follows: bool) -> bool:
    """Whether a participle at word k reports what opens behind it.

    `first` is where the clause starts; `follows`: a report stands before it in the sentence.
    """
    if _is_adjective(s, k, verb) or _is_place(s, k, opening):
        return False
    opens = _opens(s, k, first)
    apart = any(s.breaks(j) for j in range(k + 1, opening.opener + 1))
    clause = opening.kind == "clause" and (opens or not apart)
    said = opening.kind in ("colon", "quote") and opening.first == k + 1 and "act" not in verb.frame
    sure = (clause or said) and verb.number != "p"
    return sure or opens or (follows and _is_adverb(s, k, verb, opening))


def _is_adjective(s: Sentence, k: int, verb: Verb) -> bool:
    """Whether a participle is told of a noun: «many and useful data», «it will be useful»; or is one: «proposals»."""
    cues, word = s.cues, s.text_at(k)
    if s.breaks(k) or s.text_at(k + 1) in cues.complementisers:
        return False
    if s.is_kind(k - 1, "copula") or word.endswith(cues.plural_feminine) or is_second_act(s, k):
        return True
    before = s.verb(k - 1)
    listed = s.joined(k) and verb.gender == "f" and (cues.is_feminine(s.bare(k - 1)) or s.is_said(k - 1))
    return listed and (before is None or before[1].shape != "participle")


def is_second_act(s: Sentence, k: int) -> bool:
    """Whether a verbal noun is joined to another one: «denial and refusal of», «help and support of»."""
    masdars = s.cues.masdars
    return s.text_at(k) != s.bare(k) and not s.breaks(k) and s.bare(k) in masdars and s.bare(k - 1) in masdars


def _is_place(s: Sentence, k: int, opening: Opening) -> bool:
    """Whether a word like a participle is a noun that somebody has: «takes the town for his seat»."""
    held = s.text_at(k + 1) in s.cues.kinds["pronominal"]
    return held and not s.breaks(k) and opening.opener > k + 2


def _opens(s: Sentence, k: int, first: int) -> bool:
    """Whether a participle stands where a clause can open."""
    apart = any(m in s.gap(k) for m in _STOPS)
    return s.breaks(k) or k == first or s.is_kind(k - 1, "adverb") or s.joined(k) or apart


def _is_adverb(s: Sentence, k: int, verb: Verb, opening: Opening) -> bool:
    """Whether a participle in the accusative with what is said right behind it goes on with a report."""
    accusative = verb.number == "s" and s.text_at(k).endswith(s.cues.accusative)
    whom = "person" in verb.frame and opening.kind == "preposition" and s.cues.is_definite(s.text_at(k + 1))
    said = opening.first == k + 1 and s.is_said(k + 1)
    led = opening.kind == "preposition" and opening.opener == k + 1 and "noun" not in verb.guard
    return accusative and (said or whom or led)
