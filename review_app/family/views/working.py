"""Who worked with the family when."""

from typing import Any
from uuid import UUID

from flask import render_template, url_for

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.family import actions, queries, rules
from review_app.family.forms import InvolvementForm
from review_app.family.models import Involvement
from review_app.family.views.blueprint import Page, blueprint, day_asked, form_page, offer_relatives, with_ids
from review_app.people.queries import participants_of_review

INVOLVEMENT = ("participant_id", "relative_id", "what_for", "begins", "ends")


@blueprint.get("/who-worked-with-them")
@requires(Permission.CASE_READ)
def involvements(review_id: UUID) -> Page:
    """Who worked with the family, all or those of one day."""
    session, (form, on) = session_here(), day_asked()
    rows = queries.involvements_of_review(session, review_id)
    there = [row for row in rows if rules.in_force(row.begins, row.ends, on)]
    return render_template("family/involvements.html", form=form, on=on, rows=there, number=len(rows))


@blueprint.route("/who-worked-with-them/add", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def add_involvement(review_id: UUID) -> Page:
    """Say who worked with the family."""
    return _involvement(review_id, None, "Add who worked with the family")


@blueprint.route("/who-worked-with-them/<uuid:involvement_id>", methods=["GET", "POST"])
@requires(Permission.CASE_WRITE)
def edit_involvement(review_id: UUID, involvement_id: UUID) -> Page:
    """Change who worked with the family."""
    involvement = queries.in_review(session_here(), Involvement, review_id, involvement_id)
    return _involvement(review_id, involvement, "Change who worked with the family")


def _involvement(review_id: UUID, involvement: Involvement | None, title: str) -> Page:
    session, form = session_here(), InvolvementForm(obj=involvement)
    positions = [
        (person.id, f"{person.label}, {person.agency.name}") for person in participants_of_review(session, review_id)
    ]
    form.set_choices("participant_id", positions, nothing="Choose one")
    offer_relatives(review_id, form, "relative_id", nothing="The family as a whole")

    def save(values: dict[str, Any]) -> Involvement:
        ready = with_ids(values, "participant_id", "relative_id")
        return actions.keep_involvement(
            session, involvement or Involvement(review_id=review_id), ready, by=actor_here()
        )

    back = url_for("family.involvements", review_id=review_id)
    return form_page(form, involvement, INVOLVEMENT, save, back=back, title=title)
