"""Score who speaks in sentences of real text that were labelled before the program read them.

    python bench/sentences_bench.py SHARED [--kept] [-v]

For every sentence that reports, and is asked: is the head of its source found, is the kind of who vouches right, and is
the ref right, or rightly unknown? Of the statements whose cue stands in the labelled cue, or else in the sentence, the
first is compared. Where the sentence names nobody, the one who is meant stands before it: then the head is found when
the program gives the same ref, or the words of that mention. Of sentences that report nothing, those are counted to
which the program gives a statement. `-v` prints what is wrong, of the open part only.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import draw_sentences

from tawatur.ingest import Page
from tawatur.model import Article, Reading, Span, Statement
from tawatur.pipeline.stages import Setup, annotate, ingest, names_of

LABELS = Path(__file__).resolve().parent / "quality" / "sentences" / "labels.jsonl"
Label = dict[str, Any]
# Kinds that the contract gives one word for the origin, and the labels more.
KINDS = {"group": "organisation", "place-for-state": "organisation"}
BARS = {"head": 0.93, "kind": 0.93, "ref": 0.90}


def labels(kept: bool) -> list[Label]:
    """The labels of one part."""
    lines = (json.loads(line) for line in LABELS.read_text("utf-8").splitlines())
    return [label for label in lines if label["kept_aside"] is kept]


def readings(data: Path, wanted: set[str]) -> dict[str, Reading]:
    """The readings of the articles wanted, by id."""
    setup, found = Setup(), {}
    for drawn in draw_sentences.draw(data):
        if drawn.page_id in wanted:
            article = ingest(setup, Page(input=drawn.page_id, kind="text", data=drawn.text.encode()))
            reading = annotate(setup, article) if isinstance(article, Article) else None
            if isinstance(reading, Reading):
                found[drawn.page_id] = reading
    return found


def statement_of(reading: Reading, label: Label) -> Statement | None:
    """The statement that answers for a sentence: by its labelled cue, else the first in the sentence."""
    spoken = sorted((s for s in reading.statements if s.cue), key=lambda s: (s.cue[0], s.content))
    spoken = [s for s in spoken if label["start"] <= s.cue[0].start < label["end"]]
    cued = (s for s in spoken if any(_overlap(a, b) for a in s.cue for b in label.get("cue") or []))
    return next(cued, spoken[0] if spoken else None)


def met(reading: Reading, label: Label, said: Statement | None) -> dict[str, bool]:
    """Whether head, kind and ref are right."""
    if said is None:
        return dict.fromkeys(BARS, False)
    kinds = {label["kind"], *(label.get("kind_also") or [])}
    refs = {label["ref"], *(label.get("ref_also") or [])}
    origin = None if _unlisted(reading, said.origin) else said.origin
    return {
        "head": _head(reading, label, said),
        "kind": said.origin_kind in {KINDS.get(kind, kind) for kind in kinds},
        "ref": origin in refs,
    }


def _head(reading: Reading, label: Label, said: Statement) -> bool:
    if label["head"]:
        heads = [label["head"], *(label.get("heads_also") or [])]
        return said.source is not None and any(_overlap(said.source, head) for head in heads)
    if label["carried"] is None:
        return said.source is None
    meant = [m for m in reading.mentions if _overlap(m.span, label["carried"])]
    refs = {ref for m in meant for ref in (m.ref, m.stands_for) if ref} | {label["ref"]}
    named = reading.article.text[slice(*said.source)] if said.source else ""
    return said.origin in refs or (bool(named) and named in reading.article.text[slice(*label["carried"])])


def _unlisted(reading: Reading, ref: str | None) -> bool:
    """Whether a ref is of somebody whom no table lists."""
    return ref is None or ref.startswith("anon:") or ref not in names_of(Setup(), [reading])


def _overlap(one: Any, other: Any) -> bool:
    return bool(one[0] < other[1] and other[0] < one[1])


def figures(data: Path, kept: bool, verbose: bool = False) -> dict[str, tuple[int, int]]:
    """(right, asked) of head, kind and ref; and of sentences that report nothing, (left alone, all)."""
    given = labels(kept)
    read = readings(data, {label["id"] for label in given})
    right: Counter[str] = Counter()
    asked = quiet = 0
    for label in given:
        if label.get("optional") or label["id"] not in read:
            continue
        reading = read[label["id"]]
        said = statement_of(reading, label)
        if not label["reports"]:
            quiet += 1
            right["quiet"] += said is None
            continue
        asked += 1
        found = met(reading, label, said)
        right.update(name for name, is_right in found.items() if is_right)
        if verbose and not kept and not all(found.values()):
            _print(reading, label, said, found)
    return {**{name: (right[name], asked) for name in BARS}, "quiet": (right["quiet"], quiet)}


def measure(shared: Path, kept: bool = False) -> list[dict[str, Any]]:
    """The figures as rows, of the open part, and of the kept part where it is asked for."""
    data = shared / "data"
    if not all((data / name).is_dir() for name in draw_sentences.draw_names.SETS):
        return []
    digest = hashlib.sha256(LABELS.read_bytes()).hexdigest()[:12]
    names = {"head": "the source's head is found", "kind": "its kind is right", "ref": "its ref is right or unknown"}
    rows = []
    for part in (False, True) if kept else (False,):
        for name, (right, asked) in figures(data, part).items():
            what = names.get(name, "sentences that report nothing are left alone")
            figure = f"{right / max(asked, 1):.3f} of {asked}"
            bar = f"≥ {BARS[name]:.2f}" if name in BARS else ""
            title = f"sentences, {'kept' if part else 'open'}: {what}"
            rows.append({"name": title, "figure": figure, "bar": bar, "data": digest})
    return rows


def _print(reading: Reading, label: Label, said: Statement | None, found: dict[str, bool]) -> None:
    text = reading.article.text
    wrong = " ".join(name for name, is_right in found.items() if not is_right)
    print(f"{label['id']} [{wrong}] {' '.join(text[label['start'] : label['end']].split())[:220]}")
    whose = text[slice(*(label["source"] or label["carried"] or (0, 0)))]
    print(f"   wanted «{whose}» {label['kind']} {label['ref']}")
    if said:
        source = Span(*said.source) if said.source else Span(0, 0)
        print(f"   said «{text[source.start : source.end]}» {said.origin_kind} {said.origin} [{said.rule}]")


def main() -> None:
    """Print the figures with their bars."""
    folder = Path(sys.argv[1])
    data = folder / "data" if (folder / "data").is_dir() else folder
    kept = "--kept" in sys.argv
    for name, (right, asked) in figures(data, kept, "-v" in sys.argv).items():
        print(f"{name}: {right / max(asked, 1):.3f} of {asked}" + (f" (≥ {BARS[name]})" if name in BARS else ""))


if __name__ == "__main__":
    main()
