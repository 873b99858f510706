"""Pages about one record: versions, compare, restore, delete, bring back, drafts; and the page on which two texts meet."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, allowed, check, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.core.errors import NotFound, refuse_if
from review_app.core.forms import Changed, Saved, VersionedForm
from review_app.core.here import house_here, record_of_kind
from review_app.core.offers import Beside, Keeper, Record
from review_app.core.rows import CaseRow, Kept, Recorded
from review_app.history import actions, queries
from review_app.history.forms import DeleteForm, RestoreForm
from review_app.history.rules import compared
from review_app.history.views.blueprint import OF_A_REVIEW, Page, blueprint


def merge_page(form: VersionedForm, thing: Saved) -> tuple[str, int]:
    """What is saved beside what was typed, box by box, for the second of two people who edited one record.

    A box that the person had left as it was begins with what is saved now. The next save counts as made on the newest.
    """
    saved_by = names_of(session_here(), [thing.saved_by]).get(thing.saved_by) if thing.saved_by else None
    differences = form.differences()
    for difference in differences:
        if difference.changed is Changed.THEY:
            form.take_saved(difference.name)
    form.rebase(thing)
    page = render_template(
        "layouts/conflict.html", form=form, differences=differences, saved_by=saved_by, saved_at=thing.saved_at
    )
    return page, 409


def saved(thing: Recorded, about: Recorded | None = None) -> dict[str, Any]:
    """What the line at a page's foot says: when the record was saved, as which version, by whom, and where to compare.

    `about` is what the page is about where that is another record, as a source is behind its newest text.
    """
    compare_url = url_for("history.versions", review_id=thing.review_id, kind=thing.__tablename__, object_id=thing.id)
    return saved_and_compared(thing, compare_url) | {"ways": _beside(about or thing)}


def saved_and_compared(thing: Kept, compare_url: str) -> dict[str, Any]:
    """The same for a record whose versions stand on a page of its own room."""
    name = names_of(session_here(), [thing.saved_by]).get(thing.saved_by, "") if thing.saved_by else ""
    return {"at": thing.saved_at, "version": thing.version, "by": name, "compare_url": compare_url}


@blueprint.get(f"{OF_A_REVIEW}/records/<string(maxlength=40):kind>/<uuid:object_id>/versions")
@requires(Permission.REVIEW_HOME)
def versions(review_id: UUID, kind: str, object_id: UUID) -> Page:
    """Every version of one record, newest first, and two of them compared."""
    session, (record, thing) = session_here(), _opened(review_id, kind, object_id)
    may_write = allowed(record.write) and (why_kept(thing) or record.why_not_change(session, thing)) is None
    where = {"review_id": review_id, "kind": kind, "object_id": object_id}
    return versions_page(thing, record.noun, record.url(thing), ("history.restore", where) if may_write else None)


def versions_page(thing: Kept, noun: str, back_url: str, restore: tuple[str, dict[str, Any]] | None) -> str:
    """The page of a record's versions; `restore` is the endpoint that takes their number, None for who may not."""
    session = session_here()
    revisions = queries.revisions_of(session, thing)
    newer, older = _two(revisions, request.args)
    fields = list(newer.fields) if newer else []
    parts = [
        (
            name.replace("_", " ").capitalize(),
            compared(older.fields.get(name, "") if older else "", newer.fields.get(name, "") if newer else ""),
        )
        for name in fields
    ]
    return render_template(
        "history/versions.html",
        noun=noun,
        back_url=back_url,
        revisions=revisions,
        newer=newer,
        older=older,
        parts=[(label, pieces) for label, pieces in parts if any(piece.kind != "same" for piece in pieces)],
        people=names_of(session, [revision.saved_by for revision in revisions]),
        restore_urls=[
            (revision.number, url_for(restore[0], number=revision.number, **restore[1]))
            for revision in revisions[1:]
            if restore
        ],
    )


@blueprint.post(
    f"{OF_A_REVIEW}/records/<string(maxlength=40):kind>/<uuid:object_id>/versions/<int(max=1000000):number>/restore"
)
@requires(Permission.REVIEW_HOME)
def restore(review_id: UUID, kind: str, object_id: UUID, number: int) -> Response:
    """Make an earlier version the newest."""
    session, (record, thing) = session_here(), _opened(review_id, kind, object_id)
    check(record.write)
    reason = why_kept(thing) or record.why_not_change(session, thing)
    actions.restore_version(session, thing, queries.revision_of(session, thing, number), by=actor_here(), reason=reason)
    flash(f"Version {number} is the newest again; what came after it is kept.", "success")
    return redirect(record.url(thing))


@blueprint.route(f"{OF_A_REVIEW}/records/<string(maxlength=40):kind>/<uuid:object_id>/delete", methods=["GET", "POST"])
@requires(Permission.REVIEW_HOME)
def confirm_delete(review_id: UUID, kind: str, object_id: UUID) -> Page:
    """Ask for the reason, then delete softly."""
    session, (record, thing) = session_here(), _opened(review_id, kind, object_id)
    if record.delete is None or not isinstance(thing, CaseRow):
        raise NotFound
    check(record.delete)
    reason, form = why_kept(thing) or record.why_not_delete(session, thing), DeleteForm()
    if form.validate_on_submit():
        actions.delete_record(session, thing, form.why.data, by=actor_here(), reason=reason)
        flash(f"The {record.noun} is deleted. It can be brought back from “Deleted”.", "success")
        return redirect(url_for("history.deleted", review_id=review_id))
    page = render_template("history/delete.html", form=form, record=record, thing=thing, reason=reason)
    return page, 422 if form.errors else 200


@blueprint.get(f"{OF_A_REVIEW}/deleted")
@requires(Permission.REVIEW_HOME)
def deleted(review_id: UUID) -> Page:
    """What was deleted from this review, each with its reason."""
    session = session_here()
    records = {
        record.model.__tablename__: record
        for record in house_here().offered(Record)
        if record.delete is not None and allowed(record.delete)
    }
    found = queries.deleted_of_review(session, [record.model for record in records.values()], review_id)
    rows = [(records[row.__tablename__], row) for row in found]
    people = names_of(session, [row.deleted_by for _record, row in rows])
    return render_template("history/deleted.html", rows=rows, people=people, form=RestoreForm())


@blueprint.post(f"{OF_A_REVIEW}/records/<string(maxlength=40):kind>/<uuid:object_id>/bring-back")
@requires(Permission.REVIEW_HOME)
def bring_back(review_id: UUID, kind: str, object_id: UUID) -> Response:
    """Bring a deleted record back."""
    record = _record(kind)
    if record.delete is None:
        raise NotFound
    check(record.delete)
    thing = queries.deleted_in_review(session_here(), record.model, review_id, object_id)
    refuse_if(record.why_not_bring_back(session_here(), thing))
    actions.bring_back(session_here(), thing, by=actor_here())
    flash(f"The {record.noun} is back.", "success")
    return redirect(record.url(thing))


def why_kept(thing: Recorded) -> str | None:
    """What keeps any record as it is, such as a hold: a sentence, or None."""
    reasons = (keeper.why_not_change(session_here(), thing) for keeper in house_here().offered(Keeper))
    return next((reason for reason in reasons if reason), None)


def _beside(thing: Recorded) -> list[tuple[str, str]]:
    """The ways from a record's page to pages about it of higher rooms, such as its comments: words and address."""
    record = record_of_kind(thing.__tablename__)
    if record is None or not allowed(record.read):
        return []
    offers = [offer for offer in house_here().offered(Beside) if allowed(offer.permission)]
    return [way for offer in offers if (way := offer.load(session_here(), thing))]


def _record(kind: str) -> Record:
    record = record_of_kind(kind)
    if record is None:
        raise NotFound
    return record


def _opened(review_id: UUID, kind: str, object_id: UUID) -> tuple[Record, Recorded]:
    record = _record(kind)
    check(record.read)
    return record, queries.record_in_review(session_here(), record.model, review_id, object_id)


def _two(revisions: list[Any], args: Any) -> tuple[Any, Any]:
    """The two versions to compare: those asked for, or the newest and the one before."""
    by_number = {str(revision.number): revision for revision in revisions}
    newer = by_number.get(args.get("newer", ""), revisions[0] if revisions else None)
    older = by_number.get(args.get("older", ""))
    if older is None and newer is not None:
        older = next((revision for revision in revisions if revision.number < newer.number), None)
    return newer, older
