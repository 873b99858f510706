"""Themes across LSCBs for tests: two that found it, others that can be asked."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.boards.queries import programme_by_id
from review_app.comparisons.actions import Question, Said, answer, ask_about_finding
from review_app.comparisons.models import Answer, Asking, Reply
from review_app.findings.models import EvidenceKind, Finding
from review_app.findings.queries import finding_in_review
from review_app.memberships.actions import give_role
from review_app.reviews.queries import review_by_id
from review_app.themes.actions import Naming, name_theme
from review_app.themes.models import Theme
from review_app.themes.queries import theme_of_finding
from review_app.wordings.models import SharedWording
from tests.factories.accounts import a_user
from tests.factories.boards import a_board
from tests.factories.reviews import a_review
from tests.factories.themes import Place, a_shared_finding, answered
from tests.factories.wordings import a_finding_to_share, a_shared_wording
from tests.support.people import Cast

NAME = "What is ticked decides who rings back"
STATEMENT = "A form that sorts concern from information makes the decision before anybody has read it."
SENTENCE = "An audit of last spring found the same two boxes on our form."


@dataclass(frozen=True)
class Compared:
    """A finding of the first LSCB that is shared and joined with one of the other; a third and a fourth LSCB."""

    finding_id: UUID
    theme_id: UUID
    other_ref: UUID
    third_board_id: UUID
    third_review_id: UUID
    third_lead: UUID
    fourth_board_id: UUID


def a_comparison(session: Session, cast: Cast) -> Compared:
    """A theme found in two of four LSCBs; in the third there is a review, in the fourth none."""
    programme = programme_by_id(session, cast.programme_id)
    maker = a_user(session, "Maker of more")
    third, fourth = a_board(session, programme, "Copperfield Reach"), a_board(session, programme, "Dunmarsh")
    review = a_review(session, third, maker, "A third family")
    lead = a_user(session, "Third O'Brien")
    give_role(session, lead, Role.LEAD_REVIEWER, Scope(review_id=review.id), by=maker.id)
    finding = a_finding_to_share(session, cast.review_id, by=cast.lead())
    wording = a_shared_wording(session, finding, by=cast.lead(), chair=cast.users[Role.CHAIR])
    shared = session.get(SharedWording, wording.id)
    assert shared is not None
    place = Place(cast.programme_id, cast.other_board_id, cast.other_review_id)
    other = a_shared_finding(session, place, "A tick sorts the concern", by=cast.stranger)
    answered(session, shared, other, cast.users[Role.ADVISER], cast.users[Role.SUPERVISOR])
    theme = theme_of_finding(session, cast.programme_id, finding.id)
    assert theme is not None
    name_theme(session, theme, Naming(NAME, STATEMENT), by=cast.users[Role.ADVISER])
    return Compared(finding.id, theme.id, other.finding_ref, third.id, review.id, lead.id, fourth.id)


def asked_about(session: Session, cast: Cast, there: Compared, question: str = "") -> Asking:
    """The other LSCBs are asked about the finding."""
    finding: Finding = finding_in_review(session, cast.review_id, there.finding_id)
    review = review_by_id(session, cast.review_id)
    return ask_about_finding(session, review, finding, Question(question), by=cast.lead())


def answered_by(
    session: Session, review_id: UUID, asking: Asking, *, by: UUID, said: Answer = Answer.RECOGNISED, sentence: str = SENTENCE
) -> Reply:  # fmt: skip
    """What a review's people answer."""
    told = Said(said, EvidenceKind.AUDIT, sentence)
    return answer(session, review_by_id(session, review_id), asking, told, by=by)


def the_theme(session: Session, there: Compared) -> Theme:
    """The theme as it is now."""
    theme = session.get(Theme, there.theme_id)
    assert theme is not None
    return theme
