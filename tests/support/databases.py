"""Empty databases for tests: made once a session, copied for each test."""

import shutil
import uuid
from pathlib import Path

from sqlalchemy import create_engine, text

from review_app.core.db import DATABASE_FILE, Database
from review_app.core.keys import make_key_file, read_key_file
from review_app.migrations.run import migrate
from tests.support import postgres


class SqliteTemplate:
    """An empty migrated encrypted database and its key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key_file = folder / "casewindow.key"
        make_key_file(self.key_file)
        database = Database(None, folder, read_key_file(self.key_file).for_purpose("database"))
        migrate(database)
        database.dispose()

    def copy_to(self, instance: Path, key_file: Path) -> None:
        """Put a copy of the database and its key into place."""
        key_file.parent.mkdir(mode=0o700, exist_ok=True)
        shutil.copy2(self.key_file, key_file)
        for part in self.folder.glob(f"{DATABASE_FILE}*"):
            shutil.copy2(part, instance / part.name)


class PostgresqlDatabases:
    """Databases on a server of the test session's own, each a copy of one migrated template."""

    def __init__(self, server: postgres.Server) -> None:
        self.server = server
        self._admin = create_engine(server.url(), isolation_level="AUTOCOMMIT")
        self._run("CREATE DATABASE template_casewindow")
        template = Database(server.url("template_casewindow"), Path("/nowhere"), b"")
        migrate(template)
        template.dispose()

    def fresh(self) -> str:
        """The address of a new empty migrated database."""
        name = f"test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template_casewindow STRATEGY FILE_COPY")
        return self.server.url(name)

    def empty(self) -> str:
        """The address of a new database without any table."""
        name = f"test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        return self.server.url(name)

    def drop(self, url: str) -> None:
        """Remove a database."""
        name = url.partition("@/")[2].partition("?")[0]
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def close(self) -> None:
        """Give the connections back."""
        self._admin.dispose()

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))
