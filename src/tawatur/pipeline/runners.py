"""Who does the work. Runners never name a stage; stages never name a runner."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
K = TypeVar("K", bound=Hashable)


class Runner(Protocol):
    """Does one thing to each item, or to each group of items; results come in the order of the items."""

    def map(self, fn: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """fn of each item."""
        ...

    def group(self, fn: Callable[[K, list[A]], B], pairs: Iterable[tuple[K, A]]) -> Iterator[B]:
        """fn of each key with its values; keys in the order they first appear."""
        ...


def _gather(pairs: Iterable[tuple[K, A]]) -> dict[K, list[A]]:
    groups: dict[K, list[A]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class LoopRunner:
    """One after the other, in this process."""

    def map(self, fn: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        return map(fn, items)

    def group(self, fn: Callable[[K, list[A]], B], pairs: Iterable[tuple[K, A]]) -> Iterator[B]:
        return (fn(key, values) for key, values in _gather(pairs).items())


class ProcessRunner:
    """Several processes of this machine. fn must be a module-level function."""

    def __init__(self, workers: int | None = None, batch: int = 64) -> None:
        self._workers = workers
        self._batch = batch

    def map(self, fn: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        with ProcessPoolExecutor(self._workers) as pool:
            yield from pool.map(fn, items, chunksize=self._batch)

    def group(self, fn: Callable[[K, list[A]], B], pairs: Iterable[tuple[K, A]]) -> Iterator[B]:
        groups = _gather(pairs)
        with ProcessPoolExecutor(self._workers) as pool:
            yield from pool.map(fn, groups.keys(), groups.values(), chunksize=1)


RUNNERS: dict[str, Callable[[], Runner]] = {"loop": LoopRunner, "processes": ProcessRunner}
