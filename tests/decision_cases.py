"""Thirty decisions of every kind on the pages of the examples, and what must hold of them whatever has changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from tawatur.decisions import anchor_at, decide, decisions_in
from tawatur.ingest import Given, Page, find_pages
from tawatur.model import Analysis, Decision
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Decided, Setup, analyse_pages

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SETUP = Setup(data=(EXAMPLES,))
LATE = ("ferry-midan", "call-late", "second-call-qawafil")  # pages that arrive on another day


def pages() -> list[Page]:
    """The pages of the examples, each at an address, so that an edited one is a new version."""
    found = [p for p in find_pages([(EXAMPLES / "pages").as_posix()]) if isinstance(p, Page)]
    return [msgspec.structs.replace(p, given=Given(url=f"https://pages.example/{Path(p.input).stem}")) for p in found]


def early(given: Iterable[Page]) -> list[Page]:
    return [p for p in given if not p.input.rpartition("/")[2].startswith(LATE)]


def edited(page: Page) -> Page:
    """The page with a line more behind its first one, and one at its end."""
    more = "أعيد ترتيب هذه الصفحة مساء"
    text = page.data.decode("utf-8")
    if page.kind == "html":
        text = text.replace("<p", f"<p>{more}</p>\n<p", 1)
    else:
        first, _, rest = text.partition("\n")
        text = f"{first}\n{more}.\n{rest}\n{more}.\n"
    return msgspec.structs.replace(page, data=text.encode("utf-8"))


def analyse(given: Iterable[Page], decisions: Iterable[Decision] | None = None, setup: Setup = SETUP) -> Analysis:
    decided = None if decisions is None else Decided(decisions=tuple(decisions))
    return analyse_pages(given, setup, LoopRunner(), decided)


def made_of(analysis: Analysis) -> list[Decision]:
    """Decisions of every kind, on places of the pages taken in their order."""
    readings = [r for r in analysis.readings if r.article.headline and r.statements]
    heads = [anchor_at(r.article, r.article.headline) for r in readings if r.article.headline]
    said = {s.id: anchor_at(r.article, s.content[0]) for r in readings for s in r.statements if len(s.content) == 1}
    led = [d for d in analysis.dossiers if len(d.event.lead_articles) > 1]
    claims = [c for d in led for c in d.claims if c.gist in said]
    wide = [c for c in claims if len(c.articles) > 1]
    made = [decide("note", [head], f"ملاحظة {n}") for n, head in enumerate(heads[:3])]
    made += [decide("outlet", [head], f"outlet:desk-{n}") for n, head in enumerate(heads[2:6])]
    made += [decide("published", [head], f"2027-08-0{n + 1}") for n, head in enumerate(heads[4:8])]
    for number, reading in enumerate(readings[:5]):
        last = reading.article.blocks[-1]
        made.append(decide("role", [anchor_at(reading.article, last.span)], "disclaimer"))
        named = [m for m in reading.mentions if m.kind in ("person", "place") and m.form == "name"]
        made.append(decide("ref", [anchor_at(reading.article, named[0].span)], f"person:reader-{number}"))
        spoken = [s for s in reading.statements if s.source and not s.joint and s.id in said]
        if spoken:
            made.append(decide("source", [said[spoken[0].id]], f"body:office-{number}"))
    for dossier in led[:2]:
        gists = [said[c.gist] for c in dossier.claims if c.gist in said]
        one = next(a for n, a in enumerate(gists) if a.article in {b.article for b in gists[n + 1 :]})
        other = next(a for a in gists if a.article == one.article and a is not one)
        made.append(decide("merge", [one, other], "claim"))
    made += [decide("split", [said[next(i for i in c.statements if i in said)]], "claim") for c in wide[:3]]
    lead = {a: d.event.id for d in led for a in d.event.lead_articles}
    own = {head.article: head for head in heads}
    apart = sorted({event: own[a] for a, event in sorted(lead.items()) if a in own}.items())
    made.append(decide("merge", [head for _, head in apart[:2]], "event"))
    made += [decide("split", [head], "event") for _, head in apart[2:3]]
    return sorted(made, key=lambda d: d.id)


def other_tables(folder: Path) -> Setup:
    """All that the examples' own tables say of names is gone, and an outlet is another one."""
    (folder / "outlets").mkdir()
    card = (EXAMPLES / "outlets" / "madar.toml").read_text("utf-8")
    (folder / "outlets" / "madar.toml").write_text(card.replace("outlet:al-madar", "outlet:al-madar-tv"), "utf-8")
    return Setup(data=(folder,))


def rules(analysis: Analysis) -> set[str]:
    """The decisions that some value of an analysis names."""
    found = [b.rule for a in analysis.articles for b in a.blocks]
    found += [a.published.rule for a in analysis.articles if a.published]
    found += [n.rule for r in analysis.readings for n in (*r.mentions, *r.statements)]
    found += [n.rule for d in analysis.dossiers for n in (d.event, *d.claims)]
    return {i for rule in found for i in decisions_in(rule)}


def assert_in_force(analysis: Analysis, made: list[Decision], outcomes: set[str]) -> None:
    """Every decision was carried out, is shown, and a value names it where values name rules."""
    shown = {d.id: d for d in analysis.decisions}
    assert shown.keys() == {d.id for d in made}
    assert {(d.kind, d.outcome, d.detail) for d in shown.values() if d.outcome not in outcomes} == set()
    named = rules(analysis)
    assert [d.kind for d in made if d.kind not in ("note", "outlet") and d.id not in named] == []
    outlets = {a.outlet for a in analysis.articles}
    assert {d.value for d in made if d.kind == "outlet"} <= outlets
