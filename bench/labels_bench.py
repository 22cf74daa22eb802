"""Score the readers of times and quantities on real text that was labelled before the program read it.

    python bench/labels_bench.py SHARED times|times2|maghrebi|quantities|quantities2 [--kept] [-v]

The open part is read error by error; the kept part (`--kept`) is only scored, when a version is done, and prints no
case. A label is met when span and value are right (with the modifier where it has one; of a quantity bound and unit
too). Other readings and spans that a label names are as good; optional ones are neither asked nor punished. Of Maghrebi
texts only expressions that hold such a month are labelled, so only what is asked is counted.

Every figure stands twice, lenient and strict. What the lenient one lets pass, and why:
- a modifier where the label has none: the labels name it only where the words cannot be read without it;
- an approximation that holds the number named: how wide «about» is, no label says;
- the end of a bound that the words do not name: «at least 20» says no upper end;
- vague references and event-anchored times are neither asked nor punished, in both figures (README of the labels).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent / "quality"))
import draw_maghrebi
import draw_quantities
import draw_times
import draw_times2

from tawatur.annotate.quantities import QuantityReader
from tawatur.annotate.text import Text
from tawatur.annotate.times import TimeReader
from tawatur.language import Language
from tawatur.model import Article, Block, Published, Span

QUALITY = Path(__file__).resolve().parent / "quality"
Label = dict[str, Any]


class Found(NamedTuple):
    """What the program says of a stretch: its span and what is compared of its value."""

    span: tuple[int, int]
    value: tuple[Any, ...]


class Scores(NamedTuple):
    """Labels asked, labels whose span is met, labels met, what was said in the labelled stretches."""

    asked: int
    spans: int
    met: int
    said: int
    strict: int  # labels met by the strict measure

    def f1(self, right: int) -> float:
        """F1 when so many of the labels are right."""
        return 2 * right / max(self.asked + self.said, 1)

    def __str__(self) -> str:
        return (
            f"{self.asked} asked, {self.said} said: spans F1 {self.f1(self.spans):.3f}, span and value F1 "
            f"{self.f1(self.strict):.3f} strict, {self.f1(self.met):.3f} lenient, "
            f"recall {self.met / max(self.asked, 1):.3f}"
        )


class Readers:
    """Reads times and quantities of a text as if it were the body of a page of a day."""

    def __init__(self) -> None:
        self._language = Language("ar")
        self._times, self._quantities = TimeReader(self._language), QuantityReader(self._language)

    def text(self, text: str, day: str | None) -> Text:
        published = None if day is None else Published(earliest=day, latest=day, granularity="day", rule="bench")
        block = Block(span=Span(0, len(text)), role="body", rule="bench")
        article = Article(
            id="b", input="b", raw="", page="", text=text, language="ar", blocks=[block], published=published
        )
        return Text(article, self._language)

    def times(self, text: str, day: str | None) -> list[Found]:
        found, _ = self._times.read(self.text(text, day))
        told = [t for t in found if t.rule != "time:event" and not (t.value or "").endswith("_REF")]
        return [Found((t.span.start, t.span.end), (t.type, t.value, t.mod)) for t in told]

    def quantities(self, text: str, day: str | None) -> list[Found]:
        page = self.text(text, day)
        found = self._quantities.read(page, self._times.read(page)[0])
        return [Found((q.span.start, q.span.end), (*q.value, q.approx, q.unit)) for q in found]


def labels_of(name: str, kept: bool) -> list[Label]:
    file = QUALITY / name / f"{'kept' if kept else 'open'}.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def anchors(name: str) -> dict[str, str | None]:
    """The day from which each text is read, where they are told apart from the labels."""
    file = QUALITY / name / "anchors.jsonl"
    rows = (json.loads(line) for line in file.read_text("utf-8").splitlines()) if file.exists() else ()
    return {row["id"]: row["anchor"] for row in rows}


def time_right(got: tuple[Any, ...], label: Label, strict: bool = False) -> bool:
    """Whether type and value are those of a label, or of its other readings; a modifier counts where one is due.

    Strictly no modifier may be said where none is due.
    """
    if label["value"] is None:
        return True
    kind, value, mod = got
    for reading in (label, *label.get("also", ())):
        due = reading.get("mod", label.get("mod"))
        if (kind, value) == (reading.get("type", label["type"]), reading["value"]) and (
            due == mod or (due is None and not strict)
        ):
            return True
    return False


def quantity_right(got: tuple[Any, ...], label: Label, strict: bool = False) -> bool:
    """Whether ends, bound and unit are those of a label; an approximation is right when it holds the number named.

    Strictly an approximation must have the number named in its middle.
    """
    low, high, approx, unit = got
    ends = [(mine, label[name]) for mine, name in ((low, "low"), (high, "high")) if label[name] is not None]
    near = approx == "about" and all(low <= due <= high for _, due in ends)
    if strict and near:
        near = all(abs((low + high) / 2 - due) <= max(1, 0.01 * due) for due in {due for _, due in ends})
    same = near or all(abs(mine - due) <= 1e-6 * max(abs(due), 1) for mine, due in ends)
    bounds, units = {label["approx"], *label.get("approx_also", ())}, {label["unit"], *label.get("unit_also", ())}
    return same and approx in bounds and unit in units


def spans_of(label: Label) -> set[tuple[int, int]]:
    return {(label["start"], label["end"]), *(tuple(span) for span in label.get("also_spans", ()))}


def overlaps(span: tuple[int, int], label: Label) -> bool:
    return any(span[0] < end and start < span[1] for start, end in spans_of(label))


def score(
    labels: list[Label], found: list[Found], right: Callable[..., bool], asked_only: bool
) -> tuple[Scores, list[tuple[str, Any]]]:
    """The scores of one text, and what does not fit."""
    wrong: list[tuple[str, Any]] = []
    spans = met = strict = 0
    asked = [label for label in labels if not label.get("optional")]
    for label in asked:
        same = [f for f in found if f.span in spans_of(label)]
        spans += bool(same)
        strict += any(right(f.value, label, True) for f in same)
        if any(right(f.value, label) for f in same):
            met += 1
        else:
            wrong.append(("missed", (label, [f for f in found if overlaps(f.span, label)])))
    free = [f for f in found if not any(label.get("optional") and overlaps(f.span, label) for label in labels)]
    if asked_only:
        free = [f for f in free if any(overlaps(f.span, label) for label in asked)]
    wrong += [("added", f) for f in free if not any(overlaps(f.span, label) for label in asked)]
    return Scores(len(asked), spans, met, len(free), strict), wrong


def texts(shared: Path, name: str) -> dict[str, tuple[str, int, int]]:
    """(text, start, end of what is labelled in it) by id."""
    if name in draw_times2.SETS:
        return {d.page_id: (d.text, d.start, d.end) for d in draw_times2.draw(shared / "data", name)}
    if name == "maghrebi":
        return {d.page_id: (d.text, 0, len(d.text)) for d in draw_maghrebi.draw(shared / "data")}
    drawn = draw_times.draw(shared / "data") if name == "times" else draw_quantities_(shared / "data")
    return {d.page_id: (d.text, d.start, d.end) for d in drawn}


def draw_quantities_(folder: Path) -> list[draw_times.Stretch]:
    others = (*draw_times.OTHERS, "times")
    return draw_times.draw(folder, draw_quantities.SEED, draw_quantities.EACH, others)


def measure(shared: Path, name: str, kept: bool = False, verbose: bool = False) -> Scores:
    """The scores of the open part of a set, or of the part that is kept aside."""
    readers, pages = Readers(), texts(shared, name)
    by_page: dict[str, list[Label]] = {}
    for label in labels_of(name, kept):
        by_page.setdefault(label["id"], []).append(label)
    rows = [json.loads(line) for line in (QUALITY / name / "drawn.jsonl").read_text("utf-8").splitlines()]
    days = anchors(name) | {label["id"]: label["anchor"] for label in labels_of(name, kept) if "anchor" in label}
    total = [0] * len(Scores._fields)
    for page_id in (row["id"] for row in rows if row["kept_aside"] == kept):
        labels = by_page.get(page_id, [])
        text, start, end = pages[page_id]
        read = readers.quantities if name.startswith("quantities") else readers.times
        inside = [f for f in read(text, days.get(page_id)) if start <= f.span[0] and f.span[1] <= end]
        right = quantity_right if name.startswith("quantities") else time_right
        scores, wrong = score(labels, inside, right, name == "maghrebi")
        total = [a + b for a, b in zip(total, scores, strict=True)]
        if verbose and not kept:
            show(text, wrong)
    return Scores(*total)


def show(text: str, wrong: list[tuple[str, Any]]) -> None:
    for kind, what in wrong:
        if kind == "missed":
            label, others = what
            said = [(text[slice(*f.span)], f.value) for f in others]
            due = {k: v for k, v in label.items() if k not in ("id", "set", "start", "end", "anchor")}
            print("MISSED", near(text, label["start"], label["end"]), due, "| said", said)
        else:
            print("ADDED", near(text, *what.span), what.value)


def near(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 25]}".replace("\n", "/")


if __name__ == "__main__":
    words = [a for a in sys.argv[1:] if not a.startswith("-")]
    part = "kept" if "--kept" in sys.argv else "open"
    print(f"{words[1]}, {part}: {measure(Path(words[0]), words[1], part == 'kept', '-v' in sys.argv)}")
