"""What one page says, for a terminal: its times and quantities, its names, its statements, each with its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tawatur.model import Mention, Quantity, Reading, Span, Statement, Time
from tawatur.render.messages import Messages, messages
from tawatur.render.names import Names


def tell_times(reading: Reading) -> str:
    """The time expressions, quantities and findings of a page, one a line: offsets, letters, value, rule."""
    text = reading.article.text
    both: list[Time | Quantity] = [*reading.times, *reading.quantities]
    found = sorted(both, key=lambda x: x.span)
    lines = [f"{_at(x.span)}  {_value(x)}  {_letters(text, x.span)}  [{x.rule}]" for x in found]
    for finding in reading.findings:
        said = " | ".join(_letters(text, span) for span in finding.spans)
        lines.append(f"finding: {finding.kind}: {finding.detail} {said}  [{finding.rule}]")
    return _page(reading, lines)


def tell_names(reading: Reading, names: Mapping[str, str], lang: str) -> str:
    """Who a page names, one ref after the other in the order of the letters, and by which rule each is that one.

    `names`: what the tables call refs; `lang`: of the labels. Raises ValueError when there is no such language.
    """
    m = messages(lang)
    name, groups = Names(names, [reading], m), dict[str, list[Mention]]()
    for mention in sorted(reading.mentions, key=lambda x: x.span):
        groups.setdefault(" ".join(mention.refs) or mention.ref or "", []).append(mention)
    unresolved = groups.pop("", [])
    lines: list[str] = []
    for refs, mentions in groups.items():
        shown = m.joined([name(ref) for ref in refs.split(" ")])
        listed = "" if any(x.listed for x in mentions) else f", {m('label', 'unlisted')}"
        lines += [f"{shown}  ({refs}{listed})", *(_mention(reading, x, name) for x in mentions)]
    if unresolved:
        lines += [m("label", "unresolved"), *(_mention(reading, x, name) for x in unresolved)]
    return _page(reading, lines)


def tell_statements(reading: Reading, names: Mapping[str, str], lang: str, *, explained: bool = False) -> str:
    """The statements of a page: whose, by which words, and what.

    `names`: what the tables call refs; `lang`: of the labels; `explained`: with offsets, the letters that license every
    link, certainty and rule. Raises ValueError when there is no such language.
    """
    m = messages(lang)
    name, lines = Names(names, [reading], m), list[str]()
    for statement in sorted(reading.statements, key=lambda s: (s.content, s.cue)):
        lines += _statement(reading, statement, name, m)
        lines += _explained(reading, statement, name) if explained else []
    return _page(reading, lines)


def _page(reading: Reading, lines: Iterable[str]) -> str:
    article = reading.article
    days = article.published.earliest if article.published else "-"
    return "\n".join([f"{article.input}  {article.id}  {days}", *(f"  {line}" for line in lines), "", ""])


def _at(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _letters(text: str, span: Span) -> str:
    return f"«{' '.join(text[span.start : span.end].split())}»"


def _value(found: Time | Quantity) -> str:
    """The value of a time expression with the days it allows, or of a quantity with its bounds."""
    if isinstance(found, Time):
        days = f" = {found.earliest}/{found.latest}" if found.earliest or found.latest else ""
        parts = [found.type, f"{found.value or '-'}{days}", found.granularity, found.mod]
        anchor = f"({found.anchor})" if found.anchor != "none" else ""
        return " ".join(p for p in (*parts, anchor, found.calendar if found.calendar == "hijri" else "") if p)
    low, high = found.value
    number = f"{low}" if low == high else f"{low}..{high}"
    counted = " ".join(p for p in (found.unit, found.of) if p)
    return " ".join(p for p in ("QUANTITY", number, found.approx if found.approx != "exact" else "", counted) if p)


def _mention(reading: Reading, mention: Mention, name: Names) -> str:
    stands = f" -> {name(mention.stands_for)} ({mention.stands_for})" if mention.stands_for else ""
    letters = _letters(reading.article.text, mention.span)
    return f"  {_at(mention.span)}  {mention.kind}, {mention.form}  {letters}{stands}  [{mention.rule}]"


def _statement(reading: Reading, statement: Statement, name: Names, m: Messages) -> Iterator[str]:
    """Two lines: the chain from the outlet to who vouches, with what must be seen before the words; and the words."""
    text = reading.article.text
    narrated = statement.voice == "narrated"
    whose = m("label", "narrated") if narrated else " ← ".join(name.chain(reading.article, statement))
    marks = [m("label", statement.certainty)] if statement.certainty != "asserted" else []
    marks += [m("label", "implied")] if statement.implied else []
    if statement.speaker:
        marks.append(f"{m('label', 'speaker')}: {name(statement.speaker.ref)}")
    cue = " … ".join(text[a:b] for a, b in statement.cue)
    yield "  ".join(p for p in (whose, cue, f"[{m.joined(marks)}]" if marks else "") if p)
    yield "  " + " … ".join(_letters(text, span) for span in statement.content)


def _explained(reading: Reading, statement: Statement, name: Names) -> Iterator[str]:
    text = reading.article.text
    spans = [("source", [statement.source] if statement.source else []), ("cue", statement.cue)]
    spans += [("content", statement.content), ("quoted", statement.quotes), ("hedged by", statement.hedges)]
    for label, found in spans:
        if found:
            yield f"    {label}: " + " ".join(f"{_at(s)} {_letters(text, s)}" for s in found)
    for hop in statement.chain:
        carrier = name(hop.carrier) if hop.carrier else "-"
        evidence = f" {_at(hop.evidence)} {_letters(text, hop.evidence)}" if hop.evidence else ""
        yield f"    hop: {carrier} {hop.relation} {name(hop.authority)} ({hop.how}){evidence}"
    facts = [statement.voice, statement.act, statement.certainty, statement.polarity, statement.status]
    origin = f"{statement.origin or '-'} ({statement.origin_kind or '-'})"
    yield f"    {' '.join(facts)}; {statement.channel}; origin {origin}  [{statement.rule}]"
    yield ""
