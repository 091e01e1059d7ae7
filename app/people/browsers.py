"""Signed-in browsers: a cookie that holds a random secret, and a row that can be revoked."""

from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.people.secret import hash_of, new_secret
from app.settings import Settings
from app.store import credentials
from app.store.credentials import NewCredential
from app.store.database import Database
from app.store.people import Account
from app.store.tables import now

LIFETIME = timedelta(days=30)
COOKIE = "coach_session"


def cookie_name(settings: Settings) -> str:
    """Over https the `__Host-` prefix makes browsers insist on Secure, this host and the whole site."""
    return f"__Host-{COOKIE}" if is_https(settings) else COOKIE


def is_https(settings: Settings) -> bool:
    return settings.url.startswith("https://")


async def sign_in_browser(db: Database, person_id: str) -> str:
    """Signs a browser in for somebody whose identity is established (OIDC); returns its secret, for `set_cookie`."""
    secret = new_secret()
    await db.run(credentials.add, person_id, NewCredential("browser", hash_of(secret), now() + LIFETIME))
    return secret


async def browser_holder(db: Database, secret: str) -> Account | None:
    return await db.run(credentials.holder, "browser", hash_of(secret), now())


async def sign_out(db: Database, secret: str) -> None:
    """Ends a browser's sign-in or a token. A secret nobody has is no error: signed out is signed out."""
    await db.run(credentials.revoke, hash_of(secret), now())


def cookie_secret(connection: HTTPConnection, settings: Settings) -> str | None:
    return connection.cookies.get(cookie_name(settings))


def set_cookie(response: Response, settings: Settings, secret: str) -> None:
    response.set_cookie(
        cookie_name(settings),
        secret,
        max_age=int(LIFETIME.total_seconds()),
        path="/",
        secure=is_https(settings),
        httponly=True,
        samesite="lax",  # a link in a mail must find the person signed in; posts from elsewhere must not
    )


def clear_cookie(response: Response, settings: Settings) -> None:
    response.delete_cookie(cookie_name(settings), path="/", secure=is_https(settings), httponly=True, samesite="lax")
