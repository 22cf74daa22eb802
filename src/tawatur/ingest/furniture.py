"""What stands around an article: labels and buttons, stamps, notices, images, posts, summaries, lists of links."""

from __future__ import annotations

import re

from tawatur.ingest.cues import Cue
from tawatur.ingest.datelines import SIGNED_OFF, is_credit, is_dateline, is_signature
from tawatur.ingest.lines import Line
from tawatur.ingest.posts import mark_copied, mark_posts
from tawatur.ingest.scene import Mark, Scene, is_paragraph, is_title_like
from tawatur.model import Role

_IMAGE = re.compile(r"^!?\[(?P<alt>.*)\]\((?P<url>[^()\s]*)\)\W*$")
_CUT_SHORT = re.compile(r"\[\s?(?:(?:\.\s?){2,3}|\u2026)\s?\]\W*$")
_LEAST_LEADS = 3  # groups cut short that make a list
_TOPIC_PARAGRAPHS = 6  # paragraphs of the shortest page of leads that is known by its title
_TOPIC_LEADS = 0.3  # share of them that must begin with a verb where no word of the title names a listing
_TOPIC_WORDS = 3  # words of a topic
_TOPIC_WITHIN = 6  # words of a title among which one names a listing
_TITLE_PARTS = 3  # parts of a page that may be its title
_TAG_WITHIN = 60  # signs of a title in which a tag stands
SITE_NAME = "name-of-the-site"  # the rule of the name that a bar parts from the title
LISTED = ("leads-cut-short", "page-of-leads", "page-of-topic", "cut-short")  # rules of leads in lists
_LEAD_LINES = 3  # lines of the longest lead on a page that is nothing but leads
_ALL_LEADS = 0.8  # share of a page's paragraphs that must be leads then
_LEAD_WORDS = range(8, 90)  # words of a lead in such a list
_SERIES = 5  # words of a series' title that every picture's caption begins with
_LEAST_PICTURES = 4  # pictures of the shortest series
_PICTURE_LINES = 3  # lines that a picture of a series has at most, on the average
_MARKUP = re.compile(r"<\s?/?\s?(?:a|br|div|img|li|p|span)\b|&\s?(?:amp|nbsp)\s?;")  # left over where a page was pasted
_SCORES = re.compile(r"(?:\d{1,2}\sx\s\d{1,2}\s\D{3,60}?){4,}")  # of matches, told in a row
_OFFSET = re.compile(r"[+-]\s?\d{2,4}\s?\)\W*")  # of a zone, behind its name and a bracket
_DIGIT = re.compile(r"\d")
_TEMPLATE = re.compile(r"\{\s?[*|{#%]|[*|}%]\s?\}")
_FORM_SHARE = 0.25  # share of words that only forms have, from which a line is part of one
_SITE_SHARE = 0.28  # share of words of labels and forms from which a line is the site's; 1 paragraph in 1000 has it
_MIN_SITE_WORDS = 6
_TIMES = 3  # times that a page says a line of its lists; a whole article may stand there twice
_REPEATED_WORDS = 8  # words of the shortest line whose repetition is no refrain
_END = 30  # signs at a line's end in which dots in brackets stand
_HEAD_PARTS = 8  # parts of a page in which the title stands with the name of its site
_BARS = ("|", "-", "\u2013", ": :")
_OWNED = re.compile(r"\b(?:19|20)\d\d\b\W+[a-z]{2}|^[a-z][a-z\s]+(?:19|20)\d\d\W*$")  # a year with a name
_MAX_OWNED_WORDS = 6
_MAX_BARE_WORDS = 4
_MIN_ITEM_WORDS = 4  # words of the shortest headline in a list of other articles
_MAX_STAMP_WORDS = 16
_MAX_CREDIT_WORDS = 6  # words of a photographer's name with that of the agency
_ALL_STAMPS = 0.85  # share of letters above which a line of any length is date stamps
# How many words a line may have for a cue at its start to decide, by role; a sentence in the body may begin alike.
_MAX_NAMED = 4  # words of a first line that names who wrote or translated; a longer one is a headline
_MAX_START_WORDS = {"credit": 12, "dateline": 16, "boilerplate": 22, "caption": 40, "summary": 90, "teaser": 40}


def mark_furniture(scene: Scene) -> None:
    """Marks every line that says itself what it is, and what its label opens."""
    mark_hinted(scene)
    mark_images(scene)
    mark_posts(scene)
    mark_copied(scene)
    mark_cut_short(scene)
    mark_site_name(scene)
    mark_sign_off(scene)
    mark_stamps(scene)
    mark_cues(scene)
    mark_leads(scene)
    mark_gallery(scene)
    mark_forms(scene)
    mark_other_letters(scene)
    mark_repeated(scene)


def mark_hinted(scene: Scene) -> None:
    """What the markup says, unless it says the same of most of the page's paragraphs."""
    claims: dict[str, list[int]] = {}
    for line in scene.open():
        for _, rule in line.hints.roles:
            claims.setdefault(rule, []).append(line.index)
    whole = {line.index for line in scene.lines if is_paragraph(line)}
    told = {rule for rule, claimed in claims.items() if len(whole.intersection(claimed)) * 2 > len(whole) > 0}
    for line in scene.open():
        if _speaks_for_itself(scene.cues[line.index]):
            continue
        for role, rule in line.hints.roles:
            if rule in told and role != "embed":
                continue
            if line.hints.heading == 1 or not _fits(scene, line, role):
                continue
            scene.mark(line.index, Mark(_role(role), rule))
            break


def _fits(scene: Scene, line: Line, role: str) -> bool:
    """A class says what a container is for; a paragraph in a header for dates is still a paragraph."""
    if role == "dateline":
        return scene.known.stamps.share(line.plain) >= 0.4
    if role in ("credit", "caption", "subhead"):
        return len(line.words) <= (60 if role == "caption" else 30)
    return True


def _role(name: str) -> Role:
    return name  # type: ignore[return-value]


def mark_images(scene: Scene) -> None:
    """Images written in Markdown: their alternative text is a caption, or no text for readers."""
    for line in scene.open():
        if found := _IMAGE.match(line.text):
            words = re.findall(r"\w+", found["alt"])
            scene.mark(line.index, Mark("caption" if len(words) >= 3 else "boilerplate", "markdown-image"))


def mark_leads(scene: Scene) -> None:
    """Pages and tails that list other articles: what stands between date stamps, short, its last words cut off by dots.

    A few such groups are needed: a writer's own dots end a paragraph now and then.
    """
    groups = _between_stamps(scene)
    listed = [group for group in groups if _is_cut_lead(group)]
    if len(listed) >= _LEAST_LEADS:
        for line in (line for group in listed for line in group):
            scene.mark(line.index, Mark("teaser", "leads-cut-short"))
    for line in (line for group in _whole_page_of_leads(scene, groups) for line in group):
        scene.mark(line.index, Mark("teaser", "page-of-leads"))
    for index in _page_of_topic(scene):
        scene.mark(index, Mark("teaser", "page-of-topic"))


def _page_of_topic(scene: Scene) -> list[int]:
    """The paragraphs of a page whose title names an archive, a tag or a topic, where each begins anew."""
    words, paragraphs = scene.known.words, scene.paragraphs
    anew = [index for index in paragraphs if not words.goes_on(scene.lines[index])]
    if len(paragraphs) < _TOPIC_PARAGRAPHS or len(anew) < _ALL_LEADS * len(paragraphs):
        return []
    title = scene.lines[0]
    head = [line for line in scene.lines[:_TITLE_PARTS] if line is title or not is_paragraph(line)]
    tagged = any("#" in x.plain[:_TAG_WITHIN] for x in head)
    listing = any(words.names_listing(x.words[:_TOPIC_WITHIN]) for x in head)
    leads = sum(words.begins_lead(scene.lines[index]) for index in anew)
    verbs = leads >= _TOPIC_LEADS * len(paragraphs)  # an essay may be named by a tag as well
    return paragraphs if listing or (verbs and (tagged or _is_topic(scene, title))) else []


def _is_topic(scene: Scene, title: Line) -> bool:
    """Whether a title is the name of a site with a few words before it."""
    named = scene.known.names.in_text(title.plain)
    known = sum(len(title.plain[name.start : name.end].split()) for name in named)
    return known > 0 and 0 < len(title.words) - known <= _TOPIC_WORDS and any(bar in title.plain for bar in _BARS)


def _between_stamps(scene: Scene) -> list[list[Line]]:
    """The lines without a role, in groups that stamps, or dots at which a line was cut, divide."""
    groups: list[list[Line]] = [[]]
    dotted: Line | None = None
    for line in scene.lines:
        if scene.role(line.index) == "dateline" or (dotted and (dotted.glued or line.glued)):
            groups.append([])
        dotted = None
        if scene.marks[line.index] is None:
            groups[-1].append(line)
            dotted = line if line.dotted else None
    return [group for group in groups if group]


def _whole_page_of_leads(scene: Scene, groups: list[list[Line]]) -> list[list[Line]]:
    """The groups of a page that is nothing but leads: stamps, or dots at the ends, part paragraphs that begin anew.

    A page whose title says that it follows something live is parted by clocks in the same way.
    """
    if any(scene.known.words.goes_live(line.key) for line in scene.lines[:_TITLE_PARTS]):
        return []
    dotted: list[list[Line]] = [[]]
    for line in (line for group in groups for line in group if is_paragraph(line) or line.dotted):
        dotted[-1].append(line)
        if line.dotted:
            dotted.append([])
    told = [[line for line in group if is_paragraph(line)] for group in groups]
    for parts in (told, dotted):
        leads = [part for part in parts if part and not scene.known.words.goes_on(part[0])]
        short = [part for part in leads if len(part) <= _LEAD_LINES]
        lines = sum(len(part) for part in parts)
        if len(short) >= _LEAST_LEADS and sum(len(part) for part in short) >= _ALL_LEADS * lines:
            return short
    return []


def _is_cut_lead(group: list[Line]) -> bool:
    size = sum(len(line.words) for line in group)
    return _LEAD_WORDS.start <= size < _LEAD_WORDS.stop and group[-1].dotted


def mark_gallery(scene: Scene) -> None:
    """The pictures of a series: lines that begin with its title, and what stands between them."""
    heads: dict[tuple[str, ...], list[int]] = {}
    words = scene.known.words
    for line in scene.open():
        carries_on = words.goes_on(line) and not words.has_common(line.words[:1])  # a title may begin with «in»
        if len(line.words) > _SERIES and not words.begins_lead(line) and not carries_on:
            heads.setdefault(line.words[:_SERIES], []).append(line.index)
    for found in heads.values():
        if len(found) >= _LEAST_PICTURES and found[-1] - found[0] <= _PICTURE_LINES * len(found):
            for line in scene.open(range(found[0], found[-1] + 1)):
                scene.mark(line.index, Mark("caption", "series-of-pictures"))


def mark_forms(scene: Scene) -> None:
    """What a form says to who fills it in: templates that were not filled, and lines full of its words and labels'."""
    words = scene.known.words
    for line in scene.open():
        braced = "{" in line.plain or "}" in line.plain
        if (braced and _TEMPLATE.search(line.plain)) or words.form_share(line) >= _FORM_SHARE:
            scene.mark(line.index, Mark("boilerplate", "form-of-the-site"))
        elif line.plain.isascii() and _MARKUP.search(line.plain):
            scene.mark(line.index, Mark("boilerplate", "markup-in-text"))
        elif "x" in line.plain and _SCORES.search(line.plain):
            scene.mark(line.index, Mark("boilerplate", "scores-in-a-row"))
        elif len(line.words) < _MIN_SITE_WORDS and words.addresses(line):
            scene.mark(line.index, Mark("boilerplate", "to-the-reader"))
        elif line.index == 0 and any(map(is_paragraph, scene.lines[1:3])):
            continue  # the title of a page that has nothing else above its text
        elif len(line.words) >= _MIN_SITE_WORDS and words.site_share(line) >= _SITE_SHARE:
            scene.mark(line.index, Mark("boilerplate", "words-of-labels"))


def mark_other_letters(scene: Scene) -> None:
    """What stands below a text in other letters alone: the site's notices and scripts."""
    told = [index for index in scene.paragraphs if not scene.lines[index].plain.isascii()]
    if len(told) >= 2:
        for line in scene.open(range(told[-1] + 1, len(scene.lines))):
            if line.plain.isascii():
                owned = len(line.words) <= _MAX_OWNED_WORDS and _OWNED.search(line.plain)
                scene.mark(
                    line.index,
                    Mark("disclaimer", "year-and-owner") if owned else Mark("boilerplate", "other-letters-below"),
                )


def mark_repeated(scene: Scene) -> None:
    """Lists that a page shows several times below its text: a long line said again word for word, and what it spans."""
    first = scene.paragraphs[0] if scene.paragraphs else len(scene.lines)
    places: dict[str, list[int]] = {}
    for line in scene.open(range(first + 1, len(scene.lines))):
        if len(line.words) >= _REPEATED_WORDS:
            places.setdefault(line.key, []).append(line.index)
    again = [index for found in places.values() if len(found) >= _TIMES for index in found]
    above = [index for index in scene.paragraphs if again and index < again[0]]
    if len(above) >= 2 and 2 * len(again) <= len(scene.paragraphs):
        for line in scene.open(range(min(again), max(again) + 1)):
            scene.mark(line.index, Mark("teaser", "list-said-again"))


def mark_cut_short(scene: Scene) -> None:
    """Leads of other articles that a list cuts short with dots in brackets."""
    for line in scene.open():
        if _CUT_SHORT.search(line.text, max(0, len(line.text) - _END)):
            scene.mark(line.index, Mark("teaser", "cut-short"))


def mark_site_name(scene: Scene) -> None:
    """The name of the site that a bar parts from the title of a pasted page, behind or before it."""
    for line in scene.open(range(min(_HEAD_PARTS, len(scene.lines)))):
        barred = line.plain.startswith(_BARS) if line.glued else line.index == 0 and line.plain.endswith(_BARS)
        if barred and "(" not in line.plain and is_credit(scene.known, line.plain):
            scene.mark(line.index, Mark("boilerplate", SITE_NAME))


def mark_sign_off(scene: Scene) -> None:
    """The initials of editors, with agencies in brackets, below an article."""
    for line in scene.open():
        if SIGNED_OFF.fullmatch(line.plain):
            scene.mark(line.index, Mark("credit", "signed-off"))


def mark_stamps(scene: Scene) -> None:
    """Lines that are dates, clocks and weekdays for the most part, with the places and agencies beside them."""
    for line in scene.open():
        if line.glued and _OFFSET.fullmatch(line.plain) and scene.role(line.index - 1) == "dateline":
            scene.mark(line.index, Mark("dateline", "offset-of-the-zone"))
        elif scene.known.stamps.agos.fullmatch(line.plain) or scene.known.stamps.ago.fullmatch(line.plain):
            scene.mark(line.index, Mark("dateline", "times-ago"))
        elif len(line.words) > _MAX_STAMP_WORDS and not _is_all_stamps(scene, line):
            continue
        elif _DIGIT.search(line.plain) and _has_time(scene, line) and _stamped_share(scene, line) >= 0.6:
            scene.mark(line.index, Mark("dateline", "date-stamp"))
        elif len(line.words) >= 2 and is_dateline(scene, line):
            placed = bool(scene.known.names.places_in(line.plain))
            role: Role = "credit" if is_credit(scene.known, line.plain) and not placed else "dateline"
            scene.mark(line.index, Mark(role, "names-alone"))
        elif _signs_paragraph(scene, line):
            scene.mark(line.index, Mark("dateline", "signature"))
        elif line.plain.isascii() and "/" in line.plain and _names_agency(scene, line):
            scene.mark(line.index, Mark("credit", "photographer-and-agency"))


def _signs_paragraph(scene: Scene, line: Line) -> bool:
    """Whether a line under another one is a reporter and an outlet, and a paragraph stands below it."""
    below = next(iter(scene.lines[line.index + 1 :]), None)
    if line.index == 0 or line.stop or below is None or not is_paragraph(below):
        return False
    return is_signature(scene.known, line.plain, ("name",))


def _names_agency(scene: Scene, line: Line) -> bool:
    """Whether a line in other letters names an agency in full, or by its code where it is no longer than a credit."""
    named = scene.known.names.in_text(line.plain, codes=len(line.words) <= _MAX_CREDIT_WORDS)
    return any(name.ref.startswith("agency:") for name in named)


def _is_all_stamps(scene: Scene, line: Line) -> bool:
    """Whether a long line is nothing but date stamps: half of its words at least are figures."""
    figures = sum(map(str.isdigit, line.words))
    return 2 * figures >= len(line.words) and scene.known.stamps.share(line.plain) >= _ALL_STAMPS


def _stamped_share(scene: Scene, line: Line) -> float:
    """The share of a line's letters that are a stamp's, buttons, or names of places, agencies and outlets."""
    names = scene.known.names
    named = [*names.in_text(line.plain, codes=True), *names.places_in(line.plain)]
    spans = [(name.start, name.end) for name in named]
    spans += [(x.start, x.end) for x in scene.known.cues.labels(line.plain) if x.cue.role == "boilerplate"]
    rest = list(line.plain)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return scene.known.stamps.share("".join(rest))


def _has_time(scene: Scene, line: Line) -> bool:
    stamps = scene.known.stamps
    return bool(stamps.find(line.plain, year=2000)) or stamps.clock(line.plain) is not None


def mark_cues(scene: Scene) -> None:
    """Lines that the table knows, and the lines their labels open."""
    for line in scene.lines:
        cue = scene.cues[line.index]
        if (
            cue is not None
            and cue.role == "dateline"
            and len(line.words) <= _MAX_BARE_WORDS
            and not _has_time(scene, line)
        ):
            scene.mark(line.index, Mark("boilerplate", cue.rule))  # a label of a date that is not there
        if cue is None or not _holds(scene, line, cue):
            scene.cues[line.index] = None
            if _is_bar(scene, line):
                scene.mark(line.index, Mark("boilerplate", "labels-in-a-row"))
            continue
        scene.mark(line.index, Mark(_role(cue.role), cue.rule))
        if cue.opens in _LISTS:
            _open_list(scene, line.index, cue)


def _is_bar(scene: Scene, line: Line) -> bool:
    """Whether a line is a row of buttons: two labels at least, and little beside them."""
    labels = scene.known.cues.labels(line.plain) if 2 <= len(line.words) <= _MAX_STAMP_WORDS else ()
    covered = sum(label.end - label.start for label in labels)
    return len(labels) >= 2 and covered >= 0.6 * sum(map(str.isalnum, line.plain))


def _holds(scene: Scene, line: Line, cue: Cue) -> bool:
    """Whether a cue decides this line: the words at a sentence's start may begin a paragraph as well."""
    if cue.place == "start":
        if len(line.words) > _MAX_START_WORDS.get(cue.role, 200):
            return False
        if cue.role == "dateline":
            return _has_time(scene, line)
        if cue.role == "credit":
            return not line.sentence and not (line.index == 0 and len(line.words) > _MAX_NAMED)
        if cue.role == "boilerplate":
            return not (line.stop == "." and len(line.words) > 12)
    if cue.place == "within":
        return len(line.words) <= 200
    if cue.place == "close" and any(role == "boilerplate" for role, _ in line.hints.roles):
        return True
    if cue.place == "close":
        below = [x for x in scene.lines[line.index + 1 :] if is_paragraph(x)]
        return len(line.words) <= 80 and not any(scene.known.words.goes_on(x) for x in below)
    return True


def _open_list(scene: Scene, head: int, cue: Cue) -> None:
    """The lines below a label, as far as they look like what it announces."""
    take = _LISTS[cue.opens]
    rule = f"below {cue.rule}"
    taken: list[Line] = []
    for line in scene.lines[head + 1 :]:
        index, mark = line.index, scene.marks[line.index]
        if line.hints.heading == 1:
            break
        if mark is not None:
            taken += [line] if mark.role == cue.opens else []
            continue
        if _speaks_for_itself(scene.cues[index]):
            continue
        if not take(scene, line, taken) or _is_bar(scene, line):
            break
        none = len(line.words) < _MIN_ITEM_WORDS or scene.known.words.addresses(line) or line.plain.startswith("http")
        short = cue.opens == "teaser" and none
        scene.mark(index, Mark("boilerplate" if short else _role(_ROLES.get(cue.opens, cue.opens)), rule))
        taken.append(line)


def _speaks_for_itself(cue: Cue | None) -> bool:
    """Whether a line's own words say more than what it stands in."""
    return cue is not None and (cue.place == "line" or cue.role in ("disclaimer", "boilerplate", "credit"))


def _is_item(scene: Scene, line: Line, taken: list[Line]) -> bool:
    """An item of a list of other articles: numbered, linked, or like a headline; one kind in one list."""
    if taken and taken[0].bullet:
        return line.bullet
    if line.bullet or line.hints.linked > 0.8:
        return True
    return is_title_like(line, scene.known.settings.headline_words) and not is_paragraph(line)


def _is_point(scene: Scene, line: Line, taken: list[Line]) -> bool:
    """A point of a summary: an item of a list; without any, the one paragraph below the label."""
    if line.bullet or line.hints.item:
        return True
    return not taken and len(line.words) >= 6


def _is_tag(scene: Scene, line: Line, taken: list[Line]) -> bool:
    return len(line.words) <= 5 and not line.sentence


def _is_about(scene: Scene, line: Line, taken: list[Line]) -> bool:
    """What is said about a writer: the one line below the label."""
    return not taken


_LISTS = {"teaser": _is_item, "summary": _is_point, "boilerplate": _is_tag, "about": _is_about}
_ROLES = {"about": "boilerplate"}  # of the lines below a label, where they are not named as what it opens
