"""Reading which LSCBs agree to be named in the themes paper."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.comparisons.models import NamingAgreement


def agreements_of_board(session: Session, board_id: UUID) -> list[NamingAgreement]:
    """An LSCB's agreements, the newest first, those that it took back too."""
    of_board = select(NamingAgreement).where(NamingAgreement.board_id == board_id)
    return list(session.scalars(of_board.order_by(NamingAgreement.created_at.desc(), NamingAgreement.id)))


def standing_agreement(session: Session, board_id: UUID) -> NamingAgreement | None:
    """The agreement of an LSCB that stands, or None."""
    return next((one for one in agreements_of_board(session, board_id) if one.ended_on is None), None)


def agreements_of_programme(session: Session, programme_id: UUID) -> frozenset[UUID]:
    """The LSCBs of a programme that agree to be named now."""
    agreed = select(NamingAgreement.board_id).where(
        NamingAgreement.programme_id == programme_id, NamingAgreement.ended_on.is_(None)
    )
    return frozenset(session.scalars(agreed))
