"""Loading names that were settled at the door of the complete review, and one text that still waits for it."""

from review_app.core.keys import Keys
from review_app.demonstration.story import Story
from review_app.names.actions import hold_text, remember
from review_app.names.book import book_of
from review_app.names.rules import Kind, find
from review_app.names.rules.settling import Decision
from review_app.names.sealing import NAMES, WAITING

COMPLETE = "LT-01"
SETTLED = (
    ("Rosemary Tuttle", Kind.PERSON, "ht1", ""),
    ("Mrs Tuttle", Kind.PERSON, "ht1", ""),
    ("Tollgate Lane", Kind.ADDRESS, "", "an address (1)"),
    ("St Brannock’s Primary School", Kind.SCHOOL, "", "a school (1)"),
    ("Whitby", Kind.PLACE, "", "a place (1)"),
    ("Wendy", Kind.PERSON, "", ""),  # the Wendy house of the nursery
)
WAITS = (
    "Note of a telephone call, 14 April 2011\n\n"
    "Mrs Tuttle rang back. She had found the attendance book in the cupboard at St Brannock’s Primary School. In the "
    "autumn it says “late” eleven times, and beside it, in Mr Halloran’s hand, “mum poorly”. Nobody asked Halloran "
    "what he meant. He has since moved to Whitby.\n\n"
    "She would like the health visitor to see the page before we do. I said I would ask Aoife, or Philippa if Aoife is "
    "away. Dr Iyer’s secretary has the other book."
)


def load_names(story: Story, keys: Keys) -> None:
    """What was settled so far, and a note that its writer has not settled yet."""
    if story.files.code != COMPLETE:
        return
    session, review, key = story.session, story.review, keys.for_purpose(NAMES)
    decisions = [
        Decision(
            key=find(f"We saw {name} there.")[0].key,
            name=name,
            kind=kind.value,
            label=story.positions[position].label if position else label,
            person_id=str(story.positions[position].id) if position else "",
        )
        for name, kind, position, label in SETTLED
    ]
    remember(session, key, review, book_of(session, key, review.id), decisions, by=story.lead())
    content = {
        "page": "sources.add",
        "args": {"word": "document"},
        "query": {},
        "draft_id": str(review.id),
        "fields": [["text", WAITS], ["title", "Note of a telephone call"]],
        "boxes": ["text", "title"],
    }
    hold_text(session, keys.for_purpose(WAITING), review.id, content, by=story.lead())
