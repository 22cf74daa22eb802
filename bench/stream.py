"""A synthetic stream of news, and what grouping it costs: for later benchmarks too.

Usage: python bench/stream.py 1000 10000 [100000 …]

Words follow Zipf's law; events come in bursts of reports over a few days, some of them copies with edits; template
twins share a form and differ in who, where and how many. Times are those of one core, whatever else it does: `read` is
what each page adds by itself, `group` what it costs to bring pages together.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, chain

from tawatur.codec import digest
from tawatur.language import Language
from tawatur.link import Link, Telling, Wording
from tawatur.link.reuse import Sample
from tawatur.model import Article, Block, Published, Reading, Span
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import On, Setup, compare, meet, rooms, share, tell, word

SEED = 20261202
FIRST = date(2031, 1, 1).toordinal()
VOCABULARY = 60_000  # words that are not frequent ones
ZIPF = 1.05  # exponent of the ranks
A_DAY = 2_000  # articles of a day, as in the July stream
BURST = 9  # reports of an event, on average; most have one
TWINS = 0.1  # share of events that fill a template
COPIES = 0.3  # share of an event's reports that edit an earlier one
EDITED = 0.15  # words of such a copy that are exchanged
OUTLETS = 40


class Words:
    """Draws words: the frequent ones of the language first, then invented ones from its letters."""

    def __init__(self, chance: random.Random) -> None:
        frequent = [row["form"] for row in Language("ar").table("common_words")]
        letters = sorted({c for form in frequent for c in form if c.isalpha()})
        made = ("".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(VOCABULARY))
        self._forms = [*frequent, *made]
        self._weights = list(accumulate(1 / rank**ZIPF for rank in range(1, len(self._forms) + 1)))
        self._chance = chance

    def some(self, count: int) -> list[str]:
        """Words in a row."""
        return self._chance.choices(self._forms, cum_weights=self._weights, k=count)

    def rare(self, count: int) -> list[str]:
        """Words that tell: of the invented ones."""
        return self._chance.choices(self._forms[-VOCABULARY:], k=count)


def readings(size: int) -> Iterator[Reading]:
    """A stream of articles in no order but that of events; the same for every run."""
    chance = random.Random(SEED)
    words, made, days = Words(chance), 0, max(1, size // A_DAY)
    template = words.some(120)
    while made < size:
        count = min(size - made, 1 if chance.random() < 0.7 else 1 + int(chance.expovariate(1 / BURST)))
        subject, day = words.rare(12), FIRST + chance.randrange(days)
        body = list(template) if chance.random() < TWINS else words.some(150)
        earlier: list[list[str]] = []
        for _ in range(count):
            if earlier and chance.random() < COPIES:
                text = [w if chance.random() > EDITED else words.some(1)[0] for w in chance.choice(earlier)]
            else:
                own = body[:40] if body[:5] == template[:5] else []
                text = [w for pair in zip(words.some(90), chance.choices(subject, k=90), strict=True) for w in pair[:2]]
                text = [*subject[:6], *own, *text[: chance.randint(60, 180)]]
            earlier.append(text)
            yield _reading(text, day + min(3, int(chance.expovariate(1))), f"outlet:o{chance.randrange(OUTLETS)}")
        made += count


def _reading(words: list[str], day: int, outlet: str) -> Reading:
    """An article with a headline and a body, and nothing read from them but words."""
    head, text = " ".join(words[:8]), " ".join(words[8:])
    whole, published = f"{head}\n{text}.", date.fromordinal(day).isoformat()
    article = Article(
        id=digest([outlet, None, whole]),
        input=digest(whole),
        raw=digest(whole),
        page=digest(whole),
        outlet=outlet,
        language="ar",
        text=whole,
        headline=Span(0, len(head)),
        published=Published(earliest=published, latest=published, granularity="day", rule="made"),
        blocks=[
            Block(span=Span(0, len(head)), role="headline", rule="made"),
            Block(span=Span(len(head) + 1, len(whole)), role="body", rule="made"),
        ],
    )
    return Reading(article=article, times=[], quantities=[], mentions=[], statements=[])


def measure(size: int) -> tuple[float, float, float]:
    """(seconds to read, seconds to group, kilobytes an article that are held to group it)."""
    setup, runner = Setup(), LoopRunner()
    linker = rooms(setup).linker
    given = list({r.article.id: r for r in readings(size)}.values())
    before, start = _held(), time.process_time()
    worded: list[tuple[Wording, list[tuple[int, Sample]]]] = [word(setup, r) for r in given]
    told: list[tuple[Telling, list[str]]] = [pair for r in given for pair in tell(setup, r)]
    read = time.process_time()
    wordings = {wording.article: wording for wording, _ in worded}
    pairs = runner.group(On(setup, share), chain.from_iterable(samples for _, samples in worded))
    meeting = linker.reuse.candidates(chain.from_iterable(pairs))
    reuses = [r for a, b in meeting if (r := compare(setup, (wordings[a], wordings[b])))]
    links: list[Link] = [
        link
        for found in runner.group(On(setup, meet), ((key, t) for t, keys in told for key in keys))
        for link in found
    ]
    events, _ = linker.events.gather((t for t, _ in told), links, reuses)
    grouped = time.process_time()
    print(f"  {len(given)} articles, {len(reuses)} reuses, {len(links)} links, {len(events)} events", file=sys.stderr)
    return read - start, grouped - read, (_held() - before) / len(given)


def _held() -> int:
    """The most memory held so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Print the table."""
    print(f"{'articles':>10} {'read s':>8} {'group s':>8} {'ms each':>8} {'a second':>9} {'KB each':>8}")
    for size in map(int, sys.argv[1:] or ["1000", "10000"]):
        read, group, held = measure(size)
        each = f"{1000 * group / size:8.2f} {size / group:9.0f} {held:8.1f}"
        print(f"{size:10} {read:8.1f} {group:8.1f} {each}", flush=True)


if __name__ == "__main__":
    main()
