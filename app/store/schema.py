"""Bringing the tables up to date with Alembic, on a connection that is already in a transaction."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Runs the migrations that are missing; all of them or none."""
    if connection.dialect.name == "postgresql":
        # Two replicas that start together must not both create the tables; freed with the transaction.
        connection.execute(text("SELECT pg_advisory_xact_lock(7243601)"))
    command.upgrade(_config(connection), "head")


def is_current(connection: Connection) -> bool:
    """The tables are those of this version of the program."""
    return MigrationContext.configure(connection).get_current_heads() == _heads()


@cache
def _heads() -> tuple[str, ...]:
    return tuple(ScriptDirectory(str(MIGRATIONS)).get_heads())


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
