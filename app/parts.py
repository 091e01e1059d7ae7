"""What a running server is made of, put together by app/wiring.py; routes reach it through `parts_of`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from starlette.requests import HTTPConnection

from app.commitments import Commitments
from app.sessions import Sessions
from app.settings import Settings
from app.store.database import Database
from app.turns import TakesTurns, Turns


@dataclass(frozen=True, slots=True)
class Parts:
    """`clock` is the only one: tests turn it."""

    settings: Settings
    db: Database
    coach: TakesTurns
    sessions: Sessions
    turns: Turns
    commitments: Commitments
    clock: Callable[[], datetime]
    closing: tuple[Callable[[], Awaitable[None]], ...] = ()  # what a provider wants done when the server stops

    def today(self) -> date:
        """In UTC, like every stored date."""
        return self.clock().date()


def parts_of(connection: HTTPConnection) -> Parts:
    """The FastAPI dependency."""
    parts: Parts = connection.app.state.parts
    return parts
