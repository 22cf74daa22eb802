"""The passages that two wordings share, word by word; a small edit inside a passage does not end it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from tawatur.link.wording import Wording
from tawatur.settings import LinkSettings

_SEED = 3  # words in a row that are the same in both; a passage grows from there
_LONG = 4  # letters of a word that may be spelt in two ways
_SIMILAR = 80  # how alike two spellings of a word are, 0 to 100
_REPEATED = 4  # places of the same words in one text that are looked at; a refrain is no passage
_OPEN = 8  # regions that a later one may still continue
_Region = tuple[int, int, int, int]  # [start, end) on one side and on the other


class Passage(NamedTuple):
    """A shared passage: [start, end) in the words of either side; `weight` and `same` of the words that agree."""

    start: int
    end: int
    other_start: int
    other_end: int
    weight: float
    same: int


def find_passages(a: Wording, b: Wording, settings: LinkSettings) -> list[Passage]:
    """The passages of two wordings in the order of `a`; none overlaps another on either side, heavier ones first.

    None at all when even the heaviest says too little: what unrelated texts share are names and set phrases.
    """
    gap = settings.max_edit_words
    regions = _joined(sorted({_grown(a.words, b.words, r) for r in _regions(_seeds(a.words, b.words), gap)}), gap)
    aligned = [_align(a, b, region) for region in regions]
    if not any(_tells(found, settings) for found in aligned):
        return []
    kept: list[Passage] = []
    for passage in sorted((p for found in aligned for p in found), key=lambda p: (-p.weight, p)):
        enough = passage.weight >= settings.min_further_weight and passage.same >= settings.min_further_words
        enough = enough and _dense(passage.weight, passage.same, settings)
        if enough and not any(_overlap(passage, other) for other in kept):
            kept.append(passage)
    return sorted(kept)


def _tells(passages: list[Passage], settings: LinkSettings) -> bool:
    """Whether a region, cut at line breaks into passages, is long and telling enough to be shared text."""
    weight, same = sum(p.weight for p in passages), sum(p.same for p in passages)
    enough = weight >= settings.min_passage_weight and same >= settings.min_passage_words
    return enough and _dense(weight, same, settings)


def _dense(weight: float, same: int, settings: LinkSettings) -> bool:
    """Whether words tell enough on average; of many in a row less is asked, because no two write them by chance."""
    least = settings.min_mean_weight if same < settings.many_words else settings.min_mean_of_many
    return weight >= least * same


def _overlap(p: Passage, q: Passage) -> bool:
    return (p.start < q.end and q.start < p.end) or (p.other_start < q.other_end and q.other_start < p.other_end)


def _seeds(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Where the same words stand in a row on both sides, in the order of `a`."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(b) - _SEED + 1):
        places[tuple(b[at : at + _SEED])].append(at)
    found = []
    for at in range(len(a) - _SEED + 1):
        found += [(at, other) for other in places.get(tuple(a[at : at + _SEED]), ())[:_REPEATED]]
    return found


def _regions(seeds: list[tuple[int, int]], gap: int) -> Iterator[_Region]:
    """Seeds that follow one another on both sides, at most `gap` words apart, joined."""
    growing: list[_Region] = []
    for at, other in seeds:
        yield from (r for r in growing if at - r[1] > gap)
        growing = [r for r in growing if at - r[1] <= gap]
        fitting = [r for r in growing if -_SEED < other - r[3] <= gap]
        if fitting:
            best = max(fitting, key=lambda r: (r[3], r))
            growing.remove(best)
            growing.append((best[0], at + _SEED, best[2], max(best[3], other + _SEED)))
        else:
            growing.append((at, at + _SEED, other, other + _SEED))
    yield from growing


def _grown(a: list[str], b: list[str], region: _Region) -> _Region:
    """A region with the same or almost the same words at its edges taken in."""
    start, end, other_start, other_end = region
    while start and other_start and _alike(a[start - 1], b[other_start - 1]):
        start, other_start = start - 1, other_start - 1
    while end < len(a) and other_end < len(b) and _alike(a[end], b[other_end]):
        end, other_end = end + 1, other_end + 1
    return start, end, other_start, other_end


def _joined(regions: list[_Region], gap: int) -> list[_Region]:
    """Sorted regions; those with a small edit between them as one."""
    joined: list[_Region] = []
    for region in regions:
        for at in range(len(joined) - 1, max(-1, len(joined) - 1 - _OPEN), -1):
            last = joined[at]
            if -1 <= region[0] - last[1] <= gap and -1 <= region[2] - last[3] <= gap:
                joined[at] = (last[0], max(last[1], region[1]), last[2], max(last[3], region[3]))
                break
        else:
            joined.append(region)
    return joined


def _align(a: Wording, b: Wording, region: _Region) -> list[Passage]:
    """The passages of a region, cut at the line breaks of either side."""
    start, end, other_start, other_end = region
    left, right = a.words[start:end], b.words[other_start:other_end]
    lines: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for op in Levenshtein.opcodes(left, right):
        pairs = zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=False)
        for at, other in pairs if op.tag in ("equal", "replace") else ():
            if _alike(left[at], right[other]):
                pair = start + at, other_start + other
                lines[a.lines[pair[0]], b.lines[pair[1]]].append(pair)
    return [_passage(a, b, pairs) for pairs in lines.values()]


def _passage(a: Wording, b: Wording, pairs: list[tuple[int, int]]) -> Passage:
    """Aligned words of one line as a passage."""
    weight = sum(min(a.weights[at], b.weights[other]) for at, other in pairs)
    (start, other_start), (end, other_end) = pairs[0], pairs[-1]
    return Passage(start, end + 1, other_start, other_end + 1, round(weight, 3), len(pairs))


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same or spelling variants of one another."""
    return one == other or (min(len(one), len(other)) >= _LONG and ratio(one, other) >= _SIMILAR)
