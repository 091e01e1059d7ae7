"""One transaction at a time, on both databases."""

import asyncio
import sqlite3
import traceback
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.store.database import Changed, Database, DatabaseBusy, RuleBroken, migrate
from app.store.people import add_person
from app.store.tables import CoachingSession, Person, now

REP = "rep@demo.example"


def add(session: Session, email: str = REP) -> str:
    return add_person(session, email, "Rep", "rep").id


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Person)) or 0


def add_then_fail(session: Session) -> None:
    add(session)
    raise RuntimeError("after the insert")


async def test_what_a_unit_of_work_did_is_there_for_the_next_one(db: Database) -> None:
    await db.run(add)

    assert await db.run(count) == 1


async def test_a_unit_of_work_that_raises_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(RuntimeError, match="after the insert"):
        await db.run(add_then_fail)

    assert await db.run(count) == 0


async def test_fifty_units_at_once_all_happen(db: Database) -> None:
    await asyncio.gather(*(db.run(add, f"{n}@demo.example") for n in range(50)))

    assert await db.run(count) == 50


async def test_of_two_who_change_the_same_row_one_is_told(db: Database, database_url: str) -> None:
    rep_id = await db.run(add)
    at = now()
    row = CoachingSession(
        id="s", rep_id=rep_id, length=5, status="active", stage="arrive", graph_version="1", state={}, created_at=at
    )
    await db.run(lambda session: session.add(row))
    mine = await db.run(lambda session: session.get_one(CoachingSession, "s"))
    theirs = await db.run(lambda session: session.get_one(CoachingSession, "s"))
    theirs.status = "paused"
    await db.run(lambda session: session.add(theirs))
    mine.status = "partial"

    with pytest.raises(Changed):
        await db.run(lambda session: session.add(mine))

    assert (await db.run(lambda session: session.get_one(CoachingSession, "s"))).status == "paused"


async def test_rows_of_a_person_go_with_the_person(db: Database) -> None:
    """Foreign keys are enforced on SQLite, too: its default is not to."""
    rep_id = await db.run(add)
    row = CoachingSession(id="s", rep_id=rep_id, length=5, graph_version="1", state={})
    await db.run(lambda session: session.add(row))

    await db.run(lambda session: session.execute(text("DELETE FROM people")))

    assert await db.run(lambda session: session.get(CoachingSession, "s")) is None


async def test_a_locked_sqlite_file_is_busy_and_free_again_afterwards(tmp_path: Path) -> None:
    file = tmp_path / "coach.sqlite3"
    db = Database(f"sqlite:///{file}", busy_milliseconds=50)
    await db.migrate()
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(DatabaseBusy, match="locked"):
        await db.run(add)

    other.execute("ROLLBACK")
    other.close()
    await db.run(add)
    assert await db.run(count) == 1
    await db.close()


async def test_a_postgresql_that_is_not_there_is_busy() -> None:
    db = Database("postgresql+psycopg://nobody@127.0.0.1:9/none")

    with pytest.raises(DatabaseBusy):
        await db.run(count)
    with pytest.raises(DatabaseBusy):
        await db.is_ready()

    await db.close()


async def test_an_error_does_not_quote_what_somebody_wrote(db: Database) -> None:
    with pytest.raises(RuleBroken, match=r"(?i)null") as caught:
        await db.run(
            lambda session: session.execute(
                text("INSERT INTO turn_events (turn_id, kind, data) VALUES (:secret, 'x', '{}')"), {"secret": "CANARY"}
            )
        )

    assert "CANARY" not in "".join(traceback.format_exception(caught.value))


async def test_the_database_in_memory_lasts_as_long_as_it_is_open() -> None:
    db = Database("sqlite://")
    await db.migrate()
    await db.run(add)

    assert await db.run(count) == 1
    await db.close()


async def test_opening_a_database_touches_nothing(tmp_path: Path) -> None:
    db = Database(f"sqlite:///{tmp_path / 'var' / 'coach.sqlite3'}")

    assert not (tmp_path / "var").exists()
    await db.close()


def test_commands_migrate_without_a_loop(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'var' / 'coach.sqlite3'}"

    migrate(url)
    migrate(url)

    assert asyncio.run(ready(url))


async def ready(url: str) -> bool:
    db = Database(url)
    try:
        return await db.is_ready()
    finally:
        await db.close()
