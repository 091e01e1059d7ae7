"""Who holds which secret: one-time links, signed-in browsers, API tokens. Sees hashes only, never a secret."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from app.store.people import Account, account
from app.store.tables import Credential, Person

Kind = Literal["link", "browser", "token"]
USED_EVERY = timedelta(minutes=1)  # "last used" to the minute: no write for each of a page's requests


@dataclass(frozen=True, slots=True)
class NewCredential:
    """What to remember of a fresh secret. `expires_at` None: until it is revoked."""

    kind: Kind
    secret_hash: str
    expires_at: datetime | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class TokenInfo:
    """An API token as its owner sees it in a list: never the token."""

    id: str
    label: str
    created_at: datetime
    last_used_at: datetime | None


def add(session: Session, person_id: str, new: NewCredential) -> str:
    """Stores a credential and returns its id."""
    row = Credential(
        id=str(uuid.uuid4()),
        person_id=person_id,
        kind=new.kind,
        secret_hash=new.secret_hash,
        label=new.label,
        expires_at=new.expires_at,
    )
    session.add(row)
    session.flush()
    return row.id


def unspent_link(session: Session, secret_hash: str, at: datetime) -> Account | None:
    """Whose link this is, as long as it would still work. Spends nothing: mail programs open links."""
    found = _living(session, "link", secret_hash, at)
    return None if found is None or found[0].used_at is not None else account(session, found[1])


def exchange_link(session: Session, link_hash: str, new: NewCredential, at: datetime) -> Account | None:
    """Spends a link and stores what it was exchanged for, in this one transaction. None: it does not work (any more).

    The condition is in the UPDATE itself, so that of two simultaneous attempts one finds nothing left to spend.
    """
    living = (
        Credential.secret_hash == link_hash,
        Credential.kind == "link",
        Credential.used_at.is_(None),
        Credential.revoked_at.is_(None),
        Credential.expires_at > at,
    )
    if _count(session, update(Credential).where(*living).values(used_at=at)) != 1:
        return None
    row = session.scalars(select(Credential).where(Credential.secret_hash == link_hash)).one()
    add(session, row.person_id, new)
    return account(session, session.get_one(Person, row.person_id))


def holder(session: Session, kind: Kind, secret_hash: str, at: datetime) -> Account | None:
    """Who signed in with this browser or token; notes that it was used."""
    found = _living(session, kind, secret_hash, at)
    if found is None:
        return None
    credential, person = found
    if credential.used_at is None or at - credential.used_at >= USED_EVERY:
        credential.used_at = at
    return account(session, person)


def revoke(session: Session, secret_hash: str, at: datetime) -> None:
    """Ends one credential by its secret: signing out. Nothing happens when it is unknown."""
    session.execute(update(Credential).where(Credential.secret_hash == secret_hash).values(revoked_at=at))


def revoke_token(session: Session, person_id: str, token_id: str, at: datetime) -> bool:
    """Ends one of somebody's own tokens. False: there is no such living token of theirs."""
    own = (
        Credential.id == token_id,
        Credential.person_id == person_id,
        Credential.kind == "token",
        Credential.revoked_at.is_(None),
    )
    return _count(session, update(Credential).where(*own).values(revoked_at=at)) == 1


def living_tokens(session: Session, person_id: str) -> Sequence[TokenInfo]:
    own = (Credential.person_id == person_id, Credential.kind == "token", Credential.revoked_at.is_(None))
    rows = session.scalars(select(Credential).where(*own).order_by(Credential.created_at, Credential.id))
    return tuple(TokenInfo(row.id, row.label, row.created_at, row.used_at) for row in rows)


def forget_expired(session: Session, at: datetime) -> int:
    """Deletes what can open nothing any more because its time is over; returns how many."""
    return _count(session, delete(Credential).where(Credential.expires_at <= at))


def _living(session: Session, kind: Kind, secret_hash: str, at: datetime) -> tuple[Credential, Person] | None:
    found = session.execute(
        select(Credential, Person)
        .join(Person, Person.id == Credential.person_id)
        .where(Credential.secret_hash == secret_hash, Credential.kind == kind, Credential.revoked_at.is_(None))
        .where(Credential.expires_at.is_(None) | (Credential.expires_at > at))
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def _count(session: Session, statement: Any) -> int:
    return cast(CursorResult[Any], session.execute(statement)).rowcount
