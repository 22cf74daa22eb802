"""Measure what a sequence model adds to the rules for names, on text that neither saw.

    python bench/names_crf.py ANERCORP_TRAIN [-v]

Needs python-crfsuite, which the program does not. The corpus is cut into 100 contiguous blocks of sentences; block n is
tested in fold n modulo 5, by a model trained on the blocks of the other four. Four readers, one run, exact spans:
`plain` (a conditional random field over word, affixes and the words beside it), `rules`, `both` (the same field, with
what the rules say of the word and of those beside it among its features) and `filled` (names of the rules, and those of
`both` where the rules have none). Then the errors of `rules` and `both` by kind. `-v` prints those of `both`.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import pycrfsuite

from names_bench import KINDS, PAGE, Sentence, Spans, read, sentences, spans
from tawatur.annotate.entities import EntityReader
from tawatur.language import Language
from tawatur.registry import Registry

BLOCKS, FOLDS = 100, 5
AFFIX = 4  # letters of the longest prefix and suffix
PARAMS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.possible_transitions": True}  # before any score
EDGE = ["<s>"]


def tags(found: Spans, length: int) -> list[str]:
    """The tags of a sentence from its names."""
    row = ["O"] * length
    for start, end, kind in sorted(found):
        row[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return row[:length]


def plain(words: list[str]) -> list[list[str]]:
    """Word, affixes, and the words beside it."""
    padded = EDGE + words + EDGE
    return [
        [f"w={w}", f"-1={padded[i]}", f"+1={padded[i + 2]}", *(f"p={w[:n]}" for n in range(1, AFFIX + 1))]
        + [f"s={w[-n:]}" for n in range(1, AFFIX + 1)]
        for i, w in enumerate(words)
    ]


def informed(words: list[str], said: list[str]) -> list[list[str]]:
    """The features of `plain`, and the tags that the rules give to the word and to those beside it."""
    padded = EDGE + said + EDGE
    return [
        [*row, f"r={padded[i + 1]}", f"r-1={padded[i]}", f"r+1={padded[i + 2]}", f"rr={'|'.join(padded[i : i + 3])}"]
        for i, row in enumerate(plain(words))
    ]


def train(rows: list[tuple[list[list[str]], list[str]]], path: str) -> pycrfsuite.Tagger:
    """A field trained on sentences of features and tags, written to a file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(PARAMS)
    for features, labels in rows:
        trainer.append(features, labels)
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    return tagger


def filled(first: Spans, second: Spans) -> Spans:
    """The first names, and those of the second that touch none of them."""
    return first | {s for s in second if not any(s[0] < e and a < s[1] for a, e, _ in first)}


def by_rules(blocks: list[list[Sentence]]) -> list[list[Spans]]:
    """The names that the rules find, page by page inside a block."""
    language = Language("ar")
    reader = EntityReader(language, Registry())
    pages = [[block[i : i + PAGE] for i in range(0, len(block), PAGE)] for block in blocks]
    return [[names for page in block for names in read(reader, language, page)] for block in pages]


def errors(gold: Spans, mine: Spans) -> Counter[str]:
    """How names are wrong: missed, invented, of another kind, of other edges."""
    found: Counter[str] = Counter()
    for start, end, kind in gold - mine:
        near = [s for s in mine if s[0] < end and start < s[1]]
        same = any(s[:2] == (start, end) for s in near)
        found[f"{kind} " + ("kind" if same else "edges" if near else "missed")] += 1
    for start, end, kind in mine - gold:
        if not any(s[0] < end and start < s[1] for s in gold):
            found[f"{kind} invented"] += 1
    return found


def show(words: list[str], gold: Spans, mine: Spans) -> None:
    """Prints what is missed and what is wrong in a sentence."""
    for a, b, kind in sorted(gold ^ mine):
        label = "missed" if (a, b, kind) in gold else "wrong"
        print(f"{label}\t{kind}\t{' '.join(words[a:b])}\t{' '.join(words[max(a - 3, 0) : a])} [] {words[b : b + 3]}")


def main() -> None:
    """Trains, reads and prints."""
    every = list(sentences(Path(sys.argv[1])))
    size = len(every) / BLOCKS
    blocks = [every[round(n * size) : round((n + 1) * size)] for n in range(BLOCKS)]
    rules = by_rules(blocks)
    counts = {name: [Counter[str]() for _ in range(3)] for name in ("plain", "rules", "both", "filled")}
    wrong: dict[str, Counter[str]] = {"rules": Counter(), "both": Counter()}
    words = [[[word for word, _ in rows] for rows in block] for block in blocks]
    labels = [[[tag for _, tag in rows] for rows in block] for block in blocks]
    said = [[tags(r, len(w)) for r, w in zip(rs, ws, strict=True)] for rs, ws in zip(rules, words, strict=True)]
    for fold in range(FOLDS):
        seen = [n for n in range(BLOCKS) if n % FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            taggers = {}
            for name in ("plain", "both"):
                rows = [
                    (plain(w) if name == "plain" else informed(w, s), g)
                    for n in seen
                    for w, s, g in zip(words[n], said[n], labels[n], strict=True)
                ]
                taggers[name] = train(rows, f"{folder}/{name}")
            for n in range(fold, BLOCKS, FOLDS):
                for w, s, g, r in zip(words[n], said[n], labels[n], rules[n], strict=True):
                    gold = spans(g)
                    mine = {"rules": r, "plain": spans(taggers["plain"].tag(plain(w)))}
                    mine["both"] = spans(taggers["both"].tag(informed(w, s)))
                    mine["filled"] = filled(r, mine["both"])
                    for name, found in mine.items():
                        for counter, names in zip(counts[name], (gold & found, found, gold), strict=True):
                            counter.update(kind for _, _, kind in names)
                    for name, counter in wrong.items():
                        counter.update(errors(gold, mine[name]))
                    if "-v" in sys.argv:
                        show(w, gold, mine["both"])
    for name, (hit, given, due) in counts.items():
        for kind in KINDS:
            p, r = hit[kind] / max(given[kind], 1), hit[kind] / max(due[kind], 1)
            print(f"{name:6} {kind} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}")
    for name, counter in wrong.items():
        print(name, dict(sorted(counter.items())))


if __name__ == "__main__":
    main()
