"""Who answers for words: from the naming of a source to a ref, and who spoke last on the page."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import dropwhile

from tawatur.annotate.apposed import find_apposed
from tawatur.annotate.clauses import Named, Range
from tawatur.annotate.cues import Cues, Verb
from tawatur.annotate.lone import ISSUERS, Lone, made_ref
from tawatur.annotate.namings import from_document, without_owner
from tawatur.annotate.quotations import MARKS
from tawatur.annotate.speakers import BY_PREFIX, HEADS, UNKNOWN, Origin, Speakers
from tawatur.annotate.strangers import Strangers
from tawatur.annotate.text import Text
from tawatur.annotate.unnamed import Unnamed
from tawatur.codec import digest
from tawatur.model import Mention, OriginKind
from tawatur.registry import Registry

_CALLED = frozenset({"group", "agency", "outlet"})  # kinds of bodies whose noun stands before their whole name
_BODIES = frozenset({"organisation", "group", "agency", "outlet", "platform"})
_BACK_TO_PERSON = "coreference:person-back"  # «His Excellency»: on a page of speech the last one who spoke
_BACK_TO_BODY = "coreference:back"  # «the university»: rather the one that spoke than one that is only named
_SPOKESMAN = "titles:spokesman"  # one without a name speaks for the body
_SPOKESMAN_OF = "office:spokesman-of-"  # before the slug of that body
_APPOSED = tuple(",\u060c)")  # what stands between a long title and the name that goes with it
_MANAGED = frozenset({"organisation", "facility", "group"})
_TITLE = 2  # letters of what may stand before a mention without being a noun
_BESIDE = 3  # letters between a title and the name that goes with it
_NAME = 4  # words from which what no table knows is no longer taken for a name
_NEXT = 24  # letters in which the word after a naming stands


def kind_of(ref: str) -> OriginKind | None:
    """What kind of party a ref names; null where its prefix does not say."""
    return BY_PREFIX.get(ref.partition(":")[0])


class Origins:
    """Resolves the sources of one page in the order of its text."""

    def __init__(self, text: Text, named: list[Named], cues: Cues, registry: Registry, speakers: Speakers) -> None:
        self._text = text
        self._named = named
        self._starts = [m[0] for m in named]
        self._cues = cues
        self._strangers = Strangers(cues)
        self._nobody = Unnamed(cues)
        self._registry = registry
        self._capitals = {state.capital_ref: state.ref for state in registry.states.values() if state.capital_ref}
        self._longer = self._learn_longer()
        self._speakers = speakers
        self._anonymous = f"anon:{text.article.id}:1"
        self._lone = Lone(text, named, cues, speakers)

    def _learn_longer(self) -> dict[str, str]:
        """The refs of bodies that no table lists and the page names in fewer words, to those of their full names."""
        plain = self._text.plain
        names: dict[str, str] = {}
        listed: dict[str, str] = {}  # by naming
        often: Counter[str] = Counter()
        for start, end, mention in self._named:
            if mention.kind != "organisation" or not mention.ref or mention.form != "name":
                continue
            if mention.listed:
                listed[plain[start:end]] = mention.ref
            else:
                names[mention.ref] = plain[start:end] + " "
                often[mention.ref] += 1
        longer: dict[str, str] = {}
        for short, name in names.items():
            fuller = [ref for ref, full in names.items() if ref != short and full.startswith(name)]
            known = {ref for full, ref in listed.items() if full.startswith(name)}
            if len(known) == 1 and len(name.split()) > 1:
                longer[short] = next(iter(known))
            elif fuller and len(name.split()) > 1:
                longer[short] = min(fuller, key=lambda ref: (-often[ref], len(names[ref]), ref))
        return longer

    # --- from a naming to a ref --------------------------------------------------------------------------------

    def resolve(self, source: Range, verb: Verb | None = None) -> Origin:
        """Who a source is; UNKNOWN when the page does not show it. `verb`: the one that agrees with it."""
        first = self._text.plain[source[0] : source[1]].split(" ")[0]
        if first in self._cues.kinds["this"] and len(first) + 1 < source[1] - source[0]:
            source = (source[0] + len(first) + 1, source[1])  # «this source»
        source = without_owner(self._text, self._cues, from_document(self._text, self._cues, source))
        origin = self._resolve(source, verb)
        origin = origin._replace(ref=self._longer.get(origin.ref or "", origin.ref))
        return self.known_before(source, origin) or origin

    def known_before(self, source: Range, origin: Origin) -> Origin | None:
        """Who spoke before under a longer naming that a short one of somebody in no table goes back to."""
        words = self._words(source)
        if origin.ref in self._registry.people or origin.kind not in HEADS or not words:
            return None
        if len(words) == 1 and origin.kind == "person":
            return self._speakers.same_person(words[0]) or self._lone.bearer(words[0])
        if origin.kind == "person" and self._cues.is_definite(words[0]):
            return self._speakers.same_words(words)
        if origin.kind == "office" and (origin.ref or "").startswith("office:"):
            return self._speakers.same_title(words) or self._speakers.same_naming(words)
        return None

    def _resolve(self, source: Range, verb: Verb | None) -> Origin:
        first = self._text.plain[source[0] : source[1]].split(" ")[0]
        inside = self._inside(source)
        if first[:1].isdigit() and not self._nobody.is_counted(self._words(source)):
            return UNKNOWN
        if first in self._cues.kinds["some"] or first[:1].isdigit():
            return self._one_of(source, inside) or Origin(self._anonymous, "anonymous")
        if first.removeprefix(self._cues.article) in self._cues.kinds["press"] and (
            outlet := self._reporter_of(inside)
        ):
            return outlet
        if first in self._cues.kinds["management"] and (managed := self._managed(source, inside)):
            return managed
        if inside and inside[-1][2].kind == "person" and self._is_of_kin(source, inside[-1][0]):
            return self._speakers.named_so(first, first) or Origin(self._anonymous, "anonymous")
        head = self._head(inside)
        if inside and self._is_led(source, inside[0][0]) and not self._is_kind_of(source, inside[0]):
            names = self._named_last(inside) or self._named_behind(source, inside) or self._led_to(source, inside[0])
            head = None if first in self._cues.bodies else names
        if inside and inside[0][2].kind == "office" and (named := self._before_title(source, inside[0][0])):
            return named
        if head is not None and head.kind == "office" and head is inside[0][2]:
            head = self._named_behind(source, inside) or head
            name = self._strangers.after_title(self._text.plain[inside[-1][1] : source[1]].split())
            if name and head.kind == "office" and len(inside) == 1:
                return Origin(f"person:{digest(' '.join(name))}", "person")
        return self._of_head(source, head, inside, verb) if head else self._unlisted(source, verb)

    def _one_of(self, source: Range, inside: list[Named]) -> Origin | None:
        """The one whose name ends a naming like «one of the witnesses, X Y», with no title of another before it."""
        start, end, last = inside[-1] if inside else (0, 0, None)
        if last is None or last.kind != "person" or end < source[1] or " " not in self._text.plain[start:end]:
            return None
        titled = any(mention.kind == "office" for _, _, mention in inside)
        definite = self._cues.is_definite(self._text.plain[:start].split(" ")[-2])
        return Origin(last.ref, "person") if definite and not titled else None

    def _of_head(self, source: Range, head: Mention, inside: list[Named], verb: Verb | None) -> Origin:
        """Who a naming is by the mention that it is about."""
        if head.kind in ("agency", "outlet") and not head.listed:
            head = next((m for _, _, m in inside if m.kind == head.kind and m.listed), head)
        if head.rule == _BACK_TO_PERSON and (last := self._speakers.last()).kind == "person":
            return last
        if head.kind == "anonymous" and (called := find_apposed(self._text.plain, source, inside, self._strangers)):
            return called
        if head.kind == "anonymous":
            noun = self._words(source)[0].removeprefix(self._cues.article)
            if noun in self._cues.kinds["issued"] and (issuer := self._issuer_in(source, verb)):
                return issuer
            return self._unnamed(source, head)
        if head.kind == "document":
            return self._document(source, head, inside, verb)
        if head.kind == "place" and inside and not self._covers(source, inside[0]):
            return self._unlisted(source, verb)
        if head.kind == "place" and not head.stands_for and (borne := self._lone.bearer(self._words(source)[-1])):
            return borne
        if head.refs or (head.kind == "place" and not head.stands_for):
            return self._state(head)
        if head.rule == _BACK_TO_BODY and len(words := self._words(source)) == 1:
            spoke = self._speakers.named_so(words[0], words[0].removeprefix(self._cues.article))
            if spoke is not None and spoke.kind not in HEADS and spoke.kind != "anonymous":
                return spoke
        person = head.stands_for or (head.ref or "").startswith("person:")
        if head.rule == _SPOKESMAN and not person and (body := self._spoken_for(head, inside)):
            return body
        ref = head.stands_for or head.ref or self._titled(source, head)
        if ref is None and head.kind == "office" and self._nobody.is_unnamed(self._words(source), inside, verb):
            return Origin(self._anonymous, "anonymous")
        if ref is None and head.form in ("nominal", "pronoun"):
            words = self._words(source)
            if len(words) == 1 or head.form == "pronoun":
                return self._lone.back(words[0], source[0], verb)
        if ref is None and len(words := self._words(source)) == 1:
            bare = words[0].removeprefix(self._cues.article)
            if (named_so := self._speakers.named_so(words[0], bare)) or bare in self._cues.bodies:
                return named_so or self._lone.body_named(words[0], source[0])
        if head.kind == "organisation" and not head.listed and (same := self._same_body(self._words(source))):
            return same
        ref = ref or made_ref(head.kind, self._text.plain[source[0] : source[1]])
        return Origin(ref, BY_PREFIX.get(ref.partition(":")[0], "organisation"))

    def _same_body(self, words: list[str]) -> Origin | None:
        """The body that spoke before under a longer name with the words of a shorter one."""
        return self._speakers.same_body(words) or self._speakers.same_short(words)

    def _spoken_for(self, spokesman: Mention, inside: list[Named]) -> Origin | None:
        """The body that a spokesman without a name speaks for."""
        listed = "body:" + (spokesman.ref or "").removeprefix(_SPOKESMAN_OF)
        if listed in self._registry.bodies:
            return Origin(listed, "office")
        body = next((mention.ref for _, _, mention in inside if mention.kind in _BODIES and mention.ref), None)
        return Origin(body, "office") if body else None

    def _managed(self, source: Range, inside: list[Named]) -> Origin | None:
        """The club, company or airport whose management speaks: it answers for the whole."""
        words = self._words(source)
        named = next((m for m in inside if m[0] == source[0] + len(words[0]) + 1), None)
        if named is None or named[2].kind not in _MANAGED or named[1] < source[1] or not named[2].ref:
            return None
        return Origin(named[2].ref, "organisation")

    def _titled(self, source: Range, head: Mention) -> str | None:
        """The person whose title elsewhere on the page has the very words of a title without a name."""
        if head.kind != "office":
            return None
        title = self._text.plain[source[0] : source[1]]
        for start, end, mention in self._named:
            if mention.kind == "office" and mention.stands_for and self._text.plain[start:end] == title:
                return mention.stands_for
        return None

    def _reporter_of(self, inside: list[Named]) -> Origin | None:
        """The agency or outlet whose reporter speaks, when the reporter has no name: it stands for both."""
        kinds = {mention.kind: mention for _, _, mention in inside}
        if "person" in kinds:
            return None
        named = kinds.get("agency") or kinds.get("outlet")
        ref = named.ref if named else None if set(kinds) - {"office"} else self._text.article.outlet
        if ref is None and not inside:
            return Origin(None, "outlet")  # the reporter of a page that names no outlet
        return Origin(ref, BY_PREFIX.get(ref.partition(":")[0], "outlet")) if ref else None

    def _covers(self, source: Range, named: Named) -> bool:
        """Whether a place is all that a naming says, but for its adjectives."""
        rest = self._text.plain[named[1] : source[1]].split()
        return all(self._cues.is_definite(word) or len(word) < _TITLE for word in rest)

    def _is_led(self, source: Range, first: int) -> bool:
        """Whether common words lead a naming: what is named inside it is not who speaks, «the dean of X University»."""
        words = self._text.plain[source[0] : first].split()
        return any(word in self._cues.common or len(word) > _TITLE for word in words) and bool(words)

    def _is_kind_of(self, source: Range, named: Named) -> bool:
        """Whether only the noun of its kind stands before the name of a body: «the group "X"»."""
        words = self._text.plain[source[0] : named[0]].split()
        kind = self._cues.bodies.get(words[0]) if words else None
        return kind in _CALLED and named[2].kind in _BODIES and len([w for w in words if w not in MARKS]) == 1

    def _before_title(self, source: Range, title: int) -> Origin | None:
        """The person whose name no table lists and whose title follows it: «X the ambassador»."""
        words = self._text.plain[source[0] : title].split()
        while len(words) > 1 and self._cues.is_definite(words[0]):
            words = words[1:]  # a title that no table lists
        if not self._strangers.may_name(words) or len(words) >= _NAME:
            return None
        return Origin(f"person:{digest(' '.join(words))}", "person")

    def _head(self, inside: list[Named]) -> Mention | None:
        """The mention that a noun phrase is about: its first, or the person whose title that is."""
        if not inside:
            return None
        first = inside[0][2]
        if first.kind not in HEADS:
            return first
        end = inside[0][0]
        for start, stop, mention in inside:
            if start - end > _BESIDE:
                break
            if mention.kind == "person" and not self._is_attached(start):
                return mention
            end = max(end, stop)
        return self._named_last(inside) or first

    def _is_attached(self, start: int) -> bool:
        """Whether «of» is written together with a name: a title of that one's, «the envoy of X»."""
        plain, to = self._text.plain, self._cues.clitic_to
        return plain[start - 1 : start] == to and not plain[start - 2 : start - 1].strip()

    def _named_last(self, inside: list[Named]) -> Mention | None:
        """The person whose title and name end a long noun phrase, not one that a body is named after."""
        if not inside or inside[-1][2].kind != "person":
            return None
        start = inside[-2][0] if len(inside) > 2 and inside[-2][2].kind == "office" else inside[-1][0]
        before = self._text.plain[:start].split(" ")[-2:-1]
        if self._text.plain[:start].rstrip()[-1:] in _APPOSED:
            return inside[-1][2]
        named = any(start > stop >= start - 3 for _, stop, _ in inside[:-1])
        word = before[0].lstrip(self._cues.joined) if before else ""
        definite = (
            word in MARKS
            or self._cues.is_definite(word)
            or self._cues.is_definite(word[1:])
            or word.startswith(self._cues.clitic_to * 2)
        )
        return inside[-1][2] if named or definite else None

    def _is_of_kin(self, source: Range, name: int) -> bool:
        """Whether a naming ends in the name of somebody else, whose kin speaks: «the father of captain X»."""
        words = self._text.plain[source[0] : name].split()
        borne = any(self._strangers.is_person(word.removeprefix(self._cues.article)) for word in words[1:])
        return bool(words) and words[0] in self._cues.kinds["human"] and borne

    def _named_behind(self, source: Range, inside: list[Named]) -> Mention | None:
        """The person whose name ends a naming that a title or trade opens: «the director of the police of X, Y Z»."""
        start, end, mention = inside[-1]
        if mention.kind != "person" or mention.form != "name" or end < source[1]:
            return None
        return mention if self._strangers.leads_to(self._text.plain[source[0] : start].split()) else None

    def _led_to(self, source: Range, first: Named) -> Mention | None:
        """The person whom one definite word leads up to, with what he is behind the name: «the Xian Y Z, coach of»."""
        words = self._text.plain[source[0] : first[0]].split()
        name = first[2].kind == "person" and first[2].form == "name"
        return first[2] if name and len(words) == 1 and self._cues.is_definite(words[0]) else None

    def _unlisted(self, source: Range, verb: Verb | None) -> Origin:
        """A source that no mention explains: one definite word goes back to who spoke before, more are an office."""
        words = self._words(source)
        bare = self._bare(words[0]) if words else ""
        if named := self._bearer_of(words):
            return named
        issued = bare in self._cues.kinds["issued"]
        if issued and (issuer := self._issuer_in(source, verb)):
            return issuer
        if bare in self._cues.kinds["inquiry"] and self._inquires(source):
            return self._speakers.named_so(words[0], bare) or Origin(f"body:{digest(' '.join(words))}", "organisation")
        if words and not issued and self._nobody.is_unnamed(words, self._inside(source), verb):
            return Origin(self._anonymous, "anonymous")
        if issued and bare not in self._cues.kinds["statement-noun"]:
            return self._speakers.named_so(words[0], bare) or Origin(self._anonymous, "anonymous")
        if bare in self._cues.kinds["source-noun"] and not (len(words) > 1 and bare in self._cues.bodies):
            definite = self._cues.is_definite(words[0])
            spoke = self._speakers.named_so(words[0], bare) or self._lone.press_before(source[0], bare)
            unnamed = UNKNOWN if bare in self._cues.bodies else Origin(self._anonymous, "anonymous")
            return (spoke if definite else None) or unnamed
        inside = self._inside(source)
        strange = [w for w in words if w not in self._cues.common and len(w) > 1 and w.strip("-").isalpha()]
        many = self._nobody.is_plural(bare, verb)
        noun = len(words) == 1 and (
            self._cues.is_feminine(words[0]) or self._cues.is_bound(words[0])
            or (self._cues.is_definite(words[0]) and ((verb and verb.gender == "f") or many))
        )  # fmt: skip
        name = len(strange) == len(words) and not noun and not many
        name = name or (len(words) == 1 and self._strangers.is_name(words[0], verb))
        name = name and not any(mention.kind == "place" and start > source[0] for start, _, mention in inside)
        if words and name and len(words) < _NAME:
            named = self._speakers.named_so(words[0], words[0]) if len(words) == 1 else None
            if named and named.kind in HEADS:
                return Origin(named.ref, "person")
            return Origin(f"person:{digest(' '.join(words))}", "person")
        if len(words) == 1:
            return self._lone.back(words[0], source[0], verb)
        if name_alone := self._strangers.after_respect(words):
            known = self._speakers.same_person(name_alone) or self._lone.bearer(name_alone)
            return known or Origin(f"person:{digest(name_alone)}", "person")
        if bare in self._cues.kinds["editorial"]:
            press = next((m.ref for _, _, m in self._inside(source) if m.kind in ("outlet", "agency")), None)
            return Origin(press or f"outlet:{digest(' '.join(words[1:]))}", "outlet")
        if inside and self._strangers.is_person(bare):
            rest = self._text.plain[inside[-1][1] : source[1]].split()
            rest = list(dropwhile(self._cues.is_definite, rest))
            if name_behind := self._strangers.after_title(rest):
                return Origin(f"person:{digest(' '.join(name_behind))}", "person")
        managed = bare in self._cues.kinds["management"] or words[0] in self._cues.bodies
        if not (many or managed) and (called := self._strangers.before_trade(words) or self._strangers.at_end(words)):
            return Origin(f"person:{digest(' '.join(called))}", "person")
        if bare in self._cues.kinds["human"] or self._nobody.is_plural(bare, verb):
            return self._speakers.named_so(words[0], bare) or Origin(self._anonymous, "anonymous")
        kind = self._cues.bodies.get(words[0]) or self._cues.bodies.get(bare)
        if same := (self._same_body(words) if kind else None) or self._speakers.same_naming(words):
            return same
        if kind:
            prefix = kind if kind in ("agency", "outlet", "group") else "body"
            return Origin(f"{prefix}:{digest(' '.join(words))}", BY_PREFIX[prefix])
        return self._made(source, words, inside, verb)

    def _made(self, source: Range, words: list[str], inside: list[Named], verb: Verb | None) -> Origin:
        """A party by what its naming shows: an office, a body; nobody, where an act or thing only shows something."""
        bare = self._bare(words[0])
        many = words[0].endswith(self._cues.plural_feminine)
        many = many or (verb is not None and verb.gender == "f" and self._cues.is_definite(words[0]))
        person, place = self._strangers.is_person(bare), source[0] + len(words[0]) + 1
        placed = any(mention.kind == "place" and start == place for start, _, mention in inside)  # «the province of X»
        body = ((many or self._cues.is_feminine(words[0])) and (placed or not person)) or bare in self._cues.kinds[
            "management"
        ]
        if not (body or person or self._lone.is_party(bare)):
            return UNKNOWN
        prefix = "body" if body else "office"
        return Origin(f"{prefix}:{digest(' '.join(words))}", BY_PREFIX[prefix])

    def _bare(self, word: str) -> str:
        """A noun without the article, or the «to the» that is written together with it."""
        to = self._cues.clitic_to * 2
        stem = word.removeprefix(to)
        return stem if stem in self._cues.kinds["issued"] else word.removeprefix(self._cues.article)

    def _bearer_of(self, words: list[str]) -> Origin | None:
        """Whom a name by a child is of, or a word alone that ends a name of the page."""
        if called := self._strangers.by_child(words):
            return Origin(f"person:{digest(' '.join(called))}", "person")
        return self._speakers.same_person(words[0]) or self._lone.bearer(words[0]) if len(words) == 1 else None

    def _inquires(self, source: Range) -> bool:
        """Whether what it inquires into stands behind an inquiry: a body then, and no piece of a newsroom's."""
        after = self._text.plain[source[1] :].split(maxsplit=1)
        return bool(after) and after[0] in self._cues.kinds["into"]

    def _words(self, source: Range) -> list[str]:
        return self._text.plain[source[0] : source[1]].split()

    def _inside(self, source: Range) -> list[Named]:
        """The mentions that start in a naming."""
        return self._named[bisect_left(self._starts, source[0]) : bisect_left(self._starts, source[1])]

    def _issuer_in(self, source: Range, verb: Verb | None) -> Origin | None:
        """The body that a document is named after: «the figures of the ministry»."""
        inside = self._inside(source)
        for start, end, mention in inside:
            if mention.kind in ISSUERS and start > source[0]:
                return self.resolve((start, end), verb)
        at = source[0]
        for word in self._text.plain[source[0] : source[1]].split(" "):
            body = self._cues.bodies.get(word) or self._cues.bodies.get(word.removeprefix(self._cues.article))
            if body and at > source[0]:
                return self._unlisted((at, source[1]), verb)
            at += len(word) + 1
        return None

    def _unnamed(self, source: Range, head: Mention) -> Origin:
        if head.ref and not head.ref.startswith("anon:"):
            return Origin(head.ref, BY_PREFIX.get(head.ref.partition(":")[0], "anonymous"))
        word = self._text.plain[source[0] : source[1]].split(" ")[0]
        back = word.removeprefix(self._cues.clitic_to * 2) if word.startswith(self._cues.clitic_to * 2) else word
        if self._cues.is_definite(word) or back != word:
            noun = back.removeprefix(self._cues.article)
            if noun in self._cues.kinds["the-source"] and (same := self._speakers.named_so(word, noun)):
                return same
            described = any(self._cues.is_definite(other) for other in self._words(source)[1:2])
            strange = described or noun in self._cues.kinds["the-sources"]  # «the security source», «the sources»
            last = self._speakers.last()
            if noun in self._cues.kinds["the-source"] and last.ref and not (strange and last.kind != "anonymous"):
                return last
        return Origin(self._anonymous, "anonymous")

    def _document(self, source: Range, head: Mention, inside: list[Named], verb: Verb | None) -> Origin:
        """A statement is its issuer's: named in its own phrase, else when it was last spoken of, else who spoke."""
        if (issuer := self._issuer_in(source, verb)) is not None:
            return issuer
        word = self._text.plain[source[0] : source[1]].split(" ")[0]
        if head.stands_for:
            return Origin(head.stands_for, BY_PREFIX.get(head.stands_for.partition(":")[0], "organisation"))
        if self._cues.is_definite(word) and (
            same := self._speakers.named_so(word, word.removeprefix(self._cues.article))
        ):
            return same
        bare = word.removeprefix(self._cues.article)
        if bare in self._cues.kinds["issued"] and bare not in self._cues.kinds["statement-noun"]:
            return Origin(self._anonymous, "anonymous")
        if self._is_of_another(source):
            return UNKNOWN
        return self._speakers.issuer()

    def _is_of_another(self, source: Range) -> bool:
        """Whether words that no mention explains go on with an indefinite document: «a statement on a channel of»."""
        cues, after = self._cues, self._text.plain[source[1] : source[1] + _NEXT].split()
        first = self._text.plain[source[0] : source[1]].split(" ")[0]
        word = after[0] if after else ""
        known = word in cues.kinds["pronominal"] or word in cues.complementisers
        return not cues.is_definite(first) and not known and word in cues.kinds["preposition"]

    def _state(self, head: Mention) -> Origin:
        state = self._capitals.get(head.ref or "", head.ref) if head.kind == "place" else None
        if state and state.startswith("state:"):
            body = self._registry.body_of(state, "government")
            return Origin(body or state, "organisation")
        return UNKNOWN

    # --- who spoke last ----------------------------------------------------------------------------------------

    def remember(self, origin: Origin, verb: Verb | None, source: Range | None) -> None:
        """Keeps who spoke and by which words it was named."""
        if origin.ref is not None or source is not None:
            words = self._words(source) if source else []
            several = origin.kind == "anonymous" and bool(words) and self._is_several(words[0])
            self._speakers.remember(origin, verb, words, several=several)

    def _is_several(self, word: str) -> bool:
        """Whether a naming that begins with a word is of several people: «sources», «the residents»."""
        bare = word.removeprefix(self._cues.article)
        return bare in self._cues.kinds["the-sources"] or self._nobody.is_plural(bare, None)

    def dropped(self, verb: Verb | None) -> Origin:
        """Who a verb without a subject goes on with: the last one who spoke and agrees with it; several unnamed."""
        last = self._speakers.agreeing(verb)
        several = verb is not None and verb.shape != "participle" and (verb.gender, verb.number) == ("m", "p")
        return Origin(self._anonymous, "anonymous") if several and last.ref is None else last
