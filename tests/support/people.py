"""A cast for tests: two LSCBs with a review each, and somebody in every role of the first."""

from dataclasses import dataclass, field
from uuid import UUID

from flask import Flask

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.commit import unit_of_work
from review_app.memberships.actions import give_role
from review_app.reviews.queries import review_by_id
from tests.factories.accounts import a_user
from tests.factories.boards import a_board, a_programme
from tests.factories.reviews import a_review, at_stage
from tests.support.browser import Browser


@dataclass
class Cast:
    """Who there is, by role; `stranger` leads the other LSCB's review and nothing here."""

    app: Flask
    programme_id: UUID
    board_id: UUID
    review_id: UUID
    other_board_id: UUID
    other_review_id: UUID
    users: dict[Role, UUID] = field(default_factory=dict)
    stranger: UUID = field(default_factory=lambda: UUID(int=0))
    nobody: UUID = field(default_factory=lambda: UUID(int=0))  # an account without any role

    @classmethod
    def of(cls, app: Flask) -> "Cast":
        """Make the cast in an application's empty database."""
        with unit_of_work(app.extensions["casewindow.database"]) as session:
            maker = a_user(session, "The maker")
            programme = a_programme(session)
            board, other_board = a_board(session, programme, "Ashmere"), a_board(session, programme, "Brindle Vale")
            review = a_review(session, board, maker)
            other = a_review(session, other_board, maker, "Another family")
            scope = Scope(programme.id, board.id, review.id, review.stage)
            users = {}
            for role in Role:
                user = a_user(session, f"{role.words} Nguyễn")
                give_role(session, user, role, scope, by=maker.id)
                users[role] = user.id
            review.case_group_sign_in = True
            stranger, nobody = a_user(session, "Stranger & Sons"), a_user(session, "Nobody Yet")
            give_role(session, stranger, Role.LEAD_REVIEWER, Scope(review_id=other.id), by=maker.id)
            return cls(app, programme.id, board.id, review.id, other_board.id, other.id, users, stranger.id, nobody.id)

    def browser(self, role: Role) -> Browser:
        """A browser in which the person of this role is signed in."""
        return Browser(self.app, self.users[role])

    def lead(self) -> UUID:
        """The lead reviewer's id."""
        return self.users[Role.LEAD_REVIEWER]

    def move_to(self, stage: Stage) -> None:
        """Bring the review to a stage."""
        with unit_of_work(self.app.extensions["casewindow.database"]) as session:
            review = review_by_id(session, self.review_id)
            maker = a_user(session, f"Mover to {stage}")
            at_stage(session, review, stage, maker)
