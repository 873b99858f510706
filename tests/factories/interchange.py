"""Signed files of another installation for tests."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from review_app.core.clock import today
from review_app.interchange.contents import Contents, FileWithdrawal, FileWording
from review_app.interchange.digits import groups_of
from review_app.interchange.signing import signed

ELSEWHERE = UUID(int=4711)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


def digits(key: Ed25519PrivateKey = KEY) -> str:
    """The key as it is read out."""
    return " ".join(groups_of(key.public_key().public_bytes_raw()))


def a_line(name: str, title: str = "Concern is filed as information", version: int = 1, **changes: Any) -> FileWording:
    """A wording of a finding elsewhere; another version is another wording of the same finding."""
    line = FileWording(
        review=uuid5(ELSEWHERE, "review"), finding=uuid5(ELSEWHERE, name), wording=uuid5(ELSEWHERE, f"{name} {version}"),
        title=title, summary="What is ticked decides.\n\nSo nobody rings back.", category_key="tools",
        category="Tools", factors=("Workload",), good_practice=False, shared_on=date(2011, 6, 1),
    )  # fmt: skip
    return replace(line, **changes)


def gone(name: str) -> FileWithdrawal:
    """That nothing of a finding elsewhere is shared any more."""
    return FileWithdrawal(uuid5(ELSEWHERE, name), date(2011, 7, 1))


def a_file(
    *lines: FileWording | FileWithdrawal, number: int = 1, lscb: str = "Brindle Vale", key: Ed25519PrivateKey = KEY
) -> bytes:
    """A signed file."""
    wordings = tuple(one for one in lines if isinstance(one, FileWording))
    withdrawn = tuple(one for one in lines if isinstance(one, FileWithdrawal))
    return signed(Contents("Pilot programme", lscb, number, today(), wordings, withdrawn), key)
