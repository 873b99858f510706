"""The pages that need no sign-in: the accessibility statement, what is kept and who sees it, and whether the house stands."""

from dataclasses import dataclass

from flask import Blueprint, make_response, render_template
from werkzeug.wrappers import Response

from review_app.access.gate import requires
from review_app.access.permissions import ANY_STAGE, TABLE, Permission
from review_app.access.roles import Role
from review_app.access.stages import LATE
from review_app.core.errors import Busy
from review_app.core.here import database_here

blueprint = Blueprint("access", __name__)


@dataclass(frozen=True)
class RoleInWords:
    """A role as the page “What we keep” says it."""

    role: Role
    may: list[str]


@blueprint.get("/accessibility")
@requires(Permission.OPEN_TO_ALL)
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("access/accessibility.html")


@blueprint.get("/what-we-keep")
@requires(Permission.OPEN_TO_ALL)
def what_we_keep() -> str:
    """What is kept, and who sees it: drawn from the one table of permissions."""
    return render_template("access/what_we_keep.html", roles=[RoleInWords(role, _may(role)) for role in Role])


@requires(Permission.OPEN_TO_ALL)
def health() -> Response:
    """Whether the application answers and reaches its database; 503 if not."""
    if not database_here().answers():
        raise Busy("The database does not answer.")
    return make_response("ok", 200, {"Content-Type": "text/plain; charset=utf-8"})


def _may(role: Role) -> list[str]:
    """What a role lets somebody do, a line each, with the stages where they matter."""
    lines = []
    for grant in TABLE.values():
        stages = grant.roles.get(role)
        if stages is None:
            continue
        when = {ANY_STAGE: "", LATE: ", once it is with the LSCB"}.get(
            stages, ", while the review is neither paused nor closed"
        )
        lines.append(grant.sentence.removeprefix("may ") + when)
    return lines
