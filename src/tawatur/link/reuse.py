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
from tawatur.link.passages import Passage, find_passages, find_phrases
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
        """What two articles share; a formula when that is only set phrases; null when it is nothing to speak of."""
        copy, original = sorted((one, other), key=lambda w: w.published, reverse=True)
        if _took(original, copy) and not _took(copy, original):
            copy, original = original, copy
        if passages := find_passages(copy, original, self._settings):
            direction, upstream, rule = _provenance(copy, original)
            relation = _relation(copy, original, passages)
            return _reuse(copy, original, passages, relation, (direction, upstream, rule))
        if phrases := find_phrases(copy, original, self._settings):
            return _reuse(copy, original, phrases, "formula", ("unknown", None, "near-duplicate"))
        return None


def _reuse(
    copy: Wording,
    original: Wording,
    passages: list[Passage],
    relation: ReuseRelation,
    provenance: tuple[Direction, str | None, ReuseRule],
) -> Reuse:
    """Passages with the letters they stand on."""
    spans = [_spans(copy, original, p) for p in passages]
    direction, upstream, rule = provenance
    return Reuse(
        id=digest(["reuse", copy.article, original.article, spans]),
        copy=copy.article,
        original=original.article,
        direction=direction,
        relation=relation,
        share=_share(copy, [a for a, _ in spans]),
        passages=spans,
        rule=rule,
        upstream=upstream,
        credited=sorted(w.article for w in (copy, original) if upstream in w.credits),
    )


def _count(wording: Wording) -> int:
    return max(0, len(wording.words) - _SHINGLE + 1)


def _spans(copy: Wording, original: Wording, passage: Passage) -> tuple[Span, Span]:
    return (
        Span(copy.starts[passage.start], copy.ends[passage.end - 1]),
        Span(original.starts[passage.other_start], original.ends[passage.other_end - 1]),
    )


def _share(wording: Wording, passages: list[Span]) -> float:
    """The share of a wording's letters that stand in passages, 0 to 1, in hundredths."""
    ranges = [(bisect_left(wording.starts, p.start), bisect_left(wording.starts, p.end)) for p in passages]
    inside = sum(sum(wording.ends[first:last]) - sum(wording.starts[first:last]) for first, last in ranges)
    return round(inside / wording.letters, 2) if wording.letters else 0.0


def _took(copy: Wording, original: Wording) -> bool:
    """Whether a page says itself that it has its text from the other's outlet."""
    return original.outlet is not None and original.outlet in (copy.republished, *copy.credits)


def _provenance(copy: Wording, original: Wording) -> tuple[Direction, str | None, ReuseRule]:
    """(direction, upstream agency, rule): known or common only by what the pages say themselves.

    Where one of two pages credits an agency, the other may have the text from the agency or from the first.
    """
    if original.outlet and original.outlet == copy.republished:
        return "known", None, "disclaimer"
    if _took(copy, original):
        return "known", None, "credit"
    both = sorted({*_agencies(copy, original)} & {*_agencies(original, copy)})
    if both:
        return "common", both[0], "credit"
    # A page that credits several agencies does not say whose the shared words are.
    only = {held[0] for held in (_agencies(copy, original), _agencies(original, copy)) if len(held) == 1}
    return ("unknown", only.pop(), "credit") if len(only) == 1 else ("unknown", None, "near-duplicate")


def _agencies(one: Wording, other: Wording) -> list[str]:
    """Whom a page credits for its text, the two outlets left out."""
    return [ref for ref in one.credits if ref not in (one.outlet, other.outlet)]


def _relation(copy: Wording, original: Wording, passages: list[Passage]) -> ReuseRelation:
    """What kind of sharing it is: who carry one agency's text or one body's statement have not copied each other."""
    took = _took(copy, original) or _took(original, copy)
    if not took and (_agencies(copy, original) or _agencies(original, copy)):
        return "shared-agency-text"
    if not took and _on_a_word(copy, original, passages):
        return "shared-statement"
    of_copy = _share(copy, [_spans(copy, original, p)[0] for p in passages])
    if min(of_copy, _share(original, [_spans(copy, original, p)[1] for p in passages])) >= _WHOLE:
        return "verbatim"
    return "shortened" if of_copy >= _MOST and copy.letters < _CUT * original.letters else "near-copy"


def _on_a_word(copy: Wording, original: Wording, passages: list[Passage]) -> bool:
    """Whether most of the shared words are told on somebody's word by both pages, whatever they call him."""
    told = sum(
        bool(said and other)
        for p in passages
        for said, other in zip(copy.said[p.start : p.end], original.said[p.other_start : p.other_end], strict=False)
    )
    return told >= _MOST * sum(p.end - p.start for p in passages)
