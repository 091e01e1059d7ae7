"""Spending a one-time link on behalf of a request: the same for pages and for JSON clients, within the limit."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from starlette.requests import HTTPConnection

from app.errors import TooManyAttempts
from app.parts import parts_of
from app.people.attempts import Attempts
from app.people.links import sign_in_by_link, token_by_link
from app.store.people import Account

T = TypeVar("T")


async def enter(connection: HTTPConnection, secret: str) -> tuple[Account, str] | None:
    """Spends a link for a browser's sign-in (its secret is for `set_cookie`). None: the link does not work.

    Raises TooManyAttempts.
    """
    return await _limited(connection, lambda: sign_in_by_link(parts_of(connection).db, secret))


async def enter_with_token(connection: HTTPConnection, secret: str, label: str) -> tuple[Account, str] | None:
    """Spends a link for an API token. None: the link does not work. Raises TooManyAttempts."""
    return await _limited(connection, lambda: token_by_link(parts_of(connection).db, secret, label))


async def _limited(connection: HTTPConnection, attempt: Callable[[], Awaitable[T | None]]) -> T | None:
    attempts: Attempts = connection.app.state.attempts
    address = connection.client.host if connection.client else "unknown"
    wait = attempts.seconds_to_wait(address)
    if wait:
        raise TooManyAttempts(wait)
    outcome = await attempt()
    if outcome is None:
        attempts.failed(address)
    return outcome
