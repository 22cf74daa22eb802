"""The subject of a verb of speech, and the noun that the verb takes."""

from __future__ import annotations

from tawatur.annotate.actors import acts_unnamed
from tawatur.annotate.addressed import before_addressee, read_whom
from tawatur.annotate.bystanders import (
    is_act,
    is_credit,
    is_manner,
    is_manner_of,
    is_of_many,
    is_refused,
    is_she,
    is_theirs,
    is_told,
    past_time,
)
from tawatur.annotate.clauses import PEOPLE, Named, Range, Sentence
from tawatur.annotate.contents import Opening, find_object
from tawatur.annotate.cues import Verb
from tawatur.annotate.denied import read_denier
from tawatur.annotate.fillings import fill
from tawatur.annotate.headed import read_headed
from tawatur.annotate.introduced import read_introduced
from tawatur.annotate.objects import PARTIES, nominative, past_charge
from tawatur.annotate.sources import (
    CARRIERS,
    VOICES,
    Phrase,
    points,
    read_before,
    read_before_loosely,
    read_before_relative,
    read_phrase,
)
from tawatur.annotate.themes import find_theme
from tawatur.annotate.warned import is_warned
from tawatur.annotate.widening import to_name, widen, with_apposition

_ADJUNCT = 5  # words of the longest «in X» between a subject and its verb
_PAIR = 2  # words of the shortest phrase that no mention explains and a noun that is said follows
_TOPIC = 3  # words of the longest definite phrase that no mention explains and a verb of speech follows
_PRONOUN = 3  # letters of a pronoun with its conjunction
_OBJECTS = frozenset({"object", "person", "whom", "self"})  # what a verb may take beside a clause
_EVENT = "announce"  # the act of nouns that name what happens, in `complement_nouns.tsv`


class Subjects:
    """Finds who speaks in one sentence; `window` is how many words a source and its adjuncts may take."""

    def __init__(self, s: Sentence, window: int) -> None:
        self._s = s
        self._window = window

    def topic(self, k: int, first: int) -> Phrase | None:
        """«As for X, he says»: the topic of a sentence that its verb follows after a conjunction."""
        s = self._s
        if not s.is_kind(first, "topic") or k - first > 2 * self._window:
            return None
        phrase = read_phrase(s, first + 1, k, self._window)
        return phrase and to_name(self._s, phrase, k)

    def before(self, k: int, first: int, *, nested: bool = False) -> Phrase | None:
        """The subject before a verb, not before word `first`; `nested`: inside what somebody says."""
        s = self._s
        pronoun = k > first + 1 and len(s.text_at(k - 1)) <= _PRONOUN and s.text_at(k - 1)[:1] in s.cues.joined
        if pronoun and (topic := self.topic(k - 1, first)):
            return topic  # «as for X, he says»
        if s.is_kind(k - 1, "of-kind") and k - 1 > first:
            found = self.before(k - 1, first)  # «the paper itself says»
            return found and found._replace(end=s.words[k - 1].end, after=k)
        if s.is_kind(k + 1, "back") and (issuer := self._issuer(k, first)):
            return issuer
        if k > first and s.is_kind(k - 1, "relative"):
            return None if is_theirs(s, k + 1) else read_before_relative(s, k - 1, first)
        named = s.ends(k - 1) if k > first and not s.breaks(k) else None
        if named and named[2].kind == "document" and not s.cues.is_definite(s.text[named[0] : named[1]]):
            return read_before_loosely(s, k, first)
        found = read_before(s, k, first) or self._whole_before(k, first) or self._far_before(k, first)
        found = found or read_headed(s, k, first, self._window)
        if found is not None and is_of_many(s, k, found):
            return None
        found = found or read_denier(s, k, first, self._window) or self._speaker_of(k, first)
        return found or (None if nested else read_introduced(s, k, first))

    def _speaker_of(self, k: int, first: int) -> Phrase | None:
        """Whose speech the words before a verb without a subject name: «in a statement by X, he explained»."""
        s = self._s
        if not (s.is_kind(first, "preposition") and s.text_at(first + 1) in s.cues.kinds["speech"]):
            return None
        for j in range(first + 2, min(k, first + _ADJUNCT)):
            named = s.starts(j, 1) if s.text_at(j)[:1] == s.cues.clitic_to else None
            if named and named[2].kind in PEOPLE:
                phrase = read_phrase(s, j, k, self._window, 1)
                closed = phrase is not None and (phrase.after == k or s.breaks(phrase.after))
                return phrase if closed and self._ends_before(phrase, k) else None
        return None

    def _ends_before(self, phrase: Phrase | None, k: int) -> bool:
        """Whether no other clause opens between a noun phrase and a verb."""
        s = self._s
        return phrase is not None and not any(
            s.text_at(j) in s.cues.complementisers or s.cues.is_happening(s.text_at(j)) for j in range(phrase.after, k)
        )

    def _whole_before(self, k: int, first: int) -> Phrase | None:
        """The noun phrase that opens the clause and reaches to the verb: «sources in the ministry said»."""
        s = self._s
        led = first
        while first < k and s.is_kind(first, "auxiliary") and not s.starts(first):
            first += 1
        named = s.starts(first)
        if first > led and named is None:
            return self._between(first, k)
        if s.breaks(k) or not first < k <= first + self._window or (named and named[2].kind not in VOICES):
            return None
        phrase = read_phrase(s, first, k, self._window)
        if phrase and phrase.known and s.within(phrase.after) and (place := s.starts(phrase.after, 1)):
            phrase = Phrase(phrase.start, place[1], first, s.index(place[1]), True)  # «the embassy in X»
        if phrase and phrase.known and self._is_timed(phrase.after, k):
            return phrase._replace(after=k)
        if phrase is None or phrase.after != k:
            return None
        definite = k - first <= _TOPIC and all(s.cues.is_definite(s.text_at(j)) for j in range(first, k))
        body = phrase.known and (named is not None or s.text_at(first) in s.cues.bodies)
        opened = s.text_at(k + 1) in s.cues.complementisers or ":" in s.gap(k + 1)
        return phrase if body or (named is None and definite and opened) else None

    def _is_timed(self, first: int, stop: int) -> bool:
        """Whether nothing but when it was said stands in the words [first, stop): «in the middle of 2017»."""
        s = self._s
        at = first + 1 if s.is_kind(first, "preposition") else first
        return at < stop and all(s.timed(j) for j in range(at, stop))

    def _between(self, first: int, k: int) -> Phrase | None:
        """The subject between an auxiliary and its verb, which no mention explains: «had the group in X announced»."""
        s = self._s
        word = s.text_at(first)
        if s.breaks(k) or not first < k <= first + self._window:
            return None
        if (named := s.ends(k - 2)) and named[2].kind == "person" and s.is_kind(k - 1, "auxiliary"):
            title = range(first, s.index(named[0]))
            plain = not any(s.stops_phrase(j) or s.breaks(j) or s.joined(j) for j in title)
            return Phrase(s.words[first].start, named[1], first, k, True) if plain else None
        phrase = read_phrase(s, first, k, self._window)
        rest = range(phrase.after, k) if phrase else range(0)
        placed = not rest or s.is_kind(rest[0], "preposition")
        told = any(s.text_at(j) in s.cues.complementisers or s.cues.is_happening(s.text_at(j)) for j in rest)
        had = s.is_kind(k - 1, "auxiliary")
        sure = had or s.cues.is_definite(word) or word in s.cues.bodies or word in s.cues.human
        if not (phrase and placed and sure and not told and len(rest) < _ADJUNCT):
            return None
        return phrase._replace(known=phrase.known or had)

    def _announces(self, phrase: Phrase, stop: int) -> bool:
        """Whether a bare verbal noun follows a definite phrase: what an unknown body announces."""
        s, at = self._s, phrase.after
        if at >= stop or not s.cues.is_definite(s.text_at(phrase.first)) or s.breaks(at):
            return False
        word = s.text_at(at)
        for form in (word, *(word[: -len(p)] for p in s.cues.kinds["pronoun"] if word.endswith(p))):
            if form in s.cues.objects or form in s.cues.masdars or s.cues.is_verbal_noun(form):
                return True
        return False

    def _far_before(self, k: int, first: int) -> Phrase | None:
        """«The minister, who …, said»: the noun phrase that opens the clause, over what commas set apart."""
        s = self._s
        first += s.is_kind(first, "but")
        word, had = s.text_at(first), 0
        person = word in s.cues.titles or word in s.cues.human
        opens = s.starts(first) is not None or s.cues.is_definite(word) or person
        while k - 1 > first and s.is_kind(k - 1, "auxiliary"):
            k, had = k - 1, had + 1
        if not s.breaks(k) or not opens or k - first > 2 * self._window:
            return None
        phrase = read_phrase(s, first, k, self._window)
        inside = range(phrase.after, k) if phrase else range(0)
        if phrase is None or not phrase.known or not s.breaks(phrase.after):
            return None
        named = next(iter(s.phrases(*phrase.range)), None)
        if named is None or not (named[2].kind in VOICES or person):
            return None
        if any(s.text_at(j) in s.cues.complementisers for j in inside):
            return None
        apart = any(s.is_kind(phrase.after, kind) for kind in ("relative", "preposition")) or s.timed(phrase.after)
        if not (apart or s.starts(phrase.after) or (had and phrase.after == k)):
            return None
        longer = with_apposition(s, phrase, k)
        return longer if longer.after == k else phrase

    def after(self, k: int, opening: Opening | None, stop: int, before: Phrase | None) -> Phrase | None:
        """The subject after a verb: a known noun phrase, or what stands between the verb and its complement."""
        s = self._s
        if s.text_at(k - 1) in s.cues.with_pronoun:
            return None  # «that he called on X»: the pronoun is the subject
        limit, verb_at = min(opening.opener if opening else stop, stop), k
        if s.is_kind(k + 1, "each") and s.is_kind(k + 2, "sender"):
            strange = k + 4 < limit and s.text_at(k + 4) not in s.cues.common and not s.stops_phrase(k + 4)
            alone = not strange or self._is_claim(k + 4) or s.is_said(k + 4)
            if s.starts(k + 3) is None and k + 3 < limit and alone and s.cues.is_definite(s.text_at(k + 3)):
                return Phrase(s.words[k + 1].start, s.words[k + 3].end, k + 1, k + 4, True)  # «each of the two men»
            k += 2  # «each of X and Y»
        while s.text_at(k + 1) in s.cues.kinds["pronominal"]:
            k += 1  # «X answered him»
        told_at, k = k, self._past_addressee(k, limit)
        if k + 1 >= limit or (self._is_cut_off(k + 1) and not (k > told_at and self._opens_person(k + 1))):
            return None
        aside = any(s.text_at(k + 1) in s.cues.kinds[kind] for kind in ("beside", "while"))
        if aside or is_manner(s, k + 1) or is_refused(s, verb_at, k + 1):
            return None
        named = s.starts(k + 1)
        anew = s.breaks(k) and s.cues.is_definite(s.text_at(k + 1)) and not s.timed(k + 1)
        anew = anew or (before is not None and is_credit(s, before, verb_at, named))
        if before is not None and not anew and (named is None or not before.known or not s.breaks(k + 1)):
            return None
        k = self._past_adverbs(k, limit)
        named = s.starts(k + 1)
        clause = named is None and self._is_clause(k + 1, opening) and not is_she(s, verb_at, k + 1)
        if clause or k + 1 >= limit:
            return None  # a clause without a mark before it, or nothing
        if named is None and s.text_at(k + 1)[:1] == s.cues.clitic_to and s.text_at(k + 1)[1:] in s.cues.bodies:
            return None  # «he told the magazine»
        if named is None and (is_manner_of(s, k + 1) or is_told(s, k + 1) or is_act(s, verb_at, k + 1)):
            return None
        phrase = read_phrase(s, k + 1, limit, self._window) or self._filling(verb_at, k + 1, opening)
        if phrase is None or is_warned(s, verb_at, phrase) or self._is_object(verb_at, phrase, opening):
            return None
        phrase = self._whole(phrase, verb_at, opening)
        if named is not None and named[2].form != "nisba":
            known = named[2].kind in VOICES or named[2].kind == "place"
            phrase = widen(s, phrase, limit, opening)
            return None if not known else with_apposition(s, phrase, limit) if opening else phrase
        report = self._is_whole(verb_at, phrase, opening)
        if (
            (s.is_object(k + 1) and not report)
            or (s.is_kind(k + 1, "everyone") and not points(s, k + 1))
            or s.bare(k + 1) in s.cues.kinds["condition"]
        ):
            return None
        found = s.verb(k)
        body = (
            phrase.known
            or self._announces(phrase, stop)
            or s.text_at(k + 1).removeprefix(s.cues.article) in s.cues.bodies
        )
        if opening is None and body and found and "object" in found[1].frame and phrase.after - phrase.first > 1:
            return Phrase(phrase.start, phrase.end, phrase.first, phrase.after, True)
        if opening is None and not s.is_kind(k + 1, "some"):
            return self._before_said(phrase)
        return with_apposition(s, widen(s, phrase, limit, opening), limit)

    def _whole(self, phrase: Phrase, k: int, opening: Opening | None) -> Phrase:
        """A subject without what is denied or taken, and with all that stands before what is said."""
        found = self._s.verb(k)
        phrase = self._before_rumour(nominative(self._s, phrase), k, opening)
        phrase = fill(self._s, phrase, opening, found[1] if found else None, self._window)
        return before_addressee(self._s, phrase, found[1] if found else None)

    def _filling(self, k: int, at: int, opening: Opening | None) -> Phrase | None:
        """The words up to a clause that is said, as who says it, where the verb takes no object beside the clause."""
        s, found = self._s, self._s.verb(k)
        if opening is None or opening.kind != "clause" or found is None or found[1].frame & _OBJECTS:
            return None
        words = range(at, opening.opener)
        if not words or any(s.stops_phrase(j) or (j > at and s.breaks(j)) for j in words):
            return None
        return Phrase(s.words[at].start, s.words[words[-1]].end, at, opening.opener, False)

    def _is_whole(self, k: int, phrase: Phrase, opening: Opening | None) -> bool:
        """Whether a noun that may be said can only be who says it: it fills the words up to the clause that is said."""
        s, found = self._s, self._s.verb(k)
        if opening is None or opening.kind != "clause":
            return False
        said = found is not None and not found[1].frame & _OBJECTS and phrase.after == opening.opener
        return said or s.text_at(phrase.first) in s.cues.kinds["issued"]

    def may_announce(self, source: Phrase, opening: Opening) -> bool:
        """Whether what no mention explains is sure to be a subject: definite or of people, before an object."""
        s = self._s
        word = s.text_at(source.first)
        if self._is_claim(opening.first):
            return True
        return s.is_said(opening.first) and (s.cues.is_definite(word) or word in s.cues.human)

    def _before_rumour(self, phrase: Phrase, k: int, opening: Opening | None) -> Phrase:
        """A phrase without the bare noun of a claim, which is what the verb denies: «the spokesman | rumours of …»."""
        s, found = self._s, self._s.verb(k)
        if found is None or found[1].row["certainty"] != "denied" or (opening and opening.kind == "clause"):
            return phrase
        for j in range(phrase.first + 1, phrase.after):
            ended = s.cues.is_definite(s.text_at(j - 1)) or s.ends(j - 1) is not None
            if ended and self._is_claim(j) and not s.cues.is_definite(s.text_at(j)):
                return Phrase(phrase.start, s.words[j - 1].end, phrase.first, j, phrase.known)
        return phrase

    def _past_adverbs(self, k: int, limit: int) -> int:
        """The word before the subject, over what tells when and in what turn it was said: «said then the manager»."""
        s, at = self._s, k + 1
        while at < limit and not s.starts(at):
            size = s.match(at, "turn") or (1 if s.timed(at) or s.is_kind(at, "adverb") else 0)
            if not size or (at > k + 1 and s.breaks(at) and s.joined(at)):
                break
            at += size
        return at - 1 if k + 1 < at <= limit else k

    def _past_turns(self, at: int, limit: int) -> int:
        """The word after «at the same time», «officially», which stand between a verb and its object."""
        s, start = self._s, at
        while at < limit and (size := s.match(at, "turn") or int(s.is_kind(at, "adverb") and not s.joined(at))):
            at += size
        return at if at < limit else start

    def _is_clause(self, at: int, opening: Opening | None) -> bool:
        """Whether a word after a verb is the verb of another clause, and no rare name that has such letters."""
        s = self._s
        word = s.text_at(at)
        if word in s.cues.human or not s.cues.is_happening(word):
            return False
        listed = word in s.cues.happenings or word in s.cues.verbs or word in s.cues.common
        return listed or opening is None or opening.kind not in ("clause", "colon", "quote")

    def _before_said(self, phrase: Phrase) -> Phrase | None:
        """The phrase where a noun that is said follows it: at once, or behind the place or body it stands in."""
        s, at = self._s, phrase.after
        inside = self._place_at(at)
        definite = phrase.after - phrase.first >= _PAIR and s.cues.is_definite(s.text_at(phrase.first))
        if inside is not None and (definite or s.text_at(phrase.first) in s.cues.human):
            at = s.index(inside[1])
            phrase = Phrase(phrase.start, inside[1], phrase.first, at, True)
        elif s.text_at(at) in s.cues.kinds["charge"] and definite:
            at = past_charge(s, at)
            phrase = Phrase(phrase.start, s.words[at - 1].end, phrase.first, at, True)
        elif phrase.after - phrase.first < _PAIR and not self._is_body(phrase.first):
            return None
        return phrase if s.is_said(at) or self._is_claim(at) else None

    def _place_at(self, k: int) -> Named | None:
        """The place or body that somebody stands in, behind «in» or behind «in the region of»."""
        s = self._s
        if s.within(k):
            return s.starts(k, 1)
        word = s.text_at(k)
        named = s.starts(k + 1) if word[:1] in s.cues.kinds["within"] and word[1:] in s.cues.common else None
        return named if named is not None and named[2].kind == "place" else None

    def _is_body(self, k: int) -> bool:
        """Whether a word is the definite noun of a body: «the police»."""
        word, cues = self._s.text_at(k), self._s.cues
        return cues.is_definite(word) and (word in cues.bodies or word.removeprefix(cues.article) in cues.bodies)

    def _is_claim(self, k: int) -> bool:
        """Whether a word opens what somebody may deny: a rumour, all of something, or «this»."""
        s = self._s
        return k < len(s.words) and s.text_at(k) in s.cues.kinds["claim"] and not s.breaks(k)

    def issued_until(self, k: int, stop: int) -> int:
        """The word from which a verb's complement is looked for: behind a document with the body that issued it."""
        s = self._s
        named = s.starts(k + 1)
        if named is None or named[2].kind != "document":
            return k + 1
        phrase = read_phrase(s, k + 1, stop, self._window)
        return phrase.after if phrase and any(s.is_kind(j, "issued-by") for j in range(k + 1, phrase.after)) else k + 1

    def _is_object(self, k: int, phrase: Phrase, opening: Opening | None) -> bool:
        """Whether the noun phrase between a verb that takes a person and its complement is that person: it does not
        agree as a subject."""
        s, found = self._s, self._s.verb(k)
        if opening is None or phrase.after != opening.opener:
            return False
        if found is None or "person" not in found[1].frame or found[1].number not in ("s", ""):
            return False
        head, second = s.text_at(phrase.first), s.text_at(phrase.first + 1)
        named = s.starts(phrase.first)
        body = named is not None and named[2].kind not in PEOPLE and s.cues.is_feminine(head)
        if found[1].gender == "m" and (head in s.cues.kinds["feminine"] or body):
            return True
        drivers = any(head.endswith(end) and head[: -len(end)] in s.cues.human for end in s.cues.relation)
        if named is None and ((s.cues.is_definite(head) and head.endswith(s.cues.oblique)) or drivers):
            return True
        if found[1].gender == "m" and (named is None or named[2].kind == "place"):
            place = named is not None and head not in s.cues.kinds["masculine"]
            return place or s.cues.is_feminine(head) or (named is None and head.endswith(s.cues.plural_feminine))
        adjective = phrase.after == phrase.first + 2 and s.cues.is_definite(head) and s.cues.is_definite(second)
        masculine = adjective and second.endswith(s.cues.relation[:1]) and not s.cues.is_feminine(head)
        return named is None and found[1].gender == "f" and masculine

    def is_of_she(self, k: int, before: Phrase) -> bool:
        """Whether a verb with the letter of a present one stands behind a noun of the feminine, or a place."""
        s, head = self._s, self._s.text_at(before.first)
        if not s.text_at(k).startswith(s.cues.she):
            return False
        named = s.starts(before.first)
        place = named is not None and named[2].kind == "place" and head not in s.cues.kinds["masculine"]
        return place or s.cues.is_feminine(head) or head in s.cues.kinds["feminine"]

    def _past_addressee(self, k: int, limit: int) -> int:
        """The word before the subject: the last one of «to X», when the outlet that was told stands before it."""
        s, to = self._s, self._s.cues.clitic_to
        if s.text_at(k + 1)[:1] != to:
            return k
        lone = s.text_at(k + 1) == to
        named = s.starts(k + 2) if lone else s.starts(k + 1, 1)
        if named is not None and named[2].kind in ("agency", "outlet"):
            last = s.index(named[1]) - 1
        elif lone and (
            pair := s.quotes.opened_between(s.words[k + 1].end, s.words[k + 2].start if k + 2 < len(s.words) else s.end)
        ):
            last = s.index(pair[1]) - 1
        else:
            return k
        return past_time(s, last, limit) if last + 1 < limit else k

    def _opens_person(self, k: int) -> bool:
        """Whether a person's name or title starts with a word behind a comma."""
        named = self._s.starts(k)
        return named is not None and named[2].kind in PEOPLE | {"anonymous"} and self._s.breaks(k)

    def _is_cut_off(self, k: int) -> bool:
        gap = self._s.gap(k)
        return self._s.breaks(k) or ":" in gap

    def complement(
        self, opening: Opening | None, first: int, source: Phrase | None, stop: int, verb: Verb
    ) -> Opening | None:
        """The bare noun that the verb takes from word `first` on, where it stands before any other complement."""
        if "object" not in verb.frame:
            return opening
        limit = opening.opener if opening else stop
        first = self._past_turns(first, limit)
        by_itself = source is not None or verb.shape == "participle"
        if verb.row["act"] == "deny" and by_itself and self._is_claim(first) and first < limit:
            return Opening(first, first, self._s.words[first].start, "object")
        known = source is not None and source.known
        sure = known and "willed" not in verb.guard and (opening is None or opening.kind != "clause")
        found = find_object(self._s, first, min(limit, stop), self._window // 2, sure=sure)
        if found and "renew" in verb.guard and not self._is_of_speech(found.first):
            return opening  # «the army renewed its shelling»: an act
        return found or opening

    def _is_of_speech(self, k: int) -> bool:
        """Whether a word is a noun of will, need or feeling, or the verbal noun of a verb of speech."""
        s, word = self._s, self._s.text_at(k)
        stems = (s.cues.unbound(word[: -len(p)]) for p in s.cues.kinds["pronoun"] if word.endswith(p))
        acts = {s.cues.objects.get(form, _EVENT) for form in (word, *stems)}
        return acts != {_EVENT} or s.masdar(k) is not None

    def whom(self, k: int, stop: int, before: Phrase | None, verb: Verb) -> tuple[Phrase | None, int] | None:
        """(subject, word of the object) of a verb that takes a person and no clause: «X accused Y of …»."""
        return read_whom(self._s, (k, stop), before, verb, self._window)

    def names_person(self, source: Phrase) -> bool:
        named = next(iter(self._s.phrases(*source.range)), None)
        return named is not None and named[2].kind in PEOPLE | CARRIERS | {"anonymous"}

    def may_speak(self, source: Phrase, verb: Verb) -> bool:
        """Whether a source is a person, or a name that no table lists behind a title, trade or the noun of a body."""
        cues, head = self._s.cues, self._s.text_at(source.first)
        word, called = head.removeprefix(cues.article), cues.is_definite(head) and source.after - source.first > 1
        stems = {word, *(word[: -len(end)] for end in cues.people_endings if word.endswith(end))}
        kinds = (cues.human, cues.titles) if "willed" in verb.guard else (cues.human, cues.titles, cues.bodies)
        titled = called and any(stem in kind for stem in stems for kind in kinds)
        return titled or self.names_person(source)

    def names_document(self, source: Phrase) -> bool:
        """Whether a source is a statement, report or the like."""
        named = next(iter(self._s.phrases(*source.range)), None)
        return named is not None and named[2].kind == "document"

    def names_other(self, first: int, k: int) -> bool:
        """Whether the words [first, k) name a person or a body that may be the subject of what follows."""
        s = self._s
        named = any(n[2].kind in PARTIES for n in s.phrases(s.words[first].start, s.words[k].start))
        return named and not acts_unnamed(s, k, first)

    def _issuer(self, k: int, first: int) -> Phrase | None:
        """Who issued the statement that a verb without a subject goes on with: «X issued a text in which he said»."""
        for j in range(k - 2, max(first, k - 2 * self._window) - 1, -1):
            if self._s.is_kind(j, "issuing"):
                documents = (i for i in range(j + 1, k) if (n := self._s.starts(i)) and n[2].kind == "document")
                return read_phrase(self._s, j + 1, next(documents, k), self._window)
        return None

    def theme(self, k: int, first: int) -> Range | None:
        """Whom the words [first, k) are about."""
        return find_theme(self._s, k, first, self._window)
