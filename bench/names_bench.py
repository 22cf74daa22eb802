"""Measure names against corpora that others annotated: exact spans, by kind.

    python bench/names_bench.py anercorp FILE [-v]     # train.txt of ANERcorp
    python bench/names_bench.py wojood FOLDER [-v]     # folder with train.txt, val.txt and test.txt of Wojood's sample

A word and its tags stand on a line, an empty line ends a sentence; 25 sentences are read as one page, because
what a page says once it uses again. Of our mentions those in the form of a name count: person is PER; place and
LOC; organisation, group, agency and outlet ORG. Of nested tags (Wojood) the first of PERS, ORG and GPE or LOC or FAC
counts, and of ours the longest. In the corpora a proclitic is part of its word, so spans are compared by words. `-v`
prints what is missed and what is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.annotate.entities import EntityReader
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Span
from tawatur.registry import Registry

KINDS = ("PER", "LOC", "ORG")
GOLD = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}
OURS = {
    "person": "PER", "place": "LOC", "facility": "LOC", "organisation": "ORG", "group": "ORG", "agency": "ORG",
    "outlet": "ORG",
}  # fmt: skip
PAGE = 25  # sentences

Sentence = list[tuple[str, str]]
Spans = set[tuple[int, int, str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a file: (word, tag of B-, I- or O)."""
    rows: Sentence = []
    for line in path.read_text("utf-8").split("\n"):
        parts = line.split()
        if len(parts) > 1:
            tags = [t[:2] + GOLD[t[2:]] for t in parts[1:] if t[2:] in GOLD]
            rows.append((parts[0], tags[0] if tags else "O"))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def spans(tags: list[str]) -> Spans:
    """The names of a sentence: (first word, end, kind)."""
    found, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (not tag.startswith("I-") or tag[2:] != tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    return found


def forms_of(kind: str, *, nested: bool) -> tuple[str, ...]:
    """The forms of mention that count as names: of a press house its noun is in the name where tags are nested."""
    return ("name", "nominal") if nested and kind in ("agency", "outlet") else ("name",)


def read(reader: EntityReader, language: Language, group: list[Sentence], *, nested: bool = False) -> list[Spans]:
    """Our names in each sentence of a page, by words."""
    text, blocks, places = "", [], []
    for number, rows in enumerate(group):
        start = len(text)
        for at, (word, _) in enumerate(rows):
            places.append((len(text), len(text) + len(word), number, at))
            text += word + " "
        blocks.append(Block(span=Span(start, len(text) - 1), role="body", rule="bench"))
        text += "\n"
    article = Article(id="x", input="x", raw="", page="", text=text, language="ar", blocks=blocks)
    found: list[Spans] = [set() for _ in group]
    end = -1
    for mention in sorted(reader.read(Text(article, language), []), key=lambda m: (m.span.start, -m.span.end)):
        kind = OURS.get(mention.kind)
        if kind is None or mention.form not in forms_of(mention.kind, nested=nested) or mention.span.start < end:
            continue
        end = mention.span.end
        inside = [(n, i) for s, e, n, i in places if s < mention.span.end and e > mention.span.start]
        found[inside[0][0]].add((inside[0][1], inside[-1][1] + 1, kind))
    return found


def score(files: list[Path], verbose: bool, *, nested: bool = False) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 by kind."""
    language = Language("ar")
    reader = EntityReader(language, Registry())
    every = [s for file in files for s in sentences(file)]
    hit: Counter[str] = Counter()
    said: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for start in range(0, len(every), PAGE):
        group = every[start : start + PAGE]
        for rows, mine in zip(group, read(reader, language, group, nested=nested), strict=True):
            gold = spans([tag for _, tag in rows])
            hit.update(kind for _, _, kind in gold & mine)
            said.update(kind for _, _, kind in mine)
            due.update(kind for _, _, kind in gold)
            if verbose:
                for a, b, kind in sorted(gold ^ mine):
                    label = "missed" if (a, b, kind) in gold else "wrong"
                    words = [word for word, _ in rows]
                    name, before, after = (" ".join(words[i:j]) for i, j in ((a, b), (max(a - 3, 0), a), (b, b + 3)))
                    print(f"{label}\t{kind}\t{name}\t{before} [] {after}")
    scores = {}
    for kind in KINDS:
        p, r = hit[kind] / max(said[kind], 1), hit[kind] / max(due[kind], 1)
        scores[kind] = p, r, 2 * p * r / max(p + r, 1e-9)
    return scores


def files_of(name: str, path: Path) -> list[Path]:
    """The files of a corpus."""
    return [path] if name == "anercorp" else [path / f"{part}.txt" for part in ("train", "val", "test")]


if __name__ == "__main__":
    name, path = [a for a in sys.argv[1:] if a != "-v"]
    for kind, (p, r, f) in score(files_of(name, Path(path)), "-v" in sys.argv, nested=name == "wojood").items():
        print(f"{kind} P {p:.3f} R {r:.3f} F1 {f:.3f}")
