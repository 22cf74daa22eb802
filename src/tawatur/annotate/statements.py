"""From what is read to statements: origin, speaker, chain, voice, certainty, act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from tawatur.annotate.accounts import continue_accounts, name_headline
from tawatur.annotate.carrying import carry_on
from tawatur.annotate.certainty import CertaintyReader
from tawatur.annotate.chain import build_chain
from tawatur.annotate.clauses import PEOPLE, Named, Piece, Range, Report, Sentence
from tawatur.annotate.cues import Cues
from tawatur.annotate.drafts import Draft
from tawatur.annotate.origins import Origins
from tawatur.annotate.printed import read_letters
from tawatur.annotate.refusals import is_left_open
from tawatur.annotate.sources import CARRIERS
from tawatur.annotate.speakers import UNKNOWN, Origin, Speakers
from tawatur.annotate.text import Part, Text
from tawatur.annotate.themes import find_theme
from tawatur.annotate.topics import is_topic
from tawatur.codec import statement_id
from tawatur.model import Channel, Polarity, Speaker, Statement, Status
from tawatur.registry import Registry
from tawatur.settings import AnnotateSettings

_ACTORS = PEOPLE | {"group", "organisation", "place"}
_LEAD_IN = 40  # letters of the longest «I think that» before what is thought
_BEFORE = 40  # words of a sentence in which a subject before a cue is looked for
_FIRST = 2  # words of a proposition with which «may» opens it, behind its subject or not
_OPENS = 3  # words within which the verb stands that goes on with whom the sentence before is about
_LABEL = 0.7  # share of a caption's letters in names from which it is no sentence
_STATUS: dict[str, Status] = {
    "call-for": "called-for", "demand": "called-for", "request": "called-for", "invite": "called-for",
    "wish": "called-for", "hope": "called-for", "commit": "planned", "offer": "planned", "plan": "planned",
    "threaten": "planned", "state-readiness": "planned", "expect": "planned",
}  # fmt: skip


@dataclass(slots=True)
class _Told:
    """What is known of a report: who answers, who speaks inside it, and by which channel it came."""

    origin: Origin
    channel: Channel
    speaker: Speaker | None = None
    hedged: bool = False  # the proposition before was only possible


class StatementMaker:
    """Collects the pieces of one page in the order of its text; `finish` gives its statements."""

    def __init__(
        self, text: Text, named: list[Named], cues: Cues, registry: Registry, settings: AnnotateSettings
    ) -> None:
        self._settings = settings
        self._text = text
        self._cues = cues
        self._speakers = Speakers(cues, settings.dropped_subject_sentences)
        self._origins = Origins(text, named, cues, registry, self._speakers)
        self._certainty = CertaintyReader(cues, text)
        self._drafts: list[Draft] = []
        self._number = 0
        self._spoke: dict[Range, str] = {}  # the gender of the verb before each source of the sentence
        self._about: tuple[int, Origin, bool] = (0, UNKNOWN, False)  # sentence, whom it is about, of the feminine

    def add(self, pieces: Iterable[Piece], part: Part, s: Sentence) -> None:
        """Takes the pieces of the next sentence."""
        self._number += 1
        self._speakers.sentence = self._number
        known: dict[int, _Told] = {}
        self._spoke = {}
        for piece in pieces:
            if piece.report is None:
                if part.block.role == "caption" and self._is_label(piece, s):
                    continue
                self._drafts.append(Draft(piece, s, part.block.role, self._number))
                continue
            told, led = known.get(id(piece.report)), False
            if told is None:
                told = known[id(piece.report)] = self._resolve(piece.report, s, part, opens=not known)
                led = self._is_led_in(piece, piece.report)
            draft = self._draft(piece, s, part, told)
            draft.hedged = told.hedged = led or self._is_hedged(piece, s, told)
            self._drafts.append(draft)
        if not known:
            self._take_theme(s, part)

    def _is_led_in(self, piece: Piece, report: Report) -> bool:
        """Whether words of doubt stand between the cue and what is said: «he said: "I think that …"»."""
        start = piece.content[0][0]
        near = 0 < start - report.at < _LEAD_IN
        return near and self._certainty.read([(report.at, start)], "asserted")[0] == "hedged"

    def _is_hedged(self, piece: Piece, s: Sentence, told: _Told) -> bool:
        """Whether a proposition is only possible by its first words, or hangs on one before that is."""
        start = piece.content[0][0]
        first = s.holder(start)
        opens = s.words[min(first + _FIRST, len(s.words)) - 1].end
        if self._certainty.read([(start, opens)], "asserted")[0] == "hedged":
            return True
        hangs = s.words[first].start == start and first > 0 and s.text_at(first - 1) not in s.cues.complementisers
        turned = s.is_kind(first, "yet") or any(s.match(first - n, "contrast") == n for n in (1, 2))
        return told.hedged and hangs and s.text_at(first) not in s.cues.complementisers and not turned

    def _is_label(self, piece: Piece, s: Sentence) -> bool:
        """Whether a caption only names what a picture shows."""
        start, end = piece.content[0][0], piece.content[-1][1]
        named = sum(min(b, end) - a for a, b, m in s.phrases(start, end) if m.form in ("name", "title"))
        return named >= (end - start) * _LABEL

    def finish(self) -> list[Statement]:
        """The statements of the page."""
        self._name_headlines()
        name_headline(self._drafts, self._cues)
        continue_accounts(self._drafts, self._cues, self._settings.account_sentences)
        carry_on(self._drafts, self._cues)
        read_letters(self._drafts, self._origins.resolve, self._settings.max_source_words)
        found: list[Statement] = []
        for draft in self._drafts:
            found += self._state(draft)
        return found

    def _name_headlines(self) -> None:
        """A title or short name in a headline is whom the body quotes under a longer one."""
        for draft in self._drafts:
            report = draft.piece.report
            source = report.source if report else None
            if draft.role != "headline" or report is None or source is None:
                continue
            if known := self._body_below(report, source, draft.origin) or self._origins.known_before(
                source, draft.origin
            ):
                draft.origin = known

    def _body_below(self, report: Report, source: Range, origin: Origin) -> Origin | None:
        """The body that the text quotes under a longer name than «X:» in its headline, or under one «of X»."""
        words, cues = self._text.plain[source[0] : source[1]].split(), self._cues
        if origin.ref is not None and not (report.kind == "colon" and cues.is_definite(words[0])):
            return None
        joined = cues.clitic_to * 2 + words[0].removeprefix(cues.article)
        found = self._speakers.same_body(words) or self._speakers.same_body([joined, *words[1:]])
        return found if found is not None and found.kind == "organisation" else None

    # --- who ---------------------------------------------------------------------------------------------------

    def _resolve(self, report: Report, s: Sentence, part: Part, *, opens: bool) -> _Told:
        """What is known of a report; `opens`: it is the first of its sentence."""
        through = tuple(self._carriers(report))
        if report.source is None or (report.dropped and report.kind != "embed"):
            other = opens and report.source is None and _has_subject(report, s)
            lost = report.lost or other or self._is_broken_off(report)
            origin = UNKNOWN if lost else self._dropped(report, s)
            origin = origin._replace(through=through or origin.through if report.kind == "phrase" else through)
        elif self._is_of_other(report, s):
            origin = UNKNOWN
        else:
            origin = self._origins.resolve(report.source, report.verb)
            behind = self._speakers.behind(origin.ref or "") if report.kind == "phrase" else None
            if behind is not None and origin.kind in CARRIERS and report.source:
                origin = behind._replace(through=((origin.ref or "", report.source),))
            else:
                origin = origin._replace(through=through)
        if part.block.role not in ("teaser",) and report.kind != "embed":
            self._origins.remember(origin, report.verb if report.kind == "verb" else None, report.source)
        return _Told(origin, self._channel(report))

    def _is_broken_off(self, report: Report) -> bool:
        """Whether a sentence in a carried quotation does not follow one that is quoted: the marks may be wrong."""
        before = self._drafts[-1] if self._drafts else None
        told = before.piece.report if before is not None and before.number == self._number - 1 else None
        mine = self._drafts and self._drafts[-1].number == self._number
        return report.kind == "carried" and not mine and (told is None or told.pair is None)

    def _is_of_other(self, report: Report, s: Sentence) -> bool:
        """Whether a participle behind «while» does not agree with the verb of the source that it seems to have."""
        verb = report.verb
        if report.source is None or verb is None:
            return False
        spoke = self._spoke.setdefault(report.source, verb.gender if verb.shape == "past" else "")
        differs = verb.shape == "participle" and verb.number == "s" and bool(spoke) and spoke != verb.gender
        at = s.index(report.cue[0][0])
        between = range(max(s.index(report.source[1]), at - _BEFORE), at)
        return differs and any(s.match(k, "contrast") for k in between)

    def _dropped(self, report: Report, s: Sentence) -> Origin:
        """Whom a verb without a subject goes on with: who spoke last, else whom the sentence before is about."""
        last = self._origins.dropped(report.verb)
        opens = bool(report.cue) and s.holder(report.cue[0][0]) < _OPENS
        if not opens or self._about[0] != self._number - 1 or report.verb is None:
            return last
        if last.ref is not None and "adds" in report.verb.guard:
            return last
        about, feminine = self._about[1], self._about[2]
        return about if report.verb.number in ("s", "") and report.verb.gender in ("", "mf"[feminine]) else last

    def _take_theme(self, s: Sentence, part: Part) -> None:
        """Keeps whom a narrated sentence is about, when it names nobody else."""
        place = (
            find_theme(s, len(s.words) - 1, 0, self._settings.max_source_words) if part.block.role == "body" else None
        )
        people = {m.stands_for or m.ref for _, _, m in s.phrases(s.start, s.end) if m.kind == "person"}
        if place is None or len(people) > 1:
            return
        about = self._origins.resolve(place)
        if about.ref is not None and about.kind in ("person", "office", "organisation"):
            body = about.kind == "organisation"
            self._about = self._number, about, body or self._cues.is_feminine(s.text_at(s.index(place[0])))

    def _carriers(self, report: Report) -> Iterator[tuple[str, Range]]:
        own = self._text.article.outlet
        for place in report.carriers:
            carrier = self._origins.resolve(place)
            if carrier.ref is None or carrier.ref == own or carrier.kind == "anonymous":
                continue
            if carrier.kind == "outlet" and own is None and report.kind not in ("relay", "phrase"):
                continue  # «he told X»: on a page that names no outlet, X is most often its own
            yield carrier.ref, place

    def _draft(self, piece: Piece, s: Sentence, part: Part, told: _Told) -> Draft:
        speaker = self._speaker(piece, s, told)
        if piece.teller and speaker:
            told.speaker = speaker
        if speaker and speaker.ref == told.origin.ref:
            speaker = None
        carried = piece.report is not None and piece.report.kind == "carried"
        return Draft(piece, s, part.block.role, self._number, origin=told.origin, speaker=speaker,
                     channel=told.channel, implied=carried)  # fmt: skip

    def _speaker(self, piece: Piece, s: Sentence, told: _Told) -> Speaker | None:
        """Whose act a piece reports: the source of the inner cue, or who acts in it by a verb of speech."""
        if piece.teller is not None:
            if piece.teller.source is None:
                return told.speaker
            who = self._origins.resolve(piece.teller.source)
            return Speaker(ref=who.ref, span=self._text.span(*piece.teller.source)) if who.ref else None
        first = s.index(piece.content[0][0])
        if first and s.words[first - 1].end > piece.content[0][0]:
            first -= 1
        return self._actor(s, first, piece.content[0][0]) or (
            told.speaker if s.verb(first) and not s.starts(first + 1) else None
        )

    def _actor(self, s: Sentence, first: int, at: int) -> Speaker | None:
        """The party at the start of a content that a verb of speech stands before or after."""
        offset = at - s.words[first].start if first < len(s.words) else 0
        named = s.starts(first, offset)
        if named is None and first < len(s.words) and (found := s.verb(first)):
            named = s.starts(first + 1) if found[1].shape in ("past", "imperfect") else None
        elif named is not None:
            end = named[1]
            after = s.index(end)
            while (more := s.starts(after)) and more[2].kind in PEOPLE:
                named, end = (more if more[2].kind == "person" else named), more[1]
                after = s.index(end)
            found = s.verb(after) if after < len(s.words) else None
            if found is None or found[1].shape == "participle":
                return None
        if named is None or named[2].kind not in _ACTORS or named[2].refs:
            return None
        ref = named[2].stands_for or named[2].ref
        if named[2].kind in PEOPLE:
            ref = self._origins.resolve((named[0], self._chain_end(s, named))).ref or ref
        if ref is None or ref.startswith(("place:", "state:")):
            return None
        return Speaker(ref=ref, span=self._text.span(named[0], self._chain_end(s, named)))

    def _chain_end(self, s: Sentence, named: Named) -> int:
        end = named[1]
        while (more := s.starts(s.index(end))) and more[2].kind == "person" and more[0] - end <= 3:
            end = more[1]
        return end

    def _channel(self, report: Report) -> Channel:
        """How the origin's word came, by the words between the start of the clause and the content."""
        if report.source is None and not report.cue:
            return "unknown"
        place = report.source or report.cue[0]
        start, end = min(report.clause[0], place[0]), max(report.at, place[1])
        hits = self._cues.channels.find(self._text.plain[start:end]) if end - start < 400 else []
        found: list[Channel] = [h.value for h in hits]  # type: ignore[misc]
        return found[0] if found else "unknown"

    # --- statements --------------------------------------------------------------------------------------------

    def _state(self, draft: Draft) -> list[Statement]:
        report = draft.piece.report
        if report is not None and report.kind == "confirmed":
            return []  # it says only who said what stands before
        lost = report is not None and report.kind == "carried" and draft.origin.ref is None
        if lost or (report is None and not draft.implied) or (report and report.kind == "late"):
            return [self._narrate(draft)]
        joint = [(r, self._origins.resolve(r)) for r in report.joint] if report and not draft.implied else []
        sources: list[tuple[Range | None, Origin]] = [(report.source if report else None, draft.origin)]
        made = [self._attribute(draft, place, origin) for place, origin in [*sources, *joint]]
        if len(made) == 1:
            return made
        return [_with_joint(one, [o.id for o in made if o.id != one.id]) for one in made]

    def _attribute(self, draft: Draft, place: Range | None, origin: Origin) -> Statement:
        text, piece, report = self._text, draft.piece, draft.piece.report
        content = [text.span(a, b) for a, b in piece.content]
        cue = [text.span(a, b) for a, b in sorted(report.cue)] if report else []
        source = text.span(*place) if place else None
        certainty, hedges = self._certainty.read(piece.content, self._committed(draft))
        hedges = hedges or (cue if certainty == "hedged" else [])  # where the cue itself hedges
        voice, quotes = draft.sentence.quotes.voice(piece.content)
        act = self._act(draft)
        evidence = (draft.evidence and text.span(*draft.evidence)) or (cue[0] if cue else source or content[0])
        return Statement(
            id=statement_id(text.article.id, content, cue, source), article=text.article.id, content=content,
            rule=draft.rule or (report.rule if report else ""), source=source, cue=cue, voice=voice,
            quotes=[text.span(a, b) for a, b in quotes], certainty=certainty, hedges=hedges,
            polarity=self._polarity(draft, certainty), status=self._status(draft, act),
            anonymous=origin.kind == "anonymous", act=act, channel=draft.channel, origin=origin.ref,
            origin_kind=origin.kind, implied=draft.implied, speaker=draft.speaker,
            chain=build_chain(text, origin, evidence, implied=draft.implied,
                              relation="embeds" if report and report.kind == "embed" else "quotes"),
        )  # fmt: skip

    def _committed(self, draft: Draft) -> str:
        report = draft.piece.report
        if report is None:
            return "asserted"
        verbs = [r.verb.row["certainty"] for r in (report, draft.piece.teller) if r and r.verb]
        if report.cue and is_left_open(draft.sentence, report.cue[0][0]):
            return "hedged"
        if "denied" in verbs and not self._is_turned(draft):
            return "denied"
        if draft.hedged:
            return "hedged"
        start = min(report.clause[0], report.cue[0][0] if report.cue else report.at)
        if self._certainty.denies(start, max(report.at, start)):
            return "denied"
        committed = "hedged" if "hedged" in verbs else "asserted"
        before, _ = self._certainty.read([(start, report.at)], "asserted") if start < report.at else ("asserted", [])
        return committed if committed != "asserted" else before

    def _is_turned(self, draft: Draft) -> bool:
        """Whether «but» stands before a piece, or before one it goes on from: it is no more of what is denied."""
        s, report = draft.sentence, draft.piece.report
        first = s.holder(draft.piece.content[0][0])
        since = s.index(report.at) + 1 if report and report.at < draft.piece.content[0][0] else first
        return any(s.match(k - size, "contrast") == size for k in range(since, first + 1) for size in (1, 2))

    def _act(self, draft: Draft) -> str:
        """What is done with the words: by the noun that opens the content, else by the innermost cue."""
        s, piece = draft.sentence, draft.piece
        inner = piece.teller or piece.report
        if inner and inner.verb and inner.verb.row["act"] == "deny":
            return "expect" if inner.cue and is_left_open(s, inner.cue[0][0]) else "deny"
        word = s.text_at(s.index(piece.content[0][0]))
        for form in (word, *(word[: -len(p)] for p in self._cues.kinds["pronoun"] if word.endswith(p))):
            if act := self._cues.objects.get(form):
                return act
        return inner.verb.row["act"] if inner and inner.verb else "assert"

    def _status(self, draft: Draft, act: str) -> Status:
        s, content = draft.sentence, draft.piece.content
        first = s.index(content[0][0])
        if any(s.is_kind(k, "future") or s.cues.is_future(s.text_at(k)) for k in range(first, first + 6)):
            return "planned"
        return _STATUS.get(act, "unknown")

    def _polarity(self, draft: Draft, certainty: str) -> Polarity:
        s, content = draft.sentence, draft.piece.content
        first = s.index(content[0][0])
        stop = min(s.index(content[0][1]), first + 5)
        negated = any(s.is_kind(k, "negation") for k in range(first, stop))
        return "negative" if negated or certainty == "denied" else "positive"

    def _narrate(self, draft: Draft) -> Statement:
        text, article = self._text, self._text.article
        certainty, hedges = self._certainty.read(draft.piece.content, "asserted")
        content = [text.span(a, b) for a, b in draft.piece.content]
        origin = article.republished_from.ref if article.republished_from else article.outlet
        return Statement(
            id=statement_id(article.id, content, [], None), article=article.id, content=content, rule="narrated",
            certainty=certainty, hedges=hedges, act="narrate", origin=origin, polarity=self._polarity(draft, certainty),
            origin_kind="outlet" if origin else None, status=self._status(draft, "narrate"),
        )  # fmt: skip


def _has_subject(report: Report, s: Sentence) -> bool:
    """Whether a verb before the cue has its subject behind it: then the cue is of that one, whom no mention names."""
    at = s.holder(report.cue[0][0]) if report.cue else 0
    if is_topic(s, 0, at):
        return False
    acts = (k for k in range(min(at, _BEFORE)) if s.cues.is_finite(s.bare(k)) and not s.verb(k))
    return any(s.cues.is_definite(s.text_at(k + 1)) or s.text_at(k + 1) in s.cues.bodies for k in acts if k + 1 < at)


def _with_joint(statement: Statement, joint: list[str]) -> Statement:
    """The statement with those that say the same in the name of another source."""
    return msgspec.structs.replace(statement, joint=sorted(joint))
