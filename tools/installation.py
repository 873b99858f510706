"""An installation for pictures, measurements and tests: a new folder, a new key, the demonstration in it."""

from dataclasses import dataclass
from pathlib import Path

from config import Settings
from review_app import connect, create_app
from review_app.core.keys import make_key_file, read_key_file
from review_app.migrations.run import migrate


@dataclass(frozen=True)
class Installation:
    """Where it lies, and the password of everybody in it."""

    settings: Settings
    password: str


def demonstration(folder: Path) -> Installation:
    """A new installation with the demonstration loaded through the real actions."""
    instance, key_file = folder / "instance", folder / "keys" / "casewindow.key"
    instance.mkdir(mode=0o700)
    make_key_file(key_file)
    settings = Settings(
        instance_folder=instance, key_file=key_file, public_address="http://localhost", allow_http=True, trusted_proxies=0
    )
    database, _chain = connect(settings, read_key_file(key_file))
    migrate(database)
    database.dispose()
    from tests.support.people import Cast
    from tests.factories.accounts import PASSWORD

    app = create_app(settings)
    Cast.of(app)
    app.extensions["casewindow.database"].dispose()
    return Installation(settings, PASSWORD)
