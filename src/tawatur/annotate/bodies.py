"""Which body a page means by a shorter name, or by the noun alone that its name begins with."""

from __future__ import annotations

from tawatur.annotate.found import Found
from tawatur.annotate.names import Vocabulary

_KINDS = frozenset(("organisation", "group", "agency", "outlet"))


class Bodies:
    """Knows the bodies that a page names: all of it, and those before the mention that is being read."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._last: dict[str, Found] = {}  # by a noun, or a role, the body that was last named with it
        self._only: dict[str, Found | None] = {}  # the one that the page names with it; null when there are several

    def learn(self, found: list[Found]) -> None:
        """Give shorter names of unlisted bodies the ref of the one longer name that holds all their words."""
        named = [item for item in found if item.kind in _KINDS and item.ref and len(item.words) > 1]
        heads: dict[str, dict[str, tuple[str, ...]]] = {}
        for item in named:
            words = self._words.key(item.words)
            names = heads.setdefault(words[0], {})
            names[item.ref or ""] = max(names.get(item.ref or "", ()), words, key=len)
        for item in named:
            if not item.listed:
                item.ref = self._longest(item.ref or "", heads[self._words.key(item.words)[0]])
        for item in found:
            for key in self._keys(item):
                one = self._only.setdefault(key, item)
                if one is not None and one.ref != item.ref:
                    self._only[key] = None

    def _longest(self, ref: str, names: dict[str, tuple[str, ...]]) -> str:
        """The ref of the longest name that holds all words of one; its own where two such names differ."""
        words = names[ref]
        longer = {other: name for other, name in names.items() if len(name) > len(words) and is_part(words, name)}
        if not longer:
            return ref
        best = max(longer, key=lambda other: (len(longer[other]), other))
        return best if all(is_part(name, longer[best]) for name in longer.values()) else ref

    def add(self, item: Found, opposed: bool = False) -> None:
        """Take note of a mention; to be called in order of the text.

        One that another plays, beats or stands against (opposed) does not push out the body that the page speaks of.
        """
        for key in self._keys(item):
            if not (opposed and key in self._last):
                self._last[key] = item

    def _keys(self, item: Found) -> list[str]:
        """The nouns and the role by which a mention may be meant later."""
        if not item.ref:
            return []
        told = item.form == "name" or item.kind in ("agency", "outlet")
        nouns = self._words.nouns.get(item.ref, item.words[:1]) if told and item.cue != "back" else ()
        return [*nouns, *([f"role:{item.role}"] if item.role else ())]

    def meant(self, item: Found) -> Found | None:
        """The body that a noun with the article means: the last one named with it, else the only one of the page."""
        noun = item.words[0]
        bare = noun.removeprefix(self._words.article)
        roles = (value[0] for parts, value in self._words.heads.first.get(noun, ()) if len(parts) == 1)
        for keys in ((noun, bare), [f"role:{role}" for role in roles]):
            last = [found for key in keys if (found := self._last.get(key))]
            if last:
                return max(last, key=lambda found: found.start)
            only = [found for key in keys if (found := self._only.get(key))]
            if len(only) == 1:
                return only[0]
        return None


def is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the shorter of two names has only words of the longer, in the same order."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return "".join(short) == "".join(long) or all(word in rest for word in short)
