"""An installation for pictures, measurements and tests: a new folder, a new key, the demonstration in it."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from config import Settings
from review_app import connect
from review_app.core.keys import make_key_file, read_key_file
from review_app.demonstration.loader import PASSWORD, load
from review_app.migrations.run import migrate


@dataclass(frozen=True)
class Installation:
    """Where it lies, and the password of everybody in it."""

    settings: Settings
    password: str

    def copied_to(self, folder: Path) -> "Installation":
        """The same in another folder; nobody may be writing in this one."""
        folder.mkdir(exist_ok=True)
        shutil.copytree(self.settings.instance_folder, folder / "instance")
        shutil.copytree(self.settings.key_file.parent, folder / "keys")
        key_file = folder / "keys" / self.settings.key_file.name
        return replace(self, settings=replace(self.settings, instance_folder=folder / "instance", key_file=key_file))


def demonstration(folder: Path, database_url: str | None = None) -> Installation:
    """A new installation with the demonstration loaded as `make run` loads it; on PostgreSQL if an empty database is named."""
    instance, key_file = folder / "instance", folder / "keys" / "casewindow.key"
    instance.mkdir(mode=0o700)
    make_key_file(key_file)
    settings = Settings(
        instance_folder=instance,
        key_file=key_file,
        public_address="http://localhost",
        allow_http=True,
        trusted_proxies=0,
        demonstration=True,
        database_url=database_url,
    )
    keys = read_key_file(key_file)
    database, _chain = connect(settings, keys)
    migrate(database)
    load(database, settings, keys)
    database.dispose()
    return Installation(settings, PASSWORD)
