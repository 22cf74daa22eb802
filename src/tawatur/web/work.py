"""Reading what was added, in the background: one thing after the other, so that pages can be turned meanwhile."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from tawatur.desk import Added, Desk
from tawatur.errors import TawaturError
from tawatur.ingest import Page
from tawatur.model import Rejected

_KEPT = 50  # jobs that can still be looked at


@dataclass
class Job:
    """Pages that are being read. `done`: how many were handed on; `outcome` and `error` are null until the end."""

    pages: list[Page | Rejected]
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    done: int = 0
    outcome: Added | None = None
    error: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.outcome is not None or self.error is not None

    def take(self) -> Iterator[Page | Rejected]:
        """The pages, counted as they are handed on."""
        for page in self.pages:
            yield page
            self.done += 1


class Work:
    """The jobs of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._worker = ThreadPoolExecutor(1, "reading")
        self._jobs: dict[str, Job] = {}

    def start(self, pages: list[Page | Rejected]) -> Job:
        """Begin to read pages, after those that came before."""
        job = Job(pages)
        self._jobs[job.id] = job
        for old in list(self._jobs)[:-_KEPT]:
            del self._jobs[old]
        self._worker.submit(self._run, job)
        return job

    def job(self, name: str) -> Job | None:
        """A job by its id; null when there is none."""
        return self._jobs.get(name)

    def warm(self) -> None:
        """Read the tables before somebody waits for them."""
        self._worker.submit(self._warm)

    def _warm(self) -> None:
        with suppress(TawaturError):  # a mark alone says nothing, which is found out with all tables
            self._desk.trace("-")

    def close(self) -> None:
        """Let what has begun come to its end, and begin nothing more."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: Job) -> None:
        try:
            job.outcome = self._desk.add(job.take())
        except TawaturError as error:
            job.error = str(error)
        except Exception as error:  # whoever waits must be told; the desk itself is whole
            job.error = f"{type(error).__name__}: {error}"
            raise
