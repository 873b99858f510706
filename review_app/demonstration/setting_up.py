"""Loading the plan of a review: its set-up, people, names, meetings, and what was passed on."""

from review_app.access.roles import Role
from review_app.access.stages import Stage
from review_app.core.clock import turn_to
from review_app.demonstration.files import Table
from review_app.demonstration.story import PAUSED_ON, Story, only, plain
from review_app.meetings import actions as meetings
from review_app.meetings.models import AttendanceState, Meeting, MeetingKind
from review_app.meetings.queries import attendance_of_meeting
from review_app.people import actions as people
from review_app.people.sealing import RealName
from review_app.reviews import actions as reviews
from review_app.reviews.models import ConcernKind, Size
from review_app.reviews.queries import milestones_of_review
from review_app.reviews.rules import ORDER

# The date of the plan by which a review has reached a stage.
REACHED = {
    Stage.DATA_COLLECTION: "letters sent",
    Stage.ANALYSING: "conversations finished",
    Stage.REPORTING: "findings drafted",
    Stage.WITH_BOARD: "report to lscb",
}
PAUSED_IN = Stage.DATA_COLLECTION
CONCERNS = {
    "child at risk now": ConcernKind.CHILD_AT_RISK,
    "unsafe practice": ConcernKind.UNSAFE_PRACTICE,
    "conduct": ConcernKind.CONDUCT,
}


def load_set_up(story: Story) -> None:
    """Size, period, what the LSCB wants to learn, the plan and what came of it."""
    data, session = story.files.review, story.session
    values = only(data, "size_reason", "period_from", "period_to")
    values |= {"size": Size(data["size"]), "started_on": data["milestones"][1]["actual"]}
    reviews.change_review(session, story.review, values, by=story.manager)
    reviews.set_learning_questions(session, story.review, data["wants_to_learn"], by=story.manager)
    if story.cast.holders(Role.CASE_GROUP_MEMBER, review=story.files.code):
        reviews.switch_case_group_sign_in(session, story.review, on=True, by=story.lead())
    usual = {plain(row.what): row for row in milestones_of_review(session, story.review.id)}
    for row in data["milestones"]:
        milestone = usual.get(plain(row["what"]))
        if milestone is None:
            milestone = reviews.add_milestone(session, story.review, row["what"], by=story.coordinator)
        reviews.set_milestone(
            session, milestone, row.get("planned"), row.get("actual"), row.get("why_different", ""), by=story.coordinator
        )  # fmt: skip


def load_people(story: Story, names_key: bytes) -> None:
    """Agencies, positions and relatives by label, and the names, which are sealed."""
    data, session, by = story.files.review, story.session, story.coordinator
    review_id = story.review.id
    for row in data["agencies"]:
        story.agencies[row["key"]] = people.add_agency(session, review_id, row["name"], by=by)
    for row in data["positions"]:
        story.positions[row["key"]] = people.add_participant(
            session, story.agencies[row["agency"]], row["label"], row.get("worked_with_family", ""), by=by
        )
    for row in data.get("relatives", []):
        values = only(row, "pseudonym", "relation", "note")
        story.relatives[row["key"]] = people.add_relative(session, review_id, **values, by=by)
    accounts = {user.name: str(user.id) for user in story.cast.users.values()}
    for row in data.get("names", []):
        person = story.positions.get(row["of"]) or story.relatives[row["of"]]
        real = RealName(row["real_name"], row.get("contact", ""), accounts.get(row["real_name"], ""))
        people.seal_name(session, names_key, person, real, by=by)


def load_meetings(story: Story) -> None:
    """The meetings: those held, with who came, what was said and decided, and those still to come."""
    for number, row in enumerate(story.files.review.get("meetings", [])):
        turn_to(story.day_of("review team chosen"))
        values = {
            "kind": MeetingKind(row["kind"]),
            "held_on": row["on"],
            "at": row.get("at", ""),
            "place": row.get("place", ""),
            "papers": "\n".join(row.get("papers", [])),
        }
        asked = [_asked(story, key) for key in row.get("attended", [])]
        expected = [meetings.Asked(user_id=lead) for lead in story.leads]
        meeting = meetings.add_meeting(
            story.session, story.review, values, asked=asked or expected, by=story.coordinator
        )
        if row.get("notes"):
            turn_to(row["on"])
            _note_held(story, meeting, row, number)


def load_concerns(story: Story) -> None:
    """New information, and what was passed on at once."""
    for row in story.files.review.get("new_information", []):
        turn_to(row["on"])
        sent = row["referred_to_chair_on"]
        values = only(row, "what", "outcome") | {
            "noted_on": row["on"],
            "to_whom": f"The chair, {sent.day} {sent:%B %Y}",
        }
        reviews.record_concern(story.session, story.review, ConcernKind.NEW_INFORMATION, values, by=story.lead())
    for row in story.files.review.get("passed_on", []):
        turn_to(row["on"])
        values = only(row, "what", "to_whom", "outcome") | {"noted_on": row["on"]}
        reviews.record_concern(story.session, story.review, CONCERNS[row["kind"]], values, by=story.lead(1))


def move_through_stages(story: Story) -> None:
    """Move the review on, on the days of its plan, to where it stands; the paused one stops on its way."""
    data = story.files.review
    aim = Stage(data["stage"])
    reached = {plain(row["what"]): row.get("actual") or row.get("planned") for row in data["milestones"]}
    for stage in ORDER[1 : ORDER.index(PAUSED_IN if aim is Stage.PAUSED else aim) + 1]:
        on = reached.get(REACHED.get(stage, ""))
        if on is not None:
            turn_to(on)
        reviews.move_review(story.session, story.review, stage, "", by=story.lead(), on=on)
    if aim is Stage.PAUSED:
        turn_to(PAUSED_ON)
        reviews.move_review(story.session, story.review, aim, data["paused_reason"], by=story.lead(), on=PAUSED_ON)


def _asked(story: Story, key: str) -> meetings.Asked:
    if key in story.positions:
        return meetings.Asked(participant_id=story.positions[key].id)
    if key in story.relatives:
        return meetings.Asked(label=story.relatives[key].pseudonym)
    return meetings.Asked(user_id=story.person(key))


def _note_held(story: Story, meeting: Meeting, row: Table, number: int) -> None:
    people_asked = attendance_of_meeting(story.session, story.review.id, meeting.id)
    states = {one.id: AttendanceState.CAME for one in people_asked}
    meetings.note_attendance(story.session, meeting, states, by=story.coordinator)
    notes, decisions = row.get("notes", ""), "\n".join(row.get("decisions", []))
    meetings.write_minutes(story.session, meeting, notes, decisions, by=story.lead(number))
