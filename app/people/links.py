"""One-time links: a page that asks "is this you?", then one sign-in. Good once, for fifteen minutes."""

from datetime import timedelta

from app.people.browsers import LIFETIME as BROWSER_LIFETIME
from app.people.secret import hash_of, new_secret
from app.people.tokens import fresh_token
from app.settings import Settings
from app.store import credentials
from app.store.credentials import NewCredential
from app.store.database import Database
from app.store.people import Account
from app.store.tables import now

LIFETIME = timedelta(minutes=15)  # spec 4 and decision 8: long enough to find the mail, short enough to lose it
PATH = "/sign-in/link"


async def make_link(db: Database, settings: Settings, person_id: str) -> str:
    """A new link for somebody. The secret is in the query, which access logs leave out."""
    secret = new_secret()
    await db.run(credentials.add, person_id, NewCredential("link", hash_of(secret), now() + LIFETIME))
    return f"{settings.url}{PATH}?token={secret}"


async def whose_link(db: Database, secret: str) -> Account | None:
    """Who would be signed in. Spends nothing, because mail programs open links. None: it would not work."""
    return await db.run(credentials.unspent_link, hash_of(secret), now())


async def sign_in_by_link(db: Database, secret: str) -> tuple[Account, str] | None:
    """Spends the link; returns who it was and the browser's new secret (for `set_cookie`). None: it does not work.

    None says the same of a link that is used up, too old, revoked or made up: nobody learns which.
    """
    browser = new_secret()
    new = NewCredential("browser", hash_of(browser), now() + BROWSER_LIFETIME)
    account = await db.run(credentials.exchange_link, hash_of(secret), new, now())
    return None if account is None else (account, browser)


async def token_by_link(db: Database, secret: str, label: str) -> tuple[Account, str] | None:
    """Spends the link for an API token instead of a browser sign-in: for `coach chat --link` and scripts."""
    token, new = fresh_token(label)
    account = await db.run(credentials.exchange_link, hash_of(secret), new, now())
    return None if account is None else (account, token)
