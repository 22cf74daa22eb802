"""What reading pages reaches on real data: the bars that a program can measure.

Usage: python bench/ingest_bars.py SHARED_DATA_DIR

`measure(shared)` gives a row for every bar whose data are there: name, figure, bar, digest of the data. Nothing of the
data is printed but counts.
"""

from __future__ import annotations

import collections
import gzip
import hashlib
import html
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import articles
import draw_roles
import draw_roles2

from tawatur.ingest import InputOptions, Page, PageReader, find_pages
from tawatur.ingest.names import NameFinder
from tawatur.ingest.stamps import StampReader
from tawatur.language import Language
from tawatur.model import Article, Rejected
from tawatur.registry import Registry
from tawatur.settings import Settings

HERE = Path(__file__).resolve().parent
LANGUAGE = Language("ar")
REGISTRY = Registry()
Row = dict[str, str]

# Agencies as bylines spell them, in folded letters: written apart from the cards, to test them.
SPELLINGS = {
    "agency:spa": r"(?<!\w)و ?\.?ا ?\.?س(?!\w)",
    "agency:reuters": r"رويتر",
    "agency:afp": r"(?<!\w)ا ?\.? ?ف ?\.? ?ب(?!\w)|فرانس ?برس|الصحافه الفرنسيه|(?<!\w)الفرنسيه(?!\w)|\bafp\b",
    "agency:dpa": r"(?<!\w)د ?\.? ?ب ?\.? ?ا(?!\w)|\bdpa\b",
    "agency:ap": r"(?<!\w)ا ?\.? ?ب(?!\w)|اسوشيتد",
    "agency:kuna": r"(?<!\w)كونا(?!\w)",
    "agency:mena": r"(?<!\w)ا ?\.? ?ش ?\.? ?ا(?!\w)",
    "agency:anadolu": r"الاناضول",
    "agency:xinhua": r"شينخوا",
    "agency:bloomberg": r"بلومبرج|بلومبيرغ",
}
COPYRIGHT = re.compile(r"حقوق[^\n]{0,25}محفوظ|محفوظ[ةه]\s(?:ل|20)|all rights reserved|copyright", re.IGNORECASE)
ADDRESS_DAY = re.compile(r"/(20[01]\d)[/-](\d\d?)[/-](\d\d?)(?!\d)")
SHARED_LINES = ("opening-dateline", "closing-credit")  # parts of a paragraph's line, which extractors keep
ROW_MAP = {"retrieved": "date_extracted", "outlet": "source", "byline": "author", "text": "content"}


def row(name: str, figure: object, bar: str, digest: str) -> Row:
    """A line of the measurements."""
    return {"name": f"ingest: {name}", "figure": str(figure), "bar": bar, "data": digest}


def digest_of(*paths: Path) -> str:
    """The first 12 hex digits of the files' SHA-256."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def reader() -> PageReader:
    """A reader with the shipped tables."""
    return PageReader(LANGUAGE, REGISTRY, Settings())


def text_page(name: str, text: str) -> Page:
    """A pasted page."""
    return Page(input=name, kind="text", data=text.encode())


# --- labelled roles and dates --------------------------------------------------------------------------------------


def measure_roles(data: Path, halves: tuple[bool, ...] = (False, True)) -> Iterator[Row]:
    """Letters with the right role, and publication dates, on the labelled pages of both draws.

    `halves`: False the open half, True the one kept aside.
    """
    for name, module in (("roles", draw_roles), ("roles2", draw_roles2)):
        folder = HERE / "quality" / name
        if (folder / "labels.jsonl").exists():
            drawn = [(page, text) for page, kept, text in module.draw(data) if kept in halves]
            yield from _measure_draw(name, folder, drawn, halves)


def _measure_draw(name: str, folder: Path, drawn: list[tuple[str, str]], halves: tuple[bool, ...]) -> Iterator[Row]:
    read = reader()
    pages = {page: read.read(text_page(page, text)) for page, text in drawn}
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text("utf-8").splitlines()]
    days = [json.loads(line) for line in (folder / "published.jsonl").read_text("utf-8").splitlines()]
    digest = digest_of(folder / "labels.jsonl", folder / "published.jsonl")
    for kept in halves:
        half = f"{name}, {'half kept aside' if kept else 'open half'}"
        right, total = _letters(pages, [x for x in labels if x["kept_aside"] is kept])
        yield row(f"letters with the right role, {half}", f"{right / total:.3f} of {total}", "≥ .90", digest)
        said = _dates(pages, [x for x in days if x["kept_aside"] is kept])
        yield row(f"publication dates, {half}", ", ".join(f"{k} {v}" for k, v in sorted(said.items())), "", digest)


def _letters(pages: dict[str, Any], labels: list[dict[str, Any]]) -> tuple[int, int]:
    right = total = 0
    for label in labels:
        article = pages[label["id"]]
        span = range(label["start"], label["end"])
        letters = [i for i in span if not article.text[i].isspace()]
        total += len(letters)
        same = [b.span for b in article.blocks if b.role == label["role"]]
        right += sum(any(s.start <= i < s.end for s in same) for i in letters)
    return right, total


def _dates(pages: dict[str, Any], days: list[dict[str, Any]]) -> collections.Counter[str]:
    said: collections.Counter[str] = collections.Counter()
    for item in days:
        found, wanted = pages[item["id"]].published, item["published"]
        if found is None:
            said["rightly null" if wanted is None else "missed"] += 1
        else:
            same = wanted and (found.earliest[:10], found.latest[:10]) == (wanted["earliest"], wanted["latest"])
            said["right" if same else "wrong"] += 1
    return said


# --- messy pages ---------------------------------------------------------------------------------------------------


def measure_messy(data: Path) -> Iterator[Row]:
    """Copyright formulas, outlets and days against the pages' own addresses, on all pages of the set."""
    files = sorted((data / "unifiedfc").glob("*.json"))
    read, names = reader(), NameFinder(LANGUAGE, REGISTRY)
    count: collections.Counter[str] = collections.Counter()
    for path in files:
        content = json.loads(path.read_text("utf-8"))
        for number, (page, url) in enumerate(zip(content["article"], content["url"], strict=True)):
            text = page if isinstance(page, str) else "\n".join(page)
            article = read.read(text_page(f"{path.stem}#{number}", text))
            count["rejected" if isinstance(article, Rejected) else "read"] += 1
            if isinstance(article, Article):
                count.update(_messy_page(article, url, names))
    digest = digest_of(*files)
    formulas = count["notice"] + count["no notice"]
    yield row("copyright formulas in disclaimers", f"{count['notice'] / formulas:.4f} of {formulas}", "≥ .98", digest)
    yield row("pages with a publication date", f"{count['dated']} of {count['read']}", "", digest)
    yield row(
        "dates that fit the day in the address", f"{count['day']} of {count['day'] + count['other day']}", "", digest
    )
    listed = count["outlet"] + count["other outlet"]
    yield row("listed outlets that fit the address", f"{count['outlet']} of {listed}", "", digest)


def _messy_page(article: Article, url: str, names: NameFinder) -> Iterator[str]:
    for found in COPYRIGHT.finditer(article.text):
        block = next(b for b in article.blocks if b.span.end > found.start())
        yield "notice" if block.role == "disclaimer" else "no notice"
    if article.published:
        yield "dated"
        if day := ADDRESS_DAY.search(url):
            wanted = date(int(day[1]), int(day[2]), int(day[3]))
            first, last = (date.fromisoformat(x[:10]) for x in (article.published.earliest, article.published.latest))
            fits = first - timedelta(1) <= wanted <= last + timedelta(1)
            yield "day" if fits else "other day"
    if article.outlet and article.outlet in REGISTRY.outlets:
        host = names.host(url)
        yield "outlet" if host and host.ref == article.outlet else "other outlet"


# --- rows of newspapers --------------------------------------------------------------------------------------------


def measure_rows(data: Path) -> Iterator[Row]:
    """All articles of the newspapers' rows: none lost; and the agencies of their bylines."""
    files = sorted((data / "saudinewsnet").glob("*.zip"))
    digest, read = digest_of(*files), reader()
    results: collections.Counter[str] = collections.Counter()
    for page in find_pages([str(path) for path in files], options=InputOptions(map=ROW_MAP)):
        result = page if isinstance(page, Rejected) else read.read(page)
        results[result.reason if isinstance(result, Rejected) else "read"] += 1
    rows = [item for _, item in articles.rows(data)]
    yield row("rows read", f"{dict(results)}", f"in all {len(rows)}", digest)
    yield from _bylines(rows, digest)
    yield from _calendars(rows, digest)


def _bylines(rows: list[dict[str, str]], digest: str) -> Iterator[Row]:
    names = NameFinder(LANGUAGE, REGISTRY)
    found = wanted = extra = 0
    for byline in (item["author"] or "" for item in rows):
        plain = LANGUAGE.plain(html.unescape(byline).replace("\u0640", "-"))
        want = {ref for ref, spelling in SPELLINGS.items() if re.search(spelling, plain)}
        got = {named.ref for named in names.credited(plain)} & set(SPELLINGS)
        wanted, found, extra = wanted + len(want), found + len(want & got), extra + len(got - want)
    yield row("agency credits of bylines", f"{found / wanted:.4f} of {wanted}, {extra} others", "≥ .98", digest)


def _calendars(rows: list[dict[str, str]], digest: str) -> Iterator[Row]:
    stamps = StampReader(LANGUAGE)
    agree = total = 0
    for item in rows:
        plain = LANGUAGE.plain(item["content"][:3000])
        found = [s for s in stamps.find(plain) if s.granularity == "day"]
        for first, second in pairwise(found):
            between = plain[first.end : second.start]
            mixed = ("hijri" in first.rule) != ("hijri" in second.rule)
            if mixed and len(between) <= 14 and LANGUAGE.plain("الموافق") in between:
                total += 1
                agree += first.earliest <= second.latest and second.earliest <= first.latest
    yield row("Hijri and Gregorian days that agree", f"{agree} of {total}", "all but misprints", digest)


# --- markup --------------------------------------------------------------------------------------------------------


def measure_markup(data: Path) -> Iterator[Row]:
    """Body, leaked lines and speed on pages with expected text, beside trafilatura's in the same run."""
    import trafilatura  # only the benches need it

    folder, read = data / "web_pages_ar", reader()
    for name, raw, expected in _web_pages(folder):
        page = Page(input=name, kind="html", data=raw)
        article = read.read(page)
        if not isinstance(article, Article):
            yield row(f"web page {name}", f"rejected: {article.reason}", "read", "")
            continue
        blocks = [b for b in article.blocks if b.role in ("body", "subhead") or b.rule in SHARED_LINES]
        ours = "\n".join(article.text[b.span.start : b.span.end] for b in blocks)
        theirs = trafilatura.extract(raw, include_comments=False) or ""
        digest = hashlib.sha256(raw).hexdigest()[:12]
        figure = f"F1 {token_f1(ours, expected):.3f}, leaked {leaked(ours, expected)}"
        bar = f"trafilatura: F1 {token_f1(theirs, expected):.3f}, leaked {leaked(theirs, expected)}"
        yield row(f"web page {name}: body", figure, bar, digest)
        own = over_walk(raw, lambda page=page: own_read(read, page))
        other = over_walk(raw, lambda raw=raw: trafilatura.extract(raw))
        yield row(f"web page {name}: time over parse and walk", f"{own:.1f} (trafilatura {other:.1f})", "≤ 6", digest)
    for path in sorted((HERE.parent / "examples" / "pages").glob("*.html")):
        page = Page(input=path.name, kind="html", data=path.read_bytes())
        own = over_walk(page.data, lambda page=page: own_read(read, page))
        yield row(f"example {path.stem}: time over parse and walk", f"{own:.1f}", "≤ 6", digest_of(path))


def own_read(read: PageReader, page: Page) -> object:
    """A page read as if it were the first."""
    read.forget()
    return read.read(page)


def _web_pages(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    expected = json.loads((folder / "fundus" / "LBCGroup.json").read_text("utf-8"))["V1"]["body"]["sections"]
    text = "\n".join(paragraph for section in expected for paragraph in section["paragraphs"])
    yield "lbc", gzip.decompress((folder / "fundus" / "LBCGroup_2026_01_08.html.gz").read_bytes()), text
    raw = (folder / "newspaper4k" / "arabic_article.html").read_bytes()
    yield "newspaper4k", raw, (folder / "newspaper4k" / "arabic_article.txt").read_text("utf-8")
    cnn = json.loads((folder / "goose3" / "test_cnn_arabic.json").read_text("utf-8"))["expected"]
    yield "cnn", (folder / "goose3" / "test_cnn_arabic.html").read_bytes(), cnn["cleaned_text"]


def token_f1(text: str, expected: str) -> float:
    """F1 of the words of two texts, as bags."""
    ours, theirs = (collections.Counter(re.findall(r"\w+", x)) for x in (text, expected))
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def leaked(text: str, expected: str) -> int:
    """Lines of a text that are not in the expected one."""
    whole = re.sub(r"\W+", " ", expected)
    return sum(re.sub(r"\W+", " ", line).strip() not in whole for line in text.split("\n") if line.strip())


def over_walk(raw: bytes, work: Callable[[], object], times: int = 40) -> float:
    """The time of some work over that of one parse and walk of a page: the least of many runs of both in turn."""
    seconds: tuple[list[float], list[float]] = [], []
    for _ in range(times):
        for kept, each in zip(seconds, (lambda: walk(raw), work), strict=True):
            start = time.thread_time()
            each()
            kept.append(time.thread_time() - start)
    return min(seconds[1]) / min(seconds[0])


def walk(raw: bytes) -> int:
    """The elements of a page, parsed and counted."""
    return sum(1 for _ in etree.fromstring(raw, etree.HTMLParser()).iter())


MEASURES = (measure_roles, measure_messy, measure_rows, measure_markup)


def measure(shared: Path, kept: bool = False) -> list[Row]:
    """All bars whose data are there. `shared`: the folder with the data, or its parent; `kept`: kept halves too."""
    data = shared / "data" if (shared / "data").is_dir() else shared
    needs = {measure_roles: "unifiedfc", measure_messy: "unifiedfc", measure_rows: "saudinewsnet"}
    able = [each for each in MEASURES if (data / needs.get(each, "web_pages_ar")).is_dir()]
    found = [item for each in able if each is not measure_roles for item in each(data)]
    return [*(measure_roles(data, (False, True) if kept else (False,)) if measure_roles in able else ()), *found]


if __name__ == "__main__":
    for item in measure(Path(sys.argv[1])):
        print(f"{item['name']}\t{item['figure']}\t{item['bar']}\t{item['data']}")
