"""Loading what the invented teams did with the hints: a kind of wording of their own, and what they went on with."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.demonstration.story import Story
from review_app.hints import actions, texts
from review_app.hints.actions import About
from review_app.hints.check import Kind
from review_app.hints.looking import look_at, mark_of_hit
from review_app.hints.models import HintKind
from review_app.hints.queries import checker_for
from review_app.hints.texts import Written

OWN = Kind(
    key="",
    heading="Families as a kind of their own",
    phrases="problem family/families\nfrequent flyer/flyers\ntroubled family/families\nknown to services",
    unless="troubled families programme/team",
    why="The label goes before the family from one agency to the next, and nobody asks any more what it stands for.",
    instead="What did this family do or say, on which day, and who met them?",
)
WHY_GO_ON = {
    HintKind.THIN: "We have asked and wait for the answer; the finding says so itself.",
    HintKind.NOTHING_OUTSIDE: "The case group meets next month and will be asked. Until then the finding stays a draft.",
    HintKind.ONE_SOURCE: "Nobody else did this work that year. What was written at the time says the same.",
    HintKind.CLAIM: "The audit of 2010 counted exactly this; the sentence gives its numbers.",
}
WHY_STAND = "The absence is the fact here, and the sentence before it says what was done instead."


def load_kind(session: Session, programme_id: UUID, *, by: UUID) -> None:
    """The kind of wording that the management group added."""
    actions.keep_kind(session, programme_id, OWN, by=by)


def go_on(story: Story) -> None:
    """What the team went on with: one hint of the findings, and one phrase that may stand."""
    looking = look_at(story.session, story.review)
    hint = next((one for one in reversed(looking.open) if one.kind in WHY_GO_ON), None)
    if hint is not None:
        about = About(hint.kind, hint.on_kind, hint.on_id, hint.mark, hint.place, hint.said, hint.part)
        actions.go_on_with(story.session, story.review.id, about, WHY_GO_ON[hint.kind], by=story.lead())
    _let_one_stand(story, [*texts.of_learning(story.session, story.review.id)])


def _let_one_stand(story: Story, lines: Sequence[Written]) -> None:
    checker = checker_for(story.session, story.review.id, story.review.programme_id)
    found = next(((line, hit) for line in lines for hit in checker.check(line.text)), None)
    if found is not None:
        line, hit = found
        about = About(
            HintKind.WORDING,
            line.on_kind,
            line.on_id,
            mark_of_hit(hit),
            line.place,
            hit.sentence,
            line.part,
            hit.words,
        )
        actions.go_on_with(story.session, story.review.id, about, WHY_STAND, by=story.lead(1))
