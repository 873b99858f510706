"""The pages of people."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.panels import links_for
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow
from review_app.core.forms import as_id
from review_app.core.here import keys_here
from review_app.history.views import merge_page
from review_app.people import actions, queries
from review_app.people.forms import AgencyForm, NameForm, OpenNamesForm, ParticipantForm, RelativeForm
from review_app.people.models import Participant, Relative
from review_app.people.sealing import RealName, unseal
from review_app.reviews.queries import review_by_id

blueprint = Blueprint("people", __name__, url_prefix="/reviews/<uuid:review_id>")
Page = str | Response | tuple[str, int]


@blueprint.get("/people")
@requires(Permission.PEOPLE_READ)
def list_(review_id: UUID) -> Page:
    """Everyone in the case, by label."""
    session = session_here()
    return render_template(
        "people/list.html",
        agencies=queries.agencies_of_review(session, review_id),
        participants=queries.participants_of_review(session, review_id),
        relatives=queries.relatives_of_review(session, review_id),
        ways=links_for("people", review_id),
    )


@blueprint.route("/people/agencies/add", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def add_agency(review_id: UUID) -> Page:
    """Add an agency."""
    form = AgencyForm()
    if form.validate_on_submit():
        actions.add_agency(session_here(), review_id, form.name.data, by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("people.list_", review_id=review_id))
    return render_template(
        "people/edit.html", form=form, title="Add an agency", thing=None
    ), 422 if form.errors else 200


@blueprint.route("/people/agencies/<uuid:agency_id>", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def edit_agency(review_id: UUID, agency_id: UUID) -> Page:
    """Change an agency."""
    session = session_here()
    agency = queries.agency_in_review(session, review_id, agency_id)
    form = AgencyForm(obj=agency)
    form.begun_on(agency)
    if form.validate_on_submit():
        if form.is_behind(agency):
            return merge_page(form, agency)
        actions.change_agency(session, agency, form.name.data, by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("people.list_", review_id=review_id))
    return render_template(
        "people/edit.html", form=form, title="Change an agency", thing=agency
    ), 422 if form.errors else 200


@blueprint.route("/people/practitioners/add", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def add_participant(review_id: UUID) -> Page:
    """Add a practitioner by position."""
    session, form = session_here(), ParticipantForm()
    form.set_choices(
        "agency_id",
        [(agency.id, agency.name) for agency in queries.agencies_of_review(session, review_id)],
        nothing="Choose one",
    )
    if form.validate_on_submit():
        agency = queries.agency_in_review(session, review_id, UUID(form.agency_id.data))
        try:
            actions.add_participant(session, agency, form.label.data, form.worked_with_family.data, by=actor_here())
        except NotNow as problem:
            form.refuse("label", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("people.list_", review_id=review_id))
    return render_template(
        "people/edit.html", form=form, title="Add a practitioner", thing=None
    ), 422 if form.errors else 200


@blueprint.route("/people/practitioners/<uuid:participant_id>", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def edit_participant(review_id: UUID, participant_id: UUID) -> Page:
    """Change a practitioner."""
    session = session_here()
    participant = queries.participant_in_review(session, review_id, participant_id)
    form = ParticipantForm(obj=participant)
    form.set_choices(
        "agency_id", [(agency.id, agency.name) for agency in queries.agencies_of_review(session, review_id)]
    )
    form.begun_on(participant)
    if form.validate_on_submit():
        if form.is_behind(participant):
            return merge_page(form, participant)
        agency = queries.agency_in_review(session, review_id, as_id(form.agency_id.data) or participant.agency_id)
        try:
            actions.change_participant(
                session, participant, agency, form.label.data, form.worked_with_family.data, by=actor_here()
            )
        except NotNow as problem:
            form.refuse("label", problem.sentence)
        else:
            flash("Saved.", "success")
            return redirect(url_for("people.list_", review_id=review_id))
    return render_template(
        "people/edit.html", form=form, title="Change a practitioner", thing=participant
    ), 422 if form.errors else 200


@blueprint.route("/people/family/add", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def add_relative(review_id: UUID) -> Page:
    """Add a family member by pseudonym."""
    form = RelativeForm()
    if form.validate_on_submit():
        actions.add_relative(session_here(), review_id, **form.values("pseudonym", "relation", "note"), by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("people.list_", review_id=review_id))
    return render_template(
        "people/edit.html", form=form, title="Add a family member", thing=None
    ), 422 if form.errors else 200


@blueprint.route("/people/family/<uuid:relative_id>", methods=["GET", "POST"])
@requires(Permission.PEOPLE_WRITE)
def edit_relative(review_id: UUID, relative_id: UUID) -> Page:
    """Change a family member."""
    session = session_here()
    relative = queries.relative_in_review(session, review_id, relative_id)
    form = RelativeForm(obj=relative)
    form.begun_on(relative)
    if form.validate_on_submit():
        if form.is_behind(relative):
            return merge_page(form, relative)
        actions.change_relative(session, relative, **form.values("pseudonym", "relation", "note"), by=actor_here())
        flash("Saved.", "success")
        return redirect(url_for("people.list_", review_id=review_id))
    return render_template(
        "people/edit.html", form=form, title="Change a family member", thing=relative
    ), 422 if form.errors else 200


@blueprint.route("/names", methods=["GET", "POST"])
@requires(Permission.NAMES_OPEN)
def names(review_id: UUID) -> Page:
    """The names: closed on a GET, opened by a POST that is recorded."""
    session, form = session_here(), OpenNamesForm()
    people: list[Participant | Relative] = [
        *queries.participants_of_review(session, review_id),
        *queries.relatives_of_review(session, review_id),
    ]
    opened: dict[UUID, RealName] = {}
    if form.validate_on_submit():
        actions.note_names_opened(session, review_by_id(session, review_id), by=actor_here())
        key = keys_here().for_purpose("names")
        for row in queries.sealed_names_of_review(session, review_id):
            opened[row.participant_id or row.relative_id or row.id] = unseal(key, review_id, row.id, row.box)
    return render_template("people/names.html", form=form, people=people, opened=opened, is_open=form.is_submitted())


@blueprint.route("/names/<any(practitioners, family):kind>/<uuid:person_id>", methods=["GET", "POST"])
@requires(Permission.NAMES_OPEN)
def seal_name(review_id: UUID, kind: str, person_id: UUID) -> Page:
    """Write one person's name; what was sealed before is replaced, never shown here."""
    session, form = session_here(), NameForm()
    person: Participant | Relative = (
        queries.participant_in_review(session, review_id, person_id)
        if kind == "practitioners"
        else queries.relative_in_review(session, review_id, person_id)
    )
    form.set_choices("account_id", queries.case_group_accounts(session, review_id), nothing="None")
    if form.validate_on_submit():
        real = RealName(form.real_name.data, form.contact.data, form.account_id.data or "")
        actions.seal_name(session, keys_here().for_purpose("names"), person, real, by=actor_here())
        flash("The name is sealed.", "success")
        return redirect(url_for("people.names", review_id=review_id))
    return render_template("people/seal_name.html", form=form, person=person), 422 if form.errors else 200
