"""The pages of vocabularies."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.core.errors import NotNow, found
from review_app.vocabularies import actions, queries
from review_app.vocabularies.forms import form_for
from review_app.vocabularies.models import VocabularyKind

blueprint = Blueprint("vocabularies", __name__, url_prefix="/programmes/<uuid:programme_id>")


@blueprint.get("/vocabularies")
@requires(Permission.PROGRAMME_READ)
def list_(programme_id: UUID) -> str:
    """The words that a programme uses: its frameworks in their newest version."""
    session = session_here()
    vocabularies = queries.vocabularies_of_programme(session, programme_id)
    terms = queries.terms_of_vocabularies(session, [vocabulary.id for vocabulary in vocabularies])
    return render_template("vocabularies/list.html", vocabularies=vocabularies, terms=terms)


@blueprint.route("/vocabularies/schedule/edit", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def edit_schedule(programme_id: UUID) -> str | Response | tuple[str, int]:
    """Add, rename and reorder the headings of a conversation: saved as the next version."""
    session = session_here()
    schedule = found(queries.newest_of(session, programme_id, VocabularyKind.SCHEDULE))
    form = form_for(schedule, queries.terms_of_vocabularies(session, [schedule.id]))
    if form.validate_on_submit():
        try:
            before = queries.vocabulary_in_programme(session, programme_id, form.vocabulary_id.data or "")
            made = actions.change_vocabulary(session, before, form.lines(), by=actor_here())
        except NotNow as problem:
            form.refuse("heading_1", problem.sentence)
        else:
            flash(
                f"Version {made.version} is in use. Conversations keep the headings that they were noted under.",
                "success",
            )
            return redirect(url_for("vocabularies.list_", programme_id=programme_id))
    page = render_template(
        "vocabularies/edit.html",
        form=form,
        schedule=schedule,
        cancel_url=url_for("vocabularies.list_", programme_id=programme_id),
    )
    return page, 422 if form.errors else 200
