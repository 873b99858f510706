"""Writing contributory factors."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage, stage_link
from review_app.core.errors import refuse_if
from review_app.factors import queries
from review_app.factors.models import AskedHeading, Claim, Effect, Factor
from review_app.factors.rules import why_not_asked, why_not_factor
from review_app.vocabularies.actions import choose_version, editions_to_move
from review_app.vocabularies.models import VocabularyKind
from review_app.vocabularies.moving import answered, plan
from review_app.vocabularies.queries import InProgramme

FIELDS = ("term_id", "text", "effect")
ENDS = ("factor_id", "source_id")
ASKED = ("who", "asked_on", "note")


def add_factor(session: Session, review_id: UUID, values: Mapping[str, Any], *, by: UUID) -> Factor:
    """A new factor of an episode; `values` are episode_id, term_id, text and effect; raises NotNow without a text."""
    refuse_if(why_not_factor(values["text"]))
    factor = Factor(review_id=review_id, **{name: values[name] for name in (*FIELDS, "episode_id")})
    stage(session, Event.FACTOR_ADDED, factor, by=by, effect=factor.effect)
    session.add(factor)
    session.flush()
    return factor


def change_factor(session: Session, factor: Factor, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change a factor's heading, text or effect; raises NotNow without a text."""
    refuse_if(why_not_factor(values["text"]))
    stage(session, Event.FACTOR_CHANGED, factor, by=by)
    for name in FIELDS:
        setattr(factor, name, values[name])
    session.flush()


def add_claim(session: Session, factor: Factor, source_id: UUID, passage_id: UUID | None, *, by: UUID) -> Claim:
    """Note who says so: a quote, or a source as a whole; doing so twice changes nothing."""
    wanted = Claim(review_id=factor.review_id, factor_id=factor.id, source_id=source_id, passage_id=passage_id)
    there = queries.claim_like(session, wanted)
    if there is not None:
        return there
    stage_link(session, Event.SUPPORT_ADDED, wanted, ENDS, by=by)
    session.add(wanted)
    session.flush()
    return wanted


def remove_claim(session: Session, claim: Claim, *, by: UUID) -> None:
    """Take a quote or source off a factor; the quote itself stays in its source and can be hung again."""
    stage_link(session, Event.SUPPORT_REMOVED, claim, ENDS, by=by)
    session.delete(claim)
    session.flush()


def take_off(session: Session, factor: Factor, source_id: UUID, passage_id: UUID | None, *, by: UUID) -> None:
    """Take a quote, or a source as a whole, off a factor; where it is off already, nothing changes."""
    wanted = Claim(review_id=factor.review_id, factor_id=factor.id, source_id=source_id, passage_id=passage_id)
    there = queries.claim_like(session, wanted)
    if there is not None:
        remove_claim(session, there, by=by)


def note_ways(
    session: Session, factor: Factor, ways: Mapping[UUID, Effect | None], *, by: UUID
) -> None:  # fmt: skip
    """Note which way each of some sources says that a factor worked, on all that it says of it; None: not noted."""
    claims = queries.claims_of_factors(session, factor.review_id, [factor.id])
    changed = [claim for claim in claims if claim.source_id in ways and claim.effect != ways[claim.source_id]]
    for claim in changed:
        stage_link(session, Event.CLAIM_CHANGED, claim, ENDS, by=by, effect=ways[claim.source_id])
        claim.effect = ways[claim.source_id]
    session.flush()


def note_asked(
    session: Session, review_id: UUID, term_id: UUID, values: Mapping[str, Any], *, by: UUID
) -> AskedHeading:
    """Note that a heading was asked about and nobody raised it; raises NotNow without who asked."""
    refuse_if(why_not_asked(values["who"]))
    asked = AskedHeading(review_id=review_id, term_id=term_id, **{name: values[name] for name in ASKED})
    stage(session, Event.HEADING_ASKED, asked, by=by)
    session.add(asked)
    session.flush()
    return asked


def change_asked(session: Session, asked: AskedHeading, values: Mapping[str, Any], *, by: UUID) -> None:
    """Change such a note; raises NotNow without who asked."""
    refuse_if(why_not_asked(values["who"]))
    stage(session, Event.HEADING_ASKED, asked, by=by)
    for name in ASKED:
        setattr(asked, name, values[name])
    session.flush()


def move_over(
    session: Session, review: InProgramme, target_id: UUID | None, answers: Mapping[UUID, UUID], *, by: UUID
) -> int:  # fmt: skip
    """Move a review to the version in force, and say how many factors stay under an earlier heading; raises NotNow.

    Factors follow their headings. Those under a heading that was split or retired go where somebody says, or stay.
    """
    editions, target = editions_to_move(session, review, VocabularyKind.FACTORS, target_id)
    planned = plan(queries.factors_outside(session, review.id, target.vocabulary.id), editions, target)
    choose_version(session, review.id, target.vocabulary, by=by)
    moves = [*planned.follow, *answered(planned, answers, target)]
    for note, term in plan(queries.asked_of_review(session, review.id), editions, target).follow:
        stage(session, Event.HEADING_ASKED, note, by=by)
        note.term_id = term.id
    for factor, term in moves:
        stage(session, Event.FACTOR_CHANGED, factor, by=by)
        factor.term_id = term.id
    session.flush()
    for factor, _term in moves:
        session.expire(factor, ["term"])  # it is another now
    return len(planned.follow) + len(planned.asked) - len(moves)


def tick_sources(session: Session, factor: Factor, were: Collection[UUID], are: Collection[UUID], *, by: UUID) -> None:
    """Take over the ticks of a page: only what this person ticked or unticked, so that nobody else's is lost."""
    there = queries.ticks_of(session, factor)
    for source_id in sorted(set(were) - set(are)):
        if source_id in there:
            remove_claim(session, there[source_id], by=by)
    for source_id in sorted(set(are) - set(were) - there.keys()):
        add_claim(session, factor, source_id, None, by=by)
