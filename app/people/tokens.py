"""API tokens: for scripts and the command line. Shown once, kept as a hash, revocable."""

from app.people.secret import hash_of, new_secret
from app.store import credentials
from app.store.credentials import NewCredential
from app.store.database import Database
from app.store.people import Account
from app.store.tables import now

PREFIX = "coach_"  # so that secret scanners and people recognise one where it should not be


def fresh_token(label: str) -> tuple[str, NewCredential]:
    """A token and what to remember of it. It lives until it is revoked."""
    token = PREFIX + new_secret()
    return token, NewCredential("token", hash_of(token), None, label)


async def make_token(db: Database, person_id: str, label: str) -> tuple[str, str]:
    """A new token for somebody: its id (to revoke it) and the token itself, which nobody can read again."""
    token, new = fresh_token(label)
    return await db.run(credentials.add, person_id, new), token


async def token_holder(db: Database, token: str) -> Account | None:
    return await db.run(credentials.holder, "token", hash_of(token), now())


async def revoke_token(db: Database, person_id: str, token_id: str) -> bool:
    """False: there is no such living token of this person. Somebody else's token says the same."""
    return await db.run(credentials.revoke_token, person_id, token_id, now())
