"""The nouns: what flows from room to room.

Frozen, slotted values. Field names are those of the JSON contract (`docs/contract.md`); `codec` turns nouns into that
JSON and back. All offsets are Python string indices into the `text` of an article, half open. Times are ISO 8601
strings: a date, or a date-time with offset when the granularity is hour or minute.
"""

from __future__ import annotations

from typing import Any, Literal

from tawatur.letters import Evidence as Evidence
from tawatur.letters import From as From
from tawatur.letters import Noun as Noun
from tawatur.letters import Span as Span
from tawatur.letters import When as When
from tawatur.person import Anchor as Anchor
from tawatur.person import Decision as Decision
from tawatur.person import DecisionKind as DecisionKind
from tawatur.person import Outcome as Outcome

SCHEMA = "tawatur/1"

Role = Literal[
    "headline", "dateline", "body", "subhead", "caption", "credit", "summary", "embed", "disclaimer", "teaser",
    "boilerplate",
]  # fmt: skip
MentionKind = Literal[
    "person", "office", "place", "organisation", "group", "agency", "outlet", "facility", "event", "document",
    "platform", "anonymous",
]  # fmt: skip
MentionForm = Literal["name", "title", "nominal", "pronoun", "handle", "nisba"]
Voice = Literal["direct", "indirect", "mixed", "narrated"]
Certainty = Literal["asserted", "hedged", "denied"]
Polarity = Literal["positive", "negative"]
Status = Literal["happened", "ongoing", "planned", "called-for", "hypothetical", "unknown"]
Channel = Literal[
    "statement", "press-conference", "post", "interview", "call", "letter", "document", "reports", "unknown"
]
OriginKind = Literal["person", "office", "organisation", "agency", "outlet", "anonymous", "document"]
HopRelation = Literal["reprints", "relays", "quotes", "embeds", "says"]
HopHow = Literal["explicit", "implied", "page", "given"]
Approx = Literal["exact", "about", "at-least", "at-most", "range"]
Direction = Literal["known", "unknown", "common"]
ReuseRelation = Literal["verbatim", "near-copy", "shortened", "shared-agency-text", "shared-statement", "formula"]
ReuseRule = Literal["disclaimer", "credit", "near-duplicate"]
EventStatus = Literal["occurred", "planned", "alleged", "ongoing", "unknown"]
EdgeRelation = Literal["announces", "happens", "follows", "retells", "corrects"]
MemberRelation = Literal["variant", "stronger", "weaker"]
LinkRelation = Literal["partial", "entails", "presupposes", "asks", "distorts", "denies"]
Standing = Literal["corroborated", "single-sourced", "anonymous", "unattributed"]
ConflictType = Literal[
    "date", "number", "place", "identity", "attribution", "scope", "act", "wording", "framing", "denial", "fact"
]
Severity = Literal["high", "medium", "low"]
Verdict = Literal["contradiction", "tension", "variant", "granularity", "update"]
Reason = Literal[
    "missing", "unreadable", "empty", "not-text", "too-large", "not-an-article", "language", "encoding",
    "truncated", "refused-address", "timeout", "internal",
]  # fmt: skip


# --- what a page says: ingest ------------------------------------------------------------------------------------


class Published(Noun, frozen=True, rename={"from_": "from"}):
    """When a page was published: never more exact than its evidence, which is in the text or named in `from`."""

    earliest: str
    latest: str
    granularity: str
    rule: str
    zone: str | None = None
    evidence: Span | None = None
    from_: From | None = None


class Republished(Noun, frozen=True, rename={"from_": "from"}):
    """The outlet a reprint says it was taken from."""

    ref: str
    evidence: Span | None = None
    from_: From | None = None


class Credit(Noun, frozen=True, rename={"from_": "from"}):
    """An agency or outlet credited for text or photographs of a page."""

    ref: str
    kind: Literal["text", "photo"]
    evidence: Span | None = None
    from_: From | None = None


class Block(Noun, frozen=True):
    """A line of a page, or a part of one, with its role. Blocks do not overlap and hold all that is not space."""

    span: Span
    role: Role
    rule: str
    language: str | None = None
    author: str | None = None
    published: When | None = None
    echo_of: Span | None = None


class Finding(Noun, frozen=True):
    """What does not fit on a page; said, and never repaired in silence."""

    kind: str
    spans: list[Span]
    detail: str
    rule: str


class Article(Noun, frozen=True):
    """One page as published, in one version. Its text never changes again."""

    id: str
    input: str
    raw: str
    page: str
    text: str
    language: str
    blocks: list[Block]
    copies: list[str] = []
    retrieved: str | None = None
    version: int = 1
    previous: str | None = None
    outlet: str | None = None
    outlet_evidence: Span | None = None
    outlet_from: From | None = None
    url: str | None = None
    headline: Span | None = None
    byline: str | None = None
    published: Published | None = None
    republished_from: Republished | None = None
    credits: list[Credit] = []
    findings: list[Finding] = []


class Rejected(Noun, frozen=True):
    """What was not used, and why."""

    input: str
    stage: str
    reason: Reason
    detail: str


# --- what an article says: annotate ------------------------------------------------------------------------------


class Time(Noun, frozen=True):
    """A time expression: TIMEX3 type and value, and the days it can mean (null where the page does not fix them)."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    rule: str
    earliest: str | None = None
    latest: str | None = None
    granularity: str | None = None
    mod: str | None = None
    anchor: Literal["published", "block", "calendar", "event", "none"] = "none"
    calendar: Literal["gregorian", "hijri"] = "gregorian"


class Quantity(Noun, frozen=True):
    """How many of what: the closed interval of values the words allow."""

    span: Span
    value: tuple[float | int, float | int]
    rule: str
    approx: Approx = "exact"
    unit: str | None = None
    of: str | None = None


class Mention(Noun, frozen=True):
    """A place where somebody or something is named. `refs` when one form stands for several."""

    span: Span
    kind: MentionKind
    rule: str
    form: MentionForm = "name"
    ref: str | None = None
    refs: list[str] = []
    stands_for: str | None = None
    name: str | None = None
    listed: bool = False


class Speaker(Noun, frozen=True):
    """Whose act the origin reports; `span` is null when the sentence does not name it."""

    ref: str
    span: Span | None = None


class Hop(Noun, frozen=True):
    """One link of a chain: the carrier has it from the authority; `evidence` holds the words that license it."""

    carrier: str | None
    relation: HopRelation
    authority: str
    how: HopHow
    evidence: Span | None = None


class Statement(Noun, frozen=True):
    """One place where one article says one thing, on someone's authority."""

    id: str
    article: str
    content: list[Span]
    rule: str
    source: Span | None = None
    cue: list[Span] = []
    voice: Voice = "narrated"
    quotes: list[Span] = []
    certainty: Certainty = "asserted"
    hedges: list[Span] = []
    polarity: Polarity = "positive"
    status: Status = "unknown"
    anonymous: bool = False
    act: str = "assert"
    channel: Channel = "unknown"
    origin: str | None = None
    origin_kind: OriginKind | None = None
    implied: bool = False
    speaker: Speaker | None = None
    joint: list[str] = []
    chain: list[Hop] = []


class Reading(Noun, frozen=True):
    """All that one article says, read alone."""

    article: Article
    times: list[Time] = []
    quantities: list[Quantity] = []
    mentions: list[Mention] = []
    statements: list[Statement] = []
    findings: list[Finding] = []


# --- what belongs together: link ---------------------------------------------------------------------------------


class Reuse(Noun, frozen=True):
    """Text that two articles share, passage by passage: `[[in copy], [in original]]`."""

    id: str
    copy: str
    original: str | None
    direction: Direction
    relation: ReuseRelation
    share: float
    passages: list[tuple[Span, Span]]
    rule: ReuseRule
    upstream: str | None = None
    credited: list[str] = []


class Event(Noun, frozen=True):
    """One thing that happened; it gathers statements and names the articles that lead with it."""

    id: str
    rule: str
    when: When | None
    lead_articles: list[str]
    articles: list[str]
    statements: list[str]
    kind: str | None = None
    kind_evidence: list[Evidence] = []
    status: EventStatus = "unknown"
    gist: str | None = None
    when_evidence: list[Evidence] = []
    places: list[str] = []
    participants: list[str] = []
    why: list[str] = []


class Unsure(Noun, frozen=True):
    """Two events that may be one; kept apart and shown."""

    id: str
    a: str
    b: str
    why: list[str]
    rule: str


class Comparison(Noun, frozen=True):
    """Why two articles are together or apart: what agrees in what they lead with, and what speaks against it."""

    articles: list[str]
    verdict: Literal["same", "unsure", "different"]
    score: float
    agrees: list[str]
    against: list[str]
    events: list[str]
    reuse: Reuse | None = None


class Edge(Noun, frozen=True, rename={"from_": "from"}):
    """How two events of a storyline hang together."""

    from_: str
    to: str
    relation: EdgeRelation
    evidence: list[Evidence] = []


class Storyline(Noun, frozen=True):
    """Events that follow from one another."""

    id: str
    events: list[str]
    edges: list[Edge]


# --- what stands: corroborate ------------------------------------------------------------------------------------


class Linked(Noun, frozen=True):
    """A statement that touches a claim without saying it; never counted."""

    statement: str
    relation: LinkRelation


class Chains(Noun, frozen=True):
    """By how many shown ways the origins' words reach us: a lower bound that can be shown and an upper bound."""

    lower: int
    upper: int


class Narrations(Noun, frozen=True):
    """How many pages narrate a claim themselves, and how many texts of them share no passage."""

    articles: int
    texts: int


class Claim(Noun, frozen=True):
    """The same thing said in one or more places, and how it stands."""

    id: str
    event: str
    gist: str
    statements: list[str]
    origins: list[list[str]]
    standing: Standing
    chains: Chains
    rule: str
    relations: dict[str, MemberRelation] = {}
    linked: list[Linked] = []
    parties_only: bool = False
    narrations: Narrations | None = None
    contested: list[str] = []
    articles: list[str] = []
    outlets: list[str] = []
    first: str | None = None


class Value(Noun, frozen=True):
    """One side of a conflict: what it says and the letters that say it."""

    value: Any
    evidence: list[Evidence]
    statements: list[str]


class Conflict(Noun, frozen=True):
    """Values that do not fit together. Kept open; never resolved."""

    id: str
    event: str
    type: ConflictType
    severity: Severity
    verdict: Verdict
    slot: str
    values: list[Value]
    rule: str
    claims: list[str] = []
    compatible: list[Evidence] = []


class Cell(Noun, frozen=True):
    """One cell of the matrix side × claim: stated by that side, or absent from what was searched."""

    event: str
    claim: str
    side: str
    state: Literal["stated", "absent"]
    statements: list[str]
    searched: list[str]


class Omission(Noun, frozen=True):
    """A claim that one side's own account leaves out, in the articles searched."""

    event: str
    side: str
    claim: str
    searched: list[str]


class Said(Noun, frozen=True):
    """Who gives which date."""

    when: When
    statement: str


class Moment(Noun, frozen=True):
    """A line of the timeline."""

    event: str
    when: When
    said: list[Said]
    evidence: list[Evidence]


class Origin(Noun, frozen=True):
    """A named party that speaks of an event; `doubtful`: voices that are not shown to be of another party, each with
    the refs that speak with it. So the origins of an event are a lower bound, and all voices together an upper one.
    """

    event: str
    refs: list[str]
    doubtful: list[list[str]] = []


class Dossier(Noun, frozen=True):
    """What a desk needs about one event, carrying all that it cites; `names`: what the tables call its refs."""

    event: Event
    readings: list[Reading]
    reuses: list[Reuse] = []
    claims: list[Claim] = []
    conflicts: list[Conflict] = []
    matrix: list[Cell] = []
    omissions: list[Omission] = []
    timeline: list[Moment] = []
    origins: list[Origin] = []
    names: dict[str, str] = {}


class Analysis(Noun, frozen=True):
    """The outcome of one run; iterable over its dossiers, in the order of their ids."""

    readings: list[Reading]
    dossiers: list[Dossier]
    reuses: list[Reuse] = []
    unsure: list[Unsure] = []
    storylines: list[Storyline] = []
    decisions: list[Decision] = []
    rejected: list[Rejected] = []
    made_with: dict[str, Any] = {}

    def __iter__(self) -> Any:
        return iter(self.dossiers)

    @property
    def articles(self) -> list[Article]:
        """The articles read, in the contract's order."""
        return [reading.article for reading in self.readings]

    @property
    def events(self) -> list[Event]:
        """The events, one for each dossier."""
        return [dossier.event for dossier in self.dossiers]
