"""Random secrets and what we keep of them. There is nothing here to remember and nothing to guess."""

import hashlib
import secrets

BITS = 256


def new_secret() -> str:
    """256 random bits, safe in an address."""
    return secrets.token_urlsafe(BITS // 8)


def hash_of(secret: str) -> str:
    """What the database keeps. A plain SHA-256 is enough for 256 random bits: there is no dictionary to try.

    Finding the row by this hash leaks nothing by its timing: who can't invert SHA-256 can't steer the comparison.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
