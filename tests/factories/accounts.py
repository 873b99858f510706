"""People for tests."""

from functools import cache

from sqlalchemy.orm import Session

from review_app.accounts.actions import create_account
from review_app.accounts.models import User
from review_app.accounts.passwords import hash_password

PASSWORD = "violet tractor nine lamps"


@cache
def password_hash() -> str:
    """The hash of PASSWORD, made once."""
    return hash_password(PASSWORD)


def a_user(session: Session, name: str = "Siân O’Brien") -> User:
    """Somebody with an account and the password PASSWORD."""
    user = create_account(session, f"{abs(hash(name))}@example.org", name, by=None)
    user.password_hash = password_hash()
    return user
