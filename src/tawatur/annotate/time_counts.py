"""What counted times, clock times and repeated times mean: «قبل يومين», «ساعة ونصف», «11:11 م», «كل يوم جمعة»."""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

from tawatur.annotate import calendar
from tawatur.annotate.terms import Term
from tawatur.annotate.time_grammar import ENDS
from tawatur.annotate.time_meanings import At, Found, Meaning, of

HALVES = {4.0: 0.25, 2.0: 0.5}  # a quarter, a half, where the word names the part by how many there are
SMALLER = {"Y": ("M", 12), "M": ("D", 30), "10Y": ("Y", 10), "100Y": ("Y", 100), "TH": ("TM", 60), "TM": ("TS", 60)}
SIZES = ("100Y", "10Y", "Y", "M", "W", "D", "TH", "TM", "TS")  # units from the greatest down
HOUR = "H"  # the code of «the hour»
NEAR = ("Y", "M", "W", "TH", "TM")  # of other units the word for «about» may be the one for «towards»
DECADES, MOST_DECADES = ("10Y", "100Y"), 50
CONTRACTS = ("10Y+",)  # the word for decades is also the one for contracts
SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
GRAIN = calendar.GRAIN | {"TH": "hour", "TM": "minute", "TS": "second"}


class Count(tuple[tuple[float | None, str], ...]):
    """A length of time: (how many, unit) from the greatest unit down; how many is None where the words do not say."""

    @property
    def unit(self) -> str:
        """The smallest unit."""
        return self[-1][1]

    @property
    def value(self) -> str:
        """TIMEX3: P5Y, PT1H30M, PXD."""
        days = "".join(_amount(n, unit) for n, unit in self if not unit.startswith("T"))
        clock = "".join(_amount(n, unit) for n, unit in self if unit.startswith("T"))
        return f"P{days}" + (f"T{clock}" if clock else "")

    @property
    def known(self) -> bool:
        """Whether the words say how many."""
        return all(n is not None for n, _ in self)


def _amount(n: float | None, unit: str) -> str:
    factor = int(unit[:-1] or 1) if unit[:-1].isdigit() else 1
    number = "X" if n is None else f"{n * factor:g}"
    return number + unit[-1]


def _plain(unit: str) -> str:
    return unit.rstrip("+-")


def count_of(f: Found) -> Count | None:
    """How long: a number and its unit, with a half or a smaller unit after it. None when the words are no length."""
    first = _first(f)
    if first is None:
        return None
    parts = [first]
    n, unit = first
    if (half := _half(f, "half")) is not None and n is not None:
        if unit in SMALLER and (half * SMALLER[unit][1]).is_integer() and unit not in ("M", "10Y", "100Y"):
            parts.append((half * SMALLER[unit][1], SMALLER[unit][0]))
        else:
            parts[0] = (n + half, unit)
    elif (more := f.term("u4", "dual2")) is not None:
        one = None if more.value.endswith("+") else 1
        parts.append((2 if f.term("dual2") else f.value("n2") or f.value("after2") or one, _plain(more.value)))
    elif f.term("u5") is not None:
        parts.append((f.value("n3"), _plain(f.value("u5"))))
    if f.term("u6") is not None:
        parts.append((f.value("n4"), _plain(f.value("u6"))))
    return Count(sorted(parts, key=lambda p: SIZES.index(p[1])))


def _first(f: Found) -> tuple[float | None, str] | None:
    if (dual := f.term("dual")) is not None:
        return 2, _plain(dual.value)
    if (unit := f.term("u", "u2", "u3")) is not None and _plain(unit.value) not in SIZES:
        return None  # a season of a sport
    if (unit := f.term("u")) is not None:
        if unit.start > unit.token:
            return None  # «242 of the year» counts no years
        n = f.value("n")
        number = getattr(n, "number", n)
        return (None if isinstance(number, str) else number), _plain(unit.value)
    if (few := f.term("u2")) is not None:
        return None, _plain(few.value)
    unit = f.term("u3")
    if unit is None:
        return None
    after = f.term("after")
    if after is not None:
        return (None if after.code == "q" else after.value), _plain(unit.value)
    return (None if unit.value.endswith("+") else 1), _plain(unit.value)


def _half(f: Found, name: str) -> float | None:
    value = f.value(name)
    return None if value is None else HALVES.get(float(value), float(value))


def _alone(f: Found) -> Term | None:
    """The unit where nothing counts it."""
    return f.term("u3") if f.term("after") is None else None


def ago(f: Found, at: At) -> Meaning | None:
    """«قبل يومين», «بعد ثلاثة أشهر»: as exact as the unit; hung on an event when «من» follows."""
    unit, count = _alone(f), count_of(f)
    if count is None or (unit is not None and unit.definite) or (f.value("dual") or "").endswith("-"):
        return None
    if f.term("after") is not None and f.value("after") != "X" and f.term("u3") is not None:
        return None
    sign = -1 if f.value("dir") == -1 else 1
    if sign > 0 and f.ends_with("a") and at.after not in ENDS:
        return None  # «three weeks after …» is a length and what it is counted from
    hung = f.term("of") is not None or (sign > 0 and f.term("now") is None and not at.future())
    mod = f.value("about")
    if hung:
        return Meaning("DURATION", count.value, granularity=GRAIN[count.unit], mod=mod, anchor="event")
    if not count.known:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning("DATE", value, mod=mod, anchor="published")
    return _away(count, sign, mod, at)


def _away(count: Count, sign: int, mod: str | None, at: At) -> Meaning:
    """So long before or after the reference day, as exact as the smallest unit."""
    if count.unit in SECONDS:
        return _stretch(count, sign, mod, at)
    if at.day is None:
        return Meaning("DATE", None, granularity=GRAIN[count.unit], mod=mod)
    on = at.day
    for n, part in count:
        assert n is not None
        on = _moved(on, part, sign * n)
    return of(calendar.around(on, count.unit), anchor="published", mod=mod)


def from_now(f: Found, at: At) -> Meaning | None:
    """«شهر و21 يوما من الآن»: ahead, but back after «since»."""
    count = count_of(f)
    if count is None or not count.known:
        return None
    return _away(count, -1 if at.before == "c" else 1, f.value("about"), at)


def _moved(on: date, unit: str, n: float) -> date:
    """A day so many units on; parts of a unit in the next smaller one."""
    whole = int(n)
    moved = calendar.shift(on, unit, whole)
    if n != whole and unit in SMALLER:
        smaller, size = SMALLER[unit]
        moved = calendar.shift(moved, smaller, round((n - whole) * size))
    return moved


def _stretch(count: Count, sign: int, mod: str | None, at: At) -> Meaning:
    """A length of time up to the reference day, or from it on."""
    grain = GRAIN[count.unit]
    if at.day is None or not count.known:
        return Meaning("DURATION", count.value, granularity=grain, mod=mod)
    other = at.day
    for n, unit in count:
        assert n is not None
        if unit in SECONDS:
            other += timedelta(days=sign * ceil(n * SECONDS[unit] / 86400))
        else:
            other = _moved(other, unit, sign * n)
    first, last = min(at.day, other), max(at.day, other)
    return Meaning("DURATION", count.value, first, last, grain, mod, "published")


def counted_relative(f: Found, at: At) -> Meaning | None:
    """«الأيام الثلاثة الماضية», «العامين المقبلين», «الـ24 ساعة الأخيرة»: the stretch that ends or begins today."""
    unit = f.term("u", "dual")
    assert unit is not None
    if _plain(unit.value) not in GRAIN:
        return None
    number = f.term("n", "n2")
    if f.term("dual") is not None:
        n: float | None = 2
    elif number is None:
        if not unit.value.endswith("+"):
            return None if f.term("rel") and f.value("rel") != "PAST_REF" else Meaning("DATE", "PAST_REF")
        n = None
    else:
        n = None if number.code == "q" else getattr(number.value, "number", number.value)
    rel = f.value("rel")
    sign = rel if isinstance(rel, int) and rel else -1
    return _stretch(Count([(n, _plain(unit.value))]), sign, f.value("about"), at)


def duration(f: Found, at: At) -> Meaning | None:
    """«خمس سنوات», «ساعة ونصف», «يومين»; a unit alone only after «for» or «since»."""
    unit, count = _alone(f), count_of(f)
    if count is None or (f.value("dual") or "").endswith("-"):
        return None
    if unit is not None and f.bare() and not unit.definite and f.of_definite():
        return None  # «during the days of the campaign» says when, not how long
    meaning = Meaning("DURATION", count.value, granularity=GRAIN[count.unit], mod=f.value("about"))
    if at.before == "C" or f.ends_with("W"):
        return meaning
    if unit is not None and not unit.definite and len(count) == 1 and f.term("after") is None:
        about = f.value("about")
        if about and (about != "APPROX" or unit.value in NEAR) and at.after not in "mFYo":
            return meaning  # «more than a year», «about a week»
        written_with = unit.start > unit.token and at.before not in "&u" and at.after not in "mFY"
        if written_with and unit.value.endswith("+") and unit.value not in CONTRACTS:
            return meaning  # «for years», where the preposition is written with the word
    if (after := f.term("after")) is not None:
        return meaning if _counted_after(f, after) else None
    if f.term("n") is not None and count.unit in DECADES and (count[0][0] or 0) > MOST_DECADES:
        return None  # a number before another word that is written like «decade»
    if unit is not None and len(count) == 1 and (count[0][0] or 0) <= 1 and (at.before not in "vcC" or unit.definite):
        return None
    number = f.term("n")
    pronoun = number is not None and number.value in (1, 2) and number.rule != "figures"
    return None if pronoun and _plain(f.value("u") or "") in ("Y", "M", "D") else meaning


def _counted_after(f: Found, number: Term) -> bool:
    """Whether the number after a unit counts it: «a year one», «the days three», «days few»."""
    unit = f.term("u3")
    assert unit is not None
    if number.code == "q" or (number.value == 1 and not unit.definite):
        return True
    return unit.definite and number.rule != "figures"


def part_of_unit(f: Found, at: At) -> Meaning | None:
    """«نصف ساعة», «ربع قرن»."""
    unit, half = f.term("u", "hour"), _half(f, "half")
    assert unit is not None and half is not None
    if unit.code == HOUR:
        unit = unit._replace(value="TH")
    part = f.term("half")
    whole = unit.definite and unit.value != "TH" and at.before not in "vC"
    if unit.value not in GRAIN or whole or (part is not None and part.definite):
        return None
    if unit.value in SMALLER:
        smaller, size = SMALLER[unit.value]
        return Meaning("DURATION", Count([(round(half * size), smaller)]).value, granularity=GRAIN[smaller])
    return Meaning("DURATION", Count([(half, unit.value)]).value, granularity=GRAIN[unit.value])


# --- repeated, vague ------------------------------------------------------------------------------------------------


def every(f: Found, at: At) -> Meaning | None:
    """«كل يوم جمعة», «كل شهر», «كل 3 سنوات»."""
    if (on := f.value("w")) is not None:
        return Meaning("SET", f"XXXX-WXX-{on[0] + 1}", granularity="day")
    unit = f.term("u", "dual")
    assert unit is not None
    n = 2 if f.term("dual") else f.value("n") or 1
    if (unit.value.endswith("+") and f.term("n") is None) or unit.definite or _plain(unit.value) not in GRAIN:
        return None
    return Meaning("SET", Count([(n, _plain(unit.value))]).value, granularity=GRAIN[_plain(unit.value)])


def repeated(f: Found, at: At) -> Meaning:
    """«السنوي», «يوميا»."""
    return Meaning("SET", f.value("set"))


def vague(f: Found, at: At) -> Meaning | None:
    """«مؤخرا», «حاليا», «الأخيرة»."""
    if not f.value("vague"):
        return None
    return Meaning("DATE", f.value("vague"), anchor="published")


def event(f: Found, at: At) -> Meaning | None:
    """«بعد سقوط …», «خلال الاتصال»: hung on an event, with no date made up.

    An event that is neither a change everybody knows of nor a known one is none to count from.
    """
    noun = f.term("event")
    assert noun is not None
    if not (noun.value or noun.definite or f.term("during") is not None):
        return None
    return Meaning("DATE", None, anchor="event")
