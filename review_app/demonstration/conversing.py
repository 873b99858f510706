"""Loading what was arranged and asked before conversations: in the complete review, and one that is booked for next week."""

from datetime import date
from typing import Any

from review_app.demonstration.story import Story
from review_app.sources.conversations.actions import conversation_for, plan_conversation
from review_app.sources.conversations.models import PoliceAnswer, Witness
from review_app.sources.models import SourceKind

COMPLETE, EARLY = "LT-01", "LT-07"
ASKED_FIRST = "po1", "pc1"  # police officers, by their keys in the files: they give evidence in other matters
WAITED_FOR, BOOKED_FOR = "ho1", "pw1"  # a housing officer and a parenting worker
WAIT: dict[str, Any] = {
    "witness": Witness.POSSIBLE,
    "police_asked_on": date(2011, 3, 2),
    "police_answer": PoliceAnswer.WAIT,
    "police_answered_on": date(2011, 3, 9),
    "police_said": "Until she has given evidence at a hearing about another family, expected in June. It was put off twice.",
}
LIMITS: dict[str, Any] = {
    "witness": Witness.POSSIBLE,
    "police_asked_on": date(2011, 2, 28),
    "police_answer": PoliceAnswer.WITHIN_LIMITS,
    "police_answered_on": date(2011, 3, 4),
    "police_said": "She can speak about her work with the family, and not about the matter in which she gives evidence.",
}


def load_conversations(story: Story) -> None:
    """Who held each conversation of the complete review, what the police said, one that has to wait; elsewhere one that is booked."""
    if story.files.code == COMPLETE:
        _held(story)
        _planned(story, WAITED_FOR, WAIT)
    if story.files.code == EARLY:
        booked = {
            "witness": Witness.NO,
            "booked_for": date(2011, 9, 27),
            "at": "16.00",
            "place": "The children’s centre, small room",
        }
        _planned(story, BOOKED_FOR, booked)


def _held(story: Story) -> None:
    for row in story.files.sources:
        if SourceKind(row["kind"]) is SourceKind.CONVERSATION:
            asked = LIMITS if row.get("position") in ASKED_FIRST else {"witness": Witness.NO}
            values = asked | _holders([story.cast.users[key].name for key in row.get("held_by", [])])
            conversation_for(story.session, story.sources[row["key"]], values, by=story.lead())


def _planned(story: Story, position: str, values: dict[str, Any]) -> None:
    holders = _holders([user.name for user in story.cast.users.values() if user.id in story.leads])
    given = values | holders | {"participant_id": story.positions[position].id}
    plan_conversation(story.session, story.review.id, given, by=story.lead())


def _holders(names: list[str]) -> dict[str, Any]:
    """The two who hold a conversation; lead reviewers come from agencies that are not in the review."""
    first, second = [*names, "", ""][:2]
    return {"first_holder": first, "second_holder": second}
