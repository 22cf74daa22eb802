"""What a line says of itself: the words of `block_cues.tsv`, found at the line, its start, its end, or within."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tawatur.errors import LexiconError
from tawatur.ingest.lines import Line, bare, label_of
from tawatur.language import Language, Row, longest

# Where a form decides: it is the line; the line starts or ends with it; it stands anywhere in it; it does so after
# the last paragraphs only (`close`); or the row's pattern is found.
_PLACES = ("line", "start", "end", "within", "close", "pattern")
_MAX_DIGITS = 5  # digits of a count behind a label; more are a date
_BEFORE_END = ("-", "(", "[", "|", "/")  # signs that part a label from the line it ends
_LEADING = re.compile(r"^[^\w\u00a9]+")
_FIRST = re.compile(r"\w+")
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
        """Raises LexiconError when a row names no place or holds a broken pattern."""
        rows = language.table("block_cues", ("form", "role", "place", "opens", "ends", "pattern", "inside"))
        self._lines: dict[str, Cue] = {}
        self._starts: dict[str, list[tuple[str, Cue]]] = {}  # by their first word, the longest first
        self._ends: list[tuple[str, Cue]] = []
        self._patterns: list[tuple[re.Pattern[str], Cue]] = []
        within: list[tuple[str, Cue]] = []
        for row in rows:
            cue, form = _cue(row), language.plain(row["form"])
            if cue.place == "line":
                self._lines[_bare(form)] = cue
            elif cue.place == "start":
                first = _FIRST.match(form)
                self._starts.setdefault(first[0] if first else "", []).append((form, cue))
            elif cue.place == "end":
                self._ends.append((form, cue))
            elif cue.place in ("within", "close"):
                within.append((row["form"], cue))
            else:
                self._patterns.append((_compiled(row), cue))
        for forms in self._starts.values():
            forms.sort(key=lambda form: (-len(form[0]), form[0]))
        self._within = language.lexicon(within)
        able = [row for row in rows if row["place"] in ("line", "start", "within")]
        labels = [(row["form"], (_cue(row), row["inside"] == "yes")) for row in able]
        self._inside_patterns = [(_compiled(r), _cue(r)) for r in rows if r["pattern"] and r["inside"] == "yes"]
        self._labels = language.lexicon((form, value) for form, value in labels if _may_stand_inside(*value))
        self.labels = lru_cache(maxsize=_KNOWN)(self._find_labels)
        self.label = lru_cache(maxsize=_KNOWN)(self._find_label)

    def of(self, line: Line) -> Cue | None:
        """The cue of a line; of several the whole line's, then one within, the start's, the end's, a closing one."""
        inside = self.inside(line)
        sure = inside if inside and inside.place == "within" else self._pattern(line)
        return self._whole(line) or sure or self._start(line) or self._end(line) or inside

    def inside(self, line: Line) -> Cue | None:
        """A formula that marks its line wherever it stands; one that always does so first."""
        hits = [hit.value for hit in self._within.find(line.plain)]
        return min(hits, key=lambda cue: cue.place == "close", default=None)

    def _find_labels(self, plain: str) -> tuple[Label, ...]:
        """The labels and formulas in folded text, in order, apart."""
        found = [Label(h.start, h.end, *h.value) for h in longest(self._labels.find(plain, proclitics=False))]
        for pattern, cue in self._inside_patterns:
            found += [Label(m.start(), m.end(), cue, True) for m in pattern.finditer(plain)]
        return tuple(sorted(found, key=lambda label: (label.start, -label.end)))

    def _find_label(self, plain: str) -> Cue | None:
        """The cue of folded text that is a label from end to end."""
        text = plain.rstrip(_TRAILING)
        counted = sum(map(str.isdigit, plain[len(text) :])) <= _MAX_DIGITS
        return self._lines.get(_bare(plain)) or (self._lines.get(_bare(text)) if counted else None)

    def _whole(self, line: Line) -> Cue | None:
        return self.label(label_of(line))

    def _start(self, line: Line) -> Cue | None:
        text = _LEADING.sub("", line.plain)
        word = _FIRST.match(text)
        for form, cue in self._starts.get(word[0] if word else "", ()):
            if text.startswith(form) and not text[len(form) : len(form) + 1].isalpha():
                return cue
        return None

    def _end(self, line: Line) -> Cue | None:
        text = bare(line.plain)
        for form, cue in self._ends:
            if text.endswith(form) and line.stop != "." and text[: -len(form)].rstrip().endswith(_BEFORE_END):
                return cue
        return None

    def _pattern(self, line: Line) -> Cue | None:
        for pattern, cue in self._patterns:
            if pattern.search(line.plain):
                return cue
        return None


def _may_stand_inside(cue: Cue, always: bool) -> bool:
    """Whether a label can be seen inside a line: always, beside others, or after a full stop (a credit's colon)."""
    return always or cue.place == "line" or (cue.role == "credit" and cue.form.endswith(":"))


def _bare(form: str) -> str:
    return " ".join(_FIRST.findall(form))


def _cue(row: Row) -> Cue:
    if row["place"] not in _PLACES:
        raise LexiconError(f"block_cues.tsv:{row.line}: no such place: {row['place']}")
    return Cue(row["role"], row["place"], row["opens"], row["ends"] == "yes", row.rule, row["form"])


def _compiled(row: Row) -> re.Pattern[str]:
    try:
        return re.compile(row["pattern"], re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"block_cues.tsv:{row.line}: {error}") from error
