"""When a page was published, from all the evidence there is, never more exactly than it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from tawatur.ingest.headlines import head_echoes, is_told
from tawatur.ingest.lines import Line
from tawatur.ingest.markup import Stamp as Fact
from tawatur.ingest.page import Page
from tawatur.ingest.scene import Scene
from tawatur.ingest.stamps import Stamp
from tawatur.language import Folded, Language
from tawatur.model import Finding, From, Published, Span

# Days and months in addresses: /2031/03/04/, /2031-03-04, /20310304; /2031/03/ is a month.
_IN_URL = (
    ("day", re.compile(r"(?<!\d)(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")),
    ("day", re.compile(r"(?<!\d)(20\d\d|199\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d{3,4}(?:\D|$))")),
    ("month", re.compile(r"(?<!\d)(20\d\d|19\d\d)[/-](\d{1,2})(?=[/-])()")),
)
_FIRST = 60  # signs from a pasted page's beginning within which its first words stand
_PLACE = 2  # words of a town and its degrees before the clock
_HEADER = 4  # lines in which a site's bar says its day again
_FIGURES = ("stamp:figures", "stamp:iso")  # forms of a date that headlines themselves hardly have
_ARTICLE_STAMP = (
    "stamp:year-weekday-day"  # a form that articles are stamped with, and again when they change; no bar is
)
_HEAD_LINES = 12  # lines from the headline within which it stands, or above it
_LEAD = 3  # paragraphs in which «today» is the page's
_NEAR = 3  # the rank of a stamp by the headline
_SEEN = 3  # the rank from which a clue is read in the page's letters, where any day may stand
_AFTER = 3  # lines below the last paragraph within which a stamp is the article's
_ADDRESS = re.compile(r"(?<=\()[^()\s]+/[^()\s]+(?=\))|https?://\S+")
_PUBLISHED_NAMES = (
    "article:published_time og:published_time datepublished date pubdate publishdate publish-date dc.date "
    "dc.date.issued dcterms.created sailthru.date parsely-pub-date publication_date article.published"
)
_PICTURES = ("series-of-pictures", "behind-sign-off")  # what is told below an article, above its day
_LEADS = ("leads-cut-short", "page-of-leads")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PUBLISHED_META = frozenset(_PUBLISHED_NAMES.split())


class Clue(NamedTuple):
    """One piece of evidence: an interval of days, how it is known, how far it is trusted (less is better)."""

    rank: int
    earliest: date
    latest: date
    granularity: str
    rule: str
    evidence: Span | None = None
    source: From | None = None
    moment: str | None = None
    listed: bool = False
    late: bool = False  # of a change, or above a headline: not that of the article where another stamp is


def find_published(
    scene: Scene, page: Page, facts: list[Fact], url: str | None
) -> tuple[Published | None, list[Finding]]:
    """The publication time and what disagrees with it. Null when the page does not say and nobody does.

    The most trusted clue is taken: given, structured data, a date stamp by the headline, a date beside «today», the
    address, the path of the lead image; one that names a month only is narrowed by a weekday named with «today» where
    a post on the page fixes its day. Clues that share no day with it are findings.
    """
    known = [c for c in _clues(scene, page, facts, url) if c.rank < _SEEN or _before_retrieval(c, page)]
    clues = sorted(
        _unlisted(_told_apart(known)), key=lambda c: (c.rank, "hijri" in c.rule, c.evidence or (0, 0), c.rule)
    )
    if not clues:
        return None, []
    best = clues[0]
    if best.rank >= 6 and _weekday(scene, best):
        return None, _weekday(scene, best)
    finer = [c for c in clues if c.granularity != "month" and best.earliest <= c.earliest <= c.latest <= best.latest]
    if best.granularity == "month" and finer:
        best = finer[0]
    return _published(best), [*_disagree(best, clues), *_weekday(scene, best)]


def _before_retrieval(clue: Clue, page: Page) -> bool:
    """Whether a day read in the page is not after the day it was retrieved, give or take one for zones."""
    return str(clue.earliest - timedelta(days=1)) <= (retrieved(page) or "9999")


def published_as_given(value: str, rule: str) -> Published | None:
    """The publication time that a person gives as an ISO date, month or date-time; null for what is none."""
    return next((_published(clue) for clue in _iso(0, value, rule, From(where="given", value=value))), None)


def retrieved(page: Page) -> str | None:
    """When a page was retrieved, by the person or its row, as an ISO date or date-time; null when that is none."""
    value = (page.given.retrieved if page.given else None) or page.fields.get("retrieved") or ""
    return value.strip().replace(" ", "T", 1) if _is_iso(value) else None


def check_given(page: Page) -> list[Finding]:
    """A finding for each date of the person or the row that is no date: it is said, and not used."""
    given = page.given
    said = [
        ("published", given.published if given else None, "given"),
        ("published", page.fields.get("published"), "field"),
        ("retrieved", given.retrieved if given else None, "given"),
        ("retrieved", page.fields.get("retrieved"), "field"),
    ]
    return [
        Finding(kind="impossible-date", spans=[], detail=f"{name} {value}", rule=f"{where}-is-iso")
        for name, value, where in said
        if value and not _is_iso(value)
    ]


def _is_iso(value: str) -> bool:
    try:
        return bool(datetime.fromisoformat(value.strip() + "-01" * bool(_MONTH.fullmatch(value.strip()))))
    except ValueError:
        return False


def _published(clue: Clue) -> Published:
    if clue.moment:
        granularity = "minute"
        zone = _zone(clue.moment)
        return Published(earliest=clue.moment, latest=clue.moment, granularity=granularity, zone=zone, rule=clue.rule,
                         evidence=clue.evidence, from_=clue.source)  # fmt: skip
    return Published(earliest=str(clue.earliest), latest=str(clue.latest), granularity=clue.granularity, rule=clue.rule,
                     evidence=clue.evidence, from_=clue.source)  # fmt: skip


def _zone(moment: str) -> str | None:
    found = re.search(r"(Z|[+-]\d\d:\d\d)$", moment)
    return found[1].replace("Z", "+00:00") if found else None


def _clues(scene: Scene, page: Page, facts: list[Fact], url: str | None) -> Iterator[Clue]:
    if page.given and page.given.published:
        yield from _iso(0, page.given.published, "given", From(where="given", value=page.given.published))
    if value := page.fields.get("published"):
        yield from _iso(1, value, "published-field", From(where="field", value=value))
    yield from _structured(facts)
    yield from _stamped(scene)
    yield from _at_title(scene)
    yield from _beside_today(scene)
    if url:
        yield from _in_address(url, 5, "url", None, From(where="url", value=url))
    yield from _in_images(scene)
    yield from _from_post(scene)


def _structured(facts: list[Fact]) -> Iterator[Clue]:
    for fact in facts:
        name = fact.name.lower()
        if fact.where == "json-ld" and fact.name == "datePublished":
            yield from _iso(2, fact.value, "json-ld:datePublished", From(where="json-ld", value=fact.value))
        elif fact.where == "meta" and name in _PUBLISHED_META:
            yield from _iso(2, fact.value, f"meta:{name}", From(where="meta", value=fact.value))
        elif fact.where == "microdata" and fact.name in ("datePublished", "time") and fact.value:
            yield from _iso(3, fact.value, "time-element", From(where="microdata", value=fact.value))


def _iso(rank: int, value: str, rule: str, source: From) -> Iterator[Clue]:
    """A clue for an ISO date, date-time or month; nothing for what is none."""
    text = value.strip().replace(" ", "T", 1) if re.match(r"\d{4}-\d\d-\d\d \d\d:", value.strip()) else value.strip()
    if not _is_iso(text):
        return
    if month := _MONTH.fullmatch(text):
        first = date(int(month[1]), int(month[2]), 1)
        yield Clue(rank, first, _month_end(first), "month", rule, None, source)
        return
    moment = datetime.fromisoformat(text)
    exact = moment.isoformat(timespec="minutes") if "T" in text and moment.tzinfo else None
    yield Clue(rank, moment.date(), moment.date(), "day", rule, None, source, exact)


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _stamped(scene: Scene) -> Iterator[Clue]:
    """Date stamps by the headline, and just below the article's end; a header's clock is none."""
    body = [i for i, m in enumerate(scene.marks) if m and m.role == "body"]
    told = [i for i, m in enumerate(scene.marks) if m and (m.role == "body" or m.rule in _PICTURES)]
    if not body and any(m and m.rule in _LEADS for m in scene.marks):
        return  # a list of articles, each with its own stamp
    head = scene.headline if scene.headline is not None else (body[0] if body else 0)
    stamps = scene.known.stamps
    if own := _article_stamp(scene, head):
        yield own
        return
    for line in scene.lines:
        if scene.role(line.index) != "dateline" or stamps.in_a_row(line.plain):
            continue
        for stamp in stamps.find(line.plain):
            if _is_header_clock(scene, line, stamp, head):
                continue
            near = head <= line.index <= (body[0] if body else head + 6) or head - line.index in (1, 2)
            labelled = stamps.reach(line.plain, stamp.start, stamp.end)[0] < stamp.start
            after = (
                bool(body) and _just_after(scene, max(told), line.index, labelled) and not _in_row(scene, line.index)
            )
            if near or after:
                late = stamps.is_update(line.plain, stamp.start, stamp.end) or line.index < head
                yield _of_stamp(3 if near else 6, scene, line, stamp, "date-stamp")._replace(late=late)


def _article_stamp(scene: Scene, head: int) -> Clue | None:
    """The first stamp near the headline in the form that only articles have; a second one tells when they changed."""
    for line in scene.lines[: head + _HEAD_LINES]:
        for stamp in scene.known.stamps.find(line.plain) if scene.role(line.index) == "dateline" else ():
            if stamp.rule == _ARTICLE_STAMP:
                return _of_stamp(3, scene, line, stamp, "date-stamp")
    return None


def _in_row(scene: Scene, index: int) -> bool:
    """Whether two dates more follow a line at once: a list whose titles are lost."""
    below = range(index + 1, min(index + 3, len(scene.lines)))
    return len(below) == 2 and all(scene.role(i) == "dateline" and _stamps_of(scene, i) for i in below)


def _just_after(scene: Scene, last: int, index: int, labelled: bool) -> bool:
    """Whether a stamp's line is the next below the last paragraph, or near and labelled, with no notice between."""
    return 0 < index - last <= (_AFTER if labelled else 1) and all(
        scene.role(i) != "disclaimer" for i in range(last, index)
    )


def _is_header_clock(scene: Scene, line: Line, stamp: Stamp, head: int) -> bool:
    """Whether a stamp is the site's own: above the headline with its weekday, or between the title and the headline."""
    if _is_first_words(scene, line):
        return True
    if line.index < _HEADER and stamp.weekday is not None and _is_in_bar(scene, stamp):
        return True
    if line.index < head and stamp.weekday is not None:
        return stamp.clock is not None or scene.lines[head].glued
    labelled = scene.known.stamps.reach(line.plain, stamp.start, stamp.end)[0] < stamp.start
    if labelled and line.index > head_echoes(scene)[-1] and scene.headline is not None:
        return False
    if line.glued and (stamp.weekday is not None or stamp.clock) and scene.headline is not None and not is_told(scene):
        return True
    return head < line.index < head_echoes(scene)[:2][-1]


def _is_first_words(scene: Scene, line: Line) -> bool:
    """Whether a line is among the first words of a pasted page, stamps and labels with a clock or a weekday."""
    first = scene.lines[: line.index + 1]
    if len(scene.lines) < 2 or not scene.lines[1].glued or line.span.start >= _FIRST:
        return False
    stamps = scene.known.stamps
    timed = any(
        stamps.clock(x.plain) is not None or any(s.weekday is not None for s in stamps.find(x.plain)) for x in first
    )
    return timed and all(scene.role(x.index) in ("dateline", "boilerplate") or len(x.words) <= _PLACE for x in first)


def _is_in_bar(scene: Scene, stamp: Stamp) -> bool:
    """Whether a page begins with a day and stamps it again in the next lines, as bars of weather and markets do."""
    days = [(i, s.earliest, s.weekday) for i in range(_HEADER) for s in _stamps_of(scene, i)]
    same = [i for i, day, weekday in days if (day, weekday) == (stamp.earliest, stamp.weekday)]
    return len(same) > 1 and same[0] == 0


def _stamps_of(scene: Scene, index: int) -> list[Stamp]:
    return scene.known.stamps.find(scene.lines[index].plain) if index < len(scene.lines) else []


def _at_title(scene: Scene) -> Iterator[Clue]:
    """A stamp in figures that ends the headline's own line."""
    if scene.headline is None:
        return
    line = scene.lines[scene.headline]
    for stamp in scene.known.stamps.find(line.plain):
        if stamp.rule in _FIGURES and stamp.end >= len(line.plain.rstrip()) - 1 and stamp.start > 0:
            yield _of_stamp(3, scene, line, stamp, "date-behind-headline")


def _told_apart(clues: list[Clue]) -> list[Clue]:
    """The clues without the stamps of changes and of a page's top, where a stamp below the headline says more."""
    near = [c for c in clues if c.rank == _NEAR and not c.late]
    return [c for c in clues if not c.late] if near else clues


def _unlisted(clues: list[Clue]) -> list[Clue]:
    """The clues without the stamps of a list: several days of one rank in one line are those of other articles."""
    days: dict[int, list[date]] = {}
    for clue in clues:
        if clue.listed:
            days.setdefault(clue.rank, []).append(clue.earliest)
    ends = {rank: (min(of_rank), max(of_rank)) for rank, of_rank in days.items()}
    return [c for c in clues if not (c.listed and any(abs((c.earliest - end).days) > 1 for end in ends[c.rank]))]


def _of_stamp(rank: int, scene: Scene, line: Line, stamp: Stamp, rule: str) -> Clue:
    span = _span(scene, line, stamp.start, stamp.end)
    return Clue(rank, stamp.earliest, stamp.latest, stamp.granularity, f"{rule}:{stamp.rule}", span, listed=line.glued)


def _span(scene: Scene, line: Line, start: int, end: int) -> Span:
    inner = _folded(scene.known.language, line.text).span(start, end)
    return Span(line.span.start + inner.start, line.span.start + inner.end)


@lru_cache(maxsize=8)
def _folded(language: Language, text: str) -> Folded:
    """A folded line with its map, made once for all the stamps that stand in it."""
    return language.fold(text)


def _lead(scene: Scene) -> list[Line]:
    return list(islice((line for line in scene.lines if scene.role(line.index) == "body"), _LEAD))


def _beside_today(scene: Scene) -> Iterator[Clue]:
    """A whole date beside «today» in the first paragraphs: «today, Wednesday 12 February 2031»."""
    for line in _lead(scene):
        if today := scene.known.stamps.weekday_in(line.plain):
            for stamp in scene.known.stamps.find(line.plain):
                if 0 <= stamp.start - today[2] <= 4:
                    yield _of_stamp(4, scene, line, stamp, "date-beside-today")


def _in_address(address: str, rank: int, rule: str, span: Span | None, source: From | None) -> Iterator[Clue]:
    for granularity, pattern in _IN_URL:
        if found := pattern.search(address):
            year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
            try:
                first = date(year, month, day)
            except ValueError:
                continue
            last = first if granularity == "day" else _month_end(first)
            where = (
                Span(span.start + found.start(), span.start + (found.end(3) if found[3] else found.end(2)))
                if span
                else None
            )
            yield Clue(
                rank + (granularity == "month"), first, last, granularity, f"{granularity}-in-{rule}", where, source
            )
            return


def _in_images(scene: Scene) -> Iterator[Clue]:
    """The path of the first image above the article's end: its folder's day is the page's, or earlier."""
    for line in scene.lines:
        if scene.marks[line.index] and line.text.startswith(("![", "[!")):
            for found in _ADDRESS.finditer(line.text):
                span = Span(line.span.start + found.start(), line.span.start + found.end())
                clues = list(_in_address(found[0], 8, "image-path", span, None))
                if clues:
                    yield from clues
                    return


def _from_post(scene: Scene) -> Iterator[Clue]:
    """An embedded post's day, where the lead says «today» with its weekday: then the page is of that day."""
    named = _weekday_of_lead(scene)
    if named is None:
        return
    weekday, span = named
    days = {
        m.published.earliest for m in scene.marks if m and m.role == "embed" and m.published and m.published.earliest
    }
    for day in sorted(days):
        when = date.fromisoformat(day)
        if when.weekday() == weekday:
            yield Clue(9, when, when, "day", "weekday-and-post", span)


def _weekday_of_lead(scene: Scene) -> tuple[int, Span] | None:
    for line in _lead(scene):
        if today := scene.known.stamps.weekday_in(line.plain):
            return today[0], _span(scene, line, today[1], today[2])
    return None


def _disagree(best: Clue, clues: list[Clue]) -> list[Finding]:
    found = []
    for clue in clues:
        apart = clue.latest < best.earliest or clue.earliest > best.latest
        older_image = "image-path" in clue.rule and clue.latest < best.earliest
        if apart and not older_image and clue.rank < 7:
            spans = [c.evidence for c in (best, clue) if c.evidence]
            detail = f"{best.rule} {best.earliest}, {clue.rule} {clue.earliest}"
            found.append(Finding(kind="dates-disagree", spans=spans, detail=detail, rule="find_published"))
    return found


def _weekday(scene: Scene, best: Clue) -> list[Finding]:
    named = _weekday_of_lead(scene)
    if named is None or best.granularity != "day" or best.earliest.weekday() == named[0]:
        return []
    detail = f"{best.earliest} is not the weekday named with today"
    return [Finding(kind="weekday-mismatch", spans=[s for s in (best.evidence, named[1]) if s], detail=detail,
                    rule="find_published")]  # fmt: skip


def bound(published: Published | None, retrieved: str | None) -> list[Finding]:
    """A finding when a page is dated after it was retrieved."""
    if published and retrieved and published.earliest[:10] > retrieved[:10]:
        detail: Any = f"published {published.earliest}, retrieved {retrieved}"
        spans = [published.evidence] if published.evidence else []
        return [Finding(kind="impossible-date", spans=spans, detail=detail, rule="retrieved-bounds-published")]
    return []
