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
from tawatur.language import Folded
from tawatur.model import From, Span

_HEAD = 1200  # signs of the text in which the page's title stands
_TAIL = 160  # signs behind the title in which the site is named
_OPENING = re.compile(r"[\s\"\u00bb\u201d')\]]*")
_BAR = re.compile(r"\s*(?:\|\||//|[|\u00bb\u203a\u2022]|(?<=\s)[-\u2013\u2014/](?=\s))+\s*")
_BEFORE = re.compile(r"\s*[-|:\u2013\u2014\u00ab\u00bb/]\s*[\"\u00ab\u201c'(]*\s*$")
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r"[\d\n.,\u060c:;!?\u061f()\[\]{}\"|]")
_MAX_WORDS = 5  # words of the longest name
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
    for named, rule in (*_before(scene, head, self_named), *_behind(scene, head, self_named), *_first(scene, head)):
        yield Whose(named.ref, head.folded.span(named.start, named.end), None, rule)


def _head(scene: Scene, text: str) -> Head:
    """The head with the places that say the headline in its shortest form."""
    folded = scene.known.language.fold(text[:_HEAD])
    titles = [line.words for line in scene.lines if scene.role(line.index) == "headline" and len(line.words) >= 3]
    shortest = min(titles, key=len, default=())
    wanted = r"\W+".join(map(re.escape, shortest))
    spots = [m.span() for m in re.finditer(rf"(?<!\w){wanted}(?!\w)", folded.text)] if shortest else []
    end = folded.text.find("\n")
    stops = [end if end >= 0 else len(folded.text), *(start for start, _ in spots[1:2])]
    return Head(folded, spots, min(stops))


def _before(scene: Scene, head: Head, self_named: frozenset[str]) -> Iterator[tuple[Named, str]]:
    """The name between the page's beginning and its title, when the headline is said again without it."""
    if len(head.spots) < 2:
        return
    start = head.spots[0][0]
    prefix = head.plain[:start]
    core = _BEFORE.sub("", prefix).strip()
    if not core or len(core.split()) > _MAX_WORDS or head.plain[: head.spots[1][0]].rstrip(' -|:"').endswith(core):
        return
    names = scene.known.names
    at = prefix.find(core)
    if sites := names.sites(core):
        yield _moved(sites[0], at), "title-prefix"
    elif listed := names.opening(core):
        if listed.end >= len(core) - 2:
            yield _moved(listed, at), "title-prefix"
    elif made := _confirmed(scene, core, self_named):
        yield Named(at, at + len(made), made_ref(names.bare(made)), False), "title-prefix"


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
            if not (once and listed.ref.startswith("agency:")) and not _goes_on(part, listed):
                yield _moved(listed, at), "title-suffix"
        elif (sites := names.sites(part)) and sites[0].start <= 1:
            made.append(_moved(sites[0], at))
        elif not once and (name := _confirmed(scene, part, self_named, bounded)):
            made.append(Named(at, at + len(name), made_ref(names.bare(name)), False))
    yield from ((named, "title-suffix") for named in made)


def _goes_on(part: str, listed: Named) -> bool:
    """Whether a name is part of a longer one: a center of the paper's, a desk that goes on with «for studies»."""
    after = _WORD.match(part, listed.end + 1)
    return after is not None and after[0].startswith("\u0644\u0644") and part[listed.end : after.start()] == " "


def _first(scene: Scene, head: Head) -> Iterator[tuple[Named, str]]:
    """A listed name that the page begins with, before a bar or a date stamp."""
    listed = scene.known.names.opening(head.plain[:80])
    if listed is None or listed.start > 12:
        return
    rest = head.plain[listed.end :]
    stamps = scene.known.stamps.find(rest[:_TAIL])
    stamped = bool(stamps) and not _WORD.search(rest, 0, stamps[0].start)
    if re.match(r"\s*\|", rest) or stamped:
        yield listed, "first-words"


def _confirmed(scene: Scene, part: str, self_named: frozenset[str], bounded: bool = True) -> str | None:
    """The longest beginning of a part of the title that the page says again of itself; null without one.

    A bounded part that begins with a word for sites or papers is their name as it stands.
    """
    cut = _BREAK.search(part)
    words = list(_WORD.finditer(part, 0, cut.start() if cut else len(part)))[: _MAX_WORDS + 1]
    names = scene.known.names
    if not words or words[0].start() > 0:
        return None
    if (bounded or cut) and 2 <= len(words) <= _MAX_WORDS and names.is_kind(words[0][0]):
        return part[: words[-1].end()].strip()
    for size in range(min(len(words), _MAX_WORDS), 0, -1):
        name = part[: words[size - 1].end()]
        if (size > 1 or len(name) >= _MIN_LETTERS) and not _is_label(scene, name) and _recurs(scene, name, self_named):
            return name
    return None


def _is_label(scene: Scene, name: str) -> bool:
    return scene.known.cues.label(name) is not None


def _recurs(scene: Scene, name: str, self_named: frozenset[str]) -> bool:
    """Whether a page calls itself by a name: in a notice, behind a word for sites, behind a phrase of its own."""
    names = scene.known.names
    bare = names.bare(name)
    if any(said == bare or said.startswith(bare + " ") for said in self_named):
        return True
    wanted = re.compile(rf"(?:(?<!\w)(\w+)\s)?(?<!\w){re.escape(bare)}(?!\w)")
    for line in scene.lines:
        role = scene.role(line.index)
        if role not in _ALONE:
            continue
        for found in wanted.finditer(line.plain):
            if role == "disclaimer" or (found[1] and names.is_kind(found[1])):
                return True
    return False


def _moved(named: Named, by: int) -> Named:
    return named._replace(start=named.start + by, end=named.end + by)
