"""Writing the library: adding, changing, withdrawing and putting back; bringing in what a file says; noting evidence."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.models import Programme
from review_app.core.clock import now, today
from review_app.core.errors import NotNow, refuse_if
from review_app.core.passing import WAITS
from review_app.core.waiting import forget, keep_instead
from review_app.findings.actions import add_outside_evidence
from review_app.findings.models import EvidenceKind, Finding, OutsideEvidence
from review_app.library import rules
from review_app.library.brought.fates import Fate, Outcome
from review_app.library.models import EvidenceOrigin, LibraryEntry, LibraryTable
from review_app.library.queries import (
    entry_with_mark,
    hold_library,
    kept_table_of,
    known_marks,
    several_entries,
    waiting_table_of,
)
from review_app.library.rules import Told
from review_app.library.waiting import Waiting, seal

CHANGED = "The file was changed in another window. Look at its rows again."


def add_entry(session: Session, programme_id: UUID, told: Told, *, by: UUID | None) -> LibraryEntry:
    """Add a published finding; raises NotNow if it can't be kept or is there already."""
    refuse_if(next(iter(rules.what_is_wrong(told).values()), None))
    hold_library(session, programme_id)
    refuse_if(_why_there(entry_with_mark(session, programme_id, told.mark), None))
    entry = LibraryEntry(programme_id=programme_id, **told.values())
    stage(session, Event.LIBRARY_ADDED, entry, by=by)
    session.add(entry)
    session.flush()
    return entry


def change_entry(session: Session, entry: LibraryEntry, told: Told, *, by: UUID) -> None:
    """Change what the library says of a published finding; raises NotNow."""
    refuse_if(rules.why_not_change(entry) or next(iter(rules.what_is_wrong(told).values()), None))
    hold_library(session, entry.programme_id)
    refuse_if(_why_there(entry_with_mark(session, entry.programme_id, told.mark), entry))
    stage(session, Event.LIBRARY_CHANGED, entry, by=by)
    _set(entry, told)
    session.flush()


def withdraw_entry(session: Session, entry: LibraryEntry, reason: str, *, by: UUID) -> None:
    """Take a finding out of the library; it is kept with the reason, and suggested nowhere any more."""
    refuse_if(rules.why_not_withdraw(entry, reason))
    stage(session, Event.LIBRARY_WITHDRAWN, entry, by=by)
    entry.withdrawn_on, entry.withdrawn_by, entry.withdrawn_reason = today(), by, reason
    session.flush()


def put_back(session: Session, entry: LibraryEntry, *, by: UUID) -> None:
    """Put a withdrawn finding back."""
    refuse_if(rules.why_not_put_back(entry))
    stage(session, Event.LIBRARY_PUT_BACK, entry, by=by)
    entry.withdrawn_on, entry.withdrawn_by, entry.withdrawn_reason = None, None, ""
    session.flush()


def keep_table(
    session: Session, programme_id: UUID, waiting: Waiting, key: bytes, *, by: UUID, waits: timedelta = WAITS
) -> LibraryTable:
    """Let a file’s rows wait in place of those that this person brought before."""
    row = LibraryTable(programme_id=programme_id, user_id=by, expires_at=now() + waits)
    row.box = seal(key, row.id, waiting)
    keep_instead(session, kept_table_of(session, programme_id, by), row)
    return row


def keep_choices(session: Session, programme_id: UUID, step: int, waiting: Waiting, key: bytes, *, by: UUID) -> None:
    """Keep what was ticked, and whose words the rows are; raises NotNow if another window has been at it."""
    row = _table_at(session, programme_id, step, by)
    row.box, row.step = seal(key, row.id, waiting), row.step + 1
    session.flush()


def throw_away(session: Session, programme_id: UUID, *, by: UUID) -> None:
    """Forget the rows that wait."""
    forget(session, kept_table_of(session, programme_id, by))


def bring_in(
    session: Session, programme_id: UUID, step: int, found: Sequence[Outcome], ticked: Collection[int], *, by: UUID
) -> tuple[int, int]:
    """Keep the ticked rows and forget the file: how many were added, how many changed; raises NotNow.

    What somebody else added or changed since the rows were shown stays as it is.
    """
    wanted = [each for each in found if each.row.number in ticked and each.fate.may_be_taken and each.told]
    made = [(each, LibraryEntry(programme_id=programme_id, **each.told.values())) for each in wanted
            if each.told and each.fate is not Fate.CHANGED]  # fmt: skip
    changed = {each.entry_id: each for each in wanted if each.fate is Fate.CHANGED and each.entry_id}
    row = _table_at(session, programme_id, step, by)
    hold_library(session, programme_id)
    marks = known_marks(session, programme_id)
    new = [entry for _each, entry in made if entry.mark not in marks]
    there = [
        entry
        for entry in several_entries(session, programme_id, changed)
        if entry.version == changed[entry.id].version and _is_free(changed[entry.id], entry, marks)
    ]
    stage(
        session, Event.LIBRARY_IMPORTED, row, by=by, added=len(new), changed=len(there), left=len(found) - len(wanted)
    )
    for entry in there:
        outcome = changed[entry.id]
        if outcome.told is not None:
            _set(entry, outcome.told, outcome.changes)
    session.add_all(new)
    session.delete(row)
    session.flush()
    return len(new), len(there)


def note_as_evidence(
    session: Session, finding: Finding, kind: EvidenceKind, what: str, origin: tuple[str, UUID], *, by: UUID
) -> OutsideEvidence:
    """Note what was said before as evidence from outside the case, and from where; raises NotNow."""
    evidence = add_outside_evidence(session, finding, {"kind": kind, "what": what}, by=by)
    session.add(
        EvidenceOrigin(
            review_id=finding.review_id, evidence_id=evidence.id, finding_id=finding.id,
            kind=origin[0], thing_id=origin[1],
        )
    )  # fmt: skip
    session.flush()
    return evidence


def _table_at(session: Session, programme_id: UUID, step: int, by: UUID) -> LibraryTable:
    row = waiting_table_of(session, programme_id, by)
    if row is None or row.step != step:
        raise NotNow(CHANGED)
    return row


def _is_free(outcome: Outcome, entry: LibraryEntry, marks: Collection[str]) -> bool:
    """Whether nobody else's entry says by now what this one is to say."""
    return outcome.told is not None and (outcome.told.mark == entry.mark or outcome.told.mark not in marks)


def _set(entry: LibraryEntry, told: Told, names: Collection[str] | None = None) -> None:
    for name, value in vars(told).items():
        if names is None or name in names:
            setattr(entry, name, value)
    stands = rules.told_of({name: getattr(entry, name) for name in vars(told)})
    entry.mark, entry.review_mark = stands.mark, stands.review_mark


def _why_there(there: LibraryEntry | None, entry: LibraryEntry | None) -> str | None:
    if there is None or (entry is not None and there.id == entry.id):
        return None
    if there.is_withdrawn:
        return "This finding of this review stood in the library and was withdrawn. It can be put back on its own page."
    return "The library has this finding of this review already."


def note_downloaded(session: Session, programme: Programme, form: str, *, by: UUID) -> None:
    """Record that the library left the application, and in which form."""
    stage(session, Event.DOWNLOADED, programme, by=by, paper="library", form=form)
