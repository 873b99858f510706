"""People saving as fast as they can, and what must be true of the database afterwards."""

import http.client
import itertools
import threading
from dataclasses import dataclass, field
from uuid import UUID

from config import Settings
from review_app import connect
from review_app.audit.queries import events_in_order
from review_app.core.commit import reading
from review_app.core.keys import read_key_file
from review_app.people.queries import relatives_of_review
from tests.support.server import Client

TAKEN = 302


@dataclass
class Storm:
    """Several clients that save until their server goes away; what was answered “saved” is acknowledged."""

    review_id: UUID
    acknowledged: list[str] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    _over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, clients: list[Client]) -> None:
        """Let every client save, each as soon as its last save was answered."""
        self._over.clear()
        self._threads = [threading.Thread(target=self._save, args=(client,)) for client in clients]
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Wait until every client has given up; whoever may answer on the port by now, none of them goes on."""
        self._over.set()
        for thread in self._threads:
            thread.join(timeout=60)
            assert not thread.is_alive(), f"a client still waits; refused so far: {self.refused[-9:]}"

    def _save(self, client: Client) -> None:
        while not self._over.is_set():
            name = f"Child {next(self._numbers)}"
            try:
                status, _ = client.post(
                    f"/reviews/{self.review_id}/people/family/add", pseudonym=name, note="word " * 50
                )
            except (OSError, http.client.HTTPException, AssertionError):
                return  # the server is gone
            if status == TAKEN:
                self.acknowledged.append(name)
            else:
                self.refused.append(status)

    def lost(self, settings: Settings) -> list[str]:
        """What was acknowledged and is not there."""
        database, _chain = connect(settings, read_key_file(settings.key_file))
        with reading(database) as session:
            kept = {relative.pseudonym for relative in relatives_of_review(session, self.review_id)}
        database.dispose()
        return sorted(set(self.acknowledged) - kept)


def faults_of(settings: Settings) -> list[str]:
    """What is wrong with the database and its audit: a sentence each."""
    database, chain = connect(settings, read_key_file(settings.key_file))
    with reading(database) as session:
        found = list(chain.faults(events_in_order(session)))
    if database.is_sqlite:
        raw = database.connect_raw()
        found += [row[0] for row in raw.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [str(row) for row in raw.execute("PRAGMA foreign_key_check")]
        raw.close()
    database.dispose()
    return found
