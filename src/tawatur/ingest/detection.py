"""Which language a text seems to be in, by its letters and commonest words (`words_by_language.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tawatur.language import read_tables

_WORD = re.compile(r"[^\W\d_]+(?:[\u200c\u064b-\u0652][^\W\d_]+)*")
_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))  # of Unicode, for the script
_ARABIC_SCRIPT = frozenset(chr(code) for first, last in _BLOCKS for code in range(first, last + 1))
_OTHER_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u05ff]")
# The letters that one language of the script has and Arabic has not weigh as much as several common words.
_LETTER_WEIGHT = 0.5
_DEFAULT = "ar"  # the usual language of the script
_ARTICLE = 80  # words of the shortest article that is read among other letters
_ENOUGH = 400  # words from which its language is known
_FOREIGN = 0.3  # share of a text's signs that are other letters, below which it is not in their language
_PRIOR = 0.9  # what speaks for a script's usual language before anything is read: less than one word of another


class Guess(NamedTuple):
    """A language code ("und" when nothing speaks for one) and the share of words in that script, 0 to 1."""

    language: str
    share: float


class Detector:
    """Guesses languages; short texts by what little they show."""

    def __init__(self, roots: Iterable[Path]) -> None:
        words: dict[str, set[str]] = {}
        letters: dict[str, set[str]] = {}
        for row in read_tables(roots, "words_by_language", ("form", "language", "kind")):
            table = words if row["kind"] == "word" else letters
            table.setdefault(row["form"], set()).add(row["language"])
        # What each says: some languages, the more of them the less for each.
        self._words = {word: (languages, 1.0 / len(languages)) for word, languages in words.items()}
        self._letters = {x: (languages, _LETTER_WEIGHT / len(languages)) for x, languages in letters.items()}
        self._special = re.compile(f"[{re.escape(''.join(self._letters))}]")
        others = "".join(letter for letter, (languages, _) in self._letters.items() if _DEFAULT not in languages)
        self._others = re.compile(f"[{re.escape(others)}]")
        self._strange = re.compile(f"[{re.escape(others)}{_OTHER_SCRIPT.pattern[1:-1]}]")

    def guess(self, text: str) -> Guess:
        """The language of a text."""
        words = _WORD.findall(text)
        if not words:
            return Guess("und", 0.0)
        arabic = [w for w in words if w[0] in _ARABIC_SCRIPT]
        if len(arabic) * 2 >= len(words):
            return Guess(self._of_script(arabic, default=_DEFAULT), len(arabic) / len(words))
        other = [w.lower() for w in words if w[0] not in _ARABIC_SCRIPT]
        return Guess(self._of_script(other, default="und"), len(other) / len(words))

    def holds(self, text: str, language: str) -> bool:
        """Whether what a text has in the script is long enough to be an article in a language, whatever is beside it.

        Scripts and notices in other letters are pasted with articles.
        """
        words = [word for word in _WORD.findall(text) if word[0] in _ARABIC_SCRIPT]
        return len(words) >= _ARTICLE and self.guess(" ".join(words[:_ENOUGH])).language == language

    def is_plain(self, text: str) -> bool:
        """Whether most of a text is letters that Arabic has, with no telling sign of another language."""
        if not self._strange.search(text):
            return True
        return not self._others.search(text) and len(_OTHER_SCRIPT.findall(text)) < _FOREIGN * len(text)

    def _of_script(self, words: list[str], default: str) -> str:
        scores: dict[str, float] = {default: _PRIOR}
        seen = [self._words[word] for word in words if word in self._words]
        seen += [self._letters[letter] for letter in self._special.findall(" ".join(words))]
        for languages, weight in seen:
            for language in languages:
                scores[language] = scores.get(language, 0.0) + weight
        return max(sorted(scores), key=lambda name: scores[name])
