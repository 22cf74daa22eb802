"""A page as it was read, for a terminal: every line with its role and the rule that gave it, and whence the facts."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.model import Article, From, Span

# ANSI colours by role; the article's own paragraphs stay as they are.
_COLOURS = {
    "headline": "1", "subhead": "1", "dateline": "36", "caption": "35", "credit": "35", "summary": "33",
    "embed": "34", "disclaimer": "31", "teaser": "32", "boilerplate": "90",
}  # fmt: skip
_ROLE_WIDTH = 12
_RULE_WIDTH = 34


def explain(article: Article, *, colour: bool = False) -> str:
    """The facts of an article with their evidence, its findings, and its blocks, one a line: role, rule, letters.

    `colour`: with ANSI colours by role, for a terminal.
    """
    return "\n".join([f"{article.input}  {article.id}", *_facts(article), "", *_blocks(article, colour)]) + "\n"


def _facts(article: Article) -> Iterator[str]:
    yield _fact("outlet", article.outlet, _evidence(article, article.outlet_evidence, article.outlet_from))
    published = article.published
    days = None
    if published:
        days = (
            published.earliest if published.earliest == published.latest else f"{published.earliest}/{published.latest}"
        )
    why = f"{published.rule} {_evidence(article, published.evidence, published.from_)}" if published else ""
    yield _fact("published", days, why)
    if original := article.republished_from:
        yield _fact("republished from", original.ref, _evidence(article, original.evidence, original.from_))
    for credit in article.credits:
        yield _fact(f"credit ({credit.kind})", credit.ref, _evidence(article, credit.evidence, credit.from_))
    for finding in article.findings:
        said = " | ".join(article.text[span.start : span.end] for span in finding.spans)
        yield _fact("finding", finding.kind, f"{finding.rule}: {finding.detail} {said}".rstrip())


def _fact(name: str, value: str | None, why: str) -> str:
    return f"  {name}: {value or '-'}" + (f"  [{why.strip()}]" if why.strip() else "")


def _evidence(article: Article, span: Span | None, source: From | None) -> str:
    """The letters a value rests on, or the place outside the text."""
    if span:
        return f"{span.start}-{span.end} «{article.text[span.start : span.end]}»"
    return f"{source.where}: {source.value}" if source else ""


def _blocks(article: Article, colour: bool) -> Iterator[str]:
    for block in article.blocks:
        text = article.text[block.span.start : block.span.end]
        language = f" ({block.language})" if block.language else ""
        head = f"{block.role:<{_ROLE_WIDTH}}{block.rule:<{_RULE_WIDTH}} "
        line = f"{head}{text}{language}"
        code = _COLOURS.get(block.role) if colour else None
        yield f"\x1b[{code}m{line}\x1b[0m" if code else line
