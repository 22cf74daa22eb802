"""What clock times and parts of the day mean: «11:11 م», «السابعة والنصف صباحا», «من الرابعة إلى الخامسة مساء».

A clock time has no day of its own: its value begins with T until it is put on the day named beside it.
"""

from __future__ import annotations

import re

from tawatur.annotate.numbers import Feminine
from tawatur.annotate.terms import Term
from tawatur.annotate.time_counts import HALVES
from tawatur.annotate.time_grammar import ENDS
from tawatur.annotate.time_meanings import At, Found, Meaning, part_code

MIDNIGHT = "00:00"
AFTERNOON = {"PM", "AF", "EV"}
FIRST_ALONE = 3  # the first and the second are more often the first and second thing than one and two o'clock


def clock(f: Found, at: At) -> Meaning | None:
    """«11:11 م», «بعد الظهر 7:00»; the day comes from the date beside it, later."""
    parts = [int(p) for p in f.value("clock").split(":")]
    return _meaning(_time(parts[0], parts[1:], part_code(f.value("half"))), f)


def hour(f: Found, at: At) -> Meaning | None:
    """«الساعة الثالثة والنصف عصرا», «الساعة 8 إلا ربعا», «مساء الساعة 7»."""
    half, number = f.term("half"), f.term("hour")
    before = half is not None and number is not None and half.start < number.start
    if before and f.term("word") is None and not (at.after in ENDS and _is_hour(number)):
        return None  # «the evening of 7 …»: what is counted follows
    on, minutes = _hour(f)
    return None if on is None else _meaning(_time(on, minutes, part_code(f.value("half"))), f)


def hour_half(f: Found, at: At) -> Meaning | None:
    """«8 مساء», «7 ص» without the word for the hour; the one letter for p.m. is more often that of a metre there."""
    half = f.term("half")
    letter = half is not None and half.value == "PM" and half.end - half.start == 1
    return None if letter and f.term("zone") is None else hour(f, at)


def _is_hour(number: Term | None) -> bool:
    """Whether a number without the word for the hour is one: figures, or an ordinal in the feminine."""
    return number is not None and (number.rule == "figures" or isinstance(number.value, Feminine))


def hour_named(f: Found, at: At) -> Meaning | None:
    """«الثامنة والنصف»; an hour alone only where nothing follows: «في السابعة»."""
    if not isinstance(f.value("hour"), Feminine) or not f.term("hour").definite:  # type: ignore[union-attr]
        return None
    exact = f.term("frac", "lfrac", "lmin") is not None
    if not exact and not (f.term("zone") is not None or (at.before == "i" and at.after in ENDS)):
        return None
    on, minutes = _hour(f)
    if on is None or (not exact and on < FIRST_ALONE):
        return None
    return _meaning(_time(on, minutes, None), f)


def hour_figures(f: Found, at: At) -> Meaning | None:
    """«1140 صباحا»: hours and minutes in one number."""
    said = f.term("figures")
    number = getattr(f.value("figures"), "number", f.value("figures"))
    if said is None or said.rule != "figures" or not isinstance(number, int) or not 100 <= number < 2400:
        return None
    return _meaning(_time(number // 100, [number % 100], part_code(f.value("half"))), f)


def minutes_to(f: Found, at: At) -> Meaning | None:
    """«ثلاث دقائق قبل الخامسة والنصف»."""
    on, less = f.value("hour"), f.value("min")
    if not isinstance(on, Feminine) or not f.value("u").startswith("TM"):
        return None
    minutes = on * 60 + round((_fraction(f, "frac") or 0) * 60) - less
    return _meaning(_time(minutes // 60 % 24, [minutes % 60], None), f)


def _hour(f: Found, side: str = "") -> tuple[int | None, list[int]]:
    """The hour and the minutes that are said; no hour where the words are none."""
    said, minutes = f.term(f"hour{side}"), []
    if said is None or (said.code == "o" and not isinstance(said.value, Feminine)):
        return None, []
    on = int(said.value)
    if (past := f.value(f"min{side}")) is not None:
        minutes = [int(past)]
    if (part := _fraction(f, f"frac{side}")) is not None:
        minutes = [round(part * 60) - int(f.value("sub") or 0)]
    less = _fraction(f, f"lfrac{side}")
    if less is not None or (past := f.value(f"lmin{side}")) is not None:
        on, minutes = on - 1, [60 - (round(less * 60) if less is not None else int(past))]
    return (on if 0 <= on <= 24 else None), minutes


def _fraction(f: Found, name: str) -> float | None:
    value = f.value(name)
    return None if value is None else HALVES.get(float(value), float(value))


def _time(on: int, parts: list[int], half: str | None) -> str | None:
    """T and the clock time on 24 hours; None when no clock shows it."""
    if (half in AFTERNOON and on < 12) or (half == "MI" and on < 6) or (half == "NI" and 6 <= on < 12):
        on += 12
    elif half in ("AM", "MO", "NI") and on == 12:
        on = 0
    if not 0 <= on < 24 or any(not 0 <= part < 60 for part in parts):
        return None
    return "T" + ":".join(f"{part:02d}" for part in (on, *parts))


def on_day(value: str, day: str) -> str:
    """A clock time, or two of a stretch, with the day beside it; «the evening» of that day holds for the hour too."""
    date_, _, part = day.partition("T")
    ends = []
    for end in value.split("/"):
        on, *minutes = (int(p) for p in end[1:].split(":"))
        ends.append(f"{date_}{_time(on, minutes, part) or end}")
    return "/".join(ends)


def _meaning(value: str | None, f: Found) -> Meaning | None:
    if value is None:
        return None
    grain = ("hour", "minute", "second")[value.partition("/")[0].count(":")]
    return Meaning("TIME", value, granularity=grain, zone=f.value("zone") or "")


# --- stretches ------------------------------------------------------------------------------------------------------


def clock_range(f: Found, at: At) -> Meaning | None:
    """«من الرابعة إلى الخامسة مساء», «14:00-16:30»: the half of the day that one side names holds for the other."""
    if f.term("and") is not None and at.before != "b":
        return None
    if not _is_clock(f, at):
        return None
    halves = [part_code(f.value(f"half{side}")) for side in "12"]
    ends = [_side(f, side, half) for side, half in zip("12", halves, strict=True)]
    if None in ends:
        return None
    if halves[0] is None and halves[1] is not None:
        earlier = _side(f, "1", halves[1])
        ends[0] = earlier if earlier is not None and earlier < str(ends[1]) else ends[0]
    elif halves[1] is None and halves[0] is not None:
        later = _side(f, "2", halves[0])
        ends[1] = later if later is not None and later > str(ends[0]) else ends[1]
    return _meaning(f"{ends[0]}/{ends[1]}", f)


def _is_clock(f: Found, at: At) -> bool:
    """Whether one side at least can be nothing but a time of the day."""
    if f.term("word1", "word2", "half1", "half2") is not None:
        return True
    clocks = [f.term(f"clock{side}") is not None for side in "12"]
    if all(clocks):
        return True
    named = all(isinstance(f.value(f"hour{side}"), Feminine) for side in "12") and f.term("and") is None
    return at.before in "fb" and at.after in ENDS and (any(clocks) or named)


def _side(f: Found, side: str, half: str | None) -> str | None:
    if (said := f.value(f"clock{side}")) is not None:
        parts = [int(p) for p in re.findall(r"\d+", said)]
        return _time(parts[0], parts[1:], half)
    on, minutes = _hour(f, side)
    return None if on is None else _time(on, minutes, half)


# --- parts of the day -----------------------------------------------------------------------------------------------


def part_of_day(f: Found, at: At) -> Meaning | None:
    """«في الصباح الباكر», «بعد الظهر», «في وقت متأخر من الليل», «منتصف الليل»."""
    term = f.term("lone")
    assert term is not None
    framed = f.term("edge", "vague", "early") is not None
    several = " " in term.rule or (term.definite and "@" in term.value)
    if not (several or (term.definite and (framed or (at.before == "i" and at.after in ENDS)))):
        return None
    code, _, at_clock = term.value.partition("@")
    if code == "NI" and f.value("edge") == "MID":
        at_clock = MIDNIGHT
    if not several and (code == "AF" or (code == "MI" and f.term("edge") is None)):
        return None  # «the age», «the back»
    if at_clock and (not framed or f.value("edge") == "MID"):
        return Meaning("TIME", f"T{at_clock.removesuffix(':00')}", granularity="hour")
    return Meaning("TIME", f"T{code}", granularity="part", mod=f.value("edge", "early"))
