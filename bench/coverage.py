"""How much of what the press reports the tables know: verbs that are missing, sentences with a cue that say nothing.

Usage: python bench/coverage.py SHARED_DATA_DIR [EVERY]

Prints the words that stand where a reporting verb stands (they open a clause before a known source with a complement
behind it) and are in no table, with how often they do in all articles of saudinewsnet and the reason, if one is given
in `quality/coverage_reasons.tsv`; then, of every EVERY-th article (20 when not given), the share of the sentences with
a cue that yield a statement. A sentence has a
cue when a finite reporting verb of the tables opens a clause and a complementiser, a colon or an opening quotation mark
stands at most eight words behind it, before any comma.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import articles

from tawatur.annotate import Annotator
from tawatur.annotate.cues import Cues
from tawatur.annotate.text import Text
from tawatur.ingest import PageReader
from tawatur.ingest.page import Page
from tawatur.language import Language, Word, sentences, words
from tawatur.model import Article, Reading
from tawatur.registry import Registry
from tawatur.settings import Settings

RANKED = 200  # words printed
FAR = 8  # words between a cue and its complement
LONGEST = 3000  # letters of a sentence that is looked at
BREAKS = ",\u060c\u061b;"
OPENING = ':«"“'
EVERY = 20


def pages(folder: Path, every: int) -> Iterator[Page]:
    """Every `every`-th article, as the text of its title and content."""
    for name, row in articles.rows(folder):
        if int(name.partition("#")[2]) % every == 0:
            yield Page(input=name, kind="text", data=articles.titled(row).encode("utf-8"))


def sources(cues: Cues, language: Language) -> frozenset[str]:
    """The folded words that a known source starts with: nouns of people and bodies, titles, given names."""
    bare = cues.human | cues.titles | set(cues.bodies) | cues.kinds["source-noun"]
    given = {language.plain(row["form"]) for row in language.table("given_names")}
    return frozenset(bare | {cues.article + word for word in bare} | given)


def verbs_before_sources(text: str, cues: Cues, known: frozenset[str]) -> Iterator[str]:
    """The words that open a clause before a known source, with a complementiser or a quotation a few words behind."""
    for start, end in sentences(text, 0, len(text)):
        if end - start > LONGEST:
            continue
        found = words(text, start, end)
        for k in range(len(found) - 2):
            if found[k + 1].text not in known or not opens(text, found, k, cues):
                continue
            for at in range(k + 2, min(len(found), k + 1 + FAR)):
                gap = text[found[at - 1].end : found[at].start]
                if found[at].text in cues.complementisers or set(gap) & set(OPENING):
                    word = found[k].text
                    yield word[1:] if word[:1] in cues.joined and cues.is_joined(word) else word
                    break
                if set(gap) & set(BREAKS):
                    break


def opens(text: str, found: list[Word], k: int, cues: Cues) -> bool:
    """Whether a word opens a clause: the first one, one after a comma, or one with a conjunction."""
    return (
        k == 0 or found[k].text[:1] in cues.joined or bool(set(text[found[k - 1].end : found[k].start]) & set(BREAKS))
    )


def cued_sentences(text: Text, cues: Cues) -> Iterator[tuple[int, int]]:
    """The letters of the sentences of the body that have a cue."""
    for part in text.parts:
        if part.block.role != "body":
            continue
        for start, end in text.sentences(part):
            found = [w for w in text.words if start <= w.start < end] if end - start < LONGEST else []
            if any(is_cue(text, found, k, cues) for k in range(len(found))):
                yield start, end


def is_cue(text: Text, found: list[Word], k: int, cues: Cues) -> bool:
    """Whether a finite verb of the tables opens a clause at a word and its complement opens a few words behind it."""
    word, before = found[k].text, text.plain[found[k - 1].end : found[k].start] if k else ","
    joined = word[:1] in cues.joined and word[1:] in cues.verbs
    verb = cues.verbs.get(word[1:] if joined else word)
    if verb is None or verb.shape not in ("past", "imperfect") or {"noun", "act"} & (verb.guard | verb.frame):
        return False
    if not joined and not set(before) & set(BREAKS):
        return False
    for at in range(k + 1, min(len(found), k + 1 + FAR)):
        gap = text.plain[found[at - 1].end : found[at].start]
        if found[at].text in cues.complementisers or set(gap) & set(OPENING):
            return True
        if set(gap) & set(BREAKS):
            return False
    return False


def rank(folder: Path, language: Language, cues: Cues) -> Counter[str]:
    """How often each word stands where a reporting verb does, in all articles; those of the tables are left out."""
    known = sources(cues, language)
    listed = set(cues.verbs) | set(cues.masdars) | set(cues.phrase_heads) | set(cues.complementisers)
    missing: Counter[str] = Counter()
    for page in pages(folder, 1):
        missing.update(verbs_before_sources(language.plain(page.data.decode("utf-8")), cues, known))
    bare = {word: word[1:] if word[:1] in cues.joined else word for word in missing}
    return Counter({word: count for word, count in missing.items() if not {word, bare[word]} & listed})


def reasons(language: Language) -> dict[str, str]:
    """Why a form of the ranking is in no table."""
    with (Path(__file__).parent / "quality" / "coverage_reasons.tsv").open(encoding="utf-8") as rows:
        return {language.plain(row["form"]): row["reason"] for row in csv.DictReader(rows, delimiter="\t")}


def share(folder: Path, every: int, language: Language, cues: Cues) -> tuple[int, int, int]:
    """Of every `every`-th article: how many, their sentences with a cue, and those that yield a statement."""
    registry, settings = Registry(), Settings()
    reader, annotator = PageReader(language, registry, settings), Annotator(language, registry, settings)
    cued = yielding = articles = 0
    for page in pages(folder, every):
        article = reader.read(page)
        reading = annotator.annotate(article) if isinstance(article, Article) else None
        if not isinstance(reading, Reading):
            continue
        articles += 1
        text = Text(reading.article, language)
        told = [s.content[0].start for s in reading.statements if s.voice != "narrated"]
        for start, end in cued_sentences(text, cues):
            span = text.span(start, end)
            cued += 1
            yielding += any(span.start <= at < span.end for at in told)
    return articles, cued, yielding


def main(folder: Path, every: int) -> None:
    """Prints the ranking, each word with the reason it is in no table, and the share."""
    language = Language("ar")
    cues, why = Cues(language), reasons(language)
    ranked = sorted(rank(folder, language, cues).items(), key=lambda item: (-item[1], item[0]))[:RANKED]
    for word, count in ranked:
        print(f"{count}\t{word}\t{why.get(word, '')}")
    print(f"{sum(word in why for word, _ in ranked)} of the first {len(ranked)} have a reason")
    articles, cued, yielding = share(folder, every, language, cues)
    print(f"{articles} articles; sentences with a cue {cued}, that yield a statement {yielding}: {yielding / cued:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else EVERY)
