"""The grammar of time expressions, over the codes of terms.

Codes: m month, w weekday, s u y k units of time (month, other, year, day), U two of a unit, n o Y N numbers (1 to 31,
ordinal, year, other), q a few, r last or next, A the one before or after, z recent, h this, W whole, Z the rest of,
d today and its neighbours, p part of the day, K early or late in it, L a night, M am or pm, e start, middle or end,
D weekend, f of, i in, t to, b between, g before, a after, G ago, c since, v during, C throughout, = corresponding to,
* every, H hour, @ half or quarter, < less, Q quarter or half of a year, I the so-manieth day, E era, T zone, ~ about,
J repeated, V vague, 0 read over, B earlier or later within, X then, S season, O decade, F feast, l the article alone,
& and, 1 to 4 figures, j event, x other; signs stand for themselves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# class of time_words.tsv -> code
CODES = {
    "unit": "u", "year": "y", "day-word": "k", "month-word": "s", "dual": "U", "relative": "r", "recent": "z",
    "this": "h", "few": "q", "day": "d", "part": "p", "night": "L", "half-day": "M", "edge": "e", "weekend": "D",
    "of": "f", "in": "i", "to": "t", "between": "b", "ago": "g", "later": "a", "ago-after": "G", "since": "c",
    "during": "v", "as-of": "=", "every": "*", "hour-word": "H", "half": "@", "less": "<", "third": "Q", "era": "E",
    "about": "~", "about-either": "~", "repeated": "J", "vague": "V", "vague-of": "B", "then": "X", "season": "S",
    "decade": "O",
    "article": "l", "and": "&", "other": "x", "future": "x", "event": "j", "part-of-event": "x", "sequel": "A",
    "whole": "W", "rest": "Z", "throughout": "C", "nth-day": "I", "early": "K", "skipped": "0",
}  # fmt: skip

_YEAR = r"(?:(?:[,/-]|[fi]?y|f)?(?P<year>Y)|,?[fi]?(?:h(?P<yu>y)|(?P<yu2>y)(?P<yr>r))|f?(?P<same>X))"
_OFYEAR = rf"(?:{_YEAR})?"
_HEAD = (
    r"(?:(?P<part>p)?(?P<deictic>d)(?:[,.-]?k?(?P<w1>w)[,-]?|[,.-]?[(/]k?(?P<w2>w)[)/]|[,-])?(?:=|[,-])?"
    r"|(?P<part2>p)?k?(?P<w3>w)[,-]?(?P<wrel>r)?=?|\((?P<w4>w)\)|(?P<part3>p)?k|(?P<part4>p))?"
)
_ARTICLE = "(?:(?<=[wkp])l)?"  # it may stand alone before the figures of a day
_MONTH = r"s?(?P<month>m)"
# a month by its name, or as this or the last one
_WHICH = rf"(?:[fi]?{_MONTH}(?P<rel>r)?{_OFYEAR}|[fi]?(?:(?P<this>h)s|s(?P<srel>r)))"
_TO = r"(?:t|-|(?P<and>&))"
_COUNT = r"(?:(?P<n>[nNY])(?P<u>[yksu])|(?P<few>q)(?P<u2>[yksu])|(?P<dual>U)|(?P<u3>[yksu])(?P<after>n|q)?)"
_MORE = (
    r"(?:&(?:(?P<half>[@Q])(?P<again>[yksuH])?(?![Yrm])|(?P<n2>n)?(?P<u4>[yksu])(?![YrmNo])(?P<after2>n)?|(?P<dual2>U))"
    r"|,?(?P<n3>n)(?P<u5>[yksu])(?![Yrm]))?(?:[,&]?(?P<n4>n)(?P<u6>[yksu])(?![Yrm]))?"
)
_PAST = r"(?:&(?:(?P<min>[nN])u?|(?P<frac>[@Q])(?:<(?P<sub>n)u)?)|<(?:(?P<lfrac>[@Q])|(?P<lmin>n)u))"
_HALF = r"(?:[fi](?!p[dkwh]))?(?P<half>[Mp])"
_ZONE = r"(?:\(?(?P<zone>T)(?![!-][nNY])\)?)?"  # not where an offset from it follows: «GMT+4»

_INSIDE = (
    r"(?:(?P<part>p)?(?P<deictic>d)(?:k?(?P<w1>w)|[(/]k?(?P<w2>w)[)/])?|h(?P<u>[yksu])|(?P<u2>[yksu])(?P<rel>r)"
    r"|(?P<part2>p)?k?(?P<w>w)(?P<wrel>r)?)"
)


def _clock(side: str) -> str:
    """One side of a stretch of hours."""
    past = rf"(?:&(?:(?P<min{side}>[nN])u|(?P<frac{side}>[@Q]))|<(?:(?P<lfrac{side}>[@Q])|(?P<lmin{side}>n)u))?"
    half = rf"(?:(?:[fi](?!p[dkwh]))?(?P<half{side}>[pM]))?"
    return rf"(?P<word{side}>H)?(?:(?P<clock{side}>2)|(?P<hour{side}>[no]){past}){half}"


class Rule(NamedTuple):
    """A form of time expression: its name, the codes it may begin with, its pattern, the reader of its meaning."""

    name: str
    starts: str
    pattern: re.Pattern[str]
    meaning: str


def _rule(name: str, meaning: str, starts: str, pattern: str) -> Rule:
    return Rule(name, starts, re.compile(pattern), meaning)


RULES = [
    # days
    _rule("day-range", "day_range", "noUk",
        rf"(?P<pair>U|k)?(?P<a>[no]){_TO}(?P<b>[no])[-/]?f?{_MONTH}(?P<rel>r)?(?:,?{_YEAR})?"),
    _rule("range-day", "day_range", "ms",
        rf"s?(?P<month>m)(?P<between>b)?(?P<a>[no]){_TO}(?P<b>[no])(?:,?(?P<year>Y))?"),
    _rule("days-of-this", "day_range", "noUk",
        rf"(?P<pair>U|k)?(?P<a>[no]){_TO}(?P<b>[no])[fi]?(?:(?P<this>h)s|s(?P<srel>r))"),
    _rule("days-of-the-same", "day_range", "Uk", rf"(?P<pair>U|k)(?P<a>[no]){_TO}(?P<b>[no])f(?P<same>X)"),
    _rule("day-month", "day_of_month", "dpwkno(",
        rf"{_HEAD}{_ARTICLE}(?P<day>[no])[-/.]?f?{_MONTH}[-.]?(?P<rel>r)?{_OFYEAR}"),
    _rule("yearly", "yearly", "kno", rf"k?(?P<day>[no])[-/.]?f?{_MONTH}f?\*(?P<u>y)"),
    _rule("month-day", "day_of_month", "dpwkms(",
        rf"{_HEAD}{_MONTH}(?P<day>[no])(?:[,f]?(?P<year>Y)|(?=[.,!:)\nt-]|$))"),
    _rule("year-month-day", "day_of_month", "Y", r"(?P<year>Y)[.,-]?(?P<month>m)[.,-]?(?P<day>n)"),
    _rule("day-of-this", "day_of_relative_month", "dpwkno(",
        rf"{_HEAD}{_ARTICLE}(?P<day>[no])f?(?:(?P<rel>r)(?!r)|(?P<this>h)s|s(?P<rel2>r)|(?P<same>X))"),
    _rule("nth-day", "nth_day", "Ioke",
        rf"(?:(?P<nth>I)|(?P<o>[oe])k|k(?P<o2>o)|(?P<o3>o)(?P<days>u)){_WHICH}"),
    _rule("figures", "figures", "dpwk(1", rf"{_HEAD}(?P<figures>1)(?P<era>[EM])?"),
    _rule("day-month-figures", "short_figures", "dpwk(3", rf"{_HEAD}(?P<figures>3)(?:,(?P<year>Y))?"),
    _rule("day-month-dashed", "dashed_figures", "n", r"(?P<a>n)-(?P<b>n)(?=[.,!)\n]|$)"),
    _rule("year-month-figures", "month_figures", "4", r"(?P<figures>4)"),
    _rule("deictic", "deictic", "dp",
        r"(?P<part>p)?[fi]?(?P<deictic>d)(?:[,.-]?k?(?P<w1>w)|[,.-]?[(/]k?(?P<w2>w)[)/]|(?P<drel>r))?"
        r"(?P<part2>p)?(?!ur)"),
    _rule("this-part", "this_part", "h", r"h(?P<part>p)"),
    _rule("part-weekday", "weekday", "pk", r"(?:(?P<part>p)k?|k)\((?P<w>w)\)"),
    _rule("weekday-deictic", "deictic", "wk", r"k?(?P<w1>w)\((?P<deictic>d)\)"),
    _rule("night", "night", "Le", r"(?:ef?)?(?P<night>L)(?:k?(?P<w1>w)|\((?P<w2>w)\))?"),
    _rule("weekday", "weekday", "pwkhr",
        r"(?:h|(?P<rel2>r))?(?:(?P<part>p)i?)?k?(?P<w>w)(?:(?P<rel>[rA])|(?=&k?w(?P<pairrel>r))|f?(?:(?P<week>u)"
        r"(?P<wrel>r)|h(?P<week2>u)))?(?P<part2>p)?"),
    _rule("week-weekday", "weekday", "uh", r"(?:(?P<week>u)(?P<wrel>r)|h(?P<week2>u))k?(?P<w>w)"),
    _rule("weekday-range", "weekday_range", "wk", r"k?(?P<w>w)t(?=k?w(?P<rel>r)?)k?(?P<w2>w)r?"),
    _rule("week-weekdays", "weekday_range", "uh",
        r"(?:(?P<week>u)(?P<wrel>r)|h(?P<week2>u))[bf]k?(?P<w>w)(?:t|&)k?(?P<w2>w)"),
    _rule("weekday-number", "weekday_number", "wk", r"k?(?P<w>w)i?(?P<day>[no])(?=[.!)\nt]|$)"),
    _rule("day-number", "day_number", "kn", r"(?P<word>k)?(?P<day>n)(?=[.!)\n]|$)"),
    _rule("then", "then", "X", rf"(?P<then>X)(?:v?{_YEAR})?"),
    _rule("within", "within", "B", rf"(?P<vague>B)(?:[fi]?{_INSIDE})?"),
    _rule("vaguely-within", "within", "V", rf"(?P<vague>V)[fi]{_INSIDE}"),
    _rule("weekday-of-month", "weekday_of_month", "owk", rf"(?:k?(?P<w>w)(?P<o>[oz])|(?P<o2>[oe])k?(?P<w2>w)){_WHICH}"),
    # longer stretches
    _rule("week-of-month", "week_of_month", "uoe", rf"(?:(?P<u>u)(?P<o>[oez])|(?P<o2>[oe])(?P<u2>u)){_WHICH}"),
    _rule("week-of-year", "week_of_year", "uo", rf"(?:(?P<u>u)(?P<o>o)|(?P<o2>o)(?P<u2>u))f?{_YEAR}"),
    _rule("century", "century", "eu", r"(?P<edge>e)?f?(?P<u>u)(?P<o>o)(?P<era>E)?"),
    _rule("month", "month", "esmhr", rf"(?P<edge>e)?f?(?:(?P<this>h)|(?P<rel2>r))?{_MONTH}(?P<rel>r)?{_OFYEAR}"),
    _rule("month-range", "month_range", "mU",
        rf"(?P<pair>U)?(?P<a>m){_TO}(?P<b>m)(?P<rel>r)?{_OFYEAR}"),
    _rule("year", "year", "eyYU", r"(?P<edge>e)?f?(?:(?P<word>y)(?P<year>[YN])|(?P<pair>U)?(?P<year2>Y))"),
    _rule("year-range", "year_range", "UyY", r"(?:(?P<pair>U)|y)?(?P<a>Y)(?:-|/|t|(?P<and>&))(?P<b>Y)"),
    _rule("unit", "unit", "ehyksur",
        r"(?P<edge>e)?f?(?:(?P<this>h)(?P<u>[yksu])(?P<rel>r)?|(?P<u2>[yksu])(?P<before>g)?"
        r"(?P<rel2>r)|(?P<rel3>r)(?P<u3>[yksu]))"),
    _rule("edge-unit", "unit", "e", r"(?P<edge>e)f?(?P<bare>[yksu])"),
    _rule("sequel", "sequel", "pyksudA",
        r"(?:(?:(?P<part>p)(?=d))?(?P<u>[yksud])(?P<step>A)|(?P<step2>A)(?P<u2>[yksu]))"),
    _rule("rest", "rest", "Z", r"Zf?h?(?P<u>[yksud])r?"),
    _rule("weekend", "weekend", "Dhr", r"(?P<rel2>[rh])?D(?P<rel>r)?"),
    _rule("season", "season", "eSh", rf"(?P<edge>e)?f?(?P<this>h)?(?P<season>S)(?P<rel>r)?{_OFYEAR}"),
    _rule("part-of-year", "part_of_year", "QoYye",
        rf"(?:(?P<edge>e)f?)?(?:y?(?P<year2>Y))?(?:(?P<q>Q)(?P<o>o)|(?P<o2>o)(?P<q2>Q))(?:{_YEAR}|f?(?P<now>y))?"),
    _rule("part-of-month", "part_of_month", "Qo", rf"(?:(?P<q>Q)(?P<o>o)|(?P<o2>o)(?P<q2>Q)){_WHICH}"),
    _rule("decade", "decade", "eOu", r"(?P<edge>e)?f?(?P<ten>u)?(?P<decade>O)(?:f?(?P<u>u)(?:(?P<rel>r)|(?P<o>o)))?"),
    _rule("feast", "feast", "eFokpuI",
        r"(?:(?P<edge>e)|(?P<part>p)?(?:(?:(?P<nth2>I)|k(?P<nth3>o))f)?|(?:k?(?P<nth>o))?(?P<days>u)f?)"
        rf"(?P<feast>F)(?P<rel>r)?(?:,?{_YEAR})?"),
    # counted
    _rule("ago", "ago", "ga", rf"(?P<dir>[ga])(?P<about>~)?{_COUNT}{_MORE}(?P<now>fV)?(?P<of>f)?(?![Yrmw])"),
    _rule("ago-after", "ago", "~nqNYksuyU", rf"(?P<about>~)?{_COUNT}{_MORE}(?P<dir>[Ga])"),
    _rule("from-now", "from_now", "~nqNYksuyU", rf"(?P<about>~)?{_COUNT}{_MORE}fV"),
    _rule("counted-relative", "counted_relative", "l~nNYyksuUrq",
        r"l?(?P<about>~)?(?P<n>[nNYq])?(?:(?P<u>[yksu])|(?P<dual>U))l?(?P<n2>[nNq])?"
        r"(?P<rel>[rzA])"),
    _rule("relative-counted", "counted_relative", "r", r"(?P<rel>r)(?P<n>[nNYq])?(?P<u>[yksu])"),
    _rule("duration", "duration", "~nNYqyksuU", rf"(?P<about>~)?{_COUNT}{_MORE}W?"),
    _rule("part-of-unit", "part_of_unit", "@Q", r"(?P<half>[@Q])(?:(?P<u>[yksu])(?![rYm])|(?P<hour>H)(?![no2]))"),
    # the clock
    _rule("clock-range", "clock_range", "H2no", rf"{_clock('1')}{_TO}{_clock('2')}{_ZONE}"),
    _rule("clock", "clock", "H2", rf"H?(?P<clock>2)(?:,?{_HALF}p?)?{_ZONE}"),
    _rule("part-clock", "clock", "p", rf"(?P<half>p)H?(?P<clock>2)p?{_ZONE}"),
    _rule("hour", "hour", "H", rf"H(?:[no]-)?~?(?P<hour>[no]){_PAST}?(?:{_HALF}p?)?{_ZONE}"),
    _rule("part-hour", "hour", "p", rf"(?P<half>p)(?P<word>H)?(?P<hour>[no]){_PAST}?[Mp]?{_ZONE}"),
    _rule("hour-half", "hour_half", "no", rf"(?P<hour>[no]){_PAST}?[fi]?(?P<half>[Mp])(?![dkwx]){_ZONE}"),
    _rule("hour-named", "hour_named", "o", rf"(?P<hour>o){_PAST}?{_ZONE}"),
    _rule("minutes-to", "minutes_to", "n", r"(?P<min>n)(?P<u>u)(?:g|t)H?(?P<hour>o)(?:&(?P<frac>[@Q]))?"),
    _rule("hour-figures", "hour_figures", "NY", r"(?P<figures>[NY])(?P<half>p)(?![dkwx])"),
    _rule("part-of-day", "part_of_day", "pBe", r"(?:(?P<edge>e)[f-]?|(?P<vague>B)f?)?(?P<lone>p)(?P<early>K)?"),
    # repeated, vague
    _rule("every", "every", "*", r"\*(?:k?(?P<w>w)|(?P<n>n)?(?P<u>[yksu])(?![Yr])|(?P<dual>U))"),
    _rule("repeated", "repeated", "J", r"(?P<set>J)"),
    _rule("vague", "vague", "Vz", r"(?P<vague>[Vz])"),
    _rule("event", "event", "acgv", r"(?:[acg]|(?P<during>v))(?P<event>j)"),
]  # fmt: skip
BY_START = {
    code: [rule for rule in RULES if code in rule.starts] for code in sorted({c for r in RULES for c in r.starts})
}
# whether any of the forms that may begin with a code stands at a place
SURE = {
    code: re.compile("|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern) for rule in rules))
    for code, rules in BY_START.items()
}
COMPANY = frozenset("icvCtgabf=e*~mY")  # what may stand before a month or a year that is alone
CLOSERS = frozenset(".,)!:\n-/&")  # what may stand after such a year
ENDS = frozenset(".,)!:\n")  # what may stand after an hour that is named alone
TWICE = " and "  # in the rule of a month that is named twice
