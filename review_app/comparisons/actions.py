"""Writing comparisons: asking the other LSCBs, answering, keeping what came back as evidence, agreeing to be named."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Board, Programme
from review_app.boards.queries import boards_of_programme
from review_app.comparisons import queries, rules
from review_app.comparisons.counting import Answers
from review_app.comparisons.models import Answer, Asking, NamingAgreement, Reply
from review_app.core.clock import now, today
from review_app.core.dates import PartialDate, day_in_words
from review_app.core.errors import refuse_if
from review_app.findings.actions import keep_what_others_say
from review_app.findings.models import EvidenceKind, Finding, OutsideEvidence
from review_app.findings.queries import outside_evidence_of_finding
from review_app.reviews.models import Review
from review_app.themes.models import Theme
from review_app.themes.queries import hold_programme

WE_ASKED = "The other LSCBs of the programme were asked whether this is so with them."


@dataclass(frozen=True)
class Question:
    """What is asked besides “Is this so with you?”, as somebody typed it."""

    text: str = ""
    by_day: date | None = None
    names: tuple[str, ...] = ()  # what in it looks like a name
    names_reason: str = ""


@dataclass(frozen=True)
class Said:
    """What a review's people answer, as somebody typed it."""

    answer: Answer
    basis: EvidenceKind
    sentence: str
    names: tuple[str, ...] = ()
    names_reason: str = ""


def ask_about_finding(
    session: Session, review: Review, finding: Finding, question: Question, *, by: UUID, on: date | None = None
) -> Asking:
    """Ask the other LSCBs whether a shared finding is so with them; raises NotNow where it isn't shared, or asked already."""
    hold_programme(session, review.programme_id)
    shared = queries.shared_words_of_finding(session, finding.id)
    there = queries.open_asking_of_finding(session, finding.id)
    refuse_if(rules.why_not_ask(is_shared=shared is not None, is_asked=there is not None))
    _refuse_question(question, on)
    asking = Asking(
        programme_id=review.programme_id, board_id=review.board_id, review_ref=review.id, finding_ref=finding.id,
        **_asked(question, by, on),
    )  # fmt: skip
    stage(session, Event.OTHERS_ASKED, finding, by=by, asking_id=asking.id)
    session.add(asking)
    session.flush()
    return asking


def ask_about_theme(
    session: Session, theme: Theme, question: Question, *, by: UUID, on: date | None = None
) -> Asking:  # fmt: skip
    """Ask every LSCB whether a theme is so with them; raises NotNow where it is asked already."""
    hold_programme(session, theme.programme_id)
    there = queries.open_asking_of_theme(session, theme.programme_id, theme.id)
    refuse_if(rules.why_not_ask_about_theme(theme.name, is_asked=there is not None))
    _refuse_question(question, on)
    asking = Asking(programme_id=theme.programme_id, theme_id=theme.id, **_asked(question, by, on))
    stage(session, Event.OTHERS_ASKED, asking, by=by, theme_id=theme.id)
    session.add(asking)
    session.flush()
    return asking


def _refuse_question(question: Question, on: date | None) -> None:
    refuse_if(
        rules.why_not_names(question.names, question.names_reason)
        or rules.why_not_by_day(question.by_day, on or today())
    )


def _asked(question: Question, by: UUID, on: date | None) -> dict[str, object]:
    return {
        "question": question.text,
        "names_reason": question.names_reason if question.names else "",
        "by_day": question.by_day,
        "asked_by": by,
        "asked_on": on or today(),
    }


def end_asking(session: Session, asking: Asking, thing: Finding | None = None, *, by: UUID) -> None:
    """Ask no more: what came back stays, and nobody is asked again. Doing so twice changes nothing."""
    held = queries.asking_held(session, asking.id)
    if held.ended_at is not None:
        return
    stage(session, Event.OTHERS_ASKING_ENDED, thing or held, by=by, asking_id=held.id)
    held.ended_at, held.ended_by = now(), by
    session.flush()


def answer(
    session: Session, review: Review, asking: Asking, said: Said, *, by: UUID, on: date | None = None
) -> Reply:  # fmt: skip
    """Say whether it is so with this review's LSCB; what was said before stays behind it. Raises NotNow, NotFound."""
    held = queries.asking_held(session, asking.id)
    queries.asking_for_review(session, review, held.id)  # it may have been taken back meanwhile
    refuse_if(rules.why_not_answer(held, said.sentence) or rules.why_not_names(said.names, said.names_reason))
    earlier = queries.reply_of_review(session, held.id, review.id)
    stage(session, Event.OTHERS_ANSWERED, review, by=by, asking_id=held.id, answer=said.answer)
    if earlier is not None:
        earlier.stands = False
        session.flush()  # before the next one stands
    reply = Reply(
        asking_id=held.id, programme_id=review.programme_id, board_id=review.board_id, review_ref=review.id,
        number=earlier.number + 1 if earlier else 1, stands=True, answer=said.answer, basis=said.basis,
        sentence=said.sentence, names_reason=said.names_reason if said.names else "", replied_by=by,
        replied_on=on or today(),
    )  # fmt: skip
    session.add(reply)
    session.flush()
    return reply


def keep_as_evidence(session: Session, finding: Finding, asking: Asking, *, by: UUID) -> OutsideEvidence:
    """Let what the other LSCBs answered be evidence from outside the case, as it stands now: one entry, kept up. Raises NotNow."""
    held = queries.asking_held(session, asking.id)
    said = said_so_far(session, finding, held)
    refuse_if(rules.why_not_keep_as_evidence(said.answered))
    evidence = outside_evidence_of_finding(session, finding.review_id, finding.id)
    there = next((one for one in evidence if one.id == held.evidence_id), None)
    on = today()
    kept = keep_what_others_say(
        session, finding, there, evidence_words(said), PartialDate(on, on, day_in_words(on)), by=by
    )
    held.evidence_id, held.evidence_at = kept.id, now()
    session.flush()
    return kept


def said_so_far(session: Session, finding: Finding, asking: Asking) -> Answers:
    """What came back until now to what was asked about a finding."""
    boards = [board.id for board in boards_of_programme(session, asking.programme_id)]
    line = queries.line_of_finding(session, asking.programme_id, finding.id)
    members = queries.members_of(session, asking.programme_id, [line.id])[line.id] if line else []
    found = {member.board_id for member in members}
    return Answers.of_asking(boards, queries.counted_askings(session, [asking])[asking.id], found)


def evidence_words(said: Answers) -> str:
    """What the evidence says: how many of how many, and never who."""
    return f"{WE_ASKED} {said.sentence}"


def agree_to_be_named(session: Session, board: Board, *, by: UUID, on: date | None = None) -> NamingAgreement:
    """The chair agrees that the LSCB may be named in the themes paper; raises NotNow where it has agreed already."""
    hold_programme(session, board.programme_id)
    refuse_if(rules.why_not_agree(queries.standing_agreement(session, board.id)))
    agreement = NamingAgreement(
        programme_id=board.programme_id, board_id=board.id, agreed_by=by, agreed_on=on or today()
    )
    stage(session, Event.NAMING_AGREED, agreement, by=by)
    session.add(agreement)
    session.flush()
    return agreement


def end_naming(session: Session, board: Board, *, by: UUID) -> None:
    """The chair takes it back: papers made from now on name the LSCB no more. Doing so twice changes nothing."""
    hold_programme(session, board.programme_id)
    there = queries.standing_agreement(session, board.id)
    if there is None:
        return
    stage(session, Event.NAMING_ENDED, there, by=by)
    there.ended_on, there.ended_by = today(), by
    session.flush()


def note_downloaded(session: Session, programme: Programme, form: str, *, named: bool, by: UUID) -> None:
    """Record that the themes left the application, in which form, and whether LSCBs stand in it by name."""
    stage(session, Event.DOWNLOADED, programme, by=by, paper="themes", form=form, named=named)
