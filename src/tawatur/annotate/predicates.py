"""Which words of a piece are told of a subject: whether a piece can stand by itself, whether a noun opens another."""

from __future__ import annotations

from tawatur.annotate.clauses import Report, Sentence

_LONG_PAST = 3  # letters from which a past verb right behind «and» is no other word
_PREDICATE = 4  # letters of the shortest noun or adjective that is told of a subject right before it
_ADJECTIVES = 2  # adjectives that stand between a subject and its predicate
_LONG_SETTING = 12  # words of the longest setting before a report
_LONG_SUBJECT = 40  # words from which a piece has a verb of its own for certain
_SETTING = 6  # words of the longest «, and besides this,» before a clause
_STEM = 4  # letters of the shortest noun with a pronoun that is told from a verb


def has_predicate(s: Sentence, k: int, rest: str, stop: int) -> bool:
    """Whether a definite noun after «and» has an indefinite predicate, or a «that»: «and the wheat is dear»."""
    if not _may_be_subject(s, rest) or s.is_kind(k, "relative") or s.is_kind(k, "adjectival"):
        return False
    beside = not s.breaks(k) and _is_definite(s, k - 1)  # «for the men and the women»
    if beside and rest.endswith(s.cues.relation) and s.bare(k - 1).endswith(s.cues.relation):
        return False  # «at home and abroad», which in Arabic are two adjectives
    if s.text_at(k + 1) in s.cues.complementisers:
        return True  # «and the strange thing is that»
    at = k + 1
    while at < k + 1 + _ADJECTIVES and _is_adjective(s, at):
        at += 1
    word = s.text_at(at)
    if s.is_kind(at, "preposition") or _has_pronoun(s, word):
        return False  # «and the brotherhood between», «and what lasts with them», «and whose number is»
    verb = s.is_kind(at, "auxiliary") or (word in s.cues.happenings and not beside)
    if s.gap(at) == " " and at + 1 < stop and verb:
        return not s.covered.intersection(range(k + 1, at + 1))
    if at + 1 >= stop or s.gap(at) != " " or word not in s.cues.common or s.cues.is_definite(word):
        return False
    if beside and (s.cues.is_finite(word) or s.cues.is_definite(s.text_at(at + 1))):
        return False  # «of arms and highly explosive things»
    if len(word) < _PREDICATE:
        return False
    if s.starts(at) or s.joined(at) or s.stops_phrase(at) or is_bound_word(s, word):
        return False
    aside = any(s.is_kind(at, kind) for kind in ("whole", "each", "some", "pronominal", "human", "of-kind"))
    return not (aside or word.endswith(s.cues.accusative) or word in s.cues.titles)


def _may_be_subject(s: Sentence, word: str) -> bool:
    """Whether a word is definite, by the article or by a pronoun, and no verb."""
    cues = s.cues
    if cues.is_definite(word):
        return True
    stems = [word[: -len(p)] for p in cues.kinds["pronoun"] if word.endswith(p)]
    return word not in cues.common and not cues.is_happening(word) and any(
        len(stem) >= _STEM and (stem in cues.common or cues.unbound(stem) in cues.common) for stem in stems
    )  # fmt: skip


def _has_pronoun(s: Sentence, word: str) -> bool:
    """Whether a word is a preposition or common noun with a pronoun that no ending of a noun is written like."""
    cues = s.cues
    stems = [word[: -len(p)] for p in cues.kinds["pronoun"] if len(p) > 1 and word.endswith(p)]
    return any(stem in cues.kinds["preposition"] or cues.unbound(stem) in cues.common for stem in stems)


def _is_definite(s: Sentence, k: int) -> bool:
    word = s.bare(k)
    return s.cues.is_definite(word) or word.startswith(s.cues.clitic_to * 2)


def _is_adjective(s: Sentence, k: int) -> bool:
    return s.cues.is_definite(s.text_at(k)) and s.gap(k) == " " and not s.is_kind(k, "relative")


def is_bound_word(s: Sentence, word: str) -> bool:
    """Whether the first letter of a word is a preposition: what is left of it is a word too."""
    cues = s.cues
    rest = word[1:]
    known = rest in cues.common or cues.is_definite(rest) or rest[:1] == cues.clitic_to
    return word[:1] in cues.kinds["attached"] and known


def is_predicated(s: Sentence, head: int, k: int) -> bool:
    """Whether the piece before a word opens with what is said, or has a verb that no relative binds."""
    bound = False
    if s.is_said(head) or s.last_of("finite", k, lambda j: s.cues.is_finite(s.text_at(j))) < head:
        return s.is_said(head)
    for j in range(head, min(k, head + _LONG_SUBJECT)):
        if s.is_kind(j, "relative"):
            bound = True
        elif s.cues.is_finite(s.text_at(j)) and not (bound and s.joined(j)):
            if not bound:
                return True
            bound = False
    return k - head > _LONG_SUBJECT


def setting_before(s: Sentence, head: int, k: int) -> int:
    """The first word of «, and besides this,» right before a clause, which belongs to it; else the clause's own."""
    for j in range(k - 1, max(head, k - _SETTING), -1):
        if s.breaks(j):
            bound = s.is_kind(j, "preposition") or s.match(j, "list-skip") or is_bound_word(s, s.bare(j))
            return j if s.joined(j) and bound else k
    return k


def hangs(s: Sentence, head: int, k: int) -> bool:
    """Whether a piece that opens with a preposition still waits for its verb: «with sorrow and grief we tell»."""
    word = s.text_at(head)
    answers = s.bare(head).endswith(s.cues.accusative) and s.is_kind(head + 1, "preposition")  # «in answer to»
    bound = answers or s.is_kind(head, "preposition") or is_bound_word(s, word)
    return bound and s.last_of("sure finite", k, lambda j: _is_sure_finite(s, j)) < head + answers


def is_setting(s: Sentence, head: int, k: int) -> bool:
    """Whether the few words [head, k) only tell when, where or to what question something was said."""
    if k - head > _LONG_SETTING:
        return False
    turns = any(s.match(head, kind) for kind in ("turn", "contrast", "meanwhile"))
    happens = any(s.cues.is_happening(s.bare(j)) and not s.is_kind(j, "preposition") for j in range(head + 1, k))
    return not turns and not happens and hangs(s, head, k)


def _is_sure_finite(s: Sentence, k: int) -> bool:
    return s.cues.is_finite(s.text_at(k)) and not s.is_kind(k, "preposition")  # «about», written like «he changed»


def is_of_content(s: Sentence, k: int, last: Report) -> bool:
    """Whether a verb of speech without a subject is told of what stands in the content before it: it does not agree."""
    found = s.verb(k)
    if found is None or last.verb is None or last.kind != "verb" or "adds" in found[1].guard:
        return False
    subject = s.cues.is_definite(s.text_at(k + 1)) or s.starts(k + 1) is not None or s.stops_phrase(k + 1)
    return not subject and (last.verb.gender, found[1].gender, found[1].shape) == ("f", "m", "past")


def may_be_noun(s: Sentence, k: int) -> bool:
    """Whether a word right behind «and» that may be a verb is rather a noun: no subject follows, or it is listed."""
    rest, after = s.bare(k), s.text_at(k + 1)
    verb = s.cues.verbs.get(rest)
    if verb is not None and verb.shape == "participle" and after not in s.cues.complementisers:
        return True
    if rest.endswith(s.cues.accusative) and (rest[:-1] in s.cues.objects or rest[:-1] in s.cues.masdars):
        return True  # «reinforcements and support», which is written like a verb
    if s.is_kind(k, "elative") and s.cues.is_definite(after):
        return True  # «and the most salient of the figures»
    listed = s.text_at(k - 1)[:1] in s.cues.joined and not s.cues.is_happening(s.bare(k - 1))
    if listed and s.cues.is_feminine(rest):
        return True
    if len(rest) > _LONG_PAST or rest not in s.cues.common or verb is None:
        return False
    subject = s.cues.is_definite(after) or s.starts(k + 1) is not None or s.stops_phrase(k + 1)
    return not subject or listed  # «against peace and calm and the safety of»
