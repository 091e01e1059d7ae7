"""A small company on a fresh database, and the parts of a server around a scripted coach."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from app.main import create_app
from app.parts import Parts
from app.people.tokens import fresh_token
from app.settings import Settings
from app.sharing.visibility import Viewer
from app.store import credentials
from app.store.database import Database
from app.store.invitations import Invitation, invite
from app.wiring import build_parts
from tests.app.scripted_coach import ScriptedCoach

HOST = "127.0.0.1:8000"
PEOPLE = {
    "manager": Invitation("maya@demo.example", "Maya Lindt", "manager", "Mid-market"),
    "rep": Invitation("tess@demo.example", "Tess Okafor", "rep", "Mid-market"),
    "other": Invitation("rob@demo.example", "Rob Stein", "rep", "Mid-market"),
    "stranger": Invitation("lea@demo.example", "Lea Brandt", "manager", "Enterprise"),
    "evaluator": Invitation("evan@demo.example", "Evan Aalto", "evaluator"),
}


@dataclass
class Clock:
    """Stands still until it is turned."""

    time: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def turn(self, **by: float) -> None:
        self.time += timedelta(**by)


@dataclass
class Company:
    """Everybody, and a server's parts for them."""

    parts: Parts
    coach: ScriptedCoach
    clock: Clock
    people: dict[str, Viewer] = field(default_factory=dict)

    @property
    def rep(self) -> Viewer:
        return self.people["rep"]

    @property
    def manager(self) -> Viewer:
        return self.people["manager"]


async def invite_everybody(db: Database) -> dict[str, Viewer]:
    return await db.run(lambda session: {name: Viewer.of(invite(session, one)) for name, one in PEOPLE.items()})


def give_tokens(session: Session, people: dict[str, Viewer]) -> dict[str, str]:
    tokens = {}
    for name, viewer in people.items():
        tokens[name], new = fresh_token("test")
        credentials.add(session, viewer.person_id, new)
    return tokens


@dataclass
class Served:
    """A whole server in this process: the app, its parts, and a client for everybody (`anonymous` included)."""

    app: FastAPI
    coach: ScriptedCoach
    clients: dict[str, httpx.AsyncClient] = field(default_factory=dict)
    people: dict[str, Viewer] = field(default_factory=dict)

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.state.parts
        return parts

    @property
    def rep(self) -> httpx.AsyncClient:
        return self.clients["rep"]

    @property
    def manager(self) -> httpx.AsyncClient:
        return self.clients["manager"]


def client_of(app: FastAPI, token: str | None = None) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=f"http://{HOST}", headers=headers)


@pytest.fixture
async def served(db: Database, settings: Settings) -> AsyncIterator[Served]:
    coach = ScriptedCoach()
    app = create_app(settings, coach=coach, db=db)
    async with app.router.lifespan_context(app):
        served = Served(app, coach, {"anonymous": client_of(app)}, await invite_everybody(db))
        for name, token in (await db.run(give_tokens, served.people)).items():
            served.clients[name] = client_of(app, token)
        yield served
        if coach.gate is not None:
            coach.gate.set()
        for client in served.clients.values():
            await client.aclose()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, max_concurrent_turns=8)


@pytest.fixture
async def company(db: Database, settings: Settings) -> AsyncIterator[Company]:
    clock, coach = Clock(), ScriptedCoach()
    parts = build_parts(settings, coach=coach, clock=clock, db=db)
    yield Company(parts, coach, clock, await invite_everybody(db))
    if coach.gate is not None:
        coach.gate.set()
    await parts.turns.close(5)
