"""Whom «both sides», «the two presidents», «the two countries» mean on a page."""

from __future__ import annotations

from bisect import bisect_left

from tawatur.annotate.found import Found
from tawatur.annotate.text import Text
from tawatur.registry import Registry

_LEAD = 5  # sentences in which a page tells who met whom
_REACH = 300  # mentions before one in which it is looked for what it refers to
_TOLD = frozenset(("headline", "subhead", "body", "summary"))


class PairReader:
    """Knows the mentions of one page, in order, and what each role in it is."""

    def __init__(self, registry: Registry, text: Text, found: list[Found]) -> None:
        self._registry = registry
        self._found = found
        self._at = [item.start for item in found]
        self._roles = {f.ref: f.role for f in reversed(found) if f.kind == "person" and f.ref and f.role}
        self._leads: dict[str, list[str]] = {}  # by role
        self._sentences = [reach for part in text.parts if part.block.role in _TOLD for reach in text.sentences(part)]

    def parties(self, item: Found) -> list[str]:
        """The two parties of what the lead tells; two others only where the sentences before name just these two.

        Where the lead names no two: the last two that are named before. Empty when there are none.
        """
        lead = self._lead(item)
        upto = bisect_left(self._at, item.start)
        near = self._between(item, max(self._near(item), self._at[max(upto - _REACH, 0)]), item.start)
        if len(near) == 2 and not set(near) & set(lead):
            return near
        return lead or self._last(item)

    def _lead(self, item: Found) -> list[str]:
        """The first two parties of the first sentence of the page that names two."""
        if item.role not in self._leads:
            pairs = (self._between(item, *sentence)[:2] for sentence in self._sentences[:_LEAD])
            self._leads[item.role] = next((pair for pair in pairs if len(pair) == 2), [])
        return self._leads[item.role]

    def _near(self, item: Found) -> int:
        """Where the sentence before that of a mention begins."""
        upto = bisect_left(self._sentences, (item.start + 1,))
        return self._sentences[max(upto - 2, 0)][0] if upto else 0

    def _between(self, item: Found, start: int, stop: int) -> list[str]:
        """The parties in a stretch of folded text, in the order in which they are first named."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, stop)
        refs = [self._party(item, found) for found in self._found[first:last]]
        return list(dict.fromkeys(ref for ref in refs if ref))

    def _last(self, item: Found) -> list[str]:
        """The last two parties named before, in the order of the page."""
        last: list[str] = []
        stop = bisect_left(self._at, item.start)
        for found in reversed(self._found[max(stop - _REACH, 0) : stop]):
            ref = self._party(item, found)
            if ref and ref not in last:
                last.insert(0, ref)
            if len(last) == 2:
                return last
        return []

    def _party(self, item: Found, found: Found) -> str | None:
        """Whom a mention names, where a pair can mean it: a state, or a person, of that office and no spokesman."""
        if item.role == "state":
            ref = found.state or found.ref
            return ref if ref in self._registry.states else None
        office = item.role.partition("-")[2]
        role = found.role or self._roles.get(found.denotes or "", "")
        if role.startswith("spokesman") or not (found.denotes or "").startswith("person:"):
            return None
        return found.denotes if not (office and role) or role.endswith(office) else None
