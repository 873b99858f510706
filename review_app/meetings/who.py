"""Who can be asked to a meeting: practitioners by position, people with a role in the review by name, anyone by a label."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.access.roles import Role
from review_app.core.forms import as_id
from review_app.core.text import one_line
from review_app.meetings.actions import Asked
from review_app.meetings.models import Attendance
from review_app.memberships.queries import memberships_in
from review_app.people.queries import participants_of_review

USER, PARTICIPANT = "user", "participant"


@dataclass(frozen=True)
class People:
    """The people of a review by id: those with an account, and practitioners in the case."""

    users: dict[UUID, str]
    participants: dict[UUID, str]


def people_of_review(session: Session, review_id: UUID) -> People:
    """Everybody of a review who can be asked. A practitioner's account stands nowhere beside their position."""
    held = [
        (membership, user)
        for membership, user in memberships_in(session, "review_id", review_id)
        if membership.role is not Role.CASE_GROUP_MEMBER
    ]
    users = {user.id: f"{user.name} ({membership.role.words.lower()})" for membership, user in held}
    return People(users, {each.id: each.label for each in participants_of_review(session, review_id)})


def choices_of(people: People, asked: Sequence[Attendance] = ()) -> list[tuple[str, str]]:
    """The check boxes: the people of the review, leaving out those who are asked already."""
    users, participants = {each.user_id for each in asked}, {each.participant_id for each in asked}
    return [
        *((f"{USER}:{key}", name) for key, name in people.users.items() if key not in users),
        *((f"{PARTICIPANT}:{key}", name) for key, name in people.participants.items() if key not in participants),
    ]


def asked_of(chosen: Iterable[str], others: str) -> list[Asked]:
    """Those chosen by check box, and those typed in a line each."""
    found = []
    for value in chosen:
        kind, _, key = value.partition(":")
        found.append(Asked(user_id=as_id(key)) if kind == USER else Asked(participant_id=as_id(key)))
    labels = dict.fromkeys(one_line(line) for line in others.splitlines())
    return found + [Asked(label=label) for label in labels if label]


def name_of(attendance: Attendance, people: People) -> str:
    """What somebody who was asked is called on the page."""
    if attendance.participant_id is not None:
        return people.participants.get(attendance.participant_id, "a practitioner who is no longer listed")
    if attendance.user_id is not None:
        return people.users.get(attendance.user_id, "somebody who has left the review")
    return attendance.label
