"""Loading what the invented reviews asked one another, what they answered, and which LSCBs may be named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from review_app.access.roles import Role
from review_app.boards.models import Board
from review_app.comparisons.actions import Question, Said, agree_to_be_named, answer, ask_about_finding
from review_app.comparisons.models import Answer
from review_app.core.clock import turn_to
from review_app.demonstration.story import Cast, Story
from review_app.findings.models import EvidenceKind
from review_app.findings.queries import finding_in_review

AGREED_ON = date(2011, 9, 12)
AGREES = ("ashmere", "dunmarsh")  # by their keys in the files


@dataclass(frozen=True)
class Answered:
    """What one review's pair answers."""

    review: str
    said: Answer
    basis: EvidenceKind
    sentence: str


@dataclass(frozen=True)
class AskedOf:
    """What one review's pair asks the others about one of its findings, and what comes back."""

    review: str
    finding: str
    question: str
    on: date
    by_day: date
    answered_on: date
    answers: tuple[Answered, ...]


SUPERVISION = AskedOf(
    "LT-02",
    "n2",
    "Does your record of supervision have a line for a worry from which no task follows yet?",
    date(2011, 8, 15),
    date(2011, 9, 16),
    date(2011, 9, 5),
    (
        Answered(
            "LT-03", Answer.RECOGNISED, EvidenceKind.REVIEW_TEAM,
            "Our form has a line for it; in a year it was filled in twice. The hour is used up by the list.",
        ),
        Answered(
            "LT-04", Answer.NOT_RECOGNISED, EvidenceKind.CASE_GROUP,
            "Supervision here begins with what stays in the mind; the list is gone through by e-mail before.",
        ),
        Answered(
            "LT-06", Answer.RECOGNISED, EvidenceKind.AUDIT,
            "Of thirty records that we read last winter, four hold a sentence that is neither a task nor a date.",
        ),
    ),
)  # fmt: skip
FORM = AskedOf(
    "LT-01",
    "fi1",
    "",
    date(2011, 8, 22),
    date(2011, 9, 30),
    date(2011, 9, 7),
    (
        Answered(
            "LT-03", Answer.RECOGNISED, EvidenceKind.CASES_KNOWN,
            "Two of our five agencies pass worries on with a sheet that has the same two boxes; most go in the second.",
        ),
        Answered(
            "LT-06", Answer.NOT_RECOGNISED, EvidenceKind.REVIEW_TEAM,
            "With us a worry is written down before anybody asks what it is for. It may get lost later, but not there.",
        ),
    ),
)  # fmt: skip


def load_comparisons(stories: Mapping[str, Story], cast: Cast, boards: Mapping[str, Board]) -> None:
    """Two findings that the others are asked about, with their answers; and two LSCBs that agree to be named."""
    for asked in (SUPERVISION, FORM):
        _ask(stories, asked)
    turn_to(AGREED_ON)
    session = stories[FORM.review].session
    for key in AGREES:
        agree_to_be_named(session, boards[key], by=_chair(cast, key), on=AGREED_ON)


def _ask(stories: Mapping[str, Story], asked: AskedOf) -> None:
    story = stories[asked.review]
    turn_to(asked.on)
    finding = finding_in_review(story.session, story.review.id, story.findings[asked.finding].id)
    question = Question(asked.question, asked.by_day)
    asking = ask_about_finding(story.session, story.review, finding, question, by=story.lead(), on=asked.on)
    turn_to(asked.answered_on)
    for one in asked.answers:
        other = stories[one.review]
        said = Said(one.said, one.basis, one.sentence)
        answer(other.session, other.review, asking, said, by=other.lead(), on=asked.answered_on)


def _chair(cast: Cast, board: str) -> UUID:
    return cast.holders(Role.CHAIR, board=board)[0]
