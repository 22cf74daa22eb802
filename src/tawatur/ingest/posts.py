"""Posts that a page shows: by the signature they are embedded with, or as a browser copies them line by line.

Copied, a post is its author, the handle, what it says, the clock and the day, and what readers did with it.
"""

from __future__ import annotations

import re

from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Mark, Scene, is_paragraph
from tawatur.model import When

# The signature that posts are embedded with, whatever the language around them: name (@handle) date.
_SIGNATURE = re.compile(r"^\W{0,3}[\u2014\u2013-]{1,2}\s?(?P<author>.{1,80}?)\s?\(\s?@\s?(?P<handle>[\w-]{1,25})\s?\)")
_OTHER_SIGNATURE = re.compile(r"^(?:A post shared by|View this post on|Posted by)\b", re.IGNORECASE)
_IN_POST = re.compile(r"pic\.(?:twitter|x)\.com/|https?://t\.co/|(?:^|\s)#\w|(?:^|\s)@\w")
_MAX_POST_LINES = 6
_MAX_POST_WORDS = 60  # of 280 signs
_HANDLE = re.compile(r"\W{0,3}@\w[\w.]{1,24}\W{0,3}(?:\u00b7.{0,20})?")  # alone on its line
_BETWEEN = 8  # lines between a handle and the day of its post
_MAX_AUTHOR_WORDS = 6
_DATED = 0.6  # share of letters from which a line is a day


def mark_posts(scene: Scene) -> None:
    """Embedded posts: the signature line and the lines of the post before it."""
    for line in scene.open():
        found = _SIGNATURE.match(line.text)
        if not found and not _OTHER_SIGNATURE.match(line.text):
            continue
        author = f"{found['author'].strip()} (@{found['handle']})" if found else None
        published = _posted(scene, line) if found else None
        scene.marks[line.index] = Mark("embed", "post-signature", author, published)
        _mark_post_lines(scene, line.index, author, published)


def _posted(scene: Scene, line: Line) -> When | None:
    stamps = scene.known.stamps.find(line.plain)
    if not stamps:
        return None
    last = stamps[-1]
    return When(earliest=str(last.earliest), latest=str(last.latest), granularity=last.granularity)


def _mark_post_lines(scene: Scene, signature: int, author: str | None, published: When | None) -> None:
    """Going up: the line before the signature, and those before it that carry a post's signs."""
    for index in range(signature - 1, max(-1, signature - 1 - _MAX_POST_LINES), -1):
        line = scene.lines[index]
        first = index == signature - 1
        if not first and not (_IN_POST.search(line.text) and not is_paragraph(line)):
            break
        glued = scene.lines[signature].glued
        if first and is_paragraph(line) and (len(line.words) > _MAX_POST_WORDS if glued else line.stop == "."):
            break
        scene.mark(index, Mark("embed", "post-line", author, published))


def mark_copied(scene: Scene) -> None:
    """Posts copied from the browser: from the author above a handle to the day below it; without a day it is none."""
    for line in scene.open():
        if line.glued or not _HANDLE.fullmatch(line.text):
            continue
        below = range(line.index + 1, min(line.index + 1 + _BETWEEN, len(scene.lines)))
        last = next((index for index in below if _is_dated(scene, scene.lines[index])), None)
        if last is None or last == line.index + 1:
            continue
        above = scene.lines[line.index - 1] if line.index else line
        named = above is not line and scene.marks[above.index] is None and len(above.words) <= _MAX_AUTHOR_WORDS
        author = " ".join(part.text for part in ([above] if named and not above.stop else []) + [line])
        published = _posted(scene, scene.lines[last])
        for index in range(line.index - (named and not above.stop), last + 1):
            scene.mark(index, Mark("embed", "copied-post", author, published))


def _is_dated(scene: Scene, line: Line) -> bool:
    """Whether a line is a day with its clock and hardly anything else."""
    stamps = scene.known.stamps
    return bool(stamps.find(line.plain)) and stamps.share(line.plain) >= _DATED
