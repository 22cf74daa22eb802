"""Where the naming of a source starts and ends: noun phrases before and after a verb."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotate.clauses import PEOPLE, Named, Range, Sentence
from tawatur.annotate.quotations import MARKS

VOICES = frozenset({
    "person", "office", "organisation", "group", "agency", "outlet", "document", "anonymous", "platform", "facility",
})  # fmt: skip
CARRIERS = frozenset({"agency", "outlet", "platform"})
_LED = 3  # definite words that may lead up to a name: «the human rights activist X»
_LETTERS = 3  # of the shortest unknown noun phrase
_ISSUER = 6  # words of the longest name of a body after «issued by»
_NUMBERED = 2  # letters of what may stand between a document and its number: «the 51st report»
_COUNTERPART = "coreference:counterpart"  # the rule of «his counterpart»
_NAME = 4  # words of the longest name in quotation marks that is taken into a noun phrase
_APART = 24  # words of a phrase in which two people can stand beside one another


class Phrase(NamedTuple):
    """A noun phrase: its letters, the words [first, after) and whether a mention is in it."""

    start: int
    end: int
    first: int
    after: int
    known: bool

    @property
    def range(self) -> Range:
        """Its letters."""
        return self.start, self.end


def read_phrase(s: Sentence, first: int, stop: int, longest: int, offset: int = 0) -> Phrase | None:
    """The noun phrase that starts with a word (after `offset` letters of it); None when none does."""
    if first >= stop:
        return None
    if points(s, first):
        pointed = read_phrase(s, first + 1, stop, longest)
        return pointed and Phrase(s.words[first].start + offset, pointed.end, first, pointed.after, pointed.known)
    at, end, known = _begun(s, first, offset)
    last: Named | None = None
    while at < stop and at - first < longest:
        shift = offset if at == first else 0
        if at > first and s.text_at(at) == s.cues.clitic_to and end >= 0 and _belongs_to(s, at):
            at += 1
            end = s.words[at - 1].end
            continue
        if at > first and (not _goes_on(s, at, known, end) or _is_oblique(s, at)):
            break
        if at > first and s.is_kind(at, "called") and (named := s.starts(at + 1)) and named[2].kind == "person":
            last, known, end = named, True, named[1]
            at = s.index(end)
            continue
        if at > first and last and s.attached_to(at) and (last[2].form == "name" or _is_addressed(s, at)):
            break
        named = s.starts(at, shift)
        if named and named[2].form in ("nisba", "pronoun"):
            named = None
        if at > first and named and (pair := _quoted_name(s, at)) and pair[1] - named[1] > _LETTERS and not known:
            end, at, last = pair[1] + 1, s.index(pair[1]), None
            continue
        if named and (
            _is_object_title(s, at, first, named)
            or is_second(s, first, at, named)
            or (last and _is_counterpart(s, at, named))
        ):
            break
        if named and at > first and (not _attaches(s, last, named) if last else _is_another(s, at, named)):
            break
        if named and not _is_adjunct(s, at, first):
            last = named
            known = known or named[2].kind in VOICES or named[2].kind == "place"
            end = max(end, _closed(s, named))
            at = max(s.index(end), at + 1)
            continue
        if known and last and (further := _goes_further(s, at, last, stop)):
            at, end = further, s.words[further - 1].end
            continue
        if named is None and _is_purpose(s, at, first):
            end, at = s.words[at].end, at + 1
            continue
        if named is None and _ends_at(s, at, first, end, known, last):
            break
        if (pair := _quoted_name(s, at)) and at > first:
            end, at = pair[1] + 1, s.index(pair[1])
            continue
        end, at, last = s.words[at].end, at + 1, None
    if end < 0 or (not known and end - s.words[first].start - offset < _LETTERS):
        return None
    at, end = _trimmed(s, *_with_owner(s, at, end, (first, stop)), first)
    return Phrase(s.words[first].start + offset, end, first, at, known)


def _begun(s: Sentence, first: int, offset: int) -> tuple[int, int, bool]:
    """(next word, where the phrase ends so far or -1, known) behind «some of those» or a name in quotation marks."""
    if s.is_kind(first, "some") and s.is_kind(first + 1, "sender"):
        return first + 2, s.words[first + 1].end, True
    quoted = _longer_name(s, first, offset)
    return (s.index(quoted[1]), quoted[1], False) if quoted else (first, -1, False)


def _is_purpose(s: Sentence, at: int, first: int) -> bool:
    """Whether a word says for what a body is: «the national authority | for combating …»."""
    word, cues = s.text_at(at), s.cues
    body = s.text_at(first).removeprefix(cues.article) in cues.bodies
    noun = word[1:] in cues.masdars or cues.is_verbal_noun(word[1:])
    return at > first and body and word[:1] == cues.clitic_to and noun and s.starts(at, 1) is None and not s.breaks(at)


def _ends_at(s: Sentence, at: int, first: int, end: int, known: bool, last: Named | None) -> bool:
    """Whether a phrase ends before a word that no mention explains."""
    called = at > first and not known and _quoted_name(s, at) is not None
    said = s.is_object(at) and not called and not (at == first and s.text_at(at) in s.cues.kinds["issued"])
    human = at == first and s.text_at(at) in s.cues.human  # a noun may have the letters of a verb and its object
    found = s.verb(at) if at > first else None
    past = found is not None and (found[1].shape, found[1].gender, found[1].number) == ("past", "f", "s")
    if s.text_at(at) == s.cues.clitic_to or (s.stops_phrase(at) and not human) or said or past:
        return True
    if at > first and (_is_joined(s, at) or (last is None and _is_other(s, at))):
        return True
    return known and (end != s.words[at - 1].end or last is not None) and not _describes(s, at)


def _with_owner(s: Sentence, at: int, end: int, reach: tuple[int, int]) -> tuple[int, int]:
    """(word after, end) of a phrase with the body that it belongs to, or without the word that says so."""
    first, stop = reach
    if at - 1 <= first or not s.is_kind(at - 1, "belonging"):
        return at, end
    word, to = s.text_at(at), s.cues.clitic_to
    owner = None
    if at < stop and word[:1] == to and not s.breaks(at):
        owner = read_phrase(s, at, stop, _ISSUER, 0 if word.startswith(to * 2) else 1)
    return (owner.after, owner.end) if owner else (at - 1, s.words[at - 2].end)


def _is_oblique(s: Sentence, at: int) -> bool:
    """Whether people in the oblique case stand beside a definite noun, as the object: «the police | the drivers of»."""
    word = s.text_at(at)
    stems = [word[: -len(end)] for end in s.cues.relation[:1] if word.endswith(end)]
    definite = s.cues.is_definite(s.text_at(at - 1)) and not s.cues.is_definite(word)
    return definite and any(stem in s.cues.titles or stem in s.cues.human for stem in stems) and not s.breaks(at)


def _trimmed(s: Sentence, at: int, end: int, first: int) -> tuple[int, int]:
    """(word after, end) of a phrase without what does not belong to its edge."""
    while at - 1 > first and s.words[at - 1].end == end and s.is_kind(at - 1, "relative"):
        at -= 1  # a name that was read too far
        end = s.words[at - 1].end
    if s.text[end - 1] in MARKS:
        end = s.words[at - 1].end  # no mark stands at the edge of a source
    return at, end


def points(s: Sentence, at: int) -> bool:
    """Whether a demonstrative stands before a definite noun: «this circle»."""
    definite = at + 1 < len(s.words) and s.cues.is_definite(s.text_at(at + 1))
    return s.text_at(at) in s.cues.kinds["this"] and definite and not s.timed(at + 1) and not s.breaks(at + 1)


def _is_object_title(s: Sentence, at: int, first: int, named: Named) -> bool:
    """Whether a bare title behind a noun with a pronoun is of whom the verb is about: «his parents | the head of»."""
    before = s.text_at(at - 1)
    bound = at > first and s.cues.is_possessed(before) and not s.cues.is_definite(before) and s.ends(at - 1) is None
    return bound and named[2].kind == "office" and not s.cues.is_definite(s.text_at(at))


def is_second(s: Sentence, first: int, at: int, named: Named) -> bool:
    """Whether a title or name is of another person than one before it in the phrase: «the king | the minister "X"»."""
    who = _person(named)
    if who is None:
        return False
    before = (s.starts(j) for j in range(max(first, at - _APART), at) if not s.attached_to(j))  # not «the envoy to X»
    return any(m is not None and _person(m) not in (None, who) for m in before)


def _person(named: Named) -> str | None:
    """The person whom a mention names or stands for."""
    ref = named[2].stands_for or named[2].ref
    return ref if ref is not None and ref.startswith("person:") else None


def _is_counterpart(s: Sentence, at: int, named: Named) -> bool:
    """Whether a title that belongs to the one just named is of another: «X | his Xian counterpart»."""
    return named[2].rule == _COUNTERPART and not s.breaks(at) and not s.joined(at)


def _is_addressed(s: Sentence, at: int) -> bool:
    """Whether somebody is spoken to by a title with a pronoun: «the president | to his counterpart»."""
    named = s.starts(at, 1)
    return named is not None and named[2].rule == _COUNTERPART


def _is_second_body(s: Sentence, at: int, named: Named) -> bool:
    """Whether a body stands beside the definite noun before it, as the object: «the authorities | the forces of X»."""
    word = s.text_at(at)
    bare = s.cues.is_definite(s.text_at(at - 1)) and not word.startswith((s.cues.article, s.cues.clitic_to * 2))
    body = named[2].kind in ("group", "organisation", "facility") and s.index(named[1]) - at > 1
    return bare and body and word in s.cues.common and not any(m in s.gap(at) for m in MARKS)


def _is_another(s: Sentence, at: int, named: Named) -> bool:
    """Whether a mention behind unexplained words is no part of their phrase."""
    body = s.text_at(at - 1).removeprefix(s.cues.article) in s.cues.bodies and s.cues.is_definite(s.text_at(at - 1))
    told = body and named[2].kind == "anonymous" and s.cues.is_definite(s.text_at(at))  # «the police | the residents»
    return told or _is_second_body(s, at, named) or _is_behind_adjective(s, at, named)


def _is_behind_adjective(s: Sentence, at: int, named: Named) -> bool:
    """Whether a name stands behind an indefinite adjective, as the object: «an environmental group | the kingdom X»."""
    word = s.text_at(at - 1)
    adjective = word.endswith(s.cues.relation) and not s.cues.is_definite(word) and s.ends(at - 1) is None
    return adjective and s.cues.is_feminine(word) and named[2].kind == "place" and named[2].form == "name"


def _closed(s: Sentence, named: Named) -> int:
    """Where a mention ends: with the quotation marks that open in it, when they close after a few words."""
    pair = s.quotes.opened_between(named[0], named[1])
    if pair is None or pair[1] <= named[1] or s.index(pair[1]) - s.index(pair[0]) > _NAME:
        return named[1]
    return named[1] + len(s.text[named[1] : pair[1]].rstrip())


def _goes_further(s: Sentence, at: int, last: Named, stop: int) -> int:
    """The word after what goes on with a document («issued by X») or with somebody unnamed («in the party»)."""
    if last[2].kind == "document":
        return _issuer_after(s, at, stop)
    if last[2].kind != "anonymous" or last[1] != s.words[at - 1].end:
        return 0
    named = s.starts(at + 1) if s.is_kind(at, "within") else s.starts(at, 1) if s.within(at) else None
    if named is None or named[2].kind not in ("place", "organisation", "facility", "group"):
        return 0
    after = s.index(named[1])
    return after if after <= stop else 0


def _issuer_after(s: Sentence, at: int, stop: int) -> int:
    """The word after the body that issued a document, which stands at a word or behind «issued by»; 0: none."""
    first = at
    while at < stop and (s.is_kind(at, "issued-by") or s.text_at(at).isdigit() or len(s.text_at(at)) <= _NUMBERED):
        at += 1
    if at > first and s.is_kind(at, "from"):
        at += 1
    plain = at == first and not (s.attached_to(at) or s.stops_phrase(at) or s.cues.is_finite(s.text_at(at)))
    if plain and s.attached_to(at + 1) and not s.breaks(at + 1):
        at = first = at + 1  # «a former statement | of X»
    offset = 0 if at > first else 1 if s.attached_to(at) else 0
    named = s.starts(at, offset) or (s.starts(at) if offset else None)
    if (
        named is None
        and at > first
        and (s.is_kind(at - 1, "from") or s.text_at(at).removeprefix(s.cues.article) in s.cues.bodies)
    ):
        phrase = read_phrase(s, at, stop, _ISSUER)
        return phrase.after if phrase else 0
    if (
        named is None
        or named[2].kind not in ("organisation", "group", "agency", "office")
        or (at == first and not offset)
    ):
        return 0
    after = s.index(named[1])
    return after if after <= stop else 0


def _is_adjunct(s: Sentence, at: int, first: int) -> bool:
    """Whether a mention after the first is no part of the phrase: a time."""
    return at > first and s.timed(at)


def _goes_on(s: Sentence, at: int, known: bool, end: int) -> bool:
    """Whether a noun phrase that has come to `end` may go on over what stands before a word."""
    gap = s.text[max(end, s.words[at - 1].end) : s.words[at].start]
    if ":" in gap or "(" in gap or ")" in gap or "\u2026" in gap or ".." in gap:
        return bool("(" in gap and s.starts(at) and ":" not in gap)
    if s.breaks(at):
        named, before = s.starts(at), s.ends(at - 1)
        if before is not None and before[2].kind == "document":
            return False
        return bool(known and named and named[2].kind in PEOPLE and (before or _is_apposition(s, at)))
    if any(m in gap for m in MARKS) and not s.starts(at):
        return bool(_quoted_name(s, at)) or s.ends(at - 1) is not None
    return True


def _is_apposition(s: Sentence, at: int) -> bool:
    """Whether a person's name stands between two commas."""
    named = s.starts(at)
    return named is not None and named[2].kind == "person" and s.breaks(s.index(named[1]))


def _quoted_name(s: Sentence, at: int) -> Range | None:
    """The pair of marks that opens before a word and closes after a few: a name, no speech."""
    if at >= len(s.words):
        return None
    before = s.words[at - 1].end if at else s.start
    pair = s.quotes.opened_between(before, s.words[at].start)
    if pair and 0 < s.index(pair[1]) - at <= _NAME and pair[1] < s.end:
        return pair
    return None


def _is_other(s: Sentence, at: int) -> bool:
    """Whether a bare common noun after a definite one begins another phrase: «the rebels' spokesman | claims»."""
    word, before = s.text_at(at), s.text_at(at - 1)
    if s.cues.is_definite(word) or word not in s.cues.common or s.starts(at):
        return False
    return s.cues.is_definite(before) and not s.breaks(at)


def _describes(s: Sentence, at: int) -> bool:
    """Whether an unknown word goes on with a mention: a definite one, or a name that no table lists after a title."""
    before = s.ends(at - 1)
    if before is None:
        return True
    if before[2].kind == "anonymous" and _is_adjective(s, at):
        return True
    if before[2].form == "name" and before[2].kind == "person":
        word = s.text_at(at)
        if s.cues.is_definite(word) and s.is_kind(at - 2, "name-link") and not s.breaks(at):
            return True  # «X son of Y | al-Z», whatever else that word means
        family = s.cues.is_definite(word) or (s.breaks(at + 1) and not s.joined(at) and not s.cues.is_happening(word))
        return family and word not in s.cues.common
    if before[2].form == "title" and s.text_at(at - 1) in s.cues.bodies:
        return True  # «the head of a government | of X»: the construct goes on
    if before[2].form == "title":
        return s.cues.is_definite(s.text_at(at)) or s.text_at(at) not in s.cues.common
    if before[2].refs:
        return False
    if before[2].kind in CARRIERS and any(mark in s.gap(at) for mark in MARKS):
        word = s.text_at(at)  # «the paper "X" | of Y»
        return s.cues.is_definite(word) and s.cues.is_feminine(word) and word.endswith(s.cues.relation)
    if before[2].kind in ("place", "agency", "outlet"):
        return False
    if s.starts(at) is not None:
        return True
    return s.cues.is_definite(s.text_at(at)) and (before[2].kind in PEOPLE or _agrees(s, before, at))


def _is_adjective(s: Sentence, at: int) -> bool:
    """Whether a word has the ending of an adjective of relation, in the singular or the plural."""
    word, relation = s.text_at(at), s.cues.relation
    plural = tuple(relation[0] + end for end in s.cues.people_endings) if relation else ()
    return word.endswith((*relation, *plural))


def _agrees(s: Sentence, named: Named, at: int) -> bool:
    """Whether a definite word agrees in gender with the first or last word of a mention, as an adjective does."""
    words = s.text[named[0] : named[1]].split()
    feminine = s.cues.is_feminine(s.text_at(at))
    plural = bool(words) and words[0].endswith(s.cues.plural_feminine)
    return not words or (plural and feminine) or any(
        s.cues.is_feminine(word) == feminine for word in (words[0], words[-1])
    )  # fmt: skip


def _longer_name(s: Sentence, first: int, offset: int) -> Range | None:
    """The words between marks that open before a phrase, when no mention explains them, or one of a part only."""
    named = s.starts(first, offset)
    pair = _quoted_name(s, first) if first else None
    if pair is None or (named is not None and (named[2].kind != "place" or pair[1] - named[1] <= _LETTERS)):
        return None
    return pair[0], pair[0] + len(s.text[pair[0] : pair[1]].rstrip())


def _attaches(s: Sentence, last: Named, following: Named) -> bool:
    """Whether two mentions side by side are one noun phrase: a title and its name, reports of a body."""
    if s.text[last[0] : last[1]] in s.cues.kinds["issued"] and s.index(following[0]) == s.index(last[1]):
        return following[2].kind in ("organisation", "group", "agency") and not s.breaks(s.index(following[0]))
    if last[2].kind == "document":
        return following[2].kind in VOICES
    if last[2].kind in PEOPLE and following[2].kind in PEOPLE:
        return True
    if last[2].kind == following[2].kind == "anonymous":
        return True  # «activists | of human rights», where either word may stand alone
    return last[2].form == "title" and following[2].kind in ("organisation", "group", "place")


def _belongs_to(s: Sentence, at: int) -> bool:
    """Whether a lone «of» goes on with a title: a body's name follows it, not the outlet that was spoken to."""
    named, before = s.starts(at + 1), s.ends(at - 1)
    if before is None or before[2].kind != "office":
        return False
    quoted = _quoted_name(s, at + 1) is not None
    whole = any(m[2].kind in ("organisation", "group") for m in s.phrases(*before[:2]))
    if named is not None:
        return named[2].kind not in ("agency", "outlet") and not (whole and quoted)
    return quoted and not whole


def _is_joined(s: Sentence, at: int) -> bool:
    word = s.text_at(at)
    return word[:1] in s.cues.joined and (s.joined(at) or s.cues.is_definite(word[1:]))


def may_act(named: Named) -> bool:
    """Whether a mention may be who speaks or acts: a party or a state, and no people by their nation alone."""
    return named[2].form not in ("nisba", "pronoun") and (named[2].kind in VOICES or _is_state(named))


def _is_state(named: Named) -> bool:
    """Whether a place is a state, or stands for one that speaks."""
    mention = named[2]
    return mention.kind == "place" and bool(mention.stands_for or (mention.ref or "").startswith("state:"))


def read_before(s: Sentence, at: int, least: int) -> Phrase | None:
    """The noun phrase of mentions that ends right before a word and opens a clause, not before word `least`."""
    last = at - 1
    while last >= least and (s.is_kind(last, "auxiliary") or s.is_kind(last, "emphasis")):
        last -= 1
    named, back = s.ends(last) if last >= least else None, 0
    while (
        named is None
        and back < _LED
        and last - back > least
        and not (s.stops_phrase(last - back) or s.breaks(last - back))
    ):
        back += 1
        named = s.ends(last - back)
        if named and named[2].kind == "place":
            named = None
        elif named and named[2].kind not in ("anonymous", "office"):
            return None
    if named is None or named[2].kind not in VOICES | {"place"} or named[2].form == "nisba":
        return None
    if back:
        first = s.holder(named[0])
        trailed = first >= least and opens_clause(s, first, least)
        return Phrase(named[0], s.words[last].end, first, at, True) if trailed else None
    end, first = named[1], s.holder(named[0])
    while first > least and (earlier := s.ends(first - 1)) and earlier[2].kind in VOICES and _links(s, first):
        named, first = earlier, min(first - 1, s.holder(earlier[0]))
    if first < least or any(c in s.gap(last + 1) for c in ":("):
        return None
    if named[2].kind == "place" and not _is_state(named):
        return None
    start = _led_by(s, first, least)
    if start is None:
        return None
    return Phrase(named[0] if start == first else s.words[start].start, end, start, at, True)


def _led_by(s: Sentence, first: int, least: int) -> int | None:
    """Where a noun phrase starts that opens a clause: at its mention, or at definite words that lead up to it."""
    start = first
    while not opens_clause(s, start, least):
        if first - start >= _LED or not s.cues.is_definite(s.text_at(start - 1)) or s.stops_phrase(start - 1):
            return None
        start -= 1
    return start


def _links(s: Sentence, first: int) -> bool:
    gap = s.gap(first).strip()
    return len(gap) <= 2 and ":" not in gap and "." not in gap


def opens_clause(s: Sentence, at: int, least: int = 0) -> bool:
    """Whether a clause opens with a word: the first, or one after a break, a conjunction, a word that opens one."""
    if at <= least or s.breaks(at) or ":" in s.gap(at):
        return True
    if s.words[at].text[:1] in s.cues.joined and s.joined(at):
        return True
    before = s.text_at(at - 1)
    if before in s.cues.complementisers or before[1:] in s.cues.complementisers:
        return True
    gap = s.gap(at)
    if any(m in gap for m in MARKS) and s.quotes.opened_between(s.words[at - 1].end, s.words[at].start):
        return True
    return any(s.is_kind(at - 1, k) for k in ("opener", "since", "auxiliary", "emphasis", "contrast"))


def read_before_loosely(s: Sentence, at: int, least: int) -> Phrase | None:
    """The noun phrase of mentions that ends right before a word, wherever it stands."""
    named = s.ends(at - 1) if at > least else None
    if named is None or named[2].kind not in VOICES:
        return None
    start, first = named[0], s.holder(named[0])
    while first > least and (earlier := s.ends(first - 1)) and earlier[2].kind in PEOPLE and _links(s, first):
        start, first = earlier[0], min(first - 1, s.holder(earlier[0]))
    return Phrase(start, named[1], first, at, True)


def read_before_relative(s: Sentence, at: int, least: int) -> Phrase | None:
    """The noun phrase that a relative clause goes on with: somebody unnamed rather than where that one is."""
    phrase = read_before_loosely(s, at, least)
    if phrase is None or phrase.first - 1 <= least or not s.is_kind(phrase.first - 1, "within"):
        return phrase
    named = s.ends(phrase.first - 2)
    if named is None or named[2].kind != "anonymous":
        return phrase
    return Phrase(named[0], phrase.end, s.holder(named[0]), at, True)
