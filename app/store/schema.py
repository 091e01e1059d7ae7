"""Bringing the tables up to date with Alembic, on a connection that is already in a transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Runs the migrations that are missing; all of them or none."""
    command.upgrade(_config(connection), "head")


def is_current(connection: Connection) -> bool:
    """The tables are those of this version of the program."""
    return MigrationContext.configure(connection).get_current_heads() == _heads(connection)


def _heads(connection: Connection) -> tuple[str, ...]:
    return tuple(ScriptDirectory.from_config(_config(connection)).get_heads())


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
