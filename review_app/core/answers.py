"""The answers to what goes wrong: plain words, what to do, a reference, and everything that was typed."""

import logging
import secrets
from typing import Any

from flask import Flask, g, render_template, request
from flask_wtf.csrf import CSRFError, generate_csrf
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from review_app.core.errors import Busy, Conflict, NotAllowed, NotFound, NotNow, Unrecorded

log = logging.getLogger("casewindow")

Answer = tuple[str, int]
NOT_NOW = "That can’t be done now"
DRAWN = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
_NEVER_SHOWN = frozenset({"csrf_token", "base_version", "password", "new_password", "again"})
_TOO_LARGE = 413


def install(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(NotFound, lambda problem: answer(404))
    app.register_error_handler(NotAllowed, lambda problem: answer(403, reason=problem.sentence))
    app.register_error_handler(NotNow, lambda problem: answer(409, reason=problem.sentence, title=NOT_NOW, **typed()))
    app.register_error_handler(Conflict, lambda problem: answer(409, reason=problem.sentence, **typed()))
    app.register_error_handler(Busy, _unavailable)
    app.register_error_handler(DBAPIError, _unavailable)
    app.register_error_handler(PoolTimeout, _unavailable)
    app.register_error_handler(CSRFError, _stale_token)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def typed() -> dict[str, Any]:
    """What the person had typed, to be shown and sent again."""
    if request.method != "POST" or (request.content_length or 0) > (request.max_content_length or 0):
        return {}
    pairs = [(name, value) for name, value in request.form.items(multi=True)]
    kept = [
        (name.replace("_", " ").capitalize(), value)
        for name, value in pairs
        if name not in _NEVER_SHOWN and " " in value.strip()
    ]
    fields = [(name, value) for name, value in pairs if "password" not in name]
    return {"kept": kept, "retry_action": request.path, "retry_fields": fields}


def _stale_token(problem: CSRFError) -> Answer:
    del problem
    words = typed()
    fresh = generate_csrf()
    words["retry_fields"] = [
        (name, fresh if name == "csrf_token" else value) for name, value in words.get("retry_fields", [])
    ]
    return answer(
        400,
        reason="You had signed in anew since this page was opened. What you typed is below: send it again.",
        **words,
    )


def answer(status: int, page: str = "", **words: Any) -> Answer:
    """The page for a status (or a named one), drawn without asking the database anything."""
    g.plain_frame = True
    reference = secrets.token_hex(4)
    if status >= 500:
        log.error("answered %s", status, extra={"reference": reference, "endpoint": request.endpoint})
    name = page or (str(status) if status in DRAWN else "400")
    return render_template(f"errors/{name}.html", reference=reference, **words), status


def _http(problem: HTTPException) -> Any:
    status = problem.code or 500
    if status < 400:
        return problem.get_response()
    extra = {} if status == _TOO_LARGE else typed()
    body, status = answer(status, **extra)
    headers = [(name, value) for name, value in problem.get_headers() if name in {"Allow", "Retry-After"}]
    return body, status, headers


def _unavailable(problem: Exception) -> Any:
    log.error("database unavailable: %s", type(getattr(problem, "orig", problem)).__name__)
    said = {"reason": problem.sentence, "retry_action": request.full_path} if isinstance(problem, Unrecorded) else {}
    body, status = answer(503, **(typed() | said))
    return body, status, [("Retry-After", "5")]


def _unexpected(problem: Exception) -> Answer:
    log.error("unexpected error: %s", type(problem).__name__, exc_info=problem)
    return answer(500, **typed())
