"""Words as they are compared: light stems, roots by pattern, and groups of words that say the same in news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from tawatur.language import Language, Lexicon

SHORTEST = 3  # letters that a stem keeps
CLEAR = 5  # letters from which what follows a one-letter proclitic is taken for a word though no text shows it alone
WEAK = "~"  # stands for a weak letter of a root
FREQUENT = 2000  # rank up to which a word is trusted to hold no proclitic, unless what follows is more frequent
UNRANKED = 10**6  # the rank of a word that no table knows; frequent words have low ranks
_PLAIN_ACTS = frozenset(("assert", "affirm", "announce", "explain", "express", "narrate", "add", "report"))


class Lexis:
    """The tables of the comparison: stems, roots, concepts, opposites, function words."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self.language = language
        self._plain = language.plain
        # A language has few words, and each is asked for many times.
        self._stems: dict[str, str] = {}
        self._bared: dict[str, str] = {}
        self._roots: dict[str, str] = {}
        self._pasts: dict[str, str] = {}
        letters = language.table("stem_letters", ("form", "kind"))
        self._endings = sorted({self._plain(r["form"]) for r in letters if r["kind"] == "ending"}, key=_longest_first)
        self._long, self._joining, self._through = (
            tuple(self._plain(r["form"]) for r in letters if r["kind"] == kind)
            for kind in ("long", "conjunction", "through")
        )
        self._weak = {self._plain(r["form"]) for r in letters if r["kind"] == "weak"}
        self._patterns = [
            (self._plain(r["pattern"]), [int(d) for d in r["root"]])
            for r in language.table("word_patterns", ("pattern", "root", "base"))
            if r["root"]
        ]
        # The pattern of three letters and no more: its letters stand for those of a root in all patterns.
        self._simple = next(pattern for pattern, _ in self._patterns if len(pattern) == SHORTEST)
        self._radicals = frozenset(self._simple)
        self._bases = [
            (pattern, self._plain(r["base"]), [i for i, letter in enumerate(pattern) if letter in self._radicals])
            for r in language.table("word_patterns", ("pattern", "base"))
            if r["base"] and (pattern := self._plain(r["pattern"]))
        ]
        self.function_words = {self._plain(r["form"]) for r in language.table("function_words")}
        self._ranks = {self._plain(r["form"]): n for n, r in enumerate(language.table("common_words"), 1)}
        forms = [
            form
            for table in ("synonyms", "act_words")
            for row in language.table(table, ())
            for form in (row.cells.get("forms") or row["form"]).split("|")
        ]
        self._ranks |= dict.fromkeys(map(self._plain, forms), 0)
        # Words that begin like the article once they are folded, and are written otherwise.
        article = language.clitics.article
        self._whole = {self._plain(form) for form in forms if not form.startswith(article)}
        self._ranks |= dict.fromkeys(self.function_words, 0)
        self._read_clitics({self._plain(r["form"]) for r in letters if r["kind"] == "kept"})
        self._read_concepts()
        self._roots.clear()  # what was asked before all concepts were known
        self._pasts.clear()

    def _read_clitics(self, kept: set[str]) -> None:
        clitics = self.language.clitics
        self._article = clitics.article
        marks = tuple(mark for mark in (clitics.article, clitics.assimilated) if mark)
        self._with_article = sorted((c for c in clitics.before if c.endswith(marks)), key=_longest_first)
        # The particle of a question folds to the letter that the article begins with, as many words do: it stays.
        bare = (c for c in clitics.before if not c.endswith(marks) and c[:1] != clitics.article[:1])
        self._bare = sorted(bare, key=_longest_first)
        # One letter that may also stand before the article: a conjunction or preposition, not the mark of the future.
        joined = {c[:1] for c in clitics.before if len(c) > 1 and c.endswith(marks)}
        self._loose = {c for c in self._bare if len(c) == 1 and c in joined}
        self._pronouns = sorted((c for c in clitics.after - kept if len(c) > 1), key=_longest_first)

    def _read_concepts(self) -> None:
        self._listed: dict[str, set[str]] = {}
        self._concepts: dict[str, set[str]] = {}
        self._kindred: dict[str, set[str]] = {}
        phrases = []
        for row in self.language.table("synonyms", ("concept", "forms")):
            for form in row.split("forms"):
                if " " in self._plain(form):
                    phrases.append((form, row["concept"]))
                    continue
                bare = self.bare(self._plain(form))
                stem = self._without_endings(bare)
                self._listed.setdefault(bare, set()).add(row["concept"])
                self._concepts.setdefault(stem, set()).add(row["concept"])
                root = self.root(stem)
                if root and WEAK not in root:
                    self._kindred.setdefault(root, set()).add(row["concept"])
        self.phrases: Lexicon[str] = self.language.lexicon(phrases)
        self._against: dict[str, set[str]] = {}
        for row in self.language.table("antonyms", ("concept", "against")):
            for against in row.split("against"):
                self._against.setdefault(row["concept"], set()).add(against)
                self._against.setdefault(against, set()).add(row["concept"])

    def determines(self, proclitics: str) -> bool:
        """Whether what is written before a word holds the article: then it is a thing, and not what somebody does."""
        return proclitics in self._with_article

    def joins(self, proclitics: str) -> bool:
        """Whether what is written before a word joins it to what was said, so that it begins something new."""
        return proclitics.startswith(self._joining)

    def passes_on(self, proclitics: str) -> bool:
        """Whether what is written before a word makes it what the verb before it moves («lets the price fall»)."""
        return proclitics.startswith(self._through)

    def is_fragment(self, word: str) -> bool:
        """Whether a folded word is no word: one letter, or the article alone."""
        return word == self._article or (len(word) == 1 and word.isalpha())

    def is_function_word(self, word: str) -> bool:
        """Whether a folded word, whatever is written together with it, says nothing by itself.

        A short one loses «and» though what is left would be too little for a stem; not so «then», which many verbs of
        three letters begin with.
        """
        bare = self.bare(word)
        unjoined = word.removeprefix(self._joining[0]) if len(word) <= SHORTEST else word
        return not self.function_words.isdisjoint((word, unjoined, bare, _without(bare, self._pronouns)))

    @cached_property
    def reporting(self) -> set[str]:
        """Stems of the verbs that only say that somebody said something."""
        rows = self.language.table("reporting_verbs", ("form", "imperfect", "participle", "masdar", "act"))
        forms = (row[c] for row in rows if row["act"] in _PLAIN_ACTS for c in ("form", "imperfect", "participle"))
        return {self.stem(self._plain(form)) for form in forms if form}

    def is_definite(self, word: str) -> bool:
        """Whether a folded word carries the article, with whatever is written together before it."""
        return any(word.startswith(c) and len(word) - len(c) >= SHORTEST for c in self._with_article)

    def is_determined(self, word: str) -> bool:
        """Whether a folded word carries the article or a pronoun: it means some, and not any."""
        return self.is_definite(word) or _without(word, self._pronouns) != word

    def stem(self, word: str) -> str:
        """The light stem of a folded word: without article, proclitics, pronouns and endings."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = self._without_endings(self.bare(word))
        return found

    def bare(self, word: str) -> str:
        """A folded word without the article and without what is written together with it in front."""
        if word not in self._bared:
            self._bared[word] = self._without_proclitics(word)
        return self._bared[word]

    def _without_proclitics(self, word: str) -> str:
        for clitic in self._with_article:
            rest = word[len(clitic) :]
            if word.startswith(clitic) and len(rest) >= SHORTEST - (clitic == self._article):
                return self._article + rest if self._article + rest in self._whole else rest
        rank = self._ranks.get(word, UNRANKED)
        for clitic in self._bare:
            rest = word[len(clitic) :]
            if word.startswith(clitic) and len(rest) >= SHORTEST and self._ranks.get(rest, UNRANKED) < rank:
                return rest
        unknown = rank > FREQUENT and len(word) > CLEAR
        return word[1:] if unknown and word[:1] in self._loose else word

    def _without_endings(self, word: str) -> str:
        """What looks like an ending of two letters may belong to the pattern of the word: then it stays."""
        for endings in (self._pronouns, self._endings, self._endings):
            whole = len(word) >= CLEAR and self.root(word) != ""
            word = _without(word, (e for e in endings if len(e) == 1 or not whole))
        return word

    def root(self, stem: str) -> str:
        """The three letters that a pattern leaves of a stem, weak ones alike; "" when none is clear.

        Of several patterns that fit, the one that leaves fewest weak letters; two weak letters say too little.
        """
        if stem not in self._roots:
            self._roots[stem] = self._under_patterns(self.past(stem) or stem)
        return self._roots[stem]

    def _under_patterns(self, stem: str) -> str:
        roots = [self._under(stem, places) for pattern, places in self._patterns if _fits(stem, pattern, places)]
        best = min(roots, key=lambda root: root.count(WEAK), default="")
        return best if best.count(WEAK) < 2 else ""

    def _under(self, stem: str, places: list[int]) -> str:
        return "".join(WEAK if stem[i] in self._weak else stem[i] for i in places)

    def said_by(self, word: str) -> frozenset[str]:
        """The groups of a folded word: of the very form where a row lists it, else of its stem."""
        listed = self._listed.get(self.bare(word))
        return frozenset(listed) if listed else self.concepts(self.stem(word))

    def concepts(self, stem: str) -> frozenset[str]:
        """The groups of words that say the same, of a stem and of the verb it may be a form of."""
        return frozenset(self._concepts.get(stem, ())) | frozenset(self._concepts.get(self.past(stem), ()))

    def skeleton(self, stem: str) -> str:
        """The strong letters of a stem, if they are three at least: what a weak verb keeps in all its forms."""
        strong = "".join(letter for letter in stem if letter not in self._weak)
        return strong if len(strong) >= SHORTEST else ""

    def past(self, stem: str) -> str:
        """The past tense under an imperfect or a participle, if it is a known word; "" when the stem is neither."""
        if stem not in self._pasts:
            self._pasts[stem] = self._under_bases(stem)
        return self._pasts[stem]

    def _under_bases(self, stem: str) -> str:
        for pattern, base, places in self._bases:
            if len(pattern) == len(stem) and _fits(stem, pattern, places):
                letters = [stem[i] for i in places]
                if base == self._simple and not set(self._long).isdisjoint(letters[:-1]):
                    continue  # «trade» is no form of a verb «to flow»
                radicals = iter(letters)
                found = "".join(next(radicals) if letter in self._radicals else letter for letter in base)
                if found in self._concepts or found in self._ranks:
                    return found
        return ""

    def kindred(self, stem: str) -> frozenset[str]:
        """The groups of words with one of the root of a stem; of a strong root only, weak ones lead astray."""
        return frozenset(self._kindred.get(self.root(stem), ()))

    def opposed(self, one: Iterable[str], other: Iterable[str]) -> list[tuple[str, str]]:
        """Every concept of one side whose opposite is on the other side, with that opposite, in order."""
        others = frozenset(other)
        met = ((a, self._against[a] & others) for a in one if a in self._against)
        return sorted((a, b) for a, against in met for b in against)

    def names_month(self, folded: str) -> bool:
        """Whether a time names its month: a day of the calendar, not one told from the day of the page."""
        return bool(self._months.find(folded))

    @cached_property
    def _months(self) -> Lexicon[str]:
        return self.language.lexicon((row["form"], row["form"]) for row in self.language.table("months"))


def _fits(stem: str, pattern: str, places: list[int]) -> bool:
    return len(pattern) == len(stem) and all(i in places or pattern[i] == letter for i, letter in enumerate(stem))


def _longest_first(form: str) -> tuple[int, str]:
    return -len(form), form


def _without(word: str, endings: Iterable[str]) -> str:
    fitting: Iterator[str] = (e for e in endings if word.endswith(e) and len(word) - len(e) >= SHORTEST)
    ending = next(fitting, "")
    return word[: len(word) - len(ending)]
