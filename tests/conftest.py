"""What every test may ask for: an application on either database, people signed in, pages that are checked as they come."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from config import Settings
from review_app import create_app
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.keys import make_key_file
from tests.support import postgres
from tests.support.databases import PostgresqlDatabases, SqliteTemplate
from tests.support.people import Cast

gc.set_threshold(
    100_000, 50, 100
)  # thousands of applications are made and let go: looking through them all took a tenth of the time

pytest_plugins = [
    "tests.support.quick_routes",
    "tests.support.no_skips",
    "tests.support.no_network",
    "tests.support.complete",
]


@pytest.fixture(params=[pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql")])
def settings(request: pytest.FixtureRequest, tmp_path: Path, sqlite_template: SqliteTemplate) -> Iterator[Settings]:
    """Settings for a fresh installation with an empty, migrated database."""
    key_file = tmp_path / "keys" / "casewindow.key"
    instance = tmp_path / "instance"
    instance.mkdir(mode=0o700)
    url = None
    if request.param == "postgresql":
        make_key_file(key_file)
        url = request.getfixturevalue("postgresql_databases").fresh()
    else:
        sqlite_template.copy_to(instance, key_file)
    yield Settings(
        instance_folder=instance, key_file=key_file, database_url=url, public_address="http://localhost", allow_http=True,
        trusted_proxies=0, testing=True,
    )  # fmt: skip
    if url is not None:
        request.getfixturevalue("postgresql_databases").drop(url)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application."""
    app = create_app(settings)
    yield app
    app.extensions["casewindow.database"].dispose()


@pytest.fixture
def database(app: Flask) -> Database:
    """The application's database."""
    found: Database = app.extensions["casewindow.database"]
    return found


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """A writing session that is committed at the end of the test if nothing went wrong."""
    with unit_of_work(database) as session:
        yield session


@pytest.fixture
def cast(app: Flask) -> Cast:
    """A programme with two LSCBs and two reviews, and somebody in every role of the first; made through the real actions."""
    return Cast.of(app)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    """The empty embedded database of this session."""
    return SqliteTemplate(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgresql_databases() -> Iterator[PostgresqlDatabases]:
    """The PostgreSQL server of this session."""
    try:
        with postgres.running_server() as server:
            databases = PostgresqlDatabases(server)
            yield databases
            databases.close()
    except postgres.NoPostgres as problem:
        pytest.skip(str(problem))
