"""How it stands with a message: who wrote it, what it draws on, whose checks count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.boards.queries import boards_of_programme
from review_app.messages import queries, rules
from review_app.messages.models import BasisKind, Message, MessageBasis, MessageCheck, basis_words
from review_app.messages.places import names_in
from review_app.wordings.models import SharedWording


@dataclass(frozen=True)
class Gate:
    """What stands between a draft and its readers."""

    message: Message
    basis: Sequence[MessageBasis]
    wordings: dict[UUID, SharedWording]
    writers: frozenset[UUID]
    on_teams: frozenset[UUID]
    checks: Sequence[MessageCheck]
    names: Sequence[str]  # what in a draft may say where or who
    boards: int  # of the programme

    @cached_property
    def mark(self) -> str:
        """The hash of the words and of what they draw on."""
        return rules.mark_of(self.message, (one.ref_id for one in self.basis))

    @cached_property
    def ended(self) -> list[UUID]:
        """The wordings that it draws on and that are no longer shared as they were."""
        wanted = [one.ref_id for one in self.basis if one.kind is BasisKind.WORDING]
        return [one for one in wanted if one not in self.wordings or not self.wordings[one].is_current]

    @cached_property
    def taken_back(self) -> list[UUID]:
        """Those of them that were withdrawn, and not only put into newer words."""
        return [one for one in self.ended if one not in self.wordings or not self.wordings[one].ended_by_newer]

    @cached_property
    def counting(self) -> list[MessageCheck]:
        """The checks that count."""
        return rules.counting(self.checks, self.mark, self.writers, self.on_teams)

    @property
    def open_checks(self) -> list[MessageCheck]:
        """Who is asked to check it now, with what they said."""
        return [one for one in self.checks if one.is_open]

    def check_of(self, user_id: UUID) -> MessageCheck | None:
        """What somebody is asked, or has answered, about it now."""
        return next((one for one in self.open_checks if one.user_id == user_id), None)

    @property
    def counts(self) -> tuple[int, int, int]:
        """In how many LSCBs what it draws on was found, of how many; and how many pairs' notes it draws on."""
        found = {one.board_id for one in self.basis if one.kind is BasisKind.WORDING}
        pairs = {one.review_ref for one in self.basis if one.kind is BasisKind.NOTE}
        return len(found), self.boards, len(pairs)

    @property
    def rests_on(self) -> str:
        """What it rests on, in numbers alone: as they are now, or as they were at its release."""
        message = self.message
        if message.released_at is None:
            return basis_words(*self.counts)
        return basis_words(message.boards_counted, message.boards_of, message.notes_counted)

    def rests_on_for(self, *, named: bool) -> str:
        """The same for a writer: who may not know the LSCBs could choose two wordings and read whether they are of one."""
        boards, _of, notes = self.counts
        if named or not boards or self.message.released_at is not None:
            return self.rests_on
        pairs = f" and {basis_words(0, 0, notes)}" if notes else ""
        return f"what LSCBs agreed to share{pairs}: how many of them stands here once it is released"

    def why_not_asked(self) -> str | None:
        """Why nobody can be asked to check it yet, or None."""
        return rules.why_not_asked(self.message, self.names, self.ended)

    def why_not_check(self, by: UUID) -> str | None:
        """Why somebody can't check it, or None."""
        return rules.why_not_check(by, self.writers, self.on_teams)

    def why_not_release(self, by: UUID) -> str | None:
        """Why somebody can't release it, or None."""
        return (
            self.why_not_asked()
            or rules.why_not_checked(self.counting, self.checks)
            or rules.why_not_release(by, self.writers, self.on_teams)
        )


def gate_of(session: Session, message: Message) -> Gate:
    """How it stands with a message now."""
    basis = queries.basis_of(session, message.id)
    refs = {one.review_ref for one in basis} | ({message.pair_ref} if message.pair_ref else set())
    wanted = [one.ref_id for one in basis if one.kind is BasisKind.WORDING]
    return Gate(
        message=message,
        basis=basis,
        wordings=queries.shared_wordings(session, message.programme_id, wanted) if wanted else {},
        writers=queries.writers_of(session, message.id),
        on_teams=queries.on_teams(session, refs),
        checks=queries.checks_of(session, message.id),
        names=names_in(session, message.programme_id, message.text) if message.is_draft else (),
        boards=len(boards_of_programme(session, message.programme_id)),
    )
