"""Loading what was written apart before it was compared: one episode opened and settled, one still shut; and a further view."""

from uuid import UUID

from review_app.access.roles import Role
from review_app.demonstration.story import Story
from review_app.episodes import actions as episodes
from review_app.episodes.models import Basis, OwnEffect
from review_app.episodes.queries import comparison_of

COMPLETE = "LT-01"
OPENED, SHUT, DIFFERS = "e2", "e5", "e3"

FIRST = {
    "done_well": "The learning mentor rang twice and passed on Rosie’s words as Rosie had said them. She could do that "
    "because she sees both children every day, and because Mother trusts her.",
    "fell_short": "The second call was added to the police notification as a correction. What a child said about a night "
    "under a bed was not looked at as something about her.",
    "basis": Basis.PROCEDURE,
    "basis_detail": "Local child protection procedures, section 4.7, April 2008",
    "ready": True,
}
SECOND = {
    "done_well": "Everybody answered within the day. The duty social worker was courteous and followed the threshold "
    "guidance as it stood. The assessment, once made, had a whole person in it.",
    "fell_short": "Three items about one household lay under three names. The procedure asks that they be linked; with "
    "eleven clicks a child I doubt that anybody did it on a usual day.",
    "basis": Basis.USUAL_PRACTICE,
    "basis_detail": "As the duty team and the review team describe it for the summer of 2009",
    "ready": True,
}
SETTLED = (
    "Two of us had looked at different things: one at what happened to a child’s words, the other at three records that "
    "did not meet. Both stand in the appraisal. We measure against the procedure of April 2008, and say beside it what "
    "was usual, since the system made the linking hard. We did not settle whether the duty social worker could have asked "
    "more that day; the case group was asked on 24 May."
)
STILL_SHUT = {
    "done_well": "The chair asked each person by name, and asked about an absent father.",
    "fell_short": "The plan says who attends what. It does not say what is to be different for a child.",
    "basis": Basis.PROCEDURE,
    "basis_detail": "Local child protection procedures, section 8.2, April 2008",
    "ready": False,
}
HOLDS_IT = "the education member of the team"
FURTHER = (
    "The nursery could have been told that there was a confidence, without being told what it was; the key worker would "
    "then have known why the mornings were slower."
)


def load_apart(story: Story) -> None:
    """What two of the team put down apart and settled, what one of them has not opened yet, and one more differing view."""
    if story.files.code != COMPLETE:
        return
    members = story.cast.holders(Role.TEAM_MEMBER, review=COMPLETE)
    lead, member = story.lead(), (members or story.leads)[0]
    _opened(story, lead, member)
    shut = story.episodes[SHUT]
    episodes.write_own(story.session, shut, STILL_SHUT, by=member)
    episodes.add_own_factor(
        story.session, shut, _factor(story, "Focus of their concerns", "The plan listed attendance.", OwnEffect.HINDERED), by=member
    )  # fmt: skip
    episodes.add_differing_view(story.session, story.episodes[DIFFERS], HOLDS_IT, FURTHER, by=member)


def _opened(story: Story, lead: UUID, member: UUID) -> None:
    session, episode = story.session, story.episodes[OPENED]
    for values, heading, text, by in (
        (FIRST, "inter-agency/inter-professional team factors", "A call from a school is taken as a correction of a fact.", lead),
        (SECOND, "IT/computers", "Joining the records of brothers and sisters takes eleven clicks a child.", member),
    ):  # fmt: skip
        episodes.add_own_factor(session, episode, _factor(story, heading, text, OwnEffect.HINDERED), by=by)
        episodes.write_own(session, episode, values, by=by)
    comparison = comparison_of(session, episode)
    if comparison is not None:
        episodes.open_own(session, comparison, by=lead)
        episodes.settle(session, comparison, SETTLED, by=lead)


def _factor(story: Story, heading: str, text: str, effect: OwnEffect) -> dict[str, object]:
    return {"term_id": story.headings[heading.casefold()].id, "text": text, "effect": effect}
