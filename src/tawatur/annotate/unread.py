"""Words between a verb of speech and what is said that no table knows, and that can only be who says it.

«And X Y pointed | to …», «Z the manager renewed | the readiness of …»: whoever spoke before does not go on there.
"""

from __future__ import annotations

from tawatur.annotate.bystanders import is_manner, past_told
from tawatur.annotate.clauses import PEOPLE, Sentence
from tawatur.annotate.contents import Opening
from tawatur.annotate.cues import Verb
from tawatur.annotate.sources import Phrase

_TAKES = frozenset({"object", "person", "whom", "self"})  # what a verb may take beside what is said
_UNSURE = frozenset({"described", "noun", "passive"})  # verbs that say something of another, or may be nouns
_NOT_FIRST = (
    "auxiliary",
    "copula",
    "preposition",
    "this",
    "what",
    "saying",
    "negation",
    "beside",
    "while",
    "of-kind",
    "relative",
    "claim",
)
_ENDS = ("preposition", "relative", "adverb", "saying", "since", "while")


def read_unread(s: Sentence, k: int, verb: Verb, opening: Opening) -> Phrase | None:
    """The naming behind the verb at `k`, where nothing but it and adjuncts stands before what is said."""
    if verb.guard & _UNSURE:
        return None
    stop = opening.first if opening.kind == "object" else opening.opener
    at = _past_adjuncts(s, k + 1, stop)
    if at >= stop or s.breaks(at) or not _may_open(s, at, verb):
        return None
    end, counted = at + 1, s.text_at(at)[:1].isdigit()
    while end < stop and (not _ends(s, end) or (counted and _counts_on(s, end))):
        if s.starts(end) is None and end not in s.covered and s.cues.is_finite(s.text_at(end)):
            return None
        end += 1
    if counted and end == at + 1:
        return None
    return Phrase(s.words[at].start, s.words[end - 1].end, at, end, True)


def _past_adjuncts(s: Sentence, at: int, stop: int) -> int:
    """The word behind what tells when, in what turn and to whom it was said."""
    while at < stop:
        told = s.text_at(at) in s.cues.kinds["pronominal"] or s.is_kind(at, "adverb") or s.timed(at)
        size = s.match(at, "turn") or past_told(s, at) - at or int(told)
        if not size:
            break
        at += size
    return at


def _may_open(s: Sentence, at: int, verb: Verb) -> bool:
    """Whether a word may open the naming of a subject: behind a verb that takes an object, a name or title only."""
    word, cues, named = s.text_at(at), s.cues, s.starts(at)
    if any(s.is_kind(at, kind) for kind in _NOT_FIRST) or word in cues.complementisers or is_manner(s, at):
        return False
    if s.joined(at) or _is_spoken_to(s, at) or cues.is_bound(word) or s.is_said(at) or _is_participle(s, at):
        return False
    if named is not None:
        return named[2].form not in ("nisba", "pronoun") and ("person" not in verb.frame) and (
            named[2].kind in PEOPLE or not verb.frame & _TAKES
        )  # fmt: skip
    listed = word in cues.verbs or word in cues.happenings or cues.is_sure_imperfect(word) or cues.is_future(word)
    if listed or word.endswith(cues.accusative):
        return False
    if not verb.frame & _TAKES:
        return word not in cues.masdars and not s.is_kind(at, "everyone")
    noun = word in cues.common or word.removeprefix(cues.article) in cues.common or cues.is_happening(word)
    bound = any(word.endswith(p) for p in cues.kinds["pronoun"] if len(p) > 1)
    strange = word.isalpha() and not (noun or bound or cues.is_definite(word))
    return "person" not in verb.frame and strange and not cues.is_verbal_noun(word)


def _is_spoken_to(s: Sentence, at: int) -> bool:
    """Whether a word may begin with «to», before whom no mention starts with all of it."""
    return s.text_at(at)[:1] == s.cues.clitic_to and s.starts(at) is None


def _is_participle(s: Sentence, at: int) -> bool:
    """Whether a word tells how it was said, in the accusative."""
    found, word = s.verb(at), s.text_at(at)
    adverb = any(word.endswith(end) and word[: -len(end)] in s.cues.common for end in s.cues.accusative)
    return adverb or (found is not None and found[1].shape == "participle")


def _counts_on(s: Sentence, at: int) -> bool:
    """Whether a word goes on with people who are counted: «52 per cent only | of the participants»."""
    return s.is_kind(at, "sender") or (s.is_kind(at, "adverb") and not s.timed(at))


def _ends(s: Sentence, at: int) -> bool:
    """Whether a naming ends before a word."""
    known = any(s.is_kind(at, kind) for kind in _ENDS) or s.text_at(at) in s.cues.complementisers
    return known or s.breaks(at) or s.timed(at) or s.match(at, "turn") > 0 or s.is_told(at)
