"""`casewindow serve`: gunicorn, started by ourselves; a graceful stop finishes what it has begun."""

import gc
import os
import socket
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

import click
from gunicorn.app.base import BaseApplication

from config import Settings, from_environment
from review_app import create_app, installed_version
from review_app.cli.beside import Head
from review_app.cli.checks import refuse_to_serve
from review_app.cli.installation import NotReady
from review_app.cli.lock import hold_while_serving
from review_app.core.db import Database

GRACE = 30  # seconds that a stop waits for what has begun
MEMORY = Path("/dev/shm")  # noqa: S108 -- gunicorn's heartbeat file, empty: a slow disk must not kill a worker


class Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Our application in gunicorn, with settings of ours and no file or environment of gunicorn's own."""

    def __init__(self, app: WSGIApplication, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Tell gunicorn what it needs to know."""
        for name, value in server_options(self._settings).items():
            self.cfg.set(name, value)

    def run(self) -> None:
        """Serve, with a worker for long work beside, until a signal ends both."""
        Head(self, self._settings).run()

    def load(self) -> WSGIApplication:
        """The application, which was made and checked before the workers are."""
        return self._app


def server_options(settings: Settings) -> dict[str, Any]:
    """What gunicorn is told."""
    return {
        "bind": f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}",
        "worker_class": "gthread",
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,  # core/db.py closes every connection before the fork
        "graceful_timeout": GRACE,
        "timeout": 2 * GRACE,
        "keepalive": 5,
        "umask": 0o077,
        "worker_tmp_dir": str(MEMORY) if MEMORY.is_dir() else None,
        "control_socket_disable": True,
        "secure_scheme_headers": {},  # only as many proxies are believed as the settings say, by the application
        "accesslog": None,
        "loglevel": "warning",
        "proc_name": "casewindow",
    }


@click.command()
def serve() -> None:
    """Serve Casewindow to people's browsers.

    It listens on HOST and PORT (127.0.0.1:8000 unless set); a reverse proxy in front brings TLS. Stop it with
    Ctrl+C or SIGTERM: requests that have begun are finished first, for up to 30 seconds.

    It refuses to start, and says why, if a setting is unsafe, a file can be read by others, the database needs
    “casewindow upgrade”, or demonstration accounts are in a database that isn't a demonstration.

    \b
    Example:
      CASEWINDOW_ADDRESS=https://reviews.example.org casewindow serve
    """
    serve_until_stopped(from_environment(os.environ))


def serve_until_stopped(settings: Settings) -> None:
    """Check everything, then serve until a signal ends it."""
    app = create_app(settings)
    database: Database = app.extensions["casewindow.database"]
    try:
        refuse_to_serve(settings, database)
        _refuse_taken_port(settings)
        hold_while_serving(settings.instance_folder)  # open until the last worker has gone
    finally:
        database.dispose()
    click.echo(f"Casewindow {installed_version()} serves {settings.public_address} on {settings.host}:{settings.port}.")
    leave_out_of_clean_ups()
    Server(app, settings).run()


def leave_out_of_clean_ups() -> None:
    """Keep Python from looking through everything that was loaded at the start whenever it looks for rubbish.

    There are some hundred thousand such things, and no page makes rubbish of them; looking through them took up to a
    tenth of a second in the middle of a page. The workers share them as they are.
    """
    gc.collect()
    gc.freeze()


def _refuse_taken_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as problem:
            raise NotReady(
                f"Casewindow can’t listen on {settings.host}:{settings.port} ({problem.strerror}): set HOST or PORT."
            ) from problem
