"""A sentence that was traced, for a terminal: who says it, by which chains, who denies it; or that it was not found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tawatur.model import Reading
from tawatur.render.messages import Messages, messages
from tawatur.render.names import Names
from tawatur.traced import Carried, Match, Traced


def tell_trace(traced: Traced, readings: Iterable[Reading], lang: str) -> str:
    """The claims that a sentence touches, the likest first; `readings`: of the pages on which they stand.

    Raises ValueError when there are no labels in `lang`.
    """
    m, given = messages(lang), list(readings)
    teller = _Teller(Names(traced.names, given, m), given, m)
    searched = traced.searched
    where = m.in_group("trace", "searched", pages=searched.articles, outlets=searched.outlets,
                       first=m.day(searched.earliest or "-"), last=m.day(searched.latest or "-"))  # fmt: skip
    lines = [] if traced.matches else [m("trace", "not_found")]
    for number, match in enumerate(traced.matches, 1):
        lines += teller.match(number, match)
    return "\n".join([*lines, where]) + "\n"


class _Teller:
    """Tells matches with the names and letters of the pages."""

    def __init__(self, name: Names, readings: list[Reading], m: Messages) -> None:
        self._name, self._m = name, m
        self._articles = {r.article.id: r.article for r in readings}

    def match(self, number: int, match: Match) -> Iterator[str]:
        m = self._m
        standing = m("standing", match.standing) if match.standing else ""
        other = m("trace", "other_voice") if match.attributed == "other" else ""
        marks = [m("trace", match.relation), f"{match.score:.2f}", other, standing]
        yield f"{number}. {m.joined([x for x in marks if x])}, {m.count('pages', len(match.articles))}"
        for carried in match.carried:
            yield from self._carried(carried, "  ")
        if match.denied_by and match.relation != "denied":
            yield f"  {m('trace', 'denied_by')}:"
            for carried in match.denied_by:
                yield from self._carried(carried, "    ")

    def _carried(self, carried: Carried, indent: str) -> Iterator[str]:
        article = self._articles[carried.evidence[0].article]
        outlet = self._name(carried.outlet) if carried.outlet else self._m("label", "unnamed_page")
        names = [outlet, *(self._name(h.authority) for h in carried.chain if h.authority != carried.outlet)]
        said = " … ".join(" ".join(article.text[slice(*e.span)].split()) for e in carried.evidence)
        yield f"{indent}{self._m.when(carried.published)}  {' ← '.join(names)}  {article.input}"
        yield f"{indent}  «{said}»"
