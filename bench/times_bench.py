"""Measure the readers of times and numbers on cases that others wrote: spans and values, beside dateparser.

    python bench/times_bench.py recognizers FOLDER   # Specs of Recognizers-Text
    python bench/times_bench.py duckling FILE        # examples.jsonl
    python bench/times_bench.py speed FILE…          # zips of JSON lists with `content`

A case counts as set aside when `quality/times_setaside.json` names it with a reason; figures are given with all cases
and without those. Of spans a leading preposition is dropped on both sides.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tawatur.annotate.times import TimeReader
from tawatur.language import Language
from tawatur.model import Time

warnings.filterwarnings("ignore")
SET_ASIDE = Path(__file__).parent / "quality" / "times_setaside.json"
LEAD = re.compile(r"^(?:(?:في|من|إلى|الى|عند|منذ|خلال|حتى|بين|ما بين|لمدة|طوال|هذا يوم|يوم|لل|ل|ب)\s*)+")
DATES = (
    "DateExtractor DateParser DatePeriodExtractor DatePeriodParser DurationExtractor DurationParser HolidayExtractor "
    "HolidayParser TimeExtractor TimeParser TimePeriodExtractor TimePeriodParser"
).split()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading preposition and edge marks."""
    lead = LEAD.match(text[start:end])
    start += lead.end() if lead and lead.end() < end - start else 0
    while end > start and text[end - 1] in " .,،!":
        end -= 1
    return start, end


def ours(reader: TimeReader, text: str, day: str) -> list[tuple[int, int, Time]]:
    return [(*t.span, t) for t in reader.read_plain(text, day)]


def theirs(text: str, day: str) -> list[tuple[int, int, Any]]:
    """dateparser's search_dates; it gives the letters, not their place."""
    from dateparser.search import search_dates

    base = datetime.fromisoformat(day)
    out, at = [], 0
    for said, when in search_dates(text, languages=["ar"], settings={"RELATIVE_BASE": base}) or []:
        start = text.find(said, at)
        if start >= 0:
            out.append((start, start + len(said), when))
            at = start + len(said)
    return out


def days_of(value: dict[str, Any]) -> set[str]:
    """The first days (or clock times) that the expected resolution allows."""
    found = set()
    for key in ("FutureResolution", "PastResolution"):
        for name, said in (value.get(key) or {}).items():
            if name in ("date", "startDate", "time", "startTime"):
                found.add(said[:5] if "ime" in name else said)
    return found


def value_right(got: Any, expected: dict[str, Any]) -> bool:
    allowed, timex = days_of(expected), expected.get("Timex", "")
    if isinstance(got, datetime):
        return got.date().isoformat() in allowed or got.strftime("%H:%M") in allowed
    if got.type == "DURATION" and amount(got.value) == amount(timex):
        return True
    if timex and got.value == timex:
        return True
    clock = (got.value or "").partition("T")[2]
    if got.type == "TIME" and clock[:1].isdigit():
        return (clock if ":" in clock else f"{clock}:00")[:5] in allowed
    return bool(got.earliest) and got.earliest[:10] in allowed


def amount(value: str | None) -> float | None:
    """A duration in seconds, so that PT1.5H and PT1H30M are the same."""
    size = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
    clock = {"H": 3600, "M": 60, "S": 1}
    found = re.fullmatch(r"P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?", value or "")
    if not found:
        return None
    return sum(float(n) * size[u] for n, u in re.findall(r"([\d.]+)([YMWD])", found[1] or "")) + sum(
        float(n) * clock[u] for n, u in re.findall(r"([\d.]+)([HMS])", found[2] or "")
    )


def recognizers(folder: Path, verbose: bool) -> None:
    reader = TimeReader(Language("ar"))
    aside = json.loads(SET_ASIDE.read_text("utf-8")) if SET_ASIDE.exists() else {}
    for name, read in (("tawatur", lambda t, d: ours(reader, t, d)), ("dateparser", theirs)):
        for without in (False, True):
            counts = dict.fromkeys(("said", "due", "span", "valued", "value"), 0)
            for file in DATES:
                for number, case in enumerate(json.loads((folder / f"{file}.json").read_text("utf-8-sig"))):
                    key = f"{file}#{number}"
                    if "dotnet" in (case.get("NotSupported") or "").lower() or (without and key in aside):
                        continue
                    score(case, read, counts, verbose and name == "tawatur" and not without)
            p, r = counts["span"] / max(counts["said"], 1), counts["span"] / counts["due"]
            value = counts["value"] / max(counts["valued"], 1)
            print(
                f"{name:10} {'without set-aside' if without else 'all':18} due {counts['due']} span P {p:.3f} R {r:.3f} "
                f"F1 {2 * p * r / max(p + r, 1e-9):.3f}  value given span {value:.3f} of {counts['valued']}"
            )


def score(case: dict[str, Any], read: Any, counts: dict[str, int], verbose: bool) -> None:
    text, day = case["Input"], (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
    got = {trimmed(text, a, b): value for a, b, value in read(text, day) if not is_vague(value)}
    due = {}
    for result in case["Results"]:
        start = text.find(result["Text"])
        due[trimmed(text, start, start + len(result["Text"]))] = result.get("Value")
    counts["said"] += len(got)
    counts["due"] += len(due)
    for span, value in due.items():
        if span in got:
            counts["span"] += 1
            if isinstance(value, dict) and (value.get("Timex") or days_of(value)):
                counts["valued"] += 1
                right = value_right(got[span], value)
                counts["value"] += right
                if verbose and not right:
                    print("VALUE", text, "|", got[span].value, got[span].earliest, "|", value["Timex"])
    if verbose and set(due) != set(got):
        print("SPAN", text, "| due", [text[a:b] for a, b in due], "| got", [text[a:b] for a, b in got])


def is_vague(value: Any) -> bool:
    return (
        getattr(value, "value", "") in ("PAST_REF", "PRESENT_REF", "FUTURE_REF") or getattr(value, "type", "") == "SET"
    )


GRAINS = {"Second": "TS", "Minute": "TM", "Hour": "TH", "Day": "D", "Week": "W", "Month": "M", "Year": "Y"}


def duckling(file: Path, verbose: bool) -> None:
    reader = TimeReader(Language("ar"))
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for name in ("tawatur", "dateparser"):
        right = total = 0
        for row in rows:
            if row["kind"] not in ("Time", "Duration"):
                continue
            total += 1
            text = row["text"]
            if name == "tawatur":
                times = reader.read_plain(text, "2013-02-12")
                good = any(as_duckling(t, row["value"]) for t in times)
                if verbose and not good:
                    print("DUCK", text, "|", row["value"], "|", [(t.value, t.earliest, t.latest) for t in times])
            else:
                said = re.findall(r"\((\d+), (\d+), (\d+)", row["value"])
                day = "-".join(f"{int(x):02d}" for x in said[0]) if said else ""
                good = any(w.date().isoformat() == day for _, _, w in theirs(text, "2013-02-12"))
            right += good
        print(f"{name:10} duckling times and durations {right}/{total} = {right / total:.3f}")


def as_duckling(t: Time, value: str) -> bool:
    found = re.findall(r"\((\d+), (\d+), (\d+), (\d+), (\d+)", value)
    if not found:
        n, unit = re.findall(r"DurationData (\d+) (\w+)", value)[0]
        code = GRAINS[unit]
        return t.value == (f"P{n}{code}" if len(code) == 1 else f"PT{n}{code[1]}")
    y, m, d, h, minute = map(int, found[0])
    clock = (t.value or "").partition("T")[2]
    if "Hour" in value or "Minute" in value:
        return clock[:2] == f"{h:02d}" and (not minute or clock[3:5] == f"{minute:02d}")
    if t.value == "PRESENT_REF" and "Second" in value:
        return True
    first = date(y, m, d)
    low, high = (date.fromisoformat(x[:10]) if x else None for x in (t.earliest, t.latest))
    if "Interval" in value:
        last = date(*map(int, found[1][:3])) - timedelta(days=1)
        return low == first and high is not None and abs((high - last).days) <= 1
    return low is not None and high is not None and low <= first <= high


def speed(files: list[Path]) -> None:
    from dateparser.search import search_dates

    texts = [
        r["content"] for f in files for r in json.loads(zipfile.ZipFile(f).read(zipfile.ZipFile(f).namelist()[0]))
    ][:2000]
    reader, size = TimeReader(Language("ar")), sum(map(len, texts))
    start = time.perf_counter()
    for text in texts:
        reader.read_plain(text, "2015-07-21")
    mine = size / (time.perf_counter() - start)
    start = time.perf_counter()
    for text in texts:
        re.findall(r"\w+", text)
    words = size / (time.perf_counter() - start)
    start, few = time.perf_counter(), texts[:: max(len(texts) // 40, 1)]
    for text in few:
        search_dates(text, languages=["ar"])
    other = sum(map(len, few)) / (time.perf_counter() - start)
    print(
        f"{len(texts)} articles, {size} letters: tawatur {mine:,.0f}/s, \\w+ {words:,.0f}/s ({words / mine:.1f}x), "
        f"dateparser {other:,.0f}/s on {len(few)} of them: {mine / other:.0f}x"
    )


if __name__ == "__main__":
    what, *rest = [a for a in sys.argv[1:] if a != "-v"]
    if what == "recognizers":
        recognizers(Path(rest[0]), "-v" in sys.argv)
    elif what == "duckling":
        duckling(Path(rest[0]), "-v" in sys.argv)
    else:
        speed([Path(r) for r in rest])
