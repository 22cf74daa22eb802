"""Outlets and agencies by the names and codes of their cards, and names that only a notice gives."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tawatur.language import Language, longest
from tawatur.registry import Registry

_NAME_WORD = re.compile(r"[\w\u2019'&]+")
_BREAKS = frozenset(",\u060c.\u061b;:()[]{}|/\n\u00a9\u2022!?\u061f")
_QUOTES = "\"\u201c\u201d\u00ab\u00bb'\u2018\u2019"
_MAX_NAME_WORDS = 5
_MIN_OWNED = 4  # letters of the shortest word that can hold the preposition of an owner
_CREDIT_PART = re.compile(r"[^-\u2013\u2014/,\u060c:;\u061b()\[\]+|&\"\u00ab\u00bb\n]+")
_KNOWN = 1 << 12  # folded texts whose names are remembered: the parts of one page are asked for several times
_FILLED = 0.7  # share of a part's letters that a code must have
_WINDOW = 60  # signs before a formula in which a listed name is looked for
_NEAR = 6  # signs between a formula and the name it gives
_YEARS = " 0123456789-\u2013,\u060c\u00a9"  # a year and the signs beside it, between a name and its notice
_OFFSET = 12  # signs of a word for sites or news that may stand before a name
# Addresses in text, whose dots may stand apart, without the path; not those of mail.
_SITE = re.compile(r"(?<![\w@.])(?<!@\s)(?:[a-z0-9-]+\s?\.\s?){1,3}[a-z]{2,4}(?![\w@])")
_ENDINGS = frozenset(["com", "net", "org", "info", "news", "tv"])  # endings that make an address of words beside a dot


class Named(NamedTuple):
    """A name in folded text: [start, end) and the ref it stands for."""

    start: int
    end: int
    ref: str
    listed: bool


class NameFinder:
    """Finds the cards' names, and cuts an unlisted name out of the words after a formula."""

    def __init__(self, language: Language, registry: Registry) -> None:
        self._language = language
        self._registry = registry
        cards = sorted(registry.outlets.values(), key=lambda c: c.ref)
        self._names = language.lexicon((form, card.ref) for card in cards for n in card.names for form in _dotted(n))
        codes = ((code, card.ref) for card in cards for code in (*card.short, *card.titles))
        self._codes = language.lexicon((form, ref) for code, ref in codes for form in _written(code))
        places = [
            (name, fact.ref)
            for fact in (*registry.places.values(), *registry.states.values())
            for name in fact.spellings
        ]
        places += [
            (name, state.capital_ref or state.ref) for state in registry.states.values() for name in state.capital
        ]
        self._place_names = language.lexicon(places)
        self.found = lru_cache(maxsize=_KNOWN)(self._find)
        parts: dict[str, list[str]] = {}
        for row in language.table("outlet_names", ("form", "part")):
            parts.setdefault(row["part"], []).append(language.plain(row["form"]))
        self._stops = frozenset(f for f in parts.get("stop", ()) if " " not in f)
        self._press = frozenset(parts.get("press", ()))
        self._kinds = self._press | frozenset(parts.get("kind", ()))
        self._own = frozenset(parts.get("own", ()))
        self._companies = tuple(parts.get("company", ()))
        self._topics = frozenset(parts.get("topic", ()))
        self._article, self._assimilated = language.clitics.article, language.clitics.assimilated
        self._owner = next(iter(parts.get("owner", ())), "")
        self._attached = {self._owner, *(c for c in language.clitics.before if len(c) == 1)}

    def in_text(self, plain: str, *, codes: bool = False) -> list[Named]:
        """The listed names in folded text, longest first at each place; short codes only when asked."""
        return list(self.found(plain, codes))

    def _find(self, plain: str, codes: bool) -> tuple[Named, ...]:
        hits = self._names.find(plain) + (self._codes.find(plain, proclitics=False) if codes else [])
        return tuple(Named(h.start, h.end, h.value, True) for h in longest(hits)) if hits else ()

    def agencies_in(self, plain: str) -> list[Named]:
        """The listed agencies that folded text names in full."""
        return [n for n in self.in_text(plain) if n.ref.startswith("agency:")]

    def credited(self, plain: str) -> list[Named]:
        """The agencies of a credit: named in full, or by a code that fills the part between two marks alone.

        Codes are short, and many are words or people's names as well.
        """
        found = self.agencies_in(plain)
        for part in _CREDIT_PART.finditer(plain):
            inside = [n for n in self.in_text(part[0], codes=True) if n.ref.startswith("agency:")]
            filled = sum(n.end - n.start for n in inside) >= _FILLED * sum(map(str.isalnum, part[0]))
            found += [n._replace(start=n.start + part.start(), end=n.end + part.start()) for n in inside if filled]
        return sorted(set(found))

    def opening(self, plain: str) -> Named | None:
        """The listed name that folded text begins with, codes too, behind words for outlets and for news."""
        for named in self.in_text(plain, codes=True):
            if named.start > _OFFSET:
                return None
            before = _NAME_WORD.findall(plain[: named.start])
            if all(word in self._topics or self._introduces(word) for word in before):
                return named
        return None

    def sites(self, plain: str) -> list[Named]:
        """The addresses in folded text, their dots together or apart: a card's outlet, else a ref of the domain."""
        found = []
        for match in _SITE.finditer(plain):
            host = re.sub(r"\s", "", match[0]).removeprefix("www.")
            named = self.host(host)
            if named and (named.listed or host.rsplit(".", 1)[-1] in _ENDINGS):
                found.append(named._replace(start=match.start(), end=match.end()))
        return found

    def is_kind(self, word: str) -> bool:
        """Whether a folded word is a kind of outlet: site, newspaper."""
        return (self._owned(word) or word) in self._kinds

    def is_press(self, word: str) -> bool:
        """Whether a folded word is a kind that only outlets have: newspaper and site, not channel and center."""
        return word in self._press

    def is_stop(self, word: str) -> bool:
        """Whether no name goes on with a folded word."""
        return word in self._stops

    def is_listed(self, ref: str) -> bool:
        """Whether a card has a ref."""
        return ref in self._registry.outlets

    def bare(self, name: str) -> str:
        """A folded name without the word for its kind."""
        words = name.split()
        words[:1] = [self._owned(word) or word for word in words[:1]]
        while len(words) > 1 and words[0] in self._kinds:
            del words[0]
        return " ".join(words)

    def is_place(self, plain: str) -> bool:
        """Whether folded text is the name of a listed place or state."""
        return bool(self._place_names.get(plain))

    def places_in(self, plain: str) -> list[Named]:
        """The listed places in folded text."""
        return [Named(h.start, h.end, h.value, True) for h in longest(self._place_names.find(plain))]

    def after(self, plain: str, at: int, *, governed: bool = True) -> Named | None:
        """The name that begins within a few signs after an index: a listed one, or the words up to a break.

        `governed`: the formula's own last word governs a name. Where none does, and behind a bar, only a listed name
        is taken, or one that its kind (site, newspaper) or a preposition introduces.
        """
        start = at
        while start < len(plain) and not plain[start].isalnum():
            if plain[start] in _BREAKS - {":", "(", "/", "|", "\u00a9"} or start - at > _NEAR:
                return None
            start += 1
        listed = [n for n in self.in_text(plain[start : start + 60], codes=True) if n.start <= 12]
        if listed and self._introduces(plain[start : start + listed[0].start]):
            return listed[0]._replace(start=start + listed[0].start, end=start + listed[0].end)
        first = _NAME_WORD.match(plain, start)
        if first is None:
            return None
        if (
            ("|" in plain[at:start] or not governed)
            and not self._introduces(first[0])
            and self._owned(first[0]) is None
        ):
            return None
        return self._unlisted(plain, start)

    def before(self, plain: str, at: int, *, unlisted: bool = True) -> Named | None:
        """The name that ends just before an index: the longest listed one there, else the words since a break."""
        at = len(plain[:at].rstrip(_YEARS))
        start = max((plain.rfind(c, 0, at) for c in _BREAKS), default=-1) + 1
        window = max(0, at - _WINDOW)
        listed = [n for n in self.in_text(plain[window:at], codes=True) if at - window - n.end <= 3]
        if listed:
            return listed[-1]._replace(start=window + listed[-1].start, end=window + listed[-1].end)
        words = list(_NAME_WORD.finditer(plain, start, at)) if unlisted else []
        if 1 <= len(words) <= _MAX_NAME_WORDS:
            return self._made(plain, words[0].start(), words[-1].end())
        return None

    def _introduces(self, plain: str) -> bool:
        """Whether folded words before a name are kinds of outlet, or the preposition of an owner."""
        return all((self._owned(w) or w) in self._kinds or w in self._attached for w in plain.split())

    def _owned(self, word: str) -> str | None:
        """A word without the preposition of an owner written together with it; null when it has none."""
        if not self._owner or not word.startswith(self._owner) or len(word) < _MIN_OWNED:
            return None
        if self._assimilated and word.startswith(self._assimilated):
            return self._article + word[len(self._assimilated) :]
        return word[len(self._owner) :]

    def _unlisted(self, plain: str, start: int) -> Named | None:
        words: list[re.Match[str]] = []
        for word in _NAME_WORD.finditer(plain, start):
            between = plain[words[-1].end() : word.start()] if words else ""
            if any(c in _BREAKS for c in between) or word[0] in self._stops or word[0].isdigit():
                break
            if words and word[0].startswith("\u0648") and word[0][1:] in self._stops:
                break
            if between.strip(_QUOTES + " ") and "-" in between:
                break
            words.append(word)
            if len(words) > _MAX_NAME_WORDS:
                return None  # no name ends here: a sentence goes on
        if not words or (len(words) == 1 and self._introduces(words[0][0])):
            return None
        if re.match(r"\s?:|\s\.\s?\w|\s?-\s?-", plain[words[-1].end() :]):
            return None  # a label before a colon; a stop inside a name, as in the tokens of an address; a broken word
        return self._made(plain, words[0].start(), words[-1].end())

    def _made(self, plain: str, start: int, end: int) -> Named | None:
        name = plain[start:end].strip(_QUOTES + " ")
        if len(name) < 3:
            return None
        words = name.split()
        words[0] = self._owned(words[0]) or words[0]
        called = " ".join(words)
        if f"{called} ".startswith(tuple(f"{c} " for c in self._companies)) or not self._own.isdisjoint(words):
            return None  # who owns an outlet is not the outlet; nor is «the site» its name
        return Named(start, end, made_ref(self.bare(called)), False)

    def resolve(self, name: str) -> str:
        """The ref of what a person or a field calls an outlet: a ref, a domain, a listed name, else a made ref."""
        if name.startswith(("outlet:", "agency:")):
            return name
        if "." in name and " " not in name and (card := self._registry.outlet_of_host(_host(name))):
            return card.ref
        plain = self._language.plain(name).strip()
        for named in self.in_text(plain, codes=True):
            if named.start <= 8 and named.end == len(plain) and named.listed:
                return named.ref
        return made_ref(plain)

    def host(self, address: str) -> Named | None:
        """The outlet at an address: a card by its domain, else a ref made of the domain; null without a domain."""
        host = _host(address)
        if not host or "." not in host:
            return None
        if card := self._registry.outlet_of_host(host):
            return Named(0, 0, card.ref, True)
        return Named(0, 0, f"outlet:{registered_domain(host)}", False)


def made_ref(name: str) -> str:
    """A ref for an outlet that no card lists: its folded name joined with hyphens, the same on every page."""
    return "outlet:" + "-".join(re.findall(r"\w+", name.lower()))


def _host(address: str) -> str:
    found = re.match(r"(?:[a-z][a-z0-9+.-]*:)?(?://)?([^/?#\s:]+)", address.strip(), re.IGNORECASE)
    return found[1].lower().removeprefix("www.") if found else ""


def registered_domain(host: str) -> str:
    """The part of a host that somebody registered: two labels, or three under a short second-level label."""
    labels = host.lower().removeprefix("www.").split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2
    return ".".join(labels[-size:])


def _dotted(name: str) -> list[str]:
    """A name, and where it has a dot, as it is written with blanks around it."""
    return [name, name.replace(".", " . ")] if "." in name.strip(".") else [name]


def _written(code: str) -> list[str]:
    """A code of single letters as it is written: with blanks, with dots, with both."""
    letters = code.split()
    if len(letters) > 1 and all(len(x) <= 2 for x in letters):
        return [sep.join(letters) for sep in (" ", ".", ". ", " . ")] + [".".join(letters) + "."]
    return [code]
