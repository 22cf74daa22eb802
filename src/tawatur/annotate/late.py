"""Sentences that say where the words before them stand, or who said them: «this came in a statement by X»."""

from __future__ import annotations

from tawatur.annotate.bystanders import past_told
from tawatur.annotate.clauses import Report, Sentence
from tawatur.annotate.sources import VOICES, read_phrase

_WITHIN = 6  # words from the start of a sentence within which it refers back
_LONE = 2  # words of a document with an adjective, but without the one who issued it
_PARTY = 12  # words after a speech or a press conference within which the one who spoke stands


def read_late(s: Sentence, window: int) -> Report | None:
    """The report without a content of a sentence that refers back; None when it does not."""
    for k in range(min(_WITHIN, len(s.words))):
        verb = s.cues.verbs.get(s.text_at(k)) or s.cues.verbs.get(s.bare(k))
        if verb is None or "in" not in verb.frame:
            continue
        at = next((j for j in range(k + 1, min(k + _WITHIN, len(s.words))) if s.text_at(j) in verb.takes), 0)
        if not at or not any(s.is_kind(j, "this") for j in range(at)):
            return None
        source = _source(s, at + 1, window)
        if source is None:
            return None
        word = s.words[k]
        return Report([(word.start, word.end)], source, verb, "late", (s.start, s.end), at=s.start, end=s.end,
                      kind="late")  # fmt: skip
    return None


def read_confirmed(s: Sentence, window: int) -> Report | None:
    """«X said so»: a verb of speech at the start of a clause whose object is what was told before; None without it.

    Its content is not there; `first` is the word behind the source, from which the sentence is read on.
    """
    for k in range(len(s.words) - 2):
        if not s.is_kind(k + 1, "told-so") or not (k == 0 or s.breaks(k) or s.match(0, "turn") == k):
            continue
        found, source = s.verb(k), read_phrase(s, past_told(s, k + 2), len(s.words), window)
        said = found is not None and found[1].shape == "past" and "noun" not in found[1].guard
        if found is None or not said or s.is_kind(k, "preposition") or source is None or not source.known:
            continue
        if s.text_at(source.after) in s.cues.complementisers:
            return None
        start = s.words[k].start + found[0]
        return Report([(start, s.words[k].end)], source.range, found[1], "late", (s.words[k].start, source.end),
                      first=source.after, at=s.words[k].start, end=source.end, kind="confirmed")  # fmt: skip
    return None


def _source(s: Sentence, at: int, window: int) -> tuple[int, int] | None:
    """The document at a word with the one who issued it, or who gave the speech or interview that stands there."""
    phrase = read_phrase(s, at, len(s.words), window)
    if phrase is None:
        return None
    kinds = [named[2].kind for named in s.phrases(*phrase.range)]
    word = s.text_at(at).removeprefix(s.cues.article)
    if "document" in kinds or word in s.cues.kinds["issued"]:
        issued = s.cues.is_definite(s.text_at(at)) or any(kind in VOICES - {"document"} for kind in kinds)
        return phrase.range if issued or phrase.after - at > _LONE else None
    if word not in s.cues.kinds["speech"]:
        return None
    for k in range(phrase.after, min(len(s.words), phrase.after + _PARTY)):
        named = s.starts(k)
        if named and named[2].kind in VOICES and named[2].kind != "document":
            found = read_phrase(s, k, len(s.words), window)
            return found.range if found else None
    return None
