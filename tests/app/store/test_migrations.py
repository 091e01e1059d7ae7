"""The migrations make exactly the tables that the program uses."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from app.store import schema
from app.store.database import Database
from app.store.tables import Base


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    else:
        url = request.getfixturevalue("empty_postgres_url")
    db = Database(url)
    yield db
    await db.close()


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


async def test_an_empty_database_is_not_ready_and_a_migrated_one_is(empty: Database) -> None:
    assert not await empty.is_ready()

    await empty.migrate()

    assert await empty.is_ready()


async def test_the_migrations_make_the_tables_of_the_program(empty: Database) -> None:
    assert await empty._on_connection(differences) != []

    await empty.migrate()

    assert await empty._on_connection(differences) == []


async def test_migrating_again_changes_nothing(empty: Database) -> None:
    await empty.migrate()

    await empty.migrate()

    assert await empty._on_connection(differences) == []


async def test_the_migrations_can_be_taken_back(empty: Database) -> None:
    await empty.migrate()

    await empty._on_connection(lambda connection: command.downgrade(schema._config(connection), "base"))

    assert await empty._on_connection(tables) == {"alembic_version"}


async def test_replicas_that_start_together_migrate_once(empty_postgres_url: str) -> None:
    replicas = [Database(empty_postgres_url) for _ in range(4)]

    await asyncio.gather(*(db.migrate() for db in replicas))

    assert all([await db.is_ready() for db in replicas])
    for db in replicas:
        await db.close()


async def test_two_processes_on_one_sqlite_file_migrate_once(tmp_path: Path) -> None:
    both = [Database(f"sqlite:///{tmp_path / 'one.sqlite3'}") for _ in range(2)]

    await asyncio.gather(*(db.migrate() for db in both))

    assert all([await db.is_ready() for db in both])
    for db in both:
        await db.close()
