"""Find how many of what an article says: numbers with their bounds, units and what is counted.

Dates, years, clock times, ordinals, scores, addresses and telephone numbers are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import ceil, floor
from typing import NamedTuple

from tawatur.annotate.numbers import (
    BETWEEN,
    OF,
    join_numbers,
    join_parts,
    joins,
    number_entries,
    pointed,
    undivided,
    unmarked,
    untorn,
)
from tawatur.annotate.terms import NUMERAL, OTHER, Entry, Term, Vocabulary
from tawatur.annotate.text import Text
from tawatur.language import Clitics, Language
from tawatur.model import Approx, Quantity, Time

ABOUT = 10  # per cent: «about n» takes in n give or take this share of it; set by hand, no source gives one
HUNDREDS = 1000  # per cent: a greater number after «a share of» is no percentage
TELEPHONE = 7  # digits in a row, without separators or a unit, from which a number is no count
SCALES = (10**12, 10**9, 10**6, 10**3)
LISTED = "listed"  # the value of a word after which figures may be those of a thing in a list
OPENING, CLOSING = "([ ", ")] "
SINGLE = "i"  # the code of a unit with «one» after it
NUMBERS = frozenset("nNYRoDi")
HARMED = NUMBERS | frozenset(("~", "a", "u", OTHER))  # what may be whom they harmed, behind a verb
BOUND_NUMBERS = NUMBERS | frozenset("~a")  # with the words that bound one
CODES = {
    "unit": "u", "dual": "D", "verb": "k", "label": "L", "stop": "s", "share": "P", "or": "|",
    "reach": "h",
}  # fmt: skip
SHORT = 3  # letters of a word before which a letter that may be a preposition is more often its own
CORES = {NUMERAL: 2, "D": 2}  # every quantity holds one of these; between it and its verb or unit a word may stand
DUAL_ENDING = "dual-ending"  # the kind of rows that say how a dual is made: its ending, and that of the singular
COUNTED_ENDING = "counted-ending"  # the kind of rows that say how a word ends that is counted by a ten and more
PAIR_ENDING = "pair-ending"  # the kind of the row that says how two people are named
FATE_ENDING = "fate-ending"  # the kind of rows that say how a verb ends that tells what befell those before it
SINGLE_WORD = "single"  # the kind of rows that stand after what there is one of
NO_ENTRIES = (DUAL_ENDING, COUNTED_ENDING, PAIR_ENDING, FATE_ENDING, SINGLE_WORD)
PERSONS = ("people", "soldiers", "killed", "injured", "arrested", "displaced", "missing", "hostages")
YEARS = range(1900, 2101)  # four figures that are more often a year than a count
WORDS = {
    "to": "t",
    "between": "b",
    "about": "~",
    "about-either": "a",
}  # classes of time_words.tsv that bound numbers too
BOUNDS: dict[str, Approx] = {
    "APPROX": "about", "MORE_THAN": "at-least", "EQUAL_OR_MORE": "at-least", "LESS_THAN": "at-most",
    "EQUAL_OR_LESS": "at-most",
}  # fmt: skip
PEOPLE = (None, "people", "soldiers", "families")  # what a verb of harm before the number may have happened to
_FORM = re.compile(
    r"(?P<verb>k[xu]?)?(?P<reach>h(?:[xu]?(?P<named>u)|[xu]{0,2})t?)?(?P<share>P)?(?P<before>[~a])?"
    r"(?:(?P<low>[nNY])(?P<lowunit>u|%)?(?:t[~a]?|-|\||&(?:(?<=b[nNY]&)|(?<=b[nNY][u%]&)))(?P<high>[nNY])|(?P<n>[nNYR])(?!/)|(?P<dual>[Di]))"
    r"(?(dual)|(?:(?P<unit>u)|(?P<percent>%)|[sf]?(?P<unit2>u)(?=.)|x(?P<unit3>u))?)(?P<after>a)?"
)
_ONE = re.compile(r"(?P<verb>k[xu]?)?(?P<share>P)?(?P<before>[~a])?(?P<n>[nNYR])(?:(?P<unit>u)|(?P<percent>%))?")
PARTITIVE = re.compile(f"{OF}[{OTHER}us]")  # «three of the …»


class Amount(NamedTuple):
    """Lowest and highest value, and how they were said."""

    low: float | int
    high: float | int
    approx: Approx


class Cues(NamedTuple):
    """What shows that a word is not what is counted: article, «and», ending; and the words that are known."""

    articles: tuple[str, ...]
    joins: tuple[str, ...]
    known: frozenset[str]
    units: frozenset[str]
    clitics: Clitics
    tens: tuple[str, ...]  # how a word ends that is counted by a ten, in the accusative
    fates: tuple[str, ...]  # how a verb ends that tells what befell those before it

    def is_joined(self, word: str) -> bool:
        """Whether a word begins with «and», or with a preposition before a word that is known.

        A word that is known itself is joined only where what follows the «and» is known too.
        """
        if word.startswith(self.joins) and (word not in self.known or word[1:] in self.known):
            return True
        if word in self.known:
            return False
        return any(size and len(rest) > SHORT and rest in self.known for size, rest in self.clitics.strip(word))


class QuantityReader:
    """Reads quantities by the tables `number_words`, `units` and `time_words` of one language."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._clitics, plain = language.clitics, language.plain
        self._articles = tuple(form for form in (language.clitics.article, language.clitics.assimilated) if form)
        units = language.table("units", ("form", "kind", "unit"))
        self._endings = [(plain(r["form"]), plain(r["unit"])) for r in units if r["kind"] == DUAL_ENDING]
        self._ones = frozenset(plain(r["form"]) for r in units if r["kind"] == SINGLE_WORD)
        self._acts = {r.rule for r in units if r["kind"] == "unit"} & {r.rule for r in units if r["kind"] == "verb"}
        endings = tuple(ending for ending, _ in self._endings)
        self._vocabulary = Vocabulary(language, _entries(language), joins(language), CORES, endings)
        self._singulars = {plain(r["form"]): "" for r in language.table("common_words")} if self._endings else {}
        self._singulars |= {plain(r["form"]): r["unit"] for r in units if r["kind"] == "unit"}
        counted = frozenset(plain(r["form"]) for r in units if r["kind"] == "unit")
        joined = tuple(j for j in joins(language) if len(j) == 1)
        tens = tuple(plain(r["form"]) for r in units if r["kind"] == COUNTED_ENDING)
        fates = tuple(plain(r["form"]) for r in units if r["kind"] == FATE_ENDING)
        self._cues = Cues(self._articles, joined, frozenset(self._singulars), counted, language.clitics, tens, fates)

    def read(self, text: Text, times: list[Time]) -> list[Quantity]:
        """The quantities of an article in order; none inside a time."""
        return list(self._read(text, times))

    def _read(self, text: Text, times: list[Time]) -> Iterator[Quantity]:
        terms = untorn(pointed([_own(term) for term in self._vocabulary.read(text.plain)]), "u%")
        terms = join_numbers(unmarked(terms, "u%", OTHER + OF + BETWEEN["one-of"]))
        terms = [t._replace(code=OF) if t.value == "one-of" else t for t in join_parts(terms)]
        terms = self._with_acts(self._with_duals(self._with_singles(terms, text.plain), text.plain))
        taken = _taken(text, terms, times)
        codes = "".join("T" if i in taken and t.code in NUMBERS else t.code for i, t in enumerate(terms))
        at = 0
        while (match := _FORM.search(codes, at)) is not None:
            found = _Match(match, terms, codes, text.plain, self._cues)
            if found.mixed and (single := _ONE.match(codes, match.start())) is not None:
                match, found = single, _Match(single, terms, codes, text.plain, self._cues)
            at = max(match.end(), at + 1)
            amount = _amount(found)
            if amount is not None and _counts(found):
                yield _quantity(found, text, amount)

    def _with_singles(self, terms: list[Term], plain: str) -> list[Term]:
        """The terms with a unit and the word «one» after it made one: «a person one»."""
        out: list[Term] = []
        for term in terms:
            last = out[-1] if out else None
            one = term.code == "n" and plain[term.token : term.end] in self._ones
            if one and last is not None and last.code == CODES["unit"] and not last.definite:
                out[-1] = last._replace(code=SINGLE, end=term.end)
            else:
                out.append(term)
        return out

    def _with_duals(self, terms: list[Term], plain: str) -> list[Term]:
        """The terms with the duals of nouns that are known in the singular: two of a thing, without a number."""
        out: list[Term] = []
        for term in terms:
            after_dual = bool(out) and out[-1].code == CODES["dual"]  # then it is the adjective of that dual
            plain_word = term.code == OTHER and term.value is None and not after_dual
            adjective = term.code == CODES["dual"] and after_dual and term.start == out[-1].end + 1
            term = term._replace(code=CODES["stop"]) if adjective else term
            out.append(self._dual(term, plain[term.start : term.end]) if plain_word else term)
        return out

    def _with_acts(self, terms: list[Term]) -> list[Term]:
        """The terms with a noun that counts and also says what befell others made the latter before its number.

        «The injury of 12 people» is no «12 injuries».
        """
        out = list(terms)
        for at, term in enumerate(terms[:-1]):
            behind = at > 0 and terms[at - 1].code in NUMBERS
            if term.rule in self._acts and not behind and terms[at + 1].code in BOUND_NUMBERS:
                out[at] = term._replace(code=CODES["verb"])
        return out

    def _dual(self, term: Term, word: str) -> Term:
        for ending, singular in self._endings:
            if not word.endswith(ending):
                continue
            ways = list(self._clitics.strip(word))
            if any(rest.startswith(self._articles) or word[:size].endswith(self._articles) for size, rest in ways):
                continue
            ways.sort(key=lambda way: f"{way[1].removesuffix(ending)}{singular}" not in self._cues.units)
            for size, rest in ways:
                stem = rest.removesuffix(ending)
                known = self._singulars.get(stem + singular) if len(stem) > 1 else None
                if known is not None:
                    return term._replace(
                        code=CODES["dual"], start=term.start + size, value=known or None, rule=f"units:{ending}"
                    )
        return term


def _own(term: Term) -> Term:
    """A term that is no unit where a preposition is written with it: «12 in a province» counts no provinces."""
    return term._replace(code=CODES["stop"]) if term.code == CODES["unit"] and term.start > term.token else term


def _entries(language: Language) -> Iterable[tuple[str, Entry]]:
    yield from number_entries(language)
    for row in language.table("time_words", ("form", "class", "value")):
        if row["class"] in WORDS:
            yield row["form"], Entry(WORDS[row["class"]], row["value"], row.rule)
    rows = language.table("units", ("form", "kind", "unit"))
    pair, listed = next((row["form"] for row in rows if row["kind"] == PAIR_ENDING), ""), {row["form"] for row in rows}
    for row in rows:
        if row["kind"] in NO_ENTRIES:
            continue
        two = f"{row['form']}{pair}"
        if row["kind"] == "unit" and row["unit"] in PERSONS and len(row["form"]) > SHORT and two not in listed:
            yield two, Entry(CODES["dual"], row["unit"], row.rule)
        if row["kind"] not in CODES:
            raise row.broken(f"kind {row['kind']!r} is none of {', '.join(sorted(CODES))}")
        yield row["form"], Entry(CODES[row["kind"]], row["unit"], row.rule)


def _taken(text: Text, terms: list[Term], times: list[Time]) -> set[int]:
    """The terms that stand in times: their numbers are no quantities."""
    ranges = [(text.folded.index(t.span.start), text.folded.index(t.span.end)) for t in times]
    taken, at = set(), 0
    for index, term in enumerate(terms):
        while at < len(ranges) and ranges[at][1] <= term.start:
            at += 1
        if at < len(ranges) and ranges[at][0] < term.end and term.start < ranges[at][1]:
            taken.add(index)
    return taken


class _Match:
    """A match of the form over the terms of a text."""

    def __init__(self, match: re.Match[str], terms: list[Term], codes: str, plain: str, cues: Cues) -> None:
        self._match = match
        self._cues = cues
        self._terms = terms
        self._codes = codes
        self._plain = plain
        self.verb = self._first("verb")
        self.fate: Term | None = None  # the verb right behind that says what befell them
        self.number = self._first("n", "high", "dual")
        self.named = self._first("named")  # what is counted, named before the number
        self.low = self._first("low")
        self.unit = self._first("unit", "unit2", "unit3", "lowunit", "dual")
        self.percent = match["percent"] is not None or (self.unit is not None and self.unit.code == "%")
        self._sign = self._sign_before()
        self.percent = self.percent or self._is_share() or self._sign is not None
        self.mixed = self._is_mixed()
        self.bound = self._first("before", "after")
        self.before = self._before()
        self.reached = self._is_reached()
        self.scaled = self.number is not None and not self.letters(self.number)[-1].isdigit() and self._large()
        self.hyphened = "-" in match[0]
        self.far = self._first("unit3") is not None  # a word stands between number and unit
        self.counted = None if self.unit or self.percent else self._counted()
        self.bound = self.bound or self._bound_after()
        self.fate = None if self.verb else self._fate()

    def _first(self, *names: str) -> Term | None:
        groups = self._match.re.groupindex
        starts = (self._match.start(name) for name in names if name in groups)
        return next((self._terms[at] for at in starts if at >= 0), None)

    def _is_reached(self) -> bool:
        """Whether it stands after a word for how many there are: «their number is 12»; no figures follow it."""
        if "reach" not in self._match.re.groupindex or self._match["reach"] is None or self.number is None:
            return False
        if self._match["reach"] == CODES["reach"] and self._terms[self._match.start("reach")].value == LISTED:
            return False  # «number 12»
        after = self._codes[self._match.end() : self._match.end() + 2]
        return not (after[:1] in (",", ".", "-") and after[1:] in NUMBERS) and self.number.code != "R"

    def _sign_before(self) -> Term | None:
        """The sign of a percentage that stands before its number, as in «% 70»; not that of another number."""
        at = self._match.start() - 1
        if at < 0 or self._codes[at] != "%" or self._codes[at - 1 : at] in NUMBERS or self.unit is not None:
            return None
        return self._terms[at] if self._terms[at].end + 1 >= self._terms[at + 1].start else None

    def _before(self) -> str:
        """The code before it; of «number: 12» that of the word before the colon."""
        at = self._match.start() - 1
        if at > 0 and self._codes[at] in ":(" and self._codes[at - 1] == CODES["label"]:
            at -= 1
        return self._codes[at] if at >= 0 else "\n"

    def _bound_after(self) -> Term | None:
        """The bound after what is counted: «four quarters at least»."""
        after = self._match.end() + 1
        return self._terms[after] if self.counted is not None and self._codes.startswith("a", after) else None

    def _fate(self) -> Term | None:
        """The verb right behind those who are counted, when nobody stands behind it whom they may have harmed."""
        at = self._match.end() + (self.counted is not None)
        if self._codes[at : at + 1] != CODES["verb"] or (self.unit is None and self.counted is None):
            return None
        verb, last = self._terms[at], self._terms[at - 1]
        near = verb.token == verb.start and self._plain[last.end : verb.start] == " "
        head, _, more = self._plain[verb.start : verb.end].partition(" ")  # «met their death» harms nobody
        alone = bool(more) or self._codes[at + 1 : at + 2] not in HARMED
        return verb if near and head.endswith(self._cues.fates) and alone else None

    def _is_share(self) -> bool:
        """Whether it is a number after the word for a share, with nothing that it could count."""
        value = self.number.value if self.number is not None else None
        at = self._match.start()
        named = at > 0 and self._terms[at - 1].value == "percent" and self._codes[at - 2 : at - 1] not in NUMBERS
        return (
            (self._match["share"] is not None or named)
            and self.unit is None
            and isinstance(value, int | float)
            and value <= HUNDREDS
        )

    def _is_mixed(self) -> bool:
        """Whether the two numbers of a range have units of their own that differ: then it is none."""
        low, high = self._first("lowunit"), self._first("unit", "unit2", "unit3", "percent")
        if self.low is not None and self.number is not None and "t" in self._match[0]:
            ends = _same_scale(self.low.value, self.number.value)
            if ends[0] >= ends[1]:
                return True  # «from 20 down to 6»
        if low is None:
            return False
        kinds = ["percent" if unit.code == "%" else unit.value for unit in (low, high) if unit is not None]
        return len(set(kinds)) > 1 or high is None

    def _counted(self) -> Term | None:
        """The word after a number when it can be what is counted."""
        after = self._match.end("n" if self._match["n"] else "high")
        if after >= len(self._terms) or self._codes[after] not in (OTHER, CODES["label"]):
            return None
        if self.number is not None and self.number.value == 2 and self.number.rule != "figures":
            return None  # two of a thing are said by its dual
        if self._codes[after] == OTHER and self._terms[after].value is not None:
            return None
        term, last = self._terms[after], self._terms[after - 1]
        letters = self.letters(term)
        near = self._plain[last.end : term.start] == " "
        return term if near and len(letters) > 2 and letters.isalpha() and self._may_count(last, letters) else None

    def _may_count(self, number: Term, word: str) -> bool:
        """Whether a word may be what is counted.

        What figures count never bears the article, nor another script, nor an «and» before a word of its own.
        """
        cues = self._cues
        if not cues.articles:
            return True
        led = word.startswith(cues.articles[1:]) or (word[1:] in cues.known and word[1:].startswith(cues.articles[0]))
        if word.isascii() or (word not in cues.units and (led or cues.is_joined(word))):
            return False
        sure = word in cues.known and self._plain[number.end - 1] not in ")]"
        if not sure and cues.tens and not word.endswith(cues.tens) and _is_ten(number.value):
            return False
        return not (number.rule == "figures" and word.startswith(cues.articles))

    def partitive(self) -> bool:
        """Whether the number says how many «of» what follows; figures after a word with the article are its number."""
        at = self._match.end()
        if self.number is None or not PARTITIVE.match(self._codes, at) or self.number.value == 1:
            return False
        letters, last = self.letters(self.number), self._match.start() - 1
        if not letters.isdigit():
            return True
        named = (
            last >= 0 and self._codes[last] == OTHER and self.letters(self._terms[last]).startswith(self._cues.articles)
        )
        return not named and not self.is_year()

    def is_measured(self) -> bool:
        """Whether it is figures before a unit."""
        return self.unit is not None and self.number is not None and self.number.rule == "figures"

    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.percent or (self.unit is not None and self.unit.value == "percent")

    def is_year(self) -> bool:
        """Whether its figures are those of a year."""
        letters = self.letters(self.number) if self.number is not None else ""
        return len(letters) == 4 and letters.isdigit() and int(letters) in YEARS

    def is_known(self) -> bool:
        """Whether what is counted is a word that is known."""
        return self.counted is not None and self.letters(self.counted) in self._cues.known

    def letters(self, term: Term) -> str:
        """A term as it is written, folded, without brackets around it."""
        return self._plain[term.start : term.end].strip("()[] ")

    def _large(self) -> bool:
        if self.number is None or self.number.code not in "NR":
            return False
        value = self.number.value
        return bool((value[0] if isinstance(value, tuple) else value) >= SCALES[-1])

    @property
    def range(self) -> tuple[int, int]:
        """The folded range: from the bound or number to the unit, the bound after it, or what is counted."""
        parts = [t for t in (self.bound, self.low, self.number, self.unit, self.counted) if t is not None]
        end = max(t.end for t in parts)
        if self._match["percent"]:
            end = max(end, self._terms[self._match.start("percent")].end)
        start = self._sign.start if self._sign is not None else min(t.start for t in parts)
        while self._plain[start] in OPENING and self._plain[end - 1] in CLOSING:
            start, end = start + 1, end - 1  # nothing stands beside the figures in their brackets
        return start, end

    def touches_sign(self) -> bool:
        """Whether the number is part of a name, a tag, an address, or of figures with a letter for their point."""
        start, end = (self.low or self.number or self._terms[0]).start, (self.number or self._terms[0]).end
        before, after = self._plain[max(start - 2, 0) : start], self._plain[end : end + 2]
        if after[:1].isalpha() and after[1:].isdigit():
            return True
        if before[-1:].isascii() and before[-1:].isalpha():
            return True
        return before[-1:] in ("+", "#", "_", "@", "/") or (before[:1].isdigit() and before[1:].isalpha())


def _is_ten(value: object) -> bool:
    """Whether a number ends in eleven to ninety-nine: what it counts stands in the singular accusative."""
    return isinstance(value, int) and value % 100 >= 11


def _amount(m: _Match) -> Amount | None:
    """The interval of a match; None for scores and for ranges that run down."""
    approx: Approx = BOUNDS.get(m.bound.value, "exact") if m.bound else "exact"
    assert m.number is not None
    if m.number.code in ("D", SINGLE):
        return _bounded(2 if m.number.code == "D" else 1, approx)
    if m.low is not None:
        low, high = _same_scale(m.low.value, m.number.value)
        score = m.hyphened and high < 20 and not (m.unit or m.percent or m.counted)
        return None if low >= high or score or m.mixed else Amount(low, high, "range")
    if isinstance(m.number.value, tuple):
        lowest, highest = m.number.value
        return Amount(lowest, highest, "about") if lowest != highest else _bounded(lowest, approx)
    return _bounded(undivided(m.number.value, m.letters(m.number), m.unit.value if m.unit else ""), approx)


def _same_scale(low: float | int, high: float | int) -> tuple[float | int, float | int]:
    """«3 to 5 thousand» begins at three thousand: the scale of the higher number holds for the lower one."""
    scale = next((s for s in SCALES if high >= s and high % s == 0), 1)
    return (low * scale, high) if low < SCALES[-1] and low < high / scale < SCALES[-1] else (low, high)


def _bounded(value: float | int, approx: Approx) -> Amount:
    """The interval of a number; with `at-least` its upper end is open, and both ends are the number said."""
    if approx == "about":
        low, high = sorted(value * (100 + share) / 100 for share in (-ABOUT, ABOUT))
        whole = isinstance(value, int)
        return Amount(floor(low), ceil(high), approx) if whole else Amount(round(low, 6), round(high, 6), approx)
    return Amount(min(0, value) if approx == "at-most" else value, value, approx)


def _counts(m: _Match) -> bool:
    """Whether a number counts something: not a year, a telephone number, the number of a thing, or «one of»."""
    assert m.number is not None
    if m.touches_sign() or (m.far and (m.number.value == 1 or m.number.code == "R" or m.is_year())):
        return False
    if m.number.code != SINGLE and m.number.value == 1 and not (m.is_share() or m.verb or m.is_measured()):
        return False  # «one of the …»
    if m.unit or m.percent or m.bound or m.low or m.scaled:
        return True
    if m.before == "L":
        return False
    letters = m.letters(m.number)
    if letters.isdigit() and (len(letters) >= TELEPHONE or (len(letters) > 1 and letters[0] == "0")):
        return False
    if m.number.value == 0 or (m.is_year() and m.verb is None and not (m.is_known() and m.number.value % 100 == 0)):
        return False  # a year before a word
    value = m.number.value
    if m.number.definite and m.verb is None and isinstance(value, int | float) and value < SCALES[-1]:
        return False  # «the three …» are known already; «thousand» itself begins like the article
    counted = m.counted is not None or m.verb is not None or m.reached or m.partitive()
    if isinstance(m.number.value, tuple) and m.number.value[1] < 20:
        return False  # «several», of what the tables do not know
    return counted if m.number.rule == "figures" else m.number.value != 1 and counted


def _quantity(m: _Match, text: Text, amount: Amount) -> Quantity:
    counted = m.unit or m.named
    unit = "percent" if m.percent else (counted.value or None) if counted else None
    noun = m.counted or (m.unit if m.unit is not None and unit is None else None)
    of = m.letters(noun) if noun else None
    befell = m.verb or m.fate
    if befell is not None and unit in PEOPLE:
        unit, of = befell.value, unit or of
    source = m.unit or m.number
    assert source is not None
    return Quantity(
        span=text.span(*m.range), value=(amount.low, amount.high), approx=amount.approx, unit=unit, of=of,
        rule=f"quantity:{source.rule}",
    )  # fmt: skip
