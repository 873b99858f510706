"""What somebody keeps to themselves so far: theirs alone, until they share it."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.comments import actions, queries
from review_app.comments.forms import PrivateForm
from review_app.comments.models import CommentKind, PrivateComment
from review_app.comments.rules import why_not_change_private
from review_app.comments.talk import opened, things_of
from review_app.comments.views.blueprint import IN_REVIEW, Page, blueprint, talk_url
from review_app.core.commit import close_reading, reading_session_here, record_apart, session_here
from review_app.core.errors import NotFound
from review_app.core.forms import as_id
from review_app.core.here import database_here

ONE = f"{IN_REVIEW}/drafts/<uuid:private_comment_id>"


@blueprint.get(f"{IN_REVIEW}/drafts")
@requires(Permission.CASE_READ)
def drafts(review_id: UUID) -> Page:
    """My own drafts in this review, one of them open to be changed if it is asked for; nobody else's."""
    return _page(review_id, as_id(request.args.get("of")))


@blueprint.post(ONE)
@requires(Permission.CASE_WRITE)
def change_draft(review_id: UUID, private_comment_id: UUID) -> Page:
    """Save my draft as it was typed, or share it so with the review team."""
    private, form = (
        queries.private_of(reading_session_here(), actor_here(), review_id, private_comment_id),
        PrivateForm(),
    )
    valid = form.validate_on_submit()
    reason = why_not_change_private(private.kept_at.isoformat(), private.text, form.private_kept.data or "")
    if reason:
        form.private_kept.data = private.kept_at.isoformat()
        form.private_kept.raw_data = [form.private_kept.data]
        form.refuse("private_text", reason)
    if not valid or reason:
        return _page(review_id, private.id, form), 422
    kind, text = CommentKind(form.private_kind.data), form.private_text.data
    if "share" in request.form:
        return _shared(review_id, private.id, kind, text)
    close_reading()
    with record_apart(database_here()) as writing:
        actions.change_private(
            writing, queries.private_of(writing, actor_here(), review_id, private_comment_id), kind, text
        )
    flash("Your draft is kept. Nobody else sees it.", "success")
    return redirect(url_for("comments.drafts", review_id=review_id))


@blueprint.post(f"{ONE}/share")
@requires(Permission.CASE_WRITE)
def share_draft(review_id: UUID, private_comment_id: UUID) -> Page:
    """Say to the whole review team what I kept to myself."""
    private = queries.private_of(reading_session_here(), actor_here(), review_id, private_comment_id)
    return _shared(review_id, private.id, private.kind, private.text)


@blueprint.post(f"{ONE}/throw-away")
@requires(Permission.CASE_WRITE)
def throw_away_draft(review_id: UUID, private_comment_id: UUID) -> Page:
    """Forget my draft: nothing of it is kept anywhere."""
    with record_apart(database_here()) as writing:
        actions.throw_away(writing, queries.private_of(writing, actor_here(), review_id, private_comment_id))
    flash("Your draft is gone.", "success")
    return redirect(url_for("comments.drafts", review_id=review_id))


def _shared(review_id: UUID, private_id: UUID, kind: CommentKind, text: str) -> Page:
    session = session_here()
    private = queries.private_of(session, actor_here(), review_id, private_id)
    try:
        record, thing = opened(session, review_id, private.on_kind, private.on_id)
    except NotFound:
        flash("What your draft is about was deleted, so it can’t be shared.", "note")
        return redirect(url_for("comments.drafts", review_id=review_id))
    actions.share_private(session, thing, private, kind, text, by=actor_here())
    flash("Your draft is shared with the review team.", "success")
    return redirect(talk_url(record, thing))


def _page(review_id: UUID, chosen_id: UUID | None, form: PrivateForm | None = None) -> str:
    session = reading_session_here()
    own = queries.private_in(session, actor_here(), [review_id])
    chosen = next((each for each in own if each.id == chosen_id), None)
    return render_template(
        "comments/drafts.html",
        drafts=own,
        chosen=chosen,
        form=form or (_form(chosen) if chosen else None),
        things=things_of(session, review_id, own),
    )


def _form(private: PrivateComment) -> PrivateForm:
    words = {"private_text": private.text, "private_kind": private.kind.value}
    return PrivateForm(formdata=None, data={**words, "private_kept": private.kept_at.isoformat()})
