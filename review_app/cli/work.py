"""The worker: does the long work beside the server, one piece after the other, until it is asked to stop."""

import fcntl
import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from huey.consumer import Consumer
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from config import Settings
from review_app import connect, rooms
from review_app.core import logs
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.jobs import do_job, due_jobs, sweep_jobs, take_back_all
from review_app.core.keys import Keys, read_key_file
from review_app.core.offers import House
from review_app.core.passing import Passing, Sweeping
from review_app.core.queue import CANNOT_WAKE, JobQueue

LOCK = "jobs.lock"
GRACE = 20  # seconds for the step that is being done; a job goes on where it was
SWEPT_EVERY = 3600.0  # seconds between two looks for what has waited too long
LOOK = 2.0  # seconds between two looks at the rows; the embedded database's queue wakes us earlier

log = logging.getLogger("casewindow")


def work_until_stopped(settings: Settings, parent: int) -> None:
    """Do long work until a signal ends it, or the server that it was begun beside has gone."""
    logs.install()
    logging.getLogger("huey").setLevel(logging.CRITICAL)  # it would repeat what a database error was given
    keys = read_key_file(settings.key_file)
    database, _chain = connect(settings, keys)
    worker = Worker(settings, database, keys, parent)
    try:
        worker.run()
    finally:
        worker.queue.close()
        database.dispose()


def forget_what_is_old(database: Database, house: House, sweeping: Sweeping) -> None:
    """Forget work that ended long ago and, room by room, what has waited too long."""
    sweeps: list[Callable[[Session], None]] = [sweep_jobs]
    sweeps += [partial(passing.sweep, sweeping=sweeping) for passing in house.offered(Passing)]
    for sweep in sweeps:
        try:
            with unit_of_work(database) as session:
                sweep(session)
        except DBAPIError:
            log.exception("what is old could not be forgotten")


class Worker:
    """One worker of this installation."""

    def __init__(self, settings: Settings, database: Database, keys: Keys, parent: int) -> None:
        self._database = database
        self._house = House(rooms.ROOMS)
        self._parent = parent
        self._sweeping = Sweeping(settings.instance_folder, keys, timedelta(days=settings.waiting_days))
        self._swept_at: float | None = None
        self._folder: Path = settings.instance_folder
        self._stop = threading.Event()
        self.queue = JobQueue(settings.instance_folder if database.is_sqlite else None, self._do)
        self._consumer = Consumer(
            self.queue.huey,
            workers=1,
            periodic=False,
            max_delay=1.0,
            worker_type="thread",
            graceful_signal="TERM",
            shutdown_timeout=GRACE,
        )

    def run(self) -> None:
        """Begin, look for work that was left lying, and go on until asked to stop."""
        if self._database.is_sqlite and not self._is_the_only_one():
            return
        looking = threading.Thread(target=self._look, name="looking", daemon=True)
        looking.start()
        self._consumer.run()
        self._stop.set()
        looking.join()

    def _is_the_only_one(self) -> bool:
        """Wait until no other worker of the embedded database is left; then whatever is in hand was left lying."""
        handle = os.open(self._folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)  # open until this process ends
        signal.signal(signal.SIGTERM, self._be_asked_to_stop)
        while not self._stop.is_set() and os.getppid() == self._parent:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._stop.wait(1.0)
                continue
            with unit_of_work(self._database) as session:
                take_back_all(session)
            return True
        return False

    def _be_asked_to_stop(self, *anything: object) -> None:
        del anything
        self._stop.set()

    def _do(self, job_id: str) -> None:
        try:
            do_job(self._database, self._house, UUID(job_id), self._consumer.stop_flag.is_set)
        except DBAPIError:
            log.exception("long work could not be begun or ended")  # its lease runs out, and it is tried again

    def _look(self) -> None:
        """Wake ourselves for work that waits or was left lying; end when the server that began us has gone."""
        while not self._stop.is_set():
            if self._swept_at is None or time.monotonic() - self._swept_at > SWEPT_EVERY:
                self._sweep()
            if os.getppid() != self._parent:
                os.kill(os.getpid(), signal.SIGTERM)
                return
            self._wake_for_what_is_due()
            self._stop.wait(LOOK)

    def _sweep(self) -> None:
        forget_what_is_old(self._database, self._house, self._sweeping)
        self._swept_at = time.monotonic()

    def _wake_for_what_is_due(self) -> None:
        try:
            with reading(self._database) as session:
                due = due_jobs(session) if self.queue.is_empty() else []
            for job_id in due:
                self.queue.wake(job_id)
        except (DBAPIError, *CANNOT_WAKE):
            log.exception("the worker could not look for work")
