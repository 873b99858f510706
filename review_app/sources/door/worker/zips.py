"""Packed files: what every member must be, and which of the two kinds of text document it is."""

import importlib
import io
import stat
import zipfile
from collections.abc import Callable
from typing import Any

from review_app.sources.door.worker.answers import Found, Limits, Refused
from review_app.sources.door.worker.trees import MOST_XML, tree_of

MOST_MEMBERS = 4000
CHUNK = 256 * 1024
PROGRAMS = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".jar", ".sh", ".lnk", ".hta", ".zip")


class Package:
    """A packed file whose members were looked at and are as small as they say."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or len({member.filename for member in members}) < len(members):
            raise Refused("unsafe")
        for member in members:
            refuse_member(member)
        self._count_while_expanding(members, limits.expanded)
        self.names = frozenset(member.filename for member in members)

    def content(self, name: str) -> bytes:
        """The bytes of one member."""
        with self._archive.open(name) as stream:
            return stream.read(MOST_XML + 1)

    def tree(self, name: str) -> Any:
        """One member as a tree."""
        return tree_of(self.content(name))

    def _count_while_expanding(self, members: list[zipfile.ZipInfo], most: int) -> None:
        expanded = 0
        for member in members:
            with self._archive.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    expanded += len(chunk)
                    if expanded > most:
                        raise Refused("too_large")


def read(content: bytes, limits: Limits) -> Found:
    """A Word document or an OpenDocument text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        package = Package(archive, limits)
        module = "opendocument" if "mimetype" in package.names else "word"
        reader: Callable[[Package], Found] = importlib.import_module(f"review_app.sources.door.worker.{module}").read
        return reader(package)


def refuse_member(member: zipfile.ZipInfo) -> None:
    """Refuse a member that a text document never has, or that brings code or other files along."""
    name = member.filename.lower()
    if member.flag_bits & 0x1:
        raise Refused("encrypted")
    if ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name or "\x00" in name:
        raise Refused("unsafe")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Refused("unsafe")
    if "vbaproject" in name or "vbadata" in name or "activex" in name or name.startswith(("basic/", "scripts/")):
        raise Refused("macros")
    if name.endswith(PROGRAMS) or ("/embeddings/" in name and name.endswith(".bin")):
        raise Refused("embedded")
