"""One transaction at a time: a plain function over a Session, run on SQLite or PostgreSQL. Knows no table.

Error tree
    DatabaseBusy   locked, unreachable or out of connections: nothing was saved, trying again may work
    Changed        somebody else saved the same row first: nothing was saved
    RuleBroken     a bug: the row breaks a rule of the tables. Nothing was saved
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.store.schema import is_current, upgrade

P = ParamSpec("P")
T = TypeVar("T")

BUSY_MILLISECONDS = 5000  # how long SQLite waits for another process' lock
POOL = 10  # PostgreSQL connections of one process, and as many again for a moment
POOL_SECONDS = 5.0


class DatabaseBusy(Exception):
    """The database is locked or cannot be reached. Nothing was saved; trying again may work."""


class Changed(Exception):
    """Somebody else changed the same row since it was read. Nothing was saved."""


class RuleBroken(Exception):
    """The database refused a row. Says which rule, and not what was in the row: people wrote that."""


class Runner(Protocol):
    """One of the two ways to run a unit of work; `run` commits, or rolls back when the function raises."""

    async def run(self, work: Callable[[Session], T]) -> T: ...
    async def run_on_connection(self, work: Callable[[Connection], T]) -> T: ...
    async def close(self) -> None: ...


class Database:
    """A database by its SQLAlchemy URL (`sqlite://` alone lives in memory). Opens nothing before the first use."""

    def __init__(self, url: str, busy_milliseconds: int = BUSY_MILLISECONDS) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._runner: Runner = _Sqlite(url, busy_milliseconds) if self.is_sqlite else _Postgres(url)

    async def run(self, work: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`work(session, …)` in one transaction. Raises DatabaseBusy, Changed, RuleBroken, or what `work` raises."""
        try:
            return await self._runner.run(lambda session: work(session, *args, **kwargs))
        except StaleDataError as error:
            raise Changed(str(error)) from error
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise DatabaseBusy(_first_line(error)) from error
        except DBAPIError as error:
            if error.connection_invalidated:
                raise DatabaseBusy(_first_line(error)) from error
            raise RuleBroken(f"{type(error.orig).__name__}: {_first_line(error)}") from None

    async def migrate(self) -> None:
        """Brings the tables up to date; does nothing when they are. Several processes may do so at once."""
        await self._on_connection(upgrade)

    async def is_ready(self) -> bool:
        """Reachable, and its tables are those of this version. Raises DatabaseBusy when it cannot be reached."""
        return await self._on_connection(is_current)

    async def close(self) -> None:
        await self._runner.close()

    async def _on_connection(self, work: Callable[[Connection], T]) -> T:
        try:
            return await self._runner.run_on_connection(work)
        except (OperationalError, InterfaceError, PoolTimeout) as error:
            raise DatabaseBusy(_first_line(error)) from error


def migrate(url: str) -> None:
    """Brings a database up to date from synchronous code (commands). Raises DatabaseBusy."""
    asyncio.run(_migrate_and_close(url))


async def _migrate_and_close(url: str) -> None:
    db = Database(url)
    try:
        await db.migrate()
    finally:
        await db.close()


class _Sqlite:
    """One thread does everything: one hop per transaction, and no two writers of this process ever meet."""

    def __init__(self, url: str, busy_milliseconds: int) -> None:
        self._url = url
        self._busy_milliseconds = busy_milliseconds
        self._engine: Engine | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")

    async def run(self, work: Callable[[Session], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._transact, work)

    async def run_on_connection(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._on_connection, work)

    async def close(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            await asyncio.get_running_loop().run_in_executor(self._thread, engine.dispose)
        self._thread.shutdown(wait=True)

    def _transact(self, work: Callable[[Session], T]) -> T:
        with Session(self._open(), expire_on_commit=False) as session, session.begin():
            return work(session)

    def _on_connection(self, work: Callable[[Connection], T]) -> T:
        with self._open().begin() as connection:
            return work(connection)

    def _open(self) -> Engine:
        if self._engine is None:
            file = make_url(self._url).database
            if file and file != ":memory:":
                Path(file).parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(self._url, hide_parameters=True)
            event.listen(self._engine, "connect", self._prepare)
            event.listen(self._engine, "begin", _begin_immediate)
        return self._engine

    def _prepare(self, connection: Any, record: Any) -> None:
        del record
        connection.isolation_level = None  # we say BEGIN ourselves: reads and DDL belong to the transaction, too
        for pragma in (
            f"busy_timeout={self._busy_milliseconds}",
            "journal_mode=WAL",
            "synchronous=NORMAL",  # survives a killed process; a power cut may cost the last moments, never the file
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    """Takes the write lock at once: a transaction that reads first and writes later could not wait for it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class _Postgres:
    """psycopg over asyncio; the same synchronous functions run inside `run_sync`."""

    def __init__(self, url: str) -> None:
        self._engine: AsyncEngine = create_async_engine(
            url,
            pool_size=POOL,
            max_overflow=POOL,
            pool_timeout=POOL_SECONDS,
            pool_pre_ping=True,
            hide_parameters=True,  # an error's text must not hold what people wrote
        )

    async def run(self, work: Callable[[Session], T]) -> T:
        async with AsyncSession(self._engine, expire_on_commit=False) as session, session.begin():
            return await session.run_sync(work)

    async def run_on_connection(self, work: Callable[[Connection], T]) -> T:
        async with self._engine.begin() as connection:
            return await connection.run_sync(work)

    async def close(self) -> None:
        await self._engine.dispose()


def _first_line(error: Exception) -> str:
    """What happened, without the statement and its parameters: those may hold what people wrote."""
    cause = getattr(error, "orig", None) or error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]
