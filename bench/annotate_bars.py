"""What the readers of times and names reach on corpora that others annotated, as rows of figures."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import names_bench
import times_bench
from tawatur.annotate.times import TimeReader
from tawatur.language import Language


def measure(shared: Path) -> list[dict[str, Any]]:
    """The figures on the data under a folder, each with its bar; what is not there is left out."""
    data = shared / "data"
    return [*_times(data), *_names(data)]


def _times(data: Path) -> list[dict[str, Any]]:
    read = partial(times_bench.ours, TimeReader(Language("ar")))
    rows = []
    if (folder := data / "recognizers_ar" / "Specs" / "DateTime" / "Arabic").exists():
        spans, values = times_bench.recognizers(folder, read, False)
        rows.append(_row("times: spans, F1", spans, 0.55, "recognizers_ar"))
        rows.append(_row("times: values where the span is found", values, 0.8, "recognizers_ar"))
    if (file := data / "duckling_ar" / "examples.jsonl").exists():
        rows.append(_row("times: found with their value", times_bench.duckling(file, read, False), 0.55, "duckling_ar"))
    if (file := data / "antcorpus" / "antcorpus_v1.1.tar.gz").exists():
        today, _, dated, _ = times_bench.antcorpus(file, False)
        rows.append(_row("times: «today» agrees with its weekday", today, 0.97, "antcorpus"))
        rows.append(_row("times: dates agree with their weekday", dated, 0.96, "antcorpus"))
    return rows


def _names(data: Path) -> list[dict[str, Any]]:
    rows = []
    corpora = (("anercorp", data / "anercorp" / "train.txt"), ("wojood", data / "wojood_sample" / "data"))
    bars = {("anercorp", "PER"): 0.7, ("anercorp", "LOC"): 0.8, ("anercorp", "ORG"): 0.45, ("wojood", "ORG"): 0.68}
    for corpus, path in corpora:
        if path.exists():
            for kind, (_, _, f1) in names_bench.score(names_bench.files_of(corpus, path), False).items():
                rows.append(_row(f"names: {kind}, exact spans, F1", f1, bars.get((corpus, kind)), corpus))
    return rows


def _row(name: str, figure: float, bar: float | None, data: str) -> dict[str, Any]:
    return {"name": name, "figure": round(figure, 3), "bar": bar, "data": data}


if __name__ == "__main__":
    for row in measure(Path(sys.argv[1])):
        print(row)
