"""Who denies and what: before and behind the verb, past what stands between: «X denies, in a statement, any role»."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Sentence
from tawatur.annotate.contents import Opening
from tawatur.annotate.sources import VOICES, Phrase, read_phrase

_FINITE = ("past", "imperfect")
_FAR = 8  # words that may stand between a verb of denial or its subject and what is denied


def read_denier(s: Sentence, k: int, first: int, longest: int) -> Phrase | None:
    """The words that open a headline before a verb of denial and what is denied: «the X office denies rumours»."""
    found = s.verb(k)
    if found is None or found[0] or found[1].row["certainty"] != "denied" or found[1].shape not in _FINITE:
        return None
    if not first < k <= first + longest or s.joined(first):
        return None
    if any(s.stops_phrase(j) or (j > first and (s.breaks(j) or s.joined(j))) for j in range(first, k)):
        return None
    if any(":" in s.gap(j) for j in range(first + 1, k)) or _find(s, k + 1, len(s.words)) is None:
        return None
    return Phrase(s.words[first].start, s.words[k - 1].end, first, k, True)


def find_denied(
    s: Sentence, k: int, stop: int, source: Phrase | None, longest: int, opening: Opening | None
) -> tuple[Opening, Phrase] | None:
    """What a verb of denial takes and who denies, where no complement was found; None where nothing can be that.

    Where one was found, only a claim that was read as the end of its source: «the office denied | the charges of».
    """
    if (found := s.verb(k)) is None or found[1].row["certainty"] != "denied":
        return None
    if opening is not None:
        short = _before_claim(s, source) if source is not None and source.first > k else source
        if short is None or short == source or opening.kind == "clause":
            return None
        return Opening(short.after, short.after, s.words[short.after].start, "object"), short._replace(known=True)
    if source is None or source.first > k:
        source = source or _denying(s, k, stop, longest)
        if source is None:
            return None
        source = _before_claim(s, source)
    at = _find(s, max(source.after, k + 1), stop)
    return None if at is None else (Opening(at, at, s.words[at].start, "object"), source._replace(known=True))


def _denying(s: Sentence, k: int, stop: int, longest: int) -> Phrase | None:
    """The noun phrase behind a verb of denial that may be of somebody: definite, of a body, or a mention."""
    if k + 1 >= stop or s.breaks(k + 1) or s.joined(k + 1) or _is_claim(s, k + 1) or s.is_kind(k + 1, "everyone"):
        return None
    named, word = s.starts(k + 1), s.text_at(k + 1)
    if not (s.cues.is_definite(word) or word in s.cues.bodies or (named and named[2].kind in VOICES | PEOPLE)):
        return None
    return read_phrase(s, k + 1, stop, longest)


def _before_claim(s: Sentence, phrase: Phrase) -> Phrase:
    """A phrase without the claim that is denied: «sources in the office | the reports that …»."""
    for j in range(phrase.first + 1, phrase.after):
        if _is_claim(s, j) and (s.cues.is_definite(s.text_at(j)) or s.ends(j - 1) is not None):
            return Phrase(phrase.start, s.words[j - 1].end, phrase.first, j, phrase.known)
    return phrase


def _find(s: Sentence, first: int, stop: int) -> int | None:
    """The first word of what is denied, among the words [first, stop) and not far.

    A claim («the reports that», «what was said of») is denied wherever it stands; an act at once, or behind a comma
    or a phrase of its own, as it may belong to the noun before it.
    """
    apart = s.is_kind(first, "preposition")
    for j in range(first, min(stop, first + _FAR)):
        word = s.text_at(j)
        if word in s.cues.complementisers or s.is_kind(j, "relative") or (s.breaks(j) and s.joined(j)):
            return None
        led = j == first or s.breaks(j) or (apart and not s.cues.is_definite(word))
        if _is_claim(s, j) or (led and _is_act(s, j)):
            return j
        if s.verb(j) is not None and j not in s.covered:
            return None
    return None


def _is_claim(s: Sentence, j: int) -> bool:
    """Whether a word is a noun for what is claimed or rumoured, or «what» before a verb."""
    word = s.text_at(j)
    if j in s.covered or s.joined(j):
        return False
    if word in s.cues.kinds["everyone"] and word in s.cues.kinds["claim"]:
        return not (s.cues.is_definite(s.text_at(j + 1)) or s.is_kind(j + 1, "preposition"))
    return word in s.cues.kinds["claim"] and word not in s.cues.kinds["this"]


def _is_act(s: Sentence, j: int) -> bool:
    """Whether a word without the article is a verbal noun, alone or with a pronoun."""
    word = s.text_at(j)
    said = s.is_said(j) or s.is_possessed_act(word)
    return said and not s.cues.is_definite(word) and j not in s.covered and s.starts(j) is None
