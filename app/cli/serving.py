"""What `coach serve` does once it has its port: migrates, serves, and then says where and how to get in."""

import logging
import socket
from collections.abc import Sequence

import typer
import uvicorn

from app.cli.configured import give_up
from app.main import create_app
from app.parts import Parts
from app.people.demo import DemoLink, open_demo
from app.settings import Settings
from app.store import credentials
from app.store.database import DatabaseBusy, migrate
from app.store.tables import now

STOP_SECONDS = 5  # open event streams end with the server; waiting for their readers to leave would take for ever


def serve_on(listening: socket.socket, settings: Settings) -> None:
    """Serves until it is told to stop. Exits with 1 when the database cannot be used."""
    try:
        migrate(settings.resolved_database_url)  # before anybody is let in; afterwards the server finds it done
    except (DatabaseBusy, OSError) as error:
        give_up(f"The database cannot be used: {error}. Check COACH_DATABASE_URL and COACH_DATA_DIR, then start again.")
    app = create_app(settings)
    config = uvicorn.Config(app, log_level=settings.log_level, timeout_graceful_shutdown=STOP_SECONDS)
    logging.getLogger("uvicorn.access").addFilter(without_query)
    Server(config, app.state.parts).run(sockets=[listening])


def without_query(record: logging.LogRecord) -> bool:
    """Leaves the query out of an access log line: one-time links carry their secret there."""
    if isinstance(record.args, tuple) and len(record.args) == 5:
        client, method, path, version, status = record.args
        record.args = (client, method, str(path).partition("?")[0], version, status)
    return True


class Server(uvicorn.Server):
    """uvicorn that says how to get in once it is ready, not before."""

    def __init__(self, config: uvicorn.Config, parts: Parts) -> None:
        super().__init__(config)
        self._parts = parts

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        parts = self._parts
        await parts.db.run(credentials.forget_expired, now())
        links = await open_demo(parts.db, parts.settings)
        coach = parts.coach.name if parts.settings.has_model else "embedded (no COACH_MODEL_BASE_URL is set)"
        typer.echo(announcement(parts.settings, coach, links))


def announcement(settings: Settings, coach: str, links: Sequence[DemoLink]) -> str:
    """What a person needs to get in."""
    lines = ["", f"  Socratic Coach is ready: {settings.url}", f"  Coach in use: {coach}", ""]
    if links:
        lines.append("  A demo team is here for a look around. Each link signs in once, within 15 minutes:")
        lines.append("")
        lines += [f"    {f'{link.person.name} ({link.person.role})':<25} {link.url}" for link in links]
        lines += ["", f"  Later, this prints another one: coach invite {links[0].person.email}"]
    elif settings.has_oidc:
        lines.append(f"  People sign in through {settings.oidc_issuer}, once `coach invite` has brought them in.")
    else:
        lines.append("  Sign in: `coach invite EMAIL` prints a one-time link.")
    return "\n".join([*lines, ""])
