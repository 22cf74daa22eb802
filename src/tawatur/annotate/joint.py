"""A second source that a conjunction joins to a first: «X and Y said»."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Sentence
from tawatur.annotate.sources import VOICES, Phrase, read_phrase


def read_joint(s: Sentence, phrase: Phrase, stop: int, longest: int) -> Phrase | None:
    """A second source joined to a first by a conjunction: «X and Y said»."""
    at = phrase.after
    if at >= stop or s.text_at(at)[:1] not in s.cues.joined or s.breaks(at):
        return None
    if s.text_at(at) in s.cues.joined:
        return read_phrase(s, at + 1, stop, longest) if s.starts(at + 1) else None
    named = s.starts(at, 1)
    if named is None or named[2].kind not in VOICES or named[2].kind == "document":
        return None
    joint = read_phrase(s, at, stop, longest, 1)
    return None if joint and _is_second_title(s, phrase, joint) else joint


def _is_second_title(s: Sentence, phrase: Phrase, joint: Phrase) -> bool:
    """Whether a title without a name goes on with those of the person named before: «Dr X, dean of … and member of»."""
    kinds = [named[2].kind for named in s.phrases(*phrase.range) if named[2].kind in PEOPLE]
    others = [named[2].kind for named in s.phrases(*joint.range)]
    titled = kinds[-1:] == ["office"] and "person" in kinds
    return titled and others[:1] == ["office"] and "person" not in others
