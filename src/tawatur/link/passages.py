"""The passages that two wordings share, word by word; a small edit inside a passage does not end it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from tawatur.link.wording import Wording
from tawatur.settings import LinkSettings

# A passage grows from three words in a row that are the same in both.
_SEED = 3
_LONG = 4  # letters of a word that may be spelt in two ways
_TYPED = 6  # letters of a word in which one wrong letter is a slip
_FRAME = 3  # words that lead to a quotation
_SIMILAR = 80  # how alike two spellings of a word are, 0 to 100
_REPEATED = 4  # places of the same words in one text that are looked at; a refrain is no passage
_OPEN = 8  # regions that a later one may still continue
_Pair = tuple[int, int]  # a word of one side and the word of the other that it is
_Region = tuple[int, int, int, int]  # [start, end) on one side and on the other


class Passage(NamedTuple):
    """A shared passage: [start, end) in the words of either side; `weight` and `same` of the words that agree.

    `exact`: how many of these are spelt the same, of all words of the longer side.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    weight: float
    same: int
    exact: float


def find_passages(a: Wording, b: Wording, settings: LinkSettings) -> list[Passage]:
    """The passages of two wordings in the order of `a`; none overlaps another on either side, heavier ones first.

    None at all when even the heaviest says too little: what unrelated texts share are names and set phrases.
    """
    aligned = _regions_of(a, b, settings)
    if not any(_tells(found, settings) for found in aligned):
        return []
    fit = (p for found in aligned for p in found if _further(p, settings))
    return _apart(sorted(fit, key=lambda p: (-p.weight, p)))


def find_phrases(a: Wording, b: Wording, settings: LinkSettings) -> list[Passage]:
    """The set phrases of two wordings: words in a row that no two write by chance and that tell little, as titles with
    names, greetings and the turns of notices do; longer ones first."""
    found = (p for region in _regions_of(a, b, settings) for p in region if _formulaic(p, settings))
    return _apart(sorted(found, key=lambda p: (-p.same, p)))


def _regions_of(a: Wording, b: Wording, settings: LinkSettings) -> list[list[Passage]]:
    """The regions in which two wordings are alike, each cut into its passages."""
    gap = settings.max_edit_words
    grown = sorted({_grown(a.words, b.words, r) for r in _regions(_seeds(a.words, b.words), gap)})
    return [_align(a, b, region) for region in _joined(grown, gap)]


def _apart(passages: list[Passage]) -> list[Passage]:
    """Those of the passages, the first ones first, that overlap none taken before, in the order of the text."""
    kept: list[Passage] = []
    for passage in passages:
        if not any(_overlap(passage, other) for other in kept):
            kept.append(passage)
    return sorted(kept)


def _further(passage: Passage, settings: LinkSettings) -> bool:
    """Whether a passage is shared text beside one that tells enough."""
    enough = passage.weight >= settings.min_further_weight and passage.same >= settings.min_further_words
    return enough and _dense(passage.weight, passage.same, settings) and _literal(passage, settings)


def _formulaic(passage: Passage, settings: LinkSettings) -> bool:
    """Whether a passage is a set phrase: as long as a passage, literal, and of words that tell little."""
    long = passage.same >= settings.min_further_words and passage.exact >= settings.min_exact
    return long and passage.weight < settings.min_mean_weight * passage.same


def _tells(passages: list[Passage], settings: LinkSettings) -> bool:
    """Whether a region, cut at line breaks into passages, is long and telling enough to be shared text."""
    weight, same = sum(p.weight for p in passages), sum(p.same for p in passages)
    enough = weight >= settings.min_passage_weight and same >= settings.min_passage_words
    return enough and _dense(weight, same, settings)


def _dense(weight: float, same: int, settings: LinkSettings) -> bool:
    """Whether words tell enough on average; of many in a row less is asked, because no two write them by chance."""
    least = settings.min_mean_weight if same < settings.many_words else settings.min_mean_of_many
    return weight >= least * same


def _literal(passage: Passage, settings: LinkSettings) -> bool:
    """Whether a passage is the same word for word; of a long one less is asked, because it is edited here and there."""
    return passage.same >= settings.many_words or passage.exact >= settings.min_exact


def _overlap(p: Passage, q: Passage) -> bool:
    return (p.start < q.end and q.start < p.end) or (p.other_start < q.other_end and q.other_start < p.other_end)


def _seeds(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Where the same words stand in a row on both sides, in the order of `a`."""
    left, right = (list(zip(w, w[1:], w[2:], strict=False)) for w in (a, b))
    common = set(left).intersection(right)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, seed in enumerate(right) if common else ():
        if seed in common:
            places[seed].append(at)
    return [(at, other) for at, seed in enumerate(left) if seed in common for other in places[seed][:_REPEATED]]


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
    """The passages of a region, cut at the line breaks of either side and where an edit takes in a sentence's end."""
    start, end, other_start, other_end = region
    left, right = a.words[start:end], b.words[other_start:other_end]
    lines: dict[tuple[int, int], list[_Pair]] = defaultdict(list)
    for at, other in _aligned(left, right):
        pair = start + at, other_start + other
        lines[a.lines[pair[0]], b.lines[pair[1]]].append(pair)
    return [_passage(a, b, pairs) for line in lines.values() for pairs in _cut(a, b, line)]


def _aligned(left: list[str], right: list[str]) -> Iterator[_Pair]:
    """The places of the words that two stretches have in common, in order."""
    if left == right:
        yield from enumerate(range(len(right)))
        return
    for op in Levenshtein.opcodes(left, right):
        pairs = zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=False)
        for at, other in pairs if op.tag in ("equal", "replace") else ():
            if op.tag == "equal" or _alike(left[at], right[other]):
                yield at, other


def _cut(a: Wording, b: Wording, line: list[_Pair]) -> Iterator[list[_Pair]]:
    """The aligned words of a line, cut where a word is changed and a sentence ends on either side."""
    begun = 0
    for n, (one, two) in enumerate(pairwise(line), 1):
        edited = (two[0] - one[0], two[1] - one[1]) != (1, 1)
        if edited and (a.stops[one[0]] != a.stops[two[0]] or b.stops[one[1]] != b.stops[two[1]]):
            yield line[begun:n]
            begun = n
    yield line[begun:]


def _passage(a: Wording, b: Wording, pairs: list[_Pair]) -> Passage:
    """Aligned words of one line as a passage."""
    pairs = _unframed(a, b, pairs)
    weight = sum(min(a.weights[at], b.weights[other]) for at, other in pairs)
    exact = sum(_spelt(a.words[at], b.words[other]) for at, other in pairs)
    (start, other_start), (end, other_end) = pairs[0], pairs[-1]
    length = max(end - start, other_end - other_start) + 1
    return Passage(start, end + 1, other_start, other_end + 1, round(weight, 3), len(pairs), round(exact / length, 3))


def _unframed(a: Wording, b: Wording, pairs: list[_Pair]) -> list[_Pair]:
    """Aligned words without the few that lead, on either side, to a quotation in which the others stand."""
    for n in range(min(_FRAME, len(pairs) - 1), 0, -1):
        (one, two), (at, other) = pairs[n - 1], pairs[n]
        if a.quotes[one] != a.quotes[at] or b.quotes[two] != b.quotes[other]:
            return pairs[n:]
    return pairs


def _spelt(one: str, other: str) -> bool:
    """Whether two words are one, or one of them is the other with a letter mistyped, which is not in the ending."""
    slip = min(len(one), len(other)) >= _TYPED and one[-2:] == other[-2:]
    return one == other or (slip and Levenshtein.distance(one, other) <= 1)


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same or spelling variants of one another."""
    return one == other or (min(len(one), len(other)) >= _LONG and ratio(one, other) >= _SIMILAR)
