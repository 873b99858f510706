"""The queue that wakes whoever does long work: huey's, on a small file of its own that holds ids and nothing else.

What is to be done stands in the `job` rows. Where several servers share a PostgreSQL database there is no such file: each
worker looks at the rows, and its queue is in its own memory.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from huey import Huey, MemoryHuey, SqliteHuey
from huey.registry import Message
from huey.serializer import Serializer

FILE = "jobs.sqlite3"
TASK = "job"
CANNOT_WAKE = (OSError, sqlite3.Error)


class OnlyIds(Serializer):  # type: ignore[misc] # huey has no types
    """What stands in the queue's file: the id of a job. Nothing in that file can be run."""

    def serialize(self, data: Message) -> bytes:
        """The job's id."""
        return UUID(data.args[0]).bytes

    def deserialize(self, data: Any) -> Message:
        """The one kind of task, for the job of this id."""
        return Message(str(uuid4()), f"{__name__}.{TASK}", args=(str(UUID(bytes=bytes(data))),), kwargs={})


def _for_the_worker(job_id: str) -> None:
    raise RuntimeError(f"only a worker does a job: {job_id}")


class JobQueue:
    """Wakes a worker for a job; in the worker itself, `do` is what it does."""

    def __init__(self, folder: Path | None, do: Callable[[str], None] = _for_the_worker) -> None:
        self._folder = folder
        self._do = do
        self._made: Huey | None = None

    @property
    def huey(self) -> Huey:
        """Huey, with the one task that it knows; the file is made when it is first needed, its owner's alone."""
        if self._made is None:
            if self._folder is None:
                self._made = MemoryHuey(results=False, serializer=OnlyIds())
            else:
                file = self._folder / FILE
                os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
                self._made = SqliteHuey(filename=str(file), results=False, serializer=OnlyIds(), cache_mb=1)

            def job(job_id: str) -> None:
                self._do(job_id)

            self._task = self._made.task(name=TASK)(job)
        return self._made

    def wake(self, job_id: UUID) -> None:
        """Let a worker look at a job soon."""
        self.huey.enqueue(self._task.s(str(job_id)))

    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self.huey.pending_count()

    def close(self) -> None:
        """Give the file back."""
        if self._made is not None:
            self._made.storage.close()
