"""Records asked for from agencies, and what people were asked to agree to."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.history.pages import form_page
from review_app.office import actions, queries
from review_app.office.forms import ConsentForm, RequestForm
from review_app.office.models import Consent, ConsentAnswer, ConsentTo, RecordsRequest, RequestState
from review_app.office.rules import person_values
from review_app.office.views.blueprint import Page, agencies, blueprint, practitioners, relatives

REQUEST = ("agency_id", "what", "state", "note", "asked_on", "due_on")
CONSENT = ("to", "how", "answer", "answered_on")


@blueprint.get("/records")
@requires(Permission.OFFICE_READ)
def records(review_id: UUID) -> Page:
    """The records asked for, agency by agency."""
    return render_template("office/records.html", requests=queries.requests_of_review(session_here(), review_id))


@blueprint.route("/records/add", methods=["GET", "POST"])
@requires(Permission.OFFICE_WRITE)
def add_request(review_id: UUID) -> Page:
    """Ask for records."""
    return _request(review_id, None, "Ask for records")


@blueprint.route("/records/<uuid:records_request_id>", methods=["GET", "POST"])
@requires(Permission.OFFICE_WRITE)
def edit_request(review_id: UUID, records_request_id: UUID) -> Page:
    """Change a request for records."""
    return _request(
        review_id, queries.request_in_review(session_here(), review_id, records_request_id), "Change a request"
    )


@blueprint.get("/consents")
@requires(Permission.OFFICE_READ)
def consents(review_id: UUID) -> Page:
    """Who agreed to what."""
    return render_template("office/consents.html", consents=queries.consents_of_review(session_here(), review_id))


@blueprint.route("/consents/add", methods=["GET", "POST"])
@requires(Permission.OFFICE_WRITE)
def add_consent(review_id: UUID) -> Page:
    """Write down a consent."""
    return _consent(review_id, None, "Write down a consent")


@blueprint.route("/consents/<uuid:consent_id>", methods=["GET", "POST"])
@requires(Permission.OFFICE_WRITE)
def edit_consent(review_id: UUID, consent_id: UUID) -> Page:
    """Change a consent."""
    return _consent(review_id, queries.consent_in_review(session_here(), review_id, consent_id), "Change a consent")


def _request(review_id: UUID, standing: RecordsRequest | None, title: str) -> Page:
    form = RequestForm(obj=standing, data=None if standing else {"asked_on": today()})
    form.set_choices(
        "agency_id", [(code.partition(":")[2], name) for code, name in agencies(review_id)], nothing="Choose one"
    )

    def save(values: dict[str, Any]) -> RecordsRequest:
        ready = values | {"agency_id": UUID(values["agency_id"]), "state": RequestState(values["state"])}
        request = standing or RecordsRequest(review_id=review_id)
        return actions.keep_request(session_here(), request, ready, by=actor_here())

    back = url_for("office.records", review_id=review_id)
    return form_page(form, standing, REQUEST, save, template="office/edit.html", back=back, title=title)


def _consent(review_id: UUID, standing: Consent | None, title: str) -> Page:
    form = ConsentForm(obj=standing, person=standing.person_code if standing else None)
    form.set_choices("person", [*practitioners(review_id), *relatives(review_id)], nothing="Choose one")

    def save(values: dict[str, Any]) -> Consent:
        codes = {"to": ConsentTo(values["to"]), "answer": ConsentAnswer(values["answer"])}
        people = person_values(form.person.data, "participant", "relative")
        consent = standing or Consent(review_id=review_id)
        return actions.keep_consent(session_here(), consent, values | codes | people, by=actor_here())

    back = url_for("office.consents", review_id=review_id)
    return form_page(form, standing, CONSENT, save, template="office/edit.html", back=back, title=title)
