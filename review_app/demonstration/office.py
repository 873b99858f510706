"""Loading the coordinator's work of a review: records asked for, consents, letters."""

from review_app.demonstration.story import Story, only
from review_app.office import actions
from review_app.office.models import Consent, ConsentAnswer, ConsentTo, LetterKind, RecordsRequest, RequestState


def load_office(story: Story) -> None:
    """What was asked for, what was answered, and which letters went."""
    session, data, by = story.session, story.files.office, story.coordinator
    for row in data.get("requests", []):
        values = only(row, "what", "note") | {
            "agency_id": story.agencies[row["agency"]].id,
            "asked_on": row["asked_on"],
            "due_on": row.get("due_on"),
            "state": RequestState(row["state"]),
        }
        actions.keep_request(session, RecordsRequest(review_id=story.review.id), values, by=by)
    for row in data.get("consents", []):
        position, relative = story.positions.get(row["who"]), story.relatives.get(row["who"])
        values = only(row, "how") | {
            "participant_id": position.id if position else None,
            "relative_id": relative.id if relative else None,
            "to": ConsentTo(row["to"]),
            "answer": ConsentAnswer(row["answer"]),
            "answered_on": row["answered_on"],
        }
        actions.keep_consent(session, Consent(review_id=story.review.id), values, by=by)
    for row in data.get("letters", []):
        reader = story.positions[row["to"]]
        actions.make_letter(session, story.review, LetterKind(row["kind"]), reader, row["dated"], by=by)
