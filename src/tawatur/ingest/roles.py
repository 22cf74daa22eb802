"""The role of every line: the article between its headline and its end, and what is glued before, into and after it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawatur.ingest.datelines import credits_photo, is_credit, is_signature
from tawatur.ingest.furniture import LISTED, mark_furniture
from tawatur.ingest.headlines import (
    HEAD_PARTS,
    MIN_TITLE_WORDS,
    STAMPED,
    TOLD_SHARE,
    find_headline,
    last_echo,
    overlap,
)
from tawatur.ingest.heads import mark_head
from tawatur.ingest.lines import Line
from tawatur.ingest.scene import Knowledge, Mark, Scene, is_paragraph, is_title_like
from tawatur.ingest.site_names import mark_site_names
from tawatur.ingest.summaries import mark_summary
from tawatur.model import Role

_WORD = re.compile(r"\w+")
_SUBHEAD_WORDS = 16
_CAPTION_WORDS = 32
_MIN_TEASER_WORDS = 5
_ABOUT_SHARE = 0.16  # share of words of self-praise from which a paragraph is a site's; in a text's it is below
_NO_KIN = 0.1  # share of telling words in common below which two texts have nothing to do with each other
_ABOUT_PARAGRAPHS = 4  # the last paragraphs, in which a site speaks of itself
_RETOLD = 2  # telling words of a headline that the lead glued to it says again
_TITLE_WORDS = 14  # words of a headline that a lead is glued to
_LEAD_WORDS = 60  # words of the longest lead of another article that stands below one
_BOX_LEADS = 3  # headlines in the shortest box of other articles that may be of the same events
_HEADED_WORDS = range(4, 17)  # words of a headline that its lead is glued to
_HEADED_LEAD = 100  # words of the two together
_OTHERS = 4  # the fewest other articles below a text that they are longer than
_ANEW_SHARE = 0.75  # share of their leads that begin anew
_HEADED = (" : ", ". .")  # signs inside headings that the texts of pictures hardly have
_DASHES = ("-", "\u2013", "\u2014")  # signs behind an agency in brackets that end a dateline
_MAX_FRAGMENT_WORDS = 5  # words of a part of a line that no paragraph begins or ends with
_MIN_SENTENCE = 5  # words of a sentence that is no label
_BELOW = ("after-end", "after-last-paragraph")  # rules of lines below an article
_LEAST_VERSES = 3  # short lines in a row that are text
_MIN_VERSE = 3  # words of the shortest
_CONTINUES = ("\u060c", ",", "\u061b")  # signs at a line's end that the next line goes on from


def label(lines: list[Line], known: Knowledge, title: str | None = None) -> Scene:
    """A scene in which every line has a mark. `title`: the headline where a field or the markup gives it."""
    scene = Scene(lines, known, title)
    mark_said_twice(scene)
    mark_furniture(scene)
    if scene.headline is None:
        mark_listing(scene)
        mark_site_names(scene)
        find_headline(scene)
    mark_echoes(scene)
    mark_captions(scene)
    mark_before_lead(scene)
    mark_before(scene)
    mark_head(scene)
    mark_summary(scene)
    mark_tail_list(scene)
    mark_after(scene)
    mark_within(scene)
    return scene


# --- the headline and its echoes ---------------------------------------------------------------------------------


def mark_listing(scene: Scene) -> None:
    """A page that tells nothing but other articles' leads: what stands around them is its site's, its title too."""
    listed = [i for i, mark in enumerate(scene.marks) if mark and mark.rule in LISTED]
    if not scene.paragraphs and 2 * _letters(scene, listed) >= _letters(scene, range(len(scene.lines))):
        for line in scene.open():
            _mark_foreign(scene, line, "around-leads")


def mark_said_twice(scene: Scene) -> None:
    """The part of a glued line that the page's head says again: its title, and its headline."""
    seen: dict[str, Line] = {}
    for line in scene.lines[:HEAD_PARTS]:
        first = seen.setdefault(line.key, line)
        again = first is not line and len(line.words) > MIN_TITLE_WORDS and (line.glued or first.glued)
        if again and not line.dotted and scene.known.stamps.share(line.plain) < STAMPED:
            if sum(is_paragraph(above) for above in scene.lines[: first.index]) > 1:
                return  # the page begins inside the text, and what it says twice stands below it
            scene.headline = first.index
            scene.mark(first.index, Mark("headline", "headline-twice"))
            mark_echoes(scene)
            return


def mark_echoes(scene: Scene) -> None:
    """Lines that repeat the headline, as a page's title, an image's text or a share link does."""
    if scene.headline is None:
        return
    head = scene.lines[scene.headline]
    wanted = set(head.words)
    for line in scene.lines:
        mark = scene.marks[line.index]
        if line.index == head.index or not (mark is None or mark.rule == "markdown-image"):
            continue
        if (
            len(wanted) >= 3
            and not wanted.isdisjoint(line.words)
            and (_repeats(line, wanted, scene.known.settings.echo_share) or _begins_with(line, head))
        ):
            scene.marks[line.index] = Mark("headline", "headline-echo", echo_of=head.index)


def _begins_with(line: Line, head: Line) -> bool:
    """Whether a part of a glued line is the headline with what stands below it: as a page's title joins the two."""
    return line.glued and not line.stop and len(line.words) <= _CAPTION_WORDS and line.key.startswith(head.key + " ")


def _repeats(line: Line, wanted: set[str], share: float) -> bool:
    mine = {w for w in line.words if not w.isascii() or w in wanted} or set(line.words)
    whole = len(wanted & mine) >= share * len(wanted) and len(mine - wanted) <= max(3, 0.5 * len(wanted))
    image = line.text.startswith("![") and len(mine & wanted) >= 3
    return whole or (
        image and len(mine & wanted) >= share * len({w for w in mine if w not in wanted} | (mine & wanted))
    )


# --- captions ----------------------------------------------------------------------------------------------------


def mark_captions(scene: Scene) -> None:
    """Lines like headlines that credit a photographer or agency at their end, or stand twice above the paragraphs."""
    first = scene.paragraphs[0] if scene.paragraphs else -1
    seen: dict[str, int] = {}
    for line in scene.open():
        if is_paragraph(line) and not credits_photo(scene, line):
            continue
        bracketed = line.text.startswith(("(", "["))
        if (len(line.words) >= 2 or bracketed) and not line.sentence and credits_photo(scene, line):
            if line.plain.endswith(_DASHES):
                scene.mark(line.index, Mark("dateline", "agency-and-dash"))
                continue
            alone = line.index > first and bracketed
            scene.mark(line.index, Mark("credit", "agency-alone") if alone else Mark("caption", "caption-credit"))
        elif _above_photo_credit(scene, line):
            scene.mark(line.index, Mark("caption", "above-photo-credit"))
        elif line.key in seen and line.index < first and len(line.words) >= 3:
            scene.mark(seen[line.key], Mark("caption", "caption-twice"))
            scene.mark(line.index, Mark("caption", "caption-twice"))
        seen.setdefault(line.key, line.index)


def _above_photo_credit(scene: Scene, line: Line) -> bool:
    """Whether the next line names a photographer."""
    below = line.index + 1
    cue = scene.cues[below] if below < len(scene.lines) else None
    return cue is not None and cue.role == "credit" and cue.opens == "photo" and len(line.words) <= _CAPTION_WORDS


def mark_before_lead(scene: Scene) -> None:
    """The part of a glued line between the headline and the first paragraph's verb: what a photograph shows."""
    first = scene.paragraphs[0] if scene.paragraphs else 0
    if first == 0 or scene.headline is None or not scene.known.words.begins_lead(scene.lines[first]):
        return
    before, lead = scene.lines[first - 1], scene.lines[first]
    if lead.glued and before.index > scene.headline and len(before.words) >= MIN_TITLE_WORDS and not before.stop:
        headed = any(sign in before.plain for sign in _HEADED)
        signed = any(label.cue.role == "credit" for label in scene.known.cues.labels(before.plain))
        role: Role = "credit" if signed or is_credit(scene.known, before.plain) else "subhead" if headed else "caption"
        scene.mark(before.index, Mark(role, "before-the-lead"))


# --- before, after, within ---------------------------------------------------------------------------------------


def mark_before(scene: Scene) -> None:
    """What stands above the headline, or between its echoes: other articles' titles and leads, and labels."""
    if scene.headline is None:
        return
    for line in scene.open(range(scene.headline)):
        _mark_foreign(scene, line, "above-headline")
    last = last_echo(scene)
    for line in scene.open(range(scene.headline + 1, last)):
        next_to_it = line.index == last - 1 and len(line.words) >= _MIN_TEASER_WORDS and not line.bullet
        dated = scene.role(line.index - 1) == "dateline"
        told = next_to_it and overlap(scene, line) >= (TOLD_SHARE / 2 if dated else TOLD_SHARE)
        scene.mark(line.index, Mark("subhead", "above-echo") if told else Mark("boilerplate", "between-headlines"))


def _mark_foreign(scene: Scene, line: Line, rule: str) -> None:
    words = scene.known.words
    told = words.tells(line) or (rule in _BELOW and _is_bare_title(scene, line))
    telling = len(line.words) >= _MIN_TEASER_WORDS and told and words.about_share(line) < _ABOUT_SHARE
    above = scene.marks[line.index - 1] if line.index and words.goes_on(line) else None
    telling = telling and (above is None or above != Mark("boilerplate", rule))  # it goes on with what is no teaser
    scene.mark(line.index, Mark("teaser" if telling else "boilerplate", rule))


def _is_bare_title(scene: Scene, line: Line) -> bool:
    """Whether a line below an article reads like a headline: without labels' words, figures, other letters, commas.

    A name alone signs the text above it.
    """
    words = scene.known.words
    plain = not line.stop and len(line.words) <= _SUBHEAD_WORDS and not any(map(words.is_label, line.words))
    named = words.is_given(next(iter(line.words), "")) or any(sign in line.plain for sign in _CONTINUES)
    signs = any(c.isascii() and c.isalnum() for c in line.plain)
    return plain and not named and not signs and not words.addresses(line)


def mark_tail_list(scene: Scene) -> None:
    """A short line, whatever it says, above two items of a list or more, below all paragraphs: other articles."""
    below = scene.open(range((scene.paragraphs or [-1])[-1] + 1, len(scene.lines)))
    longest = scene.known.settings.headline_words
    items = [line for line in below if line.bullet and is_title_like(line, longest)]
    if not scene.paragraphs or len(items) < 2 or items[0].index == 0:
        return
    head = scene.lines[items[0].index - 1]
    if scene.marks[head.index] is None and len(head.words) <= _MAX_FRAGMENT_WORDS and not head.stop:
        scene.mark(head.index, Mark("boilerplate", "label-of-list"))
        for item in items:
            scene.mark(item.index, Mark("teaser", "below label-of-list"))


def mark_after(scene: Scene) -> None:
    """What stands after the article's end: after a notice or a list's label, or glued on without a word."""
    paragraphs = scene.paragraphs
    if not paragraphs:
        return
    end = _end_mark(scene, paragraphs[0])
    if end is not None:
        for line in scene.open(range(end + 1, len(scene.lines))):
            _mark_foreign(scene, line, "after-end")
    _mark_about(scene)
    _mark_signed_off(scene)
    for index in (_has_furniture(scene) and _glued(scene)) or _glued_box(scene):
        scene.mark(index, Mark("teaser", "glued-lead"))
    if scene.paragraphs and _has_furniture(scene):
        for line in scene.open(range(scene.paragraphs[-1] + 1, len(scene.lines))):
            if not _closes(scene, line):
                _mark_foreign(scene, line, "after-last-paragraph")


def _mark_signed_off(scene: Scene) -> None:
    """What is told behind the initials that end an article: the texts of the pictures it stands with."""
    signed = next((i for i, mark in enumerate(scene.marks) if mark and mark.rule == "signed-off"), len(scene.marks))
    paragraphs = scene.paragraphs
    if len([index for index in paragraphs if index < signed]) >= 2 and paragraphs[-1] > signed:
        for line in scene.open(range(signed + 1, paragraphs[-1] + 1)):
            if is_paragraph(line) or line.sentence:
                scene.mark(line.index, Mark("caption", "behind-sign-off"))


def _mark_about(scene: Scene) -> None:
    """The paragraphs at the end in which the site speaks of itself, or to its readers, and not of what is told."""
    words, paragraphs = scene.known.words, scene.paragraphs
    for index in paragraphs[2:][-_ABOUT_PARAGRAPHS:]:
        line = scene.lines[index]
        kin = _kinship(scene, index, paragraphs)
        to_reader = words.addresses(line) and (len(line.words) <= _CAPTION_WORDS or kin < _NO_KIN)
        speaks = to_reader or words.about_share(line) >= _ABOUT_SHARE
        if speaks and kin < scene.known.settings.teaser_overlap:
            scene.mark(index, Mark("boilerplate", "about-the-site"))


def _has_furniture(scene: Scene) -> bool:
    """Whether a page shows labels of its site; where it shows none its last lines are the text's own."""
    return any(m and m.role in ("boilerplate", "teaser", "disclaimer") for m in scene.marks)


def _closes(scene: Scene, line: Line) -> bool:
    """Whether a short line after the last paragraph still is a sentence of it."""
    if line.bullet or (scene.known.words.goes_on(line) and line.stop != "."):
        return len(line.words) >= 8
    return line.stop == "." and len(line.words) >= 4


def _end_mark(scene: Scene, first: int) -> int | None:
    """The line after the first paragraph that ends the article: nothing below it goes on with what is told."""
    for index in range(first + 1, len(scene.lines)):
        cue = scene.cues[index]
        disclaimer = scene.role(index) == "disclaimer"
        mark = scene.marks[index]
        listed = mark is not None and mark.rule == "list-said-again"
        if not disclaimer and not listed and not (cue is not None and cue.ends):
            continue
        if _stands_in_text(scene, index):
            continue
        above = [i for i in scene.paragraphs if i < index]
        below = [i for i in scene.paragraphs if i > index]
        if not disclaimer and _is_resumed(scene, index):
            continue  # a list or a form that stands between two paragraphs
        long = _letters(scene, above) * 2 >= _letters(scene, below) or _are_others(scene, below, above)
        if long and not any(_goes_on(scene, i, above) for i in below[:2]):
            return index
    return None


def _is_resumed(scene: Scene, index: int) -> bool:
    """Whether the first sentence below a line, however short, opens as one that carries on a text."""
    below = scene.open(range(index + 1, len(scene.lines)))
    first = next((x for x in below if is_paragraph(x) or (x.stop == "." and len(x.words) >= _MIN_SENTENCE)), None)
    return first is not None and scene.known.words.resumes(first)


def _are_others(scene: Scene, below: list[int], above: list[int]) -> bool:
    """Whether paragraphs are other articles' leads, however many: most begin anew, and all together tell other things.

    Of a text's own paragraphs half begin with a word that carries on.
    """
    anew = [index for index in below if not scene.known.words.goes_on(scene.lines[index])]
    kin = sum(_kinship(scene, index, above) for index in below)
    others = len(below) >= _OTHERS and len(anew) >= _ANEW_SHARE * len(below)
    return others and kin < scene.known.settings.teaser_overlap * len(below)


def _stands_in_text(scene: Scene, index: int) -> bool:
    """Whether a label stood in one line with a sentence behind it that carries on: its links are lost, not the text."""
    after = scene.lines[index + 1] if index + 1 < len(scene.lines) else None
    return (
        after is not None and after.glued and scene.known.words.goes_on_telling(after.words[0] if after.words else "")
    )


def _letters(scene: Scene, among: Iterable[int]) -> int:
    return sum(len(scene.lines[i].text) for i in among)


def _goes_on(scene: Scene, index: int, above: list[int]) -> bool:
    """Whether a paragraph carries on what those above tell: by how it opens, and by what it speaks of."""
    kin = _kinship(scene, index, above)
    return kin >= 0.5 or (scene.known.words.goes_on(scene.lines[index]) and kin >= scene.known.settings.teaser_overlap)


def _kinship(scene: Scene, index: int, among: list[int]) -> float:
    """The share of a paragraph's telling words that the headline or the paragraphs before it have."""
    mine = scene.stems(index)
    theirs: set[str] = set() if scene.headline is None else scene.stems(scene.headline)
    theirs = theirs.union(*(scene.stems(other) for other in among if other < index))
    return len(mine & theirs) / len(mine) if mine else 0.0


def _glued(scene: Scene) -> list[int]:
    """The paragraphs at the end, two at least, that begin anew and share hardly a word with what is told above."""
    tail: list[int] = []
    rest = scene.paragraphs
    overlap = scene.known.settings.teaser_overlap
    while len(rest) > 2:
        last = rest[-1]
        if scene.known.words.goes_on(scene.lines[last]) or _kinship(scene, last, rest[:-1]) >= overlap:
            break
        if len(scene.lines[last].words) > _LEAD_WORDS or (tail and _kinship(scene, tail[-1], [last]) >= overlap):
            return []  # a long paragraph, or one that tells more of the same, is no other article's lead
        tail.append(last)
        rest = rest[:-1]
    return tail if len(tail) >= 2 and all(_is_told_twice(scene, index) for index in tail) else []


def _glued_box(scene: Scene) -> list[int]:
    """The paragraphs at the end that are other articles' headlines with their leads, three at least.

    Each begins anew with its headline, and may go on in one paragraph; together they have little to do with what is
    told above, though single ones may be of the same events.
    """
    paragraphs, words = scene.paragraphs, scene.known.words
    heads: list[int] = []
    at = len(paragraphs) - 1
    while at > 1:
        lines = [scene.lines[index] for index in paragraphs[at - 1 : at + 1]]
        told = [_is_headed(scene, line) or _is_retold(scene, line) for line in lines]
        begun = [not words.goes_on(line) and words.may_head(line) for line in lines]
        anew = [head and new for head, new in zip(told, begun, strict=True)]
        if not any(anew):
            break
        at -= not anew[1]
        heads.append(paragraphs[at])
        at -= 1
    above = paragraphs[: at + 1]
    kin = [_kinship(scene, index, above) for index in heads]
    overlap = scene.known.settings.teaser_overlap
    if len(heads) < _BOX_LEADS or max(kin) >= 2 * overlap or sum(kin) >= overlap * len(kin):
        return []
    return paragraphs[at + 1 :]


def _is_headed(scene: Scene, line: Line) -> bool:
    """Whether a paragraph begins with a headline: some words without a comma, then a verb as paragraphs begin with."""
    at = scene.known.words.find_lead(list(line.words[: _HEADED_WORDS.stop]))
    if at is None or at not in _HEADED_WORDS or len(line.words) > _HEADED_LEAD:
        return False
    verb = next(word for word in _WORD.finditer(line.plain) if word[0] == line.words[at])
    return not any(sign in line.plain[: verb.start()] for sign in _CONTINUES)


def _is_told_twice(scene: Scene, index: int) -> bool:
    """Whether a line is a headline and its lead in one, as lists glue them: its first words come again in it."""
    line = scene.lines[index]
    verb = any(scene.known.words.is_lead(word) for word in line.words[: _title_size(line)])
    return verb or _retold(scene, line) >= _RETOLD


def _is_retold(scene: Scene, line: Line) -> bool:
    """Whether a paragraph is no longer than a headline with its lead, and the lead says the headline again."""
    return len(line.words) <= _LEAD_WORDS and _retold(scene, line) >= _RETOLD


def _retold(scene: Scene, line: Line) -> int:
    """How many telling words of a headline's length at a line's beginning come again in the rest of it."""
    words, size = scene.known.words, _title_size(line)
    return len(words.stems(line.words[:size]) & words.stems(line.words[size:]))


def _title_size(line: Line) -> int:
    return min(_TITLE_WORDS, len(line.words) // 2)


def mark_within(scene: Scene) -> None:
    """What is left, between the headline and the end: paragraphs, and the headings and labels between them."""
    paragraphs = scene.paragraphs
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (-1, -1)
    for line in scene.open():
        unended = line.text.endswith(_CONTINUES)
        short = line.glued and len(line.words) <= _MAX_FRAGMENT_WORDS
        ended = line.stop == "." or (line.stop == "!" and not line.glued)  # headings hardly exclaim
        if is_paragraph(line) or unended or ((ended or line.bullet) and not short):
            scene.mark(line.index, Mark("body", "paragraph"))
        elif line.glued and len(line.words) <= (_SUBHEAD_WORDS if line.index > first else _CAPTION_WORDS):
            scene.mark(line.index, _glued_part(scene, line, paragraphs))
        elif _is_label(line):
            scene.mark(line.index, Mark("boilerplate", "label"))
        elif line.index < first and not line.stop and is_signature(scene.known, line.plain):
            scene.mark(line.index, Mark("dateline", "signature"))
        elif first < line.index < last and _in_row(scene, line):
            scene.mark(line.index, Mark("body", "lines-in-a-row"))
        elif line.index < last and len(line.words) <= _SUBHEAD_WORDS and line.stop != ":":
            scene.mark(line.index, Mark("subhead", "heading-between-paragraphs"))
        else:
            scene.mark(line.index, Mark("body", "text"))


def _glued_part(scene: Scene, line: Line, paragraphs: list[int]) -> Mark:
    """What a short part of a glued line is: by the headline a second one, among paragraphs text, else a label."""
    headed = scene.headline is not None and last_echo(scene) < line.index
    if paragraphs and paragraphs[0] < line.index < paragraphs[-1] and len(line.words) > 2:
        return Mark("body", "glued-text")
    above = headed and paragraphs and line.index < paragraphs[0] and not scene.known.words.begins_lead(line)
    if above and len(line.words) >= _MIN_TEASER_WORDS and not line.stop:
        return Mark("subhead", "below-headline")
    return Mark("boilerplate", "glued-label")


def _in_row(scene: Scene, line: Line) -> bool:
    """Whether a short line is one of three at least that follow one another, as verses do; headings never do."""
    run = 1
    for step in (-1, 1):
        index = line.index + step
        while 0 <= index < len(scene.lines) and _is_verse(scene, index):
            run, index = run + 1, index + step
    return run >= _LEAST_VERSES


def _is_verse(scene: Scene, index: int) -> bool:
    """Whether a line is short, and nothing has said that it is no text."""
    mark, line = scene.marks[index], scene.lines[index]
    free = mark is None or mark.rule == "lines-in-a-row"
    return free and not is_paragraph(line) and _MIN_VERSE <= len(line.words) <= _SUBHEAD_WORDS and not line.bullet


def _is_label(line: Line) -> bool:
    """Whether a line is too short to be text; in markup, where headings are marked as such, two words are."""
    least = 3 if line.hints.marked and not line.hints.heading else 2
    return len(line.words) < least or not any(c.isalpha() for c in line.plain)
