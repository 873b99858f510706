"""What comments may not be, in sentences."""

from uuid import UUID

from review_app.comments.models import Answer, Comment, CommentKind, Result

# On whose own pages the box of comments stands; everything else has a page of comments of its own.
BOXED = frozenset({"episode", "factor", "finding"})
UNCHANGED = "What was said stays as it was said. Answer it, or write what became of it."


def why_not_comment(text: str) -> str | None:
    """Why something can't be said, or None."""
    return None if text.strip() else "Write what you want to say."


def why_not_answer(text: str) -> str | None:
    """Why something can't be answered, or None."""
    return None if text.strip() else "Write your answer."


def why_not_settle(kind: CommentKind, outcome: str) -> str | None:
    """Why a comment can't be settled, or None: what became of a challenge is kept, disagreement too."""
    if kind is CommentKind.CHALLENGE and not outcome.strip():
        return "Write what became of it, for example “Accepted, the text is changed” or “Kept as a differing view”."
    return None


def why_not_result(kind: CommentKind, result: Result | None) -> str | None:
    """Why a challenge can't be settled like this, or None: a person says which it was, and nobody has to guess."""
    if kind is CommentKind.CHALLENGE and result is None:
        return "Choose what became of it. A difference that is kept is as good an end as any."
    return None


def why_not_delete(comment: Comment, answers: int, by: UUID) -> str | None:
    """Why a comment can't be deleted, or None: its writer may take it back while nobody has taken it up."""
    if comment.created_by != by:
        return "Only who wrote it can delete it. Write what became of it instead."
    if answers:
        return "It has been answered, so both stay. Write what became of it instead."
    return None if comment.is_open else "What became of it is written down, so it stays with what became of it."


def why_not_delete_answer(answer: Answer, newest: Answer | None, by: UUID) -> str | None:
    """Why an answer can't be deleted, or None: its writer may take it back while nobody has gone on from it."""
    if answer.created_by != by:
        return "Only who wrote it can delete it."
    if newest is not None and newest.id != answer.id:
        return "Somebody has gone on from it, so it stays."
    return None


def why_not_bring_back(deleted_by: UUID | None, by: UUID) -> str | None:
    """Why a deleted comment or answer can't be brought back, or None: who took it back decides."""
    return None if deleted_by == by else "Whoever took it back can bring it back, and nobody else."


def why_not_change_private(kept: str, text: str, begun: str) -> str | None:
    """Why a draft can't be saved from a page begun when it stood otherwise, or None: it was changed in another window."""
    if begun in {"", kept}:
        return None
    return (
        f"You have changed this draft in another window. There it says: “{text}”. Save again to keep what stands here."
    )
