"""What holds a word to the piece that stands open before it: brackets, a relative or condition, what it shares.

A cut at such a word would part one proposition in two.
"""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence

_SHORT_NOUN = 2  # as below, behind a verb that only governs the noun: «they agreed to do this and do that»
_LONG_NOUN = 4  # words from which a verbal noun inside a content is a proposition beside the next one
_BETWEEN = 8  # words from «between» to the «and» of its second side
_NAMED = 6  # words of the longest name or phrase between quotation marks that is no speech


def is_enclosed(s: Sentence, k: int, head: int) -> bool:
    """Whether a word stands in brackets, or in a name in quotation marks, that open inside the piece."""
    opened = s.last_of("bracket opened", k + 1, lambda j: "(" in s.gap(j)) if s.has_bracket else -1
    if opened > head and opened > s.last_of("bracket closed", k + 1, lambda j: ")" in s.gap(j)):
        return True
    pair = s.quotes.innermost(s.words[k].start)
    return pair is not None and s.index(pair[0]) > head and s.index(pair[1]) - s.index(pair[0]) <= _NAMED


def is_bound(s: Sentence, head: int, k: int) -> bool:
    """Whether a relative or a condition opened since the piece began: what follows «and» belongs to it."""
    return s.last_of("relative", k) > head or _last_condition(s, k) >= head


def frees(s: Sentence, head: int, k: int) -> bool:
    """Whether a finite verb after a comma stands outside the relative before it; a condition reaches further."""
    return s.cues.is_finite(s.bare(k)) and _last_condition(s, k) < head


def is_condition(s: Sentence, k: int) -> bool:
    """Whether a condition opens at a word."""
    return s.is_kind(k, "condition") or s.match(k, "condition") > 1


def _last_condition(s: Sentence, k: int) -> int:
    """The last condition before a word that nothing has answered yet; -1: none."""
    condition = s.last_of("condition opened", k, lambda j: is_condition(s, j))
    if condition < 0:
        return -1
    answer = s.last_of("answer", k, lambda j: s.text_at(j)[:1] in s.cues.joined[1:] and s.joined(j))
    return condition if condition > answer else -1


def awaits_verb(s: Sentence, head: int, k: int) -> bool:
    """Whether a verbal noun behind «that» still waits for its verb: what is joined to it is a subject beside it."""
    behind = s.text_at(head - 1) in s.cues.complementisers
    return behind and s.is_said(head) and not s.last_of("finite", k, lambda j: s.cues.is_finite(s.text_at(j))) > head


def shares_verb(s: Sentence, k: int) -> bool:
    """Whether a verb after «and» shares what follows with the one right before it: «opens and closes»."""
    return s.cues.is_happening(s.bare(k - 1)) and s.starts(k - 1) is None


def shares_what(s: Sentence, head: int, k: int) -> bool:
    """Whether an imperfect after «and» goes on with a «what» and its verb: «all that helps and serves»."""
    what, cues = s.last_of("what", k), s.cues
    told = head < what < k - 1 and cues.is_sure_imperfect(s.text_at(what + 1)) and cues.is_sure_imperfect(s.bare(k))
    return told and not any(s.breaks(j) or cues.is_finite(s.text_at(j)) for j in range(what + 2, k + 1))


def is_of_object(s: Sentence, k: int) -> bool:
    """Whether an imperfect behind a comma is told of the indefinite object before it: «built a bridge, that joins»."""
    at = k - 1 - s.is_kind(k - 1, "adverb")
    word = s.text_at(at)
    noun = word.endswith(s.cues.accusative) and not (s.cues.is_definite(word) or s.timed(at) or s.ends(at))
    return noun and not s.cues.is_finite(word)


def shares_noun(s: Sentence, k: int) -> bool:
    """Whether a verbal noun after «and» shares what follows with the one before it: «printing and selling of»."""
    word = s.bare(k - 1)
    rest = word[1:] if word[:1] in s.cues.kinds["attached"] else word
    act = s.cues.is_verbal_noun(rest) or rest in s.cues.masdars
    act = act or (rest in s.cues.common and s.cues.is_feminine(rest) and not s.is_said(k - 2))  # «industry»
    noun = act and not s.cues.is_definite(word)
    return noun and s.gap(k) == " " and k - 1 not in s.covered and is_noun(s, s.bare(k))


def is_adverb_beside(s: Sentence, k: int, rest: str, after_break: bool) -> bool:
    """Whether a word after «and» has the ending of the adverb right before it: «quickly and clearly»."""
    ends = s.cues.accusative
    verb = s.cues.is_finite(rest)
    return not (after_break or verb) and rest.endswith(ends) and s.text_at(k - 1).endswith(ends)


def is_other_side(s: Sentence, head: int, k: int) -> bool:
    """Whether «and» leads to the second side of a «between» that has only one so far: «between X | and Y»."""
    first = s.last_of("between", k)
    if first < head or k - first > _BETWEEN or s.breaks(k) or (s.verb(first) is not None and s.joined(first)):
        return False
    sides = range(first + 1, k)
    if any(s.joined(j) or s.breaks(j) or s.text_at(j).endswith(s.cues.oblique) for j in sides):
        return False  # «between the two | and», «between A and B | and»
    rest = s.bare(k)
    return s.starts(k, 1) is not None or rest == s.text_at(first + 1) or not s.cues.is_finite(rest)


def names_several(s: Sentence, k: int, stop: int) -> bool:
    """Whether only names joined by «and» stand behind a word, at least two: «among them X and Y» says nothing."""
    named, count = s.starts(k), 0
    while named is not None:
        count, at = count + 1, s.index(named[1])
        if at >= stop:
            return count > 1
        named = s.starts(at, 1) if s.joined(at) else None
    return False


def is_parallel(s: Sentence, head: int, k: int) -> bool:
    """Whether a bare verbal noun with what belongs to it stands before: another one after «and» is beside it."""
    noun = s.last_of("verbal noun", k, lambda j: s.cues.is_verbal_noun(s.text_at(j)) and j not in s.covered)
    if noun <= head or k - noun < _SHORT_NOUN:
        return False
    if s.last_of("cause", k) > max(head, s.last_of("finite", k, lambda j: s.cues.is_finite(s.text_at(j)))):
        return False  # «after the fire and the loss of», which tells when or why
    act = s.last_of("act verb", k - 2, lambda j: bool((found := s.verb(j)) and found[1].frame == {"act"})) >= head
    return act or k - noun >= _LONG_NOUN


def is_said_noun(s: Sentence, head: int) -> bool:
    """Whether a piece opens with a noun of what is said, and no name."""
    word = s.text_at(head)
    if s.starts(head):
        return False
    return s.is_object(head) or s.cues.is_verbal_noun(word) or word in s.cues.masdars


def is_noun(s: Sentence, word: str) -> bool:
    """Whether a word, without its article, is a noun of what is said."""
    cues = s.cues
    word = word.removeprefix(cues.article)
    return word in cues.objects or cues.is_verbal_noun(word) or word in cues.masdars
