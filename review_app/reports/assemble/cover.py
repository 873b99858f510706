"""The cover of a paper: which review, whose copy, of what day."""

from dataclasses import dataclass
from datetime import date

from exports.content import Cover
from review_app.boards.models import Board, Programme
from review_app.core.clock import today
from review_app.reports.models import PaperKind
from review_app.reviews.models import Review

HANDLING = (
    "This is a numbered copy for one reader. Keep it locked away, do not copy it or pass it on, and give it back at the "
    "next meeting of the review team. It is a draft: what it says may change."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One paper as it is made for one reader on one day; no number or reader for what is only looked at on screen."""

    paper: PaperKind
    on: date
    number: int | None = None
    reader: str = ""


def on_screen() -> Edition:
    """The working draft as it is today, for a page and not for paper."""
    return Edition(paper=PaperKind.REPORT, on=today())


def cover_of(review: Review, board: Board, programme: Programme, edition: Edition) -> Cover:
    """The cover of a paper."""
    return Cover(
        code=review.code,
        title=review.title,
        board_name=board.title,
        programme_name=programme.name,
        paper=edition.paper.words,
        stage=review.stage.words,
        copy_number=edition.number,
        reader=edition.reader,
        edition=edition.on,
        invented=programme.invented,
        handling=(HANDLING,),
    )
