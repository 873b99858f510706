"""The contact plan: how the review speaks with each family member, and what came of it."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.family import actions, queries
from review_app.family.forms import ContactForm, ContactPlanForm
from review_app.family.models import ContactPlan, FamilyContact, PlanState, PoliceView
from review_app.family.views.blueprint import Page, blueprint, form_page
from review_app.people.queries import relative_in_review, relatives_of_review

PLAN = ("state", "decides", "police_view", "police_on", "supporter", "needs", "reason")
CONTACT = ("held_on", "how", "shown", "said", "changed")


@blueprint.get("/contact-plan")
@requires(Permission.CASE_READ)
def contact_plan(review_id: UUID) -> Page:
    """Every family member: where it stands with each, and what was shown and said."""
    session = session_here()
    contacts: dict[UUID, list[FamilyContact]] = {}
    for contact in queries.contacts_of_review(session, review_id):
        contacts.setdefault(contact.relative_id, []).append(contact)
    return render_template(
        "family/contact_plan.html",
        relatives=relatives_of_review(session, review_id),
        plans=queries.plans_of_review(session, review_id),
        contacts=contacts,
    )


@blueprint.route("/contact-plan/<uuid:relative_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def plan(review_id: UUID, relative_id: UUID) -> Page:
    """How the review speaks with one family member."""
    session = session_here()
    relative = relative_in_review(session, review_id, relative_id)
    standing = queries.plan_of(session, review_id, relative.id)
    form = ContactPlanForm(obj=standing)

    def save(values: dict[str, Any]) -> ContactPlan:
        codes = {"state": PlanState(values["state"]), "police_view": PoliceView(values["police_view"])}
        return actions.plan_contact(session, review_id, relative.id, values | codes, by=actor_here())

    return form_page(form, standing, PLAN, save, back=_back(review_id), title=form.page_title, lead=relative.pseudonym)


@blueprint.route("/contact-plan/<uuid:relative_id>/contacts/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_contact(review_id: UUID, relative_id: UUID) -> Page:
    """Write down a contact with a family member."""
    session = session_here()
    relative = relative_in_review(session, review_id, relative_id)
    return _contact(FamilyContact(review_id=review_id, relative_id=relative.id), None, relative.pseudonym)


@blueprint.route("/contacts/<uuid:family_contact_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_contact(review_id: UUID, family_contact_id: UUID) -> Page:
    """Change what is written of a contact."""
    session = session_here()
    contact = queries.in_review(session, FamilyContact, review_id, family_contact_id)
    return _contact(contact, contact, relative_in_review(session, review_id, contact.relative_id).pseudonym)


def _back(review_id: UUID) -> str:
    return url_for("family.contact_plan", review_id=review_id)


def _contact(contact: FamilyContact, standing: FamilyContact | None, pseudonym: str) -> Page:
    session, form = session_here(), ContactForm(obj=standing)

    def save(values: dict[str, Any]) -> FamilyContact:
        return actions.keep_contact(session, contact, values, by=actor_here())

    title = "Change a contact" if standing is not None else "Write down a contact"
    return form_page(form, standing, CONTACT, save, back=_back(contact.review_id), title=title, lead=pseudonym)
