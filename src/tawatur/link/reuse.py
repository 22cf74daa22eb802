"""Who has text from whom, passage by passage.

Every article gives a sample of its shingles (winnowing: two texts that share `_SHINGLE + _WINDOW - 1` words in a row
share a sample); articles that share samples are compared word by word. What many articles have is a set phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from tawatur.codec import digest
from tawatur.language import Language
from tawatur.link.passages import Passage, find_passages
from tawatur.link.wording import Wording, WordingReader
from tawatur.model import Direction, Noun, Reading, Reuse, ReuseRelation, ReuseRule, Span
from tawatur.settings import LinkSettings

_SHINGLE = 4  # words of a shingle
_WINDOW = 3  # shingles in a row of which the least is kept
_BANDS = 64  # groups that the samples are dealt out to
_TWICE = 2  # pages of one outlet that may share what no other has before it is furniture
_WHOLE = 0.95  # share of a text's letters from which it is the same text
_MOST = 0.6  # share of a text's letters from which it is a copy
_CUT = 0.75  # letters of a copy by letters of its original, below which it is shortened


class Sample(NamedTuple):
    """A shingle of one article; the outlet is the article where it is not named."""

    shingle: int
    article: str
    outlet: str


class Pair(Noun, frozen=True, order=True):
    """Two articles that share samples: the ids, sorted, and what these tell, in thousandths.

    A sample that only two articles have tells 1000, one that n have 1000/(n-1): what everybody writes is a set phrase.
    """

    a: str
    b: str
    shared: int


class ReuseFinder:
    """Knows the language; keeps nothing of one run for the next."""

    def __init__(self, language: Language, settings: LinkSettings) -> None:
        self._settings = settings
        self._reader = WordingReader(language)

    def read(self, reading: Reading) -> Wording:
        """The words of an article that can be shared."""
        return self._reader.read(reading)

    def sample(self, wording: Wording) -> list[tuple[int, Sample]]:
        """(band, sample) of an article's samples."""
        shingles = [crc32(" ".join(wording.words[n : n + _SHINGLE]).encode()) for n in range(_count(wording))]
        kept = {min(shingles[n : n + _WINDOW]) for n in range(max(1, len(shingles) - _WINDOW + 1)) if shingles}
        return [(k % _BANDS, Sample(k, wording.article, wording.outlet or wording.article)) for k in sorted(kept)]

    def pair(self, samples: Iterable[Sample]) -> list[Pair]:
        """The pairs of articles that share samples of one band.

        Left out is what many have, and what three or more pages of one outlet have and no other: its furniture.
        """
        holders: dict[int, list[Sample]] = defaultdict(list)
        for sample in samples:
            holders[sample.shingle].append(sample)
        pairs: Counter[tuple[str, str]] = Counter()
        for shared in holders.values():
            if len(shared) > 1:
                self._pair(shared, pairs)
        return [Pair(a=a, b=b, shared=n) for (a, b), n in sorted(pairs.items())]

    def _pair(self, samples: list[Sample], pairs: Counter[tuple[str, str]]) -> None:
        """Count the pairs of the articles that have one shingle."""
        holding, outlets = sorted({s.article for s in samples}), {s.outlet for s in samples}
        furniture = len(holding) > _TWICE and len(outlets) == 1
        if 1 < len(holding) <= self._settings.max_sharers and not furniture:
            tells = 1000 // (len(holding) - 1)
            for pair in combinations(holding, 2):
                pairs[pair] += tells

    def candidates(self, pairs: Iterable[Pair]) -> list[tuple[str, str]]:
        """The pairs of all bands that share enough samples to be compared, sorted."""
        shared: Counter[tuple[str, str]] = Counter()
        for pair in pairs:
            shared[pair.a, pair.b] += pair.shared
        return sorted(pair for pair, n in shared.items() if n >= 1000 * self._settings.min_samples)

    def compare(self, one: Wording, other: Wording) -> Reuse | None:
        """What two articles share; null when it is too little to be shared text."""
        copy, original = sorted((one, other), key=lambda w: w.published, reverse=True)
        if _took(original, copy) and not _took(copy, original):
            copy, original = original, copy
        passages = find_passages(copy, original, self._settings)
        if not passages:
            return None
        spans = [_spans(copy, original, p) for p in passages]
        direction, upstream, rule = _provenance(copy, original)
        shares = _share(copy, [a for a, _ in spans]), _share(original, [b for _, b in spans])
        return Reuse(
            id=digest(["reuse", copy.article, original.article, spans]),
            copy=copy.article,
            original=original.article,
            direction=direction,
            relation=_relation(copy, original, passages, shares, upstream),
            share=shares[0],
            passages=spans,
            rule=rule,
            upstream=upstream,
            credited=sorted(w.article for w in (copy, original) if upstream in w.credits),
        )


def _count(wording: Wording) -> int:
    return max(0, len(wording.words) - _SHINGLE + 1)


def _spans(copy: Wording, original: Wording, passage: Passage) -> tuple[Span, Span]:
    return (
        Span(copy.spans[passage.start].start, copy.spans[passage.end - 1].end),
        Span(original.spans[passage.other_start].start, original.spans[passage.other_end - 1].end),
    )


def _share(wording: Wording, passages: list[Span]) -> float:
    """The share of a wording's letters that stand in passages, 0 to 1, in hundredths."""
    ranges = ((bisect_left(wording.spans, (p.start, 0)), bisect_left(wording.spans, (p.end, 0))) for p in passages)
    inside = sum(s.end - s.start for first, last in ranges for s in wording.spans[first:last])
    return round(inside / wording.letters, 2) if wording.letters else 0.0


def _took(copy: Wording, original: Wording) -> bool:
    """Whether a page says itself that it has its text from the other's outlet."""
    return original.outlet is not None and original.outlet in (copy.republished, *copy.credits)


def _provenance(copy: Wording, original: Wording) -> tuple[Direction, str | None, ReuseRule]:
    """(direction, upstream agency, rule): known or common only by what the pages say themselves."""
    if original.outlet and original.outlet == copy.republished:
        return "known", None, "disclaimer"
    if _took(copy, original):
        return "known", None, "credit"
    theirs = {*copy.credits, *original.credits} - {copy.outlet, original.outlet}
    common = sorted(theirs & {*copy.credits} & {*original.credits}) or sorted(theirs)
    return ("common", common[0], "credit") if common else ("unknown", None, "near-duplicate")


def _relation(
    copy: Wording, original: Wording, passages: list[Passage], shares: tuple[float, float], upstream: str | None
) -> ReuseRelation:
    """What kind of sharing it is: who carry one agency's text or one body's statement have not copied each other."""
    if not upstream and not (_took(copy, original) or _took(original, copy)) and _one_voice(copy, original, passages):
        return "shared-statement"
    if min(shares) >= _WHOLE:
        return "verbatim"
    if shares[0] >= _MOST:
        return "shortened" if copy.letters < _CUT * original.letters else "near-copy"
    return "shared-agency-text" if upstream else "near-copy"


def _one_voice(copy: Wording, original: Wording, passages: list[Passage]) -> bool:
    """Whether most of the shared words are told on one and the same word by both pages."""
    voices = Counter(
        said
        for p in passages
        for said, other in zip(copy.said[p.start : p.end], original.said[p.other_start : p.other_end], strict=False)
        if said and said == other
    )
    return max(voices.values(), default=0) >= _MOST * sum(p.end - p.start for p in passages)
