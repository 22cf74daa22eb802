"""Headlines whose subject stands before its verb of speech: «X warns of …», with the words before it for X."""

from __future__ import annotations

from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.contents import Opening, find_opening
from tawatur.annotate.cues import Verb
from tawatur.annotate.headlines import may_say, said_below, unlisted
from tawatur.annotate.reaches import bound
from tawatur.annotate.sources import VOICES, Phrase
from tawatur.annotate.subjects import Subjects

_LONGEST = 8  # words before the verb of a headline
_GUARDED = frozenset({"noun", "person", "strict", "passive", "document", "outlet", "described", "nobody", "renew"})
_PLAIN = frozenset({"relay", "in", "whom", "act", "described"})  # frames of verbs that take more than a content


def read_title(s: Sentence, window: int) -> list[Report]:
    """The report of a headline that opens with who speaks, then the imperfect of the verb; empty without it."""
    found = _verb(s)
    if found is None:
        return []
    k, verb = found
    if not _is_party(s, k):
        return []
    opening = find_opening(s, k + 1, len(s.words), verb, window)
    subject = Phrase(s.words[0].start, s.words[k - 1].end, 0, k, True)
    opening = Subjects(s, window).complement(opening, k + 1, subject, len(s.words), verb)
    if opening is None or opening.opener > k + 1 + window // 2:
        return []
    invites = opening.kind == "preposition" and s.text_at(opening.first).startswith(s.cues.clitic_to)
    shows = opening.kind == "preposition" and verb.row["act"] == "announce" and not s.is_said(opening.first)
    if shows or (invites and opening.first > k + 1):
        return []  # «X shows a new car», «X invites Y to come»: acts
    report = _report(s, k, verb, opening)
    bound(s, [report], len(s.words))
    return [report]


def _verb(s: Sentence) -> tuple[int, Verb] | None:
    """The first finite verb of a headline, where it is one of speech in the imperfect that stands for nothing else."""
    for k in range(1, min(_LONGEST, len(s.words) - 1)):
        if s.starts(k) is not None or s.breaks(k) or s.joined(k) or s.is_kind(k, "relative"):
            if s.breaks(k) or s.is_kind(k, "relative"):
                return None
            continue
        found = s.verb(k)
        if found is None:
            if s.cues.is_sure_imperfect(s.text_at(k)):
                return None
            continue
        offset, verb = found
        if verb.shape == "participle":
            continue
        plain = offset == 0 and verb.shape == "imperfect" and not verb.guard & _GUARDED and not verb.frame & _PLAIN
        return (k, verb) if plain and not s.is_kind(k - 1, "negation") and not s.is_kind(k - 1, "may") else None
    return None


def _is_party(s: Sentence, stop: int) -> bool:
    """Whether the words before the verb name a person, a body or a state, by a table, the text below or no table."""
    named = s.starts(0)
    if s.joined(0):
        return False
    if named is not None:
        return named[2].kind in VOICES | {"place"} and named[2].kind != "document" and s.index(named[1]) <= stop
    if s.stops_phrase(0):
        return False
    return (may_say(s) and stop <= _LONGEST) or said_below(s, stop) is not None or unlisted(s, stop) is not None


def _report(s: Sentence, k: int, verb: Verb, opening: Opening) -> Report:
    last = next((j for j in range(1, k) if s.is_kind(j, "preposition")), k)  # «X in his first speech»
    preposition = s.text_at(opening.opener) if opening.kind in ("preposition", "clause") else ""
    return Report(
        cue=[(s.words[k].start, s.words[k].end)], source=(s.words[0].start, s.words[last - 1].end), verb=verb,
        rule=verb.row.rule, clause=(s.start, s.end), pair=opening.pair, first=opening.first, at=opening.at,
        preposition=preposition if preposition in verb.takes else "", resume=max(opening.first, k + 1),
        opening=opening.kind,
    )  # fmt: skip
