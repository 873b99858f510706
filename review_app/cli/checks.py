"""What must hold before people are let in; each reason not to is a sentence that says what to do."""

import os
import stat
from pathlib import Path

from sqlalchemy import func, select

from config import Settings
from review_app.accounts.models import User
from review_app.cli.installation import NotReady, refuse_if_not_ready
from review_app.core.commit import reading
from review_app.core.db import Database

OTHERS = 0o077
NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "gfs2", "ocfs2", "fuse.sshfs", "fuse.glusterfs"}
)  # fmt: skip
MOUNTS = Path("/proc/self/mountinfo")


def refuse_to_serve(settings: Settings, database: Database) -> None:
    """Raise NotReady with the first reason why this installation must not be served."""
    reason = why_not_folders(settings) or (why_not_embedded(database.file) if database.is_sqlite else None)
    if reason:
        raise NotReady(reason)
    refuse_if_not_ready(database)
    if not settings.demonstration and _invented_accounts(database):
        raise NotReady(
            "This database holds demonstration accounts, whose passwords were printed: "
            "run “casewindow demo remove”, or set CASEWINDOW_DEMONSTRATION=1 on a machine of your own."
        )


def why_not_folders(settings: Settings) -> str | None:
    """Why the instance folder or the key's folder won't do, or None."""
    instance, keys = settings.instance_folder, settings.key_file.parent
    if not instance.is_dir():
        return f"There is no folder {instance}: run “casewindow upgrade” to make it."
    if not os.access(instance, os.W_OK | os.X_OK):
        return f"The folder {instance} can’t be written to: give it to the user that runs Casewindow."
    if stat.S_IMODE(instance.stat().st_mode) & OTHERS:
        return f"The folder {instance} can be opened by others: run “chmod 700 {instance}”."
    if not os.access(keys, os.W_OK | os.X_OK):
        return (
            f"The folder {keys} can’t be written to, and the number of the last event is kept there beside the key: "
            "give it to the user that runs Casewindow."
        )
    return None


def why_not_embedded(file: Path) -> str | None:
    """Why the embedded database must not be used where and as it is, or None."""
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & OTHERS:
        return f"The database {file} can be read by others: run “chmod 600 {file}”."
    kind = file_system_of(file.parent, MOUNTS.read_text() if MOUNTS.exists() else "")
    if kind in NETWORK:
        return (
            f"The folder {file.parent} lies on a network file system ({kind}), where the embedded database can be "
            "damaged: use a disk of this machine, or PostgreSQL."
        )
    return None


def file_system_of(folder: Path, mounts: str) -> str:
    """The kind of file system a folder lies on, as Linux lists what is mounted; “” if that can't be told."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        words = before.split()
        place = Path(words[4].replace("\\040", " ")) if len(words) > 4 else Path("?")
        if (folder.resolve() == place or place in folder.resolve().parents) and len(place.parts) >= best:
            best, kind = len(place.parts), after.split()[0] if after else ""
    return kind


def _invented_accounts(database: Database) -> int:
    with reading(database) as session:
        invented = select(func.count()).select_from(User).where(User.invented, User.ended_at.is_(None))
        return session.execute(invented).scalar_one()
