"""What a page teaches of who speaks for whom: the titles beside a name, and the bodies that titles name."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model import Mention, Reading

NEAR = 3  # letters between a name and its title: a space, a comma, a bracket


def taught_seats(reading: Reading) -> Iterator[tuple[str, str]]:
    """(person, the office or body for which a title of his makes him speak), each as often as the page says it."""
    mentions = sorted(reading.mentions, key=lambda m: m.span)
    bodies = [m for m in mentions if m.kind == "organisation" and m.ref]
    for place, mention in enumerate(mentions):
        if mention.kind == "office":
            person = mention.stands_for or _beside(mentions, place, reading.article.text)
            seat = mention.ref or _body_in(mention, bodies, reading.article.text)
            if person and seat and person.startswith("person:"):
                yield person, seat


def _beside(mentions: list[Mention], place: int, text: str) -> str | None:
    """The one person whose name stands right before or after a title that nothing else explains."""
    title = mentions[place]
    near = {
        m.ref
        for m in mentions[max(0, place - 2) : place + 4]
        if m.kind == "person" and m.form == "name" and m.ref and _touch(m, title, text)
    }
    return near.pop() if len(near) == 1 else None


def _touch(one: Mention, other: Mention, text: str) -> bool:
    first, second = sorted((one.span, other.span))
    gap = text[first.end : second.start]
    return first.end <= second.start and len(gap) <= NEAR and not any(c.isalnum() or c in ".\n:" for c in gap)


def _body_in(title: Mention, bodies: list[Mention], text: str) -> str | None:
    """The body that a title names: inside its letters, else by the same words elsewhere on the page."""
    inside = {m.ref for m in bodies if title.span.start <= m.span.start and m.span.end <= title.span.end}
    if not inside:
        letters = text[title.span.start : title.span.end]
        inside = {m.ref for m in bodies if m.form == "name" and _held(text[m.span.start : m.span.end], letters)}
    return inside.pop() if len(inside) == 1 else None


def _held(name: str, letters: str) -> bool:
    """Whether a title holds a name of several words; its first word may have lost its article to a preposition."""
    first, _, rest = name.partition(" ")
    return bool(rest) and letters.endswith(rest) and first[2:] in letters
