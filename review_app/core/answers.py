"""The answers to what goes wrong: plain words, what to do, a reference, and everything that was typed."""

import logging
import secrets
from typing import Any

from flask import Flask, g, render_template, request
from flask_login import current_user
from flask_wtf.csrf import CSRFError, generate_csrf
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from review_app.core.errors import Busy, Conflict, NotAllowed, NotFound, NotNow, Unrecorded

log = logging.getLogger("casewindow")

Answer = tuple[str, int]
NOT_NOW = "That can’t be done now"
OPENED_BEFORE = "The page that you sent was opened before you last signed in here."
DRAWN = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
_SECRETS = frozenset({"password", "new_password", "again"})  # never sent back, not even in a hidden box
_NEVER_SHOWN = frozenset({"csrf_token", "base_version"}) | _SECRETS
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
    app.register_error_handler(CSRFError, stale_token)
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
    fields = [(name, value) for name, value in pairs if name not in _SECRETS]
    return {"kept": kept, "retry_action": request.path, "retry_fields": fields}


def stale_token(problem: CSRFError) -> Answer:
    """The form of a page that was opened under an earlier sign-in: what was filled in can be sent again with one press."""
    del problem
    words = typed()
    kept, fields = words.get("kept", []), [pair for pair in words.pop("retry_fields", []) if pair[0] != "csrf_token"]
    if not words or not _may_send_again(kept):
        return answer(400, reason=OPENED_BEFORE, kept=kept)
    words["retry_fields"] = [("csrf_token", generate_csrf()), *fields]
    words["file_lost"] = any(file.filename for file in request.files.values())
    return answer(400, title="Please send that once more", reason=OPENED_BEFORE, again=True, **words)


def _may_send_again(kept: Any) -> bool:
    """Whether a button may stand there that sends it with a new token: only for a form that one of our own pages sent.

    Browsers say so of themselves, over TLS; where one doesn't, only words that a person would see again are offered.
    """
    site, whose = request.headers.get("Sec-Fetch-Site"), request.form.get("draft_who", "")
    is_ours = bool(kept) if site is None else site == "same-origin"
    is_same_person = not whose or (current_user.is_authenticated and whose == str(current_user.id))
    return is_ours and is_same_person and not _SECRETS.intersection(request.form)


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
