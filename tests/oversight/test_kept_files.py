"""The files that sources were read from are in every back-up, and come back with it."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from config import Settings
from review_app.access.roles import Role
from review_app.core.commit import unit_of_work
from review_app.core.db import Database
from review_app.core.keys import Keys
from review_app.oversight.backup import dumped, originals
from review_app.oversight.backup.contents import BadBackup
from review_app.oversight.backup.making import check_backup, make_backup, restore_backup
from review_app.sources.actions import keep_original
from review_app.sources.originals import FOLDER, PURPOSE, Originals
from tests.factories.sources import a_source
from tests.support.people import Cast

pytestmark = pytest.mark.database
CONTENTS = [b"One file.", b"x" * 3_000_000, b""]


def kept(app: Flask, session: Session, cast: Cast, settings: Settings, content: bytes) -> UUID:
    """A source with the file that it was read from; the file's id."""
    keys: Keys = app.extensions["casewindow.keys"]
    place = Originals(settings.instance_folder, keys.for_purpose(PURPOSE))
    original_id = place.put(cast.review_id, "txt", content)
    about = place.opened(cast.review_id, original_id)[0]
    source = a_source(session, cast.review_id, cast.lead())
    keep_original(session, source, original_id, about, by=cast.lead())
    return original_id


def test_a_backup_holds_the_kept_files_and_brings_them_back(
    app: Flask, cast: Cast, database: Database, settings: Settings, tmp_path: Path
) -> None:
    keys: Keys = app.extensions["casewindow.keys"]
    place = Originals(settings.instance_folder, keys.for_purpose(PURPOSE))
    with unit_of_work(database) as session:
        ids = [kept(app, session, cast, settings, content) for content in CONTENTS]
    made, contents = make_backup(database, keys, tmp_path / "kept.casewindow-backup", "0")
    assert len(contents.files) == len(CONTENTS)
    assert check_backup(made, keys).files == contents.files
    place.destroy(cast.review_id, ids[0])
    later = place.put(cast.review_id, "txt", b"Later")
    restore_backup(database, keys, made)
    assert [place.opened(cast.review_id, each)[1] for each in ids] == CONTENTS
    assert not (settings.instance_folder / FOLDER / str(cast.review_id) / str(later)).exists()
    aside = list(settings.instance_folder.glob(f"{FOLDER}.before-restore-*/*/{later}"))
    assert len(aside) == 1
    assert cast.browser(Role.LEAD_REVIEWER).get(f"/reviews/{cast.review_id}/sources")


def test_a_backup_without_kept_files_is_one_too(
    app: Flask, cast: Cast, database: Database, settings: Settings, tmp_path: Path
) -> None:
    keys: Keys = app.extensions["casewindow.keys"]
    made, contents = make_backup(database, keys, tmp_path / "none.casewindow-backup", "0")
    assert contents.files == {}
    restore_backup(database, keys, made)
    assert originals.sizes_of_files(settings.instance_folder) == {}


def test_a_file_that_is_destroyed_while_a_dump_is_made_spoils_that_backup(tmp_path: Path) -> None:
    name = f"{UUID(int=1)}/{UUID(int=2)}"
    (tmp_path / FOLDER / str(UUID(int=1))).mkdir(parents=True)
    (tmp_path / FOLDER / name).write_bytes(b"12345")
    (tmp_path / FOLDER / str(UUID(int=1)) / "passwd").write_bytes(b"not ours")
    sizes = originals.sizes_of_files(tmp_path)
    assert sizes == {name: 5}
    with (tmp_path / "dump").open("w+b") as dump:
        assert dumped.FilesAndDump(tmp_path, sizes, dump).read(3) == b"123"
        shutil.rmtree(tmp_path / FOLDER)
        with pytest.raises(BadBackup, match="make the back-up again"):
            dumped.FilesAndDump(tmp_path, sizes, dump).read(3)


def test_a_backup_cannot_write_outside_its_folder(tmp_path: Path) -> None:
    for name in ("../../etc/passwd", "a/b", f"{UUID(int=1)}/../x"):
        with pytest.raises(BadBackup, match="none of ours"):
            originals.lay_out(tmp_path, [(name, b"x")])
