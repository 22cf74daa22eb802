"""What two tellings of one kind have in common, and whether that is enough for one event told in passing."""

from __future__ import annotations

from typing import NamedTuple

_HEARD = 0.2  # share of an occasion's words that another account of it has too
_RETOLD = 0.35  # the same of an incident
_ONE_TEXT = 0.8  # share of a telling's words, by what they tell, from which it is another's text
ONE_TEXT_WORDS = 8  # … and how many there must be


class Shared(NamedTuple):
    """What two tellings of one kind have in common. `covered`: the share of the one's words, by what they
    tell, that the other has too. `crowded`: very many tell of that kind and that body."""

    people: int
    persons: int
    places: int
    words: int
    covered: float
    dated: bool
    crowded: bool

    def of_one_text(self, terms: int) -> bool:
        """Nearly all words of the shorter one, and these are many: one has its text from the other."""
        return self.covered >= _ONE_TEXT and terms >= ONE_TEXT_WORDS

    def of_occasion(self) -> bool:
        """The same two parties; or one, with the place and a word more."""
        if self.persons >= 2:
            return self.covered >= _HEARD
        one = bool(self.people and self.places and self.words >= 2) and self.covered >= _HEARD
        return one and self.dated and not self.crowded

    def of_incident(self) -> bool:
        """The same person; or the place with two words more; or two bodies with three: and always days that meet."""
        if not self.dated or self.covered < _RETOLD or self.words < 2:
            return False
        return bool(self.persons or self.places) or (self.people >= 2 and self.words >= 3 and not self.crowded)

    def of_state(self, places: bool) -> bool:
        """The same people or place, and most words."""
        return self.words >= 3 and (bool(self.people) or places) and not self.crowded

    def score(self) -> int:
        """Thousandths, below those of what pages lead with."""
        return 500 + 40 * min(self.people, 3) + 20 * min(self.places, 2) + 10 * min(self.words, 6)

    def reasons(self) -> list[str]:
        """What is in common beside people and places."""
        return [f"words {self.words}", *(["days meet"] if self.dated else [])]
