"""Whether a finding is still the one that a wording was proposed from; told from its versions, not from its state."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.history.queries import revisions_of_several
from review_app.wordings import queries, rules
from review_app.wordings.models import Wording


def changed_since(session: Session, review_ids: Iterable[UUID], wordings: Sequence[Wording]) -> dict[UUID, list[str]]:
    """What of its finding is other than when each wording was proposed; wordings whose finding is the same are left out."""
    reviews = list(review_ids)
    now = queries.findings_behind(session, reviews, wordings)
    if not now:
        return {}
    headings = queries.headings_since(session, reviews, now)
    revisions = revisions_of_several(session, reviews, now)
    found = {}
    for one in wordings:
        if one.finding_id in now:
            then = [row for row in revisions if row.object_id == one.finding_id and row.saved_at <= one.created_at]
            before = then[-1].fields if then else None
            found[one.id] = rules.what_changed(one, before, now[one.finding_id], headings.get(one.finding_id, {}))
    return {wording_id: parts for wording_id, parts in found.items() if parts}
