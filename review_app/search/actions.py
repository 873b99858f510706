"""Keeping what somebody looks for, so that the address of what was found holds none of its words."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.search.models import Search
from review_app.search.queries import searches_of
from review_app.search.rules import why_not_search

REBUILD = "search"  # the kind of long work
MOST_KEPT = 20  # of one person
KEPT_FOR = timedelta(days=1)


def keep_search(session: Session, review_id: UUID, words: str, *, by: UUID) -> Search:
    """Keep what somebody looks for, and forget what is older than a day; raises NotNow with what is wrong with it."""
    refuse_if(why_not_search(words))
    oldest = now() - KEPT_FOR
    for number, kept in enumerate(searches_of(session, by), start=1):
        if number >= MOST_KEPT or kept.asked_at < oldest:
            session.delete(kept)
    search = Search(user_id=by, review_id=review_id, words=words, asked_at=now())
    session.add(search)
    session.flush()
    return search
