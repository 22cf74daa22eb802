"""How much of what the press reports the tables know: verbs that are missing, sentences with a cue that say nothing.

Usage: python bench/coverage.py SHARED_DATA_DIR [EVERY]     (every EVERY-th article of saudinewsnet; 20 when not given)

Prints the words that stand where a reporting verb stands (before a known source with a complement behind it) and are
in no table, with how often they do, and the share of the sentences with a cue that yield a statement. A sentence has a
cue when a finite reporting verb of the tables opens a clause and a complementiser, a colon or an opening quotation mark
stands at most eight words behind it, before any comma.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.annotate import Annotator
from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text
from tawatur.ingest import PageReader
from tawatur.ingest.page import Page
from tawatur.language import Language, Word
from tawatur.model import Reading
from tawatur.registry import Registry
from tawatur.settings import Settings

RANKED = 200  # words printed
FAR = 8  # words between a cue and its complement
LONGEST = 3000  # letters of a sentence that is looked at
BREAKS = ",\u060c\u061b;"
SOURCES = frozenset({"person", "office", "organisation", "group", "agency", "outlet", "anonymous"})
OPENING = ':«"“'
EVERY = 20


def pages(folder: Path, every: int) -> Iterator[Page]:
    """Every `every`-th article, as the text of its title and content."""
    for path in sorted((folder / "saudinewsnet").glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            rows = json.loads(archive.read(archive.namelist()[0]))
        for index, row in list(enumerate(rows))[::every]:
            text = f"{row['title']}\n{row['content']}"
            yield Page(input=f"{path.stem}#{index}", kind="text", data=text.encode("utf-8"))


def words_before_sources(text: Text, reading: Reading, cues: Cues) -> Iterator[str]:
    """The words right before a known source that a complementiser or a quotation mark follows, without «and»."""
    plain, index = text.plain, text.folded.index
    for mention in reading.mentions:
        if mention.kind not in SOURCES or mention.form in ("nisba", "pronoun"):
            continue
        before = plain[max(0, index(mention.span.start) - 24) : index(mention.span.start)]
        after = plain[index(mention.span.end) : index(mention.span.end) + 12]
        opens = after.split()[:1]
        if before[-1:] != " " or not opens or not (opens[0] in cues.complementisers or after.lstrip()[:1] in OPENING):
            continue
        last = before.split()[-1:]
        if last and last[0][-1:].isalpha():
            word = last[0].lstrip('"«(')
            yield word[1:] if word[:1] in cues.joined and len(word) > 3 else word


def cued_sentences(text: Text, cues: Cues) -> Iterator[tuple[int, int]]:
    """The letters of the sentences of the body that have a cue."""
    for part in text.parts:
        if part.block.role != "body":
            continue
        for start, end in text.sentences(part):
            words = [w for w in text.words if start <= w.start < end] if end - start < LONGEST else []
            if any(is_cue(text, words, k, cues) for k in range(len(words))):
                yield start, end


def is_cue(text: Text, words: list[Word], k: int, cues: Cues) -> bool:
    """Whether a finite verb of the tables opens a clause at a word and its complement opens a few words behind it."""
    word, before = words[k].text, text.plain[words[k - 1].end : words[k].start] if k else ","
    joined = word[:1] in cues.joined and word[1:] in cues.verbs
    verb = cues.verbs.get(word[1:] if joined else word)
    if verb is None or verb.shape not in ("past", "imperfect") or {"noun", "act"} & (verb.guard | verb.frame):
        return False
    if not joined and not set(before) & set(BREAKS):
        return False
    for at in range(k + 1, min(len(words), k + 1 + FAR)):
        gap = text.plain[words[at - 1].end : words[at].start]
        if words[at].text in cues.complementisers or set(gap) & set(OPENING):
            return True
        if set(gap) & set(BREAKS):
            return False
    return False


def main(folder: Path, every: int) -> None:
    """Prints the ranking and the share."""
    language, registry, settings = Language("ar"), Registry(), Settings()
    reader, annotator, cues = (
        PageReader(language, registry, settings),
        Annotator(language, registry, settings),
        Cues(language),
    )
    known = set(cues.verbs) | set(cues.masdars) | set(cues.phrase_heads)
    missing: Counter[str] = Counter()
    cued = yielding = articles = 0
    for page in pages(folder, every):
        article = reader.read(page)
        reading = annotator.annotate(article) if hasattr(article, "text") else None
        if not isinstance(reading, Reading):
            continue
        articles += 1
        text = Text(reading.article, language)
        missing.update(w for w in words_before_sources(text, reading, cues) if w not in known)
        told = [s.content[0].start for s in reading.statements if s.voice != "narrated"]
        for start, end in cued_sentences(text, cues):
            span = text.span(start, end)
            cued += 1
            yielding += any(span.start <= at < span.end for at in told)
    print(f"{articles} articles; sentences with a cue {cued}, that yield a statement {yielding}: {yielding / cued:.3f}")
    for word, count in sorted(missing.items(), key=lambda item: (-item[1], item[0]))[:RANKED]:
        print(count, word)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else EVERY)
