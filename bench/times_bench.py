"""Measure the readers of times on cases that others wrote: spans and values, beside dateparser.

    python bench/times_bench.py recognizers FOLDER [-v]   # Specs of Recognizers-Text, its folder DateTime/Arabic
    python bench/times_bench.py duckling FILE [-v]        # examples.jsonl
    python bench/times_bench.py antcorpus FILE [-v]       # antcorpus_v1.1.tar.gz
    python bench/times_bench.py speed FILE…               # zips of JSON lists with `content`

Many cases are commands to an assistant («I will be back at 7»). Figures are given over all cases and without those
of `quality/recognizers_aside.jsonl`; cases that no implementation of theirs passes (`NotSupported` names dotnet) stand
apart. Of spans a leading preposition is dropped on both sides. In ANTcorpus «today» stands beside a weekday, and dates
beside their weekday: the reader must find both, and they must agree. `-v` prints what does not fit.

Every figure stands twice where the two differ, strict and lenient. What the lenient one lets pass, and why:
- spans: a leading «day» or «this day» too, which our contract takes into a span and theirs leaves out;
- values: a stretch whose first day is theirs, whatever its last, for they count on to the day after and we do not;
  lengths that differ by 2 % (a year of 360 or of 365 days) or begin a day apart (from now, or from tomorrow);
- Duckling: a time that holds theirs, for theirs are moments even where the words name a day or a month; stretches whose
  last days differ by one; a clock time without the minutes that theirs has as zero;
- both: SET and vague words of ours are not counted as said in recognizers, whose specs of dates leave them out.
Duckling's cases are phrases of a speaker who looks ahead: each is read after a word of the future, in both figures.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
import time
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.annotate.times import TimeReader
from tawatur.language import Language
from tawatur.model import Time

warnings.filterwarnings("ignore")
Reader = Callable[[str, str], list[tuple[int, int, Any]]]
WEEKDAYS = "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد"
PREPOSITIONS = "في|من|إلى|الى|عند|منذ|خلال|حتى|بين|ما بين|لمدة|طوال"
STRICT_LEAD = re.compile(rf"^(?:(?:{PREPOSITIONS})\s+)+")
LEAD = re.compile(rf"^(?:(?:{PREPOSITIONS}|هذا(?= يوم)|[وفبلك]?يوم)\s+)+")
DATES = (
    "DateExtractor", "DateParser", "DatePeriodExtractor", "DatePeriodParser", "DurationExtractor", "DurationParser",
    "HolidayExtractor", "HolidayParser", "TimeExtractor", "TimeParser", "TimePeriodExtractor", "TimePeriodParser",
)  # fmt: skip


FAILING = (
    "DateTimeExtractor", "DateTimeParser", "DateTimePeriodExtractor", "DateTimePeriodParser", "SetExtractor",
    "SetParser", "MergedExtractor",
)  # fmt: skip
AHEAD = "سيصل "  # what puts a phrase of a few words into the future


def trimmed(text: str, start: int, end: int, pattern: re.Pattern[str] = LEAD) -> tuple[int, int]:
    """A span without a leading preposition and edge marks."""
    while start > 0 and text[start - 1].isalpha():
        start -= 1  # what we take off, the letter before a word, they leave on
    lead = pattern.match(text[start:end])
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
    if got.type == "DURATION":
        return same_length(got, timex, allowed)
    if timex and got.value and (got.value == timex or (timex.startswith("XXXX") and got.value[4:] == timex[4:])):
        return got.value == timex or got.value[:4] in {day[:4] for day in allowed}
    if got.type == "TIME":
        ends = [end.partition("T")[2] for end in (got.value or "").split("/")]
        if all(end[:1].isdigit() for end in ends):
            due = re.findall(r"T(\d\d(?::\d\d)*)", timex.split("PT")[0])
            return [full(end) for end in ends] == [full(end) for end in due[: len(ends)]]
    return bool(got.earliest) and got.earliest[:10] in allowed


def strictly_right(got: Any, expected: dict[str, Any]) -> bool:
    """Whether a value is theirs to the letter, or has the first and the last day of one of their readings."""
    timex = expected.get("Timex", "")
    if isinstance(got, datetime) or got.type == "TIME":
        return value_right(got, expected)
    if got.type == "DURATION":
        mine, their = amount(got.value), amount(timex.rstrip(")").rpartition(",")[2])
        return (
            mine is not None and mine == their and (not got.earliest or not days_of(expected) or began(got, expected))
        )
    if timex and got.value == timex:
        return True
    return bool(got.earliest) and (got.earliest[:10], got.latest[:10]) in ends_of(expected)


def began(got: Time, expected: dict[str, Any]) -> bool:
    return (got.earliest or "")[:10] in days_of(expected)


def ends_of(value: dict[str, Any]) -> set[tuple[str, str]]:
    """The first and the last day of each reading; theirs end on the last day or on the one after."""
    found = set()
    for key in ("FutureResolution", "PastResolution"):
        said = value.get(key) or {}
        if "date" in said:
            found.add((said["date"], said["date"]))
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", said.get("endDate", "")) and "startDate" in said:
            after = date.fromisoformat(said["endDate"])
            found |= {(said["startDate"], day.isoformat()) for day in (after, after - timedelta(days=1))}
    return found


def full(clock: str) -> str:
    """A clock time with its minutes."""
    return clock if ":" in clock else f"{clock}:00"


def same_length(got: Time, timex: str, allowed: set[str]) -> bool:
    """Whether a duration is as long as theirs and, where both have days, begins within a day of theirs."""
    mine, their = amount(got.value), amount(timex.rstrip(")").rpartition(",")[2])
    if mine is None or their is None or abs(mine - their) > 0.02 * their:  # a year of 360 or 365 days
        return False
    if not (got.earliest and allowed):
        return True
    first = date.fromisoformat(got.earliest[:10])
    return any(abs((date.fromisoformat(day) - first).days) <= 1 for day in allowed if len(day) == 10)


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


class Scores(NamedTuple):
    """F1 of spans, the share of right values where the span is found and a value is due, both again by the strict
    measure, and how many cases."""

    spans: float
    values: float
    strict_spans: float
    strict_values: float
    cases: int


def set_aside(name: str) -> set[Any]:
    """The cases of a set that are set aside: FILE#INDEX, or the number of the line."""
    lines = (Path(__file__).parent / "quality" / f"{name}_aside.jsonl").read_text("utf-8").splitlines()
    return {json.loads(line)["case"] for line in lines}


def cases_of(folder: Path, names: Iterable[str], room: str) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """(id, whether theirs fails it too, the case) of the files that are there."""
    for name in names:
        for number, case in enumerate(json.loads((folder / f"{name}.json").read_text("utf-8-sig"))):
            yield f"{room}/{name}#{number}", "dotnet" in (case.get("NotSupported") or "").lower(), case


def recognizer_groups(folder: Path, read: Reader, verbose: bool) -> dict[str, Scores]:
    """The scores over all cases, without those set aside, and over the cases that theirs fails too."""
    out, left = {}, set_aside("recognizers")
    supported = [(i, c) for i, fails, c in cases_of(folder, DATES, "DateTime") if not fails]
    failing = [(i, c) for i, fails, c in cases_of(folder, (*DATES, *FAILING), "DateTime") if fails]
    groups = {
        "all": [c for _, c in supported],
        "aside": [c for i, c in supported if i not in left],
        "dotnet": [c for _, c in failing],
    }
    for name, cases in groups.items():
        lenient, strict = (dict.fromkeys(("said", "due", "span", "valued", "value"), 0) for _ in range(2))
        for case in cases:
            score(case, read, lenient, verbose and name == "aside")
            score(case, read, strict, False, STRICT_LEAD, strictly_right)
        out[name] = Scores(*shares(lenient), *shares(strict), len(cases))
    return out


def shares(counts: dict[str, int]) -> tuple[float, float]:
    """F1 of spans, and the share of right values."""
    f1 = 2 * counts["span"] / max(counts["said"] + counts["due"], 1)
    return f1, counts["value"] / max(counts["valued"], 1)


def score(
    case: dict[str, Any],
    read: Any,
    counts: dict[str, int],
    verbose: bool,
    lead: re.Pattern[str] = LEAD,
    right_value: Callable[[Any, dict[str, Any]], bool] = value_right,
) -> None:
    text, day = case["Input"], (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
    got = {trimmed(text, a, b, lead): value for a, b, value in read(text, day) if not is_vague(value)}
    due = {}
    for result in case["Results"]:
        start = text.find(result["Text"])
        due[trimmed(text, start, start + len(result["Text"]), lead)] = result.get("Value")
    counts["said"] += len(got)
    counts["due"] += len(due)
    for span, value in due.items():
        if span in got:
            counts["span"] += 1
            if isinstance(value, dict) and (value.get("Timex") or days_of(value)):
                counts["valued"] += 1
                right = right_value(got[span], value)
                counts["value"] += right
                if verbose and not right:
                    print("VALUE", text, "|", got[span].value, got[span].earliest, "|", value["Timex"])
    if verbose and set(due) != set(got):
        print("SPAN", text, "| due", [text[a:b] for a, b in due], "| got", [text[a:b] for a, b in got])


def is_vague(value: Any) -> bool:
    """Whether a time is one of those that their specs of dates leave out: «recently», «weekly»."""
    return getattr(value, "rule", "") == "time:vague" or getattr(value, "type", "") == "SET"


GRAINS = {"Second": "TS", "Minute": "TM", "Hour": "TH", "Day": "D", "Week": "W", "Month": "M", "Year": "Y"}


class Found(NamedTuple):
    """Shares of times and durations that are found with their value: lenient and strict."""

    lenient: float
    strict: float


def duckling(file: Path, read: Reader, verbose: bool) -> tuple[Found, Found]:
    """The shares of all, and of those that are not set aside."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    left, right = set_aside("duckling"), []
    for number, row in enumerate(rows):
        if row["kind"] not in ("Time", "Duration"):
            continue
        found = [value for _, _, value in read(AHEAD + row["text"], "2013-02-12")]
        lenient, strict = (any(as_duckling(v, row["value"], exact) for v in found) for exact in (False, True))
        right.append((number in left, lenient, strict))
        if verbose and not right[-1][1]:
            print("DUCK", row["text"], "|", row["value"], "|", [getattr(v, "value", v) for v in found])
    every, rest = right, [row for row in right if not row[0]]
    a, b = (Found(*(sum(row[i] for row in rows_) / len(rows_) for i in (1, 2))) for rows_ in (every, rest))
    return a, b


def antcorpus(file: Path, verbose: bool) -> tuple[float, int, float, int]:
    """(share of «today X» that agree, how many, share of «X d month y» that agree, how many)."""
    reader = TimeReader(Language("ar"))
    today, dated = [0, 0], [0, 0]
    with tarfile.open(file) as archive:
        for member in archive:
            if not member.name.endswith(".txt") or (content := archive.extractfile(member)) is None:
                continue
            text = content.read().decode("utf-8")
            day = header_day(text)
            if day is None:
                continue
            for found in re.finditer(rf"(?:اليوم|يوم) (?P<weekday>{WEEKDAYS})(?P<date> \d{{1,2}} \w+ \d{{4}})?", text):
                line = text[found.start() : text.find("\n", found.start())]
                times = reader.read_plain(line, day)
                first = times[0] if times and times[0].span.start == 0 else None
                right = first is not None and first.earliest is not None and agrees(first.earliest, found["weekday"])
                counts = dated if found["date"] else today
                counts[0] += right
                counts[1] += 1
                if verbose and not right:
                    print("ANT", day, found[0], "|", first and first.value)
    return today[0] / today[1], today[1], dated[0] / dated[1], dated[1]


def header_day(text: str) -> str | None:
    """The day in the header of a page, as 2016-07-02 or 02/07/2016."""
    said = re.search(r"<TIME>(?:(\d{4})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4}))", text)
    if said is None:
        return None
    return "-".join(said.group(1, 2, 3)) if said[1] else "-".join(said.group(6, 5, 4))


def agrees(day: str, weekday: str) -> bool:
    """Whether an ISO day is that weekday."""
    return WEEKDAYS.split("|").index(weekday) == date.fromisoformat(day[:10]).weekday()


def as_duckling(t: Any, value: str, exact: bool) -> bool:
    """Whether a value is theirs; `exact`: as exact as theirs, with the same first and last day."""
    found = re.findall(r"\((\d+), (\d+), (\d+), (\d+), (\d+)", value)
    if isinstance(t, datetime):
        return bool(found) and t.date().isoformat() == "-".join(f"{int(x):02d}" for x in found[0][:3])
    if not found:
        n, unit = re.findall(r"DurationData (\d+) (\w+)", value)[0]
        code = GRAINS[unit]
        return t.value == (f"P{n}{code}" if len(code) == 1 else f"PT{n}{code[1]}")
    y, m, d, h, minute = map(int, found[0])
    clock = (t.value or "").partition("T")[2]
    if clock[:1].isdigit():
        return at_clock(t, clock.partition("/")[0], h, minute, exact)
    if t.value == "PRESENT_REF" and "Second" in value:
        return True
    first = date(y, m, d)
    low, high = (date.fromisoformat(x[:10]) if x else None for x in (t.earliest, t.latest))
    if "Interval" in value and "Hour" not in value:
        last = date(*map(int, found[1][:3])) - timedelta(days=1)
        if t.type == "DURATION":  # from now, or from the next whole unit
            same = amount(t.value) == ((last - first).days + 1) * 86400
            return same and low is not None and abs((low - first).days) < 7
        return low == first and high is not None and abs((high - last).days) <= (0 if exact else 1)
    if low is None or high is None or not low <= first <= high:
        return False
    return not exact or (low == first and f" {(t.granularity or '').capitalize()}" in value)


def at_clock(t: Time, clock: str, hour: int, minute: int, exact: bool) -> bool:
    """Whether a clock time is theirs, which is two hours behind Greenwich where a zone is named."""
    if t.earliest and t.earliest[19:]:
        moved = datetime.fromisoformat(t.earliest).astimezone(timezone(timedelta(hours=-2)))
        return (moved.hour, moved.minute) == (hour, minute)
    minutes = clock[3:5] or ("00" if exact else "")
    return clock[:2] == f"{hour:02d}" and ((not minute and not exact) or minutes == f"{minute:02d}")


SLOW = 10  # dateparser reads every so-manieth of the articles, for it takes minutes for a hundred


def articles(files: list[Path]) -> list[str]:
    """The first two thousand texts of archives of JSON lists."""
    rows = (r for f in files for r in json.loads(zipfile.ZipFile(f).read(zipfile.ZipFile(f).namelist()[0])))
    return [row["content"] for row in rows if row["content"]][:2000]


def speeds(files: list[Path]) -> tuple[float, float]:
    """Characters a second, ours and dateparser's, on the same articles."""
    from dateparser.search import search_dates

    reader, few = TimeReader(Language("ar")), articles(files)[::SLOW]
    mine = rate(few, lambda text: reader.read_plain(text, "2015-07-21"))
    return mine, rate(few, lambda text: search_dates(text, languages=["ar"]))


def speed(files: list[Path]) -> None:
    """Prints the speeds, ours on all the articles too."""
    texts, reader = articles(files), TimeReader(Language("ar"))
    every = rate(texts, lambda text: reader.read_plain(text, "2015-07-21"))
    words = rate(texts, lambda text: re.findall(r"\w+", text))
    mine, theirs_ = speeds(files)
    print(f"{len(texts)} articles, {sum(map(len, texts))} letters: tawatur {every:,.0f}/s, \\w+ {words:,.0f}/s")
    print(f"every {SLOW}th: tawatur {mine:,.0f}/s, dateparser {theirs_:,.0f}/s, {mine / theirs_:.0f} times as fast")


def rate(texts: list[str], read: Callable[[str], Any]) -> float:
    """Characters a second of processor time, which the load of the machine does not change."""
    start = time.process_time()
    for text in texts:
        read(text)
    return sum(map(len, texts)) / (time.process_time() - start)


def main(what: str, paths: list[Path], verbose: bool) -> None:
    reader = TimeReader(Language("ar"))
    for name, read in (("tawatur", partial(ours, reader)), ("dateparser", theirs)):
        if what == "recognizers":
            for group, s in recognizer_groups(paths[0], read, verbose and name == "tawatur").items():
                print(
                    f"{name:10} {group:7} {s.cases:4}: spans F1 {s.strict_spans:.3f} strict, {s.spans:.3f} lenient"
                    f"; values given span {s.strict_values:.3f} strict, {s.values:.3f} lenient"
                )
        elif what == "duckling":
            for group, d in zip(("all", "aside"), duckling(paths[0], read, verbose and name == "tawatur"), strict=True):
                print(f"{name:10} {group:7} times and durations {d.strict:.3f} strict, {d.lenient:.3f} lenient")
    if what == "antcorpus":
        print(
            "«today» with weekday {:.4f} of {}, dates with weekday {:.4f} of {}".format(*antcorpus(paths[0], verbose))
        )
    elif what == "speed":
        speed(paths)


if __name__ == "__main__":
    what_, *rest_ = [a for a in sys.argv[1:] if a != "-v"]
    main(what_, [Path(r) for r in rest_], "-v" in sys.argv)
