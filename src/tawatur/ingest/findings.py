"""What does not fit in the letters themselves: bidi controls, look-alike letters; and notices of correction."""

from __future__ import annotations

import re
from functools import lru_cache

from tawatur.ingest.scene import Scene
from tawatur.language import Language, Lexicon
from tawatur.model import Finding, Span

_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_OPENS = re.compile(r"\W*([^:]{1,40}?)\s?:")
_LATIN = re.compile(r"[A-Za-z]")
_LOOKALIKE = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_ODD = re.compile(r"[\u0370-\u04ff\u202a-\u202e\u2066-\u2069]")  # any of these, or of the controls


def find_oddities(scene: Scene, text: str) -> list[Finding]:
    """Findings of one text, in order."""
    found: list[Finding] = []
    if not _ODD.search(text):
        return find_corrections(scene)
    if controls := [Span(*m.span()) for m in _BIDI.finditer(text)]:
        found.append(
            Finding(kind="bidi-control", spans=controls, detail=f"{len(controls)} places", rule="bidi-controls")
        )
    words = _WORD.finditer(text) if _LOOKALIKE.search(text) else ()
    mixed = [Span(*m.span()) for m in words if _LATIN.search(m[0]) and _LOOKALIKE.search(m[0])]
    if mixed:
        found.append(
            Finding(kind="homoglyph", spans=mixed, detail="letters of two scripts in one word", rule="mixed-scripts")
        )
    return found + find_corrections(scene)


def find_corrections(scene: Scene) -> list[Finding]:
    """Lines that say the page was corrected (`correction_notices`)."""
    heads, phrases = _forms(scene.known.language)
    found = []
    for line in scene.lines:
        hits = phrases.find(line.plain)
        first = _OPENS.match(line.plain) if ":" in line.plain else None
        opens = first[1] if first and first[1] in heads else None
        if hits:
            found.append(Finding(kind="correction-notice", spans=[line.span], detail=hits[0].form, rule=hits[0].value))
        elif opens and scene.role(line.index) != "disclaimer":
            found.append(
                Finding(kind="correction-notice", spans=[line.span], detail=opens, rule=f"correction_notices:{opens}")
            )
    return found


@lru_cache(maxsize=8)
def _forms(language: Language) -> tuple[frozenset[str], Lexicon[str]]:
    """The words that head a correction, and the phrases that tell of one."""
    rows = language.table("correction_notices", ("form", "part"))
    heads = frozenset(language.plain(r["form"]) for r in rows if r["part"] == "correction")
    return heads, language.lexicon((r["form"], r.rule) for r in rows if r["part"] == "corrected")
