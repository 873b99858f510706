"""Writing hints: going on with a reason, and changing what the wording check looks for."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import NotNow, refuse_if
from review_app.core.text import normalised, one_line
from review_app.hints.check import Kind
from review_app.hints.models import AcceptedHint, HintKind, WordingKind
from review_app.hints.queries import accepted_hints, kinds_of_programme, versions_of_kind
from review_app.hints.rules import why_not_go_on, why_not_kind
from review_app.history.actions import delete_record

RAISED_AGAIN = "Raised again."


@dataclass(frozen=True)
class About:
    """What somebody goes on with: the thing, the part of it, and how it stood."""

    kind: HintKind
    on_kind: str
    on_id: UUID
    mark: str
    place: str
    said: str
    part: str = ""
    phrase: str = ""


def go_on_with(session: Session, review_id: UUID, about: About, reason: str, *, by: UUID) -> AcceptedHint:
    """Go on in spite of a hint, with the reason; of two who do at once the later reason stands. Raises NotNow."""
    refuse_if(why_not_go_on(reason))
    there = [
        one
        for one in accepted_hints(session, review_id, [about.kind])
        if (one.on_id, one.part, one.mark) == (about.on_id, about.part, about.mark)
    ]
    row = there[0] if there else AcceptedHint(review_id=review_id, **vars(about), reason=reason)
    stage(session, Event.HINT_ACCEPTED, row, by=by, kind=about.kind)
    row.reason = reason
    if not there:
        session.add(row)
    session.flush()
    return row


def raise_again(session: Session, accepted: AcceptedHint, *, by: UUID) -> None:
    """Take back that the team went on: the hint comes back if it still holds."""
    delete_record(session, accepted, RAISED_AGAIN, by=by, reason=None)


def keep_kind(session: Session, programme_id: UUID, kind: Kind, *, by: UUID, in_use: bool = True) -> WordingKind:
    """Change a kind of wording, or add one of the programme's own (its key is empty); what stood before is kept. Raises NotNow."""
    others = [one.kind for one in kinds_of_programme(session, programme_id)]
    wrong = why_not_kind(kind, others)
    if wrong:
        raise NotNow(next(iter(wrong.values())))
    key = kind.key or f"own_{uuid4().hex[:12]}"
    earlier = versions_of_kind(session, programme_id, key)
    row = WordingKind(
        programme_id=programme_id,
        key=key,
        version=earlier[0].version + 1 if earlier else 1,
        heading=one_line(kind.heading),
        phrases=normalised(kind.phrases),
        unless=normalised(kind.unless),
        why=normalised(kind.why),
        instead=normalised(kind.instead),
        is_mild=kind.is_mild,
        in_use=in_use,
        saved_at=now(),
        saved_by=by,
    )
    stage(session, Event.VOCABULARY_CHANGED, row, by=by, kind="wording", version=row.version)
    session.add(row)
    session.flush()
    return row
