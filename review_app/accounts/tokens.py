"""Random tokens for cookies and links; only their hashes are kept."""

import hashlib
import secrets


def new_token() -> str:
    """256 random bits, as they stand in a cookie or link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
