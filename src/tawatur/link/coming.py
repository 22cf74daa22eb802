"""Whether a page opens on what is still to come: «the minister opens the fair tomorrow».

A headline tells what has happened in the same tense; the first sentence of the body does not.
"""

from __future__ import annotations

from tawatur.link.days import days_of, page_days
from tawatur.link.scene import Scene
from tawatur.model import Span

_AT = 2  # letters of a sentence before its first word: a quotation mark, a space
_DATELINE = 40  # letters in which the outlet's name and the town stand before the first word
_STOPS = ":-\u2013\u2014"  # what ends them
_TOWN = 14  # letters of a town that follows the last of these
_PAST = "PAST_REF"


def opens_ahead(scene: Scene, first: Span | None, opening: list[Span]) -> bool | None:
    """Whether the first sentence of the body opens with a verb of what is to come, and says when, or that it is to.

    Null where it may be so: the opening speaks of what is planned, or reports what somebody says.
    """
    if first is None:
        return None
    planned = bool(scene.marked([first], "planned"))
    if any(_opens(scene, s, first) for s in scene.signals.get("coming", [])) and (planned or _dated(scene, first)):
        return True
    reported = any(line.sentence == first and not line.narrated for line in scene.lines)
    return None if planned or reported or scene.marked(opening, "planned") else False


def _opens(scene: Scene, verb: Span, sentence: Span) -> bool:
    """Whether a verb is the first word of a sentence, or of what follows a dateline."""
    before = scene.article.text[sentence.start : verb.start] if verb.start >= sentence.start else _DATELINE * " "
    if len(before) <= _AT:
        return True
    stop = max(before.rfind(c) for c in _STOPS)
    return len(before) <= _DATELINE and stop >= 0 and len(before) - stop <= _TOWN


def _dated(scene: Scene, sentence: Span) -> bool:
    """Whether a sentence says when, and does not mean a time that is over."""
    page = page_days(scene.article)
    for time in scene.times_in([sentence]):
        days = days_of(time.earliest, time.latest)
        over = time.value == _PAST or (days is not None and page is not None and days.last < page.first)
        if time.type in ("DATE", "TIME") and not over:
            return True
    return False
