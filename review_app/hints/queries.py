"""Reading hints: a programme's kinds of wording, what was gone on with, and the texts whose wording is checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from review_app.core.errors import found
from review_app.hints.check.wording import Checker, Kind, Silent
from review_app.hints.models import AcceptedHint, HintKind, WordingKind
from review_app.hints.standard import STANDARD_DAY, standard_kinds
from review_app.sources.models import Passage, Source, SourceKind


@dataclass(frozen=True)
class KindInUse:
    """A kind of wording as a programme has it now, and since when; version 0 is the standard one, changed by nobody."""

    kind: Kind
    version: int = 0
    saved_at: datetime = STANDARD_DAY
    saved_by: UUID | None = None
    in_use: bool = True


def kinds_of_programme(session: Session, programme_id: UUID) -> list[KindInUse]:
    """Every kind of wording of a programme, those it no longer uses too: the standard ones, then its own."""
    changed = {row.key: row for row in _newest(session, programme_id)}
    standard = [kind.key for kind in standard_kinds()]
    kept = [_as_kept(changed[kind.key]) if kind.key in changed else KindInUse(kind) for kind in standard_kinds()]
    return [*kept, *(_as_kept(row) for key, row in changed.items() if key not in standard)]


def kind_of_programme(session: Session, programme_id: UUID, key: str) -> KindInUse:
    """One kind of wording of a programme; raises NotFound."""
    return found(next((one for one in kinds_of_programme(session, programme_id) if one.kind.key == key), None))


def versions_of_kind(session: Session, programme_id: UUID, key: str) -> list[WordingKind]:
    """What a programme made of a kind of wording, the newest first."""
    wanted = select(WordingKind).where(WordingKind.programme_id == programme_id, WordingKind.key == key)
    return list(session.scalars(wanted.order_by(WordingKind.version.desc())))


def checker_for(
    session: Session, review_id: UUID, programme_id: UUID, passages: Sequence[str] | None = None
) -> Checker:
    """The check as it is run over the texts of a review: the programme's kinds, and what is quoted or a title there."""
    kinds = [one.kind for one in kinds_of_programme(session, programme_id) if one.in_use]
    titles = select(Source.title).where(Source.review_id == review_id, Source.kind.not_in([SourceKind.CONVERSATION]))
    if passages is None:
        quoted = select(Passage.words).where(Passage.review_id == review_id).order_by(Passage.id)
        passages = list(session.scalars(quoted))
    return Checker(kinds, Silent(list(session.scalars(titles.order_by(Source.id))), passages))


def accepted_hints(session: Session, review_id: UUID, kinds: Iterable[HintKind] = HintKind) -> list[AcceptedHint]:
    """What the team went on with, the newest first."""
    wanted = select(AcceptedHint).where(AcceptedHint.review_id == review_id, AcceptedHint.kind.in_(list(kinds)))
    return list(session.scalars(wanted.order_by(AcceptedHint.created_at.desc(), AcceptedHint.id)))


def accepted_hint_in_review(session: Session, review_id: UUID, accepted_hint_id: UUID) -> AcceptedHint:
    """One thing that the team went on with; raises NotFound."""
    wanted = select(AcceptedHint).where(AcceptedHint.review_id == review_id, AcceptedHint.id == accepted_hint_id)
    return found(session.scalars(wanted).first())


def _newest(session: Session, programme_id: UUID) -> list[WordingKind]:
    last = (
        select(WordingKind.key, func.max(WordingKind.version).label("version"))
        .where(WordingKind.programme_id == programme_id)
        .group_by(WordingKind.key)
        .subquery()
    )
    wanted = select(WordingKind).join(last, (WordingKind.key == last.c.key) & (WordingKind.version == last.c.version))
    of_programme = wanted.where(WordingKind.programme_id == programme_id)
    return list(session.scalars(of_programme.order_by(WordingKind.created_at, WordingKind.key)))


def _as_kept(row: WordingKind) -> KindInUse:
    kind = Kind(row.key, row.heading, row.phrases, row.unless, row.why, row.instead, row.is_mild)
    return KindInUse(kind, row.version, row.saved_at, row.saved_by, row.in_use)
