"""What a person decided, replayed: found again on the articles of a run, carried out stage by stage, accounted for.

Outlet, publication time and role are corrected before an article is read, for its days and statements hang on them;
refs while it is read, before its sources are; the source of a statement right after. Events are split and merged when
tellings were gathered, claims when statements were aligned, so that all that is counted is counted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from tawatur.decisions import NOT_APPLIED, Correction, Held, Ruling, decisions_in, find_again, overlap, rule_of
from tawatur.model import Anchor, Article, Decision, Dossier, Finding, Noun, Outcome, Reading, Span

_OF_PAGE = frozenset({"outlet", "note"})  # kinds that hold of a page, whichever of its letters are gone
_OF_GROUPS = frozenset({"merge", "split"})


class Place(NamedTuple):
    """Where an anchor stands in one version of its page; `again`: it was found by its letters."""

    article: str
    span: Span
    again: bool


class Placed(NamedTuple):
    """A decision with the places of each of its anchors, and the articles of its pages where its letters are gone."""

    decision: Decision
    places: list[list[Place]]
    gone: list[str]


class Marked(Noun, frozen=True):
    """An article with what a person corrects of it."""

    article: Article
    corrections: list[Correction] = []


def place(decisions: Iterable[Decision], articles: Iterable[Article]) -> list[Placed]:
    """Each decision on the articles as they are now, by its id: on its own ones, and on other versions of their page.

    There an anchor is where its letters are; where they are gone, or stand in several places alike, it is nowhere.
    """
    by_id, pages = dict[str, Article](), dict[str, list[Article]]()
    for article in sorted(articles, key=lambda a: a.id):
        by_id[article.id] = article
        pages.setdefault(article.page, []).append(article)
    return [_place(d, by_id, pages) for d in sorted({d.id: d for d in decisions}.values(), key=lambda d: d.id)]


def _place(decision: Decision, by_id: dict[str, Article], pages: dict[str, list[Article]]) -> Placed:
    places, gone = list[list[Place]](), set[str]()
    for anchor in decision.on:
        own = by_id.get(anchor.article)
        known = _filled(anchor, own)
        found = []
        for article in pages.get(known.page or "", [own] if own else []):
            if span := _span(decision, known, article):
                found.append(Place(article.id, span, article.id != anchor.article))
            else:
                gone.add(article.id)
        places.append(found)
    return Placed(decision, places, sorted(gone))


def _filled(anchor: Anchor, own: Article | None) -> Anchor:
    """The anchor with the letters of its article, where it does not carry them."""
    if own is None:
        return anchor
    exact = own.text[anchor.span.start : anchor.span.end] if anchor.exact is None else anchor.exact
    return msgspec.structs.replace(anchor, page=own.page, exact=exact)


def _span(decision: Decision, anchor: Anchor, article: Article) -> Span | None:
    if article.id == anchor.article:
        return anchor.span if anchor.span.end <= len(article.text) else None
    return find_again(anchor, article.text) or (Span(0, 0) if decision.kind in _OF_PAGE else None)


def mark(articles: Iterable[Article], placed: Iterable[Placed]) -> list[Marked]:
    """The articles, each with what a person corrects of it."""
    corrections: dict[str, list[Correction]] = {}
    for each in placed:
        if each.decision.kind not in _OF_GROUPS:
            for article, correction in _corrections(each):
                corrections.setdefault(article, []).append(correction)
    return [Marked(article=a, corrections=corrections.get(a.id, [])) for a in articles]


def _corrections(placed: Placed) -> Iterator[tuple[str, Correction]]:
    decision = placed.decision
    spans: dict[str, list[Span]] = {}
    for found in placed.places:
        for at in found:
            spans.setdefault(at.article, []).append(at.span)
    for article in sorted(spans):
        # What names the source is found with the statement, or the statement's source is not known.
        if decision.kind != "source" or len(spans[article]) == len(placed.places):
            yield (
                article,
                Correction(decision=decision.id, kind=decision.kind, spans=spans[article], value=decision.value),
            )


def say_gone(readings: Iterable[Reading], placed: Iterable[Placed]) -> list[Reading]:
    """The readings, with a finding for each decision whose letters are gone from that version of their page."""
    gone: dict[str, list[Finding]] = {}
    for each in placed:
        for article in each.gone:
            detail = f"{each.decision.kind}: its letters are not there, or in several places alike"
            finding = Finding(kind=NOT_APPLIED, spans=[], detail=detail, rule=rule_of([each.decision.id]))
            gone.setdefault(article, []).append(finding)
    return [
        msgspec.structs.replace(r, findings=[*r.findings, *gone[r.article.id]]) if r.article.id in gone else r
        for r in readings
    ]


def rule_over(placed: Iterable[Placed], readings: Iterable[Reading], what: str) -> list[Ruling]:
    """The decisions that merge or split events or claims (`what`), brought onto statements."""
    by_id = {r.article.id: r for r in readings}
    return [
        Ruling(
            decision=each.decision.id,
            kind=each.decision.kind,
            on=[[_held(by_id[at.article], at) for at in found if at.article in by_id] for found in each.places],
        )
        for each in placed
        if each.decision.kind in _OF_GROUPS and each.decision.value == what
    ]


def one_event(readings: Iterable[Reading]) -> Ruling:
    """What a person says of all pages of a run: that they lead with one event."""
    return Ruling(
        decision="one-event", kind="merge", on=[[Held(article=r.article.id, statements=[])] for r in readings]
    )


def _held(reading: Reading, at: Place) -> Held:
    """The statements that share most letters with a place."""
    shares = {s.id: sum(overlap(span, at.span) for span in s.content) for s in reading.statements}
    lengths = {s.id: sum(span.end - span.start for span in s.content) for s in reading.statements}
    alike = {i: share / (lengths[i] + at.span.end - at.span.start - share) for i, share in shares.items() if share}
    most = max(alike.values(), default=0.0)
    return Held(article=at.article, statements=sorted(i for i, share in alike.items() if share == most))


def account(placed: Iterable[Placed], readings: Iterable[Reading], dossiers: Iterable[Dossier]) -> list[Decision]:
    """The decisions, each with what became of it."""
    failed: dict[str, dict[str, str]] = {}
    for reading in readings:
        for finding in reading.findings:
            if finding.kind == NOT_APPLIED:
                failed.setdefault(finding.rule, {})[reading.article.id] = finding.detail
    grouped: set[str] = set()
    for dossier in dossiers:
        rules = {dossier.event.rule, *(claim.rule for claim in dossier.claims)}
        grouped.update(*map(decisions_in, rules))
    return [_accounted(each, failed.get(rule_of([each.decision.id]), {}), grouped) for each in placed]


def _accounted(placed: Placed, failed: dict[str, str], grouped: set[str]) -> Decision:
    """`failed`: why it was not carried out, by article; where it was on another article, that is enough."""
    decision = placed.decision
    done = {at for found in placed.places for at in found if at.article not in failed}
    again = sorted({at.article for at in done if at.again})
    outcome: Outcome = "found-again" if again else "applied"
    detail = f"its letters were found again in {' '.join(again)}" if again else ""
    if not done or (decision.kind not in _OF_GROUPS and not all(placed.places)):
        outcome, detail = "not-applied", min(failed.values(), default="its page is not here")
    elif decision.kind in _OF_GROUPS and decision.id not in grouped:
        outcome, detail = "not-applied", f"its places tell no {decision.value} to {decision.kind}"
    return msgspec.structs.replace(decision, outcome=outcome, detail=detail)
