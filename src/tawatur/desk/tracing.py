"""Traces a sentence on a desk: among the statements whose words are likest, weighed as among all that are there."""

from __future__ import annotations

import msgspec

from tawatur import codec
from tawatur.corroborate import Counted
from tawatur.desk.searching import Searcher
from tawatur.model import Claim, Reading
from tawatur.pipeline.stages import Setup
from tawatur.pipeline.tracing import count_words, open_tracer, read_asked, trace_read
from tawatur.store import Store
from tawatur.traced import Traced

# Statements, the likest in words, among which a sentence is looked for; set on the open part of the sentences.
_NEAR = 48
_DRAWN = 3_000  # statements among which words are counted
_GROWN = 2  # times as many articles as when words were counted, when they are counted anew


class Tracing:
    """Asks inside the store's `reading`; counts inside its `writing`."""

    def __init__(self, store: Store, searcher: Searcher, setup: Setup) -> None:
        self._store = store
        self._searcher = searcher
        self._setup = setup

    def count(self, made: str) -> None:
        """Count the words of statements, where there are many more than when it was last done, or it was done with
        other tables (`made`: their digest)."""
        articles = self._store.profiles.extent().articles
        known = msgspec.json.decode(self._store.fact("words of") or "[0, null]")
        if known[1] == made and articles < _GROWN * known[0]:
            return
        drawn = self._store.pages.some_statements(_DRAWN)
        counted = count_words(self._setup, self._store.pages.readings(drawn.values()), drawn)
        self._store.set_fact("words counted", codec.encode_plain(counted))
        self._store.set_fact("words of", codec.encode_plain([articles, made]))

    def trace(self, text: str) -> tuple[Traced, list[Reading]]:
        """Who said what a text says, and the readings that this stands on. Raises InputError when it says nothing.

        What it is like is looked for first; then the claims that this belongs to are shown whole.
        """
        asked, near = read_asked(self._setup, text), {*self._searcher.alike(text, _NEAR)}
        claims = self._store.events.claims_with(near)
        found, readings = self._among(asked, near, claims)
        if not found.matches:
            return found, readings
        named = {match.claim for match in found.matches}
        touched = [claim for claim in claims if claim.id in named]
        said = {carried.statement for match in found.matches for carried in match.carried}
        members = {s for claim in touched for s in (*claim.statements, *(x.statement for x in claim.linked))}
        return self._among(asked, said | members, touched)

    def _among(self, asked: Reading, statements: set[str], claims: list[Claim]) -> tuple[Traced, list[Reading]]:
        counted = self._store.fact("words counted")
        readings = self._store.pages.readings(self._store.pages.homes(statements))
        known = msgspec.json.decode(counted, type=Counted) if counted else None
        tracer = open_tracer(self._setup, readings, claims, statements, known)
        return trace_read(self._setup, asked, tracer, self._store.profiles.extent()), readings
