"""What a line says of itself: the words of `block_cues.tsv`, found at the line, its start, its end, or within; and
the few signs that mean the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tawatur.ingest.lines import Line, bare
from tawatur.language import Language, Row, longest

# Where a form decides: it is the line; the line starts or ends with it; it stands anywhere in it; or it does so after
# the last paragraphs only (`close`).
_PLACES = ("line", "start", "end", "within", "close")
_GAP = "\u2026"  # in a form: a few words that differ from page to page
_GAP_WORDS = 4  # words of the longest such gap
_LABEL_WORDS = 12  # words of the longest line that is a label with counts; the longest label has four
_MAX_DIGITS = 5  # digits of a count behind a label; more are a date
_BEFORE_END = ("-", "(", "[", "|", "/")  # signs that part a label from the line it ends
_LEADING = re.compile(r"^[^\w\u00a9]+")
_FIRST = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d]")
_APART = re.compile(r"\s:")  # a colon that stands apart from its word
_WITHIN = 40  # signs of the longest label that a line starts with
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\d[\d.,]*\s?[km]?(?!\w)")  # figures, and thousands or millions of them
_COUNTED = re.compile(r"\d+[km]?")  # a word that is a count
_COUNTS = 24  # signs of the longest line of counts with a letter
# The words before a colon, a bar, two dots.
_HEAD = re.compile(r"[^\W\d]++(?:\s[^\W\d]++){1,4}+(?=\s?(?:[:|\u00bb\u00ab\u2190<-]|\.\s?\.))")
_MIN_TITLE = 3  # words of the shortest headline behind a label
# Of videos, in figures and hexadecimal groups.
IDENTIFIERS = re.compile(r"(?:\d{10,}\s+)?(?:[0-9a-f]{8}(?:\s?-\s?[0-9a-f]{4}){3}\s?-\s?[0-9a-f]{12}(?:\s+|$))+")
_OF_SIGNS = (
    ("address-alone", re.compile(r"(?:https?://|www\.)\S+")),
    ("identifiers", IDENTIFIERS),
    ("label-between-signs", re.compile(r"\+\s*\S+(?:\s\S+)?\s*-")),
)  # lines of them alone; each begins with a sign or a letter of ASCII
_PLACEHOLDER = r"\{\s?\{[^{}\n]{0,40}\}\s?\}"  # that a template left
PLACEHOLDERS = re.compile(rf"{_PLACEHOLDER}(?:[^{{}}\n]{{0,40}}{_PLACEHOLDER})*")
_COPYRIGHT_SIGNS = ("\u00a9", r"\(c\)", "copyright")
_COPYRIGHT = re.compile(
    r"(?:\u00a9|\(c\)|copyrights?)\W{0,6}(?:\w+\W{1,3}){0,4}?(?:\d{4}|all)|\d{4}\s?\u00a9", re.IGNORECASE
)
_KNOWN = 1 << 12  # folded texts whose labels are remembered: the parts of one page are asked for several times
_TRAILING = ' \t0123456789:|/()[]-.,%+\u00ab\u00bb"#&'  # counts and signs behind a label


class Cue(NamedTuple):
    """A row of the table: the role of the line, the role of the lines it opens, whether the article is over."""

    role: str
    place: str
    opens: str
    ends: bool
    rule: str
    form: str


class Label(NamedTuple):
    """A label in folded text, [start, end); `always`: it is one wherever it stands (column `inside`), else only
    beside another."""

    start: int
    end: int
    cue: Cue
    always: bool


class BlockCues:
    """The rows of `block_cues.tsv`, ready to be found."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a row names no place."""
        rows = language.table("block_cues", ("form", "role", "place", "opens", "ends", "inside"))
        self._lines: dict[str, Cue] = {}
        self._starts: dict[str, list[tuple[str, Cue]]] = {}  # by their first word, the longest first
        self._ends: list[tuple[str, Cue]] = []
        self._gapped: list[tuple[str, str, Cue]] = []  # the words before a gap, those behind it
        within: list[tuple[str, Cue]] = []
        labels: list[tuple[str, tuple[Cue, bool]]] = []
        for row in rows:
            cue, form, always = _cue(row), language.plain(row["form"]), row["inside"] == "yes"
            if _GAP in form:
                before, _, behind = form.partition(_GAP)
                self._gapped.append((before.strip(), behind.strip(), cue))
                continue
            if cue.place == "line":
                self._lines[_bare(form)] = cue
            elif cue.place == "start":
                first = _FIRST.match(form)
                self._starts.setdefault(first[0] if first else "", []).append((form, cue))
            elif cue.place == "end":
                self._ends.append((form, cue))
            else:
                within.append((row["form"], cue))
            if cue.place not in ("end", "close") and _may_stand_inside(cue, always):
                labels.append((row["form"], (cue, always)))
        named = [row for row in rows if row["role"] == "boilerplate" and row["place"] in ("line", "start")]
        self.words = frozenset(word for row in named for word in _FIRST.findall(language.plain(row["form"])))
        for forms in self._starts.values():
            forms.sort(key=lambda form: (-len(form[0]), form[0]))
        told = {re.escape(behind) for _, behind, _ in self._gapped}
        self._telling = re.compile("|".join((*sorted(told), *_COPYRIGHT_SIGNS)))  # without these no formula is there
        self._within = language.lexicon(within)
        self._labels = language.lexicon(labels)
        self.labels = lru_cache(maxsize=_KNOWN)(self._find_labels)
        self.label = lru_cache(maxsize=_KNOWN)(self._find_label)

    def of(self, line: Line) -> Cue | None:
        """The cue of a line; of several the whole line's, then one within, the start's, the end's, a closing one."""
        text = bare(line.plain)
        if len(line.words) <= _LABEL_WORDS and (whole := self.label(text)):
            return whole
        hits = [hit.value for hit in self._within.find(line.plain)]
        formula = next((cue for cue in hits if cue.place == "within"), None) or self._formula(line.plain)
        closing = next(iter(hits), None)
        return formula or self._start(line) or self._end(line, text) or closing

    def _formula(self, plain: str) -> Cue | None:
        """The cue of a line that holds a formula with a gap, a sign of copyright, or nothing but signs."""
        found = next(self._formulas(plain), None) if self._telling.search(plain) else None
        return found.cue if found else _of_signs(plain)

    def _formulas(self, plain: str) -> Iterator[Label]:
        """The formulas with gaps and the signs of copyright in folded text."""
        for before, behind, cue in self._gapped:
            if span := _across(plain, before, behind):
                yield Label(*span, cue, True)
        yield from (Label(m.start(), m.end(), _COPYRIGHT_CUE, True) for m in _COPYRIGHT.finditer(plain))

    def _find_labels(self, plain: str) -> tuple[Label, ...]:
        """The labels and formulas in folded text, in order, apart."""
        hits = self._labels.find(plain, proclitics=False)
        found = [Label(h.start, h.end, *h.value) for h in longest(hits)] if hits else []
        if self._telling.search(plain):
            found += self._formulas(plain)
        if len(found) < 2:
            return tuple(found)
        return tuple(sorted(found, key=lambda label: (label.start, -label.end)))

    def _find_label(self, plain: str) -> Cue | None:
        """The cue of folded text that is a label from end to end."""
        if whole := self._lines.get(_bare(plain)):
            return whole
        text = plain.rstrip(_TRAILING)
        counted = text != plain and sum(map(str.isdigit, plain[len(text) :])) <= _MAX_DIGITS
        return (self._lines.get(_bare(text)) if counted else None) or self._find_counted(plain)

    def _find_counted(self, plain: str) -> Cue | None:
        """The cue of a label whose counts stand before or between its words: minutes to read, views."""
        if not 0 < sum(map(str.isdigit, plain)) <= _MAX_DIGITS:
            return None
        return self._lines.get(" ".join(word for word in _FIRST.findall(plain) if not _COUNTED.fullmatch(word)))

    def _start(self, line: Line) -> Cue | None:
        text = _LEADING.sub("", line.plain)
        word = _FIRST.match(text)
        closed = _APART.sub(":", text[:_WITHIN])
        for form, cue in self._starts.get(word[0] if word else "", ()):
            if text.startswith(form) and not text[len(form) : len(form) + 1].isalpha():
                return cue
            if form.endswith(":") and closed.startswith(form):
                return cue
        return self._headed(text)

    def _headed(self, text: str) -> Cue | None:
        """The cue of a line that begins with the label of a list, a colon or the like, and the title it announces."""
        head = _HEAD.match(text)
        cue = self._lines.get(_bare(head[0])) if head else None
        if head is None or cue is None or cue.opens != "teaser" or len(_FIRST.findall(text, head.end())) < _MIN_TITLE:
            return None
        return cue._replace(role="teaser", place="start", opens="", ends=False)

    def _end(self, line: Line, text: str) -> Cue | None:
        for form, cue in self._ends:
            if text.endswith(form) and line.stop != "." and text[: -len(form)].rstrip().endswith(_BEFORE_END):
                return cue
        return None


def _of_signs(plain: str) -> Cue | None:
    """The cue of a line of counts and buttons, of an address or identifiers, of a label between plus and minus."""
    counts = len(plain) <= _COUNTS and not _LETTER.search(_COUNT.sub("", plain))
    if counts or not _LETTER.search(plain):
        return _signed("counts-and-buttons") if _DIGIT.search(plain) else None
    if not plain[0].isascii() and not plain[0].isdigit():
        return None
    return next((_signed(rule) for rule, pattern in _OF_SIGNS if pattern.fullmatch(plain)), None)


def _signed(rule: str, role: str = "boilerplate") -> Cue:
    return Cue(role, "within", "", False, rule, "")


_COPYRIGHT_CUE = _signed("copyright-sign", "disclaimer")


def _across(plain: str, before: str, behind: str) -> tuple[int, int] | None:
    """The range from some words to others a few words behind them; null where there is none."""
    start = plain.find(before)
    end = plain.find(behind, start + len(before)) if start >= 0 else -1
    if end < 0 or len(_FIRST.findall(plain, start + len(before), end)) > _GAP_WORDS:
        return None
    return start, end + len(behind)


def _may_stand_inside(cue: Cue, always: bool) -> bool:
    """Whether a label can be seen inside a line: always, beside others, or after a full stop (a credit's colon)."""
    return always or cue.place == "line" or (cue.role == "credit" and cue.form.endswith(":"))


def _bare(form: str) -> str:
    return " ".join(_FIRST.findall(form))


def _cue(row: Row) -> Cue:
    if row["place"] not in _PLACES:
        raise row.broken(f"no such place: {row['place']}")
    return Cue(row["role"], row["place"], row["opens"], row["ends"] == "yes", row.rule, row["form"])
