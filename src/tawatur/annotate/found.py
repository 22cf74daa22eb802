"""A mention while it is being read: what is found first, and what the rest of the page says of it later."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.annotate.text import Text
from tawatur.model import Mention, MentionForm, MentionKind


@dataclass(slots=True)
class Found:
    """A mention in folded indices `[start:end)`, words `[at:stop)`.

    `cue` says how the rest of the page resolves it (a kind of `coreference.tsv` or `anonymous_sources.tsv`, or
    `body`, `office`), `state` whose it is, `role` the role of an office or body, `person` the
    one whose name a title goes with, `former` whether a title is of one who does not hold the office.
    """

    at: int
    stop: int
    start: int
    end: int
    kind: MentionKind
    form: MentionForm
    rule: str
    ref: str | None = None
    refs: list[str] = field(default_factory=list)
    stands_for: str | None = None
    name: str | None = None
    listed: bool = False
    cue: str = ""
    state: str | None = None
    role: str = ""
    words: tuple[str, ...] = ()
    person: Found | None = None
    former: bool = False

    @property
    def denotes(self) -> str | None:
        """Who is meant: what it stands for, else its ref."""
        return self.stands_for or self.ref

    def mention(self, text: Text) -> Mention:
        """The mention that is told, with the letters of the page."""
        span = text.span(self.start, self.end)
        name = self.name
        if name is None and self.ref and self.form == "name":
            name = text.article.text[span.start : span.end]
        return Mention(
            span=span, kind=self.kind, rule=self.rule, form=self.form, ref=self.ref, refs=self.refs,
            stands_for=self.stands_for if self.stands_for != self.ref else None, name=name, listed=self.listed,
        )  # fmt: skip
