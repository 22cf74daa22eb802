"""Reading statements takes work in proportion to the length of a page, whatever marks stand in it.

Work is counted in calls of functions, which are the same on every machine.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.annotate import Annotator
from tawatur.language import Language
from tawatur.model import Article, Block, Span
from tawatur.registry import Registry
from tawatur.settings import Settings

ANNOTATOR = Annotator(Language("ar"), Registry(), Settings())
SPARE = 1.3  # how much more work a letter of a long page may take than one of a short page
SHORT = 800  # letters: enough that a window of many words is a small part of the page
TIMES = 5  # how much longer the long page is
BITS = (
    "قال الوزير «نعم ", "قال (الوزير ", "قال الوزير) ]» ", 'قال "نعم" و“لا” ', "قال سامي، وقال علي، ", "قال: ",
    "وأضاف أن القمح وفير ", "بحسب الوزارة، القمح، ", "جاء ذلك في بيان.\n", "قال ", '" ', "» « ", "(( ", "والقمح وفير و",
    "إذا سقط المطر، فإن القمح وفير، ", "أن إن بأن ", "لكنه سيعود وسيبقى.. ", "مؤكدا مؤكدا ", "\n",
)  # fmt: skip


def article(text: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(at, at + len(line)), role="body", rule="test"))
        at += len(line) + 1
    return Article(id="a" * 16, input="a", raw="", page="a", text=text, language="ar", blocks=blocks)


def work(text: str) -> int:
    """How many functions are called while a page is read."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    page = article(text)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        ANNOTATOR.read(page)
    finally:
        sys.setprofile(before)
    return calls


def filled(bits: list[str], size: int) -> str:
    """The bits over and over, to a length at least.

    Their number is even, so that the marks of a long page and of a short one pair in the same way: what is compared is
    the length alone.
    """
    bit = "".join(bits)
    return bit * 2 * -(-size // (2 * len(bit)))


@given(bits=st.lists(st.sampled_from(BITS), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_work_grows_with_length(bits: list[str]) -> None:
    short, long = filled(bits, SHORT), filled(bits, TIMES * SHORT)
    assert work(long) * len(short) <= SPARE * work(short) * len(long) + SHORT * len(short)


@pytest.mark.slow
@pytest.mark.parametrize(
    "bits", [BITS, ("قال (الوزير «نعم ", 'و"لا '), ("» ", '" ', "(")], ids=["all", "opened", "marks"]
)
def test_a_page_of_a_million_letters_takes_no_more_work_a_letter(bits: tuple[str, ...]) -> None:
    short, long = 32_000, 1_000_000
    assert work(filled(list(bits), long)) * short <= SPARE * work(filled(list(bits), short)) * long
