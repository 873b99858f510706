"""Casewindow: a systems-based case review, from the first conversation to the Word report."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from config import Settings
from review_app import rooms
from review_app.access.gate import requires
from review_app.access.permissions import Permission
from review_app.accounts import session as sessions
from review_app.audit.chain import Chain
from review_app.core import answers, clock, headers, jinja, jobs, logs
from review_app.core.commit import OneCommitFlask, close_sessions
from review_app.core.db import Database
from review_app.core.keys import Keys, read_key_file
from review_app.core.offers import Comparable, House, Searchable
from review_app.core.queue import CANNOT_WAKE, JobQueue
from review_app.history import versions
from review_app.holds import keeping
from review_app.likeness import keeping as likeness
from review_app.search import index

MEGABYTE = 1024 * 1024
CHECKOUT = Path(__file__).parent.parent
PACKAGE = Path(__file__).parent


def create_app(settings: Settings) -> Flask:
    """The application, ready to serve; raises if a view states no permission or the key file can't be used."""
    templates, static = folder("templates"), folder("static")
    app = OneCommitFlask("review_app", static_folder=str(static), template_folder=None)
    keys = read_key_file(settings.key_file)
    configure(app, settings, keys)
    open_database(app, settings, keys)
    logs.install()
    jinja.install(app, templates, static)
    headers.install(app, secure=settings.secure_cookies)
    answers.install(app)
    sessions.install(app)
    open_to_all = requires(Permission.OPEN_TO_ALL)
    app.view_functions["static"] = open_to_all(app.view_functions["static"])
    rooms.install(app)
    CSRFProtect(app)  # after the gate: somebody whose session has ended is asked to sign in, not told of a token
    app.teardown_appcontext(close_sessions)
    if settings.demonstration:
        app.before_request_funcs.setdefault(None, []).insert(
            0, clock.stand_still
        )  # before the gate asks who is what today
        app.teardown_request(clock.go_on)
    if settings.trusted_proxies:
        number = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign] # as Flask documents
    return app


def folder(name: str) -> Path:
    """The templates or static folder: inside the package in a wheel, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else CHECKOUT / name


def configure(app: Flask, settings: Settings, keys: Keys) -> None:
    """Set what Flask itself needs; nothing of it comes from outside the settings."""
    app.config.update(
        SECRET_KEY=keys.for_purpose("flask").hex(),
        MAX_CONTENT_LENGTH=settings.upload_megabytes * MEGABYTE,
        MAX_FORM_MEMORY_SIZE=settings.upload_megabytes * MEGABYTE,
        WTF_CSRF_TIME_LIMIT=None,  # the session's own limits end it
        WTF_CSRF_SSL_STRICT=False,  # the referrer is switched off; the token and SameSite stand
        TESTING=settings.testing,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.extensions["casewindow.settings"] = settings
    app.extensions["casewindow.keys"] = keys
    app.extensions["casewindow.version"] = installed_version()


def open_database(app: Flask, settings: Settings, keys: Keys) -> None:
    """Open the database and attach to it what no write can go round: the audit chain, the versions and the index."""
    database, chain = connect(settings, keys)
    if database.is_sqlite:  # elsewhere the workers look at the rows themselves
        jobs.attach(database, JobQueue(settings.instance_folder).wake, CANNOT_WAKE)
    app.extensions["casewindow.database"] = database
    app.extensions["casewindow.chain"] = chain


def connect(settings: Settings, keys: Keys) -> tuple[Database, Chain]:
    """The database with the audit chain, the versions and the search index attached; commands use it without Flask."""
    database = Database(settings.database_url, settings.instance_folder, keys.for_purpose("database"))
    chain = Chain(keys.for_purpose("audit"), settings.key_file.with_suffix(".head"))
    keeping.attach(database)
    versions.attach(database)
    index.attach(database, House(rooms.ROOMS).offered(Searchable))
    likeness.attach(database, House(rooms.ROOMS).offered(Comparable))
    chain.attach(database)
    return database, chain


def installed_version() -> str:
    """The version of the installed distribution."""
    try:
        return version("casewindow")
    except PackageNotFoundError:
        return "0"
