"""The gate: every request passes it, and a view without a mark stops the application from starting."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, abort, current_app, g, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from review_app.access.may import Allowed, Scope, Standing, may, roles_here
from review_app.access.permissions import Permission
from review_app.access.roles import Role
from review_app.audit.recording import record_read, record_refusal
from review_app.core.commit import SAFE_METHODS, reading_session_here
from review_app.core.errors import NotAllowed, NotFound
from review_app.core.here import database_here

View = TypeVar("View", bound=Callable[..., Any])
Loader = Callable[[Session, UUID], Scope]


class Unmarked(RuntimeError):
    """A view that doesn't state its permission: the application must not start."""


def requires(permission: Permission) -> Callable[[View], View]:
    """The mark on a view: the one permission that opens it."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined] # a mark on a function is how the gate reads it
        return view

    return mark


def mark_of(view: Callable[..., Any]) -> Permission | None:
    """The permission that a view states, or None."""
    found: Permission | None = getattr(view, "permission", None)
    return found


class Gate:
    """What the gate needs to know of the rooms: one loader per URL parameter, and who the asker is."""

    def __init__(
        self,
        loaders: Mapping[str, Loader],
        standing_of: Callable[[Session, UUID | None], Standing],
        user_id_here: Callable[[], UUID | None],
        ask_to_sign_in: Callable[[], Response],
    ) -> None:
        self._loaders = loaders
        self._standing_of = standing_of
        self._user_id_here = user_id_here
        self._ask_to_sign_in = ask_to_sign_in

    def install(self, app: Flask) -> None:
        """Put the gate before every request, and refuse to start with an unmarked view."""
        unmarked = sorted(name for name, view in app.view_functions.items() if mark_of(view) is None)
        if unmarked:
            raise Unmarked(f"these views state no permission: {', '.join(unmarked)}")
        app.before_request(self.check)
        app.jinja_env.globals["allowed"] = allowed

    def check(self) -> Response | None:
        """Let the request through, or answer it: 404 to strangers, 403 with the reason to members."""
        if request.endpoint is None:
            return None  # Flask answers with 404 or 405
        view = current_app.view_functions[request.endpoint]
        permission = mark_of(view)
        if permission is None:
            raise Unmarked(request.endpoint)
        if permission is Permission.OPEN_TO_ALL:
            g.standing, g.scope = Standing(), Scope()
            return None
        return self._check_person(permission)

    def _check_person(self, permission: Permission) -> Response | None:
        session = reading_session_here()
        g.standing = self._standing_of(session, self._user_id_here())
        if g.standing.user_id is None:
            return self._ask_to_sign_in()
        try:
            g.scope = self._scope(session)
        except NotFound:
            abort(404)
        answer = may(g.standing, permission, g.scope)
        if not isinstance(answer, Allowed):
            record_refusal(database_here(), g.standing.user_id, permission.value, _ids(g.scope))
            if answer.stranger:
                abort(404)
            raise NotAllowed(answer.sentence)
        if g.scope.review_id is not None and request.method in SAFE_METHODS:
            record_read(session, database_here(), g.standing.user_id, _ids(g.scope))
        return None

    def _scope(self, session: Session) -> Scope:
        values = request.view_args or {}
        for name, loader in self._loaders.items():
            if name in values:
                return loader(session, values[name])
        return Scope()


def allowed(permission: str | Permission) -> bool:
    """Whether the person of this request holds another permission too, here."""
    return isinstance(may(g.standing, Permission(permission), g.scope), Allowed)


def allowed_in(permission: str | Permission, scope: Scope) -> bool:
    """Whether the person of this request holds a permission somewhere else than here, as in one of several reviews."""
    return isinstance(may(g.standing, Permission(permission), scope), Allowed)


def standing_here() -> Standing:
    """Who makes this request, with every role they hold today."""
    found: Standing = g.standing
    return found


def scope_here() -> Scope:
    """Where this request is: the installation, a programme, an LSCB or a review."""
    found: Scope = g.scope
    return found


def own_roles_here() -> frozenset[Role]:
    """The roles that the person of this request holds here."""
    return roles_here(g.standing, g.scope)


def check(permission: str | Permission) -> None:
    """Refuse with 403 unless the person of this request holds another permission too; for offered things."""
    answer = may(g.standing, Permission(permission), g.scope)
    if isinstance(answer, Allowed):
        return
    raise NotAllowed(answer.sentence)


def actor_here() -> UUID:
    """Who makes this request; only behind the gate."""
    user_id: UUID | None = g.standing.user_id
    if user_id is None:
        raise NotAllowed("Sign in first.")
    return user_id


def _ids(scope: Scope) -> dict[str, UUID | None]:
    return {"programme_id": scope.programme_id, "board_id": scope.board_id, "review_id": scope.review_id}
