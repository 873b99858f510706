"""What is shipped works without the checkout: a wheel in a fresh environment serves a page with its style."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
BUILT_FROM = ("pyproject.toml", "LICENSE", "config.py", "review_app", "exports", "templates", "static", "tools")
# Serves what is installed, in process, and prints what came back; run from an empty folder, so nothing else is found.
FETCH = """
import json, sys
from pathlib import Path
import review_app
from config import Settings

place = Path(sys.argv[1])
settings = Settings(instance_folder=place / "instance", key_file=place / "keys" / "casewindow.key", allow_http=True,
                    public_address="http://localhost", trusted_proxies=0, testing=True)
client = review_app.create_app(settings).test_client()
style = json.loads((Path(review_app.__file__).parent / "static/vendor/manifest.json").read_text())["app.css"]
page, sheet = client.get("/sign-in"), client.get(f"/static/vendor/{style}")
print(json.dumps({"from": review_app.__file__, "page": page.status_code, "sheet": sheet.status_code,
                  "linked": style in page.text, "bytes": len(sheet.data)}))
"""


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command without the variables that would lead it back to the checkout."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CASEWINDOW"))
    }
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=kept | variables, capture_output=True, text=True, check=False)


def build(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build the wheel with the dev environment's hatchling, so that no network is needed."""
    return run(
        BIN / "uv", "build", "--wheel", "--no-build-isolation", "--python", sys.executable, "--out-dir", out, cwd=source
    )


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of everything that the wheel is built from."""
    copy = tmp_path / "sources"
    copy.mkdir()
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy)
    return copy


@pytest.mark.slow
def test_the_wheel_serves_a_page_from_a_fresh_environment(tmp_path: Path) -> None:
    built = build(ROOT, tmp_path)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("casewindow-*.whl")
    fresh, elsewhere = tmp_path / "fresh", tmp_path / "elsewhere"
    elsewhere.mkdir()
    sync: list[str | Path] = [
        BIN / "uv",
        "sync",
        "--frozen",
        "--no-default-groups",
        "--no-install-project",
        "--offline",
    ]
    synced = run(*sync, "--python", sys.executable, cwd=ROOT, UV_PROJECT_ENVIRONMENT=str(fresh))
    assert synced.returncode == 0, synced.stderr
    python = fresh / "bin/python"
    installed = run(BIN / "uv", "pip", "install", "--offline", "--no-deps", "--python", python, wheel, cwd=elsewhere)
    assert installed.returncode == 0, installed.stderr

    helped = run(fresh / "bin/casewindow", "--help", cwd=elsewhere)
    assert helped.returncode == 0, helped.stderr
    assert "serve" in helped.stdout
    variables = {
        "CASEWINDOW_INSTANCE": str(tmp_path / "instance"),
        "CASEWINDOW_KEY_FILE": str(tmp_path / "keys/casewindow.key"),
    }
    upgraded = run(fresh / "bin/casewindow", "upgrade", cwd=elsewhere, **variables)
    assert upgraded.returncode == 0, upgraded.stderr
    fetched = run(python, "-c", FETCH, tmp_path, cwd=elsewhere)
    assert fetched.returncode == 0, fetched.stderr
    said = json.loads(fetched.stdout)
    assert said["from"].startswith(str(fresh))
    assert (said["page"], said["sheet"], said["linked"]) == (200, 200, True)
    assert said["bytes"] > 10_000


@pytest.mark.slow
def test_the_wheel_holds_what_is_shipped_and_nothing_else(sources: Path, tmp_path: Path) -> None:
    built = build(sources, tmp_path)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("casewindow-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "review_app",
        "exports",
        "config.py",
        "casewindow-0.1.0.dist-info",
    }
    assert [name for name in names if name.startswith("review_app/static/vendor/") and name.endswith(".css")]
    assert [name for name in names if name.startswith("review_app/templates/layouts/")]


def test_an_empty_vendor_folder_fails_the_build(sources: Path, tmp_path: Path) -> None:
    shutil.rmtree(sources / "static/vendor")
    built = build(sources, tmp_path)
    assert built.returncode != 0
    assert "static/vendor/ is empty" in built.stderr
    assert not list(tmp_path.glob("*.whl"))
