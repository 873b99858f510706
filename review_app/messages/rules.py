"""What may be done with an early message and when, in sentences."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from review_app.core.text import counted, number_in_words, word_count
from review_app.messages.models import CheckAnswer, Message, MessageCheck, MessageState

LONGEST_TITLE = 120  # letters
MOST_WORDS: Mapping[str, int] = {"seeing": 110, "why_matters": 70, "to_ask": 70}  # together a page
MOST_LINES: Mapping[str, int] = {"seeing": 5, "why_matters": 3, "to_ask": 8}
CHECKS = 2
HEADINGS: Mapping[str, str] = {
    "seeing": "What we are seeing",
    "why_matters": "Why it may matter",
    "to_ask": "What you might ask in your own LSCB",
}
PROVISIONAL = (
    "Provisional: this comes out of reviews that still go on. It may be changed or taken back, and it says nothing about "
    "any one family, person or place."
)
IN_REASON = "These words may say where or who: {}. Change them: everybody who opened the message reads this."


def mark_of(message: Message, refs: Iterable[UUID]) -> str:
    """The hash of what a checker looks at: the words, what of them is kept and why, and what they draw on."""
    parts = [message.kind.value, message.text, message.names_kept, message.names_reason]
    parts += sorted(str(ref) for ref in refs)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def why_not_long(name: str, text: str) -> str | None:
    """Why a part of a message is too long, or None."""
    words, most = word_count(text), MOST_WORDS[name]
    if words > most:
        return f"This part can have {most} words. Yours has {words:,}: say less, or say it shorter."
    lines, most = sum(1 for line in text.splitlines() if line.strip()), MOST_LINES[name]
    if lines > most:
        return f"This part can have {counted(most, 'line')} or points, so that it stays a page. Yours has {lines}."
    return None


def why_not_change(message: Message) -> str | None:
    """Why a message can't be changed, or None."""
    if message.is_draft:
        return None
    if message.is_released:
        return "This message is released, so its words stay as they are. Begin a newer edition, or withdraw it."
    if message.state is MessageState.SET_ASIDE:
        return "This draft is set aside. Take it up again first."
    return "This message is no longer released. It is kept as it was."


def why_not_take_up(message: Message) -> str | None:
    """Why a draft can't be taken up again, or None."""
    return None if message.state is MessageState.SET_ASIDE else "This message is not set aside."


def why_not_names(message: Message, names: Iterable[str]) -> str | None:
    """Why words that look like names or places can't go on, or None: each is changed, or kept with a reason."""
    left = [name for name in names if name.casefold() not in message.kept_names]
    if not left:
        return None
    listed = ", ".join(f"“{name}”" for name in left)
    return (
        f"These words may say where or who: {listed}. Change them, or say on the page of its words why they may stay."
    )


def why_not_asked(message: Message, names: Iterable[str], ended: Collection[UUID]) -> str | None:
    """Why nobody can be asked to check a message yet, or why it can't be released, or None."""
    return why_not_change(message) or _unwritten(message) or why_not_names(message, names) or _ended(ended)


def _unwritten(message: Message) -> str | None:
    missing = [heading for name, heading in HEADINGS.items() if not getattr(message, name).strip()]
    return f"Write “{missing[0]}” first." if missing else None


def _ended(ended: Collection[UUID]) -> str | None:
    if not ended:
        return None
    return (
        f"{counted(len(ended), 'wording').capitalize()} that it draws on {'is' if len(ended) == 1 else 'are'} no longer "
        "shared as it was. Look at what the message draws on, and whether it still says so."
    )


def why_not_check(by: UUID, writers: Collection[UUID], on_teams: Collection[UUID]) -> str | None:
    """Why somebody can't check a message, or None: they wrote it, or sit on a review team that it draws on."""
    if by in writers:
        return "You wrote or edited this message, or chose what it draws on, so others have to check it."
    if by in on_teams:
        return "You sit on a review team that this message draws on, so others have to check it."
    return None


def why_not_answer(message: Message, is_asked: bool, answer: CheckAnswer, reason: str) -> str | None:
    """Why an answer about a message can't be taken, or None."""
    if not message.is_draft:
        return f"This message is no longer a draft. Its state is “{message.state.words}”."
    if not is_asked:
        return "You are not asked to check this message."
    if answer is CheckAnswer.NOT_YET and not reason.strip():
        return "Say what is not right yet, so that the writers can change it."
    return None


def counting(
    checks: Sequence[MessageCheck], mark: str, writers: Collection[UUID], on_teams: Collection[UUID]
) -> list[MessageCheck]:
    """The checks that count: of these very words, by people who did not write them and sit on none of the teams."""
    return [
        one
        for one in checks
        if one.is_open
        and one.answer is CheckAnswer.YES
        and one.mark == mark
        and why_not_check(one.user_id, writers, on_teams) is None
    ]


def why_not_checked(counted_checks: Sequence[MessageCheck], checks: Sequence[MessageCheck]) -> str | None:
    """Why a message is not checked yet, or None."""
    if any(one.is_open and one.answer is CheckAnswer.NOT_YET for one in checks):
        return "Somebody who checked it says “not yet”. Change it, and ask again."
    if len({one.user_id for one in counted_checks}) >= CHECKS:
        return None
    done = number_in_words(len(counted_checks))
    return (
        f"Two people who did not write it have to check it: {done} of two {'has' if done == 'one' else 'have'} done so."
    )


def why_not_release(by: UUID, writers: Collection[UUID], on_teams: Collection[UUID]) -> str | None:
    """Why somebody can't release a message, or None: nobody releases their own, nor what their own review team found."""
    if by in writers:
        return "You wrote or edited this message, so somebody else has to release it."
    if by in on_teams:
        return "You sit on a review team that this message draws on, so somebody else has to release it."
    return None


def why_not_audience(
    to_all: bool, board_ids: Collection[UUID], before: Message | None, had: Collection[UUID]
) -> str | None:
    """Why a message can't be released to these LSCBs, or None: a newer edition reaches at least those the older reached."""
    if not to_all and not board_ids:
        return "Choose the LSCBs, or all of the programme."
    if before is None or to_all:
        return None
    if before.to_all or set(had) - set(board_ids):
        return "It takes the place of an older edition, so it has to go at least to those that the older one went to."
    return None


def why_not_withdraw(message: Message, reason: str) -> str | None:
    """Why a message can't be withdrawn, or None."""
    if not message.is_released:
        return "This message is not released, so there is nothing to withdraw."
    return None if reason.strip() else "Say why it is withdrawn. Everybody who opened it reads this."


def why_not_newer(message: Message) -> str | None:
    """Why no newer edition of a message can be begun, or None."""
    if message.state is MessageState.RELEASED:
        return None
    return "Only a message that is released now can have a newer edition."
