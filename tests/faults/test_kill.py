"""Power cuts: the server, and PostgreSQL too, are killed while people save; nothing that was answered “saved” is lost."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from config import Settings
from review_app import create_app
from review_app.core.db import Database
from review_app.core.keys import make_key_file, read_key_file
from review_app.migrations.run import migrate
from tests.faults.storm import Storm, faults_of
from tests.support import postgres
from tests.support.databases import SqliteTemplate
from tests.support.people import Cast
from tests.support.server import Client, Served

pytestmark = [pytest.mark.database, pytest.mark.slow]

CLIENTS = 4
COUNTS = [
    pytest.param(2, 20, 2, id="short"),
    pytest.param(20, 1000, 10, id="full", marks=[pytest.mark.long, pytest.mark.timeout(3600)]),
]


@dataclass
class Machine:
    """What a power cut takes down: the server, and the PostgreSQL server if there is one."""

    settings: Settings
    server: postgres.Server | None = None

    def database(self) -> Database:
        """Connections of the test's own."""
        return Database(self.settings.database_url, self.settings.instance_folder, key(self.settings))

    def cut(self, served: Served) -> None:
        """Everything stops at once, and the database server starts again."""
        if self.server is None:
            served.kill()
            return
        self.server.kill()
        served.kill()
        self.server = postgres.start(self.server.folder, durable=True)
        self.settings = replace(self.settings, database_url=self.server.url())


def key(settings: Settings) -> bytes:
    return read_key_file(settings.key_file).for_purpose("database")


@pytest.fixture(params=["sqlite", "postgresql"])
def machine(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: SqliteTemplate) -> Iterator[Machine]:
    """An installation on disks that keep their word."""
    key_file, instance = tmp_path / "keys" / "casewindow.key", tmp_path / "instance"
    instance.mkdir(mode=0o700)
    settings = Settings(
        instance_folder=instance,
        key_file=key_file,
        public_address="http://localhost",
        allow_http=True,
        trusted_proxies=0,
        testing=True,
    )
    if request.param == "sqlite":
        sqlite_template.copy_to(instance, key_file)
        yield Machine(settings)
        return
    make_key_file(key_file)
    with postgres.running_server(durable=True) as server:
        machine = Machine(replace(settings, database_url=server.url()), server)
        database = machine.database()
        migrate(database)
        database.dispose()
        yield machine
        assert machine.server is not None
        machine.server.stop()


@pytest.mark.parametrize(("cuts", "saves", "seconds"), COUNTS)
def test_nothing_that_was_answered_is_lost_in_a_power_cut(
    machine: Machine, cuts: int, saves: int, seconds: float
) -> None:
    chance = random.Random(2011)
    app = create_app(machine.settings)
    cast = Cast.of(app)
    app.extensions["casewindow.database"].dispose()
    storm, done = Storm(cast.review_id), 0
    while done < cuts or len(storm.acknowledged) < saves:
        with Served(machine.settings) as served:
            database = machine.database()
            clients: list[Client] = [served.client(database, cast.lead()) for _ in range(CLIENTS)]
            database.dispose()
            storm.begin(clients)
            time.sleep(chance.uniform(0.5, seconds))
            machine.cut(served)
            storm.end()
        done += 1
        assert faults_of(machine.settings) == []
        assert storm.lost(machine.settings) == []
        assert done < 10 * cuts + 10, (
            f"only {len(storm.acknowledged)} saves in {done} cuts; refused: {storm.refused[:9]}"
        )


def test_a_stopped_postgresql_is_answered_in_words_and_needs_no_restart_of_ours(machine: Machine) -> None:
    if machine.server is None:
        return  # there is no server to stop
    app = create_app(machine.settings)
    cast = Cast.of(app)
    app.extensions["casewindow.database"].dispose()
    with Served(machine.settings) as served:
        database = machine.database()
        client = served.client(database, cast.lead())
        database.dispose()
        url = f"/reviews/{cast.review_id}/people/family/add"
        assert client.post(url, pseudonym="Mother")[0] == 302
        machine.server.stop()
        begun = time.monotonic()
        status, page = client.post(url, pseudonym="Father", note="Everything he typed & more")
        assert (status, time.monotonic() - begun < 6) == (503, True)
        assert "Everything he typed &amp; more" in page
        machine.server = postgres.start(machine.server.folder, durable=True, port=machine.server.port)
        assert client.post(url, pseudonym="Father")[0] == 302
