"""Passwords: long ones, hashed with argon2id, at most one hash at a time per process."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from review_app.core.text import one_line

SHORTEST, LONGEST = 15, 200
_COMMON = (
    "password", "passw0rd", "letmein", "qwertyuiop", "iloveyou", "casewindow", "safeguarding", "learningtogether",
    "socialwork", "childprotection", "administrator", "welcome", "1234567890", "abcdefghij",
)  # fmt: skip
_LEAST_DIFFERENT = 6  # characters that differ, in a password of any length

# 46 MiB, one pass, one lane: 83 ms on two cores, so about 24 sign-ins a second (docs/decisions/0006).
_hasher = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)
_one_at_a_time = threading.BoundedSemaphore(1)  # sign-ins must not starve people who are writing
_nobody = _hasher.hash("the password of nobody at all")


def why_not_password(password: str, email: str) -> str | None:
    """Why a password can't be taken, in a sentence, or None."""
    plain = one_line(password).lower().replace(" ", "")
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters: four or five words in a row are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if len(set(password)) < _LEAST_DIFFERENT:
        return "Use more different characters."
    left = plain
    for word in (*_COMMON, *email.lower().replace("@", " ").replace(".", " ").split()):
        left = left.replace(word, "")
    if len(left) < SHORTEST // 2:
        return "That is one of the first passwords somebody would try: add words that have nothing to do with it."
    return None


def hash_password(password: str) -> str:
    """The password's hash; takes about a tenth of a second, so never inside a transaction."""
    with _one_at_a_time:
        return _hasher.hash(password)


def matches(password_hash: str, password: str) -> bool:
    """Whether the password is right. An unknown account (empty hash) takes the same time."""
    with _one_at_a_time:
        try:
            _hasher.verify(password_hash or _nobody, password)
        except (VerificationError, InvalidHashError):
            return False
    return bool(password_hash)


def wants_new_hash(password_hash: str) -> bool:
    """Whether the hash was made with older parameters."""
    return _hasher.check_needs_rehash(password_hash)
