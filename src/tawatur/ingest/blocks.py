"""From marked lines to blocks: a line is one block, or several where a dateline or a credit shares it."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.ingest.datelines import closing_of, dateline_of
from tawatur.ingest.detection import Detector
from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Mark, Scene
from tawatur.model import Block, Role, Span

_MIN_FOREIGN_WORDS = 6  # a shorter block in other letters is a name or a label


def blocks_of(scene: Scene, text: str, detector: Detector) -> list[Block]:
    """The blocks of a page in order; they hold every character that is not space and do not overlap."""
    blocks = []
    for line in scene.lines:
        mark = scene.marks[line.index]
        if mark is None:
            raise ValueError(f"line {line.index} has no role")
        for span, role, rule in _parts(scene, line, mark):
            foreign = _foreign(text[span.start : span.end], detector, scene.known.language.code)
            echo = scene.lines[mark.echo_of].span if mark.echo_of is not None else None
            blocks.append(Block(span=span, role=role, rule=rule, language=foreign, author=mark.author,
                                published=mark.published, echo_of=echo))  # fmt: skip
    return blocks


def _parts(scene: Scene, line: Line, mark: Mark) -> Iterator[tuple[Span, Role, str]]:
    """The line as a whole, or the dateline, the paragraph and the closing credit in it."""
    if mark.role != "body":
        yield line.span, mark.role, mark.rule
        return
    start, end = line.span
    opening, closing = dateline_of(scene, line), closing_of(scene, line)
    if opening[1] == closing[1] == 0:
        yield line.span, mark.role, mark.rule
        return
    folded = scene.known.language.fold(line.text)
    if opening[1] > opening[0]:
        cut = line.span.start + folded.span(*opening).end
        yield _trimmed(line, start, cut), "dateline", "opening-dateline"
        start = cut
    if closing[1] > closing[0] and (cut := line.span.start + folded.span(*closing).start) > start:
        yield _trimmed(line, start, cut), mark.role, mark.rule
        yield _trimmed(line, cut, end), "credit", "closing-credit"
    elif _trimmed(line, start, end).end > start:
        yield _trimmed(line, start, end), mark.role, mark.rule


def _trimmed(line: Line, start: int, end: int) -> Span:
    part = line.text[start - line.span.start : end - line.span.start]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


def _foreign(text: str, detector: Detector, code: str) -> str | None:
    if len(text.split()) < _MIN_FOREIGN_WORDS or detector.is_plain(text):
        return None
    guess = detector.guess(text)
    return guess.language if guess.language not in (code, "und") else None
