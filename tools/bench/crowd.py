"""Twenty people at once against the served application."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException  # noqa: TID251 -- asks the server that was started on this machine
from urllib.parse import urlencode, urlsplit

from tools.bench.numbers import Times
from tools.visits import COOKIE

USERS = 20
SECONDS = 12.0
OK = range(200, 400)


class Line:
    """One person's connection to the server, kept open as browsers do."""

    def __init__(self, address: str, token: str) -> None:
        place = urlsplit(address)
        self._connection = HTTPConnection(place.hostname or "", place.port, timeout=60)
        self._headers = {"Cookie": f"{COOKIE}={token}"}

    def get(self, url: str) -> tuple[int, bytes]:
        """Fetch a page: its status and body."""
        return self._ask("GET", url, None, {})

    def post(self, url: str, fields: dict[str, str]) -> tuple[int, bytes]:
        """Send a form."""
        return self._ask("POST", url, urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def close(self) -> None:
        """End the connection; the next request opens it again."""
        self._connection.close()

    def _ask(self, method: str, url: str, body: str | None, more: dict[str, str]) -> tuple[int, bytes]:
        try:
            self._connection.request(method, url, body=body, headers={**self._headers, **more})
            answer = self._connection.getresponse()
            return answer.status, answer.read()
        except (OSError, HTTPException):
            self._connection.close()  # the next request opens it again
            return 0, b""


@dataclass
class Tally:
    """What a crowd met."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    lasted: float = 0.0

    @property
    def times(self) -> Times:
        """The times of all answers together."""
        return Times.of(self.seconds)

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.lasted if self.lasted else 0.0


Step = Callable[[random.Random], tuple[str, int]]  # does one thing; what it did, and the status of the answer


def crowd(steps: list[Step], *, seconds: float = SECONDS, pause: float = 0.0) -> Tally:
    """Let everybody do their step again and again at the same time."""
    tally, lock = Tally(), threading.Lock()
    begun = time.perf_counter()

    def work(step: Step, number: int) -> None:
        chance = random.Random(number)  # noqa: S311 -- chooses pages, keeps no secret
        time.sleep(chance.random() * pause)
        while time.perf_counter() - begun < seconds:
            started = time.perf_counter()
            what, status = step(chance)
            ended = time.perf_counter()
            with lock:
                tally.seconds.append(ended - started)
                if status not in OK:
                    tally.errors.append(f"{status} {what}")
            time.sleep(pause * (0.5 + chance.random()))

    threads = [threading.Thread(target=work, args=(step, number)) for number, step in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tally.lasted = time.perf_counter() - begun
    return tally


def reader(address: str, token: str, urls: list[str]) -> Step:
    """Somebody who opens one page after the other."""
    line = Line(address, token)

    def step(chance: random.Random) -> tuple[str, int]:
        url = chance.choice(urls)
        return url, line.get(url)[0]

    return step
