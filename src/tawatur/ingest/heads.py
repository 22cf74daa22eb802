"""What stands between a pasted headline and the first paragraph: who wrote it, a sentence set apart, a picture's text.

Line by line: the headline, in short what it tells, Samir al-Wadi, 4 March, boats at the quay, Getty Images, the text.
"""

from __future__ import annotations

import re

from tawatur.ingest.datelines import is_credit, is_signature
from tawatur.ingest.headlines import last_echo
from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Mark, Scene

_JOINTS = re.compile(r"\s?[,\u060c/&]\s?|\s\u0648\s?")  # between the names of two writers
_DASH = re.compile(r"\s[-\u2013\u2014|]\s")
_INITIALS = re.compile(r"\W*[^\W\d_]\s?\.\s?[^\W\d_]\s?\.?\W*")
_DEGREE = re.compile(r"^\W*(?:[^\W\d_]\s?[./]\s?)?")  # of a doctor, before the name
_MAX_BUTTON = 5  # words of the longest button
_MAX_WHAT = 9
_NAME_WORDS = range(2, 5)
_MAX_WRITERS = 3
_MAX_OFFICE = 3  # words behind a dash that say what a writer is
_STANDFIRST_WORDS = range(6, 41)
_CAPTION_WORDS = range(4, 33)
_PHOTO_WORDS = 6  # words of the longest line of an agency with its photographer
AGENCY_BELOW = "agency-below-picture"  # the rule of a line that credits a picture
_SIGNED = ("credit", "dateline")  # roles of the lines beside which a sentence is set apart or a picture stands


def mark_head(scene: Scene) -> None:
    """Marks the lines of a page's head that say by their place, and hardly by their words, what they are."""
    first = scene.paragraphs[0] if scene.paragraphs else 0
    if scene.headline is None or first <= scene.headline:
        return
    head = [line for line in scene.lines[last_echo(scene) + 1 : first] if not line.glued and not line.hints.marked]
    for line in head:
        if _is_button(scene, line):
            scene.mark(line.index, Mark("boilerplate", "words-of-labels"))
        elif _says_what(scene, line):
            scene.mark(line.index, Mark("boilerplate", "what-the-writer-is"))
        elif _names_writers(scene, line):
            scene.mark(line.index, Mark("credit", "writers-alone"))
        elif _is_photo_credit(scene, line, first):
            scene.mark(line.index, Mark("credit", AGENCY_BELOW))
    for line in head:
        if _is_standfirst(scene, line):
            scene.mark(line.index, Mark("summary", "standfirst"))
        elif _is_above_text(scene, line, first) or _shows(scene, line):
            scene.mark(line.index, Mark("caption", "above-the-text"))


def _names_writers(scene: Scene, line: Line) -> bool:
    """Whether a line is the names of people and nothing else but what they are, or initials."""
    if scene.marks[line.index] is not None or line.stop or is_signature(scene.known, line.plain):
        return False  # a writer with the place he writes from is a dateline
    if _INITIALS.fullmatch(line.plain):
        return True
    if scene.known.words.is_writer(next(iter(line.words), "")) and len(line.words) in _NAME_WORDS:
        return True  # «correspondent of the paper»
    named, *office = _DASH.split(_DEGREE.sub("", line.plain))
    writers = [part.split() for part in _JOINTS.split(named)]
    short = sum(len(part.split()) for part in office) <= _MAX_OFFICE and not any(map(str.isdigit, line.plain))
    return short and len(writers) <= _MAX_WRITERS and all(_is_name(scene, words) for words in writers)


def _is_button(scene: Scene, line: Line) -> bool:
    """Whether a few words are labels' for the most part: no heading stands there that is made of them."""
    labels = sum(map(scene.known.words.is_label, line.words))
    free = scene.marks[line.index] is None and not line.stop
    return free and 1 < len(line.words) <= _MAX_BUTTON and 2 * labels > len(line.words)


def _says_what(scene: Scene, line: Line) -> bool:
    """Whether a line below a writer's name says what he is."""
    short = scene.marks[line.index] is None and not line.stop and len(line.words) <= _MAX_WHAT
    return short and scene.role(line.index - 1) == "credit" and scene.known.words.is_writer(next(iter(line.words), ""))


def _is_name(scene: Scene, words: list[str]) -> bool:
    known = scene.known.words
    telling = any(known.is_lead(word) or known.is_label(word) for word in words)
    return len(words) in _NAME_WORDS and known.is_given(words[0]) and not telling and not known.has_common(words)


def _is_photo_credit(scene: Scene, line: Line, first: int) -> bool:
    """Whether a line is an agency's name alone, below a picture's text: a sign of copyright may stand before it."""
    above = scene.lines[line.index - 1]
    if scene.marks[line.index] is not None or line.index >= first:
        return False
    if line.text.startswith("\u00a9") and len(line.words) <= _PHOTO_WORDS:
        return bool(scene.known.names.in_text(line.plain, codes=True))
    open_above = scene.marks[above.index] is None and len(above.words) in _CAPTION_WORDS
    return open_above and is_credit(scene.known, line.plain)


def _is_standfirst(scene: Scene, line: Line) -> bool:
    """Whether a line stands directly between the headline and who wrote the article, or when."""
    if scene.marks[line.index] is not None or line.bullet or len(line.words) not in _STANDFIRST_WORDS:
        return False
    return scene.role(line.index - 1) == "headline" and scene.role(line.index + 1) in _SIGNED


def _is_above_text(scene: Scene, line: Line, first: int) -> bool:
    """Whether a line stands directly above the first paragraph, or its picture's credit, below the writer or the date.

    A heading stands there hardly ever.
    """
    if scene.marks[line.index] is not None or line.stop or line.bullet or len(line.words) not in _CAPTION_WORDS:
        return False
    below = range(line.index + 1, first)
    above = range((scene.headline or 0) + 1, line.index)
    return all(scene.role(index) == "credit" for index in below) and any(scene.role(i) in _SIGNED for i in above)


def _shows(scene: Scene, line: Line) -> bool:
    """Whether a line says at what a picture was taken, as no headline does: «the minister during his visit»."""
    short = len(line.words) in _CAPTION_WORDS and not line.stop
    return short and scene.marks[line.index] is None and scene.known.words.shows(line.words[1:])
