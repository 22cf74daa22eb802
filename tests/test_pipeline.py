"""One contract for the pipeline: every runner, on pages in any order, gives the same bytes, and nothing disappears."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tawatur import codec
from tawatur.ingest import find_pages
from tawatur.ingest.page import Page
from tawatur.model import Rejected
from tawatur.pipeline.runners import RUNNERS, LoopRunner
from tawatur.pipeline.stages import Setup, analyse_pages

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SETUP = Setup(data=(EXAMPLES,))


def pages(seed: int | None = None) -> list[Page | Rejected]:
    found = list(find_pages([(EXAMPLES / "pages").as_posix()]))
    if seed is not None:
        random.Random(seed).shuffle(found)
    return found


@pytest.fixture(scope="module")
def expected() -> bytes:
    return codec.encode(analyse_pages(pages(), SETUP, LoopRunner()))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", sorted(RUNNERS))
def test_every_runner_in_any_order_gives_the_same_bytes(name: str, seed: int, expected: bytes) -> None:
    assert codec.encode(analyse_pages(pages(seed), SETUP, RUNNERS[name]())) == expected


def test_every_page_ends_in_an_article_or_in_rejected() -> None:
    empty = Page(input="empty", kind="text", data=b"")
    given = [*pages(), empty]
    analysis = analyse_pages(given, SETUP)
    named = {i for a in analysis.articles for i in (a.input, *a.copies)} | {r.input for r in analysis.rejected}
    assert named == {page.input for page in given}
    assert [r.input for r in analysis.rejected] == ["empty"]


def test_the_same_page_twice_is_one_article() -> None:
    once = pages()
    twice = analyse_pages([*once, *once], SETUP)
    assert codec.encode(twice) == codec.encode(analyse_pages(once, SETUP))


def test_there_is_one_dossier_for_each_event_and_it_carries_what_the_event_cites() -> None:
    analysis = analyse_pages(pages(), SETUP)
    assert len({d.event.id for d in analysis.dossiers}) == len(analysis.dossiers)
    for dossier in analysis.dossiers:
        assert {r.article.id for r in dossier.readings} == set(dossier.event.articles)


def test_nothing_gives_an_empty_analysis() -> None:
    analysis = analyse_pages([], SETUP)
    assert (analysis.readings, analysis.dossiers, analysis.reuses, analysis.storylines) == ([], [], [], [])
