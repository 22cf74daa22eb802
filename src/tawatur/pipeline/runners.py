"""Who does the work. Runners never name a stage; stages never name a runner."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from os import cpu_count
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
    """Several processes of this machine, kept from one call to the next. fn must be a module-level function.

    Work is handed out in batches: of `batch` items, or of a share of the groups, so that many small ones cost little.
    """

    def __init__(self, workers: int | None = None, batch: int = 64) -> None:
        self._workers = workers or cpu_count() or 1
        self._batch = batch

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        """Fresh processes: a copy of this one would take its threads' locks along."""
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))

    def map(self, fn: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        given = list(items)
        return self._pool.map(fn, given, chunksize=self._size(len(given)))

    def group(self, fn: Callable[[K, list[A]], B], pairs: Iterable[tuple[K, A]]) -> Iterator[B]:
        groups = _gather(pairs)
        return self._pool.map(fn, groups.keys(), groups.values(), chunksize=self._size(len(groups)))

    def _size(self, items: int) -> int:
        """Items of one batch: never so many that a process has nothing to do."""
        return max(1, min(self._batch, items // (4 * self._workers)))

    def close(self) -> None:
        """Let the processes go; the runner may be used again, with new ones."""
        if "_pool" in self.__dict__:
            self._pool.shutdown()
            del self._pool


RUNNERS: dict[str, Callable[[], Runner]] = {"loop": LoopRunner, "processes": ProcessRunner}
