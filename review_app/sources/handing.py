"""Sources as they are handed over: every text, one after the other, and the files they were read from."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.offers import Handed
from review_app.sources import queries
from review_app.sources.models import Original
from review_app.sources.originals import OriginalLost, Originals


def handed_sources(session: Session, review_id: UUID, ids: Sequence[UUID], originals: Originals | None) -> list[Handed]:
    """The files of the sources that were chosen, in the order in which the sources were put down."""
    texts = queries.texts_of_sources(session, review_id, ids)
    rows = queries.originals_of_sources(session, review_id, ids) if originals else []
    found: list[Handed] = []
    for source in queries.sources_of_review(session, review_id):
        what = f"{source.kind.words}: {source.title}"
        found += [
            Handed(f"{what}, text {text.number}", text.created_at, "txt", text.text.encode())
            for text in texts
            if text.source_id == source.id
        ]
        if originals is not None:
            found += _files(originals, [row for row in rows if row.source_id == source.id], what)
    return found


def _files(originals: Originals, rows: Sequence[Original], what: str) -> Iterator[Handed]:
    for row in rows:
        try:
            content = originals.opened(row.review_id, row.id)[1]
        except OriginalLost:
            content = None
        yield Handed(f"{what}, the file itself", row.created_at, row.kind, content)
