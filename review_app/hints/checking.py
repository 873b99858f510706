"""The wording check over the texts of a review: what every room offers as its own prose, and what was let stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from review_app.core.offers import ProseLine
from review_app.hints.check import Hit, mark_of
from review_app.hints.looking import hits_left, mark_of_hit
from review_app.hints.models import AcceptedHint, HintKind
from review_app.hints.queries import accepted_hints, checker_for
from review_app.reviews.models import Review


@dataclass(frozen=True)
class HitInText:
    """A phrase with the text in which it stands."""

    line: ProseLine
    hit: Hit

    @property
    def mark(self) -> str:
        """Of the phrase in its sentence, as it stands now."""
        return mark_of_hit(self.hit)

    @property
    def code(self) -> str:
        """What names it in a form."""
        return mark_of(self.line.on_kind, self.line.on_id, self.line.part, self.mark)


@dataclass(frozen=True)
class Checked:
    """What the check found in some texts: what is worth a thought, small things apart, and what was let stand."""

    found: Sequence[HitInText]
    small: Sequence[HitInText]
    words: int
    texts: int
    stand: Sequence[AcceptedHint]

    def hit_with(self, code: str) -> HitInText | None:
        """One of the phrases, by what names it in a form."""
        return next((each for each in (*self.found, *self.small) if each.code == code), None)


def check_lines(session: Session, review: Review, lines: Sequence[ProseLine]) -> Checked:
    """Run the check over texts of a review."""
    checker = checker_for(session, review.id, review.programme_id)
    stand = accepted_hints(session, review.id, [HintKind.WORDING])
    written = [line for line in lines if line.text.strip()]
    found = [
        HitInText(line, hit)
        for line in written
        for hit in _once(hits_left(checker.check(line.text), stand, line.on_id, line.part))
    ]
    return Checked(
        found=[each for each in found if not each.hit.kind.is_mild],
        small=[each for each in found if each.hit.kind.is_mild],
        words=sum(len(line.text.split()) for line in written),
        texts=len(written),
        stand=stand,
    )


def _once(hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a text without those that stand twice in the same words: they are one to whoever reads the list."""
    return list({mark_of_hit(hit): hit for hit in hits}.values())
