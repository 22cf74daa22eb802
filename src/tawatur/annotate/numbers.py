"""Numbers in words and figures: their parts, joined to one value.

Parts follow the grammar of Arabic numerals (a unit before its ten, joined by «and»; hundreds, then scales, from the
greatest down); English parts come in the order of their size and fit the same sums.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.annotate.terms import JOIN, NUMERAL, Entry, Numeral, Term
from tawatur.language import Language

SMALL, YEAR, NUMBER, ORDINAL, RANGE = "n", "Y", "N", "o", "R"
KINDS = ("cardinal", "ordinal", "scale", "dual-scale", "plural-scale", "either-scale", "fraction", "vague")


def number_entries(language: Language, kinds: tuple[str, ...] = KINDS) -> Iterator[tuple[str, Entry]]:
    """The rows of `number_words.tsv` of these kinds, with the article before them where the language has one."""
    article = language.clitics.article
    for row in language.table("number_words", ("form", "kind", "value")):
        if row["kind"] == "and":
            yield row["form"], Entry(JOIN, None, row.rule)
        if row["kind"] not in kinds:
            continue
        low, _, high = row["value"].partition("-")
        entry = Entry(NUMERAL, Numeral(row["kind"], _number(low), _number(high) if high else None), row.rule)
        yield row["form"], entry
        if article and row["kind"] in ("cardinal", "scale", "plural-scale"):
            yield article + row["form"], entry._replace(definite=True)


def joins(language: Language) -> list[str]:
    """The forms of «and», of which one may be written together with the word after it."""
    return [row["form"] for row in language.table("number_words", ("form", "kind")) if row["kind"] == "and"]


def join_numbers(terms: list[Term]) -> list[Term]:
    """The terms with every run of numerals made one term: 1 to 31 `n`, a year `Y`, else `N`; ordinals `o`."""
    out: list[Term] = []
    at = 0
    while at < len(terms):
        if terms[at].code != NUMERAL:
            out.append(terms[at])
            at += 1
            continue
        number = _Sum(terms, at)
        out.append(number.term())
        at = number.end
    return out


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
        self.end = at + 1
        return True

    def _take(self, part: Numeral, joined: bool, first: bool) -> bool:
        if self.high is not None:
            return self._part_of(part, joined)
        if part.kind in ("ordinal", "vague", "fraction") and not (part.kind == "fraction" and joined):
            return self._open(part) if first else False
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
        if (not joined and part.value == 10 and self.current < 10) or (
            joined and part.value % 10 == 0 and 20 <= part.value < 100 and self.current < 10
        ):
            self.current += part.value
            return True
        return False

    def _add(self, part: Numeral, joined: bool, first: bool) -> bool:
        value = part.value
        if first:
            self.current = value
            return True
        if part.kind == "figures" and (self.current is not None or not joined):
            return False
        if self.current is None:
            fits = value < self.scale
            self.current = value if fits else None
            return fits
        if not joined:
            if value == 10 and 1 <= self.current % 100 < 10:
                self.current += 10
            elif value == 100 and 3 <= self.current < 10:
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
        if not first and (not joined or self.current is not None or scale >= self.scale):
            return False
        self.total += 2 * scale
        self.scale = scale
        return True

    def _fraction(self, value: float) -> bool:
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
            code = ORDINAL
        elif self.high is not None:
            return Term(RANGE, first.start, last.end, (value, _whole(self.high)), first.rule, first.token)
        elif isinstance(value, int) and 1 <= value <= 31:
            code = SMALL
        elif isinstance(value, int) and 1000 <= value < 2200 and (not figures or last.end - first.start == 4):
            code = YEAR
        return Term(code, first.start, last.end, value, first.rule, first.token, first.definite)


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
