"""The words that report: verbs in all their forms, attribution phrases, complementisers, from the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from tawatur.language import Language, Lexicon, Row

KINDS = (
    "preposition", "relative", "opener", "since", "auxiliary", "negation", "subjunctive", "adverb", "aside", "list",
    "contrast", "turn", "bound", "addressee", "from", "saying", "what", "with", "future", "emphasis", "condition",
    "pronoun", "list-skip", "so", "source-noun", "clitic-to", "the-source", "the-sources", "may", "meeting",
    "the-meeting", "also", "relayed", "that-binder", "purpose", "despite", "some", "parenthesis", "everyone", "each",
    "topic", "name-link", "sender", "back", "regards", "pronominal", "copy", "of-it", "object-pronoun", "then",
    "so-that", "issued", "issued-by", "statement-noun", "within", "by-saying", "while", "human", "press", "rather",
    "until", "whole", "called", "identity", "masculine", "feminine", "this", "issuing", "speech", "claim", "editorial",
    "people", "beside", "remark", "yet", "but", "we", "whence", "already", "listing", "of-kind", "dangling", "attached",
    "adjectival", "there", "full-text", "especially", "management", "thus", "belonging", "hence", "cause", "mute",
    "tagline", "copula", "letter-name", "elative", "told-so", "i-we", "our", "force", "not-past", "by-child", "another",
    "means", "thus-said", "inquiry", "into", "known", "occasion", "about", "warned", "meanwhile", "withheld",
    "withholds", "let", "yet-they", "without-that", "disclose", "declined", "comment", "blame", "wish", "reader",
    "doubtful", "not-to", "between", "naming", "attention", "charge",
)  # fmt: skip
_RESPECT = ("honorific", "rank")  # types of `titles.tsv` that stand before a name, and say of nothing
_HUMAN = ("profession", "rank", "spokesman")  # types of `titles.tsv` whose forms are nouns of people
_FINITE = ("past", "imperfect")
_LONG = 4  # letters of the shortest word that is taken for an imperfect by its other persons
_ROOT = 3  # letters of the simplest verb
_SHORT = 2  # letters of a word too short to be a weak verb
_ANY = "-"  # in the measures of `measures.tsv`: any letter
_REMEMBERED = 1 << 14  # words of which each answer is kept
# What is asked of a word again and again, in many places of a page: the answer hangs on its letters alone.
_ASKED = (
    "is_verbal_noun", "is_joined", "is_future", "looks_imperfect", "is_finite", "is_happening", "looks_past",
    "has_imperfect", "form",
)  # fmt: skip


class Verb(NamedTuple):
    """A form of a reporting verb: its row, its shape, and its gender and number where the form shows them."""

    row: Row
    shape: str  # past, imperfect, participle, masdar
    gender: str  # m, f or ""
    number: str  # s, d, p or ""
    takes: tuple[str, ...]
    frame: frozenset[str]
    guard: frozenset[str]


class Form(NamedTuple):
    """What the tables of clauses know of a word by its letters."""

    kinds: frozenset[str]  # of `clause_words.tsv`, with those of what is left of it after its conjunction
    heads: frozenset[str]  # those of which a form may start with it, or with what is left after its first letter
    opens: bool  # a clause may open at it
    reports: bool  # a report may open at it


class Cues:
    """What reports in one language; all forms folded."""

    def __init__(self, language: Language) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self._language = language
        endings = language.table("verb_endings", ("form", "of", "gender", "number"))
        self._endings = [(language.plain(r["form"]), r["of"], r["gender"], r["number"]) for r in endings]
        self.joined = "".join(e[0] for e in self._endings if e[1] == "conjunction")
        self.future = "".join(e[0] for e in self._endings if e[1] == "future")
        self._written_weak = tuple(r["form"] for r in endings if r["of"] == "weak")
        self._weak = tuple(e[0] for e in self._endings if e[1] == "weak")
        self._adverbs = self._of_kind("adverb")
        self._imperatives = self._of_kind("reader")
        self._objects = self._of_kind_raw("object-pronoun")
        self.verbs: dict[str, Verb] = {}
        self.masdars: dict[str, Verb] = {}
        columns = ("form", "imperfect", "participle", "masdar", "takes", "frame", "act", "certainty", "guard")
        for row in language.table("reporting_verbs", columns):
            self._add(row)
        self.kinds = {kind: self._of_kind(kind) for kind in KINDS}
        self.kinds_of = _by_form(self.kinds)
        self.openings = {kind: self._openings(kind) for kind in KINDS}
        self.openings["impersonal"] = _by_head(self._set("background_openers"))
        self.heads = frozenset(head for forms in self.openings.values() for head in forms)
        self.openings["denial"] = _by_head(self._set("denials"))
        self.heads_of = _by_form(self.openings)
        common = language.table("common_words")
        self.common = {language.plain(r["form"]): n for n, r in reversed(list(enumerate(common)))}
        titles = language.table("titles", ("form", "type"))
        self.human = self._of_kind("human") | {
            language.plain(r["form"]).removeprefix(language.clitics.article) for r in titles if r["type"] in _HUMAN
        }
        self.respect = {language.plain(r["form"]) for r in titles if r["type"] in _RESPECT}
        self.titles = {language.plain(r["form"]).split(" ")[0] for r in titles}
        self.bodies = {language.plain(r["form"]): r["kind"] for r in language.table("org_words", ("form", "kind"))}
        self.complementisers = self._set("complementisers")
        self.settings = self._set("setting_words")
        self.with_pronoun = frozenset(
            language.plain(r["form"]) for r in language.table("complementisers", ("pronoun",)) if r["pronoun"]
        )
        self.objects = {language.plain(r["form"]): r["act"] for r in language.table("complement_nouns", ("act",))}
        self.phrases = {language.plain(r["form"]): r for r in language.table("attribution_phrases", ("kind",))}
        self.phrase_heads = _by_head(self.phrases)
        self.hedges = self._lexicon("hedges")
        self.denials = self._lexicon("denials")
        self.channels = language.lexicon((r["form"], r["channel"]) for r in language.table("statement_channels"))
        self._measures = self._of_measures()
        self.happenings, self.pasts = self._happenings()
        self.after = language.clitics.after
        self.article = language.clitics.article
        self.clitic_to = next(iter(self._of_kind_raw("clitic-to")), "")
        self._name_endings()
        self.human |= {word + end for word in self.human for end in self._feminine}
        self.imperfect = "".join(e[0] for e in self._endings if e[1] in ("feminine", "masculine", "first-person"))
        for asked in _ASKED:
            setattr(self, asked, lru_cache(_REMEMBERED)(getattr(self, asked)))

    def _name_endings(self) -> None:
        """The endings and letters of each kind of `verb_endings.tsv` by their names."""
        self._past_endings = tuple(e[0] for e in self._endings if e[1] == "past-sure")
        self.nominative = tuple(e[0] for e in self._endings if e[1] == "nominative")
        self.dual = tuple(e[0] for e in self._endings if e[1] == "dual")
        self.oblique = tuple(e[0] for e in self._endings if e[1] == "oblique")
        self.plural_feminine = tuple(e[0] for e in self._endings if e[1] == "plural-feminine")
        self.relation = tuple(e[0] for e in self._endings if e[1] == "relation")
        self._speakers = tuple(e[0] for e in self._endings if e[1] == "speaker")
        self.accusative = tuple(e[0] for e in self._endings if e[1] == "accusative")
        self.people_endings = tuple(e[0] for e in self._endings if e[1] == "people")
        self.she = tuple(e[0] for e in self._endings if e[1] == "feminine")
        self._third = self.he = "".join(e[0] for e in self._endings if e[1] == "masculine")
        self._sure_objects = frozenset(e[0] for e in self._endings if e[1] == "object-sure")
        self._prosthetic = "".join(e[0] for e in self._endings if e[1] == "prosthetic")
        self._bound_feminine = tuple(e[0] for e in self._endings if e[1] == "feminine-bound")
        self._feminine = tuple(e[0] for e in self._endings if e[1] == "noun-feminine")
        self.participle_lead = tuple(e[0] for e in self._endings if e[1] == "participle-lead")

    # --- forms -------------------------------------------------------------------------------------------------

    def _add(self, row: Row) -> None:
        takes = tuple(self._language.plain(p) for p in row.split("takes"))
        frame, guard = frozenset(row.split("frame")), frozenset(row.split("guard"))
        forms = list(self._forms(row))
        if "person" in frame or "described" in guard:
            finite = [form for form in forms if form[1] in _FINITE and form[3] != "d"]  # else «Talibani» is one
            forms += [(f + p, shape, gender, number) for f, shape, gender, number in finite for p in self._objects]
        for form, shape, gender, number in forms:
            if form in self._adverbs or form in self._imperatives:
                continue
            verb = Verb(row, shape, gender, number, takes, frame, guard)
            target = self.masdars if shape == "masdar" else self.verbs
            target.setdefault(form, verb)

    def _forms(self, row: Row) -> Iterator[tuple[str, str, str, str]]:
        """(form, shape, gender, number): the cells of a row, and what the endings make of them."""
        plain = {c: self._language.plain(row[c]) for c in ("form", "imperfect", "participle", "masdar")}
        if plain["form"]:
            yield from self._past(row["form"])
        if plain["imperfect"]:
            yield from self._imperfect(plain["imperfect"])
        if participle := plain["participle"]:
            yield participle, "participle", "m", "s"
            for end, gender, number in self._of("participle"):
                yield participle[:-1] + end, "participle", gender, number
        if plain["masdar"]:
            yield plain["masdar"], "masdar", "", ""

    def _past(self, form: str) -> Iterator[tuple[str, str, str, str]]:
        """The past of a verb in ordinary spelling: only there a weak last letter differs from a hamza."""
        weak = form.endswith(self._written_weak) and len(form) > _SHORT
        form = self._language.plain(form)
        yield form, "past", "m", "s"
        for end, gender, number in self._of("past-weak" if weak else "past"):
            yield (form[:-1] if weak else form) + end, "past", gender, number

    def _imperfect(self, form: str) -> Iterator[tuple[str, str, str, str]]:
        yield form, "imperfect", "m", "s"
        stem = form[:-1] if form.endswith(self._weak) else form
        for end, gender, number in self._of("imperfect"):
            yield stem + end, "imperfect", gender, number
        for lead, gender, number in self._of("feminine"):
            yield lead + form[1:], "imperfect", gender, number

    def _of(self, kind: str) -> list[tuple[str, str, str]]:
        return [(form, gender, number) for form, of, gender, number in self._endings if of == kind]

    def _happenings(self) -> tuple[frozenset[str], frozenset[str]]:
        """All forms of the verbs that say what happens; those of the past."""
        forms: set[str] = set()
        past: set[str] = set()
        for row in self._language.table("event_verbs", ("form", "imperfect")):
            if row["form"]:
                past.update(f[0] for f in self._past(row["form"]))
            if row["imperfect"]:
                forms.update(f[0] for f in self._imperfect(self._language.plain(row["imperfect"])))
        return frozenset(forms | past), frozenset(past)

    # --- tables ------------------------------------------------------------------------------------------------

    def form(self, word: str) -> Form:
        """What the tables of clauses know of a folded word."""
        kinds, heads, none, rest = self.kinds_of, self.heads_of, frozenset[str](), word[1:]
        joined = word[0] in self.joined
        of, starts = kinds.get(word, none), heads.get(word, none) | heads.get(rest, none)
        if joined and len(rest) > 1:
            of |= kinds.get(rest, none)
        listed = word in self.verbs or rest in self.verbs or word in self.phrase_heads or rest in self.phrase_heads
        reports = listed or word in self.masdars or "impersonal" in starts or "by-saying" in of
        return Form(of, starts, joined or word in self.heads, reports)

    def _set(self, name: str) -> frozenset[str]:
        return frozenset(self._language.plain(r["form"]) for r in self._language.table(name))

    def _of_kind(self, kind: str) -> frozenset[str]:
        return frozenset(self._of_kind_raw(kind))

    def _openings(self, kind: str) -> dict[str, list[tuple[str, ...]]]:
        return _by_head(self.kinds[kind])

    def _of_kind_raw(self, kind: str) -> list[str]:
        rows = self._language.table("clause_words", ("form", "kind"))
        return [self._language.plain(r["form"]) for r in rows if r["kind"] == kind]

    def _lexicon(self, name: str) -> Lexicon[Row]:
        return self._language.lexicon((r["form"], r) for r in self._language.table(name))

    # --- words -------------------------------------------------------------------------------------------------

    def is_verbal_noun(self, word: str) -> bool:
        """Whether a folded word without the article has the measure of a verbal noun."""
        return self._fits(word, "masdar")

    def _fits(self, word: str, kind: str) -> bool:
        return self._measures[kind].fullmatch(word) is not None

    def _of_measures(self) -> dict[str, re.Pattern[str]]:
        """The measures of each kind as one pattern, in which a mark stands for any letter."""
        forms: dict[str, list[str]] = {"masdar": [], "imperfect": [], "past": []}
        for row in self._language.table("measures", ("form", "kind")):
            forms[row["kind"]].append(re.escape(self._language.plain(row["form"])).replace(re.escape(_ANY), "."))
        return {kind: re.compile("|".join(parts)) for kind, parts in forms.items()}

    def is_definite(self, word: str) -> bool:
        """Whether a folded word bears the article."""
        return bool(self.article) and word.startswith(self.article)

    def is_feminine(self, word: str) -> bool:
        """Whether a folded noun has the feminine ending."""
        return word.endswith(self._feminine)

    def is_bodies(self, word: str) -> bool:
        """Whether a folded word is the plural of a noun of bodies: «organisations»."""
        ends = [end for end in self.plural_feminine if word.endswith(end)]
        return any(word[: -len(end)] + self._feminine[0] in self.bodies for end in ends)

    def is_possessed(self, word: str) -> bool:
        """Whether a folded word seems to end in a pronoun."""
        return len(word) > 4 and any(len(p) > 0 and word.endswith(p) for p in self.kinds["pronoun"])

    def is_bound(self, word: str) -> bool:
        """Whether a folded word is a noun of the language with a pronoun, and no name that has such letters."""
        if self.is_definite(word) or not self.is_possessed(word):
            return False
        stems = [word[: -len(p)] for p in self.kinds["pronoun"] if p and word.endswith(p)]
        known = (self.common, self.objects, self.human, self.bodies, self.masdars)
        if any(stem.endswith(self.plural_feminine) for stem in stems):
            return True
        return any(form in table for stem in stems for form in (stem, self.unbound(stem)) for table in known)

    def is_given_to(self, text: str, at: int) -> bool:
        """Whether «to the» is written together with the word at a place of folded text."""
        both = self.clitic_to * 2
        return bool(both) and text.endswith(both, 0, at)

    def unbound(self, stem: str) -> str:
        """A folded noun before its pronoun, with its own feminine ending, which is written apart from the pronoun."""
        for end in self._bound_feminine:
            if stem.endswith(end) and stem not in self.objects:
                return stem[: -len(end)] + self._feminine[0]
        return stem

    def is_joined(self, word: str) -> bool:
        """Whether the first letter of a folded word is a conjunction: what is left of it is the better known word."""
        rest = word[1:]
        if word in self.verbs or word in self.happenings or word in self.phrase_heads or word in self.masdars:
            return False
        stems = (word[: -len(p)] for p in self.kinds["pronoun"] if word.endswith(p))
        if word in self.kinds["whole"] or any(stem in self.kinds["whole"] for stem in stems):
            return False
        rank, of_rest = self.common.get(word), self.common.get(rest)
        if self.is_definite(rest) and self._is_with_pronoun(word):
            return False  # «my mother», whose first letters are those of «and the»
        if rest in self.complementisers or self.is_future(rest):
            return True
        if rest in self.verbs or rest in self.happenings:
            sure = word[0] == self.joined[0] and len(rest) >= _ROOT
            return sure or rank is None or (of_rest is not None and of_rest < rank)
        if self.is_definite(rest) or any(
            rest in self.kinds[kind] for kind in ("preposition", "adverb", "relative", "there")
        ):
            return True
        sure = word[0] == self.joined[0] or rest in self.common or rest in self.verbs or rest in self.happenings
        if rank is None and (self.is_verbal_noun(rest) or rest in self.masdars or rest in self.objects):
            return True
        if rank is None and len(rest) > _SHORT and sure:
            imperfect = rest[:1] in self.imperfect
            if self.looks_imperfect(rest) if imperfect else self.looks_past(rest) or self._has_object(rest):
                return True
        return of_rest is not None and (rank is None or of_rest < rank)

    def _is_with_pronoun(self, word: str) -> bool:
        """Whether a folded word is a common noun or a noun of people with a pronoun."""
        stems = [self.unbound(word[: -len(p)]) for p in (*self.kinds["pronoun"], self.he) if word.endswith(p)]
        return any(stem in self.common or stem in self.human for stem in stems)

    def is_first_person(self, word: str, *, opens: bool) -> bool:
        """Whether a folded word is a verb of speech or belief of the one who speaks: «I think», «we stress».

        `opens`: it opens what is said; there «I think», which is written like «he thought», is the speaker's.
        """
        known = self.verbs.get(word)
        if known and opens and known.row["certainty"] == "hedged" and word.startswith(self._speakers):
            return True
        if len(word) < _LONG or not word.startswith(self._speakers) or (known and known.shape != "imperfect"):
            return False
        verb = next((v for lead in self._third if (v := self.verbs.get(lead + word[1:]))), None)
        return verb is not None and verb.shape == "imperfect" and "clause" in verb.frame and word not in self.pasts

    def is_future(self, word: str) -> bool:
        """Whether a folded word is a verb with the letter of the future before it: no common word, and no noun."""
        if len(word) < _LONG or word[0] not in self.future or word[1] not in self.imperfect:
            return False
        if word[1:] in self.verbs or word[1:] in self.happenings:
            return True
        if self._is_noun(word):
            return False
        if self.looks_imperfect(word[1:]):
            return len(word) > _LONG
        return word[1:] in self.common and word[1:] not in self.masdars

    def _is_noun(self, word: str) -> bool:
        """Whether a folded word is a common one, a body or one of these with a pronoun."""
        rest = self.common.get(word[1:])
        if word in self.bodies or self.is_feminine(word) or (
            word in self.common and (rest is None or rest > self.common[word])
        ):  # fmt: skip
            return True
        stems = [word[: -len(p)] for p in self.kinds["pronoun"] if word.endswith(p)]
        return any(stem in self.common or self.unbound(stem) in self.common for stem in stems)

    def looks_imperfect(self, word: str) -> bool:
        """Whether a folded word has the letters of an imperfect verb: listed, or of a measure."""
        if word in self.happenings or word in self.verbs:
            return True
        if self._fits(word, "imperfect"):
            return True
        if len(word) < _LONG or word[0] not in self.imperfect:
            return False
        others = [lead + word[1:] for lead in self.imperfect if lead != word[0]]
        return any(other in self.common or other in self.verbs for other in others)

    def is_sure_imperfect(self, word: str) -> bool:
        """Whether a folded word is an imperfect and nothing else: no past and no noun."""
        if word[:1] not in self.imperfect or not self.looks_imperfect(word) or word in self.pasts:
            return False
        if word in self.happenings:
            return True
        noun = word in self.masdars or self.is_verbal_noun(word) or self.is_feminine(word)
        return len(word) > _ROOT and not noun

    def is_finite(self, word: str) -> bool:
        """Whether a folded word is listed as a finite verb, or shows by its letters that it is one."""
        verb = self.verbs.get(word)
        listed = word in self.happenings or (verb is not None and verb.shape in ("past", "imperfect"))
        return listed or self.is_sure_imperfect(word) or self.is_future(word) or self._is_inflected(word)

    def is_happening(self, word: str) -> bool:
        """Whether a folded word is a finite verb: listed, or by its letters an imperfect or a past."""
        return self.looks_imperfect(word) or self.looks_past(word) or self.is_future(word) or self._has_object(word)

    def without_object(self, word: str) -> Iterator[str]:
        """What a folded word may be a form of with the pronoun of an object: «denied it»; a weak letter changes."""
        for pronoun in self.kinds["object-pronoun"]:
            stem = word[: -len(pronoun)]
            if word.endswith(pronoun) and len(stem) >= _ROOT:
                yield stem
                if stem.endswith(self._weak):
                    yield from (stem[:-1] + weak for weak in self._weak)

    def _has_object(self, word: str) -> bool:
        """Whether a folded word is a verb with the pronoun of its object, which no noun would bear."""
        for pronoun in self.kinds["object-pronoun"]:
            stem = word[: -len(pronoun)]
            if not word.endswith(pronoun) or len(stem) < _LONG:
                continue
            if stem.endswith(self._weak) and any(stem[:-1] + weak in self.pasts for weak in self._weak):
                return True
            sure = pronoun in self._sure_objects
            if stem[0] in self._third and (sure or len(stem) > _LONG) and self.looks_imperfect(stem):
                return True
            if stem[0] in self.imperfect and stem in self.happenings and stem not in self.pasts:
                return True
            if (
                self.looks_past(stem)
                if sure
                else self._is_inflected(stem) and (stem in self.verbs or stem in self.pasts)
            ):
                return True
        return False

    def is_past(self, word: str) -> bool:
        """Whether a folded word with the letters of an imperfect is known as a past: listed, or one of speech."""
        verb = self.verbs.get(word)
        if word in self.pasts or (verb is not None and verb.shape == "past"):
            return True
        derived = [lead + word for lead in self._third if lead + word in self.common]
        plain = [lead + word[1:] for lead in self._third]
        return word[0] not in self._third and bool(derived) and not any(p in self.common for p in plain)

    def gender_of(self, word: str) -> str:
        """The gender of a folded finite verb of the singular by its letters; "" where they may be of its root."""
        verb = self.verbs.get(word)
        if verb is not None and verb.shape in _FINITE:
            return verb.gender
        if word.endswith(self.she) and word[:1] not in self.imperfect and self.has_imperfect(word):
            return ""
        past = word in self.pasts or self._is_inflected(word) or word[:1] not in self.imperfect
        feminine = word.endswith(self.she) if past else word.startswith(self.she)
        return "f" if feminine else "m"

    def looks_past(self, word: str) -> bool:
        """Whether a folded word can only be a past verb: of a stem that no noun has, or with the ending of one."""
        if word in self.pasts or self._is_inflected(word):
            return True
        if word not in self.common and self._fits(word, "past"):
            return True
        return self.has_imperfect(word) if self._is_derived(word) else self._is_rather_verb(word)

    def _is_rather_verb(self, word: str) -> bool:
        """Whether a word that is not common has a common imperfect: then it is more often a verb than a noun."""
        noun = word in self.common or word in self.bodies or self.is_feminine(word)
        return len(word) == _ROOT and not noun and self.has_imperfect(word)

    def _is_inflected(self, word: str) -> bool:
        """Whether a folded word is a past verb of the feminine or plural, whose stem has an imperfect."""
        if self.is_definite(word):
            return False
        stems = [word[: -len(end)] for end in self._past_endings if word.endswith(end)]
        return any(len(s) > _SHORT and not s.endswith(self._weak) and self.has_imperfect(s) for s in stems)

    def _is_derived(self, word: str) -> bool:
        """Whether a folded word has the letter that opens the past of the longer stems."""
        return len(word) > _LONG and word[0] in self._prosthetic

    def has_imperfect(self, stem: str) -> bool:
        """Whether a folded past of a verb has a common imperfect."""
        rests = (stem[1:], stem) if stem[0] in self._prosthetic else (stem,)
        return any(lead + rest in self.common or lead + rest in self.verbs for rest in rests for lead in self.imperfect)


def _by_head(forms: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """The further words of forms by their first one, longest first."""
    heads: dict[str, list[tuple[str, ...]]] = {}
    for form in sorted(forms, key=lambda f: (-len(f.split()), f)):
        head, *rest = form.split()
        heads.setdefault(head, []).append(tuple(rest))
    return heads


def _by_form(kinds: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The kinds of each form."""
    forms: dict[str, set[str]] = {}
    for kind, members in kinds.items():
        for form in members:
            forms.setdefault(form, set()).add(kind)
    return {form: frozenset(found) for form, found in forms.items()}
