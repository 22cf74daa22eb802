"""Cut folded text into terms: each word, figure and sign with a one-letter code for the part it plays.

The codes of a text, written one after another, are a string over which a grammar can be written as regular
expressions; position i of the codes is term i.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Any, NamedTuple

from tawatur.language import Language

OTHER, JOIN, NUMERAL, LINE, DECADE = "x", "&", "#", "\n", "O"
SIGNS = dict.fromkeys("/(),-.:%", "") | {"\u060c": ",", "\u061b": ",", ";": ",", "[": "(", "]": ")"}
MOST = 1e18  # no text counts higher
DATE, DAY_MONTH, YEAR_MONTH, CLOCK = "1", "3", "4", "2"
_TOKEN = re.compile(
    r"(?P<other>(?=[!-~])(?:https?://\S+|www\.\S+|[\w.+-]+@\w+[\w.]*))|(?P<word>[^\W\d_]+)"
    r"|(?P<line>\n)|(?P<sign>[^\s\w])"
    r"|(?P<date>\d{1,4}\s?(?P<sep>[/.\-])\s?\d{1,2}\s?(?P=sep)\s?\d{1,4}(?!\d))"
    r"|(?P<month>\d{4}/\d{1,2}(?![\d/])|\d{1,2}/\d{4}(?!\d))"
    r"|(?P<short>\d{1,2}\s?/\s?\d{1,2}(?![\d/]))"
    r"|(?P<clock>\d{1,2} ?: ?\d{2}(?: ?: ?\d{2})?(?!\d| ?:))"
    r"|(?P<power>\d+(?:[.,]\d+)?(?:\^|e)-?\d{1,2}(?![\d\w]))"
    r"|(?P<nth>\d{1,2}(?:st|nd|rd|th)\b)|(?P<decade>\d{3}0s\b)"
    r"|(?P<number>\d{1,3}(?:\.\d{3}){2,}(?!\d)|[1-9]\d{0,2}\.000(?![\d.])"
    r"|\d{1,3}(?:[,\u066c\u060c]\d{3})+(?:[.,]\d{1,2}(?!\d)|\.\d+)?(?!\d)"
    r"|\d{1,3}(?: \d{3}){2,}(?!\d)|\d{1,3}(?: ,)? 000(?!\d)|\d+,(?:\d{1,2}|\d{4,})(?!\d)"
    r"|\d{1,3} \. \d{1,2}(?= ?%)|\d+(?:\.\d+)?)"
)
YEAR_LENGTH = 4  # figures
_CUT = re.compile(r"[^\w ]")  # what cuts words, besides the blank and the low line
_LATIN = re.compile(r"[0-9a-z\d]+")  # figures, and words that another vocabulary may know
_FIGURES = {"other": OTHER, "date": DATE, "month": YEAR_MONTH, "short": DAY_MONTH, "clock": CLOCK, "line": LINE}


class Entry(NamedTuple):
    """What a form stands for: the code of its part, its value, the rule that says so."""

    code: str
    value: Any
    rule: str
    definite: bool = False


class Term(NamedTuple):
    """A word, figure or sign of a folded text: [start, end) without its proclitics, which begin at `token`."""

    code: str
    start: int
    end: int
    value: Any
    rule: str
    token: int
    definite: bool = False


_new = tuple.__new__  # what `Term(…)` calls: a page has thousands


class Numeral(NamedTuple):
    """A part of a number: figures, or a word of the kinds in `number_words.tsv`; `high` where the word is a range."""

    kind: str
    value: float
    high: float | None = None
    feminine: bool = False


class Stretches:
    """The stretches of a text in which a form of a grammar can stand: around the words without which it has none.

    A stretch goes as far as its words are known, and so many words beyond as the weight of such a core word says. At
    least one unknown word stands at each of its ends, so no form reaches from one stretch into the next.
    """

    def __init__(
        self,
        forms: Iterable[tuple[tuple[str, ...], str]],
        cores: Mapping[str, int],
        endings: tuple[str, ...] = (),
        latin: frozenset[str] = frozenset(),
        weak: str = "",
    ) -> None:
        """Forms are (words, code); `endings`: those of words that are cores though no form has them.

        `latin`: words that another vocabulary knows; `weak`: a code whose words, and figures shorter than a year, are
        no cores between two unknown words.
        """
        self._endings, self._latin, self._most = endings, latin, max(cores.values())
        self._figures = cores.get(NUMERAL, self._most)
        self._weights = {"": 0}
        forms = list(forms)
        strong = {word for words, code in forms for word in words if code != weak}
        self._weak = {words[0] for words, code in forms if len(words) == 1 and code == weak} - strong if weak else None
        for words, code in sorted(forms, key=lambda form: len(form[0])):
            for word in words:
                self._weights.setdefault(word, 0)
            # of several words one that is a core by itself serves, else the last, which is the rarest more often
            core = next((word for word in words if self._weights[word]), words[-1])
            self._weights[core] = max(self._weights[core], cores.get(code, 0))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches of a folded text, in order; white space stands at both ends of each."""
        plain, words, after = _words(text)
        weights = self._weigh(plain, words, after)
        begin, stop, right = 0, -1, -1
        for at in [at for at, weight in enumerate(weights) if weight]:
            if self._weak is not None and self._stands_alone(words, weights, at):
                continue
            if at > right:
                left = _beyond(weights, at, -1, weights[at] or 0)
                start = _space(text, after[left - 1] if left else 0, -1)
                if start > stop >= 0:
                    yield begin, stop
                begin = start if start > stop else begin
            right = max(right, _beyond(weights, at, 1, weights[at] or 0))
            stop = _space(text, after[right] - 1, 1)
        if stop >= 0:
            yield begin, stop

    def _stands_alone(self, words: list[str], weights: list[int | None], at: int) -> bool:
        """Whether a word that is a weak core has unknown words, or nothing, on both sides."""
        word = words[at]
        if word not in (self._weak or ()) and not (len(word) < YEAR_LENGTH and word.isdigit()):
            return False
        return (at == 0 or weights[at - 1] is None) and (at + 1 == len(words) or weights[at + 1] is None)

    def _weigh(self, plain: str, words: list[str], after: list[int]) -> list[int | None]:
        """The weight of each word; None for one that is unknown."""
        weights: list[int | None] = list(map(self._weights.get, words))
        for found in _LATIN.finditer(plain):
            if found[0].isalpha() and found[0] not in self._latin:
                continue
            weight = self._most if found[0].isalpha() else self._figures
            weights[bisect_right(after, found.start())] = weight
        if self._endings:
            for at in [at for at, word in enumerate(words) if word.endswith(self._endings)]:
                weights[at] = self._most
        return weights


@lru_cache(maxsize=2)  # each vocabulary asks for the same page
def _words(text: str) -> tuple[str, list[str], list[int]]:
    """The letters and blanks of a folded text, the words between its blanks, and where the word after each begins."""
    plain = _CUT.sub(" ", text.replace("_", " "))
    words = plain.split(" ")
    return plain, words, list(accumulate(map((1).__add__, map(len, words))))


def _beyond(weights: list[int | None], at: int, step: int, unknown: int) -> int:
    """The word at which a stretch ends: the so-manieth unknown one from a place on."""
    end = -1 if step < 0 else len(weights)
    while unknown and at + step != end:
        at += step
        unknown -= weights[at] is None
    return at


def _space(text: str, at: int, step: int) -> int:
    """The nearest place before or after one where white space, or nothing, stands on that side."""
    if step < 0:
        while at and not text[at - 1].isspace():
            at -= 1
    else:
        while at < len(text) and not text[at].isspace():
            at += 1
    return at


class Vocabulary:
    """The forms a grammar knows, with their proclitics; longer forms win over shorter ones at the same word."""

    def __init__(
        self,
        language: Language,
        entries: Iterable[tuple[str, Entry]],
        joins: Iterable[str],
        cores: Mapping[str, int] | None = None,
        endings: tuple[str, ...] = (),
        latin: frozenset[str] = frozenset(),
        weak: str = "",
    ) -> None:
        """With `cores` only the stretches of a text around such words are read: see `Stretches`."""
        self._plain = language.plain
        self._article = language.clitics.article
        self._assimilated = language.clitics.assimilated
        self._leads = sorted(c for c in language.clitics.before if not self._holds_article(c))
        self._joins = tuple(language.plain(j) for j in joins)
        self._forms: dict[str, list[tuple[tuple[str, ...], int, bool, Entry]]] = {}
        for form, entry in entries:
            self._add(form, entry)
        for found in self._forms.values():
            found.sort(key=lambda f: (-len(f[0]), f[1]))
        named = (((head, *rest), entry.code) for head in self._forms for rest, _, _, entry in self._forms[head])
        self._stretches = None if cores is None else Stretches(named, cores, endings, latin, weak)

    def _holds_article(self, clitic: str) -> bool:
        return bool(self._article) and clitic.endswith((self._article, self._assimilated))

    def _add(self, form: str, entry: Entry) -> None:
        parts = [m[0] for m in _TOKEN.finditer(self._plain(form).strip())]
        if not parts:
            return
        head, rest = parts[0], tuple(parts[1:])
        definite = entry.definite or bool(self._article and head.startswith(self._article))
        self._put(head, rest, 0, False, entry._replace(definite=definite))
        for lead in self._leads if len(head) > 1 else ():
            self._put(lead + head, rest, len(lead), lead.startswith(self._joins), entry._replace(definite=definite))
        if self._article and head.startswith(self._article):
            joined = self._assimilated + head[len(self._article) :]
            self._put(joined, rest, 0, False, entry._replace(definite=True))
            for join in self._joins:
                self._put(join + joined, rest, len(join), True, entry._replace(definite=True))

    def _put(self, head: str, rest: tuple[str, ...], lead: int, joined: bool, entry: Entry) -> None:
        known = self._forms.setdefault(head, [])
        if all((r, n) != (rest, lead) or e.code == entry.code for r, n, _, e in known):
            known.append((rest, lead, joined, entry))

    def heads(self) -> frozenset[str]:
        """The first words of its forms, with their proclitics."""
        return frozenset(self._forms)

    def read(self, text: str) -> list[Term]:
        """The terms of a folded text, in order; linear in its length."""
        if self._stretches is None:
            return self._cut(text, 0, len(text))
        return [term for start, end in self._stretches.find(text) for term in self._cut(text, start, end)]

    def _cut(self, text: str, begin: int, stop: int) -> list[Term]:
        """The terms of a part of a text."""
        tokens = [(m.lastgroup or "", m[0], *m.span()) for m in _TOKEN.finditer(text, begin, stop)]
        terms: list[Term] = []
        taken, forms, article = 0, self._forms, self._article or LINE
        for at, (kind, word, start, end) in enumerate(tokens):
            if taken:
                taken -= 1
            elif kind != "word":
                terms.append(_figure(kind, word, start, end))
            elif (found := forms.get(word)) is None:
                terms.append(_new(Term, (OTHER, start, end, None, "", start, word.startswith(article))))
            else:
                taken = self._match(found, tokens, at, terms)
        return terms

    def _match(
        self,
        found: list[tuple[tuple[str, ...], int, bool, Entry]],
        tokens: list[tuple[str, str, int, int]],
        at: int,
        terms: list[Term],
    ) -> int:
        """Adds the term of the longest form at a token; how many further tokens it took."""
        start = tokens[at][2]
        following = tokens[at + 1][1] if at + 1 < len(tokens) else ""
        for rest, lead, joined, entry in found:
            if rest and (rest[0] != following or tuple(t[1] for t in tokens[at + 1 : at + 1 + len(rest)]) != rest):
                continue
            if joined:
                terms.append(_new(Term, (JOIN, start, start + lead, None, "", start, False)))
            end = tokens[at + len(rest)][3]
            code, value, rule, definite = entry
            terms.append(_new(Term, (code, start + lead, end, value, rule, start, definite)))
            return len(rest)
        terms.append(_new(Term, (OTHER, start, tokens[at][3], None, "", start, False)))
        return 0


def _figure(kind: str, word: str, start: int, end: int) -> Term:
    """The term of figures and signs."""
    if kind in ("number", "power"):
        value = _power(word) if kind == "power" else _plain_number(word)
        return Term(NUMERAL, start, end, Numeral("figures", value), "figures", start)
    if kind == "nth":
        return Term(NUMERAL, start, end, Numeral("ordinal", int(word[:-2])), "figures", start)
    if kind == "decade":
        return Term(DECADE, start, end, int(word[:-1]), "figures", start)
    code = SIGNS.get(word, "!") or word if kind == "sign" else _FIGURES[kind]
    return _new(Term, (code, start, end, word, kind, start, False))


def _plain_number(word: str) -> float | int:
    """The value of figures with separators of thousands, and a point or comma before the decimals."""
    thousands = word.count(".") > 1 or word.endswith(".000")
    plain = word.replace(".", "") if thousands else re.sub(r"[\u066c\u060c ]", "", word)
    plain = plain.replace(",", "" if re.search(r",\d{3}(?!\d)", plain) else ".")
    return float(plain) if "." in plain else int(plain)


def _power(word: str) -> float:
    """«1.2e6» and «1.1^2»."""
    base, sign, exponent = re.split(r"(\^|e)", word.replace(",", "."))
    value = float(base) ** int(exponent) if sign == "^" else float(f"{base}e{exponent}")
    return value if value < MOST else MOST
