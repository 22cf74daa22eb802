"""Lines of a page's head that only name its site or open its menu: «The X newspaper», «Home  Politics  Sport»."""

from __future__ import annotations

import re

from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Mark, Scene, is_paragraph

SITE_LINE = "site-name"  # the rule of a line that only names the page's site
_MENU = "menu"
_AGENCY = "outlet-alone"
_SENT = "place-and-name"
_PLACED = re.compile(r"\s*([^:/\u2013\u2014-]{3,40}?)(\s*[:/\u2013\u2014-]\s*|\s+(?=[\"\u00ab\u201c]))(\S.*)")
_QUOTED = re.compile(r"[\"\u00ab\u201c][^\"\u00bb\u201d]+[\"\u00bb\u201d]\s*")
_NAME_WORDS = 4  # words of the longest name of a site that no card lists, its kind among them
_HEAD_LINES = 12  # lines of a page's head
_MENU_ENTRY = 3  # words of the longest entry of a menu


def mark_site_names(scene: Scene) -> None:
    """Marks them above the first paragraph: above all else they are the site's, below a title they credit it."""
    first = scene.paragraphs[0] if scene.paragraphs else 0
    for line in scene.open(range(min(first, _HEAD_LINES))):
        if is_paragraph(line) or not _goes_on(scene, line, first):
            continue
        opens = all(scene.marks[above] for above in range(line.index))
        if opens and (_names_outlet(scene, line, "outlet:") or _names_kind(scene, line)):
            scene.mark(line.index, Mark("boilerplate", SITE_LINE))
        elif opens and _is_menu(scene, line):
            scene.mark(line.index, Mark("boilerplate", _MENU))
        elif not opens and _is_dated(scene, line) and _names_outlet(scene, line, "agency:"):
            scene.mark(line.index, Mark("credit", _AGENCY))
        elif not opens and _is_sent(scene, line):
            scene.mark(line.index, Mark("dateline", _SENT))


def _is_dated(scene: Scene, line: Line) -> bool:
    """Whether a date stands right above or below a line: it is no agency of a picture."""
    beside = (scene.marks[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(scene.marks))
    return any(mark is not None and mark.role == "dateline" for mark in beside)


def _goes_on(scene: Scene, line: Line, first: int) -> bool:
    """Whether another line that may be the title stands in the head."""
    return any(other.index != line.index and len(other.words) > _NAME_WORDS for other in scene.open(range(first)))


def _names_outlet(scene: Scene, line: Line, prefix: str) -> bool:
    """Whether a line is the listed name of an outlet or agency, and nothing else."""
    named = scene.known.names.opening(line.plain)
    return named is not None and named.ref.startswith(prefix) and named.end >= len(line.plain.rstrip())


def _names_kind(scene: Scene, line: Line) -> bool:
    """Whether a line is a noun for papers and sites with a short name behind it."""
    words, known = line.words, scene.known
    short = 2 <= len(words) <= _NAME_WORDS and known.names.is_press(words[0])
    return short and not any(known.words.is_lead(word) or known.names.is_stop(word) for word in words[1:])


def _is_menu(scene: Scene, line: Line) -> bool:
    """Whether a line is the entries of a menu in a row: a label for the first page, and short words behind it."""
    labels = (scene.known.cues.label(" ".join(line.words[:size])) for size in range(1, _MENU_ENTRY))
    home = any(cue is not None and cue.role == "boilerplate" for cue in labels)
    telling = any(scene.known.words.is_lead(word) for word in line.words)
    return home and not line.sentence and not telling and not scene.known.words.has_common(line.words)


def _is_sent(scene: Scene, line: Line) -> bool:
    """Whether a line below a title is a place with who writes from there: «X city: A B», «X city — "The paper"»."""
    found = _PLACED.fullmatch(line.plain)
    if found is None or not scene.known.names.is_place(found[1]):
        return False
    words = found[3].split()
    quoted = _QUOTED.fullmatch(found[3]) is not None
    near = scene.marks[line.index + 1 : line.index + 3]  # «published:» may stand between
    stamped = any(mark is not None and mark.role == "dateline" for mark in near) and 1 < len(words) < _NAME_WORDS
    return len(words) <= _NAME_WORDS and (quoted or stamped or scene.known.words.is_given(words[0]))
