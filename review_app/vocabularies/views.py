"""The page of vocabularies."""

from uuid import UUID

from flask import Blueprint, render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.core.commit import session_here
from review_app.vocabularies import queries

blueprint = Blueprint("vocabularies", __name__, url_prefix="/programmes/<uuid:programme_id>")


@blueprint.get("/vocabularies")
@requires(Permission.PROGRAMME_READ)
def list_(programme_id: UUID) -> str:
    """The words that a programme uses: its frameworks in their newest version."""
    session = session_here()
    vocabularies = queries.vocabularies_of_programme(session, programme_id)
    terms = queries.terms_of_vocabularies(session, [vocabulary.id for vocabulary in vocabularies])
    return render_template("vocabularies/list.html", vocabularies=vocabularies, terms=terms)
