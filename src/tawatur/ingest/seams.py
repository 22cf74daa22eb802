"""Pasted text without line breaks: one line that holds several parts of a page is cut where the parts meet.

A part is known by what cannot stand inside a sentence: a label of the page, a date stamp, the headline said twice, a
credit in brackets before the text begins. What is left between them is judged like a line of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from tawatur.ingest.cues import IDENTIFIERS, PLACEHOLDERS, Label
from tawatur.ingest.datelines import SIGNED_OFF, read_dateline
from tawatur.ingest.lines import Line, make_line
from tawatur.ingest.names import Named
from tawatur.ingest.openings import MIN_TITLE, STOP, find_caption, find_credited, find_opening, find_opening_alone
from tawatur.ingest.scene import Knowledge
from tawatur.model import Span

_MAX_LETTERS = 30_000  # signs of the longest line that is cut; the longest glued one in the data has 1,781
_MIN_WORDS = 8  # a shorter line holds one part
_HEAD_LINES = 3  # the lines in which a page's headline is said twice
_TAIL_WORDS = 25  # words after the last full stop that may belong to the label behind them
_RUN = 3  # labels in a row that are labels whatever else they may mean; behind a full stop one less will do
_MIN_FAR_TITLE = 7  # words of the shortest headline said again in another line
_GLUED_WORDS = 40  # words of the shortest first line that holds more than a headline
_STAMPED = 0.5  # share of letters above which what is said twice is a date
_TITLE_WITHIN = 12  # words from the beginning within which the title starts
_TAIL = re.compile(r"[\s:?!\u061f]*")  # signs that belong to the label or headline before them
_BARS = re.compile(r"(?:\|\s?){3,}")  # a row of buttons whose words are lost
_DOTS = re.compile(r"(?:(?:\.\s?){2}\.|\u2026)(?!\s?\])")  # how lists cut leads short without brackets
_LEAST_LEADS = 2  # leads cut short in a page, before a verb, that make a list
_MANY_LEADS = 5  # the same before any word
_LISTED_SHARE = 0.7  # share of a page's dots that must end a lead then
_LEAD_SIZE = range(10, 90)  # words of a lead
_CUT_SHORT = re.compile(r"\[\s?(?:\.\s?){2,3}\]|\[\s?\u2026\s?\]")  # how lists cut other articles' leads short
_LATIN_CREDIT = re.compile(r"[A-Za-z][A-Za-z .,/\u00a9-]{3,60}(?=[^\W\d_a-zA-Z])")
_WORD = re.compile(r"\w+")


_BAR = re.compile(r"(?<=\s)(?:\|{1,2}|-|\u2013|: :)\s")  # what parts a title from the name of its site
_ENDS = ("-", ":", "\u2013", '"')  # what ends a dateline for sure
_TITLE_SIGNS = 300  # signs within which a title ends
_SECTION_WORDS = 4  # words of the longest section between a title and the name of its site
_DATELINE_WITHIN = 700  # signs of a head line within which a paragraph's dateline stands
_STAMP_WITHIN = 60  # signs in which a stamp ends that a line begins with
_NEAR = 20  # signs before a dash in which a place stands
_CAPTION_WORDS = 32  # words of the longest caption before the text
_FIGURES = ("stamp:iso", "stamp:figures")  # forms of a date that prose hardly has
_IMAGE = ("![", "[!")  # images and linked images in Markdown
_LEAD_WORDS = 12  # words of a notice before its formula
_LONG_WORDS = 12  # words of the shortest line that may hold a title and a paragraph
_OWNED = re.compile(r"(?:\b[a-z]\w+\s)?(?:19|20)\d\d\s(?:[a-z]\w+\s?){2,5}\W*$")  # a year and a name, at the foot
_LATIN_RUN = re.compile(r"(?<![\w(\"\u00ab])(?!(?:am|pm)\s)(?:[A-Za-z][A-Za-z']*[ ,.&]{1,3}){5,}")


# The signature of an embedded post: a dash, a name, its handle in brackets.
_SIGNATURE = re.compile(r"(?<!\S)[-\u2013\u2014]{1,2}\s[^()@\n\u2013\u2014-]{1,60}\(\s?@\s?[\w-]{1,25}\s?\)")
_DASHES = "-\u2013\u2014"
_SURE = (SIGNED_OFF, IDENTIFIERS, PLACEHOLDERS)  # what stands in no sentence


class Island(NamedTuple):
    """A range of a folded line that is no part of a sentence. `open`: it goes on to the next island or the end."""

    start: int
    end: int
    open: bool = False


class SeamFinder:
    """Cuts lines at the seams between a page's parts."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._language = known.language
        self._cues = known.cues
        self._stamps = known.stamps
        self._names = known.names
        self._words = known.words

    def cut(self, text: str, lines: list[Line]) -> list[Line]:
        """The lines, those with several parts cut into them, numbered anew."""
        titles = [
            run
            for found in find_repeated([x for x in lines[:_HEAD_LINES] if _may_be_cut(x)], self._words.is_lead)
            if self._stamps.share(" ".join(run := self._undated(found))) < _STAMPED
        ]
        labelled = [list(self._labels(line)) if _may_be_cut(line) else [] for line in lines]
        dated = {line.index for line in lines if _may_be_cut(line) and self._stamps.in_a_row(line.plain)}
        lonely = sum(map(len, labelled)) == 1 and not dated
        several = sum(map(len, labelled)) > 1
        leads = self._leads([x for x in lines if _may_be_cut(x)])
        parts: list[Line] = []
        for line, labels in zip(lines, labelled, strict=True):
            sure = [i for i in labels if not lonely or i.open or _opens_sentence(line.plain, i.start)]
            sure += leads.get(line.index, [])
            first = line.index < _HEAD_LINES and all(len(x.words) < _LONG_WORDS for x in lines[: line.index])
            edge = first or line.index >= len(lines) - _HEAD_LINES
            islands = self._islands(line, titles, sure, first=first, edge=edge) if _may_be_cut(line) else []
            if several and _may_be_cut(line):
                islands += self._rest(line, islands)
            if not islands or (_is_headed(line, islands) and not self._is_apart(line, islands[0])):
                parts.append(msgspec.structs.replace(line, index=len(parts)))
                continue
            for number, span in enumerate(self._parts(line, islands)):
                letters = text[span.start : span.end]
                seen = make_line(len(parts), span, letters, self._language.plain(letters))
                parts.append(msgspec.structs.replace(seen, gap=0 if number else line.gap, glued=number > 0))
        return parts

    def _is_apart(self, line: Line, island: Island) -> bool:
        """Whether what begins a line is no label of the rest: initials that end an article, or a date stamp."""
        stamped = self._stamps.share(line.plain[island.start : island.end]) >= _STAMPED
        return stamped or SIGNED_OFF.match(line.plain) is not None

    def _undated(self, run: tuple[str, ...]) -> tuple[str, ...]:
        """A run of words without the weekday that begins the date behind it."""
        return run[:-1] if self._stamps.is_weekday(run[-1]) else run

    def _islands(
        self, line: Line, titles: list[tuple[str, ...]], labels: list[Island], *, first: bool, edge: bool
    ) -> list[Island]:
        """The islands of a line. `first`: the first that may hold a paragraph; `edge`: it, or one of the last."""
        found = [*_titles(line, titles), *labels, *(Island(m.end(), m.end()) for m in _CUT_SHORT.finditer(line.plain))]
        found += [*(Island(m.start(), m.end()) for m in _BARS.finditer(line.plain))]
        found += [Island(*m.span()) for sure in _SURE for m in sure.finditer(line.plain)]
        found += [*self._posted(line), *(Island(m.start(), m.end()) for m in self._stamps.agos.finditer(line.plain))]
        if edge:
            found += [Island(*m.span()) for m in _OWNED.finditer(line.plain)]
            found += [Island(m.start(), m.end()) for m in _LATIN_RUN.finditer(line.plain)]
        if line.index == 0:
            found += [*self._site_named(line), *_doubled(line)]
        begun = next(iter(self._stamps.find(line.plain[:_STAMP_WITHIN])), None)
        opened = begun is not None and begun.clock is not None and not _WORD.search(line.plain, 0, begun.start)
        listed = self._stamps.in_a_row(line.plain)
        if found or opened or listed or line.index < _HEAD_LINES or self._stamps.is_labelled(line.plain):
            found += self._stamped(line, found)
        if found and line.index < _HEAD_LINES:
            found += _points(find_credited(self._known, line.plain))
            found += _points([find_opening(self._known, line.plain, max(island.end for island in found))])
        elif first:
            found += _points([find_caption(self._known, line.plain), find_opening_alone(self._known, line.plain)])
        if line.index < _HEAD_LINES:
            found += self._placed(line)
        if latin := _LATIN_CREDIT.match(line.plain):
            found += [Island(0, latin.end())] if self._names.in_text(latin[0], codes=True) else []
        marked = self._cues.labels(line.plain)
        whole = _whole_notices(
            line.plain, _apart(_closed(line.plain, island) for island in found), marked, self._words.is_label
        )
        return _apart(_ended(island, marked) for island in whole)

    def _labels(self, line: Line) -> Iterator[Island]:
        """Labels that are ones wherever they stand, and those that stand in a row."""
        run: list[Island] = []
        sure, least = False, _RUN
        for label in self._cues.labels(line.plain):
            island = Island(label.start, label.end, label.cue.role in ("disclaimer", "credit"))
            opens = _opens_sentence(line.plain, label.start)
            always = label.always or (opens and (label.cue.role == "credit" or self._heads_list(line, label)))
            if run and _blank(line.plain[run[-1].end : label.start]):
                run.append(island)
                sure = sure or always
                continue
            yield from run if sure or len(run) >= least else ()
            run, sure, least = [island], always, _RUN - (opens and label.start > 0)
        yield from run if sure or len(run) >= least else ()

    def _heads_list(self, line: Line, label: Label) -> bool:
        """Whether the label of a list stands inside a text whose next sentence begins behind it: its links are lost."""
        after = _WORD.match(line.plain, label.end + 1) if label.cue.opens == "teaser" else None
        return after is not None and self._words.goes_on_telling(after[0])

    def _stamped(self, line: Line, found: list[Island]) -> Iterator[Island]:
        """Date stamps that begin or end the line, stand beside another island, or have a clock and no sentence."""
        edges = {0} | {i.start for i in found} | {i.end for i in found}
        stamps = self._stamps.find(line.plain)
        reaches = [self._stamps.reach(line.plain, s.start, s.end) for s in stamps]
        points = Counter(point for reach in set(reaches) for point in reach)
        for stamp, (start, end) in zip(stamps, reaches, strict=True):
            near = _beside(line.plain, start, end, edges)
            own = Counter((start, end))
            twice = any(points[p] > own[p] for at in (start, end) for p in _around(line.plain, at))
            timed = self._stamps.clock(line.plain[start:end]) is not None
            figures = bool(found) and stamp.rule in _FIGURES
            labelled = start < stamp.start and (timed or stamp.clock is not None or stamp.weekday is not None)
            if near or labelled or ((twice or timed or figures) and not self._stamps.in_sentence(line.plain, start)):
                edges |= {start, end}
                yield Island(start, end)

    def _leads(self, lines: list[Line]) -> dict[int, list[Island]]:
        """Where leads that a list cuts short with dots end, by line: other texts begin there, several times in a page.

        Two that begin with a verb as first paragraphs do will show it; without verbs it takes more, and hardly a dot
        that the text goes on behind.
        """
        ends: list[tuple[int, Island]] = []
        verbs: list[tuple[int, Island]] = []
        size = dotted = 0
        for line in lines:
            start = 0
            for dots in _DOTS.finditer(line.plain):
                size += len(_WORD.findall(line.plain, start, dots.start()))
                dotted, start = dotted + 1, dots.end()
                after = _WORD.search(line.plain, dots.end())
                anew = after is not None and _blank(line.plain[dots.end() : after.start()])
                if after and anew and size in _LEAD_SIZE and not self._words.carries_on(after[0]):
                    ends.append((line.index, Island(dots.end(), dots.end())))
                    verbs += ends[-1:] if self._words.is_lead(after[0]) else []
                size = 0
            size += len(_WORD.findall(line.plain, start))
        listed = len(ends) >= _MANY_LEADS and len(ends) >= _LISTED_SHARE * dotted
        found = ends if listed else verbs if len(verbs) >= _LEAST_LEADS else []
        return {line.index: [island for at, island in found if at == line.index] for line in lines}

    def _posted(self, line: Line) -> Iterator[Island]:
        """The signatures of embedded posts with their dates; a line that is one from its beginning stays whole."""
        for found in _SIGNATURE.finditer(line.plain):
            if not found.start() or line.plain[0] not in _DASHES:
                dated = next(iter(self._stamps.find(line.plain[found.end() : found.end() + _STAMP_WITHIN])), None)
                beside = dated is not None and _blank(line.plain[found.end() : found.end() + dated.start])
                yield Island(found.start(), found.end() + dated.end if dated and beside else found.end())

    def _rest(self, line: Line, islands: list[Island]) -> Iterator[Island]:
        """Words behind a line's last full stop that tell nothing: labels that no table knows."""
        start = max((island.end for island in islands), default=0)
        stops = [m.end() for m in STOP.finditer(line.plain, start)]
        if not stops or any(island.open for island in islands):
            return
        words = _WORD.findall(line.plain, stops[-1])
        if 0 < len(words) <= _TAIL_WORDS and not self._words.has_common(words):
            yield Island(stops[-1], stops[-1])

    def _site_named(self, line: Line) -> Iterator[Island]:
        """The name of the site behind the title, with the bar and what bars part before it: sections."""
        bars = list(_BAR.finditer(line.plain, 0, _TITLE_SIGNS))
        for number, bar in enumerate(bars):
            behind = line.plain[bar.end() : bar.end() + _TITLE_SIGNS]
            named = self._names.opening(behind)
            if named is None or not named.ref.startswith("outlet:"):
                continue
            if "|" not in bar[0] and self._is_dateline(line.plain, bar):
                continue
            if len(_WORD.findall(line.plain, 0, bar.start())) < MIN_TITLE:
                continue
            first = number
            while (
                first
                and "|" in bars[first - 1][0]
                and len(_WORD.findall(line.plain, bars[first - 1].end(), bars[first].start())) <= _SECTION_WORDS
            ):
                first -= 1
            yield Island(bars[first].start(), bar.end() + named.end)
            return
        upright = next((bar for bar in bars if "|" in bar[0]), None)
        if upright and len(_WORD.findall(line.plain, 0, upright.start())) >= MIN_TITLE:
            yield Island(upright.start(), upright.end())

    def _is_dateline(self, plain: str, dash: re.Match[str]) -> bool:
        """Whether a dash before the name of an outlet belongs to a dateline, or to a sentence that quotes it."""
        places = self._names.places_in(plain[max(0, dash.start() - _NEAR) : dash.start()].rstrip())
        placed = any(place.end == min(_NEAR, dash.start()) - 1 for place in places)
        quoted = not plain[dash.end() : dash.end() + 1].isalnum()
        return placed or quoted or read_dateline(self._known, plain[dash.end() : dash.end() + _TITLE_SIGNS])[1] > 0

    def _placed(self, line: Line) -> Iterator[Island]:
        """Where a dateline with a place and an agency or outlet begins: behind a caption, a label, a title."""
        places = self._names.places_in(line.plain[:_DATELINE_WITHIN])
        for place in places:
            end = read_dateline(self._known, line.plain[place.start :])[1] + place.start
            if (
                line.plain[place.end : end].rstrip().endswith(_ENDS)
                and self._names.in_text(line.plain[place.end : end], codes=True)
                and not self._stamps.in_sentence(line.plain, place.start)
            ):
                start = max(at for at in (place.start, *_behind_credits(line.plain, places)) if at < end)
                yield Island(start, start)
                return

    def _parts(self, line: Line, islands: list[Island]) -> Iterator[Span]:
        """The spans in the text between the cuts; parts without a letter or digit go with the one before."""
        cuts = sorted({c for i in islands for c in self._cuts(line, i)})
        folded = self._language.fold(line.text)
        start = at = 0
        for cut in [*cuts, len(line.plain)]:
            rest = line.plain[cut:]
            if not _blank(line.plain[start:cut]) and (cut == len(line.plain) or not _blank(rest)):
                end = folded.span(start, cut).end
                yield _trimmed(line, Span(at, end))
                start, at = cut, end

    def _cuts(self, line: Line, island: Island) -> Iterator[int]:
        """Where an island cuts: at its edges, and after the last full stop if little stands between."""
        yield island.start
        if not island.open:
            yield island.end
        stops = [m.end() for m in STOP.finditer(line.plain, 0, island.start)]
        if stops and len(_WORD.findall(line.plain, stops[-1], island.start)) <= _TAIL_WORDS:
            whole = (*self._names.in_text(line.plain), *self._names.sites(line.plain))
            if not any(named.start < stops[-1] <= named.end for named in whole):  # a dot inside an address
                yield stops[-1]


def _behind_credits(plain: str, places: list[Named]) -> list[int]:
    """Where places stand directly behind an agency in brackets, which closes the caption before them."""
    return [place.start for place in places if plain[: place.start].rstrip().endswith((")", "]"))]


def _points(places: Iterable[int | None]) -> list[Island]:
    """Islands without letters, at the places that there are."""
    return [Island(at, at) for at in places if at is not None]


def find_repeated(lines: list[Line], is_lead: Callable[[str], bool]) -> list[tuple[str, ...]]:
    """The longest run of words near a page's beginning that its head says again: its title and its headline.

    Within the first line a short run will do when no sentence ends between, nor begins with a verb (`is_lead`) that
    the run stands behind; a long one that is the page's first words will do anyhow. Elsewhere it must be a long one,
    because names and titles come again in any article.
    """
    if not lines:
        return []
    words = list(_WORD.finditer(lines[0].plain))
    inside = max(_repeats(lines[0].words, 0, MIN_TITLE), key=len, default=())
    title = len(inside) >= _MIN_FAR_TITLE and lines[0].words[: len(inside)] == inside and not is_lead(inside[0])
    broken = not title and _sentence_between(lines[0].plain, words, inside)
    if inside and (broken or _is_phrase(lines[0].words, inside, is_lead)):
        inside = ()
    whole = [word for line in lines for word in (*line.words, "")]
    across = [run for run in _repeats(tuple(whole), 0, _MIN_FAR_TITLE) if len(words) >= _GLUED_WORDS]
    found = max([inside, *across], key=len)
    return [found] if found else []


def _doubled(line: Line) -> Iterator[Island]:
    """The menu that a page begins with, once for each width of screen: a few words and at once the same again."""
    for size in range(2, MIN_TITLE):
        if line.words[:size] == line.words[size : 2 * size]:
            ends = [word.end() for word in _WORD.finditer(line.plain)]
            yield Island(0, ends[2 * size - 1])


def _is_phrase(words: tuple[str, ...], run: tuple[str, ...], is_lead: Callable[[str], bool]) -> bool:
    """Whether a short run is part of a title and then of a sentence: behind other words, then behind a verb."""
    first, second = [i for i in range(len(words)) if words[i : i + len(run)] == run][:2]
    between = words[first + len(run) : second]
    return len(run) < _MIN_FAR_TITLE and first > 0 and any(map(is_lead, between))


def _repeats(words: tuple[str, ...], start: int, least: int) -> Iterator[tuple[str, ...]]:
    """The runs of words, of a least length, that begin near the start and come again apart."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(start, len(words) - least + 1):
        places.setdefault(words[at : at + least], []).append(at)
    for starts in places.values():
        for first, second in pairwise(starts):
            if first > _TITLE_WITHIN:
                break
            size = 0
            while second + size < len(words) and first + size < second and words[first + size] == words[second + size]:
                size += 1
            run = words[first : first + size]
            if size >= least and "" not in run:
                yield run


def _sentence_between(plain: str, words: list[re.Match[str]], run: tuple[str, ...]) -> bool:
    """Whether a sentence ends between the two places where a line holds a run."""
    at = [i for i in range(len(words)) if tuple(w[0] for w in words[i : i + len(run)]) == run]
    if len(at) < 2:
        return True
    between = plain[words[at[0] + len(run) - 1].end() : words[at[1]].start()]
    return any(stop[0].startswith((".", "!")) for stop in STOP.finditer(between))


def _titles(line: Line, titles: list[tuple[str, ...]]) -> Iterator[Island]:
    """Where a line says one of the titles."""
    words = list(_WORD.finditer(line.plain))
    for title in titles:
        for at in range(len(words) - len(title) + 1):
            if tuple(w[0] for w in words[at : at + len(title)]) == title:
                yield Island(words[at].start(), words[at + len(title) - 1].end())


def _closed(plain: str, island: Island) -> Island:
    """An island with the signs that close it: a colon, a question mark, the second of two quotation marks."""
    found = _TAIL.match(plain, island.end)
    end = found.end() if found else island.end
    if plain.count('"', island.start, end) % 2 and plain[end : end + 1] == '"':
        end += 1
    return island._replace(end=end)


def _apart(islands: Iterable[Island]) -> list[Island]:
    """Islands in order; those that touch or overlap are one."""
    kept: list[Island] = []
    for island in sorted(islands):
        if kept and island.start < kept[-1].end:
            kept[-1] = kept[-1]._replace(end=max(kept[-1].end, island.end), open=kept[-1].open or island.open)
        else:
            kept.append(island)
    return kept


def _may_be_cut(line: Line) -> bool:
    return len(line.words) >= _MIN_WORDS and len(line.text) <= _MAX_LETTERS and not line.text.startswith(_IMAGE)


def _is_headed(line: Line, islands: list[Island]) -> bool:
    """Whether a short line only begins with its label: «read also: a headline»."""
    return len(islands) == 1 and _blank(line.plain[: islands[0].start]) and len(line.words) <= _CAPTION_WORDS


def _opens_sentence(plain: str, at: int) -> bool:
    """Whether nothing, or the end of a sentence, stands before an index."""
    return _blank(plain[:at]) or re.search(r"[.!?\u061f]\W*$", plain[max(0, at - 8) : at]) is not None


def _ended(island: Island, labels: Sequence[Label]) -> Island:
    """A notice that runs on to the next label of the page."""
    sure = [x for x in labels if (x.always or " " in x.cue.form) and x.cue.role != "disclaimer"]
    after = [label.start for label in sure if label.start > island.end]
    return island._replace(end=after[0], open=False) if island.open and after else island


def _whole_notices(
    plain: str, islands: list[Island], labels: Sequence[Label], is_label: Callable[[str], bool]
) -> list[Island]:
    """Notices from where their sentence begins, or the label before them ends; those in a row are one."""
    kept: list[Island] = []
    for island in islands:
        if island.open and kept and kept[-1].open:
            continue
        if island.open:
            ends = [*STOP.finditer(plain, 0, island.start), *_DOTS.finditer(plain, 0, island.start)]
            stops = sorted(m.end() for m in ends)
            before = [label.end for label in labels if label.end <= island.start]
            start = max([*stops[-1:], *before[-1:], *(i.end for i in kept[-1:])], default=0)
            words = list(_WORD.finditer(plain, start, island.start))
            if len(words) <= _LEAD_WORDS:
                named = [word.end() for word in words if is_label(word[0])]
                island = island._replace(start=named[-1] if 2 * len(named) >= len(words) > 0 else start)
        kept.append(island)
    return kept


def _beside(plain: str, start: int, end: int, edges: Container[int]) -> bool:
    """Whether only signs stand between a range and one of the edges."""
    return any(place in edges for at in (start, end) for place in _around(plain, at))


def _around(plain: str, at: int) -> Iterator[int]:
    """The places that only signs part from a place, and the place itself."""
    yield at
    before = after = at
    while before > 0 and not plain[before - 1].isalnum():
        before -= 1
        yield before
    while after < len(plain) and not plain[after].isalnum():
        after += 1
        yield after


def _blank(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _trimmed(line: Line, span: Span) -> Span:
    part = line.text[span.start : span.end]
    start = line.span.start + span.start
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
