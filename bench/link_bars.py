"""Measures what belongs together: events of the labelled July stream beside word TF-IDF, and shared text after edits.

Usage: python bench/link_bars.py events SHARED_DATA_DIR [--kept] [--cache FILE] [--shuffled N] [--undated SHARE]
       python bench/link_bars.py reuse SHARED_DATA_DIR [--kept]
       python bench/link_bars.py edits SHARED_DATA_DIR

`events` groups the whole stream and scores the labelled articles that are not kept aside: B-cubed, and pairs. Beside it
stands average linkage over TF-IDF of words, whose threshold is picked on these very labels, in its favour. What the
pages say is read once and kept in the cache file. `reuse` says for the labelled pairs of articles how often
what they share, whose text it is, and who has it from whom is found as labelled, and names the pairs that are not.
`--kept` scores the part kept aside, without the articles that come with an open draw too. `edits` reuses 15 to 40 words
of a page in another one, and edits whole pages, and says how often the shared text is found.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import pickle
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import articles

from tawatur import codec
from tawatur.ingest import InputOptions, canonical_url, find_pages
from tawatur.ingest.page import Page
from tawatur.model import Article, Event, Reading, Reuse
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, annotate, compare_texts, find_events, find_reuses, ingest

QUALITY = Path(__file__).resolve().parent / "quality"
WORD = re.compile(r"\w{3,}")
SEED = 20261203
RARE = 300  # articles that may have a word by which the baseline finds what to compare
KEYS = 25  # such words of an article, the heaviest
AROUND = 300  # pages in whose text one is hidden
LONGEST = 600  # words of a page that is edited
LEAST = 0.1  # cosine below which the baseline takes two articles to share nothing
SEEN = frozenset({"2015-07-21#2323"})  # draws kept aside that were looked at while the rules were written
APART = frozenset({"independent", "formula"})  # relations in which no text is another's
BARS = {"relation": 0.90, "agency": 0.95, "direction": 0.97}
Labels = list[tuple[dict[str, int], set[str]]]


def labels_of(name: str) -> list[dict[str, Any]]:
    """The labels of a set, one for each draw."""
    return [json.loads(line) for line in (QUALITY / name / "labels.jsonl").read_text("utf-8").splitlines()]


def labelled(kept: bool) -> Labels:
    """For every draw of a part: the group of each article, and the articles of which it is unsure."""
    rows = labels_of("events")
    open_ones = {name for row in rows if not row["kept_aside"] for group in row["groups"] for name in group}
    found: Labels = []
    for row in rows:
        first = row["groups"][0][0]
        if row["kept_aside"] == kept and first not in SEEN:
            gold = {name: at for at, group in enumerate(row["groups"]) for name in group}
            found.append((gold, set(row["unsure"]) | (open_ones if kept else set())))
    return found


def readings(data: Path, cache: Path | None, only: Container[str] | None = None) -> list[Reading]:
    """What the pages of the stream, or those at some URLs, say, each once, in the order of publication."""
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    setup, found = Setup(), dict[str, Reading]()
    paths = [str(p) for p in sorted((data / "saudinewsnet").glob("*.zip"))]
    for page in find_pages(paths, options=InputOptions(map=articles.FIELDS)):
        if only is not None and page.input not in only:
            continue
        article = ingest(setup, page)
        reading = annotate(setup, article) if isinstance(article, Article) else article
        if isinstance(reading, Reading):
            found.setdefault(reading.article.id, reading)
    ordered = sorted(found.values(), key=lambda r: codec.publication_key(r.article))
    if cache:
        cache.write_bytes(pickle.dumps(ordered))
    return ordered


def grouped(given: list[Reading]) -> dict[str, str]:
    """The event that the page at each canonical URL leads with: an article that is at two addresses is one."""
    setup, runner = Setup(), LoopRunner()
    start = time.process_time()
    reuses = find_reuses(given, setup, runner)
    events, unsure = find_events(given, reuses, setup, runner)
    spent = time.process_time() - start
    print(f"{len(given)} articles, {len(reuses)} reuses, {len(events)} events, {len(unsure)} unsure, {spent:.0f} s")
    return _by_url(given, events)


def _by_url(given: list[Reading], events: list[Event]) -> dict[str, str]:
    leads = {article: event.id for event in events for article in event.lead_articles}
    return {canonical_url(r.article.input): leads.get(r.article.id, r.article.id) for r in given}


def score(labels: Labels, said: Callable[[str], str]) -> dict[str, float]:
    """B-cubed over the labelled articles, each draw for itself, and precision and recall of pairs."""
    precision, recall, pairs = list[float](), list[float](), Counter[tuple[bool, bool]]()
    for gold, unsure in labels:
        names = sorted(gold.keys() - unsure)
        for one in names:
            right = {n for n in names if gold[n] == gold[one]}
            found = {n for n in names if said(n) == said(one)}
            precision.append(len(right & found) / len(found))
            recall.append(len(right & found) / len(right))
            pairs.update((n in right, n in found) for n in names if n > one)
    p, r = (sum(x) / len(x) for x in (precision, recall))
    both, wrong, missed = pairs[True, True], pairs[False, True], pairs[True, False]
    shown = {"b3.p": p, "b3.r": r, "b3.f1": 2 * p * r / (p + r)}
    return shown | {"pairs.p": both / max(1, both + wrong), "pairs.r": both / max(1, both + missed)}


def tell(name: str, figures: dict[str, float]) -> None:
    """One line of figures."""
    print(f"{name:26}", *(f"{key} {value:.3f}" for key, value in figures.items()))


# --- the baseline --------------------------------------------------------------------------------------------------


def cosines(texts: list[str]) -> dict[int, dict[int, float]]:
    """TF-IDF cosines of the texts that share two of their heaviest words; the rest counts as 0."""
    counts = [Counter(WORD.findall(text)) for text in texts]
    held = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        vector = {w: (1 + math.log(n)) * math.log(len(texts) / held[w]) for w, n in count.items()}
        size = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        vectors.append({w: v / size for w, v in vector.items()})
    holders: dict[str, list[int]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        keys = sorted((w for w in vector if 1 < held[w] <= RARE), key=lambda w: (-vector[w], w))
        for word in keys[:KEYS]:
            holders[word].append(at)
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for at, vector in enumerate(vectors):
        shared = Counter(other for word in vector for other in holders.get(word, ()) if other < at)
        for other in (other for other, n in shared.items() if n > 1):
            value = sum(v * vectors[other].get(w, 0.0) for w, v in vector.items())
            if value >= LEAST:
                found[at][other] = found[other][at] = value
    return found


def linkage(near: dict[int, dict[int, float]], size: int) -> list[tuple[float, int, int]]:
    """The merges of average linkage, the closest first: (likeness, the group kept, the group taken in)."""
    members = [1] * size
    sums = {at: dict(others) for at, others in near.items()}
    heap = [(-value, a, b) for a, others in sums.items() for b, value in others.items() if a < b]
    heapq.heapify(heap)
    merges = []
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in sums or b not in sums.get(a, {}) or -negative != sums[a][b] / (members[a] * members[b]):
            continue
        merges.append((-negative, a, b))
        taken = sums.pop(b)
        members[a] += members[b]
        for other, value in taken.items():
            del sums[other][b]
            if other != a:
                sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + value
        for other, value in sums[a].items():
            heapq.heappush(heap, (-value / (members[a] * members[other]), min(a, other), max(a, other)))
    return merges


def baseline(labels: Labels, rows: dict[str, dict[str, str]]) -> dict[str, float]:
    """The figures of TF-IDF with average linkage at the threshold that is best for these labels."""
    names = list(rows)
    texts = [f"{rows[n]['title'] or ''} {rows[n]['title'] or ''} {rows[n]['content'] or ''}" for n in names]
    merges = linkage(cosines(texts), len(names))
    best: dict[str, float] = {}
    for threshold in (x / 50 for x in range(5, 40)):
        root = {n: n for n in range(len(names))}
        for value, a, b in merges:
            if value >= threshold:
                root[b] = a
        top = {name: str(_top(root, at)) for at, name in enumerate(names)}
        figures = score(labels, top.__getitem__) | {"threshold": threshold}
        best = max(best, figures, key=lambda f: f.get("b3.f1", 0.0))
    return best


def _top(root: dict[int, int], at: int) -> int:
    while root[at] != at:
        at = root[at]
    return at


# --- events ----------------------------------------------------------------------------------------------------------


def undated(given: list[Reading], share: float) -> list[Reading]:
    """The readings, a share of them without publication and fetching."""
    chance = random.Random(SEED)
    bare = {r.article.id for r in given if chance.random() < share}
    return [
        replace(r, article=replace(r.article, published=None, retrieved=None)) if r.article.id in bare else r
        for r in given
    ]


def events(data: Path, cache: Path | None, kept: bool, shuffled: int, share: float) -> None:
    """Print the figures of events on the stream."""
    rows, labels, given = dict(articles.rows(data)), labelled(kept), readings(data, cache)
    said = grouped(given)

    def of(name: str, found: dict[str, str] = said) -> str:
        return found.get(canonical_url(rows[name]["url"]), name)

    tell("tawatur", score(labels, of))
    if share:
        fewer = grouped(undated(given, share))
        tell(f"{share:.0%} without dates", score(labels, lambda name: of(name, fewer)))
    for seed in range(shuffled):
        order = random.Random(seed).sample(given, len(given))
        print(f"order {seed}:", "equal" if grouped(order) == said else "DIFFERENT")
    tell("TF-IDF, average linkage", baseline(labels, rows))


# --- reuse -----------------------------------------------------------------------------------------------------------


def reuse(data: Path, kept: bool) -> None:
    """Print how often relation, agency and direction are found as labelled, and the pairs where they are not."""
    rows, labels = dict(articles.rows(data)), labels_of("reuse")
    open_ones = {row[side] for row in labels if not row["kept_aside"] for side in ("a", "b")} if kept else set()
    asked = [row for row in labels if row["kept_aside"] == kept and not {row["a"], row["b"]} & open_ones]
    given = readings(data, None, {rows[row[side]]["url"] for row in asked for side in ("a", "b")})
    page = {r.article.input: r for r in given}
    ids = {name: page[row["url"]].article.id for name, row in rows.items() if row["url"] in page}
    found = {frozenset((r.copy, r.original)): r for r in find_reuses(given, Setup(), LoopRunner())}
    right = Counter[str]()
    for row in asked:
        said = found.get(frozenset((ids[row["a"]], ids[row["b"]])))
        phrases = compare_texts(Setup(), *(page[rows[row[side]]["url"]] for side in ("a", "b")))
        said = said or (phrases if phrases and phrases.relation == "formula" else None)
        verdict = verdicts(row, said, ids)
        right.update(name for name, good in verdict.items() if good)
        if not all(verdict.values()):
            wrong = " ".join(name for name, good in verdict.items() if not good)
            shown = (said.relation, said.upstream, said.direction, said.share) if said else ("independent",)
            print(
                f"{wrong}: {row['a']} {row['b']}, {row['relation']} {row['agency']} {row['direction']}; found", *shown
            )
    for name, bar in BARS.items():
        print(f"{name:10} {right[name]} of {len(asked)}, {right[name] / len(asked):.3f}, bar {bar:.2f}")


def verdicts(row: dict[str, Any], said: Reuse | None, ids: dict[str, str]) -> dict[str, bool]:
    """Whether relation and agency are as labelled, and the direction is so or unknown."""
    relation = said.relation if said else "independent"
    apart = relation in APART
    agency, direction = (said.upstream, said.direction) if said and not apart else (None, None)
    same = direction == row["direction"] and (
        direction != "known" or (said is not None and said.copy == ids.get(row["copy"]))
    )
    return {
        "relation": relation in (row["relation"], *row["also"]),
        "agency": agency == row["agency"] or (agency is None and row["agency_doubtful"]),
        "direction": direction in (None, "unknown") or same,
    }


# --- edits -----------------------------------------------------------------------------------------------------------


def edited(words: list[str], others: list[str], share: float, chance: random.Random) -> list[str]:
    """Words of which a share is exchanged for words of another page."""
    return [chance.choice(others) if chance.random() < share else word for word in words]


def cases(
    words: list[str], others: list[str], around: list[str], chance: random.Random
) -> Iterator[tuple[str, list[str]]]:
    """(how it was edited, the edited copy) of a page's words, beside those of an unrelated page, and of many."""
    for share in (0.1, 0.2, 0.3, 0.4, 0.5):
        yield f"{share:.0%} of the words changed", edited(words, others, share, chance)
    fifth = len(words) // 5
    start = chance.randrange(len(words) - fifth)
    yield "cut to 20 %", words[start : start + fifth]
    at = chance.randrange(len(around) - 19 * len(words))
    yield "in a text 20 times as long", [*others, *words, *around[at : at + 19 * len(words)]]
    steps = [words[at : at + 20] for at in range(0, len(words), 20)]
    yield "sentences reordered", [w for step in chance.sample(steps, len(steps)) for w in step]
    for size in (15, 20, 25, 30, 40):
        start, at = chance.randrange(len(words) - size), chance.randrange(len(others))
        yield f"{size} words reused", [*others[:at], *words[start : start + size], *others[at:]]


def edits(data: Path, sampled: int = 60) -> None:
    """Print how often shared text is found, by how a copy was edited, and how many unrelated pairs share any."""
    chance, setup, runner = random.Random(SEED), Setup(), LoopRunner()
    texts = [(row["content"] or "").split() for _, row in sorted(articles.rows(data), key=itemgetter(0))]
    long = [words for words in texts if len(words) >= 80]
    found, asked = Counter[str](), Counter[str]()
    around = [word for page in chance.sample(long, AROUND) for word in page]
    for words, others in (chance.sample(long, 2) for _ in range(sampled)):
        page = _reading(setup, words, "page")
        for name, copy in cases(words[:LONGEST], others, around, chance):
            asked[name] += 1
            found[name] += bool(page and find_reuses([page, _reading(setup, copy, "copy")], setup, runner))
    for name, n in asked.items():
        print(f"{name:30} {found[name] / n:.3f} of {n}")


def _reading(setup: Setup, words: list[str], name: str) -> Reading:
    """A page of words, without what it says: only its text is compared."""
    article = ingest(setup, Page(input=name, kind="row", fields={"text": " ".join(words)}))
    if not isinstance(article, Article):
        raise SystemExit(f"{name} was not read: {article.reason}")
    return Reading(article=article, times=[], quantities=[], mentions=[], statements=[])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["events", "reuse", "edits"])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--shuffled", type=int, default=0)
    parser.add_argument("--undated", type=float, default=0.0)
    given = parser.parse_args(sys.argv[1:])
    if given.what == "events":
        events(given.data, given.cache, given.kept, given.shuffled, given.undated)
    elif given.what == "reuse":
        reuse(given.data, given.kept)
    else:
        edits(given.data)


if __name__ == "__main__":
    main()
