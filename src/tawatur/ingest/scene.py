"""One page while its lines are given their roles: what is seen, and what has been decided so far."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from tawatur.ingest.cues import BlockCues, Cue
from tawatur.ingest.lines import Line
from tawatur.ingest.names import NameFinder
from tawatur.ingest.stamps import StampReader
from tawatur.language import Language
from tawatur.model import Role, When
from tawatur.settings import IngestSettings

PARAGRAPH_WORDS = 12  # words of the shortest paragraph that ends with a stop
LONG_WORDS = 28  # words of a line that is a paragraph whatever its end


class Words:
    """What words say of a text's subject: the commonest left out, the rest cut to rough stems."""

    def __init__(self, language: Language, labels: Iterable[str] = ()) -> None:
        """Table `page_words`: the words that say nothing (common) and those a paragraph goes on with.

        `labels`: the words of a site's labels.
        """
        parts: dict[str, list[str]] = {}
        for row in language.table("page_words", ("form", "part")):
            parts.setdefault(row["part"], []).append(language.plain(row["form"]))
        clitics = language.clitics
        ends = tuple(e for e in (clitics.article, clitics.assimilated) if e)
        self._prefixes = sorted((p for p in clitics.before if p.endswith(ends)), key=lambda p: (-len(p), p))
        self._prefixes += [e for e in ends if e not in self._prefixes]
        self._stem = lru_cache(maxsize=1 << 16)(self._cut)
        self._particles = frozenset(parts.get("common", ()))
        self._common = self._particles | frozenset(parts.get("common-noun", ()))
        self._connectives = tuple(f"{form} " for form in parts.get("connective", ()))
        self._reach = max(map(len, self._connectives), default=0)
        self._joined = tuple(f for f in parts.get("connective", ()) if len(f) == 1)
        self._own = frozenset(parts.get("initial", ()))
        self._address = frozenset(parts.get("address", ()))
        self._leads = frozenset(parts.get("lead", ()))
        self._nouns = frozenset(parts.get("lead-or-noun", ()))
        self._clause = frozenset(parts.get("clause", ()))
        self._listing = frozenset(parts.get("listing", ()))
        self._form = frozenset(parts.get("form", ()))
        self._site = frozenset(word for word in (*labels, *self._form) if len(word) >= 3) - self._common
        self._present = frozenset(parts.get("present", ()))
        self._verbs = self._leads - self._site - self._present
        self._live = tuple(parts.get("live", ()))
        self._writers = frozenset(parts.get("writer", ()))
        self._shown = frozenset(parts.get("shown", ()))
        self._given = frozenset(
            language.plain(row["form"])
            for row in language.table("given_names", ("form", "part"))
            if row["part"] == "first"
        )
        self._about = frozenset(parts.get("about", ())) | self._address

    def stems(self, words: Iterable[str]) -> set[str]:
        """Rough stems of the words that are not among the commonest; at most five letters of each."""
        return {self._stem(w) for w in words if len(w) >= 3 and w not in self._common}

    def _cut(self, word: str) -> str:
        for prefix in self._prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= 3:
                return word[len(prefix) :][:5]
        return word[:5]

    def tells(self, line: Line) -> bool:
        """Whether a line reads as prose about the world: with the commonest words, and not to the page's reader."""
        words = [word for word in line.words if not word.isascii()]
        prose = self.has_common(words) or line.sentence
        return prose and 2 * len(words) > len(line.words) and not self.addresses(line)

    def addresses(self, line: Line) -> bool:
        """Whether a line speaks to the page's reader: your address, our newsletter."""
        return not self._address.isdisjoint(line.words)

    def form_share(self, line: Line) -> float:
        """The share of a line's words that stand in forms (password, your address), when it has two at least."""
        return _share(line, self._form, 2)

    def site_share(self, line: Line) -> float:
        """The share of a line's words that stand in a site's labels and forms, when it has three at least."""
        return _share(line, self._site, 3)

    def names_listing(self, words: Iterable[str]) -> bool:
        """Whether folded words name a list of articles: an archive, a tag."""
        return not self._listing.isdisjoint(words)

    def is_label(self, word: str) -> bool:
        """Whether a word stands in a site's labels or forms, and is none of the commonest."""
        return word in self._site

    def about_share(self, line: Line) -> float:
        """The share of a line's words with which a site speaks of itself or to its reader, when it has two at least."""
        return _share(line, self._about, 2)

    def has_common(self, words: Iterable[str]) -> bool:
        """Whether one of the commonest words is among folded words."""
        return not self._particles.isdisjoint(words)

    def goes_live(self, key: str) -> bool:
        """Whether words say that a page follows something as it happens."""
        return any(f" {form} " in f" {key} " for form in self._live)

    def shows(self, words: Iterable[str]) -> bool:
        """Whether words stand in the text of a picture: one by which it says at what it was taken."""
        return not self._shown.isdisjoint(words)

    def is_writer(self, word: str) -> bool:
        """Whether a word says what somebody who writes is: a researcher, a correspondent."""
        return word in self._writers

    def is_given(self, word: str) -> bool:
        """Whether a folded word is a given name and no common word."""
        return word in self._given

    def find_lead(self, words: list[str]) -> int | None:
        """The index of the verb that a first paragraph begins with, behind a caption or a heading; null without one.

        A verb that a particle stands before, or after, is inside a sentence.
        """
        for at in range(1, len(words) - 1):
            inside = {words[at - 1], words[at + 1]} & self._particles
            if words[at] in self._leads and not inside:
                return at
        return None

    def begins_sentence(self, words: list[str]) -> bool:
        """Whether words begin with a verb as paragraphs do, or carry on; a label or a caption's present does not."""
        return bool(words) and (f"{words[0]} ".startswith(self._connectives) or words[0] in self._verbs)

    def tells_clause(self, words: list[str]) -> bool:
        """Whether words tell something in a clause, and not in the present as a caption does."""
        return not self._clause.isdisjoint(words) and words[0] not in self._present

    def may_head(self, line: Line) -> bool:
        """Whether a headline may begin like a line: not with a particle, nor with a clause."""
        return self._particles.isdisjoint(line.words[:1]) and self._clause.isdisjoint(line.words[:1])

    def is_lead(self, word: str) -> bool:
        """Whether a word is a verb that first paragraphs begin with."""
        return word in self._leads

    def may_begin_lead(self, word: str) -> bool:
        """Whether a word is such a verb, or one that may as well be a noun."""
        return word in self._leads or word in self._nouns

    def begins_telling(self, word: str) -> bool:
        """Whether a word is a verb that texts begin with, or one that a connective is joined to."""
        return word in self._leads or (word.startswith(self._joined) and word[1:] in self._leads)

    def goes_on_telling(self, word: str) -> bool:
        """Whether a sentence that carries on begins with a word: a verb joined to a connective, or one of these."""
        return f"{word} ".startswith(self._connectives) or (word.startswith(self._joined) and word[1:] in self._verbs)

    def resumes(self, line: Line) -> bool:
        """Whether a line opens with a verb, or a word like «and in», that a connective is written together with."""
        first = line.words[0] if line.words else ""
        verb = first[1:] in self._leads or first[1:] in self._present
        return first.startswith(self._joined) and (verb or (len(first) > 1 and f"{first} " in self._connectives))

    def begins_lead(self, line: Line) -> bool:
        """Whether a line begins with a verb as first paragraphs do."""
        return bool(line.words) and self.is_lead(line.words[0])

    def goes_on(self, line: Line) -> bool:
        """Whether a line opens with words that carry on what was said before."""
        opening = f"{line.key[: self._reach]} "
        return opening.startswith(self._connectives) or (bool(line.words) and self._is_joined(line.words[0]))

    def carries_on(self, word: str) -> bool:
        """Whether a word carries on what was said before, alone or joined to another."""
        return f"{word} ".startswith(self._connectives) or self._is_joined(word)

    def _is_joined(self, word: str) -> bool:
        """Whether a connective is joined to a word: not where the letter is the word's own."""
        return word.startswith(self._joined) and word not in self._leads and word not in self._own


def _share(line: Line, among: frozenset[str], least: int) -> float:
    """The share of a line's words that are among some, when it has a few of them at least."""
    found = 0 if among.isdisjoint(line.words) else sum(map(among.__contains__, line.words))
    return found / len(line.words) if found >= least else 0.0


class Knowledge(NamedTuple):
    """What rules may consult: the tables, read once."""

    language: Language
    cues: BlockCues
    stamps: StampReader
    names: NameFinder
    words: Words
    settings: IngestSettings


class Mark(NamedTuple):
    """The role of a line and the rule that gave it. `echo_of`: the index of the line it repeats."""

    role: Role
    rule: str
    author: str | None = None
    published: When | None = None
    echo_of: int | None = None


class Scene:
    """The lines of a page with their cues and the marks given so far; a mark once given stays."""

    def __init__(self, lines: list[Line], known: Knowledge, title: str | None = None) -> None:
        self.lines = lines
        self.known = known
        self.title = title
        self.cues: list[Cue | None] = [known.cues.of(line) for line in lines]
        self.marks: list[Mark | None] = [None] * len(lines)
        self.headline: int | None = None
        self.datelines: dict[int, tuple[int, int]] = {}  # the dateline that begins a line, once it is read
        self._whole = [line.index for line in lines if is_paragraph(line)]
        self._paragraphs: list[int] | None = None
        self._stems: dict[int, set[str]] = {}

    def stems(self, index: int) -> set[str]:
        """The rough stems of a line's telling words."""
        if index not in self._stems:
            self._stems[index] = self.known.words.stems(self.lines[index].words)
        return self._stems[index]

    def mark(self, index: int, mark: Mark) -> None:
        """Gives a line its role unless it has one."""
        if self.marks[index] is None:
            self.marks[index] = mark
            self._paragraphs = None

    def open(self, among: range | None = None) -> list[Line]:
        """The lines without a role as they are now, in order."""
        if among is None:
            return [line for line, mark in zip(self.lines, self.marks, strict=True) if mark is None]
        return [self.lines[index] for index in among if self.marks[index] is None]

    @property
    def paragraphs(self) -> list[int]:
        """The lines without a role that read as paragraphs."""
        if self._paragraphs is None:
            self._paragraphs = [index for index in self._whole if self.marks[index] is None]
        return self._paragraphs

    def role(self, index: int) -> str | None:
        """The role given so far."""
        mark = self.marks[index]
        return mark.role if mark else None


def is_paragraph(line: Line) -> bool:
    """Whether a line reads as a paragraph: a sentence that ends, or more words than a headline has."""
    size = len(line.words)
    return size >= LONG_WORDS or (size >= PARAGRAPH_WORDS and line.stop in (".", ":"))


def is_title_like(line: Line, longest: int) -> bool:
    """Whether a line reads as a headline: few words and no full stop at the end."""
    return 1 <= len(line.words) <= longest and line.stop not in (".", ";", "\u061b")
