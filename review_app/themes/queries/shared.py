"""Only what is shared now: a finding whose wording was taken back counts nowhere, at once."""

from typing import Any

from sqlalchemy import and_
from sqlalchemy.orm import aliased

from review_app.themes.models import Pair
from review_app.wordings.models import SharedWording

Wanted = Any  # a select of whatever columns; SQLAlchemy's types tell each row apart, ours need not


def both_shared(wanted: Wanted) -> tuple[Wanted, Any, Any]:
    """Only pairs of which both findings are shared now; and their two wordings, for further conditions."""
    first, second = aliased(SharedWording), aliased(SharedWording)
    wanted = wanted.join(first, and_(first.finding_ref == Pair.first_ref, first.ended_on.is_(None)))
    return wanted.join(second, and_(second.finding_ref == Pair.second_ref, second.ended_on.is_(None))), first, second
