"""Writing wordings: propose, consent, refuse, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import today
from review_app.core.errors import found, refuse_if
from review_app.core.text import one_line
from review_app.findings.actions import mark_shared, unmark_shared
from review_app.findings.models import Finding
from review_app.memberships.queries import roles_on
from review_app.reviews.models import Review
from review_app.reviews.queries import review_by_id
from review_app.wordings import rules
from review_app.wordings.models import Wording, WordingState
from review_app.wordings.queries import finding_behind, finding_held, wordings_held
from review_app.wordings.sharing import end_sharing, let_cross
from review_app.wordings.since import changed_since


@dataclass(frozen=True)
class Words:
    """What is to leave a review, as somebody typed it; what in it looks like a name, and why that may stay."""

    title: str
    summary: str
    factor_headings: Sequence[str] = ()
    names: Sequence[str] = ()
    names_reason: str = ""
    is_good_practice: bool = False


def propose_wording(
    session: Session, review: Review, finding: Finding, words: Words, *, by: UUID, on: date | None = None
) -> Wording:
    """A new wording of an agreed finding, with its category; one that still waits for the chair gives way to it."""
    refuse_if(rules.why_not_propose(finding) or rules.why_not_names(words.names, words.names_reason))
    earlier = wordings_held(session, review.id, finding.id)
    wording = Wording(
        review_id=review.id, programme_id=review.programme_id, board_id=review.board_id, finding_id=finding.id,
        number=max((one.number for one in earlier), default=0) + 1, title=one_line(words.title), summary=words.summary,
        category_key=finding.category.key, category_heading=finding.category.heading,
        category_place=finding.category.place, factor_headings="\n".join(words.factor_headings),
        is_good_practice=words.is_good_practice,
        names_reason=words.names_reason if words.names else "", proposed_by=by, proposed_on=on or today(),
    )  # fmt: skip
    stage(session, Event.WORDING_PROPOSED, wording, by=by, number=wording.number)
    _give_way(session, earlier, WordingState.PROPOSED, wording, by=by)
    session.add(wording)
    session.flush()
    return wording


def consent_to_wording(session: Session, wording: Wording, *, by: UUID, on: date | None = None) -> None:
    """The chair, or the delegate, lets these words leave the review; an earlier wording of the finding gives way to them.

    Raises NotNow where the finding is no longer the one that they were proposed from.
    """
    finding = finding_held(session, wording)
    changed = changed_since(session, [wording.review_id], [wording]).get(wording.id, [])
    roles = roles_on(session, by, review_by_id(session, wording.review_id), today())
    refuse_if(rules.why_not_consent(wording, finding, changed, rules.Decider(by, roles)))
    earlier = [one for one in wordings_held(session, wording.review_id, wording.finding_id) if one.id != wording.id]
    stage(session, Event.WORDING_CONSENTED, wording, by=by, number=wording.number)
    _give_way(session, earlier, WordingState.CONSENTED, wording, by=by)
    wording.state, wording.consented_by, wording.consented_on = WordingState.CONSENTED, by, on or today()
    wording.consented_as = rules.capacity(roles)
    session.flush()
    let_cross(session, wording)
    mark_shared(session, found(finding), by=by)


def refuse_wording(session: Session, wording: Wording, reason: str, *, by: UUID) -> None:
    """The chair does not let these words leave the review, and says why."""
    roles = roles_on(session, by, review_by_id(session, wording.review_id), today())
    refuse_if(rules.why_not_refuse(wording, reason, rules.Decider(by, roles)))
    stage(session, Event.WORDING_REFUSED, wording, by=by, number=wording.number)
    wording.state, wording.refused_by, wording.refused_on = WordingState.REFUSED, by, today()
    wording.refused_reason = reason
    session.flush()


def withdraw_wording(session: Session, wording: Wording, reason: str, *, by: UUID) -> None:
    """The chair takes a shared wording back: it is read nowhere outside its review any more, and its finding is agreed again."""
    refuse_if(rules.why_not_withdraw(wording, reason))
    finding = finding_behind(session, wording)
    stage(session, Event.WORDING_WITHDRAWN, wording, by=by, number=wording.number)
    _withdraw(wording, reason, by)
    session.flush()
    end_sharing(session, wording.finding_id)
    if finding is not None:
        unmark_shared(session, finding, by=by)


def _give_way(session: Session, earlier: Sequence[Wording], state: WordingState, newer: Wording, *, by: UUID) -> None:
    """Withdraw the earlier wordings in a state, since a newer one takes their place."""
    for one in earlier:
        if one.state is state:
            if state is WordingState.CONSENTED:
                stage(session, Event.WORDING_WITHDRAWN, one, by=by, number=one.number)
            _withdraw(one, f"Wording {newer.number} took its place.", by)
            session.flush()


def _withdraw(wording: Wording, reason: str, by: UUID) -> None:
    wording.state, wording.withdrawn_by, wording.withdrawn_on = WordingState.WITHDRAWN, by, today()
    wording.withdrawn_reason = reason
