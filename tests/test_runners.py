"""One contract for every runner: the results of a function, in the order of the items or of the keys."""

from __future__ import annotations

import pytest

from tawatur.pipeline.runners import RUNNERS, LoopRunner, ProcessRunner, Runner


def double(number: int) -> int:
    return 2 * number


def total(key: str, numbers: list[int]) -> tuple[str, int]:
    return key, sum(numbers)


@pytest.fixture(params=sorted(RUNNERS))
def runner(request: pytest.FixtureRequest) -> Runner:
    return RUNNERS[request.param]()


def test_map_keeps_the_order(runner: Runner) -> None:
    assert list(runner.map(double, range(300))) == list(range(0, 600, 2))


def test_group_brings_values_together_and_keeps_the_order_of_keys(runner: Runner) -> None:
    pairs = [(key, number) for number in range(50) for key in ("b", "a", "c")]
    assert list(runner.group(total, pairs)) == [("b", 1225), ("a", 1225), ("c", 1225)]


def test_nothing_gives_nothing(runner: Runner) -> None:
    assert list(runner.map(double, [])) == []
    assert list(runner.group(total, [])) == []


@pytest.mark.slow
def test_processes_are_let_go_and_come_again() -> None:
    runner = ProcessRunner(workers=1, batch=2)
    assert list(runner.map(double, range(5))) == [0, 2, 4, 6, 8]
    runner.close()
    assert list(runner.map(double, range(3))) == [0, 2, 4]
    runner.close()


def test_an_error_reaches_the_caller(runner: Runner) -> None:
    with pytest.raises(TypeError):
        list(runner.map(double, [None]))  # type: ignore[list-item]


def test_the_loop_works_one_item_at_a_time() -> None:
    seen: list[int] = []

    def note(number: int) -> int:
        seen.append(number)
        return number

    next(LoopRunner().map(note, iter(range(10))))
    assert seen == [0]
