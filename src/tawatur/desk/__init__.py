"""The desk: keeps what it has read, adds to it, and answers what stands, who said it, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from tawatur.decisions import anchor_at, decide
from tawatur.desk.intake import Added, item_of, receipt_of
from tawatur.desk.places import find_place
from tawatur.desk.searching import Searcher
from tawatur.desk.settling import Made, Settler, inputs_of, made_by
from tawatur.desk.tracing import Tracing
from tawatur.errors import InputError
from tawatur.ingest import Page
from tawatur.language import Language
from tawatur.model import Analysis, Article, Claim, Decision, DecisionKind, Dossier, Reading, Rejected, Span, Unsure
from tawatur.pipeline.decisions import Marked
from tawatur.pipeline.incremental import in_batches, take_in
from tawatur.pipeline.runners import LoopRunner, Runner
from tawatur.pipeline.stages import On, Setup, made_with, unique_articles
from tawatur.store import (
    ArticleRow,
    Change,
    Counts,
    EventRow,
    Filter,
    Hit,
    Kind,
    PageRow,
    Profiles,
    Receipt,
    open_store,
)
from tawatur.traced import Traced

__all__ = ["Added", "ArticleRow", "Change", "Counts", "Desk", "EventRow", "Filter", "Hit", "PageRow"]

A = TypeVar("A")
_BATCH = 64  # pages that are looked up and handed to the runner together


class Desk:
    """A store with the pipeline, kept open. Use it in a `with`, or close it.

    Several desks, in any number of programs, may have one file open: one writes at a time, the others wait; who reads
    sees whole states. One desk may be used by several threads.
    """

    def __init__(self, path: str | Path, *, setup: Setup | None = None, runner: Runner | None = None) -> None:
        """Opens the file at a path, or makes it; `:memory:` names none, `postgresql://…` a database of a server.

        Raises StoreError when it cannot be used.
        """
        self._setup = setup or Setup()
        self._runner = runner or LoopRunner()
        self._store = open_store(path)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._store.close()

    def reading(self) -> AbstractContextManager[None]:
        """Questions inside it see one state, whatever is added meanwhile."""
        return self._store.reading()

    @cached_property
    def _searcher(self) -> Searcher:
        return Searcher(self._store, Language("ar", self._setup.data))

    @cached_property
    def _made(self) -> Made:
        return made_by(self._setup)

    # --- adding --------------------------------------------------------------------------------------------------

    def add(self, items: Iterable[Page | Article | Rejected]) -> Added:
        """Take in pages or articles, and bring what they tell together with what is here.

        Each is wholly in or wholly not, whatever happens; what is here already is passed over. Raises StoreError when
        the file cannot be written; what was in before that stays in.
        """
        parts = [self._add_batch(batch) for batch in in_batches(items, _BATCH)]
        self.settle()
        merged = {name: [x for part in parts for x in getattr(part, name)] for name in Added.__struct_fields__}
        return Added(**{**merged, "versions": [a for a in merged["new"] if len(self._store.pages.versions(a)) > 1]})

    def _add_batch(self, items: list[Page | Article | Rejected]) -> Added:
        now = _now()
        refused = [item for item in items if isinstance(item, Rejected)]
        receipts = {r.id: r for r in (receipt_of(i, now) for i in items if not isinstance(i, Rejected))}
        known = self._store.pages.known(receipts)
        fresh = [r for r in receipts.values() if r.id not in known]
        tally: dict[str, list[Any]] = {name: [] for name in Added.__struct_fields__}
        tally["known"] = [r.input for r in receipts.values() if r.id in known]
        for rejected in refused:
            with self._store.writing():
                self._store.pages.refuse(rejected, now)
            tally["rejected"].append(rejected)
        for receipt, outcome in zip(fresh, self._taken(fresh), strict=True):
            with self._store.writing():
                what, value = self._keep(receipt, *outcome)
            tally[what].append(value)
        return Added(**tally)

    def _taken(self, receipts: list[Receipt]) -> Iterator[tuple[Article | Rejected, Reading | Rejected | None]]:
        return self._runner.map(On(self._setup, take_in), [item_of(r) for r in receipts])

    def _keep(
        self, receipt: Receipt, article: Article | Rejected, reading: Reading | Rejected | None, again: bool = False
    ) -> tuple[str, Any]:
        """Keep a page with all that comes of it, inside `writing`: (which part of Added it belongs to, its line)."""
        pages, made = self._store.pages, self._made.reading
        if not again and pages.known([receipt.id]):  # another program has just added it
            return "known", receipt.input
        former = pages.became(receipt.id)
        if isinstance(article, Article) and isinstance(reading, Reading):
            before = pages.article(article.id)
            self._keep_reading([*pages.of_article(article.id, receipt.id), article], reading, receipt.received)
            pages.receive(receipt, article, made)
            told: tuple[str, Any] = ("new", article.id) if before is None else ("copies", receipt.input)
        else:
            refused = article if isinstance(article, Rejected) else reading
            assert isinstance(refused, Rejected)
            pages.receive(receipt, refused, made)
            told = ("rejected", refused)
        if former and not (isinstance(article, Article) and article.id == former):
            self._left(former)
        return told

    def _keep_reading(self, same: list[Article], reading: Reading, received: str) -> None:
        """Keep what an article says, which may have come as several pages: the first by input is it."""
        (article,) = unique_articles(same)
        inputs, known = inputs_of(Marked(article=article), []), self._store.pages.article(article.id)
        if known and known.inputs == inputs and known.made == self._made.reading:
            return
        if article.input != reading.article.input:
            anew = take_in(self._setup, article)[1]
            reading = anew if isinstance(anew, Reading) else reading
        reading = msgspec.structs.replace(reading, article=article)
        if self._store.pages.keep(reading, (self._made.reading, inputs, False), received):
            self._searcher.index(reading)

    def _left(self, former: str) -> None:
        """An article that a page is no more: it stays when other pages are it, and is gone when none is."""
        self._store.pages.unsettle(former)
        same = self._store.pages.of_article(former)
        if same and isinstance(reading := take_in(self._setup, unique_articles(same)[0])[1], Reading):
            self._keep_reading(same, reading, "")

    def refresh(self) -> int:
        """Read anew what was read with other tables, settings or another version; how many pages that were.

        The first `add` after such a change does it too. Each page is wholly anew or wholly as it was.
        """
        outdated = self._store.pages.outdated(self._made.reading)
        for batch in in_batches(outdated, _BATCH):
            receipts = [r for page in batch if (r := self._store.pages.receipt(page))]
            for receipt, outcome in zip(receipts, self._taken(receipts), strict=True):
                with self._store.writing():
                    self._keep(receipt, *outcome, again=True)
        return len(outdated)

    def settle(self) -> bool:
        """Group what is not grouped yet, and carry out decisions; whether there was anything. `add` does it too."""
        refreshed = self.refresh()
        with self._store.writing():
            settled = Settler(self._store, self._searcher, self._setup, self._runner).settle(_now())
        return settled or bool(refreshed)

    # --- what stands ---------------------------------------------------------------------------------------------

    def events(self, **wanted: Any) -> list[EventRow]:
        """Events, the last reported first, by the fields of `Filter`: since, until, outlet, source, kind, standing,
        contested, limit, and after (the last event of the page before)."""
        return self._store.events.rows(Filter(**wanted))

    def event(self, event: str) -> Dossier:
        """What stands of an event, by its id or a former one. Raises InputError when there is none."""
        with self._store.reading():
            found = self._store.events.resolve(event)
            dossier = self._store.events.dossier(found) if found else None
            if dossier is None:
                raise InputError(f"{event}: no such event")
            return msgspec.structs.replace(dossier, readings=self._store.pages.readings(dossier.event.articles))

    def unsure(self, event: str) -> list[Unsure]:
        """The events that may be the same as one, as pairs."""
        return self._store.events.unsure_of(event)

    def articles(self, **wanted: Any) -> list[ArticleRow]:
        """Articles, the last published first, by the fields of `Filter`: since, until, outlet, source, event, limit,
        after."""
        return self._store.pages.articles(Filter(**wanted))

    def article(self, article: str) -> Reading:
        """What an article says, by its id or an input it came as. Raises InputError when there is none."""
        named = self._store.pages.named(article)
        return _there(self._store.pages.reading(named) if named else None, f"{article}: no such article")

    def versions(self, article: str) -> list[ArticleRow]:
        """The versions of the page of an article, the first one first. Raises InputError when there is none."""
        named = _there(self._store.pages.named(article), f"{article}: no such article")
        return self._store.pages.versions(named)

    def receipts(self, article: str) -> list[PageRow]:
        """How the pages of an article came in: when, from where, and the digest of their bytes."""
        named = _there(self._store.pages.named(article), f"{article}: no such article")
        return self._store.pages.receipts(named)

    def raw(self, sha256: str) -> bytes:
        """The bytes of a page as received. Raises InputError when they are not here."""
        return _there(self._store.pages.raw(sha256), f"{sha256}: no such bytes")

    def claim(self, claim: str) -> tuple[Claim, Dossier]:
        """A claim with what stands of its event; of several events the first by id. Raises InputError."""
        with self._store.reading():
            found = self._store.events.claims(claim)
            if not found:
                raise InputError(f"{claim}: no such claim")
            return found[0], self.event(found[0].event)

    def source(self, ref: str, **wanted: Any) -> list[EventRow]:
        """The events in which something is claimed on the word of a ref."""
        return self.events(source=ref, **wanted)

    def outlet(self, ref: str, **wanted: Any) -> list[ArticleRow]:
        """The articles of an outlet."""
        return self.articles(outlet=ref, **wanted)

    @property
    def profiles(self) -> Profiles:
        """Questions that cross events: of sources, outlets, pages beside one another, and what moves."""
        return self._store.profiles

    def search(self, text: str, kind: Kind = "article", **wanted: Any) -> list[Hit]:
        """Articles, statements, claims or names by their words, the best first, by the fields of `Filter`."""
        with self._store.reading():
            return self._searcher.search(text, kind, Filter(**wanted))

    def names(self, refs: Iterable[str]) -> dict[str, str]:
        """What the tables call refs; who is in no table is left out."""
        return self._store.events.names(refs)

    def analysis(self) -> Analysis:
        """All that stands, as one analysis of all pages."""
        with self._store.reading():
            readings = self._store.pages.readings()
            by_id = {r.article.id: r for r in readings}
            place = {article: at for at, article in enumerate(by_id)}
            dossiers = [
                msgspec.structs.replace(d, readings=[by_id[a] for a in sorted(d.event.articles, key=place.__getitem__)])
                for d in self._store.events.dossiers()
            ]
            return Analysis(
                readings=readings,
                dossiers=dossiers,
                reuses=self._store.linking.reuses(),
                unsure=self._store.events.unsure(),
                storylines=self._store.events.storylines(),
                decisions=self.decisions(),
                rejected=self.rejected(),
                made_with=self.made_with(),
            )

    def made_with(self) -> dict[str, Any]:
        """The version, and digests of tables and settings, that what stands was made with."""
        noted = self._store.fact("made with")
        return msgspec.json.decode(noted, type=dict[str, Any]) if noted else made_with(self._setup)

    def rejected(self) -> list[Rejected]:
        """What was not used, and why."""
        return self._store.pages.rejected()

    def counts(self) -> Counts:
        """How much is here, and when it last changed."""
        return self._store.counts()

    def trace(self, text: str) -> tuple[Traced, list[Reading]]:
        """Who said what a text says, and the readings that this stands on. Raises InputError when it says nothing."""
        with self._store.reading():
            return Tracing(self._store, self._searcher, self._setup).trace(text)

    # --- what people decide --------------------------------------------------------------------------------------

    def decide(self, kind: DecisionKind, on: Iterable[tuple[str, Span]], value: Any) -> Decision:
        """Keep what a person decided of letters, (article, span) each, and carry it out; see `Decision`.

        Raises InputError when it is no decision of its kind or an article is not here.
        """
        decision = decide(kind, [anchor_at(self.article(article).article, span) for article, span in on], value)
        return self.keep_decisions([decision])[0]

    def place(self, name: str) -> tuple[str, Span]:
        """(article, span) of what a person points at: `ARTICLE@START-END`, or the id of an article (its headline), a
        statement, a claim or an event (its gist). Raises InputError when there is none."""
        with self._store.reading():
            return find_place(name, self._store)

    def keep_decisions(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Keep decisions that were made elsewhere, and carry them out; what became of each stands in it."""
        given = list(decisions)
        with self._store.writing():
            for decision in given:
                self._store.decisions.add(decision, _now())
        self.settle()
        wanted = {decision.id for decision in given}
        return [decision for decision in self.decisions() if decision.id in wanted]

    def undo(self, decision: str | None = None) -> str:
        """Let a decision stand no more, the last one where none is named; its id. Raises InputError."""
        with self._store.writing():
            named = decision or self._store.decisions.last()
            if named is None or not self._store.decisions.undo(named, _now()):
                raise InputError(f"{named or 'undo'}: no decision that stands")
        self.settle()
        return named

    def decisions(self) -> list[Decision]:
        """The decisions that stand, as they were made."""
        return self._store.decisions.standing()

    # --- care ----------------------------------------------------------------------------------------------------

    def diff(self, since: str | int, event: str | None = None) -> list[Change]:
        """What has become of events since a time (ISO 8601) or after a run (its number); of one event where named."""
        named = (self._store.events.resolve(event) or event) if event else None
        return self._store.events.changes(since, named)

    def check(self) -> list[str]:
        """What is wrong with the file; nothing when all is well."""
        return self._store.check()

    def backup(self, path: str | Path) -> None:
        """A consistent copy, also while others write. Raises StoreError when the path is there or cannot be made."""
        self._store.backup(Path(path))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _there(found: A | None, otherwise: str) -> A:
    if found is None:
        raise InputError(otherwise)
    return found
