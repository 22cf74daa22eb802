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
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[\s\u00a0]+")
_WORDS = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")


class Hints(NamedTuple):
    """What the markup says of a line: the roles its elements and classes name, its heading level (0: none), the
    share of its letters that are links, whether it is an item of a list, and its heading's or element's tag."""

    roles: tuple[tuple[str, str], ...] = ()
    heading: int = 0
    linked: float = 0.0
    item: bool = False
    tag: str = ""


NO_HINTS = Hints()


class Stamp(NamedTuple):
    """A time element or date field: its value, and the index of the line it stands in (-1: invisible)."""

    where: str
    name: str
    value: str
    line: int = -1


class Marked(NamedTuple):
    """A page's lines with their hints; the facts of its head; the addresses of its images."""

    lines: list[str]
    hints: list[Hints]
    facts: list[Stamp]
    images: list[str]
    canonical: str | None


class MarkupCues:
    """What elements and class names say of what is in them (`markup_cues.tsv`)."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        self._tags = {r["form"]: (r["role"], f"markup_cues:{r['form']}") for r in rows if r["where"] == "tag"}
        self._classes = {r["form"]: (r["role"], f"markup_cues:{r['form']}") for r in rows if r["where"] == "class"}

        self._found = lru_cache(maxsize=1 << 14)(self._find)

    def roles(self, tag: str, said: dict[str, str]) -> tuple[tuple[str, str], ...]:
        """(role, rule) for every cue of an element, its tag first. `said`: its attributes."""
        if not said:
            return self._found(tag, None, None, None, None)
        get = said.get
        return self._found(tag, get("class"), get("id"), get("role"), get("itemprop"))

    def _find(self, tag: str, *named: str | None) -> tuple[tuple[str, str], ...]:
        found = [self._tags[tag]] if tag in self._tags else []
        if tag not in ("body", "html", "main", "article"):
            words = [word.lower() for name in named if name for word in _WORDS.findall(name)]
            found += [self._classes[word] for word in words if word in self._classes]
        return tuple(found)


def parse(markup: str) -> Any:
    """The tree of a page. Raises NotText when there is no element or elements are nested beyond the parser's limit."""
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
    return Marked(walk.lines, walk.hints, [*_head_facts(root), *walk.stamps], walk.images, _canonical(root))


class _Walk:
    """One pass over the tree, without recursion; keeps the open line and the roles of the open elements."""

    def __init__(self, cues: MarkupCues) -> None:
        self.lines: list[str] = []
        self.hints: list[Hints] = []
        self.stamps: list[Stamp] = []
        self.images: list[str] = []
        self._cues = cues
        self._parts: list[str] = []
        self._linked = 0
        self._links = 0
        self._open: list[Hints] = [NO_HINTS]  # what the open elements say together, the innermost last
        self._waiting: list[Stamp] = []
        self._hidden: Any = None  # the hidden element whose end comes next
        self._named: tuple[tuple[str, str], ...] | None = None  # the roles that hold for all letters of the line

    def run(self, root: Any) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                said = dict(element.items())
                if element.tag in _DROPPED or (said and _is_hidden(said)):
                    events.skip_subtree()
                    self._hidden = element
                else:
                    self._start(element, said)
            elif element is self._hidden:
                self._add(element.tail or "")
            else:
                self._end(element)
        self._flush()

    def _start(self, element: Any, said: dict[str, str]) -> None:
        tag = element.tag
        if (self._parts or self._waiting) and (tag in _BLOCK or tag == "br"):
            self._flush()
        self._open.append(self._inside(tag, said, self._open[-1]))
        if tag == "a":
            self._links += 1
        elif tag == "img":
            self._image(said)
        elif tag == "time" or (said and said.get("itemprop") in ("datePublished", "dateModified")):
            value = said.get("datetime") or said.get("content") or ""
            self._waiting.append(Stamp("microdata", said.get("itemprop") or "time", value))
        if text := element.text:
            self._add(text)

    def _end(self, element: Any) -> None:
        tag = element.tag
        if (self._parts or self._waiting) and tag in _BLOCK:
            self._flush()
        if tag == "a":
            self._links -= 1
        self._open.pop()
        if tail := element.tail:
            self._add(tail)

    def _image(self, said: dict[str, str]) -> None:
        for name in ("src", "data-src", "data-original"):
            if (value := said.get(name)) and not value.startswith("data:"):
                self.images.append(value)

    def _add(self, text: str) -> None:
        if not text or text.isspace():  # most text between elements is
            if self._parts:
                self._parts.append(" ")
            return
        self._parts.append(text)
        named = self._open[-1].roles
        whole = named if self._named is None else self._named
        self._named = named if whole is named else tuple(cue for cue in whole if cue in named)
        if self._links:
            self._linked += len(text.strip())

    def _flush(self) -> None:
        if not self._parts and not self._waiting:
            return
        text = _BLANKS.sub(" ", "".join(self._parts)).strip()
        if text:
            self.stamps += [s._replace(line=len(self.lines)) for s in self._waiting]
            self.lines.append(text)
            self.hints.append(self._hints(len(text)))
        else:
            self.stamps += self._waiting
        self._parts, self._linked, self._waiting, self._named = [], 0, [], None

    def _inside(self, tag: str, said: dict[str, str], above: Hints) -> Hints:
        """What holds inside an element: what it says itself before what those around it say."""
        own = self._cues.roles(tag, said)
        if not own and tag not in _BLOCK:
            return above
        heading = int(tag[1]) if tag in _HEADINGS else above.heading
        return Hints(own + above.roles, heading, 0.0, above.item or tag == "li", tag if tag in _BLOCK else above.tag)

    def _hints(self, letters: int) -> Hints:
        inside = self._open[-1]
        linked = min(1.0, self._linked / letters)
        return Hints(self._named or (), inside.heading, linked, inside.item, inside.tag)


def _is_hidden(said: dict[str, str]) -> bool:
    """Whether attributes hide an element."""
    style = said.get("style")
    return "hidden" in said or bool(style and _HIDING.search(style))


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
