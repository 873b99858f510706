"""Loading the invented programme and taking it away again; `casewindow demo` calls these four functions."""

import hashlib
import hmac
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from review_app.access.may import Scope
from review_app.access.roles import Role
from review_app.accounts.actions import create_account
from review_app.accounts.models import User
from review_app.accounts.passwords import hash_password
from review_app.audit.events import Event
from review_app.audit.staging import stage
from review_app.boards.actions import add_board, create_programme
from review_app.boards.models import Board, Programme
from review_app.core.commit import reading, unit_of_work
from review_app.core.db import Database
from review_app.core.errors import NotNow
from review_app.core.keys import Keys
from review_app.demonstration.removal import remove_everything_invented
from review_app.memberships.actions import give_role
from review_app.memberships.models import Membership

DATA = Path(__file__).parent / "data"
_SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "ya", "zu")


@dataclass(frozen=True)
class SignInLine:
    """One line of the printed table: who can sign in as what."""

    role: str
    name: str
    email: str
    password: str


class LoadSettings(Protocol):
    """What loading asks of the settings."""

    @property
    def demonstration(self) -> bool:
        """Whether this installation is a demonstration."""


def is_loaded(database: Database) -> bool:
    """Whether the invented programme is there."""
    with reading(database) as session:
        return session.scalars(select(Programme.id).where(Programme.invented)).first() is not None


def load(database: Database, settings: LoadSettings, keys: Keys) -> list[SignInLine]:
    """Load the invented programme in one transaction; returns who can sign in."""
    if not settings.demonstration:
        raise NotNow("Set CASEWINDOW_DEMONSTRATION=1 on a machine of your own: demonstration passwords are printed.")
    said = tomllib.loads((DATA / "programme.toml").read_text(encoding="utf-8"))
    password_hash = hash_password(password_of(keys))  # before the transaction opens: it takes a tenth of a second
    with unit_of_work(database) as session:
        stage(session, Event.DEMONSTRATION_LOADED, by=None)
        programme = create_programme(session, said["name"], said["summary"], said["starts_on"], by=None, invented=True)
        boards = {one["key"]: add_board(session, programme, one["name"], by=None) for one in said["boards"]}
        people = {}
        for one in said["people"]:
            people[one["key"]] = create_account(session, one["email"], one["name"], by=None, invented=True)
            people[one["key"]].password_hash = password_hash
        for one in said["roles"]:
            if "review" not in one:
                _give(session, programme, boards, people, one)
    return sign_ins(database, keys)


def sign_ins(database: Database, keys: Keys) -> list[SignInLine]:
    """Who can sign in, in the order of the roles; the password is this installation's own."""
    password, order = password_of(keys), list(Role)
    with reading(database) as session:
        held = session.execute(
            select(Membership.role, User.name, User.email)
            .join(User, User.id == Membership.user_id)
            .where(User.invented, User.ended_at.is_(None))
            .distinct()
        )
        rows = sorted(held, key=lambda row: (order.index(row.role), row.name))
        return [SignInLine(row.role.words, row.name, row.email, password) for row in rows]


def remove(database: Database) -> None:
    """Take the invented programme away, with everything that was typed into it."""
    with unit_of_work(database) as session:
        remove_everything_invented(session)


def password_of(keys: Keys) -> str:
    """The demonstration's password: drawn from the installation's secret, so that no two installations share it."""
    digest = hmac.new(keys.for_purpose("demonstration"), b"password", hashlib.sha256).digest()
    parts = [_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[:12]]
    return "-".join("".join(parts[start : start + 3]) for start in range(0, 12, 3))


def _give(
    session: Session, programme: Programme, boards: dict[str, Board], people: dict[str, User], said: dict[str, Any]
) -> None:
    board = boards[said["board"]].id if "board" in said else None
    scope = Scope(programme_id=programme.id, board_id=board)
    dates = {"starts_on": said.get("starts_on"), "ends_on": said.get("ends_on")}
    give_role(session, people[said["person"]], Role(said["role"]), scope, by=None, **dates)
