"""Loading how the invented programme changed its framework of factors, and the complete review that moved over to it."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from review_app.core.clock import turn_to
from review_app.demonstration.story import Story
from review_app.factors.actions import move_over, note_asked, note_ways
from review_app.factors.models import Effect
from review_app.factors.queries import claims_of_factors
from review_app.vocabularies import actions
from review_app.vocabularies.actions.drafts import mark_of
from review_app.vocabularies.models import Term, Vocabulary, VocabularyKind
from review_app.vocabularies.queries import every_term_of, newest_of

COMPLETE = "LT-01"
IN_FORCE_ON, MOVED_ON, BEGUN_ON = date(2011, 9, 9), date(2011, 9, 13), date(2011, 9, 19)
SYSTEMS, FORMS = "Record systems and queues", "Forms and what they leave room for"
WHY = (
    "Four reviews put things about forms and things about record systems under one heading and then had to tell them "
    "apart again in the findings. What those who refer hear back was asked about in three reviews and had no place."
)
HEARD_BACK = {
    "heading": "What those who refer hear back",
    "prompts": "Do people learn what became of what they passed on, and from whom?",
    "example": "The school sent three forms in one term and was told by a parent that somebody had called.",
}
SILENT = "Communication and language"
ASKED = {
    "who": "Lead reviewer 1, in two conversations",
    "asked_on": date(2011, 4, 6),
    "note": "Both said that nobody had needed an interpreter. It may look otherwise to the family; the question goes with the family contribution.",
}
# The tray without a clock (f1) is both, and waits; f27 stands in a shared wording, which says the heading of before.
WHERE_TO = {"f11": SYSTEMS}


def load_what_sources_say(story: Story) -> None:
    """That two sources of one factor say different things, and that one heading was asked about in vain."""
    if story.files.code != COMPLETE:
        return
    factor, by = story.factors["f2"], story.lead()
    sources = list(
        dict.fromkeys(claim.source_id for claim in claims_of_factors(story.session, story.review.id, [factor.id]))
    )
    note_ways(story.session, factor, dict(zip(sources, (Effect.HINDERED, Effect.BOTH), strict=False)), by=by)
    term = story.headings[SILENT.casefold()]
    note_asked(story.session, story.review.id, term.id, ASKED, by=by)


def change_framework(session: Session, programme_id: UUID, complete: Story, *, by: UUID) -> None:
    """A second version in force, to which the complete review has moved, and the draft of a third."""
    turn_to(IN_FORCE_ON)
    second = _draft(session, programme_id, by)
    forms = _second_version(session, second, by)
    actions.put_in_force(session, second, WHY, mark_of(every_term_of(session, second)), by=by)
    turn_to(MOVED_ON)
    answers = {complete.factors[key].id: forms[heading].id for key, heading in WHERE_TO.items()}
    move_over(session, complete.review, second.id, answers, by=complete.lead())
    turn_to(BEGUN_ON)
    third = _draft(session, programme_id, by)
    timing = _term(session, third, "Timing")
    values = {"heading": "Timing and time pressure", "prompts": timing.prompts}
    actions.change_heading(session, third, timing, values, by=by)


def _second_version(session: Session, draft: Vocabulary, by: UUID) -> dict[str, Term]:
    """What the second version splits, merges, adds and leaves out; the parts of the split heading."""
    parts = actions.split_heading(session, draft, _term(session, draft, "IT and computers"), [SYSTEMS, FORMS], by=by)
    people = _term(session, draft, "Personality of family members")
    dynamics = _term(session, draft, "Complexity of family dynamics")
    actions.merge_heading(session, draft, people, dynamics, "The people of the family, and what is between them", by=by)
    between = _term(session, draft, "Between agencies and professions")
    values = HEARD_BACK | {"level": between.level, "group": between.heading}
    actions.add_heading(session, draft, values, by=by)
    actions.retire_heading(session, draft, _term(session, draft, "Personality of staff"), by=by)
    return {part.heading: part for part in parts}


def _draft(session: Session, programme_id: UUID, by: UUID) -> Vocabulary:
    before = newest_of(session, programme_id, VocabularyKind.FACTORS)
    if before is None:
        raise RuntimeError("the invented programme has no framework of factors")
    return actions.begin_draft(session, before, by=by)


def _term(session: Session, vocabulary: Vocabulary, heading: str) -> Term:
    return next(term for term in every_term_of(session, vocabulary) if term.heading == heading)
