"""What belongs to the naming of a subject between it and what is said, though no mention and no adjective shows it."""

from __future__ import annotations

from tawatur.annotate.clauses import Sentence
from tawatur.annotate.contents import Opening
from tawatur.annotate.cues import Verb
from tawatur.annotate.sources import Phrase, is_second, read_phrase

_SAID = frozenset({"clause", "colon", "quote"})  # complements before which nothing but a subject and adjuncts stands
_TAKERS = frozenset({"person", "whom", "self", "act"})  # what verbs may take beside that
_TELLS = frozenset({"assert", "affirm", "announce", "evaluate", "expect"})  # acts of verbs that nobody is the object of
_ENDS = ("preposition", "relative", "adverb", "auxiliary", "what", "everyone", "bound")
_TIGHT = ("", "-")  # what may stand before a word of the same naming
_PRESS = frozenset({"agency", "outlet", "person", "office"})  # who is spoken to
_OWNER = 6  # words of the longest name of a body that a shorter one belongs to
_NAMES = frozenset({"place", "organisation", "group", "facility", "person", "office"})


def fill(s: Sentence, phrase: Phrase, opening: Opening | None, verb: Verb | None, longest: int) -> Phrase:
    """A subject with the words behind it up to what is said, or to what tells when, where and how it was said.

    «X son of Y | Z that …», «the union | for the cities and villages that …»: the words can be nothing else, as the
    verb takes no person beside a clause.
    """
    if opening is None or verb is None or opening.kind not in _SAID or not _tells(verb):
        return phrase
    if opening.kind != "clause" and verb.row["act"] == "evaluate":
        return phrase  # «X described | the event: "…"»
    phrase = before_told(s, phrase)
    at = phrase.after
    while at < opening.opener and at - phrase.first < longest and _goes_on(s, phrase, at, opening):
        at = _past(s, at, opening.opener)
    if at == phrase.after or not (at == opening.opener or _ends(s, at)):
        return phrase
    related = at < opening.opener and not s.gap(at).strip(" ") and _relates(s, at)
    while related and at > phrase.after and _leads_on(s, at):
        at -= 1
    if at == phrase.after:
        return phrase
    return Phrase(phrase.start, s.words[at - 1].end, phrase.first, at, phrase.known)


def _past(s: Sentence, at: int, stop: int) -> int:
    """The word after one that goes on with a subject: behind «of the council of X», all of that one's naming."""
    word, to = s.text_at(at), s.cues.clitic_to
    inner = word[:1] == to and word[1:] in s.cues.bodies and s.starts(at) is None
    owner = read_phrase(s, at, stop, _OWNER, 1) if inner else None
    return owner.after if owner else at + 1


def _leads_on(s: Sentence, at: int) -> bool:
    """Whether the word before one needs what follows there: «close | to the party», «taking | part in»."""
    word = s.text_at(at - 1)
    noun = word.removeprefix(s.cues.article)
    named = s.starts(at - 1) is not None or at - 1 in s.covered
    led = noun.startswith(s.cues.participle_lead) or noun in s.cues.human or noun in s.cues.kinds["belonging"]
    return led and not named


def _relates(s: Sentence, at: int) -> bool:
    """Whether a preposition stands at a word."""
    return s.is_kind(at, "preposition") or s.within(at) or s.text_at(at)[:1] == s.cues.clitic_to


def before_told(s: Sentence, phrase: Phrase) -> Phrase:
    """A subject without those whom it speaks to: «X | to the journalists»; behind a name, be they a body."""
    strange = s.starts(phrase.first) is None and s.text_at(phrase.first) not in s.cues.common
    for at in range(phrase.first + 1, phrase.after):
        bare = at not in s.covered and s.text_at(at).startswith(s.cues.clitic_to * 2)
        shorter = Phrase(phrase.start, s.words[at - 1].end, phrase.first, at, phrase.known)
        claimed = s.text_at(at) in s.cues.kinds["claim"] and s.starts(at) is None and strange
        if claimed or (bare and (_is_spoken_to(s, at) or (strange and not _is_purpose(s, shorter, at)))):
            return shorter
    return phrase


def _tells(verb: Verb) -> bool:
    """Whether a verb only tells what is said: it takes no person beside, and nobody is asked or blamed by it."""
    return not verb.frame & _TAKERS and verb.row["act"] in _TELLS


def _ends(s: Sentence, at: int) -> bool:
    """Whether a subject surely ends before a word: a mark, a time, a preposition or how it was said follows."""
    apart = s.gap(at).strip(" ") not in _TIGHT or s.gap(at).count(" ") > 1
    if apart or s.timed(at) or any(s.is_kind(at, kind) for kind in _ENDS):
        return True
    word = s.text_at(at)
    joined = word[:1] in s.cues.kinds["within"] and (s.cues.is_bound(word[1:]) or s.cues.is_definite(word[1:]))
    attached = word[:1] == s.cues.clitic_to or s.within(at) or joined
    return bool(s.match(at, "turn")) or _is_adverbial(s, at) or attached


def _goes_on(s: Sentence, phrase: Phrase, at: int, opening: Opening) -> bool:
    """Whether a word behind a subject still belongs to it."""
    word, named = s.text_at(at), s.starts(at)
    if at in s.covered:
        return True
    if _ends(s, at) and not (_is_purpose(s, phrase, at) or _is_inside(s, phrase, at)):
        return False
    if _is_purpose(s, phrase, at) or _is_inside(s, phrase, at):
        return True
    if named is not None:
        fits = named[2].kind in _NAMES and named[2].form != "pronoun"
        return fits and not is_second(s, phrase.first, at, named)
    claimed = word in s.cues.kinds["claim"] or word.removeprefix(s.cues.article) in s.cues.kinds["issued"]
    if s.cues.is_finite(word) or s.is_object(at) or claimed or not word.isalpha():
        return False
    if s.cues.is_bound(word) or s.is_kind(at, "saying"):
        return False
    second = word[1:] in s.cues.common or word[1:] in s.cues.human or word[1:] in s.cues.titles
    further = word[:1] == s.cues.joined[0] and (second or s.joined(at))
    if further or (s.joined(at) and word[1:] in s.cues.verbs):
        return _is_further_matter(s, at)
    if s.cues.is_definite(word) or word not in s.cues.common:
        return True
    before = s.ends(at - 1)
    return at + 1 == opening.opener and before is not None and before[2].kind == "person"


def _is_purpose(s: Sentence, phrase: Phrase, at: int) -> bool:
    """Whether «for» begins a word that says what a body or office is for, and names nobody who is spoken to."""
    word, to, cues = s.text_at(at), s.cues.clitic_to, s.cues
    if word[:1] != to or len(word) < len(to) + 2 or s.gap(at).strip(" ") or s.timed(at):
        return False
    before = s.ends(at - 1)
    if before is not None and before[2].kind in ("person", "agency", "outlet"):
        return False
    if _is_spoken_to(s, at):
        return False
    noun = word.removeprefix(to * 2) if word.startswith(to * 2) else word.removeprefix(to)
    head = s.text_at(phrase.first).removeprefix(cues.article)
    kinds = {m[2].kind for m in (before, s.starts(phrase.first)) if m is not None}
    body = head in cues.bodies or head in cues.kinds["management"] or bool(kinds & {"organisation", "group"})
    titled = head in cues.titles or "office" in kinds
    inner = noun in cues.bodies and cues.is_definite(s.text_at(at - 1))  # «the general secretariat | of the council»
    matter = noun in cues.masdars or cues.is_verbal_noun(noun)
    return titled or (body and (word.startswith(to * 2) or matter or inner))


def _is_spoken_to(s: Sentence, at: int) -> bool:
    """Whether people or the press stand behind the «to» with which a word begins."""
    word, to, cues = s.text_at(at), s.cues.clitic_to, s.cues
    named = s.starts(at, 1) or s.starts(at)
    noun = word.removeprefix(to * 2) if word.startswith(to * 2) else word.removeprefix(to)
    told = noun in cues.human or noun.endswith(cues.people_endings) or noun in cues.kinds["press"] or s.is_told(at)
    return told or (named is not None and named[2].kind in _PRESS) or cues.bodies.get(noun) in ("outlet", "agency")


def _is_inside(s: Sentence, phrase: Phrase, at: int) -> bool:
    """Whether the place or the larger body in which a body is begins behind it: «the office | in the ministry of X»."""
    named = s.starts(at, 1) if s.within(at) and not s.gap(at).strip(" ") else None
    before, head = s.ends(at - 1), s.text_at(phrase.first).removeprefix(s.cues.article)
    body = head in s.cues.bodies or head in s.cues.kinds["management"]
    told = before is not None and before[2].kind == "person"
    return body and not told and named is not None and named[2].kind in ("organisation", "place", "group")


def _is_further_matter(s: Sentence, at: int) -> bool:
    """Whether a definite noun of no party is joined to one: «the committee for X | and Y»."""
    word = s.text_at(at)
    noun = word[1:].removeprefix(s.cues.article)
    party = s.starts(at, 1) is not None or noun in s.cues.bodies or noun in s.cues.human or noun in s.cues.titles
    before = s.bare(at - 1)
    governed = s.cues.is_definite(before) or before.startswith(s.cues.clitic_to * 2)
    return s.cues.is_definite(word[1:]) and governed and not party and not noun.endswith(s.cues.people_endings)


def _is_adverbial(s: Sentence, at: int) -> bool:
    """Whether a word tells how something was said, in the accusative: «saying», «in reply», «mockingly»."""
    word, cues = s.text_at(at), s.cues
    stem = next((word[: -len(end)] for end in cues.accusative if word.endswith(end)), "")
    found = s.verb(at)
    participle = found is not None and found[1].shape == "participle"
    return bool(stem) and not s.starts(at) and (participle or stem in cues.common or word in cues.common)
