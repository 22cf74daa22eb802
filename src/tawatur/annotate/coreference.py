"""Who is meant on a page by a short name, a title, a common noun or a pronoun-bearing form."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from tawatur.annotate.bodies import Bodies
from tawatur.annotate.found import Found
from tawatur.annotate.identities import Identities
from tawatur.annotate.names import Token, Vocabulary
from tawatur.annotate.pairs import PairReader
from tawatur.annotate.text import Text
from tawatur.registry import Registry

_REACH = 300  # mentions before one in which it is looked for what it refers to
_FAR = 10  # words between an actor and «in a statement»

_MEMBER = "member"  # the role of all whom no other row tells apart
_REGIME = "regime"  # a role that others give a body: no outlet calls its own state's so

_ISSUERS = frozenset(("organisation", "group", "person", "office"))


class Resolver:
    """Resolves the mentions of one page: first the people, then, in order of the text, what refers back."""

    def __init__(self, words: Vocabulary, registry: Registry, text: Text, tokens: list[Token]) -> None:
        self._words = words
        self._registry = registry
        self._tokens = tokens
        self._plain = text.plain
        published = text.article.published
        self._day = published.earliest[:10] if published else None
        card = registry.outlets.get(text.article.outlet or "")
        self._home = registry.state_of_code(card.country) if card else None
        self._holders: dict[tuple[str, bool], str] = {}
        self._titled: dict[tuple[str, ...], str | None] = {}
        self._states: dict[str, set[str]] = {}
        self._issuer: str | None = None
        self._before: deque[Found] = deque(maxlen=_REACH)
        self._ministers: deque[Found] = deque()  # those of them
        self._held: dict[
            str, tuple[int, Found]
        ] = {}  # by how it is called, the last office whose holder or ref is known: its place
        self._count = 0  # mentions before
        self._named_states: set[str | None] = {None}
        self._starts: dict[int, list[Found]] = {}
        self._text = text
        self._pairs = PairReader(registry, text, [])
        self._bodies = Bodies(words)
        self._ways: dict[str, Callable[[Found], None]] = {
            "office": self._resolve_office,
            "body": self._resolve_body,
            "counterpart": self._resolve_counterpart,
            "own-country": self._resolve_own_country,
            "pair": self._resolve_pair,
            "document": self._resolve_document,
            "back": self._resolve_back,
            "person-back": self._resolve_person,
            "anonymous-back": self._resolve_source,
        }

    def resolve(self, found: list[Found]) -> list[Found]:
        """The mentions of the page with their refs, and those that only the whole page shows."""
        people = Identities(self._words, self._registry, self._tokens)
        people.learn(found)
        found = [item for item in found if not people.is_family_name(item)]
        short = list(people.short_names(found))
        inside = {at: item for item in short for at in range(item.at, item.stop)}
        found = [item for item in found if item.kind != "person" or item.at not in inside]
        found = sorted([*found, *short], key=lambda f: (f.start, -f.end))
        found = self._add_regimes(found)
        self._pair_titles(found)
        self._choose_places(found)
        self._bodies.learn(found)
        for item in found:
            if item.cue == "body" and item.state:
                self._states.setdefault(item.role, set()).add(item.state)
        self._pairs = PairReader(self._registry, self._text, found)
        for item in found:
            self._starts.setdefault(item.start, []).append(item)
        for item in found:
            if way := self._ways.get(item.cue):
                way(item)
            elif item.ref and item.ref.startswith(("place:", "state:")):
                self._mark_actor(item)
            self._note(item)
            self._bodies.add(item, opposed=self._is_opposed(item))
            self._named_states.add(self._place_state(item.ref) if item.kind == "place" else item.state)
        return [f for f in found if f.cue != "drop"]

    def _note(self, item: Found) -> None:
        """Take note of a mention for those after it."""
        if len(self._before) == _REACH and self._ministers and self._ministers[0] is self._before[0]:
            self._ministers.popleft()
        self._before.append(item)
        if item.role.endswith("-minister") and item.cue in ("office", "counterpart"):
            self._ministers.append(item)
        if item.cue == "office" and (item.stands_for or item.ref):
            self._held[self._called(item)] = (self._count, item)
        self._count += 1

    def _called(self, item: Found) -> str:
        """The role of an office, with its noun where many offices share the role: «the mufti» is no «member»."""
        return f"{item.role} {item.words[0].removeprefix(self._words.article)}" if item.role == _MEMBER else item.role

    def _add_regimes(self, found: list[Found]) -> list[Found]:
        """«The regime of X» is a body; X is named in it."""
        added = []
        for person in found:
            if person.kind != "person" or not person.at:
                continue
            before = self._tokens[person.at - 1]
            if before.core in self._words.particles["regime"] and self._tokens[person.at].loose and person.ref:
                state = self._state_of(person)
                ref = self._registry.body_of(state, _REGIME) if state else None
                ref = ref or f"body:regime-of-{person.ref.partition(':')[2]}"
                added.append(
                    Found(
                        person.at - 1, person.stop, before.start, person.end, "organisation", "name", "regime-of",
                        ref=ref, state=state, role=_REGIME,
                    )
                )  # fmt: skip
        spans = {(f.start, f.end) for f in added}
        starts = {f.start for f in added}
        kept = [f for f in found if (f.start, f.end) in spans or f.start not in starts or f.kind == "person"]
        return sorted([*kept, *added], key=lambda f: (f.start, -f.end))

    # --- titles ------------------------------------------------------------------------------------------------

    def _pair_titles(self, found: list[Found]) -> None:
        """A title next to a name teaches who holds the office; what the page says beats the table."""
        people_at = {f.at: f for f in found if f.kind == "person"}
        ends_at = {f.stop: f for f in found if f.kind == "person"}
        for title in found:
            if title.cue not in ("office", "simple", "counterpart"):
                continue
            if title.cue == "counterpart":
                self._read_counterpart(title)
            person = title.person or people_at.get(title.stop)
            if person is None and title.cue == "office" and title.at in ends_at:
                gap, before = self._tokens[title.at].gap.strip(), ends_at[title.at]
                near = gap in (",", "\u060c", "(", "-") or (not gap and self._in_apposition(before, title))
                person = before if near else None
            if person is None or (title.stop == person.at and (self._apart(person) or self._governs(title, person))):
                continue
            title.stands_for = person.ref
            person.state = person.state or title.state
            if title.ref and person.ref:
                self._holders.setdefault((title.ref, title.former), person.ref)
            elif title.cue == "office" and self._is_single(title):
                known = self._titled.setdefault(title.words, person.ref)
                self._titled[title.words] = known if known == person.ref else None

    def _in_apposition(self, person: Found, title: Found) -> bool:
        """Whether a title without a comma is the person's before it: a spokesman's, or that of one who just says."""
        token = self._tokens[title.at]
        if token.start != token.token:
            return False  # «X and the minister»
        if title.role.startswith("spokesman"):
            return True
        verb = self._tokens[person.at - 1] if person.at else None
        acts = self._words.particles["acts-on"]
        return verb is not None and self._words.is_speech(verb.raw) and verb.core not in acts and verb.raw not in acts

    def _is_single(self, title: Found) -> bool:
        """Whether one at a time is called by all the words of a title: no member of many."""
        many = title.role.rpartition("-")[2] == "member" and not self._words.definite(title.words[0])
        return len(title.words) > 1 and not (title.former or many)

    def _governs(self, title: Found, person: Found) -> bool:
        """Whether a bare title and a family name are «the mufti of X», whose mufti is somebody else."""
        words = self._words
        single = title.stop - title.at == 1 and person.stop - person.at == 1
        bare = title.cue == "office" and not words.definite(self._tokens[title.at].core)
        return single and bare and words.definite(self._tokens[person.at].core)

    def _apart(self, person: Found) -> bool:
        """Whether a name is parted from the title before it: by a line, or by what is written on it, «and», «to»."""
        token = self._tokens[person.at]
        return "\n" in token.gap or token.token < person.start

    def _read_counterpart(self, item: Found) -> None:
        """«His Xian counterpart»: the adjective belongs to it and says of which state."""
        at = item.stop
        if at < len(self._tokens) and self._tokens[at].tight and (nisba := self._words.nisba.match(self._tokens, at)):
            item.stop, item.end, item.state = nisba.end, self._tokens[nisba.end - 1].end, nisba.value

    def _holder(self, office: str | None, former: bool = False) -> str | None:
        """Who holds an office, or held it: the page says who, and of the present holder the table."""
        if office is None:
            return None
        if held := self._holders.get((office, former)):
            return held
        return self._registry.holder_of(office, self._day) if self._day and not former else None

    def _resolve_office(self, item: Found) -> None:
        if item.stands_for:
            return
        if item.ref is None and item.state is None and item.role and item.stop - item.at == 1:
            at, earlier = self._held.get(self._called(item), (0, None))
            if earlier and self._count - at <= _REACH:
                item.ref, item.state = earlier.stands_for or earlier.ref, earlier.state
                return
        if item.ref is None and (person := self._titled.get(item.words)):
            item.ref, item.listed = person, person in self._registry.people
            return
        if item.role == "minister" and (minister := self._only_minister(item.state)):
            item.ref = minister
        elif item.ref is None and item.state is None and self._at_home(item) and (state := self._own_state()):
            item.state = state
            item.ref = f"office:{state.partition(':')[2]}-{item.role}"
        if person := self._holder(item.ref, item.former):
            item.ref = person
            item.listed = person in self._registry.people
        elif item.former:
            item.ref = None

    def _only_minister(self, state: str | None) -> str | None:
        """The one minister named before, of a state when one is said; null when there are several."""
        found = {
            f.denotes
            for f in self._ministers
            if state in (None, f.state) and not f.role.startswith(("prime", "deputy"))
        }
        return found.pop() if len(found) == 1 else None

    def _at_home(self, item: Found) -> bool:
        """Whether a minister without a state may be of the outlet's own."""
        return item.role.endswith("-minister") and item.stop - item.at > 1

    def _own_state(self) -> str | None:
        """The outlet's own state where no other is named before; for an unknown outlet the only one that is."""
        named = self._named_states - {None, self._home}
        if self._home:
            return None if named else self._home
        return next(iter(named)) if len(named) == 1 else None

    def _foreign_state(self) -> str | None:
        """The only state named before that is not the outlet's own."""
        named = self._named_states - {None, self._home}
        return next(iter(named)) if len(named) == 1 else None

    def _resolve_counterpart(self, item: Found) -> None:
        earlier = self._last(lambda f: f.cue == "office" and bool(f.role))
        role = earlier.role if earlier else ""
        if not role:
            person = self._last(lambda f: f.kind == "person" and bool(f.role))
            role = person.role if person else ""
        office = f"office:{item.state.partition(':')[2]}-{role}" if item.state and role else None
        item.role = role
        if item.stands_for:
            if office:
                self._holders.setdefault((office, False), item.stands_for)
            item.ref = item.stands_for
        else:
            item.ref = self._holder(office) or office

    # --- bodies, places, documents -----------------------------------------------------------------------------

    def _resolve_body(self, item: Found) -> None:
        if item.ref:
            return
        earlier = self._last(lambda f: bool(f.ref) and f.kind == "organisation" and self._role(f) == item.role)
        if earlier:
            item.ref, item.state = earlier.ref, earlier.state
        elif item.stop - item.at == 1 and item.role not in self._states:
            item.cue = "drop"
        elif len(states := self._states.get(item.role, set())) == 1:
            item.state = next(iter(states))
            item.ref = self._registry.body_of(item.state, item.role)
        elif state := self._foreign_state() if item.role == _REGIME else self._own_state():
            item.ref, item.state = self._registry.body_of(state, item.role), state
        item.name = self._registry.name_of(item.ref) if item.ref else None
        item.listed = item.name is not None

    def _role(self, item: Found) -> str:
        """The role of a body, by its words or by its row."""
        body = self._registry.bodies.get(item.ref or "")
        return item.role or (body.role if body else "")

    def _choose_places(self, found: list[Found]) -> None:
        """Of places with one name the page means the one whose state it speaks of elsewhere."""
        ambiguous = [f for f in found if f.kind == "place" and f.words in self._words.rivals]
        if not ambiguous:
            return
        states = {self._place_state(f.ref) or self._state_of(f) for f in found if f.words not in self._words.rivals}
        for item in ambiguous:
            for named in self._words.rivals[item.words]:
                if (state := self._place_state(named.ref)) and state in states:
                    item.ref, item.name = named.ref, named.name
                    break

    def _place_state(self, ref: str | None) -> str | None:
        """The state that a place is, or lies in."""
        if ref is None or ref in self._registry.states:
            return ref
        place = self._registry.places.get(ref)
        return self._words.capitals.get(ref) or (place.state or None if place else None)

    def _resolve_own_country(self, item: Found) -> None:
        person = self._last(lambda f: (bool(f.state) and f.cue in ("office", "counterpart")) or
                            (f.kind == "person" and bool(self._state_of(f))))  # fmt: skip
        item.ref = self._state_of(person) if person else None
        if item.ref:
            item.name, item.listed = self._registry.name_of(item.ref), True

    def _state_of(self, item: Found) -> str | None:
        if item.state:
            return item.state
        person = self._registry.people.get(item.denotes or "")
        return (person.state or None) if person else None

    def _resolve_pair(self, item: Found) -> None:
        """The two parties of what the lead tells, or the last two that are named before, in the order of the page."""
        item.refs = self._pairs.parties(item)
        item.kind = "place" if item.role == "state" else "group"

    def _resolve_document(self, item: Found) -> None:
        """A statement is its issuer's: the body named after it, else before it in the sentence, else the last one."""
        after = self._owner_after(item)
        if after:
            self._issuer = item.stands_for = after
            return
        near = self._last(
            lambda f: f.kind in _ISSUERS and bool(f.denotes) and f.cue != "drop" and not self._is_owner(f)
        )
        told = item.role == "own" or (item.at > 0 and self._tokens[item.at - 1].core in self._words.particles["in"])
        if near and told and 0 <= item.at - near.stop < _FAR and not self._words.definite(item.words[0]):
            between = self._plain[near.end : item.start]
            if not any(stop in between for stop in ".!?\u061f\n"):
                self._issuer = near.denotes
                item.stands_for = self._issuer
        if self._words.definite(item.words[0]) or item.role == "own":
            item.stands_for = self._issuer

    def _is_owner(self, item: Found) -> bool:
        """Whether a body is only named as the one that another belongs to: «the programme belonging to X»."""
        return item.at > 0 and self._tokens[item.at - 1].raw in self._words.particles["belonging"]

    def _is_opposed(self, item: Found) -> bool:
        """Whether a body stands behind «against», «in front of», «over»: the other side of what is told."""
        return item.at > 0 and self._tokens[item.at - 1].raw in self._words.particles["against"]

    def _owner_after(self, item: Found) -> str | None:
        at, definite = item.stop, self._words.definite(item.words[0])
        while at < len(self._tokens) and self._tokens[at].tight and self._tokens[at].raw in self._words.issued_by:
            at += 1
        if at > item.stop and at < len(self._tokens) and self._tokens[at].raw in self._words.particles["office-glue"]:
            at += 1
        if at >= len(self._tokens) or not self._tokens[at].loose or (definite and at == item.stop):
            return None
        here = self._tokens[at].start
        return next((f.ref for f in self._starts.get(here, ()) if f.kind in ("organisation", "group")), None)

    def _resolve_back(self, item: Found) -> None:
        """«The agency», «the movement»: the last one whose name begins with that noun; else nobody is said."""
        earlier = self._bodies.meant(item)
        if earlier is not None:
            item.ref, item.kind, item.name, item.listed = earlier.ref, earlier.kind, earlier.name, earlier.listed

    def _resolve_source(self, item: Found) -> None:
        """«The source», «the same sources»: the last anonymous source, else the one agency, where nobody has spoken."""
        if self._last(lambda f: f.cue == "anonymous-head" or f.kind in ("person", "office")) is None:
            named = self._last(lambda f: f.kind in ("agency", "outlet"))
            if named:
                item.kind, item.ref, item.name = named.kind, named.ref, named.name

    def _resolve_person(self, item: Found) -> None:
        """«His Highness» is the last person named."""
        earlier = self._last(lambda f: f.kind == "person" and bool(f.ref))
        if earlier:
            item.ref, item.name, item.listed = earlier.ref, earlier.name, earlier.listed

    def _mark_actor(self, item: Found) -> None:
        """A capital or state after a verb of speech, or before one, acts for its government."""
        state = item.ref if item.ref and item.ref.startswith("state:") else self._words.capitals.get(item.ref or "")
        if state is None:
            return
        before = self._tokens[item.at - 1] if item.at else None
        after = self._tokens[item.stop] if item.stop < len(self._tokens) else None
        speaks = before is not None and self._words.is_speech(before.core) and self._tokens[item.at].loose
        spoken = after is not None and after.tight and self._words.is_speech(after.raw)
        acts = self._words.particles["actor-verb"]
        spoken = spoken or (after is not None and after.tight and after.raw in acts)
        if spoken and item.ref not in self._registry.states:
            spoken = after is not None and self._is_feminine(after.raw)  # cities are feminine
        if (speaks or spoken) and self._tokens[item.at].start == self._tokens[item.at].token:
            item.stands_for = self._registry.body_of(state, "government")

    def _is_feminine(self, verb: str) -> bool:
        """Whether a verb is in the third person of the feminine."""
        marks = tuple(self._words.particles["feminine-joined"])
        return verb.removeprefix(self._words.conjunction).startswith(marks) or verb.endswith(marks)

    def _last(self, fits: Callable[[Found], bool]) -> Found | None:
        return next((f for f in reversed(self._before) if fits(f)), None)
