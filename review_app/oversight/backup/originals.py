"""The kept originals in a back-up: each as it lies in the instance folder, sealed with a key that is not there."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from review_app.core.clock import now
from review_app.oversight.backup.contents import BadBackup
from review_app.sources.originals import FOLDER

RESTORING = f"{FOLDER}.restoring"


def sizes_of_files(instance_folder: Path) -> dict[str, int]:
    """The name and size of every kept original, in order."""
    found = {}
    for path in sorted((instance_folder / FOLDER).glob("*/*")):
        if _is_ours(path):
            found[f"{path.parent.name}/{path.name}"] = path.stat().st_size
    return found


def contents_of_files(instance_folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every kept original by its name; one that is destroyed meanwhile is left out."""
    for name in sizes_of_files(instance_folder):
        try:
            content = (instance_folder / FOLDER / name).read_bytes()
        except FileNotFoundError:
            continue
        yield name, content


def one_file(instance_folder: Path, name: str, size: int) -> bytes:
    """One kept original, as large as was said; raises BadBackup if it was destroyed meanwhile."""
    try:
        content = (instance_folder / FOLDER / name).read_bytes()
    except FileNotFoundError:
        content = b""
    if len(content) != size:
        raise BadBackup("A kept file was destroyed while the back-up was made: make the back-up again.")
    return content


def lay_out(instance_folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write the originals of a back-up beside those that are there."""
    place = instance_folder / RESTORING
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    for name, content in files:
        path = place / name
        if not _is_ours(path):
            raise BadBackup("The back-up holds a file with a name that is none of ours.")
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def swap(instance_folder: Path) -> None:
    """Put what was laid out in place; what was there before is kept under another name."""
    place = instance_folder / FOLDER
    if place.exists():
        place.rename(instance_folder / f"{FOLDER}.before-restore-{now():%Y%m%d-%H%M%S}")
    (instance_folder / RESTORING).rename(place)
    sync(instance_folder)


def sync(path: Path) -> None:
    """Have a file or folder on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_ours(path: Path) -> bool:
    try:
        return str(UUID(path.name)) == path.name and str(UUID(path.parent.name)) == path.parent.name
    except ValueError:
        return False
