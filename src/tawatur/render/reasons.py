"""Why things are together or apart, in a reader's words: refs by name, kinds by label, each reason once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tawatur.render.messages import Messages


class Reasons:
    """Words the reasons that the link room gives: a code of `[reason]` in the messages, then what it is about."""

    def __init__(self, name: Callable[[str], str], m: Messages) -> None:
        """`name`: what a ref is called; `m`: the labels."""
        self._name = name
        self._m = m
        self._codes = sorted(m.table["reason"], key=lambda code: (-len(code), code))

    def __call__(self, why: Iterable[str]) -> list[str]:
        """The reasons with their labels: what several name is named once; a code without a label stays as it is."""
        about: dict[str, list[str]] = {}
        for reason in why:
            code = next((c for c in self._codes if f"{reason} ".startswith(f"{c} ")), reason)
            held = about.setdefault(code, [])
            held += [word for word in reason[len(code) :].split() if word not in held]
        return [self._worded(code, words) for code, words in about.items()]

    def _worded(self, code: str, words: list[str]) -> str:
        label = self._m("reason", code)
        if not words:
            return label
        if code in ("words", "title"):
            return f"{label}: {_most(words)}"
        return f"{label}: {self._m.joined(list(dict.fromkeys(self._called(code, word) for word in words)))}"

    def _called(self, code: str, word: str) -> str:
        if code.startswith("kind"):
            return self._m("kind", word)
        if code == "numbers":  # 12-killed
            return word.replace("-", " ", 1)
        return self._name(word) if ":" in word else word


def _most(figures: Iterable[str]) -> str:
    """The largest of shares (0.45) and counts (12): a share as a percentage."""
    largest = max(figures, key=float)
    return f"{float(largest):.0%}" if "." in largest else largest
