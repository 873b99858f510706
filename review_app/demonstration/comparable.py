"""What is shared and published is read as it is loaded, so that the first page that suggests something has what to suggest."""

from uuid import UUID

from sqlalchemy.orm import Session

from review_app.library.queries import texts_of_library
from review_app.likeness.actions import keep_vectors
from review_app.likeness.queries import LIBRARY, WORDING
from review_app.wordings.queries import texts_shared


def read_texts(session: Session, programme_id: UUID) -> None:
    """Keep the numbers of every text that is compared."""
    keep_vectors(session, programme_id, WORDING, dict(texts_shared(session, programme_id)))
    keep_vectors(session, programme_id, LIBRARY, dict(texts_of_library(session, programme_id)))
