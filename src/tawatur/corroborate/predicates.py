"""Opposite words of two statements: which of them are said of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.likeness import SAME_ROOT, closeness
from tawatur.corroborate.sketch import Sketch
from tawatur.corroborate.terms import Term

REACH = 2  # words on either side of a predicate among which what it is said of stands: a noun and what it goes with
EARLY = 4  # words from the start of a statement among which what it tells stands
# To refuse a thing, to call it off or to end it: who tells of the thing says the contrary.
UNDOING = frozenset(("reject", "cancel", "postpone", "stop", "ban", "exclude", "backdown", "deny", "freeze", "failure"))
ENDING = frozenset(("lift", "end", "ease", "finish", "withdraw", "drop"))  # what may say the same in softer words
JOINED = 3  # letters that may stand between two words that touch: a blank and what is written together with a name


class Predicates:
    """Finds what stands beside a word with nothing between: of that it is said."""

    def __init__(self, lexis: Lexis) -> None:
        self._lexis = lexis

    def undoes(self, one: Sketch, other: Sketch) -> bool:
        """Whether one of two statements holds a word of undoing."""
        return not UNDOING.isdisjoint(one.concepts | other.concepts)

    def opposed(self, one: Sketch, other: Sketch) -> list[tuple[str, str]]:
        """The opposite concepts that two statements say of one thing, in order; one who says both says neither."""
        found = set()
        met = self._lexis.opposed(one.concepts, other.concepts)
        sides = [[t for t in s.terms if any(p[n] in t.concepts for p in met)] for n, s in enumerate((one, other))]
        for mine in sides[0]:
            for theirs in sides[1]:
                pairs = self._lexis.opposed(mine.concepts, theirs.concepts)
                if pairs and self._of_one(one, mine, other, theirs) and not self._also(one, mine, other, theirs):
                    found.update(pairs)
        found.update(self._undone(one, other))
        found.update((b, a) for a, b in self._undone(other, one))
        return sorted(found)

    def _undone(self, one: Sketch, other: Sketch) -> Iterator[tuple[str, str]]:
        """What one says is refused, called off or put an end to, and the other tells: («refuse», the word)."""
        mine, theirs = dict(self._objects(one, UNDOING)), dict(self._objects(other, UNDOING | ENDING))
        told = [t for t in other.terms[:EARLY] if t not in theirs and t.kind in ("word", "act")]
        doer = [t for t in told[:1] if t is other.terms[0] and self._lexis.determines(t.head)]
        for thing, concept in mine.items():
            same = [t for t in told if closeness(thing, t) >= SAME_ROOT and t.key not in other.doubted]
            undone = concept in theirs.values() or any(closeness(thing, t) for t in theirs)
            if same and not undone and same != doer:
                yield concept, thing.key

    def _objects(self, sketch: Sketch, kinds: frozenset[str]) -> Iterator[tuple[Term, str]]:
        """(a word that stands behind a word of undoing, the concept of that): a name may stand between the two."""
        if sketch.concepts.isdisjoint(kinds):
            return
        terms = sorted(sketch.terms, key=lambda t: t.span)
        for place, term in enumerate(terms[:EARLY]):
            undoing = "" if self._lexis.determines(term.head) else min(term.concepts & kinds, default="")
            behind = [t for t in terms[place + 1 : place + 1 + REACH] if ":" not in t.key][:1]
            if undoing and behind and term.kind in ("word", "act"):
                yield behind[0], undoing

    def _of_one(self, one: Sketch, mine: Term, other: Sketch, theirs: Term) -> bool:
        said = self._bearers(other, theirs)
        return any(_one_word(a, b) for a in self._bearers(one, mine) for b in said)

    def _also(self, one: Sketch, mine: Term, other: Sketch, theirs: Term) -> bool:
        """Whether one of the two says of the same thing what the other says too.

        What both name in one word («the rise of output lifts …», «… sinks with the rise of output») is no answer to it.
        """
        named = {t.key for t in one.terms if t is not mine} & {t.key for t in other.terms if t is not theirs}
        like_mine = (t for t in other.terms if t.key not in named and t is not theirs and t.concepts & mine.concepts)
        like_theirs = (t for t in one.terms if t.key not in named and t is not mine and t.concepts & theirs.concepts)
        return any(self._of_one(one, mine, other, t) for t in like_mine) or any(
            self._of_one(one, t, other, theirs) for t in like_theirs
        )

    def _bearers(self, sketch: Sketch, term: Term) -> list[Term]:
        """What a word is said of: what it moves, else what stands before and after it."""
        terms = sorted(sketch.terms, key=lambda t: t.span)
        place = terms.index(term)
        after = list(self._touching(sketch, terms[place:]))
        moved = bool(after) and self._lexis.passes_on(after[0].head)
        led = moved or bool(term.head and not self._lexis.determines(term.head))
        before = [] if led else list(self._touching(sketch, terms[: place + 1][::-1]))
        return [*before, *after]

    def _touching(self, sketch: Sketch, terms: list[Term]) -> Iterator[Term]:
        text = sketch.article.text
        for one, other in pairwise(terms[: REACH + 1]):
            first, second = sorted((one, other), key=lambda t: t.span)
            gap = text[first.span.end : second.span.start]
            if len(gap) > JOINED or " " in gap.lstrip() or self._lexis.joins(second.head):
                return
            yield other


def _one_word(one: Term, other: Term) -> bool:
    """Whether two terms are one word or name; another word for the same thing is too little."""
    return (
        one.key == other.key or one.skeleton == other.skeleton != "" or (":" in one.key and one.kin == other.kin != "")
    )
