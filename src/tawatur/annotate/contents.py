"""What is said: where the complement of a cue opens."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.annotate.clauses import BREAKS, PEOPLE, Range, Sentence
from tawatur.annotate.cues import Verb
from tawatur.annotate.identity import past_identity
from tawatur.annotate.quotations import MARKS

_APART = 24  # words of the longest relative clause that is stepped over
_NAMED = 7  # words of the longest name in quotation marks
_LEAST = 2  # words of the shortest complement
_ADJECTIVE = 5  # letters of the shortest adjective of relation


class Opening(NamedTuple):
    """Where a complement opens: the word that opens it, the word and the place where the content starts."""

    opener: int
    first: int
    at: int
    kind: str  # clause, colon, quote, preposition, object
    pair: Range | None = None  # the quotation marks the content stands in


def find_opening(s: Sentence, after: int, stop: int, verb: Verb, longest: int) -> Opening | None:
    """The complement of a verb, looked for from the word after it: clause, quotation or the verb's preposition."""
    k, limit = after, after + longest
    while k < min(stop, limit):
        if size := s.match(k, "turn"):
            limit, k = limit + size, k + size
            continue
        if k > after and s.is_kind(k, "copy") and (further := _behind_copy(s, k, stop)):
            limit += further - k
            k = further
            continue
        apart = s.breaks(k) or (s.text_at(k)[:1] in s.cues.joined and not s.is_kind(k, "relative"))
        aside = (apart and s.is_kind(k, "parenthesis")) or s.match_phrase(k)
        if k > after and aside and not s.quotes.opened_between(s.words[k - 1].end, s.words[k].start):
            further = _skip_relative(s, k, stop, to_clause=s.match_phrase(k) > 0)
            limit += further - k
            k = further
            continue
        limit += k in s.covered  # a long title or name counts one word
        if k > after and (that := _behind_setting(s, k, stop)):
            limit, k = limit + that - k, that
        if opening := _opens_at(s, k, verb, after):
            if opening.kind == "preposition" and (later := _behind_title(s, k, min(stop, limit), verb)):
                return later
            if opening.kind == "preposition" and opening.first == k and (later := _behind_place(s, k, stop, verb)):
                return later
            if opening.kind == "preposition" and (later := _behind_relative(s, k, after, min(stop, limit), verb)):
                return later
            if opening.kind == "quote" and opening.pair and (later := _behind_name(s, opening.pair, stop, verb)):
                return later
            return opening
        if k > after and (beyond := past_identity(s, k, min(stop, limit))):
            limit += beyond - k
            k = beyond
            continue
        if k == after and s.breaks(k) and (told := s.verb(k)) and told[1].shape == "past":
            return None  # «while X spoke, | said Y»
        if k > after and _ends_search(s, k):
            further = _behind_joined_relative(s, k, after, stop)
            if not further:
                return None
            limit, k = further + longest, further
            continue
        k += 1
    return None


def _behind_joined_relative(s: Sentence, k: int, after: int, stop: int) -> int:
    """The «that» behind a comma, after a relative clause with an «and» in it; 0: none.

    «The report that it issued, and with which it told of its work, said that»: no other verb of speech stands there.
    """
    word = s.bare(k)
    noun = word in s.cues.titles or word in s.cues.human or (s.cues.is_definite(word) and s.verb(k) is None)
    joined = s.joined(k) and (s.last_of("relative", k) > after or noun)  # «the lawyer of X, and player of Y, said»
    relative = s.is_kind(k - 1, "relative") or s.is_kind(k - 1, "what")
    if not (joined or relative):
        return 0
    spoke = s.verb(k)
    told = relative and spoke is not None and "person" in spoke[1].guard  # «who spoke to "X"», which takes no «that»
    for j in range(k, min(stop, k + _APART)):
        if (s.breaks(j) or told) and s.text_at(j) in s.cues.complementisers:
            return j
        if (found := s.verb(j)) and "clause" in found[1].frame and (joined or j > k):
            return 0
    return 0


def _behind_setting(s: Sentence, k: int, stop: int) -> int:
    """The «that» behind where or when it was said, which two commas set apart, with what verbs tell of it; 0: none."""
    if not (s.breaks(k) and (s.is_kind(k, "preposition") or s.timed(k))) or s.text_at(k) in s.cues.complementisers:
        return 0
    for j in range(k + 1, min(stop, k + _APART)):
        that = s.text_at(j) in s.cues.complementisers
        if s.breaks(j) or that:
            return j if that and s.breaks(j) else 0
    return 0


def _behind_copy(s: Sentence, k: int, stop: int) -> int:
    """The word after «of which X has a copy», which newsrooms put between a statement and its words; 0: none."""
    for j in range(k + 1, min(stop, k + _NAMED + _NAMED)):
        if s.is_kind(j, "of-it"):
            return j + 1
    return 0


def _behind_name(s: Sentence, pair: Range, stop: int, verb: Verb) -> Opening | None:
    """The clause that opens behind short quoted words, which then are a name and no speech."""
    first = s.index(pair[0])
    last = s.index(pair[1])
    if last - first > _NAMED or s.is_kind(first, "negation") or s.cues.is_finite(s.text_at(first)):
        return None
    for k in range(last, min(stop, last + _APART)):
        if k >= len(s.words) or (s.breaks(k) and s.joined(k)):
            return None
        found = _opens_at(s, k, verb)
        if found and found.kind in ("clause", "colon"):
            return found
    return None


def _skip_relative(s: Sentence, k: int, stop: int, *, to_clause: bool) -> int:
    """The word after a relative clause that commas set apart, or after a phrase, which a clause may follow at once."""
    loose = not (to_clause or s.breaks(k))
    for j in range(k + 1, min(stop, k + _APART)):
        that = (to_clause or loose) and s.text_at(j) in s.cues.complementisers
        if s.breaks(j) or ":" in s.gap(j) or that:
            return j
        if not s.breaks(k) and speech_quote(s, j):
            return j
        if loose and s.verb(j) is not None:
            return stop
    return stop


def _behind_title(s: Sentence, k: int, stop: int, verb: Verb) -> Opening | None:
    """The clause that opens right behind a person's name, when the preposition before belongs to the title."""
    if len(s.text_at(k)) < _LEAST or "clause" not in verb.frame:
        return None
    for j in range(k + 1, min(stop, k + _APART)):
        told = s.verb(j) is not None and j not in s.covered and not s.is_object(j)
        if told or s.cues.is_sure_imperfect(s.text_at(j)) or (s.breaks(j) and s.joined(j)) or ":" in s.gap(j):
            return None
        if s.text_at(j) in s.cues.complementisers:
            named = s.ends(j - 1) or s.ends(j - 2)
            return _clause(s, j) if named and named[2].kind == "person" and s.index(named[0]) > k else None
    return None


def _behind_place(s: Sentence, k: int, stop: int, verb: Verb) -> Opening | None:
    """The clause that a comma sets apart from where its speaker is: «our man in the country of X, that …»."""
    for j in range(k + 1, min(stop, k + _NAMED + 1) if "clause" in verb.frame else k):
        if s.breaks(j):
            return _clause(s, j) if s.text_at(j) in s.cues.complementisers else None
        if s.verb(j) is not None or s.text_at(j) in s.cues.complementisers:
            return None
    return None


def _behind_relative(s: Sentence, k: int, after: int, stop: int, verb: Verb) -> Opening | None:
    """The clause behind the verb's preposition, when one before belongs to a relative: «the data that came to … to»."""
    if "clause" not in verb.frame or s.last_of("relative", k) < after or s.text_at(k + 1) in s.cues.complementisers:
        return None
    for j in range(k + 1, stop - 1):
        if s.breaks(j) or s.verb(j) is not None:
            return None
        if s.text_at(j) == s.text_at(k) and s.text_at(j + 1) in s.cues.complementisers:
            return _after_preposition(s, j, verb)
    return None


def _opens_at(s: Sentence, k: int, verb: Verb, after: int = -1) -> Opening | None:
    gap, word = s.gap(k), s.text_at(k)
    if ":" in gap and "//" not in gap and "quote" in verb.frame:  # no colon of an address
        pair = s.quotes.opened_between(s.words[k - 1].end, s.words[k].start)
        if not pair and word in s.cues.complementisers and word not in s.cues.with_pronoun:
            return _from(s, k, k + 1, "colon")
        return Opening(k, k, pair[0] + 1 if pair else s.words[k].start, "colon", pair)
    if k in s.covered:
        return None
    if "renew" in verb.guard and (noun := s.masdar(k)):
        opening = find_opening(s, k + 1, len(s.words), noun, _NAMED)
        return opening._replace(opener=k) if opening else None
    if "quote" in verb.frame and (pair := speech_quote(s, k)):
        that = word in s.cues.complementisers and word not in s.cues.with_pronoun
        that = that or (len(word) > 1 and word in verb.takes)  # «called on all "to do"»
        return Opening(k, k + that, s.words[k + 1].start if that else pair[0] + 1, "quote", pair)
    if word in s.cues.complementisers:
        return _clause(s, k) if "clause" in verb.frame and (k == after or not _is_bound(s, k, verb, after)) else None
    if word in verb.takes and (len(word) > 1 or any(m in s.gap(k + 1) for m in MARKS)):
        return _after_preposition(s, k, verb)
    if s.attached(k, verb.takes):
        if word[1:] in s.cues.complementisers:
            return _clause(s, k, 1)
        return Opening(k, k, s.words[k].start + 1, "preposition")
    return None


def _is_bound(s: Sentence, k: int, verb: Verb, after: int) -> bool:
    """Whether a complementiser belongs to the word before it: «before that», «but that»."""
    before = s.bare(k - 1)
    if before in verb.takes:
        return False
    if _is_letter(s, k):
        return True
    if s.breaks(k):
        return False
    if s.last_of("relative", k) > after and s.ends(k - 1) is None and s.cues.is_sure_imperfect(before):
        return True  # «on those of whom it shows that»
    return before in s.cues.kinds["that-binder"]


def _is_letter(s: Sentence, k: int) -> bool:
    """Whether a word that is written like «that» is a letter of a name: «C N N», «M S N B C»."""
    word, named = s.text_at(k), s.is_kind(k - 1, "letter-name")
    if s.text_at(k - 1) == word:
        return s.is_kind(k - 2, "letter-name")
    return named and (s.text_at(k + 1) == word or s.is_kind(k + 1, "letter-name"))


def _clause(s: Sentence, k: int, offset: int = 0) -> Opening:
    """The content after a complementiser; one that carries a pronoun stays in it."""
    if s.text_at(k)[offset:] in s.cues.with_pronoun:
        bare = 1 if not offset and s.text_at(k)[1:] in s.cues.complementisers else offset
        return Opening(k, k, s.words[k].start + bare, "clause")
    return _from(s, k, k + 1, "clause")


def _from(s: Sentence, opener: int, first: int, kind: str) -> Opening:
    if first >= len(s.words):
        return Opening(opener, first, s.end, kind)
    return Opening(opener, first, s.words[first].start, kind)


def _after_preposition(s: Sentence, k: int, verb: Verb) -> Opening:
    if s.text_at(k + 1) in s.cues.complementisers:
        return _clause(s, k + 1)._replace(opener=k)
    return _from(s, k, k + 1, "preposition")


def speech_quote(s: Sentence, k: int) -> Range | None:
    """The pair of marks that opens before a word, when it is long enough for speech and no mention fills it."""
    if not k or s.gap(k) == " " or not any(m in s.gap(k) for m in MARKS):
        return None
    pair = s.quotes.opened_between(s.words[k - 1].end, s.words[k].start)
    if pair is None:
        return None
    named = s.starts(k)
    if named and named[1] >= pair[1] - 1:
        return None
    return pair if s.index(pair[1]) - k >= _LEAST + 1 else None


def _ends_search(s: Sentence, k: int) -> bool:
    """Whether no complement of an earlier verb can open after a word."""
    if s.breaks(k) and (s.joined(k) or s.is_kind(k, "since")):
        return True
    found = s.verb(k)
    if found is None and s.joined(k) and s.text_at(k + 1) in s.cues.complementisers:
        return s.cues.is_finite(s.bare(k)) and s.starts(k, 1) is None  # «and deemed that»
    if found is None or k in s.covered or s.is_kind(k + 1, "negation") or s.is_kind(k, "called"):
        return False
    if s.is_kind(k - 1, "preposition") and not (s.joined(k) or s.breaks(k)):
        return False  # «during a gathering», which is written like a verb
    if found[1].shape == "participle":
        return s.breaks(k)
    if found[1].shape == "imperfect" and "adds" in found[1].guard and not (s.breaks(k) or s.joined(k)):
        return False  # «a group that follows …»
    return "noun" not in found[1].guard and found[1].frame != {"act"}


def find_object(s: Sentence, first: int, stop: int, longest: int, *, sure: bool) -> Opening | None:
    """The bare noun that a verb takes: the word itself when the subject is known, else one that must be an object."""
    past = opens = first
    for k in range(first, min(stop, first + longest)):
        if (k > first and s.breaks(k) and s.joined(k)) or (not sure and s.is_kind(k, "relative")):
            return None
        if k in s.covered or k < past or (not sure and s.text_at(k).startswith(s.cues.clitic_to * 2)):
            continue
        word = s.text_at(k)
        if k == first and k + 1 < stop and (beyond := _past_to(s, k) or past_identity(s, k, stop)):
            past = first = beyond
            continue
        if s.is_object(k) or (k == first and s.is_said(k)):
            return Opening(k, k, s.words[k].start, "object")
        if sure and k == first and word in s.cues.human:
            past = first = next((j for j in range(k + 1, min(stop, k + _APART)) if s.breaks(j)), stop)
            continue  # what X is: «X, coach of the team, refused …»
        if sure and k == first and s.is_kind(k, "what") and not s.breaks(k):
            return Opening(k, k, s.words[k].start, "object")
        if sure and k == first and (beyond := _past_apposition(s, k, stop) or _past_quoted(s, k, stop)):
            past = first = beyond
            continue
        bare = not any(c in s.gap(k) for c in BREAKS + MARKS + "():")
        if sure and k == first and (beyond := (_past_adjunct(s, k) if bare else 0) or _past_setting(s, k, stop)):
            past = first = beyond
            continue
        pair = s.quotes.opened_between(s.words[k - 1].end, s.words[k].start) if k else None
        bare = bare or opens < k == past or (opens == k and pair is None)
        if sure and k == first and bare and not (s.stops_phrase(k) or s.joined(k) or word in s.cues.kinds["bound"]):
            return Opening(k, k, s.words[k].start, "object")
        if word in s.cues.complementisers or (k > first and _ends_search(s, k)):
            return None
    return None


def _past_to(s: Sentence, k: int) -> int:
    """The word after «to "X"», whom it was said to, or after «for human rights», which ends a name; 0: neither."""
    word, to = s.text_at(k), s.cues.clitic_to
    if s.attached_to(k) and (whom := s.starts(k, 1)) and whom[2].kind in PEOPLE:
        return s.index(whom[1])
    if word == to:
        pair = s.quotes.opened_between(s.words[k].end, s.words[k + 1].start)
        return s.index(pair[1]) if pair else 0
    bound = word[:1] == to and word[1:] in s.cues.common and not (s.starts(k) or s.is_object(k) or word[1:2] == to)
    return k + 2 if bound and s.cues.is_definite(s.text_at(k + 1)) else 0


def _past_apposition(s: Sentence, k: int, stop: int) -> int:
    """The word after a definite adjective that commas end: «X, coming from Y, affirmed his wish»; 0: no such words."""
    word = s.text_at(k)
    bare = word.removeprefix(s.cues.article)
    if bare == word or bare in s.cues.objects or bare in s.cues.masdars or s.cues.is_verbal_noun(bare):
        return 0
    for j in range(k + 1, min(stop + 1, k + _APART)):
        if s.breaks(j):
            return j if j == stop or s.is_object(j) or s.is_said(j) or s.is_possessed_act(s.text_at(j)) else 0
    return 0


def _past_quoted(s: Sentence, k: int, stop: int) -> int:
    """The noun that is said behind a name in quotation marks and its relative clause: «X "Y", which …, his arrival».

    0: no such words.
    """
    pair = s.quotes.opened_between(s.words[k - 1].end, s.words[k].start) if k else None
    if pair is None or s.index(pair[1]) - k > _NAMED or s.is_said(k):
        return 0
    after = s.index(pair[1])
    if after >= stop or not s.is_kind(after, "relative"):
        return after if after < stop and s.is_said(after) else 0
    acts = (j for j in range(after + 1, min(stop, after + _APART)) if s.is_possessed_act(s.text_at(j)))
    return next(acts, 0)


def _past_setting(s: Sentence, k: int, stop: int) -> int:
    """The word after a time, or how strongly it was said, or after where and when, which a comma ends; 0: none."""
    if s.timed(k) or s.is_kind(k, "adverb"):
        return k + 1
    if size := s.match(k, "force"):
        return k + size
    if not s.is_kind(k, "preposition"):
        return 0
    if s.text_at(k + 1) in s.cues.kinds["statement-noun"] | s.cues.kinds["speech"]:  # «in a statement of his»
        after = k + 2 + (s.text_at(k + 2) in s.cues.kinds["pronominal"])
        if after < stop and (s.is_said(after) or s.is_possessed_act(s.text_at(after))):
            return after
    for j in range(k + 1, min(stop, k + _NAMED + 1)):
        if size := s.match(j, "wish"):
            return j + size  # «in its report for today, God willing, …»
        if s.breaks(j):
            return 0 if s.joined(j) or j > k + _NAMED - 1 else j
        if s.text_at(j) in s.cues.complementisers or s.is_object(j):
            return 0
    return 0


def _past_adjunct(s: Sentence, k: int) -> int:
    """The word after where or when it was said, or an adjective of the subject; 0: none of them stands at a word."""
    inside = s.starts(k, 1) if s.within(k) else None
    if inside is not None:
        return s.index(inside[1])
    if s.timed(k) or s.text_at(k) in s.cues.kinds["pronominal"]:
        return k + 1
    adjective = len(s.text_at(k)) > _ADJECTIVE - 1 and s.text_at(k).endswith(s.cues.relation)
    return k + 1 if adjective and not s.stops_phrase(k) else 0
