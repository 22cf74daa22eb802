"""Readings built by hand: pages whose statements, names, days and numbers are said outright."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tawatur.codec import digest, statement_id
from tawatur.corroborate import Corroborator
from tawatur.language import Language
from tawatur.model import (
    Article,
    Block,
    Dossier,
    Event,
    Hop,
    Mention,
    Published,
    Quantity,
    Reading,
    Reuse,
    Span,
    Speaker,
    Statement,
    Time,
    When,
)
from tawatur.registry import Registry
from tawatur.settings import Settings

LANGUAGE = Language("ar")
ROOM = Corroborator(LANGUAGE, Registry(), Settings())


class Page:
    """A page that grows line by line; `say` adds a statement, and says what in it is a name, a day or a number."""

    def __init__(self, name: str, published: str = "2031-03-10", outlet: str | None = None) -> None:
        self.name, self.published, self.outlet = name, published, outlet
        self.text = ""
        self.blocks: list[Block] = []
        self.made: list[dict[str, Any]] = []
        self.mentions: list[Mention] = []
        self.times: list[Time] = []
        self.quantities: list[Quantity] = []

    @property
    def id(self) -> str:
        return digest(["page", self.name])

    def say(
        self,
        content: str,
        origin: str | None = None,
        *,
        role: str = "body",
        names: dict[str, str] | None = None,
        days: dict[str, str] | None = None,
        counts: dict[str, tuple[float, str]] | None = None,
        **given: Any,
    ) -> str:
        """Add a line with one statement; the id of the statement."""
        lead = "قال المصدر إن " if origin else ""
        start = len(self.text) + len(lead)
        line = f"{lead}{content}.\n"
        self.blocks.append(Block(span=Span(len(self.text), len(self.text) + len(line) - 1), role=role, rule="test"))  # type: ignore[arg-type]
        self.text += line
        span = Span(start, start + len(content))
        self._mark(span, names or {}, days or {}, counts or {})
        cue = [Span(start - len(lead), start - len(lead) + 3)] if origin else []
        made = {"content": [span], "cue": cue, "origin": origin, "voice": "indirect" if origin else "narrated", **given}
        made["id"] = statement_id(self.id, [span], cue, None)
        self.made.append(made)
        return str(made["id"])

    def _mark(
        self, span: Span, names: dict[str, str], days: dict[str, str], counts: dict[str, tuple[float, str]]
    ) -> None:
        for words, ref in names.items():
            kind: Any = {"person": "person", "state": "place", "place": "place"}.get(ref.split(":")[0], "organisation")
            self.mentions.append(Mention(span=self._at(words, span), kind=kind, rule="test", ref=ref))
        for words, day in days.items():
            first, _, last = day.partition("/")
            self.times.append(
                Time(
                    span=self._at(words, span),
                    type="DATE",
                    value=first,
                    rule="test",
                    earliest=first,
                    latest=last or first,
                )
            )
        for words, (value, unit) in counts.items():
            self.quantities.append(Quantity(span=self._at(words, span), value=(value, value), rule="test", unit=unit))

    def _at(self, words: str, span: Span) -> Span:
        start = self.text.index(words, span.start)
        return Span(start, start + len(words))

    def reading(self) -> Reading:
        article = Article(
            id=self.id,
            input=self.name,
            raw="",
            page=self.id,
            text=self.text,
            language="ar",
            blocks=self.blocks,
            outlet=self.outlet,
            published=Published(earliest=self.published, latest=self.published, granularity="day", rule="test"),
        )
        statements = [Statement(article=self.id, rule="test", **made) for made in self.made]
        return Reading(
            article=article, times=self.times, quantities=self.quantities, mentions=self.mentions, statements=statements
        )


def event_of(readings: Iterable[Reading], **given: Any) -> Event:
    """One event of all statements of some readings."""
    held = list(readings)
    when = given.pop("when", When(earliest="2031-03-10", latest="2031-03-10", granularity="day"))
    told = {s.id for r in held for s in r.statements} - set(given.pop("without", ()))
    pages = sorted(r.article.id for r in held)
    return Event(
        id="event", rule="test", when=when, lead_articles=pages, articles=pages, statements=sorted(told), **given
    )


def corroborate(*pages: Page, reuses: Iterable[Reuse] = (), **given: Any) -> Dossier:
    """The dossier of one event told by some pages."""
    readings = [page.reading() for page in pages]
    return ROOM.corroborate(event_of(readings, **given), readings, list(reuses))


def claim_with(dossier: Dossier, statement: str) -> Any:
    """The claim of a dossier that a statement says; the largest where there are several."""
    return max((c for c in dossier.claims if statement in c.statements), key=lambda c: (len(c.statements), c.id))


def speaker(ref: str) -> Speaker:
    return Speaker(ref=ref)


def relayed(outlet: str, *authorities: str) -> list[Hop]:
    """A chain from an outlet through its authorities."""
    carriers = [outlet, *authorities[:-1]]
    return [
        Hop(carrier=c, relation="quotes", authority=a, how="explicit")
        for c, a in zip(carriers, authorities, strict=True)
    ]


def two_pages(
    first: str, second: str, one: str | None = None, other: str | None = None, **given: Any
) -> tuple[Dossier, str, str]:
    """A dossier of two pages with one statement each, among others that they do not share."""
    a, b = Page("a"), Page("b")
    left, right = a.say(first, one, **given), b.say(second, other, **given)
    a.say("أعيد افتتاح حديقة النخيل بعد ترميم سورها")
    b.say("تأخر موسم حصاد القمح في السهل الشرقي")
    return corroborate(a, b), left, right


def same(dossier: Dossier, left: str, right: str) -> bool:
    return any({left, right} <= set(c.statements) for c in dossier.claims)


def conflicts(dossier: Dossier, kind: str) -> list[Any]:
    return [c for c in dossier.conflicts if c.type == kind]
