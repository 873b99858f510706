"""The draft of a framework's next version: begun, read as a whole, put in force or thrown away."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.core.forms import Form
from review_app.vocabularies import actions, queries
from review_app.vocabularies.actions.drafts import mark_of
from review_app.vocabularies.crosswalk import changes, open_merges
from review_app.vocabularies.forms import PutInForceForm
from review_app.vocabularies.rules import LEVELLED, arranged
from review_app.vocabularies.views.blueprint import A_KIND, OpenDraft, Page, blueprint, draft_here, kind_of

A_DRAFT = f"/vocabularies/{A_KIND}/draft"


@blueprint.post(f"{A_DRAFT}/begin")
@requires(Permission.PROGRAMME_MANAGE)
def begin_draft(programme_id: UUID, framework: str) -> Response:
    """Begin the next version of a framework, or go on with it."""
    session = session_here()
    before = found(queries.newest_of(session, programme_id, kind_of(framework)))
    actions.begin_draft(session, before, by=actor_here())
    return redirect(url_for("vocabularies.draft", programme_id=programme_id, framework=framework))


@blueprint.get(A_DRAFT)
@requires(Permission.PROGRAMME_MANAGE)
def draft(programme_id: UUID, framework: str) -> Page:
    """The draft as a whole: every heading, those no longer used, and what the draft changes."""
    return _page(draft_here(programme_id, framework))


@blueprint.post(f"{A_DRAFT}/order")
@requires(Permission.PROGRAMME_MANAGE)
def order(programme_id: UUID, framework: str) -> Response:
    """Put one heading before or after its neighbour."""
    opened = draft_here(programme_id, framework, hold=True)
    key, up = request.form.get("up") or request.form.get("down") or "", "up" in request.form
    actions.shift_heading(session_here(), opened.vocabulary, opened.term(key), up=up, by=actor_here())
    return redirect(url_for("vocabularies.draft", **opened.where, _anchor=f"heading-{key}"))


@blueprint.route(f"{A_DRAFT}/put-in-force", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def put_in_force(programme_id: UUID, framework: str) -> Page:
    """Read what the draft changes, say why, and put it in force."""
    session, form = session_here(), PutInForceForm()
    opened = draft_here(programme_id, framework, hold=request.method == "POST")
    if form.validate_on_submit():
        try:
            actions.put_in_force(session, opened.vocabulary, form.why.data, form.seen.data or "", by=actor_here())
        except NotNow as problem:
            form.refuse("why", problem.sentence)
        else:
            flash(
                f"Version {opened.vocabulary.version} is in force. Reviews that began before keep theirs until they move over.",
                "success",
            )
            return redirect(url_for("vocabularies.show_changes", **opened.where))
    form.seen.data = mark_of(opened.terms)
    page = render_template(
        "vocabularies/put_in_force.html",
        form=form,
        draft=opened.vocabulary,
        changes=_changes(opened),
        cancel_url=url_for("vocabularies.draft", **opened.where),
    )
    return page, 422 if form.errors else 200


@blueprint.route(f"{A_DRAFT}/throw-away", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def throw_away(programme_id: UUID, framework: str) -> Page:
    """Throw the draft away, asked once; what is in force stays as it is."""
    opened, form = draft_here(programme_id, framework, hold=request.method == "POST"), Form()
    if not form.validate_on_submit():
        return render_template(
            "vocabularies/throw_away.html",
            form=form,
            draft=opened.vocabulary,
            where=opened.where,
            changes=_changes(opened),
        )
    actions.throw_away(session_here(), opened.vocabulary, by=actor_here())
    flash("The draft is gone. What is in force is unchanged.", "success")
    return redirect(url_for("vocabularies.list_", programme_id=programme_id))


def _page(opened: OpenDraft) -> str:
    terms = arranged(opened.terms)
    retired = [term for term in terms if term.retired_at is not None]
    links = queries.links_of(session_here(), opened.vocabulary.programme_id, opened.vocabulary.kind)
    merged = open_merges(links)
    return render_template(
        "vocabularies/draft.html",
        draft=opened.vocabulary,
        where=opened.where,
        terms=[term for term in terms if term.retired_at is None],
        retired=retired,
        merged={term.key: merged[term.key] for term in retired if term.key in merged},
        words={term.key: term.heading for term in terms},
        changes=_changes(opened),
        levelled=opened.vocabulary.kind in LEVELLED,
    )


def _changes(opened: OpenDraft) -> list[str]:
    editions = queries.editions_of(session_here(), opened.vocabulary.programme_id, opened.vocabulary.kind)
    return [change.said for change in changes(editions[-2], editions[-1])] if len(editions) > 1 else []
