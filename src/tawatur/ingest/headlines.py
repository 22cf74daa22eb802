"""Which line of a page is the headline: given, marked up, or borne out by the paragraphs below it."""

from __future__ import annotations

import re

from tawatur.ingest.datelines import credits_photo, ends_in_brackets
from tawatur.ingest.furniture import SITE_NAME
from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Mark, Scene, is_paragraph, is_title_like

_WORD = re.compile(r"\w+")
MIN_TITLE_WORDS = 3  # words of the shortest headline
_WHOLE_WORDS = 6  # words of a headline beside which fewer are a name, all of which a paragraph may say
STAMPED = 0.5  # share of letters above which a line is a date
_BORNE_OUT = 0.2  # share of a headline's telling words that the first paragraphs say
TOLD_SHARE = 0.34  # share of a headline's telling words in a paragraph that tells it
HEAD_PARTS = 16  # parts of a page in which its title is said again
_TOLD_IN_LIST = 0.5  # the same of a line in a list of other articles, directly above the first paragraph


def find_headline(scene: Scene) -> None:
    """The line that names what the paragraphs tell: given, marked up, or the one that shares most words with them."""
    ways = (_given_headline, _marked_headline, _titled_headline, _read_headline, _listed_headline)
    chosen = next((found for way in ways if (found := way(scene))), None)
    if chosen:
        line, rule = chosen
        scene.headline = line.index
        scene.marks[line.index] = Mark("headline", rule)


def _given_headline(scene: Scene) -> tuple[Line, str] | None:
    if scene.title is None:
        return None
    key = " ".join(_WORD.findall(scene.known.language.plain(scene.title)))
    alike = [line for line in scene.lines if line.key and line.key == key]
    best = [line for line in alike if line.hints.heading == 1] or alike
    return (best[0], "title-field") if best else None


def _marked_headline(scene: Scene) -> tuple[Line, str] | None:
    for level in (1, 2):
        found = [x for x in scene.open() if x.hints.heading == level and len(x.words) >= MIN_TITLE_WORDS]
        if level == 1 and found:
            return max(found, key=lambda x: (overlap(scene, x), -x.index)), "heading-1"
        before = [x for x in found if scene.paragraphs and x.index < scene.paragraphs[0]]
        if before:
            return max(before, key=lambda x: (overlap(scene, x), -x.index)), "heading-2"
    return None


def _titled_headline(scene: Scene) -> tuple[Line, str] | None:
    """The words before the name of the site, where they are too many for a headline that nothing tells."""
    marks = [mark for mark in scene.marks[:2] if mark is None or mark.rule == SITE_NAME]
    first = scene.lines[0] if len(marks) == 2 and marks[0] is None and marks[1] else None
    longest = scene.known.settings.headline_words
    return (first, "before-the-name") if first and longest < len(first.words) <= 2 * longest else None


def _read_headline(scene: Scene) -> tuple[Line, str] | None:
    """Of the lines before the first paragraph that read like a headline, the one its paragraphs bear out."""
    longest = scene.known.settings.headline_words
    first = scene.paragraphs[0] if scene.paragraphs else len(scene.lines)
    able = [x for x in scene.open(range(first)) if len(x.words) >= MIN_TITLE_WORDS and is_title_like(x, longest)]
    able = [x for x in able if scene.known.stamps.share(x.plain) < STAMPED and not x.plain.startswith("|")]
    able = [x for x in able if not scene.known.words.addresses(x)]
    able = [x for x in able if len(set(x.words)) >= MIN_TITLE_WORDS]  # a menu may say its few words twice
    able = [x for x in able if not credits_photo(scene, x)]
    able = [x for x in able if not ends_in_brackets(x)] or able
    if not able:
        return None
    unended = [x for x in able if len(x.words) >= _WHOLE_WORDS and x.stop != "!"]
    whole = [x for x in unended if overlap(scene, x) >= TOLD_SHARE]
    best = max(whole or able, key=lambda x: (round(overlap(scene, x), 1), -x.index))
    if overlap(scene, best) >= _BORNE_OUT or best.index == 0:
        return best, "headline-of-body"
    return able[0], "first-title"


def _listed_headline(scene: Scene) -> tuple[Line, str] | None:
    """The last line of a list of other articles above the first paragraph, where that one tells it."""
    line = scene.lines[scene.paragraphs[0] - 1] if scene.paragraphs and scene.paragraphs[0] else None
    mark = scene.marks[line.index] if line else None
    if line is None or mark is None or mark.role != "teaser" or not mark.rule.startswith("below "):
        return None
    fits = len(line.words) >= MIN_TITLE_WORDS and is_title_like(line, scene.known.settings.headline_words)
    return (line, "told-below-a-list") if fits and overlap(scene, line) >= _TOLD_IN_LIST else None


def overlap(scene: Scene, line: Line, among: list[int] | None = None) -> float:
    """The share of a line's telling words that the first paragraphs, or those named, have too."""
    stems = scene.stems(line.index)
    lead: set[str] = set()
    for index in [i for i in scene.paragraphs if i > line.index][:3] if among is None else among:
        lead |= scene.stems(index)
    return len(stems & lead) / len(stems) if stems else 0.0


def is_told(scene: Scene) -> bool:
    """Whether the paragraphs bear the headline out; if not it may be the site's name."""
    head = scene.headline
    body = [i for i, m in enumerate(scene.marks) if m and m.role == "body"]
    return head is not None and overlap(scene, scene.lines[head], body[:3]) >= _BORNE_OUT


def last_echo(scene: Scene) -> int:
    """The index of the last place in the page's head that says a glued headline: what is between is no article."""
    return head_echoes(scene)[-1]


def head_echoes(scene: Scene) -> list[int]:
    """The indices of the headline and its echoes in the page's head, before a paragraph tells what it names."""
    head = scene.headline or 0
    found = [head]
    for line in scene.lines[head + 1 : head + 1 + HEAD_PARTS]:
        if scene.role(line.index) == "headline":
            found += [line.index] if line.glued or scene.lines[head + 1].glued else []
        elif is_paragraph(line) and (
            scene.known.words.goes_on(line) or overlap(scene, scene.lines[head], [line.index]) >= TOLD_SHARE
        ):
            break
    return found
