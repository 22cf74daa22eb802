"""How a page names itself in its title: behind a bar after the headline, or before it; and by its own address.

A page's title differs from its headline by the name of the site: where the page says its headline again without that
name, the name is not the headline's. A listed name needs no more than that. A name that no card lists must be said
again where pages speak of themselves: in a notice, behind a word for sites, behind a phrase like «subscribe to».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tawatur.ingest.names import Named, made_ref
from tawatur.ingest.scene import Scene
from tawatur.ingest.site_names import SITE_LINE
from tawatur.language import Folded
from tawatur.model import From, Span

_HEAD = 1200  # signs of the text in which the page's title stands
_TAIL = 160  # signs behind the title in which the site is named
_OPENING = re.compile(r"[\s\"\u00bb\u201d')\].?!\u061f]*")
_BAR = re.compile(r"\s*(?:\|\||(?<!:)(?<!:\s)//|[|\u00bb\u203a\u2022]|(?<=\s)[-\u2013\u2014/](?=\s))+\s*")
_BARS = ("-", "|")  # behind the name of an agency that the page is of; behind one that is credited stands a colon
_BEFORE = re.compile(r"\s*[-|:\u2013\u2014\u00ab\u00bb/]\s*[\"\u00ab\u201c'(]*\s*$")
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[\n.,\u060c:;!?\u061f()\[\]{}\"|]|\d{4}")
_MAX_WORDS = 5  # words of the longest name
_MAX_PREFIX = 8  # words of the longest line of labels before the headline
_MIN_REPEATED = 2  # words of the shortest title before a bar that is said again
_MIN_TITLE = 4  # words of a headline that a bar parts from the site's name though it is said only once
_MIN_LETTERS = 4  # letters of the shortest name of one word that no card lists
_ALONE = ("boilerplate", "disclaimer", "credit", "dateline")


class Whose(NamedTuple):
    """The outlet of a page: its ref, with the letters or the field that name it."""

    ref: str
    evidence: Span | None
    source: From | None
    rule: str


class Head(NamedTuple):
    """A page's head: its folded text, the ranges of it that say the headline, and where the first title may end."""

    folded: Folded
    spots: list[tuple[int, int]]
    stop: int

    @property
    def plain(self) -> str:
        """The folded text."""
        return self.folded.text


def read_masthead(scene: Scene, text: str, self_named: frozenset[str]) -> Iterator[Whose]:
    """The names that the page's title gives to its site, the surest first.

    `self_named`: folded words that stand right behind a phrase by which pages speak of themselves.
    """
    head = _head(scene, text)
    ways = (_before, _inside, _behind, _first, _barred, _lone)
    for named, rule in (found for way in ways for found in way(scene, head, self_named)):
        yield Whose(named.ref, head.folded.span(named.start, named.end), None, rule)


def _head(scene: Scene, text: str) -> Head:
    """The head with the places that say the headline in its shortest form, or what stands before its first bar."""
    folded = scene.known.language.fold(text[:_HEAD])
    plain = folded.text
    titles = [line.words for line in scene.lines if scene.role(line.index) == "headline" and len(line.words) >= 3]
    spots = _places(plain, min(titles, key=len, default=()))
    bar = _BAR.search(plain, 1, _TAIL)
    if bar and (not spots or spots[0][0] > bar.start() or _BAR.search(plain, *spots[0])):
        first = _places(plain, tuple(_WORD.findall(plain, 0, bar.start())))
        spots = first if len(first) > 1 else spots
    end = plain.find("\n")
    stops = [end if end >= 0 else len(plain), *(start for start, _ in spots[1:2])]
    return Head(folded, spots, min(stops))


def _places(plain: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """The ranges of folded text that say some words one after the other."""
    if len(words) < _MIN_REPEATED:
        return []
    spoken = list(_WORD.finditer(plain))
    found: list[tuple[int, int]] = []
    for first, last in zip(spoken, spoken[len(words) - 1 :], strict=False):
        start, end = first.start(), last.end()
        same = first[0] == words[0] and last[0] == words[-1] and tuple(_WORD.findall(plain, start, end)) == words
        if same and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _before(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The name between the page's beginning and its title, when the headline is said again without it."""
    if len(head.spots) < 2:
        return
    start = head.spots[0][0]
    prefix = head.plain[:start]
    core = _BEFORE.sub("", prefix).strip()
    if not core or head.plain[: head.spots[1][0]].rstrip(' -|:"').endswith(core):
        return
    if len(core.split()) <= _MAX_PREFIX and not prefix.rstrip(' "').endswith((":", ")", "]")):
        barred = prefix.rstrip(' "').endswith(_BARS)
        outlets = [n for n in scene.known.names.in_text(prefix) if barred or n.ref.startswith("outlet:")]
        yield from ((named, "title-prefix") for named in outlets)
    if len(core.split()) <= _MAX_WORDS:
        yield from _named_by(scene, core, prefix.find(core), self_named)


def _named_by(scene: Scene, core: str, at: int, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The site that the words before a title name, listed or confirmed."""
    names = scene.known.names
    if sites := names.sites(core):
        yield _moved(sites[0], at), "title-prefix"
    elif listed := names.opening(core):
        if listed.end >= len(core) - 2 and not listed.ref.startswith("agency:"):
            yield _moved(listed, at), "title-prefix"
    elif made := _confirmed(scene, core, self_named):
        yield Named(at, at + len(made), made_ref(names.bare(made)), False), "title-prefix"


def _inside(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The name before a colon that every title begins with, when the headline is said once more without it."""
    if not head.spots:
        return
    start, end = head.spots[0]
    colon = re.match(r"[^:|]{3,40}?\s?[:|]\s?", head.plain[start:end])
    if colon is None:
        return
    core = head.plain[start : start + colon.end()].rstrip(" :|")
    rest = _places(head.plain, tuple(_WORD.findall(head.plain, start + colon.end(), end)))
    bare = [at for at, _ in rest if not head.plain[:at].rstrip(' -|:"').endswith(core)]
    if bare and end - start > 2 * colon.end():
        yield from _named_by(scene, core, start, self_named)


def _behind(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The names in the parts that bars cut off behind the title, the listed ones first."""
    if not head.spots:
        return
    names, begin = scene.known.names, head.spots[0][1]
    tail = head.plain[begin : min(head.stop, begin + _TAIL)]
    opening = _OPENING.match(tail)
    bars = list(_BAR.finditer(tail))
    if not bars or opening is None or bars[0].start() > opening.end():
        return
    once = len(head.spots) < 2
    if once and (begin - head.spots[0][0] < _MIN_TITLE or len(_WORD.findall(head.plain[:begin])) < _MIN_TITLE):
        return
    made = []
    for number, bar in enumerate(bars):
        end = bars[number + 1].start() if number + 1 < len(bars) else len(tail)
        part = tail[bar.end() : end]
        at = begin + bar.end()
        bounded = number + 1 < len(bars) or begin + len(tail) == head.stop
        if listed := names.opening(part):
            if not (once and listed.ref.startswith("agency:")) and not _goes_on(scene, part, listed):
                yield _moved(listed, at), "title-suffix"
        elif (sites := names.sites(part)) and sites[0].start <= 1:
            made.append(_moved(sites[0], at))
        elif not once and (name := _confirmed(scene, part, self_named, bounded)):
            made.append(Named(at, at + len(name), made_ref(names.bare(name)), False))
    yield from ((named, "title-suffix") for named in made)


def _goes_on(scene: Scene, part: str, listed: Named) -> bool:
    """Whether a name is part of a longer one, as that of a paper's center «for studies»."""
    after = _WORD.match(part, listed.end + 1)
    joined = scene.known.language.clitics.assimilated
    return after is not None and bool(joined) and after[0].startswith(joined)


def _first(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The name that the page begins with, before a bar or a date stamp: a listed one, or one with its kind."""
    names = scene.known.names
    listed = names.opening(head.plain[:_TAIL])
    if listed is not None and (re.match(r"\s*\|", head.plain[listed.end :]) or _stamped(scene, head, listed.end)):
        yield listed, "first-words"
    at = 0
    for part in _BAR.split(head.plain[: min(head.stop, _TAIL)])[:2]:
        start = head.plain.find(part, at)
        at = start + len(part)
        words = [w for w in _WORD.finditer(part) if not w[0].isdigit()][: _MAX_WORDS + 1]
        ends = next((n for n, word in enumerate(words) if _ends_name(scene, word[0])), len(words))
        words = words[:ends]
        if not words or not names.is_press(words[0][0]) or words[0].start() > 1:
            continue
        size = next((n for n in range(2, len(words) + 1) if _stamped(scene, head, start + words[n - 1].end())), 0)
        end = words[size - 1].end() if size else len(part)
        whole = not size and len(words) <= _MAX_WORDS and _BAR.match(head.plain, at) is not None
        if size or (whole and len(words) > 1 and not _BREAK.search(part)):
            yield Named(start, start + end, made_ref(names.bare(part[:end])), False), "first-words"


def _barred(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The listed outlet right behind the first upright bar of a page whose headline was not found."""
    bar = head.plain.find("|", 0, min(head.stop, 2 * _TAIL))
    listed = scene.known.names.opening(head.plain[bar + 1 : bar + 1 + _TAIL]) if bar > 0 else None
    if listed and listed.ref.startswith("outlet:") and len(_WORD.findall(head.plain, 0, bar)) >= _MIN_TITLE:
        yield _moved(listed, bar + 1), "title-suffix"


def _lone(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The name that stands alone in a line above the headline, as a page's head begins with its site's."""
    names = scene.known.names
    for line in scene.lines:
        mark, at = scene.marks[line.index], head.plain.find(line.plain)
        if mark is None or mark.rule != SITE_LINE or at < 0:
            continue
        listed = names.opening(line.plain)
        yield _moved(listed or Named(0, len(line.plain), made_ref(names.bare(line.plain)), False), at), "first-line"


def _stamped(scene: Scene, head: Head, at: int) -> bool:
    """Whether a date or a clock stands right behind an index."""
    rest = head.plain[at : at + _TAIL]
    stamps = scene.known.stamps.find(rest)
    if stamps and not _WORD.search(rest, 0, stamps[0].start):
        return True
    return re.match(r"\W*\d\d?\s?:\s?\d\d", rest) is not None


def _confirmed(scene: Scene, part: str, self_named: frozenset[str], bounded: bool = True) -> str | None:
    """The longest beginning of a part of the title that the page says again of itself; null without one.

    A bounded part that begins with a word for papers or sites is their name as it stands.
    """
    names = scene.known.names
    cut = _BREAK.search(part)
    words = list(_WORD.finditer(part, 0, cut.start() if cut else len(part)))[: _MAX_WORDS + 1]
    ends = next((n for n, word in enumerate(words) if _ends_name(scene, word[0])), len(words))
    bounded = bounded or ends < len(words) or cut is not None
    words = words[:ends]
    if not words or words[0].start() > 0:
        return None
    if bounded and 2 <= len(words) <= _MAX_WORDS and names.is_press(words[0][0]):
        return part[: words[-1].end()]
    for size in range(min(len(words), _MAX_WORDS), 0, -1):
        name = part[: words[size - 1].end()]
        able = size > 1 or (len(name) >= _MIN_LETTERS and not names.is_kind(name))
        if able and not _is_label(scene, name) and _recurs(scene, name, self_named):
            return name
    return None


def _ends_name(scene: Scene, word: str) -> bool:
    """Whether a word stands in no name: a weekday, a preposition, a word of sentences."""
    return scene.known.stamps.is_weekday(word) or scene.known.names.is_stop(word)


def _is_label(scene: Scene, name: str) -> bool:
    return scene.known.cues.label(name) is not None


def _recurs(scene: Scene, name: str, self_named: frozenset[str]) -> bool:
    """Whether a page calls itself by a name: in a notice, behind a word for sites, behind a phrase of its own."""
    names = scene.known.names
    bare = names.bare(name)
    if any(said == bare or said.startswith(bare + " ") for said in self_named):
        return True
    wanted = rf"(?:(?<!\w)(\w+)\s)?(?<!\w){re.escape(bare)}(?!\w)"
    title = scene.lines[scene.headline].plain if scene.headline is not None else ""
    for line in scene.lines:
        role = scene.role(line.index)
        if role not in _ALONE or bare not in line.plain or (title and title in line.plain):
            continue  # a notice that only says the title again
        for found in re.finditer(wanted, line.plain):
            if role == "disclaimer" or (found[1] and names.is_kind(found[1])):
                return True
    return False


def _moved(named: Named, by: int) -> Named:
    return named._replace(start=named.start + by, end=named.end + by)
