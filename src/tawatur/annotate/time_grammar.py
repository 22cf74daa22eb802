"""The grammar of time expressions, over the codes of terms.

Codes: m month, w weekday, s u y k units of time (month, other, year, day), U two of a unit, n o Y N numbers (1 to 31,
ordinal, year, other), q a few, r last or next, z recent, h this, d today and its neighbours, p part of the day,
L a night, M am or pm, e start, middle or end, D weekend, f of, i in, t to, b between, g before, a after, G ago,
c since, v during, = corresponding to, * every, H hour, @ half or quarter, < less, Q quarter or half of a year,
E era, T zone, ~ about, J repeated, V vague, B earlier or later within, X then, S season, O decade, F feast,
l the article alone, & and, 1 to 4 figures, j event, x other; signs stand for themselves.
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
    "about": "~", "repeated": "J", "vague": "V", "vague-of": "B", "then": "X", "season": "S", "decade": "O",
    "article": "l", "and": "&", "other": "x", "future": "x", "event": "j", "part-of-event": "x",
}  # fmt: skip

_YEAR = r"(?:(?:[,/-]|[fi]?y|f)?(?P<year>Y)|,?[fi]?(?:h(?P<yu>y)|(?P<yu2>y)(?P<yr>r)))"
_OFYEAR = rf"(?:{_YEAR})?"
_HEAD = (
    r"(?:(?P<part>p)?(?P<deictic>d)(?:[,.-]?k?(?P<w1>w)[,-]?|[,.-]?\(k?(?P<w2>w)\)|[,-])?(?:=|[,-])?"
    r"|(?P<part2>p)?k?(?P<w3>w)[,-]?(?P<wrel>r)?=?|\((?P<w4>w)\)|(?P<part3>p)?k|(?P<part4>p))?"
)
_MONTH = r"s?(?P<month>m)"
_COUNT = r"(?:(?P<n>[nNY])(?P<u>[yksu])|(?P<few>q)(?P<u2>[yksu])|(?P<dual>U)|(?P<u3>[yksu])(?P<after>n|q)?)"
_MORE = r"(?:&(?:(?P<half>[@Q])|(?P<n2>n)?(?P<u4>[yksu])(?![Yrmnwo])|(?P<dual2>U)))?"


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
        rf"(?P<pair>U|k)?(?P<a>[no])(?:t|-|(?P<and>&))(?P<b>[no])[-/]?f?{_MONTH}(?P<rel>r)?{_OFYEAR}"),
    _rule("range-day", "day_range", "m", r"(?P<month>m)(?P<a>n)(?:t|-)(?P<b>n)(?:,?(?P<year>Y))?"),
    _rule("day-month", "day_of_month", "dpwkno(",
        rf"{_HEAD}(?P<day>[no])[-/.]?f?{_MONTH}[-.]?(?P<rel>r)?{_OFYEAR}"),
    _rule("month-day", "day_of_month", "dpwkm(",
        rf"{_HEAD}(?P<month>m)(?P<day>[no])(?:,?(?P<year>Y)|(?=[.,!:)\n]|$))"),
    _rule("day-of-this", "day_of_relative_month", "dpwkno(",
        rf"{_HEAD}(?P<day>[no])f?(?:(?P<rel>r)(?!r)|(?P<this>h)s|s(?P<rel2>r))"),
    _rule("figures", "figures", "dpwk(1", rf"{_HEAD}(?P<figures>1)(?P<era>[EM])?"),
    _rule("day-month-figures", "short_figures", "dpwk(3", rf"{_HEAD}(?P<figures>3)"),
    _rule("year-month-figures", "month_figures", "4", r"(?P<figures>4)"),
    _rule("deictic", "deictic", "dp",
        r"(?P<part>p)?[fi]?(?P<deictic>d)(?:[,.-]?k?(?P<w1>w)|[,.-]?\(k?(?P<w2>w)\))?"
        r"(?P<part2>p)?(?!ur)"),
    _rule("weekday-deictic", "deictic", "wk", r"k?(?P<w1>w)\((?P<deictic>d)\)"),
    _rule("night", "night", "L", r"(?P<night>L)"),
    _rule("weekday", "weekday", "pwk",
        r"(?P<part>p)?k?(?P<w>w)(?:(?P<rel>r)|(?=&k?w(?P<pairrel>r))|f?(?:(?P<week>u)"
        r"(?P<wrel>r)|h(?P<week2>u)))?(?P<part2>p)?"),
    _rule("week-weekday", "weekday", "uh", r"(?:(?P<week>u)(?P<wrel>r)|h(?P<week2>u))k?(?P<w>w)"),
    _rule("then", "then", "X", r"(?P<then>X)"),
    _rule("within", "within", "B",
        r"(?P<vague>B)(?:[fi]?(?:(?P<part>p)?(?P<deictic>d)(?:k?(?P<w1>w)|\(k?(?P<w2>w)\))?|h"
        r"(?P<u>[yksu])|(?P<u2>[yksu])(?P<rel>r)|(?P<part2>p)?k?(?P<w>w)(?P<wrel>r)?))?"),
    _rule("weekday-of-month", "weekday_of_month", "owk",
        rf"(?:k?(?P<w>w)(?P<o>o)|(?P<o2>[oe])k?(?P<w2>w))[fi]?{_MONTH}(?P<rel>r)?{_OFYEAR}"),
    # longer stretches
    _rule("week-of-month", "week_of_month", "uoe",
        rf"(?:(?P<u>u)(?P<o>[oez])|(?P<o2>[oe])(?P<u2>u))f?{_MONTH}(?P<rel>r)?{_OFYEAR}"),
    _rule("century", "century", "eu", r"(?P<edge>e)?f?(?P<u>u)(?P<o>o)"),
    _rule("month", "month", "esmh", rf"(?P<edge>e)?f?h?{_MONTH}(?P<rel>r)?{_OFYEAR}"),
    _rule("month-range", "month_range", "mU",
        rf"(?P<pair>U)?(?P<a>m)(?:t|-|(?P<and>&))(?P<b>m)(?P<rel>r)?{_OFYEAR}"),
    _rule("year", "year", "eyY", r"(?P<edge>e)?f?(?:(?P<word>y)(?P<year>[YN])|(?P<year2>Y))"),
    _rule("year-range", "year_range", "UyY", r"(?:(?P<pair>U)|y)?(?P<a>Y)(?:-|/|t|(?P<and>&))(?P<b>Y)"),
    _rule("unit", "unit", "ehyksur",
        r"(?P<edge>e)?f?(?:(?P<this>h)(?P<u>[yksu])(?P<rel>r)?|(?P<u2>[yksu])(?P<before>g)?"
        r"(?P<rel2>r)|(?P<rel3>r)(?P<u3>[yksu]))"),
    _rule("edge-unit", "unit", "e", r"(?P<edge>e)f?(?P<bare>[yksu])"),
    _rule("weekend", "weekend", "Dhr", r"(?P<rel2>[rh])?D(?P<rel>r)?"),
    _rule("season", "season", "eSh", rf"(?P<edge>e)?f?h?(?P<season>S)(?P<rel>r)?{_OFYEAR}"),
    _rule("part-of-year", "part_of_year", "Qo", rf"(?:(?P<q>Q)(?P<o>o)|(?P<o2>o)(?P<q2>Q)){_OFYEAR}"),
    _rule("decade", "decade", "eO", r"(?P<edge>e)?f?(?P<decade>O)(?:f?(?P<u>u)(?P<rel>r))?"),
    _rule("feast", "feast", "eF", rf"(?P<edge>e)?(?P<feast>F)(?P<rel>r)?{_OFYEAR}"),
    # counted
    _rule("ago", "ago", "ga", rf"(?P<dir>[ga])(?P<about>~)?{_COUNT}{_MORE}(?P<now>fV)?(?P<of>f)?(?![Yrmw])"),
    _rule("ago-after", "ago", "~nqNYksuyU", rf"(?P<about>~)?{_COUNT}{_MORE}(?P<dir>[Ga])"),
    _rule("counted-relative", "counted_relative", "l~nNYyksuUrq",
        r"l?(?P<about>~)?(?P<n>[nNYq])?(?:(?P<u>[yksu])|(?P<dual>U))l?(?P<n2>[nNq])?"
        r"(?P<rel>[rz])"),
    _rule("relative-counted", "counted_relative", "r", r"(?P<rel>r)(?P<n>[nNYq])?(?P<u>[yksu])"),
    _rule("duration", "duration", "~nNYqyksuU", rf"(?P<about>~)?{_COUNT}{_MORE}"),
    _rule("part-of-unit", "part_of_unit", "@Q", r"(?P<half>[@Q])(?P<u>[yksu])(?![rYm])"),
    # the clock
    _rule("clock", "clock", "H2", r"H?(?P<clock>2)(?:,?(?P<half>[Mp]))?(?:\(?(?P<zone>T)\)?)?"),
    _rule("hour", "hour", "H",
        r"H(?:[no]-)?~?(?P<hour>[no])(?:&(?P<min>n)(?:u)?|&(?P<frac>[@Q])|(?P<less><)"
        r"(?P<lfrac>[@Q]))?(?:f?(?P<half>[Mp]))?(?:\(?(?P<zone>T)\)?)?"),
    _rule("hour-half", "hour", "no",
        r"(?P<hour>[no])(?:&(?P<frac>[@Q])|(?P<less><)(?P<lfrac>[@Q]))?(?P<half>[Mp])(?![dkwx])"
        r"(?:\(?(?P<zone>T)\)?)?"),
    # repeated, vague
    _rule("every", "every", "*", r"\*(?:k?(?P<w>w)|(?P<n>n)?(?P<u>[yksu])(?![Yr])|(?P<dual>U))"),
    _rule("repeated", "repeated", "J", r"(?P<set>J)"),
    _rule("vague", "vague", "Vz", r"(?P<vague>[Vz])"),
    _rule("event", "event", "acgv", r"(?:[acg]|(?P<during>v))(?P<event>j)"),
]  # fmt: skip
BY_START = {
    code: [rule for rule in RULES if code in rule.starts] for code in sorted({c for r in RULES for c in r.starts})
}
COMPANY = frozenset("icvtgabf=e*~mY")  # what may stand before a month or a year that is alone
CLOSERS = frozenset(".,)!:\n-/&")  # what may stand after such a year
