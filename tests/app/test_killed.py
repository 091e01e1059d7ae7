"""A real server process, killed with SIGKILL in the middle of a turn and after one: nothing is lost or doubled."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.people.tokens import make_token
from app.store.database import Database
from app.store.invitations import invite
from benchmarks.upstream import Upstream
from tests.app.conftest import PEOPLE
from tests.app.server_process import ServerProcess

STORY = "The buyer has gone quiet since I sent the quote"
SLOW, QUICK = "scripted;mode=good;ttft=60", "scripted;mode=good"


@pytest.fixture
async def upstream() -> AsyncIterator[Upstream]:
    async with Upstream() as upstream:
        yield upstream


@pytest.fixture
async def server(database_url: str, tmp_path: Path, upstream: Upstream) -> AsyncIterator[ServerProcess]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = {
        "COACH_DATABASE_URL": database_url,
        "COACH_DATA_DIR": str(tmp_path),
        "COACH_MODEL_BASE_URL": upstream.url,
        "COACH_MODEL_TOTAL_SECONDS": "2" if database_url.startswith("postgresql") else "60",
        "COACH_MODEL_FIRST_SECONDS": "60",
    }
    server = ServerProcess(port, settings, tmp_path / "server.log")
    yield server
    server.end()


@pytest.fixture
async def rep(database_url: str, server: ServerProcess) -> AsyncIterator[httpx.AsyncClient]:
    db = Database(database_url)
    await db.run(invite, PEOPLE["manager"])
    person = await db.run(invite, PEOPLE["rep"])
    _, token = await make_token(db, person.id, "test")
    await db.close()
    async with httpx.AsyncClient(
        base_url=server.url, headers={"Authorization": f"Bearer {token}"}, timeout=30
    ) as client:
        yield client


async def new_session(rep: httpx.AsyncClient) -> str:
    return str((await rep.post("/api/sessions", json={"length": 5})).json()["id"])


async def send(rep: httpx.AsyncClient, session_id: str, wait: bool = True) -> dict[str, Any]:
    url = f"/api/sessions/{session_id}/turns" + ("?wait=true" if wait else "")
    answer = await rep.post(url, json={"text": STORY, "key": "k1"})
    answer.raise_for_status()
    return dict(answer.json())


async def turns_of(rep: httpx.AsyncClient, session_id: str) -> list[dict[str, Any]]:
    return list((await rep.get(f"/api/sessions/{session_id}")).json()["turns"])


async def last_event(rep: httpx.AsyncClient, turn: dict[str, Any]) -> str:
    return (await rep.get(turn["events_url"])).text.strip().split("\n\n")[-1]


async def called(upstream: Upstream) -> None:
    for _ in range(1000):
        if upstream.calls:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the server never called the model")


async def test_killed_during_the_models_call_and_after_it_the_turn_answers_once(
    server: ServerProcess, rep: httpx.AsyncClient, upstream: Upstream
) -> None:
    await server.start(COACH_MODEL=SLOW)
    session_id = await new_session(rep)
    turn = await send(rep, session_id, wait=False)
    await called(upstream)

    server.kill()  # during the call
    await server.start(COACH_MODEL=QUICK)

    # On PostgreSQL another replica might run it, so it is believed until its lease is over; a watcher is told then.
    assert '"interrupted"' in await last_event(rep, turn)
    kept = await turns_of(rep, session_id)
    assert [(t["id"], t["status"], t["text"], t["reply"]) for t in kept] == [(turn["id"], "interrupted", STORY, "")]
    answered = await send(rep, session_id)
    assert (answered["id"], answered["status"], answered["coach"]) == (turn["id"], "done", "model")

    made = len(upstream.calls)
    server.kill()  # right after the answer
    await server.start(COACH_MODEL=QUICK)

    assert await send(rep, session_id) == answered
    assert [t["reply"] for t in await turns_of(rep, session_id)] == [answered["reply"]]
    assert [call.finished for call in upstream.calls] == [False, *[True] * (made - 1)]
    assert "event: done" in await last_event(rep, turn)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_killed_at_any_moment_the_retry_leaves_exactly_one_answer(
    server: ServerProcess, rep: httpx.AsyncClient
) -> None:
    await server.start(COACH_MODEL=QUICK)
    for delay in (0.0, 0.05):
        session_id = await new_session(rep)
        sending = asyncio.create_task(send(rep, session_id))
        await asyncio.sleep(delay)
        server.kill()
        with contextlib.suppress(httpx.TransportError):
            await sending

        await server.start(COACH_MODEL=QUICK)
        answered = await send(rep, session_id)

        assert answered["status"] == "done", f"killed after {delay} s"
        assert [t["reply"] for t in await turns_of(rep, session_id)] == [answered["reply"]]
