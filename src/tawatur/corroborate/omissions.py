"""What one party's own account of an event leaves out, and the matrix of sides and claims.

Absent means: not found in what the pages searched report of that side. It is never a denial.
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.corroborate.align import Alignment, topic_score
from tawatur.corroborate.independence import Independence
from tawatur.corroborate.sketch import Sketch
from tawatur.corroborate.voices import Voices
from tawatur.model import Cell, Claim, Event, Omission
from tawatur.settings import CorroborateSettings

# Who can give an account of its own: a body or a group, and of persons only those that the registry knows.
_NO_PARTY = ("agency:", "outlet:", "anon:", "place:", "event:")
_BODIES = ("body:", "group:", "office:")


class Accounts:
    """The parties of an event that give their own account of it, with the pages that carry it."""

    def __init__(
        self, event: Event, sketches: list[Sketch], independence: Independence, voices: Voices,
        settings: CorroborateSettings,
    ) -> None:  # fmt: skip
        self._event = event
        self._independence = independence
        self._settings = settings
        self.parties = self._parties(event, sketches, voices)
        told: dict[str, list[Sketch]] = {}
        for sketch in sketches:
            side = independence.party(sketch)
            party = side in self.parties and (side.startswith(_BODIES) or voices.is_listed(side))
            if party and not sketch.narrated and not sketch.asks and sketch.role != "summary":
                told.setdefault(side, []).append(sketch)
        self._by_side = {voice: {s.id for s in mine} for voice, mine in told.items()}
        self.pages = {
            voice: sorted({s.statement.article for s in mine})
            for voice, mine in sorted(told.items())
            if len(mine) >= settings.least_account
        }

    def _parties(self, event: Event, sketches: list[Sketch], voices: Voices) -> frozenset[str]:
        """The voices of the participants; where none are known, of those whose acts are reported."""
        day = (event.when.earliest or "")[:10] if event.when else ""
        taking_part = {part(ref, day) for ref in event.participants for part in (voices.party, voices.voice)}
        if len(taking_part) < 2:
            taking_part |= {actor for s in sketches if s.statement.speaker for actor in s.actors}
        return frozenset(p for p in taking_part if not p.startswith(_NO_PARTY))

    def matrix(self, claims: Iterable[Claim], members: dict[str, Sketch]) -> list[Cell]:
        """One cell for each claim and each side with an account."""
        return [self._cell(claim, side, self._said(claim, side, members)) for claim in claims for side in self.pages]

    def _said(self, claim: Claim, side: str, members: dict[str, Sketch]) -> list[str]:
        mine = [members[i] for i in claim.statements]
        if side in self._independence.hearsay(mine):
            return []
        return sorted(s.id for s in mine if not s.narrated and self._independence.party(s) == side)

    def _cell(self, claim: Claim, side: str, said: list[str]) -> Cell:
        return Cell(
            event=self._event.id, claim=claim.id, side=side, state="stated" if said else "absent", statements=said,
            searched=self.pages[side],
        )  # fmt: skip

    def omissions(
        self, matrix: Iterable[Cell], claims: Iterable[Claim], alignment: Alignment, shown: frozenset[str]
    ) -> list[Omission]:
        """What another party's account states and this one leaves out, where there are two accounts at least.

        Whoever says nearly the same may have said it: of him it is not told that he leaves it out; nor where one has
        said it who may be his (who is not among `shown`, the refs of the parties of the event).
        """
        if len(self.pages) < 2:
            return []
        cells = list(matrix)
        stated = {cell.claim for cell in cells if cell.state == "stated"}
        by_id = {c.id: c for c in claims}
        return [
            Omission(event=cell.event, side=cell.side, claim=cell.claim, searched=cell.searched)
            for cell in cells
            if cell.state == "absent"
            and cell.claim in stated
            and not any(self._in_doubt(alignment.sketches[i], shown) for i in by_id[cell.claim].statements)
            and not self._nearly_said(by_id[cell.claim], cell.side, alignment)
        ]

    def _in_doubt(self, sketch: Sketch, shown: frozenset[str]) -> bool:
        """Whether a voice answers for a statement that is not shown to be another than the parties of the event."""
        return self._independence.is_named(sketch) and sketch.statement.origin not in shown

    def _nearly_said(self, claim: Claim, side: str, alignment: Alignment) -> bool:
        """Whether a side says what entails a claim, or what is all but alike."""
        mine = self._by_side.get(side, set())
        if any(x.statement in mine for x in claim.linked if x.relation == "entails"):
            return True
        pairs = (alignment.like(a, b) for a in claim.statements for b in sorted(mine & alignment.first.keys()))
        return any(topic_score(found, self._settings) >= self._settings.near_claim for found in pairs)
