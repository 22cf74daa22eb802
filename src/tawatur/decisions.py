"""Decisions of a person: made, read from records, found again on the pages as they are now, laid over groups.

Here is what the rooms share that carry decisions out; who does what in which order is told in `pipeline/decisions.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple, TypeVar, get_args

import msgspec

from tawatur.codec import decision_id
from tawatur.errors import InputError
from tawatur.model import Anchor, Article, Decision, DecisionKind, Noun, Role, Span

PERSON = "person:"  # how the rule of a value begins that a person decided; the ids of the decisions follow
NOT_APPLIED = "decision-not-applied"  # the finding of an article on which a decision could not be carried out
AROUND = 32  # letters kept before and after an anchor, to tell like letters of a page apart
REF_KINDS = frozenset(
    ("person", "office", "body", "group", "agency", "outlet", "state", "place", "facility", "event", "doc", "anon",
     "platform")
)  # fmt: skip
_REF = re.compile(rf"(?:{'|'.join(sorted(REF_KINDS))}):\S+")
_DATE = re.compile(r"\d{4}-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?")
_WHAT = ("event", "claim")
_ORDERED = frozenset({"source"})  # kinds whose anchors mean different things: the statement, then the letters of who

K = TypeVar("K", bound=Hashable)


class Correction(Noun, frozen=True):
    """A decision about what one article is or says, brought onto its letters: one span for each anchor in it."""

    decision: str
    kind: DecisionKind
    spans: list[Span]
    value: Any

    @property
    def rule(self) -> str:
        """The rule of the values that it sets."""
        return rule_of([self.decision])


class Held(Noun, frozen=True):
    """What stands where a decision is anchored: an article, and its statements there by id."""

    article: str
    statements: list[str]


class Ruling(Noun, frozen=True):
    """A decision to merge or to split, brought onto statements: of each anchor what is held in each version."""

    decision: str
    kind: DecisionKind
    on: list[list[Held]]

    def touches(self, statements: Iterable[str]) -> bool:
        """Whether any of some statements stands where it is anchored."""
        return not {i for anchor in self.on for held in anchor for i in held.statements}.isdisjoint(statements)


class Regrouped(NamedTuple):
    """Members that belong together, and the decisions by which they do."""

    members: list[Any]
    decisions: list[str]


def rule_of(decisions: Iterable[str]) -> str:
    """The rule of what a person decided."""
    return PERSON + ",".join(sorted(set(decisions)))


def decisions_in(rule: str) -> list[str]:
    """The ids of the decisions that a rule names; [] for a rule of the program."""
    return rule.removeprefix(PERSON).split(",") if rule.startswith(PERSON) else []


# --- make and read -----------------------------------------------------------------------------------------------


def anchor_at(article: Article, span: Span) -> Anchor:
    """An anchor on letters of an article."""
    text = article.text
    return Anchor(
        article=article.id,
        span=span,
        page=article.page,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - AROUND) : span.start],
        suffix=text[span.end : span.end + AROUND],
    )


def decide(kind: DecisionKind, on: Iterable[Anchor], value: Any) -> Decision:
    """A decision, with its id. Raises InputError when the value is none of its kind, or nothing is anchored."""
    anchors = list(on)
    if kind not in _ORDERED:
        anchors = sorted({(a.article, a.span): a for a in anchors}.values(), key=lambda a: (a.article, a.span))
    if wrong := _wrong(kind, anchors, value):
        raise InputError(wrong)
    return Decision(id=decision_id(kind, ((a.article, a.span) for a in anchors), value), kind=kind, on=anchors,
                    value=value)  # fmt: skip


def read_decisions(text: str, name: str) -> list[Decision]:
    """The decisions of a JSON list, of JSON Lines or of a document of the contract, each once, by id.

    An id is made anew from the values, and may be left out. Raises InputError, naming every record that is none.
    """
    found, wrong = dict[str, Decision](), list[str]()
    for number, record in enumerate(_records(text, name), 1):
        try:
            made = msgspec.convert({"id": "", **record} if isinstance(record, dict) else record, Decision)
            decision = decide(made.kind, made.on, made.value)
            found[decision.id] = decision
        except (msgspec.ValidationError, InputError) as error:
            wrong.append(f"{name}: decision {number}: {error}")
    if wrong:
        raise InputError("\n".join(wrong))
    return [found[i] for i in sorted(found)]


def _records(text: str, name: str) -> list[Any]:
    try:
        whole = msgspec.json.decode(text)
    except msgspec.DecodeError:
        try:
            return [msgspec.json.decode(line) for line in text.splitlines() if line.strip()]
        except msgspec.DecodeError as error:
            raise InputError(f"{name}: neither a JSON list of decisions nor one a line: {error}") from None
    if isinstance(whole, dict):
        whole = whole.get("decisions", [whole])
    if not isinstance(whole, list):
        raise InputError(f"{name}: no list of decisions")
    return whole


def _wrong(kind: DecisionKind, on: list[Anchor], value: Any) -> str:
    """What is wrong with a decision; "" when nothing is."""
    if not on:
        return f"{kind}: on: at least one article and span"
    if any(a.span.start < 0 or a.span.end < a.span.start for a in on):
        return f"{kind}: on: a span is [start, end]"
    if kind == "merge" and len(on) < 2:
        return "merge: on: at least two places"
    right, expected = _VALUES[kind]
    return "" if right(value) else f"{kind}: value: expected {expected}, not {msgspec.json.encode(value).decode()}"


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_ref(value: Any) -> bool:
    return value is None or (isinstance(value, str) and _REF.fullmatch(value) is not None)


def _is_day(value: Any) -> bool:
    """Whether a value is null, a day, a month or a moment of the calendar."""
    if value is None or not isinstance(value, str) or not _DATE.fullmatch(value):
        return value is None
    try:
        datetime.fromisoformat(value if len(value) > len("2031-03") else f"{value}-01")
    except ValueError:
        return False
    return True


_VALUES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "merge": (lambda v: v in _WHAT, "event or claim"),
    "split": (lambda v: v in _WHAT, "event or claim"),
    "outlet": (lambda v: v is None or _is_words(v), "a ref, a name, a domain or null"),
    "published": (_is_day, "an ISO date or date-time or null"),
    "role": (lambda v: v in get_args(Role), f"one of {', '.join(get_args(Role))}"),
    "source": (_is_ref, "a ref as person:name, or null for the page itself"),
    "ref": (_is_ref, "a ref as person:name, or null for nobody known"),
    "note": (_is_words, "words"),
}


# --- find again --------------------------------------------------------------------------------------------------


def find_again(anchor: Anchor, text: str) -> Span | None:
    """Where the letters of an anchor stand in another text of its page, blanks apart; null when nowhere or unclear.

    Of several places it is the one with most of the same letters around it.
    """
    words = (anchor.exact or "").split()
    if not words:
        return None
    places = [Span(*m.span()) for m in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    around = {span: _alike_around(anchor, text, span) for span in places}
    best = [span for span in places if around[span] == max(around.values())]
    return best[0] if len(best) == 1 else None


def _alike_around(anchor: Anchor, text: str, span: Span) -> int:
    """How many letters before and behind a place are those before and behind an anchor."""
    before, after = text[max(0, span.start - 2 * AROUND) : span.start], text[span.end : span.end + 2 * AROUND]
    return _common(_bare(anchor.prefix)[::-1], _bare(before)[::-1]) + _common(_bare(anchor.suffix), _bare(after))


def _bare(text: str) -> str:
    return " ".join(text.split())


def _common(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def overlap(one: Span, other: Span) -> int:
    """How many letters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


# --- lay over groups ---------------------------------------------------------------------------------------------


def regroup(
    groups: Iterable[Iterable[K]], rulings: Iterable[Ruling], keys: Callable[[Held], Iterable[K]]
) -> list[Regrouped]:
    """Groups as a person wants them: what is split off first, then what is merged, each in the order of ids.

    `keys`: the members that stand where a decision is anchored. What is split off is a group of its own; of a member
    in several groups the largest one is merged. A decision that finds nothing here changes nothing.
    """
    now = [(frozenset(group), frozenset[str]()) for group in groups]
    for ruling in sorted(rulings, key=lambda r: (r.kind != "split", r.decision)):
        anchors = [{key for held in anchor for key in keys(held)} for anchor in ruling.on]
        change = _split if ruling.kind == "split" else _merged
        now = list(change(now, anchors, ruling.decision))
    return [Regrouped(sorted(group), sorted(by)) for group, by in now]


_Groups = list[tuple[frozenset[K], frozenset[str]]]


def _split(now: _Groups[K], anchors: list[set[K]], decision: str) -> Iterator[tuple[frozenset[K], frozenset[str]]]:
    wanted = frozenset[K]().union(*anchors)
    taken = wanted.intersection(*[frozenset[K]().union(*(group for group, _ in now))])
    for group, by in now:
        if rest := group - taken:
            yield rest, (by | {decision} if rest != group else by)
    if taken:
        yield taken, frozenset({decision}).union(*(by for group, by in now if group <= taken))


def _merged(now: _Groups[K], anchors: list[set[K]], decision: str) -> Iterator[tuple[frozenset[K], frozenset[str]]]:
    meant = [
        max((g for g in now if not g[0].isdisjoint(anchor)), key=lambda g: len(g[0]), default=None)
        for anchor in anchors
    ]
    joined = [group for group in meant if group is not None]
    if len(joined) < 2:
        yield from now
        return
    yield from (group for group in now if group not in joined)
    yield (
        frozenset[K]().union(*(group for group, _ in joined)),
        frozenset({decision}).union(*(by for _, by in joined)),
    )
