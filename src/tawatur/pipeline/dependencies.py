"""Which tables each step reads, so that what hangs on a changed one can be done anew, and nothing else.

Reading pages hangs on every table but those that only later steps read, and on all facts of the world; what is not
named here counts as read there. `tests/test_dependencies.py` looks into the rooms for tables that are not named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from tawatur import codec
from tawatur.language import SHIPPED

Step = Literal["reading", "link", "corroborate", "search"]

LANGUAGE = frozenset({"clitics", "language", "letters"})  # files by which every step folds and parts words
READ: dict[Step, frozenset[str]] = {
    "link": frozenset(
        {"common_words", "event_kinds", "event_signals", "event_words", "news_words", "number_words", "verb_endings"}
    ),
    "corroborate": frozenset(
        {"act_words", "antonyms", "clause_words", "common_words", "complementisers", "function_words", "given_names",
         "months", "negations", "number_words", "org_words", "organ_words", "person_words", "reporting_verbs",
         "scope_words", "setting_words", "state_organ_words", "statement_channels", "stem_letters", "synonyms",
         "titles", "word_patterns"}
    ),
    "search": frozenset({"common_words", "months", "stem_letters"}),
}  # fmt: skip
LATER = frozenset(
    {"act_words", "antonyms", "event_kinds", "event_signals", "event_words", "negations", "news_words", "organ_words",
     "scope_words", "state_organ_words", "stem_letters", "synonyms"}
)  # fmt: skip
_PARTS = ("languages", "world", "outlets")


class _File(NamedTuple):
    part: str
    name: str
    text: str


def digest_all(data: tuple[Path, ...]) -> str:
    """The digest of all tables, shipped and laid over."""
    return codec.digest([(file.name, file.text) for file in _files(data)])


def digest_read(data: tuple[Path, ...], step: Step) -> str:
    """The digest of the tables that a step reads."""
    return codec.digest([(file.name, file.text) for file in _files(data) if _hangs_on(step, file)])


def _hangs_on(step: Step, file: _File) -> bool:
    table = Path(file.name).stem
    if file.part != "languages":
        return step in ("reading", "corroborate")  # texts are linked and searched by what their readings name
    return table not in LATER if step == "reading" else table in READ[step] | LANGUAGE


@lru_cache(maxsize=4)
def _files(data: tuple[Path, ...]) -> list[_File]:
    return list(_read((SHIPPED, *data)))


def _read(roots: Iterable[Path]) -> Iterator[_File]:
    for root in roots:
        for part in _PARTS:
            for path in sorted((root / part).rglob("*.t[so][vm]*")):
                yield _File(part, path.relative_to(root).as_posix(), path.read_text("utf-8"))
