"""Loading how the findings of the complete review were weighed: their order, what they answer, and a dispute with the LSCB."""

from datetime import date

from review_app.core.clock import turn_to
from review_app.demonstration.story import Story
from review_app.findings import actions
from review_app.findings.actions.links import Ticks
from review_app.findings.models import DisputeState, EvidenceKind
from review_app.findings.queries import inquiries_of_finding
from review_app.reviews.queries import learning_questions_of_review

COMPLETE = "LT-01"

REASONS = {
    "fi1": "First, since every worry that an agency passes on goes through this form, and the form can be changed.",
    "fi2": "Second: the men who were not seen were the ones who could have helped, and no new money is needed to ring them.",
    "fi6": "Last for now. We are not agreed on it ourselves, and two answers from other LSCBs are still to come.",
}
ANSWERS = {"fi1": (0,), "fi2": (2,), "fi3": (0, 1), "fi4": (0,), "fi5": (1,)}  # places among the LSCB's questions
BECAME_EVIDENCE = {
    "fi3": ("Has any area changed its plan form, and did it help?", EvidenceKind.OTHER_BOARDS),
    "fi6": ("How often is the procedure for disagreement used, and by whom?", EvidenceKind.PERFORMANCE_DATA),
}
DISPUTED = "fi4"
RAISED_ON, TALKED_OVER_ON = date(2011, 9, 15), date(2011, 9, 19)
RAISED_BY = "the LSCB’s member for general practice"
BOARD_SAYS = (
    "Surgeries do answer the form, when it comes in time. It comes late, or to a fax machine that nobody empties. The "
    "finding should be about the sending of invitations and not about what GPs know."
)
TEAM_SAYS = (
    "Both belong together. The finding says what a conference asks for and how, and not that GPs keep anything back. In "
    "the area where a secretary rings, reports come from about 60 per cent of surgeries."
)
OVERDUE = {
    "question": "Has team manager 1 been allowed to try six families a month in depth?",
    "asks": "Lead reviewer 1",
    "whom": "the head of service",
    "by_day": date(2011, 9, 9),
}
STANDS = (
    "Talked over with the chair. The member keeps to the view that the sending is the whole of it; the review team keeps "
    "the finding. Both are printed, and the trial by telephone goes on."
)


def weigh_answers(story: Story) -> None:
    """Let two answers become evidence from outside the case, before the findings are agreed."""
    if story.files.code != COMPLETE:
        return
    for key, (question, kind) in BECAME_EVIDENCE.items():
        finding = story.findings[key]
        asked = inquiries_of_finding(story.session, story.review.id, finding.id)
        inquiry = next(each for each in asked if each.question == question)
        actions.take_as_evidence(story.session, finding, inquiry, kind, by=story.lead(1))


def load_order(story: Story) -> None:
    """Why the first findings come first and the last one last, and what each answers of what the LSCB wanted to learn."""
    if story.files.code != COMPLETE:
        return
    questions = learning_questions_of_review(story.session, story.review.id)
    for key, reason in REASONS.items():
        actions.explain_place(story.session, story.findings[key], reason, by=story.lead())
    for key, places in ANSWERS.items():
        ticks = Ticks(are=[questions[place].id for place in places])
        actions.take_over_answers(story.session, story.findings[key], ticks, by=story.lead())


def load_afterwards(story: Story) -> None:
    """What is still to be found out for an agreed finding; what a member of the LSCB disputed when the report came to it, and that it stands."""
    if story.files.code != COMPLETE:
        return
    actions.add_inquiry(story.session, story.findings["fi5"], OVERDUE, by=story.lead())
    turn_to(RAISED_ON)
    values = {"raised_by": RAISED_BY, "raised_on": RAISED_ON, "board_says": BOARD_SAYS, "team_says": TEAM_SAYS}
    dispute = actions.add_dispute(story.session, story.findings[DISPUTED], values, by=story.lead())
    turn_to(TALKED_OVER_ON)
    actions.settle_dispute(
        story.session, dispute, DisputeState.STANDS, STANDS, by=story.lead(), on=TALKED_OVER_ON
    )  # fmt: skip
