"""Fold spelling variants away for matching, and keep a map back to the letters.

Folding is lossy and only for matching; what is shown is always the page's own letters, found again by `Folded.span`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from tawatur.errors import LexiconError
from tawatur.model import Span


class Folded:
    """A folded text with its map back: runs of letters that stand side by side in the original too.

    Run n begins at folded character `at[n]`, which stands at `to[n]` in the original.
    """

    __slots__ = ("at", "length", "text", "to")

    def __init__(self, text: str, at: list[int], to: list[int], length: int) -> None:
        self.text = text
        self.at = at
        self.to = to
        self.length = length

    def span(self, start: int, end: int) -> Span:
        """The original letters of the folded range, with the marks that sit on its last letter."""
        return Span(self._original(start), self._original(end) if end < len(self.text) else self.length)

    def _original(self, index: int) -> int:
        run = bisect_right(self.at, index) - 1
        return self.to[run] + index - self.at[run]

    def index(self, position: int) -> int:
        """The folded index of the first folded character at or after an original position."""
        after = bisect_left(self.to, position)
        if not after:
            return 0
        stop = self.at[after] if after < len(self.at) else len(self.text)
        return min(self.at[after - 1] + position - self.to[after - 1], stop)


_SHORT = 40  # letters up to which a text is sooner folded letter by letter than variant by variant
_BLANKS = re.compile(" {2,}")


class Folder:
    """Folds text by a table of (character, replacement); an empty replacement drops the character.

    Runs of blanks become one blank; line breaks stay. Replacements of several characters (ligatures) are allowed.
    """

    __slots__ = ("_plain", "_same", "_special", "_wide")

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Raises LexiconError when a character is replaced by one that is replaced itself."""
        pairs = list(rows)
        same = {a: b for a, b in pairs if len(b) == 1}
        same |= dict.fromkeys("\t\r\v\f\u00a0\u2000\u2001\u2002\u2003\u2009\u200a\u202f\u3000", " ")
        same |= {chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
        wide = {a: b for a, b in pairs if len(b) != 1}
        if chained := sorted((same.keys() | wide.keys()) & set("".join((*same.values(), *wide.values())))):
            raise LexiconError(f"letters.tsv: {chained[0]} is what another letter folds to, and folds itself")
        self._same = tuple(same.items())
        self._wide = wide
        self._plain = str.maketrans(same | wide)
        special = "".join(re.escape(a) for a in self._wide)
        self._special = re.compile(rf"[{special}]|(?<= ) +" if special else r"(?<= ) +")

    def fold(self, text: str) -> Folded:
        """The folded text with its map. Linear in the length of the text."""
        same = self._alike(text)
        if "  " not in same and not any(map(same.__contains__, self._wide)):
            return Folded(same, [0], [0], len(text))
        pieces, at, to, size, last = list[str](), [0], [0], 0, 0
        for found in self._special.finditer(same):
            start, end = found.span()
            wide = self._wide.get(found[0], "")
            pieces += (same[last:start], wide)
            size += start - last
            for _ in wide:
                at.append(size)
                to.append(start)
                size += 1
            at.append(size)
            to.append(end)
            last = end
        pieces.append(same[last:])
        return Folded("".join(pieces), at, to, len(text))

    def plain(self, text: str) -> str:
        """The folded text alone, without the cost of a map."""
        if len(text) <= _SHORT and "  " not in (short := text.translate(self._plain)):
            return short
        text = self._alike(text)
        if "  " in text:
            text = _BLANKS.sub(" ", text)
        for letter, wide in self._wide.items():
            if letter in text:
                text = text.replace(letter, wide)
        return text

    def _alike(self, text: str) -> str:
        """Letter for letter what each counts as. Most variants stand in no text: to look for each is soon done."""
        for letter, plain in self._same:
            if letter in text:
                text = text.replace(letter, plain)
        return text
