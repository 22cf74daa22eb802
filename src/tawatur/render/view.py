"""A dossier as a reader looks at it: names for refs, columns, rows, cells, and the letters behind each.

Nothing is worded here: what is shown is a value, a name or a quotation with its page; labels are `messages`.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath

import msgspec

from tawatur.model import Article, Block, Claim, Conflict, Dossier, Moment, Span, Statement, Value
from tawatur.render.decisions import mark
from tawatur.render.messages import messages
from tawatur.render.names import Names, head_of

_ORDER = {"corroborated": 0, "single-sourced": 1, "anonymous": 2, "unattributed": 3}
_SEVERITY = {"high": 0, "medium": 1, "low": 2}
NARRATORS, UNNAMED, OTHERS = "narrators", "unnamed", "others"
_FULL = 4  # words of a statement that tells something by itself
_LINE = 110  # letters of a statement that fits a line
_CONTEXT = 420  # letters of a block shown around what is quoted


class Piece(msgspec.Struct, frozen=True):
    """A run of letters of a block with what it is in the statement: content, source, cue, or nothing."""

    text: str
    role: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a page as they stand in their block."""

    article: Article
    page: str
    pieces: list[Piece]
    statement: Statement | None = None
    relation: str = ""


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one column says of one claim."""

    key: str
    state: str
    quotes: list[Quote]

    @property
    def pages(self) -> list[str]:
        """The pages that carry it, each once."""
        return list(dict.fromkeys(q.page for q in self.quotes))


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as a row of the table."""

    claim: Claim
    gist: Quote
    cells: list[Cell]
    linked: list[Quote]


class View:
    """One dossier, ready to be shown in a language of labels."""

    def __init__(self, dossier: Dossier, lang: str) -> None:
        self.dossier = dossier
        self.m = messages(lang)
        self._names = Names(dossier.names, dossier.readings, self.m)
        self.readings = {r.article.id: r for r in dossier.readings}
        self.articles = {r.article.id: r.article for r in dossier.readings}
        self.statements = {s.id: s for r in dossier.readings for s in r.statements}

    # --- names ---------------------------------------------------------------------------------------------------

    def name(self, ref: str | None) -> str:
        """The name of a ref: in the tables, else on the pages, else the readable part of the ref itself."""
        return self._names(ref)

    def chain(self, statement: Statement) -> list[str]:
        """The names from the outlet of a statement's page to who vouches for its words."""
        return self._names.chain(self.articles[statement.article], statement)

    def group_name(self, group: list[str]) -> str:
        """The name of a group of origins that are one: that of its side, else of its first body or person."""
        side = next((self._side_of[ref] for ref in group if ref in self._side_of), None)
        return self.column_name(side) if side else self.name(head_of(group))

    def page_name(self, article: Article) -> str:
        """The outlet of a page, or, where it names none, the input it was read from."""
        name = PurePosixPath(article.input).name.split("#")[-1]
        stem = PurePosixPath(name).stem or name
        short = stem if len(stem) <= 14 else stem.split("_")[0][:14]
        return self.name(article.outlet) if article.outlet else short

    # --- letters -------------------------------------------------------------------------------------------------

    def words(self, statement: Statement) -> str:
        """The letters of a statement's content, on one line, without a quotation mark whose other half is outside."""
        text = self.articles[statement.article].text
        return " … ".join(_balanced(" ".join(text[a:b].split())) for a, b in statement.content)

    def by_person(self, rule: str | None) -> str:
        """The mark of a value that a person decided; else nothing."""
        return mark(rule or "", self.m)

    def manner(self, statement: Statement) -> str:
        """What a reader must see before the words: that they are denied, hedged or refused; else nothing."""
        if statement.certainty != "asserted":
            return self.m("label", statement.certainty)
        return self.m("act", statement.act) if statement.act in ("deny", "decline-comment") else ""

    def quote(self, statement: Statement, relation: str = "") -> Quote:
        """A statement in its block, source, cue and content told apart."""
        article = self.articles[statement.article]
        parts = [(span, "content") for span in statement.content] + [(span, "cue") for span in statement.cue]
        if statement.source:
            parts.append((statement.source, "source"))
        return Quote(
            article=article,
            page=self.page_name(article),
            pieces=_pieces(article, parts, statement.content[0]),
            statement=statement,
            relation=relation,
        )

    def letters(self, article_id: str, span: Span) -> Quote:
        """A span of a page in its block."""
        article = self.articles[article_id]
        return Quote(
            article=article,
            page=self.page_name(article),
            pieces=_pieces(article, [(span, "content")], span),
        )

    # --- the table -----------------------------------------------------------------------------------------------

    @cached_property
    def _sides(self) -> list[str]:
        """The parties that speak for themselves; where there are none, the independent origins with most claims."""
        if sides := sorted({c.side for c in self.dossier.matrix}):
            return sides
        held = [{ref for g in c.origins for ref in g} for c in self.dossier.claims]
        weight = {o.refs[0]: sum(not refs.isdisjoint(o.refs) for refs in held) for o in self.dossier.origins}
        return sorted(weight, key=lambda ref: (-weight[ref], ref))[:5]

    @cached_property
    def _side_of(self) -> dict[str, str]:
        """The side by whose voice each origin speaks: as the matrix has it, else as the event's origins have it."""
        found = {side: side for side in self._sides}
        for cell in sorted(self.dossier.matrix, key=lambda c: (c.claim, c.side)):
            for statement in (self.statements[i] for i in cell.statements if i in self.statements):
                if statement.origin:
                    found.setdefault(statement.origin, cell.side)
        for origin in (o for o in self.dossier.origins if not self.dossier.matrix and o.refs[0] in found):
            found |= dict.fromkeys(origin.refs, origin.refs[0])
        return found

    @cached_property
    def columns(self) -> list[str]:
        """The sides, then other origins, unnamed sources and the narrators."""
        said = [s for c in self.dossier.claims for i in c.statements if (s := self.statements.get(i))]
        unnamed = [UNNAMED] if any(s.anonymous for s in said) else []
        origins = {s.origin for s in said if s.voice != "narrated" and not s.anonymous and s.origin}
        others = [OTHERS] if origins - self._side_of.keys() else []
        return [*self._sides, *others, *unnamed, NARRATORS]

    def column_name(self, key: str) -> str:
        """The heading of a column."""
        fixed = {NARRATORS: "narrators", UNNAMED: "unnamed_sources", OTHERS: "others"}
        return self.m("label", fixed[key]) if key in fixed else self.name(self._spoken_by(key))

    def _spoken_by(self, side: str) -> str:
        """The body by which a side speaks on these pages: its own, else the one to which most of its words are given.

        A state has one voice; what its government said stands under the government, and not under its president.
        """
        origins = Counter(
            s.origin
            for c in self.dossier.claims
            for s in (self.statements[i] for i in c.statements)
            if s.origin and self._side_of.get(s.origin) == side
        )
        if len(origins) == 1 and min(origins) in self.dossier.names:  # one man whom everybody knows
            return min(origins)
        bodies = [ref for ref in origins if ref.startswith("body:")]
        return side if side in origins else min(bodies, key=lambda ref: (-origins[ref], ref), default=side)

    @cached_property
    def lines(self) -> list[Line]:
        """The claims that rest on somebody's word, best supported first."""
        return [self._line(c) for c in self._claims if c.standing != "unattributed"]

    @cached_property
    def narrated_lines(self) -> list[Line]:
        """The claims that only the outlets make, in their own words."""
        return [self._line(c) for c in self._claims if c.standing == "unattributed"]

    @cached_property
    def _claims(self) -> list[Claim]:
        def key(claim: Claim) -> tuple[int, int, int, str]:
            return (_ORDER[claim.standing], -len(claim.origins), -len(claim.articles), claim.id)

        return sorted(self.dossier.claims, key=key)

    def _line(self, claim: Claim) -> Line:
        gist = self.statements[claim.gist]
        linked = [
            self.quote(self.statements[x.statement], self.m("link", x.relation))
            for x in claim.linked
            if x.statement in self.statements
        ]
        return Line(
            claim=claim, gist=self.quote(gist), cells=[self._cell(claim, c) for c in self.columns], linked=linked
        )

    def _cell(self, claim: Claim, column: str) -> Cell:
        said = [self.statements[i] for i in claim.statements]
        mine = [s for s in said if self._column_of(s) == column]
        quotes = [self.quote(s, self._relation(claim, s)) for s in sorted(mine, key=self._reading_order)]
        # Who may be this party has said it: then nothing is said of the party.
        fixed = column in (NARRATORS, UNNAMED, OTHERS) or any(self._is_in_doubt(s) for s in said)
        state = "stated" if quotes else "none" if fixed else "absent"
        return Cell(key=f"{claim.id}-{self.columns.index(column)}", state=state, quotes=quotes)

    def _column_of(self, statement: Statement) -> str:
        if statement.voice == "narrated" or not statement.origin:
            return NARRATORS
        return UNNAMED if statement.anonymous else self._side_of.get(statement.origin, OTHERS)

    def _relation(self, claim: Claim, statement: Statement) -> str:
        relation = claim.relations.get(statement.id)
        return self.m("label", relation) if relation in ("stronger", "weaker") else ""

    def _reading_order(self, statement: Statement) -> tuple[str, str, Span]:
        article = self.articles[statement.article]
        first = article.published.earliest if article.published else "9999"
        return (first, article.id, statement.content[0])

    # --- the rest ------------------------------------------------------------------------------------------------

    @cached_property
    def gist(self) -> Quote | None:
        """The words that head the dossier."""
        gist = self.dossier.event.gist
        return self.quote(self.statements[gist]) if gist in self.statements else None

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Conflicts, grave ones first."""
        return sorted(self.dossier.conflicts, key=lambda c: (_SEVERITY[c.severity], c.type, c.id))

    def value(self, conflict: Conflict, value: Value) -> str:
        """One side of a conflict in words: names for refs, days for dates, labels for what the contract lists."""
        shown = "" if value.value is None else str(value.value)
        if conflict.type == "date":
            return self.m.day(shown)
        if conflict.type == "act":
            return self.m("act", shown)
        if shown in self.m.table["value"]:
            return self.m("value", shown)
        if conflict.type in ("attribution", "identity") and all(":" in ref for ref in shown.split()):
            return self.m.joined([self.name(ref) for ref in shown.split()])
        return "" if conflict.type in ("wording", "framing") else shown

    @cached_property
    def moments(self) -> list[Moment]:
        """The timeline, earliest first."""
        return sorted(
            self.dossier.timeline, key=lambda t: (t.when.earliest or "9999", t.when.latest or "9999", t.event)
        )

    @cached_property
    def pages(self) -> list[Article]:
        """The articles, by publication."""
        lead = set(self.dossier.event.lead_articles)
        order = {a: i for i, a in enumerate(self.articles)}
        return sorted(self.articles.values(), key=lambda a: (a.id not in lead, order[a.id]))

    @cached_property
    def origin_groups(self) -> list[list[str]]:
        """The named parties of the event that are shown to be independent."""
        return [origin.refs for origin in self.dossier.origins]

    def _is_in_doubt(self, statement: Statement) -> bool:
        """Whether a voice answers for a statement that is not shown to be another than the parties of the event."""
        told = statement.voice != "narrated" and not statement.anonymous
        return told and statement.origin is not None and statement.origin not in self._shown

    @cached_property
    def _shown(self) -> set[str]:
        """The refs that speak with the voice of a party of the event, or are the outlets of its pages."""
        outlets = {article.outlet for article in self.articles.values() if article.outlet}
        return outlets.union(self._side_of, *self.origin_groups)

    @property
    def origin_count(self) -> str:
        """How many parties are shown to be independent: with others in doubt it is said to be a lower bound."""
        count = self.m.count("origins", len(self.origin_groups))
        return self.m.text("at_least", count=count) if self.in_doubt else count

    @cached_property
    def in_doubt(self) -> list[str]:
        """The names of the voices that are not shown to be independent of those."""
        shown = {self.group_name(group) for group in self.origin_groups}
        names = (self.group_name(refs) for origin in self.dossier.origins for refs in origin.doubtful)
        return [name for name in dict.fromkeys(names) if name not in shown]

    def left_out(self, article: Article) -> list[Line]:
        """The claims of other pages, at least two, of which a lead page says nothing, not even in passing."""
        gist, mine = self.dossier.event.gist, {s.id for s in self.readings[article.id].statements}
        return [
            line
            for line in self.lines
            if len(line.claim.articles) > 1
            and article.id not in line.claim.articles
            and gist not in line.claim.statements
            and not mine & {x.statement for x in line.claim.linked}
        ]

    def telling(self, moment: Moment) -> Statement | None:
        """The statement that shows best what happened at a moment: the longest of some words, if there is one."""
        said = [self.statements[s.statement] for s in moment.said if s.statement in self.statements]
        full = [s for s in said if len(self.words(s).split()) >= _FULL]
        return min(full, key=lambda s: (abs(len(self.words(s)) - _LINE), s.id), default=None)


def _balanced(text: str) -> str:
    """Words without a quotation mark or bracket at which another one is missing."""
    for opening, closing in ("«»", "“”", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    return text if text.count('"') % 2 == 0 else text.replace('"', "")


def _pieces(article: Article, parts: list[tuple[Span, str]], around: Span) -> list[Piece]:
    """The block around a span, cut where a part begins or ends; what is inside two parts is the inner one's."""
    text = article.text
    block = _block_at(article, around)
    start, end = _window(text, block.span if block else around, [span for span, _ in parts])
    cuts = sorted({start, end, *(p for span, _ in parts for p in span if start < p < end)})
    rank = {"cue": 0, "source": 1, "content": 2}
    pieces = []
    if block and start > block.span.start:
        pieces.append(Piece("… ", ""))
    for a, b in pairwise(cuts):
        roles = [role for span, role in parts if span.start <= a and b <= span.end]
        pieces.append(Piece(text[a:b], min(roles, key=rank.__getitem__) if roles else ""))
    if block and end < block.span.end:
        pieces.append(Piece(" …", ""))
    return pieces


def _block_at(article: Article, span: Span) -> Block | None:
    return next((b for b in article.blocks if b.span.start <= span.start < b.span.end), None)


def _window(text: str, block: Span, spans: list[Span]) -> tuple[int, int]:
    inside = [s for s in spans if block.start <= s.start and s.end <= block.end] or [block]
    first, last = min(s.start for s in inside), max(s.end for s in inside)
    room = max(40, (_CONTEXT - (last - first)) // 2)
    start, end = max(block.start, first - room), min(block.end, last + room)
    while start > block.start and not text[start - 1].isspace():
        start -= 1
    while end < block.end and not text[end].isspace():
        end += 1
    return start, end
