"""What a person brings: what she corrects, and what she asks after."""

from __future__ import annotations

from typing import Any, Literal

from tawatur.letters import Evidence, Noun

DecisionKind = Literal["merge", "split", "outlet", "published", "role", "source", "ref", "note"]
Outcome = Literal["applied", "found-again", "not-applied"]


class Anchor(Evidence, frozen=True):
    """Letters of one article that a decision hangs on, and what finds them again in another version of its page.

    `page`: that of the article; `exact`: the letters; `prefix`, `suffix`: some letters before and after them.
    """

    page: str | None = None
    exact: str | None = None
    prefix: str = ""
    suffix: str = ""


class Decision(Noun, frozen=True):
    """What a person corrected, anchored on article and span, so that it is replayed after every re-analysis.

    `value`: of merge and split what is meant, `event` or `claim`; of outlet, source and ref who it is; of published an
    ISO date or date-time; of role a block's role; of a note its words. `outcome`: what became of it on these pages,
    null where none were read; `detail`: why.
    """

    id: str
    kind: DecisionKind
    on: list[Anchor]
    value: Any
    outcome: Outcome | None = None
    detail: str = ""
