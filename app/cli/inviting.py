"""What `coach invite` and `coach token` do: straight on the configured database, whether the server runs or not."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import typer

from app.cli.configured import give_up, settings_or_exit
from app.people.links import LIFETIME, make_link
from app.people.tokens import make_token
from app.settings import Settings
from app.store.database import Database, DatabaseBusy
from app.store.invitations import Invitation, InvitationRefused, invite
from app.store.people import Account, Role, find_person

T = TypeVar("T")


class NotDone(Exception):
    """What was asked for could not be done; the message says why and what to do."""


def print_link(email: str, name: str, role: Role, team: str) -> None:
    """Invites, and prints the link alone to stdout, so that it can be piped."""
    settings = settings_or_exit()
    account, url = _run(_link(settings, email, name, role, team))
    minutes = int(LIFETIME.total_seconds() // 60)
    typer.echo(f"{account.name} ({account.role}) can sign in with this link once, within {minutes} minutes:", err=True)
    typer.echo(url)


def print_token(email: str, label: str) -> None:
    """Prints the token alone to stdout; its id, with which it can be revoked, goes to stderr."""
    settings = settings_or_exit()
    account, token_id, token = _run(_token(settings, email, label))
    typer.echo(f"A token for {account.name}, shown this once; to revoke it: DELETE /api/tokens/{token_id}", err=True)
    typer.echo(token)


async def _link(settings: Settings, email: str, name: str, role: Role, team: str) -> tuple[Account, str]:
    async with _database(settings) as db:
        account = None if name else await db.run(find_person, email)
        if account is None:
            if not name:
                raise NotDone(f"nobody has the address {email!r} yet; say who it is with --name and --role")
            account = await db.run(invite, Invitation(email, name, role, team))
        return account, await make_link(db, settings, account.id)


async def _token(settings: Settings, email: str, label: str) -> tuple[Account, str, str]:
    async with _database(settings) as db:
        account = await db.run(find_person, email)
        if account is None:
            raise NotDone(f"nobody has the address {email!r}; `coach invite` brings people in")
        return account, *await make_token(db, account.id, label)


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    db = Database(settings.resolved_database_url)
    try:
        await db.migrate()
        yield db
    finally:
        await db.close()


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except (NotDone, InvitationRefused, DatabaseBusy) as error:
        give_up(str(error))
