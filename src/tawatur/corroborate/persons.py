"""Which refs of one event are one person by the names its pages give: in full, without the father, the last one alone.

Two names are one person's when the short one begins the long one, or opens and ends as it does; and so is a family name
alone, where nobody else in the event bears it. No two persons that the registry knows are joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from tawatur.language import Language
from tawatur.model import Reading

Name = tuple[str, ...]  # words in their order, without what only links them


class Persons:
    """Reads names as the persons of one event are told apart by them."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._plain = language.plain
        self._article = language.plain(language.clitics.article)
        kinds = [(self._plain(r["form"]), r["kind"]) for r in language.table("person_words", ("form", "kind"))]
        self._filial = {form for form, kind in kinds if kind == "filial"}
        self._compound = {form for form, kind in kinds if kind == "compound"} - self._filial
        given = language.table("given_names", ("form", "part"))
        self._given = {self._bare(self._plain(r["form"])) for r in given if r["part"] != "last"}

    def joined(self, readings: Iterable[Reading], listed: Callable[[str], bool]) -> dict[str, str]:
        """{person: the ref under which he goes}, of those that go under another one; `listed`: whom everybody knows."""
        names = self._names(readings)
        ranked = sorted(names, key=lambda ref: (not listed(ref), -max(map(len, names[ref])), ref))
        top: dict[str, str] = {}
        for place, ref in enumerate(ranked):
            near = [r for r in ranked[:place] if self._one(names[ref], names[r]) and not (listed(ref) and listed(r))]
            if near and all(self._one(names[a], names[b]) for a, b in combinations(near, 2)):
                top[ref] = top.get(near[0], near[0])
        return top

    def _names(self, readings: Iterable[Reading]) -> dict[str, set[Name]]:
        """The names of the persons whom pages name: the long ones where one has any, else a single word.

        Who speaks and is named nowhere goes by what he is called where he speaks.
        """
        found: dict[str, set[Name]] = {}
        called: dict[str, set[Name]] = {}
        for reading in readings:
            for said in (s for s in reading.statements if s.source and (s.origin or "").startswith("person:")):
                assert said.source is not None
                name = self._read(reading.article.text[said.source.start : said.source.end])
                called.setdefault(said.origin or "", set()).update({name} - {()})
            for mention in reading.mentions:
                if mention.kind == "person" and mention.form == "name" and mention.ref:
                    text = reading.article.text[mention.span.start : mention.span.end]
                    read = {self._read(mention.name or text), self._read(text)} - {()}
                    found.setdefault(mention.ref, set()).update(read)
        found |= {ref: names for ref, names in called.items() if ref not in found}
        return {ref: {n for n in names if len(n) > 1} or names for ref, names in found.items() if names}

    def _read(self, name: str) -> Name:
        words: list[str] = []
        front = ""
        for word in self._plain(name).split():
            if word in self._compound:
                front += word
            elif word not in self._filial:
                words.append(front + (word if front else self._bare(word)))
                front = ""
        return tuple(words)

    def _bare(self, word: str) -> str:
        return word.removeprefix(self._article) if len(word) > len(self._article) + 1 else word

    def _one(self, ones: Iterable[Name], others: Iterable[Name]) -> bool:
        return any(self._alike(*sorted((a, b), key=len)) for a in ones for b in others)

    def _alike(self, short: Name, long: Name) -> bool:
        """Whether a name holds another one of the same man."""
        if len(short) == 1:
            return short[0] == long[-1] and (len(long) == 1 or short[0] not in self._given)
        if short != long and long[-len(short) :] == short:  # a word before it was taken for a part of it
            return long[0] not in self._given
        words = iter(long)
        ends = short[0] == long[0] and short[-1] == long[-1]
        return long[: len(short)] == short or (ends and all(word in words for word in short))
