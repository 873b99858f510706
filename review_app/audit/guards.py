"""The database's own refusal to change the past: triggers on the audit that let events in and never out or over."""

from sqlalchemy import Connection, text

KEPT = 2  # triggers, on either database
REFUSAL = "audit events are never changed or removed"

_SQLITE = (
    f"CREATE TRIGGER audit_event_kept_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER audit_event_kept_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
)
_FUNCTION = f"CREATE FUNCTION audit_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
_ROWS = "CREATE TRIGGER audit_event_kept_rows BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW"
_TABLE = "CREATE TRIGGER audit_event_kept_table BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT"
_CALL = "EXECUTE FUNCTION audit_event_kept()"
_POSTGRESQL = (_FUNCTION, f"{_ROWS} {_CALL}", f"{_TABLE} {_CALL}")
_SQLITE_DOWN = ("DROP TRIGGER IF EXISTS audit_event_kept_update", "DROP TRIGGER IF EXISTS audit_event_kept_delete")
_POSTGRESQL_DOWN = ("DROP FUNCTION IF EXISTS audit_event_kept() CASCADE",)


def put_up(connection: Connection) -> None:
    """Make the triggers; a migration calls it after making audit_event, or after a batch rebuild, which loses them."""
    _run(connection, _SQLITE if connection.dialect.name == "sqlite" else _POSTGRESQL)


def take_down(connection: Connection) -> None:
    """Remove the triggers, as before a migration that rebuilds the table."""
    _run(connection, _SQLITE_DOWN if connection.dialect.name == "sqlite" else _POSTGRESQL_DOWN)


def are_up(connection: Connection) -> bool:
    """Whether both triggers stand."""
    if connection.dialect.name == "sqlite":
        listed = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'"
    else:
        listed = "SELECT tgname FROM pg_trigger WHERE tgrelid = 'audit_event'::regclass AND NOT tgisinternal AND tgenabled = 'O'"
    names: list[str] = list(connection.execute(text(listed)).scalars())
    return len([name for name in names if name.startswith("audit_event_kept_")]) == KEPT


def _run(connection: Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        connection.execute(text(statement))
