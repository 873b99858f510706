"""“Have we said this before?”, asked from a finding's page; what was found can be noted as outside evidence."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.boards.queries import boards_of_programme
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.here import house_here
from review_app.core.offers import Comparable
from review_app.findings.models import EvidenceKind, Finding
from review_app.findings.queries import finding_in_review
from review_app.findings.rules import why_not_change
from review_app.library import actions
from review_app.library.forms import NoteForm
from review_app.library.queries import entries_by_ids, origins_of_finding
from review_app.library.said_before import NOTHING, Hit, hit_of, said_before
from review_app.library.views.blueprint import Page, blueprint
from review_app.likeness.queries import LIBRARY, unread_said
from review_app.reviews.queries import review_by_id

HERE = "/reviews/<uuid:review_id>/findings/<uuid:finding_id>/said-before"


@blueprint.get(HERE)
@requires(Permission.CASE_READ)
def before(review_id: UUID, finding_id: UUID) -> Page:
    """What a finding is like, each with its reason."""
    return _page(finding_in_review(session_here(), review_id, finding_id))


@blueprint.post(HERE)
@requires(Permission.CASE_WRITE)
def note(review_id: UUID, finding_id: UUID) -> Page:
    """Note something that was said before as evidence from outside the case."""
    session, code = session_here(), request.form.get("hit", "")
    finding = finding_in_review(session, review_id, finding_id)
    origin = hit_of(session, review_by_id(session, review_id).programme_id, finding, code)
    form = NoteForm(prefix=_prefix(code))
    if form.validate_on_submit():
        kind, what = EvidenceKind(form.kind.data), form.what.data
        try:
            actions.note_as_evidence(session, finding, kind, what, origin, by=actor_here())
        except NotNow as problem:
            form.refuse("what", problem.sentence)
        else:
            flash("Noted as evidence from outside the case.", "success")
            return redirect(url_for("findings.show", review_id=review_id, finding_id=finding_id, _anchor="evidence"))
    return _page(finding, (code, form)), 422


def _page(finding: Finding, sent: tuple[str, NoteForm] | None = None) -> str:
    session = session_here()
    programme_id = review_by_id(session, finding.review_id).programme_id
    named = allowed(Permission.ACROSS_NAMED)
    boards = {board.id: board.title for board in boards_of_programme(session, programme_id)} if named else {}
    hits = said_before(session, programme_id, finding, boards)
    origins = origins_of_finding(session, finding.review_id, finding.id)
    noted = {f"{one.kind}:{one.thing_id}" for one in origins}
    from_library = [one.thing_id for one in origins if one.kind == LIBRARY]
    return render_template(
        "library/said_before.html",
        finding=finding,
        programme_id=programme_id,
        hits=hits,
        noted=noted,
        noted_entries=list(entries_by_ids(session, programme_id, from_library).values()),
        forms={hit.code: sent[1] if sent and sent[0] == hit.code else _begun(hit) for hit in hits},
        form=sent[1] if sent else None,
        opened=sent[0] if sent else "",
        is_gone=sent is not None and all(hit.code != sent[0] for hit in hits),
        nothing=NOTHING,
        unread=unread_said(session, programme_id, house_here().offered(Comparable)),
        why_not=why_not_change(finding),
    )


def _begun(hit: Hit) -> NoteForm:
    """The form for a hit, beginning with its words."""
    data = {"kind": hit.likely_kind.value, "what": hit.as_evidence}
    return NoteForm(formdata=None, prefix=_prefix(hit.code), data=data)


def _prefix(code: str) -> str:
    return f"n{code.partition(':')[2][:8]}-"
