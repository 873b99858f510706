"""The server's head, which keeps a worker for long work beside the processes that answer browsers."""

import contextlib
import logging
import os
import signal
import time
from typing import Any

from gunicorn.arbiter import Arbiter

from config import Settings
from review_app.cli.work import work_until_stopped

PAUSE = 5.0  # seconds before a worker that ended at once is begun again

log = logging.getLogger("casewindow")


class Head(Arbiter):  # type: ignore[misc] # gunicorn has no types
    """Gunicorn's own, and one worker for long work: begun with the server, begun again if it ends, ended with it."""

    def __init__(self, server: Any, settings: Settings) -> None:
        self._settings = settings
        self._worker = 0  # its process id
        self._begun_at = -PAUSE
        super().__init__(server)

    def manage_workers(self) -> None:
        """Keep as many processes as there should be; called about every second."""
        super().manage_workers()
        if not _is_there(self._worker) and time.monotonic() - self._begun_at >= PAUSE:
            self._begun_at = time.monotonic()
            self._worker = self._fork_worker()

    def stop(self, graceful: bool = True) -> None:
        """Stop everything; a piece of long work stops after its step and goes on after the next start."""
        _tell(self._worker, signal.SIGTERM)
        super().stop(graceful)
        ends = time.monotonic() + (self.cfg.graceful_timeout if graceful else 1)
        while _is_there(self._worker) and time.monotonic() < ends:
            time.sleep(0.05)
            self.reap_workers()
        _tell(self._worker, signal.SIGKILL)

    def _fork_worker(self) -> int:
        parent = os.getpid()
        child = os.fork()
        if child:
            return child
        status = 1
        try:
            for number in (*self.SIGNALS, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            for listener in self.LISTENERS:
                listener.sock.close()
            work_until_stopped(self._settings, parent)
            status = 0
        except BaseException:
            log.exception("the worker for long work ended")
        finally:
            os._exit(status)


def _is_there(process: int) -> bool:
    """Whether a child of ours has not ended yet; one that has is taken note of."""
    if not process:
        return False
    with contextlib.suppress(ChildProcessError):
        return os.waitpid(process, os.WNOHANG) == (0, 0)
    return False


def _tell(process: int, number: signal.Signals) -> None:
    if process:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)
