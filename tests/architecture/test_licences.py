"""What is shipped may be shipped: no GPL or AGPL among the packages that a server runs or a browser gets."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
COPYLEFT = re.compile(r"\b(A?GPL|GNU (Affero )?General Public)", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|\bLesser General Public", re.IGNORECASE)
# Said nowhere in the package's data, read in the file named.
READ_BY_US = {
    "sqlcipher3": "zlib, in its LICENSE; SQLCipher, compiled in, is BSD-3-Clause and asks to be named",
    "huey": "MIT, in its LICENSE",
    "resvg-py": "MIT, in its LICENSE; resvg, compiled in, is Apache-2.0 or MIT",
}
# Allowed by name, with the reason.
LGPL = {
    "psycopg": "used as an unchanged library that an adopter may replace, as the LGPL asks",
    "psycopg-binary": "the same library, compiled",
}


def licence(name: str) -> str:
    """What a package says about its licence, from the best of the three places where it may."""
    metadata = distribution(name).metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    classifiers = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    said = metadata["License"].partition("\n")[0] if "License" in metadata else ""
    return " ".join(classifiers) or said or READ_BY_US.get(name, "")


def runtime_packages() -> dict[str, str]:
    """Every package that `uv sync --no-dev` installs, with its licence."""
    found: dict[str, str] = {}
    todo = [Requirement(line) for line in distribution("casewindow").requires or []]
    while todo:
        requirement = todo.pop()
        name = requirement.name.lower().replace("_", "-")
        if name in found:
            continue
        found[name] = licence(name)
        for extra in ("", *requirement.extras):
            lines = [Requirement(line) for line in distribution(name).requires or []]
            todo += [line for line in lines if line.marker is None or line.marker.evaluate({"extra": extra})]
    return found


def refused(packages: dict[str, str]) -> list[str]:
    """A sentence for each package that may not be shipped."""
    return [
        f"{name}: {said or 'no licence given'}"
        for name, said in sorted(packages.items())
        if not said or COPYLEFT.search(said) or (LESSER.search(said) and name not in LGPL)
    ]


def test_no_runtime_package_is_gpl_or_agpl() -> None:
    packages = runtime_packages()
    assert len(packages) > 20
    assert "psycopg-binary" in packages
    assert refused(packages) == []


def test_no_front_end_package_is_gpl_or_agpl() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {
        path.removeprefix("node_modules/"): entry.get("license", "") for path, entry in lock["packages"].items()
    }
    assert packages.pop("") == "MIT"
    assert refused(packages) == []


def test_the_font_of_the_pictures_is_shipped_with_its_licence() -> None:
    licence_file = ROOT / "static" / "vendor" / "DejaVuSans.LICENSE.txt"
    words = licence_file.read_text(encoding="utf-8")
    assert "Bitstream Vera Fonts Copyright" in words
    assert "Permission is hereby granted, free of charge" in words
    assert not COPYLEFT.search(words)
    assert licence_file.with_name("DejaVuSans.ttf").stat().st_size > 500_000


@pytest.mark.parametrize("said", ["GPL-3.0-or-later", "AGPL-3.0", "GNU General Public License v2", "LGPL-2.1", ""])
def test_a_planted_licence_is_caught(said: str) -> None:
    assert refused({"planted": said})
