"""The pages of meetings."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.panels import panels_for
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.meetings import actions, queries, rules
from review_app.meetings.forms import (
    MEETING_NAMES,
    MeetingForm,
    MinutesForm,
    NewMeetingForm,
    SeveralMeetingsForm,
    attendance_form,
    box_of,
)
from review_app.meetings.models import Meeting, MeetingKind
from review_app.meetings.who import asked_of, choices_of, name_of, people_of_review
from review_app.names.views.door import look_first, settle_first
from review_app.reviews.queries import review_by_id

blueprint = Blueprint("meetings", __name__, url_prefix="/reviews/<uuid:review_id>/meetings")
Page = str | Response | tuple[str, int]
NAMES_SETTLED_IN = ("notes", "decisions")


@blueprint.get("")
@requires(Permission.MEETINGS_READ)
def list_(review_id: UUID) -> Page:
    """The meetings: those to come, then those that were."""
    session = session_here()
    meetings = queries.meetings_of_review(session, review_id)
    return render_template(
        "meetings/list.html",
        coming=[meeting for meeting in meetings if meeting.held_on >= today()],
        past=[meeting for meeting in meetings if meeting.held_on < today()],
        names=rules.names_of_meetings(meetings),
        when=rules.when,
        silent=_silent(review_id),
    )


def _silent(review_id: UUID) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for each in queries.attendance_of_review(session_here(), review_id):
        found[each.meeting_id] = found.get(each.meeting_id, 0) + rules.not_replied([each])
    return found


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.MEETINGS_WRITE)
def add(review_id: UUID) -> Page:
    """Book a meeting."""
    session, form = session_here(), NewMeetingForm()
    form.set_choices("asked", choices_of(people_of_review(session, review_id)))
    if form.validate_on_submit():
        asked = asked_of(form.asked.data or [], form.others.data)
        values = form.values(*MEETING_NAMES) | {"kind": MeetingKind(form.kind.data)}
        review = review_by_id(session, review_id)
        meeting = actions.add_meeting(session, review, values, asked=asked, by=actor_here())
        flash("The meeting is booked.", "success")
        return redirect(_url(meeting))
    cancel_url = url_for("meetings.list_", review_id=review_id)
    page = render_template("meetings/edit.html", form=form, title="Book a meeting", cancel_url=cancel_url)
    return page, 422 if form.errors else 200


@blueprint.route("/add-several", methods=["GET", "POST"])
@requires(Permission.MEETINGS_WRITE)
def add_several(review_id: UUID) -> Page:
    """Date several meetings in one go."""
    session, form = session_here(), SeveralMeetingsForm()
    if form.validate_on_submit():
        review, meetings = review_by_id(session, review_id), form.meetings()
        for values in meetings:
            actions.add_meeting(session, review, values, by=actor_here())
        if meetings:
            flash(f"{rules.counted_meetings(len(meetings))} booked.", "success")
            return redirect(url_for("meetings.list_", review_id=review_id))
        form.refuse("held_on_1", "Give at least one meeting its date.")
    return render_template("meetings/add_several.html", form=form), 422 if form.errors else 200


@blueprint.get("/<uuid:meeting_id>")
@requires(Permission.MEETINGS_READ)
def show(review_id: UUID, meeting_id: UUID) -> Page:
    """A meeting; its notes and decisions for those who may read them."""
    session = session_here()
    meeting = queries.meeting_in_review(session, review_id, meeting_id)
    people = people_of_review(session, review_id)
    minutes = None
    if allowed(Permission.MEETING_NOTES_READ):
        minutes = queries.minutes_of_meeting(session, review_id, meeting_id)
    return render_template(
        "meetings/show.html",
        meeting=meeting,
        name=rules.names_of_meetings(queries.meetings_of_review(session, review_id))[meeting.id],
        when=rules.when(meeting),
        people=[
            (name_of(each, people), each.state)
            for each in queries.attendance_of_meeting(session, review_id, meeting_id)
        ],
        minutes=minutes,
        saved=saved(minutes or meeting, meeting),
        panels=panels_for("meeting", review_id, meeting_id),
    )


@blueprint.route("/<uuid:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETINGS_WRITE)
def edit(review_id: UUID, meeting_id: UUID) -> Page:
    """Change a meeting's kind, date, place or papers."""
    session = session_here()
    meeting = queries.meeting_in_review(session, review_id, meeting_id)
    form = MeetingForm(obj=meeting)
    form.begun_on(meeting)
    if form.validate_on_submit():
        if form.is_behind(meeting):
            return merge_page(form, meeting)
        values = form.values(*MEETING_NAMES) | {"kind": MeetingKind(form.kind.data)}
        actions.change_meeting(session, meeting, values, by=actor_here())
        flash("Saved.", "success")
        return redirect(_url(meeting))
    page = render_template(
        "meetings/edit.html",
        form=form,
        title="Change the meeting",
        cancel_url=_url(meeting),
        saved=saved(meeting),
        delete_url=url_for("history.confirm_delete", review_id=review_id, kind="meeting", object_id=meeting.id),
    )
    return page, 422 if form.errors else 200


@blueprint.route("/<uuid:meeting_id>/attendance", methods=["GET", "POST"])
@requires(Permission.MEETINGS_WRITE)
def attendance(review_id: UUID, meeting_id: UUID) -> Page:
    """Who replied, who comes, who came; and whom to ask as well."""
    session = session_here()
    meeting = queries.meeting_in_review(session, review_id, meeting_id)
    everybody = people_of_review(session, review_id)
    people = queries.attendance_of_meeting(session, review_id, meeting_id)
    form = attendance_form([(each, name_of(each, everybody)) for each in people])
    form.set_choices("more", choices_of(everybody, people))
    if form.validate_on_submit():
        asked = asked_of(form.more.data or [], form.others.data)
        actions.note_attendance(session, meeting, form.changed(people), by=actor_here())
        actions.ask_to_meeting(session, meeting, asked, by=actor_here())
        flash("Saved.", "success")
        return redirect(_url(meeting))
    page = render_template(
        "meetings/attendance.html",
        form=form,
        meeting=meeting,
        boxes=[(form[box_of(each)], _delete_url(review_id, each.id)) for each in people],
        cancel_url=_url(meeting),
    )
    return page, 422 if form.errors else 200


def _delete_url(review_id: UUID, attendance_id: UUID) -> str:
    return url_for("history.confirm_delete", review_id=review_id, kind="attendance", object_id=attendance_id)


@blueprint.route("/<uuid:meeting_id>/notes", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def write_minutes(review_id: UUID, meeting_id: UUID) -> Page:
    """Write down what was said and decided."""
    look_first(review_id, *NAMES_SETTLED_IN)
    session = session_here()
    meeting = queries.meeting_in_review(session, review_id, meeting_id)
    minutes = queries.minutes_of_meeting(session, review_id, meeting_id)
    form = MinutesForm(obj=minutes)
    form.begun_on(minutes)  # noted even where there are none, so that the second of two who begin sees the first
    if form.validate_on_submit():
        if minutes is not None and form.is_behind(minutes):
            return merge_page(form, minutes)
        held = settle_first(review_id, meeting.id, form, *NAMES_SETTLED_IN)
        if held is not None:
            return held
        actions.write_minutes(session, meeting, form.notes.data, form.decisions.data, by=actor_here())
        clear_draft(session, actor_here(), str(request.endpoint), meeting.id)
        flash("Saved.", "success")
        return redirect(_url(meeting))
    page = render_template(
        "meetings/edit.html",
        form=form,
        title="Notes and decisions",
        cancel_url=_url(meeting),
        saved=saved(minutes) if minutes else None,
        draft_url=draft_url(review_id, meeting.id),
        kept=draft_for(form, meeting.id),
    )
    return page, 422 if form.errors else 200


def _url(meeting: Meeting) -> str:
    return url_for("meetings.show", review_id=meeting.review_id, meeting_id=meeting.id)
