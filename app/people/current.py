"""Who is asking: a signed-in browser's cookie or an API token. Knows nothing of what they may see."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.errors import NotSignedIn, Refused
from app.parts import parts_of
from app.people.browsers import browser_holder, cookie_secret
from app.people.tokens import token_holder
from app.sharing.visibility import Viewer
from app.store.people import Account


def bearer(connection: HTTPConnection) -> str | None:
    """The token of an Authorization header. None: there is no such header. Raises NotSignedIn for another scheme."""
    header = connection.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotSignedIn("The Authorization header is not “Bearer coach_…”. Send an API token that way, or none.")
    return token.strip()


async def account_of(connection: HTTPConnection) -> Account | None:
    """Who is asking, None if nobody says so. Raises NotSignedIn for an API token that does not work.

    A token is sent on purpose, so a wrong one is an error, even next to a good cookie. An old cookie just lingers.
    """
    parts = parts_of(connection)
    token = bearer(connection)
    if token is not None:
        account = await token_holder(parts.db, token)
        if account is None:
            raise NotSignedIn("This API token does not work. It was revoked or never existed; make another one.")
        return account
    secret = cookie_secret(connection, parts.settings)
    return None if secret is None else await browser_holder(parts.db, secret)


async def current_account(connection: HTTPConnection) -> Account:
    """The FastAPI dependency for a route that needs to know who is asking. Raises NotSignedIn."""
    account = await account_of(connection)
    if account is None:
        raise NotSignedIn("Sign in with a one-time link, or send an API token as “Authorization: Bearer coach_…”.")
    return account


async def current_person(account: Annotated[Account, Depends(current_account)]) -> Viewer:
    """Who is asking, as the visibility policy wants to know it. Raises NotSignedIn."""
    return Viewer.of(account)


async def current_manager(viewer: Annotated[Viewer, Depends(current_person)]) -> Viewer:
    """Raises Refused for anybody who leads no team."""
    if viewer.role != "manager":
        raise Refused("Only a manager has a team page. Nothing here is about people who shared nothing.")
    return viewer
