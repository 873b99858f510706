"""Loading what the case group said at the follow-on meetings, an answer, a draft, and when two people were last there."""

from review_app.access.roles import Role
from review_app.audit.chain import last_event
from review_app.audit.staging import staged_events
from review_app.comments import actions
from review_app.comments.models import Comment, CommentKind, Result, Voice
from review_app.core.clock import now
from review_app.demonstration.story import Story
from review_app.history.models import Visit
from review_app.meetings.models import MeetingKind
from review_app.meetings.queries import meetings_of_review

COMPLETE = "LT-01"
SAID = (
    (
        MeetingKind.FOLLOW_ON_1,
        "e1",
        "You write that the form was sent and nobody rang. Somebody rang; it is the ringing back that is missing.",
        (Result.ACCEPTED, "The text now has both calls, and says which of them was written down."),
    ),
    (
        MeetingKind.FOLLOW_ON_1,
        "e5",
        "It looks long, written down like this. In the room it was ten minutes.",
        (Result.ACCEPTED, "The ten minutes are in what happened."),
    ),
    (
        MeetingKind.FOLLOW_ON_2,
        "finding 4",
        "It is the same with dentists.",
        (Result.NOT_ACCEPTED, "Nobody in the room could name a case, so the title stays with surgeries."),
    ),
    (
        MeetingKind.FOLLOW_ON_2,
        "finding 6",
        "We said less than we thought, and this makes it sound as though we thought less.",
        None,
    ),
)
ANSWER = "I would say so in the first sentence, before the finding says anything else."
ASKED = "Does this still hold in your teams since the spring? One sentence would do."
DRAFT = "Is there one more person who was in the room in the autumn and whom we have not asked?"


def note_visits(story: Story) -> None:
    """A lead reviewer and a team member were last there before anything was said: the rest is new to them."""
    if story.files.code != COMPLETE:
        return
    newest = last_event(story.session).seq + len(staged_events(story.session))
    members = story.cast.holders(Role.TEAM_MEMBER, review=story.files.code)
    for user_id in (story.leads[0], members[0]):
        row = Visit(user_id=user_id, review_id=story.review.id, last_at=now(), last_seq=newest, seen_seq=0)
        story.session.add(row)
    story.session.flush()


def load_talk(story: Story) -> None:
    """What the case group said, typed in after the meetings; a question to one of the team; and a draft of a lead's own."""
    if story.files.code != COMPLETE:
        return
    members = story.cast.holders(Role.TEAM_MEMBER, review=story.files.code)
    meetings = {meeting.kind: meeting.id for meeting in meetings_of_review(story.session, story.review.id)}
    things = {**story.episodes, **{f"finding {one.number}": one for one in story.findings.values()}}
    said: dict[str, Comment] = {}
    for number, (kind, key, text, settled) in enumerate(SAID):
        from_group = actions.Circumstances(Voice.CASE_GROUP, meetings.get(kind))
        by = story.lead(number)
        comment = actions.add_comment(
            story.session, things[key], CommentKind.CHALLENGE, text, by=by, circumstances=from_group
        )
        said[key] = comment
        if settled:
            actions.settle_comment(story.session, comment, settled[1], settled[0], by=by)
    actions.answer_comment(story.session, said["finding 6"], ANSWER, by=members[0])
    for_her = actions.Circumstances(addressed_to=members[0])
    actions.add_comment(
        story.session, things["e6"], CommentKind.COMMENT, ASKED, by=story.leads[0], circumstances=for_her
    )
    actions.keep_private(story.session, things["finding 6"], CommentKind.COMMENT, DRAFT, by=story.leads[0])
