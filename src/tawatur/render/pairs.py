"""What belongs together: events for a terminal, why two pages are together or apart, and their shared text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import pairwise
from textwrap import wrap

import msgspec

from tawatur.model import Article, Comparison, Event, Reading, Reuse, Span, Unsure
from tawatur.render.html import environment, font_faces
from tawatur.render.messages import messages
from tawatur.render.names import Names
from tawatur.render.reasons import Reasons

_COLUMN = 56  # letters of one of two columns on a terminal


class Run(msgspec.Struct, frozen=True):
    """Letters of one page: of shared passage `number`, or of none (0); `changed`: not the same on the other side."""

    text: str
    number: int
    changed: bool = False


def tell_groups(
    events: Iterable[Event], unsure: Iterable[Unsure], readings: list[Reading], names: Mapping[str, str], lang: str
) -> str:
    """Events with the pages that lead with them and the reasons, those of most pages first; then what may be one.

    `names`: what the tables call refs. Raises ValueError when there are no labels in `lang`.
    """
    m, articles = messages(lang), {r.article.id: r.article for r in readings}
    reasons = Reasons(Names(names, readings, m), m)
    words = {s.id: _words(articles[s.article], s.content) for r in readings for s in r.statements}
    lines: list[str] = []
    for event in sorted(events, key=lambda e: (-len(e.lead_articles), -len(e.articles), e.id)):
        kind = m("kind", event.kind) if event.kind else m("label", "unknown")
        lines.append(f"{event.id}  {kind}  {m.when(event.when)}  «{words.get(event.gist or '', '')}»")
        lines += [f"  {m('label', 'why')}: {' · '.join(reasons(event.why))}"]
        lines += [f"  * {_title(articles[a])}" for a in event.lead_articles]
        lines += [f"  - {_title(articles[a])}" for a in event.articles if a not in event.lead_articles]
    lines += [f"{m('label', 'unsure')}: {u.a} {u.b}: {' · '.join(reasons(u.why))}" for u in unsure]
    return "\n".join(lines) + "\n"


def tell_comparison(found: Comparison, readings: Iterable[Reading], names: Mapping[str, str], lang: str) -> str:
    """Why two pages are together or apart; `names`: what the tables call refs.

    Raises ValueError when there are no labels in `lang`.
    """
    m, by_id = messages(lang), {r.article.id: r for r in readings}
    both = [by_id[article] for article in found.articles]
    reasons = Reasons(Names(names, both, m), m)
    label = {"same": "together", "different": "apart", "unsure": "unsure"}[found.verdict]
    lines = [f"{m('label', label)}  ({found.score})", *(_title(reading.article) for reading in both)]
    lines.append(f"  {m('label', 'why')}: {' · '.join(reasons(found.agrees)) or '-'}")
    lines.append(f"  {m('label', 'against')}: {' · '.join(reasons(found.against)) or '-'}")
    if found.reuse:
        lines.append(f"  {m('label', 'reused')}: {_relation(found.reuse, lang)}")
    return "\n".join(lines) + "\n"


def tell_reuses(reuses: Iterable[Reuse], articles: Iterable[Article], lang: str) -> str:
    """The shared passages of pairs of pages, side by side: the copy, or the later one, first.

    Raises ValueError when there are no labels in `lang`.
    """
    by_id, lines = {a.id: a for a in articles}, list[str]()
    for reuse in reuses:
        one, other = by_id[reuse.copy], by_id[reuse.original or reuse.copy]
        lines += [_relation(reuse, lang), f"  {_title(one)}", f"  {_title(other)}"]
        for a, b in reuse.passages:
            lines += ["", *_columns(one.text[a.start : a.end], other.text[b.start : b.end])]
        lines.append("")
    return "\n".join(lines)


def render_reuses(reuses: Iterable[Reuse], articles: Iterable[Article], lang: str) -> str:
    """Pairs of pages beside one another as HTML: what they share is marked, and in it what was changed.

    Where nothing is shared the articles stand as they are. Raises ValueError when there are no labels in `lang`.
    """
    by_id = {a.id: a for a in articles}
    pairs: list[tuple[str, list[tuple[Article, list[Run]]]]] = []
    for reuse in reuses:
        both = by_id[reuse.copy], by_id[reuse.original or reuse.copy]
        sides = [(article, list(runs_of(both, reuse, side))) for side, article in enumerate(both)]
        pairs.append((_relation(reuse, lang), sides))
    if not pairs:
        plain = [(article, [Run(article.text, 0)]) for article in by_id.values()]
        pairs = [(messages(lang)("label", "none"), plain)]
    return environment().get_template("twins.html").render(m=messages(lang), fonts=font_faces(), pairs=pairs)


def _relation(reuse: Reuse, lang: str) -> str:
    upstream = f", {reuse.upstream}" if reuse.upstream else ""
    shown = f"{messages(lang)('reuse', reuse.relation)} {reuse.share:.0%}"
    return f"{shown} ({reuse.direction}{upstream}) [{reuse.rule}]"


def _words(article: Article, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(article.text[a:b].split()) for a, b in spans)


def _title(article: Article) -> str:
    day = article.published.earliest if article.published else "-"
    head = f"  «{_words(article, [article.headline])}»" if article.headline else ""
    return f"{article.id}  {day}  {article.outlet or '-'}  {article.input}{head}"


def _columns(one: str, other: str) -> Iterator[str]:
    """Two texts in two columns of a terminal."""
    left, right = (wrap(" ".join(text.split()), _COLUMN) for text in (one, other))
    for n in range(max(len(left), len(right))):
        yield f"  {left[n] if n < len(left) else '':<{_COLUMN}} | {right[n] if n < len(right) else ''}"


def runs_of(both: tuple[Article, Article], reuse: Reuse, side: int) -> Iterator[Run]:
    """The letters of one side in order, with the passage that each is of."""
    text, at = both[side].text, 0
    order = sorted(range(len(reuse.passages)), key=lambda n: reuse.passages[n][side])
    for n in order:
        mine = reuse.passages[n][side]
        yield Run(text[at : mine.start], 0)
        other = reuse.passages[n][1 - side]
        yield from _compared(text[mine.start : mine.end], both[1 - side].text[other.start : other.end], n + 1)
        at = mine.end
    yield Run(text[at:], 0)


def _compared(mine: str, other: str, number: int) -> Iterator[Run]:
    """A passage, told apart into words that the other side has too and words that it has not."""
    words = mine.split(" ")
    cuts = [0]
    for word in words:
        cuts.append(cuts[-1] + len(word) + 1)
    matcher = SequenceMatcher(a=words, b=other.split(" "), autojunk=False)
    same = {n for block in matcher.get_matching_blocks() for n in range(block.a, block.a + block.size)}
    edges = [0, *(n for n in range(1, len(words)) if (n in same) != (n - 1 in same)), len(words)]
    for start, end in pairwise(edges):
        yield Run(mine[cuts[start] : cuts[end]], number, start not in same)
