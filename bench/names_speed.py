"""How long mentions take beside decoding the bytes and one pass over the words, on the same text, one core.

python bench/names_speed.py PAGE...
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from tawatur.annotate.entities import EntityReader
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Article, Block, Span
from tawatur.registry import Registry

ROUNDS = 20


def article(text):
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(at, at + len(line)), role="body", rule="bench"))
        at += len(line) + 1
    return Article(id="x", input="x", raw="", page="", text=text, language="ar", blocks=blocks)


def main():
    language, registry = Language("ar"), Registry()
    raw = [Path(path).read_bytes() for path in sys.argv[1:]]
    word = re.compile(r"\w+")
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for page in raw:
            word.findall(page.decode("utf-8"))
    base = time.perf_counter() - started
    texts = [page.decode("utf-8") for page in raw]
    reader = EntityReader(language, registry)
    started = time.perf_counter()
    for _ in range(ROUNDS):
        for text in texts:
            reader.read(Text(article(text), language), [])
    spent = time.perf_counter() - started
    letters = sum(map(len, texts)) * ROUNDS
    print(f"{spent / base:.0f} times the pass, {letters / spent / 1e6:.2f} million letters a second")


if __name__ == "__main__":
    main()
