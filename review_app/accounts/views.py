"""The pages of accounts: sign in and out, my account, invitations, and the administrator's list."""

from uuid import UUID

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_login import current_user
from flask_wtf.csrf import CSRFError, generate_csrf
from werkzeug.wrappers import Response

from review_app.access.gate import actor_here, requires
from review_app.access.permissions import Permission
from review_app.accounts import actions, queries
from review_app.accounts.entry import sign_in as let_in
from review_app.accounts.forms import ChangePasswordForm, ConfirmForm, NewAccountForm, NewPasswordForm, SignInForm
from review_app.accounts.passwords import hash_password, matches
from review_app.accounts.rules import SAME_MESSAGE, why_not_invitation
from review_app.accounts.session import limits, server_session_here, typist
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.core.answers import answer, stale_token, typed
from review_app.core.clock import now
from review_app.core.commit import record_apart, session_here
from review_app.core.errors import NotFound, NotNow
from review_app.core.here import database_here, settings_here

blueprint = Blueprint("accounts", __name__)
Page = str | Response | tuple[str, int]
OPENED_BEFORE = "Casewindow was opened in another window since. Type your password once more."


def ask_to_sign_in() -> Response:
    """What the gate answers to somebody who isn't signed in; what they typed comes back."""
    if request.accept_mimetypes.best == "application/json":
        return make_response({"why": "signed_out"}, 401)
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.path))
    body, status = answer(403, page="signed_out", **typed())
    return make_response(body, status)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@requires(Permission.OPEN_TO_ALL)
def sign_in() -> Page:
    """Sign in; the same message for every reason not to."""
    form = SignInForm()
    if form.validate_on_submit():
        if let_in(form.email.data, form.password.data):
            return redirect(_inside(request.args.get("next", "")))
        form.refuse("password", SAME_MESSAGE)
    return render_template("accounts/sign_in.html", form=form), 200 if request.method == "GET" else 422


@blueprint.errorhandler(CSRFError)
def opened_before(problem: CSRFError) -> Page:
    """A form that was opened before another window's: signing in is asked for again, with the address still there."""
    if request.endpoint != "accounts.sign_in":
        return stale_token(problem)
    form = SignInForm()
    if current_user.is_authenticated and current_user.email == (form.email.data or "").strip().lower():
        return redirect(_inside(request.args.get("next", "")))  # signed in already, in another window
    form.refuse("password", OPENED_BEFORE)
    return render_template("accounts/sign_in.html", form=form), 400


@blueprint.get("/who")
@requires(Permission.OPEN_TO_ALL)
def who() -> Response:
    """Who is signed in here, and a fresh token for them: asked by a page whose session has ended while somebody typed on it."""
    here = typist()
    return make_response({"who": here, "token": generate_csrf() if here else ""})


@blueprint.post("/sign-out")
@requires(Permission.SIGNED_IN)
def sign_out() -> Response:
    """End this session on the server and clear the browser."""
    stage(session_here(), Event.SIGNED_OUT, by=actor_here())
    server_session_here().end()
    response = redirect(url_for("accounts.sign_in"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@blueprint.get("/account")
@requires(Permission.SIGNED_IN)
def show() -> Page:
    """My account: who I am and where I am signed in."""
    idle, _absolute = limits()
    sessions = queries.sign_ins_of(session_here(), actor_here(), now() - idle)
    return render_template(
        "accounts/show.html",
        user=current_user,
        sessions=sessions,
        this_one=server_session_here().row_id,
        form=ConfirmForm(),
    )


@blueprint.post("/account/sessions/<uuid:sign_in_id>/end")
@requires(Permission.SIGNED_IN)
def end_session(sign_in_id: UUID) -> Response:
    """End one of my own sessions."""
    session = session_here()
    idle, _absolute = limits()
    mine = {sign_in.id: sign_in for sign_in in queries.sign_ins_of(session, actor_here(), now() - idle)}
    if sign_in_id not in mine:
        raise NotFound
    actions.end_session(session, mine[sign_in_id], by=actor_here())
    flash("That sign-in has ended.", "success")
    return redirect(url_for("accounts.show"))


@blueprint.post("/account/method-notes")
@requires(Permission.SIGNED_IN)
def fold_notes() -> Response:
    """Fold notes on the method away for good, on my own pages only, or show them again."""
    notes, away = request.form.get("notes", "").split(), request.form.get("away") == "yes"
    with record_apart(database_here()) as writing:
        actions.fold_notes(writing, actor_here(), notes, away=away)
    return redirect(_inside(request.form.get("back", "")))


@blueprint.route("/account/password", methods=["GET", "POST"])
@requires(Permission.SIGNED_IN)
def change_password() -> Page:
    """Change my password; my other sessions end."""
    form = ChangePasswordForm()
    form.email = current_user.email
    if form.validate_on_submit():
        if matches(current_user.password_hash, form.password.data):
            new_hash = hash_password(form.new_password.data)
            session = session_here()
            server_session_here().renew()
            actions.change_password(
                session, queries.user_by_id(session, actor_here()), new_hash, keep=server_session_here().row_id
            )
            flash("Your password has changed, and your other sign-ins have ended.", "success")
            return redirect(url_for("accounts.show"))
        form.refuse("password", "That is not the password you use now.")
    return render_template("accounts/password.html", form=form), 422 if form.errors else 200


@blueprint.route("/invitation/<string(length=43):token>", methods=["GET", "POST"])
@requires(Permission.OPEN_TO_ALL)
def accept(token: str) -> Page:
    """The one-time link: choose a password."""
    form = NewPasswordForm()
    if not form.is_submitted():
        reason = why_not_invitation(queries.invitation_by_token(session_here(), token), now())
        return render_template("accounts/accept.html", form=form, reason=reason)
    new_hash = hash_password(form.new_password.data or "")  # before the writing transaction opens
    session = session_here()
    invitation = queries.invitation_by_token(session, token)
    reason = why_not_invitation(invitation, now())
    if invitation is None or reason:
        return render_template("accounts/accept.html", form=form, reason=reason), 422
    user = queries.user_by_id(session, invitation.user_id)
    form.email = user.email
    if not form.validate():
        return render_template("accounts/accept.html", form=form, reason=None), 422
    actions.accept_invitation(session, invitation, user, new_hash)
    flash("Your password is set. Sign in with it.", "success")
    return redirect(url_for("accounts.sign_in"))


@blueprint.route("/accounts", methods=["GET", "POST"])
@requires(Permission.ACCOUNTS_MANAGE)
def list_() -> Page:
    """Every account; the administrator creates one and is shown its one-time link once."""
    form = NewAccountForm()
    session = session_here()
    if form.validate_on_submit():
        try:
            user = actions.create_account(session, form.email.data, form.name.data, by=actor_here())
        except NotNow as problem:
            form.refuse("email", problem.sentence)
        else:
            return _show_link(
                user.name, actions.invite(session, user, by=actor_here(), hours=settings_here().invitation_hours)
            )
    return render_template(
        "accounts/list.html", form=form, users=queries.all_users(session)
    ), 422 if form.errors else 200


@blueprint.post("/accounts/<uuid:user_id>/invite")
@requires(Permission.ACCOUNTS_MANAGE)
def invite(user_id: UUID) -> Page:
    """A new one-time link for somebody, as when the password is forgotten."""
    session = session_here()
    user = queries.user_by_id(session, user_id)
    return _show_link(user.name, actions.invite(session, user, by=actor_here(), hours=settings_here().invitation_hours))


@blueprint.post("/accounts/<uuid:user_id>/sign-out")
@requires(Permission.ACCOUNTS_MANAGE)
def sign_out_everywhere(user_id: UUID) -> Response:
    """End every session of somebody, as when a laptop is lost."""
    session = session_here()
    actions.end_sessions_of(session, queries.user_by_id(session, user_id), by=actor_here())
    flash("Every sign-in of this person has ended.", "success")
    return redirect(url_for("accounts.list_"))


@blueprint.route("/accounts/<uuid:user_id>/end", methods=["GET", "POST"])
@requires(Permission.ACCOUNTS_MANAGE)
def confirm_end(user_id: UUID) -> Page:
    """Ask once, then end an account."""
    session = session_here()
    user, form = queries.user_by_id(session, user_id), ConfirmForm()
    if form.validate_on_submit():
        actions.end_account(session, user, by=actor_here())
        flash("The account has ended.", "success")
        return redirect(url_for("accounts.list_"))
    return render_template("accounts/confirm_end.html", form=form, user=user)


def _show_link(name: str, token: str) -> str:
    link = settings_here().public_address.rstrip("/") + url_for("accounts.accept", token=token)
    return render_template("accounts/link.html", link=link, name=name, hours=settings_here().invitation_hours)


def _inside(path: str) -> str:
    """A path of this site, or the start page: nobody is sent elsewhere after signing in."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
