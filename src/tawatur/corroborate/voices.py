"""Who speaks for whom: the voice behind a ref, and the state it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from tawatur.corroborate.persons import Persons
from tawatur.corroborate.seats import taught_seats
from tawatur.language import Language
from tawatur.model import Article, Mention, Reading
from tawatur.registry import Body, Person, Place, Registry

# The bodies by which a state itself speaks, or whom it sends; a ministry speaks for it too, and has its own account.
EXECUTIVE = ("", "presidency", "government", "delegation", "embassy", "ambassador")


class Voices:
    """Brings refs to the party they speak for, by the registry; what it does not know speaks for itself."""

    def __init__(self, registry: Registry, language: Language) -> None:
        """Voices that know the registry alone; `language` reads the names of persons."""
        self._registry = registry
        self._persons = Persons(language)
        self._one_person: dict[str, str] = {}  # under which ref a person goes whom pages name otherwise
        self._taught: dict[str, str] = {}  # the office or body for which a person speaks by the pages
        self._held: dict[str, dict[str, str]] = {}
        self._sat: dict[str, dict[str, str]] = {}
        # The highest body of a state, where it was founded or ended: before and after it the state has the same voice.
        self._dated = {
            b.ref: b.state
            for b in registry.bodies.values()
            if b.state and b.role == "presidency" and (b.since or b.until)
        }
        self._places = _one_ref_a_place(registry.places.values())
        self._capitals = {s.capital_ref: s.ref for s in registry.states.values() if s.capital_ref}

    def taught_by(self, readings: list[Reading]) -> Voices:
        """These voices and what the pages themselves teach of persons that the registry does not know.

        Whoever one title stands for speaks for its body; and so does he whose acts one body alone reports. With several
        titles, or bodies, nothing says for which one he speaks.
        """
        one = self._persons.joined(readings, self.is_listed)
        seats: dict[str, set[str]] = {}
        for reading in readings:
            for person, seat in taught_seats(reading):
                seats.setdefault(one.get(person, person), set()).add(self._of_seat(seat))
        reporters: dict[str, set[str]] = {}
        for statement in (s for reading in readings for s in reading.statements):
            origin = statement.origin or ""
            speaker = one.get(statement.speaker.ref, statement.speaker.ref) if statement.speaker else ""
            if speaker and origin.startswith("body:") and not self.is_listed(speaker):
                reporters.setdefault(speaker, set()).add(origin)
        taught = {person: bodies.pop() for person, bodies in reporters.items() if len(bodies) == 1}
        taught |= {person: refs.pop() for person, refs in seats.items() if len(refs) == 1}
        voices = copy(self)  # the registry's part is the same
        voices._taught, voices._one_person = taught, one
        return voices

    def _of_seat(self, ref: str) -> str:
        """The body behind a seat that a title names, so that two titles of one government teach one seat."""
        return self._of_office(ref) if ref.startswith("office:") else self._speaks(ref)

    def nisbas(self) -> dict[str, str]:
        """The adjectives of states in their plain form, each with the state it says of.

        One that is the name of its state too («Mali») is with the article as a rule another word («financial»).
        """
        states = self._registry.states.values()
        return {word: s.ref for s in states for word in s.nisba if " " not in word and word != s.name}

    def meant(self, mention: Mention, day: str) -> list[str]:
        """The refs that a mention means: who holds the office named, each of those that a dual stands for."""
        if mention.refs:
            return list(mention.refs)
        ref = self.place(mention.ref) if mention.kind == "place" else mention.stands_for or mention.ref
        if ref and ref.startswith("office:"):
            ref = self._registry.holder_of(ref, day or "9999") or ref
        return [self._one_person.get(ref, ref)] if ref else []

    def place(self, ref: str | None) -> str:
        """One ref for a place that the registry holds under several, as «Homs» and «the city of Homs»."""
        return self._places.get(ref, ref) if ref else ""

    def home(self, ref: str) -> str:
        """The state of a person, body or place, as `state:…`; "" when none is listed."""
        kind = ref.partition(":")[0]
        registry = self._registry
        if kind == "state":
            return ref
        if ref in self._capitals:
            return self._capitals[ref]
        fact: Person | Body | Place | None = None
        if kind == "person":
            fact = registry.people.get(ref)
        elif kind == "body":
            fact = registry.bodies.get(ref)
        elif kind == "place":
            fact = registry.places.get(ref)
        return fact.state if fact else ""

    def is_listed(self, ref: str) -> bool:
        """Whether the registry knows who this is; of others only the words of a page say it."""
        return self._registry.name_of(ref) is not None

    def is_city(self, ref: str) -> bool:
        """Whether a place is a city, so that a thing that was in it was in no other city."""
        place = self._registry.places.get(ref)
        return place is not None and place.kind == "city"

    def voice(self, ref: str, day: str = "") -> str:
        """The ref by whose voice this one speaks on an ISO day: two with one voice are not independent.

        Who holds an office of a state speaks for its government, a spokesman for his body.
        """
        ref = self._one_person.get(ref, ref)
        if ref.startswith("state:"):
            return self._speaks(self._registry.body_of(ref, "presidency") or ref)
        if ref in self._capitals:
            return self.voice(self._capitals[ref], day)
        if ref.startswith("office:"):
            return self._of_office(ref)
        if ref.startswith("person:"):
            ref = self._holders(day).get(ref) or self._taught.get(ref, ref)
        return self._of_office(ref) if ref.startswith("office:") else self._speaks(ref)

    def _speaks(self, ref: str) -> str:
        voice = self._registry.voice_of(ref)
        return self._dated.get(voice, voice)

    def _of_office(self, ref: str) -> str:
        for office in self._registry.offices:
            if office.ref == ref:
                return self._speaks(self._seat(office.state, office.body) or ref)
        if body := self._body_in(ref):
            return self._speaks(body)
        slug = ref.partition(":")[2]
        states = [s for s in self._registry.states if slug.startswith(s.partition(":")[2] + "-")]
        return self.voice(max(states, key=len)) if states else ref

    def party(self, ref: str, day: str = "") -> str:
        """The party whose own account a ref gives: that of its voice, but a ministry or service gives its own."""
        ref = seat = self._one_person.get(ref, ref)
        if ref.startswith("person:"):
            seat = self._seats(day).get(ref, "")
        elif ref.startswith("office:"):
            seat = next((o.body for o in self._registry.offices if o.ref == ref), "") or self._body_in(ref)
        body = self._registry.bodies.get(seat)
        return seat if body and body.side and body.role not in EXECUTIVE else self.voice(ref, day)

    def _body_in(self, office: str) -> str:
        """The body that the ref of an office names."""
        body = "body:" + office.rpartition("-of-")[2]
        return body if "-of-" in office and body in self._registry.bodies else ""

    def _holders(self, day: str) -> dict[str, str]:
        """{person: voice of the seat} of a day."""
        if day not in self._held:
            self._held[day] = {who: self._speaks(seat) for who, seat in self._seats(day).items()}
        return self._held[day]

    def _seats(self, day: str) -> dict[str, str]:
        """{person: seat} of a day; without a day, of all days, where a person never had seats of two voices."""
        if day in self._sat:
            return self._sat[day]
        seats: dict[str, set[str]] = {}
        for office in self._registry.offices:
            held = not day or (office.since or "0") <= day <= (office.until or "9999")
            seat = self._seat(office.state, office.body)
            if held and office.holder and seat:
                seats.setdefault(office.holder, set()).add(seat)
        spoken = {who: {self._registry.voice_of(s) for s in found} for who, found in seats.items()}
        self._sat[day] = {who: min(found) for who, found in seats.items() if len(spoken[who]) == 1}
        return self._sat[day]

    def _seat(self, state: str, body: str) -> str:
        if body:
            return body
        return (self._registry.body_of(state, "presidency") or "") if state else ""


def day_of(article: Article) -> str:
    """The ISO day on which an article speaks of who holds an office: that of its publication, else of its retrieval."""
    return (article.published.earliest if article.published else article.retrieved or "")[:10]


def _one_ref_a_place(places: Iterable[Place]) -> dict[str, str]:
    """{ref: the least ref of a place of the same state whose name is this one's, or one word of it}."""
    ordered = sorted(places, key=lambda p: p.ref)
    first: dict[tuple[str, str], str] = {}
    for place in ordered:
        first.setdefault((place.state, place.name), place.ref)
    return {p.ref: min(first.get((p.state, word), p.ref) for word in (p.name, *p.name.split())) for p in ordered}
