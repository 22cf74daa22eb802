"""Who is who: outlets and agencies, official bodies, people, offices, states and places.

Read from `data/world/*.tsv` and `data/outlets/*.toml`, and from the folders a person lays over them. What stands in a
text beats what is in a table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tawatur.errors import OutletError
from tawatur.language import SHIPPED
from tawatur.language.lexicon import Row, read_tables


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the world: its ref, its names as written in text (the first is the one shown)."""

    ref: str
    name: str
    names: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All names, the shown one first."""
        return (self.name, *self.names)


class State(Fact, frozen=True, kw_only=True):
    """A state or territory.

    `nisba` holds its adjectives: the masculine singular without the article (other genders and numbers follow from
    `person_words.tsv`), and any irregular plural. `capital` holds the names of the seat that may stand for its
    government. `executive` is the role of the body by whose voice its ministries and its
    `agencies` (refs of those that the state directs) speak.
    """

    nisba: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    capital_ref: str = ""
    code: str = ""
    executive: str = "presidency"
    agencies: tuple[str, ...] = ()


class Body(Fact, frozen=True, kw_only=True):
    """An institution. `side`: the body whose party it speaks for; `principal`: for whom it speaks.

    `role` says which of the bodies that every state has it is (a row of `state_bodies.tsv`); `form` whether its name
    is a proper name or a common noun.
    """

    kind: str = "organisation"
    state: str = ""
    side: str = ""
    principal: str = ""
    since: str = ""
    until: str = ""
    role: str = ""
    form: str = "name"


class StateBody(msgspec.Struct, frozen=True, kw_only=True):
    """A body that every state has: its head nouns, which the state's adjective or name follows.

    `name` and `agree` build the name that is shown: `agree` is the pattern of the adjective. `side` is not empty when
    it speaks by the voice of the state's executive.
    """

    role: str
    heads: tuple[str, ...]
    name: str
    agree: str
    form: str = "name"
    kind: str = "organisation"
    side: str = ""


class Person(Fact, frozen=True, kw_only=True):
    """A person in the news. `short` holds the forms that stand alone only after the full name or a title."""

    state: str = ""
    short: tuple[str, ...] = ()


LAST = "9999"  # a day after all others: that of what is not dated


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """Who held an office, from when to when (ISO dates, "" when not known).

    `seen`: the last day on which somebody whose end is not known surely held it; "" sets no bound.
    """

    ref: str
    title: str
    state: str = ""
    body: str = ""
    holder: str = ""
    since: str = ""
    until: str = ""
    seen: str = ""

    def covers(self, day: str) -> bool:
        """Whether the holder is known to have held it on an ISO day; LAST asks for the last one known."""
        if day == LAST:
            return not self.until
        return (self.since or "0") <= day <= (self.until or self.seen or LAST)


class Place(Fact, frozen=True, kw_only=True):
    """A city, region or facility."""

    state: str = ""
    kind: str = "city"


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """A card: an outlet or an agency. `short` holds the codes of its credit lines; `domains` the further addresses at
    which it publishes, or did; `titles` the names that its own pages bear, and that sentences say of other things."""

    ref: str
    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    domain: str = ""
    domains: tuple[str, ...] = ()
    country: str = ""
    kind: str = ""
    zone: str = ""
    owner: str = ""
    family: str = ""
    state_body: str = ""
    note: str = ""
    example: str = ""
    counter: str = ""

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]


F = TypeVar("F", bound=msgspec.Struct)
_TABLES: dict[str, tuple[type[msgspec.Struct], tuple[str, ...]]] = {
    "states": (State, ("ref", "name")),
    "bodies": (Body, ("ref", "name")),
    "people": (Person, ("ref", "name")),
    "offices": (Office, ("ref", "title")),
    "places": (Place, ("ref", "name")),
    "cities": (Place, ("ref", "name")),
    "state_bodies": (StateBody, ("role", "heads", "name", "agree")),
}


class Registry:
    """The facts of the shipped tables and of the folders laid over them (a later row or card with a ref replaces)."""

    def __init__(self, data: Iterable[Path] = ()) -> None:
        """Raises LexiconError or OutletError when a table or a card is broken."""
        self.roots = [SHIPPED, *data]
        self.states: dict[str, State] = self._read("states")
        self.bodies: dict[str, Body] = self._read("bodies")
        self.people: dict[str, Person] = self._read("people")
        places: dict[str, Place] = self._read("places")
        cities: dict[str, Place] = self._read("cities")
        self._capitals = {s.capital_ref: s.capital[0] for s in self.states.values() if s.capital_ref}
        listed = places.keys() | self._capitals.keys()
        self.variants = [city for ref, city in cities.items() if ref in listed]  # other spellings of listed places
        self.places: dict[str, Place] = {ref: city for ref, city in cities.items() if ref not in listed} | places
        self.minor = frozenset(cities.keys() - listed)  # cities that few pages name
        self.state_bodies: list[StateBody] = [_build(StateBody, row) for row in self._rows("state_bodies")]
        self.offices: list[Office] = [_build(Office, row) for row in self._rows("offices")]
        self.outlets: dict[str, Outlet] = {card.ref: card for card in self._cards()}
        self._seats = {(body.state, body.role): body.ref for body in self.bodies.values() if body.state and body.role}
        self._derive_bodies()
        self._directed = {agency: self._executive(state) for state in self.states.values() for agency in state.agencies}

    def _rows(self, table: str) -> list[Row]:
        return read_tables([root / "world" for root in self.roots], table, _TABLES[table][1])

    def _read(self, table: str) -> dict[str, Any]:
        kind = _TABLES[table][0]
        return {row["ref"]: _build(kind, row) for row in self._rows(table)}

    def _derive_bodies(self) -> None:
        """Give every state the bodies of the grammar; a row of its own for a role stands instead."""
        for state in self.states.values():
            for kind in self.state_bodies:
                if (state.ref, kind.role) not in self._seats:
                    self._seats[state.ref, kind.role] = ref = f"body:{_slug(state.ref)}-{kind.role}"
                    adjective = state.nisba[0].split() if state.nisba else []
                    shown = [kind.agree.format(word) for word in adjective] or [state.name]
                    self.bodies[ref] = Body(
                        ref=ref, name=" ".join([kind.name, *shown]), kind=kind.kind, state=state.ref, role=kind.role,
                        side=self._side(state, kind), form=kind.form,
                    )  # fmt: skip

    def _executive(self, state: State) -> str:
        """The ref of the body by whose voice a state speaks. Raises LexiconError when no state has such a body."""
        if ref := self._seats.get((state.ref, state.executive)):
            return ref
        *_, row = (row for row in self._rows("states") if row["ref"] == state.ref)
        raise row.broken(f"no body has the role {state.executive!r}")

    def _side(self, state: State, kind: StateBody) -> str:
        """The ref of the body by whose voice a body of a state speaks: where the grammar says so, its executive's."""
        speaks = bool(kind.side) and kind.role != state.executive
        return self._seats.get((state.ref, state.executive), "") if speaks else ""

    def body_of(self, state: str, role: str) -> str | None:
        """The ref of a state's body with a role of `state_bodies.tsv`; null when there is no such role."""
        return self._seats.get((state, role))

    def _cards(self) -> Iterator[Outlet]:
        for root in self.roots:
            for path in sorted((root / "outlets").glob("*.toml")):
                yield _card(path)

    @cached_property
    def by_domain(self) -> dict[str, Outlet]:
        """Outlets by their registered domains."""
        return {domain: card for card in self.outlets.values() for domain in (card.domain, *card.domains) if domain}

    def outlet_of_host(self, host: str) -> Outlet | None:
        """The outlet whose domain a host is, or is below; null when none is listed."""
        labels = host.lower().removeprefix("www.").split(".")
        for at in range(len(labels) - 1):
            if card := self.by_domain.get(".".join(labels[at:])):
                return card
        return None

    def name_of(self, ref: str) -> str | None:
        """The name shown for a ref; null when it is not listed."""
        for table in (self.people, self.bodies, self.outlets, self.states, self.places):
            if fact := table.get(ref):
                return str(fact.name)
        return self._capitals.get(ref)

    def voice_of(self, ref: str) -> str:
        """The ref by whose voice this one speaks: a spokesman's principal, a state agency's body, a body's side.

        Two origins with one voice are not independent. A ref that speaks for itself is its own voice.
        """
        seen = {ref}
        while True:
            if ref in self.bodies:
                above = self.bodies[ref].side or self.bodies[ref].principal
            elif ref in self.outlets:
                above = self.outlets[ref].state_body or self._directed.get(ref, "")
            else:
                above = ""
            if not above or above in seen:
                return ref
            ref = above
            seen.add(ref)

    def state_of_code(self, code: str) -> str | None:
        """The ref of the state with an ISO 3166 code of two letters; null when none is listed."""
        return next((s.ref for s in self.states.values() if code and s.code == code), None)

    @cached_property
    def _terms(self) -> dict[str, list[Office]]:
        terms: dict[str, list[Office]] = {}
        for office in self.offices:
            terms.setdefault(office.ref, []).append(office)
        return terms

    def holder_of(self, office: str, day: str) -> str | None:
        """The one person who held an office on an ISO day; null when none or several are listed."""
        found = {term.holder for term in self._terms.get(office, ()) if term.holder and term.covers(day)}
        return found.pop() if len(found) == 1 else None

    def holders_of(self, office: str) -> set[str]:
        """All who are listed as holders of an office at any time."""
        return {term.holder for term in self._terms.get(office, ()) if term.holder}

    def holders(self, day: str) -> dict[str, list[Office]]:
        """The offices by holder that were held on an ISO day."""
        held: dict[str, list[Office]] = {}
        for office in self.offices:
            if office.holder and office.covers(day):
                held.setdefault(office.holder, []).append(office)
        return held


def _slug(ref: str) -> str:
    return ref.partition(":")[2]


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, bool]:
    """The fields of a kind of fact, and whether each holds several."""
    return {field.name: str(field.type).startswith("tuple") for field in msgspec.structs.fields(kind)}


def _build(kind: type[F], row: Row) -> F:
    several = _fields(kind)
    given = {c: row.split(c) if several[c] else cell for c, cell in row.cells.items() if c in several and cell}
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise row.broken(str(error)) from error


def _card(path: Path) -> Outlet:
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Outlet)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise OutletError(f"{path.name}: {error}") from error
