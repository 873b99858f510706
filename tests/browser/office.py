"""The installation that browser tests visit: loaded once, served by the production server."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask

from review_app import create_app
from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.boards.queries import board_by_id
from review_app.core.clock import DEMONSTRATION_DAY
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.memberships.actions import give_role
from tests.factories.reviews import a_review, at_stage
from tools.installation import Installation
from tools.pages import People, fullest_review, people_of
from tools.serving import free_port, served


@dataclass
class Office:
    """A served installation, its database within reach, and who works there."""

    address: str
    app: Flask
    review_id: UUID  # the complete review
    people: People
    password: str
    states: dict[Role, Any] = field(default_factory=dict)  # cookies of who has signed in already

    @classmethod
    @contextmanager
    def open(cls, complete: Installation, folder: Path) -> Iterator["Office"]:
        """Serve a copy of an installation, and close again."""
        installation = complete.copied_to(folder)
        port = free_port()
        settings = replace(installation.settings, port=port, public_address=f"http://127.0.0.1:{port}", workers=1)
        app = create_app(settings)
        database: Database = app.extensions["casewindow.database"]
        with database.reading() as session:
            review_id = fullest_review(session)
            people = people_of(session, review_id)
        with served(settings, folder / "server.log") as address:
            yield cls(address, app, review_id, people, installation.password)
        database.dispose()

    @property
    def database(self) -> Database:
        """The database that the server works on."""
        found: Database = self.app.extensions["casewindow.database"]
        return found

    def fresh_review(self, stage: Stage = Stage.ANALYSING, title: str = "A family whom many people met") -> UUID:
        """An empty review of the same LSCB, with the same people in it."""
        users: Mapping[Role, Any] = self.people.users
        with unit_of_work(self.database) as session:
            board = board_by_id(session, self.people.scopes["board"].board_id or self.review_id)
            manager = users[Role.BOARD_MANAGER]
            review = a_review(session, board, manager, title)
            for role in (Role.LEAD_REVIEWER, Role.TEAM_MEMBER, Role.COORDINATOR):
                scope = Scope(review_id=review.id)
                give_role(session, users[role], role, scope, by=manager.id, starts_on=DEMONSTRATION_DAY)
            at_stage(session, review, stage, users[Role.LEAD_REVIEWER])
            return review.id
