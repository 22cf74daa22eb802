"""What stands of an event: its claims, conflicts, matrix, omissions and timeline."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import msgspec

from tawatur.codec import publication_key
from tawatur.corroborate.align import Aligner, Alignment
from tawatur.corroborate.apart import Apart
from tawatur.corroborate.claims import ClaimMaker
from tawatur.corroborate.compared import Compared
from tawatur.corroborate.conflicts import ValueConflicts
from tawatur.corroborate.independence import Independence
from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.likeness import Counted, count_terms
from tawatur.corroborate.namesakes import Namesakes
from tawatur.corroborate.omissions import Accounts
from tawatur.corroborate.parties import Parties
from tawatur.corroborate.sketch import Sketch, Sketcher
from tawatur.corroborate.tensions import Tensions
from tawatur.corroborate.timeline import draw_timeline
from tawatur.corroborate.trace import Tracer, name_sources
from tawatur.corroborate.voices import Voices
from tawatur.decisions import Ruling, regroup
from tawatur.language import Language
from tawatur.model import Claim, Conflict, Dossier, Event, Reading, Reuse
from tawatur.registry import Registry
from tawatur.settings import Settings


class Corroborator:
    """Says what stands of an event, by the tables of one language and the registry."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._lexis = Lexis(language)
        self._voices = Voices(registry, language)
        self._sketcher = Sketcher(self._lexis, self._voices)
        self._settings = settings.corroborate
        self._aligner = Aligner(self._lexis, self._settings)

    def corroborate(
        self, event: Event, readings: list[Reading], reuses: list[Reuse], rulings: Sequence[Ruling] = ()
    ) -> Dossier:
        """The dossier of an event, its claims as a person's rulings have them.

        The order of readings, statements, reuses and rulings changes nothing.
        """
        wanted = frozenset(event.statements)
        ordered = sorted(readings, key=lambda r: publication_key(r.article))
        voices = self._voices.taught_by(ordered)
        told = (s for reading in ordered for s in self._sketcher.sketch(reading, voices, wanted))
        sketches = sorted(told, key=lambda s: s.id)
        aligned = self._aligner.align([s for s in sketches if not s.asks])
        alignment = decided(aligned, rulings)
        parties = Parties(voices, self._lexis, ordered)
        namesakes = Namesakes(voices, self._lexis.language, ordered)
        independence = Independence(voices, parties, reuses, alignment, self._settings, namesakes)
        accounts = Accounts(event, sketches, independence, voices, self._settings)
        compared = Compared(event.id, self._aligner, alignment, independence, self._settings)
        conflicts = [
            *ValueConflicts(compared).find(),
            *Tensions(compared).find(event.when, self._beside(sketches, ordered, voices)),
        ]
        claims = ClaimMaker(compared._replace(alignment=aligned), rulings).make(
            conflicts, [s for s in sketches if s.asks], accounts.parties
        )
        matrix = accounts.matrix(claims, alignment.sketches)
        origins = Apart(independence, parties, sketches, alignment, self._settings).origins(event.id)
        shown = frozenset(ref for origin in origins for ref in origin.refs)
        return Dossier(
            event=event,
            readings=ordered,
            reuses=sorted(reuses, key=lambda r: r.id),
            claims=claims,
            conflicts=_with_claims(conflicts, claims),
            matrix=matrix,
            omissions=accounts.omissions(matrix, claims, alignment, shown),
            timeline=draw_timeline(event, sketches),
            origins=origins,
        )

    def tracer(
        self,
        readings: Iterable[Reading],
        claims: Iterable[Claim],
        of: Container[str] | None = None,
        counted: Counted | None = None,
    ) -> Tracer:
        """What traces sentences among claims and the statements of the pages they stand on, or some of these, by id.

        `counted`: how many statements hold which words, where these are some of very many.
        """
        given = list(readings)
        return Tracer(self._aligner, self._settings, self.sketch(given, of), claims, name_sources(given), counted)

    def count(self, readings: Iterable[Reading], of: Container[str] | None = None) -> Counted:
        """How many of the statements of readings, or of some by id, hold which words."""
        return count_terms(self.sketch(readings, of))

    def sketch(self, readings: Iterable[Reading], of: Container[str] | None = None) -> list[Sketch]:
        """The statements of readings as they are compared, or some of them, by id."""
        ordered = sorted(readings, key=lambda r: publication_key(r.article))
        voices = self._voices.taught_by(ordered)
        return [s for reading in ordered for s in self._sketcher.sketch(reading, voices, of)]

    def _beside(self, sketches: list[Sketch], readings: list[Reading], voices: Voices) -> list[Sketch]:
        """What the pages tell besides, where something is called the first: only then is it asked for."""
        if not any(s.firsts for s in sketches):
            return []
        taken = {s.id for s in sketches}
        every = (s for reading in readings for s in self._sketcher.sketch(reading, voices))
        return [s for s in every if s.id not in taken]


def decided(alignment: Alignment, rulings: Sequence[Ruling]) -> Alignment:
    """The groups of statements that say the same, as a person has them."""
    if not rulings:
        return alignment
    found = regroup(alignment.groups, rulings, lambda held: held.statements)
    return alignment._replace(groups=sorted(each.members for each in found))


def _with_claims(conflicts: Iterable[Conflict], claims: list[Claim]) -> list[Conflict]:
    """The conflicts, each once, with the claims that hang on them, in the order of their ids."""
    by_id = {
        c.id: msgspec.structs.replace(c, claims=sorted(x.id for x in claims if c.id in x.contested)) for c in conflicts
    }
    return [by_id[i] for i in sorted(by_id)]
