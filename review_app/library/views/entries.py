"""The library and its entries: found, read, added by hand, changed, withdrawn, put back."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.boards.queries import programme_by_id
from review_app.core.commit import reading_session_here, session_here
from review_app.core.errors import NotNow
from review_app.history.views import draft_for, draft_url, forget_typed, merge_page, saved_and_compared, versions_page
from review_app.library import actions, queries, rules
from review_app.library.forms import EntryForm, FindForm, WithdrawEntryForm
from review_app.library.models import LibraryEntry
from review_app.library.queries import Wanted
from review_app.library.views.blueprint import A_PAGE, LIBRARY, ONE, Page, blueprint, page_of

MOST_OTHERS = 20
FILTERS = ("words", "area", "year", "method", "status", "practice")


def wanted_here(programme_id: UUID) -> tuple[FindForm, Wanted]:
    """What the address asks for, with the lists to choose from; what is in no list asks for everything."""
    choices, form = (
        queries.choices_in_library(reading_session_here(), programme_id),
        FindForm(request.args, meta={"csrf": False}),
    )
    form.set_choices("area", [(area, area) for area in choices.areas], nothing="Any")
    years = [(year, str(year)) for year in choices.years]
    form.set_choices("year", [*years, ("none", "Year not given")], nothing="Any")
    form.set_choices("method", [(method, method) for method in choices.methods], nothing="Any")
    for name in ("area", "year", "method", "status", "practice"):
        if form[name].data not in {value for value, _said in form[name].choices}:
            form[name].data = ""
    asked = {name: str(form[name].data or "") for name in FILTERS}
    return form, Wanted(**asked, withdrawn=bool(form.withdrawn.data))


def fields_of(wanted: Wanted) -> dict[str, str]:
    """What was asked for, as an address says it."""
    said = {name: getattr(wanted, name) for name in FILTERS if getattr(wanted, name)}
    return said | ({"withdrawn": "y"} if wanted.withdrawn else {})


@blueprint.get(LIBRARY)
@requires(Permission.LIBRARY_READ)
def list_(programme_id: UUID) -> Page:
    """What other reviews have published, found by words and by where, when and how."""
    session, (form, wanted) = session_here(), wanted_here(programme_id)
    size = queries.size_of_library(session, programme_id, wanted)
    page, pages = page_of(request.args.get("page", "1"), size.findings)
    first = (page - 1) * A_PAGE
    return render_template(
        "library/list.html",
        programme=programme_by_id(session, programme_id),
        form=form,
        asked=fields_of(wanted),
        size=size,
        page=page,
        pages=pages,
        entries=queries.entries_of_programme(session, programme_id, wanted, first=first, most=A_PAGE),
    )


@blueprint.get(ONE)
@requires(Permission.LIBRARY_READ)
def show(programme_id: UUID, library_entry_id: UUID) -> Page:
    """One published finding, with its source and whose words it is in."""
    session = session_here()
    entry = queries.entry_in_programme(session, programme_id, library_entry_id)
    return render_template(
        "library/show.html",
        programme=programme_by_id(session, programme_id),
        entry=entry,
        others=queries.others_of_review(session, entry, MOST_OTHERS),
        people=names_of(session, [entry.withdrawn_by]),
        saved=_saved(entry),
    )


@blueprint.get(f"{ONE}/versions")
@requires(Permission.LIBRARY_READ)
def versions(programme_id: UUID, library_entry_id: UUID) -> Page:
    """Every version of what the library said of a finding, and two of them compared."""
    entry = queries.entry_in_programme(session_here(), programme_id, library_entry_id)
    return versions_page(entry, "published finding", _url(entry), None)


@blueprint.route(f"{LIBRARY}/add", methods=["GET", "POST"])
@requires(Permission.LIBRARY_WRITE)
def add(programme_id: UUID) -> Page:
    """Add a published finding by hand."""
    session, form = session_here(), EntryForm()
    if form.validate_on_submit() and _holds(form):
        try:
            entry = actions.add_entry(session, programme_id, form.told, by=actor_here())
        except NotNow as problem:
            form.refuse("title", problem.sentence)
        else:
            forget_typed(programme_id)
            flash("It stands in the library.", "success")
            return redirect(_url(entry))
    return _form_page(programme_id, form, None)


@blueprint.route(f"{ONE}/edit", methods=["GET", "POST"])
@requires(Permission.LIBRARY_WRITE)
def edit(programme_id: UUID, library_entry_id: UUID) -> Page:
    """Change what the library says of a published finding."""
    session = session_here()
    entry = queries.entry_in_programme(session, programme_id, library_entry_id)
    form = EntryForm(data=_boxes(entry))
    form.begun_on(entry)
    if form.validate_on_submit() and _holds(form):
        if form.is_behind(entry):
            return merge_page(form, entry)
        try:
            actions.change_entry(session, entry, form.told, by=actor_here())
        except NotNow as problem:
            form.refuse("title", problem.sentence)
        else:
            forget_typed(library_entry_id)
            flash("Saved.", "success")
            return redirect(_url(entry))
    return _form_page(programme_id, form, entry)


@blueprint.route(f"{ONE}/withdraw", methods=["GET", "POST"])
@requires(Permission.LIBRARY_WRITE)
def withdraw(programme_id: UUID, library_entry_id: UUID) -> Page:
    """Take a finding out of the library, with the reason."""
    session, form = session_here(), WithdrawEntryForm()
    entry = queries.entry_in_programme(session, programme_id, library_entry_id)
    if form.validate_on_submit():
        actions.withdraw_entry(session, entry, form.reason.data, by=actor_here())
        flash("It is withdrawn, and kept with the reason.", "success")
        return redirect(_url(entry))
    why_not = rules.why_not_withdraw(entry, "a reason")
    page = render_template("library/withdraw.html", form=form, entry=entry, here=_url(entry), why_not=why_not)
    return page, 422 if form.errors else 200


@blueprint.post(f"{ONE}/put-back")
@requires(Permission.LIBRARY_WRITE)
def put_back(programme_id: UUID, library_entry_id: UUID) -> Response:
    """Put a withdrawn finding back."""
    session = session_here()
    entry = queries.entry_in_programme(session, programme_id, library_entry_id)
    actions.put_back(session, entry, by=actor_here())
    flash("It stands in the library again.", "success")
    return redirect(_url(entry))


def _holds(form: EntryForm) -> bool:
    """Whether what was typed can be kept; what can't has its sentence beside the box."""
    for name, sentence in rules.what_is_wrong(form.told).items():
        form.refuse(name, sentence)
    return not form.errors


def _boxes(entry: LibraryEntry) -> dict[str, Any]:
    names = ("title", "area", "review", "how", "source_url", "method", "category", "is_good_practice", "note")
    return {name: getattr(entry, name) for name in names} | {
        "year": str(entry.year or ""), "whose": entry.status.value
    }  # fmt: skip


def _form_page(programme_id: UUID, form: EntryForm, entry: LibraryEntry | None) -> Page:
    back = _url(entry) if entry else url_for("library.list_", programme_id=programme_id)
    draft_id = entry.id if entry else programme_id
    page = render_template(
        "library/edit.html",
        form=form,
        thing=entry,
        title="Change a published finding" if entry else form.page_title,
        why_not=rules.why_not_change(entry) if entry else None,
        cancel_url=back,
        draft_url=draft_url(programme_id, draft_id),
        kept=draft_for(form, draft_id),
        saved=_saved(entry) if entry else None,
    )
    return page, 422 if form.errors else 200


def _url(entry: LibraryEntry) -> str:
    return url_for("library.show", programme_id=entry.programme_id, library_entry_id=entry.id)


def _saved(entry: LibraryEntry) -> dict[str, Any]:
    compare_url = url_for("library.versions", programme_id=entry.programme_id, library_entry_id=entry.id)
    return saved_and_compared(entry, compare_url)
