"""Whose account a page retells: sentences that name only who acts, between others that name who says so."""

from __future__ import annotations

from tawatur.annotate.cues import Cues
from tawatur.annotate.drafts import Draft
from tawatur.annotate.speakers import Origin
from tawatur.model import Speaker

_START = 4  # words within which what a sentence is about stands


class _Account:
    """The account of one origin: who acts in it, and whether it is of a meeting, call or letter."""

    def __init__(self, draft: Draft, cues: Cues, heard: frozenset[str] = frozenset()) -> None:
        """`heard`: the people whom the page names before: what they say is of this account only as a further point."""
        self.heard = heard
        self.origin: Origin = draft.origin
        self.number = draft.number
        self.people: set[str] = set()
        self.meeting = False
        self.spoken = False  # a phrase gives the words of a person to this origin
        self.evidence = draft.piece.report.cue[0] if draft.piece.report and draft.piece.report.cue else None
        self.add(draft, cues)

    def add(self, draft: Draft, cues: Cues) -> None:
        """Takes in another statement of the account."""
        self.number = draft.number
        if draft.speaker and draft.speaker.ref.startswith("person:"):
            self.people.add(draft.speaker.ref)
            phrase = draft.piece.report is not None and draft.piece.report.kind == "phrase"
            self.spoken = phrase and draft.origin.kind == "organisation"
        for start, end in draft.piece.content:
            self.people.update(_actors(draft, start, end))
            s = draft.sentence
            self.meeting |= any(s.is_kind(k, "meeting") for k in range(s.index(start), s.index(end)))


def _named(draft: Draft) -> set[str]:
    """The people whom a statement names, or who speak in it."""
    s, (start, end) = draft.sentence, (draft.piece.content[0][0], draft.piece.content[-1][1])
    found = {m.stands_for or m.ref or "" for _, _, m in s.phrases(start, end)} | {draft.origin.ref or ""}
    return {ref for ref in found if ref.startswith("person:")}


def _actors(draft: Draft, start: int, end: int) -> set[str]:
    """The person a content opens with."""
    s = draft.sentence
    found = set()
    for named in s.phrases(start, end):
        if named[2].kind not in ("person", "office") or s.index(named[0]) - s.index(start) > 6:
            break
        ref = named[2].stands_for or named[2].ref
        if ref and ref.startswith("person:"):
            found.add(ref)
        break
    return found


def continue_accounts(drafts: list[Draft], cues: Cues, far: int) -> None:
    """Gives what a person does or says inside another's account to that account: `implied`.

    Only where it is safe: the account is a body's, of a meeting, call or letter, the person acts in it by its own
    words, the sentence is near (`far`: how many sentences away at most), has no channel of its own and quotes nothing.
    """
    account: _Account | None = None
    before: Draft | None = None
    heard: set[str] = set()  # whom the page has named in words of its own or others'
    met = -far  # the number of the last sentence about a meeting
    for draft in drafts:
        before, last = draft, before
        if draft.role != "body":
            continue
        known = frozenset(heard)
        heard.update(_named(draft))
        met = draft.number if draft.sentence.about_meeting else met
        report = draft.piece.report
        if report is None:
            goes_on = last is not None and last.number == draft.number and last.implied and last.piece.report is None
            if account and (goes_on or _is_of_meeting(draft, account)):
                _imply(draft, account, None)
            continue
        if draft.origin.kind in ("organisation", "agency") and draft.origin.ref:
            if account and account.origin.ref == draft.origin.ref:
                account.add(draft, cues)
                account.origin = draft.origin
            else:
                account = _Account(draft, cues, known if draft.origin.kind == "agency" else frozenset())
            account.meeting |= draft.number - met <= 1
            continue
        if account and not _is_of_page(draft, last) and _goes_on(draft, account, far):
            speaker = Speaker(ref=draft.origin.ref or "", span=None)
            _imply(draft, account, speaker)
        elif draft.origin.ref and draft.origin.kind != "person":
            account = None
    _look_back(drafts, far)
    _look_back_from_late(drafts, far)
    _look_back_from_confirmed(drafts, far)


def name_headline(drafts: list[Draft], cues: Cues) -> None:
    """Gives the words of a headline's unnamed «official:» to the first person whom the body quotes by name."""
    named = next((d.origin for d in drafts if d.role == "body" and d.piece.report is not None), None)
    if named is None or named.kind != "person":
        return
    for draft in drafts:
        report = draft.piece.report
        if draft.role != "headline" or report is None or report.source is None or draft.origin.kind != "anonymous":
            continue
        word = draft.sentence.text_at(draft.sentence.holder(report.source[0]))
        several = word in cues.kinds["people"] or word.endswith(cues.people_endings)
        if not several and word not in cues.kinds["the-source"] and word not in cues.kinds["issued"]:
            draft.origin = named


def _is_of_page(draft: Draft, last: Draft | None) -> bool:
    """Whether a piece goes on with somebody whom the page itself quotes earlier in the sentence."""
    told = last is not None and last.number == draft.number and last.piece.report is not None and not last.implied
    return told and last is not None and last.origin.ref == draft.origin.ref


def _goes_on(draft: Draft, account: _Account, far: int) -> bool:
    report = draft.piece.report
    beside = draft.number == account.number and account.spoken
    acts = draft.origin.ref in account.people and account.meeting
    acts = acts and (draft.origin.ref not in account.heard or draft.sentence.is_kind(0, "also"))
    return bool(
        draft.origin.kind == "person" and (beside or acts)
        and draft.number - account.number <= far and (draft.channel == "unknown" or _in_meeting(draft))
        and report and report.kind in ("verb", "noun") and not report.pair and not report.carriers
    )  # fmt: skip


def _in_meeting(draft: Draft) -> bool:
    """Whether the words fell in the meeting that the page tells of: «during the call»."""
    s, report = draft.sentence, draft.piece.report
    if report is None or not report.cue:
        return False
    return any(s.is_kind(k, "the-meeting") for k in range(s.index(report.clause[0]), s.index(report.at)))


def _is_of_meeting(draft: Draft, account: _Account) -> bool:
    """«The call also dealt with …»: a sentence that goes on about the meeting of the account."""
    s = draft.sentence
    first = s.index(draft.piece.content[0][0])
    if not account.meeting or draft.number - account.number > 1 or draft.number == account.number:
        return False
    return (
        s.is_kind(0, "also")
        and first < _START
        and any(s.is_kind(k, "the-meeting") for k in range(min(5, len(s.words))))
    )


def _imply(draft: Draft, account: _Account, speaker: Speaker | None) -> None:
    if speaker and draft.piece.report and draft.piece.report.source:
        starts = list(draft.sentence.phrases(*draft.piece.report.source))
        if starts:
            speaker = Speaker(ref=speaker.ref, span=starts[0][2].span)
    draft.origin, draft.implied, draft.evidence = account.origin, True, account.evidence
    draft.speaker = speaker
    draft.rule = "account"
    account.number = draft.number


def _look_back_from_late(drafts: list[Draft], far: int) -> None:
    """What stands before «this came in a statement by X» is X's: what the page tells, and what a person does in it."""
    for at, draft in enumerate(drafts):
        report = draft.piece.report
        if report is None or report.kind != "late" or draft.origin.ref is None:
            continue
        for earlier in reversed(drafts[:at]):
            if earlier.number == draft.number:
                continue
            if earlier.role != "body" or draft.number - earlier.number > far or not _may_be_of(earlier):
                break
            speaker = _speaker_of(earlier)
            earlier.origin, earlier.implied, earlier.rule = draft.origin, True, "late"
            earlier.speaker, earlier.evidence = speaker, report.cue[0]


def _look_back_from_confirmed(drafts: list[Draft], far: int) -> None:
    """What the page tells before «X said so» is X's, back to what is attributed to anybody or only recalled."""
    for at, draft in enumerate(drafts):
        report = draft.piece.report
        if report is None or report.kind != "confirmed" or draft.origin.ref is None:
            continue
        for earlier in reversed(drafts[:at]):
            near = draft.number - earlier.number <= far
            attributed = earlier.implied or earlier.piece.report is not None
            if earlier.role != "body" or not near or attributed or earlier.sentence.match(0, "impersonal"):
                break
            earlier.origin, earlier.implied, earlier.rule = draft.origin, True, "late"
            earlier.evidence = report.cue[0]


def _may_be_of(draft: Draft) -> bool:
    """Whether a piece may be of an account that is named only later: nobody else is quoted, no statement of another."""
    report = draft.piece.report
    if report is None:
        return not draft.implied
    quoted = report.pair is not None or bool(report.carriers) or draft.channel != "unknown"
    return draft.origin.kind in ("person", "office") and not quoted and report.kind in ("verb", "noun")


def _speaker_of(draft: Draft) -> Speaker | None:
    """The person who speaks or acts in a piece."""
    if draft.piece.report is not None and draft.origin.ref:
        return Speaker(ref=draft.origin.ref, span=None)
    return None


def _look_back(drafts: list[Draft], far: int) -> None:
    """What the same person does in the sentences right before a late «according to» is of that account too."""
    for at, draft in enumerate(drafts):
        report = draft.piece.report
        if report is None or report.kind != "phrase" or not draft.speaker or draft.role != "body" or draft.implied:
            continue
        if draft.origin.kind != "organisation" or not draft.speaker.ref.startswith("person:"):
            continue
        for earlier in reversed(drafts[:at]):
            if earlier.role != "body" or draft.number - earlier.number > far:
                break
            if earlier.number == draft.number or earlier.piece.report is None:
                continue
            if earlier.origin.ref != draft.speaker.ref or earlier.channel != "unknown" or earlier.piece.report.pair:
                break
            speaker = Speaker(ref=draft.speaker.ref, span=None)
            earlier.origin, earlier.speaker, earlier.implied = draft.origin, speaker, True
            earlier.evidence, earlier.rule = report.cue[0], "account"
        _open_with(drafts[:at], draft, far)


def _open_with(before: list[Draft], late: Draft, far: int) -> None:
    """What a page opens with is of the account that it names late, where nobody else speaks before it.

    Only of what the person of that account does, and of the meeting, call or letter.
    """
    body = [d for d in before if d.role == "body" and d.number != late.number]
    report, who = late.piece.report, late.speaker
    if report is None or who is None or not body or late.number - body[0].number > far:
        return
    if any(d.piece.report is not None and d.origin.ref != late.origin.ref for d in body):
        return
    attributed = {d.number for d in body if d.piece.report is not None}
    for draft in body:
        if draft.number in attributed:
            continue
        start, end = draft.piece.content[0][0], draft.piece.content[-1][1]
        s = draft.sentence
        named = any(who.ref in (m.ref, m.stands_for) for _, _, m in s.phrases(start, end))
        if named or draft.sentence.about_meeting:
            draft.origin, draft.implied, draft.evidence, draft.rule = late.origin, True, report.cue[0], "account"
