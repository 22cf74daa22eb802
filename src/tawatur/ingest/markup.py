"""An HTML page as lines of visible text, each with what the markup says of it, and the facts in its head.

The text is what a reader sees, nothing left out: one line for every block-level element that has text of its own, in
document order, blanks run together. Which line is what is decided later, from the letters and these hints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from lxml import etree

from tawatur.ingest.decoding import NotText

_BLOCK_NAMES = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search
    section select summary table tbody td tfoot th thead tr ul
"""
_DROPPED_NAMES = "head script style noscript template iframe object embed svg math canvas audio video textarea title"
_BLOCK = frozenset(_BLOCK_NAMES.split())
_DROPPED = frozenset(_DROPPED_NAMES.split())
_BREAKS = _BLOCK | {"br"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FIELDS = etree.XPath("//@itemprop")
_DATES = frozenset(("datePublished", "dateModified"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_MAX_ATTRIBUTES = 2_000  # of one element: the time to parse them grows with their square; the data's pages have 40
_ATTRIBUTE = r"""[\s/]*+(?:[^\s/>="']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'>]*+))?+|[="'])"""
_RAW = r"<(?i:(script|style))\b(?:[^<]++|<(?!/(?i:script|style)))*+|<!--(?:[^-]++|-(?!->))*+"  # no elements in it
_ELEMENT = rf"<[a-zA-Z](?:(?:{_ATTRIBUTE}){{{_MAX_ATTRIBUTES}}}(?P<many>)|(?:{_ATTRIBUTE})*+)"
_MANY = re.compile(rf"<[a-zA-Z](?:{_ATTRIBUTE}){{{_MAX_ATTRIBUTES}}}+")
_ELEMENTS = re.compile(f"{_RAW}|{_ELEMENT}")  # scripts are passed over, where there may be an element with many
_TELLING = _HEADINGS | {"a", "li"}  # elements that say what their text is


class Hints(NamedTuple):
    """What the markup says of a line: the roles its elements and classes name, its heading level (0: none), the
    share of its letters that are links, whether it is an item of a list, and whether there is markup at all."""

    roles: tuple[tuple[str, str], ...] = ()
    heading: int = 0
    linked: float = 0.0
    item: bool = False
    marked: bool = True


NO_HINTS = Hints(marked=False)


class Stamp(NamedTuple):
    """A field of the page's head, or a time element: where it stands, its name and its value."""

    where: str
    name: str
    value: str


class Marked(NamedTuple):
    """A page's lines with their hints; the facts of its head and its dates; the address it says is its own."""

    lines: list[str]
    hints: list[Hints]
    facts: list[Stamp]
    canonical: str | None


class MarkupCues:
    """What elements and class names say of what is in them (`markup_cues.tsv`)."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self._tags = {r["form"]: (r["role"], f"markup_cues:{r['form']}") for r in rows if r["where"] == "tag"}
        self._classes = {r["form"]: (r["role"], f"markup_cues:{r['form']}") for r in rows if r["where"] == "class"}

        self._found = lru_cache(maxsize=1 << 14)(self._find)

    def roles(self, element: Any) -> tuple[tuple[str, str], ...] | None:
        """(role, rule) for every cue of an element, its tag first; null where it, or its attributes, hide its text."""
        tag, get = element.tag, element.get
        if tag in _DROPPED or get("hidden") is not None:
            return None
        return self._found(tag, get("style"), get("class"), get("id"), get("role"), get("itemprop"))

    def _find(self, tag: str, style: str | None, *named: str | None) -> tuple[tuple[str, str], ...] | None:
        if style and _HIDING.search(style):
            return None
        found = [self._tags[tag]] if tag in self._tags else []
        if tag not in ("body", "html", "main", "article"):
            words = [word.lower() for name in named if name for word in _WORDS.findall(name)]
            found += [self._classes[word] for word in words if word in self._classes]
        return tuple(found)


def parse(markup: str) -> Any:
    """The tree of a page.

    Raises NotText when there is no element, one has too many attributes, or they are nested beyond the parser's limit.
    """
    if _MANY.search(markup) and any(element["many"] is not None for element in _ELEMENTS.finditer(markup)):
        raise NotText("too-large", f"an element with more than {_MAX_ATTRIBUTES} attributes")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "surrogatepass"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotText("unreadable", f"no HTML: {error}") from error
    if root is None:
        raise NotText("empty", "no element in the page")
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT" or "Excessive depth" in entry.message:
            raise NotText("too-large", "elements nested too deep")
    return root


def read_markup(markup: str, cues: MarkupCues) -> Marked:
    """The lines of a page in document order, with hints and facts. Raises NotText as `parse` does."""
    root = parse(markup)
    walk = _Walk(cues)
    walk.run(root)
    return Marked(walk.lines, walk.hints, [*_head_facts(root), *_stamps(root, cues)], _canonical(root))


class _Walk:
    """One pass over the tree, without recursion; what elements say is asked only of those that have text in them."""

    def __init__(self, cues: MarkupCues) -> None:
        self.lines: list[str] = []
        self.hints: list[Hints] = []
        self._cues = cues
        self._open: list[Any] = []  # the elements around a place, the outermost first
        self._places: list[Hints | None] = [Hints()]  # what holds outside them and in each, as far as it was asked
        self._parts: list[str] = []
        self._linked = 0
        self._named: tuple[tuple[str, str], ...] | None = None  # the roles that hold for all letters of the line

    def run(self, root: Any) -> None:
        """Collects the lines and their hints."""
        around, places, parts = self._open, self._places, self._parts
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                tag = element.tag
                if parts and tag in _BREAKS:
                    self._flush()
                around.append(element)
                if tag in _DROPPED:
                    events.skip_subtree()
                    continue
                text = element.text
            else:
                if parts and element.tag in _BLOCK:
                    self._flush()
                around.pop()
                del places[len(around) + 1 :]
                text = element.tail
            if text and (parts or not text.isspace()):
                self._add(text)
        if parts:
            self._flush()

    def _place(self) -> Hints | None:
        """What holds for text here, by what the elements around it say; null where it is not shown."""
        around, places = self._open, self._places
        while len(places) <= len(around):
            above = places[-1]
            places.append(above and self._inside(around[len(places) - 1], above))
        return places[-1]

    def _inside(self, element: Any, above: Hints) -> Hints | None:
        """What an element says itself before what those around it say."""
        tag, own = element.tag, self._cues.roles(element)
        if own is None:
            return None
        if not own and tag not in _TELLING:
            return above
        heading = int(tag[1]) if tag in _HEADINGS else above.heading
        linked = 1.0 if tag == "a" else above.linked
        return Hints(own + above.roles, heading, linked, above.item or tag == "li")

    def _add(self, text: str) -> None:
        """Adds text to the line."""
        if text.isspace():
            self._parts.append(" ")
        elif (place := self._place()) is not None:
            self._parts.append(text)
            named = place.roles
            whole = named if self._named is None else self._named
            self._named = named if whole is named else tuple(cue for cue in whole if cue in named)
            if place.linked:
                self._linked += len(text.strip())

    def _flush(self) -> None:
        """Ends the line."""
        text = " ".join("".join(self._parts).split())
        if text and (place := self._place()) is not None:
            self.lines.append(text)
            self.hints.append(Hints(self._named or (), place.heading, min(1.0, self._linked / len(text)), place.item))
        self._parts.clear()
        self._linked, self._named = 0, None


def _stamps(root: Any, cues: MarkupCues) -> Iterator[Stamp]:
    """The date fields and time elements that are shown."""
    said: Any = _FIELDS(root)
    fields = [name.getparent() for name in said if name in _DATES]
    for element in dict.fromkeys((*fields, *root.iter("time"))):
        if all(cues.roles(each) is not None for each in (element, *element.iterancestors())):
            name, value = element.get("itemprop"), element.get("datetime") or element.get("content")
            yield Stamp("microdata", name or "time", value or "")


def _canonical(root: Any) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    return None


def _head_facts(root: Any) -> Iterator[Stamp]:
    """The title, meta properties and JSON-LD, in document order."""
    if (title := root.find(".//title")) is not None and title.text and title.text.strip():
        yield Stamp("meta", "title", title.text.strip())
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            yield Stamp("meta", name.strip(), meta.get("content").strip())
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            yield from _json_ld(script.text)


def _json_ld(text: str) -> Iterator[Stamp]:
    try:
        value = msgspec.json.decode(text.strip())
    except (msgspec.DecodeError, RecursionError):
        return
    pending = [value]
    while pending:
        node = pending.pop(0)
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            yield from _linked_facts(node)
            pending.extend(node[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if k in node)


def _linked_facts(node: dict[str, Any]) -> Iterator[Stamp]:
    kinds = node.get("@type")
    if not any("Article" in str(k) or "Posting" in str(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
        return
    for name in ("datePublished", "dateModified", "headline", "url", "description"):
        if isinstance(node.get(name), str):
            yield Stamp("json-ld", name, node[name])
    for name in ("publisher", "author"):
        value = node.get(name)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and isinstance(each.get("name"), str):
                yield Stamp("json-ld", name, each["name"])
            elif isinstance(each, str):
                yield Stamp("json-ld", name, each)
