"""Whose page it is, from whom it was taken, and which agencies it credits: each with the words that say so."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal

from tawatur.ingest.cues import BlockCues
from tawatur.ingest.datelines import closing_of, dateline_of
from tawatur.ingest.heads import AGENCY_BELOW
from tawatur.ingest.lines import Line
from tawatur.ingest.markup import Stamp as Fact
from tawatur.ingest.mastheads import Whose, read_masthead
from tawatur.ingest.names import Named, NameFinder
from tawatur.ingest.page import Page
from tawatur.ingest.scene import Scene
from tawatur.language import Language, longest
from tawatur.model import Credit, Finding, From, Republished, Span

_ADDRESS = re.compile(r"https?://[^\s()\"'<>\[\]]+")
_SUFFIX = re.compile(r"\s(?:[-|:\u2013\u2014\u00bb]|\|\|)\s")
_YEAR = re.compile(r"[\s\u00a9:,\u060c-]*(?:\d{4}(?:\s?-\s?\d{4})?)?[\s:,\u060c-]*")
_ANY_YEAR = re.compile(r"20\d\d(?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)20\d\d\W{1,3}$")
_PARENTHESIS = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_BREAK = re.compile(r"[.\u060c,;\u061b:!?\u061f()\n]")
_SIGN = re.compile(r"(?:\u00a9|\(c\)|copyright)\s?(?:\d{4}(?:\s?-\s?\d{4})?)?")
_AROUND = ("boilerplate", "headline", "dateline", "credit")  # roles of lines that say the name of their site
_LONG_DASH = "\u0640"
_WORD = re.compile(r"\w+")
_SELF = 40  # signs behind a phrase in which the site's name stands
_COLON = 4  # signs between a label and what it names
_RELAY_GAP = 34  # signs that may stand between a relaying verb and the agency's name
_NO_CREDIT_ROLES = frozenset(("boilerplate", "teaser", "disclaimer", "embed"))


class Notices:
    """What notices and credit phrases say (`reprint_notices`, `credit_phrases`, `block_cues` with names)."""

    def __init__(self, language: Language, names: NameFinder, cues: BlockCues) -> None:
        rows = language.table("reprint_notices", ("form", "names", "side"))
        rows += [row for row in language.table("block_cues", ("form", "names", "side")) if row["names"]]
        self._notices = language.lexicon(
            (row["form"], (row["names"], side, row.rule)) for row in rows for side in row.split("side")
        )
        phrases = language.table("credit_phrases", ("form", "kind", "side"))
        self.photo = tuple(language.plain(r["form"]) for r in phrases if r["kind"] == "photo")
        self._phrases = language.lexicon((r["form"], r["kind"]) for r in phrases if r["side"] == "after")
        self._names = names
        self._cues = cues

    def named(self, line: Line, what: str) -> Iterator[tuple[Named, str]]:
        """The names that a notice gives as `host` or `original`, with the formula."""
        for hit in longest(self._notices.find(line.plain)):
            kind, side, rule = hit.value
            if kind != what:
                continue
            found: Named | None
            if side.startswith("after"):
                skipped = _YEAR.match(line.plain, hit.end)
                at = skipped.end() if skipped else hit.end
                found = self._names.after(line.plain, at, governed=side == "after")
            else:
                found = self._names.before(line.plain, hit.start, unlisted=side == "before")
            if found and side.endswith("listed") and not found.listed:
                continue
            if found and not self._is_label(line, found, sourced=side == "before-listed"):
                yield found, rule

    def self_named(self, scene: Scene) -> frozenset[str]:
        """The folded words right behind the phrases by which a page speaks of its own site."""
        found = set()
        for line in scene.lines:
            for hit in longest(self._notices.find(line.plain)):
                if hit.value[0] == "self":
                    found.add(self._names.bare(" ".join(_WORD.findall(line.plain, hit.end, hit.end + _SELF))))
        return frozenset(found)

    def _is_label(self, line: Line, named: Named, sourced: bool) -> bool:
        """Whether what was taken for a name is, or holds, a label of the page, or a source that a label names."""
        labels = self._cues.labels(line.plain)
        if named.listed:
            return sourced and any(x.cue.role == "credit" and 0 <= named.start - x.end <= _COLON for x in labels)
        sure = [x for x in labels if x.cue.role != "disclaimer" and (x.always or " " in x.cue.form)]
        return any(x.start < named.end and named.start < x.end for x in sure)

    def relayed(self, line: Line) -> Iterator[Named]:
        """The agencies that a relaying verb or «according to» stands before."""
        agencies = self._names.agencies_in(line.plain)
        if not agencies:
            return
        ends = [hit.end for hit in self._phrases.find(line.plain)]
        for agency in agencies:
            before = [e for e in ends if 0 <= agency.start - e <= _RELAY_GAP]
            if any(not _BREAK.search(line.plain, e, agency.start) for e in before):
                yield agency


def find_outlet(
    scene: Scene, page: Page, text: str, facts: list[Fact], url: str | None, notices: Notices
) -> tuple[Whose | None, list[Finding]]:
    """The page's outlet: given; else by its address, its own declaration, a field, its notice, its title, its images.

    Null when neither the page nor a person says; a name merely quoted in the text never is the outlet. A given
    outlet stays; where the page names another, that is a finding.
    """
    said = list(_declared(scene, page, facts, url))
    if said and said[0].rule != "given":
        return said[0], []
    said += _from_text(scene, text, notices)
    if not said:
        return None, []
    best = said[0]
    if best.evidence is None:
        shown = next((w for w in said if w.ref == best.ref and w.evidence), None)
        best = best._replace(evidence=shown.evidence) if shown and not best.source else best
    return best, _disagreements(best, said[1:])


def _declared(scene: Scene, page: Page, facts: list[Fact], url: str | None) -> Iterator[Whose]:
    names = scene.known.names
    if page.given and page.given.outlet:
        yield Whose(names.resolve(page.given.outlet), None, From(where="given", value=page.given.outlet), "given")
    if value := page.fields.get("outlet"):
        site = names.host(url) if url else None
        ref = site.ref if site and site.listed else names.resolve(value)
        yield Whose(ref, None, From(where="field", value=value), "outlet-field")
    if url and (host := names.host(url)):
        yield Whose(host.ref, None, From(where="url", value=url), "host-of-url")
    for fact in facts:
        if (fact.where, fact.name) in (("meta", "og:site_name"), ("json-ld", "publisher")):
            where: Literal["meta", "json-ld"] = "meta" if fact.where == "meta" else "json-ld"
            yield Whose(names.resolve(fact.value), None, From(where=where, value=fact.value), f"{where}:{fact.name}")
    for fact in facts:
        if fact.where == "meta" and fact.name in ("title", "author") and (own := _listed(scene, fact)):
            yield Whose(own, None, From(where="meta", value=fact.value), f"meta:{fact.name}")


def _listed(scene: Scene, fact: Fact) -> str | None:
    """The listed outlet that a page's title ends with, behind a bar, or that is its author."""
    plain = scene.known.language.plain(fact.value)
    bars = list(_SUFFIX.finditer(plain))
    if fact.name == "title" and not bars:
        return None
    tail = plain[bars[-1].end() :] if bars else plain
    found = [n for n in scene.known.names.in_text(tail) if n.end - n.start >= 0.8 * len(tail.strip())]
    return found[0].ref if found else None


def _from_text(scene: Scene, text: str, notices: Notices) -> Iterator[Whose]:
    """What the page's letters say: its notices and its title, listed names first; then what stands around the text."""
    said = [*_from_notices(scene, notices), *read_masthead(scene, text, notices.self_named(scene))]
    yield from sorted(said, key=lambda whose: not scene.known.names.is_listed(whose.ref))
    for line in scene.lines:
        if line.index != scene.headline and scene.role(line.index) != "teaser":
            yield from (Whose(n.ref, spanned(scene, line, n), None, rule) for n, rule in notices.named(line, "self"))
    yield from _from_sign(scene)
    yield from _from_furniture(scene)
    yield from _from_years(scene)
    yield from _from_images(scene)
    yield from _from_addresses(scene)


def _from_notices(scene: Scene, notices: Notices) -> Iterator[Whose]:
    for line in scene.lines:
        if scene.role(line.index) == "disclaimer":
            originals = {n.ref for n, _ in notices.named(line, "original")}
            for named, rule in notices.named(line, "host"):
                if named.ref not in originals:
                    yield Whose(named.ref, spanned(scene, line, named), None, rule)


def _from_sign(scene: Scene) -> Iterator[Whose]:
    """The bare name behind a sign of copyright and its year, where the page says it again around its text."""
    names = scene.known.names
    around = [line for line in scene.lines if scene.role(line.index) in _AROUND]
    for line in scene.lines:
        sign = _SIGN.search(line.plain) if scene.role(line.index) == "disclaimer" else None
        named = names.after(line.plain, sign.end()) if sign else None
        if named and scene.known.cues.label(line.plain[named.start : named.end]) is None:
            said = re.compile(rf"(?<!\w){re.escape(line.plain[named.start : named.end].strip())}(?!\w)")
            if any(other is not line and said.search(other.plain) for other in around):
                yield Whose(named.ref, spanned(scene, line, named), None, "behind-the-sign")


def _from_addresses(scene: Scene) -> Iterator[Whose]:
    """The one listed outlet whose addresses stand around the text, written out."""
    found = []
    for line in scene.lines:
        if scene.role(line.index) in ("boilerplate", "disclaimer", "dateline") and "." in line.plain:
            sites = [n for n in scene.known.names.sites(line.plain) if n.listed and n.ref.startswith("outlet:")]
            found += [Whose(n.ref, spanned(scene, line, n), None, "address-in-text") for n in sites]
    if len({whose.ref for whose in found}) == 1:
        yield found[0]


def _from_furniture(scene: Scene) -> Iterator[Whose]:
    """The one listed outlet of a dateline above the text, of a source line beside agencies, of a call to follow it.

    Reviews of the press open every paragraph with another outlet; so in paragraphs nothing is read but the first's
    dateline, when it names a place too.
    """
    names = scene.known.names
    body = next((i for i, m in enumerate(scene.marks) if m and m.role == "body"), len(scene.lines))
    for line in scene.lines:
        role, cue = scene.role(line.index), scene.cues[line.index]
        end = len(line.plain)
        if line.index == body:
            end = dateline_of(scene, line)[1]
            end = end if names.places_in(line.plain[:end]) else 0
        elif not (
            (role == "dateline" and line.index < body)
            or (role == "boilerplate" and cue is not None and cue.place == "start")
            or role == "credit"
        ):
            continue
        named = names.in_text(line.plain[:end], codes=role != "boilerplate")
        outlets = [n for n in named if n.ref.startswith("outlet:")]
        joined = len(named) > len(outlets) or scene.known.cues.label(line.plain) is not None
        if len({n.ref for n in outlets}) == 1 and (role != "credit" or joined):
            yield Whose(outlets[0].ref, spanned(scene, line, outlets[0]), None, f"named-in-{role}")


def _from_years(scene: Scene) -> Iterator[Whose]:
    """A listed outlet right behind or before a year, below the text: a notice whose sign of copyright is lost."""
    last = max((i for i, m in enumerate(scene.marks) if m and m.role == "body"), default=len(scene.lines))
    for line in scene.lines[last + 1 :]:
        if scene.role(line.index) in ("boilerplate", "disclaimer") and _ANY_YEAR.search(line.plain):
            for named in scene.known.names.in_text(line.plain):
                beside = _YEAR_BEFORE.search(line.plain[: named.start]) or _ANY_YEAR.match(line.plain, named.end + 1)
                if beside and named.ref.startswith("outlet:"):
                    yield Whose(named.ref, spanned(scene, line, named), None, "beside-a-year")


def _from_images(scene: Scene) -> Iterator[Whose]:
    for line in scene.lines:
        if line.text.startswith(("![", "[")):
            for found in _ADDRESS.finditer(line.text):
                if named := scene.known.names.host(found[0]):
                    at = line.text.find("//", found.start()) + 2
                    host = re.match(r"[^/?#\s:]+", line.text[at:])
                    end = at + (host.end() if host else 0)
                    if named.listed:
                        evidence = Span(line.span.start + at, line.span.start + end)
                        yield Whose(named.ref, evidence, None, "domain-of-image")


def find_original(scene: Scene, outlet: str | None, notices: Notices) -> Republished | None:
    """The first publisher that a reprint notice names; null when there is none, or it is the page's own outlet."""
    for line in scene.lines:
        if scene.role(line.index) not in ("disclaimer", "credit"):
            continue
        for named, _ in notices.named(line, "original"):
            if named.ref != outlet:
                return Republished(ref=named.ref, evidence=spanned(scene, line, named))
    return None


def find_credits(scene: Scene, page: Page, notices: Notices) -> list[Credit]:
    """The agencies credited: for photographs in captions, for text in datelines, credits, at ends and by relaying."""
    found: dict[tuple[str, str], Credit] = {}
    for line in scene.lines:
        for kind, named in _credited(scene, line, notices):
            credit = Credit(ref=named.ref, kind=kind, evidence=spanned(scene, line, named))  # type: ignore[arg-type]
            found.setdefault((kind, named.ref), credit)
    if byline := page.fields.get("byline"):
        spaced = html.unescape(byline).replace(_LONG_DASH, "-")  # a stretched joint stands for a dash
        for named in scene.known.names.credited(scene.known.language.plain(spaced)):
            source = From(where="field", value=byline)
            found.setdefault(("text", named.ref), Credit(ref=named.ref, kind="text", from_=source))
    return [found[key] for key in sorted(found)]


def _credited(scene: Scene, line: Line, notices: Notices) -> Iterator[tuple[str, Named]]:
    role = scene.role(line.index)
    names = scene.known.names
    if role == "caption":
        for part in _PARENTHESIS.finditer(line.plain):
            yield from (("photo", _moved(n, part.start(1))) for n in names.credited(part[1]))
        if scene.cues[line.index] is not None:
            yield from (("photo", n) for n in names.credited(line.plain))
    elif role in ("credit", "dateline"):
        mark = scene.marks[line.index]
        kind = "photo" if _of_photo(line, notices) or (mark and mark.rule == AGENCY_BELOW) else "text"
        yield from ((kind, n) for n in names.credited(line.plain))
    elif role not in _NO_CREDIT_ROLES:
        yield from (("text", n) for n in _at_edges(scene, line))
        yield from (("text", n) for n in notices.relayed(line))


def _of_photo(line: Line, notices: Notices) -> bool:
    """Whether a credit is a photographer's: it begins with a word for pictures, or is written as agencies sign them."""
    return line.plain.startswith(notices.photo) or (line.plain.isascii() and "/" in line.plain)


def _at_edges(scene: Scene, line: Line) -> Iterator[Named]:
    """Agencies in brackets at the end of a paragraph, or in the dateline that a paragraph begins with."""
    names = scene.known.names
    for start, end in (dateline_of(scene, line), closing_of(scene, line)):
        if end > start:
            yield from (_moved(n, start) for n in names.credited(line.plain[start:end]))


def _moved(named: Named, by: int) -> Named:
    return named._replace(start=named.start + by, end=named.end + by)


def spanned(scene: Scene, line: Line, named: Named) -> Span:
    """The article's letters of a name in a folded line."""
    inner = scene.known.language.fold(line.text).span(named.start, named.end)
    return Span(line.span.start + inner.start, line.span.start + inner.end)


def _disagreements(best: Whose, others: list[Whose]) -> list[Finding]:
    """A finding for every place where the page's letters name another outlet than the one given."""
    return [
        Finding(
            kind="outlet-disagrees",
            spans=[other.evidence],
            detail=f"given {best.ref}, the page says {other.ref}",
            rule=other.rule,
        )
        for other in others
        if best.rule == "given" and other.evidence and other.ref != best.ref
    ]
