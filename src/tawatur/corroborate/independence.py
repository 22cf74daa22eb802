"""How many independent voices a claim has: who speaks, grouped where not independent, and by how many ways it came.

The number of groups is a lower bound: what is not shown to be independent counts once. Outlets that narrate, reprints,
summaries and unnamed sources of several pages add no named voice.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from tawatur.corroborate.align import Alignment
from tawatur.corroborate.namesakes import Namesakes
from tawatur.corroborate.parties import Parties
from tawatur.corroborate.sketch import Sketch
from tawatur.corroborate.voices import Voices, day_of
from tawatur.model import Chains, Narrations, Reuse, Span, Standing
from tawatur.settings import CorroborateSettings

HEADS = frozenset(("headline", "subhead", "summary"))  # roles of what stands above a text
UNNAMED = "anon:"  # the one group of all unnamed origins


class Support(NamedTuple):
    """What carries a claim."""

    origins: list[list[str]]
    standing: Standing
    chains: Chains
    narrations: Narrations | None
    voices: frozenset[str]


class Independence:
    """Counts the voices of claims within one event: its reuses say which pages share their text."""

    def __init__(
        self, voices: Voices, parties: Parties, reuses: Iterable[Reuse], alignment: Alignment,
        settings: CorroborateSettings, namesakes: Namesakes,
    ) -> None:  # fmt: skip
        """`namesakes`: voices that go under another one in all of the event."""
        self._voices = voices
        self._parties = parties
        self._alignment = alignment
        self._settings = settings
        self._reuses = sorted(reuses, key=lambda r: r.id)
        self._sources = self._reprints()
        self._namesakes = namesakes
        self._one_voice = namesakes.joined()
        self._join_voices(alignment)
        self._sides = self._speakers(alignment.sketches.values())

    def _join_voices(self, alignment: Alignment) -> None:
        """Voices to whom two pages give the same words are one voice in all of the event, if one of them is not known.

        Pages name the same man otherwise; nothing shows that they are two.
        """
        for a, b in sorted(alignment.likeness):
            one, other = alignment.sketches[a], alignment.sketches[b]
            if self.is_named(one) and self.is_named(other) and self._shares_text(one, other):
                mine, theirs = sorted((self.voice(one), self.voice(other)), key=self._parties.firmness)
                if mine != theirs and not (self._voices.is_listed(mine) and self._voices.is_listed(theirs)):
                    self._one_voice = {k: mine if v == theirs else v for k, v in self._one_voice.items()}
                    self._one_voice[theirs] = mine

    def _speakers(self, sketches: Iterable[Sketch]) -> dict[str, set[str]]:
        """{voice: all refs that speak with it in the event}."""
        sides: dict[str, set[str]] = {}
        for sketch in sketches:
            if self.is_named(sketch):
                sides.setdefault(self.voice(sketch), set()).add(sketch.statement.origin or "")
        return sides

    def is_named(self, sketch: Sketch) -> bool:
        """Whether a named party other than the page answers for the words."""
        return self._vouched(sketch) and not _unnamed(sketch)

    def _reprints(self) -> dict[str, str]:
        """{page that reprints: page it reprints}, where the direction is known and most of its text is the other's."""
        return {
            r.copy: r.original
            for r in self._reuses
            if r.original and r.direction == "known" and r.share >= self._settings.reprint_share
        }

    def page(self, article: str) -> str:
        """The page that an article's text first stood on, as far as known; a circle ends at its least id."""
        seen = [article]
        while (above := self._sources.get(seen[-1])) is not None:
            if above in seen:
                return min(seen)
            seen.append(above)
        return seen[-1]

    def weigh(self, members: Iterable[Sketch]) -> Support:
        """The voices of a claim by the statements that say it. A summary adds nothing."""
        counted = sorted((s for s in members if s.role != "summary"), key=lambda s: s.id)
        told = [s for s in counted if self._vouched(s) and not self._takes_for_granted(s, counted)]
        groups = self._group(told)
        named = len(groups) - (UNNAMED in groups)
        narrated = [s for s in counted if s.narrated or self._by_its_outlet(s)]
        return Support(
            origins=sorted(sorted(self._side(g, told)) for g in groups.values()),
            standing=_standing(named, len(groups)),
            chains=self._chains(list(groups.values()), told, narrated),
            narrations=self._narrations(narrated) if narrated else None,
            voices=frozenset(self.voice(s) for s in told if not _unnamed(s)),
        )

    def _takes_for_granted(self, sketch: Sketch, counted: list[Sketch]) -> bool:
        """Whether an unnamed source tells of something else what pages narrate: that it was, nobody has from him."""
        if not _unnamed(sketch):
            return False
        bare = min(self._alignment.weights.mass(s) for s in counted)
        return self._alignment.weights.mass(sketch) > self._settings.granted * bare

    def voice(self, sketch: Sketch) -> str:
        """The party whose voice the origin of a statement is, on the day of its page; "" when there is none."""
        voice = self._voices.voice(sketch.statement.origin, day_of(sketch.article)) if sketch.statement.origin else ""
        return self._one_voice.get(voice, voice)

    def party(self, sketch: Sketch) -> str:
        """The party whose own account the words of a statement are; "" when there is none."""
        if not sketch.statement.origin:
            return ""
        voice, party = (
            f(sketch.statement.origin, day_of(sketch.article)) for f in (self._voices.voice, self._voices.party)
        )
        party = self._namesakes.party_of(voice, party)
        return self._one_voice.get(party, party)

    def _vouched(self, sketch: Sketch) -> bool:
        """Whether somebody other than the page answers for the words."""
        return not sketch.narrated and not self._by_its_outlet(sketch) and sketch.statement.origin is not None

    def _by_its_outlet(self, sketch: Sketch) -> bool:
        return sketch.statement.origin is not None and sketch.statement.origin == sketch.article.outlet

    def _side(self, group: set[str], told: list[Sketch]) -> set[str]:
        """A group with all refs that speak in the event with one of its voices."""
        voices = {self.voice(s) for s in told if s.statement.origin in group and not _unnamed(s)}
        return group.union(*(self._sides.get(voice, ()) for voice in voices))

    def _group(self, told: list[Sketch]) -> dict[str, set[str]]:
        """Origins with one voice are one group; so are all unnamed ones, and whatever may be one party's."""
        groups: dict[str, set[str]] = {}
        named = [s for s in told if self.is_named(s)]
        for sketch in told:
            speaks = self._likely(sketch, named) if _unnamed(sketch) else sketch
            key = self.voice(speaks) if speaks else UNNAMED
            # The words of a named source are his: who repeats them unnamed is no member of his group.
            groups.setdefault(key, set()).add((speaks or sketch).statement.origin or "")
        for one, other in combinations(named, 2):
            if self.is_one_text(one, other):
                self._merge(groups, one.statement.origin or "", other.statement.origin or "")
        self._join_hearsay(groups, named)
        self._join_doubtful(groups, named)
        return groups

    def _likely(self, unnamed: Sketch, named: list[Sketch]) -> Sketch | None:
        """The named one to whom the words of an unnamed source are given: a headline may say «an official»."""
        same = (s for s in named if self._same_words(unnamed, s) or self._shares_text(unnamed, s))
        return min(same, key=lambda s: (self._parties.firmness(self.voice(s)), s.id), default=None)

    def is_one_text(self, one: Sketch, other: Sketch) -> bool:
        """Whether two voices are given one text: a long one on two pages, or the same letters on one.

        «The undersecretary and the spokesman said»: nothing shows that the second knows it by himself.
        """
        if one.statement.article == other.statement.article:
            known = all(self._voices.is_listed(s.statement.origin or "") for s in (one, other))
            joint = one.statement.content == other.statement.content
            return joint or (not known and self._same_words(one, other))
        long = min(len(one.terms), len(other.terms)) >= self._settings.long_text
        return long and self._shares_text(one, other)

    def hearsay(self, members: Iterable[Sketch]) -> dict[str, str]:
        """{voice of a person: an origin of the party that reports his words}, where his own side gives no account.

        What pages put in his mouth may then be what that party says of him.
        """
        named = sorted((s for s in members if self.is_named(s) and s.role != "summary"), key=lambda s: s.id)
        heard = {min(s.actors): s for s in named if s.statement.speaker and s.actors and self.voice(s) not in s.actors}
        own = {self.voice(s) for s in named if not (s.statement.origin or "").startswith("person:")}
        return {voice: s.statement.origin or "" for voice, s in heard.items() if voice not in own}

    def _join_hearsay(self, groups: dict[str, set[str]], named: list[Sketch]) -> None:
        """A person whose words another party reports adds nothing to it by himself."""
        for voice, origin in self.hearsay(named).items():
            if voice in groups:
                self._merge(groups, origin, min(groups[voice]))

    def _join_doubtful(self, groups: dict[str, set[str]], named: list[Sketch]) -> None:
        """Each group that may be the party of a firmer one joins it; rather one that speaks on the same page."""
        pages = {k: {s.statement.article for s in named if s.statement.origin in g} for k, g in groups.items()}
        kept: list[str] = []
        for key in sorted((k for k in groups if k != UNNAMED), key=self._parties.firmness):
            mine = groups[key]
            near = [
                k
                for k in kept
                if self._parties.may_be_one(k, key, groups[k], mine)
                or _only_above(groups[k], mine, named)
                or _only_above(mine, groups[k], named)
                or ("person:" in (k[:7], key[:7]) and self._loosely(groups[k], mine, named))
            ]
            if near:
                best = min(near, key=lambda k: (pages[k].isdisjoint(pages[key]), kept.index(k)))
                groups[best] |= groups.pop(key)
            else:
                kept.append(key)

    def _loosely(self, one: set[str], other: set[str], named: list[Sketch]) -> bool:
        """Whether two groups of unknown persons say nothing surely the same: neither then bears out the other."""
        if any(not ref.startswith("person:") or self._voices.is_listed(ref) for ref in one | other):
            return False
        mine, theirs = ([s.id for s in named if s.statement.origin in group] for group in (one, other))
        return all(self._alignment.like(a, b).dice < self._settings.sure_claim for a in mine for b in theirs)

    def _merge(self, groups: dict[str, set[str]], one: str, other: str) -> None:
        keys = sorted(k for k, g in groups.items() if g & {one, other} and k != UNNAMED)
        for key in keys[1:]:
            groups[keys[0]] |= groups.pop(key)

    def _shares_text(self, one: Sketch, other: Sketch) -> bool:
        """Whether the words of two statements of two pages are one text: a passage of both, or the same words."""
        if one.statement.article == other.statement.article:
            return False
        if self._same_words(one, other):
            return True
        return any(
            _covers(mine, one.statement.content)
            and _covers(theirs, other.statement.content)
            and _same_part(mine, one.statement.content, theirs, other.statement.content)
            for mine, theirs in self._passages(one.statement.article, other.statement.article)
        )

    def _same_words(self, one: Sketch, other: Sketch) -> bool:
        mine, theirs = ({t.key for t in s.terms} for s in (one, other))
        both = len(mine & theirs)
        return both >= self._settings.copied_words and both >= self._settings.copied_share * len(mine | theirs)

    def _passages(self, one: str, other: str) -> Iterable[tuple[Span, Span]]:
        for reuse in self._reuses:
            if (reuse.copy, reuse.original) == (one, other):
                yield from reuse.passages
            elif (reuse.copy, reuse.original) == (other, one):
                yield from ((theirs, mine) for mine, theirs in reuse.passages)

    def _chains(self, groups: list[set[str]], told: list[Sketch], narrated: list[Sketch]) -> Chains:
        """Lower: the agencies named on the way of each group, at least one; upper: each (page, origin) pair."""
        pairs = {(self.page(s.statement.article), s.statement.origin) for s in told}
        if not groups:
            return Chains(lower=1, upper=max(1, len({self.page(s.statement.article) for s in narrated})))
        lower = sum(max(1, len(self._agencies(group, told))) for group in groups)
        return Chains(lower=lower, upper=max(lower, len(pairs)))

    def _agencies(self, group: set[str], told: list[Sketch]) -> set[str]:
        mine = [s for s in told if s.statement.origin in group]
        voices = {self.voice(s) for s in mine}
        named = {h.authority for s in mine for h in s.statement.chain if h.authority.startswith("agency:")}
        return {a for a in named - group if self._voices.voice(a) not in voices}

    def _narrations(self, narrated: list[Sketch]) -> Narrations:
        """Pages that say it themselves, and how many texts of them share no passage."""
        texts: list[list[Sketch]] = []
        for sketch in narrated:
            near = [t for t in texts if any(self._one_text(sketch, s) for s in t)]
            texts = [t for t in texts if t not in near] + [[sketch, *(s for t in near for s in t)]]
        pages = {s.statement.article for s in narrated}
        return Narrations(articles=len(pages), texts=len(texts))

    def _one_text(self, one: Sketch, other: Sketch) -> bool:
        same = self.page(one.statement.article) == self.page(other.statement.article)
        return same or self._shares_text(one, other)


def _standing(named: int, groups: int) -> Standing:
    if named:
        return "corroborated" if named > 1 else "single-sourced"
    return "anonymous" if groups else "unattributed"


def _unnamed(sketch: Sketch) -> bool:
    statement = sketch.statement
    unnamed = (statement.origin or "").startswith(("anon:", "anonymous:"))
    return statement.anonymous or statement.origin_kind == "anonymous" or unnamed


def _only_above(group: set[str], other: set[str], named: list[Sketch]) -> bool:
    """Whether a group speaks in headlines alone, and another one in the text below one of them."""
    mine, theirs = ([s for s in named if s.statement.origin in g] for g in (group, other))
    above = all(s.role in HEADS for s in mine)
    below = {s.article.id for s in theirs if s.role not in HEADS}
    return above and any(s.article.id in below for s in mine)


def _covers(passage: Span, content: list[Span]) -> bool:
    """Whether a passage holds at least half of a content's letters."""
    held = sum(max(0, min(passage.end, c.end) - max(passage.start, c.start)) for c in content)
    return 2 * held >= sum(c.end - c.start for c in content)


def _same_part(mine: Span, content: list[Span], theirs: Span, other: list[Span]) -> bool:
    """Whether two contents lie in one part of a passage of two pages: who is quoted beside it said something else."""
    scale = (theirs.end - theirs.start) / max(1, mine.end - mine.start)
    start, end = (theirs.start + (place - mine.start) * scale for place in (content[0].start, content[-1].end))
    both = min(end, other[-1].end) - max(start, other[0].start)
    return 2 * both >= min(end - start, other[-1].end - other[0].start)
