"""What the case group said at a meeting or wrote in a pack: typed in ten at a time, from the group and never from one of it."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for

from review_app.access.gate import actor_here, allowed, check, requires
from review_app.access.permissions import Permission
from review_app.comments import actions, queries
from review_app.comments.actions import Circumstances
from review_app.comments.forms import MeetingForm
from review_app.comments.models import CommentKind, Voice
from review_app.comments.talk import opened, talk_of, things_of
from review_app.comments.views.blueprint import Page, blueprint
from review_app.core.commit import session_here
from review_app.core.errors import NotFound
from review_app.core.here import house_here, record_of_kind
from review_app.core.offers import Record, Target
from review_app.core.rows import Recorded
from review_app.core.text import counted
from review_app.history.queries import record_in_review

FROM_MEETING = "/reviews/<uuid:review_id>/meetings/<uuid:meeting_id>/challenges"
FIRST = ("finding", "episode")  # what the packs ask about


@blueprint.get(FROM_MEETING)
@requires(Permission.CASE_READ)
def from_meeting(review_id: UUID, meeting_id: UUID) -> Page:
    """What was said at a meeting and what became of it; and boxes to type in more."""
    return _page(review_id, meeting_id, _form(review_id) if allowed(Permission.CASE_WRITE) else None)


@blueprint.post(FROM_MEETING)
@requires(Permission.CASE_WRITE)
def type_in(review_id: UUID, meeting_id: UUID) -> Page:
    """Keep what was typed in, each as a challenge by the case group."""
    session, form = session_here(), _form(review_id)
    _meeting(review_id, meeting_id)
    if form.validate_on_submit():
        _refuse_loose(form)
    if form.errors:
        return _page(review_id, meeting_id, form), 422
    said, from_group = form.said(), Circumstances(Voice.CASE_GROUP, meeting_id)
    for on, text in said:
        kind, _, key = on.partition(":")
        _record, thing = opened(session, review_id, kind, UUID(key))
        actions.add_comment(session, thing, CommentKind.CHALLENGE, text, by=actor_here(), circumstances=from_group)
    flash(f"{counted(len(said), 'challenge').capitalize()} kept.", "success")
    return redirect(url_for("comments.from_meeting", review_id=review_id, meeting_id=meeting_id))


def _page(review_id: UUID, meeting_id: UUID, form: MeetingForm | None) -> str:
    session = session_here()
    record, meeting = _meeting(review_id, meeting_id)
    comments = queries.comments_from_meeting(session, review_id, meeting_id)
    return render_template(
        "comments/from_meeting.html",
        form=form,
        meeting=record.title(meeting),
        meeting_url=record.url(meeting),
        talk=talk_of(session, review_id, comments),
        things=things_of(session, review_id, comments),
    )


def _meeting(review_id: UUID, meeting_id: UUID) -> tuple[Record, Recorded]:
    record = record_of_kind("meeting")
    if record is None:
        raise NotFound
    check(record.read)
    return record, record_in_review(session_here(), record.model, review_id, meeting_id)


def _form(review_id: UUID) -> MeetingForm:
    """The boxes with what a challenge can hang on."""
    form, session = MeetingForm(), session_here()
    targets = {
        target.kind: target
        for target in house_here().offered(Target)
        if allowed(target.permission) and record_of_kind(target.kind)
    }
    in_order = sorted(targets.values(), key=lambda target: FIRST.index(target.kind) if target.kind in FIRST else 2)
    form.set_things(
        {
            target.noun.capitalize(): [(f"{target.kind}:{key}", title) for key, title in lines]
            for target in in_order
            if (lines := target.choices(session, review_id))
        }
    )
    return form


def _refuse_loose(form: MeetingForm) -> None:
    """Say beside its box what a line lacks: the first that says something must say on what."""
    said = form.said()
    if not said:
        form.refuse("said_1", "Type in at least one challenge.")
        return
    first = next((on for on, text in form.lines() if text.data), None)
    if first is not None and not said[0][0]:
        form.refuse(first.short_name, "Choose what this is about.")
