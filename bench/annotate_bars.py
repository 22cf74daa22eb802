"""What the readers of times, quantities and names reach on text that others wrote or that was labelled, as rows.

    python bench/annotate_bars.py SHARED

Where a measure has a strict and a lenient form both stand, and the bar stands at the strict one, unless the bar itself
names the measure; what is lenient and why is said in the benches. Of labelled sets only the open part is measured.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import labels_bench
import names_bench
import publication_bench
import quantities_bench
import times_bench
from tawatur.annotate.times import TimeReader
from tawatur.language import Language

Row = dict[str, Any]
LABELLED = {"times": 0.95, "maghrebi": 0.97, "quantities": 0.90}
KEPT_ONLY = {"times2": 0.95, "quantities2": 0.90}  # labelled later, all of them kept aside
ONE_BY_ONE = {"all": "", "aside": ", without those set aside", "dotnet": ", cases that theirs fails too"}
SPEED_FILES = ("2015-07-23.zip", "2015-07-24.zip")


def measure(shared: Path, kept: bool = False) -> list[Row]:
    """The figures on the data under a folder, each with its bar; what is not there is left out.

    `kept` measures the parts of the labelled sets that are kept aside, too: once, when a version is done.
    """
    data = shared / "data"
    return [
        *_times(data),
        *_numbers(data),
        *_labelled(shared, kept),
        *_labelled_later(shared, kept),
        *_publication(data),
        *_speed(data),
        *_names(data),
    ]


def _times(data: Path) -> Iterator[Row]:
    readers = {"": partial(times_bench.ours, TimeReader(Language("ar"))), "dateparser: ": times_bench.theirs}
    folder, file = data / "recognizers_ar" / "Specs" / "DateTime" / "Arabic", data / "duckling_ar" / "examples.jsonl"
    for name, read in readers.items():
        ours = not name
        for group, s in times_bench.recognizer_groups(folder, read, False).items() if folder.exists() else ():
            asked, which = ours and group != "dotnet", ONE_BY_ONE[group]
            yield _row(f"{name}times: spans, F1{which}", s.strict_spans, 0.90 if asked else None, "recognizers_ar")
            yield _row(f"{name}times: spans, F1, lenient{which}", s.spans, None, "recognizers_ar")
            yield _row(
                f"{name}times: values given span{which}", s.strict_values, 0.88 if asked else None, "recognizers_ar"
            )
            yield _row(f"{name}times: values given span, lenient{which}", s.values, None, "recognizers_ar")
        found = times_bench.duckling(file, read, False) if file.exists() else ()
        for group, d in zip(("all", "aside"), found, strict=False):
            bar = 0.90 if ours and group == "aside" else None
            yield _row(f"{name}times: found with their value{ONE_BY_ONE[group]}", d.strict, bar, "duckling_ar")
            yield _row(
                f"{name}times: found with their value, lenient{ONE_BY_ONE[group]}", d.lenient, None, "duckling_ar"
            )


def _numbers(data: Path) -> Iterator[Row]:
    folder = data / "recognizers_ar" / "Specs" / "Number" / "Arabic"
    for group, s in quantities_bench.together(folder).items() if folder.exists() else ():
        bar = 0.92 if group == "aside" else None
        yield _row(f"numbers: values{ONE_BY_ONE[group]}", s.share, bar, "recognizers_ar")
        yield _row(f"numbers: values, F1{ONE_BY_ONE[group]}", s.f1, None, "recognizers_ar")


def _labelled(shared: Path, kept: bool) -> Iterator[Row]:
    if not (shared / "data" / "saudinewsnet").exists():
        return
    for name, bar in LABELLED.items():
        for part in (False, True) if kept else (False,):
            s, which = labels_bench.measure(shared, name, part), "kept" if part else "open"
            yield _row(f"{name}: span and value, F1, {which}", s.f1(s.strict), bar, "labelled")
            yield _row(f"{name}: span and value, F1, lenient, {which}", s.f1(s.met), None, "labelled")


def _labelled_later(shared: Path, kept: bool) -> Iterator[Row]:
    if kept and (shared / "data" / "saudinewsnet").exists():
        for name, bar in KEPT_ONLY.items():
            s = labels_bench.measure(shared, name, True)
            yield _row(f"{name}: span and value, F1, kept", s.f1(s.strict), bar, "labelled")


def _publication(data: Path) -> Iterator[Row]:
    if (file := data / "antcorpus" / "antcorpus_v1.1.tar.gz").exists():
        for way, (share, _, _) in publication_bench.publication(file).items():
            bar = 0.99 if way == "page" else None
            yield _row(f"publication: the day of the text, read as a {way}", share, bar, "antcorpus")
        today, _, dated, _ = times_bench.antcorpus(file, False)
        yield _row("times: «today» agrees with its weekday", today, 0.97, "antcorpus")
        yield _row("times: dates agree with their weekday", dated, 0.96, "antcorpus")


def _speed(data: Path) -> Iterator[Row]:
    if files := [path for name in SPEED_FILES if (path := data / "saudinewsnet" / name).exists()]:
        mine, theirs = times_bench.speeds(files)
        yield _row("times: characters a second, times dateparser's", mine / theirs, 30, "saudinewsnet")


def _names(data: Path) -> Iterator[Row]:
    corpora = (("anercorp", data / "anercorp" / "train.txt"), ("wojood", data / "wojood_sample" / "data"))
    bars = {("anercorp", "PER"): 0.7, ("anercorp", "LOC"): 0.8, ("anercorp", "ORG"): 0.45, ("wojood", "ORG"): 0.68}
    for corpus, path in corpora:
        if path.exists():
            for kind, (_, _, f1) in names_bench.score(names_bench.files_of(corpus, path), False).items():
                yield _row(f"names: {kind}, exact spans, F1", f1, bars.get((corpus, kind)), corpus)


def _row(name: str, figure: float, bar: float | None, data: str) -> Row:
    return {"name": name, "figure": round(figure, 3), "bar": bar, "data": data}


if __name__ == "__main__":
    for row in measure(Path(sys.argv[1])):
        met = (
            "" if row["bar"] is None else f"  bar {row['bar']:g}" + ("" if row["figure"] >= row["bar"] else "  NOT MET")
        )
        print(f"{row['figure']:8.3f}  {row['data']:15} {row['name']}{met}")
