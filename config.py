"""The settings of one running Casewindow, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class BadSettings(Exception):
    """A setting that must not be used; the message is one sentence that says what to change."""


@dataclass(frozen=True)
class Settings:
    """What an installation may choose. Every default is right for production and safe to publish."""

    instance_folder: Path = Path("/var/lib/casewindow")  # the database, uploads and generated papers
    key_file: Path = Path("/etc/casewindow/casewindow.key")  # never inside the instance folder, never in a back-up
    database_url: str | None = None  # None: the embedded, encrypted database in the instance folder
    host: str = "127.0.0.1"  # a reverse proxy in front brings TLS
    port: int = 8000
    workers: int = 2
    threads: int = 8
    public_address: str = "https://localhost"  # what people type; decides secure cookies
    allow_http: bool = False  # only for a machine that nobody else can reach
    trusted_proxies: int = 1  # how many proxies in front may say who is calling
    demonstration: bool = False
    debug: bool = False
    testing: bool = False
    idle_minutes: int = 30
    absolute_hours: int = 12
    upload_megabytes: int = 10
    upload_unpacked_megabytes: int = 100  # what a packed file may grow to
    upload_pages: int = 1000
    upload_characters: int = 1_000_000  # about 300 pages
    upload_seconds: int = 12  # of the processor, for one file; a PDF of 400 pages takes about ten
    upload_memory_megabytes: int = 512  # of the process that reads one file
    invitation_hours: int = 24
    waiting_days: int = 14  # for which a text, a table or a file that somebody brought waits, sealed, for their word

    @property
    def secure_cookies(self) -> bool:
        """Whether people reach this installation over TLS."""
        return self.public_address.startswith("https://")

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in {"127.0.0.1", "::1", "localhost"}


def from_environment(environ: Mapping[str, str]) -> Settings:
    """The settings that the environment asks for; raises BadSettings with a sentence."""
    settings = Settings(
        instance_folder=Path(environ.get("CASEWINDOW_INSTANCE", str(Settings.instance_folder))),
        key_file=Path(environ.get("CASEWINDOW_KEY_FILE", str(Settings.key_file))),
        database_url=environ.get("DATABASE_URL") or None,
        host=environ.get("HOST", Settings.host),
        port=_number(environ, "PORT", Settings.port, 1, 65535),
        workers=_number(environ, "CASEWINDOW_WORKERS", Settings.workers, 1, 32),
        threads=_number(environ, "CASEWINDOW_THREADS", Settings.threads, 1, 64),
        public_address=environ.get("CASEWINDOW_ADDRESS", Settings.public_address),
        allow_http=_flag(environ, "CASEWINDOW_ALLOW_HTTP"),
        trusted_proxies=_number(environ, "CASEWINDOW_TRUSTED_PROXIES", Settings.trusted_proxies, 0, 5),
        demonstration=_flag(environ, "CASEWINDOW_DEMONSTRATION"),
        debug=_flag(environ, "FLASK_DEBUG"),
        idle_minutes=_number(environ, "CASEWINDOW_IDLE_MINUTES", Settings.idle_minutes, 1, 60),
        absolute_hours=_number(environ, "CASEWINDOW_ABSOLUTE_HOURS", Settings.absolute_hours, 1, 24),
        upload_megabytes=_number(environ, "CASEWINDOW_UPLOAD_MEGABYTES", Settings.upload_megabytes, 1, 100),
        upload_unpacked_megabytes=_number(
            environ, "CASEWINDOW_UPLOAD_UNPACKED_MEGABYTES", Settings.upload_unpacked_megabytes, 10, 1000
        ),
        upload_pages=_number(environ, "CASEWINDOW_UPLOAD_PAGES", Settings.upload_pages, 1, 10_000),
        upload_characters=_number(
            environ, "CASEWINDOW_UPLOAD_CHARACTERS", Settings.upload_characters, 10_000, 1_000_000
        ),
        upload_seconds=_number(environ, "CASEWINDOW_UPLOAD_SECONDS", Settings.upload_seconds, 2, 60),
        upload_memory_megabytes=_number(
            environ, "CASEWINDOW_UPLOAD_MEMORY_MEGABYTES", Settings.upload_memory_megabytes, 256, 4096
        ),
        invitation_hours=_number(environ, "CASEWINDOW_INVITATION_HOURS", Settings.invitation_hours, 1, 168),
        waiting_days=_number(environ, "CASEWINDOW_WAITING_DAYS", Settings.waiting_days, 1, 60),
    )
    refuse_if_unsafe(settings)
    return settings


def refuse_if_unsafe(settings: Settings) -> None:
    """Raise BadSettings for a combination that would put case material at risk."""
    if settings.debug:
        raise BadSettings("Debugging shows private text to strangers: unset FLASK_DEBUG.")
    if not settings.secure_cookies and not settings.allow_http:
        raise BadSettings(
            "CASEWINDOW_ADDRESS must begin with https:// (or set CASEWINDOW_ALLOW_HTTP=1 on a machine of your own)."
        )
    if settings.demonstration and not settings.loopback:
        raise BadSettings("The demonstration listens on this machine only: set HOST=127.0.0.1.")
    if settings.instance_folder.resolve() in settings.key_file.resolve().parents:
        raise BadSettings(
            "The key file must not lie inside the instance folder: set CASEWINDOW_KEY_FILE to another place."
        )


def _flag(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().lower()
    if value in {"", "0", "no", "false", "off"}:
        return False
    if value in {"1", "yes", "true", "on"}:
        return True
    raise BadSettings(f"{name} must be 1 or 0, not “{value}”.")


def _number(environ: Mapping[str, str], name: str, usual: int, least: int, most: int) -> int:
    value = environ.get(name, "").strip()
    if not value:
        return usual
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise BadSettings(f"{name} must be a whole number from {least} to {most}, not “{value}”.")
    return int(value)
