"""Why pages are together, in a reader's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.ingest import find_pages
from tawatur.pipeline.runners import LoopRunner
from tawatur.pipeline.stages import Setup, group_pages
from tawatur.render.messages import messages
from tawatur.render.reasons import Reasons

ROOT = Path(__file__).resolve().parent.parent
NAMES = {"person:a": "نديم", "person:b": "ميرون"}


def name(ref: str) -> str:
    return NAMES.get(ref, ref)


def test_what_several_links_name_is_said_once_and_by_name() -> None:
    why = ["people person:a person:b", "words 5", "people person:b person:a", "words 12", "kind call", "title 0.45"]
    assert Reasons(name, messages("en"))(why) == [
        "named by both: نديم, ميرون",
        "shared words: 12",
        "kind: call",
        "headline words: 45%",
    ]


def test_a_reason_without_a_label_stays_as_it_is() -> None:
    assert Reasons(name, messages("ar"))(["peculiar thing"]) == ["peculiar thing"]


def test_figures_have_their_unit() -> None:
    assert Reasons(name, messages("en"))(["numbers 12-killed 3..5-injured"]) == ["figures: 12 killed, 3..5 injured"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_reason_of_the_examples_has_a_label(lang: str) -> None:
    pages = find_pages([(ROOT / "examples" / "pages").as_posix()])
    found = group_pages(pages, Setup(data=(ROOT / "examples",)), LoopRunner())
    given = {reason for event in found.events for reason in event.why} | {r for u in found.unsure for r in u.why}
    labels = messages(lang).table["reason"]
    assert given
    assert {r for r in given if not any(f"{r} ".startswith(f"{code} ") for code in labels)} == set()
