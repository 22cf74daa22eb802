"""Words as they are searched for: folded, with and without what Arabic writes together with a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tawatur.language import Language, word_texts
from tawatur.store import Asked

_REST = 3  # letters that are left when something is taken off a word
_FREQUENT = 150  # words of the language, the most frequent first, that are left out of a question that has others
_REMEMBERED = 100_000  # words whose forms are kept at hand


class Part(NamedTuple):
    """A part of a question: one of its `phrases` must be there, each a row of words; `forms`: all single words."""

    phrases: tuple[tuple[str, ...], ...]
    forms: frozenset[str]


class Terms:
    """Takes texts and questions apart in the same way; keeps nothing of one for the next."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._language = language
        before = sorted(language.clitics.before, key=len, reverse=True)
        endings = [row["form"] for row in language.table("stem_letters", ("form", "kind")) if row["kind"] == "ending"]
        after = {*language.clitics.after, *(language.plain(form) for form in endings)}
        self._before = tuple(b for b in before if b != language.clitics.assimilated)
        self._after = tuple(sorted(after, key=len, reverse=True))
        self._assimilated = language.clitics.assimilated
        self._months = self._read_months()
        rows = [self._words(row["form"]) for row in language.table("common_words")]
        self._frequent = {row[0] for row in rows[:_FREQUENT] if row}
        self.forms = lru_cache(_REMEMBERED)(self._forms)

    def _read_months(self) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        """Each name of a month with all names of that month."""
        named: dict[str, list[tuple[str, ...]]] = {}
        for row in self._language.table("months", ("form", "month", "calendar")):
            year = "lunar" if row["calendar"] == "hijri" else "solar"
            named.setdefault(f"{year} {row['month']}", []).append(tuple(self._words(row["form"])))
        return {name: tuple(dict.fromkeys(names)) for names in named.values() for name in names}

    def _words(self, text: str) -> list[str]:
        return [plain for word in word_texts(self._language.plain(text)) if (plain := letters(word))]

    # --- words and their forms -----------------------------------------------------------------------------------

    def _forms(self, word: str) -> frozenset[str]:
        """A folded word, and what is left of it without proclitics, without endings and pronouns, and without both."""
        bare = {word}
        for proclitic in (*self._before, self._assimilated):
            if proclitic and word.startswith(proclitic) and len(word) - len(proclitic) >= _REST:
                bare.add(word[len(proclitic) :])
        stems = {stem for each in bare for stem in self._without_ending(each)}
        # Twice: before a pronoun the feminine ending stands in its other form.
        return frozenset(bare | stems | {stem for each in stems for stem in self._without_ending(each)})

    def _without_ending(self, word: str) -> Iterable[str]:
        return (word[: -len(e)] for e in self._after if word.endswith(e) and len(word) - len(e) >= _REST)

    def indexed(self, text: str) -> str:
        """A text as the index holds it: its words in order, then the further forms of each."""
        given = self._words(text)
        further = (form for word in given for form in sorted(self.forms(word) - {word}))
        return " ".join((*given, *further))

    # --- questions -----------------------------------------------------------------------------------------------

    def parts(self, question: str) -> list[Part]:
        """What a question asks for: words, months under all their names, and what stands in quotation marks."""
        found: list[Part] = []
        for at, piece in enumerate(question.replace("\u201c", '"').replace("\u201d", '"').split('"')):
            given = self._words(piece)
            if at % 2 and len(given) > 1:
                found.append(Part((tuple(given),), frozenset(given)))
            else:
                found += self._loose(given)
        telling = [p for p in found if not p.forms & self._frequent]
        return telling or found

    def _loose(self, given: list[str]) -> Iterable[Part]:
        at = 0
        while at < len(given):
            month = next((n for n in (2, 1) if tuple(given[at : at + n]) in self._months), 0)
            if month:
                names = self._months[tuple(given[at : at + month])]
                yield Part(names, frozenset(word for name in names for word in name))
                at += month
            else:
                forms = self.forms(given[at])
                yield Part(tuple((form,) for form in sorted(forms)), forms)
                at += 1

    @staticmethod
    def asked(parts: list[Part], either: bool = False) -> Asked:
        """Parts as the store is asked: all of them, or either."""
        return Asked(tuple(part.phrases for part in parts), either)


def letters(word: str) -> str:
    """A word without what stands between its letters."""
    return word if word.isalnum() else "".join(c for c in word if c.isalnum())
