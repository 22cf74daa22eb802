"""Numbers in words and figures: their parts, joined to one value.

Parts follow the grammar of Arabic numerals (a unit before its ten, joined by «and»; hundreds, then scales, from the
greatest down); English parts come in the order of their size and fit the same sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.annotate.terms import DAY_MONTH, JOIN, LINE, NUMERAL, OTHER, Entry, Numeral, Term
from tawatur.language import Language

SMALL, YEAR, NUMBER, ORDINAL, RANGE, RATIO = "n", "Y", "N", "o", "R", "W"
KINDS = ("cardinal", "ordinal", "scale", "dual-scale", "plural-scale", "either-scale", "fraction", "parts", "vague")
# signs of a number and words between two that make one of them: kind of `number_words.tsv` -> code
BETWEEN = {"minus": "_", "over": "V", "share": "S", "one-of": "O"}
POINT = "p"  # a letter that stands for the point between figures, the decimals first
OF = "f"  # between a number and those it is a part of
APART = {"point": POINT, "of-them": OF}  # words beside a number that are no part of it: kind -> code
COUNTING = "nNY"  # numbers of one value
COUNTS = "nNYRo"
STOP = "s"  # what cannot be what is counted
MANY = 20  # «one of 20» is a ratio; «one of three» may be one of three that are counted


class Feminine(int):
    """An ordinal in the feminine, as the hours of the day are counted."""


def number_entries(language: Language, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, Entry]]:
    """The rows of `number_words.tsv` of these kinds, with the article before them where the language has one."""
    article = language.clitics.article
    for row in language.table("number_words", ("form", "kind", "value")):
        if row["kind"] == "and":
            yield row["form"], Entry(JOIN, None, row.rule)
        if row["kind"] in APART and "fraction" in kinds:
            yield row["form"], Entry(APART[row["kind"]], None, row.rule)
        if row["kind"] in BETWEEN and "fraction" in kinds:
            yield row["form"], Entry(BETWEEN[row["kind"]], row["kind"], row.rule)
        if row["kind"] not in kinds:
            continue
        low, _, high = row["value"].partition("-")
        feminine = row.cells.get("gender") == "f"
        entry = Entry(NUMERAL, Numeral(row["kind"], _number(low), _number(high) if high else None, feminine), row.rule)
        yield row["form"], entry
        if article and row["kind"] in ("cardinal", "scale", "plural-scale"):
            yield article + row["form"], entry._replace(definite=True)


def joins(language: Language) -> list[str]:
    """The forms of «and», of which one may be written together with the word after it."""
    return [row["form"] for row in language.table("number_words", ("form", "kind")) if row["kind"] == "and"]


def pointed(terms: list[Term]) -> list[Term]:
    """The terms with figures made one that a letter parts: decimals, letter, whole number, as agencies write them.

    Three figures before the letter are decimals before a scale or a percentage, and thousands when they are zeros;
    else nothing shows which of the two they are.
    """
    codes = "".join([term.code for term in terms])
    if POINT not in codes:
        return terms
    out: list[Term] = []
    at = 0
    for found in _POINTED.finditer(codes):
        first, letter, second = terms[found.start() : found.end()]
        value = _pointed_value(first, second, terms[found.end() : found.end() + 1])
        if value is not None and first.end == letter.start and letter.end == second.start:
            out += [*terms[at : found.start()], first._replace(end=second.end, value=Numeral("figures", value))]
            at = found.end()
    return [term._replace(code=OTHER, rule="") if term.code == POINT else term for term in out + terms[at:]]


def _pointed_value(first: Term, second: Term, after: list[Term]) -> float | None:
    """The value of decimals and a whole number; None where they are none, or may be thousands."""
    if not (first.rule == second.rule == "figures" and isinstance(second.value.value, int)):
        return None
    size, decimals, whole = first.end - first.start, first.value.value, int(second.value.value)
    if not isinstance(decimals, int) or size > DECIMALS:
        return None
    if size == THOUSANDS and not decimals:
        return whole * 1000
    scaled = bool(after) and (after[0].code == "%" or _is_counted(after[0], ""))
    if size == THOUSANDS and not scaled:
        return None
    return float(round(whole + decimals / 10**size, size))


def unmarked(terms: list[Term], counted: str, bracketed: str = "") -> list[Term]:
    """The terms with figures freed of the marks around them where what they count follows: «(6) thousand», «"9" days».

    A bracket stays in what the figures take up, a quotation mark does not open it. `bracketed`: further codes that
    figures in brackets may count.
    """
    out: list[Term] = []
    at = 0
    codes = "".join([term.code for term in terms])
    for found in _MARKED.finditer(codes):
        start = found.start()
        mark, figures, close = terms[start : start + 3]
        following = terms[start + 3 : start + 4]
        more = bracketed if codes[start] == "(" else ""
        if figures.rule == "figures" and following and _is_counted(following[0], counted + more):
            whole = figures._replace(end=close.end)
            out += [*terms[at:start], whole if codes[start] == "!" else whole._replace(start=mark.start)]
            at = found.end()
    return out + terms[at:] if at else terms


def untorn(terms: list[Term], counted: str) -> list[Term]:
    """The terms with figures made one that blanks tear at their point: «4 . 5 million», «14 , 200 sacks».

    A point of decimals only before a scale or a unit, for else a sentence may end there.
    """
    out: list[Term] = []
    at = 0
    codes = "".join([term.code for term in terms])
    for found in _TORN.finditer(codes):
        first, sign, second = terms[found.start() : found.end()]
        value = _untorn_value(first, sign, second, terms[found.end() : found.end() + 1], counted)
        if value is not None and found.start() >= at:
            numeral = Numeral("figures", value)
            out += [*terms[at : found.start()], first._replace(end=second.end, value=numeral)]
            at = found.end()
    return out + terms[at:] if at else terms


def _untorn_value(first: Term, sign: Term, second: Term, after: list[Term], counted: str) -> float | None:
    """The value of two runs of figures with a sign between them; None where they are two numbers."""
    blank = sign.start - first.end == 1 == second.start - sign.end
    whole = first.rule == second.rule == "figures" and isinstance(first.value.value, int)
    if not (blank and whole and isinstance(second.value.value, int)):
        return None
    size = second.end - second.start
    scaled = bool(after) and (after[0].code == "%" or (after[0].code == NUMERAL and "scale" in after[0].value.kind))
    united = bool(after) and after[0].code in counted and sign.code == "."
    large, small = int(first.value.value), int(second.value.value)
    if (size <= 2 and (scaled or united)) or (size == THOUSANDS and sign.code == "." and scaled):
        return float(round(large + small / 10**size, size))
    if size == THOUSANDS and 0 < large < 1000 and (not after or after[0].code not in ".,"):
        return large * 1000 + small
    return None


DECIMALS = 4  # figures behind a point, at most
_POINTED = re.compile(rf"{NUMERAL}{POINT}{NUMERAL}")
THOUSANDS = 3  # figures after a sign that parts thousands
THOUSAND = 1000
# Units of which there are no parts: who and what is counted one by one.
WHOLE = frozenset(
    ("people", "soldiers", "killed", "injured", "arrested", "displaced", "missing", "hostages", "families", "vehicle",
     "aircraft", "ship", "missile", "house", "village", "seat", "vote", "case")
)  # fmt: skip
_THOUSANDS = re.compile(rf"\d{{1,3}}\.\d{{{THOUSANDS}}}")
_TORN = re.compile(rf"{NUMERAL}[.,]{NUMERAL}")
_MARKED = re.compile(rf"\({NUMERAL}\)|!{NUMERAL}!")


def _is_counted(term: Term, counted: str) -> bool:
    return term.code in counted or (term.code == NUMERAL and "scale" in term.value.kind)


def join_numbers(terms: list[Term]) -> list[Term]:
    """The terms with every run of numerals made one term: 1 to 31 `n`, a year `Y`, else `N`; ordinals `o`."""
    codes = "".join([term.code for term in terms])
    out: list[Term] = []
    at = 0
    while (begin := codes.find(NUMERAL, at)) >= 0:
        out += terms[at:begin]
        number = _Sum(terms, begin)
        if number.end == begin:  # a word for parts with no number before it: «prices», not «eighths»
            out.append(terms[begin]._replace(code=OTHER, value=None))
        else:
            out.append(number.term())
        at = max(number.end, begin + 1)
    return out + terms[at:]


class _Sum:
    """One number: the parts taken so far, from `start` up to `end`."""

    def __init__(self, terms: list[Term], start: int) -> None:
        self._terms = terms
        self.start = self.end = start
        self.total: float = 0
        self.current: float | None = None
        self.scale: float = float("inf")
        self.high: float | None = None
        self.ordinal = False
        self.last: Numeral | None = None
        while self._step():
            pass

    def _step(self) -> bool:
        """Takes one part more, with the «and» before it; False when the next does not belong to the number."""
        at = self.end
        joined = at > self.start and at < len(self._terms) and self._terms[at].code == JOIN
        at += joined
        if at >= len(self._terms) or self._terms[at].code != NUMERAL:
            return False
        part: Numeral = self._terms[at].value
        if not self._take(part, joined, first=at == self.start):
            return False
        self.end, self.last = at + 1, part
        return True

    def _take(self, part: Numeral, joined: bool, first: bool) -> bool:
        if self.high is not None:
            return self._part_of(part, joined)
        if part.kind == "ordinal" and joined and self._is_round():
            self.current, self.ordinal = (self.current or 0) + part.value, True
            return True
        if part.kind in ("ordinal", "vague", "fraction") and not (part.kind == "fraction" and joined):
            return self._open(part) if first else False
        if part.kind == "parts":
            return self._parts(part.value, joined)
        if self.ordinal:
            return self._ordinal(part, joined)
        if part.kind in ("scale", "plural-scale") or (part.kind == "either-scale" and not first):
            return self._times(part.value, joined, first)
        if part.kind in ("dual-scale", "either-scale"):
            return self._dual(part.value, joined, first)
        if part.kind == "fraction":
            return self._fraction(part.value)
        return self._add(part, joined, first)

    def _open(self, part: Numeral) -> bool:
        self.current, self.high, self.ordinal = part.value, part.high, part.kind == "ordinal"
        if part.kind == "fraction":
            self.high = part.value
        return True

    def _part_of(self, part: Numeral, joined: bool) -> bool:
        """«half a million»: a fraction of the scale right after it; nothing else follows a vague number."""
        if self._terms[self.start].value.kind != "fraction" or self.end != self.start + 1 or joined:
            return False
        if part.kind not in ("scale", "either-scale") or self.current is None:
            return False
        self.total, self.current, self.high, self.scale = self.current * part.value, None, None, 1
        return True

    def _ordinal(self, part: Numeral, joined: bool) -> bool:
        if part.kind != "cardinal" or self.current is None:
            return False
        first, this = self._terms[self.start], self._terms[self.end + joined]
        if joined and first.value.feminine and first.definite and not this.definite:
            return False  # «the eighth and twenty minutes» is no twenty-eighth
        if (not joined and part.value == 10 and self.current < 10) or (
            joined and part.value % 10 == 0 and 20 <= part.value < 100 and self.current % 100 < 10
        ):
            self.current += part.value
            return True
        return False

    def _add(self, part: Numeral, joined: bool, first: bool) -> bool:
        value = part.value
        if first:
            self.current = value
            return True
        after_words = self.last is not None and self.last.kind != "figures"
        if part.kind == "figures" and not self._may_add(value, joined, after_words):
            return False
        if joined and value <= 10 and self._next() == "parts":
            self.current = (self.current or 0) + value  # «twenty and three fifths»
            return True
        if self.current is None:
            fits = value < self.scale
            self.current = value if fits else None
            return fits
        if not joined:
            if value == 10 and 1 <= self.current % 100 < 10:
                self.current += 10
            elif value == 100 and (3 <= self.current < 10 or (after_words and 10 < self.current < 100)):
                self.current *= 100
            elif 0 < value < 10 and self.current % 100 >= 20 and self.current % 10 == 0:
                self.current += value  # twenty-one, where no «and» stands between
            else:
                return False
            return True
        if _below(self.current, value):
            self.current += value
            return True
        return False

    def _times(self, scale: float, joined: bool, first: bool) -> bool:
        if self.scale == 1:
            return not joined  # the scale named again after its half
        if joined and (self.current is not None or scale >= self.scale):
            return False
        if not joined and not first and self.current is None:
            self.total *= scale  # a thousand milliards
            return self.total != 0
        if scale >= self.scale:
            return False
        self.total += (1 if self.current is None else self.current) * scale
        self.current, self.scale = None, scale
        return True

    def _dual(self, scale: float, joined: bool, first: bool) -> bool:
        under_hundreds = self.current is not None and self.current % 100 == 0 and 2 * scale < 100
        if not first and (not joined or (self.current is not None and not under_hundreds) or scale >= self.scale):
            return False
        self.total += 2 * scale
        self.scale = scale
        return True

    def _next(self) -> str:
        """The kind of the word after the one that is being taken."""
        at = self.end + 1 + (self._terms[self.end].code == JOIN)
        following = self._terms[at] if at < len(self._terms) else None
        return following.value.kind if following is not None and following.code == NUMERAL else ""

    def _may_add(self, value: float, joined: bool, after_words: bool) -> bool:
        """Whether figures may follow: after «and», or straight after a scale when a word of number follows them."""
        if joined:
            return self.current is None or (after_words and value < 100)
        return self.current is None and value < self.scale and self._next() in ("cardinal", "scale")

    def _is_round(self) -> bool:
        """Whether it is hundreds with the article, to which an ordinal may be joined: «the hundred and fifth»."""
        hundreds = self.current is not None and self.current >= 100 and self.current % 100 == 0 and not self.ordinal
        return hundreds and self._terms[self.start].definite

    def _parts(self, value: float, joined: bool) -> bool:
        """«three fifths»: of the last small part, else of the whole number."""
        if joined or self.current is None or self.last is None or self.ordinal:
            return False
        few = self.last.value if self.last.value <= 10 else self.current
        self.current, self.scale = self.current - few + few * value, 1
        return True

    def _fraction(self, value: float) -> bool:
        if self.current is not None and self.total == 0 and self.current == int(self.current):
            self.current += value  # «three and a half»
            return True
        if self.current is not None or self.scale == float("inf"):
            return False
        self.total += value * self.scale
        self.scale = 1
        return True

    def term(self) -> Term:
        """The number as one term; its value is the number, or for words like «dozens» the lowest and highest."""
        first, last = self._terms[self.start], self._terms[self.end - 1]
        value = _whole(self.total + (self.current or 0))
        figures = self.end == self.start + 1 and first.value.kind == "figures"
        code = NUMBER
        if self.end == self.start + 1 and first.value.kind == "plural-scale":
            lowest = 2 * int(first.value.value)  # «thousands»: two or more, below the next round number
            return Term(RANGE, first.start, last.end, (lowest, 5 * lowest - 1), first.rule, first.token)
        if self.ordinal:
            code, value = ORDINAL, Feminine(value) if first.value.feminine else value
        elif self.high is not None:
            return Term(RANGE, first.start, last.end, (value, _whole(self.high)), first.rule, first.token)
        elif isinstance(value, int) and 1 <= value <= 31:
            code = SMALL
        elif isinstance(value, int) and 1000 <= value < 2200 and (not figures or last.end - first.start == 4):
            code = YEAR
        return Term(code, first.start, last.end, value, first.rule, first.token, first.definite)


# --- numbers of two parts -------------------------------------------------------------------------------------------


def join_parts(terms: list[Term]) -> list[Term]:
    """The terms with signs taken into their numbers, and ratios made one: «سالب خمسة», «واحد من كل ثلاثة», «3/4».

    A ratio is no count of what stands after it. What is left of the words between numbers is no part of any.
    """
    return [_left(term) for term in _signed(_ratios(terms))]


def _left(term: Term) -> Term:
    return term._replace(code=STOP) if term.code in BETWEEN.values() else term


def _signed(terms: list[Term]) -> list[Term]:
    out: list[Term] = []
    for at, term in enumerate(terms):
        sign = out[-1] if out and term.code in COUNTS + RATIO and not isinstance(term.value, tuple) else None
        if sign is not None and (sign.code == "_" or (sign.code == "-" and _is_minus(out, terms, at))):
            code = RATIO if term.code == RATIO else NUMBER
            out[-1] = term._replace(code=code, start=sign.start, token=sign.token, value=-_number_of(term))
        else:
            out.append(term)
    return out


def _is_minus(before: list[Term], terms: list[Term], at: int) -> bool:
    """Whether a stroke is the sign of the number after it: no range, no item of a list, no part of a name."""
    sign, number = before[-1], terms[at]
    if sign.end != number.start or number.rule not in ("figures", "short"):
        return False
    last = before[-2] if len(before) > 1 else None
    if last is None or last.code == LINE:
        return all(term.code == "%" or term.code == LINE for term in terms[at + 1 : at + 2])
    return last.end < sign.start and last.code not in COUNTS + "%-"


def _ratios(terms: list[Term]) -> list[Term]:
    out: list[Term] = []
    at = 0
    while at < len(terms):
        size, value = _ratio(terms, at)
        last = terms[at + size - 1] if size else terms[at]
        out.append(terms[at]._replace(code=RATIO, end=last.end, value=value) if size else terms[at])
        at += size or 1
    return out


def _ratio(terms: list[Term], at: int) -> tuple[int, float]:
    """How many terms from a place on are a ratio, and its value; (0, 0) when they are none."""
    codes = "".join(term.code for term in terms[at : at + 3])
    if codes[:1] == DAY_MONTH:
        return (1, value) if (value := _figures_ratio(terms[at])) else (0, 0)
    if codes[:1] in COUNTING and codes[1:2] == DAY_MONTH and (value := _figures_ratio(terms[at + 1])):
        return 2, _number_of(terms[at]) + value  # «1 4/5»
    if codes[:1] == "S" and codes[1:2] in COUNTING and len(codes) > 1:
        return 2, _over(1, terms[at + 1])
    if len(codes) < 3 or codes[0] not in COUNTING or codes[1] not in "VSO" or codes[2] not in COUNTING:
        return 0, 0
    if codes[1] == "O" and not (terms[at].value == 1 and _number_of(terms[at + 2]) >= MANY):
        return 0, 0
    return 3, _over(_number_of(terms[at]), terms[at + 2])


def _figures_ratio(term: Term) -> float:
    """The value of «3/4»; 0 where it is more than a whole, and so no part."""
    a, b = (int(part) for part in term.value.split("/"))
    return a / b if a < b else 0


def _number_of(term: Term) -> float:
    return float(getattr(term.value, "number", term.value))


def _over(a: float, b: Term) -> float:
    return a / (_number_of(b) or 1)


def _below(total: float, value: float) -> bool:
    """Whether a part joined by «and» fits under what is there: a ten over a unit, anything below whole hundreds."""
    if value >= 20 and value % 10 == 0 and value < 100 and 1 <= total % 100 < 10:
        return True
    under_hundreds = total % 100 == 0 and total >= 100 and value < 100
    return under_hundreds or (total % 100 >= 20 and total % 10 == 0 and 0 < value < 10)


def _whole(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 6)


def _number(text: str) -> float:
    return float(text) if text else 0.0


def undivided(value: float | int, figures: str, unit: str) -> float | int:
    """The value of figures before a unit of which there are no parts: a point before three of them parts thousands.

    «59.424 pilgrims» are 59,424; «59.424 kilometres» are not.
    """
    return round(value * THOUSAND) if unit in WHOLE and _THOUSANDS.fullmatch(figures) else value
