"""Mentions: who and what a page names, with the refs of the registry.

How refs are given. A name has the ref of what it names. A title before or after a name has the ref of the office and
`stands_for` the person; a title that stands alone has the ref of the person when the page, or the table for the day
of publication, says who holds it, else the ref of the office. A capital or state named as an actor keeps the ref of the
place, and `stands_for` names its government's body. «The statement» stands for its issuer. «Both sides» has `refs`.
So the party that answers for words is always `stands_for`, or else `ref`.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.annotate.coreference import Resolver
from tawatur.annotate.found import Found
from tawatur.annotate.names import Named, Vocabulary, closed, tokens
from tawatur.annotate.offices import SIMPLE, Office, OfficeReader
from tawatur.annotate.organisations import OrganisationReader
from tawatur.annotate.papers import Papers
from tawatur.annotate.people import NameReader, unlisted_ref
from tawatur.annotate.settlements import Settlements
from tawatur.annotate.starts import Start, Starts
from tawatur.annotate.surnames import Surnames
from tawatur.annotate.surroundings import QUOTES, Surroundings, is_comma, is_quoted
from tawatur.annotate.text import Text
from tawatur.language import Language
from tawatur.model import Mention, Time
from tawatur.registry import Registry


class EntityReader:
    """Finds the mentions of a page. Keeps nothing of one page for the next."""

    def __init__(self, language: Language, registry: Registry) -> None:
        """Raises LexiconError when a table is missing or broken."""
        self.vocabulary = Vocabulary(language, registry)
        self.registry = registry
        self.offices = OfficeReader(self.vocabulary)
        self.names = NameReader(self.vocabulary)
        self.organisations = OrganisationReader(self.vocabulary)
        self.papers = Papers(self.vocabulary, registry)
        self.starts = Starts(self.vocabulary, self.papers)
        self.settlements = Settlements(self.vocabulary)
        self.surnames = Surnames(language, self.vocabulary)

    def read(self, text: Text, times: list[Time]) -> list[Mention]:
        """The mentions of all blocks, in order of their spans. `times`: what is a time is no name."""
        page = _Page(self, text)
        found = page.scan(times)
        resolver = Resolver(self.vocabulary, self.registry, text, page.tokens)
        mentions = [item.mention(text) for item in resolver.resolve(found)]
        return sorted(mentions, key=lambda m: (m.span, m.kind, m.form))


class _Page:
    """The words of one page, read from left to right by the rules."""

    def __init__(self, reader: EntityReader, text: Text) -> None:
        self._words = reader.vocabulary
        self._registry = reader.registry
        self._offices = reader.offices
        self._names = reader.names
        self._organisations = reader.organisations
        self._starts = reader.starts
        self._papers = reader.papers
        self._settlements = reader.settlements
        self._surnames = reader.surnames
        particles = reader.vocabulary.particles
        self._place_names = particles["facility"] | particles["region"]
        self._text = text
        card = reader.registry.outlets.get(text.article.outlet or "")
        self._country = card.country if card else ""
        self._plain = text.plain
        self.tokens = tokens(text, self._words)
        self._around = Surroundings(self._words, self.tokens)
        self._written = frozenset(token.raw for token in self.tokens if token.start == token.token)
        self._spoken = self._surnames.spoken(self.tokens)

    def scan(self, times: list[Time]) -> list[Found]:
        """What the rules find. Inside a time only listed names count."""
        index = self._text.folded.index
        dated = {at for time in times for at in range(index(time.span.start), index(time.span.end))}
        found: list[Found] = []
        after, of = 0, self._starts.at
        for at, start in enumerate([of(token.core, token.raw) for token in self.tokens]):
            if start is None or at < after:
                continue
            here = list(self._read_at(at, start, dated=self.tokens[at].start in dated))
            if found and len(here) == 1 and self._merges(found[-1], here[0]):
                found[-1].stop, found[-1].end = here[0].stop, here[0].end
            else:
                found.extend(here)
            after = max((item.stop for item in here), default=at + 1)
        return found

    def _merges(self, last: Found, here: Found) -> bool:
        """Whether two names of one agency or body stand side by side, the second in brackets or after a dash."""
        if not (last.listed and here.listed) or last.stop - last.at > _MERGED:
            return False
        if last.ref is None or last.ref != here.ref or last.stop != here.at or here.kind in ("person", "place"):
            return False
        if not self.tokens[here.at].loose:
            return False
        here.end = closed(self._plain, last.start, here.end)
        return True

    def _read_at(self, at: int, start: Start, *, dated: bool) -> Iterator[Found]:
        """What starts at a word: a title with its name, else the longest of names, bodies and common nouns."""
        if start.office and (office := list(self._read_office(at))):
            longest = max(item.stop for item in office)
            named = self._words.listed.match(self.tokens, at)
            if named is None or named.end < longest:
                yield from office
                return
        if start.paper and (paper := self._read_paper(at)):
            yield paper
            return
        village = self._settlements.leads_to(self.tokens, at)
        readers = (
            (start.listed, self._read_listed), (start.body, self._read_body),
            (start.person and not (village or dated), self._read_person), (start.group and not dated, self._read_group),
            (start.feature, self._read_feature), (village, self._read_place), (start.common, self._read_common),
        )  # fmt: skip
        choices = [item for begins, read in readers if begins and (item := read(at))]
        if choices:
            found = max(choices, key=lambda item: (item.listed and item.kind != "person", item.stop))
            yield found
            if found.kind in _PRESS and (name := self._name_inside(found)):
                found.form = "nominal"
                yield name
            elif found.listed and (leader := self._leader(found)):
                yield leader

    def _name_inside(self, found: Found) -> Found | None:
        """The name of a press house after the noun for it: «agency X» holds X. None where the noun is part of it."""
        words, at, stop = self._words, found.at + 1, found.stop
        noun = words.org_words.get(self.tokens[found.at].core)
        if noun is None or noun.kind not in _PRESS or at >= stop:
            return None
        named = words.listed.match(self.tokens, at)
        if named and named.value.ref == found.ref and named.end <= stop:
            rest, stop = self.tokens[named.end : stop], named.end
            if any(words.definite(token.raw) and token.raw not in words.nisba.first for token in rest):
                return None
        elif not self._is_name(found, at):
            return None
        else:
            stop = self._without_states(at, stop)
        same = {"kind": found.kind, "rule": found.rule, "ref": found.ref, "name": found.name, "listed": found.listed}
        return self.found(at, stop, form="name", **same)

    def _without_states(self, at: int, stop: int) -> int:
        """The end of a name without the adjectives that only say of which state the house is."""
        while stop - at > 1 and self.tokens[stop - 1].raw in self._words.nisba.first:
            stop -= 1
        return stop

    def _leader(self, found: Found) -> Found | None:
        """The state that the name of a body says to lead it: it is named there too."""
        led = next(
            (i for i in range(found.at + 1, found.stop) if self.tokens[i].raw in self._words.particles["led"]), 0
        )
        named = self._read_listed(led + 1) if led and led + 1 < found.stop else None
        return named if named and named.kind == "place" and named.stop <= found.stop else None

    def _is_name(self, found: Found, at: int) -> bool:
        """Whether what follows the noun for a press house is a name by itself."""
        if found.listed:
            return found.kind == "outlet"
        foreign = at + 1 < found.stop and self._words.is_foreign(self.tokens[at + 1].raw)
        return is_quoted(self.tokens[at]) or foreign or not self._words.ordinary(self.tokens[at].raw)

    def found(self, at: int, stop: int, **what: object) -> Found:
        start, end = self.tokens[at].start, self.tokens[stop - 1].end
        end = closed(self._plain, start, end)
        words = (self.tokens[at].core, *(t.raw for t in self.tokens[at + 1 : stop]))
        return Found(at, stop, start, end, words=words, **what)  # type: ignore[arg-type]

    # --- titles ------------------------------------------------------------------------------------------------

    def _read_office(self, at: int) -> Iterator[Found]:
        """A title, the titles of rank and respect after it, and the name they go with."""
        office = self._offices.office(self.tokens, at)
        if office is None or self._around.is_ruling(at):
            return
        chain = [(at, office)]
        while further := self._further(chain[-1][1]):
            chain.append(further)
        last = chain[-1][1]
        person = self._after_title(last.end, last.type)
        bare = office.end - at == 1 and not self._words.definite(self.tokens[at].core)
        if bare and self.tokens[at].core in self._words.given and self._names.is_called(self.tokens, at):
            return  # «Sultan X», not «the sultan X»
        if bare and person and office.role == "governor" and self._is_place_of(person):
            return
        if person is None and (office.type in SIMPLE or bare):
            return
        if person and (place := self._place_of_name(at, person)):
            yield place
            return
        if person is not None:
            self._check_state(person, office)
            person.state, person.role = office.state, office.role
            yield person
        for start, one in chain if person else chain[:1]:
            yield self._title(start, one, person)
        yield from self._named_bodies(office)

    def _place_of_name(self, at: int, person: Found) -> Found | None:
        """The place that has the name of a person with his title: «the quarter Sheikh Said»."""
        before = self.tokens[at - 1] if at and self.tokens[at].tight else None
        named_for = before and before.core in self._place_names and not self._words.definite(before.core)
        if person.listed or len(person.words) > 1 or person.at - at != 1 or not named_for:
            return None
        place = self.found(at, person.stop, kind="place", form="name", rule="place-of-name")
        place.ref = unlisted_ref(" ".join(place.words), "place")
        return place

    def _is_place_of(self, person: Found) -> bool:
        """Whether one unknown word after «governor of» names what he governs."""
        return not person.listed and len(person.words) == 1 and person.words[0] not in self._words.names

    def _check_state(self, person: Found, office: Office) -> None:
        """A family name after a title of another state is not the listed person's."""
        listed = self._registry.people.get(person.ref or "")
        if listed and len(person.words) == 1 and office.state and listed.state not in ("", office.state):
            person.ref, person.name, person.listed = None, None, False

    def _further(self, office: Office) -> tuple[int, Office] | None:
        """A title of rank or respect that follows another."""
        at = office.end
        if at < len(self.tokens) and self.tokens[at].loose:
            found = self._offices.office(self.tokens, at)
            royal = self.tokens[at].core in self._words.particles["royal"]
            named = office.type in SIMPLE and self.tokens[at].core in self._words.given  # «Dr Sultan X»
            if found and (found.type in SIMPLE or (royal and not named)):
                return at, found
        return None

    def _title(self, at: int, office: Office, person: Found | None) -> Found:
        simple = office.type in SIMPLE
        title = self.found(
            at, office.end, kind="office", form="title", rule=f"titles:{office.role or office.type}",
            ref=None if simple else office.ref, cue="simple" if simple else "office", state=office.state,
            role=office.role, stands_for=None,
        )  # fmt: skip
        title.former = any(token.raw in self._words.particles["former"] for token in self.tokens[at : office.end])
        title.person = person
        return title

    def _named_bodies(self, office: Office) -> Iterator[Found]:
        for start, stop, ref in office.bodies:
            if ref is None:
                named = (item for item in (self._read_body(start), self._read_group(start)) if item)
                body = max(named, key=lambda item: item.stop, default=None)
                if body and body.form == "name" and body.stop <= stop and self._tells(body):
                    yield body
                continue
            inner = self.found(start, stop, kind=self._kind_of(ref), form="name", rule="offices:body", ref=ref)
            inner.name, inner.listed = self._registry.name_of(ref), True
            yield inner

    def _tells(self, body: Found) -> bool:
        """Whether a name in a title says more than its noun and one common word: not «the board»."""
        return len(body.words) > 2 or not self._words.ordinary(body.words[-1])

    def _kind_of(self, ref: str) -> str:
        if body := self._registry.bodies.get(ref):
            return body.kind
        return ref.partition(":")[0] if ref.startswith(("agency:", "outlet:")) else "organisation"

    def _after_title(self, at: int, kind: str) -> Found | None:
        """The person whose name follows a title, in quotation marks or after a comma too."""
        if at >= len(self.tokens):
            return None
        token, simple = self.tokens[at], kind in SIMPLE
        if self._words.conjoined(token):
            return None
        comma = not token.loose
        abbreviated = simple and token.gap.strip() in (".", ":")
        if comma and not abbreviated and (simple or not is_comma(token.gap)):
            return None
        quoted = comma and token.gap[-1:] in QUOTES
        if (stop := self._around.quoted(at)) and (person := self._read_quoted(at, stop)):
            return person
        sure = token.core in self._words.given and token.core not in self._words.doubtful
        free = (not comma or quoted or abbreviated) and (kind != "profession" or sure)
        if listed := self._read_listed_person(at, titled=free):
            return listed
        known = self._words.titled.get((self.tokens[at - 1].core, token.core))
        if known and not (at + 1 < len(self.tokens) and self.tokens[at + 1].raw in self._words.particles["link"]):
            return self._listed_person(at, at + 1, known)
        if self.tokens[at - 1].core in self._words.org_words or self._words.is_speech(token.core):
            return None
        stop = self._named_to(at, self._names.read(self.tokens, at, titled=free))
        if stop == at and kind == "profession" and not comma:
            stop = min(self._names.read_cued(self.tokens, at), at + 2)
        if stop == at or (kind in SIMPLE and stop - at == 1 and token.core in self._words.common):
            return None
        return self.found(at, stop, kind="person", form="name", rule="after-title")

    def _read_quoted(self, at: int, stop: int) -> Found | None:
        """A name in quotation marks after a title: all of it, where its first word may begin a name."""
        person = self._read_listed_person(at, titled=True)
        if person is not None and person.stop == stop:
            return person
        if person is None and self._names.read(self.tokens, at, titled=True) == at:
            return None
        return self.found(at, stop, kind="person", form="name", rule="after-title")

    def _read_listed_person(self, at: int, *, titled: bool) -> Found | None:
        named = self._words.listed.match(self.tokens, at)
        if named is None or named.value.kind != "person":
            return None
        if named.value.needs_full and not titled:
            return None
        return self._listed_person(at, named.end, named.value)

    def _listed_person(self, at: int, end: int, named: Named) -> Found:
        """A listed person; the name may go on with a second family name."""
        if (stop := self._names.outgrows(self.tokens, at, end)) > end:
            return self.found(at, stop, kind="person", form="name", rule="given-name")  # a namesake
        stop = self._names.extend(self.tokens, end) if end - at > 1 else end
        if (further := self._named_to(at, stop)) > stop:
            return self.found(at, further, kind="person", form="name", rule="given-name")  # another, of that name
        return self.found(
            at, stop, kind="person", form="name", rule=named.rule, ref=named.ref, name=named.name, listed=True
        )

    def _named_to(self, at: int, stop: int) -> int:
        """Where a name ends with a family name that only the page shows to be one."""
        return self._surnames.reach(self.tokens, at, stop, self._spoken)

    # --- names -------------------------------------------------------------------------------------------------

    def _read_listed(self, at: int) -> Found | None:
        named = self._words.listed.match(self.tokens, at)
        if named is None or named.value.needs_full:
            return None
        value = named.value
        if value.kind == "organisation" and self._is_other_sport(named.end):
            return None
        if named.end - at == 1 and not self._around.licenses(at, value):
            return None
        if value.weak:
            if self._around.qualifies(at) or self._names.goes_on_foreign(self.tokens, named.end):
                return None
            return self.found(at, named.end, kind="person", form="name", rule=value.rule)
        if value.kind == "person":
            return self._listed_person(at, named.end, value)
        found = self.found(
            at, named.end, kind=value.kind, form=value.form, rule=value.rule, ref=value.ref, name=value.name,
            listed=True,
        )  # fmt: skip
        if value.kind in ("agency", "outlet"):
            self._widen_agency(found)
        elif value.kind == "organisation" and self._around.has_kind(at):
            found.at, found.start = at - 1, self.tokens[at - 1].start
        return found

    def _is_other_sport(self, at: int) -> bool:
        """Whether «for the sport X» after the short name of a federation makes it the name of another."""
        return at < len(self.tokens) and self.tokens[at].tight and self.tokens[at].raw in self._words.particles["sport"]

    def _read_paper(self, at: int) -> Found | None:
        """The short name of a paper in quotation marks, to which or by which something is said."""
        ref = self._papers.read(self.tokens, at, self._country)
        name = self._registry.name_of(ref or "")
        paper = {"kind": "outlet", "rule": "quoted-paper", "ref": ref, "name": name, "listed": name is not None}
        return self.found(at, at + 1, form="name", **paper) if ref else None

    def _widen_agency(self, found: Found) -> None:
        """«The Russian agency "X"»: the adjective after the name belongs to it, and so does the noun before."""
        tokens_, stop = self.tokens, found.stop
        before = tokens_[found.at - 1] if found.at else None
        if before and tokens_[found.at].loose and before.core in self._words.org_words:
            found.at, found.start = found.at - 1, before.start
            found.end = closed(self._plain, found.start, found.end)
        if tokens_[found.at].core not in self._words.org_words or stop == len(tokens_):
            return
        if tokens_[stop].loose and (nisba := self._words.nisba.match(tokens_, stop)):
            found.stop, found.end = nisba.end, tokens_[nisba.end - 1].end

    def _read_body(self, at: int) -> Found | None:
        body = self._offices.body(self.tokens, at)
        if body is None or self._around.is_adjective(at):
            return None
        found = self.found(
            at, body.end, kind="organisation", form=body.form, rule=f"state_bodies:{body.role}", ref=body.ref,
            cue="body", state=body.state, role=body.role,
        )  # fmt: skip
        if body.ref:
            found.name, found.listed = self._registry.name_of(body.ref), True
        elif body.end - at == 1:
            found.form = "nominal"
        return found

    def _read_person(self, at: int) -> Found | None:
        token, rule = self.tokens[at], "given-name"
        named = self._starts.names(token.core, token.raw)
        stop = self._named_to(at, self._names.read(self.tokens, at, titled=False)) if named else at
        if stop == at and (end := self._names.read_cued(self.tokens, at)) > at:
            stop, rule = (end, "announced-name") if self._around.tells_person(at, end) else (at, rule)
        if stop == at and at and self._words.is_speech(self.tokens[at - 1].raw):
            stop, rule = self._names.read_before_title(self.tokens, at), "announced-name"
            stop = max(stop, self._surnames.told_alone(self.tokens, at))
        if stop == at and named and self._names.in_list(self.tokens, at):
            stop, rule = at + 1, "names-in-a-row"
        if stop == at or self._around.names_thing(at) or self._around.names_body(at):
            return None
        if rule == "announced-name":
            self._take_conjunction(at)
        return self.found(at, stop, kind="person", form="name", rule=rule)

    def _take_conjunction(self, at: int) -> None:
        """Part «and» from an unknown name that the page has without it too."""
        token = self.tokens[at]
        joined = token.start == token.token and token.raw[0] in self._words.particles["proclitic"]
        if joined and token.raw[1:] in self._written:
            token.start, token.core = token.token + 1, token.raw[1:]

    def _read_group(self, at: int) -> Found | None:
        named = self._organisations.read(self.tokens, at)
        if named is None:
            return None
        found = self.found(at, named.end, kind=named.value, form="name", rule="organisation-noun")
        key = self._words.key(found.words)
        known = self._words.keys.get(key) if len(key) > 2 else None
        found.ref = known or unlisted_ref(" ".join(key), _REFS.get(found.kind, "body"))
        if known:
            found.name, found.listed = self._registry.name_of(known), True
        return found

    def _read_feature(self, at: int) -> Found | None:
        """A river, a mountain, a lake."""
        return self._unlisted_place(at, self._settlements.feature(self.tokens, at), "feature")

    def _read_place(self, at: int) -> Found | None:
        """A village, a town or a district that no table knows, after the noun for it."""
        return self._unlisted_place(at, self._settlements.named(self.tokens, at), "settlement")

    def _unlisted_place(self, at: int, stop: int, rule: str) -> Found | None:
        if stop == at:
            return None
        place = self.found(at, stop, kind="place", form="name", rule=rule)
        place.ref = unlisted_ref(" ".join(place.words), "place")
        return place

    # --- common nouns ------------------------------------------------------------------------------------------

    def _read_common(self, at: int) -> Found | None:
        words = self._words
        if platform := words.platforms.match(self.tokens, at):
            ref, name = platform.value
            return self.found(at, platform.end, kind="platform", form="name", rule="platforms", ref=ref,
                               name=name, listed=True)  # fmt: skip
        if (anonymous := words.anonymous.match(self.tokens, at)) and anonymous.value != "qualifier":
            stop = anonymous.end
            while stop < len(self.tokens) and self.tokens[stop].tight and (further := self._qualified(stop)):
                stop = further
            return self.found(at, stop, kind="anonymous", form="nominal", rule="anonymous_sources",
                               cue=f"anonymous-{anonymous.value}")  # fmt: skip
        if common := words.coreference.match(self.tokens, at):
            kind, of = common.value
            if kind == "back" and self._described(common.end):
                return None
            return self.found(at, common.end, kind=_COMMON.get(kind, "organisation"), form="nominal",
                               rule=f"coreference:{kind}", cue=kind, role=of)  # fmt: skip
        return None

    def _described(self, at: int) -> bool:
        """Whether an adjective at a word makes a name, or another body, of the noun before: «the Xian university»."""
        words, token = self._words, self.tokens[at] if at < len(self.tokens) else None
        if token is None or not token.tight or token.start != token.token or not words.definite(token.raw):
            return False
        return token.raw in words.nisba.first or token.raw in words.qualifiers

    def _qualified(self, at: int) -> int:
        """The end of the word that says what kind of unnamed source it is, or of which state; 0 when none does."""
        token = self.tokens[at]
        if token.start != token.token:
            return 0
        nisba = self._words.nisba.match(self.tokens, at)
        if nisba and not self._words.definite(token.raw):
            return nisba.end
        return at + 1 if token.raw.removeprefix(self._words.article) in self._words.source_qualifiers else 0


_PRESS = ("agency", "outlet")
_REFS = {"agency": "agency", "outlet": "outlet", "facility": "place"}
_COMMON = {
    "counterpart": "office", "own-country": "place", "country": "place", "pair": "group", "document": "document",
    "back": "organisation",
    "person-back": "office",
}  # fmt: skip


_MERGED = 12  # words of two names of one body, at most
