"""Writing a message: beginning it, changing its words or what it draws on. Every change resets the checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.clock import now
from review_app.core.errors import refuse_if
from review_app.core.text import one_line
from review_app.messages import queries, rules
from review_app.messages.models import (
    BasisKind,
    Message,
    MessageBasis,
    MessageCheck,
    MessageKind,
    MessageState,
    MessageWriter,
    MonthlyNote,
)
from review_app.messages.places import names_in
from review_app.themes.models import Theme
from review_app.wordings.models import SharedWording


@dataclass(frozen=True)
class Words:
    """A message as somebody typed it, and why words that look like names may stay."""

    kind: MessageKind
    title: str
    seeing: str = ""
    why_matters: str = ""
    to_ask: str = ""
    names_kept: tuple[str, ...] = ()
    names_reason: str = ""


@dataclass(frozen=True)
class Origin:
    """Where a draft comes from: the review whose pair writes it, if a pair does; and the edition that it replaces."""

    pair_ref: UUID | None = None
    replaces: Message | None = None


@dataclass(frozen=True)
class Draw:
    """Something that a message draws on, by its bare numbers."""

    kind: BasisKind
    ref_id: UUID
    board_id: UUID
    review_ref: UUID
    theme_id: UUID | None = None


def from_wordings(wordings: Iterable[SharedWording], theme: Theme | None = None) -> list[Draw]:
    """To draw on shared wordings, or on what a theme holds now."""
    theme_id = theme.id if theme else None
    return [Draw(BasisKind.WORDING, one.id, one.board_id, one.review_ref, theme_id) for one in wordings]


def from_note(note: MonthlyNote, board_id: UUID) -> list[Draw]:
    """To draw on a pair's monthly note. None of its words come along."""
    return [Draw(BasisKind.NOTE, note.id, board_id, note.review_id)]


def begin_message(
    session: Session,
    programme_id: UUID,
    words: Words,
    draws: Sequence[Draw] = (),
    origin: Origin = Origin(),
    *,
    by: UUID,
) -> Message:
    """A new draft."""
    old = origin.replaces
    refuse_if(_why_not_words(words) or (rules.why_not_newer(old) if old else None))
    replaces_id = old.id if old else None
    message = Message(programme_id=programme_id, begun_by=by, pair_ref=origin.pair_ref, replaces_id=replaces_id)
    _write(message, words, _names(session, programme_id, words))
    stage(session, Event.MESSAGE_BEGUN, message, by=by, kind=words.kind)
    session.add(message)
    session.flush()
    session.add(MessageWriter(message_id=message.id, programme_id=programme_id, user_id=by))
    _add(session, message, draws, already=set())
    session.flush()
    return message


def newer_edition(session: Session, old: Message, *, by: UUID, pair_ref: UUID | None) -> Message:
    """A draft that begins with the words of a released message, and takes its place once it is released itself."""
    kept = tuple(old.names_kept.splitlines())
    words = Words(old.kind, old.title, old.seeing, old.why_matters, old.to_ask, kept, old.names_reason)
    basis = queries.basis_of(session, old.id)
    draws = [Draw(one.kind, one.ref_id, one.board_id, one.review_ref, one.theme_id) for one in basis]
    return begin_message(session, old.programme_id, words, draws, Origin(pair_ref, old), by=by)


def change_message(session: Session, message: Message, words: Words, *, by: UUID) -> bool:
    """Save other words, and reset the checks; False where they are the same as before, so that nothing happened."""
    message = queries.held(session, message)
    refuse_if(rules.why_not_change(message) or _why_not_words(words))
    names = _names(session, message.programme_id, words)
    basis = [one.ref_id for one in queries.basis_of(session, message.id)]
    before = rules.mark_of(message, basis)
    ahead = Message(id=message.id)
    _write(ahead, words, names)
    if rules.mark_of(ahead, basis) == before:
        return False
    stage(session, Event.MESSAGE_CHANGED, message, by=by, part="words")
    _write(message, words, names)
    _changed(session, message, by)
    return True


def draw_on(session: Session, message: Message, draws: Sequence[Draw], *, by: UUID) -> None:
    """Let a message draw on something more, and reset the checks."""
    message = queries.held(session, message)
    refuse_if(rules.why_not_change(message))
    already = {one.ref_id for one in queries.basis_of(session, message.id)}
    if all(one.ref_id in already for one in draws):
        return
    stage(session, Event.MESSAGE_CHANGED, message, by=by, part="basis")
    _add(session, message, draws, already)
    _changed(session, message, by)


def draw_off(session: Session, message: Message, ref_id: UUID, *, by: UUID) -> None:
    """Let a message draw on something no longer, and reset the checks."""
    message = queries.held(session, message)
    refuse_if(rules.why_not_change(message))
    gone = [one for one in queries.basis_of(session, message.id) if one.ref_id == ref_id]
    if not gone:
        return
    stage(session, Event.MESSAGE_CHANGED, message, by=by, part="basis")
    session.delete(gone[0])
    _changed(session, message, by)


def take_newer_wording(session: Session, message: Message, ref_id: UUID, *, by: UUID) -> None:
    """Draw on what is shared of a finding now, in the place of an older wording of it."""
    old = queries.shared_wordings(session, message.programme_id, [ref_id]).get(ref_id)
    newer = queries.newer_wordings(session, [old]).get(old.finding_ref) if old is not None else None
    refuse_if(None if newer else "Nothing newer of this finding is shared.")
    row = next((one for one in queries.basis_of(session, message.id) if one.ref_id == ref_id), None)
    if newer is None or row is None:
        return
    draws = [replace(one, theme_id=row.theme_id) for one in from_wordings([newer])]
    draw_on(session, message, draws, by=by)
    draw_off(session, message, ref_id, by=by)


def set_aside(session: Session, message: Message, *, by: UUID) -> None:
    """Give a draft up: nobody is asked about it any more. It can be taken up again."""
    message = queries.held(session, message)
    refuse_if(rules.why_not_change(message))
    stage(session, Event.MESSAGE_CHANGED, message, by=by, part="set_aside")
    message.state = MessageState.SET_ASIDE
    session.flush()


def take_up(session: Session, message: Message, *, by: UUID) -> None:
    """Go on with a draft that was set aside. What was said about its words still counts, if they are the same."""
    message = queries.held(session, message)
    refuse_if(rules.why_not_take_up(message))
    stage(session, Event.MESSAGE_CHANGED, message, by=by, part="taken_up")
    message.state = MessageState.DRAFT
    session.flush()


def _why_not_words(words: Words) -> str | None:
    if not words.title.strip():
        return "Say in one sentence what the message is."
    if len(one_line(words.title)) > rules.LONGEST_TITLE:
        return (
            f"The title can have {rules.LONGEST_TITLE} letters. Yours has {len(one_line(words.title))}: say it shorter."
        )
    return next((why for name in rules.MOST_WORDS if (why := rules.why_not_long(name, getattr(words, name)))), None)


def _text(words: Words) -> str:
    return "\n\n".join((words.title, words.seeing, words.why_matters, words.to_ask))


def _names(session: Session, programme_id: UUID, words: Words) -> list[str]:
    """Those words that look like names, stand in the text and are to stay for the reason given."""
    kept = {name.casefold() for name in words.names_kept} if words.names_reason.strip() else set()
    return [name for name in names_in(session, programme_id, _text(words)) if name.casefold() in kept] if kept else []


def _write(message: Message, words: Words, names: Sequence[str]) -> None:
    message.kind, message.title = words.kind, one_line(words.title)
    message.seeing, message.why_matters, message.to_ask = words.seeing, words.why_matters, words.to_ask
    message.names_reason = words.names_reason if names else ""
    message.names_kept = "\n".join(names)


def _add(session: Session, message: Message, draws: Sequence[Draw], already: set[UUID]) -> None:
    for one in draws:
        if one.ref_id in already:
            continue
        already.add(one.ref_id)
        row = MessageBasis(message_id=message.id, programme_id=message.programme_id, kind=one.kind, ref_id=one.ref_id)
        row.theme_id, row.board_id, row.review_ref = one.theme_id, one.board_id, one.review_ref
        session.add(row)


def _changed(session: Session, message: Message, by: UUID) -> None:
    """End the checks of the older words, and ask their people anew; whoever changed it is a writer from now on."""
    session.flush()
    for check in queries.checks_of(session, message.id):
        if not check.is_open or (check.answer is None and check.user_id != by):
            continue
        check.ended_at = now()
        session.flush()
        if check.user_id != by:
            again = MessageCheck(message_id=message.id, programme_id=message.programme_id, user_id=check.user_id)
            again.asked_by = check.asked_by
            session.add(again)
    if by not in queries.writers_of(session, message.id):
        session.add(MessageWriter(message_id=message.id, programme_id=message.programme_id, user_id=by))
    session.flush()
