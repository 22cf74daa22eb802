"""Titles and offices, and the bodies that every state has: a grammar of heads, portfolios, adjectives and names."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.annotate.names import Title, Token, Vocabulary
from tawatur.annotate.organisations import OrganisationReader
from tawatur.annotate.people import NameReader

_LONGEST = 12
_CONSTRUCT = 4  # nouns that govern one another, at most
_REACH = 8  # words between what the grammar knows of a title and the name that it goes with, at most
# Roles that several people have at a time.
_MANY = frozenset(("member", "commander", "governor"))
# Roles of those whom a state sends to a body.
_SENT = frozenset(("envoy", "ambassador", "representative"))
# Kinds of bodies that somebody speaks to.
_PRESS = frozenset(("agency", "outlet"))
# Titles that go with a name and say of no office.
SIMPLE = frozenset(("honorific", "rank", "profession"))


@dataclass(slots=True)
class Body:
    """A body named in the text: `ref` null when nothing says whose it is."""

    end: int
    role: str
    form: str
    ref: str | None
    state: str | None


@dataclass(slots=True)
class Office:
    """A title as it stands in the text; `bodies` holds (start, end, ref) of the bodies in it, ref null as in Body."""

    end: int
    type: str
    role: str
    state: str | None = None
    body: str | None = None
    bodies: list[tuple[int, int, str | None]] = field(default_factory=list)

    @property
    def ref(self) -> str | None:
        """The ref of the office: of a state by role, or of a body; null when the words do not say of whom."""
        last = self.role.rpartition("-")[2]
        if self.role == "minister" or last in _MANY:
            return None
        if self.body and self.state and last in _SENT:
            return f"office:{self.state.partition(':')[2]}-{self.role}-to-{self.body.partition(':')[2]}"
        if self.body and (self.type in ("spokesman", "head") or not self.state):
            return f"office:{self.role}-of-{self.body.partition(':')[2]}"
        if self.state and last != "head":
            return f"office:{self.state.partition(':')[2]}-{self.role}"
        return None


class OfficeReader:
    """Reads titles and bodies by the grammar of the tables."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        particles = vocabulary.particles
        self._glue = particles["office-glue"]
        self._in = particles["in"]
        self._filial = particles["filial"]
        self._sport = particles["sport"]
        self._regions = particles["region"]
        self._relative = particles["relative"]
        self._verbal = self._relative | vocabulary.timely | vocabulary.spelled
        self._oblique = tuple(particles["oblique"])
        self._feminine = (*particles["feminine"], *particles["feminine-ending"])
        self._organisations = OrganisationReader(vocabulary)
        self._names = NameReader(vocabulary)

    def body(self, tokens: list[Token], at: int) -> Body | None:
        """The state's body named at a word: head, then qualifiers, then the state's adjective or name."""
        head = self._words.heads.match(tokens, at)
        if head is None:
            return None
        role, form = head.value
        end, state = self._owner(tokens, head.end)
        if end < len(tokens) and tokens[end].tight and tokens[end].raw in self._sport:
            return None  # «the X federation for handball» is another one
        if state is None:
            bare = head.end - at == 1 and not self._words.definite(tokens[at].core)
            return None if bare else Body(end, role, form, None, None)
        return Body(end, role, form, self._words.registry.body_of(state, role), state)

    def _owner(self, tokens: list[Token], at: int) -> tuple[int, str | None]:
        """(end, state) of the adjectives and the name that say whose a body is."""
        end, state = at, None
        while end < len(tokens) and end - at < 4 and tokens[end].loose:
            token = tokens[end]
            if nisba := self._words.nisba.match(tokens, end):
                if state is not None:
                    break
                end, state = nisba.end, nisba.value
            elif token.raw in self._words.qualifiers:
                end += 1
            elif state is None and (named := self._state_after(tokens, end)):
                return named
            else:
                break
        return (end, state) if state is not None else (at, None)

    def _state_after(self, tokens: list[Token], at: int) -> tuple[int, str] | None:
        """(end, ref) of the state that a noun governs: not a definite one, «the minister of defence | Xland»."""
        inside = tokens[at].raw in self._in
        attached = tokens[at].start != tokens[at].token  # «in Xland», «of Xland», written together
        governs = inside or attached or not self._words.definite(tokens[at - 1].raw)
        return self._state(tokens, at + inside) if governs else None

    def _state(self, tokens: list[Token], at: int) -> tuple[int, str] | None:
        """(end, ref) of a state named at a word."""
        if at < len(tokens) and tokens[at].loose and (named := self._words.listed.match(tokens, at)):
            ref = named.value.ref
            if ref.startswith("state:"):
                return named.end, ref
        return None

    def office(self, tokens: list[Token], at: int) -> Office | None:
        """The title that starts at a word, with all that says of what."""
        head = self._words.titles.match(tokens, at)
        if head is None:
            return None
        office = Office(head.end, head.value.type, head.value.role)
        if office.type in SIMPLE:
            self._take_adjectives(office, tokens)
            if office.type == "honorific" and not self._words.definite(tokens[at].core):
                self._reach_name(office, tokens)  # «professor of X at Y»
            return office
        start = at
        while office.end < len(tokens) and office.end - start < _LONGEST and tokens[office.end].loose:
            other = self._words.titles.match(tokens, office.end)
            if other and (self._words.conjoined(tokens[office.end]) or other.value.type in SIMPLE):
                break
            beside = office.end == head.end and self._words.definite(tokens[at].core)
            if beside and self._words.conjoined(tokens[office.end]):
                break  # «the ruler | and the party X»
            if not self._extend(office, tokens, at):
                break
        self._reach_name(office, tokens)
        return office

    def _reach_name(self, office: Office, tokens: list[Token]) -> None:
        """Take in the nouns between a title and a name that surely begins: «director of the police of the city X»."""
        end, bodies = office.end, []
        if end >= len(tokens) or self._names.read(tokens, end, titled=True) > end:
            return
        while end < len(tokens) and end - office.end < _REACH and tokens[end].tight:
            if self._begins_name(tokens, end):
                break
            group = self._organisations.read(tokens, end)
            after = group.end if group else self._noun(tokens, end)
            if after == end:
                return
            if group:
                bodies.append((end, after, None))
            end = after
        reached = office.end < end < len(tokens) and tokens[end].tight and self._begins_name(tokens, end)
        if reached and tokens[end - 1].raw not in self._glue:
            self._lead(office)
            office.end = end
            office.bodies += bodies

    def _begins_name(self, tokens: list[Token], at: int) -> bool:
        """Whether a name of several words surely begins at a word, with a title of respect before it or not."""
        words, token = self._words, tokens[at]
        if token.start != token.token:
            return False
        title = words.titles.match(tokens, at)
        if title and title.value.type in ("honorific", "rank") and title.end < len(tokens):
            return self._names.read(tokens, title.end, titled=True) > title.end
        listed = words.listed.match(tokens, at)
        if listed and listed.value.kind == "person" and not listed.value.needs_full:
            return True
        linked = self._names.is_linked(tokens, at)
        return linked or self._names.read(tokens, at, titled=False) > at + 1

    def _noun(self, tokens: list[Token], at: int) -> int:
        """The end of a noun, an adjective or a name that may be part of a title at a word; `at` when there is none."""
        words, token = self._words, tokens[at]
        if token.raw in self._glue:
            return at + 1
        title = words.titles.match(tokens, at)
        if title or words.is_speech(token.raw) or token.raw in self._verbal or words.is_verb(token.raw):
            return at
        named = words.listed.match(tokens, at)
        if named and named.value.kind != "person":
            return named.end
        if token.raw in self._regions and at + 2 < len(tokens) and tokens[at + 1].tight:
            return at + 2
        if words.definite(token.core):
            return at + 1
        governs = self._governs(tokens, at + 1)
        noun = token.raw in words.org_words or (token.raw in words.common and token.raw not in words.function)
        return at + 1 if noun and governs and token.start == token.token else at

    def _governs(self, tokens: list[Token], at: int) -> bool:
        """Whether a definite noun, a region or a listed name stands at a word, or behind bare nouns that lead to it."""
        words = self._words
        for token in tokens[at : at + _CONSTRUCT]:
            if not token.tight:
                return False
            if words.definite(token.raw) or token.raw in self._regions:
                return True
            if token.raw in words.function or token.raw not in words.common or token.raw in words.given:
                return False
        return False

    def _take_adjectives(self, office: Office, tokens: list[Token]) -> None:
        """A profession takes adjectives of states and standing, with the article or without it as it stands itself."""
        words, definite = self._words, self._words.definite(tokens[office.end - 1].core)
        while office.end < len(tokens) and tokens[office.end].tight:
            raw = tokens[office.end].raw
            if nisba := words.nisba.match(tokens, office.end):
                office.end, office.state = nisba.end, nisba.value
            elif raw in words.qualifiers and (words.definite(raw) or not definite):
                office.end += 1
            else:
                break

    def _extend(self, office: Office, tokens: list[Token], at: int) -> bool:
        """Take the next word or words of a title; False when the title ends."""
        end = office.end
        steps = (self._extend_state, self._extend_title, self._extend_body, self._extend_words)
        return any(step(office, tokens, at) for step in steps) and office.end > end

    def _extend_state(self, office: Office, tokens: list[Token], at: int) -> bool:
        words, end = self._words, office.end
        if office.type == "minister" and (portfolio := words.portfolios.match(tokens, end)):
            office.role = f"{portfolio.value}-minister" if office.role == "minister" else office.role
            if office.role.startswith("deputy"):
                office.role = f"deputy-{portfolio.value}-minister" if office.role == "deputy-minister" else office.role
            office.end = portfolio.end
            while office.end < len(tokens) and (further := self._further_portfolio(tokens, office.end)):
                office.end = further
            return True
        nisba = words.nisba.match(tokens, end)
        if nisba and not (nisba.end < len(tokens) and tokens[nisba.end].raw in self._filial):
            office.end = nisba.end
            office.state = office.state or nisba.value
            return True
        if tokens[end].raw in words.qualifiers:
            office.end += 1
            return True
        if named := self._state_after(tokens, end):
            office.end, office.state = named[0], office.state or named[1]
            return True
        return False

    def _further_portfolio(self, tokens: list[Token], at: int) -> int | None:
        """The end of a portfolio that «and» joins to another."""
        if not (tokens[at].tight and self._words.conjoined(tokens[at])):
            return None
        further = self._words.portfolios.match(tokens, at)
        return further.end if further else None

    def _extend_title(self, office: Office, tokens: list[Token], at: int) -> bool:
        """A deputy, an adviser or an envoy of one who has a title himself."""
        if office.type not in ("deputy", "head", "spokesman"):
            return False
        inner = self._words.titles.match(tokens, office.end)
        if inner is None or inner.value.type not in ("office", "minister", "deputy", "spokesman", "head"):
            return False
        value: Title = inner.value
        if office.type == "deputy" or value.type == "minister":
            office.type = "minister" if value.type == "minister" else "head"
        office.role = f"{office.role}-{value.role}"
        office.end = inner.end
        return True

    def _extend_body(self, office: Office, tokens: list[Token], at: int) -> bool:
        words = self._words
        start = office.end + (tokens[office.end].raw in self._glue and office.end + 1 < len(tokens))
        if start > at + 1 and words.conjoined(tokens[start]) and self._organisations.read(tokens, start):
            return False  # «the ruling party | and the party of X»
        named = words.listed.match(tokens, start) if tokens[start].loose else None
        spoken = tokens[start].start != tokens[start].token or (start > office.end and bool(office.bodies))
        spoken = spoken or tokens[start].core in words.names  # «Amin Faris»
        noun = words.org_words.get(tokens[start].core) if tokens[start].start != tokens[start].token else None
        if (named and named.value.kind in _PRESS and spoken) or (noun and noun.kind in _PRESS and named is None):
            return False  # he spoke to it
        if named and named.value.kind not in ("person",) and not named.value.needs_full:
            if named.value.kind == "place":
                unbound = start == office.end and tokens[start].start == tokens[start].token
                if unbound and words.definite(tokens[start - 1].raw):
                    return False  # «the director of education | Xville»
                office.end = named.end
                return office.type in ("head", "member", "deputy", "spokesman", "office")
            self._lead(office)
            office.body = office.body or named.value.ref
            office.bodies.append((start, named.end, named.value.ref))
            office.end = named.end
            return True
        body = self.body(tokens, start)
        if (body and body.end > start and (body.ref or words.definite(tokens[start].core))) or (body and body.ref):
            self._lead(office)
            office.body, office.state = office.body or body.ref, office.state or body.state
            office.bodies.append((start, body.end, body.ref))
            office.end = body.end
            return True
        if tokens[start].loose and (group := self._organisations.read(tokens, start)):
            self._lead(office)
            office.bodies.append((start, group.end, None))
            office.end = group.end
            return True
        return False

    def _is_another(self, tokens: list[Token], at: int, end: int) -> bool:
        """Whether a definite word behind a definite one is no adjective of the title: «the minister | the opposition».

        It names a body or many people, or is feminine where no word of the title is.
        """
        words, token, before = self._words, tokens[end], tokens[end - 1]
        known = token.raw in words.qualifiers and end - at > 1
        if known or not (words.definite(token.raw) and words.definite(before.raw)):
            return False
        noun = words.org_words.get(token.core[len(words.article) :])
        many = token.raw.endswith(self._oblique) and not before.raw.endswith(self._oblique)
        others = token.core.endswith(self._feminine) and not any(
            each.core.endswith(self._feminine) for each in tokens[at:end]
        )
        return many or others or (noun is not None and not noun.strict)

    def _head_end(self, tokens: list[Token], at: int) -> int:
        head = self._words.titles.match(tokens, at)
        return head.end if head else at

    def _lead(self, office: Office) -> None:
        """Whoever presides over a body is its head, not that of the state."""
        if office.type == "office":
            office.type, office.role = "head", "head"

    def _extend_words(self, office: Office, tokens: list[Token], at: int) -> bool:
        """Common nouns of what somebody heads: definite ones, and bare ones that a definite one follows."""
        words, end = self._words, office.end
        if end == len(tokens):
            return False  # an earlier step took the last word
        token = tokens[end]
        if words.definite(tokens[at].core) and end - at == 1 and token.core == token.raw:
            return False
        if office.type == "minister" and office.state:
            return False  # «the Xian minister of Y | the talks»
        if (office.type == "office" and end - at > 1) or token.raw in words.given or words.is_speech(token.raw):
            return False
        if token.raw in self._relative or (token.raw != token.core and token.core in words.particles["addressed"]):
            return False  # «the minister | told the reporters»
        definite = words.definite(token.core) and token.core not in words.surnames
        if definite and self._is_another(tokens, at, end):
            return False
        if definite and (
            token.raw in words.common or token.raw in words.portfolios.first or token.start == token.token
        ):
            following = end + 1 < len(tokens) and tokens[end + 1].tight
            if token.raw not in words.common and token.raw not in words.known and not following:
                return False
            if token.raw not in words.common and token.raw not in words.known and token.start == token.token:
                return False
            self._lead(office)
            office.end = end + 1
            return True
        opens = end == self._head_end(tokens, at) and (
            not words.definite(tokens[at].core) or tokens[end - 1].raw in self._glue
        )
        bare = (opens and token.raw in words.common) or token.raw in words.org_words or token.raw in self._glue
        after = tokens[end + 1] if end + 1 < len(tokens) else None
        if bare and after and after.loose and (words.definite(after.core) or after.raw in words.org_words):
            if after.core in words.given:
                return False
            self._lead(office)
            office.end = end + (2 if words.definite(after.core) else 1)
            return True
        return False
