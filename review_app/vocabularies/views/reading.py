"""Reading a programme's frameworks: as they are, as they were, and what changed from version to version."""

from itertools import pairwise
from uuid import UUID

from flask import render_template

from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.accounts.queries import names_of
from review_app.core.commit import session_here
from review_app.core.errors import found
from review_app.vocabularies import queries
from review_app.vocabularies.crosswalk import changes
from review_app.vocabularies.views.blueprint import A_KIND, blueprint, kind_of


@blueprint.get("/vocabularies")
@requires(Permission.PROGRAMME_READ)
def list_(programme_id: UUID) -> str:
    """The words that a programme uses: its frameworks in the version in force."""
    session = session_here()
    vocabularies = queries.vocabularies_of_programme(session, programme_id)
    return render_template(
        "vocabularies/list.html",
        vocabularies=vocabularies,
        terms=queries.terms_of_vocabularies(session, [vocabulary.id for vocabulary in vocabularies]),
        drafts=queries.drafts_of_programme(session, programme_id),
    )


@blueprint.get(f"/vocabularies/{A_KIND}/changes")
@requires(Permission.PROGRAMME_READ)
def show_changes(programme_id: UUID, framework: str) -> str:
    """What changed from version to version, the newest first."""
    session, kind = session_here(), kind_of(framework)
    editions = [each for each in queries.editions_of(session, programme_id, kind) if not each.vocabulary.is_draft]
    found(next(iter(editions), None))
    steps = [(after, changes(before, after)) for before, after in pairwise(editions)]
    people = names_of(session, [each.vocabulary.in_force_by for each in editions if each.vocabulary.in_force_by])
    return render_template(
        "vocabularies/changes.html", kind=kind, first=editions[0], steps=list(reversed(steps)), people=people
    )


@blueprint.get(f"/vocabularies/{A_KIND}/versions/<int(max=1000000):number>")
@requires(Permission.PROGRAMME_READ)
def show_version(programme_id: UUID, framework: str, number: int) -> str:
    """One version of a framework, as work under it still uses it."""
    session, kind = session_here(), kind_of(framework)
    versions = queries.versions_of(session, programme_id, kind)
    vocabulary = found(next((version for version in versions if version.version == number), None))
    return render_template(
        "vocabularies/version.html",
        vocabulary=vocabulary,
        terms=queries.terms_of_vocabularies(session, [vocabulary.id]),
        newest=versions[0],
    )
