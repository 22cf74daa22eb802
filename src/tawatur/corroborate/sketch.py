"""A statement as it is compared: its terms, whom it names, who acts, when, how much, and what it negates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import NamedTuple

import msgspec

from tawatur.corroborate.counts import bare_toll, counted, is_cut, tolls_of
from tawatur.corroborate.lexis import Lexis
from tawatur.corroborate.terms import Letters, Term, concepts_of, index_terms
from tawatur.corroborate.voices import Voices, day_of
from tawatur.language import Folded, longest, words
from tawatur.model import Article, Mention, Quantity, Reading, Span, Statement, Time

_NAMED = frozenset(("person", "office", "place", "organisation", "group", "agency", "outlet", "facility", "event"))
POINT, BASIS = "point", 100  # rates are told in points of a hundredth, or in basis points, a hundredth of those
# What a disaster or a fight costs: pages tell it in many words, and of one thing as a rule.
TOLLS = frozenset(("killed", "injured", "arrested", "displaced", "missing", "hostages"))
SHORTEST_ACCOUNT = 3  # words from which what somebody denies may be said of another
HEAD_GAP = 2  # letters between a word of scope and its noun: a blank, and what is written together with the noun
LINKED_GAP = 5  # the same behind the noun, where a pronoun may link the two
SETTING = 2  # words after one that opens a setting which belong to it: a noun and what it goes with
_OUTRIGHT = frozenset(("name", "title", "handle", "nisba"))  # forms that name; others are only understood
OPENING = 2  # words, other than names, from the start of a statement: what it tells first is among these
COUNTRY = frozenset(("country",))  # the group of words by which a state is meant that was named before
CONTACTS = frozenset(("contact",))
ENCOUNTERS = frozenset(("contact", "call", "meet", "visit", "talks"))
# Acts that are their doer's alone: the same act of another party is another claim.
STANCES = frozenset(
    ("call-for", "commit", "criticise", "demand", "hope", "invite", "offer", "reject", "request", "state-readiness",
     "support", "threaten", "warn", "wish", "plan")
)  # fmt: skip


class Scope(NamedTuple):
    """A word of scope («first», «all», «some») with its place and the term it bears on ("" for none)."""

    kind: str
    span: Span
    head: str


class Sketch(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What of a statement is compared; `homes` are the states of its actors, `concepts` all groups of its words.

    `named` are the voices of the persons whom it names.
    `meets`: what it tells first is that an encounter took place, and not what was discussed in it or how it was.
    `utterance` is shared by what one source says after one cue.
    """

    statement: Statement
    article: Article
    role: str
    terms: tuple[Term, ...]
    refs: frozenset[str]
    named: frozenset[str]
    actors: frozenset[str]
    homes: frozenset[str]
    act: str
    denied: bool
    negated: frozenset[str]
    doubted: frozenset[str]
    excepted: frozenset[str]
    of_self: bool
    holders: tuple[tuple[str, str, str], ...]
    times: tuple[Time, ...]
    calendar_days: frozenset[Span]
    quantities: tuple[Quantity, ...]
    figures: tuple[float, ...]
    ranks: frozenset[str]
    verbs: frozenset[str]
    meets: bool
    cities: frozenset[str]
    scopes: tuple[Scope, ...]
    sentence: int
    asks: bool
    concepts: frozenset[str]
    index: dict[str, tuple[int, ...]]

    @property
    def id(self) -> str:
        """The id of the statement."""
        return self.statement.id

    @property
    def stance(self) -> bool:
        """Whether what is said is an act of its actor, as a demand or a promise is."""
        return self.act in STANCES

    @property
    def denies(self) -> bool:
        """Whether somebody denies something, or declines to speak."""
        return self.denied or self.act in ("deny", "decline-comment")

    @property
    def negates(self) -> bool:
        """Whether it says of something that it is not so, though it may name the same word before («… is no …»)."""
        return bool(self.negated or self.doubted - self.excepted)

    @property
    def firsts(self) -> frozenset[str]:
        """The kinds of encounter that it calls the first."""
        heads = {s.head for s in self.scopes if s.kind == "first"}
        return frozenset(c for t in self.terms if t.key in heads for c in t.concepts) & ENCOUNTERS

    @property
    def judgement(self) -> str:
        """The bare word that opens what is quoted («"constructive and …"»); "" when nothing so is."""
        quotes = self.statement.quotes
        inside = [t for t in self.terms if quotes and quotes[0].start <= t.span.start < quotes[0].end]
        return inside[0].key if inside and inside[0].kind == "word" and not inside[0].head else ""

    @property
    def only_first(self) -> bool:
        """Whether it says of a thing that it was the first, and not that it was («… in the first visit since …»)."""
        first = [s for s in self.scopes if s.kind == "first"]
        begin = self.statement.content[0].start
        led = [s for s in first if s.span.start > begin or not s.head]
        opens = any(not any(t.span.end <= s.span.start for t in self.terms) for s in led)
        named = any(s.head for s in first)
        return bool(first) and (
            (named and bool(self.ranks)) or (opens and (named or self.concepts.isdisjoint(ENCOUNTERS)))
        )

    @property
    def narrated(self) -> bool:
        """Whether the page says it in its own voice."""
        return self.statement.voice == "narrated"

    @property
    def wording(self) -> tuple[object, ...]:
        """What two statements share that say the very same, in the same words, on the same word in one page."""
        statement, text = self.statement, self.article.text
        return (
            statement.article,
            self.role,
            tuple(text[a:b] for a, b in statement.content),
            (statement.origin, statement.speaker and statement.speaker.ref, statement.voice, statement.act),
            (statement.certainty, self.actors, self.act, self.asks),
        )

    @property
    def utterance(self) -> tuple[str, ...]:
        """What tells propositions of one utterance, or of one narrated sentence, from repetitions."""
        statement = self.statement
        if statement.cue or statement.source:
            return (statement.article, str(statement.cue), str(statement.source))
        return (statement.article, self.role, str(self.sentence))


class Sketcher:
    """Sketches the statements of readings by the tables of one language."""

    def __init__(self, lexis: Lexis, voices: Voices) -> None:
        """Raises LexiconError when a table is missing or broken."""
        language = lexis.language
        self._lexis = lexis
        self._voices = voices
        self._acts = {
            lexis.stem(language.plain(r["form"])): r["act"] for r in language.table("act_words", ("form", "act"))
        }
        self._act_forms = {language.plain(r["form"]) for r in language.table("act_words", ("form",))}
        self._settings = {language.plain(r["form"]) for r in language.table("setting_words")}
        self._silent = lexis.function_words | self._settings | {
            language.plain(r["form"])
            for r in language.table("negations", ("form", "kind"))
            if r["kind"] not in ("failure", "exempt")
        }  # fmt: skip
        negations = [(r["form"], r["kind"]) for r in language.table("negations", ("form", "kind"))]
        self._negations = language.lexicon((form, (kind, form)) for form, kind in negations)
        self._folds_alike = Counter(language.plain(form) for form, _ in negations)
        self._scopes = language.lexicon(
            (r["form"], r["scope"]) for r in language.table("scope_words", ("form", "scope"))
        )

        self._ordinals = {
            lexis.bare(language.plain(r["form"])): r["value"]
            for r in language.table("number_words", ("form", "kind", "value"))
            if r["kind"] == "ordinal"
        }
        self._pronouns = {
            language.plain(r["form"]) for r in language.table("complementisers", ("form", "pronoun")) if r["pronoun"]
        }
        self._nisbas = {lexis.stem(language.plain(word)): ref for word, ref in voices.nisbas().items()}

    def sketch(self, reading: Reading, voices: Voices, of: Container[str] | None = None) -> list[Sketch]:
        """The sketches of the statements of a reading, or of some by id; none of a teaser: it is another article's."""
        folded = self._lexis.language.fold(reading.article.text)
        asked = [s for s in reading.statements if s.content and (of is None or s.id in of)]
        found = [self._one(reading, folded, statement, voices) for statement in asked]
        return [sketch for sketch in found if sketch.role != "teaser"]

    def _one(self, reading: Reading, folded: Folded, statement: Statement, voices: Voices) -> Sketch:
        article, content = reading.article, statement.content
        inside = [m for m in reading.mentions if _within(m.span, content) and m.kind in _NAMED]
        day = day_of(article)
        names = self._names(folded, inside, day, voices)
        taken = [m.span for m in inside if m.ref or m.refs or m.stands_for]
        taken += [t.span for t in reading.times if t.anchor != "event"]
        taken += [q.span for q in reading.quantities]
        told = self._words(folded, content, taken)
        given = [q for q in reading.quantities if _within(q.span, content) and not is_cut(q, article.text)]
        quantities = counted(given, told)
        tolls = tolls_of(told)
        terms = _distinct([*names, *(t for q in quantities for t in self._counts(folded, q)), *tolls])
        behind = list(self._behind(folded, article.text, content))
        actors = _actors(reading, statement, day, voices)
        act = self._act(folded, statement)
        return Sketch(
            statement=statement,
            article=article,
            role=_role(article, content[0]),
            terms=terms,
            refs=frozenset(t.key for t in names),
            named=frozenset(voices.voice(t.key, day) for t in names if t.kind in ("person", "office")),
            actors=actors,
            homes=frozenset(map(voices.home, actors)) - {""},
            act=act,
            denied=statement.certainty == "denied" or any(self._hits(folded, article.text, content, ("denial",))),
            negated=frozenset(self._negated(folded, content, [stem for stem, excepted in behind if not excepted])),
            doubted=frozenset(stem for stem, _ in behind),
            excepted=frozenset(stem for stem, excepted in behind if excepted),
            of_self=self._of_self(folded, content[0]),
            holders=tuple(sorted(self._holders(inside, folded))),
            times=tuple(t for t in reading.times if t.earliest and t.latest and _tells(t, statement, article.text)),
            calendar_days=frozenset(t.span for t in reading.times if self._on_calendar(t, folded)),
            quantities=quantities + bare_toll(tolls),
            figures=tuple(float(t.key) for t in told if t.kind == "number" and t.key.isdecimal()),
            ranks=frozenset(self._ranks_in(folded, content, [t.span for t in reading.times])),
            verbs=frozenset(t.key for t in told if self._lexis.past(t.key)),
            meets=self._meets(terms, act),
            cities=frozenset(
                filter(self._voices.is_city, (self._voices.place(m.ref) for m in inside if not m.stands_for))
            ),
            scopes=tuple(self._scoped(folded, content, terms)),
            sentence=_line(article.text, content[0].start),
            asks=_asks(article.text, statement),
            concepts=concepts_of(terms),
            index=index_terms(terms),
        )

    def _meets(self, terms: tuple[Term, ...], act: str) -> bool:
        """Whether the first words name an encounter; one that is known already («the call was …») is only spoken of."""
        if act == "discuss" or any("discuss" in t.concepts for t in terms):
            return False
        first = [t for t in terms if ":" not in t.key][:OPENING]
        told = (t for t in first if t.kind != "setting" and not self._lexis.determines(t.head))
        return any(not t.concepts.isdisjoint(ENCOUNTERS) for t in told)

    def _on_calendar(self, time: Time, folded: Folded) -> bool:
        """Whether the words of a time give a day of the calendar: figures alone, or a month by its name."""
        letters = folded.text[folded.index(time.span.start) : folded.index(time.span.end)]
        return self._lexis.names_month(letters) or not any(c.isalpha() for c in letters)

    def _names(self, folded: Folded, mentions: Iterable[Mention], day: str, voices: Voices) -> list[Term]:
        """The refs that mentions mean; a common noun keeps what its head word says («the delegation»)."""
        found = []
        for mention in mentions:
            concepts: frozenset[str] = frozenset()
            if mention.form == "nominal" and mention.kind in ("organisation", "group"):
                head = words(folded.text, folded.index(mention.span.start), folded.index(mention.span.end))[:1]
                concepts = frozenset(c for w in head for c in self._lexis.said_by(w.text))
            part = self._preposition(folded, folded.index(mention.span.start))
            for ref in voices.meant(mention, day):
                kind = mention.kind if mention.form in _OUTRIGHT and not mention.refs else "nominal"
                home = self._voices.home(ref)
                kindred = COUNTRY if ref == home else frozenset[str]()
                found.append(Term(ref, home, concepts, kindred, kind, mention.span, head=part))
        return found

    def _preposition(self, folded: Folded, at: int) -> str:
        """What says before a name which part it has: a word that says nothing else, or what is written together."""
        before = folded.text[:at].rpartition(" ")[2]
        if before:
            return before
        word = folded.text[:at].rstrip(" ").rpartition(" ")[2]
        return word if self._lexis.is_function_word(word) else ""

    def _counts(self, folded: Folded, quantity: Quantity) -> Iterable[Term]:
        """The value of an exact quantity as a term, and the noun that it counts as a word."""
        low, high = quantity.value
        if low == high and quantity.approx in ("exact", "at-least"):
            kind = "toll" if quantity.unit in TOLLS else "count"
            value = low * BASIS if quantity.unit == POINT and low < 1 else low
            yield Term(f"{value:g}", "", frozenset(), frozenset(), kind, quantity.span)
        elif quantity.approx == "about":  # «about 40» is told of the same 40
            yield Term(f"{(low + high) / 2:g}", "", frozenset(), frozenset(), "count", quantity.span)
        elif quantity.unit:
            yield Term(f"{low:g}\u2013{high:g}", "", frozenset(), frozenset(), "count", quantity.span)
        held = words(folded.text, folded.index(quantity.span.start), folded.index(quantity.span.end))
        for word in held[1:][-1:]:
            counted = not word.text[:1].isdigit() and quantity.unit is not None and not quantity.unit.isascii()
            if (counted or quantity.unit == "people") and not self._is_silent(word.text):
                yield self._word(word.text, folded.span(word.start, word.end))._replace(kind="count")

    def _words(self, folded: Folded, content: list[Span], taken: list[Span]) -> list[Term]:
        found = []
        for span in content:
            start, end = folded.index(span.start), folded.index(span.end)
            phrases = longest(self._lexis.phrases.find(folded.text[start:end]))
            for hit in phrases:
                place = folded.span(start + hit.start, start + hit.end)
                found.append(Term(hit.form, "", frozenset((hit.value,)), frozenset(), "word", place))
            held = Letters([*taken, *(term.span for term in found)])
            since = SETTING + 1  # words since one that opens a setting («during the visit»)
            for word in words(folded.text, start, end):
                place = folded.span(word.start, word.end)
                since = 0 if not self._settings.isdisjoint((word.text, self._lexis.bare(word.text))) else since + 1
                if not self._is_silent(word.text) and not held.touch(place):
                    term = self._word(word.text, place)
                    found.append(term._replace(kind="setting") if since <= SETTING and term.kind == "word" else term)
        return found

    def _is_silent(self, word: str) -> bool:
        """Whether a word says nothing by itself; so does a letter that a blank cut off its word."""
        return word in self._silent or self._lexis.is_fragment(word) or self._lexis.is_function_word(word)

    def _word(self, word: str, place: Span) -> Term:
        stem = self._lexis.stem(word)
        if state := self._nisbas.get(stem):
            return Term(state, state, frozenset(), frozenset(), "place", place)
        concepts = self._lexis.said_by(word)
        kind = "number" if word[:1].isdigit() else "report" if stem in self._lexis.reporting else "word"
        if stem in self._acts:
            kind = "act"
        root, kindred, skeleton = self._lexis.root(stem), self._lexis.kindred(stem), self._lexis.skeleton(stem)
        lead = word[: word.find(self._lexis.bare(word))]
        return Term(stem, root, concepts, kindred, kind, place, skeleton, lead)

    def _act(self, folded: Folded, statement: Statement) -> str:
        """What kind of act a statement reports: the noun or verb its content begins with, else what its cue says."""
        first = statement.content[0]
        start = folded.index(first.start)
        for word in words(folded.text, start, folded.index(first.end))[:4]:
            # With an article it is a thing, not what somebody does: «the student», «the show».
            if (word.text in self._act_forms or not self._lexis.is_definite(word.text)) and (
                act := self._acts.get(self._lexis.stem(word.text))
            ):
                return act
        return statement.act

    def _hits(
        self, folded: Folded, text: str, content: list[Span], kinds: tuple[str, ...]
    ) -> Iterable[tuple[int, int]]:
        """(end of a word that negates, end of its span) in folded indices; where it negates nothing it is none.

        «That … not» and «except» are told apart by the letters of the page alone.
        """
        for span in content:
            start, end = folded.index(span.start), folded.index(span.end)
            hits = longest(self._negations.find(folded.text[start:end]))
            for kind, form, hit in ((*h.value, h) for h in hits):
                written = text[slice(*folded.span(start + hit.start, start + hit.end))]
                if kind in kinds and (self._folds_alike[hit.form] == 1 or form == written):
                    yield start + hit.end, end

    def _behind(self, folded: Folded, text: str, content: list[Span]) -> Iterable[tuple[str, bool]]:
        """(the next word that says something after a negation, whether that only tells one kind from another).

        «Other than the residents» says who is meant, and denies nothing.
        """
        for kind in ("negation", "failure", "exception"):
            for at, end in self._hits(folded, text, content, (kind,)):
                following = [w.text for w in words(folded.text, at, end)]
                if word := self._failed(following) if kind == "failure" else self._first_said(following):
                    yield self._lexis.stem(word), kind == "exception" and self._lexis.is_determined(word)

    def _first_said(self, following: list[str]) -> str:
        return next((w for w in following if not self._is_silent(w)), "")

    def _failed(self, following: list[str]) -> str:
        """What somebody failed in: the word behind the first preposition, since he himself may stand between."""
        behind = (b for a, b in pairwise(following) if self._is_silent(a) and not self._is_silent(b))
        return next(behind, "") or self._first_said(following)

    def _negated(self, folded: Folded, content: list[Span], behind: list[str]) -> Iterable[str]:
        """The words that stand behind a negation and nowhere without one."""
        said = Counter(
            self._lexis.stem(word.text)
            for span in content
            for word in words(folded.text, folded.index(span.start), folded.index(span.end))
        )
        said.subtract(behind)
        return (stem for stem in behind if said[stem] == 0)

    def _ranks_in(self, folded: Folded, content: list[Span], times: list[Span]) -> Iterable[str]:
        """The values of ordinals with the article («the second place»), other than of days and months.

        Another one is another thing.
        """
        for span in content:
            for word in words(folded.text, folded.index(span.start), folded.index(span.end)):
                value = self._ordinals.get(self._lexis.bare(word.text)) if self._lexis.is_definite(word.text) else ""
                if value and not any(_overlap(folded.span(word.start, word.end), t) for t in times):
                    yield value

    def _of_self(self, folded: Folded, first: Span) -> bool:
        """Whether a content begins with a pronoun («that they …»): what is said is said of whoever says it."""
        start = folded.index(first.start)
        return any(w.text in self._pronouns for w in words(folded.text, start, folded.index(first.end))[:1])

    def _holders(self, mentions: list[Mention], folded: Folded) -> Iterable[tuple[str, str, str]]:
        """(office, person, his folded name) where a statement names both, the person by name."""
        named = {m.ref: m.span for m in mentions if m.kind == "person" and m.form == "name"}
        for mention in mentions:
            office = mention.kind == "office" and (mention.ref or "").startswith("office:")
            if office and mention.ref and mention.stands_for in named and mention.stands_for:
                span = named[mention.stands_for]
                name = folded.text[folded.index(span.start) : folded.index(span.end)]
                yield mention.ref, mention.stands_for, name

    def _scoped(self, folded: Folded, content: list[Span], terms: tuple[Term, ...]) -> Iterable[Scope]:
        for span in content:
            start = folded.index(span.start)
            for hit in longest(self._scopes.find(folded.text[start : folded.index(span.end)])):
                place = folded.span(start + hit.start, start + hit.end)
                yield Scope(hit.value, place, self._head(place, hit.form, terms))

    def _head(self, place: Span, form: str, terms: tuple[Term, ...]) -> str:
        """The word that a word of scope bears on: the one before an adjective, else the next one; "" for none."""
        behind = form.startswith(self._lexis.language.clitics.article)
        kept = [
            t
            for t in terms
            if t.kind in ("word", "act", "setting")
            and (t.span.end <= place.start if behind else place.end <= t.span.start)
        ]
        near = min(kept, key=lambda t: (_distance(t.span, place), t.span), default=None)
        return near.key if near and _distance(near.span, place) <= (LINKED_GAP if behind else HEAD_GAP) else ""


def _actors(reading: Reading, statement: Statement, day: str, voices: Voices) -> frozenset[str]:
    """The voices whose act is reported: the speaker's, else the origin's, else all that a dual source means."""
    if statement.speaker:
        return frozenset((voices.voice(statement.speaker.ref, day),))
    if statement.voice == "narrated" or statement.anonymous:
        return frozenset()
    if statement.origin and statement.origin_kind != "anonymous":
        return frozenset((voices.voice(statement.origin, day),))
    source = [statement.source] if statement.source else []
    meant = (r for m in reading.mentions if _within(m.span, source) for r in voices.meant(m, day))
    return frozenset(voices.voice(ref, day) for ref in meant)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def cut(sketch: Sketch, terms: Iterable[Term]) -> Sketch:
    """A statement cut down to some of its terms."""
    kept = tuple(terms)
    return msgspec.structs.replace(sketch, terms=kept, concepts=concepts_of(kept), index=index_terms(kept))


def _distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    first: dict[str, Term] = {}
    for term in sorted(terms, key=lambda t: t.span):
        first.setdefault(term.key, term)
    return tuple(first.values())


def _within(span: Span, content: list[Span]) -> bool:
    return any(c.start <= span.start and span.end <= c.end for c in content)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _role(article: Article, span: Span) -> str:
    return next((b.role for b in article.blocks if _overlap(b.span, span)), "body")


def _line(text: str, start: int) -> int:
    """Where the sentence that holds a place begins; only to tell sentences of a page apart."""
    return max(text.rfind(mark, 0, start) for mark in ("\n", ". ", "\u061f"))


def _tells(time: Time, statement: Statement, text: str) -> bool:
    """Whether a time stands in a statement, or right before a narrated one, where it dates it."""
    if time.type not in ("DATE", "TIME"):
        return False
    if _within(time.span, statement.content):
        return True
    gap = text[time.span.end : statement.content[0].start] if time.span.end <= statement.content[0].start else "\n"
    return not statement.cue and len(gap) < 4 and "\n" not in gap and "." not in gap


def _asks(text: str, statement: Statement) -> bool:
    """Whether a statement is a question: it says nothing, it asks."""
    if statement.act == "question":
        return True
    last = statement.content[-1]
    return "\u061f" in text[last.start : last.end + 2] or "?" in text[last.start : last.end + 2]
