"""One page in, one article out: its letters, the role of each, and by whom and when it was published."""

from __future__ import annotations

import hashlib
import re
from typing import Any, NamedTuple

import msgspec

from tawatur import codec
from tawatur.decisions import Correction
from tawatur.ingest.blocks import blocks_of
from tawatur.ingest.corrections import correct
from tawatur.ingest.cues import BlockCues
from tawatur.ingest.decoding import NotText, decode, has_controls
from tawatur.ingest.detection import Detector
from tawatur.ingest.findings import find_oddities
from tawatur.ingest.lines import split_lines
from tawatur.ingest.markup import Hints, MarkupCues, Stamp, read_markup
from tawatur.ingest.names import NameFinder
from tawatur.ingest.page import Page
from tawatur.ingest.published import bound, check_given, find_published, retrieved
from tawatur.ingest.roles import label
from tawatur.ingest.scene import Knowledge, Scene, Words
from tawatur.ingest.seams import SeamFinder
from tawatur.ingest.sources import Notices, find_credits, find_original, find_outlet
from tawatur.ingest.stamps import StampReader
from tawatur.ingest.versions import canonical_url
from tawatur.language import Language, read_tables
from tawatur.model import Article, Rejected, Span
from tawatur.registry import Registry
from tawatur.settings import Settings

_SAMPLE = 600  # signs of each of the three parts of a text from which its language is guessed


class Opened(NamedTuple):
    """A page's text, with what its markup or fields say beside it."""

    text: str
    raw: str
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    hints: list[Hints] = []
    facts: list[Stamp] = []


class PageReader:
    """Reads pages of one language with the tables of it."""

    def __init__(self, language: Language, registry: Registry, settings: Settings) -> None:
        """Raises LexiconError when a table is broken."""
        self._settings = settings.ingest
        self._language = language
        roots = [root.parent for root in language.roots]
        self._markup = MarkupCues([row.cells for row in read_tables(roots, "markup_cues", ("form", "where", "role"))])
        self._detector = Detector(roots)
        names = NameFinder(language, registry)
        cues, stamps = BlockCues(language), StampReader(language)
        self._notices = Notices(language, names, cues)
        self._known = Knowledge(language, cues, stamps, names, Words(language, cues.words), settings.ingest)
        self._seams = SeamFinder(self._known)

    def read(self, page: Page) -> Article | Rejected:
        """The article of a page; Rejected, with its reason, when it is none. Never raises."""
        try:
            opened = self._open(page)
            if not opened.text.strip():
                return _rejected(page, "empty", "no text in the page")
            guess = self._detector.guess(_sample(opened.text))
            if guess.language != self._language.code and not self._detector.holds(opened.text, self._language.code):
                if has_controls(opened.text):
                    return _rejected(page, "not-text", "holds control characters, and no language could be told")
                seems = f"seems to be {guess.language}" if guess.language != "und" else "no language could be told"
                return _rejected(page, "language", seems)
            return self._article(page, opened)
        except NotText as error:
            return _rejected(page, error.reason, str(error))
        except Exception as error:  # the last resort: what one page does must end no run
            return _rejected(page, "internal", f"{type(error).__name__}: {error}")

    def correct(self, article: Article, corrections: list[Correction]) -> Article:
        """The article as a person corrects its outlet, its publication time and the roles of its letters."""
        return correct(article, corrections, self._known.names)

    def forget(self) -> None:
        """Forgets the parts of pages read before, so that a page is timed as if it were the first."""
        known = self._known
        for memory in (known.cues.labels, known.cues.label, known.names.found, known.stamps.found, known.stamps.share):
            memory.cache_clear()

    def _open(self, page: Page) -> Opened:
        if page.kind == "row":
            return _open_row(page)
        if len(page.data) > self._settings.max_bytes:
            raise NotText("too-large", f"more than {self._settings.max_bytes} bytes")
        raw = hashlib.sha256(page.data).hexdigest()
        if not page.data.strip():
            raise NotText("empty", "an empty file")
        text = decode(page.data, page.charset, markup=page.kind == "html").text
        if page.kind == "text":
            return Opened(text, raw, url=_url(page, None))
        marked = read_markup(text.replace("\x00", ""), self._markup)
        title = next((f.value for f in marked.facts if f.name in ("headline", "og:title")), None)
        byline = next((f.value for f in marked.facts if f.name in ("author", "article:author")), None)
        url = _url(page, marked.canonical or _meta_url(marked.facts))
        return Opened("\n".join(marked.lines), raw, title, byline, url, marked.hints, marked.facts)

    def _article(self, page: Page, opened: Opened) -> Article:
        lines = split_lines(opened.text, self._language, opened.hints)
        scene = label(lines if opened.hints else self._seams.cut(opened.text, lines), self._known, opened.title)
        whose, contradicted = find_outlet(scene, page, opened.text, opened.facts, opened.url, self._notices)
        published, disagreeing = find_published(scene, page, opened.facts, opened.url)
        url = canonical_url(opened.url) if opened.url else None
        given = page.given.outlet if page.given else None
        identity = codec.article_id(given, url, opened.text)
        when = retrieved(page)
        disagreeing = [*check_given(page), *disagreeing, *bound(published, when)]
        return Article(
            id=identity,
            input=page.input,
            raw=opened.raw,
            page=codec.digest(url or identity),
            retrieved=when,
            outlet=whose.ref if whose else None,
            outlet_evidence=whose.evidence if whose else None,
            outlet_from=whose.source if whose else None,
            language=self._language.code,
            url=url,
            text=opened.text,
            headline=_headline(scene),
            byline=opened.byline,
            published=published,
            republished_from=find_original(scene, whose.ref if whose else None, self._notices),
            credits=find_credits(scene, page, self._notices),
            blocks=blocks_of(scene, opened.text, self._detector),
            findings=[*contradicted, *disagreeing, *find_oddities(scene, opened.text)],
        )


def _sample(text: str) -> str:
    """A text, or where it is long its beginning, its middle and its end: enough to know its language."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _open_row(page: Page) -> Opened:
    """A row's text is its text field; a title apart is joined before it by one line break."""
    title, text = page.fields.get("title"), page.fields.get("text", "")
    joined = f"{title}\n{text}" if title and text else title or text
    raw = hashlib.sha256(msgspec.json.encode(page.fields, order="sorted")).hexdigest()
    return Opened(joined, raw, title, page.fields.get("byline"), _url(page, page.fields.get("url")))


def _url(page: Page, found: str | None) -> str | None:
    return (page.given.url if page.given else None) or found


def _meta_url(facts: list[Stamp]) -> str | None:
    return next((f.value for f in facts if f.name == "og:url" and re.match(r"https?://", f.value)), None)


def _headline(scene: Scene) -> Span | None:
    return scene.lines[scene.headline].span if scene.headline is not None else None


def _rejected(page: Page, reason: str, detail: str) -> Rejected:
    row: dict[str, Any] = {"input": page.input, "stage": "ingest", "reason": reason, "detail": detail}
    return msgspec.convert(row, Rejected)
