"""Serving: refused with a sentence while something is unsafe; stopped without losing what has begun."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text

from config import BadSettings, Settings, from_environment
from review_app.cli import checks
from review_app.cli.checks import file_system_of, why_not_embedded, why_not_folders
from review_app.cli.server import Server, server_options
from review_app.core.commit import unit_of_work
from review_app.core.db import DATABASE_FILE, Database
from review_app.migrations.run import migrate
from review_app.people.queries import relatives_of_review
from tests.cli.conftest import Run
from tests.factories.accounts import a_user
from tests.support.people import Cast
from tests.support.server import Client, Served, environment, free_port

pytestmark = pytest.mark.database


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail if the server is started."""

    def started(server: Server) -> None:
        raise AssertionError("it was started")

    monkeypatch.setattr(Server, "run", started)


UNSAFE: dict[str, tuple[dict[str, str], str]] = {
    "debugging": ({"FLASK_DEBUG": "1"}, "unset FLASK_DEBUG"),
    "no TLS": ({"CASEWINDOW_ALLOW_HTTP": "0"}, "must begin with https://"),
    "a demonstration for everybody": ({"CASEWINDOW_DEMONSTRATION": "1", "HOST": "0.0.0.0"}, "set HOST=127.0.0.1"),
    "no workers": ({"CASEWINDOW_WORKERS": "0"}, "CASEWINDOW_WORKERS must be a whole number from 1 to 32"),
    "a port of words": ({"PORT": "http"}, "PORT must be a whole number"),
    "perhaps": ({"CASEWINDOW_ALLOW_HTTP": "perhaps"}, "must be 1 or 0"),
    "no key": ({"CASEWINDOW_KEY_FILE": "/nowhere/casewindow.key"}, "run “casewindow upgrade” to make one"),
    "no folder": ({"CASEWINDOW_INSTANCE": "/nowhere/instance"}, "There is no folder /nowhere/instance"),
}


@pytest.mark.parametrize("what", UNSAFE)
def test_an_unsafe_setting_stops_the_server_with_a_sentence(run: Run, never: None, what: str) -> None:
    more, said = UNSAFE[what]
    output = run("serve", status=1, **more)
    assert said in output
    assert output.startswith("Error: ")
    assert len(output.splitlines()) == 1


def test_a_key_inside_the_instance_folder_is_refused(settings: Settings) -> None:
    inside = environment(settings) | {"CASEWINDOW_KEY_FILE": str(settings.instance_folder / "keys" / "k")}
    with pytest.raises(BadSettings, match="must not lie inside the instance folder"):
        from_environment(inside)


def test_files_that_others_can_open_stop_the_server(
    run: Run, never: None, settings: Settings, database: Database
) -> None:
    for path, loose, right in [(settings.instance_folder, 0o755, 0o700), (settings.key_file, 0o644, 0o600)]:
        path.chmod(loose)
        assert f"chmod {right:o} {path}" in run("serve", status=1)
        path.chmod(right)
    if database.is_sqlite:
        database.file.chmod(0o644)
        assert f"chmod 600 {database.file}" in run("serve", status=1)


def test_a_database_that_is_missing_old_or_another_keys_stops_the_server(
    run: Run, never: None, settings: Settings, database: Database
) -> None:
    migrate(database, "base")
    assert "run “casewindow upgrade”" in run("serve", status=1)
    database.dispose()
    if database.is_sqlite:
        settings.key_file.write_text(f"{bytes(range(32)).hex()}\n")
        assert "does not open with this key" in run("serve", status=1)
        database.file.unlink()
        assert "There is no database" in run("serve", status=1)
    else:
        assert "can’t be reached" in run("serve", status=1, DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:1/none")


def test_demonstration_accounts_stop_a_server_that_is_no_demonstration(
    run: Run, never: None, database: Database
) -> None:
    with unit_of_work(database) as session:
        a_user(session).invented = True
    assert "run “casewindow demo remove”" in run("serve", status=1)


def test_a_taken_port_is_named(run: Run, never: None, database: Database) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "can’t listen on 127.0.0.1" in run("serve", status=1, PORT=str(taken.getsockname()[1]))


def test_a_folder_that_can_not_be_written_to_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (settings.instance_folder, settings.key_file.parent):
        monkeypatch.setattr(checks.os, "access", lambda path, mode, closed=folder: path != closed)
        assert f"The folder {folder} can’t be written to" in str(why_not_folders(settings))


MOUNTS = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:27 / /srv/shared\\040files rw shared:2 - nfs4 server:/x rw
31 30 0:28 / /srv/shared\\040files/fast rw shared:3 - xfs /dev/vdb rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/var/lib/casewindow", "ext4"), ("/srv/shared files/casewindow", "nfs4"), ("/srv/shared files/fast/x", "xfs")],
)
def test_a_network_file_system_is_told_from_a_disk(folder: str, kind: str) -> None:
    assert file_system_of(Path(folder), MOUNTS) == kind


def test_the_embedded_database_is_refused_on_a_network_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mounts").write_text(f"1 0 0:1 / {tmp_path} rw - nfs4 server:/x rw\n")
    monkeypatch.setattr(checks, "MOUNTS", tmp_path / "mounts")
    assert "or PostgreSQL" in str(why_not_embedded(tmp_path / "instance" / DATABASE_FILE))


def test_gunicorn_is_told_nothing_that_would_weaken_us(settings: Settings) -> None:
    told = server_options(replace(settings, host="::1", port=8123, workers=3, threads=5))
    assert (told["bind"], told["workers"], told["threads"], told["worker_class"]) == ("[::1]:8123", 3, 5, "gthread")
    assert told["secure_scheme_headers"] == {}
    assert told["control_socket_disable"] is True
    assert told["accesslog"] is None  # addresses of pages stay out of logs


@pytest.mark.slow
def test_a_stop_finishes_what_has_begun(settings: Settings, cast: Cast, database: Database) -> None:
    with Served(settings) as served:
        client = served.client(database, cast.lead())
        url = f"/reviews/{cast.review_id}/people/family/add"
        assert client.post(url, pseudonym="Mother")[0] == 302
        answers: list[int] = []
        with database.writing_engine.connect() as other:
            if not database.is_sqlite:
                other.execute(text("LOCK TABLE audit_event IN EXCLUSIVE MODE"))
            else:
                other.execute(text("SELECT 1"))
            late = threading.Thread(target=lambda: answers.append(client.post(url, pseudonym="Father")[0]))
            late.start()
            time.sleep(0.7)  # it waits for its turn to write
            assert served.process is not None
            served.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            assert answers == []
            other.rollback()
        late.join()
        status, said = served.stop()
        assert (answers, status) == ([302], 0), said
        assert "serves http://127.0.0.1" in said
        assert "Traceback" not in said
    with database.reading() as session:
        assert [relative.pseudonym for relative in relatives_of_review(session, cast.review_id)] == ["Mother", "Father"]


@pytest.mark.slow
def test_a_killed_worker_is_replaced_and_nothing_is_restored_meanwhile(
    settings: Settings, cast: Cast, database: Database, run: Run, tmp_path: Path
) -> None:
    with Served(settings, more={"CASEWINDOW_WORKERS": "2"}) as served:
        client = served.client(database, cast.lead())
        assert served.process is not None
        for worker in psutil.Process(served.process.pid).children():
            worker.kill()
        ends = time.monotonic() + 20
        while time.monotonic() < ends:
            try:
                if client.get(f"/reviews/{cast.review_id}/people")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        assert client.post(f"/reviews/{cast.review_id}/people/family/add", pseudonym="Mother")[0] == 302
        assert "Casewindow is running" in run("upgrade", status=1)
    run("upgrade")


@pytest.mark.slow
def test_another_wsgi_server_may_load_the_application_before_it_forks(
    settings: Settings, cast: Cast, database: Database
) -> None:
    port = free_port()
    options = ["--preload", "--workers=2", "--no-control-socket", f"--bind=127.0.0.1:{port}"]
    command = [str(Path(sys.executable).parent / "gunicorn"), *options, "review_app.wsgi:app"]
    process = subprocess.Popen(
        command, env=environment(settings, port), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    served = Served(settings, port, process=process)
    client = served.client(database, cast.lead())
    ends = time.monotonic() + 30
    while time.monotonic() < ends and process.poll() is None:
        try:
            if Client(port, "").get("/sign-in")[0] == 200:
                break
        except OSError:
            time.sleep(0.1)
    for number in range(8):
        assert client.post(f"/reviews/{cast.review_id}/people/family/add", pseudonym=f"Child {number}")[0] == 302
    os.killpg(process.pid, signal.SIGTERM)
    process.communicate(timeout=40)
    with database.reading() as session:
        assert len(relatives_of_review(session, cast.review_id)) == 8


def test_the_wsgi_module_refuses_what_the_command_refuses(settings: Settings) -> None:
    unsafe = environment(settings) | {"FLASK_DEBUG": "1"}
    command = [sys.executable, "-c", "import review_app.wsgi"]
    done = subprocess.run(command, env=unsafe, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "unset FLASK_DEBUG" in done.stderr
