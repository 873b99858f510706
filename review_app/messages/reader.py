"""Who reads early messages: for which LSCBs, and whether as one of those who run the programme. Pure."""

from dataclasses import dataclass
from uuid import UUID

from review_app.access.may import Standing
from review_app.access.permissions import TABLE, Permission
from review_app.access.roles import Role

READERS = frozenset(TABLE[Permission.MESSAGE_READ].roles)
OF_PROGRAMME = frozenset(TABLE[Permission.MESSAGE_RELEASE].roles)


@dataclass(frozen=True)
class Reader:
    """Somebody, as a programme's messages see them."""

    user_id: UUID
    programme_id: UUID
    board_ids: frozenset[UUID]
    of_programme: bool  # sees every draft, and the names of those who write and check
    pairs: frozenset[UUID]  # the reviews that they lead


def reader_of(standing: Standing, programme_id: UUID) -> Reader:
    """What somebody is in a programme today."""
    here = [one for one in standing.holdings if one.programme_id == programme_id]
    return Reader(
        standing.user_id or UUID(int=0),
        programme_id,
        frozenset(one.board_id for one in here if one.board_id and one.role in READERS),
        any(one.role in OF_PROGRAMME for one in here),
        frozenset(one.review_id for one in here if one.review_id and one.role is Role.LEAD_REVIEWER),
    )
