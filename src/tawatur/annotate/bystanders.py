"""What may stand behind a verb of speech without being its subject: manner, addressee, object, credit."""

from __future__ import annotations

from tawatur.annotate.clauses import PEOPLE, Named, Sentence
from tawatur.annotate.cues import Verb
from tawatur.annotate.sources import CARRIERS, Phrase

_STEM = 3  # letters of «self», which only stresses who it is
_NAMED = 5  # words from a verb within which the «that» with its pronoun stands


def is_manner(s: Sentence, at: int) -> bool:
    """Whether a word is a noun with the preposition «with», which tells how: «with all», «in his own name»."""
    word, cues = s.text_at(at), s.cues
    if word[:1] not in cues.kinds["within"] or s.starts(at) or word in cues.bodies:
        return False
    rest = word[1:]
    if cues.is_definite(rest) or rest in cues.kinds["this"]:
        return True
    rank = cues.common.get(word, len(cues.common))
    sure = word in cues.kinds["bound"] or cues.is_possessed(word)
    return sure and cues.common.get(rest, rank) < rank


def is_manner_of(s: Sentence, at: int) -> bool:
    """Whether two indefinite accusatives stand side by side, which are no verb and subject: «a firm denial»."""
    word, cues = s.text_at(at), s.cues
    stem = next((word[: -len(end)] for end in cues.accusative if word.endswith(end)), "")
    return stem in cues.common and s.text_at(at - 1).endswith(cues.accusative)


def is_told(s: Sentence, at: int) -> bool:
    """Whether a word begins with «to» before what no table knows: an outlet that is spoken to."""
    word, cues = s.text_at(at), s.cues
    known = word in cues.common or word in cues.bodies or word in cues.titles or word in cues.human
    return word[:1] == cues.clitic_to and not known and not s.breaks(at + 1)


def is_act(s: Sentence, k: int, at: int) -> bool:
    """Whether a masculine verbal noun stands behind a feminine verb, as what she refuses: «refused | the entry»."""
    found = s.verb(k)
    word = s.text_at(at)
    takes = found is not None and found[1].gender == "f" and "object" in found[1].frame
    bare = not s.cues.is_definite(word) and word not in s.cues.bodies and word not in s.cues.human
    return takes and bare and s.is_said(at) and not s.cues.is_feminine(word)


def is_refused(s: Sentence, k: int, at: int) -> bool:
    """Whether a definite verbal noun stands behind a verb of denial, as what is refused: «refused | the comment»."""
    found = s.verb(k)
    noun = s.text_at(at).removeprefix(s.cues.article)
    said = noun in s.cues.masdars or s.cues.is_verbal_noun(noun)
    bare = s.starts(at) is None and noun not in s.cues.human and noun not in s.cues.bodies
    return found is not None and found[1].row["act"] == "deny" and s.cues.is_definite(s.text_at(at)) and said and bare


def is_tightened(s: Sentence, first: int, stop: int) -> bool:
    """Whether a verbal noun with a pronoun stands between a subject and a preposition: «tightened | its siege on»."""
    while first < stop and s.timed(first):
        first += 1
    if first >= stop or s.breaks(first) or s.match(first, "turn") or s.starts(first) is not None:
        return False
    word, cues = s.text_at(first), s.cues
    if word[:1] in cues.kinds["within"] or word[:1] == cues.clitic_to:
        return False
    stems = [cues.unbound(word[: -len(p)]) for p in cues.kinds["pronoun"] if p and word.endswith(p)]
    nouns = (stem for stem in stems if len(stem) > _STEM and stem not in cues.kinds["preposition"])
    return any(stem in cues.objects or stem in cues.common for stem in nouns)


def is_she(s: Sentence, k: int, at: int) -> bool:
    """Whether a noun agrees with a feminine verb by its ending, which a verb with an object may have too."""
    found = s.verb(k)
    noun = at == k + 1 and s.cues.is_feminine(s.text_at(at))
    noun = noun and (s.verb(at) is None or s.cues.is_definite(s.text_at(at + 1)))
    return found is not None and found[1].gender == "f" and noun


def is_credit(s: Sentence, before: Phrase, k: int, named: Named | None) -> bool:
    """Whether an agency before a verb only credits: the verb is of a man, whose title follows it."""
    found = s.verb(k)
    credited = s.ends(before.after - 1)
    man = found is not None and (found[1].shape, found[1].gender) == ("past", "m")
    office = named is not None and named[2].kind in PEOPLE
    return credited is not None and credited[2].kind == "agency" and man and office


def is_of_many(s: Sentence, k: int, before: Phrase) -> bool:
    """Whether a verb of several people stands behind one outlet, which only spoke to them: «whom "X" met | said»."""
    found, named = s.verb(k), s.ends(before.after - 1)
    several = found is not None and (found[1].gender, found[1].number) == ("m", "p")
    return several and named is not None and named[2].kind in CARRIERS and not named[2].refs


def is_theirs(s: Sentence, at: int) -> bool:
    """Whether the subject of a relative clause stands behind its verb: «X, whose supporters | say»."""
    bare = s.starts(at) is None and not s.cues.is_definite(s.text_at(at))
    return bare and s.cues.is_possessed(s.text_at(at)) and not s.stops_phrase(at) and not s.is_said(at)


def is_via(s: Sentence, k: int, verb: Verb, source: Phrase) -> bool:
    """Whether a masculine verb that may be a preposition stands before a noun that no man is: «via | tweets»."""
    head = s.text_at(source.first)
    other = s.cues.is_feminine(head) or head.endswith(s.cues.plural_feminine)
    behind = source.first == k + 1 and other and head not in s.cues.kinds["masculine"]
    return behind and (verb.shape, verb.gender) == ("past", "m")


def past_told(s: Sentence, at: int) -> int:
    """The word behind the outlet that was told, which «to» opens: «X said so | to "Y"»."""
    lone = s.text_at(at) == s.cues.clitic_to
    named = s.starts(at + 1) if lone else s.starts(at, 1)
    if named is None or named[2].kind not in CARRIERS or s.text_at(at)[:1] != s.cues.clitic_to:
        return at
    return s.index(named[1])


def takes_up(s: Sentence, k: int) -> bool:
    """Whether a subject and a «that» with its pronoun follow a verb: «rules, which officials said that they work»."""
    for j in range(k + 1, k + _NAMED + 1):
        if s.text_at(j) in s.cues.with_pronoun:
            return j > k + 1
        if s.breaks(j) or s.verb(j) is not None or s.text_at(j) in s.cues.complementisers:
            return False
    return False


def past_time(s: Sentence, k: int, stop: int) -> int:
    """The last word of when it was said, which two commas set apart behind whom it was said to; else `k` itself."""
    at = k + 1
    while at < stop and s.timed(at):
        at += 1
    return at - 1 if k + 1 < at < stop and s.breaks(k + 1) and s.breaks(at) else k
