"""Measures how sentences that people pass on are traced back: sixty that were said, and thirty that nobody said.

Usage: python bench/trace_bars.py SHARED_DATA_DIR [--kept | --all] [--desk FILE] [-v]

Searched are the 300 articles that `quality/draw_trace.py` names, read and grouped as `tawatur analyse` does; with
`--desk` on a desk that holds them, made in FILE when that is not there, which looks only among what its index finds. A
sentence is right when the first claim named holds a statement of its page that overlaps what was labelled; one that
nobody said, when nothing is named. `-v` shows what is not right, of the open part alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import draw_trace

from tawatur.decisions import overlap
from tawatur.desk import Desk
from tawatur.ingest import Page
from tawatur.model import Claim, Reading, Span, Statement
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, analyse_pages
from tawatur.pipeline.tracing import open_tracer, searched_in, trace
from tawatur.traced import Match, Traced

BARS = {"said": 50 / 60, "unsaid": 27 / 30}
SHARED = 0.5  # share of the letters of the shorter of two stretches from which they are one statement
FIELDS = {"title": "title", "text": "content", "outlet": "source", "byline": "author", "url": "url",
          "retrieved": "date_extracted"}  # fmt: skip


class Searched(NamedTuple):
    """The articles, read and grouped."""

    readings: list[Reading]
    claims: list[Claim]


def pages(data: Path) -> Iterator[Page]:
    """The pages that are searched: those of the statements drawn, and those around."""
    texts, drawn = draw_trace.texts(data), {d.page for d in draw_trace.draw(data)}
    rows = draw_trace.around(data) | {i: row for i, row in draw_trace.articles.rows(data) if i in drawn}
    for name, row in sorted(rows.items()):
        fields = {ours: str(row[theirs] or "") for ours, theirs in FIELDS.items()}
        yield Page(input=name, kind="row", fields={key: value for key, value in fields.items() if value})
    for name in sorted(drawn - rows.keys()):
        yield Page(input=name, kind="text", data=texts[name][1].encode("utf-8"))


def search(data: Path) -> Searched:
    """All that is searched, read and grouped."""
    analysis = analyse_pages(pages(data), Setup(), LoopRunner())
    return Searched(analysis.readings, [c for dossier in analysis.dossiers for c in dossier.claims])


def right(match: Match, drawn: dict[str, Any], among: Searched) -> bool:
    """Whether a claim holds a statement of the page drawn that overlaps what was drawn."""
    claim = next((c for c in among.claims if c.id == match.claim), None)
    ids = set(claim.statements) if claim else {c.statement for c in match.carried}
    statements = (s for r in among.readings if r.article.input == drawn["page"] for s in r.statements if s.id in ids)
    return any(_overlaps(s, [Span(*span) for span in drawn["content"]]) for s in statements)


def _overlaps(statement: Statement, content: list[Span]) -> bool:
    shared = sum(overlap(one, other) for one in statement.content for other in content)
    shorter = min(sum(b - a for a, b in spans) for spans in (statement.content, content))
    return shared >= SHARED * shorter


def show(sentence: str, traced: Traced, among: Searched) -> None:
    """A sentence and what it was traced to."""
    texts = {s.id: (r.article, s) for r in among.readings for s in r.statements}
    print(f"\n{sentence}")
    print("   asked:", [traced.text[a:b] for x in traced.asked for a, b in x.content])
    for match in traced.matches[:3]:
        article, statement = texts[match.carried[0].statement]
        said = " … ".join(article.text[a:b] for a, b in statement.content)
        print(f"   {match.score} {match.relation} {match.attributed} {article.input}: {said}")


Ask = Callable[[str], Traced]


def asking(data: Path) -> tuple[Ask, Searched]:
    """What traces a sentence among all claims of all pages at once, and these."""
    among = search(data)
    tracer, searched = open_tracer(Setup(), among.readings, among.claims), searched_in(among.readings)
    return lambda sentence: trace(Setup(), sentence, tracer, searched), among


def asking_desk(data: Path, file: Path) -> tuple[Ask, Searched]:
    """The same on a desk."""
    made, desk = file.exists(), Desk(file)
    if not made:
        desk.add(pages(data))
    stands = desk.analysis()
    among = Searched(stands.readings, [c for dossier in stands.dossiers for c in dossier.claims])
    return lambda sentence: desk.trace(sentence)[0], among


def main() -> None:
    """Print the share that is right of both kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--kept", dest="parts", action="store_const", const=(True,), default=(False,))
    parser.add_argument("--all", dest="parts", action="store_const", const=(False, True))
    parser.add_argument("--desk", type=Path)
    parser.add_argument("-v", dest="verbose", action="store_true")
    given, folder = parser.parse_args(), draw_trace.QUALITY / "trace"
    drawn = [json.loads(line) for line in (folder / "drawn.jsonl").read_text("utf-8").splitlines()]
    sentences = {
        row["id"]: row["sentence"]
        for row in map(json.loads, (folder / "sentences.jsonl").read_text("utf-8").splitlines())
    }
    ask, among = asking_desk(given.data, given.desk) if given.desk else asking(given.data)
    print(f"{len(among.readings)} articles, {len(among.claims)} claims")
    counts, times = {use: [0, 0] for use in BARS}, list[tuple[float, float]]()
    for row in (row for row in drawn if row["kept_aside"] in given.parts):
        start = time.perf_counter(), time.process_time()
        traced = ask(sentences[row["id"]])
        times.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        first = traced.matches[0] if traced.matches else None
        met = first is None if row["use"] == "unsaid" else first is not None and right(first, row, among)
        counts[row["use"]][0] += met
        counts[row["use"]][1] += 1
        if not met and given.verbose and not row["kept_aside"]:
            show(f"{row['id']} {row['use']}: {sentences[row['id']]}", traced, among)
    for use, (met, of) in counts.items():
        print(f"{use}: {met} of {of} ({met / of:.2f}; bar {BARS[use]:.2f})")
    for name, taken in zip(("", " of the processor"), map(sorted, zip(*times, strict=True)), strict=True):
        middle, most = taken[len(taken) // 2], taken[int(0.95 * len(taken))]
        print(f"median {1000 * middle:.0f} ms, p95 {1000 * most:.0f} ms{name}")


if __name__ == "__main__":
    main()
