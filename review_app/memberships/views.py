"""The pages of memberships: who is appointed to a programme, an LSCB or a review, and until when."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, own_roles_here, requires, scope_here
from review_app.access.permissions import Permission
from review_app.access.roles import Reach, Role
from review_app.accounts.models import User
from review_app.accounts.queries import names_of, user_by_email
from review_app.boards.queries import board_by_id, programme_by_id
from review_app.core.clock import today
from review_app.core.commit import session_here
from review_app.core.errors import NotAllowed, NotFound, NotNow, refuse_if
from review_app.memberships import actions, queries, rules
from review_app.memberships.forms import AppointForm, EndForm, SwitchForm
from review_app.memberships.models import Membership
from review_app.reviews.actions import switch_case_group_sign_in
from review_app.reviews.queries import review_by_id

blueprint = Blueprint("memberships", __name__)
Page = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Place:
    """Where a role is given or ended: what it is called, its column, and the page to go back to."""

    reach: Reach
    name: str
    column: str
    place_id: UUID
    back_url: str


@blueprint.get("/installation/roles")
@requires(Permission.ACCOUNTS_MANAGE)
def of_installation() -> Page:
    """The administrators and auditors."""
    held = queries.memberships_of_installation(session_here())
    return render_template("memberships/installation.html", held=held, day=today())


@blueprint.route("/programmes/<uuid:programme_id>/people/add", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def appoint_to_programme(programme_id: UUID) -> Page:
    """Appoint a supervisor or an adviser."""
    return _appoint(_programme(programme_id))


@blueprint.route("/programmes/<uuid:programme_id>/people/<uuid:membership_id>/end", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def end_in_programme(programme_id: UUID, membership_id: UUID) -> Page:
    """End a role in a programme."""
    return _end(_programme(programme_id), membership_id)


@blueprint.route("/lscbs/<uuid:board_id>/people/add", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def appoint_to_board(board_id: UUID) -> Page:
    """Appoint an LSCB's chair or manager."""
    return _appoint(_board(board_id))


@blueprint.route("/lscbs/<uuid:board_id>/people/<uuid:membership_id>/end", methods=["GET", "POST"])
@requires(Permission.PROGRAMME_MANAGE)
def end_in_board(board_id: UUID, membership_id: UUID) -> Page:
    """End a role in an LSCB."""
    return _end(_board(board_id), membership_id)


@blueprint.route("/lscbs/<uuid:board_id>/delegates/add", methods=["GET", "POST"])
@requires(Permission.DELEGATE_NAME)
def name_delegate(board_id: UUID) -> Page:
    """Name somebody who consents to wordings in the chair's place."""
    return _appoint(_board(board_id))


@blueprint.route("/lscbs/<uuid:board_id>/delegates/<uuid:membership_id>/end", methods=["GET", "POST"])
@requires(Permission.DELEGATE_NAME)
def end_delegate(board_id: UUID, membership_id: UUID) -> Page:
    """End what the chair's delegate may do."""
    return _end(_board(board_id), membership_id)


@blueprint.get("/reviews/<uuid:review_id>/team")
@requires(Permission.REVIEW_HOME)
def of_review(review_id: UUID) -> Page:
    """Who works on a review. Who is in its case group is shown to those alone who may appoint to it."""
    session = session_here()
    held = queries.memberships_in(session, "review_id", review_id)
    own_roles = own_roles_here()
    sees_case_group = rules.why_not_give(Role.CASE_GROUP_MEMBER, own_roles) is None
    return render_template(
        "memberships/team.html",
        held=[(one, user) for one, user in held if one.role is not Role.CASE_GROUP_MEMBER],
        case_group=[(one, user) for one, user in held if one.role is Role.CASE_GROUP_MEMBER] if sees_case_group else [],
        sees_case_group=sees_case_group,
        may_end={one.id for one, _user in held if rules.why_not_give(one.role, own_roles) is None},
        may_appoint=bool(rules.roles_to_give(own_roles, Reach.REVIEW)),
        form=SwitchForm(),
        day=today(),
    )


@blueprint.route("/reviews/<uuid:review_id>/team/add", methods=["GET", "POST"])
@requires(Permission.REVIEW_APPOINT)
def appoint_to_review(review_id: UUID) -> Page:
    """Appoint lead reviewers and the coordinator, or the review team and the case group."""
    return _appoint(_review(review_id))


@blueprint.route("/reviews/<uuid:review_id>/team/<uuid:membership_id>/end", methods=["GET", "POST"])
@requires(Permission.REVIEW_APPOINT)
def end_in_review(review_id: UUID, membership_id: UUID) -> Page:
    """End a role in a review."""
    return _end(_review(review_id), membership_id)


@blueprint.post("/reviews/<uuid:review_id>/team/case-group-sign-in/<any(on, off):state>")
@requires(Permission.REVIEW_APPOINT)
def switch_sign_in(review_id: UUID, state: str) -> Response:
    """Let members of the case group sign in, or no longer."""
    reason = rules.why_not_give(Role.CASE_GROUP_MEMBER, own_roles_here())
    if reason:
        raise NotAllowed(reason)
    session = session_here()
    switch_case_group_sign_in(session, review_by_id(session, review_id), on=state == "on", by=actor_here())
    flash("The case group may sign in." if state == "on" else "The case group can no longer sign in.", "success")
    return redirect(url_for("memberships.of_review", review_id=review_id))


def _programme(programme_id: UUID) -> Place:
    name = programme_by_id(session_here(), programme_id).name
    url = url_for("boards.programme", programme_id=programme_id)
    return Place(Reach.PROGRAMME, name, "programme_id", programme_id, url)


def _board(board_id: UUID) -> Place:
    name = board_by_id(session_here(), board_id).title
    return Place(Reach.BOARD, name, "board_id", board_id, url_for("boards.show", board_id=board_id))


def _review(review_id: UUID) -> Place:
    url = url_for("memberships.of_review", review_id=review_id)
    return Place(Reach.REVIEW, review_by_id(session_here(), review_id).code, "review_id", review_id, url)


def _appoint(place: Place) -> Page:
    session, form = session_here(), AppointForm()
    switched_on = place.reach is Reach.REVIEW and review_by_id(session, place.place_id).case_group_sign_in
    offered = rules.roles_to_give(own_roles_here(), place.reach, case_group_sign_in=switched_on)
    form.set_choices("role", [(role.value, role.words) for role in offered])
    if len(offered) == 1 and not form.is_submitted():
        form.role.data = offered[0].value
    if form.validate_on_submit() and _appointed(form):
        flash("Appointed. The role counts from its first day.", "success")
        return redirect(place.back_url)
    page = render_template("memberships/appoint.html", form=form, place=place, offered=offered)
    return page, 422 if form.errors else 200


def _appointed(form: AppointForm) -> bool:
    """Give the role; a refusal stands beside the box that it is about."""
    session = session_here()
    user = user_by_email(session, form.email.data)
    try:
        refuse_if(rules.why_not_account(found=user is not None, ended=user is not None and not user.is_active))
        _give(form, user)
    except NotNow as problem:
        form.refuse("email", problem.sentence)
        return False
    return True


def _give(form: AppointForm, user: User | None) -> None:
    if user is None:
        raise NotFound
    actions.give_role(
        session_here(), user, Role(form.role.data), scope_here(),
        by=actor_here(), starts_on=form.starts_on.data, ends_on=form.ends_on.data,
    )  # fmt: skip


def _end(place: Place, membership_id: UUID) -> Page:
    session, form = session_here(), EndForm()
    membership = queries.membership_in(session, place.column, place.place_id, membership_id)
    reason = rules.why_not_give(membership.role, own_roles_here())
    if reason:
        raise NotAllowed(reason)
    if form.validate_on_submit():
        try:
            _end_on(membership, form)
        except NotNow as problem:
            form.refuse("last_day", problem.sentence)
        else:
            flash("The role has its end.", "success")
            return redirect(place.back_url)
    names = names_of(session, [membership.user_id, membership.given_by])
    page = render_template("memberships/end.html", form=form, place=place, membership=membership, names=names)
    return page, 422 if form.errors else 200


def _end_on(membership: Membership, form: EndForm) -> None:
    if form.last_day.data is None:
        actions.end_role_at_once(session_here(), membership, by=actor_here())
    else:
        actions.end_role(session_here(), membership, form.last_day.data, by=actor_here())
