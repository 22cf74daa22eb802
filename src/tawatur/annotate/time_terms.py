"""The words of time expressions as terms: the tables they come from, years with their era, months named twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tawatur.annotate.numbers import NUMBER, YEAR, joins, number_entries
from tawatur.annotate.terms import CLOCK, NUMERAL, OTHER, Entry, Term, Vocabulary
from tawatur.annotate.time_grammar import CODES, TWICE
from tawatur.annotate.time_meanings import Year
from tawatur.language import Language

# the numbers that may stand in a time
COUNTING = ("cardinal", "ordinal", "scale", "dual-scale", "plural-scale", "either-scale")
WHOLE = ("relative", "this", "day", "night", "decade", "sequel", "nth-day")  # classes with a number


def entries(language: Language) -> Iterator[tuple[str, Entry]]:
    """The forms of the tables of times of a language, with their codes in the grammar."""
    article = language.clitics.article
    for row in language.table("months", ("form", "month", "calendar")):
        kind = "hijri" if row["calendar"] == "hijri" else "gregorian"
        yield row["form"], Entry("m", (kind, row.number("month")), row.rule)
    for row in language.table("weekdays", ("form", "weekday")):
        yield row["form"], Entry("w", (row.number("weekday"), not row["form"].startswith(article)), row.rule)
    for row in language.table("holidays", ("form", "when")):
        yield row["form"], Entry("F", row["when"], row.rule)
    for row in language.table("zones", ("form", "offset")):
        yield row["form"], Entry("T", row["offset"], row.rule)
    for row in language.table("time_words", ("form", "class", "value")):
        if row["class"] in CODES:
            yield row["form"], Entry(CODES[row["class"]], _value(row["class"], row["value"]), row.rule)
    yield from number_entries(language, COUNTING)


def _value(kind: str, text: str) -> Any:
    """The value of a row of `time_words.tsv`."""
    if kind in ("ago", "ago-after"):
        return -1
    if kind in WHOLE:
        return int(text)
    return float(text) if kind in ("half", "third") else text


def future_patterns(language: Language) -> list[re.Pattern[str]]:
    """What shows in folded text that a clause is about the future: words, and the beginnings of future verbs."""
    rows = language.table("time_words", ("form", "class", "value"))
    forms = {
        kind: "|".join(re.escape(language.plain(row["form"])) for row in rows if row["class"] == kind)
        for kind in ("future", "not-future")
    }
    patterns = []
    if forms["future"]:
        patterns.append(re.compile(rf"\b\w?(?:{forms['future']})\b"))
    starts = [(language.plain(r["form"]), int(r["value"])) for r in rows if r["class"] == "future-start"]
    if starts:
        unless = f"(?!{forms['not-future']})" if forms["not-future"] else ""
        join = "|".join(re.escape(language.plain(j)) for j in joins(language))
        verbs = "|".join(rf"{re.escape(form)}\w{{{least},}}" for form, least in starts)
        patterns.append(re.compile(rf"\b(?:{join})?{unless}(?:{verbs})"))
    return patterns


def past_patterns(language: Language) -> list[re.Pattern[str]]:
    """The verbs that tell what happened, standing so near before a date that it is theirs."""
    rows = language.table("time_words", ("form", "class"))
    forms = {
        kind: "|".join(re.escape(language.plain(row["form"])) for row in rows if row["class"] == kind)
        for kind in ("past", "not-past")
    }
    if not forms["past"]:
        return []
    unless = rf"(?!\w?(?:{forms['not-past']})\b)" if forms["not-past"] else ""
    return [re.compile(rf"\b\w?(?:{forms['past']})\b(?: {unless}\w+){{0,5}} ?\W?$")]


def told_words(language: Language) -> set[str]:
    """The verbs, folded, that tell what happened at the time named right before them."""
    rows = language.table("time_words", ("form", "class"))
    return {language.plain(row["form"]) for row in rows if row["class"] == "told"}


def point_clocks(terms: list[Term], text: str) -> list[Term]:
    """The terms with clock times made one that have a point, or nothing, for their colon: «الساعة 7.30», «الساعة 0630».

    Only right after the word for the hour, or before a zone or a part of the day: else they are numbers. Four figures
    that nothing parts are one before a zone too: «(0630 GMT)».
    """
    out: list[Term] = []
    at = 0
    codes = "".join([term.code for term in terms])
    for found in _POINTED.finditer(codes):
        first, last = terms[found.start("time")], terms[found.end("time") - 1]
        said = _CLOCK.fullmatch(text, first.start, last.end) if first.rule == "figures" else None
        dated = codes[found.start() - 1 : found.start()] in ("m", "y")  # then it is a year
        zoned = codes.startswith("T", found.end()) and last.end - first.start == FULL_CLOCK and not dated
        if said and (found["hour"] is not None or said["sign"] or zoned):
            out += terms[at : found.start("time")]
            out.append(Term(CLOCK, first.start, last.end, f"{said['hour']}:{said['minute']}", "clock", first.token))
            at = found.end("time")
    return out + terms[at:] if at else terms


FULL_CLOCK = 4  # figures of an hour and its minutes
_POINTED = re.compile(rf"(?P<hour>(?<=H))?(?P<time>{NUMERAL}(?:\.{NUMERAL})?)(?(hour)|(?=[TMp]))")
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3]) ?(?P<sign>[.,]?) ?(?P<minute>[0-5]\d)")


def filled(terms: list[Term], vocabulary: Vocabulary, text: str) -> list[Term]:
    """The terms with the words of another script read by its own vocabulary."""
    other = {
        term.start: term for term in vocabulary.read(text) if term.code not in (OTHER,) and text[term.start].isascii()
    }
    out: list[Term] = []
    covered = 0
    for term in terms:
        if term.start < covered:
            continue
        if term.code == OTHER and (better := other.get(term.start)) is not None:
            out.append(better)
            covered = better.end
        else:
            out.append(term)
    return out


def mark_years(terms: list[Term]) -> list[Term]:
    """The terms with years made `Year`, and their era taken in."""
    if not _DATED.search("".join([term.code for term in terms])):
        return terms
    out: list[Term] = []
    for term in terms:
        last = out[-1] if out else None
        if last is not None and last.code == YEAR and (term.code == "E" or _is_era(term, last)):
            kind = term.value if term.code == "E" else "gregorian"
            out[-1] = last._replace(end=term.end, value=Year(last.value.number, kind))
        elif last is not None and term.code == "E" and last.code == NUMBER and 1 <= last.value < 1000:
            out[-1] = last._replace(code=YEAR, end=term.end, value=Year(int(last.value), term.value))
        elif last is not None and last.code == NUMBER and _is_era(term, last) and len(out) > 1 and out[-2].code == "y":
            out[-1] = last._replace(code=YEAR, end=term.end, value=Year(int(last.value), "gregorian"))
        else:
            out.append(term._replace(value=Year(term.value)) if term.code == YEAR else term)
    return out


_DATED = re.compile(rf"{YEAR}|{NUMBER}[EM]")


def _is_era(term: Term, year: Term) -> bool:
    """Whether the letter that else means p.m. stands right behind a year."""
    return term.code == "M" and term.value == "PM" and term.end - term.start == 1 and term.start - year.end <= 1


_NUMBERED = re.compile("s[on]")
MONTH_BEFORE = frozenset("owkznI")  # what is counted of a month that is named by its number


def number_months(terms: list[Term]) -> list[Term]:
    """The terms with a month that is named by its number made one: «أول ثلاثاء من شهر عشرة», «27 من الشهر الثامن»."""
    if not _NUMBERED.search("".join([term.code for term in terms])):
        return terms
    out: list[Term] = []
    for term in terms:
        month = out[-1] if out else None
        if (
            month is not None and month.code == "s" and term.code == ("o" if month.definite else "n")
            and 1 <= term.value <= 12 and len(out) > 2 and _is_within(out)
        ):  # fmt: skip
            out[-1] = month._replace(code="m", end=term.end, value=("gregorian", int(term.value)))
        else:
            out.append(term)
    return out


def _is_within(terms: list[Term]) -> bool:
    """Whether the month at the end is the one in which a day or week before it is counted."""
    if terms[-1].start > terms[-1].token:
        return terms[-2].code in MONTH_BEFORE  # «in» is written with it
    return terms[-2].code in "fi" and terms[-3].code in MONTH_BEFORE


def couple_months(terms: list[Term]) -> list[Term]:
    """The terms with a month named twice made one: «ديسمبر (كانون الأول)», «كانون الأول/ ديسمبر»."""
    if not _TWICE.search("".join([term.code for term in terms])):
        return terms
    out: list[Term] = []
    at = 0
    while at < len(terms):
        term = terms[at]
        size = _coupled(terms, at) if term.code == "m" else 0
        if size:
            second = terms[at + size - (terms[at + size].code == ")")]
            term = term._replace(end=terms[at + size].end, rule=f"{term.rule}{TWICE}{second.rule}")
        out.append(term)
        at += size + 1
    return out


_TWICE = re.compile("m[-/(]{0,2}s?m")


def _coupled(terms: list[Term], at: int) -> int:
    """How many terms after a month belong to its second name."""
    codes = "".join([term.code for term in terms[at + 1 : at + 6]])
    for form in ("m", "/m", "-m", "(m)", "/(m)", "(sm)", "/sm", "(mY)", "(myY)"):
        second = terms[at + 1 + form.index("m")] if codes.startswith(form) else None
        if second is not None and second.value == terms[at].value and second.value[0] == "gregorian":
            return form.index("m") + 1 if "Y" in form else len(form)
    return 0
