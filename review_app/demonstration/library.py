"""Loading the library: what published reviews found, in our own words; one finding withdrawn, and a file that waits."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.clock import now, true_now
from review_app.core.passing import WAITS
from review_app.demonstration.files import read_library
from review_app.library import actions
from review_app.library.brought.reading import Read, Row
from review_app.library.brought.statuses import first_choice
from review_app.library.models import LibraryEntry, WordingStatus
from review_app.library.rules import told_of
from review_app.library.waiting import Waiting
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.queries import terms_of

WITHDRAWN = "Much depends on an assessment being right"
WHY = "It says so little that it would be like every other finding. The review’s other points stand."


def load_library(session: Session, programme_id: UUID, key: bytes, *, by: UUID, manager: UUID) -> None:
    """Every finding of the file; one of them withdrawn, and rows of the manager’s file that nobody has confirmed."""
    headings = {term.key: term.heading for term in terms_of(session, programme_id, VocabularyKind.TYPOLOGY)}
    entries = [
        actions.add_entry(session, programme_id, told_of(_values(review, finding, headings)), by=by)
        for review in read_library()["reviews"]
        for finding in review["findings"]
    ]
    withdrawn = next(entry for entry in entries if entry.title == WITHDRAWN)
    actions.withdraw_entry(session, withdrawn, WHY, by=by)
    _bring(session, programme_id, key, entries[0], by=manager)


def _values(review: dict[str, object], finding: dict[str, str], headings: dict[str, str]) -> dict[str, object]:
    own = {name: value for name, value in review.items() if name != "findings"}
    category = headings.get(finding.get("category", ""), "")
    return own | {"title": finding["said"], "category": category, "status": WordingStatus.SUMMARY}


def _bring(session: Session, programme_id: UUID, key: bytes, there: LibraryEntry, *, by: UUID) -> None:
    """A file that waits in earnest, since moments are real while the demonstration is served: one row of each fate."""
    shared = {
        "area": there.area, "review": there.review, "year": str(there.year), "how": there.how,
        "source_url": there.source_url, "title": there.title,
    }  # fmt: skip
    invented = {
        "area": "Great Harrow Down",
        "review": "Family Q (invented)",
        "source_url": "https://example.org/family-q",
    }
    others: list[dict[str, str]] = [
        {},
        {"note": "Read again by a second person."},
        {"title": there.title.replace(", and what", "; what")},
        invented | {"title": "What was decided at a meeting reached those who had not been there late, or not at all"},
        invented | {"title": "Minutes went out after the next meeting", "source_url": "in the board’s office"},
    ]
    rows = [Row(number, shared | other) for number, other in enumerate(others, start=2)]
    waiting = Waiting(Read(rows, [*shared, "note"]), first_choice(rows))
    actions.keep_table(session, programme_id, waiting, key, by=by, waits=true_now() - now() + WAITS)
