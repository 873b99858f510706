"""The pages of a report's sections."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for

from review_app.access.gate import actor_here, allowed, requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.history.actions import clear_draft
from review_app.history.views import draft_for, draft_url, merge_page, saved
from review_app.reports import actions, before, queries
from review_app.reports.assemble import report_of
from review_app.reports.assemble.cover import on_screen
from review_app.reports.assemble.findings import findings_of
from review_app.reports.assemble.material import load_findings, load_texts, load_words
from review_app.reports.assemble.sections import as_read
from review_app.reports.contents import contents_of
from review_app.reports.forms import CopyForm, DownloadForm, SectionForm
from review_app.reports.sections import LIMITATIONS, LISTS_FINDINGS, kind_of
from review_app.reports.views.blueprint import Page, blueprint
from review_app.reviews.queries import review_by_id


@blueprint.get("")
@requires(Permission.REPORT_READ)
def list_(review_id: UUID) -> Page:
    """The report: its sections for those who write it, or the findings and one download for those who read it."""
    session = session_here()
    material = load_words(session, review_by_id(session, review_id))
    report = report_of(material, on_screen())
    if not allowed(Permission.CASE_READ):
        return render_template("reports/read.html", report=report, form=DownloadForm())
    copies = queries.copies_of_review(session, review_id)
    names = names_of(session, [actor_here(), *(copy.made_by for copy in copies)])
    return render_template(
        "reports/list.html",
        contents=contents_of(report, material.texts),
        wording=before.wording_before(session, material.place.review),
        copies=copies,
        people=names,
        form=CopyForm(reader_name=names.get(actor_here(), "")),
    )


@blueprint.get("/sections/<string(maxlength=40):key>")
@requires(Permission.REPORT_READ)
def show_section(review_id: UUID, key: str) -> Page:
    """One section as it is read."""
    session, kind = session_here(), kind_of(key)
    review = review_by_id(session, review_id)
    findings = findings_of(load_findings(session, review), review) if kind.key == LISTS_FINDINGS else ()
    blocks = as_read(kind, load_texts(session, review_id), review, findings)
    return render_template("reports/show_section.html", kind=kind, blocks=blocks)


@blueprint.route("/sections/<string(maxlength=40):key>/edit", methods=["GET", "POST"])
@requires(Permission.REPORT_WRITE)
def edit_section(review_id: UUID, key: str) -> Page:
    """Write one section."""
    session, kind = session_here(), kind_of(key)
    written = queries.section_of_review(session, review_id, key)
    section = written or actions.unwritten(review_id, key)
    form = SectionForm(obj=section)
    form.begun_on(section)
    gone_on = before.gone_on_with(session, review_id) if key == LIMITATIONS else []
    if request.method == "GET" and request.args.get("take") and gone_on:
        form.text.data = f"{form.text.data}\n\n{before.as_material(gone_on)}".strip()
    if form.validate_on_submit():
        if form.is_behind(section):
            return merge_page(form, section)
        section = actions.write_section(session, review_id, key, form.text.data, by=actor_here())
        clear_draft(session, actor_here(), "reports.edit_section", section.id)
        flash("Saved.", "success")
        return redirect(url_for("reports.show_section", review_id=review_id, key=key))
    return render_template(
        "reports/edit_section.html",
        form=form,
        kind=kind,
        gone_on=gone_on,
        kept=draft_for(form, section.id),
        draft_url=draft_url(review_id, section.id),
        saved=saved(written) if written else {},
    ), 422 if form.errors else 200
