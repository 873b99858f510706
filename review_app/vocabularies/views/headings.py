"""The headings of a draft, one page each: add, change, split, merge; and the buttons that need no page."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import Form, as_id
from review_app.history.views import merge_page
from review_app.vocabularies import actions, queries
from review_app.vocabularies.crosswalk import open_merges
from review_app.vocabularies.forms import MergeForm, SplitForm, form_for
from review_app.vocabularies.models import Term
from review_app.vocabularies.rules import has_headings_under, why_not_retire
from review_app.vocabularies.views.blueprint import A_HEADING, A_KIND, OpenDraft, Page, blueprint, draft_here


@blueprint.route(f"/vocabularies/{A_KIND}/draft/add", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def add_heading(programme_id: UUID, framework: str) -> Page:
    """Add a heading to the draft."""
    opened = _opened(programme_id, framework)
    form = form_for(opened.vocabulary.kind, None, opened.terms)
    if form.validate_on_submit():
        values = form.read(opened.vocabulary.kind, opened.terms)
        try:
            term = actions.add_heading(session_here(), opened.vocabulary, values, by=actor_here())
        except NotNow as problem:
            form.refuse("heading", problem.sentence)
        else:
            return _done(opened, f"“{term.heading}” is added.", term)
    return _form_page("vocabularies/heading.html", form, opened, None)


@blueprint.route(f"{A_HEADING}/edit", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def edit_heading(programme_id: UUID, framework: str, heading: str) -> Page:
    """Change a heading's words, or where it stands."""
    opened = _opened(programme_id, framework)
    term, kind = opened.term(heading), opened.vocabulary.kind
    form = form_for(kind, term, opened.terms)
    form.begun_on(term)
    if form.validate_on_submit():
        if form.is_behind(term):
            return merge_page(form, term)
        values = form.read(kind, opened.terms)
        try:
            actions.change_heading(session_here(), opened.vocabulary, term, values, by=actor_here())
        except NotNow as problem:
            form.refuse("heading", problem.sentence)
        else:
            return _done(opened, "Saved in the draft.", term)
    return _form_page("vocabularies/heading.html", form, opened, term)


@blueprint.route(f"{A_HEADING}/split", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def split_heading(programme_id: UUID, framework: str, heading: str) -> Page:
    """Split a heading into two or three."""
    opened = _opened(programme_id, framework)
    term, form = opened.term(heading), SplitForm()
    if form.validate_on_submit():
        try:
            made = actions.split_heading(session_here(), opened.vocabulary, term, form.parts, by=actor_here())
        except NotNow as problem:
            form.refuse("second" if form.first.data == term.heading else "first", problem.sentence)
        else:
            return _done(opened, f"There are {len(made)} headings now. Say what each asks.", made[1])
    elif not form.is_submitted():
        form.first.data = term.heading
    return _form_page("vocabularies/split.html", form, opened, term)


@blueprint.route(f"{A_HEADING}/merge", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def merge_heading(programme_id: UUID, framework: str, heading: str) -> Page:
    """Merge a heading into another."""
    opened = _opened(programme_id, framework)
    term, form = opened.term(heading), MergeForm()
    form.fill(term, opened.terms)
    if form.validate_on_submit():
        chosen = as_id(form.into.data)
        into = next((each for each in opened.terms if each.id == chosen), None)
        try:
            words = form.heading.data
            actions.merge_heading(session_here(), opened.vocabulary, term, into, words, by=actor_here())
        except NotNow as problem:
            form.refuse("heading" if form.heading.data else "into", problem.sentence)
        else:
            return _done(opened, "Merged. It stands below under “No longer used”, where the merge can be undone.", into)
    return _form_page("vocabularies/merge.html", form, opened, term)


@blueprint.post(f"{A_HEADING}/<any(retire, restore):done>")
@requires(Permission.PROGRAMME_MANAGE)
def use_heading(programme_id: UUID, framework: str, heading: str, done: str) -> Response:
    """Leave a heading out of use, or use it again; one that was merged stands by itself again."""
    opened = _opened(programme_id, framework)
    try:
        said = _use(opened, opened.term(heading), done)
    except NotNow as problem:
        flash(problem.sentence, "note")
        return redirect(url_for("vocabularies.draft", **opened.where))
    return _done(opened, said, opened.term(heading))


def _use(opened: OpenDraft, term: Term, done: str) -> str:
    session, draft, by = session_here(), opened.vocabulary, actor_here()
    if done == "retire":
        actions.retire_heading(session, draft, term, by=by)
        return f"“{term.heading}” is no longer used. Work that stands under it keeps it."
    merge = open_merges(queries.links_of(session, draft.programme_id, draft.kind)).get(term.key)
    if merge is None:
        actions.bring_back(session, draft, term, by=by)
        return f"“{term.heading}” is used again."
    actions.undo_merge(session, draft, merge, by=by)
    return f"“{term.heading}” stands by itself again."


def _opened(programme_id: UUID, framework: str) -> OpenDraft:
    return draft_here(programme_id, framework, hold=request.method == "POST")


def _done(opened: OpenDraft, said: str, term: Term | None) -> Response:
    flash(said, "success")
    anchor = f"heading-{term.key}" if term else None
    return redirect(url_for("vocabularies.draft", **opened.where, _anchor=anchor))


def _form_page(template: str, form: Form, opened: OpenDraft, term: Term | None) -> Page:
    page = render_template(
        template,
        form=form,
        draft=opened.vocabulary,
        where=opened.where,
        term=term,
        why_not_retire=why_not_retire(opened.terms, term) if term else None,
        has_under=term is not None and has_headings_under(opened.terms, term),
        cancel_url=url_for("vocabularies.draft", **opened.where),
    )
    return page, 422 if form.errors else 200
